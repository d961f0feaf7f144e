"""The secretariat's guide: what it shows is what its example lists give."""

import re
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Cli, cli, seeded
from tests.docs.blocks import blocks_of
from tests.office_lists import lists
from tests.paths import OFFICE, ROOT

PAGE = ROOT / "docs" / "guide" / "secretariat.md"
LEFT_OUT = "…"
__all__ = ["cli", "seeded"]  # fixtures of the command line


@pytest.fixture
def secretary(seeded: Cli, tmp_path: Path) -> Cli:
    """Give the command line in a folder with copies of the lists."""
    for path in OFFICE.glob("*.xlsx"):
        shutil.copyfile(path, tmp_path / path.name)
    return seeded


def test_the_lists_are_those_of_the_script() -> None:
    """What lies in the tree is what ``python -m tests.office_lists`` writes."""
    assert {path.name: path.read_bytes() for path in OFFICE.glob("*.xlsx")} == lists()


def test_what_the_page_shows_is_printed(secretary: Cli) -> None:
    """The output on the page is that of the command above it, in this order; only marked lines are left out."""
    shown = [block for block in blocks_of(PAGE) if block.language == "text"]
    assert shown
    for block in shown:
        (command,) = block.commands()
        printed = secretary(*command.removeprefix("jjgraph ").split())
        expected = [line for line in block.text.splitlines()[1:] if line != LEFT_OUT]
        lines = iter(printed.err.splitlines())
        assert [line for line in expected if line not in lines] == []


def test_the_table_of_changes_is_what_february_changes(secretary: Cli) -> None:
    """Each example beside a word for a change is a row of the report of that action."""
    for month, day in (("1", "2026-01-31"), ("2", "2026-02-28")):
        assert secretary("import", f"名单-{month}月.xlsx", "--published", day).code == 0
    report = [line.split(",") for line in secretary("changes", "--last").out.splitlines()[1:]]
    said = {(row[0], row[3]) for row in report}
    assert said == {
        ("新增", "远帆电子有限公司"),
        ("加入", "远帆电子有限公司"),
        ("退出", "云桥纺织有限公司"),
        ("更正", "晨星鞋业有限公司"),
    }
    table = dict(re.findall(r"^\| (\S+) \| [^|]+ \| (.*?) \|$", PAGE.read_text("utf-8"), re.MULTILINE))
    assert all(name.removesuffix("有限公司") in table[action] for action, name in said)
    assert ["2026-02-27" in line for line in (table["退出"],)] == [True]
    assert secretary("import", "名单-2月.xlsx", "--published", "2026-02-28").err.rstrip().endswith("没有变化")


def test_a_backup_brings_the_batches_back(
    secretary: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exported with what is private and loaded into an empty store, the history of the lists is whole."""
    secretary("import", "名单-1月.xlsx", "--published", "2026-01-31")
    before = secretary("batches").out
    assert secretary("export", "--format", "csv", "--internal", "--out", "备份").code == 0
    monkeypatch.setenv("JJGRAPH_STORE", str(tmp_path / "restored.kgl"))
    assert secretary("seed", "备份/jinjiang", "备份/members").code == 0
    assert secretary("batches").out == before
    assert secretary("undo", "--last").code == 0
