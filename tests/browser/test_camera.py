"""What is in sight: the camera goes where the reader's choice is, and back again."""

import math
from typing import Any

import pytest

from tests.browser.acts import choose, items, name_of, probe, search, tied, until
from tests.browser.conftest import Opened
from tests.browser.samples import UNIVERSITY


def out_of_sight(page: Any) -> list[str]:
    """Return what is lit and not in the part of the map that neither the panel nor, on a phone, the buttons cover."""
    stage, panel, zoom = (page.locator(name).bounding_box() for name in ("#canvas", "#panel", "#zoom"))
    right, bottom = stage["x"] + stage["width"], min(panel["y"], zoom["y"])
    if panel["width"] < stage["width"]:
        right, bottom = panel["x"], stage["y"] + stage["height"]
    places = items(page)
    return [
        uid
        for uid in probe(page, "lit")
        if not 0 <= places[uid]["at"]["x"] <= right - stage["x"]
        or not 0 <= places[uid]["at"]["y"] <= bottom - stage["y"]
    ]


def camera(page: Any) -> dict[str, float]:
    """Return what the camera looks at, and how near it is beside the whole map."""
    found = probe(page, "camera")
    return {name: found[name] for name in ("x", "y", "zoom")}


def position(page: Any) -> dict[str, float]:
    """Return what the camera looks at."""
    found = probe(page, "camera")
    return {name: found[name] for name in ("x", "y")}


def drag(page: Any, right: int, down: int) -> None:
    """Move the map by hand."""
    box = page.locator("#canvas").bounding_box()
    page.mouse.move(box["x"] + 40, box["y"] + 40)
    page.mouse.down()
    page.mouse.move(box["x"] + 40 + right, box["y"] + 40 + down, steps=3)
    page.mouse.up()


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1024, 768)])
def test_a_chosen_node_is_seen_among_its_neighbours(browser_page: Opened, width: int, height: int) -> None:
    """A link to a node, or a search for it, shows it with all that it is tied to, beside the panel."""
    page = browser_page(f"#node={UNIVERSITY}", width=width, height=height)
    assert len(probe(page, "lit")) > 20
    assert out_of_sight(page) == []
    search(page, "盼盼")
    assert len(probe(page, "lit")) > 5
    assert out_of_sight(page) == []


def test_all_partners_are_seen_on_a_phone(browser_page: Opened, payload: dict[str, Any]) -> None:
    """They lie in the free part of the map; a pair is not blown up; the panel shows a partner at once."""
    page = browser_page(width=390, height=844)
    for uid in ("ent-panpan", "univ-polyu", "ent-anta", UNIVERSITY):
        search(page, name_of(payload, uid))
        assert page.inner_text("#panel-title") == name_of(payload, uid)
        assert len(probe(page, "lit")) > 5
        assert out_of_sight(page) == []
        mark = items(page)[uid]
        assert mark["ring"] < mark["radius"]  # half of the ring lies inwards
    assert (
        page.evaluate("getComputedStyle(document.querySelector('#foot')).position") == "absolute"
    )  # takes no room, is still told
    for button, seen in (("in", False), ("out", False), ("undo", True)):
        assert page.is_visible(f"#{button}-button") == seen
    search(page, name_of(payload, "ent-panpan"))
    assert page.locator("#panel [data-tie] summary").first.bounding_box()["y"] < 844 - 38
    assert page.locator("#panel .gap-card").count() == 1 and page.is_hidden("#panel .gap-card")
    partners = tied(payload)
    choose(page, node=next(uid for uid in payload["nodes"] if len(set(partners[uid])) == 1))
    assert out_of_sight(page) == []
    assert camera(page)["zoom"] <= 2.5 + 1e-9
    every = tied(payload, all_ties=True)
    choose(page, node=next(uid for uid in payload["nodes"] if not every[uid]))
    assert out_of_sight(page) == []


def test_closing_the_panel_gives_the_map_back(browser_page: Opened) -> None:
    """The map stands as before the choice, unless it was moved by hand since; the search is empty again."""
    page = browser_page(width=1024, height=768)  # the side gives way to the panel
    page.click("#in-button")
    drag(page, 50, -30)
    before = camera(page)
    search(page, "盼盼")
    assert camera(page) != pytest.approx(before, abs=0.01)
    page.keyboard.press("Escape")
    assert camera(page) == pytest.approx(before, abs=0.01)
    assert page.input_value("#search-input") == ""
    search(page, "盼盼")
    drag(page, 50, 20)
    moved = position(page)
    page.click("#close-button")
    assert position(page) == pytest.approx(moved, abs=0.01)
    page.click("#undo-button")
    page.click("#close-button")
    assert position(page) == pytest.approx(moved, abs=0.01)
    linked = browser_page(f"#node={UNIVERSITY}&path=ent-panpan")
    linked.click("#close-button")
    assert camera(linked) == pytest.approx({"x": 0, "y": 0, "zoom": 1}, abs=0.01)


def test_a_hidden_stage_is_left_alone(browser_page: Opened) -> None:
    """A page that is being printed and gets another size says nothing (the fixture listens), and draws again after."""
    page = browser_page()
    for media, width in (("print", 1100), ("screen", 1300)):
        page.emulate_media(media=media)
        page.set_viewport_size({"width": width, "height": 800})
        until(page, f"window.innerWidth === {width}")
    assert camera(page) == pytest.approx({"x": 0, "y": 0, "zoom": 1}, abs=0.01)


def test_what_is_not_on_the_map_does_not_move_it_away(browser_page: Opened, payload: dict[str, Any]) -> None:
    """A gap about nothing that is drawn leaves the map in sight; a thing without partners is not blown up."""
    about_nobody = {"subjects": ["nobody"], "from": "nobody"}
    gaps = [gap if gap["to"] else {**gap, **about_nobody} for gap in payload["gaps"]]
    page = browser_page(file=browser_page.made({**payload, "gaps": gaps}))
    choose(page, gap=next(gap["id"] for gap in gaps if gap["to"] is None))
    assert page.is_visible("#panel")
    place = position(page)
    assert all(math.isfinite(place[axis]) for axis in "xy")
    every = tied(payload, all_ties=True)
    choose(page, node=next(uid for uid in payload["nodes"] if not every[uid]))
    assert camera(page)["zoom"] <= 1.5 + 1e-9
