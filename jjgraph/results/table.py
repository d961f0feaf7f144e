"""The answer to a question: rows with names of columns, and what has to be said beside them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from importlib import import_module
from typing import TYPE_CHECKING, Any

from rich.cells import cell_len

from jjgraph.bilingual import Bilingual
from jjgraph.errors import MissingPackageError, UsageError
from jjgraph.results.cells import cell_text, shown_text
from jjgraph.results.chart import Bar, Chart
from jjgraph.results.headings import HEADINGS

if TYPE_CHECKING:
    import pandas
    import polars

MOST_ROWS = 50  # of a table in a notebook; the frames and loops have them all


@dataclass(frozen=True, slots=True)
class Table:
    """Rows in the order of the question, each a tuple in the order of ``columns``.

    Attributes
    ----------
    columns : tuple of str
        Names of the columns, as in the files of the command line.
    rows : tuple of tuple
        The rows.
    notes : tuple of Bilingual
        What has to be said beside the rows: the day, what the view leaves out, what is not assessable.
    hidden : tuple of str
        Columns for which there is no room where people read; rows, files and frames have them.
    about : mapping
        What is needed to make the result again: data with their hash, day, view, parameters, versions; empty
        where nothing is computed.

    Examples
    --------
    >>> table = Table(("name", "partners"), (("甲", 3), ("乙", 1)))
    >>> len(table), table[0], table.column("partners")
    (2, {'name': '甲', 'partners': 3}, [3, 1])
    >>> print(table)
    name | partners
    甲   | 3
    乙   | 1
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    notes: tuple[Bilingual, ...] = ()
    hidden: tuple[str, ...] = ()
    about: Mapping[str, Any] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        """Yield each row as a mapping by column."""
        return (dict(zip(self.columns, row, strict=True)) for row in self.rows)

    def __getitem__(self, number: int) -> dict[str, Any]:
        """Return the row of this number, from 0, as a mapping by column."""
        return dict(zip(self.columns, self.rows[number], strict=True))

    def visible(self, lang: str) -> tuple[int, ...]:
        """Return the numbers of the columns that people read: those not hidden, and of two languages that of *lang*.

        Examples
        --------
        >>> Table(("uid", "reason_zh", "reason_en"), (), hidden=("uid",)).visible("en")
        (2,)
        """
        other = "_zh" if lang == "en" else "_en"
        return tuple(
            number
            for number, name in enumerate(self.columns)
            if name not in self.hidden
            and not (name.endswith(other) and f"{name.removesuffix(other)}_{lang}" in self.columns)
        )

    def column(self, name: str) -> list[Any]:
        """Return the values of the column *name*.

        Raises
        ------
        UsageError
            If there is no such column.
        """
        if name not in self.columns:
            listed = ", ".join(self.columns)
            raise UsageError(
                Bilingual(f"没有列 {name}（有：{listed}）", f"no column {name} (there are: {listed})")
            )
        index = self.columns.index(name)
        return [row[index] for row in self.rows]

    def to_pandas(self) -> "pandas.DataFrame":
        """Return a pandas frame with all columns.

        Raises
        ------
        MissingPackageError
            If pandas is not installed: ``pip install "jjgraph[pandas]"``.
        """
        frame: pandas.DataFrame = _package("pandas").DataFrame(
            {name: self.column(name) for name in self.columns}
        )
        return frame

    def to_polars(self) -> "polars.DataFrame":
        """Return a polars frame with all columns.

        A column of several types, which polars does not know, becomes text; whole numbers among others
        become decimal ones.

        Raises
        ------
        MissingPackageError
            If polars is not installed: ``pip install "jjgraph[polars]"``.
        """
        columns = {name: _one_type(self.column(name)) for name in self.columns}
        frame: polars.DataFrame = _package("polars").DataFrame(columns)
        return frame

    def bars(
        self, label: str, value: str, *, low: str | None = None, high: str | None = None, title: str = ""
    ) -> Chart:
        """Return a bar chart of one column; rows without a value are left out, and the chart says how many.

        Parameters
        ----------
        label, value : str
            The columns that name and measure the bars; values are numbers from 0 on.
        low, high : str, optional
            The columns of an interval in the unit of the value, drawn as a line.
        title : str
            Stands above the bars.

        Raises
        ------
        UsageError
            If a column is not there, or a value is no number or below 0.

        Examples
        --------
        >>> chart = Table(("year", "ties"), (("2022", 2), ("2023", 4), ("2024", None))).bars("year", "ties")
        >>> [bar.value for bar in chart.bars], chart.left_out
        ([2.0, 4.0], 1)
        """
        spans = [self.column(name) if name else [None] * len(self) for name in (low, high)]
        rows = list(zip(self.column(label), self.column(value), *spans, strict=True))
        bars = [
            Bar(shown_text(name), _number(number), _bound(least), _bound(most))
            for name, number, least, most in rows
            if number is not None
        ]
        return Chart(tuple(bars), title=title, left_out=len(rows) - len(bars))

    def __str__(self) -> str:
        cells = [list(self.columns)] + [[shown_text(value) for value in row] for row in self.rows]
        widths = [max(cell_len(row[i]) for row in cells) for i in range(len(self.columns))]
        lines = [
            " | ".join(cell + " " * (width - cell_len(cell)) for cell, width in zip(row, widths, strict=True))
            for row in cells
        ]
        return "\n".join(line.rstrip() for line in lines)

    def _repr_html_(self) -> str:
        """Return the table for a notebook: every text escaped, Chinese headings first."""
        kept = self.visible("zh")
        head = "".join(_heading(self.columns[i]) for i in kept)
        body = "".join(
            "<tr>" + "".join(_cell(row[i]) for i in kept) + "</tr>" for row in self.rows[:MOST_ROWS]
        )
        return (
            f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
            f"{_line(self._count())}{''.join(map(_line, self.notes))}"
        )

    def _count(self) -> Bilingual:
        if len(self) > MOST_ROWS:
            return Bilingual(
                f"共 {len(self)} 行，显示前 {MOST_ROWS} 行", f"the first {MOST_ROWS} of {len(self)} rows"
            )
        return Bilingual(f"共 {len(self)} 行", f"{len(self)} rows")


def _package(name: str) -> Any:
    try:
        return import_module(name)
    except ImportError as error:
        raise MissingPackageError(
            Bilingual(f"没有安装 {name}", f"{name} is not installed"),
            hint=Bilingual(f'pip install "jjgraph[{name}]"', f'pip install "jjgraph[{name}]"'),
        ) from error


def _one_type(values: Sequence[Any]) -> Sequence[Any]:
    types = {type(value) for value in values if value is not None}
    if types == {int, float}:
        return [None if value is None else float(value) for value in values]
    if types == {list, tuple}:
        return [None if value is None else list(value) for value in values]
    return values if len(types) <= 1 else [None if value is None else cell_text(value) for value in values]


def _number(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value < float("inf"):
        raise UsageError(
            Bilingual(
                f"条形图的值须为不小于 0 的数：{value!r}",
                f"the value of a bar is a number from 0 on: {value!r}",
            )
        )
    return float(value)


def _bound(value: Any) -> float | None:
    return None if value is None else _number(value)


def _heading(name: str) -> str:
    known = HEADINGS.get(name, name)
    if known == name:
        return f"<th>{escape(name)}</th>"
    return f"<th>{escape(known)}<br><small>{escape(name)}</small></th>"


def _cell(value: Any) -> str:
    numeric = isinstance(value, (int, float)) and not isinstance(value, bool)
    style = "right" if numeric else "left"
    return f'<td style="text-align: {style}">{escape(shown_text(value))}</td>'


def _line(text: Bilingual) -> str:
    return f"<div><small>{escape(text.zh)}<br><em>{escape(text.en)}</em></small></div>"
