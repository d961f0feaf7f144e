"""Excel workbooks that are written: texts stay texts, and equal input gives equal bytes."""

import io
import re
from datetime import datetime
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell

LONGEST_CELL = 32_767  # characters, as Excel has it
_CUT = "……（已截断：Excel 一格最多 32767 字 / cut: a cell of Excel holds 32,767 characters）"


def put_text(cell: "Cell | Any", text: str) -> None:
    """Write *text* into a cell as text, whatever it starts with; what is longer than a cell is cut and says so.

    Examples
    --------
    >>> from openpyxl import Workbook
    >>> cell = Workbook().active["A1"]
    >>> put_text(cell, "=1+1")
    >>> cell.value, cell.data_type
    ('=1+1', 's')
    """
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    plain = ILLEGAL_CHARACTERS_RE.sub("", text)
    cell.value = plain if len(plain) <= LONGEST_CELL else plain[: LONGEST_CELL - len(_CUT)] + _CUT
    cell.data_type = "s"  # or a text that starts with = would be a formula


def workbook_bytes(book: "Workbook") -> bytes:
    """Return the file of *book*, which carries no date of its making.

    Examples
    --------
    >>> from openpyxl import Workbook
    >>> workbook_bytes(Workbook())[:2]
    b'PK'
    """
    book.properties.created = book.properties.modified = datetime(2000, 1, 1)
    raw = io.BytesIO()
    book.save(raw)
    stamped = io.BytesIO()
    with ZipFile(raw) as source, ZipFile(stamped, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "docProps/core.xml":
                content = _without_clock(content)
            target.writestr(ZipInfo(name, (2000, 1, 1, 0, 0, 0)), content)
    return stamped.getvalue()


def _without_clock(core: bytes) -> bytes:
    """openpyxl stamps the time of saving; put a fixed one in its place."""
    return re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>2000-01-01T00:00:00Z", core)
