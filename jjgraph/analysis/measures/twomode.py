"""Organisations and the objects they share, as two sorts of nodes; and the projection of Newman."""

from datetime import date
from itertools import combinations
from math import fsum

import networkx as nx

from jjgraph.analysis.measures.scores import Scores
from jjgraph.analysis.network.projection import is_collaborator, shares_by_object
from jjgraph.model.records import Dataset
from jjgraph.model.schema import Schema

ORGANISATION, OBJECT = "organisation", "object"
TWO_MODE = ("degree", "closeness", "betweenness")


def affiliation_graph(dataset: Dataset, schema: Schema, *, as_of: date) -> "nx.Graph[str]":
    """Return which organisation has a share in which object on *as_of*.

    Parameters
    ----------
    dataset, schema, as_of
        As for `jjgraph.analysis.network.projection.collaboration_graph`.

    Returns
    -------
    networkx.Graph
        Nodes by uid with ``mode`` (``organisation`` or ``object``), ``name``, ``kind`` and ``parties``: the
        organisations that have a share in something, then the objects. One edge a pair.

    Examples
    --------
    >>> from jjgraph.model.examples import SCHEMA, tiny
    >>> graph = affiliation_graph(tiny(), SCHEMA, as_of=date(2024, 1, 1))
    >>> dict(graph.nodes(data="mode")), list(graph.edges)
    ({'a': 'organisation', 's': 'organisation', 'x': 'object'}, [('a', 'x'), ('s', 'x')])
    """
    members = {entity.uid for entity in dataset.entities if is_collaborator(entity, schema)}
    shares = shares_by_object((tie for tie in dataset.ties if tie.active_at(as_of)), members)
    graph: nx.Graph[str] = nx.Graph()
    for mode, uids in (
        (ORGANISATION, sorted({uid for subjects in shares.values() for uid in subjects})),
        (OBJECT, sorted(shares)),
    ):
        for uid in uids:
            entity = dataset.entity[uid]
            graph.add_node(uid, mode=mode, name=entity.name, kind=entity.kind, parties=entity.parties)
    graph.add_edges_from(sorted((subject, uid) for uid, subjects in shares.items() for subject in subjects))
    return graph


def _sides(graph: "nx.Graph[str]") -> tuple[list[str], list[str]]:
    objects = sorted(uid for uid, node in graph.nodes(data=True) if node.get("mode") == OBJECT)
    return sorted(set(graph) - set(objects)), objects


def two_mode_centrality(graph: "nx.Graph[str]") -> dict[str, Scores]:
    """Score organisations and objects in one graph.

    Parameters
    ----------
    graph : networkx.Graph
        Two-sided; nodes of ``mode`` object are one side.

    Returns
    -------
    dict
        For each of `TWO_MODE` the score of each uid, sorted: organisations and objects in one scale.
        0 to 1, each by the most that a node of its side could have; 0 for isolates.

    Notes
    -----
    degree: share of the other side that it is tied to. closeness: the least sum of steps to the
    nodes that it reaches (1 to the other side, 2 to its own) by the sum it has, times the share of nodes it
    reaches; networkx takes the least sum to all nodes, and can exceed 1 where the graph is in parts.
    betweenness: paths through it by the most that its side allows. Weights do not count.

    References
    ----------
    S. P. Borgatti and M. G. Everett, "Network analysis of 2-mode data", Social Networks 19 (1997) 243-269;
    K. Faust, "Centrality in affiliation networks", Social Networks 19 (1997) 157-191.

    Examples
    --------
    Two schools share base x, one of them also base y.

    >>> graph = nx.Graph([("a", "x"), ("b", "x"), ("b", "y")])
    >>> nx.set_node_attributes(graph, {"x": "object", "y": "object"}, "mode")
    >>> two_mode_centrality(graph)["degree"]
    {'a': 0.5, 'b': 1.0, 'x': 1.0, 'y': 0.5}
    """
    organisations, objects = _sides(graph)
    plain: nx.Graph[str] = nx.Graph()
    plain.add_nodes_from(sorted(graph))
    plain.add_edges_from(sorted((min(a, b), max(a, b)) for a, b in graph.edges()))
    found: dict[str, Scores] = {name: {} for name in TWO_MODE}
    between = nx.betweenness_centrality(plain, normalized=False)
    for mine, other in ((organisations, objects), (objects, organisations)):
        most = _most_between(len(mine), len(other))
        for uid in mine:
            found["degree"][uid] = len(plain[uid]) / len(other) if other else 0.0
            found["closeness"][uid] = _closeness(plain, uid)
            found["betweenness"][uid] = between[uid] / most if most else 0.0
    return {name: dict(sorted(scores.items())) for name, scores in found.items()}


def _closeness(graph: "nx.Graph[str]", uid: str) -> float:
    """Return the least sum of steps to the nodes reached by the sum it is, times the share of nodes reached.

    Nodes of the other side are at 1, 3, … steps and those of the same side at 2, 4, …
    """
    steps = nx.single_source_shortest_path_length(graph, uid).values()
    least = sum(2 - length % 2 for length in steps if length)
    return (len(steps) - 1) / (len(graph) - 1) * least / sum(steps) if least else 0.0


def _most_between(mine: int, other: int) -> float:
    """Return the most paths that can run through one node of a side of *mine* nodes."""
    if not mine or not other:
        return 0.0
    s, t = divmod(mine - 1, other)
    return (other**2 * (s + 1) ** 2 + other * (s + 1) * (2 * t - s - 1) - t * (2 * s - t + 3)) / 2


def newman_projection(graph: "nx.Graph[str]") -> "nx.Graph[str]":
    """Return which organisations share objects, a large object counting less for each pair.

    Parameters
    ----------
    graph : networkx.Graph
        From `affiliation_graph`.

    Returns
    -------
    networkx.Graph
        All organisations, sorted; edges with ``weight``, the sum of 1/(k-1) over the shared objects of k
        organisations each, and ``objects``, their uids. The weights of a node sum to the number of its
        objects that it shares with anybody.

    References
    ----------
    M. E. J. Newman, "Scientific collaboration networks. II", Physical Review E 64, 016132 (2001).

    Examples
    --------
    >>> graph = nx.Graph([("a", "x"), ("b", "x"), ("c", "x"), ("a", "y"), ("b", "y")])
    >>> nx.set_node_attributes(graph, {"x": "object", "y": "object"}, "mode")
    >>> sorted(newman_projection(graph).edges(data="weight"))
    [('a', 'b', 1.5), ('a', 'c', 0.5), ('b', 'c', 0.5)]
    """
    organisations, objects = _sides(graph)
    parts: dict[tuple[str, str], list[str]] = {}
    for uid in objects:
        for pair in combinations(sorted(graph[uid]), 2):
            parts.setdefault(pair, []).append(uid)
    projected: nx.Graph[str] = nx.Graph()
    projected.add_nodes_from((uid, graph.nodes[uid]) for uid in organisations)
    for (a, b), shared in sorted(parts.items()):
        weight = fsum(1 / (len(graph[uid]) - 1) for uid in shared)
        projected.add_edge(a, b, weight=weight, objects=tuple(shared))
    return projected
