"""Numbers beside the columns that say what they are: a sign and ``bound``, per cent and ``unit``, must agree."""

from collections.abc import Iterator

from jjgraph.bilingual import Bilingual
from jjgraph.intake.folder import RawFolder, columns_of
from jjgraph.intake.numbers import PERCENT, PERCENT_UNITS, Number, parse_number
from jjgraph.intake.parsing import half_width
from jjgraph.model.identifiers import shortened
from jjgraph.model.issues import Issue
from jjgraph.model.schema import Property

# The number of a row, by file; unit and bound, where there is such a column, say what it is.
_NUMBERS = {"relationships.csv": "quantity", "statistics.csv": "value", "declared_groups.csv": "declared"}
_SIGNS = {"ge": "≥ >=", "gt": ">", "le": "≤ <=", "lt": "<", "approx": "约 ~"}


def number_issues(raw: RawFolder) -> Iterator[Issue]:
    """Find numbers whose sign or per cent the columns beside them contradict, or that have no place to keep it.

    Examples
    --------
    30 per cent cannot be a number of people.

    >>> from jjgraph.intake.tabular import Row, Table
    >>> from jjgraph.model.schema import builtin_schema
    >>> table = Table("statistics.csv", rows=[Row(2, {"value": "30%", "unit": "人"})])
    >>> raw = RawFolder("d", builtin_schema(), tables={"statistics.csv": table})
    >>> [(issue.row, issue.column) for issue in number_issues(raw)]
    [(2, 'value')]
    """
    for file in ("entities.csv", *_NUMBERS):
        columns = {column.name: column for column in columns_of(raw.schema, file)}
        own = [
            column
            for column in columns.values()
            if column.type == "number" and column.name != _NUMBERS.get(file)
        ]
        for row in raw.table(file).rows:
            if (number := _parsed(row[_NUMBERS.get(file, "")])) is not None:
                yield from _unit_issues(file, row.number, _NUMBERS[file], number, row["unit"])
                yield from _bound_issues(file, row.number, number, row["bound"], columns.get("bound"))
            for column in own:
                if (number := _parsed(row[column.name])) is not None:
                    yield from _own_issues(file, row.number, column, number)


def _parsed(text: str) -> Number | None:
    try:
        return parse_number(text)
    except ValueError:
        return None  # empty, or reported as no number


def _is_percent(unit: str) -> bool:
    return half_width(unit).strip().casefold() in PERCENT_UNITS


def _unit_issues(file: str, row: int, column: str, number: Number, unit: str) -> Iterator[Issue]:
    if number.unit == PERCENT and unit and not _is_percent(unit):
        yield Issue(
            file,
            row,
            column,
            "percent-and-unit",
            Bilingual(
                f"数带 %，单位却是“{shortened(unit)}”",
                f"the number is per cent, but its unit is {shortened(unit)!r}",
            ),
            Bilingual("请去掉 %，或把单位写成 %", "leave out the %, or write % as its unit"),
        )


def _bound_issues(
    file: str, row: int, number: Number, bound: str, column: Property | None
) -> Iterator[Issue]:
    if column is None or number.bound == "eq":
        return
    signs = _SIGNS[number.bound]
    if bound and bound != number.bound:
        yield Issue(
            file,
            row,
            "bound",
            "bound-differs",
            Bilingual(
                f"数前的符号（{signs}）与 bound {bound} 不合",
                f"the sign of the number ({signs}) is not {bound}",
            ),
            Bilingual("请改正其中一个", "correct one of the two"),
        )
    elif not bound and number.bound not in column.allowed:
        yield Issue(
            file,
            row,
            "bound",
            "bound-unknown",
            Bilingual(f"这里不能写符号（{signs}）", f"a sign ({signs}) cannot stand here"),
            Bilingual(
                f"请只写数，bound 从 {', '.join(column.allowed)} 中选择",
                f"write the number alone, and a bound out of {', '.join(column.allowed)}",
            ),
        )


def _own_issues(file: str, row: int, column: Property, number: Number) -> Iterator[Issue]:
    """Report what a property of a kind or type, which is a number alone, does not keep."""
    lost = _SIGNS.get(number.bound, "")
    if number.unit == PERCENT and not _is_percent(column.unit):
        lost = f"{lost} %".strip()
    if lost:
        yield Issue(
            file,
            row,
            column.name,
            "number-alone",
            Bilingual(f"这一列只存数，不存“{lost}”", f"this column keeps the number alone, not {lost!r}"),
            Bilingual(
                "请只写数；含义放在 note 或 statistics.csv",
                "write the number alone; what it means goes into note or statistics.csv",
            ),
            warning=True,
        )
