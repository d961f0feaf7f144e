"""Whatever `check` passes goes the whole way: loaded, drawn, published, exported, loaded again, removed.

JJGRAPH_EXAMPLES=500 draws more data sets, and others each time.
"""

import io
import json
import os
import tempfile
from pathlib import Path

import networkx as nx
import openpyxl
from hypothesis import HealthCheck, Phase, event, given, settings

from jjgraph.exports.cypher_script import statements
from jjgraph.exports.folders import write_folders
from jjgraph.exports.graphs import FORMATS
from jjgraph.files import write_below
from jjgraph.map.map_builder import map_data
from jjgraph.map.page import render_html
from jjgraph.model.records import Dataset
from jjgraph.model.schema import builtin_schema
from jjgraph.model.view import View
from jjgraph.queries.builder import CONSTRAINTS
from jjgraph.results.formats import WRITERS
from jjgraph.services.analysis_service import analyse
from jjgraph.services.datasets import CheckedDataset, check, schema_of, seed, verify
from jjgraph.site.site_builder import publish
from jjgraph.store.difference import compare
from jjgraph.store.loading import remove_dataset
from jjgraph.store.protocol import GraphStore, Transaction
from jjgraph.store.reading import fetch_dataset
from tests.property.datasets import Drawn, data_sets
from tests.stores import opened

MORE = int(os.environ.get("JJGRAPH_EXAMPLES", "0"))
NUMBERS = "MATCH (c:Claim) RETURN c.uid AS uid, c.name AS statement, c.quantity AS quantity, c.locator AS locator ORDER BY uid"


@settings(
    max_examples=MORE or 25,
    derandomize=not MORE,
    phases=[Phase.explicit, Phase.generate],  # a drawn set is small as it is; to shrink one takes minutes
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)
@given(drawn=data_sets())
def test_what_check_passes_goes_the_whole_way(drawn: Drawn) -> None:
    """A data set is refused with a reason for each error, or nothing on its way fails, gets lost or leaves its folder."""
    with tempfile.TemporaryDirectory() as name:
        room = Path(name)
        checked = check(drawn.write(room / "given"))
        if checked.dataset is None:
            event("refused")
            assert checked.report.errors
            assert all(
                issue.reason.zh and issue.reason.en and issue.advice.zh for issue in checked.report.issues
            )
            assert all(len(issue.reason.zh) < 1000 for issue in checked.report.issues)
            return
        event("passed")
        walk(checked, checked.dataset, room)
        there = {path.name.partition(".")[0] for path in room.iterdir()}
        assert there == {"given", "store", "script", "site", "out", "again"}


def same(found: Dataset, wanted: Dataset) -> None:
    """Assert that two data sets are one, to the last property; what differs is shown by name."""
    assert compare(found, wanted) == []
    assert compare(found, wanted, ignored=frozenset()) == []
    assert found == wanted


def walk(checked: CheckedDataset, dataset: Dataset, room: Path) -> None:
    """Take a data set all the way."""
    with opened(room / "store.kgl") as store:
        seed(store, [checked])
        assert verify(store, [checked])[0].holds
        full = fetch_dataset(store, schema_of(store))
        same(full, dataset)
        draw(store, room)
        tables(store)
        exports(store, full, room)
        again(checked, full, store, room)
        remove_dataset(store, checked.raw.name, builtin_schema())
        assert store.read("MATCH (n) RETURN count(n) AS n").rows == [(0,)]


def draw(store: GraphStore, room: Path) -> None:
    """Draw the map and write the site; all of it is UTF-8, and JSON where it says so."""
    analysis = analyse(store, View())
    page = render_html(map_data(analysis))
    page.encode()
    publish(analysis, room / "site")
    assert (room / "site" / "index.html").is_file()


def tables(store: GraphStore) -> None:
    """Write the claims in each format of a table, and read back what is a table."""
    rows = store.read(NUMBERS)
    written = {form: write(rows.columns, rows.rows) for form, write in WRITERS.items()}
    found = [tuple(record[column] for column in rows.columns) for record in json.loads(written["json"])]
    assert [as_float(row) for row in found] == [as_float(row) for row in rows.rows]
    sheet = openpyxl.load_workbook(io.BytesIO(written["xlsx"])).active
    assert sheet is not None and sheet.max_row == len(rows.rows) + 1
    assert len(written["markdown"].decode().splitlines()) == len(rows.rows) + 2


def as_float(row: tuple[object, ...]) -> tuple[object, ...]:
    """Return *row* with whole numbers as JavaScript and a store hold them."""
    return tuple(float(cell) if isinstance(cell, int) else cell for cell in row)


def exports(store: GraphStore, full: Dataset, room: Path) -> None:
    """Write each export; networkx reads the graphs, and the script makes the same store."""
    out = room / "out"
    for form, write in FORMATS.items():
        write_below(out, f"graph.{form}", write(full, View()))
    nodes, ties = {entity.uid for entity in full.entities}, len(full.ties)
    graphs = (
        nx.node_link_graph(json.loads((out / "graph.json").read_bytes()), edges="edges"),
        nx.read_graphml(out / "graph.graphml", force_multigraph=True),
        nx.read_gexf(out / "graph.gexf"),
    )
    for graph in graphs:
        assert set(graph.nodes) == nodes and graph.number_of_edges() == ties

    def work(transaction: Transaction) -> None:
        for statement in statements(full, schema_of(store)):
            transaction.run(statement.removesuffix(";\n"))

    with opened(room / "script.kgl") as copy:
        copy.write(work, prepare=CONSTRAINTS)
        same(fetch_dataset(copy, schema_of(copy)), full)


def again(checked: CheckedDataset, full: Dataset, store: GraphStore, room: Path) -> None:
    """Export, load again, export again: nothing changes, to the byte."""
    schema = schema_of(store)
    (first,) = write_folders(full, schema, room / "out")
    reread = check(first)
    assert not reread.report.errors, reread.report.errors
    assert reread.dataset is not None
    same(reread.dataset, full)
    (summary,) = seed(store, [reread])
    assert summary.differences == []
    (second,) = write_folders(fetch_dataset(store, schema), schema, room / "again")
    files = sorted(path.relative_to(first) for path in first.rglob("*") if path.is_file())
    assert files == sorted(path.relative_to(second) for path in second.rglob("*") if path.is_file())
    assert all((first / file).read_bytes() == (second / file).read_bytes() for file in files)
