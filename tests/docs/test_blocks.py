"""Every fenced block of the README and of docs/ runs, in the order of its page."""

import json
import os
import shutil
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from jjgraph.errors import QueryError
from jjgraph.services.datasets import seed
from tests.docs.blocks import LANGUAGES, Block, Reader, all_pages, blocks_of
from tests.paths import JINJIANG, ROOT
from tests.servers import Neo4jServer
from tests.stores import checked, empty, opened

PAGES = {str(page.relative_to(ROOT)): blocks_of(page) for page in all_pages()}
SEED_THEMSELVES = {"README.md", "docs/guide/quickstart.md"}
WRITTEN = {"README.md": ("gaps.xlsx", "map.html", "graph.graphml", "site/index.html")}
HERE = {name: [block for block in blocks if not block.needs_server] for name, blocks in PAGES.items()}
AT_A_SERVER = {name: [block for block in blocks if block.needs_server] for name, blocks in PAGES.items()}


def with_blocks(pages: dict[str, list[Block]]) -> list[str]:
    """Return the pages that have something to run."""
    return [name for name, blocks in pages.items() if any(block.language != "text" for block in blocks)]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give a fresh folder, in which the data of the tests and what ships are at hand; exports end with the page."""
    for name in ("tests", "seeds"):
        (tmp_path / name).symlink_to(ROOT / name)
    monkeypatch.chdir(tmp_path)
    before = dict(os.environ)
    for name in ("LANG", "LC_ALL"):
        os.environ.pop(name, None)
    yield tmp_path
    os.environ.clear()
    os.environ.update(before)


def read_and_run(reader: Reader, blocks: list[Block]) -> None:
    """Run blocks in their order; the first that fails is named with its line."""
    for block in blocks:
        try:
            reader.do(block)
        except Exception as error:
            pytest.fail(f"{block.page}:{block.line} ({block.language}): {error!r}\n{error}")


@pytest.mark.parametrize("page", PAGES)
def test_every_fence_names_its_language(page: str) -> None:
    """A block of no language, or of one that no test knows, would not be run."""
    assert [(b.line, b.language) for b in PAGES[page] if b.language not in LANGUAGES] == []


@pytest.mark.parametrize("page", with_blocks(HERE))
def test_blocks_run(page: str, folder: Path, jinjiang_store: Path) -> None:
    """What a page shows works as it stands: on the data that ship, or from nothing where the page loads them."""
    store = folder / "docs.kgl"
    os.environ["JJGRAPH_STORE"] = str(store)
    if page not in SEED_THEMSELVES:
        shutil.copyfile(jinjiang_store, store)
    read_and_run(Reader(folder), HERE[page])
    for name in WRITTEN.get(page, ()):
        assert (folder / name).stat().st_size > 1000


@pytest.mark.parametrize("page", with_blocks(AT_A_SERVER))
def test_blocks_run_on_neo4j(page: str, folder: Path, neo4j_server: Neo4jServer) -> None:
    """What names a server works on a real one, its address and password put in the place of those on the page."""
    empty(neo4j_server)
    if not any("jjgraph seed" in block.text for block in AT_A_SERVER[page]):
        with opened(neo4j_server) as store:
            seed(store, [checked(JINJIANG)])
    os.environ["NEO4J_URI"], os.environ["NEO4J_USERNAME"] = neo4j_server.uri, neo4j_server.username
    os.environ["NEO4J_PASSWORD"] = neo4j_server.password
    read_and_run(Reader(folder, neo4j_server), AT_A_SERVER[page])


@pytest.mark.parametrize(
    ("language", "text", "error", "words"),
    [
        ("sh", "jjgraph nothing\n", AssertionError, "没有命令“nothing”"),
        ("sh", "jjgraph seed; false\n", AssertionError, r"\+ false"),
        ("sh", "jjgraph check nowhere | cat\n", AssertionError, "没有数据集 nowhere"),
        ("python", "1 / 0\n", ZeroDivisionError, "division by zero"),
        ("python", ">>> 1 + 1\n3\n", AssertionError, r"Expected:\n\s+3\nGot:\n\s+2"),
        ("cypher", "MATCH (n RETURN n\n", QueryError, "syntax error"),
        (
            "cypher",
            "MATCH (n) WHERE n.uid = $uid RETURN n.name AS name ORDER BY name\n",
            QueryError,
            "lacks the parameter uid",
        ),
        ("console", "make nothing\n", AssertionError, "make nothing"),
        ("console", "reboot\n", AssertionError, "reboot"),
        ("console", "jjgraph nothing\n", AssertionError, "没有命令“nothing”"),
        ("yaml", "a: [1\n", yaml.YAMLError, "flow sequence"),
        ("toml", "a = \n", tomllib.TOMLDecodeError, "Invalid value"),
        ("json", "{\n", json.JSONDecodeError, "Expecting property name"),
        ("csv", "a,b\n1\n", AssertionError, "rows of different lengths"),
    ],
)
def test_a_wrong_block_fails(
    *, language: str, text: str, error: type[Exception], words: str, folder: Path, jinjiang_store: Path
) -> None:
    """The runner notices, and for the right reason: each language has a block here that must not pass."""
    os.environ["JJGRAPH_STORE"] = str(shutil.copyfile(jinjiang_store, folder / "docs.kgl"))
    with pytest.raises(error, match=words):
        Reader(folder).do(Block("wrong.md", 1, language, text))
