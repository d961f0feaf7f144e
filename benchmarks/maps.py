"""Measure the map beside pyvis by itself and sigma.js by itself, on the same data, in the same run.

For each page a Chromium of its own is started without a GPU, and left to come to rest. Ready time is from the
address to the end of the first drawing (pyvis: until its physics has come to rest); CPU is that of all processes
of the browser in that time; a frame is a redraw while the map is dragged and zoomed with the mouse. Only ratios
within a run mean anything: other work on the machine makes every figure worse.
"""

import argparse
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.generate import write_synthetic
from benchmarks.pages import Page, write_pages

SIZES = (80, 300, 1000, 5000, 20000)
PATIENCE = 90.0  # seconds for a page to become ready, and for its frames
DRAGS, WHEELS = 24, 12
REST = 0.02  # CPU seconds in half a second below which a browser is at rest
TICK = os.sysconf("SC_CLK_TCK")
FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-sync",
    "--disable-component-update",
    "--disable-gpu",
    "--enable-unsafe-swiftshader",
    "--window-size=1440,900",
    "--remote-debugging-port=0",
)
COLUMNS = ("nodes", "page", "ready s", "CPU s", "CPU ms/frame", "frames", "MB")


@dataclass(frozen=True, slots=True)
class Figures:
    """What was measured of a page; None where it did not come to it within `PATIENCE`."""

    ready: float | None
    cpu: float
    frame: float | None
    frames: int
    size: int


def cpu_seconds(root: int) -> float:
    """Return the CPU seconds of the process *root* and all below it, those that have ended included."""
    parents, spent = {}, {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue  # it has just ended
            parents[int(entry.name)] = int(fields[1])
            spent[int(entry.name)] = sum(map(int, fields[11:15])) / TICK
    tree = {root}
    while more := {pid for pid, parent in parents.items() if parent in tree} - tree:
        tree |= more
    return sum(spent.get(pid, 0.0) for pid in tree)


@contextmanager
def browser(playwright: Any) -> Iterator[tuple[Any, int]]:
    """Start a Chromium; give an open page in it, and its process id."""
    executable = shutil.which("chromium") or shutil.which("google-chrome")
    if executable is None:
        raise SystemExit("没有 Chromium / no Chromium: apt-get install chromium")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        process = subprocess.Popen(
            [executable, *FLAGS, f"--user-data-dir={profile}", "about:blank"], stderr=subprocess.DEVNULL
        )
        try:
            port = _wait_for_port(Path(profile) / "DevToolsActivePort")
            connected = playwright.chromium.connect_over_cdp(f"http://127.0.0.1:{port}")
            context = connected.contexts[0]
            _wait_for_rest(process.pid)
            yield context.pages[0] if context.pages else context.new_page(), process.pid
            connected.close()
        finally:
            process.terminate()
            process.wait()


def _wait_for_port(file: Path) -> str:
    end = time.monotonic() + 60
    while time.monotonic() < end:
        if file.is_file() and (lines := file.read_text().split()):
            return lines[0]
        time.sleep(0.05)
    raise SystemExit("Chromium 没有启动 / Chromium did not start")


def _wait_for_rest(root: int) -> None:
    """Wait until the browser has drawn its own windows, which costs up to a second of CPU: none of it is the page's."""
    end = time.monotonic() + 60
    spent = -1.0
    while time.monotonic() < end and (now := cpu_seconds(root)) - spent > REST:
        spent = now
        time.sleep(0.5)


def measure(playwright: Any, page: Page) -> Figures:
    """Open *page* in a browser of its own, wait until it is ready, then drag and zoom."""
    from playwright.sync_api import TimeoutError as LateError

    size = page.path.stat().st_size
    with browser(playwright) as (tab, pid):
        tab.set_default_timeout(PATIENCE * 1000)
        # Our page allows no evaluation of text, which the questions below are.
        tab.context.new_cdp_session(tab).send("Page.setBypassCSP", {"enabled": True})
        tab.set_viewport_size({"width": 1440, "height": 900})
        before, start = cpu_seconds(pid), time.monotonic()
        try:
            tab.goto(page.path.as_uri(), wait_until="commit")
            tab.wait_for_function(page.ready, polling=50)
        except LateError:
            return Figures(None, cpu_seconds(pid) - before, None, 0, size)
        ready, cpu = time.monotonic() - start, cpu_seconds(pid) - before
        tab.evaluate(f"() => {{ window.redraws = 0; {page.count}; }}")
        before = cpu_seconds(pid)
        _drag_and_zoom(tab)
        frames = tab.evaluate("window.redraws")
        spent = cpu_seconds(pid) - before
        return Figures(ready, cpu, 1000 * spent / frames if frames else None, frames, size)


def _drag_and_zoom(tab: Any) -> None:
    """Move the map with the mouse, waiting for a frame after each step, so that none is skipped."""
    end = time.monotonic() + PATIENCE

    def frame() -> bool:
        tab.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        return time.monotonic() < end

    tab.mouse.move(640, 840)
    tab.mouse.down()
    for step in range(DRAGS):
        tab.mouse.move(640 + 8 * (step % 12), 840 - 5 * (step % 7))
        if not frame():
            break
    tab.mouse.up()
    for step in range(WHEELS):
        tab.mouse.wheel(0, -120 if step % 4 < 2 else 120)  # noqa: PLR2004 - two steps in, two out
        if not frame():
            break


def row(nodes: int, page: Page, figures: Figures) -> tuple[str, ...]:
    """Return the row of the table in the order of `COLUMNS`."""
    ready = f"> {PATIENCE:.0f}" if figures.ready is None else f"{figures.ready:.1f}"
    frame = "–" if figures.frame is None else f"{figures.frame:.0f}"
    return (
        str(nodes),
        page.name,
        ready,
        f"{figures.cpu:.1f}",
        frame,
        str(figures.frames),
        f"{figures.size / 1e6:.2f}",
    )


def print_row(cells: Sequence[str]) -> None:
    """Print a row of a Markdown table."""
    print("| " + " | ".join(cells) + " |", flush=True)


def main() -> None:
    """Read the command line, measure, and print the table."""
    parser = argparse.ArgumentParser(description="compare maps by size / 按规模比较关系图")
    parser.add_argument("--nodes", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--pages", nargs="+", default=["jjgraph", "pyvis", "sigma.js"])
    given = parser.parse_args()
    from playwright.sync_api import sync_playwright

    print_row(COLUMNS)
    print_row(["---"] * len(COLUMNS))
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        for nodes in given.nodes:
            data = Path(folder) / f"synthetic-{nodes}"
            write_synthetic(data, nodes)
            for page in write_pages(data, data / "pages"):
                if page.name in given.pages:
                    print_row(row(nodes, page, measure(playwright, page)))


if __name__ == "__main__":
    main()
