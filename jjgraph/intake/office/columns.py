"""Which column of a found table is read as what, and the questions about those that are not known."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from jjgraph.bilingual import Bilingual
from jjgraph.intake.office.header_rows import Column
from jjgraph.intake.office.headings import IGNORED, JOINT, Headings, normal_heading
from jjgraph.intake.office.listed import Question
from jjgraph.intake.office.mapping import COOPERATION, SheetMapping
from jjgraph.intake.office.places import CellIssue, cell_name, column_letters
from jjgraph.intake.office.tables import FoundTable
from jjgraph.intake.office.typed_dates import TypedDate, read_date
from jjgraph.intake.office.words import Role, roles
from jjgraph.intake.parsing import half_width

_YEAR = re.compile(r"^\s*((?:19|20)\d{2})年?")
_BRACKETED = re.compile(r"\(([^()]*)\)")
_UNIT_OR_NAME = "单位"  # in a list of measures and values it is what the values are counted in
Ask = Callable[[Question], str | None]
# Roles of which a row has several: what further columns say is added.
_SEVERAL = frozenset(
    {
        "partner",
        "partner_code",
        "cooperation",
        "note",
        "aliases",
        "group",
        "telephone",
        "contact",
        "email",
        IGNORED,
    }
)


@dataclass(frozen=True, slots=True)
class ReadColumn:
    """A column with its role; ``key`` is the role, with a number where several columns have it."""

    number: int
    heading: str
    role: Role
    key: str
    unit: str
    period: str = ""


@dataclass(slots=True)
class ReadColumns:
    """The columns of a table that are read, with what was asked about the others."""

    columns: list[ReadColumn] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    answers: dict[str, str] = field(default_factory=dict)
    issues: list[CellIssue] = field(default_factory=list)

    def letters(self) -> Mapping[str, str]:
        """Return the letters of the columns by key."""
        return {column.key: column_letters(column.number) for column in self.columns}


def read_columns(
    table: FoundTable, headings: Headings, mapping: SheetMapping, ask: Ask | None
) -> ReadColumns:
    """Return the columns of *table* with their roles; whoever is asked about an unknown one answers with a role."""
    found = ReadColumns()
    known: list[tuple[Column, Role]] = []
    for column in table.columns:
        role = headings.role(column.heading)
        if role is None:
            role = _asked(table, column, headings, ask, found)
        if role is not None and role.name != IGNORED:
            known.append((column, role))
    found.issues.extend(_unheaded(table, number, rows) for number, rows in sorted(table.unheaded.items()))
    names = {role.name for _, role in known}
    if {"measure", "value"} <= names:
        known = [
            (column, roles()["unit"] if column.heading == _UNIT_OR_NAME else role) for column, role in known
        ]
    for column, role in known:
        _add(table, column, _settled(role, names, mapping), found)
    return found


def _asked(
    table: FoundTable, column: Column, headings: Headings, ask: Ask | None, found: ReadColumns
) -> Role | None:
    near = headings.candidates(column.heading)
    question = Question(
        "heading",
        column.heading,
        table.grid.file,
        table.grid.sheet,
        column.cell,
        tuple((role.name, role.label) for role in near),
    )
    answer = ask(question) if ask else None
    if answer is None:
        found.questions.append(question)
        return None
    found.answers[column.heading] = answer
    return Headings(headings.schema, {column.heading: answer}).role(column.heading)


def _settled(role: Role, names: set[str], mapping: SheetMapping) -> Role:
    """Return the role of a column that names schools or enterprises: which of them the row is about."""
    if role.name not in ("school_name", "enterprise_name"):
        return role
    both = {"school_name", "enterprise_name"} <= names
    is_subject = "name" not in names and (not both or role.name == "school_name")
    if mapping.form == COOPERATION and not both and "name" not in names:
        is_subject = role.name == "school_name"
    return roles()["name" if is_subject else "partner"]


def _add(table: FoundTable, column: Column, role: Role, found: ReadColumns) -> None:
    same = [other for other in found.columns if other.role.name == role.name]
    unit = normal_heading(column.heading.rpartition(JOINT)[2]).unit or normal_heading(column.heading).unit
    period = _period_of(column.heading) if role.sort == "number" else ""
    if same and role.name not in _SEVERAL and not (role.sort == "number" and period):
        found.issues.append(_repeated(table, column, same[0]))
        return
    key = f"{role.name}#{len(same) + 1}" if same else role.name
    found.columns.append(ReadColumn(column.number, column.heading, role, key, unit, period))


def _period_of(heading: str) -> str:
    """Return the time of the figures below a heading: that of 2023年/金额, 2023年产值 or 产值（2023年）."""
    upper, _, lower = heading.rpartition(JOINT)
    for text in (*_BRACKETED.findall(half_width(lower)), *_YEAR.findall(lower), *upper.split(JOINT)):
        date = read_date(text) if text else None
        if isinstance(date, TypedDate):
            return date.value
    return ""


def _unheaded(table: FoundTable, number: int, rows: list[int]) -> CellIssue:
    letters = column_letters(number)
    return CellIssue(
        table.grid.file,
        rows[0],
        letters,
        "no-heading",
        Bilingual(f"{letters} 列没有表头，没有读", f"column {letters} has no heading and was not read"),
        Bilingual("请在表头行写明它是什么，或清空", "say in the header what it is, or clear it"),
        warning=True,
        sheet=table.grid.sheet,
        cells=tuple(cell_name(row, number) for row in rows),
    )


def _repeated(table: FoundTable, column: Column, first: ReadColumn) -> CellIssue:
    label = first.role.label
    return CellIssue(
        table.grid.file,
        None,
        column.heading,
        "repeated-column",
        Bilingual(
            f"“{column.heading}”与“{first.heading}”都是{label.zh}，只读了第一列",
            f"{column.heading!r} and {first.heading!r} are both {label.en}; the first was read",
        ),
        Bilingual("请删去一列，或在映射中写明它是什么", "delete one, or say in a mapping what it is"),
        warning=True,
        sheet=table.grid.sheet,
        cells=(column.cell,),
    )
