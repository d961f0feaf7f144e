"""Centrality against published values, closed forms, and brute force."""

import random
from fractions import Fraction
from itertools import combinations, pairwise
from math import pi, sin, sqrt

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jjgraph.analysis.measures.centrality import (
    COLUMNS,
    MEASURES,
    STANDARD_MEASURES,
    centrality,
    centrality_rows,
    ranking,
    round_significant,
)
from jjgraph.errors import UsageError

KITE = ("Andre", "Beverly", "Carol", "Diane", "Ed", "Fernando", "Garth", "Heather", "Ike", "Jane")


def kite():
    """The kite of Krackhardt 1990, with the names of the paper."""
    return nx.relabel_nodes(nx.krackhardt_kite_graph(), dict(enumerate(KITE)))


@pytest.mark.checks(
    "degree, betweenness, closeness",
    example="Krackhardt’s kite",
    expected="0.102; 0.231; 0.389; 0.222; 0.643; 0.529",
    source="Krackhardt 1990",
    seen="networkx 的测试 / its tests (betweenness)",
)
@pytest.mark.parametrize(
    ("measure", "published"),
    [
        ("degree", (4, 4, 3, 6, 3, 5, 5, 3, 2, 1)),
        ("betweenness", (0.023, 0.023, 0.0, 0.102, 0.0, 0.231, 0.231, 0.389, 0.222, 0.0)),
        ("closeness", (0.529, 0.529, 0.5, 0.6, 0.5, 0.643, 0.643, 0.6, 0.429, 0.310)),
    ],
)
def test_krackhardts_kite(measure, published):
    """D. Krackhardt, "Assessing the political landscape", ASQ 35 (1990): the values of its table."""
    scores = centrality(kite(), [measure])[measure]
    assert [round(scores[name], 3) for name in KITE] == [pytest.approx(value) for value in published]


@pytest.mark.checks(
    "eigenvector",
    example="Zachary’s club",
    expected="0.373363; 0.355491",
    source="R sna, `evcent`",
    seen="公开的 sna 输出 / published output of sna",
)
@pytest.mark.checks(
    "pagerank",
    example="Zachary’s club",
    expected="0.096997; 0.052877",
    source="igraph, networkx",
    seen="公开的 igraph 输出 / published output of igraph",
)
def test_karate_club():
    """Zachary 1977, without weights: PageRank as igraph and networkx print it, eigenvector as sna's evcent does."""
    club = nx.relabel_nodes(nx.karate_club_graph(), "{:02d}".format)
    for _, _, edge in club.edges(data=True):
        edge["weight"] = 1
    found = centrality(club, ["pagerank", "eigenvector", "betweenness"])
    assert [round(found["pagerank"][uid], 6) for uid in ("00", "01", "02")] == [0.096997, 0.052877, 0.057079]
    assert [round(found["eigenvector"][uid], 6) for uid in ("33", "00", "02")] == [
        0.373363,
        0.355491,
        0.317193,
    ]
    assert round(found["betweenness"]["00"], 6) == 0.437635


def test_star_has_closed_forms():
    """Hub 1/sqrt 2 and leaves 1/sqrt 6; PageRank hub = (1 + 3d)/(4 + 4d) at d = 0.85."""
    found = centrality(nx.Graph([("h", "x"), ("h", "y"), ("h", "z")]))
    assert found["eigenvector"]["h"] == pytest.approx(1 / sqrt(2), abs=1e-12)
    assert found["eigenvector"]["x"] == pytest.approx(1 / sqrt(6), abs=1e-12)
    assert found["pagerank"]["h"] == pytest.approx((1 + 3 * 0.85) / (4 + 4 * 0.85), abs=1e-12)


def brute(graph):
    """Betweenness and closeness with exact fractions, from all simple paths."""
    uids = sorted(graph)
    length = {}
    between = dict.fromkeys(uids, Fraction(0))
    for a, b in combinations(uids, 2):
        paths = [
            (sum(Fraction(1, graph[u][v]["weight"]) for u, v in pairwise(path)), path)
            for path in nx.all_simple_paths(graph, a, b)
        ]
        if not paths:
            continue
        best = min(total for total, _ in paths)
        length[a, b] = length[b, a] = best
        shortest = [path for total, path in paths if total == best]
        for path in shortest:
            for inner in path[1:-1]:
                between[inner] += Fraction(1, len(shortest))
    n = len(uids)
    pairs = (n - 1) * (n - 2) / 2
    close = {}
    for uid in uids:
        reached = [total for (a, _), total in length.items() if a == uid]
        close[uid] = float(len(reached) / sum(reached) * Fraction(len(reached), n - 1)) if reached else 0.0
    return {uid: float(value) / pairs for uid, value in between.items()}, close


@given(st.integers(0, 10**6))
@settings(max_examples=60, deadline=None)
def test_weighted_paths_agree_with_brute_force(seed):
    """Distances are 1/weight, and equally short paths share alike, whatever the order of their terms."""
    mix = random.Random(seed)
    graph = nx.gnm_random_graph(mix.randint(3, 7), mix.randint(2, 10), seed=seed)
    graph = nx.relabel_nodes(graph, str)
    for a, b in graph.edges:
        graph[a][b]["weight"] = mix.choice((1, 2, 3, 5, 6, 10))
    between, close = brute(graph)
    found = centrality(graph, ["betweenness", "closeness"])
    assert found["betweenness"] == pytest.approx(between)
    assert found["closeness"] == pytest.approx(close)


def test_equal_paths_stay_equal_in_floating_point():
    """1 + 1 + 1/3 is the same length from either end: both ways take half of the pair."""
    assert (1 + 1) + 1 / 3 != (1 / 3 + 1) + 1
    graph = nx.Graph()
    graph.add_weighted_edges_from([("s", "a", 1), ("a", "b", 1), ("b", "t", 3)])
    graph.add_weighted_edges_from([("s", "c", 3), ("c", "d", 1), ("d", "t", 1)])
    scores = centrality(graph, ["betweenness"])["betweenness"]
    assert scores["a"] == scores["d"]
    assert scores["b"] == scores["c"]


def test_eigenvector_of_a_disconnected_graph():
    """Computed in the largest component; of two equal ones in that of the lowest uid; 0 elsewhere."""
    graph = nx.Graph([("p", "q"), ("q", "r"), ("a", "b"), ("b", "c"), ("x", "y")])
    graph.add_node("alone")
    scores = centrality(graph, ["eigenvector"])["eigenvector"]
    assert {uid for uid, score in scores.items() if score} == {"a", "b", "c"}
    assert scores["b"] == pytest.approx(1 / sqrt(2))


@pytest.mark.parametrize("size", [400, 1500])
def test_eigenvector_of_a_long_path(size):
    """The slowest case for power steps, dense and sparse: entry k is sin(k pi/(n+1)), scaled."""
    scores = centrality(nx.path_graph([f"{k:05d}" for k in range(1, size + 1)]), ["eigenvector"])[
        "eigenvector"
    ]
    exact = [sin(k * pi / (size + 1)) * sqrt(2 / (size + 1)) for k in range(1, size + 1)]
    assert list(scores.values()) == pytest.approx(exact, abs=1e-7)


def test_eigenvector_by_either_solver(monkeypatch):
    """Of a few hundred organisations the dense solver is not asked; it would give the same scores and order."""
    import scipy.linalg

    graph = nx.relabel_nodes(nx.barabasi_albert_graph(400, 2, seed=3), lambda i: f"n{i:03d}")
    nx.set_edge_attributes(graph, {edge: 1 + sum(map(len, edge)) % 3 for edge in graph.edges}, "weight")
    with monkeypatch.context() as patched:
        patched.setattr(scipy.linalg, "eigh", None)
        sparse = [centrality(graph, ["eigenvector"])["eigenvector"] for _ in range(2)]
    monkeypatch.setattr("jjgraph.analysis.measures.scores.DENSE", 1000)
    dense = centrality(graph, ["eigenvector"])["eigenvector"]
    assert sparse[0] == sparse[1] == pytest.approx(dense, abs=1e-12)
    assert min(dense.values()) > 0
    assert [uid for _, uid, _ in ranking(sparse[0])] == [uid for _, uid, _ in ranking(dense)]


def test_eigenvector_survives_a_solver_that_gives_up(monkeypatch):
    """Power steps take over, near the answer; no error reaches the user."""
    import numpy as np
    import scipy.sparse.linalg as solver

    def give_up(*_, **__):
        raise solver.ArpackNoConvergence("no", np.array([]), np.array([]))

    graph = nx.relabel_nodes(nx.star_graph(5), str)
    exact = centrality(graph, ["eigenvector"])["eigenvector"]
    monkeypatch.setattr("jjgraph.analysis.measures.scores.DENSE", 0)
    monkeypatch.setattr(solver, "eigsh", give_up)
    assert centrality(graph, ["eigenvector"])["eigenvector"] == pytest.approx(exact, abs=1e-9)


@pytest.mark.parametrize("graph", [nx.Graph(), nx.empty_graph(["a", "b"])])
def test_graphs_without_edges(graph):
    """Nothing raises; isolates score 0, except for the base share of PageRank."""
    found = centrality(graph)
    assert list(found) == list(STANDARD_MEASURES)
    for measure, scores in found.items():
        expected = 0.5 if measure == "pagerank" else 0.0
        assert list(scores.values()) == [expected] * len(graph)


@given(st.integers(0, 10**6), st.permutations([f"n{i}" for i in range(8)]))
@settings(max_examples=30, deadline=None)
def test_names_and_order_change_nothing(seed, names):
    """Scores follow the nodes through a renaming, to the digits that rank them."""
    graph = nx.relabel_nodes(nx.gnm_random_graph(8, 13, seed=seed), {i: f"m{i}" for i in range(8)})
    renamed = nx.relabel_nodes(graph, {f"m{i}": name for i, name in enumerate(names)})
    measures = ["degree", "betweenness", "closeness", "pagerank"]
    one, two = centrality(graph, measures), centrality(renamed, measures)
    for measure in measures:
        assert {names[int(uid[1:])]: score for uid, score in one[measure].items()} == pytest.approx(
            two[measure]
        )


def test_two_runs_agree_to_the_last_bit():
    """Shuffled nodes and edges give the very same numbers."""
    graph = nx.relabel_nodes(nx.gnm_random_graph(40, 90, seed=3), lambda i: f"n{i:02d}")
    nodes, edges = list(graph), list(graph.edges)
    random.Random(1).shuffle(nodes)
    random.Random(2).shuffle(edges)
    mixed = nx.Graph()
    mixed.add_nodes_from(nodes)
    mixed.add_edges_from((b, a) for a, b in edges)
    assert repr(centrality(graph)) == repr(centrality(mixed))


def test_standard_competition_ranking():
    """Equal scores share the better rank, by uid; noise in the last digits ranks nobody apart."""
    rows = ranking({"d": 1.0, "c": 2.0, "b": 2.0 * (1 + 1e-15), "a": 3.0, "e": 0.0})
    assert rows == [(1, "a", 3.0), (2, "b", 2.0), (2, "c", 2.0), (4, "d", 1.0), (5, "e", 0.0)]


@given(st.floats(1e-9, 1e9))
def test_rounding_keeps_twelve_digits(value):
    """Off by at most half of the twelfth digit."""
    assert round_significant(value) == pytest.approx(value, rel=5.1e-12)
    assert round_significant(round_significant(value)) == round_significant(value)


def test_unknown_measure_is_a_usage_error():
    """The error names what is known."""
    with pytest.raises(UsageError, match="wealth") as error:
        centrality(nx.Graph(), ["wealth"])
    assert "betweenness" in error.value.hint.en


def test_rows_name_the_organisation_and_stop_at_top(world):
    """One measure after the other, the best first."""
    made = world().orgs("企", "a").orgs("校研", "s").orgs("校", "t").ties(["as", "st"])
    rows = centrality_rows(made.dataset(), made.graph(), ["degree", "closeness"], top=1)
    assert rows == [
        (1, "s", "名s", "University", "校|研", "degree", 2.0),
        (1, "s", "名s", "University", "校|研", "closeness", 1.0),
    ]
    assert len(COLUMNS) == len(rows[0])


@pytest.mark.parametrize("measure", MEASURES.values(), ids=MEASURES)
def test_every_measure_explains_itself(measure):
    """Both languages, and what it does with weights and isolates."""
    assert all((*measure.label, *measure.explanation, measure.unit, measure.range, measure.isolates))
    assert measure.weights in ("", "weight", "distance")
