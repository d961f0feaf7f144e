"""CSV that every reader reads alike: ours, Python's, pandas' and polars'; and numbers that survive the way out and in.

A spreadsheet program itself is too heavy for CI. What it would take for a formula, or for another cell, is tested by the
rules that such programs publish, and xlsx is read back with openpyxl.
"""

import csv
import io
import json
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jjgraph.bilingual import Bilingual
from jjgraph.exports.folders import write_folders
from jjgraph.intake.tabular import read_table
from jjgraph.model.schema import Property, builtin_schema
from jjgraph.results.cells import cell_text, exact_number, number_text
from jjgraph.results.formats import as_csv, as_json, as_markdown, as_plain_csv, as_xlsx
from jjgraph.results.workbooks import LONGEST_CELL
from jjgraph.services.datasets import check

FORMULAS = [
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "＝1+1",
    "＋1+1",
    "－1+1",
    "＠SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "-x",
    "+86 595",
]
AWKWARD = [
    "x\r=1+1",
    "x\n=1+1",
    "x\r\ny",
    'a"b',
    '"',
    "a,b",
    " a",
    "a ",
    "'",
    "",
    "甲|乙",
    ";",
    "a;b",
    "\t",
    "null",
    "NA",
    "1e5",
    "0012",
    "é",
    "𠮷",
    "#N/A",
]
TEXTS = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x00"), max_size=10)


def pandas_rows(content: bytes) -> list[list[str]]:
    """Return the rows as pandas reads them, every cell a text."""
    pandas = pytest.importorskip("pandas")
    frame = pandas.read_csv(
        io.BytesIO(content), dtype=str, keep_default_na=False, header=None, encoding="utf-8"
    )
    return [list(row) for row in frame.itertuples(index=False)]


def python_rows(content: bytes) -> list[list[str]]:
    """Return the rows as Python's own reader reads them."""
    return list(csv.reader(io.StringIO(content.decode(), newline=""), strict=True))


@pytest.mark.parametrize("text", AWKWARD + FORMULAS)
def test_every_reader_sees_the_same_cells(text: str) -> None:
    """One row stays one row, and each cell is what was written; no reader takes a part of a cell for a row."""
    rows = [["a", "b", "c"], [text, "middle", text], ["1", text, "2"]]
    content = as_plain_csv(rows[0], rows[1:])
    assert python_rows(content) == rows == pandas_rows(content)
    quoted = sum(line.count('"') % 2 for line in content.decode().split("\r")) if "\r" in text else 0
    assert quoted or "\r" not in text  # a lone carriage return stands within quotes


@given(st.lists(st.lists(TEXTS, min_size=2, max_size=2), min_size=1, max_size=4))
def test_any_table_comes_back_from_python(rows: list[list[str]]) -> None:
    """Whatever the texts, the writer's rows are the reader's."""
    assert python_rows(as_plain_csv(["a", "b"], rows)) == [["a", "b"], *rows]


@pytest.mark.parametrize("text", FORMULAS)
def test_no_text_of_a_table_for_people_is_a_formula(text: str) -> None:
    """Half-width and full-width starts get an apostrophe, so do control signs before them; xlsx keeps the text as text."""
    (_, (cell, *_)) = python_rows(as_csv(["a", "b"], [(text, "x")]))
    assert cell == f"'{text}"
    sheet = openpyxl.load_workbook(io.BytesIO(as_xlsx(["a"], [(text,)]))).active
    assert sheet is not None and sheet["A2"].data_type == "s"


@pytest.mark.parametrize("value", [-0.2, -5, "-0.2", "+3", 1e-05, 0])
def test_numbers_get_no_apostrophe(value: object) -> None:
    """A negative number is none."""
    assert not as_csv(["a"], [(value,)]).decode().splitlines()[1].startswith("'")


def test_our_reader_reads_what_we_write(tmp_path: Path) -> None:
    """The cells come back as they were, line ends as one sort."""
    columns = [Property(name, Bilingual(name, name)) for name in ("source_id", "note")]
    rows = [(f"s{number}", text) for number, text in enumerate(AWKWARD + FORMULAS)]
    (tmp_path / "sources.csv").write_bytes(as_plain_csv(["source_id", "note"], rows))
    table = read_table(tmp_path / "sources.csv", columns)
    assert not table.issues
    found = [(row["source_id"], row["note"]) for row in table.rows]
    assert found == [(uid, text.replace("\r\n", "\n").replace("\r", "\n").strip()) for uid, text in rows]


def test_markdown_keeps_a_row_on_its_line() -> None:
    """Whatever sort of line end stands in a cell."""
    lines = as_markdown(["a"], [("x\ry\nz\u2028w",)]).decode().splitlines()
    assert lines == ["| a |", "| --- |", "| x y z w |"]


WRITTEN = [
    "0",
    "7",
    "1309487123456",
    "12345678901.25",
    "0.1",
    "123456789012345",
    "9007199254740991",
    "0.00001",
    "1" + "0" * 22,
    "-3.5",
    "100",
]


@pytest.mark.parametrize("text", WRITTEN)
def test_numbers_stand_as_they_were_written(text: str) -> None:
    """In a table, in JSON and in an export: no digit is lost, none is added, and no exponent."""
    value = float(text)
    assert number_text(value) == exact_number(value) == cell_text(value) == text
    (row,) = json.loads(as_json(["n"], [(value,)]))
    assert row["n"] == (int(text) if "." not in text else value)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_any_number_survives_an_export(value: float) -> None:
    """What the folders hold is read back as the same number, to the last bit."""
    assert float(exact_number(value)) == value and "e" not in exact_number(value)


@given(st.integers(-(10**14), 10**14), st.integers(0, 4))
def test_what_people_write_is_shown_whole(digits: int, places: int) -> None:
    """Whole numbers and amounts of four decimals stand in each table with all their digits."""
    value = digits / 10**places
    assert float(number_text(value)) == value


@pytest.mark.parametrize(
    "computed", [0.1 + 0.2, 1 / 3, 2 / 3, 1e-17 + 1 / 7, 0.340207849521575, 2.098814229249]
)
def test_what_was_computed_has_twelve_digits(computed: float) -> None:
    """Digits that depend on the machine are not written: equal input gives equal bytes."""
    assert len(number_text(computed).replace(".", "").lstrip("0")) <= 12


NUMBERS = [
    "1309487123456",
    "12345678901.25",
    "0.30000000000000004",
    "0.1234567890123456",
    "1" + "0" * 300,
    "45%",
    ">8000",
    "约40",
    "-0",
    "007",
]


def test_a_data_set_survives_export_load_export_byte_for_byte(tmp_path: Path) -> None:
    """Each sort of number: exported, read, exported again, nothing changes, and no figure changes its uid."""
    folder = tmp_path / "numbers"
    folder.mkdir()
    (folder / "entities.csv").write_text("uid,kind,name_zh\nf1,Enterprise,甲\nu1,University,乙\n", "utf-8")
    (folder / "sources.csv").write_text("source_id,title,reliability\ns1,公报,official\n", "utf-8")
    ties = "".join(f"f1,COOPERATES_WITH,u1,{number},s1,p\n" for number in NUMBERS)
    (folder / "relationships.csv").write_text(
        f"subject_id,type,object_id,quantity,source_id,locator\n{ties}", "utf-8"
    )
    figures = "".join(
        f"f1,产值,{number},s1\n" for number in NUMBERS
    )  # one key: told apart by their order alone
    (folder / "statistics.csv").write_text(f"subject_id,measure,value,source_id\n{figures}", "utf-8")
    first = check(folder)
    assert first.dataset is not None, first.report.errors
    (one,) = write_folders(first.dataset, builtin_schema(), tmp_path / "one")
    second = check(one)
    assert second.dataset == first.dataset
    (two,) = write_folders(second.dataset, builtin_schema(), tmp_path / "two")
    for file in one.iterdir():
        assert (two / file.name).read_bytes() == file.read_bytes()


@pytest.mark.parametrize("length", [LONGEST_CELL, LONGEST_CELL + 1, 40_000])
def test_a_cell_of_excel_that_is_cut_says_so(length: int) -> None:
    """What does not fit is cut, and the cell itself says it in both languages."""
    sheet = openpyxl.load_workbook(io.BytesIO(as_xlsx(["a"], [("甲" * length,)]))).active
    assert sheet is not None
    cell = str(sheet["A2"].value)
    assert len(cell) <= LONGEST_CELL
    assert ("截断" in cell and "cut" in cell) == (length > LONGEST_CELL)
