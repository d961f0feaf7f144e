"""The notebooks run from beginning to end, from the wheel as from the checkout, and are kept without outputs."""

import os
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from tests.paths import ROOT
from tests.servers import Neo4jServer
from tests.stores import empty

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
ON_A_SERVER = "07_neo4j"
PICTURES = ("<svg", "<iframe")


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel, alone, into a folder."""
    folder = tmp_path_factory.mktemp("wheel")
    build = ["-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run([sys.executable, *build], cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    options = ["--quiet", "--no-cache", "--offline", "--no-deps", "--target", str(folder / "installed")]
    subprocess.run([sys.executable, "-m", "uv", "pip", "install", *options, str(wheel)], check=True)
    return folder / "installed"


def run(path: Path, folder: Path, package: Path, **environment: str) -> list[str]:
    """Run a notebook in *folder* with the jjgraph of *package*; return what its cells showed, as text."""
    notebook = nbformat.read(path, as_version=4)
    notebook.cells.append(nbformat.v4.new_code_cell("print(jjgraph.__file__)"))
    client = NotebookClient(
        notebook, startup_timeout=300, timeout=300, resources={"metadata": {"path": str(folder)}}
    )
    environment |= {"PYTHONPATH": str(package), "IPYTHONDIR": str(folder / "ipython")}
    client.execute(env={**os.environ, "PYTHONWARNINGS": "error::UserWarning", **environment})
    shown = [
        nbformat.writes(nbformat.v4.new_notebook(cells=[cell]))
        for cell in notebook.cells
        if cell.get("outputs")
    ]
    assert str(package / "jjgraph") in shown.pop()
    return shown


def check(shown: list[str]) -> None:
    """See that a study shows tables and pictures, and figures of its own."""
    assert len(shown) >= 5
    for sign in PICTURES:
        assert any(sign in cell for cell in shown), sign


@pytest.mark.parametrize(
    "path", [path for path in NOTEBOOKS if path.stem != ON_A_SERVER], ids=lambda path: path.stem
)
def test_notebook_runs_from_the_wheel(path: Path, tmp_path: Path, installed: Path) -> None:
    """Every cell runs without an error, in a folder that is not the checkout, and shows something."""
    check(run(path, tmp_path, installed))


def test_notebook_runs_from_the_checkout(tmp_path: Path) -> None:
    """So it does for whoever has cloned the repository."""
    check(run(NOTEBOOKS[0], tmp_path, ROOT))


def test_notebook_runs_on_neo4j(tmp_path: Path, installed: Path, neo4j_server: Neo4jServer) -> None:
    """The last one asks a real server the same, and finds the same."""
    empty(neo4j_server)
    check(
        run(
            ROOT / "notebooks" / f"{ON_A_SERVER}.ipynb",
            tmp_path,
            installed,
            NEO4J_URI=neo4j_server.uri,
            NEO4J_USERNAME=neo4j_server.username,
            NEO4J_PASSWORD=neo4j_server.password,
        )
    )
    empty(neo4j_server)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebook_keeps_no_output(path: Path) -> None:
    """What stands in the repository is the text alone: Chinese first, English beside it, and what it cannot show."""
    notebook = nbformat.read(path, as_version=4)
    assert not any(cell.get("outputs") or cell.get("execution_count") for cell in notebook.cells)
    texts = [cell.source for cell in notebook.cells if cell.cell_type == "markdown"]
    assert any("\u4e00" <= sign <= "\u9fff" for sign in texts[0][:20])
    assert "*English:" in texts[0]
    assert texts[-1].startswith("## 这份数据说不了什么")


def test_the_seven_studies() -> None:
    """The notebooks that the README names are there."""
    assert [path.stem for path in NOTEBOOKS] == [
        "01_first_look",
        "02_centrality",
        "03_gaps",
        "04_helix",
        "05_time",
        "06_own_data",
        ON_A_SERVER,
    ]
