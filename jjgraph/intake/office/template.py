"""Write an empty workbook to be filled in: a sheet for each table, choices to pick from, and how to fill it in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jjgraph.files import write_file
from jjgraph.intake.office.headings import Headings
from jjgraph.intake.office.mapping import SheetMapping
from jjgraph.intake.office.places import column_letters
from jjgraph.intake.office.tables import EXAMPLE_MARK
from jjgraph.intake.office.words import cooperations, roles
from jjgraph.model.schema import PARTIES, Schema
from jjgraph.model.value_words import STATUS
from jjgraph.results.workbooks import put_text, workbook_bytes

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_ROWS = 1000  # below the header that have choices and the format of text
_CHOICES = "选项"
_HELP = "填写说明(ignore)"
_HELP_LINES = (
    "一行写一个单位（成员单位）或一项合作（合作）；不知道的空着，不要写“无”以外的记号。",
    "可以增删列、改列名；不认识的列名，导入时会问一次，下次记得。",
    "日期写 2023、2023-05 或 2023-05-18，也可以写 2023年5月、2022-2024、至今。",
    "金额写数，列名里有单位的按那个单位；也可以写 0.5亿、约200万、不少于300人。",
    "一格里有几个单位时用顿号分开；几个合作项目请分成几行。",
    f"以“{EXAMPLE_MARK}”开头的行是例子，不会导入，可以删去。",
    "“联系人(不公开)”一表以及电话、邮箱、证件号只留在本单位，不会进入任何发布的页面。",
    "One organisation (first sheet) or one cooperation (second sheet) a row; leave empty what is not known.",
    "Columns may be added, left out or renamed: an unknown heading is asked about once.",
    f"Rows that begin with “{EXAMPLE_MARK}” are examples and are not read.",
    "Contacts, telephone numbers, e-mail addresses and identity numbers stay with the institute.",
)


@dataclass(frozen=True, slots=True)
class _Table:
    """A sheet of the template: its columns, and rows that show how to fill them in."""

    title: str
    columns: tuple[str, ...]
    examples: tuple[Mapping[str, str], ...] = ()


_TABLES = (
    _Table(
        "成员单位",
        (
            "单位名称",
            "类别",
            "所属群体",
            "所属方",
            "统一社会信用代码",
            "学校代码",
            "别名",
            "所在地",
            "网址",
            "加入时间",
            "备注",
        ),
        (
            {
                "单位名称": f"{EXAMPLE_MARK}甲鞋业有限公司",
                "类别": "企业",
                "所属群体": "头部企业",
                "所属方": "企",
                "加入时间": "2023-05",
            },
            {
                "单位名称": f"{EXAMPLE_MARK}乙职业学院",
                "类别": "高等职业学校",
                "所属群体": "院校",
                "所属方": "校",
                "加入时间": "2023年初",
            },
        ),
    ),
    _Table(
        "合作",
        ("单位名称", "合作单位", "合作项目", "开始时间", "结束时间", "状态", "金额(万元)", "备注"),
        (
            {
                "单位名称": f"{EXAMPLE_MARK}甲鞋业有限公司",
                "合作单位": "乙职业学院",
                "合作项目": "产业学院",
                "开始时间": "2023年9月",
                "状态": "进行中",
                "金额(万元)": "约200",
            },
        ),
    ),
    _Table(
        "统计数字",
        ("单位名称", "指标", "数值", "计量单位", "采集时间"),
        (
            {
                "单位名称": f"{EXAMPLE_MARK}乙职业学院",
                "指标": "在校生数",
                "数值": "1.2万",
                "计量单位": "人",
                "采集时间": "2024",
            },
        ),
    ),
    _Table(
        "联系人(不公开)",
        ("单位名称", "联系人", "电话", "邮箱"),
        ({"单位名称": f"{EXAMPLE_MARK}甲鞋业有限公司", "联系人": "张三", "电话": "0000-0000000"},),
    ),
)


def write_template(path: Path, schema: Schema, mapping: SheetMapping | None = None) -> None:
    """Write the workbook *path*; what is filled in is read by `read_list` without a question.

    Parameters
    ----------
    path : Path
        Of a .xlsx file; its folder is there.
    schema : Schema
        Its kinds and words are what the cells offer.
    mapping : SheetMapping or None
        One sheet with the columns of this mapping; without one, the members, their cooperations, figures and
        contacts have a sheet each.

    Raises
    ------
    UsageError
        If the folder of *path* is not there.
    """
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    tables = _TABLES if mapping is None else (_Table(mapping.label.zh, tuple(mapping.columns)),)
    sheets = [book.create_sheet(table.title) for table in tables]
    help_sheet = book.create_sheet(_HELP)
    choices = book.create_sheet(_CHOICES)
    choices.sheet_state = "hidden"
    headings = Headings(schema, mapping.columns if mapping else None)
    lists = _choices(schema)
    for number, (_, values) in enumerate(sorted(lists.items()), start=1):
        for row, value in enumerate(values, start=1):
            put_text(choices.cell(row, number), value)
    places = {name: number for number, name in enumerate(sorted(lists), start=1)}
    for sheet, table in zip(sheets, tables, strict=True):
        _fill(sheet, table, headings, {name: (places[name], len(values)) for name, values in lists.items()})
    for row, line in enumerate(_HELP_LINES, start=1):
        put_text(help_sheet.cell(row, 1), line)
    help_sheet.column_dimensions["A"].width = 100
    write_file(path, workbook_bytes(book))


def _choices(schema: Schema) -> dict[str, Sequence[str]]:
    """Return what the cells of a column offer, by the role of the column."""
    kinds = [kind.label.zh for kind in schema.kinds.values() if kind.kind_class == "organisation"]
    measures = [name.removeprefix("figure:") for name in roles() if name.startswith("figure:")]
    return {
        "kind": kinds,
        "party": PARTIES,
        "status": [STATUS[status].zh for status in ("planned", "active", "ended")],
        "cooperation": list(cooperations()),
        "measure": measures,
    }


def _fill(
    sheet: "Worksheet", table: _Table, headings: Headings, lists: Mapping[str, tuple[int, int]]
) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.worksheet.datavalidation import DataValidation

    for number, heading in enumerate(table.columns, start=1):
        cell: Any = sheet.cell(1, number)
        put_text(cell, heading)
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="DCE6F1")
        cell.alignment = Alignment(wrap_text=True)
        letters = column_letters(number)
        sheet.column_dimensions[letters].width = max(14, len(heading) * 2 + 2)
        role = headings.role(heading)
        if role is not None and role.sort != "number":
            for row in range(
                2, _ROWS + 2
            ):  # as text: 0000123 keeps its zeros, and 2023.10 does not become 2023.1
                sheet.cell(row, number).number_format = "@"
        if role is not None and role.name in lists:
            column, length = lists[role.name]
            source = column_letters(column)
            choice = DataValidation(
                "list", formula1=f"{_CHOICES}!${source}$1:${source}${length}", allow_blank=True
            )
            choice.showErrorMessage = False  # it offers, and forbids nothing
            choice.add(f"{letters}2:{letters}{_ROWS + 1}")
            sheet.add_data_validation(choice)
    for row, example in enumerate(table.examples, start=2):
        for number, heading in enumerate(table.columns, start=1):
            if heading in example:
                put_text(sheet.cell(row, number), example[heading])
                sheet.cell(row, number).font = Font(italic=True, color="808080")
    sheet.freeze_panes = "A2"
