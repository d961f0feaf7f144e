"""Workbooks for tests: rows of values, with what a cell has besides."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook


def save_workbook(
    path: Path,
    sheets: Mapping[str, Iterable[Sequence[Any]]],
    *,
    merged: Iterable[str] = (),
    formats: Mapping[str, str] | None = None,
) -> Path:
    """Write a workbook with *sheets*; merged areas and number formats are those of the first one."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    first = book.worksheets[0]
    for area in merged:
        first.merge_cells(area)
    for cell, number_format in (formats or {}).items():
        first[cell].number_format = number_format
    book.save(path)
    return path
