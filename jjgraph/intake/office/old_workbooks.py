"""Read .xls and .xlsb: by calamine, in a process of its own.

A damaged workbook can end the process that calamine runs in (it aborts where it cannot allocate), which no handler
catches; here it ends a child, and the answer is an error like any other.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from jjgraph.bilingual import Bilingual
from jjgraph.errors import UnreadableFileError
from jjgraph.intake.office import limits
from jjgraph.intake.office.grids import Area, Grid, GridRow
from jjgraph.intake.office.places import CellIssue

_CHILD = "jjgraph.intake.office.old_workbook_process"
_SECONDS = 120
_DAMAGED: dict[str, Any] = {"error": "damaged"}


def read_old_workbook(path: Path) -> list[Grid]:
    """Read all sheets of *path*; how a cell shows its number is not known, which the first grid's issues say.

    Raises
    ------
    UnreadableFileError
        If it is damaged, has a password, or is beyond the bounds of `limits`.
    """
    try:
        child = subprocess.run(
            [sys.executable, "-P", "-m", _CHILD, str(path)],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
        answer: dict[str, Any] = json.loads(child.stdout) if child.returncode == 0 else _DAMAGED
    except subprocess.TimeoutExpired:
        answer = _DAMAGED
    except OSError as error:  # Python inside another program has no interpreter to start
        why = Bilingual(
            f"无法启动读取旧格式的进程：{error}", f"no process could be started for the old format: {error}"
        )
        raise limits.unreadable(path.name, why) from error
    if "error" in answer:
        raise _error(path.name, answer["error"], answer.get("sheet", ""))
    grids = [_grid(path.name, sheet) for sheet in answer["sheets"]]
    if grids:
        grids[0].issues.append(_formats_issue(path.name))
    return grids


def _error(file: str, code: str, sheet: str) -> UnreadableFileError:
    if code == "password":
        return limits.locked(file)
    if code == "too-wide":
        return limits.too_wide(file, sheet)
    if code == "too-many-cells":
        return limits.too_many_cells(file, sheet)
    return limits.unreadable(
        file,
        Bilingual(
            "不是可读的旧式工作簿，可能已损坏", "not an old workbook that can be read: it may be damaged"
        ),
    )


def _grid(file: str, sheet: dict[str, Any]) -> Grid:
    return Grid(
        file,
        sheet["name"],
        [GridRow(number, cells) for number, cells in sheet["rows"]],
        sheet["hidden"],
        tuple(sorted(Area(*corners) for corners in sheet["merged"])),
        {(row, column): code for row, column, code in sheet["faults"]},
    )


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
