"""Node measures against published tables, hand tests and independent implementations."""

import random
import re
from itertools import combinations, permutations, product
from math import isfinite

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jjgraph.analysis.measures.brokerage import (
    DIRECTED_ROLES,
    UNDIRECTED_ROLES,
    broker_roles,
    expected_roles,
    role_of,
)
from jjgraph.analysis.measures.centrality import MEASURES, centrality, centrality_rows, ranking
from jjgraph.analysis.measures.holes import dyadic_constraint

HAND = nx.Graph([("A", "B"), ("A", "C"), ("A", "D"), ("C", "D")])  # gaps.md, G04


def one(graph, measure):
    """Return the scores by one measure."""
    return centrality(graph, [measure])[measure]


def kite():
    """The kite of Krackhardt 1990 by the letters of its places, A Andre to J Jane."""
    return nx.relabel_nodes(nx.krackhardt_kite_graph(), dict(enumerate("ABCDEFGHIJ")))


def mixed(seed, *, parties="政校行企研", double=True):
    """A random graph of 7 nodes with weights, isolates and organisations of two parties."""
    mix = random.Random(seed)
    graph = nx.relabel_nodes(nx.gnm_random_graph(7, mix.randint(0, 14), seed=seed), "n{}".format)
    for a, b in graph.edges:
        graph[a][b]["weight"] = mix.choice((1, 2, 3))
    for uid in graph:
        count = mix.choice((1, 1, 2)) if double else 1
        graph.nodes[uid]["parties"] = tuple(mix.sample(parties, count))
    return graph


@pytest.mark.checks(
    "degree",
    example="Florentine families (g = 16)",
    expected="0.400; 0.267",
    source="Wasserman & Faust 1994, table 5.1",
)
@pytest.mark.checks(
    "betweenness",
    example="Florentine families (g = 15)",
    expected="0.522; 0.255; 0.212; 0.143",
    source="Wasserman & Faust 1994, table 5.1",
    seen="networkx 的测试 / its tests",
)
@pytest.mark.checks(
    "closeness",
    example="Florentine families (g = 15)",
    expected="0.560; 0.500",
    source="Wasserman & Faust 1994, table 5.1",
)
def test_florentine_families():
    """Wasserman and Faust 1994, tables 5.1 and 5.2: degree with Pucci (g = 16), the others without (g = 15)."""
    families = nx.florentine_families_graph()
    found = centrality(families, ["betweenness", "closeness"])
    between = {
        "Medici": 0.522,
        "Guadagni": 0.255,
        "Albizzi": 0.212,
        "Salviati": 0.143,
        "Ridolfi": 0.114,
        "Bischeri": 0.104,
        "Strozzi": 0.103,
        "Barbadori": 0.093,
        "Tornabuoni": 0.092,
        "Castellani": 0.055,
        "Peruzzi": 0.022,
        "Acciaiuoli": 0.0,
        "Ginori": 0.0,
        "Lamberteschi": 0.0,
        "Pazzi": 0.0,
    }
    assert {name: round(score, 3) for name, score in found["betweenness"].items()} == between
    assert round(found["closeness"]["Medici"], 3) == 0.560
    assert round(found["closeness"]["Ridolfi"], 3) == 0.500
    families.add_node("Pucci")
    degree = one(families, "degree")
    assert [round(degree[name] / 15, 3) for name in ("Medici", "Guadagni", "Strozzi", "Pucci")] == [
        0.400,
        0.267,
        0.267,
        0.0,
    ]


@pytest.mark.checks("effective_size", example="A–B A–C A–D C–D", expected="2.3333", source="gaps.md G04")
def test_hand_test_of_structural_holes():
    """gaps.md, G04: 0.6111, 1.0, 1.0069; 3 - 2/3 = 2.3333; efficiency 2.3333/3 = 0.7778."""
    assert [round(one(HAND, "constraint")[uid], 4) for uid in "ABCD"] == [0.6111, 1.0, 1.0069, 1.0069]
    assert [round(one(HAND, "effective_size")[uid], 4) for uid in "ABCD"] == [2.3333, 1.0, 1.0, 1.0]
    assert [round(one(HAND, "efficiency")[uid], 4) for uid in "ABCD"] == [0.7778, 1.0, 0.5, 0.5]


@pytest.mark.checks(
    "constraint, effective_size, efficiency",
    example="Burt 1992, G of seven nodes",
    expected="4.67; 0.78; 0.400; 0.595",
    source="Borgatti 1997, example 1",
    seen="networkx 的测试 / its tests (effective size, constraint)",
)
def test_burts_example():
    """Burt 1992, as worked in Borgatti 1997, example 1: G has 6 partners with 4 ties, 6 - 2 x 4/6 = 4.67."""
    graph = nx.Graph(["AB", "AE", "AF", "AG", "BD", "BG", "CG", "DG", "EG", "FG"])
    assert round(one(graph, "effective_size")["G"], 2) == 4.67
    assert round(one(graph, "efficiency")["G"], 2) == 0.78
    assert round(one(graph, "constraint")["G"], 3) == 0.400
    assert round(one(graph, "constraint")["A"], 3) == 0.595
    assert one(graph, "constraint")["C"] == 1.0


@pytest.mark.checks(
    "hierarchy", example="A–B A–C A–D C–D, node C", expected="0.0099", source="手算 / by hand"
)
def test_hierarchy_by_hand():
    """C is constrained by A, (1/2 + 1/2 x 1/2)^2, and by D, (1/2 + 1/2 x 1/3)^2: the Theil index by hand."""
    parts = dyadic_constraint(HAND)["C"]
    assert parts == pytest.approx({"A": (1 / 2 + 1 / 2 * 1 / 2) ** 2, "D": (1 / 2 + 1 / 2 * 1 / 3) ** 2})
    # 0.5625 and 0.4444: ratios 1.1172 and 0.8828; (0.1238 - 0.1100) / (2 ln 2) = 0.0099
    assert round(one(HAND, "hierarchy")["C"], 4) == 0.0099
    assert "B" not in one(HAND, "hierarchy")


@given(st.integers(0, 10**6))
@settings(max_examples=50, deadline=None)
def test_structural_holes_agree_with_networkx(seed):
    """Constraint and effective size, weighted; networkx is asked node by node, past its fault in 3.6.1."""
    graph = mixed(seed)
    nodes = [uid for uid in graph if graph[uid]]
    expected = nx.constraint(graph, nodes=nodes, weight="weight")
    assert one(graph, "constraint") == pytest.approx({uid: expected[uid] for uid in sorted(nodes)})
    size = nx.effective_size(graph, nodes=nodes, weight="weight")
    assert one(graph, "effective_size") == pytest.approx({uid: size[uid] for uid in sorted(nodes)})


def test_star_and_clique_of_hierarchy():
    """A clique constrains evenly; a partner who holds everybody else makes a hierarchy."""
    assert set(one(nx.complete_graph("abcd"), "hierarchy").values()) == {0.0}
    led = nx.Graph(["el", "ea", "eb", "ec", "la", "lb", "lc"])
    assert one(led, "hierarchy")["e"] > 0.1


@pytest.mark.checks("harmonic", example="kite, Jane: 1, 2, 3, 3, 4 …", source="手算 / by hand")
@pytest.mark.checks(
    "k_core",
    example="kite：核数 3 / core numbers",
    expected="3",
    source="手算，另有穷举 / by hand and by brute force",
)
@pytest.mark.checks("clustering", example="kite, Diane", expected="8 / 15", source="手算 / by hand")
def test_kite_by_hand():
    """The kite: core numbers 3 for the seven of the body; Jane's harmonic centrality counted by steps."""
    core = one(kite(), "k_core")
    assert [core[uid] for uid in "ABCDEFGHIJ"] == [3, 3, 3, 3, 3, 3, 3, 2, 1, 1]
    # Ike, Heather, then Fernando and Garth, then the five others
    steps = [1, 2, 3, 3, 4, 4, 4, 4, 4]
    assert one(kite(), "harmonic")["J"] == pytest.approx(sum(1 / step for step in steps) / 9)
    assert one(kite(), "clustering")["D"] == pytest.approx(8 / 15)
    assert one(kite(), "strength") == one(kite(), "degree")


@pytest.mark.checks(
    "strength",
    example="随机图，逐一相加 / random graphs, by addition",
    source="独立实现 / independent implementation",
)
@given(st.integers(0, 10**6))
@settings(max_examples=40, deadline=None)
def test_cohesion_agrees_with_brute_force(seed):
    """Strength by addition, clustering by pairs, harmonic by Floyd and Warshall, cores by peeling."""
    graph = mixed(seed)
    uids = sorted(graph)
    weight = {(a, b): w for a, b, w in graph.edges(data="weight")}
    weight |= {(b, a): w for (a, b), w in weight.items()}
    assert one(graph, "strength") == {a: sum(w for (x, _), w in weight.items() if x == a) for a in uids}
    far = {
        (a, b): 0.0 if a == b else 1 / weight.get((a, b), 0) if (a, b) in weight else 1e9
        for a, b in product(uids, uids)
    }
    for k, i, j in product(uids, uids, uids):
        far[i, j] = min(far[i, j], far[i, k] + far[k, j])
    expected = {a: sum(1 / far[a, b] for b in uids if b != a and far[a, b] < 1e6) / 6 for a in uids}
    assert one(graph, "harmonic") == pytest.approx(expected)
    pairs = {a: list(combinations(graph[a], 2)) for a in uids}
    assert one(graph, "clustering") == pytest.approx(
        {a: sum(graph.has_edge(*pair) for pair in pairs[a]) / len(pairs[a]) for a in uids if pairs[a]}
    )
    cores = dict.fromkeys(uids, 0.0)
    for size in range(1, 8):
        for part in combinations(uids, size):
            least = min(degree for _, degree in graph.subgraph(part).degree())
            for uid in part:
                cores[uid] = max(cores[uid], float(least))
    assert one(graph, "k_core") == cores


@pytest.mark.checks(
    "coordinator, consultant, gatekeeper, liaison",
    example="gaps.md G05, star",
    expected="0, 1, 0, 2",
    source="gaps.md",
)
def test_hand_test_of_brokers():
    """gaps.md, G05: E1-S-E2 consultant 1; E1-S-R and E2-S-R liaison 2; coordinator 0; gatekeeper 0."""
    star = nx.Graph([("S", "E1"), ("S", "E2"), ("S", "R")])
    nx.set_node_attributes(star, {"S": "校", "E1": "企", "E2": "企", "R": "研"}, "parties")
    assert [one(star, role)["S"] for role in UNDIRECTED_ROLES] == [0, 1, 0, 2]


def brute_roles(graph, *, directed):
    """Count every triad one by one; one of two parties is every combination, by half each."""
    found = {b: dict.fromkeys(DIRECTED_ROLES if directed else UNDIRECTED_ROLES, 0.0) for b in graph}
    ends = permutations if directed else combinations
    for b in graph:
        for i, j in ends(sorted(set(graph) - {b}), 2):
            if graph.has_edge(i, b) and graph.has_edge(b, j) and not graph.has_edge(i, j):
                sides = [graph.nodes[uid]["parties"] for uid in (i, b, j)]
                for x, y, z in product(*sides):
                    share = 1 / (len(sides[0]) * len(sides[1]) * len(sides[2]))
                    found[b][role_of(x, y, z, directed=directed)] += share
    return found


@given(st.integers(0, 10**6), st.booleans())
@settings(max_examples=60, deadline=None)
def test_brokers_agree_with_brute_force(seed, directed):
    """The counting by groups less triangles is the counting of triads, with two parties and both ways."""
    graph = mixed(seed)
    if directed:
        mix = random.Random(seed)
        arcs = nx.DiGraph()
        arcs.add_nodes_from(graph.nodes(data=True))
        arcs.add_edges_from(edge for edge in graph.to_directed().edges if mix.random() < 0.6)
        graph = arcs
    found, expected = broker_roles(graph), brute_roles(graph, directed=directed)
    for uid in graph:
        assert found[uid] == pytest.approx(expected[uid], abs=1e-9)


@pytest.mark.checks(
    "roles against expectation",
    example="四点的全部图 / all graphs of four nodes",
    source="穷举 / brute force",
)
@pytest.mark.parametrize("directed", [False, True])
def test_expectation_is_the_mean_over_all_graphs(directed):
    """Every graph on 4 nodes, each by its chance at density d: the mean of the counts is the expectation."""
    parties = {"a": ("企",), "b": ("企",), "c": ("校",), "d": ("校", "研")}
    slots = list((permutations if directed else combinations)("abcd", 2))
    model = (nx.DiGraph if directed else nx.Graph)()
    model.add_nodes_from((uid, {"parties": groups}) for uid, groups in parties.items())
    sample = model.copy()
    sample.add_edges_from(slots[: len(slots) // 2])  # density 1/2: every graph is equally likely
    total = {uid: dict.fromkeys(expected_roles(sample)["a"], 0.0) for uid in parties}
    for bits in product((0, 1), repeat=len(slots)):
        graph = model.copy()
        graph.add_edges_from(slot for slot, bit in zip(slots, bits, strict=True) if bit)
        for uid, roles in broker_roles(graph).items():
            for role, count in roles.items():
                total[uid][role] += count / 2 ** len(slots)
    for uid, roles in expected_roles(sample).items():
        assert roles == pytest.approx(total[uid])


@pytest.mark.checks(
    "coordinator, consultant, gatekeeper, representative, liaison",
    example="有方向的五种 / five directed roles",
    source="Gould & Fernandez 1989, figure 1",
    seen="R sna、manynet 的文档（定义） / documentation of sna, manynet (definitions)",
)
def test_five_directed_roles():
    """Gould and Fernandez 1989, figure 1: one triad for each role, with the direction that tells them apart."""
    for groups, role in {
        "AAA": "coordinator",
        "BAB": "consultant",
        "BAA": "gatekeeper",
        "AAB": "representative",
        "BAC": "liaison",
    }.items():
        line = nx.DiGraph([("i", "b"), ("b", "j")])
        nx.set_node_attributes(line, dict(zip("ibj", groups, strict=True)), "parties")
        assert {name for name, count in broker_roles(line)["b"].items() if count} == {role}


def test_ei_index_of_nodes():
    """gaps.md, G12: 3 inside and 2 outside are -0.2; half a party of one's own counts half; isolates nothing."""
    star = nx.star_graph(["v", "a", "b", "c", "x", "y"])
    star.add_node("alone", parties=("企",))
    nx.set_node_attributes(star, dict.fromkeys("vabc", "企") | dict.fromkeys("xy", "校"), "parties")
    found = one(star, "ei_index")
    assert found["v"] == pytest.approx(-0.2)
    assert found["a"] == -1.0
    assert "alone" not in found
    star.nodes["x"]["parties"] = ("企", "校")
    assert one(star, "ei_index")["v"] == pytest.approx((1.5 - 3.5) / 5)


def test_every_measure_has_a_plain_name():
    """Short, in both languages, another than the field's term and than that of any other measure."""
    for lang, most in (("zh", 10), ("en", 40)):
        names = [measure.plain.pick(lang) for measure in MEASURES.values()]
        assert len(set(names)) == len(MEASURES)
        assert all(0 < len(name) <= most for name in names)
        for measure in MEASURES.values():
            assert measure.plain.pick(lang) != measure.label.pick(lang)
            assert measure.title.pick(lang).startswith(measure.plain.pick(lang))
            assert len(re.findall("[（(]", measure.title.pick(lang))) == 1


@given(st.integers(0, 10**6), st.permutations(range(7)))
@settings(max_examples=30, deadline=None)
def test_relabelling_changes_no_score(seed, order):
    """Every measure but the eigenvector of a graph in parts, which says that it goes by uid, follows the names."""
    graph = mixed(seed)
    names = {f"n{old}": f"m{new}" for old, new in enumerate(order)}
    moved = nx.relabel_nodes(graph, names)
    for measure in sorted(set(MEASURES) - {"eigenvector"}):
        expected = {names[uid]: score for uid, score in one(graph, measure).items()}
        assert one(moved, measure) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize("measure", MEASURES)
def test_no_measure_gives_a_number_where_it_has_none(measure):
    """Isolates: as the measure says, and never NaN; a graph without nodes gives nothing."""
    graph = nx.Graph(["ab"])
    graph.add_node("z")
    nx.set_node_attributes(graph, dict.fromkeys("abz", ("企",)), "parties")
    found = one(graph, measure)
    assert ("z" not in found) == ("not defined" in MEASURES[measure].isolates.split(";")[0])
    assert all(isfinite(score) for score in found.values())
    assert one(nx.Graph(), measure) == {}


@pytest.mark.parametrize("measure", MEASURES.values(), ids=MEASURES)
def test_every_measure_has_a_definition_and_a_source(measure):
    """What the generated page needs."""
    assert all((measure.definition, measure.citation, measure.parallel, *measure.label, *measure.explanation))


def test_rank_one_of_constraint_is_the_lowest(world):
    """The least constrained comes first; whoever has none comes last, without a rank."""
    made = world().orgs("企", "A", "B", "C", "D", "Z").ties(["AB", "AC", "AD", "CD"])
    rows = centrality_rows(made.dataset(), made.graph(), ["constraint"])
    assert [(row[0], row[1]) for row in rows] == [(1, "A"), (2, "B"), (3, "C"), (3, "D"), (None, "Z")]
    assert rows[-1][-1] is None
    assert ranking({"a": 2.0, "b": 1.0, "c": 1.0}, low_first=True) == [
        (1, "b", 1.0),
        (1, "c", 1.0),
        (3, "a", 2.0),
    ]


@given(st.integers(0, 10**6))
@settings(max_examples=10, deadline=None)
def test_expectation_by_triads_is_the_mean_over_all_deals(seed):
    """The broker keeps its party; the parties of the others in every order: the mean of the counts."""
    graph = nx.gnm_random_graph(5, 6, seed=seed)
    mix = random.Random(seed)
    parties = {uid: tuple(mix.sample("校企研", mix.choice((1, 1, 2)))) for uid in graph}
    nx.set_node_attributes(graph, parties, "parties")
    expected = expected_roles(graph, given="triads")
    for broker in graph:
        others = [uid for uid in graph if uid != broker]
        total = dict.fromkeys(UNDIRECTED_ROLES, 0.0)
        for order in permutations(others):
            permuted = {uid: parties[other] for uid, other in zip(others, order, strict=True)}
            nx.set_node_attributes(graph, permuted | {broker: parties[broker]}, "parties")
            for role, count in broker_roles(graph)[broker].items():
                total[role] += count / 24
        assert total == pytest.approx(expected[broker], abs=1e-9)
