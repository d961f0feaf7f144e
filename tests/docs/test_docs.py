"""What the documentation says is true: its links resolve, its generated pages are current."""

import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from docs.generate import cli_reference, reference
from jjgraph.cli.main import COMMANDS
from tests.docs.blocks import all_pages, blocks_of
from tests.paths import ROOT

PAGES = list(all_pages())


def prose(page: Path) -> str:
    """Return a page without its fenced blocks."""
    return re.sub(r"^\s*(```+).*?^\s*\1$", "", page.read_text("utf-8"), flags=re.DOTALL | re.MULTILINE)


def anchors(page: Path) -> set[str]:
    """Return the anchors of a page's headings, as code hosts make them."""
    found: list[str] = []
    for heading in re.findall(r"^#+ (.+)$", prose(page), re.MULTILINE):
        words = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", heading).lower()
        slug = re.sub(r"[^\w\- ]", "", words).strip().replace(" ", "-")
        found.append(f"{slug}-{found.count(slug)}" if slug in found else slug)
    return set(found)


def test_every_command_stands_in_the_readme_or_its_help() -> None:
    """A reader of the README meets the commands that people use; demo stands as make demo."""
    text = (ROOT / "README.md").read_text("utf-8")
    assert {name for name in COMMANDS if f"jjgraph {name}" in text} >= {
        "seed",
        "check",
        "verify",
        "remove",
        "queries",
        "query",
        "show",
        "centrality",
        "gaps",
        "map",
        "export",
    }
    assert "make demo" in text


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_and_pictures_resolve(page: Path) -> None:
    """Every relative link leads to a file or folder of the repository, and to a heading that is there."""
    for link in re.findall(r"\]\((?!https?:)([^)\s]+)\)", prose(page)):
        path, _, anchor = unquote(link).partition("#")
        target = page.parent / path if path else page
        assert target.exists(), f"{page.name}: {link}"
        assert not anchor or anchor in anchors(target), f"{page.name}: {link}"


def test_reference_pages_are_current() -> None:
    """The pages that are made from the code are what the code makes today; none is left over."""
    folder = ROOT / "docs" / "reference"
    made = {**reference.pages(), **cli_reference.pages()}
    for name, text in made.items():
        assert (folder / name).read_text("utf-8") == text, f"{name}: run make docs"
    by_hand = {"model.md", "cypher.md", "python.md"}
    assert {str(path.relative_to(folder)) for path in folder.rglob("*.md")} == set(made) | by_hand


def test_cypher_of_the_pages_is_that_of_the_library() -> None:
    """The example of the page on Cypher is the query of the library, without a few columns."""
    (example,) = [
        block for block in blocks_of(ROOT / "docs" / "reference" / "cypher.md") if block.language == "cypher"
    ]
    library = (ROOT / "cypher" / "evidence" / "evidence.cypher").read_text("utf-8")
    shown, whole = (
        [line for line in text.splitlines() if not line.startswith("//")] for text in (example.text, library)
    )
    assert shown[:3] == whole[:3]
