"""Tables are found where people put them: below titles, beside each other, with merged cells, totals and notes."""

from collections.abc import Sequence
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from jjgraph.intake.office.grids import Area, Grid, GridRow
from jjgraph.intake.office.headings import Headings, normal_heading
from jjgraph.intake.office.tables import FoundTable, find_tables
from jjgraph.model.schema import builtin_schema

HEADINGS = Headings(builtin_schema())


def tables_of(rows: Sequence[Sequence[str]], *merged: Area) -> list[FoundTable]:
    """Return the tables of a sheet with these rows; an empty one is a row that is not there."""
    found = [GridRow(number, list(cells)) for number, cells in enumerate(rows, start=1) if any(cells)]
    return find_tables(Grid("a.xlsx", "一", found, merged=merged), HEADINGS)


def summary(table: FoundTable) -> tuple[list[str], list[str]]:
    """Return the headings and the first cells of the rows."""
    return [column.heading for column in table.columns], [row.cells[0] for row in table.rows]


def reasons(table: FoundTable) -> list[tuple[str, str]]:
    """Return what was passed over, and why."""
    return [(skipped.cell, skipped.reason.en) for skipped in table.skipped]


def test_titles_totals_and_notes() -> None:
    """Lines above the header, totals and notes are no rows, and each is said."""
    [table] = tables_of(
        [
            ["成员单位一览表"],
            ["填报单位：秘书处", "", "2024年1月"],
            ["单位名称", "类别", "电话"],
            ["甲公司", "企业", "1"],
            ["", "", ""],
            ["小 计", "", "1"],
            ["乙学院", "院校", "2"],
            ["总计（2家）", "", "3"],
            ["注：数据截至2024年1月"],
            ["填表人：张三", "", "审核：李四"],
        ]
    )
    assert summary(table) == (["单位名称", "类别", "电话"], ["甲公司", "乙学院"])
    assert reasons(table) == [
        ("A1", "a title"),
        ("A2", "a title"),
        ("A6", "a total"),
        ("A8", "a total"),
        ("A9", "a note outside the table"),
        ("A10", "a note outside the table"),
    ]


def test_two_header_rows_without_merged_cells() -> None:
    """In a CSV the upper row speaks for the columns up to its next word."""
    [table] = tables_of(
        [
            ["序号", "单位信息", "", "合作情况", "", "备注"],
            ["", "单位名称", "类别", "合作院校", "金额(万元)", ""],
            ["1", "甲公司", "企业", "乙学院", "5", ""],
        ]
    )
    assert summary(table)[0] == [
        "序号",
        "单位信息/单位名称",
        "单位信息/类别",
        "合作情况/合作院校",
        "合作情况/金额(万元)",
        "备注",
    ]
    assert len(table.rows) == 1


def test_three_header_rows() -> None:
    """Merged cells part the header in three rows; each column has the words above it."""
    [table] = tables_of(
        [
            ["单位名称", "合作", "", ""],
            ["", "2023年", "", "2024年"],
            ["", "合作院校", "金额", "金额"],
            ["甲公司", "乙学院", "5", "6"],
        ],
        Area(1, 1, 3, 1),
        Area(1, 2, 1, 4),
        Area(2, 2, 2, 3),
    )
    assert summary(table)[0] == ["单位名称", "合作/2023年/合作院校", "合作/2023年/金额", "合作/2024年/金额"]


def test_merged_labels_are_filled_down_and_numbers_never() -> None:
    """A kind, a name and a date that are merged speak for all their rows, an amount for its first."""
    [table] = tables_of(
        [
            ["单位名称", "类别", "金额(万元)"],
            ["甲公司", "企业", "500"],
            ["乙公司", "", ""],
            ["丙公司", "", ""],
        ],
        Area(2, 2, 4, 2),
        Area(2, 3, 4, 3),
    )
    assert [row.cells for row in table.rows] == [
        ["甲公司", "企业", "500"],
        ["乙公司", "企业", ""],
        ["丙公司", "企业", ""],
    ]
    assert table.merged_numbers == [Area(2, 3, 4, 3)]


def test_several_tables_on_a_sheet() -> None:
    """One below the other with titles of their own; a header that is repeated for print is no new table."""
    first, second = tables_of(
        [
            ["一览表一"],
            ["单位名称", "类别"],
            ["甲公司", "企业"],
            ["单位名称", "类别"],
            ["乙公司", "企业"],
            [""],
            ["合作一览"],
            ["学校名称", "合作企业", "开始时间"],
            ["丙学院", "甲公司", "2023"],
        ]
    )
    assert (summary(first)[1], summary(second)[1]) == (["甲公司", "乙公司"], ["丙学院"])
    assert ("A4", "the header again") in reasons(first)
    assert ("A7", "a title") in reasons(second)


def test_halves_beside_each_other() -> None:
    """One long list in two halves with an empty column between is two tables."""
    left, right = tables_of(
        [["单位名称", "电话", "", "单位名称", "电话"], ["甲公司", "1", "", "乙公司", "2"]]
    )
    assert [
        row.text(column.number) for table in (left, right) for row in table.rows for column in table.columns
    ] == [
        *("甲公司", "1"),
        *("乙公司", "2"),
    ]


def test_empty_columns_within_a_table() -> None:
    """A blank column is no end of the table."""
    [table] = tables_of([["单位名称", "", "类别"], ["甲公司", "", "企业"]])
    assert [(column.number, column.heading) for column in table.columns] == [(1, "单位名称"), (3, "类别")]


def test_sections_name_the_group_of_their_rows() -> None:
    """A row such as 一、头部企业 gives its name to the rows below it."""
    [table] = tables_of(
        [
            ["序号", "单位名称"],
            ["一、头部企业（2家）"],
            ["1", "甲公司"],
            ["2", "乙公司"],
            ["二、院校"],
            ["3", "丙学院"],
        ],
    )
    assert [(row.cells[1], row.section) for row in table.rows] == [
        ("甲公司", "头部企业"),
        ("乙公司", "头部企业"),
        ("丙学院", "院校"),
    ]


def test_a_header_of_unknown_words() -> None:
    """Where no heading is known, the first row of different words above rows of the same width is the header."""
    [table] = tables_of([["某表"], ["甲列", "乙列", "丙列"], ["一", "二", "3"], ["四", "五", "6"]])
    assert summary(table) == (["甲列", "乙列", "丙列"], ["一", "四"])


def test_a_row_that_holds_a_kind_alone_is_no_header() -> None:
    """企业 and 学校 are headings and kinds: below a header they are what a row says."""
    [table] = tables_of(
        [["单位名称", "类别"], ["甲公司", "企业"], ["", "企业"], ["", "学校"], ["乙公司", "企业"]]
    )
    assert summary(table)[1] == ["甲公司", "", "", "乙公司"]


def test_a_long_name_alone_in_its_row_is_a_row() -> None:
    """Only a sentence is a note; an organisation of which no more is known stays."""
    name = "某省某市某某职业技术教育集团附属第一中等职业技术学校"
    [table] = tables_of(
        [["单位名称", "类别"], [name, ""], ["以上数据由各单位填报，如有疑问请联系秘书处，谢谢。"]]
    )
    assert summary(table)[1] == [name]


def test_no_table() -> None:
    """A sheet of prose has none."""
    assert tables_of([["说明"], ["请按时填写。"]])[:0] == []
    assert tables_of([["请按时填写。"], ["谢谢。"]]) == []


def test_headings_as_people_write_them() -> None:
    """Blanks, stars, colons, brackets and units do not hide what a column is about."""
    words = {
        "*单位 名称（必填）": "name",
        "企业名称": "enterprise_name",
        "合作院校\n（全称）": "partner",
        "联 系 电 话": "telephone",
        "Contact": "contact",
        "签约时间（年月）": "since",
        "技术服务年收入（万元）": "figure:技术服务年收入",
        "接收顶岗实习学生数(人)": "figure:接受顶岗实习学生数",
        "统一社会信用代码": "code",
        "企业类别": "property:enterprise_class",
        "备注(ignore)": "ignore",
        "合作院校2": "partner",
    }
    assert {word: getattr(HEADINGS.role(word), "name", None) for word in words} == words
    assert normal_heading("金额：万元(单位：万元)").unit == "万元"


CELL = st.sampled_from(
    [
        "",
        "单位名称",
        "类别",
        "企业",
        "甲公司",
        "1",
        "合计",
        "注：甲",
        "金额(万元)",
        "一、院校",
        "合作院校",
        "示例：甲",
    ]
)


def test_a_header_that_is_repeated_is_said_whole() -> None:
    """In two rows, or right below the first: every row of it is passed over and said."""
    upper, lower = ["单位信息", "", "合作情况", ""], ["单位名称", "类别", "合作院校", "金额"]
    row = ["甲公司", "企业", "乙学院", "5"]
    [table] = tables_of([upper, lower, row, upper, lower, row])
    assert len(table.rows) == 2
    assert reasons(table) == [("A4", "the header again"), ("A5", "the header again")]
    numbered = ["单位名称", "类别", "合作院校", "1"]
    [table] = tables_of([numbered, numbered, row], Area(1, 1, 2, 1))
    assert (reasons(table), len(table.rows)) == ([("A2", "the header again")], 1)


@example([["单位名称", "单位名称", "单位名称", "1"]] * 2, [(1, 1, 2, 1)])
@given(
    st.lists(st.lists(CELL, max_size=6), max_size=12),
    st.lists(st.tuples(*[st.integers(1, 8)] * 4), max_size=4),
)
def test_no_cell_is_lost(rows: list[list[str]], corners: list[Any]) -> None:
    """Of any sheet with a table, every row is a header, a row of a table, or said to be passed over."""
    areas = [Area(min(a, c), min(b, d), max(a, c), max(b, d)) for a, b, c, d in corners]
    tables = tables_of(rows, *areas)
    if not tables:
        return
    seen = {row.number for table in tables for row in table.rows}
    seen |= {int(skipped.cell.strip("ABCDEFG")) for table in tables for skipped in table.skipped}
    seen |= {number for table in tables for number in range(table.header[0], table.header[1] + 1)}
    seen |= {number for table in tables for numbers in table.unheaded.values() for number in numbers}
    assert {number for number, cells in enumerate(rows, start=1) if any(cells)} <= seen
