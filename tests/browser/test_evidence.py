"""Evidence on the map: how well a tie is attested, what sources say differently, and lines to cite them by."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.samples import UNIVERSITY

Open = Callable[..., Any]
PANPAN = f"jinjiang/{UNIVERSITY}/COOPERATES_WITH/ent-panpan"
CITED = "晋江新闻网. 当福大遇上“中国品牌之都”. 2018-05-24"

# The colour a little beside the middle of a tie, where its band would be but its line is not.
BESIDE = """(key) => {
  const { from, to } = data.edges.get(key);
  const [a, b] = [placeOf(from), placeOf(to)];
  const long = Math.hypot(b.x - a.x, b.y - a.y);
  const side = { x: (a.x + b.x) / 2 - (5 * (b.y - a.y)) / long, y: (a.y + b.y) / 2 + (5 * (b.x - a.x)) / long };
  chart.network.moveTo({ position: side, scale: 2 });
  chart.network.redraw();
  const canvas = document.querySelector("#canvas canvas");
  const { x, y } = chart.network.canvasToDOM(side);
  const ratio = canvas.width / canvas.clientWidth;
  const copy = new OffscreenCanvas(1, 1).getContext("2d");
  copy.drawImage(canvas, Math.round(x * ratio), Math.round(y * ratio), 1, 1, 0, 0, 1, 1);
  return [...copy.getImageData(0, 0, 1, 1).data].join();
}"""


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


def test_well_attested_ties_have_a_band(browser_page: Open, payload: dict[str, Any]) -> None:
    """A band is drawn below the ties of two or more publishers, below no other, and the legend explains it."""
    page = browser_page()
    bands = "chart.edges.get().filter((item) => item.background?.enabled).map((item) => item.id)"
    attested = {key for key, e in payload["edges"].items() if e.get("publishers", 1) > 1}
    found = set(page.evaluate(bands))
    assert found == attested & set(page.evaluate("[...shown.edges]"))
    assert found
    page.click("[data-kind='Designation']")
    assert len(page.evaluate(bands)) > len(found)
    assert "两个以上发布者佐证" in page.inner_text("#side")
    key = sorted(found)[0]
    page.evaluate("(key) => select({ what: 'tie', id: key })", key)
    banded = page.evaluate(BESIDE, key)
    page.evaluate("(key) => { data.edges.get(key).publishers = 1; refresh(); }", key)
    assert page.evaluate(BESIDE, key) != banded


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
    page.evaluate("(key) => select({ what: 'tie', id: key })", key)
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
    page.evaluate("(key) => select({ what: 'tie', id: key })", PANPAN)
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


def test_citations_name_no_unsafe_address_and_end_once(browser_page: Open) -> None:
    """Only http(s) is cited, a missing date is said, and a title's own full stop is not doubled."""
    page = browser_page()
    lines = page.evaluate("""[
      citation({ publisher: "P", title: "T。", url: "javascript:alert(1)" }, "第2段"),
      citation({ title: "T", date: "2020", url: "https://a.example/b." }),
    ]""")
    assert lines == ["P. T. 日期不详. 第2段.", "T. 2020. https://a.example/b."]
