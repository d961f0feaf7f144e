"""Rows of the secretariat's lists become rows of a data set: whom each means, what it says of them, and from which cell."""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from jjgraph.bilingual import Bilingual
from jjgraph.intake.office.kinds import Kinds
from jjgraph.intake.office.listed import Figure, ListedRow, Partner, Place
from jjgraph.intake.office.places import CellIssue
from jjgraph.intake.office.typed_dates import Period, TypedDate
from jjgraph.model.identifiers import shortened
from jjgraph.model.records import DeclaredGroup
from jjgraph.model.schema import Schema
from jjgraph.results.cells import exact_number
from jjgraph.results.file_rows import FileRow
from jjgraph.services.known_names import KnownNames, name_form
from jjgraph.services.row_changes import KEYS, key_of

_WORDS = re.compile(r"(?<!^)(?=[A-Z])")
_LISTED = 4  # names that a message lists


@dataclass(frozen=True, slots=True)
class Placed:
    """A row of a file, and the cell of the list from which it is."""

    row: FileRow
    file: str = ""
    sheet: str = ""
    cell: str = ""


@dataclass
class ListedRows:
    """The rows by file and by what identifies them, whom the list names, and what could not be decided.

    ``named`` are the uids of the organisations that have a row; ``with_partners`` those whose table has a column of
    partners, so that a partner who is not there is no longer named; ``groups`` the groups that the list fills.
    """

    rows: dict[str, dict[tuple[str, ...], Placed]] = field(default_factory=dict)
    issues: list[CellIssue] = field(default_factory=list)
    named: dict[str, Place] = field(default_factory=dict)
    with_partners: set[str] = field(default_factory=set)
    groups: set[str] = field(default_factory=set)
    membership: bool = False


@dataclass(frozen=True, slots=True)
class ListContext:
    """What the names of a list are understood with."""

    known: KnownNames
    kinds: Mapping[str, str]
    groups: Sequence[DeclaredGroup]
    consortium: str
    schema: Schema
    dataset: str
    source_id: str


def listed_rows(rows: Iterable[ListedRow], context: ListContext, *, members: bool) -> ListedRows:
    """Return what the rows of a list say, as rows of a data set.

    Parameters
    ----------
    rows : iterable of ListedRow
        As `jjgraph.intake.office.reading.read_list` gives them.
    context : ListContext
        The names, kinds and groups that are known, and the source of the list.
    members : bool
        Whether an organisation of the list is by that a member of the consortium.
    """
    builder = _Builder(context, members=members)
    for row in rows:
        builder.take(row)
    builder.found.membership = members
    return builder.found


def new_uid(kind: str, name: str) -> str:
    """Return the uid of an organisation that only lists name: by its kind and name, the same in each month.

    Examples
    --------
    >>> new_uid("IndustryAssociation", "甲协会") == new_uid("IndustryAssociation", " 甲协会")
    True
    """
    digits = hashlib.sha256(name_form(name).encode()).hexdigest()[:8]
    return f"{_WORDS.sub('-', kind).lower()}-{digits}"


class _Builder:
    """Takes row after row; what is said of one entity by several rows comes together."""

    def __init__(self, context: ListContext, *, members: bool) -> None:
        self.context, self.members = context, members
        self.found = ListedRows()
        self.endings = Kinds(context.schema)
        self.created: dict[str, str] = {}  # uid by the form of a name that nobody knew
        self.kind_of = dict(context.kinds)

    def take(self, row: ListedRow) -> None:
        uid = self._who(row.name, row.place, "name", row.kind, (row.code, row.school_code), row.uid)
        if not uid:
            return
        if uid in self.found.named:
            self._same(row, self.found.named[uid])
        self.found.named.setdefault(uid, row.place)
        if "partner" in row.place.columns:
            self.found.with_partners.add(uid)
        self._facts(uid, row)
        if self.members:
            self._membership(uid, row)
        for partner in row.partners:
            self._partner(uid, row, partner)
        for figure in row.figures:
            self._figure(uid, row, figure)

    def _who(
        self, name: str, place: Place, role: str, kind: str, codes: tuple[str, ...] = (), uid: str = ""
    ) -> str:
        """Return the uid of the organisation, a new one where nobody bears the name; "" where that is not decided."""
        if uid:
            if uid not in self.kind_of:
                self._issue(
                    place,
                    "uid",
                    "unknown-id",
                    Bilingual(f"没有编号 {shortened(uid)}", f"there is no id {shortened(uid)}"),
                    _LEAVE_OUT,
                )
                return ""
            return uid
        found = self.context.known.find(name, *codes)
        if len(found) > 1:
            found = tuple(item for item in found if kind and self._fits(item, kind)) or found
        if len(found) == 1:
            return found[0]
        if found:
            listed = "、".join(f"{self.context.known.names[item]}（{item}）" for item in found[:_LISTED])
            self._issue(
                place,
                role,
                "ambiguous-name",
                Bilingual(f"“{shortened(name)}”可以是 {listed}", f"{shortened(name)!r} may be {listed}"),
                Bilingual("请在“统一编号”一列写明是哪一个", "say which one in a column 统一编号 (uid)"),
            )
            return ""
        return self._new(name, place, role, kind or self.endings.by_ending(name))

    def _fits(self, uid: str, kind: str) -> bool:
        known = self.kind_of[uid]
        return self.context.schema.is_a(known, kind) or self.context.schema.is_a(kind, known)

    def _new(self, name: str, place: Place, role: str, kind: str) -> str:
        form = name_form(name)
        if form in self.created:
            return self.created[form]
        if not kind:
            self._issue(
                place,
                role,
                "kind-unknown",
                Bilingual(
                    f"不知道“{shortened(name)}”是哪一类单位",
                    f"of which kind {shortened(name)!r} is is not known",
                ),
                Bilingual(
                    "请在“类别”一列写明，或让它自己占一行",
                    "say so in the column 类别, or give it a row of its own",
                ),
            )
            return ""
        near = self.context.known.near(name)
        if near:
            self._issue(
                place,
                role,
                "near-name",
                Bilingual(
                    f"“{shortened(name)}”记为新单位；与已知的“{self.context.known.names[near]}”（{near}）相近",
                    f"{shortened(name)!r} is taken as new; {self.context.known.names[near]!r} ({near}) is near",
                ),
                Bilingual(
                    "若是同一单位，请在“统一编号”一列写它的编号",
                    "where it is the same, give its id in a column 统一编号",
                ),
                warning=True,
            )
        uid = self.created[form] = new_uid(kind, name)
        self.kind_of[uid] = kind
        self._put("entities.csv", {"uid": uid, "kind": kind, "name_zh": name}, place, role)
        return uid

    def _same(self, row: ListedRow, first: Place) -> None:
        self._issue(
            row.place,
            "name",
            "same-organisation",
            Bilingual(
                f"“{shortened(row.name)}”与 {first.sheet} {first.cell('name')} 是同一单位，合在一起",
                f"{shortened(row.name)!r} is the organisation of {first.sheet} {first.cell('name')}; they are taken together",
            ),
            Bilingual(
                "若不是，请分别写“统一编号”", "where they are not, give each its id in a column 统一编号"
            ),
            warning=True,
        )

    def _facts(self, uid: str, row: ListedRow) -> None:
        known = self.context.known
        if row.name and uid not in known.by_name.get(name_form(row.name), set()) and uid in known.names:
            self._fact(uid, "aliases", row.name, row.place, "name")
        for alias in row.aliases:
            self._fact(uid, "aliases", alias, row.place, "aliases")
        properties = self.context.schema.properties_of(self.kind_of[uid])
        codes = {"uscc": row.code, "school_code": row.school_code}
        for name, value in {**row.properties, **codes, **row.private}.items():
            if value and (name in properties or name in _COLUMNS):
                self._fact(uid, name, value, row.place, _ROLES.get(name, name))

    def _fact(self, uid: str, name: str, value: str, place: Place, role: str) -> None:
        self._put("facts.csv", {"uid": uid, "property": name, "value": value}, place, role)

    def _membership(self, uid: str, row: ListedRow) -> None:
        dates = _dates(Period(None, None) if row.partners else row.period)
        said = "；".join(row.notes)
        tie = {"subject_id": uid, "type": "MEMBER_OF", "object_id": self.context.consortium, "role": said}
        self._put("relationships.csv", tie | dates, row.place, "name")
        for word in row.memberships:
            group = self._group(word, uid, row.place)
            if group is not None:
                group_id = group.group_id if group.dataset == self.context.dataset else group.group_uid
                self.found.groups.add(group_id)
                member = {"group_id": group_id, "entity_id": uid, "reading": "strict", "note": said}
                self._put("group_members.csv", member | dates, row.place, "name")

    def _group(self, word: str, uid: str, place: Place) -> DeclaredGroup | None:
        """Return the group that *word* names, or else the only one of the total that takes this kind."""
        groups = [item for item in self.context.groups if item.subject_uid == self.context.consortium]
        form = name_form(word)
        for group in groups:
            if form in (name_form(group.name), name_form(group.name_en), name_form(group.group_id)):
                return group
        schema, kind = self.context.schema, self.kind_of[uid]
        fitting = [
            group for group in groups if group.in_total and group.kind and schema.is_a(kind, group.kind)
        ]
        if len(fitting) == 1:
            self._issue(
                place,
                "kind",
                "group-by-kind",
                Bilingual(
                    f"“{shortened(word)}”按类别算作“{fitting[0].name}”",
                    f"{shortened(word)!r} is taken for the group {fitting[0].name!r}, by its kind",
                ),
                Bilingual("若不对，请写群体的名称", "where that is wrong, write the name of the group"),
                warning=True,
            )
            return fitting[0]
        listed = "、".join(group.name for group in groups if group.in_total)
        self._issue(
            place,
            "kind",
            "no-group",
            Bilingual(
                f"没有群体“{shortened(word)}”，只记为成员",
                f"there is no group {shortened(word)!r}: taken as a member alone",
            ),
            Bilingual(f"群体有：{listed or '—'}", f"the groups are: {listed or '—'}"),
            warning=True,
        )
        return None

    def _partner(self, uid: str, row: ListedRow, partner: Partner) -> None:
        other = self._who(partner.name, row.place, partner.role, "", (partner.code,))
        if not other or other == uid:
            return
        tie = (
            partner.tie if not partner.object_kind else "COOPERATES_WITH"
        )  # what both share has no name of its own
        ends = (uid, other)
        if (
            partner.start
            and partner.start not in self._parties(uid)
            and partner.start in self._parties(other)
        ):
            ends = (other, uid)
        row_of_tie = {
            "subject_id": ends[0],
            "type": tie,
            "object_id": ends[1],
            "role": partner.what,
            "status": partner.status,
            "tie": f"x-{hashlib.sha256(partner.what.encode()).hexdigest()[:6]}" if partner.what else "",
        }
        self._put("relationships.csv", row_of_tie | _dates(partner.period), row.place, partner.role)

    def _parties(self, uid: str) -> tuple[str, ...]:
        return self.endings.parties("", self.kind_of[uid])

    def _figure(self, uid: str, row: ListedRow, figure: Figure) -> None:
        other = self._who(figure.partner, row.place, "partner", "") if figure.partner else ""
        figures = {
            "subject_id": uid,
            "object_id": "" if other == uid else other,
            "measure": figure.measure,
            "value": exact_number(figure.value),
            "bound": figure.bound,
            "unit": figure.unit,
            "period": figure.period,
        }
        self._put("statistics.csv", figures, row.place, figure.role)

    def _put(self, file: str, row: FileRow, place: Place, role: str) -> None:
        cell = place.cell(role) or place.cell("name")
        said = {name: value for name, value in row.items() if value}
        if file != "entities.csv" or self.context.source_id:
            said |= {"source_id": self.context.source_id}
        if file != "entities.csv":
            said |= {"locator": " ".join(part for part in (place.sheet, cell) if part)}
        rows = self.found.rows.setdefault(file, {})
        rows.setdefault(key_of(said, KEYS[file]), Placed(said, place.file, place.sheet, cell))

    def _issue(
        self,
        place: Place,
        role: str,
        code: str,
        reason: Bilingual,
        advice: Bilingual,
        *,
        warning: bool = False,
    ) -> None:
        cell = place.cell(role) or place.cell("name")
        cells = (cell,) if cell else ()
        self.found.issues.append(
            CellIssue(place.file, place.row, "", code, reason, advice, warning, place.sheet, cells)
        )


_LEAVE_OUT = Bilingual("请改正，或留空", "correct it, or leave it empty")
_COLUMNS = frozenset({"name_en", "place", "website", "note"})
_ROLES = {"uscc": "code"}


def _dates(period: Period) -> FileRow:
    return {
        name: date.value
        for name, date in (("since", period.since), ("until", period.until))
        if isinstance(date, TypedDate)
    }
