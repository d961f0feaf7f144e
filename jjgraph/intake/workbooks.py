"""Read the sheet of an Excel workbook as the text that a person sees in its cells."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from jjgraph.bilingual import Bilingual
from jjgraph.errors import UnreadableFileError
from jjgraph.intake.office.faults import explain_fault
from jjgraph.intake.office.grids import Grid
from jjgraph.intake.office.places import column_letters
from jjgraph.intake.office.workbook_xml import read_workbook
from jjgraph.model.issues import Issue

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
    try:
        grids = read_workbook(path, words=False)
    except UnreadableFileError as error:
        return Sheet(issues=[_unreadable(path.name, error)])
    grid = next((grid for grid in grids if grid.sheet == path.stem), grids[0])
    rows = {row.number: row.cells for row in grid.rows}
    for number, _ in grid.faults:
        rows.setdefault(number, [])
    width = max(map(len, rows.values()), default=0)
    if rows:
        rows.setdefault(1, [])
    padded = [(number, cells + [""] * (width - len(cells))) for number, cells in sorted(rows.items())]
    return Sheet(padded, [*_cell_issues(grid), *_merged_issues(grid)])


def _unreadable(file: str, error: UnreadableFileError) -> Issue:
    return Issue(
        file,
        None,
        "",
        "workbook",
        error.why,
        Bilingual(
            "去掉密码，在 Excel 中另存为 .xlsx 或“CSV UTF-8”",
            "take off any password, save as .xlsx or CSV UTF-8",
        ),
    )


def _heading(grid: Grid, column: int) -> str:
    """Name a column by its heading, or by its letter where it has none."""
    first = grid.rows[0] if grid.rows and grid.rows[0].number == 1 else None
    return (first.text(column) if first else "") or column_letters(column)


def _cell_issues(grid: Grid) -> Iterator[Issue]:
    rows = {row.number: row for row in grid.rows}
    for (number, column), code in sorted(grid.faults.items()):
        text = rows[number].text(column) if number in rows else ""
        if (found := explain_fault(code, text)) is not None:
            yield Issue(grid.file, number, _heading(grid, column), code, *found)


def _merged_issues(grid: Grid) -> Iterator[Issue]:
    for area in grid.merged:
        yield Issue(
            grid.file,
            area.top,
            _heading(grid, area.left),
            "merged-cells",
            Bilingual(
                f"{area.name} 是合并单元格，只有第一格有内容",
                f"{area.name} are merged: only the first has a content",
            ),
            Bilingual(
                "请取消合并，每格都写上自己的内容", "unmerge them and write into each cell what it holds"
            ),
        )
