"""The story on the map, on paper, and the page in a meeting room."""

import re
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from jjgraph.map.page import render_html, write_page
from tests.browser.acts import address, click_item, follow, items, lines, names, probe, until

Open = Callable[..., Any]


def lit_items(page: Any, step: dict[str, Any]) -> list[dict[str, Any]]:
    """Return what *step* speaks of: whether it is in sight, named, its name cut off, and how bright it is."""
    stage = page.locator("#canvas").bounding_box()
    width, height = stage["width"], stage["height"]
    boxes = {name["id"]: name for name in names(page)}
    cut = {
        uid: not (0 <= box["at"]["x"] <= width - box["w"] and 0 <= box["at"]["y"] <= height - box["h"])
        for uid, box in boxes.items()
    }
    marks = items(page)
    return [
        {
            "uid": uid,
            "inside": 0 < marks[uid]["at"]["x"] < width and 0 < marks[uid]["at"]["y"] < height,
            "named": uid in boxes,
            "cut": cut.get(uid),
            "opacity": marks[uid]["opacity"],
        }
        for uid in step["highlight"]
    ]


def steps_of(payload: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the steps of the story in *payload*."""
    return list(payload["story"]["steps"])


def test_next_and_back_by_button_and_key(browser_page: Open, payload: dict[str, Any]) -> None:
    """The button opens step 1; next, back, arrow and page keys move, and the ends hold; Escape ends it."""
    steps = steps_of(payload)
    page = browser_page()
    assert page.is_hidden("#story")
    page.click("#story-button")
    assert page.inner_text("#story-tell h2") == steps[0]["title"]["zh"]
    assert steps[0]["text"]["zh"] in page.inner_text("#story-tell")
    page.click("#story-next")
    assert address(page) == "#step=2"
    page.keyboard.press("ArrowRight")
    page.keyboard.press("PageDown")
    assert page.inner_text("#story-controls .story-count") == f"4 / {len(steps)}"
    page.keyboard.press("ArrowLeft")
    page.click("#story-back")
    page.keyboard.press("PageUp")
    page.keyboard.press("PageUp")
    assert address(page) == "#step=1"
    page.keyboard.press("Escape")
    assert page.is_hidden("#story")
    assert address(page) == ""


def test_arrow_keys_stay_with_what_is_written(browser_page: Open) -> None:
    """In the search field the arrows move the cursor, not the story."""
    page = browser_page("#step=3")
    page.focus("#search-input")
    page.keyboard.press("ArrowRight")
    assert address(page) == "#step=3"


@pytest.mark.parametrize(
    ("width", "height", "touch"), [(1440, 900, False), (1024, 768, False), (390, 844, True)]
)
def test_every_step_shows_and_names_what_it_speaks_of(
    browser_page: Open, payload: dict[str, Any], width: int, height: int, touch: bool
) -> None:
    """At each size all lit things are in sight, named and bright, and others are dimmed."""
    page = browser_page("#step=1", width=width, height=height, has_touch=touch)
    press = page.tap if touch else page.click
    for number, step in enumerate(steps_of(payload), 1):
        if number > 1:
            press("#story-next")
        lit = lit_items(page, step)
        assert [item["uid"] for item in lit] == step["highlight"]
        assert all(item["inside"] and item["named"] and item["opacity"] == 1 for item in lit), lit
        assert not any(item["cut"] for item in lit), lit
        dimmed = sum(mark["opacity"] < 0.3 for mark in items(page).values())
        assert (dimmed > 0) == bool(step["highlight"])
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.locator("#canvas").bounding_box()["height"] > 250
    small = """[...document.querySelectorAll("#story button")]
      .filter((item) => Math.min(item.offsetHeight, item.offsetWidth) < 38).length"""
    assert page.evaluate(small) == 0


def test_a_step_brings_its_view(browser_page: Open, payload: dict[str, Any]) -> None:
    """The view of a step (year, kinds, gaps) is that of its file, and the short link opens it anew."""
    number = next(index for index, step in enumerate(steps_of(payload), 1) if step["view"] == "year=2023")
    page = browser_page(f"#step={number}")
    assert page.inner_text(".slider output") == "2023"
    assert probe(page, "camera")["zoom"] > 1.1
    page.click("#story-close")
    assert page.inner_text(".slider output") == "全部年份"
    last = browser_page(f"#step={len(steps_of(payload))}&lang=en")
    assert len(lines(last, "gap")) == 1  # the made-up pair of kind G13
    assert last.inner_text("#story-tell h2") == steps_of(payload)[-1]["title"]["en"]
    assert address(last) == f"#lang=en&step={len(steps_of(payload))}"


def test_one_can_go_on_from_a_step_and_come_back(browser_page: Open, payload: dict[str, Any]) -> None:
    """A click opens the panel during a story; the link holds it; one button leads back to the step."""
    page = browser_page("#step=5")
    assert page.locator("#story-again").count() == 0
    uid = steps_of(payload)[4]["highlight"][0]
    click_item(page, uid)
    page.wait_for_selector("#panel:not([hidden])")
    link = address(page)
    assert "gone=1" in link and f"node={uid}" in link
    again = browser_page(link)
    assert again.get_attribute("html", "data-layout") is None  # things stand where they stood
    assert again.inner_text("#panel-title") == page.inner_text("#panel-title")
    assert again.inner_text("#story") == page.inner_text("#story")
    page.click("#story-again")
    assert page.is_hidden("#panel")
    assert address(page) == "#step=5"
    assert page.locator("#story-again").count() == 0


def test_what_a_step_shows_can_be_taken_away_in_a_link(browser_page: Open, payload: dict[str, Any]) -> None:
    """Gaps that a step shows and the reader hides stay hidden in the link, and undo brings them back."""
    page = browser_page(f"#step={len(steps_of(payload))}")
    page.uncheck("#gap-check")
    assert browser_page(address(page)).is_checked("#gap-check") is False
    page.click("#undo-button")
    assert page.is_checked("#gap-check") is True


@pytest.mark.parametrize("link", ["#step=0", "#step=99", "#step=one", "#gone=1", "#step=__proto__"])
def test_bad_steps_do_no_harm(browser_page: Open, link: str) -> None:
    """A step that is not there opens the map at rest."""
    page = browser_page(link)
    assert page.is_hidden("#story")
    assert page.inner_text("#status") == browser_page().inner_text("#status")


def test_a_map_without_a_story_has_no_button(
    browser_page: Open, payload: dict[str, Any], tmp_path: Path
) -> None:
    """No story, no button; a link to a step does nothing."""
    path = tmp_path / "plain.html"
    write_page(path, render_html(deepcopy(payload) | {"story": {}}))
    page = browser_page("#step=2", file=path)
    assert page.is_hidden("#story-button")
    assert page.is_hidden("#story")


def test_printed_one_page_a_step(browser_page: Open, payload: dict[str, Any]) -> None:
    """Print makes an A4 page across for each step, with its own picture; then the screen is as it was."""
    page = browser_page("#step=5", color_scheme="dark")
    page.evaluate("window.print = () => { window.printed = true; }")
    status = page.inner_text("#status")
    page.click("#story-print")
    assert page.evaluate("window.printed")
    assert address(page) == "#step=5" and page.inner_text("#status") == status
    sheets = page.evaluate("[...document.querySelectorAll('.sheet')].map((sheet) => sheet.textContent)")
    for sheet, step in zip(sheets, steps_of(payload), strict=True):
        assert step["title"]["zh"] in sheet and step["text"]["zh"] in sheet
        assert payload["asOf"] in sheet
    pictures = page.evaluate(
        "[...document.querySelectorAll('.sheet svg')].map((item) => item.querySelector('#picture-things').outerHTML)"
    )
    assert len(set(pictures)) == len(pictures) == len(sheets) and min(map(len, pictures)) > 5_000
    pdf = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == len(sheets)
    boxes = {
        tuple(map(round, map(float, box.split()))) for box in re.findall(rb"/MediaBox\s*\[([^\]]*)\]", pdf)
    }
    assert boxes == {(0, 0, 842, 595)}
    until(page, "!document.querySelector('.sheet')")
    assert page.get_attribute("html", "data-theme") == "dark"


def test_larger_text_on_page_and_canvas(browser_page: Open) -> None:
    """The button goes through 100, 125 and 150 %; names on the canvas grow too, and the link holds it."""
    page = browser_page()
    height = page.locator("#status").bounding_box()["height"]
    page.click("#scale-button")
    assert "scale=125" in address(page)
    page.click("#scale-button")
    assert page.locator("#status").bounding_box()["height"] > 1.4 * height
    assert {name["font"].split("px")[0] for name in names(page)} == {"18"}
    assert page.evaluate("document.documentElement.scrollWidth") <= 1440
    again = browser_page(address(page))
    assert again.inner_text("#scale-button") == "150%"
    again.click("#scale-button")
    assert address(again) == ""


@pytest.mark.parametrize(("width", "height"), [(1024, 768), (390, 844)])
def test_larger_text_leaves_room(browser_page: Open, width: int, height: int) -> None:
    """At 150 % on a small screen nothing scrolls sideways, and the filters are a button away."""
    page = browser_page("#scale=150", width=width, height=height)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.is_hidden("#side")
    page.click("#filter-button")
    assert page.is_visible("#side")


@pytest.mark.parametrize(
    ("width", "height", "link"),
    [
        (1024, 768, "#scale=150&step="),
        (1024, 768, "#lang=en&scale=150&step="),
        (844, 390, ""),
        (844, 390, "#scale=125"),
    ],
)
def test_the_map_has_the_most_of_a_low_screen(
    browser_page: Open, payload: dict[str, Any], width: int, height: int, link: str
) -> None:
    """On a projector while a story is told, and on a phone on its side, with every button in sight."""
    told = link.endswith("=")
    page = browser_page(link + "1" * told, width=width, height=height)
    for number in range(1, len(steps_of(payload)) + 1) if told else [0]:
        if told:
            follow(page, f"{link}{number}")
        stage = page.locator("#stage").bounding_box()
        assert stage["height"] >= 0.55 * height
        for button in page.locator("#zoom button:visible, #story-controls button:visible").all():
            box = button.bounding_box()
            assert stage["y"] < box["y"] and box["y"] + box["height"] <= height
            assert box["x"] >= 0 and box["x"] + box["width"] <= width
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("able", [True, False], ids=["fullscreen-api", "without-it"])
def test_the_whole_screen(browser_page: Open, able: bool) -> None:
    """The map gets the room of side and foot, with the browser's help or without, and gives it back."""
    page = browser_page("#step=2")
    page.evaluate("(able) => Object.defineProperty(document, 'fullscreenEnabled', { value: able })", able)
    page.click("#full-button")
    until(page, "document.documentElement.classList.contains('full')")
    assert page.evaluate("document.fullscreenElement !== null") == able
    assert page.is_hidden("#side") and page.is_hidden("#foot") and page.is_visible("#story")
    page.click("#full-button")
    until(page, "!document.documentElement.classList.contains('full')")
    assert page.is_visible("#side")
