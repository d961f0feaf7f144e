"""The XML of one sheet of an .xlsx file, and of the texts that its sheets share: handlers that fill a grid."""

import re
from datetime import datetime
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from jjgraph.intake.number_formats import MOST_DIGITS, shown_date, shown_number
from jjgraph.intake.office import limits
from jjgraph.intake.office.grids import (
    DIGITS_LOST,
    FORMULA_EMPTY,
    FORMULA_ERROR,
    MAYBE_OCTOBER,
    OCTOBER,
    Area,
    Grid,
    GridRow,
)
from jjgraph.intake.office.xml_parts import local_name

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")  # how Excel writes a control character


class Format(NamedTuple):
    """A number format: how it is written, its number, and whether it shows a date."""

    code: str
    number: int
    date: bool


class SharedStrings:
    """The shared strings: runs of rich text joined, readings of signs (phonetic runs) left out."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._parts: list[str] = []
        self._take = False
        self._phonetic = False

    def start(self, tag: str, _: dict[str, str]) -> None:
        tag = local_name(tag)
        if tag == "si":
            self._parts = []
        elif tag == "rPh":
            self._phonetic = True
        elif tag == "t":
            self._take = not self._phonetic

    def end(self, tag: str) -> None:
        tag = local_name(tag)
        if tag == "si":
            self.texts.append(_unescaped("".join(self._parts)))
        elif tag == "rPh":
            self._phonetic = False
        elif tag == "t":
            self._take = False

    def data(self, text: str) -> None:
        if self._take:
            self._parts.append(text)


def _unescaped(text: str) -> str:
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


class SheetReader:
    """Fills a grid from the elements of a sheet's XML."""

    def __init__(
        self, grid: Grid, texts: list[str], formats: list[Format], *, epoch_1904: bool, words: bool
    ) -> None:
        self.grid, self.texts, self.formats = grid, texts, formats
        self.epoch_1904, self.words = epoch_1904, words
        self.row = self.column = self.cells_read = 0
        self.cells: list[str] = []
        self.type = self.style = ""
        self.value: list[str] = []
        self.formula = self.take = self.phonetic = False
        self.merged: list[Area] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        tag = local_name(tag)
        if tag == "c":
            self._start_cell(attributes)
        elif tag == "v" or (tag == "t" and not self.phonetic):
            self.take = True
        elif tag == "f":
            self.formula = True
        elif tag == "row":
            self.row = int(attributes.get("r", self.row + 1))
            self.column, self.cells = 0, []
        elif tag == "rPh":
            self.phonetic = True
        elif tag == "mergeCell":
            self.merged.append(_area(attributes["ref"]))

    def end(self, tag: str) -> None:
        tag = local_name(tag)
        if tag in ("v", "t"):
            self.take = False
        elif tag == "c":
            self._end_cell()
        elif tag == "rPh":
            self.phonetic = False
        elif tag == "row" and self.cells:
            self.grid.rows.append(GridRow(self.row, self.cells))

    def data(self, text: str) -> None:
        if self.take:
            self.value.append(text)

    def finish(self) -> None:
        self.grid.merged = tuple(sorted(self.merged))
        numbers = [row.number for row in self.grid.rows]
        if any(later <= earlier for earlier, later in pairwise(numbers)):
            raise ValueError("rows out of order")

    def _start_cell(self, attributes: dict[str, str]) -> None:
        reference = attributes.get("r")
        if reference is None:
            self.column += 1
        else:
            self.column = _column(reference.rstrip("0123456789"))
        self.type, self.style = attributes.get("t", "n"), attributes.get("s", "0")
        self.value, self.formula = [], False

    def _end_cell(self) -> None:
        text = self._text("".join(self.value))
        if self.formula and not text and self.type != "str":
            self._fault(FORMULA_EMPTY)
        if not text:
            return
        if self.column > limits.MOST_COLUMNS:
            raise limits.too_wide(self.grid.file, self.grid.sheet)
        self.cells_read += 1
        if self.cells_read > limits.MOST_CELLS:
            raise limits.too_many_cells(self.grid.file, self.grid.sheet)
        if self.column <= len(self.cells):
            raise ValueError("cells out of order")
        self.cells.extend([""] * (self.column - 1 - len(self.cells)))
        self.cells.append(text)

    def _fault(self, code: str) -> None:
        if len(self.grid.faults) < limits.MOST_FAULTS:
            self.grid.faults[self.row, self.column] = code

    def _text(self, raw: str) -> str:
        match self.type if raw else "":
            case "s":
                return self.texts[int(raw)].strip()
            case "str" | "inlineStr":
                return _unescaped(raw).strip()
            case "b":
                return "TRUE" if raw == "1" else "FALSE"
            case "e":
                self._fault(FORMULA_ERROR)
            case "d":
                return raw.removesuffix("T00:00:00").replace("T", " ")
            case "n":
                return self._number(raw)
        return raw

    def _number(self, raw: str) -> str:
        style = int(self.style)
        form = self.formats[style] if style < len(self.formats) else Format("General", 0, False)
        value = float(raw)
        if form.date and (moment := self._moment(value)) is not None:
            return shown_date(moment, form.code, form.number)
        if abs(value) >= MOST_DIGITS:
            self._fault(DIGITS_LOST)
        text = shown_number(value, form.code, words=self.words)
        if OCTOBER.fullmatch(text):
            self._fault(MAYBE_OCTOBER)
        return text

    def _moment(self, serial: float) -> datetime | None:
        from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

        try:
            moment = from_excel(serial, CALENDAR_MAC_1904 if self.epoch_1904 else CALENDAR_WINDOWS_1900)
        except (ValueError, OverflowError):
            return None  # no day of the calendar: the number itself is what there is
        return moment if isinstance(moment, datetime) else None


@lru_cache(maxsize=limits.MOST_COLUMNS * 2)
def _column(letters: str) -> int:
    from openpyxl.utils import column_index_from_string

    return column_index_from_string(letters)


def _area(reference: str) -> Area:
    first, _, last = reference.partition(":")
    top, left = _corner(first)
    return Area(top, left, *_corner(last or first))


def _corner(reference: str) -> tuple[int, int]:
    letters = reference.rstrip("0123456789")
    return int(reference[len(letters) :]), _column(letters)
