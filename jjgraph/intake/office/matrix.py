"""Read a matrix: organisations down, others across, and a mark or a word where the two cooperate."""

from collections.abc import Iterator

from jjgraph.bilingual import Bilingual
from jjgraph.intake.characters import one_line
from jjgraph.intake.office.cells import is_missing, read_flag
from jjgraph.intake.office.columns import ReadColumn, ReadColumns
from jjgraph.intake.office.header_rows import Column
from jjgraph.intake.office.headings import IGNORED, Headings
from jjgraph.intake.office.listed import ListedRow, Partner
from jjgraph.intake.office.mapping import SheetMapping
from jjgraph.intake.office.places import column_letters
from jjgraph.intake.office.table_reader import TableReader
from jjgraph.intake.office.tables import FoundTable, TableRow
from jjgraph.intake.office.words import Role, roles

_TOTALS = frozenset({"合计", "总计", "小计", "total"})


def matrix_columns(table: FoundTable, headings: Headings) -> tuple[ReadColumns, list[ReadColumn]]:
    """Return the columns that speak of the organisation of a row, and those whose heading is another organisation.

    The first column names the organisations down, where no heading says which does.
    """
    found = ReadColumns()
    across: list[ReadColumn] = []
    known = [(column, headings.role(column.heading)) for column in table.columns]
    named = any(role is not None and role.name in _NAMES for _, role in known)
    for place, (column, role) in enumerate(known):
        if (role is not None and role.name in _NAMES) or (not named and place == 0):
            found.columns.append(_column(column, roles()["name"], "name"))
        elif role is not None and role.sort == "label":
            if role.name != IGNORED:
                found.columns.append(_column(column, role, role.name))
        elif column.heading.strip().casefold() not in _TOTALS:
            name = one_line(column.heading)
            across.append(
                _column(column, Role(name, Bilingual(name), "label"), column_letters(column.number))
            )
    return found, across


_NAMES = ("name", "enterprise_name", "school_name")


def _column(column: Column, role: Role, key: str) -> ReadColumn:
    return ReadColumn(column.number, column.heading, role, key, "")


def matrix_rows(reader: TableReader, across: list[ReadColumn], mapping: SheetMapping) -> Iterator[ListedRow]:
    """Yield the rows of a matrix, each with a partner for every mark in it."""
    from dataclasses import replace

    by_number = {row.number: row for row in reader.table.rows}
    letters = {**reader.letters, **{column.key: column_letters(column.number) for column in across}}
    for found in reader.rows():
        row = by_number[found.place.row]
        partners = tuple(
            partner for column in across if (partner := _partner(reader, row, column, mapping)) is not None
        )
        yield replace(found, partners=partners, place=replace(found.place, columns=letters))


def _partner(reader: TableReader, row: TableRow, column: ReadColumn, mapping: SheetMapping) -> Partner | None:
    text = reader.cells.text_in(row, column)
    if is_missing(text, mapping.missing):
        return None
    flag = read_flag(text)
    if flag is False:
        return None
    what = "" if flag is True else text
    return reader.partners.with_meaning(Partner(column.role.name, what=what, role=column.key))
