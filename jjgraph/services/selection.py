"""Chosen data sets alone: a store that holds these, and of the others only what these name."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from jjgraph.bilingual import Bilingual
from jjgraph.errors import UsageError
from jjgraph.model.records import Dataset, DeclaredGroup, Description, Fact, Record
from jjgraph.services.datasets import dependency_order, schema_of
from jjgraph.similarity import nearest
from jjgraph.store.embedded import EmbeddedStore
from jjgraph.store.loading import load_dataset
from jjgraph.store.protocol import GraphStore
from jjgraph.store.reading import fetch_dataset, fetch_infos


@contextmanager
def selected(store: GraphStore, names: Collection[str]) -> Iterator[GraphStore]:
    """Yield *store*, or one for a while that holds no more than the data sets *names*; none leaves all.

    Whatever is asked, computed, drawn or exported then is of these data sets alone. Entities and groups of others that
    they name come along with their descriptions, facts and declared counts, without ties.

    Raises
    ------
    UsageError
        If the store has no data set of a name.

    Examples
    --------
    >>> from jjgraph.model.examples import SCHEMA, tiny
    >>> with TemporaryDirectory() as folder:
    ...     store = EmbeddedStore(Path(folder) / "a.kgl", writable=True)
    ...     _ = load_dataset(store, tiny(), SCHEMA)
    ...     with selected(store, ["d"]) as all_of_it:
    ...         all_of_it is store
    ...     store.close()
    True
    """
    known = [info.dataset for info in fetch_infos(store)]
    for name in names:
        if name not in known:
            near, listed = "、".join(nearest(name, known)), "、".join(known) or "—"
            raise UsageError(
                Bilingual(f"数据库里没有数据集 {name}", f"the store has no data set {name}"),
                hint=Bilingual(
                    f"是否指 {near}？" if near else f"有：{listed}",
                    f"did you mean {near}?" if near else f"it has: {listed}",
                ),
            )
    if set(names) in (set(), set(known)):
        yield store
        return
    schema = schema_of(store)
    full = fetch_dataset(store, schema)
    with TemporaryDirectory(prefix="jjgraph-") as folder:
        part = EmbeddedStore(Path(folder) / "selected.kgl", writable=True)
        try:
            for dataset in _parts(full, set(names)):
                load_dataset(part, dataset, schema)
            yield part
        finally:
            part.close()


def _parts(full: Dataset, names: set[str]) -> list[Dataset]:
    """Return the data sets to load, in an order in which each finds what it names."""
    holders = _holders(full)
    needs = {name: _named(full, name) for name in names}
    kept: dict[str, set[str]] = defaultdict(set)
    named = set().union(*needs.values())
    for group in full.groups:  # a count stands with its consortium
        named |= {group.subject_uid} if group.group_uid in named else set()
    for uid in named:
        if not holders[uid] & names:
            for name in holders[uid]:
                kept[name].add(uid)
    order = dependency_order(
        {name: set().union(*(holders[uid] for uid in uids)) & names - {name} for name, uids in needs.items()}
    )
    return [_borrowed(full, name, kept[name]) for name in sorted(kept)] + [
        _whole(full, name) for name in order
    ]


def _holders(full: Dataset) -> Mapping[str, set[str]]:
    """Return which data sets describe each entity, and which declare each group, by uid."""
    found: dict[str, set[str]] = defaultdict(set)
    for description in full.descriptions:
        found[description.subject_uid].add(description.dataset)
    for group in full.groups:
        found[group.group_uid].add(group.dataset)
    return found


def _named(full: Dataset, name: str) -> set[str]:
    """Return the uids of the entities and groups that a data set names."""
    records = [record for record in full.records() if record.dataset == name]
    fields = ("subject_uid", "object_uid", "parent_group")
    return {uid for record in records for field in fields if (uid := getattr(record, field, ""))}


def _whole(full: Dataset, name: str) -> Dataset:
    part = full.with_records(lambda record: record if record.dataset == name else None)
    return replace(part, entities=(), ties=tuple(tie for tie in full.ties if tie.dataset == name))


def _borrowed(full: Dataset, name: str, kept: set[str]) -> Dataset:
    """Return of a data set what stands for the entities and groups *kept*, and the sources of that."""

    def wanted(record: Record) -> Record | None:
        groups = isinstance(record, DeclaredGroup) and record.group_uid in kept
        told = isinstance(record, Description | Fact) and record.subject_uid in kept
        return record if record.dataset == name and (groups or told) else None

    part = full.with_records(wanted)
    cited = {getattr(record, "source_uid", "") for record in part.records()}
    return replace(
        part,
        infos=tuple(
            replace(info, retrieved="", consortium="", primary_source="")
            for info in full.infos
            if info.dataset == name
        ),
        sources=tuple(source for source in full.sources if source.uid in cited),
        entities=(),
        ties=(),
    )
