"""One page for all tests of the map, in the system's Chromium, offline: no request, no message."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from jjgraph.map.page import render_html, write_page
from tests.browser.samples import CLUSTERED, THINNED, seed_payload, sized_payload


@pytest.fixture(scope="session")
def payload() -> dict[str, Any]:
    """The data of the seed's map, with made-up gaps and a measure."""
    return seed_payload()


@pytest.fixture(scope="session")
def map_file(payload: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The seed's map as a file."""
    path = tmp_path_factory.mktemp("map") / "map.html"
    write_page(path, render_html(payload))
    return path


@dataclass
class Opened:
    """Pages that a test opens, and what they were heard to say or ask for."""

    browser: Any
    default: Path
    folder: Path
    contexts: list[Any] = field(default_factory=list)
    heard: list[str] = field(default_factory=list)

    def __call__(
        self,
        address: str = "",
        *,
        file: Path | None = None,
        width: int = 1440,
        height: int = 900,
        **options: Any,
    ) -> Any:
        """Open the map, or *file*, with *address* as its hash, and wait until it is drawn."""
        context = self.browser.new_context(
            viewport={"width": width, "height": height}, offline=True, **options
        )
        self.contexts.append(context)
        page = context.new_page()
        document = (file or self.default).as_uri()
        page.on("console", lambda message: self.heard.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: self.heard.append(f"error: {error}"))
        page.on("dialog", lambda dialog: (self.heard.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.on("request", lambda request: self._note(request.url, document))
        page.goto(document + address)
        page.wait_for_selector("html[data-ready]")
        return page

    def made(self, payload: dict[str, Any]) -> Path:
        """Return a page made of *payload*."""
        path = self.folder / f"made-{len(self.contexts)}.html"
        write_page(path, render_html(payload))
        return path

    def _note(self, url: str, document: str) -> None:
        if url.split("#", maxsplit=1)[0] != document and not url.startswith(
            "blob:"
        ):  # a download of the page's own making
            self.heard.append(f"request: {url[:200]}")


@pytest.fixture
def browser_page(chromium: Any, map_file: Path, tmp_path: Path) -> Iterator[Opened]:
    """Open pages; at the end, no request and no message of the console is accepted."""
    opened = Opened(chromium, map_file, tmp_path)
    yield opened
    for context in opened.contexts:
        context.close()
    assert opened.heard == []


@pytest.fixture(scope="session")
def thinned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a map with a few more things than are all drawn."""
    path = tmp_path_factory.mktemp("thinned") / "map.html"
    write_page(path, render_html(sized_payload(THINNED)))
    return path


@pytest.fixture(scope="session")
def clustered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a map with more things than are thinned."""
    path = tmp_path_factory.mktemp("clustered") / "map.html"
    write_page(path, render_html(sized_payload(CLUSTERED)))
    return path
