"""No violation that axe-core knows of, in any state of the page, light and dark, in both languages, wide and narrow."""

from collections.abc import Callable
from importlib import resources
from typing import Any

import pytest

from tests.browser.samples import UNIVERSITY

Open = Callable[..., Any]
GAP = f"G13:ent-panpan:{UNIVERSITY}"
WIDE, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}

# How the page comes into a state, from rest, and what is to be seen then.
STATES = {
    "map": ("", "#canvas"),
    "node": (f"select({{ what: 'node', id: '{UNIVERSITY}' }})", ".measures"),
    "tie": (
        "select({ what: 'tie', id: [...data.edges].find(([, edge]) => edge.conflicts)[0] })",
        ".conflicts",
    ),
    "gap": (f"state.gaps = true; select({{ what: 'gap', id: '{GAP}' }})", ".gap-reason"),
    "things": ("Object.assign(state, { list: true, tab: 'entities' }); refresh()", "#list .node-link .shape"),
    "ties": ("Object.assign(state, { list: true, tab: 'ties' }); refresh()", "#list .mark"),
    "gaps": ("Object.assign(state, { list: true, tab: 'gaps' }); refresh()", "#list tbody td"),
    "export menu": ("byId('export-button').click()", "#export-menu"),
    "search results": (
        "byId('search-input').focus(); byId('search-input').value = '大学';"
        "byId('search-input').dispatchEvent(new Event('input'))",
        "#search-results-1",
    ),
    "filters open": ("state.gaps = true; refresh(); showSide(true)", "[data-gap]"),
    "citation": (
        "select({ what: 'tie', id: [...shown.edges][0] });"
        "byId('panel').querySelector('.copy').after(el('span', { class: 'citation' }, 'P. T.'))",
        ".citation",
    ),
}
REST = """() => {
  const { lang, theme } = state;
  readView("");
  Object.assign(state, { lang, theme });
  showExport(false);
  showSide(false);
  byId("search-input").dispatchEvent(new Event("blur")); // closes the results
  refresh();
}"""
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
        page.evaluate(REST)
        page.evaluate(f"() => {{ {steps}; }}")
        page.wait_for_selector(seen)
        page.evaluate(SHORTEN)
        if violations := page.evaluate(RUN):
            found[name] = violations
    assert found == {}


def test_a_violation_is_found(browser_page: Open) -> None:
    """The check is alive: a button without a name is reported."""
    page = browser_page()
    page.evaluate(axe_script())
    page.evaluate("byId('zoom').append(el('button', {}))")
    assert any(line.startswith("button-name") for line in page.evaluate(RUN))
