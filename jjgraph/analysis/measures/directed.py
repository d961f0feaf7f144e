"""Who gives to whom: ties with a direction, for the five roles of Gould and Fernandez."""

from collections.abc import Iterable
from datetime import date

import networkx as nx

from jjgraph.analysis.network.projection import is_collaborator
from jjgraph.model.records import Dataset
from jjgraph.model.schema import Schema


def direction_graph(
    dataset: Dataset, schema: Schema, *, as_of: date, types: Iterable[str] | None = None
) -> "nx.DiGraph[str]":
    """Return which organisation gives to which on *as_of*.

    Parameters
    ----------
    dataset, schema, as_of
        As for `jjgraph.analysis.network.projection.collaboration_graph`.
    types : iterable of str, optional
        The types of ties that have a direction; by default those that mean ``transfer``. Cooperation has none.

    Returns
    -------
    networkx.DiGraph
        The nodes of the collaboration graph, sorted, isolates included, with ``kind``, ``name`` and
        ``parties``; one arc from subject to object however many ties make it, with ``weight``, their number.
        No self loops.

    Examples
    --------
    Funds go from one to the other; cooperation has no direction.

    >>> from jjgraph.model.examples import SCHEMA, entity, tie
    >>> ties = (tie("a", "FUNDS", "b"), tie("a", "COOPERATES_WITH", "c"))
    >>> known = Dataset(entities=tuple(map(entity, "abc")), ties=ties)
    >>> list(direction_graph(known, SCHEMA, as_of=date(2024, 1, 1)).edges(data="weight"))
    [('a', 'b', 1)]
    """
    wanted = schema.ties_that_mean("transfer") if types is None else set(types)
    graph: nx.DiGraph[str] = nx.DiGraph()
    for entity in sorted(dataset.entities, key=lambda item: item.uid):
        if is_collaborator(entity, schema):
            graph.add_node(entity.uid, kind=entity.kind, name=entity.name, parties=entity.parties)
    ends = sorted(
        (tie.subject_uid, tie.object_uid)
        for tie in dataset.ties
        if tie.type in wanted and tie.active_at(as_of) and tie.subject_uid != tie.object_uid
    )
    for a, b in ends:
        if a in graph and b in graph:
            graph.add_edge(a, b, weight=graph.get_edge_data(a, b, {"weight": 0})["weight"] + 1)
    return graph
