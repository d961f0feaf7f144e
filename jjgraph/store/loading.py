"""Load a data set into a store: all or nothing, idempotent, stale objects swept by the tag of the run."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from typing import Any

from jjgraph.bilingual import Bilingual
from jjgraph.errors import DataError, StoreBusyError, StoreError, UsageError
from jjgraph.model.aggregation import GROUP_MEMBER, aggregate_entities
from jjgraph.model.labels import labels_of
from jjgraph.model.records import RECORD_TYPES, Dataset, Entity, to_properties
from jjgraph.model.schema import Schema
from jjgraph.queries import builder
from jjgraph.store.difference import Difference, compare
from jjgraph.store.protocol import GraphStore, Reader, Transaction
from jjgraph.store.reading import (
    fetch_dataset,
    fetch_entities,
    fetch_foreign_descriptions,
    fetch_foreign_facts,
    fetch_foreign_groups,
    fetch_foreign_sources,
    fetch_infos,
    fetch_labels,
    fetch_layer_size,
    fetch_links,
    fetch_named_elsewhere,
    stored_schema,
)

BATCH = 2000
LISTED = 5  # uids that a message names
Progress = Callable[[int], None]


@dataclass(frozen=True)
class LoadSummary:
    """What a load did or, in a dry run, would do; ``layer`` is how many pairs of a computed layer go with it."""

    dataset: str
    differences: list[Difference]
    objects: int
    layer: int

    def counts(self) -> Counter[tuple[str, str]]:
        """Number of objects by part and change."""
        return Counter((item.part, item.change) for item in self.differences)


@dataclass(frozen=True)
class _Plan:
    """The target of a load: the data set with entities folded over all data sets, and what goes."""

    name: str
    target: Dataset
    present: Dataset
    links: set[tuple[str, str]]
    present_links: set[tuple[str, str]]
    labels: dict[str, tuple[str, ...]]  # of each entity that stays, its kind first
    relabelled: dict[tuple[tuple[str, ...], tuple[str, ...]], list[str]]  # by what goes and what comes
    kept_elsewhere: list[Entity]
    removed: list[str]
    layer: int

    def differences(self) -> list[Difference]:
        entities = (*self.target.entities, *self.kept_elsewhere)
        return compare(
            replace(self.target, entities=entities),
            self.present,
            wanted_links=self.links,
            present_links=self.present_links,
            relabelled={uid for uids in self.relabelled.values() for uid in uids},
        )

    def summary(self) -> LoadSummary:
        return LoadSummary(self.name, self.differences(), _size(self.target), self.layer)


def links_of(dataset: Dataset) -> set[tuple[str, str]]:
    """Return the links from records to their sources that *dataset* asks for.

    Examples
    --------
    >>> from jjgraph.model.examples import tiny
    >>> sorted(links_of(tiny()))
    [('c1', 'q'), ('c2', 'p'), ('c3', 'p'), ('c4', 'q'), ('g', 'q'), ('m', 'q')]
    """
    return {
        (record.uid, source) for record in dataset.records() if (source := getattr(record, "source_uid", ""))
    }


def _plan(reader: Reader, dataset: Dataset, schema: Schema, name: str) -> _Plan:
    present = fetch_dataset(reader, schema, dataset=name)
    present_labels = fetch_labels(reader)
    concerned = {item.subject_uid for item in dataset.descriptions}
    concerned |= {entity.uid for entity in present.entities}
    concerned |= {fact.subject_uid for fact in (*dataset.facts, *present.facts)}
    foreign = fetch_foreign_descriptions(reader, schema, name, concerned)
    facts = fetch_foreign_facts(reader, name, concerned)
    sources = {**dataset.source, **{item.uid: item for item in fetch_foreign_sources(reader, name) if facts}}
    folded = aggregate_entities(
        [*dataset.descriptions, *foreign], schema, facts=[*dataset.facts, *facts], sources=sources
    )
    own = tuple(entity for entity in folded if name in entity.datasets)
    removed = concerned - {entity.uid for entity in folded}
    _refuse_missing(dataset, folded, present_labels)
    _refuse_needed(reader, name, removed, dataset, present)
    elsewhere = fetch_entities(reader, schema, concerned - {entity.uid for entity in present.entities})
    labels = {entity.uid: labels_of(entity, schema.kinds[entity.kind].kind_class) for entity in folded}
    relabelled: dict[tuple[tuple[str, ...], tuple[str, ...]], list[str]] = defaultdict(list)
    for uid, wanted in labels.items():
        found = present_labels.get(uid, frozenset(wanted))
        if found != set(wanted):
            gone, new = sorted(found.difference(wanted)), sorted(set(wanted) - found)
            relabelled[tuple(gone), tuple(new)].append(uid)
    return _Plan(
        name=name,
        target=replace(dataset, entities=own),
        present=replace(present, entities=(*present.entities, *elsewhere)),
        links=links_of(dataset),
        present_links=fetch_links(reader, name),
        labels=labels,
        relabelled=dict(relabelled),
        kept_elsewhere=[entity for entity in folded if name not in entity.datasets],
        removed=sorted(removed),
        layer=fetch_layer_size(reader),
    )


def _refuse_missing(dataset: Dataset, folded: Iterable[Entity], present: Collection[str]) -> None:
    """Raise where *dataset* names an entity that neither it nor the store holds: a tie to nowhere would be lost."""
    named = {getattr(record, "subject_uid", "") for record in dataset.records()} - {""}
    named |= {claim.object_uid for claim in dataset.claims if claim.relation != GROUP_MEMBER}
    if missing := sorted(named - set(present) - {entity.uid for entity in folded}):
        listed = ", ".join(missing[:LISTED])
        raise DataError(
            Bilingual(
                f"库中没有数据集引用的 {len(missing)} 个对象：{listed}",
                f"the store lacks {len(missing)} entities that the data set names: {listed}",
            ),
            hint=Bilingual("请先载入描述它们的数据集", "load the data set that describes them first"),
        )


def _refuse_needed(reader: Reader, name: str, removed: set[str], new: Dataset, old: Dataset) -> None:
    """Raise where an entity or a group would go that another data set still names."""
    undeclared = {group.group_uid for group in old.groups} - {group.group_uid for group in new.groups} - {""}
    if undeclared:
        undeclared -= {group.group_uid for group in fetch_foreign_groups(reader, name)}
    needed = fetch_named_elsewhere(reader, name, removed | undeclared)
    for other, uids in sorted(needed.items()):
        listed = ", ".join(sorted(uids)[:LISTED])
        raise DataError(
            Bilingual(
                f"数据集 {other} 还引用着 {name} 的 {len(uids)} 个对象或群体：{listed}",
                f"the data set {other} still names {len(uids)} entities or groups of {name}: {listed}",
            ),
            hint=Bilingual(
                f"请先移除 {other}（jjgraph remove {other}），或让 {name} 保留它们",
                f"remove {other} first (jjgraph remove {other}), or let {name} keep them",
            ),
        )


def _load_plan(reader: Reader, dataset: Dataset, schema: Schema) -> _Plan:
    """Return the plan of a load. All that the store says is read here, under the lock where there is one."""
    name = dataset.infos[0].dataset
    _refuse_other_case(reader, name)
    return _plan(reader, dataset, stored_schema(reader, schema, apart_from=name), name)


def _refuse_changed(reader: Reader, name: str, run: str) -> None:
    found = next((info.run for info in fetch_infos(reader) if info.dataset == name), "")
    if found != run:
        raise StoreBusyError(
            Bilingual(
                f"读出之后，另一个进程改动了数据集 {name}；没有写入",
                f"another process changed the data set {name} after it was read; nothing was written",
            ),
            hint=Bilingual("请再运行一次", "run it again"),
        )


def _refuse_other_case(reader: Reader, name: str) -> None:
    """Raise where the store has a data set whose name differs by its capitals alone: on many disks one folder."""
    for info in fetch_infos(reader):
        if info.dataset != name and info.dataset.casefold() == name.casefold():
            raise UsageError(
                Bilingual(
                    f"数据集 {name} 与库中的 {info.dataset} 只有大小写不同",
                    f"the data set {name} differs from {info.dataset}, which the store holds, by capitals alone",
                ),
                hint=Bilingual(
                    "请在 dataset.toml 里换一个 name；导出时两者会是同一个文件夹",
                    "give it another name in dataset.toml; exported, the two would be one folder",
                ),
            )


def plan_load(store: GraphStore, dataset: Dataset, schema: Schema) -> LoadSummary:
    """Return what `load_dataset` would change, without changing it.

    Examples
    --------
    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> from jjgraph.model.examples import SCHEMA, tiny
    >>> from jjgraph.store.embedded import EmbeddedStore
    >>> with TemporaryDirectory() as folder:
    ...     store = EmbeddedStore(Path(folder) / "a.kgl", writable=True)
    ...     _ = load_dataset(store, tiny(), SCHEMA)
    ...     plan_load(store, tiny(), SCHEMA).differences
    ...     store.close()
    []
    """
    return _load_plan(store, dataset, schema).summary()


def load_dataset(
    store: GraphStore,
    dataset: Dataset,
    schema: Schema,
    *,
    progress: Progress = lambda _: None,
    over: str | None = None,
) -> LoadSummary:
    """Load *dataset* in one transaction; what it no longer holds is removed, other data sets stay.

    Parameters
    ----------
    store : GraphStore
        Open for writing.
    dataset : Dataset
        One data set, as `jjgraph.intake.mapping.map_rows` gives it.
    schema : Schema
        With the kinds and types that this data set brings along; those of the others are read from the store.
    progress : callable
        Called with the number of objects written, batch by batch.
    over : str, optional
        The run that the data set was read with, "" where there was none: what was made from it may replace no other.

    Raises
    ------
    StoreError
        If the store fails, or does not hold afterwards what was written: then it says so.
    StoreBusyError
        If another process changed the data set since it was read (*over*).
    UsageError
        If another data set in the store has the same name but for its capitals, or defines a kind otherwise.

    Examples
    --------
    In the store are the 14 records, 5 entities and 4 ties of the data set.

    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> from jjgraph.model.examples import SCHEMA, tiny
    >>> from jjgraph.store.embedded import EmbeddedStore
    >>> with TemporaryDirectory() as folder:
    ...     store = EmbeddedStore(Path(folder) / "a.kgl", writable=True)
    ...     load_dataset(store, tiny(), SCHEMA).objects
    ...     store.close()
    23
    """

    def work(transaction: Transaction) -> _Plan:
        transaction.lock()
        if over is not None:
            _refuse_changed(transaction, dataset.infos[0].dataset, over)
        plan = _load_plan(transaction, dataset, schema)
        _write(transaction, plan, progress)
        _sweep(transaction, plan, dataset.infos[0].run)
        return plan

    return store.write(work, prepare=builder.CONSTRAINTS, proof=_check_counts).summary()


def plan_removal(store: GraphStore, name: str, schema: Schema) -> LoadSummary:
    """Return what `remove_dataset` would take out, without taking it.

    Raises
    ------
    UsageError
        If the store has no such data set.

    Examples
    --------
    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> from jjgraph.model.examples import SCHEMA, tiny
    >>> from jjgraph.store.embedded import EmbeddedStore
    >>> with TemporaryDirectory() as folder:
    ...     store = EmbeddedStore(Path(folder) / "a.kgl", writable=True)
    ...     _ = load_dataset(store, tiny(), SCHEMA)
    ...     found = plan_removal(store, "d", SCHEMA).differences
    ...     [item.uid for item in found if (item.part, item.change) == ("Entity", "removed")]
    ...     store.close()
    ['a', 'b', 's', 'u', 'x']
    """
    _refuse_unknown(store, name)
    return _plan(store, Dataset(), schema, name).summary()


def remove_dataset(store: GraphStore, name: str, schema: Schema, *, over: str | None = None) -> LoadSummary:
    """Take the data set *name* out of the store; what another data set describes too stays.

    Raises
    ------
    StoreBusyError
        If another process changed the data set since its run was *over*.
    UsageError
        If the store has no such data set.

    Examples
    --------
    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> from jjgraph.model.examples import SCHEMA, tiny
    >>> from jjgraph.store.embedded import EmbeddedStore
    >>> with TemporaryDirectory() as folder:
    ...     store = EmbeddedStore(Path(folder) / "a.kgl", writable=True)
    ...     _ = load_dataset(store, tiny(), SCHEMA)
    ...     remove_dataset(store, "d", SCHEMA).objects
    ...     store.close()
    0
    """

    def work(transaction: Transaction) -> _Plan:
        transaction.lock()
        _refuse_unknown(transaction, name)
        if over is not None:
            _refuse_changed(transaction, name, over)
        plan = _plan(transaction, Dataset(), schema, name)
        _write(transaction, plan, lambda _: None)
        _sweep(transaction, plan, "")
        return plan

    return store.write(work, prepare=builder.CONSTRAINTS, proof=_check_counts).summary()


def _refuse_unknown(reader: Reader, name: str) -> None:
    known = [info.dataset for info in fetch_infos(reader)]
    if name not in known:
        listed = "、".join(known) or "—"
        raise UsageError(
            Bilingual(
                f"数据库里没有数据集 {name}（有：{listed}）",
                f"the store has no data set {name} (it has: {listed})",
            )
        )


def _write(transaction: Transaction, plan: _Plan, progress: Progress) -> None:
    def send(statement: str, rows: Iterable[dict[str, Any]]) -> None:
        for batch in builder.rows_in_batches(list(rows), BATCH):
            transaction.run(statement, {"rows": batch})
            progress(len(batch))

    for (gone, new), uids in sorted(plan.relabelled.items()):
        send(builder.relabel_nodes(gone, new), ({"uid": uid} for uid in uids))
    entities = (*plan.target.entities, *plan.kept_elsewhere)
    for labels, members in _grouped(entities, lambda entity: plan.labels[entity.uid]).items():
        send(builder.create_nodes("Entity", *labels), _node_rows(members))
    send(builder.set_nodes("Entity"), _node_rows(entities))
    for record_type in RECORD_TYPES:
        records = [record for record in plan.target.records() if isinstance(record, record_type)]
        send(builder.create_nodes("Record", record_type.LABEL), _node_rows(records))
        send(builder.set_nodes("Record"), _node_rows(records))
    send(builder.merge_ties("Record", builder.LINK), _link_rows(plan))
    for tie_type, ties in _grouped(plan.target.ties, lambda tie: tie.type).items():
        send(
            builder.merge_ties("Entity", tie_type),
            (
                {"a": tie.subject_uid, "b": tie.object_uid, "key": tie.key, "props": to_properties(tie)}
                for tie in ties
            ),
        )


def _node_rows(items: Iterable[Any]) -> list[dict[str, Any]]:
    return [{"uid": item.uid, "props": to_properties(item)} for item in items]


def _link_rows(plan: _Plan) -> Iterable[dict[str, Any]]:
    for info in plan.target.infos:
        for record, source in sorted(plan.links):
            props = {"key": record, "dataset": info.dataset, "run": info.run}
            yield {"a": record, "b": source, "key": record, "props": props}


def _grouped(items: Iterable[Any], key: Callable[[Any], Any]) -> dict[Any, list[Any]]:
    groups: dict[Any, list[Any]] = defaultdict(list)
    for item in items:
        groups[key(item)].append(item)
    return dict(sorted(groups.items()))


def _sweep(transaction: Transaction, plan: _Plan, run: str) -> None:
    parameters = {"dataset": plan.name, "run": run}
    transaction.run(builder.DROP_LAYER)
    transaction.run(builder.sweep_ties("Entity"), parameters)
    transaction.run(builder.sweep_ties("Record"), parameters)
    transaction.run(builder.SWEEP_RECORDS, parameters)
    for batch in builder.rows_in_batches([{"uid": uid} for uid in plan.removed], BATCH):
        transaction.run(builder.DELETE_ENTITIES, {"rows": batch})


def work_of(dataset: Dataset) -> int:
    """Return the number of objects that `load_dataset` reports to its progress for *dataset*.

    Examples
    --------
    5 entities and 14 records (1 data set, 2 sources, 5 descriptions, 5 claims, 1 group), each twice; 6 links
    and 4 ties.

    >>> from jjgraph.model.examples import tiny
    >>> work_of(tiny())
    48
    """
    nodes = len(dataset.records()) + len(dataset.entities)  # created, then set
    return 2 * nodes + len(links_of(dataset)) + len(dataset.ties)


def _size(dataset: Dataset) -> int:
    return len(dataset.records()) + len(dataset.entities) + len(dataset.ties)


def _check_counts(reader: Reader, plan: _Plan) -> None:
    """Raise where the store does not hold as many objects of the data set as were to be written."""
    found = {
        part: reader.read(query, {"dataset": plan.name}).rows[0][0]
        for part, query in builder.COUNTS_OF_DATASET.items()
    }
    wanted = {
        "entities": len(plan.target.entities),
        "records": len(plan.target.records()),
        "ties": len(plan.target.ties),
        "links": len(plan.links),
    }
    if found != wanted:
        raise StoreError(
            Bilingual(
                f"写入后核对不符：应为 {wanted}，实为 {found}",
                f"the store holds {found} after the load, not {wanted}",
            ),
            hint=Bilingual(
                "请再运行一次 jjgraph seed，并用 jjgraph verify 核对",
                "run jjgraph seed again and check with jjgraph verify",
            ),
        )
