"""How central an organisation is among what is known: the scores by every measure, and the rankings."""

from collections.abc import Iterable, Mapping
from math import isfinite, log10

import networkx as nx

from jjgraph.analysis.measures.brokerage import BROKERAGE
from jjgraph.analysis.measures.holes import HOLES
from jjgraph.analysis.measures.mixing import MIXING
from jjgraph.analysis.measures.node_cohesion import COHESION
from jjgraph.analysis.measures.scores import Scores
from jjgraph.analysis.measures.spec import Measure
from jjgraph.analysis.measures.standard import STANDARD
from jjgraph.bilingual import Bilingual
from jjgraph.errors import UsageError
from jjgraph.model.records import Dataset

COLUMNS = ("rank", "uid", "name", "kind", "parties", "measure", "score")
SIGNIFICANT = 12  # digits in which two scores must differ to be ranked apart


# Those that are computed where none are named, and all that can be.
STANDARD_MEASURES = tuple(STANDARD)
MEASURES: Mapping[str, Measure] = {**STANDARD, **COHESION, **HOLES, **BROKERAGE, **MIXING}


def centrality(graph: "nx.Graph[str]", measures: Iterable[str] | None = None) -> dict[str, Scores]:
    """Score the nodes of a collaboration graph.

    Parameters
    ----------
    graph : networkx.Graph
        From `jjgraph.analysis.network.projection.collaboration_graph`; an edge without ``weight`` counts 1.
    measures : iterable of str, optional
        Names out of `MEASURES`, where weights, unit and range of each stand; by default those of
        `STANDARD_MEASURES`.

    Returns
    -------
    dict
        For each measure, in the order asked for, the score of each uid, in the order of the uids. A uid for
        which the measure is not defined (the constraint of an isolate) is left out.

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
    ordered.add_nodes_from((uid, graph.nodes[uid]) for uid in sorted(graph))
    for a, b in sorted(tuple(sorted(edge)) for edge in graph.edges()):
        ordered.add_edge(a, b, weight=graph[a][b].get("weight", 1))
    found: dict[str, Scores] = {}
    for name in STANDARD_MEASURES if measures is None else measures:
        if name not in MEASURES:
            known = ", ".join(MEASURES)
            raise UsageError(
                Bilingual(f"没有这个指标：{name}", f"no such measure: {name}"),
                hint=Bilingual(f"可用：{known}", f"known are {known}"),
            )
        unsorted = MEASURES[name].score(ordered)
        found[name] = {uid: unsorted[uid] for uid in ordered if uid in unsorted}
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


def ranking(scores: Mapping[str, float], *, low_first: bool = False) -> list[tuple[int, str, float]]:
    """Rank uids by their scores.

    Parameters
    ----------
    scores : mapping
        The score of each uid.
    low_first : bool
        Rank 1 is the lowest score, as `Measure.low_first` says.

    Returns
    -------
    list of tuple
        Rank, uid and score, the best score first, then by uid. Equal scores share the better rank and
        the ranks they use up are left out ("1224"). Scores are rounded to 12 significant digits, so that
        no rank hangs on the noise of floating point.

    Examples
    --------
    >>> ranking({"a": 0.3, "b": 0.1 + 0.2, "c": 1.0, "d": 0.0})
    [(1, 'c', 1.0), (2, 'a', 0.3), (2, 'b', 0.3), (4, 'd', 0.0)]
    """
    sign = 1 if low_first else -1
    rounded = sorted((sign * round_significant(score), uid) for uid, score in scores.items())
    rows: list[tuple[int, str, float]] = []
    for place, (signed, uid) in enumerate(rounded, start=1):
        tied = bool(rows) and rows[-1][2] == sign * signed
        rows.append((rows[-1][0] if tied else place, uid, 0.0 + sign * signed))
    return rows


Row = tuple[int | None, str, str, str, str, str, float | None]


def centrality_rows(
    dataset: Dataset, graph: "nx.Graph[str]", measures: Iterable[str] | None = None, *, top: int | None = None
) -> list[Row]:
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
        In the order of `COLUMNS`, one measure after the other; parties are joined by a vertical bar. Those
        for which a measure is not defined come last, by uid, with None for rank and score.

    Examples
    --------
    >>> import networkx as nx
    >>> from jjgraph.model.examples import tiny
    >>> rows = centrality_rows(tiny(), nx.path_graph(["s", "a", "b"]), ["degree"], top=2)
    >>> [(row[0], row[2], row[-1]) for row in rows]  # b and s are equal; b comes first by uid
    [(1, '甲厂', 2.0), (2, '乙厂', 1.0)]
    """
    rows: list[Row] = []
    for measure, found in centrality(graph, measures).items():
        ranked: list[tuple[int | None, str, float | None]] = []
        ranked += ranking(found, low_first=MEASURES[measure].low_first)
        ranked += ((None, uid, None) for uid in sorted(set(graph) - set(found)))
        for rank, uid, score in ranked[:top]:
            entity = dataset.entity[uid]
            rows.append((rank, uid, entity.name, entity.kind, "|".join(entity.parties), measure, score))
    return rows
