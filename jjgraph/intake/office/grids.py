"""A sheet as rows of texts, each as Excel shows it, with the place of every cell."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from jjgraph.intake.office.places import CellIssue, cell_name

# What a cell can have wrong with it by itself; what it means is said where the column is known.
FORMULA_EMPTY = "formula-without-value"
FORMULA_ERROR = "formula-error"
DIGITS_LOST = "digits-lost"
MAYBE_OCTOBER = "month-lost-zero"  # 2023.1, kept as a number: 2023.10 would look the same
OCTOBER = re.compile(r"(?:19|20)\d\d\.1")


class GridRow(NamedTuple):
    """A row that holds something: its number as Excel shows it, and its cells from column A on."""

    number: int
    cells: list[str]

    def text(self, column: int) -> str:
        """Return the text in *column*, counted from 1; "" beyond the last cell that is filled."""
        return self.cells[column - 1] if column <= len(self.cells) else ""

    def filled(self) -> Iterator[tuple[int, str]]:
        """Yield the columns that hold something, with it."""
        return ((column, text) for column, text in enumerate(self.cells, start=1) if text)


class Area(NamedTuple):
    """Merged cells: the first and last row and column, counted from 1."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def name(self) -> str:
        """What Excel calls it, such as ``C4:C26``."""
        return f"{cell_name(self.top, self.left)}:{cell_name(self.bottom, self.right)}"


@dataclass(slots=True)
class Grid:
    """One sheet.

    Attributes
    ----------
    file, sheet : str
        Name of the file, and of the sheet ("" for a file of text).
    rows : list of GridRow
        The rows that hold something, in their order; a cell with a format alone holds nothing.
    hidden : bool
        True where Excel does not show the sheet.
    merged : tuple of Area
        The merged cells.
    faults : dict
        Codes of what is wrong with single cells by themselves, by row and column.
    issues : list of CellIssue
        What is to be said of the file as a whole, such as the encoding that was guessed.
    """

    file: str
    sheet: str = ""
    rows: list[GridRow] = field(default_factory=list)
    hidden: bool = False
    merged: tuple[Area, ...] = ()
    faults: dict[tuple[int, int], str] = field(default_factory=dict)
    issues: list[CellIssue] = field(default_factory=list)
