"""The template is read back without a question, and the checked copy leaves the original as it was."""

import csv
import hashlib
from pathlib import Path

import pytest
from openpyxl import load_workbook

from jjgraph.bilingual import Bilingual
from jjgraph.intake.office.checked_copy import CHANGES, OVERVIEW, CopyChange, checked_name, write_checked_copy
from jjgraph.intake.office.mapping import shipped
from jjgraph.intake.office.places import CellIssue
from jjgraph.intake.office.reading import read_list
from jjgraph.intake.office.template import write_template
from jjgraph.model.schema import builtin_schema
from tests.paths import ROOT
from tests.spreadsheets import save_workbook

SCHEMA = builtin_schema()


@pytest.fixture
def template(tmp_path: Path) -> Path:
    """A template as it is written."""
    path = tmp_path / "联合体数据.xlsx"
    write_template(path, SCHEMA)
    return path


def test_an_empty_template_says_nothing(template: Path) -> None:
    """Examples, instructions and choices are no rows."""
    reading = read_list([template], schema=SCHEMA)
    assert (reading.rows, reading.issues, reading.questions) == ((), (), ())


def test_a_filled_template_is_read_without_a_question(template: Path) -> None:
    """What is typed into its four sheets comes out: member, cooperation, figure, contact."""
    book = load_workbook(template)
    for title, cells in {
        "成员单位": [
            "丁鞋业有限公司",
            "企业",
            "头部企业",
            "企",
            "91350582MA00000002",
            "",
            "丁鞋",
            "某镇",
            "https://example.org",
            "2023.10",
            "新",
        ],
        "合作": ["丁鞋业有限公司", "戊职业学院", "产业学院", "2023年9月", "2026", "进行中", "约200", ""],
        "统计数字": ["戊职业学院", "在校生数", "1.2万", "人", "2024"],
        "联系人(不公开)": ["丁鞋业有限公司", "李四", "0000-1111111", "a@example.org"],
    }.items():
        for column, text in enumerate(cells, start=1):
            book[title].cell(10, column).value = text
    book.save(template)
    reading = read_list([template], schema=SCHEMA)
    assert (reading.issues, reading.questions) == ((), ())
    member, cooperation, figure, contact = reading.rows
    assert (member.kind, member.memberships, member.party, member.code, member.aliases) == (
        "Enterprise",
        ("企业", "头部企业"),
        ("企",),
        "91350582MA00000002",
        ("丁鞋",),
    )
    assert member.period.since is not None
    assert (member.period.since.value, dict(member.properties)) == (
        "2023-10",
        {"place": "某镇", "website": "https://example.org"},
    )
    [partner] = cooperation.partners
    assert (partner.name, partner.object_kind, partner.status) == ("戊职业学院", "IndustryCollege", "active")
    assert [(item.measure, item.value, item.unit, item.period) for item in figure.figures] == [
        ("在校生数", 12_000, "人", "2024")
    ]
    assert dict(contact.private) == {"contact": "李四", "telephone": "0000-1111111", "email": "a@example.org"}


def test_a_template_offers_the_kinds(template: Path) -> None:
    """The choices of the column of kinds are those of the schema, and equal input gives equal bytes."""
    book = load_workbook(template)
    [choice] = [one for one in book["成员单位"].data_validations.dataValidation if "B2" in one.sqref]
    column = str(choice.formula1).split("$")[1]
    offered = [cell.value for cell in book["选项"][column] if cell.value]
    assert {"企业", "高等院校", "政府部门"} & set(offered) == {
        kind.label.zh
        for kind in SCHEMA.kinds.values()
        if kind.name in ("Enterprise", "University", "GovernmentBody")
    }
    before = template.read_bytes()
    write_template(template, SCHEMA)
    assert template.read_bytes() == before


@pytest.mark.parametrize("name", ["members", "cooperation"])
def test_a_template_of_a_mapping(tmp_path: Path, name: str) -> None:
    """Its columns are those of the mapping, which the sheet is read with."""
    path = tmp_path / "a.xlsx"
    write_template(path, SCHEMA, shipped()[name])
    book = load_workbook(path)
    sheet = book.worksheets[0]
    assert [cell.value for cell in sheet[1]] == list(shipped()[name].columns)
    sheet["A2"], sheet["B2"] = "13768", "甲"
    book.save(path)
    reading = read_list([path], schema=SCHEMA)
    assert [question for question in reading.questions if question.about == "heading"] == []
    assert [mapping.name for mapping in reading.mappings] == [name]


def _issue(path: Path, sheet: str, *cells: str, warning: bool = False) -> CellIssue:
    both = Bilingual("问题", "fault"), Bilingual("怎么改", "what to do")
    return CellIssue(path.name, 3, "金额", "code", *both, warning, sheet, cells)


def test_the_original_is_untouched(tmp_path: Path) -> None:
    """The copy stands beside it with formats, widths and formulas; not a byte of the original changes."""
    path = save_workbook(
        tmp_path / "a.xlsx", {"名 单'甲": [["单位名称", "金额"], ["甲公司", "=1+1"]]}, formats={"B2": "0.00"}
    )
    book = load_workbook(path)
    book.worksheets[0].column_dimensions["A"].width = 33
    book.save(path)
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    out = checked_name(path)
    change = CopyChange(Bilingual("改正", "corrected"), "甲公司", "金额", "1", "2", "名 单'甲", "B2")
    write_checked_copy(path, out, [_issue(path, "名 单'甲", "B2")], [change])
    assert hashlib.sha256(path.read_bytes()).hexdigest() == before
    copy = load_workbook(out)
    sheet = copy["名 单'甲"]
    assert (out.name, copy.sheetnames) == ("a.已检查.xlsx", [OVERVIEW, CHANGES, "名 单'甲"])
    assert (sheet["B2"].value, sheet["B2"].number_format, sheet.column_dimensions["A"].width) == (
        "=1+1",
        "0.00",
        33,
    )
    assert (
        copy[OVERVIEW]["C3"].hyperlink.location == copy[CHANGES]["G3"].hyperlink.location == "'名 单''甲'!B2"
    )
    assert [cell.value for cell in copy[CHANGES][3]] == ["改正", "甲公司", "金额", "1", "2", "名 单'甲", "B2"]
    first = out.read_bytes()
    write_checked_copy(path, out, [_issue(path, "名 单'甲", "B2")], [change])
    assert out.read_bytes() == first


def test_errors_stay_red_and_comments_add_up(tmp_path: Path) -> None:
    """A cell with an error and a warning is red and says both; one within merged cells is shown at their first."""
    path = save_workbook(
        tmp_path / "a.xlsx", {"一": [["甲", "乙"], ["丙", "丁"], ["戊", "己"]]}, merged=["A2:A3"]
    )
    issues = [
        _issue(path, "一", "B2", warning=True),
        _issue(path, "一", "B2"),
        _issue(path, "一", "A3", warning=True),
    ]
    write_checked_copy(path, tmp_path / "out.xlsx", issues)
    sheet = load_workbook(tmp_path / "out.xlsx")["一"]
    assert (sheet["B2"].fill.fgColor.rgb, sheet["B2"].comment.text.count("问题")) == ("00FFC7CE", 2)
    assert (sheet["A2"].fill.fgColor.rgb, "问题" in sheet["A2"].comment.text) == ("00FFEB9C", True)


def test_files_that_are_no_workbooks_get_one(tmp_path: Path) -> None:
    """Of a CSV and of an .xls the texts stand in a new workbook, each in its cell; a text stays a text."""
    path = tmp_path / "a.csv"
    with path.open("w", encoding="gb18030", newline="") as stream:
        csv.writer(stream).writerows([["单位名称", "编号"], [], ["=甲公司", "0000123"]])
    write_checked_copy(path, tmp_path / "csv.xlsx", [_issue(path, "", "B3")])
    sheet = load_workbook(tmp_path / "csv.xlsx")["a"]
    assert (sheet["A3"].value, sheet["A3"].data_type, sheet["B3"].value) == ("=甲公司", "s", "0000123")
    assert sheet["B3"].fill.fgColor.rgb == "00FFC7CE"
    old = ROOT / "tests" / "data" / "office" / "members.xls"
    write_checked_copy(old, tmp_path / "xls.xlsx", [_issue(old, "成员名单", "D3")])
    assert load_workbook(tmp_path / "xls.xlsx")["成员名单"]["D3"].comment is not None


def test_a_file_that_cannot_be_read_gets_an_overview(tmp_path: Path) -> None:
    """The copy of a damaged file says what is wrong with it."""
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"PK\x03\x04")
    reading = read_list([path], schema=SCHEMA)
    write_checked_copy(path, tmp_path / "out.xlsx", reading.issues)
    assert "不完整" in load_workbook(tmp_path / "out.xlsx")[OVERVIEW]["E3"].value
