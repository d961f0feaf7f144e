"""Read one CSV file: its encoding found, its records numbered as a spreadsheet shows them."""

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from jjgraph.model.issues import Issue
from jjgraph.model.schema import Property
from jjgraph.model.text import Text

_CONTROLS = re.compile(r"[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")  # no XML, no terminal takes them
ENCODINGS = ("utf-8-sig", "gb18030")  # strict, in this order: GB18030 decodes almost anything


@dataclass(frozen=True, slots=True)
class Row:
    """One record as written: its number (header is 1) and its cells, stripped, by canonical column name."""

    number: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")


@dataclass(slots=True)
class Table:
    """One file: its columns under their canonical names, its rows, and what went wrong in reading it."""

    file: str
    columns: tuple[str, ...] = ()
    rows: list[Row] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)


def decode(data: bytes) -> tuple[str, str] | None:
    """Return the text and the name of its encoding, or None where neither encoding fits.

    Examples
    --------
    >>> decode("晋江".encode("gb18030"))
    ('晋江', 'gb18030')
    """
    for encoding in ENCODINGS:
        try:
            return data.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    return None


def _issue(file: str, row: int | None, code: str, reason: Text, advice: Text) -> Issue:
    return Issue(file, row, "", code, reason, advice)


def read_table(path: Path, columns: tuple[Property, ...]) -> Table:
    """Read the CSV file *path*; headings are matched to *columns* by name or alias.

    Returns
    -------
    Table
        Records that are empty throughout are passed over; they keep their number. Records with more
        cells than the header are reported and not read.
    """
    table = Table(path.name)
    decoded = decode(path.read_bytes())
    if decoded is None or "\0" in decoded[0]:
        table.issues.append(
            _issue(
                path.name, None, "encoding",
                Text("文件不是 UTF-8 或 GB18030 编码的文本", "the file is not text in UTF-8 or GB18030"),
                Text("请在表格软件中另存为“CSV UTF-8”", "save it as CSV UTF-8 in the spreadsheet program"),
            )
        )  # fmt: skip
        return table
    canonical = {alias: column.name for column in columns for alias in (column.name, *column.aliases)}
    reader = csv.reader(io.StringIO(decoded[0], newline=""), strict=True)
    number = 0
    header: tuple[str, ...] = ()
    try:
        for number, cells in enumerate(reader, start=1):
            stripped = [_CONTROLS.sub("", cell).strip() for cell in cells]
            if any(map(_CONTROLS.search, cells)):
                table.issues.append(_control_issue(path.name, number))
            if number == 1:
                header = table.columns = tuple(canonical.get(cell, cell) for cell in stripped)
                table.issues.extend(_header_issues(path.name, header))
            elif len(stripped) > len(header) and any(stripped[len(header) :]):
                table.issues.append(
                    _issue(
                        path.name, number, "too-many-cells",
                        Text(f"有 {len(cells)} 格，表头只有 {len(header)} 列",
                             f"{len(cells)} cells, but {len(header)} columns in the header"),
                        Text("含逗号的内容请加双引号", "put double quotes around text that holds a comma"),
                    )
                )  # fmt: skip
            elif any(stripped):
                table.rows.append(Row(number, dict(zip(header, stripped, strict=False))))
    except csv.Error as error:
        table.issues.append(
            _issue(
                path.name, number + 1, "csv",
                Text(f"不是有效的 CSV：{error}", f"not valid CSV: {error}"),
                Text("请检查这一行的双引号是否成对", "check that the double quotes of this row are paired"),
            )
        )  # fmt: skip
    if not header:
        table.issues.append(
            _issue(path.name, None, "empty", Text("文件是空的", "the file is empty"),
                   Text("请至少写一行表头", "write at least the header"))
        )  # fmt: skip
    return table


def _control_issue(file: str, row: int) -> Issue:
    reason = Text("含有控制字符，已去掉", "control characters were left out")
    advice = Text("请在原文件中删除它们", "delete them in the file")
    return Issue(file, row, "", "control-character", reason, advice, warning=True)


def _header_issues(file: str, header: tuple[str, ...]) -> list[Issue]:
    repeated = sorted({name for name in header if name and header.count(name) > 1})
    return [
        _issue(file, 1, "repeated-column", Text(f"表头中“{name}”出现多次", f"the header names {name} more than once"),
               Text("请只保留一列", "keep one of the columns"))
        for name in repeated
    ]  # fmt: skip
