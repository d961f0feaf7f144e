"""Read .xls and .xlsb by calamine: values, and days where the format of a cell shows one."""

from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from jjgraph.bilingual import Bilingual
from jjgraph.intake.number_formats import MOST_DIGITS, shown_number
from jjgraph.intake.office import limits
from jjgraph.intake.office.grids import DIGITS_LOST, MAYBE_OCTOBER, OCTOBER, Area, Grid, GridRow
from jjgraph.intake.office.places import CellIssue


def read_old_workbook(path: Path) -> list[Grid]:
    """Read all sheets of *path*; how a cell shows its number is not known, which the first grid's issues say.

    Raises
    ------
    UnreadableFileError
        If it is damaged, has a password, or is beyond the bounds of `limits`.
    """
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    grids: list[Grid] = []
    try:
        with CalamineWorkbook.from_path(path) as book:
            for place, known in enumerate(book.sheets_metadata):
                if str(known.typ).endswith("WorkSheet"):
                    grid = Grid(path.name, known.name, hidden=not str(known.visible).endswith(".Visible"))
                    _fill(grid, book.get_sheet_by_index(place))
                    grids.append(grid)
    except PasswordError as error:
        raise limits.locked(path.name) from error
    except (CalamineError, OSError, ValueError) as error:
        raise limits.unreadable(
            path.name,
            Bilingual(f"不是可读的旧式工作簿（{error}）", f"not an old workbook that can be read ({error})"),
        ) from error
    if grids:
        grids[0].issues.append(_formats_issue(path.name))
    return grids


def _fill(grid: Grid, sheet: Any) -> None:
    if sheet.total_width > limits.MOST_COLUMNS:
        raise limits.too_wide(grid.file, grid.sheet)
    if sheet.height * sheet.width > limits.MOST_CELLS:
        raise limits.too_many_cells(grid.file, grid.sheet)
    top, left = sheet.start or (0, 0)
    for number, values in enumerate(sheet.iter_rows(), start=top + 1):
        cells = [""] * left + [
            _text(grid, number, column, value) for column, value in enumerate(values, start=left + 1)
        ]
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            grid.rows.append(GridRow(number, cells))
    grid.merged = tuple(
        sorted(
            Area(first[0] + 1, first[1] + 1, last[0] + 1, last[1] + 1)
            for first, last in sheet.merged_cell_ranges or ()
        )
    )


def _text(grid: Grid, row: int, column: int, value: Any) -> str:
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        text = shown_number(value, "General")
        if abs(value) >= MOST_DIGITS or OCTOBER.fullmatch(text):
            grid.faults[row, column] = DIGITS_LOST if abs(value) >= MOST_DIGITS else MAYBE_OCTOBER
        return text
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time.min else value.isoformat(sep=" ")
    return value.isoformat() if isinstance(value, date | time) else str(value).strip()


def _formats_issue(file: str) -> CellIssue:
    return CellIssue(
        file,
        None,
        "",
        "formats-unknown",
        Bilingual(
            "旧格式的文件只读到数值：编号前面的 0、百分号看不到",
            "of a file in the old format the values are read: zeros before an id and per cent signs are not seen",
        ),
        Bilingual("请另存为 .xlsx 再导入", "save it as .xlsx and import that"),
        warning=True,
    )
