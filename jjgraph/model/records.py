"""What stands in a store: entities and ties (the real entities) and records (what is said of them).

The words are those of docs/reference/model.md: a *claim* is a row with its source, a *tie* a relationship
in the store, a *description* a row about an entity. Ties fold from claims, entities from descriptions.
A field that is derived (`jjgraph.model.days`) stands in no repr: the hash of a data set is that of its records' repr,
of what its files say.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from functools import cached_property
from typing import Any, ClassVar

from jjgraph.bilingual import Bilingual
from jjgraph.errors import DataError

LEVELS: Mapping[str, int] = {"official": 3, "institution": 2, "press": 1, "low": 0}
ASPECTS = (
    "aim",
    "principle",
    "function",
    "mechanism",
    "task",
    "plan",
    "need",
    "orientation",
    "result",
    "event",
)
FORMAT = 2  # of records in a store; raised where an older jjgraph would have written them otherwise
NO_LEVEL = -1  # a tie without such a claim, or a claim without a source

Extras = tuple[tuple[str, Any], ...]
Value = str | float | bool | date | tuple[str, ...] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """One row of entities.csv: what one data set says of an entity."""

    LABEL: ClassVar[str] = "Description"
    uid: str
    name: str
    dataset: str
    run: str = ""
    subject_uid: str
    kind: str
    name_zh: str = ""
    name_en: str = ""
    aliases: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    place: str = ""
    website: str = ""
    note: str = ""
    source_uid: str = ""
    extras: Extras = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document. ``published`` is "" where unknown; ``level`` is the reliability as a number."""

    LABEL: ClassVar[str] = "Source"
    uid: str
    name: str
    dataset: str
    run: str = ""
    title_kind: str = ""
    publisher: str = ""
    url: str = ""
    published: str = ""
    published_first: date | None = field(default=None, repr=False)  # derived
    reliability: str
    level: int
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One row of relationships.csv, or a member of a declared group (relation MEMBER_OF_GROUP)."""

    LABEL: ClassVar[str] = "Claim"
    uid: str
    name: str
    dataset: str
    run: str = ""
    subject_uid: str
    relation: str
    object_uid: str
    tie: str = ""
    role: str = ""
    quantity: float | None = None
    bound: str = ""
    unit: str = ""
    since: str = ""
    until: str = ""
    since_first: date | None = field(default=None, repr=False)  # derived
    until_last: date | None = field(default=None, repr=False)  # derived
    status: str = ""
    certainty: str = "stated"
    level: int = NO_LEVEL
    locator: str = ""
    note: str = ""
    source_uid: str = ""
    extras: Extras = ()

    def holds_on(self, day: date) -> bool:
        """Tell whether *day* lies in the time that the claim gives: without a start it always did, without an end it still does.

        Examples
        --------
        >>> ends = {"name": "", "dataset": "d", "subject_uid": "a", "relation": "MEMBER_OF_GROUP", "object_uid": "u/g"}
        >>> left = Claim(uid="c", until="2024-01", **ends)
        >>> left.holds_on(date(2024, 1, 31)), left.holds_on(date(2024, 2, 1))
        (True, False)
        """
        from jjgraph.model.dates import first_day, last_day

        begun = not self.since or first_day(self.since) <= day
        return begun and (not self.until or last_day(self.until) >= day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One row of statistics.csv: a figure about an entity, or about what it does with another, the object."""

    LABEL: ClassVar[str] = "Indicator"
    uid: str
    name: str
    dataset: str
    run: str = ""
    subject_uid: str
    object_uid: str = ""
    measure: str
    value: float
    bound: str = "eq"
    unit: str = ""
    period: str = ""
    since_first: date | None = field(default=None, repr=False)  # derived
    until_last: date | None = field(default=None, repr=False)  # derived
    locator: str = ""
    source_uid: str = ""

    @property
    def ends(self) -> tuple[str, ...]:
        """The uids of the one or two entities that it is about."""
        return (self.subject_uid, self.object_uid) if self.object_uid else (self.subject_uid,)

    def partner_of(self, uid: str) -> str:
        """Return the uid of the other entity that it is about, "" where there is none."""
        return self.subject_uid if uid == self.object_uid else self.object_uid


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaredGroup:
    """A count that a source declares. ``declared`` is None where the source gives no number.

    ``group_uid`` names the group itself, whichever data set declares it: members are counted under it.
    """

    LABEL: ClassVar[str] = "DeclaredGroup"
    uid: str
    name: str
    dataset: str
    run: str = ""
    subject_uid: str
    group_id: str
    group_uid: str = ""
    name_en: str = ""
    declared: float | None = None
    bound: str = "eq"
    unit: str = ""
    kind: str = ""
    parent_group: str = ""
    in_total: bool = False
    locator: str = ""
    source_uid: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One value of one property of an entity, with the source that gives it (a row of facts.csv).

    ``value`` is as the column of entities.csv would have it; of aliases and other lists, one item.
    """

    LABEL: ClassVar[str] = "Fact"
    uid: str
    name: str
    dataset: str
    run: str = ""
    subject_uid: str
    property: str
    value: str
    since: str = ""
    until: str = ""
    since_first: date | None = field(default=None, repr=False)  # derived
    until_last: date | None = field(default=None, repr=False)  # derived
    certainty: str = "stated"
    level: int = NO_LEVEL
    locator: str = ""
    source_uid: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What a source says of an entity that is no tie and no number (a row of statements.csv), in our own words.

    ``aspect`` is one of `ASPECTS`; ``name`` is the text in Chinese, or in English where there is none in Chinese;
    ``status`` is planned, done or unknown. An aspect never becomes a tie, and a plan never a fact.
    """

    LABEL: ClassVar[str] = "Statement"
    uid: str
    name: str
    dataset: str
    run: str = ""
    subject_uid: str
    aspect: str
    text_en: str = ""
    status: str = "unknown"
    since: str = ""
    until: str = ""
    since_first: date | None = field(default=None, repr=False)  # derived
    until_last: date | None = field(default=None, repr=False)  # derived
    certainty: str = "stated"
    level: int = NO_LEVEL
    locator: str = ""
    source_uid: str = ""

    @property
    def text(self) -> Bilingual:
        """The text in both languages, in the project's own words."""
        return Bilingual(self.name, self.text_en)


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """One import of lists into a data set (a row of batches.csv): who, when, from which files, and what it changed.

    ``name`` are the files, ``file_hashes`` their SHA-256; ``row_changes`` is JSON: for each file of the data set the rows that
    went and those that came (`jjgraph.services.batches`), so that the import can be undone exactly. ``holds_private``
    tells whether one of these rows holds something private.
    """

    LABEL: ClassVar[str] = "Batch"
    uid: str
    name: str
    dataset: str
    run: str = ""
    batch_number: int
    made_at: str = ""
    made_by: str = ""
    file_hashes: str = ""
    sheet_mapping: str = ""
    row_changes: str = ""
    holds_private: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DatasetInfo:
    """What a data set says of itself (dataset.toml), with the YAML texts of its own kinds and types."""

    LABEL: ClassVar[str] = "Dataset"
    uid: str
    name: str
    dataset: str
    run: str = ""
    title_en: str = ""
    licence: str = ""
    primary_source: str = ""
    retrieved: str = ""
    consortium: str = ""
    # What belongs to its map, as the folder has it (story.yaml, positions.json); no part of what the data say: not hashed.
    story_text: str = field(default="", repr=False)
    positions_text: str = field(default="", repr=False)
    holds_private: bool = False
    record_format: int = 0  # of its records in a store (`FORMAT`); 0 was never said
    extra_schema: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A named entity, folded from the descriptions of all data sets."""

    uid: str
    kind: str
    name: str
    name_zh: str = ""
    name_en: str = ""
    aliases: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    place: str = ""
    website: str = ""
    note: str = ""
    source_uids: tuple[str, ...] = ()
    datasets: tuple[str, ...] = ()
    extras: Extras = ()

    def label(self, lang: str) -> str:
        """Return the name in *lang*; an entity without an English name keeps its Chinese one."""
        return (self.name_en or self.name) if lang == "en" else self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """A relationship between two entities, folded from the claims about it."""

    key: str
    dataset: str
    run: str = ""
    subject_uid: str
    type: str
    object_uid: str
    claim_ids: tuple[str, ...] = ()
    sources: int = 0
    stated_level: int = NO_LEVEL
    inferred_level: int = NO_LEVEL
    strength: str = "none"
    share: bool = False
    status: str = "active"
    role: str = ""
    since: str = ""
    until: str = ""
    since_first: date | None = None
    until_last: date | None = None
    extras: Extras = ()

    @property
    def years(self) -> tuple[int, ...]:
        """The first and the last year in which the tie holds; without the last while it has none, empty without the first.

        Examples
        --------
        >>> ends = {"key": "k", "dataset": "d", "subject_uid": "a", "type": "R", "object_uid": "b"}
        >>> Tie(since="2019-05", until="2021", **ends).years, Tie(since="2019", **ends).years, Tie(**ends).years
        ((2019, 2021), (2019,), ())
        """
        return tuple(int(text[:4]) for text in (self.since, self.until) if text) if self.since else ()

    def active_at(self, as_of: date) -> bool:
        """Tell whether the tie holds on *as_of*: not planned, begun, and not known to have ended.

        A tie that has ended held until its last day, where that is known.
        """
        if self.status == "planned" or (self.status == "ended" and self.until_last is None):
            return False
        begun = self.since_first is None or self.since_first <= as_of
        return begun and (self.until_last is None or self.until_last >= as_of)


Record = Description | Source | Claim | Indicator | DeclaredGroup | DatasetInfo | Fact | Statement | Batch
# The parts of a `Dataset` that are records, in the order in which they are written and hashed.
RECORD_PARTS: Mapping[str, type[Record]] = {
    "infos": DatasetInfo,
    "sources": Source,
    "descriptions": Description,
    "claims": Claim,
    "indicators": Indicator,
    "groups": DeclaredGroup,
    "facts": Fact,
    "statements": Statement,
    "batches": Batch,
}
RECORD_TYPES: tuple[type[Record], ...] = tuple(RECORD_PARTS.values())
_NAMES: Mapping[type[Any], tuple[str, ...]] = {
    item: tuple(part.name for part in fields(item)) for item in (Entity, Tie, *RECORD_TYPES)
}
# What a store does not keep as a property: the kind is a label, the type and the ends are the relationship.
_STRUCTURE: Mapping[type[Any], tuple[str, ...]] = {
    Entity: ("kind",),
    Tie: ("type", "subject_uid", "object_uid"),
}


_STORED: Mapping[type[Any], tuple[str, ...]] = {
    item: tuple(name for name in names if name not in ("extras", *_STRUCTURE.get(item, ())))
    for item, names in _NAMES.items()
}


def stored_fields(record_type: type[Any]) -> tuple[str, ...]:
    """Return the names of the properties that a store keeps of *record_type*, without its extras.

    Examples
    --------
    The kind of an entity is its label in a store, and no property.

    >>> "name" in stored_fields(Entity), "kind" in stored_fields(Entity)
    (True, False)
    """
    return _STORED[record_type]


def to_properties(record: Any) -> dict[str, Any]:
    """Return what a store keeps of *record*: primitives and flat lists; what is empty is left out.

    Examples
    --------
    >>> to_properties(Entity(uid="a", kind="Place", name="甲", aliases=("乙",)))
    {'uid': 'a', 'name': '甲', 'aliases': ['乙']}
    """
    found: dict[str, Any] = {}
    for name in stored_fields(type(record)):
        value = getattr(record, name)
        if value is None or value in ("", ()):  # 0 and False are values
            continue
        found[name] = list(value) if isinstance(value, tuple) else value
    for name, value in getattr(record, "extras", ()):
        found[name] = list(value) if isinstance(value, tuple) else value
    return found


def from_properties(record_type: type[Any], values: Mapping[str, Any], extras: tuple[str, ...] = ()) -> Any:
    """Rebuild a record from what a store keeps of it: the reverse of `to_properties`.

    Raises
    ------
    DataError
        If a property is missing that every such record has: somebody else wrote it.

    Examples
    --------
    >>> kept = {"uid": "a", "name": "甲", "kind": "Place", "aliases": ["乙"]}
    >>> from_properties(Entity, kept) == Entity(uid="a", name="甲", kind="Place", aliases=("乙",))
    True
    """
    known: dict[str, Any] = {}
    for name in _NAMES[record_type]:
        value = values.get(name)
        if value is not None:
            known[name] = tuple(value) if isinstance(value, list) else value
    found = [(name, values[name]) for name in extras if values.get(name) is not None]
    if found:
        known["extras"] = tuple((name, tuple(v) if isinstance(v, list) else v) for name, v in found)
    try:
        return record_type(**known)
    except TypeError as error:
        name = known.get("uid") or known.get("key") or "?"
        raise DataError(
            Bilingual(
                f"库中的 {record_type.__name__} {name} 不完整，不是 jjgraph 写入的",
                f"the store holds an incomplete {record_type.__name__} {name} that jjgraph did not write",
            ),
            hint=Bilingual(
                "请在数据库中删除它，再运行 jjgraph seed", "delete it in the store, then run jjgraph seed"
            ),
        ) from error


@dataclass(frozen=True)
class Dataset:
    """Everything that is known, of one data set or of a whole store, each part sorted by its uid or key."""

    infos: tuple[DatasetInfo, ...] = ()
    sources: tuple[Source, ...] = ()
    descriptions: tuple[Description, ...] = ()
    claims: tuple[Claim, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    groups: tuple[DeclaredGroup, ...] = ()
    facts: tuple[Fact, ...] = ()
    statements: tuple[Statement, ...] = ()
    batches: tuple[Batch, ...] = ()
    entities: tuple[Entity, ...] = ()
    ties: tuple[Tie, ...] = ()

    def records(self) -> tuple[Record, ...]:
        """All records, part after part in the order of `RECORD_PARTS`."""
        return tuple(record for part in RECORD_PARTS for record in getattr(self, part))

    def with_records(self, change: Callable[[Record], Record | None]) -> "Dataset":
        """Return this data set with each record as *change* gives it back; None leaves it out.

        Examples
        --------
        >>> two = Dataset(infos=tuple(DatasetInfo(uid=x, name=x, dataset=x) for x in "ab"))
        >>> [info.uid for info in two.with_records(lambda record: record if record.dataset == "a" else None).infos]
        ['a']
        """
        parts: dict[str, Any] = {}
        for part in RECORD_PARTS:
            changed = (change(record) for record in getattr(self, part))
            parts[part] = tuple(record for record in changed if record is not None)
        return replace(self, **parts)

    @cached_property
    def entity(self) -> dict[str, Entity]:
        """Entities by uid."""
        return {item.uid: item for item in self.entities}

    @cached_property
    def claim(self) -> dict[str, Claim]:
        """Claims by uid."""
        return {item.uid: item for item in self.claims}

    @cached_property
    def source(self) -> dict[str, Source]:
        """Sources by uid."""
        return {item.uid: item for item in self.sources}

    def title(self) -> Bilingual:
        """Return what the data are about: the data sets that hold a consortium of their own, else the first; "" without any.

        Examples
        --------
        >>> Dataset(infos=(DatasetInfo(uid="d", name="小例", dataset="d"),)).title()
        Bilingual(zh='小例', en='小例')
        """
        held = {info.dataset: self.entity.get(info.consortium) for info in self.infos}
        own = [info for info in self.infos if (it := held[info.dataset]) and info.dataset in it.datasets[:1]]
        told = own or self.infos[:1]
        return Bilingual(
            "、".join(info.name for info in told), ", ".join(info.title_en or info.name for info in told)
        )

    def as_of(self) -> date:
        """Return the newest day that a retrieval or a source in use speaks of: the default as-of.

        Never today, so that the same data give the same answer tomorrow; a partial date counts as its
        first day, so that it never lies ahead of what is known. A source that no record rests on says
        nothing of the data, and does not count. 0001-01-01 where nothing is dated.
        """
        cited = {getattr(record, "source_uid", "") for record in self.records()}
        return newest_day(
            [info.retrieved for info in self.infos]
            + [source.published for source in self.sources if source.uid in cited]
        )


def group_uid(consortium: str, group_id: str) -> str:
    """Return the uid of the group *group_id* of *consortium*: the same in every data set that declares or fills it.

    Examples
    --------
    >>> group_uid("con-jinjiang", "schools")
    'con-jinjiang/schools'
    """
    return f"{consortium}/{group_id}"


def newest_day(days: Iterable[str]) -> date:
    """Return the newest of *days*, each counted as its first day; 0001-01-01 where none is known.

    Examples
    --------
    >>> newest_day(["2024", "", "2023-11-05"])
    datetime.date(2024, 1, 1)
    """
    from jjgraph.model.dates import first_day

    return max((first_day(day) for day in days if day), default=date.min)
