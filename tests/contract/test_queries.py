"""Every named query, its text unchanged, gives the same rows on the embedded store and on Neo4j."""

import time
from typing import Any

import pytest

from jjgraph.analysis.network.projection import collaboration_graph
from jjgraph.model.view import View, apply_view
from jjgraph.queries.library import find_query, load_library
from jjgraph.services.datasets import schema_of
from jjgraph.services.query_service import bind
from jjgraph.services.store_comparison import Compared, compare_stores, same_data
from jjgraph.store.protocol import GraphStore, Rows
from jjgraph.store.reading import fetch_dataset
from tests.contract.cases import ALL, DEFAULT, NAMED, TEXTS, Case
from tests.contract.conftest import COMPARED
from tests.pairs import collaboration_pairs


def timed(store: GraphStore, text: str, parameters: dict[str, Any]) -> tuple[Rows, float]:
    started = time.perf_counter()
    rows = store.read(text, parameters)
    return rows, time.perf_counter() - started


def compare(
    name: str, reference: GraphStore, other: GraphStore, text: str, parameters: dict[str, Any]
) -> Rows:
    """Compare all rows of a text on two stores, and note it in the table."""
    (wanted, slow), (found, quick) = timed(reference, text, parameters), timed(other, text, parameters)
    same = found == wanted
    COMPARED.append((name, len(wanted.rows), "yes" if same else "NO", quick, slow))
    assert found.columns == wanted.columns
    assert found.rows == wanted.rows
    return wanted


def agree_on_the_library(reference: GraphStore, other: GraphStore) -> None:
    results = list(compare_stores(other, reference))
    assert [item for item in results if not (isinstance(item, Compared) and item.equal)] == []
    assert {item.name for item in results if isinstance(item, Compared)} == set(load_library())
    assert same_data(reference, other)


def test_the_whole_library_agrees(server: GraphStore, embedded: GraphStore) -> None:
    """What doctor --parity runs: every query, with values from the data, gives equal rows on both."""
    agree_on_the_library(server, embedded)


@pytest.mark.parametrize("case", NAMED, ids=[f"{name}-{number}" for number, (name, *_) in enumerate(NAMED)])
def test_named_queries_agree(case: Case, server: GraphStore, embedded: GraphStore) -> None:
    """The rows agree, the columns are those of the head, and where rows are expected there are some."""
    name, given, view, has_rows = case
    query = find_query(name)
    parameters = bind(embedded, query, given, view)
    assert parameters == bind(server, query, given, view)
    label = f"{name} {' '.join(f'{k}={v}' for k, v in given.items())}".strip()
    rows = compare(
        f"{label} [{view.level}{'+' if view.inferred else ''}]", server, embedded, query.text, parameters
    )
    assert rows.columns == query.columns
    assert bool(rows.rows) is has_rows


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_portable_texts_agree(name: str, server: GraphStore, embedded: GraphStore) -> None:
    """What the named queries stand on agrees too, where engines are known to differ."""
    assert compare(f"text: {name}", server, embedded, TEXTS[name], {}).rows


def test_newest_neo4j_agrees(newest: GraphStore, embedded: GraphStore) -> None:
    """The newest Neo4j gives the same rows for every case, and for the whole library."""
    agree_on_the_library(newest, embedded)
    for name, given, view, _ in NAMED:
        query = find_query(name)
        parameters = bind(embedded, query, given, view)
        assert newest.read(query.text, parameters) == embedded.read(query.text, parameters), name
    for name, text in TEXTS.items():
        assert newest.read(text) == embedded.read(text), name


def test_both_stores_hold_the_same_data_set(server: GraphStore, embedded: GraphStore) -> None:
    """Read out, the two stores are equal: every record, entity and tie with every property."""
    schema = schema_of(embedded)
    assert schema == schema_of(server)
    assert fetch_dataset(server, schema) == fetch_dataset(embedded, schema)


@pytest.mark.parametrize("view", [DEFAULT, ALL])
@pytest.mark.parametrize("as_of", [None, "2020"])
def test_cypher_finds_the_pairs_that_networkx_finds(
    view: View, as_of: str | None, embedded: GraphStore
) -> None:
    """The query collaboration-pairs and the projection agree on every pair and weight."""
    query = find_query("collaboration-pairs")
    schema = schema_of(embedded)
    full = fetch_dataset(embedded, schema)
    day = full.as_of() if as_of is None else full.as_of().replace(year=int(as_of), month=1, day=1)
    graph = collaboration_graph(apply_view(full, view), schema, as_of=day)
    parameters = bind(embedded, query, {} if as_of is None else {"as_of": as_of}, view)
    pairs = [
        (row["a_uid"], row["uid"], row["weight"]) for row in embedded.read(query.text, parameters).records()
    ]
    assert pairs == collaboration_pairs(graph)
    assert graph.number_of_edges() > 10
