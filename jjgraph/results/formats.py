"""Write rows as CSV, JSON, JSON lines, Markdown or a spreadsheet."""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from jjgraph.bilingual import Bilingual
from jjgraph.errors import UsageError
from jjgraph.results.cells import cell_text
from jjgraph.results.workbooks import put_text, workbook_bytes

Row = Sequence[Any]
# What a spreadsheet takes for the beginning of a formula, the full-width forms too: a Chinese Excel reads them alike.
_FORMULA_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
_QUOTED = re.compile(r'[",\r\n]|^\s|\s$')
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")


def _json_value(value: Any) -> Any:
    if isinstance(value, float) and value.is_integer():
        return int(Decimal(repr(value)))  # as it was written: int(1e23) is another number
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, (list, tuple)):
        return [_json_value(item) for item in value]
    if isinstance(value, dict):
        return {key: _json_value(item) for key, item in value.items()}
    return value


def as_plain_csv(columns: Sequence[str], rows: Iterable[Row]) -> bytes:
    """Return a CSV table with every text as it is: for files that a program reads again.

    Examples
    --------
    >>> as_plain_csv(("name", "ties"), [("a,b", 2), (None, 0)]).decode().splitlines()
    ['name,ties', '"a,b",2', ',0']
    """
    lines = [_csv_line(columns), *(_csv_line(map(cell_text, row)) for row in rows)]
    return "".join(lines).encode("utf-8")


def _csv_line(cells: Iterable[str]) -> str:
    """Return a record of CSV, quoted by our own rule: Python before 3.13 leaves a lone carriage return bare.

    Examples
    --------
    >>> _csv_line(["a", "b,c", 'd"e', "f\\rg", ""])
    'a,"b,c","d""e","f\\rg",\\n'
    """
    quoted = [f'"{cell.replace(chr(34), chr(34) * 2)}"' if _QUOTED.search(cell) else cell for cell in cells]
    return (",".join(quoted) if quoted != [""] else '""') + "\n"


def as_csv(columns: Sequence[str], rows: Iterable[Row]) -> bytes:
    """Return a CSV table in UTF-8 whose texts are no formulas, whatever they start with.

    Examples
    --------
    A spreadsheet would compute the text; the apostrophe keeps it one.

    >>> as_csv(("name",), [("=1+1",)]).decode().splitlines()
    ['name', "'=1+1"]
    """
    return as_plain_csv(columns, ([_unformula(cell_text(value)) for value in row] for row in rows))


def as_spreadsheet_csv(columns: Sequence[str], rows: Iterable[Row]) -> bytes:
    r"""Return `as_csv` with a byte-order mark, by which a spreadsheet knows the encoding.

    Examples
    --------
    >>> as_spreadsheet_csv(("a",), [])[:4]
    b'\xef\xbb\xbfa'
    """
    return b"\xef\xbb\xbf" + as_csv(columns, rows)


def _unformula(text: str) -> str:
    """Put an apostrophe before what a spreadsheet would take for a formula; a negative number is none.

    Examples
    --------
    >>> _unformula("=1+1"), _unformula("-0.2"), _unformula("-x")
    ("'=1+1", '-0.2', "'-x")
    """
    return f"'{text}" if text.startswith(_FORMULA_STARTS) and not _NUMBER.fullmatch(text) else text


def _records(columns: Sequence[str], rows: Iterable[Row]) -> list[dict[str, Any]]:
    return [{name: _json_value(value) for name, value in zip(columns, row, strict=True)} for row in rows]


def as_json(columns: Sequence[str], rows: Iterable[Row], about: Mapping[str, Any] | None = None) -> bytes:
    """Return a JSON array with one object a row; with *about*, an object of ``about`` and these ``rows``.

    Examples
    --------
    >>> json.loads(as_json(("name", "ties"), [("甲", 2)]))
    [{'name': '甲', 'ties': 2}]
    >>> json.loads(as_json(("name", "ties"), [], {"as_of": "2024-03-27"}))
    {'about': {'as_of': '2024-03-27'}, 'rows': []}
    """
    records = _records(columns, rows)
    content = records if about is None else {"about": about, "rows": records}
    return f"{json.dumps(content, ensure_ascii=False, indent=2, allow_nan=False)}\n".encode()


def as_jsonl(columns: Sequence[str], rows: Iterable[Row]) -> bytes:
    """Return one JSON object a line.

    Examples
    --------
    >>> print(as_jsonl(("name", "ties"), [("甲", 2), ("乙", None)]).decode(), end="")
    {"name": "甲", "ties": 2}
    {"name": "乙", "ties": null}
    """
    lines = (json.dumps(record, ensure_ascii=False, allow_nan=False) for record in _records(columns, rows))
    return "".join(f"{line}\n" for line in lines).encode()


def as_markdown(columns: Sequence[str], rows: Iterable[Row]) -> bytes:
    r"""Return a Markdown table.

    Examples
    --------
    >>> print(as_markdown(("name", "parties"), [("a|b", ["政", "校"])]).decode(), end="")
    | name | parties |
    | --- | --- |
    | a\|b | 政、校 |
    """

    def line(cells: Iterable[str]) -> str:
        return "| " + " | ".join(" ".join(cell.replace("|", "\\|").splitlines()) for cell in cells) + " |"

    lines = [line(columns), line("---" for _ in columns)]
    lines += [
        line("、".join(map(cell_text, v)) if isinstance(v, (list, tuple)) else cell_text(v) for v in row)
        for row in rows
    ]
    return ("\n".join(lines) + "\n").encode()


def as_xlsx(columns: Sequence[str], rows: Iterable[Row]) -> bytes:
    """Return an Excel workbook with one sheet; texts stay texts, whatever they start with.

    The workbook carries no date of its making, so equal input gives equal bytes.

    Examples
    --------
    >>> import io
    >>> from openpyxl import load_workbook
    >>> sheet = load_workbook(io.BytesIO(as_xlsx(("name", "ties"), [("=1+1", 2)]))).active
    >>> [[cell.value for cell in row] for row in sheet], sheet["A2"].data_type
    ([['name', 'ties'], ['=1+1', 2]], 's')
    """
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None  # a new workbook has one
    sheet.append(list(columns))
    for number, row in enumerate(rows, start=2):
        for column, value in enumerate(row, start=1):
            cell = sheet.cell(number, column)
            if isinstance(value, (bool, int, float)):
                cell.value = value
            else:
                put_text(cell, cell_text(value))
    sheet.freeze_panes = "A2"
    return workbook_bytes(book)


WRITERS: Mapping[str, Callable[[Sequence[str], Iterable[Row]], bytes]] = {
    "csv": as_csv,
    "json": as_json,
    "jsonl": as_jsonl,
    "markdown": as_markdown,
    "xlsx": as_xlsx,
}


def render(form: str, columns: Sequence[str], rows: Iterable[Row]) -> bytes:
    """Return the rows in the format *form*, one of `WRITERS`.

    Raises
    ------
    UsageError
        If the format is not known.

    Examples
    --------
    >>> render("csv", ("a",), [(1,)]) == as_csv(("a",), [(1,)])
    True
    """
    if form not in WRITERS:
        known = ", ".join(WRITERS)
        raise UsageError(
            Bilingual(f"未知的格式 {form}（可选 {known}）", f"unknown format {form} (choose from {known})")
        )
    return WRITERS[form](columns, list(rows))
