"""Print a table: for people on a terminal, in a file format everywhere else."""

import json
import sys
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from typing import Any

from jjgraph.bilingual import Bilingual
from jjgraph.cli.options import FORM_OF_SUFFIX, Session, path_of
from jjgraph.errors import UsageError
from jjgraph.files import write_file
from jjgraph.results.cells import shown_text
from jjgraph.results.formats import as_json, as_spreadsheet_csv, render
from jjgraph.results.headings import HEADINGS
from jjgraph.results.table import Table

WIDEST = 60  # cells of a terminal table are folded beyond this many columns
ROOM_TO_FOLD = 8  # places that a column has at least, in which its text is folded
GUTTER = 2  # places between two columns
PIPED_WIDTH = 240  # where a table does not go to a terminal, nothing needs to fold


def print_table(
    session: Session, table: Table, *, form: str | None, out: str | None, paged: bool = False
) -> None:
    """Write a table to stdout or to a file.

    Parameters
    ----------
    session : Session
        Gives the language of the headings.
    table : Table
        What is shown. What makes it again (``about``) stands in JSON: ``{"about": …, "rows": […]}``. Beside
        another file it is written as ``FILE.about.json``; a table for people has it as its last line; what
        else goes to stdout leaves it on stderr, as one line, so that a pipe gets rows and nothing else.
    form : str or None
        ``table`` or a format of `jjgraph.results.formats`; None chooses by where it goes.
    out : str or None
        A file, ``-`` or None for stdout. CSV files carry a byte-order mark for spreadsheets.
    paged : bool
        Show a table that is longer than the terminal in the user's pager.
    """
    path = path_of(out)
    form = _form_of(session, form, path)
    if form == "table" and path is None:
        _print_for_people(session, table, paged=paged)
        if table.about:
            session.tell(*_line(table.about))
        return
    content = _content(form, table, for_file=path is not None)
    if path is not None:
        write_file(path, content)
        if table.about and form != "json":
            text = json.dumps(table.about, ensure_ascii=False, indent=1, sort_keys=True)
            write_file(path.with_name(f"{path.name}.about.json"), f"{text}\n".encode())
        session.say(f"已写入 {path}（{len(table)} 行）", f"wrote {path} ({len(table)} rows)")
        return
    if form == "xlsx" and sys.stdout.isatty():
        raise UsageError(
            Bilingual("表格文件不能显示在终端上", "a workbook cannot be shown on a terminal"),
            hint=Bilingual("用 --out 文件.xlsx", "give --out FILE.xlsx"),
        )
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
    if table.about and form != "json":
        session.say(*_line(table.about))


def _content(form: str, table: Table, *, for_file: bool) -> bytes:
    if form == "json":
        return as_json(table.columns, table.rows, table.about or None)
    writer = as_spreadsheet_csv if form == "csv" and for_file else partial(render, form)
    return writer(table.columns, table.rows)


def _line(about: Mapping[str, Any]) -> tuple[str, str]:
    text = json.dumps(about, ensure_ascii=False, sort_keys=True)
    return f"依据：{text}", f"about: {text}"


def _form_of(session: Session, form: str | None, path: Path | None) -> str:
    """Return the format that was asked for, or that the name of the file tells, or that fits where it goes."""
    if path is None:
        return form or ("table" if sys.stdout.isatty() else "csv")
    by_name = FORM_OF_SUFFIX.get(path.suffix.lower())
    if form not in (None, "table"):
        return str(form)
    if by_name is None:
        listed = " ".join(FORM_OF_SUFFIX)
        session.say(
            f"不认识后缀“{path.suffix}”（有 {listed}），写成 CSV",
            f"unknown suffix {path.suffix!r} (there are {listed}): written as CSV",
        )
    return by_name or "csv"


def _print_for_people(session: Session, shown: Table, *, paged: bool) -> None:
    from rich.console import Console
    from rich.table import Table as Grid
    from rich.text import Text as Cell

    grid = Grid(header_style="bold", box=None, pad_edge=False)
    console = Console()
    if not console.is_terminal:
        console = Console(width=PIPED_WIDTH)
    columns, rows, kept = shown.columns, shown.rows, shown.visible(session.lang)
    headings = [HEADINGS.get(columns[i], columns[i]) if session.lang == "zh" else columns[i] for i in kept]
    cells = [[shown_text(row[index]) for row in rows] for index in kept]
    whole = _left_whole(
        [[heading, *column] for heading, column in zip(headings, cells, strict=True)], console.width
    )
    for place, index in enumerate(kept):
        numeric = all(
            isinstance(row[index], (int, float)) and not isinstance(row[index], bool) for row in rows
        )
        grid.add_column(
            headings[place],
            justify="right" if numeric and rows else "left",
            no_wrap=place in whole,
            max_width=WIDEST,
            overflow="fold",
        )
    for row in zip(*cells, strict=True):
        grid.add_row(*map(Cell, row))
    long = console.is_terminal and len(console.render_lines(grid, pad=False)) >= console.height
    with console.pager(styles=True) if paged and long else nullcontext():
        console.print(grid)
    session.say(f"共 {len(rows)} 行", f"{len(rows)} rows")


def _left_whole(columns: Sequence[Sequence[str]], width: int) -> set[int]:
    """Return the columns of uids, types and other single words that need not be folded: the short ones first.

    Each column is its heading and its cells. A text, and a word that does not fit, keeps `ROOM_TO_FOLD` places.
    """
    from rich.cells import cell_len

    widths = [min(WIDEST, max(map(cell_len, column))) for column in columns]
    needed = sum(min(size, ROOM_TO_FOLD) for size in widths) + GUTTER * (len(columns) - 1)
    whole: set[int] = set()
    for index in sorted(range(len(columns)), key=widths.__getitem__):
        more = max(0, widths[index] - ROOM_TO_FOLD)
        if all(map(_is_word, columns[index][1:])) and needed + more <= width:
            whole.add(index)
            needed += more
    return whole


def _is_word(cell: str) -> bool:
    return len(cell.split()) <= 1 and (cell.isascii() or len(cell) == 1) and len(cell) <= WIDEST
