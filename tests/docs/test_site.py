"""The documentation as a site: whole, linked, without a network, and with a search that finds Chinese."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import jjgraph
from tests.api.test_surface import FIELDS, SIGNATURES
from tests.docs.pages import BuiltPage
from tests.paths import ROOT

Pages = dict[Path, BuiltPage]


def test_every_page_of_markdown_is_in_the_site(site: Path) -> None:
    """What lies in docs/ is built; a page that no other leads to is a warning, which ends the build."""
    sources = {path.relative_to(ROOT / "docs").with_suffix("") for path in (ROOT / "docs").rglob("*.md")}
    assert sources <= {path.relative_to(site).with_suffix("") for path in site.rglob("*.html")}


def test_links_of_the_site_resolve(built: Pages) -> None:
    """Every link, picture, style and script leads to a file that is there, and to an id that is in it."""
    dead = {str(path.name): page.dead_links(built) for path, page in built.items()}
    assert {name: links for name, links in dead.items() if links} == {}
    assert sum(len(page.links) for page in built.values()) > 3000


def test_nothing_comes_from_elsewhere(site: Path, built: Pages) -> None:
    """No page loads a script, font, style or picture from another place, and no style does."""
    remote = re.compile(r"(https?:)?//")
    assert [link for page in built.values() for link in page.loaded if remote.match(link)] == []
    for style in site.rglob("*.css"):
        text = style.read_text("utf-8")
        assert re.findall(r"(?:url\(|@import)\s*['\"]?(?:https?:)?//[^)\s]+", text) == [], style.name


def test_navigation_is_chinese_first(built: Pages, site: Path) -> None:
    """From each page one reaches the guides and the reference, Chinese before English."""
    for page in built.values():
        html = page.path.read_text("utf-8")
        for title in (
            "快速上手 / Quick start",
            "给研究院 / For the institute",
            "具名查询 / Named queries",
            "决策 / Decisions",
        ):
            assert title in html, page.path


def test_python_is_documented(built: Pages, site: Path) -> None:
    """Each public name of the package, each method and each field has its place on the page."""
    page = built[site / "reference" / "python.html"]
    fields = {f"{name}.{field}" for name, names in FIELDS.items() for field in names if name != "View"}
    names = set(jjgraph.__all__) - {"__version__"} | set(SIGNATURES) | fields
    assert {name for name in names if f"jjgraph.{name}" not in page.ids} == set()
    assert "__version__" in page.text


class Reader:
    """Someone who opens pages from a folder, and what the browser was heard to ask for or to say."""

    def __init__(self, browser: Any, site: Path) -> None:
        self.site = site
        self.heard: list[str] = []
        self.context = browser.new_context(offline=True, viewport={"width": 1440, "height": 900})
        self.page = self.context.new_page()
        self.page.on("console", lambda message: self.heard.append(f"console: {message.text}"))
        self.page.on("pageerror", lambda error: self.heard.append(f"error: {error}"))
        self.page.on("request", lambda request: self._note(request.url))

    def _note(self, url: str) -> None:
        if not url.startswith("file:"):
            self.heard.append(f"request: {url}")

    def open(self, name: str) -> None:
        """Open a page, and wait until its scripts have run."""
        self.page.goto((self.site / name).as_uri())
        self.page.wait_for_load_state("networkidle")

    def search(self, words: str) -> set[str]:
        """Type words into the search of the start page; return the pages that it lists."""
        self.open("index.html")
        self.page.locator("input[name=q]").fill(words)
        self.page.locator("input[name=q]").press("Enter")
        self.page.wait_for_selector("#search-results p.search-summary:not(:empty)")
        links = self.page.locator("#search-results li a").evaluate_all(
            "all => all.map(a => a.getAttribute('href'))"
        )
        return {str(link).partition("#")[0] for link in links}


@pytest.fixture
def reader(chromium: Any, site: Path) -> Iterator[Reader]:
    """Give a reader; at the end, no request beyond the files and no message of the console is accepted."""
    reader = Reader(chromium, site)
    yield reader
    reader.context.close()
    assert reader.heard == []


def holding(built: Pages, site: Path, words: str) -> set[str]:
    """Return the pages made from Markdown whose article holds the words."""
    made = {
        path: page
        for path, page in built.items()
        if (ROOT / "docs" / path.relative_to(site)).with_suffix(".md").exists()
    }
    return {str(path.relative_to(site)) for path, page in made.items() if words.lower() in page.text.lower()}


@pytest.mark.parametrize("words", ["缺口", "中心", "书处", "居间", "海丝"])
def test_search_finds_two_characters(words: str, reader: Reader, built: Pages, site: Path) -> None:
    """Exactly the pages that hold two characters in a row are found, whether or not they are a word."""
    expected = holding(built, site, words)
    assert expected
    assert reader.search(words) == expected
    marked = reader.page.locator("#search-results li p mark").all_inner_texts()
    assert marked == [words] * len(marked)
    assert len(marked) >= len(expected)  # what stands around the words, for each page


@pytest.mark.parametrize("words", ["秘书处", "产教联合体", "betweenness", "neo4j"])
def test_search_finds_longer_words(words: str, reader: Reader, built: Pages, site: Path) -> None:
    """All pages that hold a longer word are found."""
    expected = holding(built, site, words)
    assert expected
    assert reader.search(words) >= expected


def test_search_says_when_nothing_is_found(reader: Reader) -> None:
    """A word that stands nowhere gives no page."""
    assert reader.search("龘龘") == set()


# Text that stands beyond the window; tables and code have a bar of their own to move them by.
BEYOND = """width => [...document.querySelectorAll("article :is(h1, h2, h3, p, li, dt, img)")]
    .filter(e => !e.closest(".table-wrapper, pre") && e.getBoundingClientRect().right > width + 1)
    .map(e => e.outerHTML.slice(0, 80))"""


@pytest.mark.parametrize(
    "name", ["index.html", "reference/python.html", "reference/schema.html", "reference/cli/gaps.html"]
)
@pytest.mark.parametrize("width", [390, 1440])
def test_pages_fit_and_are_quiet(name: str, width: int, reader: Reader) -> None:
    """On a telephone and on a screen no page is wider than the window, and nothing is asked for or complained of."""
    reader.page.set_viewport_size({"width": width, "height": 900})
    reader.open(name)
    assert reader.page.evaluate("document.documentElement.scrollWidth") <= width
    assert reader.page.evaluate(BEYOND, width) == []


def test_a_dead_link_is_found(tmp_path: Path) -> None:
    """A page that is not there, an id that is not there, and a picture that is not there are told."""
    (tmp_path / "b.html").write_text('<p id="here">b</p>', "utf-8")
    good = (
        '<a href="b.html#here">1</a><a href="#top">2</a><i id="top"></i><a href="https://example.org">3</a>'
    )
    bad = '<a href="c.html">4</a><a href="b.html#there">5</a><img src="d.png"><a href="#gone">6</a>'
    (tmp_path / "a.html").write_text(good + bad, "utf-8")
    pages = {path: BuiltPage(path) for path in (tmp_path / "a.html", tmp_path / "b.html")}
    assert pages[tmp_path / "a.html"].dead_links(pages) == ["c.html", "b.html#there", "#gone", "d.png"]
