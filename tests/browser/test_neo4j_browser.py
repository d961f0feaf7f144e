"""What we write for Neo4j Browser works in a Neo4j Browser, dropped on its window as a user does."""

import base64
import io
import threading
import zipfile
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from jjgraph.exports.browser import browser_files
from jjgraph.queries.library import load_library, neo4j_queries
from jjgraph.results.headings import HEADINGS
from jjgraph.services.datasets import seed
from jjgraph.services.store_comparison import known_parameters
from tests.paths import XIKOU
from tests.servers import Neo4jServer, UnavailableError, fetch_browser, skip_or_fail
from tests.stores import checked, empty, full_schema, opened

DROP = """([name, text]) => {
  const files = new DataTransfer();
  files.items.add(new File([Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))], name));
  return files;
}"""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing on the terminal of the tests."""


@pytest.fixture(scope="module")
def pages() -> Iterator[str]:
    """Serve the pages of Neo4j Browser; give their address."""
    try:
        folder = fetch_browser()
    except UnavailableError as reason:
        skip_or_fail("neo4j", str(reason))
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/index.html"
        server.shutdown()


@pytest.fixture
def files(neo4j_server: Neo4jServer) -> dict[str, bytes]:
    """Load a small data set; give the files for its Browser."""
    empty(neo4j_server)
    with opened(neo4j_server) as store:
        seed(store, [checked(XIKOU)])
        queries = [*load_library().values(), *neo4j_queries().values()]
        values = [(query, known_parameters(store, query)) for query in queries]
    return browser_files(values, HEADINGS, full_schema(XIKOU))


@pytest.fixture
def tab(chromium: Any, pages: str, neo4j_server: Neo4jServer) -> Iterator[Any]:
    """Open Neo4j Browser, connected to the server; whatever it asks of other places is refused."""
    context = chromium.new_context(viewport={"width": 1440, "height": 900})
    context.route(
        "**/*", lambda route: route.continue_() if "127.0.0.1" in route.request.url else route.abort()
    )
    tab = context.new_page()
    tab.goto(f"{pages}?dbms={neo4j_server.uri}")
    tab.fill("[data-testid=username]", neo4j_server.username)
    tab.fill("[data-testid=password]", neo4j_server.password)
    tab.click("[data-testid=connect]")
    tab.get_by_text("You are connected as user").wait_for()
    yield tab
    context.close()


def drop(tab: Any, name: str, content: bytes) -> None:
    """Drop a file on the editor."""
    given = tab.evaluate_handle(DROP, [name, base64.b64encode(content).decode()])
    editor = tab.locator("[data-testid=activeEditor]")
    for event in ("dragenter", "dragover", "drop"):
        editor.dispatch_event(event, {"dataTransfer": given})


def run(tab: Any, name: str, content: bytes) -> Any:
    """Drop a query, put it into the editor and run it; return its frame."""
    drop(tab, name, content)
    tab.get_by_text("Paste in editor").click()
    tab.click("[data-testid=editor-Run]")
    frame = tab.locator("[data-testid=frame]").first
    frame.locator("[data-testid=frameCommand]", has_text=content.decode()[:20]).wait_for()
    return frame


@pytest.mark.browser
def test_queries_and_style_are_dropped_and_used(tab: Any, files: dict[str, bytes]) -> None:
    """The zip becomes folders, a table has both languages, a picture wears our names."""
    with zipfile.ZipFile(io.BytesIO(files["saved-queries.zip"])) as archive:
        saved = {Path(name).stem.split()[-1]: archive.read(name) for name in archive.namelist()}
        folders = {name.partition("/")[0] for name in archive.namelist() if "/" in name}
    tab.click("[data-testid=navigationFavorites]")
    drop(tab, "saved-queries.zip", files["saved-queries.zip"])
    for folder in folders:
        tab.get_by_text(folder, exact=True).wait_for()
    drop(tab, "style.grass", files["style.grass"])
    tab.locator("[data-testid=frameContents]", has_text="node.Enterprise").wait_for()
    table = run(tab, "evidence.cypher", saved["evidence"])
    table.get_by_text("来源 source", exact=True).wait_for()
    picture = run(tab, "evidence-picture.cypher", saved["evidence-picture"])
    picture.locator("svg text", has_text="依据 source").first.wait_for()
