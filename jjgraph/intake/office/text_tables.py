"""Read CSV and TSV as one sheet: the encoding and the separator that the text itself shows."""

import csv
import io
import re
from itertools import islice
from pathlib import Path

from jjgraph.bilingual import Bilingual
from jjgraph.intake.characters import without_marks
from jjgraph.intake.encodings import encoding_issue, guess
from jjgraph.intake.office import limits
from jjgraph.intake.office.grids import MAYBE_OCTOBER, OCTOBER, Grid, GridRow
from jjgraph.intake.office.places import CellIssue
from jjgraph.model.identifiers import shortened

_SEPARATORS = (",", "\t", ";", "，", "；", "|")
_SEP_LINE = re.compile(r'\s*"?sep=(.)"?\s*(?:\r\n|\r|\n)', re.IGNORECASE)
_LOOKED_AT = 50  # records that show what separates the columns
_HEAD = 1 << 20  # characters in which they stand
_HTML = re.compile(r"\s*(?:<!doctype|<html|<table|<\?xml)", re.IGNORECASE)


def read_text_table(path: Path) -> Grid:
    r"""Read the text file *path*; the guess of its encoding, with a sample, is among the grid's issues.

    Raises
    ------
    UnreadableFileError
        If it is in none of the encodings, is a web page under another name, or is beyond the bounds of `limits`.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder) / "a.csv"
    ...     _ = path.write_text("sep=;\n名称;类别\n甲公司;企业\n")
    ...     read_text_table(path).rows
    [GridRow(number=2, cells=['名称', '类别']), GridRow(number=3, cells=['甲公司', '企业'])]
    """
    if path.stat().st_size > limits.LARGEST_TEXT:
        raise limits.unreadable(
            path.name,
            Bilingual(f"大于 {limits.LARGEST_TEXT >> 20} MB", f"larger than {limits.LARGEST_TEXT >> 20} MB"),
            Bilingual("请分成几个文件", "split it into several files"),
        )
    data = path.read_bytes()
    found = guess(data)
    if found is None:
        issue = encoding_issue(path.name, data)
        raise limits.unreadable(path.name, issue.reason, issue.advice)
    if _HTML.match(found.text[:200]):
        raise limits.unreadable(
            path.name, Bilingual("是网页或 XML，不是表格", "it is a web page or XML, not a table")
        )
    grid = Grid(path.name)
    if not found.certain:
        grid.issues.append(_guess_issue(path.name, found.encoding, found.text))
    _fill(grid, found.text)
    return grid


def _fill(grid: Grid, text: str) -> None:
    line = _SEP_LINE.match(text)
    separator = line[1] if line else _separator(text)
    stream = io.StringIO(text[line.end() :] if line else text, newline="")
    known: dict[str, str] = {}  # a column of kinds holds few texts, and each is kept once
    cells_read = 0
    try:
        for number, record in enumerate(
            csv.reader(stream, delimiter=separator, strict=True), start=2 if line else 1
        ):
            cells = [known.setdefault(cell, cell) for cell in map(str.strip, record)]
            while cells and not cells[-1]:
                cells.pop()
            if len(cells) > limits.MOST_COLUMNS:
                raise limits.too_wide(grid.file, "")
            cells_read += len(cells)
            if cells_read > limits.MOST_CELLS:
                raise limits.too_many_cells(grid.file, "")
            if len(known) > _LOOKED_AT * limits.MOST_COLUMNS:
                known.clear()
            if any(cells):
                grid.rows.append(GridRow(number, cells))
                _note_octobers(grid, number, cells)
    except csv.Error as error:
        raise limits.unreadable(
            grid.file,
            Bilingual(f"不是有效的 CSV：{error}", f"not valid CSV: {error}"),
            Bilingual("请检查双引号是否成对", "check that the double quotes are paired"),
        ) from error


def _note_octobers(grid: Grid, number: int, cells: list[str]) -> None:
    """Remember what may be 2023.10: a program that exports numbers leaves out the last zero."""
    for column, cell in enumerate(cells, start=1):
        if len(cell) == len("2023.1") and OCTOBER.fullmatch(cell) and len(grid.faults) < limits.MOST_FAULTS:
            grid.faults[number, column] = MAYBE_OCTOBER


def _separator(text: str) -> str:
    """Return what separates the columns: the sign that most records have equally often."""
    head = "\n".join(islice(text[:_HEAD].splitlines(), _LOOKED_AT))

    def agreement(separator: str) -> tuple[int, int]:
        widths = [len(record) for record in csv.reader(io.StringIO(head), delimiter=separator) if any(record)]
        most = max(set(widths), key=lambda width: (width > 1, widths.count(width)), default=1)
        return (widths.count(most) if most > 1 else 0), -_SEPARATORS.index(separator)

    return max(_SEPARATORS, key=agreement)


def _guess_issue(file: str, encoding: str, text: str) -> CellIssue:
    sample = next((line for line in text.splitlines() if not line.isascii()), "")
    shown = shortened(without_marks(sample)[0], 60)
    return CellIssue(
        file,
        None,
        "",
        "encoding-guessed",
        Bilingual(f"按 {encoding} 读取，例如“{shown}”", f"read as {encoding}, such as “{shown}”"),
        Bilingual("若文字不对，请另存为“CSV UTF-8”", "where that is not what it says, save it as CSV UTF-8"),
        warning=True,
    )
