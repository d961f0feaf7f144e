"""What may be seen of a store: chosen data sets with what they name of others, and nothing private unless it is asked for."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from jjgraph.bilingual import Bilingual
from jjgraph.errors import StoreError, UsageError
from jjgraph.model.privacy import public
from jjgraph.model.records import FORMAT, Dataset, DatasetInfo, DeclaredGroup, Description, Fact, Record
from jjgraph.services.datasets import dependency_order, schema_of
from jjgraph.similarity import nearest
from jjgraph.store.embedded import EmbeddedStore
from jjgraph.store.loading import load_dataset
from jjgraph.store.protocol import GraphStore
from jjgraph.store.reading import fetch_dataset, fetch_infos


@contextmanager
def selected(
    store: GraphStore, names: Collection[str] = (), *, internal: bool = False
) -> Iterator[GraphStore]:
    """Yield *store*, or one for a while that holds only what may be seen of the data sets *names*; none means all.

    What is private is there only where *internal*. Whatever is asked, computed, drawn or exported then is of these data
    sets alone. Entities and groups of others that they name come along with their descriptions, facts and declared
    counts, without ties.

    Raises
    ------
    UsageError
        If the store has no data set of a name.
    StoreError
        If another version of jjgraph wrote it in another form.

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
    infos = fetch_infos(store)
    _refuse_other_format(infos)
    known = [info.dataset for info in infos]
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
    chosen = set(names) or set(known)
    hides = not internal and any(info.holds_private for info in infos)
    if chosen == set(known) and not hides:
        yield store
        return
    schema = schema_of(store)
    full = fetch_dataset(store, schema)
    if hides:
        seen = public(full, schema)
        full = replace(seen, infos=tuple(replace(info, holds_private=False) for info in seen.infos))
    with TemporaryDirectory(prefix="jjgraph-") as folder:
        part = EmbeddedStore(Path(folder) / "selected.kgl", writable=True)
        try:
            for dataset in _parts(full, chosen):
                load_dataset(part, dataset, schema)
            yield part
        finally:
            part.close()


def _refuse_other_format(infos: Iterable[DatasetInfo]) -> None:
    """Raise where another version of jjgraph wrote a data set in another form: its answers would be wrong in silence."""
    other = sorted(info.dataset for info in infos if info.record_format != FORMAT)
    if any(info.record_format > FORMAT for info in infos):
        raise StoreError(
            Bilingual(
                f"库由更新的 jjgraph 写入：{'、'.join(other)}",
                f"a newer jjgraph wrote the store: {', '.join(other)}",
            ),
            hint=Bilingual("请升级 jjgraph", "upgrade jjgraph"),
        )
    if other:
        raise StoreError(
            Bilingual(
                f"库由旧版 jjgraph 写入：{'、'.join(other)}",
                f"an older jjgraph wrote the store: {', '.join(other)}",
            ),
            hint=Bilingual(
                f"请重新载入：jjgraph seed {' '.join(other)}（自己的数据集写文件夹）；内容不变",
                f"load it again: jjgraph seed {' '.join(other)} (a folder where it is your own); nothing is lost",
            ),
        )


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
            replace(info, retrieved="", consortium="", primary_source="", story_text="")
            for info in full.infos
            if info.dataset == name
        ),
        sources=tuple(source for source in full.sources if source.uid in cited),
        entities=(),
        ties=(),
    )
