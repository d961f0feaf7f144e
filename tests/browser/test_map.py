"""The map in a browser: what it draws, and what it answers to a reader."""

import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jjgraph.map.page import render_html, write_page
from tests.browser.acts import (
    COLOURS,
    address,
    choose,
    click_item,
    click_line,
    items,
    lines,
    name_of,
    names,
    probe,
    search,
    tied,
    until,
)
from tests.browser.samples import UNIVERSITY

Open = Callable[..., Any]


def test_the_map_is_drawn_as_payload_and_view_say(browser_page: Open, payload: dict[str, Any]) -> None:
    """The canvas is not blank: the nodes of resting kinds in view are drawn, and the ties between them."""
    page = browser_page()
    resting = {kind["id"] for kind in payload["kinds"] if kind["resting"]}
    nodes = {uid for uid, node in payload["nodes"].items() if node["inView"] and node["kind"] in resting}
    ties = {key for key, e in payload["edges"].items() if e["inView"] and {e["from"], e["to"]} <= nodes}
    assert set(items(page)) == nodes
    assert set(lines(page)) == ties
    assert page.evaluate(COLOURS) > 200
    hidden = payload["counts"]["tiesHidden"]
    assert f"{len(ties)}/{len(payload['edges'])} 条联系；可靠性视图另隐去 {hidden} 条" in page.inner_text(
        "#status"
    )


def test_positions_are_the_payloads_on_each_load(browser_page: Open, payload: dict[str, Any]) -> None:
    """No physics: every node stands where Python placed it, on both loads."""
    for _ in range(2):
        page = browser_page()
        found = {uid: {"x": item["x"], "y": item["y"]} for uid, item in items(page).items()}
        assert found == {
            uid: {"x": payload["nodes"][uid]["x"], "y": payload["nodes"][uid]["y"]} for uid in found
        }
        assert len(found) > 100


def test_names_at_rest_do_not_overlap(browser_page: Open, payload: dict[str, Any]) -> None:
    """At rest names are written, the best connected first, and no two touch; zoomed in there are more."""
    page = browser_page()
    boxes = names(page)
    assert len(boxes) > 15
    for index, a in enumerate(boxes):
        for b in boxes[index + 1 :]:
            apart = a["x"] >= b["x"] + b["w"] or b["x"] >= a["x"] + a["w"]
            assert apart or a["y"] >= b["y"] + b["h"] or b["y"] >= a["y"] + a["h"], (a["id"], b["id"])
    partners = tied(payload)
    degree = {uid: len(partners[uid]) for uid in items(page)}
    assert degree[boxes[0]["id"]] == max(degree.values())
    page.click("#zoom button >> nth=0")
    page.click("#zoom button >> nth=0")
    until(page, f"jjgraphProbe.names().length > {len(boxes)}")


def test_a_click_on_a_node_opens_its_panel(browser_page: Open, payload: dict[str, Any]) -> None:
    """The panel lists every tie of the node; opened, a tie shows its claim, publisher, title and locator."""
    page = browser_page()
    click_item(page, UNIVERSITY)
    page.wait_for_selector("#panel:not([hidden])")
    keys = [key for key, e in payload["edges"].items() if UNIVERSITY in (e["from"], e["to"])]
    assert page.locator("#panel details.tie").count() == len(keys)
    key = f"jinjiang/{UNIVERSITY}/COOPERATES_WITH/ent-panpan"
    claim = payload["claims"][payload["edges"][key]["claims"][0]]
    source = payload["sources"][claim["source"]]
    item = page.locator(f'#panel details[data-tie="{key}"]')
    item.locator("summary").click()
    text = item.inner_text()
    for expected in (claim["statement"], source["publisher"], source["title"], claim["locator"]):
        assert expected in text
    link = item.locator("a").first
    assert link.get_attribute("href") == source["url"]
    assert link.get_attribute("rel") == "noopener noreferrer"


def test_focus_keeps_neighbours_bright(browser_page: Open) -> None:
    """With a node selected, its neighbours stay bright and a stranger is dimmed."""
    page = browser_page(f"#node={UNIVERSITY}")
    drawn = items(page)
    assert drawn["ent-panpan"]["opacity"] == 1
    assert drawn["univ-fuzhou"]["opacity"] < 0.3


def test_a_click_on_a_tie_shows_every_claim(browser_page: Open, payload: dict[str, Any]) -> None:
    """The panel of a tie holds all its claims."""
    page = browser_page()
    key = next(key for key in lines(page, "tie") if probe(page, "clickable", key))
    click_line(page, key)
    page.wait_for_selector("#panel:not([hidden])")
    assert payload["claims"][payload["edges"][key]["claims"][0]]["statement"] in page.inner_text("#panel")
    best = max(payload["edges"], key=lambda key: (len(payload["edges"][key]["claims"]), key))
    choose(page, tie=best)
    assert page.locator("#panel blockquote").count() >= len(payload["edges"][best]["claims"]) > 1
    for uid in payload["edges"][best]["claims"]:
        assert payload["claims"][uid]["statement"] in page.inner_text("#panel")


def test_disagreement_is_marked(browser_page: Open, payload: dict[str, Any]) -> None:
    """A tie whose sources name different dates says so."""
    key = next(key for key, edge in payload["edges"].items() if "since" in edge.get("conflicts", ()))
    page = browser_page()
    choose(page, tie=key)
    assert "说法不一：起始" in page.inner_text("#panel")


def test_search_finds_by_name_pinyin_initials_and_alias(browser_page: Open) -> None:
    """Each way of typing the university leads to it, and its panel opens."""
    page = browser_page()
    for text in (
        "泉州职业技术大学",
        "qzzyjsdx",
        "quanzhouzhiyejishu",
        "泉州理工职业学院",
        "ＱＺＺＹＪＳＤＸ",
        "泉职大",
        "职业技术 泉州",
        "泉州职业技术大学集团",
    ):
        search(page, text)
        assert page.inner_text("#panel-title") == "泉州职业技术大学", text
        page.click("#close-button")


def test_search_in_english_with_arrow_keys(browser_page: Open) -> None:
    """English names are found; the arrows move, Enter takes the result they point to."""
    page = browser_page("#lang=en")
    assert page.locator("input").first.get_attribute("id") == "search-input"
    page.fill("#search-input", "anta")
    page.press("#search-input", "ArrowDown")
    chosen = page.inner_text('#search-results [aria-selected="true"] .grow')
    page.press("#search-input", "ArrowUp")
    page.press("#search-input", "Enter")
    assert page.inner_text("#panel-title") == "ANTA Group"
    assert chosen != "ANTA Group"


def test_search_says_when_nothing_is_found(browser_page: Open) -> None:
    """No result is a message, not an empty box."""
    page = browser_page()
    page.fill("#search-input", "没有这个单位啊")
    assert page.inner_text("#search-results") == "没有找到"


def test_the_legend_filters_kinds(browser_page: Open, payload: dict[str, Any]) -> None:
    """A kind switched off leaves the drawing and the counts; a topic, off at first, can be switched on."""
    page = browser_page()
    status = page.inner_text("#status")

    def drawn(kind: str) -> int:
        return sum(payload["nodes"][uid]["kind"] == kind for uid in items(page))

    before = drawn("Enterprise")
    assert before == int(page.inner_text('[data-kind="Enterprise"] .quiet')) > 0
    page.click('[data-kind="Enterprise"]')
    assert drawn("Enterprise") == 0
    assert page.inner_text("#status") != status
    assert drawn("Person") == 0
    page.click('[data-kind="Person"]')
    assert drawn("Person") == int(page.inner_text('[data-kind="Person"] .quiet')) > 0
    page.click("#reset-button")
    assert page.inner_text("#status") == status


def test_low_and_inferred_ties_only_on_request_and_dashed(
    browser_page: Open, payload: dict[str, Any]
) -> None:
    """Ties outside the view show after a tick, dashed; the legend explains the dashes."""
    page = browser_page()

    def low() -> list[dict[str, Any]]:
        return [line for key, line in lines(page).items() if not payload["edges"][key]["inView"]]

    assert low() == []
    page.select_option("#level-select", "0")
    page.check("#inferred-check")
    assert len(low()) > 50
    assert all(isinstance(line["dashes"], list) for line in low())
    assert "低可靠或推断的联系" in page.inner_text("#side")


def test_gaps_are_shown_on_request_and_explain_themselves(browser_page: Open) -> None:
    """The overlay draws the two pairs, each in its own manner; a click shows reason and evidence."""
    page = browser_page()
    assert len(lines(page, "gap")) == 0
    page.check("#gap-check")
    looks = [(line["colour"], line["dashes"]) for line in lines(page, "gap").values()]
    assert len(looks) == 2
    assert looks[0] != looks[1]
    assert "2 条缺口线" in page.inner_text("#status")
    gap = f"G13:ent-panpan:{UNIVERSITY}"
    click_line(page, f"gap {gap}")
    page.wait_for_selector("#panel:not([hidden])")
    text = page.inner_text("#panel")
    for expected in ("理由G13", "计算得出，不是事实", "依据的记载（1）"):
        assert expected in text
    assert "reason G13" not in text, "one language at a time"
    assert page.inner_text("#gaps-without-line").startswith("另有 1 项不在两方之间")
    page.check("#assessable-check")
    assert len(lines(page, "gap")) == 1
    page.uncheck("#assessable-check")
    page.click("#gaps-list")
    assert page.locator("#list tbody tr").count() == 3
    page.click("#list-button")
    page.uncheck("#gap-check")
    page.keyboard.press("Escape")
    assert len(lines(page, "gap")) == 0


def test_a_gap_of_one_subject_is_in_list_and_panel_not_a_line(browser_page: Open) -> None:
    """It says that it cannot be assessed, and no line is drawn for it."""
    page = browser_page("#gaps=1&view=list&tab=gaps")
    assert page.locator("#list tbody tr").count() == 3
    page.click("#list tbody button:has-text('申报—具名缺口')")
    assert "资料不足，尚不能判断" in page.inner_text("#panel")
    assert [line for line in lines(page) if line.startswith("gap G01")] == []


def test_both_languages(browser_page: Open) -> None:
    """The switch changes the page's words, names with an English form, and the document's language."""
    page = browser_page(f"#node={UNIVERSITY}")
    assert page.get_attribute("html", "lang") == "zh-CN"
    page.click("#lang-button")
    assert page.get_attribute("html", "lang") == "en"
    assert "Legend" in page.inner_text("#side")
    assert page.inner_text("#panel-title") == "泉州职业技术大学"  # it has no English name
    assert "ANTA Group" in [item["name"] for item in items(page).values()]
    assert "校 (schools)" in page.inner_text("#panel")
    page.click("#lang-button")
    assert "图例" in page.inner_text("#side")


def test_the_list_holds_every_row_and_sorts(browser_page: Open, payload: dict[str, Any]) -> None:
    """Entities, ties and gaps have one row each; a click on a heading sorts and says so."""
    page = browser_page("#view=list")
    for tab, count in (("entities", len(payload["nodes"])), ("ties", len(payload["edges"])), ("gaps", 3)):
        page.click(f'[data-tab="{tab}"]')
        assert page.locator("#list tbody tr").count() == count
    page.click('[data-tab="entities"]')
    page.click("#list th button:has-text('联系数')")
    assert page.locator('#list th[aria-sort="ascending"]').count() == 1
    counts = [int(text) for text in page.locator("#list tbody td:nth-child(5)").all_inner_texts()]
    assert counts == sorted(counts)


def test_a_link_leads_back_to_the_view(browser_page: Open) -> None:
    """What was chosen stands in the address, and the address opened anew gives the same view."""
    page = browser_page()
    page.click('[data-kind="Enterprise"]')
    page.select_option("#level-select", "0")
    page.check("#inferred-check")
    page.click("#lang-button")
    search(page, "qzzyjsdx")
    page.click('[data-ego="2"]')
    again = browser_page(address(page))
    assert again.inner_text("#status") == page.inner_text("#status")
    assert again.inner_text("#panel") == page.inner_text("#panel")


@pytest.mark.parametrize(
    "address",
    ["#node=nobody&ego=99", "#%E0%A4%A", "#tie=__proto__&on=constructor&tab=toString", "#gap=&off=,,"],
)
def test_bad_links_do_no_harm(browser_page: Open, address: str) -> None:
    """An address that means nothing opens the resting view."""
    page = browser_page(address)
    assert page.is_hidden("#panel")
    assert page.inner_text("#status") == browser_page().inner_text("#status")


def test_no_line_of_a_name_begins_with_a_closing_mark(browser_page: Open, payload: dict[str, Any]) -> None:
    """Marks stay with what they open or close; nothing of a name is lost."""
    page = browser_page()
    name = "联合创新产业学院(华为、字节跳动、万物智联等共建)"
    written = probe(page, "linesOf", name, True)
    assert "".join(written) == name and len(written) > 1
    assert not any(line[0] in "、)" or line[-1] == "(" for line in written)
    every = [name_of(payload, uid) for uid in payload["nodes"]]
    joined = page.evaluate("(names) => names.map((name) => jjgraphProbe.linesOf(name, true).join(''))", every)
    assert [whole.replace(" ", "") for whole in every] == [text.replace(" ", "") for text in joined]


def test_english_names_are_not_cut_while_they_fit(browser_page: Open) -> None:
    """Full lines where even ones would be more, and a third for words as long as these."""
    page = browser_page()
    for name, expected in (
        ("Wuhan Textile University", ["Wuhan Textile", "University"]),
        ("The Hong Kong Polytechnic University", ["The Hong Kong", "Polytechnic", "University"]),
        ("Liming Vocational University", ["Liming Vocational", "University"]),
        ("泉州职业技术大学", ["泉州职业技术大学"]),
    ):
        assert probe(page, "linesOf", name, False) == expected


def test_around_a_node(browser_page: Open, payload: dict[str, Any]) -> None:
    """One step shows the node and those it has ties in view with, and nothing else."""
    page = browser_page(f"#node={UNIVERSITY}&ego=1")
    near = {
        e[end]
        for e in payload["edges"].values()
        for end in ("from", "to")
        if e["inView"] and UNIVERSITY in (e["from"], e["to"])
    }
    assert set(items(page)) == near


def test_escape_closes_the_panel(browser_page: Open) -> None:
    """Esc closes the panel and forgets the selection."""
    page = browser_page(f"#node={UNIVERSITY}")
    page.keyboard.press("Escape")
    assert page.is_hidden("#panel")
    assert "node=" not in address(page)


def test_light_and_dark(browser_page: Open) -> None:
    """The theme follows the system, and the button turns it over."""
    page = browser_page(color_scheme="dark")
    assert page.get_attribute("html", "data-theme") == "dark"
    page.click("#theme-button")
    assert page.get_attribute("html", "data-theme") == "light"


@pytest.mark.parametrize("hash_", ["", f"#node={UNIVERSITY}", "#view=list", "#lang=en&gaps=1"])
def test_the_phone(browser_page: Open, hash_: str) -> None:
    """At 390 px nothing scrolls sideways, targets are 38 px or more, the chosen node is above the sheet."""
    page = browser_page(hash_, width=390, height=844)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    small = """[...document.querySelectorAll("#top button, #panel .icon, #zoom button, #top input")]
      .filter((item) => item.offsetParent && item.getBoundingClientRect().height < 38)
      .map((item) => item.id)"""
    assert page.evaluate(small) == []
    if "node=" in hash_:
        place = items(page)[UNIVERSITY]["at"]["y"]
        stage = page.locator("#canvas").bounding_box()
        assert 0 < place + stage["y"] < page.locator("#panel").bounding_box()["y"]


def test_csv_opens_in_excel_and_holds_no_formula(browser_page: Any, payload: dict[str, Any]) -> None:
    """The file starts with a BOM, has a row for each thing shown, and cells like formulas are quoted."""
    shown = sorted(items(browser_page()))
    names = ["=1+1", "+a", "-5", "@x", "-x", 'a"b']
    nodes = dict(payload["nodes"])
    for uid, name in zip(shown, names, strict=False):
        nodes[uid] = {**nodes[uid], "name": {"zh": name}}
    page = browser_page(file=browser_page.made({**payload, "nodes": nodes}))
    page.click("#export-button")
    with page.expect_download() as download:
        page.click('[data-export="exportNodes"]')
    content = Path(download.value.path()).read_bytes().decode("utf-8")
    assert content.startswith("\ufeffuid,")
    assert content.count("\r\n") == len(shown) + 1
    cells = [row.split(",")[1] for row in content.split("\r\n")[1:7]]
    assert cells == ["'=1+1", "'+a", "-5", "'@x", "'-x", '"a""b"']


def test_the_picture_is_large_and_not_blank(browser_page: Open, tmp_path: Path) -> None:
    """The PNG is wider than 1,500 pixels, and a map with gaps and a legend takes far more than a blank one."""
    page = browser_page("#gaps=1")
    page.click("#export-button")
    with page.expect_download() as download:
        page.click('[data-export="exportPng"]')
    content = Path(download.value.path()).read_bytes()
    assert content.startswith(b"\x89PNG")
    assert int.from_bytes(content[16:20]) > 1500
    assert len(content) > 200_000


def test_broken_data_are_a_message_not_a_blank_page(
    browser_page: Open, payload: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page whose data were cut or altered says what is wrong."""
    monkeypatch.setattr("jjgraph.map.encoding.PACKED_FROM", math.inf)
    html = render_html(payload)
    path = tmp_path / "broken.html"
    write_page(path, html.replace('"schema":"jjgraph.map/1"', '"schema":"jjgraph.map/9"'))
    page = browser_page(file=path)
    assert "schema" in page.inner_text("#problem")
