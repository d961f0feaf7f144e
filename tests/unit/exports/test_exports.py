"""Every export is read back and is the same: parallel ties, lists, dates and Chinese text kept."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import networkx as nx
import openpyxl
import pytest
from neo4j import GraphDatabase

from jjgraph.exports.cypher_script import HEADER, NEO4J_HEADER, cypher_script, literal, neo4j_script
from jjgraph.exports.folders import write_folders
from jjgraph.exports.graphs import as_gexf, as_graphml, as_node_link, export_graph
from jjgraph.model.records import Dataset
from jjgraph.model.view import View
from jjgraph.results.formats import as_csv, as_json, as_markdown, as_plain_csv, as_spreadsheet_csv, as_xlsx
from jjgraph.services.datasets import check, seed
from jjgraph.store.protocol import GraphStore
from jjgraph.store.reading import fetch_dataset, fetch_labels
from tests.paths import HARBOUR, JINJIANG
from tests.servers import Neo4jServer
from tests.stores import checked, empty, full_schema, opened

VIEW = View()


@pytest.fixture(params=[JINJIANG, HARBOUR], ids=["jinjiang", "harbour"])
def folder(request: pytest.FixtureRequest) -> Path:
    """Give each data set in turn."""
    assert isinstance(request.param, Path)
    return request.param


@pytest.fixture
def data(folder: Path) -> Dataset:
    """Give its content."""
    found = checked(folder).dataset
    assert found is not None
    return found


def test_graphml_comes_back_whole(data: Dataset) -> None:
    """networkx reads the same nodes, edge keys and attributes; parallel ties stay apart."""
    wanted = export_graph(data, VIEW)
    found = nx.read_graphml(io.BytesIO(as_graphml(data, VIEW)), force_multigraph=True)
    assert dict(found.nodes(data=True)) == dict(wanted.nodes(data=True))
    assert {e[:3]: e[3] for e in found.edges(keys=True, data=True)} == {
        e[:3]: e[3] for e in wanted.edges(keys=True, data=True)
    }
    assert found.number_of_edges() == len(data.ties)


def test_gexf_comes_back_whole(data: Dataset) -> None:
    """GEXF keeps every node, tie and attribute too; its head carries the data's date, not today's."""
    content = as_gexf(data, VIEW)
    found = nx.read_gexf(io.BytesIO(content))
    wanted = export_graph(data, VIEW)
    assert set(found.nodes) == set(wanted.nodes)
    assert {key for _, _, key in found.edges(keys=True)} == {tie.key for tie in data.ties}
    for a, b, key, given in wanted.edges(keys=True, data=True):
        read = found.edges[a, b, key]
        assert read["tie_type"] == given["type"]
        assert {n: v for n, v in given.items() if n != "type"}.items() <= read.items()
    assert data.as_of().isoformat().encode() in content


def test_node_link_json_comes_back_whole(data: Dataset) -> None:
    """JSON keeps lists as lists, and every record with its label."""
    content = json.loads(as_node_link(data, VIEW))
    found = nx.node_link_graph(content, edges="edges")
    assert found.number_of_edges() == len(data.ties) and found.is_multigraph()
    for tie in data.ties:
        edge = found.edges[tie.subject_uid, tie.object_uid, tie.key]
        assert tuple(edge["claim_ids"]) == tie.claim_ids
        assert edge["in_view"] is VIEW.admits(tie)
        assert edge.get("since_first") == (tie.since_first.isoformat() if tie.since_first else None)
    labels = [record["label"] for record in content["graph"]["records"]]
    assert len(labels) == len(data.records()) and labels.count("Claim") == len(data.claims)


def test_csv_folder_comes_back_whole(data: Dataset, folder: Path, tmp_path: Path) -> None:
    """The folder passes validation and maps to an equal data set: the same uids, the same run."""
    (written,) = write_folders(data, full_schema(folder), tmp_path)
    again = check(written)
    assert not again.report.errors
    assert again.dataset == data
    assert (written / "entities.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def run_script(store: GraphStore, script: bytes) -> None:
    """Run the statements of a script as a person would, one by one."""
    statements = [part.strip() for part in script.decode().removeprefix(HEADER).split(";\n")]

    def work(transaction: object) -> None:
        for statement in filter(None, statements):
            transaction.run(statement)  # type: ignore[attr-defined]

    store.write(
        work, prepare=tuple(line.rstrip(";") for line in HEADER.splitlines() if line.startswith("CREATE"))
    )


def seeded_labels(path: Path, folder: Path) -> dict[str, frozenset[str]]:
    with opened(path) as store:
        seed(store, [checked(folder)])
        return fetch_labels(store)


def test_cypher_script_makes_the_same_store(data: Dataset, folder: Path, tmp_path: Path) -> None:
    """Run on an empty embedded store, the script makes what `seed` makes."""
    with opened(tmp_path / "script.kgl") as store:
        run_script(store, cypher_script(data, full_schema(folder)))
        assert fetch_dataset(store, full_schema(folder)) == data
        assert fetch_labels(store) == seeded_labels(tmp_path / "seeded.kgl", folder)


def test_cypher_script_makes_the_same_store_on_neo4j(neo4j_server: Neo4jServer, tmp_path: Path) -> None:
    """And on an empty Neo4j as well."""
    empty(neo4j_server)
    data = checked(HARBOUR).dataset
    assert data is not None
    with opened(neo4j_server) as store:
        run_script(store, cypher_script(data, full_schema(HARBOUR)))
        assert fetch_dataset(store, full_schema(HARBOUR)) == data
        assert fetch_labels(store) == seeded_labels(tmp_path / "seeded.kgl", HARBOUR)


def test_the_second_script_makes_a_neo4j_searchable(neo4j_server: Neo4jServer) -> None:
    """The indexes have a script of their own, which brings the full text that `seed` brings; it may run twice."""
    drop = "DROP INDEX names IF EXISTS", "DROP INDEX statements IF EXISTS"
    script = neo4j_script().decode().removeprefix(NEO4J_HEADER)
    made = list(filter(None, script.split(";\n")))
    shown = "SHOW INDEXES YIELD name, type WHERE type = 'FULLTEXT' RETURN name ORDER BY name"
    login = (neo4j_server.username, neo4j_server.password)
    with GraphDatabase.driver(neo4j_server.uri, auth=login) as driver:
        for statement in (*drop, *made, *made):
            driver.execute_query(statement)
        assert [row["name"] for row in driver.execute_query(shown).records] == ["names", "statements"]


@pytest.mark.parametrize(
    "text", ["a'b", 'a"b', "a\\b", "a\nb", "晋江“经验”", "';\nMATCH (n) DETACH DELETE n //", "\t{}$x"]
)
def test_literals_hold_any_text(text: str, tmp_path: Path) -> None:
    """Whatever a text contains, its literal reads back as that text."""
    with opened(tmp_path / "literal.kgl") as store:
        assert store.read(f"RETURN {literal(text)} AS text ORDER BY text").rows == [(text,)]


def test_exports_are_the_same_bytes_under_another_hash_seed(tmp_path: Path) -> None:
    """Sets and hashes leave no trace in what is written."""
    script = (
        "import hashlib, sys\nfrom pathlib import Path\nfrom jjgraph.exports.cypher_script import cypher_script\n"
        "from jjgraph.exports.graphs import as_gexf, as_graphml, as_node_link\nfrom jjgraph.model.view import View\n"
        "from jjgraph.services.datasets import check\nfound = check(Path(sys.argv[1]))\nview = View()\n"
        "data = found.dataset\nparts = [as_gexf(data, view), as_graphml(data, view), as_node_link(data, view)]\n"
        "parts.append(cypher_script(data, found.raw.schema))\n"
        "print(hashlib.sha256(b''.join(parts)).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", script, str(HARBOUR)],
            env={**os.environ, "PYTHONHASHSEED": hashing, "LC_ALL": locale},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for hashing, locale in (("1", "C"), ("2", "C.UTF-8"))
    }
    assert len(digests) == 1


COLUMNS = ("name", "n", "list", "none", "flag")
ROWS = [("=HYPERLINK('x')", 0.5, ("a", "b"), None, True), ("竖|线\n换行", 3.0, (), "@x", False)]


def test_tables_keep_values_and_disarm_formulas() -> None:
    """No CSV for people holds a formula, wherever it goes; numbers stay numbers, and no control character passes."""
    assert as_plain_csv(COLUMNS, ROWS).decode().splitlines()[1] == "=HYPERLINK('x'),0.5,a|b,,true"
    assert as_csv(COLUMNS, ROWS).decode().splitlines()[1] == "'=HYPERLINK('x'),0.5,a|b,,true"
    assert as_spreadsheet_csv(COLUMNS, ROWS) == b"\xef\xbb\xbf" + as_csv(COLUMNS, ROWS)
    assert as_csv(("n", "m"), [("-0.2", -1e-05), (("@x", "y"), "+x")]).decode().splitlines()[1:] == [
        "-0.2,-0.00001",
        "'@x|y,'+x",
    ]
    assert json.loads(as_json(("n",), [(1,)], {"seed": 0})) == {"about": {"seed": 0}, "rows": [{"n": 1}]}
    assert json.loads(as_json(COLUMNS, ROWS))[1] == {
        "name": "竖|线\n换行",
        "n": 3,
        "list": [],
        "none": "@x",
        "flag": False,
    }
    assert as_markdown(COLUMNS, ROWS).decode().splitlines()[3] == "| 竖\\|线 换行 | 3 |  | @x | false |"
    book = as_xlsx(COLUMNS, [*ROWS, ("bell\x07", 1, (), None, None)])
    sheet = openpyxl.load_workbook(io.BytesIO(book)).active
    assert sheet is not None
    assert (sheet["A2"].value, sheet["A2"].data_type) == ("=HYPERLINK('x')", "s")
    assert sheet["A4"].value == "bell"
    assert as_xlsx(COLUMNS, ROWS) == as_xlsx(COLUMNS, ROWS)
