"""The reader's filters: years and what changed between two, types, industries, reliability; and the way back."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from jjgraph.analysis.measures.centrality import MEASURES
from tests.browser.acts import address, items, lines, probe, search, tied, until
from tests.browser.conftest import Opened
from tests.browser.samples import UNIVERSITY, computed_payload

Open = Callable[..., Any]
Edge = dict[str, Any]


def year_of(edge: Edge, field: str) -> int:
    """Return the year in which a tie starts or ends."""
    return int(edge[field][:4])


def holds(edge: Edge, year: int) -> bool:
    """Tell whether a dated tie holds in *year*."""
    return year_of(edge, "since") <= year and ("until" not in edge or year_of(edge, "until") >= year)


def drawn_ties(page: Any) -> set[str]:
    """Return the ties on the canvas."""
    return set(lines(page))


def resting_ties(payload: dict[str, Any]) -> dict[str, Edge]:
    """Return the ties that show at rest."""
    resting = {kind["id"] for kind in payload["kinds"] if kind["resting"]}
    nodes = {uid for uid, node in payload["nodes"].items() if node["inView"] and node["kind"] in resting}
    return {
        key: edge
        for key, edge in payload["edges"].items()
        if edge["inView"] and {edge["from"], edge["to"]} <= nodes
    }


def slide_to(page: Any, payload: dict[str, Any], year: int) -> None:
    """Move the slider to *year*, as the arrow keys would."""
    page.focus("#year-range")
    page.keyboard.press("End")
    years = sorted({year_of(edge, "since") for edge in payload["edges"].values() if "since" in edge})
    for _ in range(len(years) - years.index(year)):
        page.keyboard.press("ArrowLeft")
    assert page.inner_text(".slider output") == str(year)


def test_the_slider_shows_the_ties_of_a_year(browser_page: Open, payload: dict[str, Any]) -> None:
    """Ties that begin later are gone; undated ones stay until their own switch takes them away."""
    page = browser_page()
    slide_to(page, payload, 2019)
    ties = resting_ties(payload)
    dated = {key for key, edge in ties.items() if "since" in edge and holds(edge, 2019)}
    undated = {key for key, edge in ties.items() if "since" not in edge}
    assert dated
    assert undated
    assert drawn_ties(page) == dated | undated
    opacity = {key: line["opacity"] for key, line in lines(page).items()}
    for strength in ("strong", "weak"):  # what nobody knows to have held then is paler than what did
        of_strength = {key for key, edge in ties.items() if edge["strength"] == strength}
        assert max(opacity[key] for key in undated & of_strength) < min(
            opacity[key] for key in dated & of_strength
        )
    assert f"所显示的联系中 {len(undated)} 条未注明起始时间" in page.inner_text("#status")
    assert "未注明起始时间，2019年是否存在不详" in page.inner_text("#side")
    page.uncheck("#undated-check")
    assert drawn_ties(page) == dated
    ends = {payload["edges"][key][end] for key in dated for end in ("from", "to")}
    assert set(items(page)) == ends  # no field of dots


def test_what_changed_between_two_years(browser_page: Opened, payload: dict[str, Any]) -> None:
    """New and ended ties are counted, named in the key, and drawn unlike the others."""
    key = "jinjiang/ended"
    changed = {**payload, "edges": dict(payload["edges"])}
    base = next(edge for edge in resting_ties(payload).values() if "since" in edge)
    changed["edges"][key] = {**base, "since": "2016", "until": "2020", "years": [2016, 2020]}
    page = browser_page(file=browser_page.made(changed), address="#year=2023&since=2018")
    ties = resting_ties(changed)
    dated = {name: edge for name, edge in ties.items() if "since" in edge}
    new = {name for name, edge in dated.items() if holds(edge, 2023) and not holds(edge, 2018)}
    ended = {name for name, edge in dated.items() if holds(edge, 2018) and not holds(edge, 2023)}
    assert key in ended
    told = page.inner_text("#changes")
    assert f"2018年以后至2023年新增：{len(new)} 条" in told
    assert f"2018年有、2023年已结束：{len(ended)} 条" in told
    drawn = {name: (line["colour"], bool(line["dashes"])) for name, line in lines(page).items()}
    looks = [drawn[name] for name in (min(new), key)]
    plain = drawn[next(name for name in dated if holds(dated[name], 2018) and holds(dated[name], 2023))]
    assert len({*looks, plain}) == 3
    assert looks[1][1]  # not by colour alone


def test_types_of_ties_can_be_switched_off(browser_page: Open, payload: dict[str, Any]) -> None:
    """One type leaves; "all" brings it back; the choice stands in the address."""
    page = browser_page()
    page.click("#types-summary")
    page.click('[data-type="CO_BUILDS"]')
    assert drawn_ties(page) == {
        key for key, edge in resting_ties(payload).items() if edge["type"] != "CO_BUILDS"
    }
    assert "notypes=CO_BUILDS" in address(page)
    page.click("#types-all")
    assert drawn_ties(page) == set(resting_ties(payload))


def test_an_industry_shows_its_own_and_their_partners(browser_page: Open, payload: dict[str, Any]) -> None:
    """What is tied to the industry shows, and what that is tied to; a stranger does not."""
    page = browser_page()
    kinds = {kind["id"] for kind in payload["kinds"] if kind["industry"]}
    every = tied(payload, all_ties=True)
    industry = next(
        uid for uid, node in payload["nodes"].items() if node["kind"] in kinds and len(every[uid]) > 2
    )
    page.select_option("#industry-select", industry)
    ties = [edge for edge in payload["edges"].values() if edge["inView"]]
    pairs = {(e["from"], e["to"]) for e in ties} | {(e["to"], e["from"]) for e in ties}
    near = {b for a, b in pairs if a == industry}
    far = near | {b for a, b in pairs if a in near}
    drawn = set(items(page))
    assert industry in drawn
    assert drawn <= far | {industry}
    resting = {kind["id"] for kind in payload["kinds"] if kind["resting"]}
    assert {uid for uid in near if payload["nodes"][uid]["kind"] in resting} <= drawn
    assert len(drawn) < len(payload["nodes"]) / 2


@pytest.mark.parametrize("level", [2, 3])
def test_better_reliability_only(browser_page: Open, payload: dict[str, Any], level: int) -> None:
    """Only ties that a source of the chosen level states are drawn, and the foot says how many are hidden."""
    page = browser_page()
    page.select_option("#level-select", str(level))
    kept = {
        key
        for key, edge in payload["edges"].items()
        if (edge.get("stated", -1 if edge.get("inferred") else edge["level"])) >= level
    }
    assert drawn_ties(page) == kept & set(resting_ties(payload))
    hidden = len(payload["edges"]) - len(kept)
    assert f"可靠性视图另隐去 {hidden} 条" in page.inner_text("#status")


def test_undo_goes_back_step_by_step(browser_page: Open) -> None:
    """Each press takes back one choice, the keyboard too; at the first view nothing more happens."""
    page = browser_page()
    first = page.inner_text("#status")
    page.click('[data-kind="Enterprise"]')
    second = page.inner_text("#status")
    search(page, "盼盼")
    page.select_option("#level-select", "3")
    page.click("#undo-button")
    assert page.input_value("#level-select") == "1"
    assert page.is_visible("#panel")
    page.keyboard.press("Control+z")
    assert page.is_hidden("#panel")
    assert page.inner_text("#status") == second
    page.click("#undo-button")
    assert page.inner_text("#status") == first
    assert page.get_attribute("#undo-button", "aria-disabled") == "true"
    page.keyboard.press("Control+z")
    assert page.inner_text("#status") == first


def test_size_and_colour_by_a_measure(browser_page: Open, payload: dict[str, Any]) -> None:
    """The best is the largest and the darkest, the measure is explained, and the key gives its classes."""
    page = browser_page("#size=degree&colour=degree")
    values = {uid: node["measures"]["degree"] for uid, node in payload["nodes"].items() if "measures" in node}
    marks = items(page)
    drawn = set(marks) & set(values)
    best, worst = max(drawn, key=values.__getitem__), min(drawn, key=values.__getitem__)
    assert marks[best]["size"] > marks[worst]["size"]
    assert marks[best]["colour"] == probe(page, "colours")["scale"][-1]
    assert marks[worst]["colour"] == probe(page, "colours")["scale"][0]
    about = next(item for item in payload["measures"] if item["id"] == "degree")["about"]["zh"]
    assert about in page.inner_text("#side")
    assert page.locator("#colour-key li").count() == 6
    assert "类别" in page.locator("#colour-select option").first.inner_text()


def test_the_colours_of_every_measure_tell_things_apart(browser_page: Opened) -> None:
    """Four steps or more wherever so many values occur, each value in exactly one; the key is told in short numbers."""
    payload = computed_payload()
    page = browser_page(file=browser_page.made(payload))
    choices = page.locator("#colour-select option").evaluate_all("(all) => all.map((one) => one.value)")
    scales = {}
    for choice in filter(None, choices):
        page.select_option("#colour-select", choice)
        scales[choice] = probe(page, "colours")["classes"]
    assert set(scales) == set(MEASURES)
    for name, scale in scales.items():
        values = {
            node["measures"][name] for node in payload["nodes"].values() if name in node.get("measures", {})
        }
        assert min(4, len(values)) <= len(scale) <= 5, name
        assert all(sum(low <= value <= high for low, high in scale) == 1 for value in values), name
        assert scale[0] == [0, 0] or min(values) != 0, name
    names = page.locator("#colour-select option").all_inner_texts()
    assert names[0] == "类别"
    assert "桥梁作用（中介中心性）" in names
    page.select_option("#colour-select", "betweenness")
    colours = {mark["colour"] for mark in items(page).values()}
    assert set(probe(page, "colours")["scale"]) <= colours
    told = page.inner_text("#colour-key")
    assert all(len(number.lstrip("0.")) <= 2 for number in re.findall(r"[\d.]+", told)), told


def test_a_rank_comes_with_its_interval(browser_page: Open, payload: dict[str, Any]) -> None:
    """The panel gives the rank, how far it may vary, and among how many."""
    page = browser_page(f"#node={UNIVERSITY}")
    total = next(item for item in payload["measures"] if item["id"] == "degree")["total"]
    values = [node["measures"]["degree"] for node in payload["nodes"].values() if "measures" in node]
    own = payload["nodes"][UNIVERSITY]["measures"]["degree"]
    rank = 1 + sum(value > own for value in values)
    assert f"第 {rank} 名（可能在第 1–{max(7, rank)} 名之间），共 {total} 家" in page.inner_text("#panel")


def test_free_layout_and_back(browser_page: Open) -> None:
    """Forces move what shows, apart and in sight; switched off, everything stands where it was."""
    page = browser_page(f"#node={UNIVERSITY}&ego=1")

    def where() -> dict[str, Any]:
        return {uid: (mark["x"], mark["y"]) for uid, mark in items(page).items()}

    before = where()
    page.click("#free-button")
    until(page, "document.documentElement.dataset.layout === 'free'")
    moved = where()
    assert moved != before
    assert all(moved[uid][0] != before[uid][0] for uid in moved)
    page.click("#free-button")
    assert where() == before


def test_two_steps_around_are_fitted_and_bright(browser_page: Open) -> None:
    """Everything around is in sight, left of the panel, and nothing of it is dimmed."""
    page = browser_page(f"#node={UNIVERSITY}")
    page.click('[data-ego="2"]')
    places = [mark["at"] for mark in items(page).values()]
    stage, panel = page.locator("#canvas").bounding_box(), page.locator("#panel").bounding_box()
    assert all(0 <= place["x"] <= panel["x"] - stage["x"] for place in places)
    assert all(0 <= place["y"] <= stage["height"] for place in places)
    assert all(mark["opacity"] == 1 for mark in items(page).values())


def test_a_gap_lights_up_the_common_partners(browser_page: Open, payload: dict[str, Any]) -> None:
    """What both ends have ties with is bright and listed in the panel."""
    page = browser_page("#gap=G13:ent-panpan:" + UNIVERSITY)
    partners = tied(payload)
    common = set(partners["ent-panpan"]) & set(partners[UNIVERSITY])
    assert common
    marks = items(page)
    assert all(marks[uid]["opacity"] == 1 for uid in common)
    assert f"双方都有联系的（{len(common)}）" in page.inner_text("#panel")
