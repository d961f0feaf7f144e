"""What was known at a date, apart from what held at it: the second time axis.

What *held* on a day is asked with ``as_of`` (`jjgraph.model.records.Tie.active_at`). What was *known* on a day
is what sources published by then say; a claim whose source is undated is not known to have been known.
"""

from dataclasses import replace
from datetime import date

from jjgraph.model.aggregation import aggregate_ties
from jjgraph.model.dates import first_day
from jjgraph.model.records import Dataset, Source
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
        and descriptions; claims, figures, declared groups and ties are those of the sources.
    """
    sources = full.source
    claims = tuple(claim for claim in full.claims if published_by(sources.get(claim.source_uid), day))
    kinds = {entity.uid: entity.kind for entity in full.entities}
    return replace(
        full,
        claims=claims,
        indicators=tuple(i for i in full.indicators if published_by(sources.get(i.source_uid), day)),
        groups=tuple(g for g in full.groups if published_by(sources.get(g.source_uid), day)),
        ties=tuple(aggregate_ties(claims, sources, kinds, schema, day)),
    )


def only_dataset(full: Dataset, name: str) -> Dataset:
    """Return what the data set *name* alone says: its ties, its records, and the entities it describes."""
    return Dataset(
        infos=tuple(item for item in full.infos if item.dataset == name),
        sources=tuple(item for item in full.sources if item.dataset == name),
        descriptions=tuple(item for item in full.descriptions if item.dataset == name),
        claims=tuple(item for item in full.claims if item.dataset == name),
        indicators=tuple(item for item in full.indicators if item.dataset == name),
        groups=tuple(item for item in full.groups if item.dataset == name),
        entities=tuple(item for item in full.entities if name in item.datasets),
        ties=tuple(item for item in full.ties if item.dataset == name),
    )
