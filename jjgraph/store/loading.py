"""Load a data set into a store: all or nothing, idempotent, stale objects swept by the tag of the run."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from jjgraph.bilingual import Bilingual
from jjgraph.errors import StoreError, UsageError
from jjgraph.model.aggregation import fold_entities
from jjgraph.model.records import RECORD_TYPES, Dataset, Entity, to_properties
from jjgraph.model.schema import Schema
from jjgraph.queries import builder
from jjgraph.store.difference import Difference, compare
from jjgraph.store.protocol import GraphStore, Transaction
from jjgraph.store.reading import (
    Reader,
    fetch_dataset,
    fetch_foreign_descriptions,
    fetch_infos,
    fetch_kinds,
    fetch_links,
)

BATCH = 2000
Progress = Callable[[int], None]


@dataclass(frozen=True)
class LoadSummary:
    """What a load did or, in a dry run, would do."""

    dataset: str
    differences: list[Difference]
    objects: int

    def counts(self) -> Counter[tuple[str, str]]:
        """Number of objects by part and change."""
        return Counter((item.part, item.change) for item in self.differences)


@dataclass(frozen=True)
class _Plan:
    """The target of a load: the data set with entities folded over all data sets, and what goes."""

    target: Dataset
    present: Dataset
    links: set[tuple[str, str]]
    present_links: set[tuple[str, str]]
    relabelled: dict[tuple[str, str], list[str]]
    kept_elsewhere: list[Entity]
    removed: list[str]

    def differences(self) -> list[Difference]:
        entities = (*self.target.entities, *self.kept_elsewhere)
        return compare(
            replace(self.target, entities=entities),
            self.present,
            wanted_links=self.links,
            present_links=self.present_links,
        )


def links_of(dataset: Dataset) -> set[tuple[str, str]]:
    """Return the links from records to their sources that *dataset* asks for."""
    return {
        (record.uid, source) for record in dataset.records() if (source := getattr(record, "source_uid", ""))
    }


def _plan(reader: Reader, dataset: Dataset, schema: Schema, name: str) -> _Plan:
    present = fetch_dataset(reader, schema, dataset=name)
    kinds = fetch_kinds(reader)
    concerned = {item.subject_uid for item in dataset.descriptions}
    concerned |= {entity.uid for entity in present.entities}
    foreign = fetch_foreign_descriptions(reader, schema, name, concerned)
    folded = fold_entities([*dataset.descriptions, *foreign], schema)
    own = tuple(entity for entity in folded if name in entity.datasets)
    relabelled: dict[tuple[str, str], list[str]] = defaultdict(list)
    for entity in folded:
        if kinds.get(entity.uid, entity.kind) != entity.kind:
            relabelled[kinds[entity.uid], entity.kind].append(entity.uid)
    return _Plan(
        target=replace(dataset, entities=own),
        present=present,
        links=links_of(dataset),
        present_links=fetch_links(reader, name),
        relabelled=dict(relabelled),
        kept_elsewhere=[entity for entity in folded if name not in entity.datasets],
        removed=sorted(concerned - {entity.uid for entity in folded}),
    )


def plan_load(store: GraphStore, dataset: Dataset, schema: Schema) -> LoadSummary:
    """Return what `load_dataset` would change, without changing it."""
    name = dataset.infos[0].dataset
    plan = _plan(store, dataset, schema, name)
    return LoadSummary(name, plan.differences(), _size(plan.target))


def load_dataset(
    store: GraphStore, dataset: Dataset, schema: Schema, *, progress: Progress = lambda _: None
) -> LoadSummary:
    """Load *dataset* in one transaction; what it no longer holds is removed, other data sets stay.

    Parameters
    ----------
    store : GraphStore
        Open for writing.
    dataset : Dataset
        One data set, as `jjgraph.intake.mapping.map_rows` gives it.
    schema : Schema
        Of the store: with the kinds of every data set in it and of this one.
    progress : callable
        Called with the number of objects written, batch by batch.

    Raises
    ------
    StoreError
        If the store fails, or does not hold afterwards what was written: then it says so.
    """
    info = dataset.infos[0]

    def work(transaction: Transaction) -> LoadSummary:
        plan = _plan(transaction, dataset, schema, info.dataset)
        _write(transaction, plan, progress)
        _sweep(transaction, plan, info.dataset, info.run)
        return LoadSummary(info.dataset, plan.differences(), _size(plan.target))

    summary = store.write(work, prepare=builder.CONSTRAINTS)
    _check_counts(store, dataset)
    return summary


def plan_removal(store: GraphStore, name: str, schema: Schema) -> LoadSummary:
    """Return what `remove_dataset` would take out, without taking it.

    Raises
    ------
    UsageError
        If the store has no such data set.
    """
    _refuse_unknown(store, name)
    return LoadSummary(name, _plan(store, Dataset(), schema, name).differences(), 0)


def remove_dataset(store: GraphStore, name: str, schema: Schema) -> LoadSummary:
    """Take the data set *name* out of the store; what another data set describes too stays.

    Raises
    ------
    UsageError
        If the store has no such data set.
    """
    _refuse_unknown(store, name)

    def work(transaction: Transaction) -> LoadSummary:
        plan = _plan(transaction, Dataset(), schema, name)
        _write(transaction, plan, lambda _: None)
        _sweep(transaction, plan, name, "")
        return LoadSummary(name, plan.differences(), 0)

    summary = store.write(work)
    _check_counts(store, Dataset(), name)
    return summary


def _refuse_unknown(store: GraphStore, name: str) -> None:
    known = [info.dataset for info in fetch_infos(store)]
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

    for (old, new), uids in sorted(plan.relabelled.items()):
        send(builder.relabel_nodes(old, new), ({"uid": uid} for uid in uids))
    entities = (*plan.target.entities, *plan.kept_elsewhere)
    by_kind = _grouped(entities, lambda entity: entity.kind)
    for kind, members in by_kind.items():
        send(builder.create_nodes("Entity", kind), _node_rows(members))
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


def _grouped(items: Iterable[Any], key: Callable[[Any], str]) -> dict[str, list[Any]]:
    groups: dict[str, list[Any]] = defaultdict(list)
    for item in items:
        groups[key(item)].append(item)
    return dict(sorted(groups.items()))


def _sweep(transaction: Transaction, plan: _Plan, name: str, run: str) -> None:
    parameters = {"dataset": name, "run": run}
    transaction.run(builder.sweep_ties("Entity"), parameters)
    transaction.run(builder.sweep_ties("Record"), parameters)
    transaction.run(builder.SWEEP_RECORDS, parameters)
    for batch in builder.rows_in_batches([{"uid": uid} for uid in plan.removed], BATCH):
        transaction.run(builder.DELETE_ENTITIES, {"rows": batch})


def work_of(dataset: Dataset) -> int:
    """Return the number of objects that `load_dataset` reports to its progress for *dataset*."""
    nodes = len(dataset.records()) + len(dataset.entities)  # created, then set
    return 2 * nodes + len(links_of(dataset)) + len(dataset.ties)


def _size(dataset: Dataset) -> int:
    return len(dataset.records()) + len(dataset.entities) + len(dataset.ties)


def _check_counts(store: GraphStore, dataset: Dataset, name: str = "") -> None:
    name = name or dataset.infos[0].dataset
    counted = {
        "records": store.read(
            "MATCH (n:Record) WHERE n.dataset = $name RETURN count(n) AS n", {"name": name}
        ),
        "ties": store.read(
            "MATCH (a:Entity)-[r]->(b:Entity) WHERE r.dataset = $name RETURN count(r) AS n", {"name": name}
        ),
    }
    wanted = {"records": len(dataset.records()), "ties": len(dataset.ties)}
    found = {part: rows.rows[0][0] for part, rows in counted.items()}
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
