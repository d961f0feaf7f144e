"""Both stores with the same data, and the table of what was compared."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from jjgraph.services.datasets import seed
from jjgraph.store.protocol import GraphStore
from tests.paths import HARBOUR, JINJIANG
from tests.servers import Neo4jServer
from tests.stores import checked, empty, opened

COMPARED: list[tuple[str, int, str, float, float]] = []


@pytest.fixture(scope="session")
def embedded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GraphStore]:
    """Give an embedded store with both data sets, open for reading."""
    path = tmp_path_factory.mktemp("contract") / "contract.kgl"
    with opened(path) as store:
        seed(store, [checked(JINJIANG), checked(HARBOUR)])
    with opened(path, writable=False) as store:
        yield store


@pytest.fixture(params=["embedded", "neo4j"])
def target(request: pytest.FixtureRequest, tmp_path: Path) -> Path | Neo4jServer:
    """Give the place of an empty store: a file, then a server."""
    if request.param == "embedded":
        return tmp_path / "load.kgl"
    server = request.getfixturevalue("neo4j_server")
    assert isinstance(server, Neo4jServer)
    empty(server)
    return server


@pytest.fixture
def store(target: Path | Neo4jServer) -> Iterator[GraphStore]:
    """Give an empty store, open for writing."""
    with opened(target) as opened_store:
        yield opened_store


def _filled(server: Neo4jServer) -> Iterator[GraphStore]:
    empty(server)
    with opened(server) as store:
        seed(store, [checked(JINJIANG), checked(HARBOUR)])
        yield store


@pytest.fixture(scope="module")
def server(neo4j_server: Neo4jServer) -> Iterator[GraphStore]:
    """Give the long-term Neo4j with both data sets."""
    yield from _filled(neo4j_server)


@pytest.fixture(scope="module")
def newest(newest_neo4j_server: Neo4jServer) -> Iterator[GraphStore]:
    """Give the newest Neo4j with both data sets."""
    yield from _filled(newest_neo4j_server)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the table of the contract suite: each query, its rows, and the time on each store."""
    if not COMPARED:
        return
    terminalreporter.section("contract: the same text on both stores")
    terminalreporter.write_line(f"{'query':<48}{'rows':>6}  {'same':<5}{'embedded ms':>12}{'neo4j ms':>10}")
    for name, rows, same, quick, slow in sorted(COMPARED):
        terminalreporter.write_line(f"{name:<48}{rows:>6}  {same:<5}{quick * 1e3:>12.1f}{slow * 1e3:>10.1f}")
