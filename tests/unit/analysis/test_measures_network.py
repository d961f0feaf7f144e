"""Measures of whole networks against published figures, hand tests and brute force."""

import random
from itertools import combinations, product
from math import comb, log2

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jjgraph.analysis.measures.centralisation import (
    betweenness_centralisation,
    closeness_centralisation,
    degree_centralisation,
    density,
    global_efficiency,
)
from jjgraph.analysis.measures.coreperiphery import core_periphery, fit
from jjgraph.analysis.measures.directed import direction_graph
from jjgraph.analysis.measures.helix import HELICES, HELIX, helix_synergy, mutual_information
from jjgraph.analysis.measures.mixing import (
    assortativity,
    degree_assortativity,
    ei_index,
    external_internal,
    mixing_matrix,
)
from jjgraph.analysis.measures.permutation import p_value
from jjgraph.analysis.measures.qap import likeness_graph, qap_correlation
from jjgraph.analysis.measures.tables import (
    BROKER_COLUMNS,
    CUT_COLUMNS,
    MIXING_COLUMNS,
    NETWORK_COLUMNS,
    NETWORK_MEASURES,
    TWO_MODE_COLUMNS,
    broker_rows,
    cut_rows,
    helix_rows,
    mixing_rows,
    network_rows,
    two_mode_rows,
)
from jjgraph.analysis.measures.twomode import affiliation_graph, newman_projection, two_mode_centrality
from jjgraph.model.schema import builtin_schema
from jjgraph.model.view import View, apply_view
from tests.unit.analysis.conftest import AS_OF

BUSINESS = {
    "Barbadori": "Castellani Ginori Medici Peruzzi",
    "Bischeri": "Guadagni Lamberteschi Peruzzi",
    "Castellani": "Lamberteschi Peruzzi",
    "Ginori": "Medici",
    "Guadagni": "Lamberteschi",
    "Lamberteschi": "Peruzzi",
    "Medici": "Pazzi Salviati Tornabuoni",
}


def florentine():
    """Marriages among the families of Padgett and Ansell, Pucci the isolate included."""
    graph = nx.florentine_families_graph()
    graph.add_node("Pucci")
    return graph


@pytest.mark.checks(
    "density", example="Florentine families", expected="20 / 120", source="Wasserman & Faust 1994"
)
@pytest.mark.checks(
    "degree_centralisation",
    example="Florentine families (g = 16)",
    expected="0.267",
    source="Wasserman & Faust 1994, p. 180",
    seen="手算 56/210 / by hand",
)
@pytest.mark.checks(
    "closeness_centralisation, betweenness_centralisation",
    example="Florentine families",
    expected="0.322; 0.437",
    source="Wasserman & Faust 1994, pp. 187, 192",
    seen="公开的 igraph 输出 0.3224523、0.4368132 / published output of igraph",
)
def test_florentine_centralisation():
    """Wasserman and Faust 1994, pp. 180, 187, 192: degree 0.267 (g = 16), closeness 0.322, betweenness 0.437."""
    assert round(degree_centralisation(florentine()), 3) == 0.267
    assert round(closeness_centralisation(florentine()), 3) == 0.322
    assert round(betweenness_centralisation(nx.florentine_families_graph()), 3) == 0.437
    assert round(density(florentine()), 4) == round(20 / 120, 4)


@pytest.mark.parametrize(
    "measure", [degree_centralisation, betweenness_centralisation, closeness_centralisation]
)
def test_freemans_bounds(measure):
    """Freeman 1979: 1 for every star, 0 for every circle; not defined below three nodes."""
    assert measure(nx.star_graph(["h", *"abcdef"])) == pytest.approx(1)
    assert measure(nx.cycle_graph("abcdef")) == pytest.approx(0)
    assert measure(nx.Graph(["ab"])) is None
    assert measure(nx.Graph()) is None


@pytest.mark.checks(
    "global_efficiency",
    example="完全图，随机图对 networkx / complete graph; random against networkx",
    expected="1",
    source="Latora & Marchiori 2001",
)
def test_global_efficiency():
    """A complete graph 1; by networkx on a random one in parts; not defined for one node."""
    assert global_efficiency(nx.complete_graph("abcd")) == 1
    graph = nx.gnm_random_graph(20, 22, seed=2)
    assert global_efficiency(graph) == pytest.approx(nx.global_efficiency(graph))
    assert global_efficiency(nx.empty_graph(["a"])) is None
    assert density(nx.empty_graph(["a"])) is None


@pytest.mark.checks(
    "party_assortativity",
    example="couples of San Francisco",
    expected="0.621",
    source="Newman 2003, table I (arXiv cond-mat/0209450)",
)
def test_newmans_couples():
    """Newman 2003, table I (couples of San Francisco by ethnicity): r = 0.621 from cells that are rounded there."""
    table = [
        [0.258, 0.016, 0.035, 0.013],
        [0.012, 0.157, 0.058, 0.019],
        [0.013, 0.023, 0.306, 0.035],
        [0.005, 0.007, 0.024, 0.016],
    ]
    matrix = {(x, y): table[i][j] for (i, x), (j, y) in product(enumerate("bhwo"), enumerate("bhwo"))}
    assert assortativity(matrix) == pytest.approx(0.621, abs=0.003)


@pytest.mark.checks(
    "degree_assortativity",
    example="Zachary’s club",
    expected="-0.476",
    source="Newman 2002",
    seen="公开的 igraph 输出 -0.4756131 / published output of igraph",
)
def test_karate_club():
    """Zachary's club: by degree -0.476 (Newman 2002, and networkx); by faction as networkx has it."""
    club = nx.karate_club_graph()
    assert round(degree_assortativity(club), 3) == -0.476
    found = assortativity(mixing_matrix(club, attribute="club"))
    assert found == pytest.approx(nx.attribute_assortativity_coefficient(club, "club"))
    between = sum(club.nodes[a]["club"] != club.nodes[b]["club"] for a, b in club.edges)
    index, p = ei_index(club, attribute="club", draws=200)
    assert index == pytest.approx((2 * between - 78) / 78)
    assert p == pytest.approx(1 / 201)


@pytest.mark.checks(
    "ei_index", example="内 3 外 2 / three inside, two outside", expected="-0.2", source="gaps.md G12"
)
def test_hand_test_of_external_and_internal():
    """gaps.md, G12: three inside, one to Hong Kong, one to Wuhan: (2 - 3) / 5 = -0.2."""
    assert external_internal(2, 3) == -0.2
    places = nx.Graph([("a", "b"), ("a", "c"), ("b", "c"), ("a", "hk"), ("b", "wh")])
    nx.set_node_attributes(places, dict.fromkeys("abc", "晋江") | {"hk": "香港", "wh": "武汉"}, "place")
    assert ei_index(places, attribute="place")[0] == pytest.approx(-0.2)


def test_nothing_to_mix():
    """No ties, no party, one party only: not defined, and no number."""
    empty = nx.empty_graph(["a", "b"])
    assert ei_index(empty) == (None, None)
    assert assortativity(mixing_matrix(empty)) is None
    assert degree_assortativity(empty) is None
    assert degree_assortativity(nx.cycle_graph("abc")) is None
    same = nx.Graph(["ab"])
    nx.set_node_attributes(same, "企", "parties")
    assert assortativity(mixing_matrix(same)) is None


@pytest.mark.checks(
    "mixing_matrix", example="随机图对 networkx / random graphs against networkx", source="Newman 2003"
)
@given(st.integers(0, 10**6))
@settings(max_examples=40, deadline=None)
def test_mixing_agrees_with_networkx(seed):
    """On random graphs with one party each; and E-I is one less twice the share inside."""
    graph = nx.gnm_random_graph(12, 20, seed=seed)
    mix = random.Random(seed)
    nx.set_node_attributes(graph, {uid: mix.choice("政校企") for uid in graph}, "parties")
    matrix = mixing_matrix(graph)
    found = assortativity(matrix)
    if found is not None:
        assert found == pytest.approx(nx.attribute_assortativity_coefficient(graph, "parties"))
    inside = sum(share for (x, y), share in matrix.items() if x == y)
    assert ei_index(graph, draws=0)[0] == pytest.approx(1 - 2 * inside)
    by_degree = degree_assortativity(graph)
    if by_degree is not None:
        assert by_degree == pytest.approx(nx.degree_pearson_correlation_coefficient(graph))


@pytest.mark.checks(
    "ei_index p",
    example="两方各三，全在内：恰 2/20 / exactly 2 of 20 deals",
    expected="comb(6, 3)",
    source="穷举 / by counting",
)
def test_permutation_p_is_near_the_exact_one():
    """Two parties of three, all ties inside: exactly 2 of the 20 deals are as extreme, p = 0.1."""
    graph = nx.disjoint_union(nx.complete_graph(3), nx.complete_graph(3))
    nx.set_node_attributes(graph, {uid: "企" if uid < 3 else "校" for uid in graph}, "parties")
    index, p = ei_index(graph, draws=5000, seed=3)
    assert index == -1
    assert p == pytest.approx(2 / comb(6, 3), abs=0.015)
    assert ei_index(graph, draws=50, seed=3) == ei_index(graph, draws=50, seed=3)


def test_p_counts_the_data_as_one_draw():
    """Never 0; both sides by the distance from the mean of the draws."""
    assert p_value(9.0, [0.0] * 99, side="high") == 0.01
    assert p_value(-9.0, [0.0, -10.0, 1.0], side="low") == 0.5
    assert p_value(2.0, [-2.0, 2.0, 0.0, 0.0]) == 0.6
    assert p_value(1.0, []) is None


def ideal(core, edge):
    """The ideal network of Borgatti and Everett 1999, figure 2: a core tied to all, a periphery to the core."""
    graph = nx.Graph(combinations(core, 2))
    graph.add_edges_from(product(core, edge))
    return graph


@pytest.mark.checks(
    "core_periphery",
    example="理想网络 4 + 6 / the ideal network",
    expected="1",
    source="Borgatti & Everett 1999",
)
def test_the_ideal_of_borgatti_and_everett():
    """Borgatti and Everett 1999: the ideal network of 4 in the core and 6 outside fits itself exactly, as a star."""
    found = core_periphery(ideal("abcd", "uvwxyz"))
    assert found.core == tuple("abcd")
    assert found.correlation == pytest.approx(1)
    assert core_periphery(nx.star_graph(["h", *"xyz"])).core == ("h",)


def test_core_of_an_imperfect_network():
    """One core-periphery tie less: 45 pairs, 30 ideal, 29 tied, phi = (45x29 - 29x30)/sqrt(29x16x30x15)."""
    graph = ideal("abcd", "uvwxyz")
    graph.remove_edge("a", "u")
    found = core_periphery(graph)
    assert found.core == tuple("abcd")
    assert found.correlation == pytest.approx(15 * 29 / (29 * 16 * 30 * 15) ** 0.5)


@pytest.mark.checks(
    "core_periphery",
    example="七点的全部 126 种划分 / all divisions of seven nodes",
    expected="0.05",
    source="穷举 / brute force",
)
@pytest.mark.parametrize("seed", range(25))
def test_core_agrees_with_all_divisions(seed):
    """Seven nodes: never better than the best of all 126 divisions, and short of it by at most 0.05."""
    graph = nx.relabel_nodes(nx.gnm_random_graph(7, 9, seed=seed), str)
    all_fits = [
        value
        for size in range(1, 7)
        for core in combinations(sorted(graph), size)
        if (value := correlation_by_numpy(graph, core)) is not None
    ]
    found = core_periphery(graph)
    assert found.correlation == pytest.approx(correlation_by_numpy(graph, found.core))
    assert found.correlation == pytest.approx(fit(graph, set(found.core)))
    assert max(all_fits) - 0.05 <= found.correlation <= max(all_fits) + 1e-9


def correlation_by_numpy(graph, core):
    """The definition, cell by cell."""
    pairs = list(combinations(sorted(graph), 2))
    data = [graph.has_edge(a, b) for a, b in pairs]
    pattern = [a in core or b in core for a, b in pairs]
    return None if len(set(pattern)) == 1 else float(np.corrcoef(data, pattern)[0, 1])


def test_no_core_without_ties():
    """Not defined without ties, or where all are tied."""
    assert core_periphery(nx.empty_graph("ab")).correlation is None
    assert core_periphery(nx.complete_graph("abc")).correlation is None


def bits(word, helices="校企政"):
    """The parties of an object written in ones and zeros."""
    return {helix for helix, bit in zip(helices, word, strict=True) if bit == "1"}


@pytest.mark.checks(
    "t_uig",
    example="异或、复制、八个对象 / exclusive or, copies, eight objects",
    expected="-1; 1; -0.4355",
    source="gaps.md G06",
)
def test_hand_tests_of_three_helices():
    """gaps.md, G06: exclusive or -1, copies +1, the eight objects -0.4355."""
    assert mutual_information([bits(word) for word in ("000", "011", "101", "110")]) == pytest.approx(-1)
    assert mutual_information([bits(word) for word in ("000", "111")]) == pytest.approx(1)
    eight = ["110", "110", "111", "111", "100", "010", "010", "001"]
    assert round(mutual_information([bits(word) for word in eight]), 4) == -0.4355


@pytest.mark.checks("t_uigr, t_uigra", example="奇偶 / parity", expected="1; -1", source="手算 / by hand")
def test_four_and_five_helices_by_hand():
    """Parity of four: 4 - 12 + 12 - 3 = 1; of five: 5 - 20 + 30 - 20 + 4 = -1. Copies are 1 in any number."""
    for name, expected in (("t_uigr", 1), ("t_uigra", -1)):
        helices = HELICES[name]
        words = ["".join(word) for word in product("01", repeat=len(helices)) if word.count("1") % 2 == 0]
        objects = [bits(word, helices) for word in words]
        assert mutual_information(objects, helices) == pytest.approx(expected)
        assert mutual_information([set(), set(helices)], helices) == pytest.approx(1)


@given(st.lists(st.sets(st.sampled_from("校企政研")), min_size=1, max_size=12))
@settings(deadline=None)
def test_three_helices_as_conditional_information(objects):
    """T(u,i,g) = I(u;i) - I(u;i|g), summed cell by cell; one that is always present makes it 0."""

    def information(rows):
        total = len(rows)
        value = 0.0
        for x, y in set(rows):
            joint = rows.count((x, y)) / total
            left, right = (sum(r[k] == v for r in rows) / total for k, v in ((0, x), (1, y)))
            value += joint * log2(joint / (left * right))
        return value

    rows = [("校" in o, "企" in o, "政" in o) for o in objects]
    given_third = sum(
        information(part) * len(part) / len(rows)
        for third in (True, False)
        if (part := [(x, y) for x, y, z in rows if z == third])
    )
    expected = information([(x, y) for x, y, _ in rows]) - given_third
    assert mutual_information(objects) == pytest.approx(expected, abs=1e-9)
    assert mutual_information([{*o, "政"} for o in objects]) == pytest.approx(0, abs=1e-9)


def test_synergy_has_a_p():
    """Exclusive or, ten times over, is far from chance; independent parties are not; order changes nothing."""
    xor = [bits(word) for word in ("000", "011", "101", "110")] * 10
    assert helix_synergy(xor, draws=200) == (pytest.approx(-1), 1 / 201)
    free = [bits("".join(word)) for word in product("01", repeat=3)] * 5
    assert helix_synergy(free, draws=200)[1] > 0.5
    eight = [bits(word) for word in ["110", "110", "111", "111", "100", "010", "010", "001"]]
    assert helix_synergy(eight, draws=50) == helix_synergy(eight[::-1], draws=50)
    assert helix_synergy([]) == (None, None)


@pytest.mark.checks(
    "qap_correlation",
    example="Florentine marriage and business",
    expected="0.372",
    source="UCINET, R sna",
    seen="公开的 sna 输出 0.3718679、p 0.001 / published output of sna",
)
def test_florentine_marriage_and_business():
    """Padgett's families, the standard example of QAP (UCINET, sna): correlation 0.372, p about 0.001."""
    business = nx.Graph((a, b) for a, others in BUSINESS.items() for b in others.split())
    business.add_nodes_from(florentine())
    found, p = qap_correlation(florentine(), business, draws=2000)
    assert round(found, 3) == 0.372
    assert p < 0.01
    assert qap_correlation(florentine(), business, draws=2000) == (found, p)


def test_qap_where_nothing_varies():
    """Not defined against a network without ties or with all; isolates count; weights where asked for."""
    path = nx.path_graph("abcd")
    assert qap_correlation(path, nx.empty_graph("abcd")) == (None, None)
    assert qap_correlation(path, nx.complete_graph("abcd")) == (None, None)
    other = nx.Graph()
    other.add_weighted_edges_from([("a", "b", 3), ("c", "d", 1)])
    x, y = [1, 0, 0, 1, 0, 1], [3, 0, 0, 0, 0, 1]
    assert qap_correlation(path, other, weight="weight", draws=0)[0] == pytest.approx(np.corrcoef(x, y)[0, 1])


def test_likeness_of_parties():
    """Who speaks for the same party, or is alike by another rule; one of two parties by half."""
    graph = nx.Graph()
    graph.add_nodes_from([("a", {"parties": ("企",)}), ("b", {"parties": ("企", "研")}), ("c", {})])
    assert list(likeness_graph(graph).edges(data="weight")) == [("a", "b", 0.5)]
    assert list(likeness_graph(graph, lambda a, b: float("c" in (a, b))).edges) == [("a", "c"), ("b", "c")]


def davis():
    """The eighteen women and fourteen events of Davis, Gardner and Gardner 1941."""
    graph = nx.davis_southern_women_graph()
    for uid, node in graph.nodes(data=True):
        node["mode"] = "object" if node["bipartite"] else "organisation"
        node |= {"name": uid, "kind": "x"}
    return graph


@pytest.mark.checks(
    "two_mode",
    example="Southern women",
    expected="0.78; 0.85; 0.24; 0.57; 0.80",
    source="Borgatti & Halgin 2011, table 2",
    seen="networkx 的测试 / its tests",
)
def test_southern_women():
    """Borgatti and Halgin, Analyzing affiliation networks, table 2: degree, closeness, betweenness."""
    found = two_mode_centrality(davis())
    table = {
        "E8": (0.78, 0.85, 0.24),
        "E9": (0.67, 0.79, 0.23),
        "E7": (0.56, 0.73, 0.13),
        "Nora Fayette": (0.57, 0.80, 0.11),
        "Evelyn Jefferson": (0.57, 0.80, 0.10),
        "Theresa Anderson": (0.57, 0.80, 0.09),
        "E6": (0.44, 0.69, 0.07),
    }
    for uid, row in table.items():
        assert tuple(round(found[name][uid], 2) for name in ("degree", "closeness", "betweenness")) == row
    rows = two_mode_rows(davis())
    assert [row[0] for row in rows] == ["organisation"] * 18 + ["object"] * 14
    assert len(rows[0]) == len(TWO_MODE_COLUMNS)


@pytest.mark.parametrize("seed", range(5))
def test_two_modes_agree_with_networkx(seed):
    """Degree and betweenness also in parts and with isolates; closeness where the graph is connected."""
    graph = nx.bipartite.gnmk_random_graph(6, 9, 14 + 20 * (seed % 2), seed=seed)
    nx.set_node_attributes(graph, dict.fromkeys(range(6, 15), "object"), "mode")
    top = range(6)
    expected = {
        "degree": nx.bipartite.degree_centrality(graph, top),
        "closeness": nx.bipartite.closeness_centrality(graph, top),
        "betweenness": nx.bipartite.betweenness_centrality(graph, top),
    }
    found = two_mode_centrality(graph)
    for name, scores in expected.items():
        if name != "closeness" or nx.is_connected(graph):
            assert found[name] == pytest.approx(scores), name
    assert all(0 <= score <= 1 for scores in found.values() for score in scores.values())
    assert nx.is_connected(graph) == bool(seed % 2)
    single = nx.Graph([("a", "x")])
    single.nodes["x"]["mode"] = "object"
    assert two_mode_centrality(single)["betweenness"] == {"a": 0.0, "x": 0.0}


@pytest.mark.checks(
    "newman_projection", example="Southern women 对 networkx / against networkx", source="Newman 2001"
)
def test_newmans_projection():
    """As networkx has it; and Newman 2001: the weights of a node sum to its objects shared with others."""
    graph = davis()
    women = [uid for uid, node in graph.nodes(data=True) if node["mode"] == "organisation"]
    expected = nx.bipartite.collaboration_weighted_projected_graph(graph, women)
    found = newman_projection(graph)
    assert {frozenset(e[:2]): e[2] for e in found.edges(data="weight")} == pytest.approx(
        {frozenset(e[:2]): e[2] for e in expected.edges(data="weight")}
    )
    for uid in women:
        assert found.degree(uid, weight="weight") == pytest.approx(graph.degree(uid))


def test_tables_of_a_small_world(world):
    """Every table has the columns it names, and the figures of the star of the gap G05."""
    made = world().orgs("校", "S").orgs("企", "E1", "E2").orgs("研", "R").orgs("行", "alone")
    made.things("TrainingBase", "base").share("base", "S", "E1")
    made.tie("S", "COOPERATES_WITH", "E2", "R")
    graph = made.graph()
    assert [row[4:8] for row in broker_rows(graph)] == [
        ("consultant", 1.0, 0.5, 2.0),
        ("liaison", 2.0, 2.5, 0.8),
    ]
    assert len(broker_rows(graph)[0]) == len(BROKER_COLUMNS)
    assert next(row[:5] for row in cut_rows(graph)) == ("node", "S", "名S", 4, 2)
    assert len(cut_rows(graph)[0]) == len(CUT_COLUMNS)
    assert len(cut_rows(graph, min_impact=2)) == 1
    assert all(len(row) == len(MIXING_COLUMNS) for row in mixing_rows(graph))
    assert sum(row[2] for row in mixing_rows(graph)) == pytest.approx(1)
    rows = network_rows(graph, draws=20)
    assert [row[0] for row in rows] == list(NETWORK_MEASURES)
    assert all(len(row) == len(NETWORK_COLUMNS) for row in rows)
    assert {row[0]: row[3] for row in rows}["density"] == pytest.approx(0.3)
    shown = apply_view(made.dataset(), View())
    shares = affiliation_graph(shown, builtin_schema(), as_of=AS_OF)
    assert sorted(shares.edges) == [("E1", "base"), ("S", "base")]
    assert next(row[:1] + row[3:5] for row in helix_rows(shares, draws=5)) == ("t_uig", 0.0, 1.0)


@pytest.mark.parametrize("graph", [nx.Graph(), nx.empty_graph(["a"]), nx.empty_graph(["a", "b", "c"])])
def test_empty_networks(graph):
    """Every measure of a network answers without ties: a figure or none, no error, no NaN."""
    nx.set_node_attributes(graph, "企", "parties")
    for row in [*network_rows(graph, draws=3), *helix_rows(graph, draws=3)]:
        assert row[3] is None or row[3] == 0


@pytest.mark.parametrize("measure", [*NETWORK_MEASURES.values(), *HELIX.values()], ids=lambda m: m.name)
def test_every_network_measure_explains_itself(measure):
    """Both languages, definition, source, unit, range, isolates and parallel ties."""
    assert all((*measure.label, *measure.explanation, measure.unit, measure.range, measure.isolates))
    assert all((measure.definition, measure.citation, measure.parallel))


def test_who_gives_to_whom(world):
    """A government body funds a school that trains for a firm: the school is a liaison, and cooperation no arc."""
    made = world().orgs("政", "g").orgs("校", "s").orgs("企", "e", "f").ties(["ef"])
    made.tie("g", "FUNDS", "s").tie("g", "FUNDS", "s", tie="second").tie("s", "TRAINS_FOR", "e")
    graph = direction_graph(apply_view(made.dataset(), View()), builtin_schema(), as_of=AS_OF)
    assert list(graph.edges(data="weight")) == [("g", "s", 2), ("s", "e", 1)]
    assert [row[0:1] + row[4:6] for row in broker_rows(graph)] == [("s", "liaison", 1.0)]
    assert "f" in graph
