"""What was known at a date, apart from what held at it: the second time axis.

What *held* on a day is asked with ``as_of`` (`jjgraph.model.records.Tie.active_at`). What was *known* on a day
is what sources published by then say; a claim whose source is undated is not known to have been known.
"""

from dataclasses import replace
from datetime import date

from jjgraph.model.aggregation import aggregate_ties
from jjgraph.model.dates import first_day
from jjgraph.model.records import Batch, Dataset, DatasetInfo, Description, Record, Source
from jjgraph.model.schema import Schema


def published_by(source: Source | None, day: date) -> bool:
    """Tell whether *source* is known to have been published by *day*.

    Examples
    --------
    A partial date counts as its first day.

    >>> source = Source(uid="p", name="", dataset="d", published="2023", reliability="press", level=1)
    >>> published_by(source, date(2023, 1, 1)), published_by(source, date(2022, 12, 31))
    (True, False)
    """
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

    Examples
    --------
    In 2022 only the source q of 2021 was out, with two of the four ties.

    >>> from jjgraph.model.examples import SCHEMA, tiny
    >>> [tie.type for tie in known_at(tiny(), SCHEMA, date(2022, 1, 1)).ties]
    ['MEMBER_OF', 'CO_BUILDS']
    """
    sources = full.source
    kinds = {entity.uid: entity.kind for entity in full.entities}

    def known(record: Record) -> Record | None:
        if isinstance(record, DatasetInfo | Source | Description | Batch):
            return record
        return record if published_by(sources.get(record.source_uid), day) else None

    then = full.with_records(known)
    return replace(then, ties=tuple(aggregate_ties(then.claims, sources, kinds, schema, day)))


def only_dataset(full: Dataset, name: str) -> Dataset:
    """Return what the data set *name* alone says: its ties, its records, and the entities it describes.

    Examples
    --------
    >>> from jjgraph.model.examples import tiny
    >>> [len(only_dataset(tiny(), name).ties) for name in ("d", "another")]
    [4, 0]
    """
    own = full.with_records(lambda record: record if record.dataset == name else None)
    return replace(
        own,
        entities=tuple(item for item in full.entities if name in item.datasets),
        ties=tuple(item for item in full.ties if item.dataset == name),
    )
