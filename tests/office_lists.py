"""Write the lists of the secretariat's guide anew: ``python -m tests.office_lists [FOLDER]``. All names in them are invented."""

import sys
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font

from jjgraph.results.workbooks import put_text, workbook_bytes
from tests.paths import OFFICE

Row = tuple[str | int | None, ...]

MEMBERS_HEAD: tuple[Row, ...] = (
    ("晋江市域产教联合体成员单位一览表（例子，内容为虚构）",),
    ("序号", "单位信息", None, None, None, "合作情况", None, None, None),
    (None, "单位名称", "类别", "学校代码", "电话", "合作院校", "合作项目", "签约时间", "金额(万元)"),
)
MEMBERS: tuple[Row, ...] = (
    (
        1,
        "晨星鞋业有限公司",
        "头部企业",
        None,
        "0595-00000001",
        "海湾职业学院",
        "产业学院",
        "2023年5月",
        "500",
    ),
    (2, "蓝帆食品有限公司", "头部企业", None, "0595-00000002", "海湾职业学院", "订单班", "2024.3", "约200"),
    (
        3,
        "云桥纺织有限公司",
        "头部企业",
        None,
        "0595-00000003",
        "石桥职业中专学校",
        "实训基地",
        "2022/9/1",
        50,
    ),
    (4, "海湾职业学院", "高等职业学校", "90001", "0595-00000004", None, None, None, None),
    (5, "石桥职业中专学校", "中等职业学校", "90002", "0595-00000005", None, None, None, None),
)
TOTAL: Row = ("合计", None, None, None, None, None, None, None, "=SUM(I4:I8)")

COOPERATION_HEAD: Row = (
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
)


def changed(rows: tuple[Row, ...], *changes: tuple[int, int, str | None]) -> tuple[Row, ...]:
    """Return *rows* with other contents at some places (row and column, from 0)."""
    cells = [list(row) for row in rows]
    for row, column, content in changes:
        cells[row][column] = content
    return tuple(tuple(row) for row in cells)


DRAFT = changed(MEMBERS, (1, 5, "海职院"), (1, 7, "03/04/05"), (2, 8, "1,5"))
FEBRUARY = (
    *changed(MEMBERS[:2], (0, 7, "2023年6月")),
    *MEMBERS[3:],
    (6, "远帆电子有限公司", "头部企业", None, "0595-00000006", "海湾职业学院", "实训基地", "2026-02", None),
)
COOPERATION: tuple[Row, ...] = (
    COOPERATION_HEAD,
    ("90001", "460301", None, "晨星鞋业有限公司", "202309", 40, 2, 1, 3, 25, 12, "15万", "2025-09"),
    ("90001", "490101", None, "蓝帆食品有限公司", "202403", 30, 1, None, 2, 18, 9, None, "2025-09"),
)
MATRIX: tuple[Row, ...] = (
    ("企业", "海湾职业学院", "石桥职业中专学校"),
    ("晨星鞋业有限公司", "√", None),
    ("蓝帆食品有限公司", "√", "实训基地"),
)


def workbook(title: str, rows: tuple[Row, ...], *merged: str) -> bytes:
    """Return a workbook of one sheet; texts stay texts, what starts with = is a formula."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = title
    for number, row in enumerate(rows, start=1):
        for column, content in enumerate(row, start=1):
            cell = sheet.cell(number, column)
            if isinstance(content, str) and not content.startswith("="):
                put_text(cell, content)
            else:
                cell.value = content
    for area in merged:
        sheet.merge_cells(area)
        sheet[area.partition(":")[0]].alignment = Alignment(horizontal="center", vertical="center")
        sheet[area.partition(":")[0]].font = Font(bold=True)
    for column, width in zip("ABCDEFGHI", (6, 22, 14, 12, 16, 20, 12, 14, 12), strict=True):
        sheet.column_dimensions[column].width = width
    return workbook_bytes(book)


def members(rows: tuple[Row, ...]) -> bytes:
    """Return a list of members as secretariats keep it: a title, two rows of headings, a total."""
    return workbook("成员单位", (*MEMBERS_HEAD, *rows, TOTAL), "A1:I1", "A2:A3", "B2:E2", "F2:I2")


def lists() -> dict[str, bytes]:
    """Return the lists by their names."""
    return {
        "名单-1月-初稿.xlsx": members(DRAFT),
        "名单-1月.xlsx": members(MEMBERS),
        "名单-2月.xlsx": members(FEBRUARY),
        "合作表.xlsx": workbook("合作", COOPERATION),
        "合作矩阵.xlsx": workbook("矩阵", MATRIX),
    }


def main(folder: Path) -> None:
    """Write all lists below *folder*."""
    for name, content in lists().items():
        (folder / name).write_bytes(content)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else OFFICE)
