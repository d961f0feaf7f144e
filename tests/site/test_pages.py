"""The pages: every link leads somewhere, everything known is there, and no text does harm."""

import hashlib
import os
import re
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from functools import cache
from html import unescape
from pathlib import Path

from jjgraph.analysis.gaps import GAP_KINDS, Actor, actor_of, find_gaps
from jjgraph.analysis.measures.centrality import MEASURES
from jjgraph.site.folder import MARKER
from jjgraph.site.gap_pages import MOST, actor_lists, kind_lists, missing_lists, unassessable
from jjgraph.site.home_page import foremost
from jjgraph.site.names import entity_page, source_page
from jjgraph.site.pages import site_pages
from jjgraph.site.site_builder import content_of, publish
from tests.paths import ROOT
from tests.site.links import Page, dead_links, read
from tests.site.samples import HOSTILE, files, hostile, jinjiang, jinjiang_content, jinjiang_pages

SCRIPT = """
import hashlib
from tests.site.samples import jinjiang_pages
print(hashlib.sha256(repr(sorted(jinjiang_pages().items())).encode()).hexdigest())
"""


@cache
def jinjiang_read() -> dict[str, Page]:
    """Return the pages of the Jinjiang data, read once."""
    return read(jinjiang_pages())


def text_of(html: str) -> str:
    """Return a page without its marks, in one line."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]*>", "", html)))


def test_every_link_leads_somewhere() -> None:
    """Every address in every page is of the web, or a file of the site, with the id that it names."""
    pages = jinjiang_read()
    uids = set(jinjiang_content().full.entity)
    assert len(pages) > len(uids)
    assert list(dead_links(pages, set(jinjiang_pages()), uids)) == []
    for path, page in pages.items():
        twice = [name for name, count in Counter(page.ids).items() if count > 1]
        assert not twice, path


def test_no_page_names_another_place() -> None:
    """Nothing is loaded: no source, no style of another file, no handler; the policy allows hashes only."""
    for path, page in jinjiang_read().items():
        assert not page.risks and not {"link", "img", "iframe", "base", "form"} & set(page.tags), path
    html = jinjiang_pages()["index.html"]
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
    assert policy and policy[1].startswith("default-src &#39;none&#39;; script-src &#39;sha256-")
    assert "unsafe" not in policy[1] and "http" not in policy[1]


def test_every_thing_has_a_page_with_all_that_is_said_of_it() -> None:
    """The page of an entity holds each claim of its ties: statement, publisher, date, locator, address, quotation."""
    content, pages = jinjiang_content(), jinjiang_pages()
    full = content.full
    for entity in full.entities:
        text = text_of(pages[entity_page(entity.uid)])
        assert entity.name in text and entity.name_en in text
        for tie in content.ties_of.get(entity.uid, []):
            for claim in content.claims(tie.claim_ids):
                source = full.source[claim.source_uid]
                for part in (claim.name, claim.locator, source.publisher, source.name, source.published):
                    assert re.sub(r"\s+", " ", part) in text, (entity.uid, claim.uid, part)
    page = pages[entity_page("ent-panpan")]
    assert 'href="https://szb.qzwb.com/qzwb/pc/cons/202310/18/content_49148.html"' in page
    assert (
        "泉州晚报. 晋江市域产教联合体在泉州职业技术大学揭牌. 2023-10-18[2026-11-23]. "
        "https://szb.qzwb.com/qzwb/pc/cons/202310/18/content_49148.html." in text_of(page)
    )
    assert 'href="../map.html#node=ent-panpan"' in page


def test_every_source_has_a_page_with_the_ties_that_rest_on_it() -> None:
    """All ties of its claims stand there, and each source is in the list with their number."""
    content, pages = jinjiang_content(), jinjiang_pages()
    for source in content.full.sources:
        claims = [claim for claim in content.full.claims if claim.source_uid == source.uid]
        ties = {tie.key for tie in content.full.ties for claim in claims if claim.uid in tie.claim_ids}
        page = pages[source_page(source.uid)]
        assert page.count('<li class="tie">') == len(ties), source.uid
        assert f'href="{source_page(source.uid)}"' in pages["sources.html"]


def test_the_start_page_tells_declared_from_named() -> None:
    """63 counted, none named, each class with its numbers; what is not named is nowhere called missing."""
    text = text_of(jinjiang_pages()["index.html"])
    assert "0 已具名named / 63 来源列出的单位" in text
    for label, named, declared in (
        ("政府部门", 0, 14),
        ("普通本科高校", 0, 2),
        ("头部企业", 0, 23),
        ("行业协会", 0, 6),
    ):
        found = re.search(rf"{label}\S* ?[a-z ]* (\d+) 已具名named / (\d+) 申报", text)
        assert found and (int(found[1]), int(found[2])) == (named, declared), label
    assert "申报数来源未说明" in text and ">20" in text
    assert "缺失" not in text and "missing 61" not in text
    assert not re.search(r"\b61\b", text.split("联系与证据")[0])
    assert "546 条联系计入指标" in text and "共记录 857 条" in text
    assert "2026-11-23" in text and jinjiang().full.infos[0].run[:12] in text
    assert "名次区间" in text
    assert "共 180 项缺口，60 项可判断（另有 0 项已补齐）" in text


def test_the_three_foremost_gaps_are_of_three_kinds_and_can_be_acted_on() -> None:
    """They come in the order of the list of gaps."""
    found = foremost(jinjiang_content().open_gaps)
    assert [gap.gap_kind for gap in found] == ["G01", "G15", "G11"]
    assert all(gap.assessable and not gap.settled for gap in found)


def test_who_can_act_is_who_the_action_names() -> None:
    """Where the action of a gap names somebody, the gap stands in that list; every open gap stands in one."""
    content = jinjiang_content()
    names = {
        "请秘书处": "secretariat",
        "请理事会": "council",
        "请研究院": "institute",
        "请院校": "members",
        "请相关院校": "members",
        "请教育局": "members",
        "请成员": "members",
    }
    named = 0
    for gap in content.open_gaps:
        for words, actor in names.items():
            if gap.action.zh.startswith(words):
                assert actor_of(gap) == actor, gap.gap_id
                named += 1
    assert named > 100
    assert sum(item.count for item in actor_lists(content)) == sum(
        gap.assessable for gap in content.open_gaps
    )
    assert [item.name for item in actor_lists(content)] == list(Actor)


def test_a_complete_list_is_settled_and_told_apart() -> None:
    """Of one vocational university one is named, if a source counts it: that gap is settled and no open one."""
    given = jinjiang()
    counted = tuple(
        replace(claim, role="strict") if claim.object_uid.endswith("/vocational-universities") else claim
        for claim in given.full.claims
    )
    content = content_of(given.over(replace(given.full, claims=counted)))
    settled = [gap for gap in find_gaps(content.analysis) if gap.settled]
    assert [gap.action.zh for gap in settled] == ["名单已齐"]
    assert settled[0] not in content.open_gaps
    pages = dict(site_pages(content))
    assert "（另有 1 项已补齐）" in text_of(pages["index.html"].decode())


def test_what_waits_names_the_lists_that_are_missing() -> None:
    """Every gap that cannot be assessed waits for a list of the table, or is of too few things."""
    content = jinjiang_content()
    waiting = unassessable(content)
    missing = missing_lists(content, waiting)
    labels = {item.declared.label.zh: item for item in missing}
    assert labels["行业协会"].declared.declared == "6" and labels["行业协会"].waiting == 19
    for gap in waiting:
        assert any(label in gap.reason.zh for label in labels) or "too_few" in gap.flags, gap.gap_id
    page = jinjiang_pages()["gaps-unassessable.html"]
    for item in missing:
        assert f"已具名 {item.declared.named} / 申报 {item.declared.declared}" in page


def test_a_long_list_is_cut_and_says_so() -> None:
    """Of a kind of gap the first hundred are listed, and all of them are counted."""
    gap = jinjiang_content().open_gaps[0]
    (found,) = kind_lists([gap] * (MOST + 7))
    assert (len(found.gaps), found.count) == (MOST, MOST + 7)


def test_contradicting_sources_stand_side_by_side() -> None:
    """Both values of what the claims of a tie disagree on stand in one table, each under its source."""
    content, pages = jinjiang_content(), jinjiang_pages()
    page = pages[entity_page("univ-fuzhou")]
    assert "说法不一" in page
    tables = re.findall(r'<table class="contested">.*?</table>', page, re.DOTALL)
    assert tables
    for table in tables:
        columns = table.count('<th scope="col">')
        assert columns >= 2
        for row in re.findall(r'<tr><th scope="row">.*?</tr>', table, re.DOTALL):
            assert row.count("<td>") == columns
    assert content.full.entity["univ-fuzhou"].name in text_of(page)


def test_methods_and_schema_are_those_of_the_code() -> None:
    """Every measure, kind of gap, kind and type has its place, by the name that other pages link to."""
    pages, content = jinjiang_read(), jinjiang_content()
    assert {*GAP_KINDS, *MEASURES} <= set(pages["methods.html"].ids)
    schema = jinjiang_pages()["schema.html"]
    for name in (*content.schema.kinds, *content.schema.ties):
        assert f"<code>{name}</code>" in schema


def test_same_data_same_bytes() -> None:
    """Another process, hash seed and locale give the same pages."""
    env = {**os.environ, "PYTHONHASHSEED": "4711", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONPATH": str(ROOT)}
    run = subprocess.run(
        [sys.executable, "-c", SCRIPT], cwd=ROOT, env=env, capture_output=True, text=True, check=True
    )
    here = hashlib.sha256(repr(sorted(jinjiang_pages().items())).encode()).hexdigest()
    assert run.stdout.strip() == here


def test_hostile_text_stays_text() -> None:
    """In no page does a field become an element, a handler, a link that is not of the web, or a path."""
    found = {path: content.decode() for path, content in site_pages(content_of(hostile()))}
    pages = read(found)
    assert len([path for path in pages if path.startswith("entity/")]) == 4
    uids = set(hostile().full.entity)
    assert list(dead_links(pages, set(found), uids)) == []
    for path, page in pages.items():
        assert re.fullmatch(r"([a-z]+/)?[a-z0-9_-]+\.html", path)
        assert not page.risks and "img" not in page.tags, path
        assert page.tags.count("script") == (3 if path in ("index.html", "entities.html") else 1), path
        assert "49" not in text_of(found[path]).replace(HOSTILE, "") or "{{7*7}}" in found[path]
    assert HOSTILE[:20] in text_of(found[entity_page(min(uids))])


def test_the_folder_stands_anywhere(tmp_path: Path) -> None:
    """Two runs, one below a folder with a Chinese name, write the same files; the marker names them all."""
    first = publish(jinjiang(), tmp_path / "a")
    publish(jinjiang(), tmp_path / "研究院 网站" / "二〇二六" / "site")
    found = files(tmp_path / "a")
    assert found == files(tmp_path / "研究院 网站" / "二〇二六" / "site")
    assert "map.html" in found and "gaps.csv" in found
    assert (first.files, first.size) == (len(found) - 1, sum(map(len, found.values())) - len(found[MARKER]))
