"""Excel workbooks are read as a person sees them; what would have to be guessed is reported."""

import csv
import shutil
import zipfile
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from jjgraph.intake.tabular import Table, read_table
from jjgraph.model.schema import builtin_schema
from jjgraph.services.datasets import check
from tests.paths import HARBOUR

COLUMNS = builtin_schema().files


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a copy of the harbour data set that a test may spoil."""
    return Path(shutil.copytree(HARBOUR, tmp_path / "harbour"))


def sheet_of(path: Path) -> Worksheet:
    """Put the cells of a CSV file as text into a workbook that has a sheet of notes before it."""
    book = Workbook()
    notes = book.active
    assert notes is not None
    notes["A1"] = "for the secretariat"
    sheet: Worksheet = book.create_sheet(path.stem)
    with path.open(encoding="utf-8", newline="") as stream:
        for row in csv.reader(stream):
            sheet.append([cell or None for cell in row])
    return sheet


def save(sheet: Worksheet, path: Path) -> Path:
    """Save the workbook of *sheet*."""
    book = sheet.parent
    assert book is not None
    book.save(path)
    return path


def ties(tmp_path: Path) -> Worksheet:
    """Give the ties of the harbour data as a sheet."""
    return sheet_of(HARBOUR / "relationships.csv")


def read(sheet: Worksheet, path: Path) -> Table:
    """Save *sheet* and read it as the file of its name."""
    file = path / f"{sheet.title}.xlsx"
    return read_table(save(sheet, file), COLUMNS[f"{sheet.title}.csv"])


def test_workbooks_give_the_same_data_set_as_csv(folder: Path) -> None:
    """All three files as workbooks: the same records, and messages name the workbook and Excel's row."""
    for file in ("entities", "relationships", "sources"):
        save(sheet_of(folder / f"{file}.csv"), folder / f"{file}.xlsx")
        (folder / f"{file}.csv").unlink()
    checked = check(folder)
    assert checked.dataset == check(HARBOUR).dataset
    assert [(i.file, i.row, i.code) for i in checked.report.issues] == [("sources.xlsx", 4, "bad-address")]


def test_both_files_are_an_error_and_old_formats_are_named(folder: Path) -> None:
    """Nobody can tell which of two is meant; a file that is not read is better said than passed over."""
    save(sheet_of(folder / "sources.csv"), folder / "sources.xlsx")
    (folder / "entities.csv").rename(folder / "entities.xls")
    (folder / "statistics.ods").write_bytes(b"")
    report = check(folder).report
    found = {i.code: i for i in report.issues if i.code in ("two-files", "unread-file", "missing-file")}
    assert "sources.xlsx" in found["two-files"].reason.zh and not found["two-files"].warning
    files = [(i.file, i.warning) for i in report.issues if i.code == "unread-file"]
    assert files == [("entities.xls", False), ("statistics.ods", True)]
    assert (
        "entities.xlsx" in found["unread-file"].advice.en
        or "statistics.xlsx" in found["unread-file"].advice.en
    )
    assert "missing-file" not in found and "missing-end" not in {i.code for i in report.issues}


def test_missing_file_says_that_a_workbook_would_do(folder: Path) -> None:
    """The message names both forms of the file."""
    (folder / "entities.csv").unlink()
    (issue,) = (i for i in check(folder).report.issues if i.code == "missing-file")
    assert "entities.xlsx" in issue.reason.zh and "entities.xlsx" in issue.reason.en


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (datetime(2023, 5, 18), "yyyy-mm-dd", "2023-05-18"),
        (datetime(2023, 5, 1), "mmm-yy", "2023-05"),  # what Excel makes of a typed 2023-05
        (datetime(2023, 5, 1), 'yyyy"年"m"月"', "2023-05"),
        (datetime(2023, 5, 1), 'yyyy"年"m"月"d"日"', "2023-05-01"),
        (datetime(2023, 1, 1), "yyyy", "2023"),
        (2023, "General", "2023"),
        ("２０２３－０５", "@", "2023-05"),
        (45000, "General", "45000"),  # a number: the check says which day it may mean
    ],
)
def test_dates_are_as_fine_as_the_cell_shows_them(
    tmp_path: Path, value: object, number_format: str, text: str
) -> None:
    """A month stays a month, though Excel stores its first day."""
    sheet = ties(tmp_path)
    sheet["D2"].value = value
    sheet["D2"].number_format = number_format
    assert read(sheet, tmp_path).rows[0]["since"] == text


def test_date_formats_that_only_chinese_excel_numbers(tmp_path: Path) -> None:
    """Format 57 (2023年5月) and 31 (2023年5月1日) stand in the file as bare numbers, without their text."""
    sheet = ties(tmp_path)
    for cell, number_format in (("D2", "0"), ("D3", "0.00")):
        sheet[cell].value, sheet[cell].number_format = 45047, number_format
    file = save(sheet, tmp_path / "plain.xlsx")
    changed = tmp_path / "relationships.xlsx"
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "xl/styles.xml":
                content = content.replace(b'<xf numFmtId="1"', b'<xf numFmtId="57"')
                content = content.replace(b'<xf numFmtId="2"', b'<xf numFmtId="31"')
            new.writestr(name, content)
    rows = read_table(changed, COLUMNS["relationships.csv"]).rows
    assert [row["since"] for row in rows[:2]] == ["2023-05", "2023-05-01"]


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (40.0, "0", "40"),
        (0.1 + 0.2, "General", "0.3"),
        (0.4, "0%", "40%"),
        (True, "General", "TRUE"),
        (21700.5, '0.0"万%"', "21700.5"),
    ],
)
def test_numbers_are_written_as_excel_shows_them(
    tmp_path: Path, value: object, number_format: str, text: str
) -> None:
    """No .0 behind a whole number, 15 digits, and per cent where the cell says so."""
    sheet = ties(tmp_path)
    sheet["G2"].value, sheet["G2"].number_format = value, number_format
    assert read(sheet, tmp_path).rows[0]["quantity"] == text


def test_hidden_rows_are_read_and_numbers_are_those_of_excel(tmp_path: Path) -> None:
    """What a filter hides belongs to the list; an empty row keeps its number."""
    sheet = ties(tmp_path)
    sheet.row_dimensions[3].hidden = True
    sheet.insert_rows(4)
    table = read(sheet, tmp_path)
    assert [row.number for row in table.rows[:3]] == [2, 3, 5] and len(table.rows) == 16


def test_merged_cells_and_formulas_are_reported_not_guessed(tmp_path: Path) -> None:
    """A merged cell speaks for one row only; a formula must have its result saved."""
    sheet = ties(tmp_path)
    sheet.merge_cells("J2:J4")
    sheet["D5"].value = "=A1"  # openpyxl saves no result
    sheet["D6"].value = "#N/A"
    found = {(i.row, i.column): i for i in read(sheet, tmp_path).issues}
    assert {place: issue.code for place, issue in found.items()} == {
        (2, "source_id"): "merged-cells",
        (5, "since"): "formula-without-value",
        (6, "since"): "formula-error",
    }
    assert "J2:J4" in found[2, "source_id"].reason.zh and not found[2, "source_id"].warning


def test_formulas_count_as_the_saved_value(tmp_path: Path) -> None:
    """What Excel worked out and saved is read, an empty text too."""
    sheet = ties(tmp_path)
    sheet["D2"].value, sheet["D3"].value = '=TEXT(1,"2024")', '=""'
    file = save(sheet, tmp_path / "plain.xlsx")
    changed = tmp_path / "relationships.xlsx"
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            for cell, value in ((b"D2", b"2024"), (b"D3", b"")):
                start = content.find(b'<c r="' + cell + b'"><f>')
                if start >= 0:
                    end = content.index(b"</c>", start)
                    formula = content[content.index(b"<f>", start) : content.index(b"</f>", start) + 4]
                    saved = b'<c r="' + cell + b'" t="str">' + formula + b"<v>" + value + b"</v>"
                    content = content[:start] + saved + content[end:]
            new.writestr(name, content)
    table = read_table(changed, COLUMNS["relationships.csv"])
    assert not table.issues
    assert [row["since"] for row in table.rows[:2]] == ["2024", ""]


@pytest.mark.parametrize("content", [b"", b"no workbook", b"PK\x03\x04 broken"])
def test_file_that_is_no_workbook_is_reported(folder: Path, content: bytes) -> None:
    """A damaged or encrypted file is one message; nothing follows from it."""
    (folder / "entities.csv").unlink()
    (folder / "entities.xlsx").write_bytes(content)
    assert [i.code for i in check(folder).report.errors] == ["workbook"]


def test_title_above_the_header_of_a_workbook_is_the_only_message(folder: Path) -> None:
    """The merged title is part of the same cause: not said twice, and nothing follows from it."""
    sheet = sheet_of(folder / "entities.csv")
    sheet.insert_rows(1)
    sheet["A1"] = "联合体成员名单"
    sheet.merge_cells("A1:F1")
    save(sheet, folder / "entities.xlsx")
    (folder / "entities.csv").unlink()
    (issue,) = check(folder).report.errors
    assert (issue.file, issue.row, issue.code) == ("entities.xlsx", 2, "header-row")
