"""Read lists as the secretariat keeps them: the door from a spreadsheet to rows that the store can take."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from jjgraph.errors import UnreadableFileError
from jjgraph.intake.office.cells import is_missing
from jjgraph.intake.office.columns import Ask, ReadColumns, read_columns
from jjgraph.intake.office.grids import Grid
from jjgraph.intake.office.headings import Headings
from jjgraph.intake.office.kinds import Kinds
from jjgraph.intake.office.listed import ListedRow, ListReading, Question
from jjgraph.intake.office.mapping import (
    MATRIX,
    SheetMapping,
    answered,
    check_mapping,
    fingerprint,
    saved_mapping,
    shipped,
)
from jjgraph.intake.office.matrix import matrix_columns, matrix_rows
from jjgraph.intake.office.places import CellIssue, cell_name, gathered
from jjgraph.intake.office.repeats import repeated_issues
from jjgraph.intake.office.sheets import read_grids
from jjgraph.intake.office.table_reader import TableReader
from jjgraph.intake.office.tables import HIDDEN, IGNORED_SHEET, NO_TABLE, FoundTable, Skipped, find_tables
from jjgraph.model.schema import Schema

_COOPERATION_ROLES = frozenset({"school_code", "partner_code", "major_code"})
_COOPERATION = 2  # of these roles make a list one of cooperations


@dataclass(slots=True)
class _Reading:
    """What has been read so far."""

    schema: Schema
    mapping: SheetMapping | None
    ask: Ask | None
    rows: list[ListedRow] = field(default_factory=list)
    issues: list[CellIssue] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    mappings: list[SheetMapping] = field(default_factory=list)


def read_list(
    paths: Iterable[Path], *, schema: Schema, mapping: SheetMapping | None = None, ask: Ask | None = None
) -> ListReading:
    """Read the lists in *paths*, every sheet of each.

    Parameters
    ----------
    paths : iterable of Path
        Spreadsheets of any sort that `read_grids` knows.
    schema : Schema
        Its kinds and properties are known by their names in both languages.
    mapping : SheetMapping or None
        How the sheets are read; without one that which is saved beside a file for its shape, or else one of those
        that come with jjgraph, as its headings tell.
    ask : callable or None
        Takes a `Question` and returns a role (of a heading) or a kind (of a word), or None to leave it open. Each
        word is asked about once; without *ask* all are listed.

    Returns
    -------
    ListReading
        Rows, issues, open questions, what was skipped, and the mappings with the answers.

    Raises
    ------
    UsageError
        If a path is no file, or it may not be read. A file that is no readable spreadsheet is an issue.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> from jjgraph.model.schema import builtin_schema
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder) / "a.csv"
    ...     _ = path.write_text("单位名称,类别,联系人\\n甲公司,头部企业,张三\\n", encoding="utf-8")
    ...     [row] = read_list([path], schema=builtin_schema()).rows
    >>> row.name, row.kind, row.memberships, dict(row.private), row.place.cell("name")
    ('甲公司', 'Enterprise', ('头部企业',), {'contact': '张三'}, 'A2')
    """
    reading = _Reading(schema, mapping, _once(ask) if ask else None)
    for path in paths:
        try:
            grids = read_grids(path)
        except UnreadableFileError as error:
            reading.issues.append(CellIssue(path.name, None, "", error.code, error.why, error.hint))
            continue
        for grid in grids:
            _read_grid(reading, grid, path.parent)
    return ListReading(
        tuple(reading.rows),
        tuple(gathered(reading.issues)),
        tuple(reading.questions),
        tuple(reading.skipped),
        tuple(reading.mappings),
    )


def _once(ask: Ask) -> Ask:
    """Return *ask* so that each word is asked about once."""
    answers: dict[tuple[str, str], str | None] = {}

    def asked(question: Question) -> str | None:
        key = question.about, question.word
        if key not in answers:
            answers[key] = ask(question)
        return answers[key]

    return asked


def _read_grid(reading: _Reading, grid: Grid, folder: Path) -> None:
    reading.issues.extend(grid.issues)
    if not grid.rows:
        return
    reason = HIDDEN if grid.hidden else IGNORED_SHEET if "(ignore)" in grid.sheet.casefold() else None
    if reason is not None:
        reading.skipped.append(Skipped(grid.file, grid.sheet, "", reason, grid.sheet))
        return
    chosen = reading.mapping.columns if reading.mapping else {}
    tables = find_tables(grid, Headings(reading.schema, chosen))
    if not tables:
        reading.skipped.append(Skipped(grid.file, grid.sheet, "", NO_TABLE, grid.sheet))
    for table in tables:
        reading.skipped.extend(table.skipped)
        _read_table(reading, table, folder)


def _read_table(reading: _Reading, table: FoundTable, folder: Path) -> None:
    shape = fingerprint(column.heading for column in table.columns)
    mapping = reading.mapping or saved_mapping(folder, shape) or _shipped_for(table, reading.schema)
    check_mapping(mapping, reading.schema)
    headings = Headings(reading.schema, mapping.columns)
    kinds = Kinds(reading.schema, mapping.kinds)
    before = len(reading.rows)
    if mapping.form == MATRIX:
        columns, across = matrix_columns(table, headings)
        reader = TableReader(table, columns, mapping, kinds)
        reading.rows.extend(matrix_rows(reader, across, mapping))
    else:
        columns = read_columns(table, headings, mapping, reading.ask)
        answers = _kind_answers(reading, table, columns, kinds)
        mapping = answered(mapping, columns.answers, answers, shape)
        check_mapping(mapping, reading.schema)
        kinds = Kinds(reading.schema, mapping.kinds)
        reader = TableReader(table, columns, mapping, kinds)
        reading.rows.extend(reader.rows())
    reading.issues.extend(repeated_issues(reading.rows[before:]))
    reading.questions.extend(columns.questions)
    reading.issues.extend(reader.cells.issues)
    if mapping not in reading.mappings:
        reading.mappings.append(mapping)


def _kind_answers(reading: _Reading, table: FoundTable, columns: ReadColumns, kinds: Kinds) -> dict[str, str]:
    """Ask about the words for kinds that are not known, each once, and return the answers."""
    answers: dict[str, str] = {}
    for column in columns.columns:
        if column.role.name != "kind":
            continue
        words = {
            row.text(column.number): row.number for row in reversed(table.rows)
        }  # each where it stands first
        for word, number in sorted(words.items(), key=lambda item: item[1]):
            if is_missing(word) or kinds.find(word, "").known:
                continue
            cell = cell_name(number, column.number)
            question = Question("kind", word, table.grid.file, table.grid.sheet, cell, kinds.candidates(word))
            if reading.ask and (answer := reading.ask(question)) is not None:
                answers[word] = answer
            else:
                columns.questions.append(question)
    return answers


def _shipped_for(table: FoundTable, schema: Schema) -> SheetMapping:
    """Return the mapping that comes with jjgraph whose roles the headings of *table* are."""
    known = Headings(schema)
    found = {role.name for column in table.columns if (role := known.role(column.heading)) is not None}
    return shipped()["cooperation" if len(found & _COOPERATION_ROLES) >= _COOPERATION else "members"]
