"""How much and how tightly a node collaborates: strength, harmonic closeness, k-core, clustering."""

from math import fsum
from typing import cast

import networkx as nx

from jjgraph.analysis.measures.scores import Scores, whole_distances
from jjgraph.analysis.measures.spec import PARALLEL_WEIGHT, Measure, by_name
from jjgraph.bilingual import Bilingual

PAIR = 2  # partners from which there is a pair that may be tied


def strength(graph: "nx.Graph[str]") -> Scores:
    """Return the sum of the weights of each node.

    Examples
    --------
    >>> graph = nx.Graph()
    >>> graph.add_weighted_edges_from([("a", "b", 2), ("a", "c", 1)])
    >>> strength(graph)
    {'a': 3.0, 'b': 2.0, 'c': 1.0}
    """
    return {uid: float(total) for uid, total in graph.degree(weight="weight")}


def harmonic(graph: "nx.Graph[str]") -> Scores:
    """Return the mean of 1/distance to the others, 0 for each that is out of reach.

    Examples
    --------
    A path: the end is at 1, 2 and 3 steps of the others, (1 + 1/2 + 1/3) / 3.

    >>> round(harmonic(nx.path_graph(["a", "b", "c", "d"]))["a"], 4)
    0.6111
    """
    copy, scale = whole_distances(graph)
    others = max(len(graph) - 1, 1)
    scores = {}
    for uid in graph:
        lengths = sorted(nx.single_source_dijkstra_path_length(copy, uid, weight="distance").values())
        scores[uid] = fsum(scale / length for length in lengths if length) / others
    return scores


def core_number(graph: "nx.Graph[str]") -> Scores:
    """Return the largest k such that the node lies in a part where all have k partners or more.

    Examples
    --------
    A triangle with one node hung on it: within the triangle each has two partners.

    >>> core_number(nx.Graph(["ab", "bc", "ca", "ad"]))
    {'a': 2.0, 'b': 2.0, 'c': 2.0, 'd': 1.0}
    """
    return {uid: float(k) for uid, k in nx.core_number(graph).items()}


def clustering(graph: "nx.Graph[str]") -> Scores:
    """Return the share of the pairs of partners that collaborate themselves; not defined below two.

    Examples
    --------
    >>> clustering(nx.Graph([("a", "b"), ("a", "c"), ("b", "c"), ("c", "d")]))
    {'a': 1.0, 'b': 1.0, 'c': 0.3333333333333333}
    """
    uids = [uid for uid in graph if len(graph[uid]) >= PAIR]
    found = cast(Scores, nx.clustering(graph, uids))
    return {uid: float(found[uid]) for uid in uids}


COHESION = by_name(
    Measure(
        "strength",
        Bilingual("合作次数", "number of collaborations"),
        Bilingual("强度", "strength"),
        Bilingual(
            "与所有伙伴的合作次数之和：直接联系计1，每个共同参与的项目、基地再计1",
            "all its collaborations added up: 1 for a direct tie to a partner, 1 for each object shared with it",
        ),
        weights="weight",
        unit="collaborations",
        range="0 upwards",
        isolates="0",
        score=strength,
        definition="sum of the weights of its edges",
        citation="A. Barrat et al., PNAS 101 (2004) 3747",
        parallel=PARALLEL_WEIGHT,
    ),
    Measure(
        "harmonic",
        Bilingual("通达程度", "reach"),
        Bilingual("调和接近中心性", "harmonic centrality"),
        Bilingual(
            "到其他单位的距离倒数的平均；到达不了的计0，因此网络不连通时也可比较",
            "the mean of 1/distance to the others; who is out of reach counts 0, so that parts can be compared",
        ),
        weights="distance",
        unit="mean of 1/distance",
        range="0 upwards; at most 1 where every weight is 1",
        isolates="0",
        score=harmonic,
        definition="sum over others of 1/distance, divided by n-1",
        citation="M. Marchiori and V. Latora, Physica A 285 (2000) 539; P. Boldi and S. Vigna (2014)",
        parallel=PARALLEL_WEIGHT,
        linear=False,
    ),
    Measure(
        "k_core",
        Bilingual("圈层紧密度", "tightness of its circle"),
        Bilingual("k核数", "k-core number"),
        Bilingual(
            "所处的最紧密圈层：圈内每个单位至少有k个同圈伙伴",
            "the tightest circle it belongs to: one in which everybody has at least k partners inside",
        ),
        weights="",
        unit="k",
        range="0 to n-1",
        isolates="0",
        score=core_number,
        definition="largest k such that the node is in a subgraph of minimum degree k",
        citation="S. B. Seidman, Social Networks 5 (1983) 269",
    ),
    Measure(
        "clustering",
        Bilingual("伙伴抱团程度", "partners who know each other"),
        Bilingual("聚集系数", "clustering coefficient"),
        Bilingual(
            "它的伙伴之间有多大比例互相合作；高者处于小圈子内，低者连接互不往来的伙伴",
            "the share of pairs of its partners that collaborate: high inside a clique, low between strangers",
        ),
        weights="",
        unit="share of the pairs of partners",
        range="0 to 1",
        isolates="not defined, nor for one partner",
        score=clustering,
        definition="triangles at the node / (d(d-1)/2)",
        citation="D. J. Watts and S. H. Strogatz, Nature 393 (1998) 440",
    ),
)
