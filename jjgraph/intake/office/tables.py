"""Find the tables on a sheet: titles above, one to three rows of headings, totals, sections, notes below."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from jjgraph.bilingual import Bilingual
from jjgraph.intake.office.grids import Area, Grid, GridRow
from jjgraph.intake.office.headings import Headings, joined
from jjgraph.intake.office.places import cell_name
from jjgraph.intake.office.words import kind_words

_HEADER_ROWS = 3
_KNOWN = 2  # known headings that make a row a header
_HEADED_WITHIN = (
    200  # rows looked at closely; below them a header has at least one word as it is usually written
)
_SEARCHED = 30  # rows looked through for a header of which no heading is known
_LABELS = 3  # columns from the left in which a total says so
_LONG = 25  # characters of a text alone in its row that make it a note
_SHORT = 12  # characters of a heading above others
_TOTAL = re.compile(
    r"(?:合计|总计|小计|共计|累计|总数|平均|本页小计|total|subtotal|sum|average)(?:\(.*\))?:?", re.IGNORECASE
)
_NOTE = re.compile(
    r"(?:注|说明|备注|填表|填报|制表|审核|数据来源|资料来源|来源|以上|※|\*|note|source)", re.IGNORECASE
)
_SENTENCE = re.compile(r"[，。；：,;:]")
_FILLED_BY = re.compile(r"(?:填表|填报|制表|审核|负责)人?.{0,8}[:：]")
_SECTION = re.compile(r"[(（]?[一二三四五六七八九十]{1,3}[)）、.．]\s*(?P<name>[^（(]*)")
_NUMERIC = re.compile(r"[\d.,%/-]+")
EXAMPLE_MARK = "示例："
EXAMPLE = Bilingual("示例行", "an example")
TOTAL = Bilingual("合计行", "a total")
NOTE = Bilingual("表外说明", "a note outside the table")
TITLE = Bilingual("标题", "a title")
HEADER_AGAIN = Bilingual("重复的表头", "the header again")
SECTION = Bilingual("分组标题，记为所属群体", "a title of a group: its rows belong to it")
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


class Column(NamedTuple):
    """A column of a table: its number in the sheet, its heading, and the cell in which that stands."""

    number: int
    heading: str
    cell: str


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
    """A table on a sheet; ``merged_numbers`` are the areas whose number stands in the first row alone."""

    grid: Grid
    columns: list[Column]
    header: tuple[int, int]
    rows: list[TableRow] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    merged_numbers: list[Area] = field(default_factory=list)


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
        self.across = [area for area in grid.merged if area.right > area.left]
        self.across_from = {(area.top, area.left) for area in self.across}

    def tables(self) -> list[FoundTable]:
        rows = self.grid.rows
        headers = list(self._headers())
        found: list[FoundTable] = []
        before = 0
        for place, (first, last) in enumerate(headers):
            end = headers[place + 1][0] if place + 1 < len(headers) else len(rows)
            tables = [
                FoundTable(self.grid, columns, (rows[first].number, rows[last].number))
                for columns in _side_by_side(self._columns(rows[first : last + 1]))
            ]
            self._skip(tables[0], rows[before:first], TITLE)
            body = rows[last + 1 : end]
            titles = _titles_at_end(body) if end < len(rows) else 0
            before = end - titles
            for table in tables:
                self._fill(table, body[: len(body) - titles])
            if found and _same_headings(found[-1], tables[0]) and len(tables) == 1:
                self._continue(found[-1], tables[0], rows[first])
            else:
                found.extend(tables)
        return found

    def _headers(self) -> Iterator[tuple[int, int]]:
        """Yield the places, first and last, of the rows that are headers."""
        rows = self.grid.rows
        place, any_found = 0, False
        words = set(self.headings.words)
        while place < len(rows):
            row = rows[place]
            if (place > _HEADED_WITHIN and words.isdisjoint(row.cells)) or not self._is_header(
                row, again=any_found
            ):
                place += 1
                continue
            last = place
            while (
                last + 1 < len(rows)
                and last - place < _HEADER_ROWS - 1
                and self._continues(rows[last], rows[last + 1])
            ):
                last += 1
            first = place
            if first and first == last and self._is_above(rows[first - 1], rows[first]):
                first -= 1
            while first < last and _width(rows[first]) == 1 < _width(rows[last]):
                first += 1  # a title that is a known word
            yield first, last
            any_found = True
            words.update(text for header in rows[first : last + 1] for _, text in header.filled())
            place = last + 1
        if not any_found and (likely := self._likely_header()) is not None:
            yield likely, likely

    def _is_header(self, row: GridRow, *, again: bool = False) -> bool:
        """Tell whether *row* is a header; *again* where one stands above: a row may hold 企业 or 学校 and no more."""
        filled = [text for _, text in row.filled()]
        if any(len(text) > _LONG * 2 or _NUMERIC.fullmatch(text) for text in filled[:_LABELS]):
            return False
        known = [text for text in filled if self.headings.is_known(text)]
        if again:
            known = [text for text in known if text not in kind_words()[0]]
        elif 0 < len(known) == len(filled):
            return True
        return len(known) >= _KNOWN and len(known) * 3 >= len(filled)

    def _continues(self, upper: GridRow, lower: GridRow) -> bool:
        """Tell whether *lower* is the second row of the header that begins with *upper*."""
        if lower.number != upper.number + 1:
            return False
        below = any(
            area.top <= upper.number < area.bottom and area.bottom >= lower.number
            for area in self.grid.merged
        )
        parted = any(area.top == upper.number == area.bottom for area in self.across)
        fills_gaps = any(not upper.text(column) for column, _ in lower.filled())
        if not (below or parted or fills_gaps):
            return False
        return self._is_header(lower) and not self._is_data_like(lower)

    def _is_data_like(self, row: GridRow) -> bool:
        return any(_NUMERIC.fullmatch(text) for _, text in row.filled())

    def _is_above(self, upper: GridRow, header: GridRow) -> bool:
        """Tell whether *upper* names groups of the columns of *header*."""
        texts = [text for _, text in upper.filled()]
        if upper.number != header.number - 1 or not 1 < len(texts) < _width(header):
            return False
        return all(len(text) <= _SHORT and not re.search(r"[\d:：]", text) for text in texts)

    def _likely_header(self) -> int | None:
        """Return the place of the first row that looks like a header though no word of it is known."""
        for place, row in enumerate(self.grid.rows[:_SEARCHED]):
            texts = [text for _, text in row.filled()]
            following = self.grid.rows[place + 1 : place + 2]
            if (
                len(texts) >= _KNOWN
                and len(set(texts)) == len(texts)
                and not any(_NUMERIC.fullmatch(text) or len(text) > _LONG for text in texts)
                and following
                and _width(following[0]) >= _KNOWN
            ):
                return place
        return None

    def _columns(self, rows: list[GridRow]) -> list[Column]:
        width = max(len(row.cells) for row in rows)
        uppers = [self._spread(row, below) for row, below in pairwise(rows)]
        columns: list[Column] = []
        for column in range(1, width + 1):
            parts = [*(upper.get(column, "") for upper in uppers), rows[-1].text(column)]
            if heading := joined(parts):
                row = max((row.number for row in rows if row.text(column)), default=rows[-1].number)
                columns.append(Column(column, heading, cell_name(row, column)))
        return columns

    def _spread(self, row: GridRow, below: GridRow) -> dict[int, str]:
        """Return the texts of an upper header row by the columns for which they speak."""
        found = dict(row.filled())
        for area in self.across:
            if area.top <= row.number <= area.bottom and (text := row.text(area.left)):
                found.update(dict.fromkeys(range(area.left, area.right + 1), text))
        if not any(area.top == row.number for area in self.across):
            text = ""
            for column in range(1, max(len(row.cells), len(below.cells)) + 1):
                text = row.text(column) or (text if below.text(column) else "")
                if text:
                    found[column] = text
        return found

    def _fill(self, table: FoundTable, rows: list[GridRow]) -> None:
        filled = self._merged_labels(table, rows)
        numbers = [column.number for column in table.columns]
        first, last = numbers[0], numbers[-1]
        section = ""
        for row in rows:
            inside = [
                (column, text)
                for column, text in enumerate(row.cells[:last], start=1)
                if text and column >= first
            ]
            if not inside:
                continue
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
        for area in self.grid.merged:
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
        match = _SECTION.match(text)
        return match["name"].strip(" ：:") if match and len(text) <= _LONG else ""

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

    def _continue(self, table: FoundTable, more: FoundTable, header: GridRow) -> None:
        self._skip(table, [header], HEADER_AGAIN)
        table.rows.extend(more.rows)
        table.skipped.extend(more.skipped)
        table.merged_numbers.extend(more.merged_numbers)


def _bare(text: str) -> str:
    return re.sub(r"\s+", "", text).replace("：", ":").replace("（", "(").replace("）", ")")


def _width(row: GridRow) -> int:
    return sum(1 for _ in row.filled())


def _titles_at_end(rows: list[GridRow]) -> int:
    """Return how many of the last rows hold a single text: the title of the table that follows."""
    count = 0
    while count < len(rows) and _width(rows[-1 - count]) == 1:
        count += 1
    return count


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
