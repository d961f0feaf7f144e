"""Burt's structural holes: whether the partners of a node lead to each other or to different places.

Definitions
-----------
p_ij
    The share of the weights of i that goes to j. One edge a pair, both directions alike.
Dyadic constraint
    c_ij = (p_ij + sum over q of p_iq p_qj)^2, for the partners j of i, q being neither i nor j.

Networkx sums its constraint in this way too; its `effective_size` with ``weight`` is wrong in 3.6.1 with
scipy 1.17 unless nodes are named, so that nothing here calls it.
"""

from collections.abc import Iterable
from math import fsum, log

import networkx as nx

from jjgraph.analysis.measures.scores import Scores
from jjgraph.analysis.measures.spec import PARALLEL_WEIGHT, Measure, by_name
from jjgraph.bilingual import Bilingual

Shares = dict[str, dict[str, float]]


def _shares(graph: "nx.Graph[str]", nodes: Iterable[str]) -> Shares:
    """Return the p_ij of *nodes* and of their partners; who has no partner is left out."""
    wanted = dict.fromkeys(j for i in nodes for j in (i, *graph[i]))
    totals = dict(graph.degree(wanted, weight="weight"))
    return {
        i: {j: edge.get("weight", 1) / totals[i] for j, edge in sorted(graph[i].items())}
        for i in wanted
        if totals[i]
    }


def dyadic_constraint(graph: "nx.Graph[str]", nodes: Iterable[str] | None = None) -> Shares:
    """Return how much each partner constrains each node, or each of *nodes*.

    Returns
    -------
    dict
        For each node that has a partner, c_ij by partner; above 0.

    Examples
    --------
    The hand test of the gap G04: B is a third of A's ties, and C leads to D and back.

    >>> found = dyadic_constraint(nx.Graph([("A", "B"), ("A", "C"), ("A", "D"), ("C", "D")]))
    >>> [round(value, 4) for value in found["A"].values()]
    [0.1111, 0.25, 0.25]
    """
    chosen = list(graph if nodes is None else nodes)
    shares = _shares(graph, chosen)
    found: Shares = {}
    for i in chosen:
        mine = shares.get(i, {})
        found |= {i: {}} if mine else {}
        for j, direct in mine.items():
            between = mine.keys() & shares[j].keys()  # q must know both; the sum does not hang on their order
            found[i][j] = fsum([direct, *(mine[q] * shares[q][j] for q in between)]) ** 2
    return found


def constraint(graph: "nx.Graph[str]", nodes: Iterable[str] | None = None) -> Scores:
    """Return Burt's constraint of each node, or of each of *nodes*; not defined for isolates.

    Examples
    --------
    The hand test of the gap G04.

    >>> found = constraint(nx.Graph([("A", "B"), ("A", "C"), ("A", "D"), ("C", "D")]))
    >>> {uid: round(value, 4) for uid, value in found.items()}
    {'A': 0.6111, 'B': 1.0, 'C': 1.0069, 'D': 1.0069}
    """
    return {i: fsum(parts.values()) for i, parts in dyadic_constraint(graph, nodes).items()}


def effective_size(graph: "nx.Graph[str]", nodes: Iterable[str] | None = None) -> Scores:
    """Return the number of partners less their mutual redundancy, of each node or of each of *nodes*.

    Not defined for isolates.

    Examples
    --------
    The hand test of the gap G04: 3 partners, C and D tied to each other, 3 - 2 x (1/3) = 2.3333.

    >>> round(effective_size(nx.Graph([("A", "B"), ("A", "C"), ("A", "D"), ("C", "D")]))["A"], 4)
    2.3333
    """
    chosen = list(graph if nodes is None else nodes)
    shares = _shares(graph, chosen)
    largest = {i: max(edge.get("weight", 1) for edge in graph[i].values()) for i in shares}
    scores = {}
    for i in (i for i in chosen if i in shares):
        mine = shares[i]
        redundant = [
            mine[q] * graph[j][q].get("weight", 1) / largest[j]
            for j in mine
            for q in mine.keys() & shares[j].keys()
        ]
        scores[i] = len(mine) - fsum(redundant)
    return scores


def efficiency(graph: "nx.Graph[str]") -> Scores:
    """Return the effective size by the number of partners; not defined for isolates.

    Examples
    --------
    The three partners of a hub are not tied to each other: its effective size is 3, and 3/3 is 1.

    >>> import networkx as nx
    >>> efficiency(nx.star_graph(["h", "a", "b", "c"]))["h"]
    1.0
    """
    return {i: size / len(graph[i]) for i, size in effective_size(graph).items()}


def hierarchy(graph: "nx.Graph[str]") -> Scores:
    """Return how far the constraint comes from one partner alone; not defined below two partners.

    Examples
    --------
    Equal partners constrain equally, so that nothing is concentrated.

    >>> hierarchy(nx.Graph([("A", "B"), ("A", "C")]))
    {'A': 0.0}
    """
    scores = {}
    for i, parts in dyadic_constraint(graph).items():
        if len(parts) > 1:
            mean = fsum(parts.values()) / len(parts)
            ratios = [value / mean for value in parts.values()]
            theil = fsum(ratio * log(ratio) for ratio in ratios) / (len(parts) * log(len(parts)))
            scores[i] = max(theil, 0.0)  # equal ratios may sum to -1e-17
    return scores


_BURT = "R. S. Burt, Structural Holes (1992)"

HOLES = by_name(
    Measure(
        "constraint",
        Bilingual("受圈子限制程度", "tied down by its circle"),
        Bilingual("结构洞约束系数", "Burt constraint"),
        Bilingual(
            "伙伴之间彼此相连的程度；越低，越能在互不往来的伙伴之间居中（名次1为最低者）",
            "how far its partners lead to each other; the lower, the freer to broker (rank 1 is the lowest)",
        ),
        weights="weight",
        unit="sum of squared shares",
        range="above 0; 1 for a single partner who has no other; can exceed 1",
        isolates="not defined",
        score=constraint,
        definition="sum over partners j of (p_ij + sum over q of p_iq p_qj)^2",
        citation=f"{_BURT} p. 55",
        parallel=PARALLEL_WEIGHT,
        low_first=True,
    ),
    Measure(
        "effective_size",
        Bilingual("不重复的伙伴数", "partners without overlap"),
        Bilingual("有效规模", "effective size"),
        Bilingual(
            "除去重复之后还剩多少个伙伴：彼此熟悉的伙伴带来相同的信息",
            "how many partners remain when those who know each other are not counted twice",
        ),
        weights="weight",
        unit="partners",
        range="1 to degree",
        isolates="not defined",
        score=effective_size,
        definition="sum over partners j of (1 - sum over q of p_iq m_jq), m_jq = w_jq / max over k of w_jk",
        citation=f"{_BURT} p. 52; S. P. Borgatti, Connections 20 (1997) 35",
        parallel=PARALLEL_WEIGHT,
    ),
    Measure(
        "efficiency",
        Bilingual("伙伴不重复的比例", "share of partners without overlap"),
        Bilingual("效率", "efficiency"),
        Bilingual(
            "有效规模占伙伴数的比例：1表示伙伴之间互不重复",
            "effective size by the number of partners: 1 where no partner repeats another",
        ),
        weights="weight",
        unit="share of the partners",
        range="above 0 to 1",
        isolates="not defined",
        score=efficiency,
        definition="effective size / degree",
        citation=f"{_BURT} p. 53",
        parallel=PARALLEL_WEIGHT,
    ),
    Measure(
        "hierarchy",
        Bilingual("对单一伙伴的依赖", "reliance on one partner"),
        Bilingual("等级度", "hierarchy"),
        Bilingual(
            "约束集中于某一个伙伴的程度：高者依赖一个核心伙伴",
            "how far its constraint comes from one partner: who scores high depends on one",
        ),
        weights="weight",
        unit="Theil index of the dyadic constraints, by its maximum",
        range="0 to 1",
        isolates="not defined, nor for one partner",
        score=hierarchy,
        definition="sum over partners j of r_j ln r_j / (N ln N), r_j = c_ij / (constraint / N)",
        citation=f"{_BURT} p. 70",
        parallel=PARALLEL_WEIGHT,
    ),
)
