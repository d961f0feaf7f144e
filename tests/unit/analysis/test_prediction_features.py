"""Features of pairs from sparse matrices: those of networkx, and those counted by hand."""

from datetime import date
from math import log, sqrt

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jjgraph.analysis.prediction.attributes import ATTRIBUTES
from jjgraph.analysis.prediction.candidates import by_partners
from jjgraph.analysis.prediction.model import FEATURES
from jjgraph.analysis.prediction.prediction_input import prediction_input
from jjgraph.analysis.prediction.suggestions import suggestions
from jjgraph.analysis.prediction.topology import TOPOLOGY, topology_features

NAMES = "abcdefghijkl"
ties = st.lists(
    st.tuples(st.integers(0, 11), st.integers(0, 11)).filter(lambda pair: pair[0] < pair[1]),
    max_size=24,
    unique=True,
)
shares = st.lists(st.sets(st.sampled_from(NAMES), min_size=1, max_size=4), max_size=3)


def drawn(world, edges, groups=()):
    """Twelve organisations of three parties in turn, tied as drawn, and objects that some of them share."""
    made = world()
    for index, uid in enumerate(NAMES):
        made.orgs("校企研"[index % 3], uid)
    for index, members in enumerate(groups):
        made.things("Project", f"x{index}").share(f"x{index}", *sorted(members))
    return made.ties(f"{NAMES[a]}{NAMES[b]}" for a, b in edges)


def prepared(made):
    """Return what the prediction of a run starts from, its network of today, and the collaboration graph."""
    analysis = made.analysis()
    return prediction_input(analysis), prediction_input(analysis).network(), analysis.graph


@given(ties, shares)
@settings(max_examples=60, deadline=None)
def test_network_and_features_agree_with_networkx(world, edges, groups):
    """The same pairs as collaboration_graph; the five indices of networkx; l3 by walking."""
    _, network, graph = prepared(drawn(world, edges, groups))
    coo = network.adjacency.tocoo()
    uids = network.uids
    assert {(uids[a], uids[b]) for a, b in zip(coo.row, coo.col, strict=True)} == {
        pair for a, b in graph.edges for pair in ((a, b), (b, a))
    }
    pairs = sorted((min(pair), max(pair)) for pair in nx.non_edges(graph))
    if not pairs:
        return
    place = {uid: index for index, uid in enumerate(uids)}
    rows, columns = np.array([[place[a], place[b]] for a, b in pairs]).T
    found = dict(zip(TOPOLOGY, topology_features(network, rows, columns).T, strict=True))
    for name, index in (
        ("aa", nx.adamic_adar_index),
        ("ra", nx.resource_allocation_index),
        ("jaccard", nx.jaccard_coefficient),
        ("preferential_attachment", nx.preferential_attachment),
    ):
        assert found[name] == pytest.approx([value for _, _, value in index(graph, pairs)])
    assert found["common"].tolist() == [len(list(nx.common_neighbors(graph, a, b))) for a, b in pairs]
    walked = [
        sum(1 / sqrt(graph.degree(u) * graph.degree(v)) for u in graph[a] for v in graph[b] if v in graph[u])
        for a, b in pairs
    ]
    assert found["l3"] == pytest.approx(walked)


@given(ties)
@settings(max_examples=40, deadline=None)
def test_candidates_are_the_best_by_adamic_adar(world, edges):
    """The best two of every node, equal scores by uid, found by brute force on the networkx graph."""
    run, network, graph = prepared(drawn(world, edges))
    expected = set()
    for uid in graph:
        others = [
            (-round(score, 9), other)
            for _, other, score in nx.adamic_adar_index(
                graph, [(uid, other) for other in graph if other != uid and other not in graph[uid]]
            )
            if score > 0 and graph.nodes[uid]["parties"] != graph.nodes[other]["parties"]
        ]
        expected |= {tuple(sorted((uid, other))) for _, other in sorted(others)[:2]}
    pairs = by_partners(network, run.nodes.rules(run.today.all_ties), keep=2)
    assert {(network.uids[a], network.uids[b]) for a, b in pairs} == expected


def attribute_world(world):
    """A school that offers a major for shoes, firms that make or want what it teaches, and one elsewhere."""
    made = (
        world().orgs("校", "S", place="城东镇").orgs("企", "f", place="城").orgs("企", "g", "h", place="山")
    )
    made.things("Industry", "shoes", "silk").things("Major", "m", "n")
    made.tie("S", "OFFERS", "m", "n").tie("m", "SERVES", "shoes").tie("f", "OPERATES_IN", "shoes")
    return made.tie("g", "NEEDS", "n").tie("h", "OPERATES_IN", "silk").tie("S", "SERVES", "silk")


def features(run, network, a, b):
    """Return the attribute features of one pair by name."""
    pair = np.array([[network.uids.index(a), network.uids.index(b)]])
    found = dict(zip(FEATURES, run.features(network, pair)[0], strict=True))
    return {name: found[name] for name in ATTRIBUTES}


def test_attributes_by_hand(world):
    """S teaches for f, has what g needs, serves what h makes; f's place holds S's, as a beginning of it."""
    run, network, _ = prepared(attribute_world(world))
    assert features(run, network, "S", "f") == pytest.approx(
        {"party": 0, "industry": 0, "majors": log(1 + 4 / 1), "place": log(1 + 4 / 2)}
    )
    assert features(run, network, "g", "S") == pytest.approx(
        {"party": 0, "industry": 0, "majors": log(5), "place": 0}
    )
    assert features(run, network, "S", "h") == pytest.approx(
        {"party": 0, "industry": log(1 + 4 / 2), "majors": 0, "place": 0}
    )


def test_newcomers_are_proposed_by_attributes_alone(world):
    """Nobody has a partner: S is proposed to all three, each with its reason, claims and flag."""
    gaps = attribute_world(world).gaps("G13")
    assert {gap.subject_ids for gap in gaps} == {("S", "f"), ("S", "g"), ("S", "h")}
    assert all("newcomer" in gap.flags and gap.tier == 1 for gap in gaps)
    teaches = next(gap for gap in gaps if gap.subject_ids == ("S", "f"))
    assert set(teaches.claim_ids) == {"d/c-S-OFFERS-m", "d/c-m-SERVES-shoes", "d/c-f-OPERATES_IN-shoes"}
    assert "名shoes" in teaches.reason.zh and "both in 城" in teaches.reason.en


def test_place_alone_proposes_nobody(world):
    """Two organisations of one town that have nothing else in common are not introduced."""
    assert world().orgs("校", "S", place="城").orgs("企", "f", place="城").gaps("G13") == []


def test_who_has_partners_is_not_flooded_by_newcomers(world):
    """A pair of a newcomer is in by the newcomer's choice; two with partners are never joined by industry."""
    made = attribute_world(world).orgs("企", "p").orgs("研", "q").tie("S", "COOPERATES_WITH", "q")
    made.tie("h", "COOPERATES_WITH", "p")
    assert ("S", "h") not in {gap.subject_ids for gap in made.gaps("G13")}


def test_the_most_telling_partner_comes_first(world):
    """z has two partners, a has four: z leads the reason and the action."""
    made = world().orgs("校", "x").orgs("企", "y").orgs("研", "a", "z").orgs("企", "o", "r")
    made.ties(["ax", "ay", "ao", "ar", "xz", "yz"])
    model = run_model()
    found = {item.pair: item for item in suggestions(made.analysis(), model, model, top=3)}
    assert found["x", "y"].common == ("z", "a")


def run_model():
    """Return the fixed combination."""
    from jjgraph.analysis.prediction.model import Model

    return Model()


def test_nothing_at_all(world):
    """A world without organisations has no features, pairs or errors."""
    analysis = world().analysis(as_of=date(2024, 1, 1))
    assert suggestions(analysis, run_model(), run_model(), top=3) == []
