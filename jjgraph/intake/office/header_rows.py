"""Find the rows of a sheet that are headers, and what each column is called by them."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from jjgraph.intake.office.grids import Area, Grid, GridRow
from jjgraph.intake.office.headings import Headings, joined
from jjgraph.intake.office.places import cell_name
from jjgraph.intake.office.words import kind_words

_HEADER_ROWS = 3
_KNOWN = 2  # known headings that make a row a header
_HEADED_WITHIN = 200  # rows looked at closely; below, a header has at least one word as it is usually written
_SEARCHED = 30  # rows looked through for a header of which no heading is known
_SHORT = 12  # characters of a heading above others
_FIRST_CELLS = 3  # in which a header has no numbers
_LONGEST = 50  # characters of a heading
_LONG = 25  # and of one in a header of which no heading is known
_NUMERIC = re.compile(r"[\d.,%/-]+")


class Column(NamedTuple):
    """A column of a table: its number in the sheet, its heading, and the cell in which that stands."""

    number: int
    heading: str
    cell: str


def filled_width(row: GridRow) -> int:
    """Return how many cells of *row* hold something.

    Examples
    --------
    >>> filled_width(GridRow(1, ["", "a", "b"]))
    2
    """
    return sum(1 for _ in row.filled())


class HeaderFinder:
    """Finds the headers of one sheet."""

    def __init__(self, grid: Grid, headings: Headings) -> None:
        self.grid, self.headings = grid, headings
        self.merged: dict[
            int, list[Area]
        ] = {}  # by row; what is higher than a header belongs to rows below one
        for area in grid.merged:
            if area.bottom - area.top < _HEADER_ROWS:
                for row in range(area.top, area.bottom + 1):
                    self.merged.setdefault(row, []).append(area)

    def headers(self) -> Iterator[tuple[int, int]]:
        """Yield the places, first and last, of the rows that are headers."""
        rows = self.grid.rows
        place, below = 0, 0  # the row looked at, and the first below the last header
        words = set(self.headings.words)
        while place < len(rows):
            row = rows[place]
            if (place > _HEADED_WITHIN and words.isdisjoint(row.cells)) or not self._is_header(
                row, again=below > 0
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
            while (
                first > below
                and last - first < _HEADER_ROWS - 1
                and self._is_above(rows[first - 1], rows[first : last + 1])
            ):
                first -= 1
            while first < last and filled_width(rows[first]) == 1 < filled_width(rows[last]):
                first += 1  # a title that is a known word
            yield first, last
            words.update(text for header in rows[first : last + 1] for _, text in header.filled())
            place = below = last + 1
        if not below and (likely := self._likely_header()) is not None:
            yield likely, likely

    def _is_header(self, row: GridRow, *, again: bool = False) -> bool:
        """Tell whether *row* is a header; *again* where one stands above: a row may hold 企业 or 学校 and no more."""
        filled = [text for _, text in row.filled()]
        if any(len(text) > _LONGEST or _NUMERIC.fullmatch(text) for text in filled[:_FIRST_CELLS]):
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
        below = any(area.bottom >= lower.number for area in self._at(upper))
        fills_gaps = any(not upper.text(column) for column, _ in lower.filled())
        if not (below or self._is_parted(upper) or fills_gaps):
            return False
        return self._is_header(lower) and not self._is_data_like(lower)

    def _at(self, row: GridRow) -> list[Area]:
        """Return the merged areas that *row* belongs to."""
        return self.merged.get(row.number, [])

    def _is_parted(self, row: GridRow) -> bool:
        """Tell whether cells of *row* are merged across, and no further than it."""
        return any(area.top == area.bottom and area.right > area.left for area in self._at(row))

    def _is_data_like(self, row: GridRow) -> bool:
        return any(_NUMERIC.fullmatch(text) for _, text in row.filled())

    def _is_above(self, upper: GridRow, header: list[GridRow]) -> bool:
        """Tell whether *upper* names groups of the columns of *header*."""
        if upper.number != header[0].number - 1:
            return False
        if any(area.bottom >= header[0].number for area in self._at(upper)):
            return True
        texts = [text for _, text in upper.filled()]
        if len(texts) < _KNOWN or len(texts) >= max(map(filled_width, header)):
            return False
        if self._is_parted(upper):
            return True
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
                and filled_width(following[0]) >= _KNOWN
            ):
                return place
        return None

    def columns(self, rows: list[GridRow]) -> list[Column]:
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
        for area in self._at(row):
            if text := row.text(area.left):
                found.update(dict.fromkeys(range(area.left, area.right + 1), text))
        if not any(area.top == row.number and area.right > area.left for area in self._at(row)):
            text = ""
            for column in range(1, max(len(row.cells), len(below.cells)) + 1):
                text = row.text(column) or (text if below.text(column) else "")
                if text:
                    found[column] = text
        return found
