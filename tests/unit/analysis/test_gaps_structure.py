"""G04, G05, G06, G09 and G14: what the shape of the network lacks."""

from itertools import combinations
from math import isnan, nan

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jjgraph.analysis.gaps.bilateral_objects import bilateral_share
from jjgraph.analysis.gaps.concentration import concentration
from jjgraph.analysis.gaps.holes import go_between, holes
from jjgraph.analysis.gaps.roles import unbrokered
from jjgraph.analysis.measures.brokerage import broker_roles, open_triads, role_of
from jjgraph.analysis.measures.helix import helix_synergy, mutual_information
from jjgraph.analysis.measures.holes import constraint, effective_size
from jjgraph.analysis.measures.parties import memberships
from jjgraph.model.schema import PARTIES

edges = st.sets(
    st.tuples(st.integers(0, 8), st.integers(0, 8)).filter(lambda pair: pair[0] < pair[1]), max_size=22
)
names = st.permutations("abcdefghi")


def graph_of(pairs, uids="abcdefghi"):
    """Nine nodes, tied as drawn."""
    graph = nx.Graph()
    graph.add_nodes_from(uids)
    graph.add_edges_from((uids[a], uids[b]) for a, b in pairs)
    return graph


@pytest.mark.checks("G04", example="A–B A–C A–D C–D 的约束 / constraint", expected="0.6111; 1.0069")
def test_constraint_and_effective_size_by_hand():
    """0.6111, 1 and twice 1.0069; effective size 2.3333: the numbers of the definition."""
    graph = nx.Graph(["AB", "AC", "AD", "CD"])
    found = constraint(graph, "ABCD")
    assert [round(found[uid], 4) for uid in "ABCD"] == [0.6111, 1.0, 1.0069, 1.0069]
    assert effective_size(graph, ["A"])["A"] == pytest.approx(7 / 3)
    assert go_between(graph, "ABCD") == "A"


@given(edges, st.lists(st.integers(1, 5), min_size=36, max_size=36))
@settings(max_examples=60, deadline=None)
def test_constraint_is_that_of_networkx(pairs, weights):
    """With weights and without, node by node; NaN there is no number here, for an isolate."""
    graph = graph_of(pairs)
    for (a, b), weight in zip(sorted(graph.edges()), weights, strict=False):
        graph[a][b]["weight"] = weight
    for plain in (False, True):
        expected = nx.constraint(graph, nodes=list(graph), weight=None if plain else "weight")
        looked_at = nx.Graph(graph.edges()) if plain else graph
        looked_at.add_nodes_from(graph)
        found = {uid: constraint(looked_at, [uid]).get(uid, nan) for uid in graph}
        assert found == pytest.approx(expected, nan_ok=True)
        assert {uid: score for uid, score in found.items() if not isnan(score)} == constraint(looked_at)


def test_hole_by_hand():
    """Two triangles: none tied 1, one tie 1 - 1/9, two ties no hole; a chain of three is too thin at 0.7."""
    graph = nx.Graph(["ab", "bc", "ac", "de", "ef", "df"])
    groups = ["abc", "def"]
    assert [hole.size for hole in holes(graph, groups, density=0.7)] == [1.0]
    graph.add_edge("a", "d")
    assert [hole.size for hole in holes(graph, groups, density=0.7)] == [pytest.approx(8 / 9)]
    graph.remove_edge("b", "c")
    assert holes(graph, groups, density=0.7) == []
    graph.add_edge("b", "e")
    assert holes(graph, groups, density=0.1) == []


@given(edges, names)
@settings(max_examples=40, deadline=None)
def test_renaming_changes_no_hole_and_no_role(pairs, uids):
    """Sizes of the holes, counts of the roles and the pairs of parties do not hang on the uids."""

    def figures(order):
        graph, parties = graph_of(pairs, order), {uid: PARTIES[i % 3] for i, uid in enumerate(order)}
        groups = [order[:3], order[3:6], order[6:]]
        sizes = sorted((hole.size, len(hole.ties)) for hole in holes(graph, groups, density=0.3))
        nx.set_node_attributes(graph, parties, "parties")
        roles = broker_roles(graph)
        return sizes, [roles[uid] for uid in order], unbrokered(graph)

    assert figures("abcdefghi") == figures("".join(uids))


def two_clusters(world, *ties):
    """A triangle of firms and one of schools."""
    return world().orgs("企", *"abc").orgs("校", *"def").ties(["ab", "bc", "ac", "de", "ef", "df", *ties])


def test_hole_is_closed_by_two_ties(world):
    """None and one tie leave a hole, two do not; the go-betweens are named."""
    gaps = two_clusters(world).gaps("G04")
    assert [(gap.subject_ids, gap.observed, gap.severity) for gap in gaps] == [(("a", "d"), "0", 1.0)]
    assert dict(gaps[0].figures)["constraint_first"] == pytest.approx(1.125)
    assert "名a" in gaps[0].action.zh
    one = two_clusters(world, "ad").gaps("G04")
    assert [(gap.observed, gap.claim_ids) for gap in one] == [("1", ("d/c-a-COOPERATES_WITH-d",))]
    assert two_clusters(world, "ad", "be").gaps("G04") == []


def test_hole_waits_for_the_lists(world):
    """While firms are not named nobody says that no tie is there."""
    gap = two_clusters(world).group("head", 23, "Enterprise", named="a").gaps("G04")[0]
    assert (gap.assessable, gap.severity) == (False, 0.0)
    assert "组head" in gap.reason.zh


@pytest.mark.checks(
    "G05",
    example="星形 S(校) E1 E2(企) R(研)：顾问 1，联络 2 / star: consultant 1, liaison 2",
    expected="1; 2",
)
def test_roles_by_hand():
    """Star S(校) with E1, E2 (企) and R (研): consultant 1, liaison 2, coordinator and gatekeeper none."""
    star = nx.Graph([("S", "E1"), ("S", "E2"), ("S", "R")])
    nx.set_node_attributes(star, {"S": "校", "E1": "企", "E2": "企", "R": "研"}, "parties")
    triads = open_triads(star, "S", memberships(star))
    assert (triads["企", "企"] / 2, triads["企", "研"]) == (1, 2)  # each stands in both orders
    roles = broker_roles(star)
    assert {role: count for role, count in roles["S"].items() if count} == {"consultant": 1.0, "liaison": 2.0}
    assert not any(roles["R"].values())


def test_directed_roles_and_two_hats():
    """Five roles where ties have a direction; a broker of two parties counts half under each."""
    roles = [role_of(*trio, directed=True) for trio in ("企企企", "企校企", "校企企", "企企校", "企校研")]
    assert roles == ["coordinator", "consultant", "gatekeeper", "representative", "liaison"]
    chain = nx.DiGraph([("a", "b"), ("b", "c")])
    nx.set_node_attributes(chain, {"a": "企", "b": "企", "c": "校"}, "parties")
    assert {role for role, count in broker_roles(chain)["b"].items() if count == 1} == {"representative"}
    both = nx.Graph(["ab", "bc"])
    nx.set_node_attributes(both, {"a": ("企",), "b": ("校", "研"), "c": ("校",)}, "parties")
    found = {role: count for role, count in broker_roles(both)["b"].items() if count}
    assert found == {"gatekeeper": 0.5, "liaison": 0.5}


@given(edges)
@settings(max_examples=60, deadline=None)
def test_unbrokered_pairs_are_those_without_gatekeeper_or_liaison(pairs):
    """As counted broker by broker."""
    graph = graph_of(pairs)
    parties = {uid: PARTIES[index % 3] for index, uid in enumerate(graph)}
    expected = []
    for x, y in combinations(PARTIES[:3], 2):
        triads = (
            role_of(parties[i], parties[b], parties[j], directed=False)
            for b in graph
            for i, j in combinations(graph[b], 2)
            if {parties[i], parties[j]} == {x, y} and not graph.has_edge(i, j)
        )
        if not set(triads) & {"gatekeeper", "liaison"}:
            expected.append((x, y))
    nx.set_node_attributes(graph, parties, "parties")
    assert unbrokered(graph) == expected


def test_broker_closes_the_gap(world):
    """Two firms, two schools, an association: tied to one of each, it is the liaison."""
    made = world().orgs("企", "a", "b").orgs("校", "c", "d").orgs("行", "x").ties(["ab", "cd"])
    assert [gap.gap_id for gap in made.gaps("G05")] == ["G05:校:企"]
    assert made.gaps("G05")[0].assessable
    assert made.ties(["xa", "xc"]).gaps("G05") == []


def test_broker_waits_for_the_lists_of_both(world):
    """A firm that is not named may be the gatekeeper."""
    made = world().orgs("企", "a", "b").orgs("校", "c", "d").group("head", 9, "Enterprise", named="a")
    assert [gap.assessable for gap in made.gaps("G05")] == [False]


def bits(*words):
    """Presence of 校, 企, 政 as strings of 0 and 1."""
    return present([[letter == "1" for letter in word] for word in words])


def present(objects):
    """Return the parties that are present in each object, from whether 校, 企, 政 are."""
    return [[party for party, there in zip("校企政", item, strict=True) if there] for item in objects]


@pytest.mark.checks(
    "G06", example="异或、复制、八个对象 / exclusive or, copies, eight objects", expected="-1; 1; -0.4355"
)
@pytest.mark.parametrize(
    ("objects", "expected"),
    [
        (("000", "011", "101", "110"), -1.0),
        (("000", "111"), 1.0),
        (("110", "110", "111", "111", "100", "010", "010", "001"), -0.4355),
        (("111", "111"), 0.0),  # always there: H = 0
        ((), 0.0),
    ],
)
def test_transmission_by_hand(objects, expected):
    """Exclusive or -1, copies +1, eight objects -0.4355."""
    assert (mutual_information(bits(*objects)) or 0.0) == pytest.approx(expected, abs=5e-5)


@given(
    st.lists(st.tuples(st.booleans(), st.booleans(), st.booleans()), max_size=30), st.permutations(range(3))
)
@settings(max_examples=60, deadline=None)
def test_transmission_does_not_hang_on_order(objects, axes):
    """Neither of the objects nor of the parties; it lies between -1 and 1 bit."""
    value = mutual_information(present(objects)) or 0.0
    again = mutual_information(present([[item[axis] for axis in axes] for item in objects[::-1]]))
    assert value == pytest.approx(again or 0.0)
    assert -1.000001 <= value <= 1.000001


@given(st.lists(st.tuples(st.booleans(), st.booleans(), st.booleans()), min_size=1, max_size=12))
@settings(max_examples=15, deadline=None)
def test_p_is_seeded_and_a_share(objects):
    """The same seed gives the same p, never 0."""
    _, found = helix_synergy(present(objects), draws=50, seed=3)
    assert helix_synergy(present(objects), draws=50, seed=3)[1] == found
    assert 0 < found <= 1


def objects_of(world, count, *kinds):
    """Shared projects, each of the participants drawn in turn from *kinds*."""
    made = world().orgs("校", "s").orgs("企", "e").orgs("政", "g").orgs("研", "r")
    for index in range(count):
        made.things("Project", f"x{index}").share(f"x{index}", *kinds[index % len(kinds)])
    return made


def test_few_objects_tell_nothing(world):
    """29 objects: not assessable, and said so; 30 copies of two patterns are a gap."""
    few, enough = (objects_of(world, count, "seg", "rq").orgs("研", "q").gaps("G06") for count in (29, 30))
    assert [(gap.assessable, gap.severity, gap.flags) for gap in few] == [(False, 0.0, ("too_few",))]
    assert [(gap.assessable, gap.flags) for gap in enough] == [(True, ())]
    assert "29" in few[0].reason.zh


def test_synergy_is_no_gap_and_a_rise_is_one(world):
    """40 objects of exclusive or (two of three parties, or none): T = -1, no row; 20 copies since: a rise."""
    made = objects_of(world, 40, "rq", "se", "sg", "eg").orgs("研", "q")
    assert made.gaps("G06") == []
    for index in range(40, 60):
        made.things("Project", f"x{index}").share(f"x{index}", *"seg", since="2024")
    gap = made.gap("G06")
    figures = dict(gap.figures)
    assert (gap.flags, figures["T_a_year_before"]) == (("rising",), pytest.approx(-1))
    assert gap.shortfall == pytest.approx(figures["T"] + 1)
    assert figures["p"] < 0.01


@pytest.mark.checks("G09", example="5、3、2 / counts 5, 3, 2", expected="0.38; 2.632; 0.5")
def test_concentration_by_hand():
    """5, 3, 2: HHI 0.38, effective number 2.632, CR1 0.5; a single holder 1; nothing None."""
    found = concentration({"a": 5, "b": 3, "c": 2})
    assert (round(found.hhi, 4), round(found.effective, 3), found.cr1) == (0.38, 2.632, 0.5)
    assert concentration({"a": 1}).hhi == 1
    assert concentration({}) is None


@given(st.dictionaries(st.text("abcdef", min_size=1, max_size=2), st.integers(1, 50), min_size=1))
def test_concentration_lies_between_equal_shares_and_one(amounts):
    """1/n ≤ HHI ≤ CR1 ≤ 1, and the unit does not matter."""
    found = concentration(amounts)
    assert 1 / len(amounts) - 1e-9 <= found.hhi <= found.cr1 + 1e-9 <= 1 + 2e-9
    tenfold = concentration({uid: 10 * amount for uid, amount in amounts.items()})
    assert (tenfold.hhi, tenfold.largest) == (pytest.approx(found.hhi), found.largest)


def test_concentration_counts_an_object_once(world):
    """Three parties share one project, one has two more alone: 7/3 of 3 objects, and says it is by count."""
    made = world().orgs("企", "a", "b", "e").things("Project", "x", "y", "z").share("x", "a", "b", "e")
    gap = made.share("y", "a").share("z", "a").gap("G09:Project:count")
    assert gap.subject_ids == ("a",)
    assert dict(gap.figures)["cr1"] == pytest.approx(7 / 9)
    assert gap.assessable
    assert "按个数计" in gap.reason.zh
    assert "lie with 3 organisations" in gap.reason.en


def test_spreading_closes_the_concentration(world):
    """One of five holds half of all; with a share of their own for the others it is at most an equal one."""
    made = world().orgs("企", *"abefg").things("Project", *"xyzvwu").share("x", "a").share("y", "a")
    made.share("z", "b").share("w", "e")
    assert [gap.subject_ids for gap in made.gaps("G09")] == [("a",)]
    assert made.share("v", "f").share("u", "g").gaps("G09") == []


def test_concentration_below_three_organisations_is_not_assessable(world):
    """HHI = 1 of one holder says nothing."""
    gaps = world().orgs("企", "a").things("Project", "x", "y").share("x", "a").share("y", "a").gaps("G09")
    assert [(gap.assessable, gap.severity, gap.flags) for gap in gaps] == [(False, 0.0, ("too_few",))]


def test_dependency_on_one_partner(world):
    """Three of v's four collaborations are with u: 0.75 above 0.4; u itself has more partners."""
    made = world().orgs("企", "v", "w").orgs("校", "u").things("Project", "x", "y").ties(["vu", "vw"])
    made.share("x", "v", "u").share("y", "v", "u")
    gap = made.gap("G09:dependency:v")
    assert (gap.subject_ids, dict(gap.figures)["dependency"]) == (("u", "v"), 0.75)
    assert gap.claim_ids


@pytest.mark.checks("G14", example="规模 2、2、3、5 / sizes", expected="0.5; 3.0")
def test_residue_by_hand(world):
    """Sizes 2, 2, 3, 5 and a lone one: r2 = 0.5, mean 3.0."""
    found = bilateral_share([2, 2, 3, 5, 1])
    assert (found.share, found.mean, found.objects) == (0.5, 3.0, 4)
    made = world().orgs("企", *"abcde").things("Project", *"vwxyz").share("v", *"ab").share("w", *"cd")
    gap = made.share("x", *"abc").share("y", *"abcde").share("z", "a").gap("G14")
    figures = dict(gap.figures)
    assert (figures["r2"], figures["mean_size"], figures["largest_component"]) == (0.5, 3.0, 1.0)
    assert gap.observed == "2"


def test_residue_that_falls_supports_the_claim(world):
    """Two parties a year ago, three since: r2 falls from 1 to 1/2; then to none, and there is no row."""
    made = world().orgs("企", *"abc").things("Project", "x", "y").share("x", "a", "b").share("y", "a", "b")
    made.share("y", "c", since="2024-01")
    gap = made.gap("G14")
    assert (gap.flags, dict(gap.figures)["r2_a_year_before"]) == (("falling",), 1.0)
    assert "不支持" not in gap.reason.zh
    assert made.share("x", "c").gaps("G14") == []


def test_residue_waits_for_the_list_of_objects(world):
    """763 projects declared and two named."""
    made = world().orgs("企", "a", "b").things("Project", "x").share("x", "a", "b")
    assert made.gap("G14").assessable
    assert not made.group("projects", 763, "Project", named="x").gap("G14").assessable
