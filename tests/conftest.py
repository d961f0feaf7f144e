"""What every test stands on: an environment of its own, and real Neo4j servers where a test asks for one."""

import itertools
import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from jjgraph.services.datasets import seed
from tests.paths import JINJIANG
from tests.servers import (
    LTS,
    NEWEST,
    Neo4jServer,
    NoJavaError,
    UnavailableError,
    running_neo4j,
    skip_or_fail,
)
from tests.stores import checked, opened

LAUNCH = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
KEPT = ("JJGRAPH_TEST_", "JJGRAPH_REQUIRE")
_numbers = itertools.count()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark each test that asks for a Neo4j or a browser, so that ``-m "not neo4j"`` leaves them out.

    One process runs all that ask for a Neo4j: one server of each version is enough, and they empty it in turn.
    """
    for item in items:
        asked = set(getattr(item, "fixturenames", ()))
        if {"neo4j_server", "newest_neo4j_server"} & asked:
            item.add_marker(pytest.mark.neo4j)
            item.add_marker(pytest.mark.xdist_group("neo4j"))
        if "chromium" in asked:
            item.add_marker(pytest.mark.browser)
        if "npm" in asked:
            item.add_marker(pytest.mark.web)


@pytest.fixture(scope="session", autouse=True)
def no_settings_from_outside() -> Iterator[None]:
    """Hide the settings of whoever runs the tests, above all the address of a store that is in use."""
    with pytest.MonkeyPatch.context() as patch:
        for name in list(os.environ):
            if name.startswith(("NEO4J_", "JJGRAPH_")) and not name.startswith(KEPT):
                patch.delenv(name)
        yield


@pytest.fixture(scope="session")
def home_folders(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder below which each test has the user's folders for itself."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture(autouse=True)
def own_user_folders(home_folders: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep each test away from the user's own store and settings."""
    home = home_folders / str(next(_numbers))
    for kind in ("DATA", "CONFIG", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(home / kind.lower()))


@pytest.fixture(scope="session")
def neo4j_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neo4jServer]:
    """Give the Neo4j that JJGRAPH_TEST_NEO4J_URI names (tests empty it), or one started for this run."""
    if uri := os.environ.get("JJGRAPH_TEST_NEO4J_URI"):
        username = os.environ.get("JJGRAPH_TEST_NEO4J_USERNAME", "neo4j")
        yield Neo4jServer(uri, username, os.environ.get("JJGRAPH_TEST_NEO4J_PASSWORD", ""))
        return
    with ExitStack() as stack:
        try:
            server = stack.enter_context(running_neo4j(LTS, tmp_path_factory.mktemp("neo4j")))
        except UnavailableError as reason:
            skip_or_fail("neo4j", str(reason))
        yield server


@pytest.fixture(scope="session")
def newest_neo4j_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neo4jServer]:
    """Give a Neo4j of the newest version, where there is a JDK for it: a second target, never required."""
    with ExitStack() as stack:
        try:
            server = stack.enter_context(running_neo4j(NEWEST, tmp_path_factory.mktemp("neo4j-newest")))
        except NoJavaError as reason:
            pytest.skip(str(reason))
        except UnavailableError as reason:
            skip_or_fail("neo4j", str(reason))
        yield server


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """The system's Chromium; absent, the test is skipped, or fails where browser tests are required."""
    executable = shutil.which("chromium")
    if executable is None:
        skip_or_fail("browser", "no Chromium: apt-get install chromium fonts-noto-cjk")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=list(LAUNCH))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def npm() -> str:
    """The npm that runs the tools of package.json; absent, the test is skipped, or fails where it is required."""
    found = shutil.which("npm")
    if found is None or shutil.which("node") is None:
        skip_or_fail("web", "no npm: apt-get install nodejs npm")
    if not (Path(__file__).parents[1] / "node_modules" / ".bin" / "esbuild").exists():
        skip_or_fail("web", "no tools in node_modules: make web")
    return found


@pytest.fixture(scope="session")
def jinjiang_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Load the Jinjiang data once; tests work on copies."""
    path = tmp_path_factory.mktemp("seeded") / "jinjiang.kgl"
    with opened(path) as store:
        seed(store, [checked(JINJIANG)])
    return path
