"""How far a network hangs on one node (Freeman), how dense it is, and how short its paths are."""

from collections.abc import Callable
from math import fsum

import networkx as nx

from jjgraph.analysis.measures.network_measure import NetworkMeasure, NetworkValue, by_name
from jjgraph.bilingual import Bilingual

SMALLEST = 3  # nodes below which no centralisation is defined
_FREEMAN = "L. C. Freeman, Social Networks 1 (1979) 215"


def density(graph: "nx.Graph[str]") -> float | None:
    """Return the share of all pairs that are tied; None below two nodes.

    Examples
    --------
    >>> density(nx.Graph([("a", "b"), ("b", "c")]))
    0.6666666666666666
    """
    pairs = len(graph) * (len(graph) - 1) / 2
    return graph.number_of_edges() / pairs if pairs else None


def _plain(graph: "nx.Graph[str]") -> "nx.Graph[str]":
    """Return the graph with sorted nodes and edges and without weights: Freeman's measures know none."""
    plain: nx.Graph[str] = nx.Graph()
    plain.add_nodes_from(sorted(graph))
    plain.add_edges_from(sorted((min(a, b), max(a, b)) for a, b in graph.edges()))
    return plain


def degree_centralisation(graph: "nx.Graph[str]") -> float | None:
    """Return Freeman's degree centralisation; None below three nodes.

    Examples
    --------
    >>> degree_centralisation(nx.star_graph(["h", "x", "y", "z"]))
    1.0
    """
    size = len(graph)
    degrees = [degree for _, degree in graph.degree()]
    return None if size < SMALLEST else sum(max(degrees) - d for d in degrees) / ((size - 1) * (size - 2))


def betweenness_centralisation(graph: "nx.Graph[str]") -> float | None:
    """Return Freeman's betweenness centralisation, every step of length 1; None below three nodes.

    Examples
    --------
    >>> betweenness_centralisation(nx.star_graph(["h", "x", "y", "z"]))
    1.0
    """
    if len(graph) < SMALLEST:
        return None
    scores = nx.betweenness_centrality(_plain(graph)).values()
    return fsum(max(scores) - score for score in scores) / (len(graph) - 1)


def closeness_centralisation(graph: "nx.Graph[str]") -> float | None:
    """Return Freeman's closeness centralisation of the largest component; None where it is below three nodes.

    Notes
    -----
    Freeman defines it for connected graphs only. Of equally large components that of the lowest uid counts.

    Examples
    --------
    >>> round(closeness_centralisation(nx.star_graph(["h", "x", "y", "z"])), 9)
    1.0
    """
    parts = sorted((sorted(part) for part in nx.connected_components(graph)), key=lambda p: (-len(p), p))
    if not parts or len(parts[0]) < SMALLEST:
        return None
    size = len(parts[0])
    scores = nx.closeness_centrality(_plain(graph.subgraph(parts[0]))).values()
    return fsum(max(scores) - score for score in scores) * (2 * size - 3) / ((size - 1) * (size - 2))


def global_efficiency(graph: "nx.Graph[str]") -> float | None:
    """Return the mean of 1/steps over all pairs, 0 for pairs out of reach; None below two nodes.

    Examples
    --------
    A path of three: two pairs at one step, one at two: (1 + 1 + 1/2) / 3.

    >>> round(global_efficiency(nx.path_graph(["a", "b", "c"])), 4)
    0.8333
    """
    size = len(graph)
    if size < SMALLEST - 1:
        return None
    counts: dict[int, int] = {}
    for _, lengths in nx.all_pairs_shortest_path_length(graph):
        for steps in lengths.values():
            counts[steps] = counts.get(steps, 0) + 1
    return fsum(count / steps for steps, count in sorted(counts.items()) if steps) / (size * (size - 1))


def _measure(
    name: str,
    label: Bilingual,
    explanation: Bilingual,
    compute: Callable[["nx.Graph[str]"], float | None],
    *,
    unit: str,
    isolates: str,
    definition: str,
    citation: str,
) -> NetworkMeasure:
    return NetworkMeasure(
        name,
        label,
        explanation,
        range="0 to 1",
        compute=lambda graph, _: NetworkValue(compute(graph)),
        unit=unit,
        isolates=isolates,
        definition=definition,
        citation=citation,
    )


CENTRALISATION = by_name(
    _measure(
        "density",
        Bilingual("密度", "density"),
        Bilingual("所有可能的合作对中已有合作的比例", "the share of all possible pairs that collaborate"),
        density,
        unit="share of the pairs",
        isolates="count as nodes: they lower it",
        definition="m / (n(n-1)/2)",
        citation="S. Wasserman and K. Faust, Social Network Analysis (1994) p. 101",
    ),
    _measure(
        "degree_centralisation",
        Bilingual("度中心势", "degree centralisation"),
        Bilingual(
            "合作集中于一个单位的程度：1为星形，0为各单位伙伴数相同",
            "how far collaboration gathers at one organisation: 1 for a star, 0 where all have equally many",
        ),
        degree_centralisation,
        unit="share of what a star would have",
        isolates="count as nodes of degree 0",
        definition="sum of (max d - d_i) / ((n-1)(n-2))",
        citation=_FREEMAN,
    ),
    _measure(
        "betweenness_centralisation",
        Bilingual("中介中心势", "betweenness centralisation"),
        Bilingual(
            "往来必经同一个单位的程度：1为星形，一断全断",
            "how far all paths run through one organisation: 1 for a star, which falls apart without it",
        ),
        betweenness_centralisation,
        unit="share of what a star would have",
        isolates="count as nodes of betweenness 0",
        definition="sum of (max b - b_i) / (n-1), b by steps and normalised",
        citation=_FREEMAN,
    ),
    _measure(
        "closeness_centralisation",
        Bilingual("接近中心势", "closeness centralisation"),
        Bilingual(
            "最大连通部分内，一个单位比其他单位更接近全体的程度",
            "how much nearer to all than the others one organisation is, in the largest connected part",
        ),
        closeness_centralisation,
        unit="share of what a star would have",
        isolates="left out with all that lies outside the largest component",
        definition="sum of (max c - c_i) (2n-3) / ((n-1)(n-2)), c = (n-1) / sum of steps",
        citation=_FREEMAN,
    ),
    _measure(
        "global_efficiency",
        Bilingual("全局效率", "global efficiency"),
        Bilingual(
            "任意两个单位之间有多近：步数倒数的平均，彼此不通者计0",
            "how near any two are: the mean of 1/steps, 0 for those out of reach of each other",
        ),
        global_efficiency,
        unit="mean of 1/steps",
        isolates="count as pairs out of reach",
        definition="sum over pairs of 1/d_ij, divided by n(n-1)/2",
        citation="V. Latora and M. Marchiori, Physical Review Letters 87, 198701 (2001)",
    ),
)
