"""Read the sheets of an .ods file: the text that each cell shows stands in it beside the value."""

import re
from pathlib import Path
from zipfile import ZipFile

from jjgraph.bilingual import Bilingual
from jjgraph.intake.number_formats import MOST_DIGITS, shown_number
from jjgraph.intake.office import limits
from jjgraph.intake.office.grids import (
    DIGITS_LOST,
    FORMULA_EMPTY,
    MAYBE_OCTOBER,
    OCTOBER,
    Area,
    Grid,
    GridRow,
)
from jjgraph.intake.office.xml_parts import BROKEN, Parts, local_name, parse

_NUMBERS = ("float", "currency")
_PADDED = re.compile(r"0\d+")
_WORDED = re.compile(r"[^\d\s.,+-]*[\d.,+-]+[^\d\s.,+-]+")  # such as 500万元, which the format writes
_FINEST = {1: 4, 2: 7}  # numbers that a date shows, and how much of 2023-05-01 they are


def read_open_document(path: Path) -> list[Grid]:
    """Read all sheets of the OpenDocument spreadsheet *path*.

    Raises
    ------
    UnreadableFileError
        If it is damaged, encrypted, or beyond the bounds of `limits`.
    """
    try:
        with ZipFile(path) as archive:
            parts = Parts(path.name, archive)
            with parts.open("META-INF/manifest.xml") as stream:
                if b"encryption-data" in stream.read(1 << 20):
                    raise limits.locked(path.name)
            reader = _Reader(path.name)
            with parts.open("content.xml") as stream:
                parse(stream, reader.start, reader.end, reader.data)
    except BROKEN as error:
        raise limits.unreadable(
            path.name, Bilingual(f"不是完整的 ODS 表格（{error}）", f"not a whole ODS spreadsheet ({error})")
        ) from error
    return reader.grids


class _Reader:
    """Makes grids of the elements of content.xml; what is repeated and empty is passed over, whatever its number."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.grids: list[Grid] = []
        self.merged: list[Area] = []
        self.hidden_styles: set[str] = set()
        self.style = ""
        self.row = self.column = self.repeat_row = self.cells_read = 0
        self.cells: list[str] = []
        self.cell: dict[str, str] = {}
        self.text: list[str] = []
        self.inside = self.note = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = local_name(tag)
        attributes = {local_name(key): value for key, value in attributes.items()}
        if name == "style":
            self.style = attributes.get("name", "")
        elif name == "table-properties" and attributes.get("display") == "false":
            self.hidden_styles.add(self.style)
        elif name == "table":
            hidden = attributes.get("style-name") in self.hidden_styles
            self.grids.append(Grid(self.file, attributes.get("name", ""), hidden=hidden))
            self.row, self.merged = 0, []
        elif name == "table-row":
            self.repeat_row = int(attributes.get("number-rows-repeated", 1))
            self.column, self.cells = 0, []
        elif name in ("table-cell", "covered-table-cell"):
            self.cell, self.text = attributes, []
        elif name == "annotation":
            self.note += 1
        elif name == "p":
            self.inside += 1
            if self.text and not self.note:
                self.text.append("\n")
        elif name in ("s", "tab", "line-break") and self.inside and not self.note:
            self.text.append("\n" if name == "line-break" else " ")

    def end(self, tag: str) -> None:
        name = local_name(tag)
        if name in ("table-cell", "covered-table-cell"):
            self._end_cell()
        elif name == "table-row":
            self._end_row()
        elif name == "table":
            self.grids[-1].merged = tuple(sorted(self.merged))
        elif name == "annotation":
            self.note -= 1
        elif name == "p":
            self.inside -= 1

    def data(self, text: str) -> None:
        if self.inside and not self.note:
            self.text.append(text)

    def _end_cell(self) -> None:
        repeat = int(self.cell.get("number-columns-repeated", 1))
        text, fault = _shown(self.cell, "".join(self.text).strip())
        first = self.column + 1
        self.column += repeat
        down, across = (int(self.cell.get(f"number-{way}-spanned", 1)) for way in ("rows", "columns"))
        if down * across > 1:
            self.merged.append(Area(self.row + 1, first, self.row + down, first + across - 1))
        if fault and len(self.grids[-1].faults) < limits.MOST_FAULTS:
            self.grids[-1].faults[self.row + 1, first] = fault
        if not text:
            return
        if self.column > limits.MOST_COLUMNS:
            raise limits.too_wide(self.file, self.grids[-1].sheet)
        self.cells.extend([""] * (first - 1 - len(self.cells)))
        self.cells.extend([text] * repeat)

    def _end_row(self) -> None:
        grid, first = self.grids[-1], self.row + 1
        self.row += self.repeat_row
        if not self.cells:
            return
        self.cells_read += len(self.cells) * self.repeat_row
        if self.cells_read > limits.MOST_CELLS:
            raise limits.too_many_cells(self.file, grid.sheet)
        grid.rows.extend(GridRow(number, self.cells) for number in range(first, self.row + 1))


def _shown(cell: dict[str, str], text: str) -> tuple[str, str]:
    """Return what a cell shows, and the code of what is wrong with it."""
    kind, value = cell.get("value-type", "string"), cell.get("value", "")
    if kind == "date":
        return _date(cell.get("date-value", ""), text), ""
    if kind == "percentage":
        return shown_number(float(value), "0%"), ""
    if kind in _NUMBERS:
        if abs(float(value)) >= MOST_DIGITS:
            return text, DIGITS_LOST
        number = shown_number(float(value), "General")
        shown = text if _PADDED.fullmatch(text) or _WORDED.fullmatch(text) else number
        return shown, MAYBE_OCTOBER if OCTOBER.fullmatch(shown) else ""
    if kind == "boolean":
        return cell.get("boolean-value", "").upper(), ""
    return text, FORMULA_EMPTY if "formula" in cell and not text and "value-type" not in cell else ""


def _date(value: str, text: str) -> str:
    """Return a date as finely as the cell shows it."""
    day = value.removesuffix("T00:00:00").replace("T", " ")
    return day[: _FINEST.get(len(re.findall(r"\d+", text)), len(day))]
