"""What is read from a list: rows of organisations, with their partners and figures, and what was not understood."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from jjgraph.bilingual import Bilingual
from jjgraph.intake.office.mapping import SheetMapping
from jjgraph.intake.office.places import CellIssue
from jjgraph.intake.office.tables import Skipped
from jjgraph.intake.office.typed_dates import Period

NO_PERIOD = Period(None, None)


@dataclass(frozen=True, slots=True)
class Place:
    """A row of a sheet; ``columns`` has the letters of the columns by role, shared by all rows of a table."""

    file: str
    sheet: str
    row: int
    columns: Mapping[str, str] = field(repr=False)

    def cell(self, role: str) -> str:
        """Return the cell that holds what *role* names, or "" where the table has no such column.

        Examples
        --------
        >>> Place("a.xlsx", "一", 7, {"name": "B"}).cell("name")
        'B7'
        """
        letters = self.columns.get(role, "")
        return f"{letters}{self.row}" if letters else ""


@dataclass(frozen=True, slots=True)
class Partner:
    """An organisation with which that of the row cooperates.

    Attributes
    ----------
    name, code : str
        As written; the code is a unified social credit code, or "".
    what : str
        What the list calls the cooperation, such as 产业学院 or the name of a project; "".
    tie, object_kind : str
        The type of tie that this is, and the kind of what both share ("" where they share nothing).
    start : str
        The party at which the tie begins, of types with a direction (``校``); "" for the organisation of the row.
    period : Period
        Since when and until when.
    status : str
        ``planned``, ``active``, ``ended``, or "" where the list does not say.
    role : str
        The role of the column that names it: what `Place.cell` is asked with.
    """

    name: str
    code: str = ""
    what: str = ""
    tie: str = "COOPERATES_WITH"
    object_kind: str = ""
    start: str = ""
    period: Period = NO_PERIOD
    status: str = ""
    role: str = "partner"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number about the organisation of the row, or about what it does with one partner.

    ``value`` is in ``unit`` itself (500 below 金额(万元) is 5,000,000 元), ``bound`` one of `jjgraph.model.bounds`,
    ``period`` a partial date or "", ``written`` the cell, ``role`` what `Place.cell` is asked with.
    """

    measure: str
    value: float
    bound: str
    unit: str
    period: str
    partner: str
    written: str
    role: str


@dataclass(frozen=True, slots=True)
class ListedRow:
    """One row of a list: an organisation, and what the row says about it.

    Attributes
    ----------
    place : Place
        Where it stands.
    name : str
        As written, without what cannot be seen; "" only where ``school_code`` or ``code`` names it.
    kind : str
        A kind of the schema, or "" where the list does not say and the name does not tell.
    kind_guessed : bool
        True where the ending of the name told it.
    party : tuple of str
        As the list says, or those of the kind.
    uid, code, school_code : str
        The id in the graph, the unified social credit code, the code of a school; each "" where none is given.
    aliases, memberships, notes : tuple of str
        Other names; the words for its groups (头部企业), as written; remarks.
    properties : mapping of str to str
        Columns and properties of the schema with what they hold.
    private : mapping of str to str
        What is of persons, by role: never to be loaded into anything that is published.
    partners : tuple of Partner
        With whom it cooperates.
    figures : tuple of Figure
        Its numbers.
    period, status
        When it joined and left, where the row names no partner.
    """

    place: Place
    name: str
    kind: str = ""
    kind_guessed: bool = False
    party: tuple[str, ...] = ()
    uid: str = ""
    code: str = ""
    school_code: str = ""
    aliases: tuple[str, ...] = ()
    memberships: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    properties: Mapping[str, str] = field(default_factory=dict)
    private: Mapping[str, str] = field(default_factory=dict, repr=False)
    partners: tuple[Partner, ...] = ()
    figures: tuple[Figure, ...] = ()
    period: Period = NO_PERIOD
    status: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A word that is not known, asked once: a heading (the answer is a role) or a kind (the answer is a kind).

    ``candidates`` are the nearest answers with what they mean, the likest first; ``cells`` where the word stands.
    """

    about: str
    word: str
    file: str
    sheet: str
    cell: str
    candidates: tuple[tuple[str, Bilingual], ...] = ()


@dataclass(slots=True)
class ListReading:
    """All that was read from some files, and how.

    Attributes
    ----------
    rows : tuple of ListedRow
        In the order of the files, sheets and rows.
    issues : tuple of CellIssue
        One for each cause, with all its cells; a row with an error is read as far as it goes.
    questions : tuple of Question
        What nobody answered: columns that were not read, words for kinds that are not known.
    skipped : tuple of Skipped
        Titles, totals, notes, hidden sheets.
    mappings : tuple of SheetMapping
        Those used, with the answers, in the order of the tables; equal ones once.
    """

    rows: tuple[ListedRow, ...] = ()
    issues: tuple[CellIssue, ...] = ()
    questions: tuple[Question, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    mappings: tuple[SheetMapping, ...] = ()

    @property
    def mapping(self) -> SheetMapping | None:
        """The mapping of the first table, or None where no table was found."""
        return self.mappings[0] if self.mappings else None
