"""QAP: whether two networks of the same nodes resemble each other more than chance would have it."""

from collections.abc import Callable

import networkx as nx
import numpy as np

from jjgraph.analysis.measures.parties import alike, memberships
from jjgraph.analysis.measures.permutation import p_value


def qap_correlation(
    first: "nx.Graph[str]",
    second: "nx.Graph[str]",
    *,
    weight: str | None = None,
    draws: int = 1000,
    seed: int = 0,
) -> tuple[float | None, float | None]:
    """Return the correlation of two networks, and how often chance goes as far.

    Parameters
    ----------
    first, second : networkx.Graph
        Undirected, without self loops. The nodes that both have count; the others are left out.
    weight : str, optional
        The edge attribute that counts; without it a pair is tied (1) or not (0).
    draws : int
        How often the nodes of *second* are permuted.
    seed : int
        The same seed, the same p.

    Returns
    -------
    tuple of (float or None)
        Pearson's correlation over all pairs, -1 to 1, and p, two-sided: the share of draws in which it is
        as far from their mean, the data counted as one draw. None, None where either does not vary
        (no ties, or all tied). Isolates count.

    References
    ----------
    D. Krackhardt, "Predicting with networks: nonparametric multiple regression analysis of dyadic data",
    Social Networks 10 (1988) 359-381.

    Examples
    --------
    >>> path = nx.path_graph(["a", "b", "c", "d"])
    >>> qap_correlation(path, path, draws=0)
    (1.0, None)
    """
    uids = sorted(set(first) & set(second))
    upper = np.triu_indices(len(uids), k=1)
    one, two = (_matrix(graph, uids, weight) for graph in (first, second))
    x, y = one[upper], two[upper]
    if len(x) == 0 or not np.ptp(x) or not np.ptp(y):
        return None, None
    ends = np.argwhere(np.triu(one, k=1))  # only where the first is tied does the second change the sum
    tied = one[ends[:, 0], ends[:, 1]]
    even = len(x) * x.mean() * y.mean()
    spread = len(x) * x.std() * y.std()

    def correlation(order: "np.typing.NDArray[np.int_]") -> float:
        permuted = two[order[ends[:, 0]], order[ends[:, 1]]]
        return float(np.round((tied @ permuted - even) / spread, 14))

    rng = np.random.default_rng(seed)
    observed = correlation(np.arange(len(uids)))
    return observed, p_value(observed, [correlation(rng.permutation(len(uids))) for _ in range(draws)])


def _matrix(graph: "nx.Graph[str]", uids: list[str], weight: str | None) -> "np.typing.NDArray[np.float64]":
    place = {uid: index for index, uid in enumerate(uids)}
    matrix = np.zeros((len(uids), len(uids)))
    for a, b, edge in graph.edges(data=True):
        if a in place and b in place:
            matrix[place[a], place[b]] = matrix[place[b], place[a]] = edge.get(weight, 1) if weight else 1
    return matrix


def likeness_graph(
    graph: "nx.Graph[str]", same: Callable[[str, str], float] | None = None
) -> "nx.Graph[str]":
    """Return the network of who is alike, to hold against who collaborates.

    Parameters
    ----------
    graph : networkx.Graph
        Its nodes are taken over.
    same : callable, optional
        From two uids to how far they are alike, 0 for not at all; by default the share in which they speak
        for the same party.

    Returns
    -------
    networkx.Graph
        An edge with ``weight`` for each pair that is alike.

    Examples
    --------
    >>> graph = nx.Graph()
    >>> graph.add_nodes_from([("a", {"parties": "企"}), ("b", {"parties": "企"}), ("c", {"parties": "校"})])
    >>> list(likeness_graph(graph).edges(data="weight"))
    [('a', 'b', 1.0)]
    """
    groups = memberships(graph)
    found: nx.Graph[str] = nx.Graph()
    uids = sorted(graph)
    found.add_nodes_from(uids)
    for index, a in enumerate(uids):
        for b in uids[index + 1 :]:
            share = same(a, b) if same else alike(groups.get(a, {}), groups.get(b, {}))
            if share:
                found.add_edge(a, b, weight=share)
    return found
