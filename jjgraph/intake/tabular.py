"""Read one file of a data set, CSV or Excel: its records numbered as a spreadsheet shows them."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path

from jjgraph.bilingual import Bilingual
from jjgraph.intake.parsing import half_width
from jjgraph.intake.workbooks import SUFFIX, read_sheet
from jjgraph.model.issues import Issue
from jjgraph.model.schema import Property

_CONTROLS = re.compile(r"[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")  # no XML, no terminal takes them
_SEPARATORS = {
    ";": Bilingual("分号", "semicolons"),
    "\t": Bilingual("制表符", "tabs"),
    "；": Bilingual("全角分号", "full-width semicolons"),
    "，": Bilingual("全角逗号", "full-width commas"),
}
_HEADER_WITHIN = 3  # rows that are looked through for a header that is not in the first
_HEADINGS = 2  # known headings that make a row a header for sure
# Columns that hold ids and codes, beside those that refer to others or offer a choice of values.
_CODES = {"uid", "source_id", "group_id", "kind", "type", "tie", "claim_id"}
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
    """One file: its columns under their canonical names, its rows, and what went wrong in reading it.

    ``file`` is the name in the schema (``entities.csv``), ``written`` that in the folder, perhaps
    ``entities.xlsx``. ``complete`` is False where reading broke off: what is not there may stand below.
    """

    file: str
    written: str = ""
    columns: tuple[str, ...] = ()
    rows: list[Row] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    complete: bool = True


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


def _issue(file: str, row: int | None, code: str, reason: Bilingual, advice: Bilingual) -> Issue:
    return Issue(file, row, "", code, reason, advice)


def read_table(path: Path, columns: Iterable[Property]) -> Table:
    """Read the file *path*, CSV or .xlsx; headings are matched to *columns* by name or alias.

    Returns
    -------
    Table
        Records that are empty throughout are passed over; they keep their number. Records with more
        cells than the header are reported and not read. Where the header itself is not to be found, that
        is the only issue, and nothing is read. Dates, ids and codes come with ordinary digits and letters.
    """
    table = Table(path.with_suffix(".csv").name, path.name)
    specs: dict[str, Property] = {}
    for column in columns:
        for alias in (column.name, *column.aliases):
            specs.setdefault(alias, column)
    if path.suffix == SUFFIX:
        sheet = read_sheet(path)
        table.issues.extend(sheet.issues)
        if not sheet.rows and sheet.issues:
            return table
        _fill(table, iter(sheet.rows), specs)
        return table
    decoded = decode(path.read_bytes())
    if decoded is None or "\0" in decoded[0]:
        table.issues.append(
            _issue(
                path.name,
                None,
                "encoding",
                Bilingual("文件不是 UTF-8 或 GB18030 编码的文本", "the file is not text in UTF-8 or GB18030"),
                Bilingual(
                    "请在表格软件中另存为“CSV UTF-8”", "save it as CSV UTF-8 in the spreadsheet program"
                ),
            )
        )
        return table
    if (issue := _separator_issue(path.name, decoded[0], specs)) is not None:
        table.issues.append(issue)
        return table
    records = _Records(decoded[0])
    try:
        _fill(table, records, specs)
    except csv.Error as error:
        table.complete = False
        table.issues.append(
            _issue(
                path.name,
                records.number + 1,
                "csv",
                Bilingual(f"不是有效的 CSV：{error}", f"not valid CSV: {error}"),
                Bilingual(
                    "请检查这一行的双引号是否成对", "check that the double quotes of this row are paired"
                ),
            )
        )
    return table


class _Records:
    """The records of a CSV text, numbered; ``number`` is that of the last one read."""

    def __init__(self, text: str) -> None:
        self.reader = csv.reader(io.StringIO(text, newline=""), strict=True)
        self.number = 0

    def __iter__(self) -> "_Records":
        return self

    def __next__(self) -> tuple[int, list[str]]:
        cells = next(self.reader)
        self.number += 1
        return self.number, cells


def _fill(table: Table, records: Iterator[tuple[int, list[str]]], specs: Mapping[str, Property]) -> None:
    """Read *records*, the header first, into *table*."""
    first = [(number, _cleaned(cells)) for number, cells in islice(records, _HEADER_WITHIN)]
    if (issue := _header_issue(table.written, [(n, cells) for n, (cells, _) in first], specs)) is not None:
        table.issues = [issue]
        return
    header: tuple[str, ...] = ()
    rest = ((number, _cleaned(cells)) for number, cells in records)
    for number, (cells, controlled) in chain(first, rest):
        if controlled:
            table.issues.append(_control_issue(table.written, number))
        if number == 1:
            header = table.columns = tuple(_heading(cell, specs) for cell in cells)
            table.issues.extend(_repeated_issues(table.written, header))
        elif len(cells) > len(header) and any(cells[len(header) :]):
            table.issues.append(_length_issue(table.written, number, len(cells), len(header)))
        elif any(cells):
            table.rows.append(Row(number, _plain(header, cells, specs)))
    if not any(header):
        table.columns = ()
        reason = (
            Bilingual("第1行没有表头", "row 1 has no header")
            if table.rows
            else Bilingual("文件是空的", "the file is empty")
        )
        table.issues.append(
            _issue(
                table.written,
                None,
                "empty",
                reason,
                Bilingual("请至少写一行表头", "write at least the header"),
            )
        )


def _cleaned(cells: Iterable[str]) -> tuple[list[str], bool]:
    """Return *cells* stripped and without control characters, and whether there were any."""
    cells = list(cells)
    return [_CONTROLS.sub("", cell).strip() for cell in cells], any(map(_CONTROLS.search, cells))


def _heading(cell: str, specs: Mapping[str, Property]) -> str:
    spec = specs.get(half_width(cell))
    return spec.name if spec else cell


def _plain(header: Iterable[str], cells: Iterable[str], specs: Mapping[str, Property]) -> dict[str, str]:
    return {
        name: half_width(cell) if cell and name in specs and _is_code(specs[name]) else cell
        for name, cell in zip(header, cells, strict=False)
    }


def _is_code(spec: Property) -> bool:
    return spec.type == "date" or bool(spec.refers or spec.allowed) or spec.name in _CODES


def _separator_issue(file: str, text: str, specs: Mapping[str, Property]) -> Issue | None:
    """Find a header whose headings are separated by something else than commas."""
    for number, line in enumerate(text.splitlines()[:_HEADER_WITHIN], start=1):
        for mark, name in _SEPARATORS.items():
            if (
                "," not in line
                and mark in line
                and specs.keys() & {cell.strip(' "') for cell in line.split(mark)}
            ):
                return _issue(
                    file,
                    number,
                    "separator",
                    Bilingual(
                        f"列之间是{name.zh}，不是逗号", f"columns are separated by {name.en}, not by commas"
                    ),
                    Bilingual(
                        "请在表格软件中另存为“CSV UTF-8（逗号分隔）”或 .xlsx",
                        "save it as CSV UTF-8 (comma delimited) or .xlsx",
                    ),
                )
    return None


def _header_issue(
    file: str, first: Iterable[tuple[int, list[str]]], specs: Mapping[str, Property]
) -> Issue | None:
    """Find a header that stands below the first row, under a title for instance."""
    for number, cells in first:
        known = len(specs.keys() & set(map(half_width, cells)))
        if number == 1 and known:
            return None
        if known >= _HEADINGS:
            return _issue(
                file,
                number,
                "header-row",
                Bilingual(f"表头在第{number}行，应在第1行", f"the header is in row {number}, not in row 1"),
                Bilingual("请删去表头上面的行", "delete the rows above the header"),
            )
    return None


def _length_issue(file: str, row: int, cells: int, columns: int) -> Issue:
    return _issue(
        file,
        row,
        "too-many-cells",
        Bilingual(
            f"有 {cells} 格，表头只有 {columns} 列", f"{cells} cells, but {columns} columns in the header"
        ),
        Bilingual("含逗号的内容请加双引号", "put double quotes around text that holds a comma"),
    )


def _control_issue(file: str, row: int) -> Issue:
    reason = Bilingual("含有控制字符，已去掉", "control characters were left out")
    advice = Bilingual("请在原文件中删除它们", "delete them in the file")
    return Issue(file, row, "", "control-character", reason, advice, warning=True)


def _repeated_issues(file: str, header: tuple[str, ...]) -> list[Issue]:
    repeated = sorted({name for name in header if name and header.count(name) > 1})
    return [
        _issue(
            file,
            1,
            "repeated-column",
            Bilingual(f"表头中“{name}”出现多次", f"the header names {name} more than once"),
            Bilingual("请只保留一列", "keep one of the columns"),
        )
        for name in repeated
    ]
