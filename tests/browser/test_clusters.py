"""Clusters stand for many things: where they stand, what they are called, what opens them, what joins them."""

from collections import Counter
from pathlib import Path
from typing import Any

from jjgraph.map.level_of_detail import LIMITS, Limits
from jjgraph.map.page import render_html, write_page
from tests.browser.acts import (
    address,
    choose,
    click_item,
    click_line,
    discs,
    drawn,
    figures,
    hub,
    items,
    largest,
    lines,
    names,
    probe,
    resting_kinds,
    tied,
    until,
)
from tests.browser.conftest import Opened
from tests.browser.samples import CLUSTERED, sized_payload
from tests.browser.test_axe import RUN, axe_script
from tests.browser.test_page import HOSTILE, hostile_payload

ROW = 260  # between the rows of several paths, in map units


def test_clusters_stand_for_all_things(browser_page: Opened, clustered: Path) -> None:
    """At rest only clusters are drawn; their counts add up to what the status line says, and fit the filters."""
    page = browser_page(file=clustered)
    assert drawn(page) == []
    marks = items(page)
    assert f"合为 {len(marks)} 个群组" in page.inner_text("#status")
    resting = sum(
        node["inView"] and node["kind"] != "Industry" for node in sized_payload(CLUSTERED)["nodes"].values()
    )
    assert sum(mark["count"] for mark in marks.values()) == resting
    assert figures(page.inner_text("#status"))[:2] == [resting, CLUSTERED]
    enterprises = int(page.inner_text('[data-kind="Enterprise"] .quiet'))
    page.click('[data-kind="Enterprise"]')
    assert figures(page.inner_text("#status"))[0] == resting - enterprises
    assert not [disc for disc in discs(page) if disc.startswith("cluster Enterprise/")]


def test_every_cluster_lies_in_its_sector_and_covers_no_other() -> None:
    """Discs of the largest size do not touch, and each cluster of a party stands in its sector."""
    clusters = sized_payload(CLUSTERED)["clusters"]
    assert len(clusters) > 50
    for index, one in enumerate(clusters):
        for other in clusters[index + 1 :]:
            assert (one["x"] - other["x"]) ** 2 + (one["y"] - other["y"]) ** 2 > 116**2
    assert all(item["y"] < 0 for item in clusters if item["kind"] == "GovernmentBody")


def test_every_thing_belongs_to_a_cluster() -> None:
    """Each node names a cluster of its own kind, and the sizes are true."""
    payload = sized_payload(CLUSTERED)
    kinds = {cluster["id"]: cluster["kind"] for cluster in payload["clusters"]}
    sizes = Counter(node["cluster"] for node in payload["nodes"].values())
    assert all(kinds[node["cluster"]] == node["kind"] for node in payload["nodes"].values())
    assert sizes == {cluster["id"]: cluster["size"] for cluster in payload["clusters"]}
    assert {cluster["by"] for cluster in payload["clusters"]} == {"industry", "kind"}


def test_a_click_opens_a_cluster_and_its_members(browser_page: Opened, clustered: Path) -> None:
    """A click shows what a cluster holds; opened, its members are drawn with their ties, 300 at the most."""
    page = browser_page(file=clustered)
    cluster = largest(sized_payload(CLUSTERED))
    click_item(page, f"cluster {cluster}")
    page.wait_for_selector("#panel:not([hidden])")
    members = sorted(
        uid for uid, node in sized_payload(CLUSTERED)["nodes"].items() if node["cluster"] == cluster
    )
    assert figures(page.locator("#panel p").nth(1).inner_text())[1] == len(members)
    page.click("#open-button")
    shown = drawn(page)
    assert 0 < len(shown) <= LIMITS.drawn
    assert set(shown) <= set(members)
    assert f"画出 {len(shown)}/{len(shown)} 个成员" in page.inner_text("#status")
    assert len(lines(page, "joint")) > 10
    assert page.evaluate("document.activeElement.id") == "open-button"


def covers(label: dict[str, Any], mark: dict[str, Any]) -> bool:
    """Tell whether a name lies over the square around the mark of another."""
    x, y, radius = mark["at"]["x"], mark["at"]["y"], mark["radius"]
    across = label["at"]["x"] < x + radius and x - radius < label["at"]["x"] + label["w"]
    down = label["at"]["y"] < y + radius and y - radius < label["at"]["y"] + label["h"]
    return label["id"] != mark["id"] and across and down


def test_the_name_of_a_cluster_is_whole_and_covers_no_mark(browser_page: Opened, clustered: Path) -> None:
    """Its kind, its industry unbroken, and its size on a line of its own; beside all marks."""
    page = browser_page(file=clustered)
    placed, marks = names(page), items(page)
    assert len(placed) > 15
    for label in placed:
        mark = marks[label["id"]]
        assert label["lines"] == [*mark["name"].split(" · "), f"（{mark['count']}）"]
    assert [
        (label["id"], mark["id"]) for label in placed for mark in marks.values() if covers(label, mark)
    ] == []


def test_members_are_told_with_the_number_that_orders_them(browser_page: Opened, clustered: Path) -> None:
    """The list says that the best connected come first, and its numbers fall."""
    page = browser_page(f"#cluster={largest(sized_payload(CLUSTERED))}", file=clustered)
    told = page.locator("#panel section").last.locator("li .quiet").all_inner_texts()
    counts = [figures(text)[0] for text in told]
    assert len(counts) > 30
    assert counts == sorted(counts, reverse=True)


def farthest(payload: dict[str, Any], start: str) -> str:
    """Return an entity in view that is as far from *start* as any, along ties in view of entities that show at rest."""
    kinds = resting_kinds(payload)
    plain = {uid for uid, node in payload["nodes"].items() if node["kind"] in kinds}
    partners = tied(payload)
    reached, rim = {start}, [start]
    while rim:
        last = rim
        rim = sorted({other for uid in rim for other in partners[uid] if other in plain} - reached)
        reached.update(rim)
    return [uid for uid in last if payload["nodes"][uid]["inView"]][-1]


def test_a_path_stands_in_a_row(browser_page: Opened, clustered: Path) -> None:
    """From the left to the right in the order of the path, both ends marked, with no sectors behind it."""
    start = hub(sized_payload(CLUSTERED))
    end = farthest(sized_payload(CLUSTERED), start)
    page = browser_page(f"#node={start}&path={end}", file=clustered)
    ways = probe(page, "paths", start, end)["paths"]
    marks = items(page)
    assert len(ways[0]) > 4
    for way in ways:
        across = [marks[uid]["at"]["x"] for uid in way]
        assert across == sorted(across)
    assert across[0] >= 0 and across[-1] <= page.locator("#panel").bounding_box()["x"]
    heights = [marks[uid]["y"] for uid in ways[0]]
    assert max(heights) - min(heights) < 0.5 * ROW
    assert not probe(page, "ground")["drawn"]
    widths = [marks[uid]["ring"] for uid in ways[0]]
    assert widths[0] == widths[-1] > max(widths[1:-1])
    page.click("#path-clear")
    assert probe(page, "ground")["drawn"]


def with_gaps(seed: dict[str, Any]) -> dict[str, Any]:
    """Return a clustered map with three gaps between the two largest clusters and one within the largest."""
    payload = sized_payload(CLUSTERED)
    clusters = sorted(payload["clusters"], key=lambda item: (-item["size"], item["id"]))[:2]
    one, other = (
        sorted(
            uid for uid, node in payload["nodes"].items() if node["cluster"] == item["id"] and node["inView"]
        )
        for item in clusters
    )
    template = next(gap for gap in seed["gaps"] if gap["kind"] == "G13")
    pairs = [(one[0], other[0]), (one[1], other[1]), (other[2], one[2]), (one[3], one[4])]
    gaps = [
        {
            **template,
            "id": f"G13:{number}",
            "subjects": [*pair],
            "from": pair[0],
            "to": pair[1],
            "evidence": [],
        }
        for number, pair in enumerate(pairs)
    ]
    counts = {**payload["counts"], "gaps": len(gaps)}
    return {**payload, "gaps": gaps, "gapKinds": seed["gapKinds"], "counts": counts}


def test_gaps_join_clusters(browser_page: Opened, payload: dict[str, Any]) -> None:
    """Switched on, gaps are broken lines between clusters with their number; a click lists them; a note counts all."""
    path = browser_page.made(with_gaps(payload))
    page = browser_page(file=path)
    assert len(lines(page, "gap")) == 0
    page.check("#gap-check")
    [[name, line]] = lines(page, "gap").items()
    assert (line["count"], line["label"]) == (3, "3")
    assert line["dashes"]
    assert figures(page.inner_text("#gap-note"))[:2] == [4, 3]
    click_line(page, name)
    page.wait_for_selector("#panel:not([hidden])")
    assert "两个群组之间的缺口（3）" in page.inner_text("#panel")
    assert page.locator("#panel .gap-card").count() == 3
    page.evaluate(axe_script())
    assert page.evaluate(RUN) == []
    again = browser_page(address(page), file=path)
    assert again.inner_text("#panel") == page.inner_text("#panel")
    page.locator("#panel .node-link").first.click()
    assert "群组之内的缺口（1）" in page.inner_text("#panel")
    page.click('[data-gap="G13"]')
    assert len(lines(page, "gap")) == 0
    page.click("#gap-list")
    assert page.locator("#list tbody tr").count() == 4
    assert browser_page("#between=no|such", file=path).is_hidden("#panel")


def test_hostile_names_of_clusters_do_nothing(browser_page: Opened, tmp_path: Path) -> None:
    """A map in clusters shows hostile text as text, in the panel of a cluster and of its members."""
    path = tmp_path / "hostile.html"
    payload = hostile_payload(Limits(whole=0, thinned=0, drawn=2))
    write_page(path, render_html(payload))
    page = browser_page(file=path, bypass_csp=True)
    choose(page, cluster=payload["clusters"][0]["id"])
    page.click("#open-button")
    until(page, f"document.querySelector('#panel').innerText.includes({HOSTILE[:30]!r})")
    assert page.evaluate("window.hurt") is None
    assert page.locator("img, iframe, object").count() == 0
