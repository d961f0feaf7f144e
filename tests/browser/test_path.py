"""The way between two things: the shortest there is, told in words, checked against networkx."""

import random
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import networkx as nx
import pytest

from tests.browser.acts import address, drawn, figures, items, lines, probe, search, until
from tests.browser.samples import UNIVERSITY

Open = Callable[..., Any]
PAIRS = 400
PANPAN, INSTITUTE = "ent-panpan", "rp-fzu-jj-micro"
TOP = "document.querySelector('#{}').getBoundingClientRect().top"
FIND = "(pairs) => pairs.map(([from, to]) => jjgraphProbe.paths(from, to))"


def graph_of(payload: dict[str, Any], admits: Callable[[dict[str, Any]], bool]) -> "nx.Graph[str]":
    """Return the ties of *payload* that count, as a plain graph."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(payload["nodes"])
    graph.add_edges_from((edge["from"], edge["to"]) for edge in payload["edges"].values() if admits(edge))
    return graph


def expected(graph: "nx.Graph[str]", allowed: set[str], ends: tuple[str, str]) -> set[tuple[str, ...]]:
    """Return every shortest way between *ends* that passes only through *allowed*."""
    around = graph.subgraph(allowed | set(ends))
    if not nx.has_path(around, *ends):
        return set()
    return {tuple(way) for way in nx.all_shortest_paths(around, *ends)}


def in_2023(edge: dict[str, Any]) -> bool:
    """Tell whether a tie in view holds in 2023, or is undated."""
    since, until = edge.get("since"), edge.get("until")
    return edge["inView"] and (not since or (since[:4] <= "2023" and (not until or until[:4] >= "2023")))


@pytest.mark.parametrize(
    ("link", "admits", "off"),
    [
        ("", lambda edge: edge["inView"], set()),
        ("#level=0&inferred=true", lambda _: True, set()),
        ("#year=2023", in_2023, set()),
        ("#off=Enterprise,GovernmentBody", lambda edge: edge["inView"], {"Enterprise", "GovernmentBody"}),
    ],
    ids=["at-rest", "everything", "in-2023", "kinds-off"],
)
def test_the_ways_are_the_shortest(
    browser_page: Open,
    payload: dict[str, Any],
    link: str,
    admits: Callable[[dict[str, Any]], bool],
    off: set[str],
) -> None:
    """Among 400 pairs each way is one of networkx', all are counted, and hubs are passed only in need."""
    resting = {kind["id"] for kind in payload["kinds"] if kind["resting"]}
    hubs = {uid for uid, node in payload["nodes"].items() if node["kind"] not in resting}
    plain = {uid for uid, node in payload["nodes"].items() if node["kind"] in resting - off}
    graph = graph_of(payload, admits)
    tied = sorted(uid for uid in graph if graph.degree(uid))
    chooser = random.Random(5)
    pairs = [tuple(chooser.sample(tied, 2)) for _ in range(PAIRS)]
    found = browser_page(link).evaluate(FIND, pairs)
    seen = set()
    for ends, answer in zip(pairs, found, strict=True):
        ways = expected(graph, plain, ends)
        over_hubs = not ways
        ways = ways or expected(graph, plain | hubs, ends)
        assert answer["count"] == len(ways), ends
        assert {tuple(way) for way in answer["paths"]} <= ways, ends
        assert len(answer["paths"]) == min(3, len(ways))
        assert answer["overHubs"] == (over_hubs and bool(ways))
        seen.add((bool(ways), over_hubs))
    assert seen == {(True, False), (True, True), (False, True)}  # each case was met


def test_a_way_is_found_from_the_panel_and_told_in_words(browser_page: Open, payload: dict[str, Any]) -> None:
    """The second search takes pinyin; the way names each tie, its direction and source, and is lit."""
    page = browser_page()
    search(page, "盼盼食品")
    page.click("#path-open")
    page.fill("#path-input", "fzdx-jjwdz")
    page.press("#path-input", "Enter")
    words = page.inner_text("#path")
    assert (
        "福建盼盼食品有限公司 ←合作— 香港理工大学 —签约→ 晋江市人民政府 —共建→ 福州大学-晋江微电子研究院"
        in words
    )
    assert "最短 3 步；同样短的有 2 条，列出 2 条" in words
    claim = payload["claims"][payload["edges"]["jinjiang/univ-polyu/COOPERATES_WITH/ent-panpan"]["claims"][0]]
    assert payload["sources"][claim["source"]]["publisher"] in words and claim["locator"] in words
    assert sorted(probe(page, "lit")) == sorted(
        [PANPAN, "univ-polyu", "consortium-jinjiang", "gov-jinjiang", INSTITUTE]
    )
    assert items(page)["univ-polyu"]["opacity"] == 1
    assert items(page)[UNIVERSITY]["opacity"] < 0.3
    ties = lines(page)
    assert ties["jinjiang/gov-jinjiang/CO_BUILDS/rp-fzu-jj-micro"]["opacity"] == 1
    assert ties["jinjiang/univ-polyu/RESEARCHES_WITH/ent-anta"]["opacity"] < 0.1


def test_hits_and_ways_are_seen_on_a_phone(browser_page: Open) -> None:
    """The search for a way, and then the way, move to the top of the sheet."""
    page = browser_page(f"#node={UNIVERSITY}", width=390, height=844)
    page.click("#path-open")
    page.fill("#path-input", "大学")
    until(page, f"{TOP.format('path')} < {TOP.format('panel')} + 60")
    assert page.locator("#path-results li").nth(3).bounding_box()["y"] < 844 - 38
    page.fill("#path-input", "盼盼食品")
    page.press("#path-input", "Enter")
    until(
        page,
        "document.querySelector('#path .way summary').getBoundingClientRect().bottom < window.innerHeight",
    )
    assert page.locator("#path-clear").bounding_box()["y"] > page.locator("#panel").bounding_box()["y"]


def test_a_way_stands_in_the_link_and_can_be_undone(browser_page: Open) -> None:
    """The address names both ends; undo and the cross take the way back; the panel stays."""
    page = browser_page(f"#node={PANPAN}")
    page.click("#path-open")
    page.fill("#path-input", "港理大")
    page.press("#path-input", "Enter")
    link = address(page)
    assert f"node={PANPAN}" in link and "path=" in link
    again = browser_page(link)
    assert again.inner_text("#path") == page.inner_text("#path")
    page.click("#undo-button")
    assert address(page) == f"#node={PANPAN}"
    again.click("#path-clear")
    assert address(again) == f"#node={PANPAN}"
    assert again.is_visible("#path-open")


def test_one_does_not_search_the_way_to_itself(browser_page: Open) -> None:
    """The second search leaves out the thing one starts from."""
    page = browser_page(f"#node={PANPAN}")
    page.click("#path-open")
    page.fill("#path-input", "福建盼盼食品有限公司")
    assert page.inner_text("#path-results") == "没有找到"


def test_no_way_is_said_plainly(browser_page: Open, payload: dict[str, Any]) -> None:
    """Without a way the page says that this is no proof, and offers to search among all ties."""
    away = "ent-bytedance"  # what is said of its ties is inferred: none is in view
    page = browser_page(f"#node={PANPAN}&path={away}")
    assert "在当前显示的联系中没有路径；不等于没有联系。" in page.inner_text("#path")

    def filters() -> tuple[str, bool, int, list[str]]:
        count = figures(page.inner_text("#status"))[0]
        chosen = page.input_value("#level-select"), page.is_checked("#inferred-check")
        return (*chosen, count, sorted(drawn(page)))

    before = filters()
    page.click("#path-widen")
    assert figures(page.inner_text("#path"))[1] > 0
    assert page.locator("#path .way").count() > 0
    assert "不管筛选" in page.inner_text("#path-wide")
    bright = {frozenset((line["from"], line["to"])) for line in lines(page).values() if line["opacity"] == 1}
    for way in probe(page, "paths", PANPAN, away)["paths"]:
        assert {frozenset(step) for step in pairwise(way)} <= bright, "the way is drawn"
    page.click("#path-clear")
    assert filters() == before, "the filters stay"
    assert "wide" not in address(page)


def test_a_way_over_hubs_says_what_it_is_worth(browser_page: Open, payload: dict[str, Any]) -> None:
    """Two enterprises that only share a place are joined over it, with a warning."""
    page = browser_page()
    enterprises = [uid for uid, node in payload["nodes"].items() if node["kind"] == "Enterprise"]
    pair = page.evaluate(
        """(uids) => {
      for (const a of uids) for (const b of uids) if (a < b && jjgraphProbe.paths(a, b).overHubs) return [a, b];
      return null;
    }""",
        enterprises,
    )
    page = browser_page(f"#node={pair[0]}&path={pair[1]}&lang=en")
    assert "says nothing of collaboration" in page.inner_text("#path")


@pytest.mark.parametrize(
    "link", [f"#path={PANPAN}", f"#node={PANPAN}&path=nobody", f"#node={PANPAN}&path={PANPAN}"]
)
def test_half_a_link_is_no_way(browser_page: Open, link: str) -> None:
    """A path needs two different things that are there."""
    page = browser_page(link)
    assert page.locator(".path-head").count() == 0
    assert "path=" not in address(page)
