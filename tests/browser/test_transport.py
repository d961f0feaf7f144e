"""The data in the page: packed where there are many, read back whole, and a message where they cannot be read."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from jjgraph.map.page import render_html, write_page
from tests.browser.acts import probe
from tests.browser.samples import CLUSTERED, sized_payload
from tests.browser.test_page import hostile_payload

Open = Callable[..., Any]


def test_large_data_are_packed_and_small_ones_open(payload: dict[str, Any]) -> None:
    """From 100 kB on the data are compressed; a small map can be read in its file."""
    small = render_html(hostile_payload())
    assert '<script type="application/json" id="payload">{' in small
    assert len(payload["nodes"]) > 500
    html = render_html(payload)
    assert '<script type="application/gzip" id="payload">' in html
    assert '<script type="application/gzip" id="details">' in html


def read_back(page: Any) -> dict[str, Any]:
    """Return what the page makes of its tables: the parts by id, and of a claim everything but its id."""
    read = probe(page, "readBack")
    number = {claim: at for at, (claim, _) in enumerate(read["claims"])}

    def numbers(claims: list[Any]) -> list[int]:
        return [number[claim] for claim in claims]

    for part in ("nodes", "edges"):
        read[part] = [[key, {**item, "claims": numbers(item.get("claims", []))}] for key, item in read[part]]
    gaps = [{**gap, "evidence": numbers(gap["evidence"])} for gap in read["gaps"]]
    return {**read, "claims": [claim for _, claim in read["claims"]], "gaps": gaps}


def told_by_python(payload: dict[str, Any]) -> dict[str, Any]:
    """Return the same of *payload*, with the defaults of data/payload_index.js, and without what only transport knows."""
    number = {uid: at for at, uid in enumerate(payload["claims"])}
    defaults: dict[str, dict[str, Any]] = {"nodes": {}, "edges": {"status": "active", "publishers": 1}}
    found: dict[str, Any] = {
        part: [
            [uid, {**default, **item, "claims": [number[claim] for claim in item.get("claims", ())]}]
            for uid, item in payload[part].items()
        ]
        for part, default in defaults.items()
    }
    found["sources"] = [list(item) for item in payload["sources"].items()]
    found["claims"] = [{"certainty": "stated", **claim} for claim in payload["claims"].values()]
    found["gaps"] = [
        {**gap, "evidence": [number[claim] for claim in gap["evidence"]]} for gap in payload["gaps"]
    ]
    return found


def test_the_page_reads_back_all_that_python_says(
    browser_page: Open, payload: dict[str, Any], clustered: Path
) -> None:
    """Things, ties, claims, sources and gaps are in the page what they are in the payload: no more, no less."""
    for page, given in ((browser_page(), payload), (browser_page(file=clustered), sized_payload(CLUSTERED))):
        read = read_back(page)
        for _, edge in read["edges"]:
            assert edge.pop("dataset") in {item["id"] for item in given["datasets"]}
        assert read == told_by_python(given)


def test_an_old_browser_gets_a_sentence(chromium: Any, clustered: Path) -> None:
    """Where data cannot be unpacked, the page says so in both languages."""
    context = chromium.new_context(offline=True)
    context.add_init_script("delete window.DecompressionStream")
    page = context.new_page()
    page.goto(clustered.as_uri())
    page.wait_for_selector('html[data-ready="problem"]')
    assert "不能解压" in page.inner_text("#problem")
    assert "cannot unpack" in page.inner_text("#problem")
    context.close()


def test_spoilt_packed_data_are_a_message(browser_page: Open, clustered: Path, tmp_path: Path) -> None:
    """Packed data that were cut are named, and the page is not blank."""
    path = tmp_path / "cut.html"
    html = clustered.read_text(encoding="utf-8")
    start = html.index('id="payload">') + 2000
    write_page(path, html[:start] + html[start + 4000 :])
    assert "payload: gzip" in browser_page(file=path).inner_text("#problem")
