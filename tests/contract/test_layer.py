"""The layer of collaboration is the projection that networkx uses, and nothing that reads the store is disturbed by it."""

from collections.abc import Iterator
from datetime import date

import pytest

from jjgraph.errors import DataError
from jjgraph.exports.cypher_script import cypher_script
from jjgraph.exports.graphs import as_node_link
from jjgraph.model.view import View
from jjgraph.queries.library import load_library
from jjgraph.services.analysis_service import analyse
from jjgraph.services.datasets import schema_of, seed, verify
from jjgraph.services.layer import add_layer, first_day_of, remove_layer
from jjgraph.services.query_service import view_counts
from jjgraph.services.store_comparison import WIDEST, known_parameters
from jjgraph.store.loading import plan_load, remove_dataset
from jjgraph.store.protocol import GraphStore, Rows
from jjgraph.store.reading import fetch_dataset
from tests.paths import HARBOUR, JINJIANG, XIKOU
from tests.stores import checked

LAYER = """
MATCH (a:Entity)-[r:COLLABORATES]->(b:Entity)
RETURN a.uid AS a, b.uid AS b, r.weight AS weight, r.first AS first, r.view AS view ORDER BY a, b
"""
DAYS = [None, date(2019, 12, 31)]


@pytest.fixture
def filled(store: GraphStore) -> Iterator[GraphStore]:
    """Give a store with the data that have an answer to every question, and those that ship."""
    seed(store, [checked(XIKOU), checked(JINJIANG)])
    yield store


def answers(store: GraphStore) -> dict[tuple[str, View], Rows]:
    """Return what every named query answers, in the default view and in the widest."""
    return {
        (name, view): store.read(
            query.text, known_parameters(store, query) | (view.parameters() if query.view else {})
        )
        for name, query in load_library().items()
        for view in (View(), WIDEST)
    }


@pytest.mark.parametrize("view", [View(), WIDEST], ids=["default", "widest"])
def test_the_layer_is_the_projection(view: View, filled: GraphStore) -> None:
    """Pairs and weights are those of networkx, on each day; another layer takes the place of the first."""
    for day in DAYS:
        analysis = analyse(filled, view, as_of=day)
        edges = {(a, b): edge for a, b, edge in analysis.graph.edges(data=True)}
        assert add_layer(filled, view, as_of=day) == len(edges) > 0
        rows = filled.read(LAYER).rows
        assert {(a, b): weight for a, b, weight, _, _ in rows} == {
            tuple(sorted(pair)): edge["weight"] for pair, edge in edges.items()
        }
        assert len(rows) == len(edges)
        ties = {tie.key: tie for tie in analysis.full.ties}
        for a, b, _, first, _ in rows:
            assert first == first_day_of(a, b, (ties[key] for key in analysis.graph[a][b]["ties"]))
        assert {row[4] for row in rows} == {"press" if view == View() else "low+inferred"}
    assert any(row[3] for row in rows) and not all(row[3] for row in rows)


def test_nothing_sees_the_layer(filled: GraphStore) -> None:
    """What is read, asked, counted, proved and exported is the same with it and without it."""
    schema = schema_of(filled)

    def seen() -> tuple[object, ...]:
        full = fetch_dataset(filled, schema)
        proofs = [proof.differences for proof in verify(filled, [checked(XIKOU), checked(JINJIANG)])]
        return (
            full,
            as_node_link(full, WIDEST),
            cypher_script(full, schema),
            view_counts(filled, WIDEST),
            proofs,
        )

    before, told = seen(), answers(filled)
    assert add_layer(filled, WIDEST) > 100
    assert seen() == before
    after = answers(filled)
    assert {asked for asked in told if told[asked] != after[asked]} == set()
    assert remove_layer(filled) > 100 and remove_layer(filled) == 0
    assert filled.read(LAYER).rows == [] and seen() == before


def test_a_load_takes_the_layer_out_and_says_so(store: GraphStore) -> None:
    """It would be that of other data; a dry run leaves it, and a removal takes it too."""
    seed(store, [checked(HARBOUR)])
    pairs = add_layer(store, WIDEST)
    assert pairs > 0
    found = checked(HARBOUR)
    assert found.dataset is not None
    plan = plan_load(store, found.dataset, found.raw.schema)
    assert (plan.layer, len(store.read(LAYER).rows)) == (pairs, pairs)
    (summary,) = seed(store, [found])
    assert (summary.layer, summary.differences, store.read(LAYER).rows) == (pairs, [], [])
    add_layer(store, WIDEST)
    assert remove_dataset(store, "harbour", schema_of(store)).layer == pairs
    assert store.read("MATCH (n) RETURN count(n) AS n ORDER BY n").rows == [(0,)]
    with pytest.raises(DataError):
        add_layer(store, WIDEST)
