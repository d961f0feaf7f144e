"""How central an organisation is among what is known: five measures, each with its meaning in words."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from math import isfinite, log10

import networkx as nx

from jjgraph.analytics.scores import Scores, betweenness, closeness, degree, eigenvector, pagerank
from jjgraph.errors import UsageError
from jjgraph.model.records import Dataset
from jjgraph.model.text import Text

COLUMNS = ("rank", "uid", "name", "kind", "parties", "measure", "score")
SIGNIFICANT = 12  # digits in which two scores must differ to be ranked apart


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure of centrality.

    Attributes
    ----------
    name : str
        As it is asked for.
    label, explanation : Text
        For people: what it is called and what a high score means, in both languages.
    weights : str
        The edge attribute it uses: ``distance``, ``weight`` or "" for none.
    unit, range : str
        What the score counts, and between which bounds it lies.
    isolates : str
        The score of a node without partners.
    score : callable
        From a collaboration graph to the score of each node.
    """

    name: str
    label: Text
    explanation: Text
    weights: str
    unit: str
    range: str
    isolates: str
    score: Callable[["nx.Graph[str]"], Scores]


MEASURES: Mapping[str, Measure] = {
    measure.name: measure
    for measure in (
        Measure(
            "degree",
            Text("度（合作伙伴数）", "degree"),
            Text("有多少个不同的合作伙伴", "how many different partners it collaborates with"),
            weights="",
            unit="partners",
            range="0 to n-1",
            isolates="0",
            score=degree,
        ),
        Measure(
            "betweenness",
            Text("中介中心性", "betweenness"),
            Text(
                "其他单位之间最短的合作路径有多大比例经过它；高者是桥梁，也是瓶颈",
                "the share of shortest paths between others that run through it: a bridge, and a bottleneck",
            ),
            weights="distance",
            unit="share of the pairs of others",
            range="0 to 1",
            isolates="0",
            score=betweenness,
        ),
        Measure(
            "closeness",
            Text("接近中心性", "closeness"),
            Text(
                "经过多短的合作路径就能到达其他单位；只能到达少数单位者按比例降低",
                "how short its paths to others are, lowered in proportion where it reaches only few of them",
            ),
            weights="distance",
            unit="1 / mean distance, times the share of nodes it reaches (Wasserman and Faust)",
            range="0 upwards; at most 1 where every weight is 1",
            isolates="0",
            score=closeness,
        ),
        Measure(
            "eigenvector",
            Text("特征向量中心性", "eigenvector"),
            Text(
                "合作伙伴本身是否重要；只在最大的连通部分内计算，其余为0",
                "whether its partners are central themselves; computed in the largest component, 0 elsewhere",
            ),
            weights="weight",
            unit="entry of the leading eigenvector, of length 1",
            range="0 to 1",
            isolates="0, as for all outside the largest component (of equals, that of the lowest uid)",
            score=eigenvector,
        ),
        Measure(
            "pagerank",
            Text("PageRank", "PageRank"),
            Text(
                "沿合作联系随机走动时停留在它那里的机会；重要伙伴的看重更有分量",
                "the chance to be found there when walking at random along collaborations",
            ),
            weights="weight",
            unit="probability, damping 0.85",
            range="above 0; all together 1",
            isolates="the base share that every node receives",
            score=pagerank,
        ),
    )
}


def centrality(graph: "nx.Graph[str]", measures: Iterable[str] | None = None) -> dict[str, Scores]:
    """Score the nodes of a collaboration graph.

    Parameters
    ----------
    graph : networkx.Graph
        From `jjgraph.analytics.projection.collaboration_graph`; an edge without ``weight`` counts 1.
    measures : iterable of str, optional
        Names out of `MEASURES`, where weights, unit and range of each stand; all of them by default.

    Returns
    -------
    dict
        For each measure, in the order asked for, the score of each uid, in the order of the uids.

    Raises
    ------
    UsageError
        If a measure is not known.

    References
    ----------
    L. C. Freeman, "Centrality in social networks: conceptual clarification", Social Networks 1 (1979);
    S. Wasserman and K. Faust, Social Network Analysis (1994), p. 201; L. Page et al., "The PageRank
    citation ranking" (1999).

    Examples
    --------
    A star of one hub and three leaves: all 3 pairs of leaves meet in the hub, and a leaf is at mean
    distance (1 + 2 + 2) / 3 of the others.

    >>> star = nx.Graph([("hub", "x"), ("hub", "y"), ("hub", "z")])
    >>> found = centrality(star, ["betweenness", "closeness"])
    >>> found["betweenness"]["hub"], found["closeness"]["hub"], round(found["closeness"]["x"], 4)
    (1.0, 1.0, 0.6)
    """
    ordered: nx.Graph[str] = nx.Graph()  # what comes out must not depend on the order of what came in
    ordered.add_nodes_from(sorted(graph))
    for a, b in sorted(tuple(sorted(edge)) for edge in graph.edges()):
        ordered.add_edge(a, b, weight=graph[a][b].get("weight", 1))
    found: dict[str, Scores] = {}
    for name in MEASURES if measures is None else measures:
        if name not in MEASURES:
            known = ", ".join(MEASURES)
            raise UsageError(
                f"没有这个指标：{name}", f"no such measure: {name}",
                hint_zh=f"可用：{known}", hint_en=f"known are {known}",
            )  # fmt: skip
        unsorted = MEASURES[name].score(ordered)
        found[name] = {uid: unsorted[uid] for uid in ordered}
    return found


def round_significant(value: float, digits: int = SIGNIFICANT) -> float:
    """Round *value* to so many significant digits.

    Examples
    --------
    >>> round_significant(0.1 + 0.2), round_significant(123456.789, 3), round_significant(0.0)
    (0.3, 123000.0, 0.0)
    """
    if not value or not isfinite(value):
        return value
    return round(value, digits - 1 - int(log10(abs(value)) // 1))


def ranking(scores: Mapping[str, float]) -> list[tuple[int, str, float]]:
    """Rank uids by their scores.

    Returns
    -------
    list of tuple
        Rank, uid and score, the highest score first, then by uid. Equal scores share the better rank and
        the ranks they use up are left out ("1224"). Scores are rounded to 12 significant digits, so that
        no rank hangs on the noise of floating point.

    Examples
    --------
    >>> ranking({"a": 0.3, "b": 0.1 + 0.2, "c": 1.0, "d": 0.0})
    [(1, 'c', 1.0), (2, 'a', 0.3), (2, 'b', 0.3), (4, 'd', 0.0)]
    """
    rounded = sorted((-round_significant(score), uid) for uid, score in scores.items())
    rows: list[tuple[int, str, float]] = []
    for place, (negative, uid) in enumerate(rounded, start=1):
        tied = bool(rows) and rows[-1][2] == -negative
        rows.append((rows[-1][0] if tied else place, uid, 0.0 - negative))
    return rows


def centrality_rows(
    dataset: Dataset, graph: "nx.Graph[str]", measures: Iterable[str] | None = None, *, top: int | None = None
) -> list[tuple[int, str, str, str, str, str, float]]:
    """Return the ranking by each measure as rows for a table.

    Parameters
    ----------
    dataset : Dataset
        Names the entities.
    graph : networkx.Graph
        The collaboration graph of that data set.
    measures : iterable of str, optional
        As for `centrality`.
    top : int, optional
        The number of rows for each measure; ties beyond it are cut by uid.

    Returns
    -------
    list of tuple
        In the order of `COLUMNS`, one measure after the other; parties are joined by a vertical bar.
    """
    rows = []
    for measure, found in centrality(graph, measures).items():
        for rank, uid, score in ranking(found)[:top]:
            entity = dataset.entity[uid]
            rows.append((rank, uid, entity.name, entity.kind, "|".join(entity.parties), measure, score))
    return rows
