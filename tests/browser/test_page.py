"""The file itself: the same bytes, small, valid, and deaf to hostile text."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable
from copy import deepcopy
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from jjgraph.analysis.context import Analysis
from jjgraph.analysis.gaps.core import Gap
from jjgraph.bilingual import Bilingual
from jjgraph.errors import DataError
from jjgraph.map.layout import positions
from jjgraph.map.level_of_detail import LIMITS, Limits
from jjgraph.map.page import render_html, write_page
from jjgraph.map.payload import map_payload
from jjgraph.map.validation import validate_payload
from jjgraph.model.aggregation import aggregate_entities, aggregate_ties
from jjgraph.model.records import Claim, Dataset, DatasetInfo, Description, Indicator, Source
from jjgraph.model.schema import builtin_schema
from tests.browser.acts import choose
from tests.browser.samples import computed_payload

HOSTILE = '</script><script>window.hurt=1</script><img src=x onerror="window.hurt=1">{{7*7}}\u2028\'"href'
ROOT = Path(__file__).parents[2]
RENDER = """
import hashlib
from jjgraph.map.page import render_html
from tests.browser.samples import seed_payload
print(hashlib.sha256(render_html(seed_payload()).encode()).hexdigest())
"""


@pytest.mark.parametrize("hash_seed", ["0", "4711"])
def test_same_input_same_bytes(map_file: Path, hash_seed: str) -> None:
    """Another hash seed, another process and the C locale give the same file."""
    environment = {
        **os.environ,
        "PYTHONHASHSEED": hash_seed,
        "LC_ALL": "C",
        "PYTHONUTF8": "0",
        "PYTHONPATH": str(ROOT),
    }
    run = subprocess.run(
        [sys.executable, "-c", RENDER], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == hashlib.sha256(map_file.read_bytes()).hexdigest()


def test_size() -> None:
    """The seed's map with every gap and measure, engine and all, stays below 1.5 MB."""
    assert len(render_html(computed_payload()).encode()) < 1_500_000


def test_a_gap_of_a_declared_list_rests_on_the_declaration() -> None:
    """What is declared comes first among its evidence, with source and place."""
    payload = computed_payload()
    gaps = [gap for gap in payload["gaps"] if gap["kind"] == "G01"]
    assert len(gaps) == 23
    associations = next(gap for gap in gaps if gap["reason"]["zh"].startswith("行业协会"))
    declared = payload["claims"][associations["evidence"][0]]
    assert (declared["statement"], declared["quantity"], declared["unit"]) == ("申报：行业协会", 6.0, "个")
    assert (declared["source"], declared["locator"]) == ("jinjiang/s-eol-2024-03-27", "第29行")
    assert all(payload["claims"][gap["evidence"][0]]["statement"].startswith("申报：") for gap in gaps)


def test_the_page_names_no_other_place(map_file: Path) -> None:
    """Nothing is loaded from elsewhere: no source, style or map of source outside the file."""
    html = map_file.read_text(encoding="utf-8")
    policy = unescape(html.split('content="')[1].split('"')[0])
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy
    for sign in ("<link", " src=", "sourceMappingURL", "@import", "cdn."):
        assert sign not in html


def test_nan_is_refused(payload: dict[str, Any]) -> None:
    """A number that JSON cannot carry is an error that names its place, not a blank page."""
    broken = deepcopy(payload)
    uid = next(uid for uid, node in broken["nodes"].items() if "measures" in node)
    broken["nodes"][uid]["measures"]["degree"] = float("nan")
    with pytest.raises(DataError, match=rf"nodes\.{uid}\.measures\.degree"):
        render_html(broken)


@pytest.mark.parametrize(
    ("part", "place"),
    [
        (lambda p: p.update(schema="jjgraph.map/2"), "schema"),
        (lambda p: p.pop("edges"), "edges"),
        (lambda p: p["kinds"][0].update(colour="red;}"), "kinds"),
        (lambda p: next(iter(p["edges"].values())).update(to="nobody"), "nobody"),
        (lambda p: next(iter(p["nodes"].values())).update(x=1.5), "x"),
        (lambda p: next(iter(p["claims"].values())).update(source="none"), "none"),
        (lambda p: p["gaps"][0].update(evidence=["no-claim"]), "no-claim"),
    ],
)
def test_what_breaks_the_contract_is_refused(
    payload: dict[str, Any], part: Callable[[Any], Any], place: str
) -> None:
    """Each broken part is named."""
    broken = deepcopy(payload)
    part(broken)
    with pytest.raises(DataError, match=place):
        validate_payload(broken)


def test_an_older_page_survives_a_failed_write(tmp_path: Path) -> None:
    """Bilingual that cannot be written leaves the older file whole and no temporary file behind."""
    path = tmp_path / "map.html"
    write_page(path, "older")
    with pytest.raises(UnicodeEncodeError):
        write_page(path, "\ud800")
    assert path.read_text() == "older"
    assert [item.name for item in tmp_path.iterdir()] == ["map.html"]


def hostile_payload(limits: Limits = LIMITS) -> dict[str, Any]:
    """A map in which every field that data can fill holds hostile text."""
    schema, bad = builtin_schema(), HOSTILE
    base = {"name": bad, "dataset": "d"}
    uids = [f"{bad}{index}" for index in range(3)]
    source = Source(
        uid=f"s{bad}",
        publisher=bad,
        url=f"javascript:window.hurt=1//{bad}",
        published="2024",
        reliability="official",
        level=3,
        note=bad,
        title_kind=bad,
        **base,
    )
    descriptions = [
        Description(
            uid=f"d{uid}",
            subject_uid=uid,
            kind="Enterprise",
            name_zh=bad,
            name_en=bad,
            aliases=(bad,),
            parties=("企",),
            place=bad,
            website="javascript:window.hurt=1",
            note=bad,
            source_uid=source.uid,
            extras=(("uscc", bad),),
            **base,
        )
        for uid in uids
    ]
    claims = [
        Claim(
            uid=f"c{uid}{bad}",
            subject_uid=uids[0],
            relation="COOPERATES_WITH",
            object_uid=uid,
            role=bad,
            unit=bad,
            quantity=1.0,
            since="2023",
            level=3,
            locator=bad,
            note=bad,
            source_uid=source.uid,
            **base,
        )
        for uid in uids[1:]
    ]
    indicator = Indicator(
        uid="i",
        subject_uid=uids[0],
        measure=bad,
        value=1.0,
        unit=bad,
        period=bad,
        locator=bad,
        source_uid=source.uid,
        **base,
    )
    info = DatasetInfo(uid="i", title_en=bad, licence=bad, **base)
    entities = aggregate_entities(descriptions, schema)
    kinds = {entity.uid: entity.kind for entity in entities}
    ties = aggregate_ties(claims, {source.uid: source}, kinds, schema, date(2024, 1, 1))
    full = Dataset(
        infos=(info,),
        sources=(source,),
        descriptions=tuple(descriptions),
        claims=tuple(claims),
        indicators=(indicator,),
        entities=tuple(entities),
        ties=tuple(ties),
    )
    gap = Gap(
        gap_id=bad,
        gap_kind="G13",  # a kind that is not known never comes this far
        subject_ids=(uids[1], uids[2]),
        expected=bad,
        observed=bad,
        shortfall=1.0,
        severity=0.5,
        assessable=True,
        reason=Bilingual(bad, bad + "en"),
        action=Bilingual(bad, bad),
        claim_ids=(claims[0].uid,),
    )
    return map_payload(
        Analysis.of(full, schema),
        gaps=[gap],
        measures={bad: {uids[0]: 1.0}},
        positions=positions(entities, ties, schema),
        title=Bilingual(bad, bad),
        limits=limits,
    )


@pytest.mark.parametrize("bypass", [False, True], ids=["with-policy", "policy-bypassed"])
def test_hostile_text_does_nothing(browser_page: Callable[..., Any], tmp_path: Path, bypass: bool) -> None:
    """Hostile text in every field is shown as text in every view, with the CSP and without it."""
    path = tmp_path / "hostile.html"
    payload = hostile_payload()
    write_page(path, render_html(payload))
    page = browser_page("#gaps=1", file=path, bypass_csp=bypass)
    scripts = page.locator("script").count()
    page.fill("#search-input", "img")
    assert page.locator("#search-results li").count() == 3
    choose(page, node=min(payload["nodes"]))
    for summary in page.locator("#panel summary").all():
        summary.click()
    assert HOSTILE[:40] in page.inner_text("#panel")
    for choice in ({"tie": next(iter(payload["edges"]))}, {"gap": payload["gaps"][0]["id"]}):
        choose(page, **choice)
        assert "window.hurt" in page.inner_text("#panel")
    page.click("#list-button")
    for tab in ("entities", "ties", "gaps"):
        page.click(f'[data-tab="{tab}"]')
    page.click("#lang-button")
    assert page.evaluate("window.hurt") is None
    assert "{{7*7}}" in page.title()
    assert page.locator("img, iframe, object").count() == 0
    assert page.locator("script").count() == scripts == 6
    assert page.evaluate("[...document.links].filter((link) => !link.href.startsWith('http')).length") == 0
