"""What is in sight: the camera goes where the reader's choice is, and back again."""

import math

import pytest

from tests.browser.acts import search, until
from tests.browser.conftest import Opened
from tests.browser.samples import UNIVERSITY

# What is lit and not in the part of the map that neither the panel nor, on a phone, the row of buttons covers.
OUT_OF_SIGHT = """() => {
  const [stage, panel, zoom] = ["canvas", "panel", "zoom"].map((id) => byId(id).getBoundingClientRect());
  const [right, bottom] = panel.width < stage.width ? [panel.left, stage.bottom] : [stage.right, Math.min(panel.top, zoom.top)];
  return [...focusSet()].filter((uid) => {
    const { x, y } = chart.network.canvasToDOM(placeOf(uid));
    return x < 0 || x + stage.left > right || y < 0 || y + stage.top > bottom;
  });
}"""


CAMERA = "({ ...chart.network.getViewPosition(), zoom: chart.network.getScale() / fitScale() })"


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1024, 768)])
def test_a_chosen_node_is_seen_among_its_neighbours(browser_page: Opened, width: int, height: int) -> None:
    """A link to a node, or a search for it, shows it with all that it is tied to, beside the panel."""
    page = browser_page(f"#node={UNIVERSITY}", width=width, height=height)
    assert page.evaluate("focusSet().size") > 20
    assert page.evaluate(OUT_OF_SIGHT) == []
    search(page, "盼盼")
    assert page.evaluate("focusSet().size") > 5
    assert page.evaluate(OUT_OF_SIGHT) == []


def test_all_partners_are_seen_on_a_phone(browser_page: Opened) -> None:
    """They lie in the free part of the map; a pair is not blown up; the panel shows a partner at once."""
    page = browser_page(width=390, height=844)
    for uid in ("ent-panpan", "univ-polyu", "ent-anta", UNIVERSITY):
        page.evaluate("(uid) => select({ what: 'node', id: uid }, true)", uid)
        assert page.evaluate("focusSet().size") > 5
        assert page.evaluate(OUT_OF_SIGHT) == []
        ring, radius = page.evaluate(
            "(uid) => [chart.nodes.get(uid).borderWidth, chart.sizes.get(uid) * chart.network.getScale()]",
            uid,
        )
        assert ring < radius  # half of the ring lies inwards
    assert (
        page.evaluate("getComputedStyle(byId('foot')).position") == "absolute"
    )  # takes no room, is still told
    for button, seen in (("in", False), ("out", False), ("undo", True)):
        assert page.is_visible(f"#{button}-button") == seen
    page.evaluate("select({ what: 'node', id: 'ent-panpan' }, true)")
    assert page.locator("#panel [data-tie] summary").first.bounding_box()["y"] < 844 - 38
    assert page.locator("#panel .gap-card").count() == 1 and page.is_hidden("#panel .gap-card")
    page.evaluate("""() => {
      const pair = [...data.nodes.keys()].find((uid) => new Set(partners(uid)).size === 1);
      select({ what: "node", id: pair }, true);
    }""")
    assert page.evaluate(OUT_OF_SIGHT) == []
    assert page.evaluate(CAMERA)["zoom"] <= 2.5 + 1e-9
    page.evaluate(
        "select({ what: 'node', id: [...data.nodes.keys()].find((uid) => !data.tiesOf.has(uid)) }, true)"
    )
    assert page.evaluate(OUT_OF_SIGHT) == []


def test_closing_the_panel_gives_the_map_back(browser_page: Opened) -> None:
    """The map stands as before the choice, unless it was moved by hand since; the search is empty again."""
    page = browser_page(width=1024, height=768)  # the side gives way to the panel
    page.evaluate("zoomBy(1.4); chart.network.moveTo({ position: { x: 50, y: -30 } })")
    before = page.evaluate(CAMERA)
    search(page, "盼盼")
    assert page.evaluate(CAMERA) != pytest.approx(before, abs=0.01)
    page.keyboard.press("Escape")
    assert page.evaluate(CAMERA) == pytest.approx(before, abs=0.01)
    assert page.input_value("#search-input") == ""
    search(page, "盼盼")
    box = page.locator("#canvas").bounding_box()
    page.mouse.move(box["x"] + 40, box["y"] + 40)
    page.mouse.down()
    page.mouse.move(box["x"] + 90, box["y"] + 60, steps=3)
    page.mouse.up()
    moved = page.evaluate("chart.network.getViewPosition()")
    page.click("#close-button")
    assert page.evaluate("chart.network.getViewPosition()") == pytest.approx(moved, abs=0.01)
    page.evaluate("undo()")
    page.click("#close-button")
    assert page.evaluate("chart.network.getViewPosition()") == pytest.approx(moved, abs=0.01)
    linked = browser_page(f"#node={UNIVERSITY}&path=ent-panpan")
    linked.click("#close-button")
    assert linked.evaluate(CAMERA) == pytest.approx({"x": 0, "y": 0, "zoom": 1}, abs=0.01)


def test_a_hidden_stage_is_left_alone(browser_page: Opened) -> None:
    """A page that is being printed and gets another size says nothing (the fixture listens), and draws again after."""
    page = browser_page()
    for media, width in (("print", 1100), ("screen", 1300)):
        page.emulate_media(media=media)
        page.set_viewport_size({"width": width, "height": 800})
        until(page, f"window.innerWidth === {width}")
    assert page.evaluate(CAMERA) == pytest.approx({"x": 0, "y": 0, "zoom": 1}, abs=0.01)


def test_what_is_not_on_the_map_does_not_move_it_away(browser_page: Opened) -> None:
    """A gap about nothing that is drawn leaves the map in sight; a thing without partners is not blown up."""
    page = browser_page()
    page.evaluate("""() => {
      const gap = [...data.gaps.values()].find((each) => each.to === null);
      gap.subjects = ["nobody"];
      select({ what: "gap", id: gap.id }, true);
    }""")
    place = page.evaluate("chart.network.getViewPosition()")
    assert all(math.isfinite(place[axis]) for axis in "xy")
    page.evaluate("""() => {
      const alone = [...data.nodes.keys()].find((uid) => !data.tiesOf.has(uid));
      select({ what: "node", id: alone }, true);
    }""")
    assert page.evaluate("chart.network.getScale() <= 1.5 * fitScale() + 1e-9")
