"""Rows of the secretariat's lists become rows of a data set: what each says of whom, and from which cell."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from jjgraph.bilingual import Bilingual
from jjgraph.intake.office.kinds import Kinds
from jjgraph.intake.office.listed import NO_PERIOD, Figure, ListedRow, Partner, Place
from jjgraph.intake.office.personal import is_personal
from jjgraph.intake.office.places import CellIssue
from jjgraph.intake.office.typed_dates import Period
from jjgraph.model.identifiers import shortened
from jjgraph.model.records import DeclaredGroup
from jjgraph.results.cells import exact_number
from jjgraph.results.file_rows import FileRow
from jjgraph.services.known_names import name_form
from jjgraph.services.name_resolution import At, NameResolution
from jjgraph.services.row_changes import KEYS, PairedRow, key_of

CONTACT = "contact"  # the private property of what is of a person and has no property of its own
_COLUMNS = frozenset({"name_en", "place", "website", "note"})
_ROLES = {"uscc": "code"}  # the column of a list, where it is called otherwise than the property


@dataclass(frozen=True, slots=True)
class Placed:
    """A row of a file, and the cell of the list from which it is."""

    row: FileRow
    file: str = ""
    sheet: str = ""
    cell: str = ""


@dataclass
class ListedRows:
    """What a list says.

    Attributes
    ----------
    rows : dict
        The rows by file, and by what identifies them.
    issues : list of CellIssue
        What could not be decided, and what is worth a look.
    named : dict of str to Place
        The organisations that have a row, by uid, each with its first row.
    called : dict of str to set of str
        Under which names.
    with_partners : set of str
        Those whose table has a column of partners: a partner who is not there is no longer named.
    listed_members : set of str
        Those that the list names as members.
    groups : set of str
        The groups that the list fills.
    ungrouped : bool
        Whether it names members of no declared group.
    members : bool
        Whether who stands on the list is by that a member.
    """

    members: bool
    rows: dict[str, dict[tuple[str, ...], Placed]] = field(default_factory=dict)
    issues: list[CellIssue] = field(default_factory=list)
    named: dict[str, Place] = field(default_factory=dict)
    called: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    with_partners: set[str] = field(default_factory=set)
    listed_members: set[str] = field(default_factory=set)
    ungrouped: bool = False
    groups: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class ListAbout:
    """What a list is about, and what lists before it said.

    Attributes
    ----------
    consortium : str
        Whose members it lists.
    groups : sequence of DeclaredGroup
        What is declared of it.
    dataset, source_id : str
        Where its rows go, and from which source they are.
    published : str
        Its day.
    members_before : frozenset of str
        The members of the data set as it stands.
    aliases_before : frozenset of tuple of str
        Uid and other name, as the data set has them.
    """

    consortium: str
    groups: Sequence[DeclaredGroup]
    dataset: str
    source_id: str
    published: str
    members_before: frozenset[str] = frozenset()
    aliases_before: frozenset[tuple[str, str]] = frozenset()


def listed_rows(
    rows: Iterable[ListedRow], names: NameResolution, about: ListAbout, *, members: bool
) -> ListedRows:
    """Return what the rows of a list say, as rows of a data set.

    Parameters
    ----------
    rows : iterable of ListedRow
        As `jjgraph.intake.office.reading.read_list` gives them.
    names : NameResolution
        Says whom a name means; new organisations are added to it.
    about : ListAbout
        The consortium, its groups, and where the rows go.
    members : bool
        Whether an organisation of the list is by that a member of the consortium.
    """
    builder = _Builder(names, about, members=members)
    for row in rows:
        builder.take(row)
    for made in names.created.values():
        builder.put("entities.csv", {"uid": made.uid, "kind": made.kind, "name_zh": made.name}, made.at)
    builder.found.issues = [*names.issues, *builder.found.issues]
    return builder.found


class _Builder:
    """Takes row after row; what is said of one organisation by several rows comes together."""

    def __init__(self, names: NameResolution, about: ListAbout, *, members: bool) -> None:
        self.names, self.about = names, about
        self.kinds = Kinds(names.schema)
        self.found = ListedRows(members)

    def take(self, row: ListedRow) -> None:
        at = At(row.place)
        if row.uid:
            uid = self.names.by_uid(row.uid, At(row.place, "uid"))
        else:
            uid = self.names.by_name(row.name, at, kind=row.kind, codes=(row.code, row.school_code))
        if not uid:
            return
        if uid in self.found.named and row.name not in self.found.called[uid]:
            self._same(row.name, at, self.found.named[uid])
        self.found.named.setdefault(uid, row.place)
        self.found.called[uid] |= {row.name, *row.aliases}
        if "partner" in row.place.columns:
            self.found.with_partners.add(uid)
        self._facts(uid, row)
        if self.found.members and row.memberships:
            self.found.listed_members.add(uid)
            self._membership(uid, row)
        for partner in row.partners:
            self._partner(uid, row, partner)
        for figure in row.figures:
            self._figure(uid, row, figure)

    def put(self, file: str, row: FileRow, at: At) -> None:
        """Take a row, unless one about the same is there already; where that says something else, it is an issue."""
        said = {name: value for name, value in row.items() if value} | {"source_id": self.about.source_id}
        if file != "entities.csv":
            said["locator"] = " ".join(part for part in (at.place.sheet, at.cell) if part)
        placed = Placed(said, at.place.file, at.place.sheet, at.cell)
        first = self.found.rows.setdefault(file, {}).setdefault(key_of(said, KEYS[file]), placed)
        if any(PairedRow(file, first.row, said).differing()):
            self._other(file, first, said, at)

    def _other(self, file: str, first: Placed, said: FileRow, at: At) -> None:
        """Say that another row says something else of the same; a number is not chosen between in silence."""
        cell = " ".join((first.sheet, first.cell)).strip()
        values = [(before, after) for _, before, after in PairedRow(file, first.row, said).differing()]
        old, new = ("、".join(value or "—" for value in side) for side in zip(*values, strict=True))
        reason = Bilingual(
            f"{cell} 对同一件事写的是“{shortened(old)}”，这里是“{shortened(new)}”；只取前者",
            f"{cell} says {shortened(old)!r} of the same, this cell {shortened(new)!r}; the first is taken",
        )
        advice = Bilingual(
            "若是两件事，请写明项目或时间以便分开；否则改成一致",
            "where they are two, tell them apart by project or time; else make them agree",
        )
        warning = file != "statistics.csv"
        self.found.issues.append(at.issue("said-otherwise", reason, advice, warning=warning))

    def _same(self, name: str, at: At, first: Place) -> None:
        other = " ".join((first.sheet, first.cell("name"))).strip()
        reason = Bilingual(
            f"“{shortened(name)}”与 {other} 是同一单位，合在一起",
            f"{shortened(name)!r} is the organisation of {other}; they are taken together",
        )
        advice = Bilingual(
            "若不是，请分别写“统一编号”", "where they are not, give each its id in a column 统一编号"
        )
        self.found.issues.append(at.issue("same-organisation", reason, advice, warning=True))

    def _facts(self, uid: str, row: ListedRow) -> None:
        self._listed_name(uid, row)
        for alias in row.aliases:
            self._fact(uid, "aliases", alias, At(row.place, "aliases"))
        properties = self.names.schema.properties_of(self.names.kinds[uid])
        codes = {"uscc": row.code, "school_code": row.school_code}
        for name, value in {**row.properties, **codes}.items():
            if value and (name in properties or name in _COLUMNS):
                self._fact(uid, name, value, At(row.place, _ROLES.get(name, name)))
        for name, value in row.private.items():  # whatever it is called, it stands under a private property
            known = name in properties and properties[name].private
            self._fact(uid, name if known else CONTACT, value, At(row.place, name))

    def _listed_name(self, uid: str, row: ListedRow) -> None:
        """Keep the name under which somebody known is listed; of a member listed before, since when it is so called."""
        usual = self.names.known.names.get(uid, row.name)
        if name_form(row.name) in ("", name_form(usual)) or (uid, row.name) in self.about.aliases_before:
            return
        alias = {"uid": uid, "property": "aliases", "value": row.name}
        renamed = uid in self.about.members_before
        self.put("facts.csv", alias | ({"since": self.about.published} if renamed else {}), At(row.place))

    def _fact(self, uid: str, name: str, value: str, at: At) -> None:
        properties = self.names.schema.properties_of(self.names.kinds[uid])
        if is_personal(value) and not (name in properties and properties[name].private):
            name = CONTACT  # a telephone number in a note is no note
        self.put("facts.csv", {"uid": uid, "property": name, "value": value}, at)

    def _membership(self, uid: str, row: ListedRow) -> None:
        dates = _dates(NO_PERIOD if row.partners else row.period)  # with partners it is when they began
        said, at = "；".join(note for note in row.notes if not is_personal(note)), At(row.place)
        tie = {"subject_id": uid, "type": "MEMBER_OF", "object_id": self.about.consortium, "role": said}
        self.put("relationships.csv", tie | dates, at)
        for word in row.memberships:
            group, reading = self._group(word, self.names.kinds[uid], At(row.place, "kind"))
            if group is None:
                self.found.ungrouped = True
            else:
                group_id = group.group_id if group.dataset == self.about.dataset else group.group_uid
                self.found.groups.add(group_id)
                member = {"group_id": group_id, "entity_id": uid, "reading": reading, "note": said}
                self.put("group_members.csv", member | dates, at)

    def _group(self, word: str, kind: str, at: At) -> tuple[DeclaredGroup | None, str]:
        """Return the group that *word* names, or else, leniently, the only one of the total that takes this kind."""
        groups = [item for item in self.about.groups if item.subject_uid == self.about.consortium]
        for group in groups:
            if name_form(word) in (
                name_form(group.name),
                name_form(group.name_en),
                name_form(group.group_id),
            ):
                return group, "strict"
        counted = [group for group in groups if group.in_total]
        fitting = [group for group in counted if group.kind and self.names.schema.is_a(kind, group.kind)]
        if len({group.group_uid for group in fitting}) == 1:
            name = fitting[0].name
            reason = Bilingual(
                f"“{shortened(word)}”与群体“{name}”同类，记为同类具名，不计入",
                f"{shortened(word)!r} is of the kind of {name!r}: named of that class, not counted",
            )
            advice = Bilingual(
                f"若就是，请写群体的名称“{name}”", f"where it is that group, write its name, {name!r}"
            )
            self.found.issues.append(at.issue("group-by-kind", reason, advice, warning=True))
            return fitting[0], "lenient"
        listed = "、".join(group.name for group in counted) or "—"
        reason = Bilingual(
            f"没有群体“{shortened(word)}”，只记为成员",
            f"there is no group {shortened(word)!r}: a member of none",
        )
        advice = Bilingual(f"群体有：{listed}", f"the groups are: {listed}")
        self.found.issues.append(at.issue("no-group", reason, advice, warning=True))
        return None, ""

    def _partner(self, uid: str, row: ListedRow, partner: Partner) -> None:
        at = At(row.place, partner.role)
        other = self.names.by_name(partner.name, at, codes=(partner.code,))
        if not other or other == uid:
            return
        ends = (uid, other)
        begins = (
            partner.start
            and partner.start not in self._parties(uid)
            and partner.start in self._parties(other)
        )
        if begins:
            ends = (other, uid)
        tie = {
            "subject_id": ends[0],
            # what both share has no name of its own in the list: only that they cooperate in it is said
            "type": "COOPERATES_WITH" if partner.object_kind else partner.tie,
            "object_id": ends[1],
            "role": "" if is_personal(partner.what) else partner.what,
            "status": partner.status,
            "tie": f"x-{hashlib.sha256(partner.what.encode()).hexdigest()[:6]}" if partner.what else "",
        }
        self.put("relationships.csv", tie | _dates(partner.period), at)

    def _parties(self, uid: str) -> tuple[str, ...]:
        return self.kinds.parties("", self.names.kinds[uid])

    def _figure(self, uid: str, row: ListedRow, figure: Figure) -> None:
        at = At(row.place, "partner")
        other = self.names.by_name(figure.partner, at) if figure.partner else ""
        said = {
            "subject_id": uid,
            "object_id": "" if other == uid else other,
            "measure": figure.measure,
            "value": exact_number(figure.value),
            "bound": figure.bound,
            "unit": figure.unit,
            "period": figure.period,
        }
        self.put("statistics.csv", said, At(row.place, figure.role))


def _dates(period: Period) -> FileRow:
    dates = (("since", period.since), ("until", period.until))
    return {name: date.value for name, date in dates if date is not None}
