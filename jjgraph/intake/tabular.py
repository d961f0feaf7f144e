"""Read one file of a data set, CSV or Excel: its records numbered as a spreadsheet shows them."""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path

from jjgraph.bilingual import Bilingual
from jjgraph.intake.characters import marks_issue, one_line, without_marks
from jjgraph.intake.encodings import decode, encoding_issue
from jjgraph.intake.parsing import half_width
from jjgraph.intake.workbooks import SUFFIX, read_sheet
from jjgraph.model.identifiers import shortened
from jjgraph.model.issues import Issue
from jjgraph.model.schema import Property

_SEPARATORS = {
    ";": Bilingual("分号", "semicolons"),
    "\t": Bilingual("制表符", "tabs"),
    "；": Bilingual("全角分号", "full-width semicolons"),
    "，": Bilingual("全角逗号", "full-width commas"),
}
_HEADER_WITHIN = 3  # rows that are looked through for a header that is not in the first
_HEADINGS = 2  # known headings that make a row a header for sure
# Columns that hold ids and codes, beside those that refer to others or offer a choice of values.
_CODES = {"uid", "source_id", "group_id", "kind", "type", "tie", "claim_id"}
# Columns whose values are shown on a line: a line end in them is a blank.
_ON_A_LINE = {
    "name_zh",
    "name_en",
    "aliases",
    "party",
    "place",
    "title",
    "publisher",
    "role",
    "unit",
    "measure",
    "period",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One record as written: its number (header is 1) and its cells, stripped, by canonical column name."""

    number: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")


@dataclass(slots=True)
class Table:
    """One file: its columns under their canonical names, its rows, and what went wrong in reading it.

    ``file`` is the name in the schema (``entities.csv``), ``written`` that in the folder, perhaps
    ``entities.xlsx``. ``complete`` is False where reading broke off: what is not there may stand below.
    ``unread`` are the cells of rows that were reported and not read: what they say is not missing.
    """

    file: str
    written: str = ""
    columns: tuple[str, ...] = ()
    rows: list[Row] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    complete: bool = True
    unread: set[str] = field(default_factory=set)


def _issue(file: str, row: int | None, code: str, reason: Bilingual, advice: Bilingual) -> Issue:
    return Issue(file, row, "", code, reason, advice)


def read_table(path: Path, columns: Iterable[Property]) -> Table:
    r"""Read the file *path*, CSV or .xlsx; headings are matched to *columns* by name or alias.

    Returns
    -------
    Table
        Records that are empty throughout are passed over; they keep their number. Records with more
        cells than the header are reported and not read. Where the header itself is not to be found, that
        is the only issue, and nothing is read. Dates, ids and codes come with ordinary digits and letters.

    Examples
    --------
    The header is row 1; what is empty throughout keeps its number, and is passed over.

    >>> from tempfile import TemporaryDirectory
    >>> from jjgraph.model.schema import builtin_schema
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder) / "entities.csv"
    ...     _ = path.write_text("uid,kind\na,Place\n,\nb,Place\n")
    ...     table = read_table(path, builtin_schema().files["entities.csv"])
    >>> [(row.number, row["uid"]) for row in table.rows]
    [(2, 'a'), (4, 'b')]
    """
    table = Table(path.with_suffix(".csv").name, path.name)
    specs: dict[str, Property] = {}
    for column in columns:
        for alias in (column.name, *column.aliases):
            specs.setdefault(_key(alias), column)
    if path.suffix == SUFFIX:
        sheet = read_sheet(path)
        table.issues.extend(sheet.issues)
        if not sheet.rows and sheet.issues:
            return table
        _fill(table, iter(sheet.rows), specs)
        return table
    data = path.read_bytes()
    decoded = decode(data)
    if decoded is None:
        table.issues.append(encoding_issue(path.name, data))
        return table
    if (issue := _separator_issue(path.name, decoded[0], specs)) is not None:
        table.issues.append(issue)
        return table
    records = _Records(decoded[0])
    try:
        _fill(table, records, specs)
    except csv.Error as error:
        table.complete = False
        table.issues.append(
            _issue(
                path.name,
                records.number + 1,
                "csv",
                Bilingual(f"不是有效的 CSV：{error}", f"not valid CSV: {error}"),
                Bilingual(
                    "请检查这一行的双引号是否成对", "check that the double quotes of this row are paired"
                ),
            )
        )
    return table


LONGEST_CELL = 64 * 2**20  # characters: a batch keeps what it changed in one cell
csv.field_size_limit(LONGEST_CELL)


class _Records:
    """The records of a CSV text, numbered; ``number`` is that of the last one read."""

    def __init__(self, text: str) -> None:
        self.reader = csv.reader(io.StringIO(text, newline=""), strict=True)
        self.number = 0

    def __iter__(self) -> "_Records":
        return self

    def __next__(self) -> tuple[int, list[str]]:
        cells = next(self.reader)
        self.number += 1
        return self.number, cells


def _fill(table: Table, records: Iterator[tuple[int, list[str]]], specs: Mapping[str, Property]) -> None:
    """Read *records*, the header first, into *table*."""
    first = [(number, cells) for number, cells in islice(records, _HEADER_WITHIN)]
    if (issue := _header_issue(table.written, first, specs)) is not None:
        table.issues = [issue]
        return
    cleaner = _Cleaner(specs)
    long_rows: list[tuple[int, list[str]]] = []
    lengths: Counter[int] = Counter()
    header: tuple[str, ...] = ()
    for number, cells in chain(first, records):
        if number == 1:
            header = table.columns = tuple(cleaner.heading(cell) for cell in cells)
            table.issues.extend(_repeated_issues(table.written, header))
            continue
        if not any(cell.strip() for cell in cells):
            continue
        lengths[len(cells)] += 1
        if len(cells) > len(header):
            long_rows.append((number, cells))
        row = cleaner.row(number, header, cells)
        if any(row.cells.values()):
            table.rows.append(row)
    table.issues.extend(cleaner.issues(table.written))
    _leave_out_long_rows(table, long_rows, lengths)
    if not any(header):
        table.columns = ()
        reason = (
            Bilingual("第1行没有表头", "row 1 has no header")
            if table.rows
            else Bilingual("文件是空的", "the file is empty")
        )
        table.issues.append(
            _issue(
                table.written,
                None,
                "empty",
                reason,
                Bilingual("请至少写一行表头", "write at least the header"),
            )
        )


def _leave_out_long_rows(table: Table, rows: list[tuple[int, list[str]]], lengths: Counter[int]) -> None:
    """Report the rows that have more cells than the header, and take them out of *table*.

    Rows that all end in the same empty cells were saved so by a spreadsheet program. One row alone that has one
    cell more holds a comma without quotes, and all behind it stands a column too far.
    """
    width = len(table.columns)
    usual = {length for length, count in lengths.items() if 2 * count > lengths.total() and count > 1}
    wrong = {
        number: cells
        for number, cells in rows
        if any(map(str.strip, cells[width:])) or len(cells) not in usual
    }
    table.issues.extend(_length_issue(table.written, n, len(cells), width) for n, cells in wrong.items())
    table.unread = {cell.strip() for cells in wrong.values() for cell in cells}
    table.rows = [row for row in table.rows if row.number not in wrong]


@dataclass(slots=True)
class _Cleaner:
    """Takes from cells what cannot be seen, and remembers where: one message for each sort, with a count."""

    specs: Mapping[str, Property]
    marked: dict[int, set[str]] = field(default_factory=dict)
    broken: dict[str, list[int]] = field(
        default_factory=dict
    )  # rows by the column that has a line end in them

    def heading(self, cell: str) -> str:
        plain = self._clean(1, cell, code=True)
        spec = self.specs.get(_key(plain))
        return spec.name if spec else one_line(plain)

    def row(self, number: int, header: tuple[str, ...], cells: list[str]) -> Row:
        return Row(
            number, {name: self._cell(number, name, cell) for name, cell in zip(header, cells, strict=False)}
        )

    def _cell(self, number: int, name: str, cell: str) -> str:
        spec = self.specs.get(_key(name))
        code = spec is not None and _is_code(spec)
        plain = self._clean(number, cell, code=code)
        if code:
            return half_width(plain)
        if name in _ON_A_LINE and "\n" in plain:
            self.broken.setdefault(name, []).append(number)
            return one_line(plain)
        return plain

    def _clean(self, number: int, cell: str, *, code: bool) -> str:
        plain, marks = without_marks(cell, code=code)
        if marks:
            self.marked.setdefault(number, set()).update(marks)
        return plain

    def issues(self, file: str) -> Iterator[Issue]:
        if self.marked:
            marks = set().union(*self.marked.values())
            yield marks_issue(file, min(self.marked), marks, len(self.marked))
        for name, rows in self.broken.items():
            more = (
                Bilingual(f"（共 {len(rows)} 行）", f" ({len(rows)} rows)")
                if len(rows) > 1
                else Bilingual("")
            )
            yield Issue(
                file,
                rows[0],
                name,
                "line-end",
                Bilingual(
                    f"格中有换行，读作空格{more.zh}", f"a line end in the cell was read as a blank{more.en}"
                ),
                Bilingual("请在原文件中改成一行", "write it on one line"),
                warning=True,
            )


def _key(heading: str) -> str:
    """Return a heading as it is compared: without capitals, and half-width."""
    return half_width(heading).casefold().strip()


def _is_code(spec: Property) -> bool:
    return spec.type == "date" or bool(spec.refers or spec.allowed) or spec.name in _CODES


def _separator_issue(file: str, text: str, specs: Mapping[str, Property]) -> Issue | None:
    """Find a header whose headings are separated by something else than commas."""
    for number, line in enumerate(text.splitlines()[:_HEADER_WITHIN], start=1):
        for mark, name in _SEPARATORS.items():
            if (
                "," not in line
                and mark in line
                and specs.keys() & {_key(cell.strip(' "')) for cell in line.split(mark)}
            ):
                return _issue(
                    file,
                    number,
                    "separator",
                    Bilingual(
                        f"列之间是{name.zh}，不是逗号", f"columns are separated by {name.en}, not by commas"
                    ),
                    Bilingual(
                        "请在表格软件中另存为“CSV UTF-8（逗号分隔）”或 .xlsx",
                        "save it as CSV UTF-8 (comma delimited) or .xlsx",
                    ),
                )
    return None


def _header_issue(
    file: str, first: Iterable[tuple[int, list[str]]], specs: Mapping[str, Property]
) -> Issue | None:
    """Find a header that stands below the first row, under a title for instance."""
    for number, cells in first:
        known = len(specs.keys() & set(map(_key, cells)))
        if number == 1 and known:
            return None
        if known >= _HEADINGS:
            return _issue(
                file,
                number,
                "header-row",
                Bilingual(f"表头在第{number}行，应在第1行", f"the header is in row {number}, not in row 1"),
                Bilingual("请删去表头上面的行", "delete the rows above the header"),
            )
    return None


def _length_issue(file: str, row: int, cells: int, columns: int) -> Issue:
    return _issue(
        file,
        row,
        "too-many-cells",
        Bilingual(
            f"有 {cells} 格，表头只有 {columns} 列", f"{cells} cells, but {columns} columns in the header"
        ),
        Bilingual("含逗号的内容请加双引号", "put double quotes around text that holds a comma"),
    )


def _repeated_issues(file: str, header: tuple[str, ...]) -> list[Issue]:
    repeated = sorted({name for name in header if name and header.count(name) > 1})
    return [
        _issue(
            file,
            1,
            "repeated-column",
            Bilingual(
                f"表头中“{shortened(name)}”出现多次", f"the header names {shortened(name)} more than once"
            ),
            Bilingual("请只保留一列", "keep one of the columns"),
        )
        for name in repeated
    ]
