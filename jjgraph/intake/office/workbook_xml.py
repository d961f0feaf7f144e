"""Read the sheets of an .xlsx file as they show, in one pass over its XML and in memory for the filled cells alone.

Formats decide what a number looks like (0000123, 45%, 2023-05), and a formula without a saved value looks empty;
a reader of values alone knows neither.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from zipfile import ZipFile

from jjgraph.bilingual import Bilingual
from jjgraph.intake.number_formats import is_chinese_date
from jjgraph.intake.office import limits
from jjgraph.intake.office.grids import Grid
from jjgraph.intake.office.sheet_xml import Format, SharedStrings, SheetReader
from jjgraph.intake.office.xml_parts import BROKEN, Parts, local_name, nothing, parse


class _SheetPart(NamedTuple):
    name: str
    hidden: bool
    path: str


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
        self.by_kind: dict[str, str] = {}  # paths of the parts of which a workbook has one

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
            with self.parts.open(name, largest=limits.LARGEST_SMALL_PART) as stream:
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
            attributes["Id"]: (attributes["Type"].rpartition("/")[2], self._path(attributes["Target"]))
            for tag, attributes in self._elements(f"{folder}/_rels/{base}.rels")
            if tag == "Relationship"
        }
        self.by_kind = dict(targets.values())
        parts: list[_SheetPart] = []
        for tag, attributes in self._elements(book):
            if tag == "workbookPr":
                self.epoch_1904 = attributes.get("date1904", "") in ("1", "true")
            if tag == "sheet":
                key = "".join(value for name, value in attributes.items() if name.endswith(":id"))
                kind, target = targets[key]
                if kind == "worksheet":
                    hidden = attributes.get("state", "visible") != "visible"
                    parts.append(_SheetPart(attributes["name"], hidden, target))
        if not parts:
            raise limits.unreadable(self.file, Bilingual("没有工作表", "it has no sheet"))
        return parts

    def _path(self, target: str) -> str:
        return target.lstrip("/") if target.startswith("/") or not self.folder else f"{self.folder}/{target}"

    def _shared_strings(self) -> list[str]:
        name = self.by_kind.get("sharedStrings") or self._path("sharedStrings.xml")
        if name not in self.parts:
            return []
        reader = SharedStrings()
        with self.parts.open(name, largest=limits.LARGEST_STRINGS) as stream:
            parse(stream, reader.start, reader.end, reader.data)
        return reader.texts

    def _formats(self) -> list[Format]:
        from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format

        codes: dict[int, str] = dict(BUILTIN_FORMATS)
        formats: list[Format] = []
        inside = False
        for tag, attributes in self._elements(self.by_kind.get("styles") or self._path("styles.xml")):
            if tag == "numFmt":
                codes[int(attributes["numFmtId"])] = attributes["formatCode"]
            elif tag in ("cellXfs", "cellStyles"):
                inside = tag == "cellXfs"
            elif tag == "xf" and inside:
                number = int(attributes.get("numFmtId", 0))
                code = codes.get(number, "General")
                formats.append(Format(code, number, is_chinese_date(number) or is_date_format(code)))
        return formats

    def _grid(self, part: _SheetPart, texts: list[str], formats: list[Format]) -> Grid:
        grid = Grid(self.file, part.name, hidden=part.hidden)
        reader = SheetReader(grid, texts, formats, epoch_1904=self.epoch_1904, words=self.words)
        with self.parts.open(part.path) as stream:
            parse(stream, reader.start, reader.end, reader.data)
        reader.finish()
        return grid
