"""The rooms of the house and who may import whom: the contracts hold, and they bite."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def lint_imports(checkout: Path) -> subprocess.CompletedProcess[str]:
    """Run import-linter on the package of a checkout, with that checkout's contracts."""
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run()"]
    return subprocess.run(
        [*command, "--no-cache"],
        cwd=checkout,
        env=os.environ | {"PYTHONPATH": str(checkout)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Give a copy of the package and its contracts, to be spoilt."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    shutil.copytree(ROOT / "jjgraph", tmp_path / "jjgraph", ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def test_contracts_hold() -> None:
    """No module imports from a room above its own."""
    done = lint_imports(ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("model/spoilt.py", "import jjgraph.intake", "Data flow one way"),
        ("assets.py", "import jjgraph.model", "Data flow one way"),
        ("store/spoilt.py", "import jjgraph.intake", "Data flow one way"),
        ("unnamed/__init__.py", "", "Data flow one way"),
        ("analysis/spoilt.py", "import jjgraph.store", "What is computed or drawn starts from a Dataset"),
        ("store/spoilt.py", "import networkx", "A store knows no graph library"),
        ("analysis/spoilt.py", "import neo4j", "Only the store talks to a database"),
        (
            "site/spoilt.py",
            "import docs.generate.reference",
            "What runs needs nothing that the wheel leaves out",
        ),
        ("map/spoilt.py", "import pyvis", "Only the page of the map knows pyvis"),
    ],
)
def test_contracts_bite(checkout: Path, module: str, line: str, contract: str) -> None:
    """An import that leads upwards, past the store, or to a library of another room is found."""
    file = checkout / "jjgraph" / module
    file.parent.mkdir(exist_ok=True)
    with file.open("a", encoding="utf-8") as text:
        text.write(f"\n{line}\n")
    done = lint_imports(checkout)
    said = done.stdout + done.stderr
    assert done.returncode == 1, said
    named = [words for words in said.splitlines() if words.startswith(contract)]
    assert any("BROKEN" in words for words in named) or (line == "" and "unnamed" in said), said
