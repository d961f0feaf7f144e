"""The site of an analysis: all its pages and the map, in one folder."""

from dataclasses import dataclass
from pathlib import Path

from jjgraph.analysis.context import Analysis
from jjgraph.analysis.robustness import QUICK_DRAWS
from jjgraph.map.map_builder import kept_story, map_data
from jjgraph.map.page import render_html, write_page
from jjgraph.site.folder import check_folder, replaced_folder, write_page_file
from jjgraph.site.pages import site_pages
from jjgraph.site.site_context import SiteContext

MAP = "map.html"
HOME = "index.html"


@dataclass(frozen=True, slots=True)
class Published:
    """What was written: how many files, how many bytes."""

    files: int
    size: int


def content_of(analysis: Analysis) -> SiteContext:
    """Return what the pages are made from."""
    return SiteContext(analysis, about=analysis.about(command="site", draws=QUICK_DRAWS, seed=0))


def publish(analysis: Analysis, out: Path) -> Published:
    """Write the site of *analysis* to the folder *out*.

    Parameters
    ----------
    analysis : Analysis
        What is shown.
    out : Path
        A folder that is absent, empty, or holds an older site, which is replaced as a whole.

    Returns
    -------
    Published
        The number and the size of the files, without the marker.

    Raises
    ------
    UsageError
        If *out* holds anything else; nothing is changed then.
    """
    check_folder(out)  # before anything is computed: whoever named a wrong folder need not wait
    content = content_of(analysis)
    with replaced_folder(out, content.about) as folder:
        for name, page in site_pages(content):
            write_page_file(folder, name, page)
        data = map_data(analysis, story=kept_story(analysis))
        write_page(folder / MAP, render_html(data | {"home": HOME}))
        sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
    return Published(len(sizes), sum(sizes))
