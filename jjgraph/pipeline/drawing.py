"""The map of an analysis, with the positions that people have learned."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path

from jjgraph import assets
from jjgraph.maps.layout import Positions, positions, read_positions, write_positions
from jjgraph.maps.page import render_html, write_page
from jjgraph.maps.payload import map_payload
from jjgraph.model.records import Dataset
from jjgraph.model.text import Text
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


def place(analysis: Analysis, kept: Mapping[str, tuple[int, int]]) -> Positions:
    """Return a place for everything in the store; what stands in *kept* or was shipped stays where it is."""
    stored = shipped_positions(analysis) | dict(kept)
    return positions(analysis.full.entities, analysis.full.ties, analysis.schema, stored=stored)


def map_page(analysis: Analysis, places: Positions, *, only: Collection[str] | None = None) -> str:
    """Return the map of *analysis* as one HTML page that needs no network.

    Parameters
    ----------
    analysis : Analysis
        What is drawn: all of it, with the view's ties at rest.
    places : Positions
        From `place`.
    only : collection of str, optional
        The uids of the part to draw, with the ties among them. Measures and gaps stay those of the whole,
        as far as they speak of the part alone.
    """
    full, gaps, measures, title = analysis.full, analysis.gaps(), analysis.scores, None
    if only is not None:
        gaps = [gap for gap in gaps if set(gap.subject_ids) <= set(only)]
        full = _part(full, set(only), {uid for gap in gaps for uid in gap.claim_ids})
        measures = {
            name: {uid: score for uid, score in scores.items() if uid in full.entity}
            for name, scores in measures.items()
        }
        count = len(full.entities)
        title = Text(f"所选的 {count} 个对象", f"A selection of {count}")
    payload = map_payload(
        full,
        view=analysis.view,
        schema=analysis.schema,
        gaps=gaps,
        measures=measures,
        positions=places,
        title=title,
        as_of=analysis.as_of,
    )
    return render_html(payload)


def _part(full: Dataset, uids: set[str], claim_uids: set[str]) -> Dataset:
    """Return the entities *uids*, the ties among them, and what is said of these; *claim_uids* come along."""
    ties = tuple(tie for tie in full.ties if {tie.subject_uid, tie.object_uid} <= uids)
    told = claim_uids | {uid for tie in ties for uid in tie.claim_ids}
    groups = tuple(group for group in full.groups if group.subject_uid in uids)
    listed = {group.uid for group in groups}
    return replace(
        full,
        claims=tuple(
            claim
            for claim in full.claims
            if claim.uid in told or (claim.subject_uid in uids and claim.object_uid in listed)
        ),
        descriptions=tuple(item for item in full.descriptions if item.subject_uid in uids),
        indicators=tuple(item for item in full.indicators if item.subject_uid in uids),
        groups=groups,
        entities=tuple(entity for entity in full.entities if entity.uid in uids),
        ties=ties,
        _index={},
    )


def draw_map(
    analysis: Analysis, out: Path, *, keep: Path | None = None, only: Collection[str] | None = None
) -> None:
    """Write the map of *analysis* to the file *out*.

    Parameters
    ----------
    analysis, only
        As for `map_page`.
    out : Path
        One HTML file that needs no network.
    keep : Path, optional
        A file of positions: what stands in it stays where it is, and new things are added to it.
    """
    places = place(analysis, {} if keep is None else read_positions(keep))
    write_page(out, map_page(analysis, places, only=only))
    if keep is not None:
        write_positions(keep, places)
