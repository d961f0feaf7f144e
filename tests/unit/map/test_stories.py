"""Stories: read from YAML, checked against the data, with every figure looked up in them."""

import re
from copy import deepcopy
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest
import yaml

from jjgraph.analysis.context import Analysis
from jjgraph.bilingual import Bilingual
from jjgraph.errors import DataError
from jjgraph.intake.folder import read_folder
from jjgraph.intake.mapping import map_rows
from jjgraph.map.placeholders import Facts
from jjgraph.map.stories import parse_story, read_story, story_json
from jjgraph.model.schema import builtin_schema
from tests.browser.samples import SEED, computed_payload

STORY = SEED / "story.yaml"


@pytest.fixture(scope="module")
def seed() -> Analysis:
    """Give the Jinjiang seed."""
    return Analysis.of(map_rows(read_folder(SEED, builtin_schema())), builtin_schema())


@pytest.fixture(scope="module")
def payload() -> dict[str, Any]:
    """Give the data of its map, with every gap computed."""
    return computed_payload()


def texts(raw: dict[str, Any]) -> list[str]:
    """Return every sentence of a story as it is written."""
    parts = [raw["title"], *(step[name] for step in raw["steps"] for name in ("title", "text"))]
    return [part[lang] for part in parts for lang in ("zh", "en")]


def test_the_shipped_story_writes_no_figure_by_hand() -> None:
    """Six to eight steps in both languages; every digit stands in braces, so it comes from the data."""
    raw = parse_story(read_story(STORY))
    assert 6 <= len(raw["steps"]) <= 8
    for text in texts(raw):
        assert not re.search(r"\d", re.sub(r"\{[^{}]*\}", "", text)), text


def test_the_shipped_story_tells_what_the_files_say(seed: Analysis, payload: dict[str, Any]) -> None:
    """Figures in the told texts agree with the rows of the CSV files, counted here by hand."""
    story = story_json(parse_story(read_story(STORY)), analysis=seed, payload=payload)
    told = [step["text"]["zh"] for step in story["steps"]]
    for step, words in (
        (0, ("2023年10月", "共28个")),
        (1, ("抽调13名", "分5类、共17项")),
        (
            2,
            (
                "14个政府部门、2所普通本科高校、6所中高本",
                "23家头部企业、6个行业协会和12个",
                "合计63家",
                "目前是0家",
            ),
        ),
        (3, ("19个产业学院、433个",)),
        (4, ("2023年、2023年6月2日", "2023年9月2日揭牌", "2023年10月17日领到", "4个")),
        (5, ("2015年8月、2015年11月", "2022年8月获省教育厅")),
        (6, ("联系有5条", "2023年3月29日签约")),
        (7, ("546条联系", "只有11条", "763个产学研项目")),
    ):
        for word in words:
            assert word in told[step]
    assert "{" not in "".join(told)
    pairs = [gap for gap in payload["gaps"] if gap["kind"] == "G13"]
    waiting = sum(not gap["assessable"] for gap in pairs)
    assert f"有{len(pairs)}对，其中{waiting}对" in told[7]


def test_figures_follow_the_data(seed: Analysis, payload: dict[str, Any], tmp_path: Path) -> None:
    """Another count in the file is another count in the text."""
    for path in SEED.glob("*.*"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    groups = tmp_path / "declared_groups.csv"
    groups.write_text(
        groups.read_text("utf-8").replace("head enterprises,23,", "head enterprises,24,"), "utf-8"
    )
    changed = Analysis.of(map_rows(read_folder(tmp_path, builtin_schema())), builtin_schema())
    text = Bilingual("{declared:head-enterprises} {declared:consortium-jinjiang}")
    assert Facts(seed, payload).tell(text).zh == "23 63"
    assert Facts(changed, payload).tell(text).zh == "24 64"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{declared:talent-policies}", ("超过20", "more than 20")),
        ("{named:new-majors}", ("2", "2")),
        ("{figures:consortium-jinjiang/全日制毕业生}", ("13,000、19,000", "13,000, 19,000")),
        ("{figure:consortium-jinjiang/产学研合作金额}", ("2.17", "2.17")),
        ("{name:ent-anta}", ("安踏集团", "ANTA Group")),
        ("{ties:ic-xunxing-arch}", ("3", "3")),
        ("{count:sources}", ("139", "139")),
        ("{count:IndustryCollege}", ("14", "14")),
    ],
)
def test_each_word_of_figures(
    seed: Analysis, payload: dict[str, Any], text: str, told: tuple[str, str]
) -> None:
    """A lower bound says so, several values are all told, names have both languages."""
    assert Facts(seed, payload).tell(Bilingual(text, text)) == Bilingual(*told)


def good() -> dict[str, Any]:
    """Return a story of one step that holds every choice of a view."""
    return yaml.safe_load("""
title: {zh: 一}
steps:
  - title: {zh: 二}
    text: {zh: "成员{named:consortium-jinjiang}家"}
    highlight: [ent-panpan]
    sources: [eol-2024-03-27]
    view:
      kinds: [Enterprise, University, Person]
      types: [CO_BUILDS, SIGNED_WITH]
      reliability: official
      inferred: true
      industry: ind-ic
      year: 2023
      since: 2015
      undated: false
      gaps: true
      gap_kinds: [G13]
      node: ent-panpan
      around: 2
      path: univ-polyu
""")


def test_a_view_in_plain_words_becomes_its_address(seed: Analysis, payload: dict[str, Any]) -> None:
    """Lists of what shows become what differs from rest; the rest is handed on."""
    step = story_json(good(), analysis=seed, payload=payload)["steps"][0]
    parts = {name: value[0] for name, value in parse_qs(step["view"]).items()}
    resting = {kind["id"] for kind in payload["kinds"] if kind["resting"]}
    assert set(parts.pop("off").split(",")) == resting - {"Enterprise", "University"}
    types = {item["id"] for item in payload["relationTypes"]}
    assert set(parts.pop("notypes").split(",")) == types - {"CO_BUILDS", "SIGNED_WITH"}
    assert set(parts.pop("nogaps").split(",")) == set(payload["gapKinds"]) - {"G13"}
    assert parts == {
        "on": "Person",
        "level": "3",
        "inferred": "true",
        "industry": "ind-ic",
        "year": "2023",
        "since": "2015",
        "undated": "0",
        "gaps": "1",
        "node": "ent-panpan",
        "ego": "2",
        "path": "univ-polyu",
    }
    assert step["title"] == {"zh": "二", "en": "二"}
    assert step["sources"] == ["jinjiang/s-eol-2024-03-27"]


@pytest.mark.parametrize(
    ("change", "zh", "en"),
    [
        (
            {"highlight": ["ent-panpn"]},
            "第 1 步 highlight：没有 ent-panpn，是否指 ent-panpan",
            "step 1, highlight",
        ),
        (
            {"view": {"kinds": ["Enterprises"]}},
            "view.kinds：没有 Enterprises，是否指 Enterprise",
            "view.kinds",
        ),
        ({"view": {"year": 1066}}, "view.year：没有 1066", "view.year: there is no 1066"),
        ({"view": {"yaer": 2023}}, "view：没有 yaer，是否指 year", "did you mean year?"),
        ({"view": {"around": 2}}, "around 与 path 需要 node", "need node"),
        ({"view": {"gaps": "yes"}}, "view.gaps：应为 true 或 false", "true or false expected"),
        ({"view": {"reliability": "best"}}, "view.reliability：没有 best", "view.reliability"),
        ({"title": {"en": "only"}}, "缺少 title.zh", "title.zh is missing"),
        ({"titel": {"zh": "x"}}, "没有 titel，是否指 title", "did you mean title?"),
        ({"sources": ["nobody-said"]}, "sources：没有 nobody-said", "sources: there is no nobody-said"),
        ({"highlight": "ent-panpan"}, "highlight：应为列表", "a list"),
        (
            {"text": {"zh": "{declared:nothing}"}},
            "text：数据里没有申报数 nothing",
            "no declared number of nothing",
        ),
        ({"text": {"zh": "{counts:ties}"}}, "不认识 {counts:}", "is none of"),
        ({"text": {"zh": "{figure:consortium-jinjiang/全日制毕业生}"}}, "有几个不同的数", "several values"),
    ],
)
def test_what_does_not_fit_the_data_is_named(
    seed: Analysis, payload: dict[str, Any], change: dict[str, Any], zh: str, en: str
) -> None:
    """Nothing is dropped in silence: each mistake is told with its step and place, in both languages."""
    story = good()
    story["steps"][0] |= change
    with pytest.raises(DataError) as caught:
        story_json(story, analysis=seed, payload=payload, origin="mine.yaml")
    assert "讲解 mine.yaml" in caught.value.message.zh
    assert zh in caught.value.message.zh
    assert en in caught.value.message.en


def test_every_mistake_is_told_at_once(seed: Analysis, payload: dict[str, Any]) -> None:
    """Two wrong steps are two messages; a file without steps is one."""
    story = good()
    story["steps"].append(deepcopy(story["steps"][0]))
    for step in story["steps"]:
        step["highlight"] = ["nobody"]
    with pytest.raises(DataError, match=r"第 1 步 .*；第 2 步 "):
        story_json(story, analysis=seed, payload=payload)
    for empty in (None, [], {"title": {"zh": "x"}, "steps": []}):
        with pytest.raises(DataError, match="steps"):
            story_json(empty, analysis=seed, payload=payload)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"title: {zh: [}", "第 1 行不是有效的 YAML"),
        ("标题".encode("gb18030"), "不是 UTF-8"),
        (None, "读不到"),
    ],
)
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, content: bytes | None, message: str) -> None:
    """Bad YAML gives its line, another encoding is named, a missing file too."""
    path = tmp_path / "story.yaml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(DataError, match=message):
        parse_story(read_story(path))
