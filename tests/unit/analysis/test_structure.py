"""Communities and cuts: what a network is made of, and where it falls apart."""

import random

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jjgraph.analysis.network.articulation import articulation
from jjgraph.analysis.network.communities import Communities, communities

graphs = st.builds(
    lambda seed, n, m: nx.relabel_nodes(nx.gnm_random_graph(n, m, seed=seed), str),
    st.integers(0, 10**6),
    st.integers(1, 11),
    st.integers(0, 14),
)


@pytest.mark.checks(
    "communities",
    example="环上四个五点团 / four cliques of five",
    expected="5",
    source="构造已知 / by construction",
)
def test_cliques_are_communities_and_isolates_stand_alone():
    """Four cliques of five in a ring and one node without partners; the biggest first."""
    graph = nx.relabel_nodes(nx.connected_caveman_graph(4, 5), lambda i: f"n{i:02d}")
    graph.add_node("alone")
    found = communities(graph).groups
    assert [len(group) for group in found] == [5, 5, 5, 5, 1]
    assert found[0] == ("n00", "n01", "n02", "n03", "n04")
    assert found[-1] == ("alone",)


def test_weights_decide():
    """A square with two heavy sides falls into the two heavy pairs."""
    graph = nx.Graph()
    graph.add_weighted_edges_from([("a", "b", 9), ("c", "d", 9), ("b", "c", 1), ("a", "d", 1)])
    assert communities(graph).groups == (("a", "b"), ("c", "d"))


def test_no_edge_no_modularity():
    """Modularity divides by the edges: without any it is 0, not an error."""
    assert communities(nx.empty_graph(["b", "a"])) == Communities((("a",), ("b",)), 0.0)


@given(graphs, st.integers(0, 99))
@settings(max_examples=40, deadline=None)
def test_order_changes_no_community(graph, seed):
    """Louvain depends on the order of nodes; what is returned does not."""
    nodes, edges = list(graph), list(graph.edges)
    random.Random(seed).shuffle(nodes)
    random.Random(seed).shuffle(edges)
    mixed = nx.Graph()
    mixed.add_nodes_from(nodes)
    mixed.add_edges_from((b, a) for a, b in edges)
    assert communities(mixed) == communities(graph)
    assert sorted(uid for group in communities(graph).groups for uid in group) == sorted(graph)


@pytest.mark.checks(
    "cuts",
    example="随机图：逐点移除 / random graphs, by removal",
    source="networkx、移除 / networkx and removal",
)
@given(graphs)
@settings(max_examples=200, deadline=None)
def test_points_and_their_impact_by_removal(graph):
    """The articulation points of networkx, each with what is really lost without it."""
    points, _ = articulation(graph)
    assert [cut.nodes[0] for cut in points] == sorted(nx.articulation_points(graph))
    for cut in points:
        component = nx.node_connected_component(graph, cut.nodes[0])
        rest = graph.subgraph(component - set(cut.nodes))
        parts = list(nx.connected_components(rest))
        largest = max(len(part) for part in parts)
        assert (cut.component, cut.impact) == (len(component), len(rest) - largest)
        kept = [part for part in parts if len(part) == largest]
        assert set(cut.cut_off_side) in [set(graph[cut.nodes[0]]) - part for part in kept]


@given(graphs)
@settings(max_examples=200, deadline=None)
def test_bridges_and_their_impact_by_removal(graph):
    """The bridges of networkx, each with the smaller of its two sides."""
    _, bridges = articulation(graph)
    assert [cut.nodes for cut in bridges] == sorted(tuple(sorted(edge)) for edge in nx.bridges(graph))
    for cut in bridges:
        without = nx.restricted_view(graph, [], [cut.nodes])
        sides = {end: len(nx.node_connected_component(without, end)) for end in cut.nodes}
        assert cut.impact == min(sides.values()) == sides[cut.cut_off_side[0]]


def test_a_long_path_needs_no_deep_recursion():
    """5,000 in a row: the middle cuts off the half of them."""
    points, bridges = articulation(nx.path_graph([f"{i:04d}" for i in range(5000)]))
    assert max(cut.impact for cut in points) == 2499
    assert max(cut.impact for cut in bridges) == pytest.approx(2500)
