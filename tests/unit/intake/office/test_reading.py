"""From files to rows: the forms of lists, what is asked, what is remembered, what stays private."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jjgraph.errors import SchemaError
from jjgraph.intake.office.listed import ListReading, Question
from jjgraph.intake.office.mapping import SheetMapping, mapping_text, parse_mapping, shipped, write_mapping
from jjgraph.intake.office.reading import read_list
from jjgraph.model.schema import builtin_schema
from tests.spreadsheets import save_workbook

SCHEMA = builtin_schema()


def read(folder: Path, *rows: Sequence[Any], **options: Any) -> ListReading:
    """Read a workbook with one sheet of these rows."""
    return read_list([save_workbook(folder / "list.xlsx", {"名单": rows})], schema=SCHEMA, **options)


def codes(reading: ListReading) -> list[tuple[str, tuple[str, ...]]]:
    """Return the codes of the issues with their cells."""
    return [(issue.code, issue.cells) for issue in reading.issues]


COOPERATION = [
    *(
        "学校代码",
        "专业代码",
        "合作企业统一社会信用代码",
        "合作企业名称",
        "合作开始年月",
        "订单培养人数",
        "共同开发课程门数",
    ),
    *("教材数", "支持兼职教师数", "接受顶岗实习学生数", "接受毕业生就业数", "技术服务年收入", "采集时间"),
]


def test_a_row_of_the_cooperation_list(tmp_path: Path) -> None:
    """One row is a school, an enterprise, since when, and seven figures about the two."""
    cells = [
        "0013768",
        "540101",
        "91350582MA00000002",
        "甲鞋业有限公司",
        "202309",
        30,
        2,
        1,
        3,
        "约25",
        10,
        "50万",
        "2024年",
    ]
    reading = read(tmp_path, COOPERATION, cells)
    [row] = reading.rows
    assert (row.name, row.school_code, row.code, row.kind) == ("", "0013768", "", "")
    [partner] = row.partners
    assert (partner.name, partner.code, partner.tie) == (
        "甲鞋业有限公司",
        "91350582MA00000002",
        "COOPERATES_WITH",
    )
    assert partner.period.since is not None
    assert partner.period.since.value == "2023-09"
    assert row.properties == {"major_code": "540101"}
    assert [(figure.measure, figure.value, figure.bound, figure.unit) for figure in row.figures] == [
        ("订单培养人数", 30, "eq", "人"),
        ("共同开发课程门数", 2, "eq", "门"),
        ("共同开发教材数", 1, "eq", "种"),
        ("支持学校兼职教师数", 3, "eq", "人"),
        ("接受顶岗实习学生数", 25, "approx", "人"),
        ("接受毕业生就业数", 10, "eq", "人"),
        ("技术服务年收入", 500_000, "eq", "元"),
    ]
    assert {(figure.period, figure.partner) for figure in row.figures} == {("2024", "甲鞋业有限公司")}
    assert (reading.issues, reading.questions) == ((), ())
    assert reading.mapping is not None
    assert reading.mapping.name == "cooperation"


def test_schools_and_enterprises_in_one_row(tmp_path: Path) -> None:
    """With both headings the row is about the school; with one it is about that one."""
    both = read(tmp_path, ["学校名称", "企业名称"], ["乙学院", "甲公司"]).rows[0]
    alone = read(tmp_path, ["企业名称", "电话"], ["甲公司", "1"]).rows[0]
    assert (both.name, [partner.name for partner in both.partners]) == ("乙学院", ["甲公司"])
    assert (alone.name, alone.partners) == ("甲公司", ())


def test_a_matrix(tmp_path: Path) -> None:
    """Any mark or word where a row and a column meet is a tie; no, and nothing, is none."""
    reading = read(
        tmp_path,
        ["序号", "企业", "乙学院", "丙大学", "丁职业中专学校", "备注", "合计"],
        [1, "甲公司", "√", "", "产业学院", "新", 2],
        [2, "戊公司", "无", "○", 0, "", 1],
        mapping=shipped()["matrix"],
    )
    first, second = reading.rows
    assert [(partner.name, partner.what, partner.tie) for partner in first.partners] == [
        ("乙学院", "", "COOPERATES_WITH"),
        ("丁职业中专学校", "产业学院", "CO_BUILDS"),
    ]
    assert [(partner.name, second.place.cell(partner.role)) for partner in second.partners] == [
        ("丙大学", "D3")
    ]
    assert (first.notes, reading.questions) == (("新",), ())


def test_an_unknown_heading_is_asked_about_once(tmp_path: Path) -> None:
    """Without anybody to ask it is listed with the nearest; the answer is a mapping for this shape of sheet."""
    rows = [["单位名称", "联络电活", "奇怪的列"], ["甲公司", "1", "x"]]
    open_questions = read(tmp_path, *rows).questions
    assert [(question.word, question.cell) for question in open_questions] == [
        ("联络电活", "B1"),
        ("奇怪的列", "C1"),
    ]
    assert "telephone" in [name for name, _ in open_questions[0].candidates]
    asked: list[str] = []

    def answer(question: Question) -> str:
        asked.append(question.word)
        return "telephone" if question.word == "联络电活" else "private:奇怪"

    reading = read(tmp_path, *rows, ask=answer)
    assert asked == ["联络电活", "奇怪的列"]
    assert dict(reading.rows[0].private) == {"telephone": "1", "奇怪": "x"}
    assert reading.mapping is not None
    assert reading.mapping.columns.items() >= {("联络电活", "telephone"), ("奇怪的列", "private:奇怪")}


def test_the_answers_are_found_again_by_the_shape(tmp_path: Path) -> None:
    """A mapping saved beside the data is taken next month for a sheet with the same headings, not for another."""
    head = ["单位名称", "联络电活", "级别"]
    reading = read(tmp_path, head, ["甲公司", "1", "省级头部"], ask=_answered)
    assert reading.mapping is not None
    write_mapping(tmp_path / "members.mapping.yaml", reading.mapping)
    again = read(tmp_path, ["单位 名称", "联络电活", "级别："], ["乙公司", "2", "省级头部"])
    assert (again.questions, dict(again.rows[0].private), again.rows[0].kind) == (
        (),
        {"telephone": "2"},
        "Enterprise",
    )
    assert again.mapping == reading.mapping
    other = read(tmp_path, [*head, "又一列"], ["丙公司", "3", "", ""])
    assert other.questions[0].word == "联络电活"


def _answered(question: Question) -> str:
    return {"联络电活": "telephone", "级别": "kind", "省级头部": "Enterprise"}[question.word]


def test_an_unknown_word_for_a_kind(tmp_path: Path) -> None:
    """It is asked about once, however many rows have it; without an answer the kind stays open."""
    rows = [["单位名称", "类别"], ["甲公司", "省级头部企业群"], ["乙公司", "省级头部企业群"]]
    reading = read(tmp_path, *rows)
    [question] = reading.questions
    assert (question.about, question.word, question.cell) == ("kind", "省级头部企业群", "B2")
    assert [row.kind for row in reading.rows] == ["", ""]
    answered = read(tmp_path, *rows, ask=lambda _: "Enterprise")
    assert ([row.kind for row in answered.rows], answered.questions) == (["Enterprise"] * 2, ())


def test_kinds_by_their_names_in_both_languages(tmp_path: Path) -> None:
    """Labels of the schema, its own names, and the words of lists."""
    words = {
        "企业": "Enterprise",
        "高等院校": "University",
        "University": "University",
        "government body": "GovernmentBody",
        "中职": "SecondaryVocationalSchool",
        "行业协会": "IndustryAssociation",
        "科研院所": "ResearchPlatform",
    }
    rows = [[f"某{number}", word] for number, word in enumerate(words)]
    assert [row.kind for row in read(tmp_path, ["单位名称", "类别"], *rows).rows] == list(words.values())


def test_what_is_of_persons_is_private(tmp_path: Path) -> None:
    """Contacts, telephones, addresses and identity numbers; a remark with a telephone number goes with them."""
    reading = read(
        tmp_path,
        ["单位名称", "联系人", "手机", "邮箱", "身份证号", "备注"],
        ["甲公司", "张三", "13800000000", "a@b.cn", "35058219800101001X", "找李四 13900000000"],
    )
    [row] = reading.rows
    assert dict(row.private) == {
        "contact": "张三",
        "telephone": "13800000000",
        "email": "a@b.cn",
        "identity_number": "35058219800101001X",
        "note": "找李四 13900000000",
    }
    assert (row.notes, dict(row.properties), codes(reading)) == ((), {}, [("personal-data", ("F2",))])
    assert "13800000000" not in repr(row)


def test_one_cause_is_one_message(tmp_path: Path) -> None:
    """The same fault in many rows is one issue with all its cells."""
    rows = [[f"甲{number}公司", "1,5"] for number in range(43)]
    [issue] = read(tmp_path, ["单位名称", "金额"], *rows).issues
    assert (issue.code, len(issue.cells), issue.cells[0]) == ("unclear-number", 43, "B2")
    assert "43" in issue.place.zh


def test_a_mapping_says_how(tmp_path: Path) -> None:
    """Roles by heading, markers of what is missing, a group for all rows, kinds and ties by word."""
    mapping = parse_mapping(
        "name: own\nlabel: {zh: 自定, en: own}\nform: list\n"
        "columns: {名字: name, 种类: kind, 伙伴: partner, 干什么: cooperation, 产能: 'figure:产能', 暗号: 'private:暗号'}\n"
        "missing: [没填]\ngroup: 理事单位\nkinds: {大厂: Enterprise}\nties: {联谊: VISITED}\n",
        "own.yaml",
    )
    head = ["名字", "种类", "伙伴", "干什么", "产能", "暗号"]
    [row] = read(tmp_path, head, ["甲", "大厂", "乙学院", "联谊", "3万", "没填"], mapping=mapping).rows
    assert (row.name, row.kind, row.memberships, dict(row.private)) == (
        "甲",
        "Enterprise",
        ("大厂", "理事单位"),
        {},
    )
    assert (row.partners[0].tie, row.figures[0].measure, row.figures[0].value) == ("VISITED", "产能", 30_000)
    assert parse_mapping(mapping_text(mapping), "again") == mapping


@pytest.mark.parametrize(
    "text",
    [
        "name: a",
        "[]",
        "name: a\nlabel: {zh: 甲, en: a}\nform: heap",
        "name: a\nlabel: {zh: 甲, en: a}\nform: list\nrows: 1",
    ],
)
def test_a_mapping_that_is_none(text: str) -> None:
    """Its fault is named."""
    with pytest.raises(SchemaError):
        parse_mapping(text, "a.yaml")


def test_a_mapping_with_an_unknown_role(tmp_path: Path) -> None:
    """A role that there is not is an error that lists those that there are."""
    mapping = SheetMapping("a", shipped()["members"].label, columns={"名字": "nom"})
    with pytest.raises(SchemaError, match="figure:MEASURE"):
        read(tmp_path, ["名字", "类别"], ["甲", "企业"], mapping=mapping)


def test_shipped_mappings_know_their_roles(tmp_path: Path) -> None:
    """A sheet with the headings of a mapping that comes with jjgraph raises no question."""
    for mapping in shipped().values():
        reading = read(tmp_path, list(mapping.columns), ["甲"] * len(mapping.columns), mapping=mapping)
        assert [question for question in reading.questions if question.about == "heading"] == []


def test_several_files_and_a_bad_one(tmp_path: Path) -> None:
    """What cannot be read is an issue; the others are read all the same."""
    good = save_workbook(
        tmp_path / "a.xlsx", {"一": [["单位名称"], ["甲公司"]], "草稿(ignore)": [["单位名称"], ["乙公司"]]}
    )
    bad = tmp_path / "b.xlsx"
    bad.write_bytes(b"")
    reading = read_list([bad, good], schema=SCHEMA)
    assert [row.name for row in reading.rows] == ["甲公司"]
    assert [(issue.file, issue.code) for issue in reading.issues] == [("b.xlsx", "unreadable-file")]
    assert ("草稿(ignore)", "a sheet whose name says (ignore)") in {
        (item.sheet, item.reason.en) for item in reading.skipped
    }


def test_figures_of_two_years(tmp_path: Path) -> None:
    """The upper row of the header dates the figures below it."""
    path = save_workbook(
        tmp_path / "a.xlsx",
        {
            "一": [
                ["单位名称", "2022年", "", "2023年"],
                ["", "员工人数", "产值(万元)", "产值(万元)"],
                ["甲公司", 10, 5, 6],
            ]
        },
        merged=["A1:A2", "B1:C1"],
    )
    [row] = read_list([path], schema=SCHEMA).rows
    assert [(figure.measure, figure.value, figure.period) for figure in row.figures] == [
        ("员工人数", 10, "2022"),
        ("年产值", 50_000, "2022"),
        ("年产值", 60_000, "2023"),
    ]


def test_begin_and_end(tmp_path: Path) -> None:
    """Beginning and end in two columns, in one, or of the membership where no partner is named."""
    head = ["单位名称", "合作院校", "起止时间", "开始时间", "结束时间", "状态"]
    rows = read(
        tmp_path,
        head,
        ["甲公司", "乙学院", "2022-2024", "", "", "已结束"],
        ["丙公司", "乙学院", "", "2023年5月", "2026年底", "计划"],
        ["丁公司", "", "", "2023", "至今", ""],
    ).rows
    ends = [(row.partners[0].period if row.partners else row.period) for row in rows]
    assert [[end.value if end else "" for end in (period.since, period.until)] for period in ends] == [
        ["2022", "2024"],
        ["2023-05", "2026"],
        ["2023", ""],
    ]
    assert ([row.partners[0].status for row in rows[:2]], ends[2].ongoing) == (["ended", "planned"], True)


def test_years_in_headings(tmp_path: Path) -> None:
    """A year before or in brackets behind the name of a figure dates it."""
    [row] = read(tmp_path, ["单位名称", "2023年产值(万元)", "员工人数（2024年）"], ["甲公司", 5, 6]).rows
    assert [(figure.measure, figure.value, figure.period) for figure in row.figures] == [
        ("年产值", 50_000, "2023"),
        ("员工人数", 6, "2024"),
    ]


def test_a_column_of_yes_and_no(tmp_path: Path) -> None:
    """是否理事单位 makes members of the group; what is neither yes nor no is marked."""
    reading = read(
        tmp_path, ["单位名称", "是否理事单位"], ["甲公司", "√"], ["乙公司", "否"], ["丙公司", "也许"]
    )
    assert [row.memberships for row in reading.rows] == [("理事单位",), (), ()]
    assert codes(reading) == [("unclear-flag", ("B4",))]


def test_sections_give_group_and_kind(tmp_path: Path) -> None:
    """A title within the list is the group of the rows below it, and their kind where it is a word for one."""
    path = save_workbook(
        tmp_path / "a.xlsx",
        {"一": [["序号", "单位名称"], ["一、头部企业（1家）"], [1, "甲鞋业"], ["政府部门"], [2, "市甲局"]]},
        merged=["A4:B4"],
    )
    assert [(row.name, row.kind, row.memberships) for row in read_list([path], schema=SCHEMA).rows] == [
        ("甲鞋业", "Enterprise", ("头部企业",)),
        ("市甲局", "GovernmentBody", ("政府部门",)),
    ]


def test_long_lists_of_measures(tmp_path: Path) -> None:
    """One figure a row: 单位 beside 指标 and 数值 is what is counted, not who."""
    [row] = read(
        tmp_path,
        ["单位名称", "指标", "数值", "单位", "年度"],
        ["甲学院", "实训设备值", "约3亿", "元", "2024"],
    ).rows
    assert [(item.measure, item.value, item.bound, item.unit, item.period) for item in row.figures] == [
        ("实训设备值", 3e8, "approx", "元", "2024")
    ]


def test_repeats_are_said(tmp_path: Path) -> None:
    """A row that stands twice, and a name that is listed twice; several cooperations of one are neither."""
    head = ["序号", "单位名称", "类别", "合作院校"]
    reading = read(
        tmp_path, head, [1, "甲公司", "企业", ""], [2, "甲公司", "企业", ""], [3, "甲公司", "头部企业", ""],
        [4, "乙公司", "企业", "丙学院"], [5, "乙公司", "企业", "丁大学"],
    )  # fmt: skip
    assert codes(reading) == [("repeated-row", ("B3",)), ("repeated-name", ("B4",))]


def test_personal_data_in_other_columns(tmp_path: Path) -> None:
    """A telephone number in the cell of a partner is reported, and goes nowhere."""
    reading = read(
        tmp_path, ["单位名称", "合作院校", "地址"], ["甲公司", "乙学院（张三 13800000000）", "某路1号"]
    )
    assert codes(reading) == [("personal-data", ("B2",))]
    assert (reading.rows[0].partners, dict(reading.rows[0].properties)) == ((), {"place": "某路1号"})


def test_a_column_without_a_heading(tmp_path: Path) -> None:
    """What stands below no heading is not read, and that is said with its cells."""
    reading = read(tmp_path, ["单位名称", "", "类别"], ["甲公司", "x", "企业", "y"])
    assert codes(reading) == [("no-heading", ("B2",)), ("no-heading", ("D2",))]


def test_two_columns_of_one_sort(tmp_path: Path) -> None:
    """Of two columns of kinds the first is read and the other named; telephones, remarks and partners add up."""
    head = ["单位名称", "类别", "单位性质", "手机", "座机", "合作院校1", "合作院校2"]
    reading = read(tmp_path, head, ["甲公司", "企业", "政府部门", "1", "2", "乙学院", "丙大学"])
    [row] = reading.rows
    assert (row.kind, row.memberships, dict(row.private)) == ("Enterprise", ("企业",), {"telephone": "1；2"})
    assert [(partner.name, row.place.cell(partner.role)) for partner in row.partners] == [
        ("乙学院", "F2"),
        ("丙大学", "G2"),
    ]
    assert codes(reading) == [("repeated-column", ("C1",))]


def test_errors_of_formulas_in_a_text(tmp_path: Path) -> None:
    """#REF! and ##### are what a program shows instead of a value."""
    path = tmp_path / "a.csv"
    path.write_text("单位名称,金额\n甲公司,#REF!\n乙公司,#####\n丙公司,#N/A\n", encoding="utf-8")
    assert codes(read_list([path], schema=SCHEMA)) == [("formula-error", ("B2",)), ("formula-error", ("B3",))]


def test_a_sheet_for_each_group(tmp_path: Path) -> None:
    """Where there is no column for it, the name of a sheet that is a word for a kind is group and kind."""
    sheets = {
        "头部企业（1家）": [["单位名称"], ["甲鞋业"]],
        "院校": [["单位名称"], ["乙职业学院"]],
        "其他": [["单位名称"], ["丙"]],
    }
    reading = read_list([save_workbook(tmp_path / "a.xlsx", sheets)], schema=SCHEMA)
    assert [(row.kind, row.memberships) for row in reading.rows] == [
        ("Enterprise", ("头部企业",)),
        ("HigherVocationalCollege", ("院校",)),
        ("", ()),
    ]


def test_a_cooperation_in_brackets(tmp_path: Path) -> None:
    """乙学院（订单班） is a partner and what is done with it; other brackets belong to the name."""
    [row] = read(tmp_path, ["单位名称", "合作院校"], ["甲公司", "乙学院（订单班）、丙大学（晋江校区）"]).rows
    assert [(partner.name, partner.what) for partner in row.partners] == [
        ("乙学院", "订单班"),
        ("丙大学（晋江校区）", ""),
    ]


@pytest.mark.parametrize(
    ("what", "found"),
    [
        ("产业学院", [("产业学院", "CO_BUILDS", "")]),
        ("某某产业学院", [("某某产业学院", "CO_BUILDS", "")]),
        ("产业学院、订单班", [("产业学院", "CO_BUILDS", ""), ("订单班", "TRAINS_FOR", "")]),
        ("智能制造、数控技术共建", [("智能制造、数控技术共建", "COOPERATES_WITH", "")]),
        ("拟签约", [("拟签约", "SIGNED_WITH", "planned")]),
        ("未签约", []),
    ],
)
def test_what_is_done_together(tmp_path: Path, what: str, found: list[tuple[str, str, str]]) -> None:
    """A known word, or a name that ends with one, tells the tie; a plan is a plan, and what is denied is none."""
    reading = read(tmp_path, ["单位名称", "合作院校", "合作项目"], ["甲公司", "乙学院", what])
    [row] = reading.rows
    assert [(partner.what, partner.tie, partner.status) for partner in row.partners] == found
    assert codes(reading) == ([] if found else [("no-cooperation", ("C2",))])


def test_the_list_of_one_school(tmp_path: Path) -> None:
    """A mapping says whose list it is: every row cooperates with that one."""
    mapping = parse_mapping("name: a\nlabel: {zh: 甲, en: a}\nform: list\npartner: 乙学院", "a.yaml")
    [row] = read(
        tmp_path, ["企业名称", "合作形式", "起止时间"], ["甲公司", "订单班", "2024年3月至今"], mapping=mapping
    ).rows
    assert [(partner.name, partner.what, partner.period.ongoing) for partner in row.partners] == [
        ("乙学院", "订单班", True)
    ]
    assert row.place.cell(row.partners[0].role) == "A2"
    assert parse_mapping(mapping_text(mapping), "again") == mapping


def test_who_does_what_is_not_guessed(tmp_path: Path) -> None:
    """Two partners and two forms are ties without a form of their own, and it is said."""
    reading = read(
        tmp_path, ["单位名称", "合作院校", "合作项目"], ["甲公司", "乙学院、丙大学", "产业学院、订单班"]
    )
    assert [(partner.name, partner.tie, partner.object_kind) for partner in reading.rows[0].partners] == [
        ("乙学院", "COOPERATES_WITH", ""),
        ("丙大学", "COOPERATES_WITH", ""),
    ]
    assert codes(reading) == [("which-with-which", ("C2",))]


@pytest.mark.parametrize("part", ["kinds: {大厂: Enterprize}", "tie: COOPERATE_WITH", "ties: {联谊: PARTY}"])
def test_a_mapping_that_the_schema_does_not_know(tmp_path: Path, part: str) -> None:
    """A kind or type that there is not is named, before anything is read."""
    mapping = parse_mapping(f"name: a\nlabel: {{zh: 甲, en: a}}\nform: list\n{part}", "a.yaml")
    with pytest.raises(SchemaError, match="there is no"):
        read(tmp_path, ["单位名称"], ["甲公司"], mapping=mapping)


def test_an_answer_that_is_no_kind(tmp_path: Path) -> None:
    """Whoever answers with a kind that there is not is told."""
    with pytest.raises(SchemaError, match="there is no"):
        read(tmp_path, ["单位名称", "类别"], ["甲公司", "新种类单位"], ask=lambda _: "Nothing")


ANY_CELL = st.one_of(
    st.none(),
    st.sampled_from(
        [
            "单位名称",
            "类别",
            "企业",
            "合作院校",
            "金额(万元)",
            "1,5",
            "2023年",
            "甲、乙",
            "√",
            "合计",
            "同上",
            "#N/A",
            "=1+1",
        ]
    ),
    st.integers(-(10**20), 10**20),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.dates(),
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=80, deadline=None)
@given(st.lists(st.lists(ANY_CELL, max_size=6), max_size=8))
def test_any_sheet_is_read_without_an_error(tmp_path: Path, rows: list[list[Any]]) -> None:
    """Whatever stands in the cells, the answer is rows, issues and questions."""
    reading = read(tmp_path, ["单位名称", "类别", "合作院校", "签约时间", "金额(万元)", "备注"], *rows)
    assert all(row.name for row in reading.rows)
    assert all(issue.reason.zh and issue.place.zh for issue in reading.issues)
