"""What the documentation says is true: its commands run, its links resolve, its pages are current."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from jjgraph.cli.main import COMMANDS
from jjgraph.pipeline.reference import pages
from tests.paths import ROOT

PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])


def blocks(page: Path, language: str) -> list[str]:
    """Return the code blocks of a page in one language."""
    return re.findall(rf"```{language}\n(.*?)```", page.read_text("utf-8"), re.DOTALL)


def commands(page: Path) -> list[str]:
    """Return the commands of a page, one a line, without their comments."""
    lines = [line for block in blocks(page, "sh") for line in block.splitlines()]
    return [re.sub(r"\s+#.*", "", line) for line in lines if line.strip()]


def test_commands_of_the_readme_run_in_their_order(tmp_path: Path) -> None:
    """Each line that the README shows is typed as it stands, in a fresh place, and exits 0."""
    env = {**os.environ, "JJGRAPH_STORE": str(tmp_path / "readme.kgl")}
    (tmp_path / "tests").symlink_to(ROOT / "tests")
    found = commands(ROOT / "README.md")
    assert len(found) >= 14
    for line in found:
        name, *arguments = shlex.split(line)
        assert name == "jjgraph"
        done = subprocess.run(
            [sys.executable, "-m", "jjgraph", *arguments],
            cwd=tmp_path, env=env, capture_output=True, text=True, check=False, encoding="utf-8",
        )  # fmt: skip
        assert done.returncode == 0, f"{line}\n{done.stderr}"
    for name in ("gaps.xlsx", "map.html", "graph.graphml"):
        assert (tmp_path / name).stat().st_size > 1000


def test_every_command_stands_in_the_readme_or_its_help() -> None:
    """A reader of the README meets the commands that people use; demo stands as make demo."""
    text = (ROOT / "README.md").read_text("utf-8")
    assert {name for name in COMMANDS if f"jjgraph {name}" in text} >= {
        "seed", "check", "verify", "remove", "queries", "query", "show", "centrality", "gaps", "map", "export"
    }  # fmt: skip
    assert "make demo" in text


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_and_pictures_resolve(page: Path) -> None:
    """Every relative link leads to a file or folder of the repository."""
    for target in re.findall(r"\]\((?!https?:)([^)#]+)[^)]*\)", page.read_text("utf-8")):
        assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_reference_pages_are_current() -> None:
    """The pages that are made from the code are what the code makes today; none is left over."""
    folder = ROOT / "docs" / "reference"
    made = pages()
    for name, text in made.items():
        assert (folder / name).read_text("utf-8") == text, f"{name}: run make docs"
    by_hand = {"model.md", "cypher.md", "checks.md"}
    assert {str(path.relative_to(folder)) for path in folder.rglob("*.md")} == set(made) | by_hand


def test_cypher_of_the_pages_is_that_of_the_library() -> None:
    """The example of the page on Cypher is a query that runs: the one of the library, without a few columns."""
    (example,) = blocks(ROOT / "docs" / "reference" / "cypher.md", "cypher")
    library = (ROOT / "cypher" / "evidence" / "evidence.cypher").read_text("utf-8")
    assert (
        example.splitlines()[:3] == [line for line in library.splitlines() if not line.startswith("//")][:3]
    )
