"""What differs between a data set and a store: the ground of dry runs, summaries and `verify`."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from jjgraph.model.records import Dataset, to_properties

ADDED, CHANGED, REMOVED = "added", "changed", "removed"


@dataclass(frozen=True, slots=True)
class Difference:
    """One object that a load would add, change or remove; ``part`` is Entity, Tie, Link or a record's label."""

    part: str
    uid: str
    change: str
    properties: tuple[str, ...] = ()


def _objects(dataset: Dataset) -> dict[tuple[str, str], dict[str, Any]]:
    found = {(type(record).LABEL, record.uid): to_properties(record) for record in dataset.records()}
    for entity in dataset.entities:
        found["Entity", entity.uid] = {**to_properties(entity), "kind": entity.kind}
    for tie in dataset.ties:
        found["Tie", tie.key] = to_properties(tie)
    return found


def compare(
    wanted: Dataset,
    present: Dataset,
    *,
    wanted_links: Iterable[tuple[str, str]] = (),
    present_links: Iterable[tuple[str, str]] = (),
    relabelled: Collection[str] = (),
    ignored: frozenset[str] = frozenset({"run"}),
) -> list[Difference]:
    """Return what a load of *wanted* over *present* would change, sorted by part and uid.

    ``relabelled`` are the uids of entities whose labels in the store are others than they should be; ``ignored``
    are properties whose change alone is none: by default the tag of the run.

    Examples
    --------
    b is only wanted, u only present; of a the name is another.

    >>> from jjgraph.model.examples import entity
    >>> wanted = Dataset(entities=(entity("a", name="甲"), entity("b")))
    >>> present = Dataset(entities=(entity("a", name="乙"), entity("u")))
    >>> [(item.uid, item.change, item.properties) for item in compare(wanted, present)]
    [('a', 'changed', ('name',)), ('b', 'added', ()), ('u', 'removed', ())]
    """
    new, old = _objects(wanted), _objects(present)
    new |= {("Link", f"{record} → {source}"): {} for record, source in wanted_links}
    old |= {("Link", f"{record} → {source}"): {} for record, source in present_links}
    found = []
    for part, uid in sorted(new.keys() | old.keys()):
        key = (part, uid)
        if key not in old:
            found.append(Difference(part, uid, ADDED))
        elif key not in new:
            found.append(Difference(part, uid, REMOVED))
        else:
            changed = _changed(new[key], old[key], ignored)
            if part == "Entity" and uid in relabelled:
                changed = tuple(sorted({*changed, "labels"}))
            if changed:
                found.append(Difference(part, uid, CHANGED, changed))
    return found


def _changed(new: Mapping[str, Any], old: Mapping[str, Any], ignored: frozenset[str]) -> tuple[str, ...]:
    names = (new.keys() | old.keys()) - ignored
    return tuple(sorted(name for name in names if new.get(name) != old.get(name)))
