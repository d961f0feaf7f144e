"""What a reader does on the map, for tests: clicks at the places where things are drawn."""

import re
from typing import Any

TIE_IN_THE_OPEN = """() => {
  for (const key of shown.edges) {
    const { from, to } = data.edges.get(key);
    const [a, b] = [data.nodes.get(from), data.nodes.get(to)];
    const place = chart.network.canvasToDOM({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
    if (!chart.network.getNodeAt(place) && chart.network.getEdgeAt(place) === key) return { key, ...place };
  }
  return null;
}"""

# Where a line, by its id on the canvas, can be clicked: curved ones bend away from the straight way between their ends.
LINE_IN_THE_OPEN = """(id) => {
  const [a, b] = [placeOf(chart.edges.get(id).from), placeOf(chart.edges.get(id).to)];
  for (let along = 0.2; along < 0.8; along += 0.02) for (let aside = -0.3; aside <= 0.3; aside += 0.01) {
    const [dx, dy] = [b.x - a.x, b.y - a.y];
    const [x, y] = [a.x + along * dx - aside * dy, a.y + along * dy + aside * dx];
    const place = chart.network.canvasToDOM({ x, y });
    if (!chart.network.getNodeAt(place) && chart.network.getEdgeAt(place) === id) return place;
  }
  return null;
}"""

COLOURS = """() => {
  const canvas = document.querySelector("#canvas canvas");
  const { data: pixels } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  const seen = new Set();
  for (let at = 0; at < pixels.length; at += 4) {
    seen.add((pixels[at] << 16) | (pixels[at + 1] << 8) | pixels[at + 2]);
  }
  return seen.size;
}"""
# What a map of many things draws: things and clusters, by their ids; and its best connected thing.
DRAWN = "chart.nodes.get().filter((item) => data.nodes.has(item.id)).map((item) => item.id)"
DISCS = "chart.nodes.get().filter((item) => !data.nodes.has(item.id)).map((item) => item.id)"
HUB = "[...data.nodes.keys()].filter((uid) => data.kinds.get(data.nodes.get(uid).kind).resting).sort(byDegree)[0]"


def click_at(page: Any, place: dict[str, float]) -> None:
    """Click at *place*, given in pixels of the canvas."""
    box = page.locator("#canvas").bounding_box()
    page.mouse.click(box["x"] + place["x"], box["y"] + place["y"])


def click_node(page: Any, uid: str) -> None:
    """Click on the node *uid*."""
    click_at(page, page.evaluate("(uid) => chart.network.canvasToDOM(data.nodes.get(uid))", uid))


def search(page: Any, text: str) -> None:
    """Type *text* into the search and take the first result."""
    page.fill("#search-input", text)
    page.press("#search-input", "Enter")


def until(page: Any, condition: str) -> None:
    """Poll *condition* in the page, frame by frame, until it holds; fail after 200 frames."""
    for _ in range(200):
        if page.evaluate(f"new Promise((done) => requestAnimationFrame(() => done({condition})))"):
            return
    raise AssertionError(condition)


def figures(text: str) -> list[int]:
    """Return all whole numbers in *text*."""
    return [int(number) for number in re.findall(r"\d+", text)]


def largest(page: Any) -> str:
    """Return the id of the largest cluster."""
    return str(page.evaluate("[...data.clusters.values()].sort((a, b) => b.size - a.size)[0].id"))
