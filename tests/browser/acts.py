"""What a reader does on the map, for tests: clicks where things are drawn, links, the search; and what the probe says.

The page is spoken to by its roles, texts, keys and addresses. What only the canvas shows is asked of
``window.jjgraphProbe`` (jjgraph/map/web/src/probe.js, docs/decisions/0018-javascript.md), which changes nothing.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

COLOURS = """() => {
  const canvas = document.querySelector("#canvas canvas");
  const { data: pixels } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  const seen = new Set();
  for (let at = 0; at < pixels.length; at += 4) {
    seen.add((pixels[at] << 16) | (pixels[at + 1] << 8) | pixels[at + 2]);
  }
  return seen.size;
}"""
# The colour of the canvas at a place of it, in pixels.
COLOUR_AT = """({ x, y }) => {
  const canvas = document.querySelector("#canvas canvas");
  const ratio = canvas.width / canvas.clientWidth;
  const copy = new OffscreenCanvas(1, 1).getContext("2d");
  copy.drawImage(canvas, Math.round(x * ratio), Math.round(y * ratio), 1, 1, 0, 0, 1, 1);
  return [...copy.getImageData(0, 0, 1, 1).data].join();
}"""
FOLLOW = """(hash) => new Promise((done) => {
  if (location.hash === hash || (!hash && !location.hash)) return done();
  addEventListener("hashchange", () => done(), { once: true });
  location.hash = hash;
})"""
CHOSEN = ("node", "tie", "gap", "cluster", "between", "open", "path", "wide", "ego")

Place = dict[str, float]


def probe(page: Any, call: str, *values: Any) -> Any:
    """Ask the probe: the result of *call*, one of its functions, with *values*."""
    return page.evaluate(
        "([name, values]) => window.jjgraphProbe[name](...values)",
        [call, list(values)],
    )


def items(page: Any) -> dict[str, dict[str, Any]]:
    """Return the marks on the canvas, entities and clusters, by their ids."""
    return {item["id"]: item for item in probe(page, "items")}


def lines(page: Any, kind: str = "") -> dict[str, dict[str, Any]]:
    """Return the lines on the canvas by their ids; of one *kind* (tie, gap, joint) if it is named."""
    return {line["id"]: line for line in probe(page, "lines") if kind in ("", line["kind"])}


def drawn(page: Any) -> list[str]:
    """Return the entities on the canvas."""
    return [uid for uid, item in items(page).items() if item["count"] is None]


def discs(page: Any) -> list[str]:
    """Return the clusters on the canvas."""
    return [uid for uid, item in items(page).items() if item["count"] is not None]


def view(page: Any) -> dict[str, str]:
    """Return the view that the address names."""
    return dict(parse_qsl(urlsplit(address(page)).fragment, keep_blank_values=True))


def address(page: Any) -> str:
    """Return the address of the present view, from its #."""
    return str(page.evaluate("location.hash"))


def follow(page: Any, hash_: str) -> None:
    """Follow a link to another view of the same page."""
    page.evaluate(FOLLOW, hash_)


def choose(page: Any, **what: str) -> None:
    """Follow a link to *what*, such as ``node="…"``, in the present view; without, to nothing in particular."""
    kept = {name: value for name, value in view(page).items() if name not in CHOSEN}
    parts = urlencode({**kept, **what}, quote_via=quote, errors="surrogatepass")
    follow(page, f"#{parts}" if parts else "")


def click_at(page: Any, place: Place) -> None:
    """Click at *place*, given in pixels of the canvas."""
    box = page.locator("#canvas").bounding_box()
    page.mouse.click(box["x"] + place["x"], box["y"] + place["y"])


def click_item(page: Any, item: str) -> None:
    """Click on the mark of an entity or a cluster."""
    click_at(page, items(page)[item]["at"])


def click_line(page: Any, line: str) -> None:
    """Click on a line where nothing lies over it."""
    click_at(page, probe(page, "clickable", line))


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


def names(page: Any) -> list[dict[str, Any]]:
    """Return the names on the map once they are written for the present view."""
    until(page, "jjgraphProbe.names().length > 0")
    return list(probe(page, "names"))


def figures(text: str) -> list[int]:
    """Return all whole numbers in *text*."""
    return [int(number) for number in re.findall(r"\d+", text)]


def resting_kinds(payload: Mapping[str, Any]) -> set[str]:
    """Return the kinds that show at rest."""
    return {kind["id"] for kind in payload["kinds"] if kind["resting"]}


def tied(payload: Mapping[str, Any], *, all_ties: bool = False) -> dict[str, list[str]]:
    """Return for each entity its partners along the ties in view, or along all; once for each tie."""
    found: dict[str, list[str]] = {uid: [] for uid in payload["nodes"]}
    for edge in payload["edges"].values():
        if all_ties or edge["inView"]:
            found[edge["from"]].append(edge["to"])
            if edge["to"] != edge["from"]:
                found[edge["to"]].append(edge["from"])
    return found


def by_degree(payload: Mapping[str, Any], uids: Iterable[str] | None = None) -> list[str]:
    """Return *uids*, or all of them, the best connected first."""
    degree = {uid: len(partners) for uid, partners in tied(payload).items()}
    return sorted(payload["nodes"] if uids is None else uids, key=lambda uid: (-degree[uid], uid))


def hub(payload: Mapping[str, Any]) -> str:
    """Return the best connected entity of those that show at rest."""
    kinds = resting_kinds(payload)
    return by_degree(payload, [uid for uid, node in payload["nodes"].items() if node["kind"] in kinds])[0]


def zones(payload: Mapping[str, Any]) -> dict[str, str]:
    """Return for each entity its part of the map: a party's sector, inside, outside."""
    kinds = resting_kinds(payload)
    return {
        uid: (node.get("parties") or ["inside"])[0] if node["kind"] in kinds else "outside"
        for uid, node in payload["nodes"].items()
    }


def name_of(payload: Mapping[str, Any], uid: str) -> str:
    """Return the Chinese name of an entity."""
    name = payload["nodes"][uid]["name"]
    return str(name.get("zh") or name["en"])


def largest(payload: Mapping[str, Any]) -> str:
    """Return the id of the largest cluster."""
    return str(max(payload["clusters"], key=lambda item: item["size"])["id"])
