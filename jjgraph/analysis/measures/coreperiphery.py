"""Borgatti and Everett: whether a network is one core that holds a periphery, and who is in the core."""

from dataclasses import dataclass
from math import sqrt

import networkx as nx

from jjgraph.analysis.measures.network_measure import NetworkMeasure, NetworkValue, by_name
from jjgraph.bilingual import Bilingual

SWEEPS = 50  # rounds of improvement; each takes the time of all edges


@dataclass(frozen=True, slots=True)
class CorePeriphery:
    """The best division found.

    Attributes
    ----------
    core : tuple of str
        Uids, sorted; empty where no division is defined.
    correlation : float or None
        Of the data and the ideal pattern, -1 to 1; None without ties or where all are tied.
    """

    core: tuple[str, ...]
    correlation: float | None


def fit(graph: "nx.Graph[str]", core: set[str]) -> float | None:
    """Return how well a core fits: the correlation of the pairs with the ideal pattern.

    Returns
    -------
    float or None
        -1 to 1; None where the data or the pattern do not vary.

    Notes
    -----
    The ideal: a pair is tied if and only if at least one of the two is in the core.

    Examples
    --------
    >>> round(fit(nx.star_graph(["h", "x", "y", "z"]), {"h"}), 9)
    1.0
    """
    touching = sum(1 for a, b in graph.edges() if a in core or b in core)
    return _correlation(len(graph), graph.number_of_edges(), len(core), touching)


def _correlation(size: int, ties: int, core: int, touching: int) -> float | None:
    """Return phi of two patterns over all pairs: tied or not, touching the core or not."""
    pairs = size * (size - 1) // 2
    ideal = pairs - (size - core) * (size - core - 1) // 2
    spread = ties * (pairs - ties) * ideal * (pairs - ideal)
    return (pairs * touching - ties * ideal) / sqrt(spread) if spread else None


def core_periphery(graph: "nx.Graph[str]") -> CorePeriphery:
    """Find the core that fits best.

    Parameters
    ----------
    graph : networkx.Graph
        Simple; weights do not count. Isolates count: they belong to the periphery.

    Returns
    -------
    CorePeriphery
        Of equally good divisions the smaller core, then that of the higher degrees.

    Notes
    -----
    To find the best is as hard as vertex cover. The search begins with the cores of the highest degrees,
    of every size, and moves single nodes in and out as long as that helps: no random numbers, but also no
    promise of the optimum. On small graphs the tests compare it with all divisions.

    References
    ----------
    S. P. Borgatti and M. G. Everett, "Models of core/periphery structures", Social Networks 21 (1999)
    375-395, the discrete model, equations 1 and 2.

    Examples
    --------
    >>> core_periphery(nx.star_graph(["h", "x", "y", "z"]))
    CorePeriphery(core=('h',), correlation=1.0)
    """
    best = CorePeriphery((), None)
    for core in _starts(graph):
        improved = _improve(graph, core)
        value = fit(graph, improved)
        if value is not None and (best.correlation is None or value > best.correlation + 1e-12):
            best = CorePeriphery(tuple(sorted(improved)), value)
    return best


def _starts(graph: "nx.Graph[str]") -> list[set[str]]:
    """Return the prefixes by degree and by cover (the node that touches most new ties comes next)."""
    size, ties = len(graph), graph.number_of_edges()
    by_degree = sorted(graph, key=lambda uid: (-len(graph[uid]), uid))
    starts = []
    for order in (by_degree, _cover(graph)):
        best: tuple[float, int] = (-2.0, 0)
        touching, inside = 0, set[str]()
        for count, uid in enumerate(order, start=1):
            touching += sum(1 for other in graph[uid] if other not in inside)
            inside.add(uid)
            value = _correlation(size, ties, count, touching)
            best = max(best, (-2.0 if value is None else value, -count))
        starts.append(set(order[: -best[1]]))
    return starts


def _cover(graph: "nx.Graph[str]") -> list[str]:
    from heapq import heapify, heappop, heappush

    left = {uid: len(graph[uid]) for uid in graph}
    heap = [(-count, uid) for uid, count in left.items()]
    heapify(heap)
    order: list[str] = []
    while heap:
        negative, uid = heappop(heap)
        if uid in left and left[uid] == -negative:
            order.append(uid)
            del left[uid]
            for other in sorted(graph[uid]):
                if other in left:
                    left[other] -= 1
                    heappush(heap, (-left[other], other))
    return order


def _improve(graph: "nx.Graph[str]", start: set[str]) -> set[str]:
    """Move the one node that helps most, again and again."""
    core = set(start)
    size, ties = len(graph), graph.number_of_edges()
    touching = sum(1 for a, b in graph.edges() if a in core or b in core)
    value = _correlation(size, ties, len(core), touching)
    for _ in range(SWEEPS):
        moves = []
        for uid in sorted(graph):
            only = sum(1 for other in graph[uid] if other not in core)  # ties that touch by this node alone
            step = -1 if uid in core else 1
            moved = _correlation(size, ties, len(core) + step, touching + step * only)
            if moved is not None:
                moves.append((-moved, uid, step * only))
        if not moves or (value is not None and -min(moves)[0] <= value + 1e-12):
            break
        negative, uid, gained = min(moves)
        core ^= {uid}
        value, touching = -negative, touching + gained
    return core


CORE_PERIPHERY = by_name(
    NetworkMeasure(
        "core_periphery",
        Bilingual("核心—边缘拟合度", "core-periphery fit"),
        Bilingual(
            "网络在多大程度上是“一个核心带动边缘”：1为完全符合，接近0为并非如此",
            "how far the network is one core that holds a periphery: 1 exactly so, near 0 not at all",
        ),
        unit="correlation with the ideal pattern",
        range="-1 to 1",
        isolates="count, as periphery without a tie to the core: they lower it",
        definition="phi of (tied) and (at least one of the two in the core), over all pairs, at the best core",
        citation="S. P. Borgatti and M. G. Everett, Social Networks 21 (1999) 375, equations 1 and 2",
        compute=lambda graph, _: NetworkValue(core_periphery(graph).correlation),
    ),
)
