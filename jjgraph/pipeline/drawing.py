"""The map of an analysis, with the positions that people have learned."""

from pathlib import Path

from jjgraph import assets
from jjgraph.analytics.centrality import MEASURES, centrality
from jjgraph.maps.layout import positions, read_positions, write_positions
from jjgraph.maps.page import render_html, write_page
from jjgraph.maps.payload import map_payload
from jjgraph.maps.stories import STORY, read_story, story_json
from jjgraph.pipeline.analysis import Analysis

POSITIONS = "positions.json"


def shipped_positions(analysis: Analysis) -> dict[str, tuple[int, int]]:
    """Return the positions that ship with the data sets in the store."""
    found: dict[str, tuple[int, int]] = {}
    for info in analysis.full.infos:
        path = assets.folder("seeds") / info.dataset / POSITIONS
        if path.is_file():
            found |= read_positions(path)
    return found


def shipped_story(analysis: Analysis) -> Path | None:
    """Return the story that ships with a data set in the store: the first, by the name of the data set."""
    paths = [assets.folder("seeds") / info.dataset / STORY for info in analysis.full.infos]
    return next((path for path in paths if path.is_file()), None)


def draw_map(analysis: Analysis, out: Path, *, keep: Path | None = None, story: Path | None = None) -> None:
    """Write the map of *analysis* to the file *out*.

    Parameters
    ----------
    analysis : Analysis
        What is drawn: all of it, with the view's ties at rest.
    out : Path
        One HTML file that needs no network.
    keep : Path, optional
        A file of positions: what stands in it stays where it is, and new things are added to it.
    story : Path, optional
        The steps that are presented on it, such as `shipped_story`.
    """
    stored = shipped_positions(analysis)
    if keep is not None:
        stored |= read_positions(keep)
    places = positions(analysis.full.entities, analysis.full.ties, analysis.schema, stored=stored)
    payload = map_payload(
        analysis.full,
        view=analysis.view,
        schema=analysis.schema,
        gaps=analysis.gaps(),
        measures=centrality(analysis.graph, MEASURES),
        intervals=analysis.intervals,
        positions=places,
        as_of=analysis.as_of,
    )
    if story is not None:
        payload["story"] = story_json(
            read_story(story), full=analysis.full, payload=payload, origin=story.name
        )
    write_page(out, render_html(payload))
    if keep is not None:
        write_positions(keep, places)
