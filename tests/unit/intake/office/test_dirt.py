"""Forty kinds of dirt in one workbook: each is marked in its own cell, and nothing else is."""

from pathlib import Path
from typing import Any, NamedTuple

import pytest
from openpyxl import load_workbook

from jjgraph.intake.office.checked_copy import OVERVIEW, write_checked_copy
from jjgraph.intake.office.listed import ListReading
from jjgraph.intake.office.reading import read_list
from jjgraph.model.schema import builtin_schema
from tests.spreadsheets import save_workbook

HEADINGS = {
    "name": "单位名称",
    "kind": "类别",
    "code": "统一社会信用代码",
    "alias": "别名",
    "partner": "合作院校",
    "what": "合作项目",
    "since": "签约时间",
    "until": "到期时间",
    "status": "状态",
    "amount": "金额(万元)",
    "staff": "员工人数",
    "note": "备注",
    "phone": "电话",
}
COLUMNS = list(HEADINGS)


class Dirt(NamedTuple):
    """What stands in one cell, and the code of the issue at it ("" where a question is asked instead)."""

    column: str
    value: Any
    code: str
    number_format: str = ""
    beside: tuple[tuple[str, Any], ...] = ()


DIRT = [
    Dirt("since", "03/04/05", "unclear-date"),
    Dirt("since", "5/6/2023", "unclear-date"),
    Dirt("since", "2023-13", "unclear-date"),
    Dirt("since", "2023-02-30", "unclear-date"),
    Dirt("since", "45000", "unclear-date"),
    Dirt("since", "23年5月", "unclear-date"),
    Dirt("since", "5月", "unclear-date"),
    Dirt("since", "去年", "unclear-date"),
    Dirt("since", 2023.1, "unclear-date"),
    Dirt("since", "2022-24", "unclear-date"),
    Dirt("until", "2024-05-2025", "unclear-date"),
    Dirt("until", "两年", "unclear-date"),
    Dirt("amount", "1,5", "unclear-number"),
    Dirt("amount", "1,2,3", "unclear-number"),
    Dirt("amount", "100-200", "unclear-number"),
    Dirt("amount", "12 345", "unclear-number"),
    Dirt("amount", "1.2.3", "unclear-number"),
    Dirt("amount", "若干", "unclear-number"),
    Dirt("amount", "约500以上", "unclear-number"),
    Dirt("amount", "500万/年", "unclear-number"),
    Dirt("amount", "300人", "unit-differs"),
    Dirt("amount", "0.5亿", "unit-conflict"),
    Dirt("amount", "9" * 20, "unclear-number"),
    Dirt("amount", "=SUM(J1:J2)", "formula-without-value"),
    Dirt("amount", "¥500", "unclear-number"),
    Dirt("staff", 0.45, "unit-differs", "0%"),
    Dirt("staff", "120元", "unit-differs"),
    Dirt("code", "913505820000000000", "credit-code-digit"),
    Dirt("code", "123", "credit-code"),
    Dirt("code", 913505823456789012, "digits-lost"),
    Dirt("code", "9.13505E+17", "credit-code"),
    Dirt("kind", "院校", "kind-guessed", beside=(("name", "乙职业学院"),)),
    Dirt("kind", "院校", "kind-unknown", beside=(("name", "丙书院"),)),
    Dirt("kind", "同上", "as-above"),
    Dirt("name", "甲一公司、甲二公司", "several-names"),
    Dirt("name", None, "no-name", beside=(("kind", "企业"),)),
    Dirt("name", "甲" * 1001, "name-too-long"),
    Dirt("name", "甲三（集团公司", "brackets"),
    Dirt("name", "甲\u200b四公司", "control-character"),
    Dirt("partner", "乙学院 丁大学", "names-and-blanks"),
    Dirt("partner", "乙学院等3家", "names-open"),
    Dirt("partner", "乙（学院", "brackets"),
    Dirt("alias", "丙）厂", "brackets"),
    Dirt("what", "产业学院", "no-partner"),
    Dirt("what", "产业学院、订单班", "which-with-which", beside=(("partner", "乙学院、丁大学"),)),
    Dirt("status", "差不多了", "unclear-status"),
    Dirt("note", "找张三 13800000000", "personal-data"),
]


@pytest.fixture(scope="module")
def dirty(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ListReading]:
    """The workbook, and what is read from it."""
    rows: list[list[Any]] = [list(HEADINGS.values())]
    formats = {}
    for number, dirt in enumerate(DIRT, start=2):
        usual = {"name": f"洁净{number}有限公司", "kind": "企业"}
        values = {**usual, **dict(dirt.beside), dirt.column: dirt.value}
        rows.append([values.get(column) for column in COLUMNS])
        if dirt.number_format:
            formats[_cell(number, dirt.column)] = dirt.number_format
    path = save_workbook(tmp_path_factory.mktemp("dirt") / "dirt.xlsx", {"名单": rows}, formats=formats)
    return path, read_list([path], schema=builtin_schema())


def _cell(row: int, column: str) -> str:
    return f"{chr(65 + COLUMNS.index(column))}{row}"


def test_there_are_forty_kinds() -> None:
    """The list is as long as it says."""
    assert len(DIRT) >= 40


@pytest.mark.parametrize(
    ("number", "dirt"), list(enumerate(DIRT, start=2)), ids=lambda value: str(value)[:40]
)
def test_each_is_marked_in_its_cell(dirty: tuple[Path, ListReading], number: int, dirt: Dirt) -> None:
    """A fault is reported at the cell that has it, under its own code, and no other cell of the row is."""
    at_row = [
        (cell, issue.code)
        for issue in dirty[1].issues
        for cell in issue.cells
        if cell.lstrip("ABCDEFGHIJKLM") == str(number)
    ]
    assert at_row == [(_cell(number, dirt.column), dirt.code)]


def test_every_message_says_what_to_do(dirty: tuple[Path, ListReading]) -> None:
    """Reason and advice are there in both languages."""
    for issue in dirty[1].issues:
        assert all(text.zh and text.en for text in (issue.reason, issue.advice)), issue


def test_nothing_wrong_is_kept(dirty: tuple[Path, ListReading]) -> None:
    """What is an error leaves no value behind: not a number, not a date, not a code."""
    codes = {cell: issue for issue in dirty[1].issues for cell in issue.cells}
    for row in dirty[1].rows:
        for role in ("figure:金额", "figure:员工人数", "code", "since", "until"):
            issue = codes.get(row.place.cell(role))
            if issue is None or issue.warning:
                continue
            assert role not in {figure.role for figure in row.figures}
            assert role != "code" or not row.code
            assert role not in ("since", "until") or (row.period.since, row.period.until) == (None, None)


def test_the_copy_is_red_where_the_faults_are(dirty: tuple[Path, ListReading], tmp_path: Path) -> None:
    """Every cell with an issue is coloured and has a comment; the overview has a link to the first of each."""
    path, reading = dirty
    before = path.read_bytes()
    write_checked_copy(path, tmp_path / "out.xlsx", reading.issues)
    book = load_workbook(tmp_path / "out.xlsx")
    sheet = book["名单"]
    for issue in reading.issues:
        for cell in issue.cells:
            assert sheet[cell].fill.fgColor.rgb == ("00FFEB9C" if issue.warning else "00FFC7CE")
            assert issue.reason.zh in sheet[cell].comment.text
    links = {row[2].hyperlink.location for row in book[OVERVIEW].iter_rows(min_row=3)}
    assert links == {f"'名单'!{issue.cells[0]}" for issue in reading.issues}
    assert path.read_bytes() == before
