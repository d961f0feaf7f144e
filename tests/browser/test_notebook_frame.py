"""The map in the frame that a notebook shows: alive, and shut in."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from jjgraph.api.page import Map


def test_the_map_lives_in_its_frame(browser_page: Callable[..., Any], map_file: Path, tmp_path: Path) -> None:
    """The page draws itself inside the frame, silently, and cannot reach the notebook around it."""
    notebook = tmp_path / "notebook.html"
    frame = Map(map_file.read_text(encoding="utf-8"))._repr_html_()
    notebook.write_text(f"<!doctype html><html data-ready><body>{frame}</body></html>", encoding="utf-8")
    page = browser_page(file=notebook)
    inside = page.frames[1]
    inside.wait_for_selector("html[data-ready]")
    assert inside.locator("canvas").first.is_visible()
    assert (
        inside.evaluate("() => { try { return String(parent.document) } catch (e) { return e.name } }")
        == "SecurityError"
    )
