"""The types as a caller sees them, by the two checkers that people use, in a folder that is not ours."""

import subprocess
import sys
from pathlib import Path

import pytest

RIGHT = """
from datetime import date
from pathlib import Path
from typing import Any, assert_type

import jjgraph
import networkx as nx
import polars

with jjgraph.connect(Path("graph.kgl")) as graph:
    assert_type(graph, jjgraph.Connection)
    assert_type(graph.query("partners", uid="x", view=jjgraph.View.of("low")), jjgraph.Table)
    assert_type(graph.gaps("G01", as_of=date(2024, 1, 1)), jjgraph.Table)
    assert_type(graph.centrality("degree", top=3, as_of="2024"), jjgraph.Table)
    assert_type(graph.graph(), nx.MultiDiGraph[str])
    assert_type(graph.collaboration(), nx.Graph[str])
    assert_type(graph.map(only=["x"]), jjgraph.Map)
    assert_type(graph.map().save("map.html"), Path)
    assert_type(graph.find("x"), str)
table = jjgraph.check("jinjiang")
assert_type(table[0], dict[str, Any])
assert_type(table.to_polars(), polars.DataFrame)
assert_type(table.bars("file", "row"), jjgraph.Chart)
assert_type(jjgraph.seed("jinjiang", url="graph.kgl"), jjgraph.Table)
assert_type(jjgraph.__version__, str)
"""
WRONG = (
    "jjgraph.connect(3)",
    'jjgraph.connect().gaps(top="3")',
    'jjgraph.connect().whatif(add=("a", "b"))',
    "jjgraph.connect().map().save(3)",
    'jjgraph.connect().query(name="partners")',
    'jjgraph.connect().ask("partners")',
    "jjgraph.disconnect()",
)
CHECKERS = {
    "mypy": ("-m", "mypy", "--strict", "--no-incremental", "--no-error-summary"),
    "pyright": ("-m", "pyright", "--pythonpath", sys.executable),
}


@pytest.mark.parametrize("checker", CHECKERS)
def test_types_from_outside(checker: str, tmp_path: Path) -> None:
    """Right calls have the types they were promised; each wrong one is found, on its line."""
    (tmp_path / "right.py").write_text(RIGHT, encoding="utf-8")
    wrong = tmp_path / "wrong.py"
    wrong.write_text("\n".join(["import jjgraph", *WRONG, ""]), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, *CHECKERS[checker], "right.py", "wrong.py"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    errors = [line for line in done.stdout.splitlines() if ": error: " in line or " - error: " in line]
    assert [line for line in errors if "right.py" in line] == [], done.stdout
    found = {int(line.split("wrong.py:")[1].split(":")[0]) for line in errors if "wrong.py:" in line}
    assert found == set(range(2, len(WRONG) + 2)), done.stdout + done.stderr
