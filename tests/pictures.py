"""Make the pictures of the guides anew: ``python -m tests.pictures [FOLDER]`` (Chromium and Chinese fonts).

They show the real map and site of seeds/jinjiang, and the cells of a checked copy (no spreadsheet program is needed).
What Chromium writes differs a little from version to version, so no test compares them; look at them before they are committed.
"""

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from jjgraph.intake.office.checked_copy import write_checked_copy
from jjgraph.model.view import View
from jjgraph.services.analysis_service import analyse
from jjgraph.services.datasets import seed
from jjgraph.services.imports import ImportRequest, plan_import
from jjgraph.site.site_builder import publish
from tests.conftest import LAUNCH
from tests.paths import JINJIANG, OFFICE, ROOT
from tests.sheet_picture import sheet_page
from tests.stores import checked, opened

MOST_BYTES = 300_000
SIZE = {"width": 960, "height": 620}  # what keeps a picture of the map below that


class Picture(NamedTuple):
    """A picture: its name, the page of the site, and the address of the view."""

    name: str
    page: str
    address: str = ""
    click: str = ""  # what is opened by hand, by its text


PICTURES = (
    Picture("guide-map", "map.html"),
    Picture("guide-evidence", "map.html", "#node=ic-xunxing-arch", "共建 · 浔兴集团"),
    Picture("guide-gaps", "map.html", "#gaps=1"),
    Picture("guide-story", "map.html", "#step=3"),
    Picture("guide-site", "index.html"),
)


def make_site(folder: Path) -> Path:
    """Write the site of the Jinjiang data below *folder*."""
    site = folder / "site"
    with opened(folder / "pictures.kgl") as store:
        seed(store, [checked(JINJIANG)])
        publish(analyse(store, View()), site)
    return site


def make_checked_copy(folder: Path) -> Path:
    """Write the checked copy of the draft in the secretariat's guide as a page below *folder*."""
    draft, copy, page = OFFICE / "名单-1月-初稿.xlsx", folder / "checked.xlsx", folder / "checked.html"
    with opened(folder / "pictures.kgl") as store:
        plan = plan_import(store, ImportRequest(paths=(draft,), published="2026-01-31"))
    write_checked_copy(draft, copy, plan.issues)
    page.write_text(sheet_page(copy, "成员单位"), "utf-8")
    return page


@contextmanager
def chromium() -> Iterator[Any]:
    """Open the system's Chromium."""
    from playwright.sync_api import sync_playwright

    executable = shutil.which("chromium")
    if executable is None:
        raise SystemExit("no Chromium: apt-get install chromium fonts-noto-cjk")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=list(LAUNCH))
        yield browser
        browser.close()


def take(browser: Any, picture: Picture, site: Path) -> bytes:
    """Return the picture as PNG."""
    page = browser.new_page(viewport=SIZE, locale="zh-CN", reduced_motion="reduce")
    page.goto((site / picture.page).as_uri() + picture.address)
    if picture.page == "map.html":
        page.wait_for_selector("html[data-ready]")
        page.wait_for_timeout(800)  # until labels and the view have settled
    if picture.click:
        page.get_by_text(picture.click).first.click()
        page.wait_for_timeout(300)
    content = bytes(page.screenshot())
    page.close()
    return content


def take_sheet(browser: Any, sheet: Path) -> bytes:
    """Return the picture of a sheet, as large as it is."""
    page = browser.new_page(viewport=SIZE, locale="zh-CN")
    page.goto(sheet.as_uri())
    content = bytes(page.locator("body").screenshot())
    page.close()
    return content


def main(folder: Path) -> None:
    """Write all pictures below *folder*."""
    with tempfile.TemporaryDirectory() as place, chromium() as browser:
        site = make_site(Path(place))
        taken = {picture.name: take(browser, picture, site) for picture in PICTURES}
        taken["guide-checked"] = take_sheet(browser, make_checked_copy(Path(place)))
        for name, content in taken.items():
            (folder / f"{name}.png").write_bytes(content)
            remark = "" if len(content) < MOST_BYTES else " — too large"
            print(f"{name}.png {len(content):,} bytes{remark}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "pictures")
