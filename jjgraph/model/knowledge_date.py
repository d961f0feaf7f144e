"""What was known at a date, apart from what held at it: the second time axis.

What *held* on a day is asked with ``as_of`` (`jjgraph.model.records.Tie.active_at`). What was *known* on a day
is what sources published by then say; a claim whose source is undated is not known to have been known.
"""

from dataclasses import replace
from datetime import date

from jjgraph.model.aggregation import aggregate_ties
from jjgraph.model.dates import first_day
from jjgraph.model.records import Dataset, DatasetInfo, Description, Record, Source
from jjgraph.model.schema import Schema


def published_by(source: Source | None, day: date) -> bool:
    """Tell whether *source* is known to have been published by *day*."""
    return source is not None and bool(source.published) and first_day(source.published) <= day


def known_at(full: Dataset, schema: Schema, day: date) -> Dataset:
    """Return what was known on *day*: claims of sources published by then, and the ties they fold into.

    Parameters
    ----------
    full : Dataset
        Everything in a store.
    schema : Schema
        Of the store.
    day : date
        The day of knowledge.

    Returns
    -------
    Dataset
        Entities all stay (an entity does not vanish because it was not written about), and so do sources
        and descriptions; claims, figures, declared groups, facts, statements and ties are those of the sources.
    """
    sources = full.source
    kinds = {entity.uid: entity.kind for entity in full.entities}

    def known(record: Record) -> Record | None:
        if isinstance(record, DatasetInfo | Source | Description):
            return record
        return record if published_by(sources.get(record.source_uid), day) else None

    then = full.with_records(known)
    return replace(then, ties=tuple(aggregate_ties(then.claims, sources, kinds, schema, day)))


def only_dataset(full: Dataset, name: str) -> Dataset:
    """Return what the data set *name* alone says: its ties, its records, and the entities it describes."""
    own = full.with_records(lambda record: record if record.dataset == name else None)
    return replace(
        own,
        entities=tuple(item for item in full.entities if name in item.datasets),
        ties=tuple(item for item in full.ties if item.dataset == name),
    )
