"""Groups that collaborate more among themselves than chance would have it."""

from collections.abc import Iterator
from dataclasses import dataclass

import networkx as nx

from jjgraph.model.records import Dataset

COLUMNS = ("community", "name", "uid", "kind", "size")
MANY_EDGES = 200_000  # from here on Louvain takes minutes (475 s at 1.7 million)
STRONGEST = 5  # ties of each node that are then looked at


@dataclass(frozen=True, slots=True)
class Communities:
    """A division of all nodes.

    Attributes
    ----------
    groups : tuple of tuple of str
        Uids, sorted within a group; the biggest group first, then by its first uid.
    modularity : float
        Of the whole graph, -0.5 to 1; 0 where there is no edge.
    strongest : int
        So many ties of each node the division was found by; 0 where by all.
    """

    groups: tuple[tuple[str, ...], ...]
    modularity: float
    strongest: int = 0


def communities(
    graph: "nx.Graph[str]", *, resolution: float = 1.0, seed: int = 0, many: int = MANY_EDGES
) -> Communities:
    """Divide the nodes of a collaboration graph by the method of Louvain.

    Parameters
    ----------
    graph : networkx.Graph
        From `jjgraph.analysis.network.projection.collaboration_graph`; edges count by ``weight``.
    resolution : float
        Above 1 favours smaller groups.
    seed : int
        The method visits the nodes in random order; the same seed gives the same division.
    many : int
        Of a graph with more edges each node gives only its `STRONGEST`, by Newman's weight: what two members
        of one large project have in common says least about a group.

    Returns
    -------
    Communities
        An isolate is a group of its own.

    Notes
    -----
    Louvain depends on the order of nodes and edges even with a seed, so they are sorted and numbered first:
    the order in which the data came changes nothing.

    References
    ----------
    V. D. Blondel et al., "Fast unfolding of communities in large networks", J. Stat. Mech. P10008 (2008).

    Examples
    --------
    Two triangles joined by one edge. Modularity by hand: 7 edges, 2 x (3/7 - (7/14)^2) = 0.3571.

    >>> graph = nx.Graph([("a", "b"), ("b", "c"), ("a", "c"), ("c", "d"), ("d", "e"), ("e", "f"), ("d", "f")])
    >>> found = communities(graph)
    >>> found.groups, round(found.modularity, 4)
    ((('a', 'b', 'c'), ('d', 'e', 'f')), 0.3571)
    """
    uids = sorted(graph)
    number = {uid: index for index, uid in enumerate(uids)}
    numbered: nx.Graph[int] = nx.Graph()
    numbered.add_nodes_from(range(len(uids)))
    thinned = graph.number_of_edges() > many
    edges = set(strongest_ties(graph)) if thinned else {(min(edge), max(edge)) for edge in graph.edges()}
    for a, b in sorted(edges):
        numbered.add_edge(number[a], number[b], weight=graph[a][b].get("weight", 1))
    if not numbered.number_of_edges():
        return Communities(tuple((uid,) for uid in uids), 0.0)
    parts = nx.community.louvain_communities(numbered, weight="weight", resolution=resolution, seed=seed)
    groups = sorted(tuple(uids[index] for index in sorted(part)) for part in parts)
    groups.sort(key=len, reverse=True)  # stable: equal ones stay in the order of their uids
    modularity = nx.community.modularity(graph, map(set, groups), weight="weight", resolution=resolution)
    return Communities(tuple(groups), float(modularity), STRONGEST if thinned else 0)


def strongest_ties(graph: "nx.Graph[str]", *, keep: int = STRONGEST) -> Iterator[tuple[str, str]]:
    """Yield the *keep* strongest ties of each node, by Newman's weight, then by weight and partner.

    Examples
    --------
    >>> graph = nx.Graph()
    >>> graph.add_weighted_edges_from([("a", "b", 2), ("a", "c", 1), ("b", "c", 1), ("c", "d", 3)])
    >>> sorted(set(strongest_ties(graph, keep=1)))
    [('a', 'b'), ('c', 'd')]
    """
    for uid, partners in graph.adjacency():
        order = sorted(
            partners,
            key=lambda other: (
                -partners[other].get("weight_newman", 0.0),
                -partners[other].get("weight", 1),
                other,
            ),
        )
        yield from ((min(uid, other), max(uid, other)) for other in order[:keep])


def community_rows(
    dataset: Dataset, found: Communities, *, min_size: int = 1
) -> list[tuple[int, str, str, str, int]]:
    """Return a row for each member of the communities of *min_size* or more, in the order of `COLUMNS`.

    Examples
    --------
    >>> from jjgraph.model.examples import tiny
    >>> community_rows(tiny(), Communities((("a", "s"), ("b",)), 0.0), min_size=2)
    [(1, '甲厂', 'a', 'Enterprise', 2), (1, '学校', 's', 'SecondaryVocationalSchool', 2)]
    """
    return [
        (number, dataset.entity[uid].name, uid, dataset.entity[uid].kind, len(members))
        for number, members in enumerate(found.groups, start=1)
        if len(members) >= min_size
        for uid in members
    ]
