"""The site in a browser: from a folder, offline, with no message and no request for anything but its own pages."""

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from jjgraph.site.names import entity_page, source_page
from jjgraph.site.site_builder import publish
from tests.site.samples import hostile, jinjiang

pytestmark = pytest.mark.browser
PANPAN = "entity/ent-panpan.html"
Open = Callable[..., Any]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the site of the Jinjiang data, below a folder with a Chinese name and a space."""
    out = tmp_path_factory.mktemp("site") / "研究院 网站"
    publish(jinjiang(), out)
    return out


@dataclass
class Reader:
    """Pages that a test opens, and what they were heard to say or ask for."""

    browser: Any
    site: Path
    contexts: list[Any] = field(default_factory=list)
    heard: list[str] = field(default_factory=list)

    def __call__(self, path: str, *, site: Path | None = None, width: int = 1280, **options: Any) -> Any:
        """Open the page at *path* of the site."""
        context = self.browser.new_context(viewport={"width": width, "height": 900}, offline=True, **options)
        self.contexts.append(context)
        page, folder = context.new_page(), site or self.site
        page.on("console", lambda message: self.heard.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: self.heard.append(f"error: {error}"))
        page.on("dialog", lambda dialog: (self.heard.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.on("request", lambda request: self._note(request, folder.as_uri()))
        page.goto((folder / path).as_uri())
        return page

    def _note(self, request: Any, folder: str) -> None:
        if not request.is_navigation_request() or not request.url.startswith(f"{folder}/"):
            self.heard.append(f"request: {request.url[:200]}")


@pytest.fixture
def reader(chromium: Any, site: Path) -> Iterator[Reader]:
    """Open pages; at the end, no request and no message of the console is accepted."""
    opened = Reader(chromium, site)
    yield opened
    for context in opened.contexts:
        context.close()
    assert opened.heard == []


FOUND = {
    "盼盼": "福建盼盼食品有限公司",
    "panpan": "福建盼盼食品有限公司",
    "盼盼集团": "福建盼盼食品有限公司",
    "huawei": "华为技术有限公司",
    "hw": "华为技术有限公司",
    "ＨＵＡＷＥＩ": "华为技术有限公司",
    "华为公司": "华为技术有限公司",
    "泉职大": "泉州职业技术大学",
    "职业技术 泉州": "泉州职业技术大学",
    "Hong Kong Poly": "香港理工大学",
    "xianggang ligong daxue": "香港理工大学",
}


@pytest.mark.parametrize("path", ["index.html", "entities.html"])
def test_search(reader: Open, path: str) -> None:
    """Chinese, pinyin, initials, abbreviations, English and full-width letters find; Enter opens the first found."""
    page = reader(path)
    for typed, found in FOUND.items():
        page.fill("#search-input", typed)
        assert found in page.locator("#search-results a").first.inner_text(), typed
    page.fill("#search-input", "zzzz")
    assert "没有找到" in page.inner_text("#search-count")
    page.fill("#search-input", "盼盼")
    page.press("#search-input", "Enter")
    page.wait_for_url("**/entity/*.html")
    assert page.inner_text("h1") == FOUND["盼盼"]


def test_the_keyboard_is_enough(reader: Open) -> None:
    """The first Tab skips the bar; in the search arrows walk the results and Escape empties it."""
    page = reader("index.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.fill("#search-input", "晋江")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    second = page.locator("#search-results a").nth(1)
    assert page.evaluate("document.activeElement.href") == second.evaluate("link => link.href")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.id") == "search-input"
    page.keyboard.press("Escape")
    assert page.locator("#search-results a").count() == 0 and page.input_value("#search-input") == ""


def test_a_page_prints_on_a4_with_the_addresses_of_its_sources(reader: Open, tmp_path: Path) -> None:
    """On paper nothing can be clicked: the sheet is A4, the address stands behind the source, buttons are gone."""
    page = reader(PANPAN)
    page.pdf(path=tmp_path / "page.pdf", prefer_css_page_size=True)
    sheets = PdfReader(tmp_path / "page.pdf").pages
    assert [round(side / 72 * 25.4) for side in sheets[0].mediabox[2:]] == [210, 297]
    text = "".join(sheet.extract_text() for sheet in sheets)
    address = page.locator(".origin a[href^=http]").first.get_attribute("href")
    assert address.removesuffix("/") in text.replace("\n", "")
    assert "在关系图上看" not in unicodedata.normalize("NFKC", text)


def test_one_language_or_both_and_it_stays(reader: Open) -> None:
    """Chinese at first; English or both when asked for, on the next page too, and the map is asked for in English."""
    page = reader("index.html")
    word = page.locator("nav a").nth(3)
    assert word.inner_text() == "协作缺口"
    page.click("[data-set=en]")
    assert word.inner_text() == "Gaps" and page.evaluate("document.documentElement.lang") == "en"
    page.click('nav a[href="gaps.html"]')
    page.wait_for_url("**/gaps.html")
    expect(page.locator("h1")).to_have_text("Gaps, by who can act", use_inner_text=True)
    assert page.locator("nav a[data-map]").get_attribute("href") == "map.html#lang=en"
    page.click("[data-set=both]")
    assert page.inner_text("h1").replace("\n", "") == "协作缺口，按谁能推动Gaps, by who can act"
    page.click("[data-set=zh]")
    assert page.locator("nav a[data-map]").get_attribute("href") == "map.html"
    assert page.inner_text("h1") == "协作缺口，按谁能推动"


def test_a_language_chosen_late_or_elsewhere_is_taken_up(reader: Open) -> None:
    """A page that is open already follows what another one chose: the browser may write the choice down late."""
    page = reader("index.html")
    other = page.context.new_page()
    other.goto(page.url.replace("index.html", "gaps.html"))
    assert other.inner_text("h1") == "协作缺口，按谁能推动"
    page.click("[data-set=en]")
    expect(other.locator("h1")).to_have_text("Gaps, by who can act", use_inner_text=True)
    assert other.get_attribute("[data-set=en]", "aria-pressed") == "true"


def test_without_a_script_both_languages_show(reader: Open) -> None:
    """What needs the script is not shown, everything else is, in both languages."""
    page = reader(PANPAN, java_script_enabled=False)
    assert page.locator("h2", has_text="联系").locator(".en").is_visible()
    assert not page.locator(".langs").is_visible()
    assert not reader("index.html", java_script_enabled=False).locator("#search-input").is_visible()


def test_the_map_opens_at_the_thing(reader: Open) -> None:
    """The link of a page leads to the map with the same thing selected; the way back leads to the page."""
    page = reader(PANPAN)
    page.click("a.button[data-map]")
    page.wait_for_selector("html[data-ready]")
    assert "福建盼盼食品有限公司" in page.inner_text("#panel")
    page.go_back()
    page.wait_for_url(f"**/{PANPAN}")
    page.click("a.button[data-map]")
    page.wait_for_selector("html[data-ready]")
    page.click("#home-link")
    page.wait_for_url("**/index.html")


@pytest.mark.parametrize(
    "path",
    [
        "index.html",
        "entities.html",
        PANPAN,
        "entity/univ-fuzhou.html",
        "gaps.html",
        "gaps-secretariat.html",
        "gaps-unassessable.html",
        "sources.html",
        source_page("jinjiang/s-eol-2024-03-27"),
        "methods.html",
        "schema.html",
    ],
)
def test_a_phone_needs_no_sideways_scroll(reader: Open, path: str) -> None:
    """At 390 px nothing is wider than the screen, with every part opened, in each language."""
    page = reader(path, width=390)
    page.evaluate("for (const part of document.querySelectorAll('details')) part.open = true")
    for language in ("zh", "en", "both"):
        page.click(f"[data-set={language}]")
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, language
    small = page.evaluate(
        "[...document.querySelectorAll('button, .button, nav.within a, header nav a, #search-input')]"
        ".filter((item) => item.offsetHeight && item.offsetHeight < 36).map((item) => item.textContent)"
    )
    assert small == []


CONTRAST = """() => {
  const channel = (value) => (value /= 255) <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  const light = (colour) => {
    const [r, g, b] = colour.match(/[\\d.]+/g).map(Number);
    return 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
  };
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if (!/, 0\\)$/.test(colour)) return colour;
    }
    return "rgb(255, 255, 255)";
  };
  const worst = new Map();
  for (const element of document.querySelectorAll("body *")) {
    if (![...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim())) continue;
    if (!element.offsetHeight || element.closest("svg, .hidden, .skip")) continue;
    const [a, b] = [light(getComputedStyle(element).color), light(ground(element))].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05);
    if (ratio < 4.5) worst.set(`${element.tagName}.${element.className}`, ratio);
  }
  return Object.fromEntries(worst);
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["index.html", PANPAN, "entity/univ-fuzhou.html", "gaps-unassessable.html"])
def test_light_and_dark_by_the_readers_preference(reader: Open, path: str, scheme: str) -> None:
    """The ground follows the system, and every text stands out by 4.5 to 1 in both languages."""
    page = reader(path, color_scheme=scheme)
    page.click("[data-set=both]")
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground == {"light": "rgb(255, 255, 255)", "dark": "rgb(20, 23, 27)"}[scheme]
    assert page.evaluate(CONTRAST) == {}


@pytest.mark.parametrize("bypass", [False, True], ids=["with-policy", "policy-bypassed"])
def test_hostile_text_does_nothing(reader: Open, tmp_path: Path, bypass: bool) -> None:
    """Data that mean harm in every field do none in any page, with the policy and without it."""
    out = tmp_path / "hostile"
    publish(hostile(), out)
    uids = sorted(hostile().full.entity)
    page = reader("index.html", site=out, bypass_csp=bypass)
    page.fill("#search-input", "img")
    assert page.locator("#search-results li").count() == len(uids)
    for path in sorted(file.relative_to(out).as_posix() for file in out.rglob("*.html")):
        page.goto((out / path).as_uri())
        page.evaluate("for (const part of document.querySelectorAll('details')) part.open = true")
        assert page.evaluate("window.hurt") is None, path
        assert page.locator("img, iframe, object").count() == 0
        assert page.evaluate("[...document.links].every((link) => /^(file|https?):/.test(link.href))"), path
    page.goto((out / entity_page(uids[0])).as_uri())
    assert "window.hurt=1" in page.inner_text("h1")
    page.click("a.button[data-map]")
    page.wait_for_selector("html[data-ready]")
    assert "window.hurt=1" in page.inner_text("#panel")
