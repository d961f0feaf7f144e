"""The map of many things: thinned, in clusters, opened piece by piece; nothing is lost, and every count is true."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable
from math import atan2, degrees, hypot
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from benchmarks.generate import synthetic, write_synthetic
from benchmarks.pages import analysis_of
from jjgraph.analysis.context import Analysis
from jjgraph.analysis.gaps import GAP_KINDS
from jjgraph.analysis.measures.centrality import MEASURES
from jjgraph.bilingual import Bilingual
from jjgraph.intake.folder import read_folder
from jjgraph.intake.mapping import map_rows
from jjgraph.intake.validation import validate
from jjgraph.map.layout import positions
from jjgraph.map.level_of_detail import LIMITS
from jjgraph.map.map_builder import map_data
from jjgraph.map.page import render_html, write_page
from jjgraph.map.payload import map_payload
from jjgraph.model.schema import builtin_schema
from tests.browser.acts import (
    address,
    choose,
    discs,
    drawn,
    figures,
    hub,
    items,
    largest,
    name_of,
    probe,
    search,
    tied,
    zones,
)
from tests.browser.samples import CLUSTERED, THINNED, sample_gaps, sized_payload

Open = Callable[..., Any]
ROOT = Path(__file__).parents[2]


def places(page: Any) -> dict[str, dict[str, float]]:
    """Return where everything stands that is drawn, in map units."""
    return {uid: {"x": mark["x"], "y": mark["y"]} for uid, mark in items(page).items()}


def hidden_with_partners(page: Any, payload: dict[str, Any]) -> str:
    """Return the first entity that the filters leave, that has partners, and that is not drawn."""
    shown, partners = items(page), tied(payload)
    return min(uid for uid in resting(payload) if uid not in shown and partners[uid])


def resting(payload: dict[str, Any]) -> set[str]:
    """Return the entities that the resting view leaves."""
    kinds = {kind["id"] for kind in payload["kinds"] if kind["resting"]}
    return {uid for uid, node in payload["nodes"].items() if node["inView"] and node["kind"] in kinds}


def turn(place: dict[str, float], start: float) -> float:
    """Return how many degrees clockwise from *start* a place lies, seen from the centre."""
    return (degrees(atan2(place["x"], -place["y"])) - start) % 360


def test_the_generator_makes_what_was_asked_for(tmp_path: Path) -> None:
    """Exactly so many things, all marked synthetic, without an error, and the same again."""
    for name in ("one", "two"):
        write_synthetic(tmp_path / name, 333)
    for file in sorted((tmp_path / "one").iterdir()):
        assert file.read_bytes() == (tmp_path / "two" / file.name).read_bytes()
    made = synthetic(333)
    assert len(made.entities) == 333
    assert all("合成" in str(row[2]) and "Synthetic" in str(row[3]) for row in made.entities)
    assert validate(read_folder(tmp_path / "one", builtin_schema())).errors == []


def test_same_data_same_bytes(clustered: Path) -> None:
    """Clusters, packed data and all: another hash seed gives the same file."""
    script = (
        "import hashlib; from jjgraph.map.page import render_html; from tests.browser.samples import *;"
        "print(hashlib.sha256(render_html(sized_payload(CLUSTERED)).encode()).hexdigest())"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "99", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == hashlib.sha256(clustered.read_bytes()).hexdigest()


def test_a_thinned_map_draws_the_most_important(browser_page: Open, thinned: Path) -> None:
    """At rest 300 are drawn, of each sector some, the best connected among them; the rest is counted."""
    page = browser_page(file=thinned)
    payload = sized_payload(THINNED)
    shown = drawn(page)
    assert len(shown) == LIMITS.drawn
    wanted = resting(payload)
    assert f"画出其中 300 个，其余 {len(wanted) - 300} 个" in page.inner_text("#status")
    zone = zones(payload)
    assert len({zone[uid] for uid in shown}) == 6  # five parties, and what they share
    assert hub(payload) in shown
    degree = {uid: len(partners) for uid, partners in tied(payload).items()}
    least = min(degree[uid] for uid in wanted - set(shown))
    assert least <= min(degree[uid] for uid in shown)


def test_a_thinned_map_fills_its_sectors(browser_page: Open, thinned: Path) -> None:
    """What is drawn reaches from the inner to the outer end of each sector and from side to side, in Python's order;
    what a search adds stands in its sector, too, and moves nothing."""
    page = browser_page(file=thinned)
    payload = sized_payload(THINNED)
    before = places(page)
    zone, own = zones(payload), payload["nodes"]
    ring = probe(page, "ground")
    for sector in payload["sectors"]:
        inside = {uid: place for uid, place in before.items() if zone[uid] == sector["id"]}
        turns = {uid: turn(place, sector["start"]) for uid, place in inside.items()}
        wide = sector["end"] - sector["start"]
        assert max(turns.values()) <= wide
        assert max(turns.values()) - min(turns.values()) > 0.5 * wide
        radii = {uid: hypot(place["x"], place["y"]) for uid, place in inside.items()}
        deep = ring["outer"] - ring["inner"]
        assert min(radii.values()) < ring["inner"] + 0.4 * deep
        assert max(radii.values()) > ring["inner"] + 0.6 * deep
        innermost = sorted(
            (uid for uid in radii if radii[uid] < min(radii.values()) + 1), key=turns.__getitem__
        )
        bearings = [turn(own[uid], sector["start"]) for uid in innermost]
        assert bearings == sorted(bearings)
    hidden = hidden_with_partners(page, payload)
    search(page, name_of(payload, hidden))
    after = places(page)
    assert {uid: after[uid] for uid in before if uid in after} == {
        uid: before[uid] for uid in before if uid in after
    }
    sector = next(item for item in payload["sectors"] if item["id"] == zone[hidden])
    assert turn(after[hidden], sector["start"]) <= sector["end"] - sector["start"]
    spots = {(place["x"], place["y"]) for place in after.values()}
    assert len(spots) == len(after)


def test_what_is_searched_is_drawn_with_its_partners(browser_page: Open, thinned: Path) -> None:
    """A thing that is not drawn at rest is drawn once it is searched, and so are its partners."""
    page = browser_page(file=thinned)
    payload = sized_payload(THINNED)
    hidden = hidden_with_partners(page, payload)
    search(page, name_of(payload, hidden))
    shown = set(drawn(page))
    assert hidden in shown
    assert set(tied(payload)[hidden]) <= shown
    assert len(shown) == LIMITS.drawn


def test_a_filter_that_leaves_few_shows_them_all(browser_page: Open, thinned: Path, clustered: Path) -> None:
    """Below the limit everything that the filters leave is drawn, on both maps."""
    for file in (thinned, clustered):
        page = browser_page(file=file)
        page.click('#side section:has-text("图例") h2 button')
        page.click('[data-kind="University"]')
        expected = int(page.inner_text('[data-kind="University"] .quiet'))
        assert len(drawn(page)) == expected > 0
        assert discs(page) == []
        assert f"显示 {expected}/" in page.inner_text("#status")
        assert "其余" not in page.inner_text("#status")


def test_search_finds_every_thing_at_any_size(browser_page: Open, clustered: Path) -> None:
    """Each of all names leads to its own thing first; too many results are counted."""
    page = browser_page(file=clustered)
    named = {uid: name_of(sized_payload(CLUSTERED), uid) for uid in sized_payload(CLUSTERED)["nodes"]}
    lost = page.evaluate(
        "(named) => Object.keys(named).filter((uid) => jjgraphProbe.found(named[uid])[0] !== uid)", named
    )
    assert lost == []
    page.fill("#search-input", "合成企业")
    enterprises = sum(node["kind"] == "Enterprise" for node in sized_payload(CLUSTERED)["nodes"].values())
    assert f"另有 {enterprises - 12} 个" in page.inner_text("#search-results")
    search(page, "合成企业00640")
    assert page.inner_text("#panel-title") == "合成企业00640"
    assert "synthetic-enterprise-00640" in drawn(page)


def test_no_view_draws_more_than_the_limit(browser_page: Open, tmp_path: Path) -> None:
    """Of a cluster and of a hub with more members and partners than the limit, the foremost are drawn."""
    path = tmp_path / "narrow.html"
    payload = sized_payload(CLUSTERED, LIMITS._replace(drawn=12))
    write_page(path, render_html(payload))
    page = browser_page(file=path)
    choose(page, cluster=largest(payload))
    page.click("#open-button")
    assert len(drawn(page)) == 12
    [shown, total] = figures(page.inner_text("#status").split("画出")[1])
    assert shown == 12 < total
    centre = hub(payload)
    choose(page, node=centre)
    for steps in (0, 1, 2, 3):
        page.click(f'[data-ego="{steps}"]')
        around = drawn(page)
        assert len(around) == 12
        assert centre in around
        counts, [some, left] = (figures(part) for part in page.inner_text("#status").split("画出"))
        assert (some, some + left) == (12, counts[0])


def test_a_link_leads_to_an_open_cluster_and_undo_back(browser_page: Open, clustered: Path) -> None:
    """The address of an opened cluster opens it again; undo closes it, and once more leads to rest."""
    page = browser_page(file=clustered)
    rest = page.inner_text("#status")
    choose(page, cluster=largest(sized_payload(CLUSTERED)))
    page.click("#open-button")
    again = browser_page(address(page), file=clustered)
    for seen in ("#status", "#panel"):
        assert again.inner_text(seen) == page.inner_text(seen)
    page.keyboard.press("Control+z")
    assert drawn(page) == []
    assert page.is_visible("#panel")
    page.keyboard.press("Control+z")
    assert page.is_hidden("#panel")
    assert page.inner_text("#status") == rest
    assert browser_page("#cluster=none&open=1", file=clustered).inner_text("#status") == rest


@pytest.mark.parametrize("opened", ["", "&open=1"])
def test_places_are_the_same_on_each_load(browser_page: Open, clustered: Path, opened: str) -> None:
    """Clusters, and the members of an opened one, stand where they stood; no two members on one spot."""
    cluster = next(item["id"] for item in sized_payload(CLUSTERED)["clusters"] if item["size"] > 30)
    pages = [browser_page(f"#cluster={cluster}{opened}", file=clustered) for _ in range(2)]
    first, second = (places(page) for page in pages)
    assert first == second
    spots = [(place["x"], place["y"]) for place in first.values()]
    assert len(set(spots)) == len(spots) > 10


def test_around_a_thing_partners_stand_in_their_sectors(browser_page: Open, clustered: Path) -> None:
    """The chosen is in the centre; a partner of a party stands between the bounds of its sector."""
    page = browser_page(file=clustered)
    payload = sized_payload(CLUSTERED)
    centre = hub(payload)
    choose(page, node=centre)
    sectors, zone = {sector["id"]: sector for sector in payload["sectors"]}, zones(payload)
    found = places(page)
    assert found[centre] == {"x": 0, "y": 0}
    assert len(found) > 10
    wide = {name: sector["end"] - sector["start"] for name, sector in sectors.items()}
    assert [
        uid
        for uid, place in found.items()
        if zone[uid] in sectors
        and uid != centre
        and turn(place, sectors[zone[uid]]["start"]) > wide[zone[uid]]
    ] == []


def test_the_list_pages_through_all_rows(browser_page: Open, clustered: Path) -> None:
    """A long list comes by pages of 200 rows of one table; together they hold each thing once, sorted as a whole."""
    page = browser_page("#view=list", file=clustered)
    page.click("#list th button:has-text('联系数')")
    seen: list[str] = []
    counts: list[int] = []
    for number in range(7):
        assert figures(page.inner_text("#page-rows")) == [200 * number + 1, 200 * number + 200, CLUSTERED]
        assert page.inner_text("#page-rows") in page.inner_text("#list caption")  # which is printed
        seen += page.locator("#list tbody th").all_inner_texts()
        counts += [int(text) for text in page.locator("#list tbody td:nth-child(5)").all_inner_texts()]
        page.keyboard.press("Enter") if number else page.click("#page-after")  # the focus stays on the button
    assert len(set(seen)) == len(seen) == CLUSTERED
    assert counts == sorted(counts)
    assert page.get_attribute("#page-after", "aria-disabled") == "true"
    page.click('[data-tab="ties"]')
    assert figures(page.inner_text("#page-rows"))[0] == 1


def test_the_table_of_what_is_in_view_holds_what_clusters_stand_for(
    browser_page: Open, clustered: Path
) -> None:
    """The CSV of a map in clusters has a row for each thing that the status line counts."""
    page = browser_page(file=clustered)
    page.click("#export-button")
    with page.expect_download() as download:
        page.click('[data-export="exportNodes"]')
    rows = Path(download.value.path()).read_bytes().decode().count("\r\n") - 1
    assert rows == figures(page.inner_text("#status"))[0] > 1000


def test_the_page_says_what_it_does_not_hold(
    browser_page: Open, payload: dict[str, Any], tmp_path: Path
) -> None:
    """Gaps beyond the limit and measures that were not computed are told, not passed over."""
    assert browser_page().locator("#left-out").count() == 0
    counts = {**payload["counts"], "gaps": 31788}
    words = {"zh": "单位太多，未计算：中介中心性", "en": "not computed: betweenness"}
    path = tmp_path / "left-out.html"
    write_page(path, render_html({**payload, "counts": counts, "leftOut": [words]}))
    text = browser_page(file=path).inner_text("#left-out")
    assert "未计算：中介中心性" in text
    assert f"只列最重要的 {len(payload['gaps'])} 条，共 31788 条" in text


def test_what_is_not_affordable_is_left_out_and_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of too many organisations, measures of paths and gaps of pairs are not computed; of few, all are."""
    write_synthetic(tmp_path, 80)
    whole = map_data(analysis_of(tmp_path))
    assert whole["leftOut"] == []
    assert "betweenness" in {measure["id"] for measure in whole["measures"]}
    monkeypatch.setattr("jjgraph.map.map_builder.PATHS_LIMIT", 0)
    monkeypatch.setattr("jjgraph.map.map_builder.PAIRS_LIMIT", 0)
    part = map_data(analysis_of(tmp_path))
    kept = {measure["id"] for measure in part["measures"]}
    assert {"degree", "pagerank"} <= kept
    assert not kept & {"betweenness", "closeness", "harmonic"}
    assert "G13" in whole["gapKinds"]
    assert "G13" not in part["gapKinds"]
    assert GAP_KINDS["G13"].label.zh in part["leftOut"][0]["zh"]
    assert MEASURES["betweenness"].label.en in part["leftOut"][0]["en"]


def test_the_foremost_gaps_are_carried() -> None:
    """Of too many gaps the page carries the assessable before the others, and counts all."""
    schema = builtin_schema()
    with TemporaryDirectory() as folder:
        write_synthetic(Path(folder), 80)
        full = map_rows(read_folder(Path(folder), schema))
    gaps = [gap for gap in sample_gaps(full) if len(gap.subject_ids) == 1 or gap.assessable]
    payload = map_payload(
        Analysis.of(full, schema),
        gaps=[gap for gap in gaps if len(gap.subject_ids) == 1] * 3,
        measures={},
        positions=positions(full.entities, full.ties, schema),
        limits=LIMITS._replace(gaps=2),
        left_out=[Bilingual("甲", "a")],
    )
    assert (len(payload["gaps"]), payload["counts"]["gaps"]) == (2, 3)
    assert payload["leftOut"] == [{"zh": "甲", "en": "a"}]


@pytest.mark.parametrize("link", ["", "#cluster={}", "#cluster={}&open=1", "#node={}"])
def test_the_phone_at_size(browser_page: Open, clustered: Path, link: str) -> None:
    """At 390 px nothing scrolls sideways, and what was chosen stands above the sheet."""
    cluster = next(item["id"] for item in sized_payload(CLUSTERED)["clusters"] if item["size"] > 30)
    chosen = "synthetic-enterprise-00001" if "node" in link else cluster
    page = browser_page(link.format(chosen), file=clustered, width=390, height=844)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    if link:
        sheet = page.locator("#panel").bounding_box()["y"]
        for mark in items(page).values():
            assert mark["at"]["y"] + page.locator("#canvas").bounding_box()["y"] < sheet
