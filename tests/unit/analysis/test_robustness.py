"""Rank intervals: a doubtful tie that decides who is first is seen to decide it."""

from dataclasses import replace

import networkx as nx
import pytest

from jjgraph.analysis import robustness as module
from jjgraph.analysis.context import Analysis
from jjgraph.analysis.measures.centrality import COLUMNS, centrality, ranking
from jjgraph.analysis.measures.scores import betweenness, pagerank
from jjgraph.analysis.robustness import (
    INTERVAL_COLUMNS,
    interval_rows,
    keep_probability,
    rank_robustness,
)
from jjgraph.model.records import Tie
from jjgraph.model.schema import builtin_schema
from jjgraph.model.view import View, apply_view
from tests.unit.analysis.conftest import AS_OF

SCHEMA = builtin_schema()
WIDE = View(level=0, inferred=True)


def analysed(full, view):
    """Return the analysis of *full* in *view* on the day of the tests."""
    return Analysis.of(full, SCHEMA, view=view, as_of=AS_OF)


def intervals(full, view, measures, **how):
    """Return the rank intervals by each measure."""
    return rank_robustness(analysed(full, view), measures, **how).intervals


def two_leaders(world, **doubt):
    """A has four firm partners; B has three, and two that are doubtful."""
    made = world().orgs("企", *"abcdefghzAB").ties(["Aa", "Ab", "Ac", "Ad", "Be", "Bf", "Bg"])
    return made.tie("B", "COOPERATES_WITH", "h", "z", **doubt)


@pytest.mark.parametrize("doubt", [{"level": 0}, {"certainty": "inferred"}], ids=["low", "inferred"])
def test_doubtful_ties_flip_the_first_two(world, doubt):
    """B leads by five to four; without what is doubtful A leads by four to three."""
    full = two_leaders(world, **doubt).dataset()
    found = intervals(full, WIDE, ["degree"], draws=0)["degree"]
    assert (found["A"], found["B"]) == ((1, 2), (1, 2))
    firm = two_leaders(world).dataset()
    found = intervals(firm, WIDE, ["degree"], draws=0)["degree"]
    assert (found["A"], found["B"]) == ((2, 2), (1, 1))


@pytest.mark.checks(
    "rank_intervals",
    example="一条可疑联系互换第一、二名 / one doubtful tie flips ranks 1 and 2",
    expected="(1, 2)",
    source="手算 / by hand",
)
def test_one_doubtful_tie_flips_the_first_two(world):
    """One shared base gives B two more partners: B 1 and A 2, and the other way round without its one tie."""
    made = world().orgs("企", *"abcdefgxyAB").ties(["Aa", "Ab", "Ac", "Ad", "Be", "Bf", "Bg"])
    made.things("TrainingBase", "base").share("base", "x", "y").tie("B", "PARTICIPATES_IN", "base", level=0)
    full = made.dataset()
    found = intervals(full, WIDE, ["degree"], draws=0)["degree"]
    assert (found["A"], found["B"]) == ((1, 2), (1, 2))
    assert found["a"][0] > 2


def test_resampling_alone_shows_the_doubt(world):
    """Of 200 draws, more than one in twenty loses a tie of the press: the interval opens; official ones hold."""
    made = world().orgs("企", *"abcdefghAB").ties(["Aa", "Ab", "Ac", "Ad", "Be", "Bf", "Bg"])
    made.tie("B", "COOPERATES_WITH", "h", "a", level=1)
    full = made.dataset()
    found = intervals(full, View(), ["degree"], draws=200, seed=1)["degree"]
    assert found["B"][0] == 1
    assert found["A"] == (1, 2)
    still = intervals(full, View(), ["degree"], draws=0)["degree"]
    assert still["A"] == (2, 2)


def test_same_seed_same_bytes(world):
    """Shuffled input and the same seed: the same intervals; the seed is what is drawn by."""
    made = two_leaders(world, level=0)
    measures = ["degree", "betweenness", "constraint", "pagerank"]
    one, two = (
        repr(intervals(made.dataset(shuffle=mix), WIDE, measures, draws=20, seed=5)) for mix in (1, 2)
    )
    assert one == two


def test_interval_holds_the_rank(world):
    """The rank of the table always lies in its interval, for the undefined there is none."""
    full = two_leaders(world, level=0).orgs("企", "alone").dataset()
    shown = apply_view(full, WIDE)
    measures = ["degree", "betweenness", "closeness", "constraint"]
    found = intervals(full, WIDE, measures, draws=30)
    graph = module.collaboration_graph(shown, SCHEMA, as_of=AS_OF)
    rows = interval_rows(shown, graph, found)
    assert (*COLUMNS, "rank_low", "rank_high") == INTERVAL_COLUMNS
    assert all(len(row) == len(INTERVAL_COLUMNS) for row in rows)
    for row in rows:
        if row[0] is None:
            assert (row[1], row[5], row[7], row[8]) == ("alone", "constraint", None, None)
        else:
            assert row[7] <= row[0] <= row[8]


def test_what_it_stands_on(world):
    """All three recomputations are named; one that keeps less than half of the pairs is not used."""
    full = two_leaders(world, level=0).dataset()
    trust = rank_robustness(analysed(full, WIDE), ["degree"], draws=3)
    assert [(check.ties, check.pairs, check.used) for check in trust.recomputations] == [
        (9, 9, False),
        (7, 7, True),
        (0, 0, False),
    ]
    assert trust.draws == {"degree": 3}


def test_large_networks_are_not_drawn(world, monkeypatch):
    """Above the limit, a measure of paths stands on the recomputations alone, and says so."""
    monkeypatch.setattr(module, "PATHS_LIMIT", 10)
    full = two_leaders(world, level=0).dataset()
    trust = rank_robustness(analysed(full, WIDE), ["degree", "betweenness"], draws=4)
    assert trust.draws == {"degree": 4, "betweenness": 0}
    monkeypatch.setattr(module, "LINEAR_LIMIT", 1)
    assert rank_robustness(analysed(full, WIDE), ["degree"], draws=4).draws == {"degree": 0}


def test_what_is_known_is_not_scored_again(world, monkeypatch):
    """Given the scores of the whole network, the intervals are the same and only smaller networks are scored."""
    full = two_leaders(world, level=0).dataset()
    graph = module.collaboration_graph(apply_view(full, WIDE), SCHEMA, as_of=AS_OF)
    names, scored = ["degree", "betweenness"], []
    scores = centrality(graph, names)
    plain = rank_robustness(analysed(full, WIDE), names, draws=3)

    def counted(graph, measures):
        scored.append(graph.number_of_edges())
        return centrality(graph, measures)

    monkeypatch.setattr(module, "centrality", counted)
    assert rank_robustness(analysed(full, WIDE), names, draws=0, scores=scores).intervals["degree"]
    assert scored
    assert max(scored) < graph.number_of_edges()
    assert rank_robustness(analysed(full, WIDE), names, draws=3, scores=scores) == plain


def test_one_isolate_stands_for_all():
    """Ranks with one isolate in place of many are those of the whole graph, by every standard measure."""
    graph = nx.relabel_nodes(nx.gnm_random_graph(30, 22, seed=4), lambda i: f"n{i:02d}")
    short = module._ranks(graph, ["degree", "betweenness", "closeness", "eigenvector", "pagerank"])
    for name, scores in centrality(graph).items():
        assert short[name] == {uid: rank for rank, uid, _ in ranking(scores)}


def test_keep_probabilities():
    """Official above institution above press above low; inferred half; a second source halves nothing away."""
    tie = Tie(key="t", dataset="d", subject_uid="a", type="T", object_uid="b", sources=1)
    chances = [keep_probability(replace(tie, stated_level=level)) for level in (3, 2, 1, 0)]
    assert chances == [0.98, 0.95, 0.90, 0.60]
    assert keep_probability(replace(tie, inferred_level=0)) == 0.30
    assert keep_probability(tie) == 0.30
    assert keep_probability(replace(tie, stated_level=0, sources=2)) == pytest.approx(0.84)


def test_nothing_to_rank(world):
    """Without ties, everybody shares the first rank, and nothing is drawn away."""
    full = world().orgs("企", "a", "b").dataset()
    assert intervals(full, View(), ["degree"], draws=5)["degree"] == {
        "a": (1, 1),
        "b": (1, 1),
    }


@pytest.mark.parametrize("seed", range(5))
def test_fast_scores_are_those_of_networkx(seed):
    """PageRank to the last bit, betweenness by components to twelve digits."""
    graph = nx.relabel_nodes(nx.gnm_random_graph(40, 45, seed=seed), "n{}".format)
    assert pagerank(graph) == nx.pagerank(graph, weight="weight", tol=1e-13, max_iter=1000)
    assert betweenness(graph) == pytest.approx(nx.betweenness_centrality(graph), rel=1e-12)
