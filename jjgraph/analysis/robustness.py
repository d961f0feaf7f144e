"""How far a rank can be trusted: the ranks that an organisation takes when doubtful ties come and go.

Definitions
-----------
Recomputation
    The ranking once more without the inferred ties, without those of low reliability, and without those of
    a single source: three networks of the same organisations. One that keeps less than half of the
    collaborating pairs is another network rather than a check: it is reported, and not used.
Resampling
    Draws in which each tie stays with the probability of `keep_probability`, by its reliability.
Rank interval
    From the best to the worst of: the rank itself, those of the recomputations that are used, and those
    between the 5th and the 95th of 100 draws. Ranks are those of `ranking`: equals share the better one.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

import networkx as nx
import numpy as np

from jjgraph.analysis.context import Analysis
from jjgraph.analysis.measures.centrality import (
    COLUMNS,
    MEASURES,
    STANDARD_MEASURES,
    centrality,
    centrality_rows,
    ranking,
)
from jjgraph.analysis.measures.reliability import keep_probability
from jjgraph.analysis.measures.scores import Scores
from jjgraph.analysis.network.projection import collaboration_graph
from jjgraph.bilingual import Bilingual
from jjgraph.model.records import LEVELS, Dataset, Tie

INTERVAL_COLUMNS = (*COLUMNS, "rank_low", "rank_high")
QUICK_DRAWS = 40  # draws behind the rank intervals where a person waits: the demonstration and profiles
OUTER = 0.05  # the share of the draws that is cut off at either end
LEAST_KEPT = 0.5  # pairs that a recomputation must keep to be a check of the same network
LINEAR_LIMIT = 20_000  # pairs up to which a measure of linear cost is resampled
PATHS_LIMIT = 200_000  # organisations with a partner times pairs, up to which one of paths is resampled

Interval = tuple[int, int]
IntervalRow = tuple[int | None, str, str, str, str, str, float | None, int | None, int | None]
Ranks = dict[str, dict[str, int]]


@dataclass(frozen=True, slots=True)
class Recomputation:
    """The network without one sort of doubtful tie.

    Attributes
    ----------
    name : Bilingual
        What is left out.
    ties, pairs : int
        Ties that make collaboration, and collaborating pairs, that are left.
    used : bool
        Whether its ranks count. False where nothing is left out, or too little is left.
    """

    name: Bilingual
    ties: int
    pairs: int
    used: bool


@dataclass(frozen=True, slots=True)
class RankRobustness:
    """Rank intervals and what they stand on.

    Attributes
    ----------
    intervals : dict
        For each measure, for each uid that has a rank, the best and the worst rank.
    recomputations : tuple of Recomputation
        The three of them.
    draws : dict
        How often the ties were drawn for each measure: 0 where the network is too large for that measure.
    """

    intervals: dict[str, dict[str, Interval]]
    recomputations: tuple[Recomputation, ...]
    draws: dict[str, int]


def rank_robustness(
    analysis: Analysis,
    measures: Iterable[str] | None = None,
    *,
    draws: int = 200,
    seed: int = 0,
    scores: Mapping[str, Scores] | None = None,
) -> RankRobustness:
    """Return between which ranks each organisation lies, by each measure, and what that stands on.

    Parameters
    ----------
    analysis : Analysis
        What is known, in a view, on a day.
    measures : iterable of str, optional
        As for `jjgraph.analysis.measures.centrality.centrality`.
    draws : int
        How often the ties are drawn.
    seed : int
        The same seed, the same intervals.
    scores : mapping, optional
        What `centrality` gave for the whole network by each of the measures, where it is known already:
        measures of paths cost more than all draws together.

    Returns
    -------
    RankRobustness
        For each measure, for each uid that has a rank, sorted, the best and the worst rank: 1 to n. A uid
        for which the measure is not defined is left out; a draw that leaves it undefined does not count.

    Notes
    -----
    The module's head defines the interval. Above `LINEAR_LIMIT` pairs (measures of paths: `PATHS_LIMIT`
    organisations times pairs) ties are not drawn, and the interval stands on the recomputations alone;
    ``draws`` of the result says for which measures.

    Examples
    --------
    Nothing is inferred or of low reliability, and without ties of a single source nothing is left: no
    recomputation counts, and each rank is the one of the whole.

    >>> from jjgraph.model.examples import SCHEMA, tiny
    >>> rank_robustness(Analysis.of(tiny(), SCHEMA), ["degree"], draws=0).intervals
    {'degree': {'a': (1, 1), 'b': (2, 2), 's': (2, 2)}}

    References
    ----------
    S. P. Borgatti, K. M. Carley and D. Krackhardt, "On the robustness of centrality measures under
    conditions of imperfect data", Social Networks 28 (2006) 124-136.
    """
    names = tuple(STANDARD_MEASURES if measures is None else measures)

    def network(ties: Iterable[Tie]) -> "nx.Graph[str]":
        kept = replace(analysis.shown, ties=tuple(ties))
        return collaboration_graph(kept, analysis.schema, as_of=analysis.as_of)

    ties = _that_matter(analysis.shown, analysis.as_of)
    graph = network(ties)
    whole = centrality(graph, names) if scores is None else {name: scores[name] for name in names}
    found = {name: [_ranked(name, whole[name])] for name in names}
    checks = []
    for name, kept in _without(ties):
        smaller = network(kept)
        pairs = smaller.number_of_edges()
        used = len(kept) < len(ties) and pairs >= max(LEAST_KEPT * graph.number_of_edges(), 1)
        checks.append(Recomputation(name, len(kept), pairs, used))
        if used:
            _collect(found, _ranks(smaller, names))
    drawn = {name: draws if _affordable(graph, name) else 0 for name in names}
    sampled = _resample(ties, [name for name in names if drawn[name]], network, draws, seed)
    intervals = {name: _interval(found[name], sampled.get(name, [])) for name in names}
    return RankRobustness(intervals, tuple(checks), drawn)


def _that_matter(shown: Dataset, as_of: date) -> list[Tie]:
    """Return the ties that can make collaboration on that day, by key."""
    matter = (tie for tie in shown.ties if (tie.strength == "strong" or tie.share) and tie.active_at(as_of))
    return sorted(matter, key=lambda tie: tie.key)


def _without(ties: list[Tie]) -> list[tuple[Bilingual, list[Tie]]]:
    low = LEVELS["low"]
    return [
        (
            Bilingual("不计推断的联系", "without inferred ties"),
            [tie for tie in ties if tie.stated_level >= low],
        ),
        (
            Bilingual("不计可靠性低的联系", "without ties of low reliability"),
            [tie for tie in ties if max(tie.stated_level, tie.inferred_level) > low],
        ),
        (
            Bilingual("不计只有一个来源的联系", "without ties of a single source"),
            [tie for tie in ties if tie.sources > 1],
        ),
    ]


def _affordable(graph: "nx.Graph[str]", measure: str) -> bool:
    pairs = graph.number_of_edges()
    if MEASURES[measure].linear:
        return pairs <= LINEAR_LIMIT
    return pairs * sum(1 for uid in graph if graph[uid]) <= PATHS_LIMIT


def _ranks(graph: "nx.Graph[str]", measures: Iterable[str]) -> Ranks:
    """Rank by each measure; one isolate stands for all, for they all score the same."""
    isolates = sorted(nx.isolates(graph))
    part = graph.subgraph(set(graph) - set(isolates[1:]))
    ranks: Ranks = {}
    for name, scores in centrality(part, measures).items():
        if isolates and isolates[0] in scores:
            scores.update(dict.fromkeys(isolates, scores[isolates[0]]))
        ranks[name] = _ranked(name, scores)
    return ranks


def _ranked(name: str, scores: Scores) -> dict[str, int]:
    return {uid: rank for rank, uid, _ in ranking(scores, low_first=MEASURES[name].low_first)}


def _collect(found: dict[str, list[dict[str, int]]], ranks: Ranks) -> None:
    for name, by_uid in ranks.items():
        found.setdefault(name, []).append(by_uid)


def _resample(
    ties: list[Tie],
    measures: list[str],
    network: Callable[[Iterable[Tie]], "nx.Graph[str]"],
    draws: int,
    seed: int,
) -> dict[str, list[dict[str, int]]]:
    """Return the ranks of each draw; a draw that leaves no pair has none."""
    found: dict[str, list[dict[str, int]]] = {}
    if not measures or not ties:
        return found
    chances = np.array([keep_probability(tie) for tie in ties])
    rng = np.random.default_rng(seed)
    for _ in range(draws):
        stays = rng.random(len(ties)) < chances
        graph = network(tie for tie, stay in zip(ties, stays, strict=True) if stay)
        if graph.number_of_edges():
            _collect(found, _ranks(graph, measures))
    return found


def _interval(fixed: list[dict[str, int]], drawn: list[dict[str, int]]) -> dict[str, Interval]:
    intervals: dict[str, Interval] = {}
    for uid in sorted(fixed[0]):
        ranks = [by_uid[uid] for by_uid in fixed if uid in by_uid]
        sample = np.array([by_uid[uid] for by_uid in drawn if uid in by_uid])
        if len(sample):
            ranks.append(int(np.quantile(sample, OUTER, method="lower")))
            ranks.append(int(np.quantile(sample, 1 - OUTER, method="higher")))
        intervals[uid] = (min(ranks), max(ranks))
    return intervals


def interval_rows(
    shown: Dataset,
    graph: "nx.Graph[str]",
    intervals: Mapping[str, Mapping[str, Interval]],
    *,
    top: int | None = None,
) -> list[IntervalRow]:
    """Return the rankings as rows for a table, each rank with its interval.

    Parameters
    ----------
    shown : Dataset
        Names the entities.
    graph : networkx.Graph
        The collaboration graph of that data set.
    intervals : mapping
        The intervals of `rank_robustness`; they name the measures.
    top : int, optional
        As for `jjgraph.analysis.measures.centrality.centrality_rows`.

    Returns
    -------
    list of tuple
        In the order of `INTERVAL_COLUMNS`; None for both bounds where there is no rank.

    Examples
    --------
    >>> import networkx as nx
    >>> from jjgraph.model.examples import tiny
    >>> rows = interval_rows(tiny(), nx.path_graph(["s", "a", "b"]), {"degree": {"a": (1, 2)}}, top=2)
    >>> [(row[1], row[0], *row[-2:]) for row in rows]
    [('a', 1, 1, 2), ('b', 2, None, None)]
    """
    rows: list[IntervalRow] = []
    for row in centrality_rows(shown, graph, list(intervals), top=top):
        low, high = intervals[row[5]].get(row[1], (None, None))
        rows.append((*row, low, high))
    return rows


def quick_intervals(analysis: Analysis) -> dict[str, dict[str, Interval]]:
    """Return the best and the worst rank by each basic measure, from `QUICK_DRAWS` draws, where a person waits.

    Examples
    --------
    >>> from jjgraph.model.examples import SCHEMA, tiny
    >>> sorted(quick_intervals(Analysis.of(tiny(), SCHEMA)))
    ['betweenness', 'closeness', 'degree', 'eigenvector', 'pagerank']
    """
    return analysis.kept(
        "intervals", lambda: rank_robustness(analysis, draws=QUICK_DRAWS, scores=analysis.scores).intervals
    )
