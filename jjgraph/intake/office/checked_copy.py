"""Write a copy of a list with what was found in it: red cells, comments, and an overview with links to the cells."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from jjgraph.bilingual import Bilingual
from jjgraph.errors import UnreadableFileError
from jjgraph.files import write_file
from jjgraph.intake.office.grids import Grid
from jjgraph.intake.office.places import CellIssue
from jjgraph.intake.office.sheets import read_grids
from jjgraph.results.workbooks import put_text, workbook_bytes

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

OVERVIEW = "检查结果"
CHANGES = "变化"
_ERROR, _WARNING, _CHANGE = "FFC7CE", "FFEB9C", "DDEBF7"
_MOST_COMMENTS = 5000  # Excel grows slow beyond; all cells are coloured, and the overview has each cause
_MOST_TITLE = 31  # characters of the name of a sheet
_CELLS_NAMED = 20
_HEADINGS = ("程度", "工作表", "单元格", "列", "问题", "怎么改", "共几格", "其他单元格")
_CHANGE_HEADINGS = ("变化", "名称", "内容", "原来", "现在", "工作表", "单元格")


class CopyChange(NamedTuple):
    """A change to be shown in the copy: what happened to whom, from which cell."""

    action: Bilingual
    name: str
    field: str
    before: str
    after: str
    sheet: str
    cell: str


def checked_name(original: Path) -> Path:
    """Return the path of the copy, beside the original.

    Examples
    --------
    >>> checked_name(Path("data/成员.csv")).as_posix()
    'data/成员.已检查.xlsx'
    """
    return original.with_name(f"{original.stem}.已检查.xlsx")


def write_checked_copy(
    original: Path, out: Path, issues: Iterable[CellIssue], changes: Sequence[CopyChange] = ()
) -> None:
    """Write a workbook *out* with the sheets of *original* and what was found in them.

    Parameters
    ----------
    original : Path
        A list that was read; it is opened for reading alone. Of .xlsx the formats, formulas and widths stay; of other
        files the texts are written into a new workbook, each in its place.
    out : Path
        The workbook that is written; equal input gives equal bytes.
    issues : iterable of CellIssue
        As `read_list` gives them; those of other files are left out.
    changes : sequence of CopyChange
        What the list changed; a sheet of its own lists them.
    """
    book = _copied(original)
    sheets = {sheet.title: sheet for sheet in book.worksheets}
    own = [issue for issue in issues if issue.file == original.name]
    comments = 0
    for issue in sorted(own, key=lambda issue: issue.warning):  # errors first: their colour stays
        sheet = sheets.get(issue.sheet or book.worksheets[0].title)
        for name in issue.cells if sheet is not None else ():
            _mark(sheet, name, issue, comment=comments < _MOST_COMMENTS)
            comments += 1
    _overview(book, own)
    if changes:
        _change_sheet(book, changes)
    write_file(out, workbook_bytes(book))


def _copied(original: Path) -> "Workbook":
    """Return the workbook of *original*, or one with its texts, where openpyxl does not know it."""
    from openpyxl import Workbook, load_workbook

    if original.suffix.casefold() in (".xlsx", ".xlsm"):
        import warnings

        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what openpyxl does not keep
            try:
                return load_workbook(original)
            except Exception:  # whatever a damaged part brings about: the texts are what there is
                pass
    book = Workbook()
    book.remove(book.worksheets[0])
    try:
        grids = read_grids(original)
    except UnreadableFileError:
        grids = []
    for grid in grids:
        _write(book.create_sheet((grid.sheet or original.stem)[:_MOST_TITLE]), grid)
    if not grids:
        book.create_sheet(original.stem[:_MOST_TITLE])
    return book


def _write(sheet: "Worksheet", grid: Grid) -> None:
    for row in grid.rows:
        for column, text in row.filled():
            put_text(sheet.cell(row.number, column), text)
    if grid.hidden:
        sheet.sheet_state = "hidden"


def _mark(sheet: Any, name: str, issue: CellIssue, *, comment: bool) -> None:
    from openpyxl.comments import Comment
    from openpyxl.styles import PatternFill

    cell = sheet[_shown_cell(sheet, name)]
    earlier = cell.comment.text if cell.comment else ""
    if not (issue.warning and cell.fill.fill_type == "solid" and cell.fill.fgColor.rgb == f"00{_ERROR}"):
        cell.fill = PatternFill("solid", fgColor=_WARNING if issue.warning else _ERROR)
    if comment:
        text = f"{issue.reason.zh}\n{issue.advice.zh}\n{issue.reason.en}; {issue.advice.en}"
        found = Comment(f"{earlier}\n\n{text}" if earlier else text, "jjgraph")
        found.width, found.height = 360, 120 + 60 * bool(earlier)
        cell.comment = found


def _shown_cell(sheet: Any, name: str) -> str:
    """Return the cell in which *name* is shown: the first of the merged cells it belongs to."""
    from openpyxl.cell.cell import MergedCell

    if not isinstance(sheet[name], MergedCell):
        return name
    areas = (str(area.coord) for area in sheet.merged_cells.ranges if name in area)
    return next(areas, name).partition(":")[0]


def _link(cell: Any, sheet: str, name: str) -> None:
    from openpyxl.styles import Font
    from openpyxl.worksheet.hyperlink import Hyperlink

    put_text(cell, name)
    quoted = sheet.replace("'", "''")
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{quoted}'!{name}", display=name)
    cell.font = Font(color="0563C1", underline="single")


def _overview(book: "Workbook", issues: Sequence[CellIssue]) -> None:
    sheet = book.create_sheet(OVERVIEW, 0)
    errors = sum(not issue.warning for issue in issues)
    _head(
        sheet,
        f"错误 {errors} 处，提醒 {len(issues) - errors} 处 / {errors} errors, {len(issues) - errors} warnings",
        _HEADINGS,
    )
    first = book.worksheets[1].title
    for row, issue in enumerate(sorted(issues, key=lambda issue: issue.warning), start=3):
        others = "、".join(issue.cells[1 : _CELLS_NAMED + 1]) + (
            "…" if len(issue.cells) > _CELLS_NAMED + 1 else ""
        )
        level = "提醒 warning" if issue.warning else "错误 error"
        texts = (level, issue.sheet, "", issue.column, issue.reason.zh, issue.advice.zh, "", others)
        for column, text in enumerate(texts, start=1):
            put_text(sheet.cell(row, column), text)
        sheet.cell(row, 7).value = len(issue.cells) or 1
        if issue.cells:
            _link(sheet.cell(row, 3), issue.sheet or first, issue.cells[0])
    book.active = 0


def _change_sheet(book: "Workbook", changes: Sequence[CopyChange]) -> None:
    sheet = book.create_sheet(CHANGES, 1)
    _head(sheet, f"变化 {len(changes)} 处 / {len(changes)} changes", _CHANGE_HEADINGS)
    for row, change in enumerate(changes, start=3):
        texts = (change.action.zh, change.name, change.field, change.before, change.after, change.sheet)
        for column, text in enumerate(texts, start=1):
            put_text(sheet.cell(row, column), text)
        if change.cell:
            _link(sheet.cell(row, 7), change.sheet or book.worksheets[2].title, change.cell)


def _head(sheet: "Worksheet", title: str, headings: Sequence[str]) -> None:
    from openpyxl.styles import Font

    put_text(sheet.cell(1, 1), title)
    for column, heading in enumerate(headings, start=1):
        put_text(sheet.cell(2, column), heading)
        sheet.cell(2, column).font = Font(bold=True)
    for letter, width in zip("ABCDEFGH", (14, 18, 12, 18, 48, 40, 10, 30), strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A3"
