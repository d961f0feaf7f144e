"""Who collaborates with whom, and how strongly: by hand."""

from dataclasses import replace
from datetime import date

import pytest

from jjgraph.analysis.network.projection import collaboration_graph, to_graph
from jjgraph.model.schema import builtin_schema
from tests.pairs import collaboration_pairs

AS_OF = date(2024, 3, 27)


def shared_world(world):
    """a and b cooperate directly twice over, and share x (with s) and y (alone)."""
    made = (
        world()
        .orgs("企", "a", "b")
        .orgs("校", "s", "alone")
        .things("TrainingBase", "x")
        .things("Project", "y")
    )
    made.tie("a", "COOPERATES_WITH", "b").tie("b", "SIGNED_WITH", "a")
    return made.share("x", "a", "b", "s").share("y", "a", "b")


def test_direct_tie_counts_once_and_every_object_once(world):
    """1 for however many direct ties, plus 2 objects; Newman: 1 + 1/2 (of three) + 1/1 (of two)."""
    edge = shared_world(world).graph()["a"]["b"]
    assert (edge["weight"], edge["weight_newman"], edge["distance"]) == (3, 2.5, 1 / 3)
    assert edge["objects"] == ("x", "y")


def test_edge_names_every_tie_that_makes_it(world):
    """Both direct ties and all four shares, sorted."""
    assert shared_world(world).graph()["a"]["b"]["ties"] == (
        "d/a/COOPERATES_WITH/b",
        "d/a/PARTICIPATES_IN/x",
        "d/a/PARTICIPATES_IN/y",
        "d/b/PARTICIPATES_IN/x",
        "d/b/PARTICIPATES_IN/y",
        "d/b/SIGNED_WITH/a",
    )


def test_pairs_are_sorted_and_isolates_stay(world):
    """The organisation without partners is a node; the objects are none."""
    graph = shared_world(world).graph()
    assert collaboration_pairs(graph) == [("a", "b", 3), ("a", "s", 1), ("b", "s", 1)]
    assert list(graph) == ["a", "alone", "b", "s"]
    assert graph["a"]["s"]["weight_newman"] == 0.5


@pytest.mark.parametrize(
    "how",
    [
        {"status": "planned"},
        {"status": "ended"},
        {"until": "2024-03-26"},
        {"since": "2024-03-28"},
        {"level": 0},
        {"certainty": "inferred"},
    ],
)
def test_what_does_not_hold_in_view_makes_no_edge(world, how):
    """Planned, ended, not begun, and what the default view leaves out: neither directly nor by a share."""
    made = world().orgs("企", "a", "b").things("Project", "x").tie("a", "FUNDS", "b", **how)
    made.share("x", "a").share("x", "b", **how)
    assert collaboration_pairs(made.graph()) == []


@pytest.mark.parametrize(
    "how", [{"until": "2024-03-27"}, {"until": "2024-03"}, {"since": "2024-03-27"}, {"since": "2024"}]
)
def test_the_day_itself_counts(world, how):
    """A tie holds on its first and on its last day."""
    assert collaboration_pairs(world().orgs("企", "a", "b").tie("a", "FUNDS", "b", **how).graph()) == [
        ("a", "b", 1)
    ]


@pytest.mark.parametrize(
    "relation", ["ATTENDED", "VISITED", "SUPPLIES_PRODUCT_TO", "CONTRACTED", "PART_OF", "LOCATED_IN"]
)
def test_weak_ties_and_no_ties_make_no_edge(world, relation):
    """Contact is no collaboration, and neither is belonging."""
    assert collaboration_pairs(world().orgs("企", "a", "b").tie("a", relation, "b").graph()) == []


def test_who_has_no_party_is_no_node_and_no_participant(world):
    """A foundation and the consortium share the project too: the two firms stay a pair of two."""
    made = world().orgs("企", "a", "b").things("SocialOrganisation", "f").things("Consortium", "c")
    made.things("Project", "x").share("x", "a", "b", "f", "c").tie("a", "COOPERATES_WITH", "f", "c")
    graph = made.graph()
    assert list(graph) == ["a", "b"]
    assert graph["a"]["b"]["weight_newman"] == 1.0


def test_a_party_makes_only_an_organisation_a_node(world):
    """A consortium, a person or an object with a party in its row is no node all the same."""
    made = (
        world().orgs("企", "a").things("Consortium", "c").things("Person", "p").things("IndustryCollege", "i")
    )
    dataset = made.dataset()
    dataset = replace(dataset, entities=tuple(replace(e, parties=("企",)) for e in dataset.entities))
    assert list(collaboration_graph(dataset, builtin_schema(), as_of=AS_OF)) == ["a"]


def test_research_platform_is_a_partner_not_an_object(world):
    """Two firms that co-build a platform are partners of it, not of each other."""
    made = world().orgs("企", "a", "b").orgs("研", "r").tie("a", "CO_BUILDS", "r").tie("b", "CO_BUILDS", "r")
    assert collaboration_pairs(made.graph()) == [("a", "r", 1), ("b", "r", 1)]


def test_nobody_collaborates_with_itself(world):
    """Neither by a tie to itself nor by two shares in one object."""
    made = world().orgs("企", "a").things("Project", "x").tie("a", "COOPERATES_WITH", "a")
    made.tie("a", "FUNDS", "x").tie("a", "LEADS", "x")
    assert made.graph().number_of_edges() == 0


def test_all_ties_stay_apart_in_the_multigraph(world):
    """Parallel ties keep their keys; nodes keep kind and parties, edges type and claims."""
    made = world().orgs("企", "a").orgs("校行", "s").tie("a", "FUNDS", "s").tie("a", "FUNDS", "s", tie="2")
    graph = to_graph(made.dataset())
    assert sorted(graph["a"]["s"]) == ["d/a/FUNDS/s", "d/a/FUNDS/s/2"]
    assert graph.edges["a", "s", "d/a/FUNDS/s"]["claim_ids"] == ("d/c-a-FUNDS-s",)
    assert (graph.nodes["s"]["kind"], graph.nodes["s"]["parties"]) == ("University", ("校", "行"))


@pytest.mark.parametrize("seed", range(5))
def test_order_of_many_direct_ties_changes_nothing(world, seed):
    """Ten firms, each tied to the three that follow: the edges come sorted."""
    made = (
        world()
        .orgs("企", *"abcdefghij")
        .ties("abcdefghij"[i] + "abcdefghij"[j] for i in range(10) for j in range(i + 1, min(10, i + 4)))
    )
    assert list(made.graph(shuffle=seed).edges) == sorted(made.graph().edges)


@pytest.mark.parametrize("seed", range(5))
def test_order_of_the_data_changes_nothing(world, seed):
    """Nodes, edges and attributes come in the same order from shuffled data."""
    made = shared_world(world)
    one, two = made.graph(), made.graph(shuffle=seed)
    assert list(one.nodes(data=True)) == list(two.nodes(data=True))
    assert list(one.edges(data=True)) == list(two.edges(data=True))
    assert list(to_graph(made.dataset()).edges(data=True, keys=True)) == list(
        to_graph(made.dataset(shuffle=seed)).edges(data=True, keys=True)
    )
