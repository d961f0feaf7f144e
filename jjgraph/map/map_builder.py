"""The map of an analysis, with the positions that people have learned."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from pathlib import Path

from jjgraph.analysis.context import Analysis
from jjgraph.analysis.gaps import GAP_KINDS, find_gaps
from jjgraph.analysis.measures.centrality import MEASURES, centrality
from jjgraph.analysis.robustness import quick_intervals
from jjgraph.bilingual import Bilingual
from jjgraph.map.layout import parse_positions, positions, read_positions, write_positions
from jjgraph.map.page import render_html, write_page
from jjgraph.map.payload import map_payload
from jjgraph.map.serializers import Json
from jjgraph.map.stories import STORY, Story, parse_story, story_json
from jjgraph.model.records import Dataset

POSITIONS = "positions.json"
PATHS_LIMIT = 5_000_000  # organisations times pairs up to which the map carries measures of paths
PAIRS_LIMIT = 4_000  # organisations up to which it carries the gaps that compare pairs of them


def kept_positions(analysis: Analysis) -> dict[str, tuple[int, int]]:
    """Return the positions that the data sets in the store keep.

    Examples
    --------
    >>> from jjgraph.model.examples import SCHEMA, tiny
    >>> kept_positions(Analysis.of(tiny(), SCHEMA))
    {}
    """
    found: dict[str, tuple[int, int]] = {}
    for info in analysis.full.infos:
        if info.positions_text:
            found |= parse_positions(info.positions_text, f"{info.dataset}/{POSITIONS}")
    return found


def kept_story(analysis: Analysis) -> Story | None:
    """Return the story that a data set in the store keeps: the first, by the name of the data set.

    Examples
    --------
    >>> from jjgraph.model.examples import SCHEMA, tiny
    >>> told = Dataset(infos=(replace(tiny().infos[0], story_text="title: {zh: 甲}"),))
    >>> kept_story(Analysis.of(told, SCHEMA)).name, kept_story(Analysis.of(tiny(), SCHEMA))
    ('d/story.yaml', None)
    """
    return next(
        (
            Story(f"{info.dataset}/{STORY}", info.story_text)
            for info in analysis.full.infos
            if info.story_text
        ),
        None,
    )


def can_afford_paths(analysis: Analysis) -> bool:
    """Tell whether measures of paths, and rank intervals, can be computed while a person waits.

    Examples
    --------
    Three organisations times two pairs are few.

    >>> from jjgraph.model.examples import SCHEMA, tiny
    >>> can_afford_paths(Analysis.of(tiny(), SCHEMA))
    True
    """
    return len(analysis.graph) * analysis.graph.number_of_edges() <= PATHS_LIMIT


def affordable_measures(analysis: Analysis) -> list[str]:
    """Return the measures that the map can carry: those of paths only below `PATHS_LIMIT`.

    Examples
    --------
    Three organisations and two pairs are few enough for all of them.

    >>> from jjgraph.model.examples import SCHEMA, tiny
    >>> affordable_measures(Analysis.of(tiny(), SCHEMA)) == list(MEASURES)
    True
    """
    paths = can_afford_paths(analysis)
    return [name for name, measure in MEASURES.items() if paths or measure.linear]


def affordable_gaps(analysis: Analysis) -> list[str]:
    """Return the kinds of gaps that the map can carry: those that compare pairs only below `PAIRS_LIMIT`.

    Examples
    --------
    Three organisations are few enough to compare all pairs.

    >>> from jjgraph.model.examples import SCHEMA, tiny
    >>> affordable_gaps(Analysis.of(tiny(), SCHEMA)) == list(GAP_KINDS)
    True
    """
    pairs = len(analysis.graph) <= PAIRS_LIMIT
    return [code for code, kind in GAP_KINDS.items() if pairs or not kind.compares_pairs]


def map_data(
    analysis: Analysis,
    *,
    keep: Path | None = None,
    story: Story | None = None,
    only: Collection[str] | None = None,
) -> Json:
    """Return the data of the map of *analysis*, `jjgraph.map.payload.map_payload`.

    What cannot be computed for so many organisations is left out, and the page says so.

    Parameters
    ----------
    analysis : Analysis
        What is drawn: all of it, with the view's ties at rest.
    keep : Path, optional
        A file of positions: what stands in it stays where it is.
    story : Story, optional
        The steps that are presented on it, such as `kept_story`.
    only : collection of str, optional
        The uids of the part to draw, with the ties among them. Measures and gaps stay those of the whole,
        as far as they speak of the part alone.

    Examples
    --------
    >>> from jjgraph.model.examples import SCHEMA, tiny
    >>> data = map_data(Analysis.of(tiny(), SCHEMA), only=["a", "b"])
    >>> list(data["nodes"]), [(edge["from"], edge["to"]) for edge in data["edges"].values()]
    (['a', 'b'], [('a', 'b')])
    """
    stored = kept_positions(analysis)
    if keep is not None:
        stored |= read_positions(keep)
    measures, kinds = affordable_measures(analysis), affordable_gaps(analysis)
    gaps = find_gaps(analysis, None if len(kinds) == len(GAP_KINDS) else kinds)
    drawn, title = analysis, None
    if only is not None:
        gaps = [gap for gap in gaps if set(gap.subject_ids) <= set(only)]
        part = _part(analysis.full, set(only), {uid for gap in gaps for uid in gap.claim_ids})
        drawn = analysis.over(part)
        title = Bilingual(f"所选的 {len(part.entities)} 个对象", f"A selection of {len(part.entities)}")
    payload = map_payload(
        drawn,
        gaps=gaps,
        measures=_scores(analysis, measures),
        intervals=quick_intervals(analysis) if can_afford_paths(analysis) else {},
        positions=positions(analysis.full.entities, analysis.full.ties, analysis.schema, stored=stored),
        title=title,
        left_out=_left_out(measures, kinds),
    )
    if story is not None:
        payload["story"] = story_json(
            parse_story(story), analysis=analysis, payload=payload, origin=story.name
        )
    return payload


def _scores(analysis: Analysis, names: Iterable[str]) -> dict[str, dict[str, float]]:
    """Score by *names*; the basic measures only once, where the rank intervals need them, too."""
    known = analysis.scores if can_afford_paths(analysis) else {}
    return known | centrality(analysis.graph, [name for name in names if name not in known])


def _part(full: Dataset, uids: set[str], claim_uids: set[str]) -> Dataset:
    """Return the entities *uids*, the ties among them, and what is said of these; *claim_uids* come along."""
    ties = tuple(tie for tie in full.ties if {tie.subject_uid, tie.object_uid} <= uids)
    cited = claim_uids | {uid for tie in ties for uid in tie.claim_ids}
    groups = tuple(group for group in full.groups if group.subject_uid in uids)
    listed = {group.group_uid for group in groups}
    return replace(
        full,
        claims=tuple(
            claim
            for claim in full.claims
            if claim.uid in cited or (claim.subject_uid in uids and claim.object_uid in listed)
        ),
        descriptions=tuple(item for item in full.descriptions if item.subject_uid in uids),
        indicators=tuple(item for item in full.indicators if item.subject_uid in uids),
        groups=groups,
        entities=tuple(entity for entity in full.entities if entity.uid in uids),
        ties=ties,
    )


def _left_out(measures: Iterable[str], gaps: Iterable[str]) -> list[Bilingual]:
    """Say which measures and kinds of gaps the map does not carry."""
    names = [MEASURES[name].title for name in MEASURES if name not in measures]
    names += [GAP_KINDS[code].label for code in GAP_KINDS if code not in gaps]
    if not names:
        return []
    return [
        Bilingual(
            f"单位太多，未计算：{'、'.join(name.zh for name in names)}；可用命令行计算",
            f"too many organisations to compute {', '.join(name.en for name in names)} here; the commands can",
        )
    ]


def draw_map(
    analysis: Analysis,
    out: Path,
    *,
    keep: Path | None = None,
    story: Story | None = None,
    only: Collection[str] | None = None,
) -> None:
    """Write the map of *analysis* to the file *out*: one HTML page that needs no network.

    The parameters are those of `map_data`; to the file *keep* what is new is added.
    """
    payload = map_data(analysis, keep=keep, story=story, only=only)
    write_page(out, render_html(payload))
    if keep is not None:
        write_positions(keep, {uid: (node["x"], node["y"]) for uid, node in payload["nodes"].items()})
