"""The process in which calamine reads an old workbook: `python -m … PATH` writes its sheets, or an error, as JSON."""

import json
import sys
from datetime import date, datetime, time
from typing import Any

from jjgraph.intake.number_formats import MOST_DIGITS, shown_number
from jjgraph.intake.office import limits
from jjgraph.intake.office.grids import DIGITS_LOST, MAYBE_OCTOBER, OCTOBER

_MEMORY = 4 << 30  # bytes that the process may take


def answer(path: str) -> dict[str, Any]:
    """Return the sheets of the workbook *path*, or the code of what is wrong with it.

    Examples
    --------
    >>> answer("no-such.xls")
    {'error': 'damaged'}
    """
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    sheets: list[dict[str, Any]] = []
    try:
        with CalamineWorkbook.from_path(path) as book:
            for place, known in enumerate(book.sheets_metadata):
                if not str(known.typ).endswith("WorkSheet"):
                    continue
                sheet = book.get_sheet_by_index(place)
                if sheet.total_width > limits.MOST_COLUMNS:
                    return {"error": "too-wide", "sheet": known.name}
                if sheet.height * sheet.width > limits.MOST_CELLS:
                    return {"error": "too-many-cells", "sheet": known.name}
                hidden = not str(known.visible).endswith(".Visible")
                sheets.append({"name": known.name, "hidden": hidden, **_content(sheet)})
    except PasswordError:
        return {"error": "password"}
    except (CalamineError, OSError, ValueError):
        return {"error": "damaged"}
    return {"sheets": sheets}


def _content(sheet: Any) -> dict[str, Any]:
    top, left = sheet.start or (0, 0)
    rows: list[tuple[int, list[str]]] = []
    faults: list[tuple[int, int, str]] = []
    for number, values in enumerate(sheet.iter_rows(), start=top + 1):
        cells = [""] * left + [_text(value) for value in values]
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            rows.append((number, cells))
        for column, value in enumerate(values, start=left + 1):
            if code := _fault(value):
                faults.append((number, column, code))
    merged = [
        (first[0] + 1, first[1] + 1, last[0] + 1, last[1] + 1)
        for first, last in sheet.merged_cell_ranges or ()
    ]
    return {"rows": rows, "merged": merged, "faults": faults}


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return shown_number(value, "General")
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time.min else value.isoformat(sep=" ")
    return value.isoformat() if isinstance(value, date | time) else str(value).strip()


def _fault(value: Any) -> str:
    if not isinstance(value, int | float) or isinstance(value, bool):
        return ""
    if abs(value) >= MOST_DIGITS:
        return DIGITS_LOST
    return MAYBE_OCTOBER if OCTOBER.fullmatch(shown_number(value, "General")) else ""


def _bound_memory() -> None:
    """Let the process end, rather than the machine grow slow; Windows has no such bound."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))


if __name__ == "__main__":
    _bound_memory()
    sys.stdout.buffer.write(json.dumps(answer(sys.argv[1])).encode())
