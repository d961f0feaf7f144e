"""map --story: one's own story on the map, the one that ships, or none."""

from pathlib import Path

from tests.cli.conftest import Cli
from tests.pages import page_data

STORY = """
title: {zh: 我的讲解}
steps:
  - title: {zh: 第一步}
    text: {zh: "成员{named:consortium-jinjiang}家"}
    highlight: [UID]
"""


def test_a_map_tells_the_story_one_asks_for(seeded: Cli, tmp_path: Path) -> None:
    """One's own file stands in the page instead of the one that ships; with --no-story there is none."""
    mine = tmp_path / "mine.yaml"
    mine.write_text(STORY.replace("UID", "ent-panpan"), encoding="utf-8")
    pages = {}
    for name, options in (("own", ("--story", mine)), ("shipped", ()), ("none", ("--no-story",))):
        assert seeded("map", "--out", name, *options).code == 0
        pages[name] = page_data((tmp_path / name).read_text(encoding="utf-8"))["story"]
    assert "'成员0家'" in str(pages["own"])
    assert "一个设在县域的联合体" in str(pages["shipped"])
    assert "一个设在县域的联合体" not in str(pages["own"])
    assert pages["none"] == {}


def test_a_story_that_does_not_fit_is_an_error_with_its_place(seeded: Cli, tmp_path: Path) -> None:
    """An unknown uid: step, part, a guess and a way out; no page is written."""
    mine = tmp_path / "mine.yaml"
    mine.write_text(STORY.replace("UID", "ent-panpn"), encoding="utf-8")
    result = seeded("map", "--out", "map.html", "--story", mine)
    assert result.code == 3
    for words in ("讲解 mine.yaml", "第 1 步 highlight", "ent-panpan", "--no-story"):
        assert words in result.err
    assert not (tmp_path / "map.html").exists()
