"""What a control costs: one entry of the table of choices, and the side, the link, the reset and undo know it."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.browser.acts import address, lines

ROOT = Path(__file__).parents[2]
CHOICES = Path("jjgraph/map/web/src/state/url_state.js")
TABLE = "export const CHOICES = {\n"
ENTRY = """  recent: flag("recent", false, {
    admits: (edge, on) => !on || (edge.years ? edge.years[0] >= 2020 : true),
    control: { section: "time", text: ["只看近年开始的", "Only those that began lately"] },
  }),
"""


def test_a_switch_is_one_entry(
    browser_page: Callable[..., Any],
    npm: str,
    payload: dict[str, Any],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Entered in the table and bundled, a switch shows, filters, stands in the link, is undone and reset."""
    for name in ("jjgraph/map/web", "jjgraph/site/web"):
        shutil.copytree(ROOT / name, tmp_path / name)
    for name in ("package.json", "tsconfig.json"):
        shutil.copy(ROOT / name, tmp_path)
    (tmp_path / "node_modules").symlink_to(ROOT / "node_modules")
    text = (tmp_path / CHOICES).read_text("utf-8")
    assert text.count(TABLE) == 1
    (tmp_path / CHOICES).write_text(text.replace(TABLE, TABLE + ENTRY), "utf-8")
    subprocess.run([npm, "run", "--silent", "bundle"], cwd=tmp_path, check=True)
    monkeypatch.setattr("jjgraph.map.page.WEB", tmp_path / "jjgraph/map/web")
    file = browser_page.made(payload)  # type: ignore[attr-defined]
    page = browser_page(file=file)
    before = set(lines(page))
    page.get_by_label("只看近年开始的").check()
    after = {key for key in before if payload["edges"][key].get("years", [2020])[0] >= 2020}
    assert set(lines(page)) == after < before
    assert address(page) == "#recent=1"
    assert set(lines(browser_page("#recent=1", file=file))) == after
    page.click("#undo-button")
    assert set(lines(page)) == before
    page.get_by_label("只看近年开始的").check()
    page.click("#lang-button")
    assert page.get_by_label("Only those that began lately").is_checked()
    page.click("#reset-button")
    assert set(lines(page)) == before
