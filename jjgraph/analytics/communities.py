"""Groups that collaborate more among themselves than chance would have it."""

from dataclasses import dataclass

import networkx as nx

from jjgraph.model.records import Dataset

COLUMNS = ("community", "name", "uid", "kind", "size")


@dataclass(frozen=True, slots=True)
class Communities:
    """A division of all nodes.

    Attributes
    ----------
    groups : tuple of tuple of str
        Uids, sorted within a group; the biggest group first, then by its first uid.
    modularity : float
        -0.5 to 1; 0 where there is no edge.
    """

    groups: tuple[tuple[str, ...], ...]
    modularity: float


def communities(graph: "nx.Graph[str]", *, resolution: float = 1.0, seed: int = 0) -> Communities:
    """Divide the nodes of a collaboration graph by the method of Louvain.

    Parameters
    ----------
    graph : networkx.Graph
        From `jjgraph.analytics.projection.collaboration_graph`; edges count by ``weight``.
    resolution : float
        Above 1 favours smaller groups.
    seed : int
        The method visits the nodes in random order; the same seed gives the same division.

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
    for a, b in sorted(tuple(sorted(edge)) for edge in graph.edges()):
        numbered.add_edge(number[a], number[b], weight=graph[a][b].get("weight", 1))
    if not numbered.number_of_edges():
        return Communities(tuple((uid,) for uid in uids), 0.0)
    parts = nx.community.louvain_communities(numbered, weight="weight", resolution=resolution, seed=seed)
    groups = sorted(tuple(uids[index] for index in sorted(part)) for part in parts)
    groups.sort(key=len, reverse=True)  # stable: equal ones stay in the order of their uids
    modularity = nx.community.modularity(numbered, parts, weight="weight", resolution=resolution)
    return Communities(tuple(groups), float(modularity))


def community_rows(
    dataset: Dataset, found: Communities, *, least: int = 1
) -> list[tuple[int, str, str, str, int]]:
    """Return a row for each member of the communities of *least* members or more, in the order of `COLUMNS`."""
    return [
        (number, dataset.entity[uid].name, uid, dataset.entity[uid].kind, len(members))
        for number, members in enumerate(found.groups, start=1)
        if len(members) >= least
        for uid in members
    ]
