"""A sheet of a workbook as a page: cells, colours, merged areas and comments, for a picture where no Excel is at hand."""

from html import escape
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

STYLE = """
body { margin: 0; font: 13px/1.4 "Noto Sans CJK SC", sans-serif; color: #222; background: #fff; width: max-content }
table { border-collapse: collapse } td, th { border: 1px solid #c8c8c8; padding: 4px 8px; white-space: nowrap }
th { background: #f0f0f0; font-weight: 400; color: #666; text-align: center }
dl { margin: 8px 10px; padding: 0; max-width: 800px } dt { float: left; clear: left; width: 34px; font-weight: 700 }
dd { margin: 0 0 4px 40px }
"""


def sheet_page(path: Path, title: str) -> str:
    """Return the HTML of the sheet *title*, with the first lines of its comments below it."""
    sheet: Any = load_workbook(path)[title]
    areas = {area.coord.partition(":")[0]: area for area in sheet.merged_cells.ranges}
    first = {(area.min_row, area.min_col) for area in areas.values()}
    hidden = {place for area in areas.values() for place in area.cells} - first
    width, height = sheet.max_column, sheet.max_row
    rows = [
        "<tr><th></th>" + "".join(f"<th>{get_column_letter(n)}</th>" for n in range(1, width + 1)) + "</tr>"
    ]
    comments = []
    for row in range(1, height + 1):
        cells = [f"<th>{row}</th>"]
        for column in range(1, width + 1):
            if (row, column) in hidden:
                continue
            cell = sheet.cell(row, column)
            area = areas.get(cell.coordinate)
            span = f' colspan="{area.size["columns"]}" rowspan="{area.size["rows"]}"' if area else ""
            colour = f' style="background:#{cell.fill.fgColor.rgb[2:]}"' if cell.fill.fill_type else ""
            cells.append(f"<td{span}{colour}>{escape(str(cell.value or ''))}</td>")
            if cell.comment:
                said = "。".join(cell.comment.text.split("\n")[:2])
                comments.append(f"<dt>{cell.coordinate}</dt><dd>{escape(said)}。</dd>")
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return (
        f'<!doctype html><html lang="zh"><meta charset="utf-8"><style>{STYLE}</style>'
        f"<body><table>{''.join(rows)}</table><dl>{''.join(comments)}</dl></body></html>"
    )
