"""What people met when they used it: each of these once went wrong."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import networkx as nx
import pytest

from jjgraph.errors import QueryError
from jjgraph.services.datasets import check
from jjgraph.store.guard import refuse_file_access
from tests.cli.conftest import Cli
from tests.paths import HARBOUR
from tests.servers import Neo4jServer
from tests.stores import opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a copy of the harbour data set that a test may spoil."""
    return Path(shutil.copytree(HARBOUR, tmp_path / "harbour"))


def test_nodes_of_neo4j_are_plain_values(neo4j_server: Neo4jServer) -> None:
    """A node, a tie, a path and a duration come back as what JSON can hold."""
    with opened(neo4j_server) as store:
        text = (
            "CREATE (a:Entity {uid: 'p', name: 'P'})-[r:FUNDS {key: 'k'}]->(b:Entity {uid: 'q', name: 'Q'}) "
            "RETURN a.uid AS uid"
        )
        store.write(lambda transaction: transaction.run(text))
        query = "MATCH p = (a:Entity {uid: 'p'})-[r]->(b) RETURN a, r, p, duration('P1D') AS d ORDER BY a.uid"
        node, tie, path, duration = store.read(query).rows[0]
        store.write(lambda transaction: transaction.run("MATCH (n) DETACH DELETE n"))
    assert node == {"labels": ["Entity"], "properties": {"name": "P", "uid": "p"}}
    assert tie == {"type": "FUNDS", "properties": {"key": "k"}}
    assert path[0] == node and path[2] == tie
    assert isinstance(duration, str)


def test_file_mistakes_are_one_line(seeded: Cli, tmp_path: Path) -> None:
    """A folder for a file and a file for a folder are told in a line, not in a traceback."""
    (tmp_path / "file").write_text("", "utf-8")
    for arguments, code, words in (
        (("query", "counts-by-kind", "--out", str(tmp_path)), 2, "是文件夹，不是文件"),
        (("export", "--format", "csv", "--out", "file"), 1, "文件操作失败"),
    ):
        result = seeded(*arguments)
        assert result.code == code and words in result.err and "Traceback" not in result.err


def test_export_to_stdout(seeded: Cli, tmp_path: Path) -> None:
    """A dash is standard output, for exports too."""
    env = {**os.environ, "JJGRAPH_STORE": str(tmp_path / "cli.kgl")}
    command = [sys.executable, "-m", "jjgraph", "export", "--format", "graphml", "--out", "-"]
    done = subprocess.run(command, capture_output=True, check=True, env=env, cwd=tmp_path)
    assert nx.parse_graphml(done.stdout.decode(), force_multigraph=True).number_of_edges() == 857
    assert not (tmp_path / "-").exists()


def test_one_statement_at_a_time() -> None:
    """A second statement is refused on both stores; a semicolon at the end or in a text is not."""
    refuse_file_access("RETURN ';' AS x;")
    with pytest.raises(QueryError, match="one statement"):
        refuse_file_access("RETURN 1 AS x; RETURN 2 AS y")


def test_unreadable_file_does_not_accuse_the_others(folder: Path) -> None:
    """Where entities.csv cannot be read, no tie is said to lack its ends."""
    (folder / "entities.csv").write_bytes(b"\xff\xfe\x00")
    assert {issue.code for issue in check(folder).report.errors} == {"encoding"}


def test_control_characters_are_left_out_and_told(folder: Path) -> None:
    """A name with an escape sequence loads without it, with a warning."""
    file = folder / "entities.csv"
    file.write_text(file.read_text("utf-8").replace("Orion Yard", "Orion\x1b[31m\x0b Yard"), "utf-8")
    found = check(folder)
    assert [issue.row for issue in found.report.warnings if issue.code == "control-character"] == [5]
    assert found.dataset is not None
    assert found.dataset.entity["yard-orion"].name == "Orion[31m Yard"


def test_every_broken_schema_file_is_named(folder: Path) -> None:
    """Two broken files are two issues with their names, and the good one between them still counts."""
    (folder / "schema" / "kinds" / "Bad.yaml").write_text("kind: [", "utf-8")
    (folder / "schema" / "ties" / "CREWS.yaml").write_text("tie: CREWS", "utf-8")
    found = {issue.file for issue in check(folder).report.errors if issue.code == "schema"}
    assert found == {"schema/kinds/Bad.yaml", "schema/ties/CREWS.yaml"}
    assert "unknown-kind" not in {issue.code for issue in check(folder).report.errors}


def test_second_source_must_count_itself(cli: Cli) -> None:
    """Seven ties of the view have two sources in view; four more have a second one that is too low."""
    assert "7 条有两个以上来源" in cli("demo").out
