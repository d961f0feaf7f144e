"""Find the tables on a sheet: titles above, one to three rows of headings, totals, sections, notes below."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import NamedTuple

from jjgraph.bilingual import Bilingual
from jjgraph.intake.office.grids import Area, Grid, GridRow
from jjgraph.intake.office.header_rows import Column, HeaderFinder, filled_width
from jjgraph.intake.office.headings import Headings
from jjgraph.intake.office.places import cell_name
from jjgraph.intake.office.words import kind_words

_LABELS = 3  # columns from the left in which a total says so
_LONG = 25  # characters of a text alone in its row that make it a note
_TOTAL = re.compile(
    r"(?:合计|总计|小计|共计|累计|总数|平均|本页小计|total|subtotal|sum|average)(?:\(.*\))?:?", re.IGNORECASE
)
_NOTE = re.compile(
    r"(?:注|附注|说明|备注|填表|填报|制表|审核|数据来源|资料来源|来源|note|source)(?:[:：\d(（是]|人|日期|单位|$)|以上|※|\*",
    re.IGNORECASE,
)
_TITLE = re.compile(r"[表册]$|名单|一览|台账|情况|统计|目录|汇总|表[(（一二三四五六七八九十\d]")
_SENTENCE = re.compile(r"[，。；：,;:]")
_FILLED_BY = re.compile(r"(?:填表|填报|制表|审核|负责)人?.{0,8}[:：]")
_SECTION = re.compile(r"[(（]?[一二三四五六七八九十]{1,3}[)）、.．]\s*(?P<name>[^（(]*)")
EXAMPLE_MARK = "示例："
EXAMPLE = Bilingual("示例行", "an example")
_COUNT = re.compile(r"[（(].*[）)]$")
TOTAL = Bilingual("合计行", "a total")
NOTE = Bilingual("表外说明", "a note outside the table")
TITLE = Bilingual("标题", "a title")
HEADER_AGAIN = Bilingual("重复的表头", "the header again")
SECTION = Bilingual("分组标题，记为所属群体", "a title of a group: its rows belong to it")
OUTSIDE = Bilingual("表格旁边的内容", "beside the table")
HIDDEN = Bilingual("隐藏的工作表", "a hidden sheet")
IGNORED_SHEET = Bilingual("名称带 (ignore) 的工作表", "a sheet whose name says (ignore)")
NO_TABLE = Bilingual("没有找到表头", "no header was found")


class Skipped(NamedTuple):
    """What was not read as a row of a list: where it stands, why, and what it says."""

    file: str
    sheet: str
    cell: str
    reason: Bilingual
    text: str


class TableRow(NamedTuple):
    """A row of a table: as in the grid, with merged labels filled in, and the title of its section."""

    number: int
    cells: list[str]
    section: str

    def text(self, column: int) -> str:
        """Return the text in *column* of the sheet, counted from 1."""
        return self.cells[column - 1] if column <= len(self.cells) else ""


@dataclass(slots=True)
class FoundTable:
    """A table on a sheet.

    ``merged_numbers`` are the areas whose number stands in the first row alone; ``unheaded`` the rows with something
    in a column without a heading, by column.
    """

    grid: Grid
    columns: list[Column]
    header: tuple[int, int]
    rows: list[TableRow] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    merged_numbers: list[Area] = field(default_factory=list)
    unheaded: dict[int, list[int]] = field(default_factory=dict)


def find_tables(grid: Grid, headings: Headings) -> list[FoundTable]:
    """Return the tables of *grid* in their order; none where no header is to be found.

    Examples
    --------
    >>> from jjgraph.model.schema import builtin_schema
    >>> rows = [["成员一览"], ["单位名称", "类别"], ["甲公司", "企业"], ["合计", "1"]]
    >>> grid = Grid("a.xlsx", "一", [GridRow(number, cells) for number, cells in enumerate(rows, start=1)])
    >>> [table] = find_tables(grid, Headings(builtin_schema()))
    >>> [row.cells for row in table.rows], [(skipped.cell, skipped.reason.en) for skipped in table.skipped]
    ([['甲公司', '企业']], [('A1', 'a title'), ('A4', 'a total')])
    """
    return _Finder(grid, headings).tables()


class _Finder:
    def __init__(self, grid: Grid, headings: Headings) -> None:
        self.grid, self.headings = grid, headings
        self.merged = sorted(grid.merged)
        self.tops = [area.top for area in self.merged]
        self.across_from = {(area.top, area.left) for area in self.merged if area.right > area.left}

    def tables(self) -> list[FoundTable]:
        rows = self.grid.rows
        finder = HeaderFinder(self.grid, self.headings)
        headers = list(finder.headers())
        found: list[FoundTable] = []
        before = 0
        for place, (first, last) in enumerate(headers):
            end = headers[place + 1][0] if place + 1 < len(headers) else len(rows)
            tables = [
                FoundTable(self.grid, columns, (rows[first].number, rows[last].number))
                for columns in _side_by_side(finder.columns(rows[first : last + 1]))
            ]
            self._skip(tables[0], rows[before:first], TITLE)
            body = rows[last + 1 : end]
            titles = self._titles_at_end(body) if end < len(rows) else 0
            before = end - titles
            body = body[: len(body) - titles]
            self._outside(tables, body)
            for table in tables:
                self._fill(table, body)
            if found and _same_headings(found[-1], tables[0]) and len(tables) == 1:
                self._continue(found[-1], tables[0], rows[first : last + 1])
            else:
                found.extend(tables)
        return found

    def _titles_at_end(self, rows: list[GridRow]) -> int:
        """Return how many of the last rows are the title of the table that follows, and no organisations by their name."""
        count = 0
        while count < len(rows) and filled_width(row := rows[-1 - count]) == 1:
            column, text = next(row.filled())
            apart = count + 1 < len(rows) and rows[-2 - count].number < row.number - 1
            if not (apart or (row.number, column) in self.across_from or _TITLE.search(text)):
                break
            count += 1
        return count

    def _outside(self, tables: list[FoundTable], rows: list[GridRow]) -> None:
        """Remember what stands below no heading, and say which rows are beside the tables altogether."""
        headed = {column.number for table in tables for column in table.columns}
        ranges = [range(table.columns[0].number, table.columns[-1].number + 1) for table in tables]
        for row in rows:
            outside = [column for column, _ in row.filled() if column not in headed]
            if not outside:
                continue
            if len(outside) == filled_width(row) and not any(outside[0] in one for one in ranges):
                self._skip(tables[0], [row], OUTSIDE)
                continue
            for column in outside:
                tables[0].unheaded.setdefault(column, []).append(row.number)

    def _fill(self, table: FoundTable, rows: list[GridRow]) -> None:
        filled = self._merged_labels(table, rows)
        numbers = [column.number for column in table.columns]
        first, last = numbers[0], numbers[-1]
        section = self._sheet_group()
        for row in rows:
            inside = [
                (column, text)
                for column, text in enumerate(row.cells[:last], start=1)
                if text and column >= first
            ]
            if not inside:
                continue  # said already, where it is not the other half of a list in two halves
            column, text = inside[0]
            if any(_TOTAL.fullmatch(_bare(label)) for _, label in inside[:_LABELS]):
                self._skip(table, [row], TOTAL)
            elif any(label.startswith(EXAMPLE_MARK) for _, label in inside[:_LABELS]):
                self._skip(table, [row], EXAMPLE)
            elif len(inside) == 1 and (named := self._section(row, column, text)):
                section = named
                self._skip(table, [row], SECTION)
            elif self._is_note(row, table, inside):
                self._skip(table, [row], NOTE)
            else:
                cells = row.cells
                if row.number in filled:
                    cells = [*cells, *[""] * (last - len(cells))]
                    for number, label in filled[row.number].items():
                        cells[number - 1] = cells[number - 1] or label
                table.rows.append(TableRow(row.number, cells, section))

    def _merged_labels(self, table: FoundTable, rows: list[GridRow]) -> dict[int, dict[int, str]]:
        """Return what merged cells say of their further rows, by row and column; of numbers, nothing."""
        headings = {column.number: column.heading for column in table.columns}
        numbers = [row.number for row in rows]
        found: dict[int, dict[int, str]] = {}
        if not rows:
            return found
        first, last = (bisect_left(self.tops, end) for end in (numbers[0], numbers[-1] + 1))
        for area in self.merged[first:last]:
            if area.bottom == area.top or area.left not in headings:
                continue
            place = bisect_left(numbers, area.top)
            if place == len(rows) or numbers[place] != area.top or not (text := rows[place].text(area.left)):
                continue
            if not self.headings.fills_down(headings[area.left]):
                table.merged_numbers.append(area)
                continue
            for number in numbers[place + 1 : bisect_right(numbers, area.bottom)]:
                found.setdefault(number, {})[area.left] = text
        return found

    def _section(self, row: GridRow, column: int, text: str) -> str:
        """Return the group that a row names which holds nothing else, such as 一、头部企业（23家）; "" if none."""
        if len(text) > _LONG:
            return ""
        if (match := _SECTION.match(text)) is not None:
            return match["name"].strip(" ：:")
        bare = _COUNT.sub("", text).strip(" ：:")
        return bare if (row.number, column) in self.across_from and bare in kind_words()[0] else ""

    def _sheet_group(self) -> str:
        """Return the group that the name of the sheet is, such as 头部企业: the first of all its rows."""
        bare = _COUNT.sub("", self.grid.sheet).strip()
        return bare if bare in kind_words()[0] else ""

    def _is_note(self, row: GridRow, table: FoundTable, inside: list[tuple[int, str]]) -> bool:
        column, text = inside[0]
        if len(inside) > 1:
            return len(inside) <= 1 + len(table.columns) // 2 and _FILLED_BY.match(text) is not None
        if len(table.columns) == 1:
            return False
        is_sentence = len(text) > _LONG and _SENTENCE.search(text) is not None
        return _NOTE.match(text) is not None or is_sentence or (row.number, column) in self.across_from

    def _skip(self, table: FoundTable, rows: list[GridRow], reason: Bilingual) -> None:
        for row in rows:
            column, text = next(row.filled())
            table.skipped.append(
                Skipped(self.grid.file, self.grid.sheet, cell_name(row.number, column), reason, text)
            )

    def _continue(self, table: FoundTable, more: FoundTable, header: list[GridRow]) -> None:
        self._skip(table, header, HEADER_AGAIN)
        table.rows.extend(more.rows)
        table.skipped.extend(more.skipped)
        table.merged_numbers.extend(more.merged_numbers)
        for column, numbers in more.unheaded.items():
            table.unheaded.setdefault(column, []).extend(numbers)


def _bare(text: str) -> str:
    return re.sub(r"\s+", "", text).replace("：", ":").replace("（", "(").replace("）", ")")


def _side_by_side(columns: list[Column]) -> list[list[Column]]:
    """Part columns at an empty one, where both sides have the same headings: two halves of one long list."""
    halves: list[list[Column]] = [[]]
    for column in columns:
        if halves[-1] and column.number > halves[-1][-1].number + 1:
            halves.append([])
        halves[-1].append(column)
    if len(halves) > 1 and all(
        {column.heading for column in half} & {column.heading for column in halves[0]} for half in halves
    ):
        return halves
    return [columns]


def _same_headings(one: FoundTable, other: FoundTable) -> bool:
    return [(column.number, column.heading) for column in one.columns] == [
        (column.number, column.heading) for column in other.columns
    ]
