"""Read the sheets of an .xlsx file as they show, in one pass over its XML and in memory for the filled cells alone.

Formats decide what a number looks like (0000123, 45%, 2023-05), and a formula without a saved value looks empty;
a reader of values alone knows neither.
"""

import re
from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple
from zipfile import ZipFile

from jjgraph.bilingual import Bilingual
from jjgraph.intake.number_formats import MOST_DIGITS, is_chinese_date, shown_date, shown_number
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
from jjgraph.intake.office.xml_parts import BROKEN, Parts, local_name, nothing, parse

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")  # how Excel writes a control character


class _SheetPart(NamedTuple):
    name: str
    hidden: bool
    path: str


class _Format(NamedTuple):
    """A number format: how it is written, its number, and whether it shows a date."""

    code: str
    number: int
    date: bool


def read_workbook(path: Path, *, words: bool = True) -> list[Grid]:
    """Read all sheets of the workbook *path*, in the order of Excel's tabs.

    Parameters
    ----------
    path : Path
        Of a .xlsx or .xlsm file.
    words : bool
        Whether a number has the words that its format shows beside it, such as 500万元.

    Raises
    ------
    UnreadableFileError
        If it is damaged, has no sheet, or is beyond the bounds of `limits`.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> from openpyxl import Workbook
    >>> book = Workbook()
    >>> book.active.append(["编号", 123])
    >>> book.active["B1"].number_format = "0000000"
    >>> with TemporaryDirectory() as folder:
    ...     book.save(Path(folder) / "a.xlsx")
    ...     [(grid.sheet, grid.rows) for grid in read_workbook(Path(folder) / "a.xlsx")]
    [('Sheet', [GridRow(number=1, cells=['编号', '0000123'])])]
    """
    try:
        with ZipFile(path) as archive:
            return _Workbook(path.name, archive, words=words).grids()
    except BROKEN as error:
        raise limits.unreadable(
            path.name,
            Bilingual(f"不是完整的 Excel 工作簿（{error}）", f"not a whole Excel workbook ({error})"),
        ) from error


class _Workbook:
    def __init__(self, file: str, archive: ZipFile, *, words: bool) -> None:
        self.file, self.parts, self.words = file, Parts(file, archive), words
        self.epoch_1904 = False
        self.folder = ""

    def grids(self) -> list[Grid]:
        parts = self._sheet_parts()
        if len(parts) > limits.MOST_SHEETS:
            raise limits.unreadable(
                self.file, Bilingual(f"有 {len(parts)} 张工作表", f"it has {len(parts)} sheets")
            )
        texts, formats = self._shared_strings(), self._formats()
        return [self._grid(part, texts, formats) for part in parts]

    def _elements(self, name: str) -> Iterator[tuple[str, dict[str, str]]]:
        """Yield the elements of a small part, with their attributes."""
        found: list[tuple[str, dict[str, str]]] = []
        if name in self.parts:
            with self.parts.open(name) as stream:
                parse(
                    stream,
                    lambda tag, attributes: found.append((local_name(tag), attributes)),
                    nothing,
                    nothing,
                )
        return iter(found)

    def _sheet_parts(self) -> list[_SheetPart]:
        book = next(
            (
                attributes["Target"].lstrip("/")
                for tag, attributes in self._elements("_rels/.rels")
                if tag == "Relationship" and attributes["Type"].endswith("/officeDocument")
            ),
            "xl/workbook.xml",
        )
        folder, _, base = book.rpartition("/")
        self.folder = folder
        targets = {
            attributes["Id"]: (attributes["Type"].rpartition("/")[2], attributes["Target"])
            for tag, attributes in self._elements(f"{folder}/_rels/{base}.rels")
            if tag == "Relationship"
        }
        parts: list[_SheetPart] = []
        for tag, attributes in self._elements(book):
            if tag == "workbookPr":
                self.epoch_1904 = attributes.get("date1904", "") in ("1", "true")
            if tag == "sheet":
                key = "".join(value for name, value in attributes.items() if name.endswith(":id"))
                kind, target = targets[key]
                if kind == "worksheet":
                    hidden = attributes.get("state", "visible") != "visible"
                    parts.append(_SheetPart(attributes["name"], hidden, self._path(target)))
        if not parts:
            raise limits.unreadable(self.file, Bilingual("没有工作表", "it has no sheet"))
        return parts

    def _path(self, target: str) -> str:
        return target.lstrip("/") if target.startswith("/") or not self.folder else f"{self.folder}/{target}"

    def _shared_strings(self) -> list[str]:
        name = self._path("sharedStrings.xml")
        if name not in self.parts:
            return []
        reader = _Strings()
        with self.parts.open(name) as stream:
            parse(stream, reader.start, reader.end, reader.data)
        return reader.texts

    def _formats(self) -> list[_Format]:
        from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format

        codes: dict[int, str] = dict(BUILTIN_FORMATS)
        formats: list[_Format] = []
        inside = False
        for tag, attributes in self._elements(self._path("styles.xml")):
            if tag == "numFmt":
                codes[int(attributes["numFmtId"])] = attributes["formatCode"]
            elif tag in ("cellXfs", "cellStyles"):
                inside = tag == "cellXfs"
            elif tag == "xf" and inside:
                number = int(attributes.get("numFmtId", 0))
                code = codes.get(number, "General")
                formats.append(_Format(code, number, is_chinese_date(number) or is_date_format(code)))
        return formats

    def _grid(self, part: _SheetPart, texts: list[str], formats: list[_Format]) -> Grid:
        grid = Grid(self.file, part.name, hidden=part.hidden)
        reader = _SheetReader(grid, texts, formats, epoch_1904=self.epoch_1904, words=self.words)
        with self.parts.open(part.path) as stream:
            parse(stream, reader.start, reader.end, reader.data)
        reader.finish()
        return grid


class _Strings:
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


class _SheetReader:
    """Fills a grid from the elements of a sheet's XML."""

    def __init__(
        self, grid: Grid, texts: list[str], formats: list[_Format], *, epoch_1904: bool, words: bool
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
        form = self.formats[style] if style < len(self.formats) else _Format("General", 0, False)
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
