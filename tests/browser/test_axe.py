"""No violation that axe-core knows of, in any state of the page, light and dark, in both languages, wide and narrow."""

from collections.abc import Callable
from importlib import resources
from typing import Any

import pytest

from tests.browser.acts import choose, follow
from tests.browser.samples import UNIVERSITY

Open = Callable[..., Any]
DISAGREEING = "jinjiang/univ-fuzhou/SIGNED_WITH/gov-jinjiang"
GAP = f"G13:ent-panpan:{UNIVERSITY}"
WIDE, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}

REFUSE_COPIES = "() => { navigator.clipboard.writeText = () => Promise.reject(new Error('refused')); }"


def open_filters(page: Any) -> None:
    """Show the gaps, and the filters where they are a button away."""
    choose(page, gaps="1")
    if page.is_visible("#filter-button"):
        page.click("#filter-button")


def type_a_word(page: Any) -> None:
    """Type what finds several entities."""
    page.fill("#search-input", "大学")


def copy_by_hand(page: Any) -> None:
    """Press a button that copies a citation where the clipboard is refused."""
    choose(page, tie=f"jinjiang/{UNIVERSITY}/COOPERATES_WITH/ent-panpan")
    page.evaluate(REFUSE_COPIES)
    page.click("#panel .copy >> nth=0")


# How the page comes into a state, from rest, and what is to be seen then.
STATES: dict[str, tuple[Callable[[Any], None], str]] = {
    "map": (lambda page: None, "#canvas"),
    "node": (lambda page: choose(page, node=UNIVERSITY), ".measures"),
    "tie": (lambda page: choose(page, tie=DISAGREEING), ".conflicts"),
    "gap": (lambda page: choose(page, gaps="1", gap=GAP), ".gap-reason"),
    "things": (lambda page: choose(page, view="list", tab="entities"), "#list .node-link .shape"),
    "ties": (lambda page: choose(page, view="list", tab="ties"), "#list .mark"),
    "gaps": (lambda page: choose(page, view="list", tab="gaps"), "#list tbody td"),
    "export menu": (lambda page: page.click("#export-button"), "#export-menu"),
    "search results": (type_a_word, "#search-results-1"),
    "filters open": (open_filters, "[data-gap]"),
    "citation": (copy_by_hand, ".citation"),
}


def rest(page: Any, lang: str) -> None:
    """Bring the page back to rest: no menu, no results, nothing chosen."""
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.evaluate("document.activeElement.blur()")  # closes the results
    follow(page, f"#lang={lang}" if lang == "en" else "")


# The rows of the list are alike: a few of each table are enough, and take a hundredth of the time.
SHORTEN = """() => {
  for (const row of document.querySelectorAll("#list tbody tr:nth-child(n + 30)")) row.remove();
}"""
RUN = """async () => {
  const { violations } = await axe.run(document, { resultTypes: ["violations"] });
  return violations.flatMap(({ id, nodes }) => nodes.slice(0, 3).map((node) => `${id}: ${node.html} ${node.failureSummary}`));
}"""


def axe_script() -> str:
    """Return axe-core, as a distribution of PyPI carries it."""
    return resources.files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_violation_in_any_state(browser_page: Open, theme: str, lang: str, size: dict[str, int]) -> None:
    """Each state in turn, with every rule of axe-core."""
    page = browser_page(f"#lang={lang}", color_scheme=theme, **size)
    page.evaluate(axe_script())
    found: dict[str, list[str]] = {}
    for name, (steps, seen) in STATES.items():
        rest(page, lang)
        steps(page)
        page.wait_for_selector(seen)
        page.evaluate(SHORTEN)
        if violations := page.evaluate(RUN):
            found[name] = violations
    assert found == {}


def test_a_violation_is_found(browser_page: Open) -> None:
    """The check is alive: a button without a name is reported."""
    page = browser_page()
    page.evaluate(axe_script())
    page.evaluate("document.querySelector('#zoom').append(document.createElement('button'))")
    assert any(line.startswith("button-name") for line in page.evaluate(RUN))
