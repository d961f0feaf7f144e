"""Print a table: for people on a terminal, in a file format everywhere else."""

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from contextlib import nullcontext
from typing import Any

from jjgraph.cli.options import Session, path_of
from jjgraph.errors import UsageError
from jjgraph.exports.headings import HEADINGS
from jjgraph.exports.tables import as_json, as_spreadsheet_csv, render, shown_text
from jjgraph.files import write_file
from jjgraph.pipeline.asking import Answer

WIDEST = 60  # cells of a terminal table are folded beyond this many columns
KEYS = ("tie", "claim", "ties")  # columns of answers that nobody reads on a terminal
PIPED_WIDTH = 240  # where a table does not go to a terminal, nothing needs to fold


def print_table(
    session: Session,
    columns: Sequence[str],
    rows: Iterable[Sequence[Any]],
    *,
    form: str | None,
    out: str | None,
    hidden: Sequence[str] = (),
    about: Mapping[str, Any] | None = None,
    paged: bool = False,
) -> None:
    """Write a table to stdout or to a file.

    Parameters
    ----------
    session : Session
        Gives the language of the headings.
    columns, rows
        The table.
    form : str or None
        ``table`` or a format of `jjgraph.exports.tables`; None chooses by where it goes.
    out : str or None
        A file, ``-`` or None for stdout. CSV files carry a byte-order mark for spreadsheets.
    hidden : sequence of str
        Columns left out on a terminal, where there is no room for them.
    about : mapping, optional
        What is needed to make the result again. JSON carries it: ``{"about": …, "rows": […]}``. Beside
        another file it is written as ``FILE.about.json``; a table for people has it as its last line; what
        else goes to stdout leaves it on stderr, as one line, so that a pipe gets rows and nothing else.
    paged : bool
        Show a table that is longer than the terminal in the user's pager.
    """
    path = path_of(out)
    form = form or _default_form(path)
    rows = list(rows)
    if form == "table" and path is None:
        _print_for_people(session, columns, rows, hidden, paged=paged)
        if about is not None:
            session.tell(*_line(about))
        return
    form = "csv" if form == "table" else form
    content = _content(form, columns, rows, about, for_file=path is not None)
    if path is not None:
        write_file(path, content)
        if about is not None and form != "json":
            text = json.dumps(about, ensure_ascii=False, indent=1, sort_keys=True)
            write_file(path.with_name(f"{path.name}.about.json"), f"{text}\n".encode())
        session.say(f"已写入 {path}（{len(rows)} 行）", f"wrote {path} ({len(rows)} rows)")
        return
    if form == "xlsx" and sys.stdout.isatty():
        raise UsageError("表格文件不能显示在终端上", "a workbook cannot be shown on a terminal",
                         hint_zh="用 --out 文件.xlsx", hint_en="give --out FILE.xlsx")  # fmt: skip
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
    if about is not None and form != "json":
        session.say(*_line(about))


def print_answer(session: Session, answer: Answer, *, form: str | None, out: str | None) -> None:
    """Write the answer to a question, with what is needed to ask it again; keys are left out on a terminal."""
    rows = answer.rows
    print_table(session, rows.columns, rows.rows, form=form, out=out, hidden=KEYS, about=answer.about)


def _content(
    form: str,
    columns: Sequence[str],
    rows: list[Sequence[Any]],
    about: Mapping[str, Any] | None,
    *,
    for_file: bool,
) -> bytes:
    if form == "json":
        return as_json(columns, rows, about)
    return as_spreadsheet_csv(columns, rows) if form == "csv" and for_file else render(form, columns, rows)


def _line(about: Mapping[str, Any]) -> tuple[str, str]:
    text = json.dumps(about, ensure_ascii=False, sort_keys=True)
    return f"依据：{text}", f"about: {text}"


def _default_form(path: Any) -> str:
    if path is not None:
        known = {".csv": "csv", ".json": "json", ".jsonl": "jsonl", ".md": "markdown", ".xlsx": "xlsx"}
        return known.get(path.suffix.lower(), "csv")
    return "table" if sys.stdout.isatty() else "csv"


def _print_for_people(
    session: Session,
    columns: Sequence[str],
    rows: Sequence[Sequence[Any]],
    hidden: Sequence[str],
    *,
    paged: bool,
) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text as Cell

    table = Table(header_style="bold", box=None, pad_edge=False)
    kept = [index for index, name in enumerate(columns) if name not in hidden]
    for index in kept:
        heading = HEADINGS.get(columns[index], columns[index]) if session.lang == "zh" else columns[index]
        numeric = all(
            isinstance(row[index], (int, float)) and not isinstance(row[index], bool) for row in rows
        )
        table.add_column(
            heading, justify="right" if numeric and rows else "left", max_width=WIDEST, overflow="fold"
        )
    for row in rows:
        table.add_row(*(Cell(shown_text(row[index])) for index in kept))
    console = Console()
    if not console.is_terminal:
        console = Console(width=PIPED_WIDTH)
    long = console.is_terminal and len(console.render_lines(table, pad=False)) >= console.height
    with console.pager(styles=True) if paged and long else nullcontext():
        console.print(table)
    session.say(f"共 {len(rows)} 行", f"{len(rows)} rows")
