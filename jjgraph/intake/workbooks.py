"""Read the sheet of an Excel workbook as the text that a person sees in its cells."""

import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jjgraph.bilingual import Bilingual
from jjgraph.intake.number_formats import MOST_DIGITS, is_chinese_date, shown_date, shown_number
from jjgraph.model.issues import Issue

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

SUFFIX = ".xlsx"


@dataclass(slots=True)
class Sheet:
    """The rows of a sheet, numbered as Excel shows them, and what could not be read."""

    rows: list[tuple[int, list[str]]] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)


def read_sheet(path: Path) -> Sheet:
    """Read the sheet of *path* that bears the file's name, or the first one; hidden rows are read too.

    Formulas count as the value that Excel saved with them. Nothing is guessed: merged cells, errors of
    formulas and formulas without a saved value are issues.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> from openpyxl import Workbook
    >>> book = Workbook()
    >>> book.active.append(["uid", "founded"])
    >>> book.active.append(["a", 2001])
    >>> with TemporaryDirectory() as folder:
    ...     book.save(Path(folder) / "entities.xlsx")
    ...     read_sheet(Path(folder) / "entities.xlsx").rows
    [(1, ['uid', 'founded']), (2, ['a', '2001'])]
    """
    sheet = Sheet()
    try:
        written = _worksheet(path, values=False)
        formulas = {cell.coordinate for cell in _cells(written) if cell.data_type == "f"}
        shown = _worksheet(path, values=True) if formulas else written
    except Exception as error:  # openpyxl raises whatever the damaged or encrypted part brings about
        sheet.issues.append(_unreadable(path.name, error))
        return sheet
    for number, row in _filled_rows(shown, formulas):
        sheet.rows.append((number, [_text(cell) if cell is not None else "" for cell in row]))
        sheet.issues.extend(
            issue
            for cell in row
            if cell is not None and (issue := _cell_issue(path.name, shown, cell, formulas)) is not None
        )
    sheet.issues.extend(_merged_issues(path.name, written))
    return sheet


def _cells(sheet: "Worksheet") -> list["Cell | Any"]:
    """Return the cells that the file has, by rows. iter_rows would make one for each place up to the last of them."""
    return [cell for _, cell in sorted(sheet._cells.items())]


def _filled_rows(sheet: "Worksheet", formulas: set[str]) -> Iterator[tuple[int, list["Cell | Any | None"]]]:
    """Yield the rows that hold something, numbered, each as wide as the widest; None stands for no cell.

    A cell with a format and nothing else is no content: one in the last row of the sheet is a million rows away.
    """
    filled = [cell for cell in _cells(sheet) if cell.value is not None or cell.coordinate in formulas]
    width = max((cell.column for cell in filled), default=0)
    rows: dict[int, list[Cell | Any | None]] = {}
    for cell in filled:
        rows.setdefault(cell.row, [None] * width)[cell.column - 1] = cell
    if filled and 1 not in rows:
        rows[1] = [None] * width
    yield from sorted(rows.items())


def _worksheet(path: Path, *, values: bool) -> "Worksheet":
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what openpyxl does not keep: drop-down lists, headers for print
        book = load_workbook(path, data_only=values)
    named = [sheet for sheet in book.worksheets if sheet.title == path.stem]
    return (named or book.worksheets)[0]


def _unreadable(file: str, error: Exception) -> Issue:
    return Issue(
        file,
        None,
        "",
        "workbook",
        Bilingual(f"不是可读的 Excel 工作簿：{error}", f"not a workbook that can be read: {error}"),
        Bilingual(
            "去掉密码，在 Excel 中另存为 .xlsx 或“CSV UTF-8”",
            "take off any password, save as .xlsx or CSV UTF-8",
        ),
    )


def _text(cell: "Cell | Any") -> str:
    value = _value(cell)
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return shown_number(value, cell.number_format)
    if isinstance(value, datetime):
        return shown_date(value, cell.number_format, _format_number(cell))
    return str(value)


def _value(cell: "Cell | Any") -> Any:
    """Return the value of a cell; a number under one of the Chinese date formats is a date."""
    value: Any = cell.value
    if is_chinese_date(_format_number(cell)) and isinstance(value, int | float):
        from openpyxl.utils.datetime import from_excel

        book: Any = cell.parent.parent
        return from_excel(value, epoch=book.epoch)
    return value


def _format_number(cell: "Cell | Any") -> int:
    style = getattr(cell, "_style", None)
    return style.numFmtId if style else 0


def _heading(sheet: "Worksheet", column: int) -> str:
    """Name a column by its heading, or by its letter where it has none."""
    from openpyxl.utils import get_column_letter

    return str(sheet.cell(1, column).value or get_column_letter(column)).strip()


def _cell_issue(file: str, sheet: "Worksheet", cell: "Cell | Any", formulas: set[str]) -> Issue | None:
    if cell.data_type == "e":
        code = "formula-error"
        reason = Bilingual(f"公式出错：{cell.value}", f"the formula gives an error: {cell.value}")
        advice = Bilingual("请改正公式，或写成数值", "correct the formula, or write its value")
    elif cell.value is None and cell.data_type == "n" and cell.coordinate in formulas:
        code = "formula-without-value"
        reason = Bilingual("公式没有存下结果", "no result was saved with the formula")
        advice = Bilingual(
            "请在 Excel 中打开并保存一次，或写成数值", "open and save the file in Excel, or write the value"
        )
    elif (
        isinstance(cell.value, int | float)
        and abs(cell.value) >= MOST_DIGITS
        and not isinstance(cell.value, bool)
    ):
        code = "digits-lost"
        reason = Bilingual(
            "是 15 位以上的数，Excel 已丢掉后面的位数",
            "a number of more than 15 digits: Excel has lost the last ones",
        )
        advice = Bilingual(
            "请把这一列设为文本，再重新填写", "format the column as text, then fill it in again"
        )
    else:
        return None
    return Issue(file, cell.row, _heading(sheet, cell.column), code, reason, advice)


def _merged_issues(file: str, sheet: "Worksheet") -> Iterator[Issue]:
    for area in sorted(sheet.merged_cells.ranges, key=lambda area: (area.min_row, area.min_col)):
        yield Issue(
            file,
            area.min_row,
            _heading(sheet, area.min_col),
            "merged-cells",
            Bilingual(
                f"{area.coord} 是合并单元格，只有第一格有内容",
                f"{area.coord} are merged: only the first has a content",
            ),
            Bilingual(
                "请取消合并，每格都写上自己的内容", "unmerge them and write into each cell what it holds"
            ),
        )
