"""Evidence on the map: how well a tie is attested, what sources say differently, and lines to cite them by."""

import math
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

import pytest

from tests.browser.acts import COLOUR_AT, choose, items, lines
from tests.browser.samples import UNIVERSITY

Open = Callable[..., Any]
PANPAN = f"jinjiang/{UNIVERSITY}/COOPERATES_WITH/ent-panpan"
CITED = "晋江新闻网. 当福大遇上“中国品牌之都”. 2018-05-24"


def beside(page: Any, line: dict[str, Any]) -> str:
    """Return the colour a little beside the middle of a tie, where its band would be but its line is not."""
    page.mouse.move(1, 1)
    marks = items(page)
    a, b = marks[line["from"]]["at"], marks[line["to"]]["at"]
    long = math.dist((a["x"], a["y"]), (b["x"], b["y"]))
    aside = (
        4.5 * marks[line["from"]]["radius"] / marks[line["from"]]["size"]
    )  # pixels for so many units of the map
    x = (a["x"] + b["x"]) / 2 - aside * (b["y"] - a["y"]) / long
    y = (a["y"] + b["y"]) / 2 + aside * (b["x"] - a["x"]) / long
    return str(page.evaluate(COLOUR_AT, {"x": x, "y": y}))


def cited(payload: dict[str, Any], claim: str) -> list[str]:
    """Return what the citation of *claim* must hold, in order."""
    source = payload["sources"][payload["claims"][claim]["source"]]
    return [
        source["publisher"],
        source["title"],
        source["date"],
        source["url"],
        payload["claims"][claim]["locator"],
    ]


def disagreeing(payload: dict[str, Any]) -> str:
    """Return the key of a tie whose sources name different dates."""
    return next(key for key, edge in payload["edges"].items() if "since" in edge.get("conflicts", ()))


def test_well_attested_ties_have_a_band(browser_page: Any, payload: dict[str, Any]) -> None:
    """A band is drawn below the ties of two or more publishers, below no other, and the legend explains it."""
    page = browser_page()
    attested = {key for key, e in payload["edges"].items() if e.get("publishers", 1) > 1}
    found = {key for key, line in lines(page).items() if line["band"]}
    assert found == attested & set(lines(page))
    assert found
    page.click("[data-kind='Designation']")
    assert sum(line["band"] for line in lines(page).values()) > len(found)
    assert "两个以上发布者佐证" in page.inner_text("#side")
    key = sorted(found)[0]
    one = {name: value for name, value in payload["edges"][key].items() if name != "publishers"}
    made = browser_page.made({**payload, "edges": {**payload["edges"], key: one}})
    hash_ = "#" + urlencode({"tie": key})
    banded, plain = browser_page(hash_), browser_page(hash_, file=made)
    for opened in (banded, plain):
        opened.click("#in-button")
        opened.click("#in-button")
    line = lines(banded)[key]
    assert beside(plain, line) != beside(banded, line)


def test_coverage_stands_on_the_page(browser_page: Open, payload: dict[str, Any]) -> None:
    """How many ties have two publishers, and how many a reliable source, of how many."""
    page = browser_page()
    evidence = payload["counts"]["evidence"]
    for count in (evidence["independent"], evidence["reliable"]):
        assert f"{count}/{evidence['ties']}" in page.inner_text("#side")


def test_what_sources_say_differently_stands_side_by_side(
    browser_page: Open, payload: dict[str, Any]
) -> None:
    """One row holds the dates of both sources, in columns whose letters mark the claims below."""
    key = disagreeing(payload)
    page = browser_page()
    choose(page, tie=key)
    claims = [payload["claims"][uid] for uid in payload["edges"][key]["claims"]]
    assert page.locator(".conflicts tbody td").all_inner_texts() == [claim["since"] for claim in claims]
    heads = page.locator(".conflicts thead th").all_inner_texts()
    for letter, head, claim in zip("AB", heads, claims, strict=True):
        source = payload["sources"][claim["source"]]
        assert head.startswith(letter)
        assert source["publisher"] in head
        assert source["date"] in head
        assert page.inner_text(f'#panel .claim:has-text("{claim["statement"]}")').startswith(letter)


def test_agreeing_sources_have_no_table(browser_page: Open) -> None:
    """No comparison where there is nothing to compare."""
    page = browser_page(f"#tie={PANPAN}")
    assert page.locator("#panel .claim").count() > 0
    assert page.locator("#panel .conflicts").count() == 0


@pytest.mark.parametrize(("lang", "said"), [("zh", "已复制引用 ✓"), ("en", "Citation copied ✓")])
def test_a_citation_is_copied(browser_page: Open, payload: dict[str, Any], lang: str, said: str) -> None:
    """The button puts publisher, title, date, address and locator on the clipboard, and says so."""
    page = browser_page(f"#lang={lang}", permissions=["clipboard-read", "clipboard-write"])
    choose(page, tie=PANPAN)
    page.click("#panel .claim .copy")
    page.wait_for_selector(f'#said:text-is("{said}")', state="attached")
    expected = ". ".join(cited(payload, payload["edges"][PANPAN]["claims"][0])) + "."
    assert page.evaluate("navigator.clipboard.readText()") == expected
    assert page.get_attribute("#said", "role") == "status"


@pytest.mark.parametrize(
    ("answer", "said"), [("true", "已复制引用 ✓"), ("false", "已选中，请按 Ctrl+C 复制")]
)
def test_without_a_clipboard_the_line_is_shown_and_selected(
    browser_page: Open, payload: dict[str, Any], answer: str, said: str
) -> None:
    """Where the clipboard is refused, the line stands selected below the source, and its reader is told."""
    page = browser_page(f"#tie={PANPAN}")
    page.evaluate(f"""() => {{
      navigator.clipboard.writeText = () => Promise.reject(new Error("refused"));
      document.execCommand = () => {answer};
    }}""")
    page.click("#panel .claim .copy")
    page.wait_for_selector(f'#said:text-is("{said}")', state="attached")
    expected = ". ".join(cited(payload, payload["edges"][PANPAN]["claims"][0])) + "."
    assert page.evaluate("getSelection().toString()").strip() == expected


def test_citations_name_no_unsafe_address_and_end_once(browser_page: Any, payload: dict[str, Any]) -> None:
    """Only http(s) is cited, a missing date is said, and a title's own full stop is not doubled."""
    claims = [uid for uid, claim in payload["claims"].items() if uid in payload["edges"][PANPAN]["claims"]][
        :1
    ]
    other = next(key for key, edge in payload["edges"].items() if not set(edge["claims"]) & set(claims))
    claims += payload["edges"][other]["claims"][:1]
    told = [
        ({"publisher": "P", "title": "T。", "url": "javascript:alert(1)"}, {"locator": "第2段"}),
        ({"title": "T", "date": "2020", "url": "https://a.example/b."}, {}),
    ]
    made = {**payload, "sources": dict(payload["sources"]), "claims": dict(payload["claims"])}
    for number, (uid, (source, place)) in enumerate(zip(claims, told, strict=True)):
        made["sources"][f"s{number}"] = {**source, "reliability": "press", "level": 1}
        kept = {name: value for name, value in payload["claims"][uid].items() if name != "locator"}
        made["claims"][uid] = {**kept, **place, "source": f"s{number}"}
    page = browser_page(file=browser_page.made(made), permissions=["clipboard-read", "clipboard-write"])
    lines = []
    for key in (PANPAN, other):
        choose(page, tie=key)
        page.click("#panel .claim .copy >> nth=0")
        page.wait_for_selector("#panel .copy:has-text('已复制引用')")
        lines.append(page.evaluate("navigator.clipboard.readText()"))
    assert lines == ["P. T. 日期不详. 第2段.", "T. 2020. https://a.example/b."]
