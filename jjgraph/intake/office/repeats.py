"""Rows of one table that stand in it twice."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import fields

from jjgraph.bilingual import Bilingual
from jjgraph.intake.office.listed import ListedRow
from jjgraph.intake.office.places import CellIssue


def repeated_issues(rows: Sequence[ListedRow]) -> Iterator[CellIssue]:
    """Find rows that say what an earlier one says, and names that are listed twice with nothing to tell why.

    An organisation may have several rows, one for each of its cooperations or figures.

    Examples
    --------
    >>> from jjgraph.intake.office.listed import Place
    >>> rows = [ListedRow(Place("a.csv", "", number, {"name": "A"}), "甲公司") for number in (2, 3)]
    >>> [(issue.code, issue.cells) for issue in repeated_issues(rows)]
    [('repeated-row', ('A3',))]
    """
    by_content: dict[Hashable, ListedRow] = {}
    by_name: dict[Hashable, ListedRow] = {}
    for row in rows:
        same = by_content.setdefault(_content(row), row)
        first = by_name.setdefault((row.name, row.code, row.school_code), row)
        if same is not row:
            yield _issue(row, "repeated-row", same, Bilingual("每一格都相同", "says the same in every cell"))
        elif first is not row and not (row.partners or row.figures or row.private or first.partners):
            yield _issue(
                row, "repeated-name", first, Bilingual("是同一个单位", "is of the same organisation")
            )


def _content(row: ListedRow) -> Hashable:
    """Return what a row says, but for its place."""
    values = (getattr(row, item.name) for item in fields(row) if item.name != "place")
    return tuple(tuple(value.items()) if isinstance(value, Mapping) else value for value in values)


def _issue(row: ListedRow, code: str, other: ListedRow, what: Bilingual) -> CellIssue:
    cell = row.place.cell("name") or row.place.cell("school_code")
    return CellIssue(
        row.place.file,
        row.place.row,
        "",
        code,
        Bilingual(f"与第 {other.place.row} 行{what.zh}", f"{what.en} as row {other.place.row}"),
        Bilingual("若是重复，请删去一行", "delete one where it stands twice by mistake"),
        warning=True,
        sheet=row.place.sheet,
        cells=(cell,) if cell else (),
    )
