"""What a data set may name without holding it: entities and declared groups of other data sets."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from jjgraph.model.records import DeclaredGroup, Description, group_uid
from jjgraph.model.schema import Schema

if TYPE_CHECKING:
    from jjgraph.intake.folder import RawFolder

DEFINES = {"entities.csv": "uid", "sources.csv": "source_id", "declared_groups.csv": "group_id"}
REFERS_TO = {"entity": "entities.csv", "source": "sources.csv", "group": "declared_groups.csv"}


@dataclass(frozen=True, slots=True)
class ForeignEntity:
    """An entity as another data set describes it."""

    uid: str
    name: str
    kind: str
    dataset: str


@dataclass(frozen=True, slots=True)
class ForeignGroup:
    """A group that another data set declares; ``uid`` is the one under which all data sets count its members."""

    uid: str
    group_id: str
    consortium: str
    name: str
    kind: str
    dataset: str


@dataclass(frozen=True)
class Elsewhere:
    """The entities and groups of other data sets, with the kinds and types of ties that these brought along.

    Examples
    --------
    Of two data sets the first by name describes an entity.

    >>> found = Elsewhere(tuple(ForeignEntity("a", name, "Enterprise", name) for name in "ed"))
    >>> found.entity["a"].dataset
    'd'
    """

    entities: tuple[ForeignEntity, ...] = ()
    groups: tuple[ForeignGroup, ...] = ()
    schema_texts: tuple[str, ...] = field(default=())

    @cached_property
    def entity(self) -> Mapping[str, ForeignEntity]:
        """Entities by uid."""
        return {item.uid: item for item in sorted(self.entities, key=lambda item: item.dataset, reverse=True)}

    def groups_called(self, group_id: str, consortium: str = "") -> Mapping[str, ForeignGroup]:
        """Return the groups that *group_id* may name, by uid: one with its consortium before a slash, or by its id alone.

        Where *consortium* declares one of that id, it is meant.

        Examples
        --------
        >>> both = Elsewhere((), tuple(ForeignGroup(f"{c}/x", "x", c, "院校", "University", "d") for c in "uv"))
        >>> [list(both.groups_called(*call)) for call in (("x",), ("x", "v"), ("u/x",), ("y",))]
        [['u/x', 'v/x'], ['v/x'], ['u/x'], []]
        """
        found = {item.uid: item for item in self.groups if group_id in (item.uid, item.group_id)}
        near = {uid: item for uid, item in found.items() if item.consortium == consortium}
        return near or found

    def __add__(self, other: "Elsewhere") -> "Elsewhere":
        """Return both together."""
        return Elsewhere(
            self.entities + other.entities,
            self.groups + other.groups,
            self.schema_texts + other.schema_texts,
        )


def elsewhere_of_records(
    descriptions: Iterable[Description], groups: Iterable[DeclaredGroup], schema_texts: Iterable[str] = ()
) -> Elsewhere:
    """Return what records of a store offer to another data set."""
    return Elsewhere(
        tuple(ForeignEntity(item.subject_uid, item.name, item.kind, item.dataset) for item in descriptions),
        tuple(
            ForeignGroup(item.group_uid, item.group_id, item.subject_uid, item.name, item.kind, item.dataset)
            for item in groups
        ),
        tuple(schema_texts),
    )


def elsewhere_of_folder(raw: "RawFolder") -> Elsewhere:
    """Return what the rows of a folder offer to the data sets that are read beside it."""
    return Elsewhere(
        tuple(
            ForeignEntity(row["uid"], row["name_zh"] or row["name_en"] or row["uid"], row["kind"], raw.name)
            for row in raw.table("entities.csv").rows
        ),
        tuple(
            ForeignGroup(
                group_uid(row["subject_id"], row["group_id"]),
                row["group_id"],
                row["subject_id"],
                row["name_zh"] or row["name_en"] or row["group_id"],
                row["kind"],
                raw.name,
            )
            for row in raw.table("declared_groups.csv").rows
        ),
        raw.schema.extra,
    )


def foreign_uids(raw: "RawFolder", schema: Schema) -> dict[str, set[str]]:
    """Return what the folder names and does not hold: ``entity`` and ``group``, each with its ids.

    Examples
    --------
    >>> from jjgraph.intake.folder import RawFolder
    >>> from jjgraph.intake.tabular import Row, Table
    >>> from jjgraph.model.schema import builtin_schema
    >>> rows = [Row(2, {"group_id": "g", "entity_id": "a"})]
    >>> raw = RawFolder("d", builtin_schema(), tables={"group_members.csv": Table("group_members.csv", rows=rows)})
    >>> foreign_uids(raw, builtin_schema())
    {'entity': {'a'}, 'group': {'g'}}
    """
    named: dict[str, set[str]] = {"entity": set(), "group": set()}
    for file, columns in schema.files.items():
        for column in columns:
            if column.refers in named:
                named[column.refers] |= {row[column.name] for row in raw.table(file).rows} - {""}
    return {
        sort: uids - {row[DEFINES[REFERS_TO[sort]]] for row in raw.table(REFERS_TO[sort]).rows}
        for sort, uids in named.items()
    }


def datasets_named(
    elsewhere: Elsewhere, named: Mapping[str, set[str]], consortium: str = ""
) -> dict[str, int]:
    """Return how many of the *named* entities and groups are taken from each data set, sorted by its name."""
    groups = chain.from_iterable(
        elsewhere.groups_called(group_id, consortium).values() for group_id in named["group"]
    )
    entities = (elsewhere.entity[uid] for uid in named["entity"] if uid in elsewhere.entity)
    found: dict[str, int] = {}
    datasets = [item.dataset for item in entities]
    datasets += [group.dataset for group in {group.uid: group for group in groups}.values()]
    for dataset in datasets:
        found[dataset] = found.get(dataset, 0) + 1
    return dict(sorted(found.items()))
