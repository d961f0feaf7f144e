"""What the commands of lists say to the secretary who types them."""

import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Cli
from tests.paths import OFFICE

PUBLISHED = ("--published", "2026-01-31")
TELEPHONE = "0595-00000001"


@pytest.fixture
def secretary(seeded: Cli, tmp_path: Path) -> Cli:
    """Give the command line in a folder with copies of the lists."""
    for path in OFFICE.glob("*.xlsx"):
        shutil.copyfile(path, tmp_path / path.name)
    return seeded


def test_private_changes_are_listed_where_asked_for(secretary: Cli) -> None:
    """A telephone stands in what import and changes print with --internal alone, and that is said."""
    shown = secretary("import", "名单-1月.xlsx", *PUBLISHED, "--dry-run", "--internal")
    assert TELEPHONE in shown.out and "仅供内部" in shown.err
    hidden = secretary("import", "名单-1月.xlsx", *PUBLISHED)
    assert TELEPHONE not in hidden.out + hidden.err and "另有 5 项不公开的内容" in hidden.err
    assert TELEPHONE in secretary("changes", "--internal").out
    assert TELEPHONE not in secretary("changes").out


def test_a_code_that_nobody_has_is_reported_as_one(secretary: Cli) -> None:
    """A cooperation of a school of which only the code is told: unknown at first, in its cell, known after the members' list."""
    first = secretary("import", "合作表.xlsx", "--published", "2026-03-01", "--dry-run")
    assert first.code == 3 and first.err.count("错误  合作表.xlsx") == 1
    assert "合作，A2、A3" in first.err and "不知道代码 90001 是哪一家" in first.err
    assert secretary("import", "名单-1月.xlsx", *PUBLISHED).code == 0
    second = secretary("import", "合作表.xlsx", "--published", "2026-03-01")
    assert second.code == 0 and "same-organisation" not in second.err
    assert "技术服务年收入" in second.out


def test_a_cell_is_named_once(secretary: Cli) -> None:
    """A name that two steps do not know is one error about one cell."""
    said = secretary("import", "名单-1月-初稿.xlsx", *PUBLISHED, "--dry-run").err
    assert "成员单位，F5  [unknown-name]" in said and "“已检查”的副本里是红格" in said


def test_headings_and_properties_in_the_readers_language(secretary: Cli) -> None:
    """What changed is told in Chinese words, columns and properties included."""
    shown = secretary("import", "名单-1月.xlsx", *PUBLISHED, "--format", "table").out
    assert shown.split()[:3] == ["变化", "是什么", "编号"]
    assert "学校标识码" in shown and "school_code" not in shown
    assert secretary("batches", "--format", "table").out.split()[:3] == ["批次", "导入时间", "导入人"]


def test_without_an_import_the_way_to_one_is_said(secretary: Cli) -> None:
    """changes and undo say that there was no import, and how to begin."""
    for words in (("changes",), ("undo", "--last"), ("undo", "members/b-0001")):
        done = secretary(*words)
        assert done.code == 2 and "还没有导入过名单" in done.err and "jjgraph import" in done.err


def test_an_unfilled_template_is_named_once(secretary: Cli) -> None:
    """Four sheets read by one mapping are told as one."""
    assert secretary("template", "--out", "联合体数据.xlsx").code == 0
    said = secretary("import", "联合体数据.xlsx", *PUBLISHED, "--dry-run").err
    assert "读到 0 行（成员名单），" in said and said.count("没有读到一行单位") == 1
