"""Where something stands in a spreadsheet, and what is wrong there."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from jjgraph.bilingual import Bilingual
from jjgraph.model.issues import Issue

_LISTED = 5  # cells that a message names; all of them are in ``cells``


@cache
def column_letters(column: int) -> str:
    """Return what Excel calls the column with this number, from 1.

    Examples
    --------
    >>> column_letters(2), column_letters(28)
    ('B', 'AB')
    """
    from openpyxl.utils import get_column_letter

    return get_column_letter(column)


def cell_name(row: int, column: int) -> str:
    """Return what Excel calls a cell; both numbers count from 1.

    Examples
    --------
    >>> cell_name(7, 2)
    'B7'
    """
    return f"{column_letters(column)}{row}"


@dataclass(frozen=True, slots=True)
class CellIssue(Issue):
    """A problem of a spreadsheet: an `Issue` that knows its sheet and all its cells.

    Attributes
    ----------
    sheet : str
        Name of the sheet; "" for a file of text, or where the whole file is meant.
    cells : tuple of str
        The cells in which this one cause stands, as Excel names them, in the order of the rows.
    """

    sheet: str = ""
    cells: tuple[str, ...] = ()

    @property
    def place(self) -> Bilingual:
        """File, sheet and cells, as far as they are known; of many cells the first ones and how many there are."""
        parts = [part for part in (self.file, self.sheet) if part]
        if not self.cells:
            row = Bilingual("", "")
            if self.row is not None:
                row = Bilingual(f"，第{self.row}行", f", row {self.row}")
            return Bilingual("，".join(parts) + row.zh, ", ".join(parts) + row.en)
        listed, count = self.cells[:_LISTED], len(self.cells)
        more = Bilingual(f"…（共 {count} 格）", f"… ({count} cells)") if count > _LISTED else Bilingual("")
        return Bilingual(
            "，".join([*parts, "、".join(listed)]) + more.zh, ", ".join([*parts, *listed]) + more.en
        )


def gathered(issues: Iterable[CellIssue]) -> list[CellIssue]:
    """Return *issues* with each cause reported once, where it stands first, with all its cells.

    Examples
    --------
    >>> why = Bilingual("空", "empty"), Bilingual("请填写", "fill it in")
    >>> twice = [CellIssue("a.xlsx", row, "类别", "empty", *why, sheet="一", cells=(f"C{row}",)) for row in (4, 9)]
    >>> [issue.place.en for issue in gathered(twice)]
    ['a.xlsx, 一, C4, C9']
    """
    found: dict[CellIssue, list[CellIssue]] = {}
    for issue in issues:
        found.setdefault(replace(issue, row=None, cells=()), []).append(issue)
    return [
        same[0]
        if len(same) == 1
        else replace(same[0], cells=tuple(dict.fromkeys(cell for one in same for cell in one.cells)))
        for same in found.values()
    ]
