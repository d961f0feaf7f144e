"""The only way out of a store: everything, or one data set, as a `Dataset`."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from jjgraph.model.records import (
    RECORD_PARTS,
    Claim,
    Dataset,
    DatasetInfo,
    DeclaredGroup,
    Description,
    Entity,
    Fact,
    Record,
    Source,
    Tie,
    from_properties,
    newest_day,
)
from jjgraph.model.schema import Schema
from jjgraph.queries import builder
from jjgraph.store.protocol import Reader

_WITH_EXTRAS = (Description, Claim)


def fetch_infos(reader: Reader) -> tuple[DatasetInfo, ...]:
    """Return what the data sets in the store say of themselves."""
    return _records(reader, DatasetInfo, (), "")


def stored_schema(reader: Reader, schema: Schema, *, apart_from: str = "") -> Schema:
    """Return *schema* with the kinds and types that data sets in the store brought along.

    The data set *apart_from* is about to be replaced: what it brought along before is no longer said.

    Raises
    ------
    SchemaError
        If two data sets define a kind or type in two ways.
    """
    for info in fetch_infos(reader):
        if info.dataset != apart_from:
            schema = schema.extended(info.extra_schema, origin=info.dataset)
    return schema


def fetch_dataset(reader: Reader, schema: Schema, *, dataset: str = "") -> Dataset:
    """Return what is in the store: all of it, or what belongs to *dataset*.

    Parameters
    ----------
    reader : Reader
        A store or a transaction.
    schema : Schema
        Gives the names of the properties that single kinds and types add.
    dataset : str
        Name of a data set; "" for all. Entities are those that it describes, as they stand in the store.

    Examples
    --------
    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> from jjgraph.model.examples import SCHEMA, tiny
    >>> from jjgraph.store.embedded import EmbeddedStore
    >>> from jjgraph.store.loading import load_dataset
    >>> with TemporaryDirectory() as folder:
    ...     store = EmbeddedStore(Path(folder) / "a.kgl", writable=True)
    ...     _ = load_dataset(store, tiny(), SCHEMA)
    ...     fetch_dataset(store, SCHEMA) == tiny()
    ...     store.close()
    True
    """
    extras = schema.extra_properties()
    records = {
        part: _records(reader, record_type, extras if record_type in _WITH_EXTRAS else (), dataset)
        for part, record_type in RECORD_PARTS.items()
    }
    return Dataset(
        **records,
        entities=_items(
            reader, builder.read_entities(extras, one_dataset=bool(dataset)), Entity, extras, dataset
        ),
        ties=_items(reader, builder.read_ties(extras, one_dataset=bool(dataset)), Tie, extras, dataset),
    )


def fetch_foreign_descriptions(
    reader: Reader, schema: Schema, dataset: str, uids: set[str]
) -> tuple[Description, ...]:
    """Return what other data sets than *dataset* say of the entities *uids*."""
    if not {info.dataset for info in fetch_infos(reader)} - {dataset}:
        return ()
    extras = schema.extra_properties()
    parameters = {"dataset": dataset, "uids": sorted(uids)}
    rows = reader.read(builder.read_foreign_descriptions(extras), parameters)
    return tuple(from_properties(Description, record, extras) for record in rows.records())


def fetch_entities(reader: Reader, schema: Schema, uids: set[str]) -> tuple[Entity, ...]:
    """Return the entities *uids*, whichever data sets describe them."""
    extras = schema.extra_properties()
    rows = reader.read(builder.read_entities_called(extras), {"uids": sorted(uids)}) if uids else None
    return tuple(from_properties(Entity, record, extras) for record in rows.records()) if rows else ()


def fetch_named_elsewhere(reader: Reader, dataset: str, uids: set[str]) -> dict[str, set[str]]:
    """Return which of *uids*, entities or groups, other data sets than *dataset* name: by data set."""
    found: dict[str, set[str]] = {}
    if uids and {info.dataset for info in fetch_infos(reader)} - {dataset}:
        rows = reader.read(builder.READ_NAMED_ELSEWHERE, {"dataset": dataset, "uids": sorted(uids)})
        for name, *named in rows.rows:
            found.setdefault(name, set()).update(uids.intersection(named))
    return found


def fetch_foreign_facts(reader: Reader, dataset: str, uids: set[str]) -> tuple[Fact, ...]:
    """Return the facts of other data sets than *dataset* about the entities *uids*."""
    if not {info.dataset for info in fetch_infos(reader)} - {dataset}:
        return ()
    rows = reader.read(builder.READ_FOREIGN_FACTS, {"dataset": dataset, "uids": sorted(uids)})
    return tuple(from_properties(Fact, record) for record in rows.records())


def fetch_foreign_groups(reader: Reader, dataset: str) -> tuple[DeclaredGroup, ...]:
    """Return the groups that other data sets than *dataset* declare."""
    return tuple(group for group in _records(reader, DeclaredGroup, (), "") if group.dataset != dataset)


def fetch_foreign_sources(reader: Reader, dataset: str) -> tuple[Source, ...]:
    """Return the sources of other data sets than *dataset*."""
    return tuple(source for source in _records(reader, Source, (), "") if source.dataset != dataset)


def fetch_labels(reader: Reader) -> dict[str, frozenset[str]]:
    """Return the labels of every entity in the store but ``Entity`` itself, by the uid of the entity.

    Examples
    --------
    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> from jjgraph.model.examples import SCHEMA, tiny
    >>> from jjgraph.store.embedded import EmbeddedStore
    >>> from jjgraph.store.loading import load_dataset
    >>> with TemporaryDirectory() as folder:
    ...     store = EmbeddedStore(Path(folder) / "a.kgl", writable=True)
    ...     _ = load_dataset(store, tiny(), SCHEMA)
    ...     sorted(fetch_labels(store)["a"])
    ...     store.close()
    ['Company', 'Enterprise', 'Organisation']
    """
    return {uid: frozenset(labels) - {"Entity"} for uid, labels in reader.read(builder.READ_LABELS).rows}


def fetch_layer_size(reader: Reader) -> int:
    """Return how many pairs the layer of collaboration in the store has; 0 where there is none."""
    return int(reader.read(builder.LAYER_SIZE).rows[0][0])


def fetch_links(reader: Reader, dataset: str) -> set[tuple[str, str]]:
    """Return the links of *dataset* from records to sources, as pairs of uids.

    Examples
    --------
    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> from jjgraph.model.examples import SCHEMA, tiny
    >>> from jjgraph.store.embedded import EmbeddedStore
    >>> from jjgraph.store.loading import load_dataset
    >>> with TemporaryDirectory() as folder:
    ...     store = EmbeddedStore(Path(folder) / "a.kgl", writable=True)
    ...     _ = load_dataset(store, tiny(), SCHEMA)
    ...     sorted(fetch_links(store, "d"))[:2]
    ...     store.close()
    [('c1', 'q'), ('c2', 'p')]
    """
    rows = reader.read(builder.read_links(one_dataset=True), {"dataset": dataset}).rows
    return {(record, source) for record, source in rows}


def _records(
    reader: Reader, record_type: type[Record], extras: tuple[str, ...], dataset: str
) -> tuple[Any, ...]:
    query = builder.read_records(record_type, extras, one_dataset=bool(dataset))
    return _items(reader, query, record_type, extras, dataset)


def _items(
    reader: Reader, query: str, item_type: type[Any], extras: tuple[str, ...], dataset: str
) -> tuple[Any, ...]:
    rows = reader.read(query, {"dataset": dataset} if dataset else {})
    return tuple(from_properties(item_type, record, extras) for record in rows.records())


def fetch_as_of(reader: Reader, infos: Iterable[DatasetInfo] | None = None) -> date:
    """Return the default as-of of the store (`Dataset.as_of`), without reading more than its days.

    Whoever has read the *infos* of the store gives them.

    Examples
    --------
    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> from jjgraph.model.examples import SCHEMA, tiny
    >>> from jjgraph.store.embedded import EmbeddedStore
    >>> from jjgraph.store.loading import load_dataset
    >>> with TemporaryDirectory() as folder:
    ...     store = EmbeddedStore(Path(folder) / "a.kgl", writable=True)
    ...     _ = load_dataset(store, tiny(), SCHEMA)
    ...     fetch_as_of(store)
    ...     store.close()
    datetime.date(2024, 3, 27)
    """
    known = fetch_infos(reader) if infos is None else infos
    published = [str(day or "") for (day,) in reader.read(builder.READ_CITED_DAYS).rows]
    return newest_day([*published, *(info.retrieved for info in known)])
