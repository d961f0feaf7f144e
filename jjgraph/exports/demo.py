"""The demonstration: the Jinjiang data in a store of its own, computed, drawn, and summed up."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from jjgraph.analysis.context import Analysis
from jjgraph.analysis.gaps import find_gaps
from jjgraph.analysis.gaps.core import COLUMNS as GAP_COLUMNS
from jjgraph.analysis.gaps.core import Gap, gap_row
from jjgraph.analysis.robustness import INTERVAL_COLUMNS, QUICK_DRAWS, interval_rows, quick_intervals
from jjgraph.exports.graphs import as_graphml
from jjgraph.files import write_below
from jjgraph.map.map_builder import draw_map, kept_story
from jjgraph.results.formats import as_spreadsheet_csv

STORE, MAP, CENTRALITY, GAPS = "jjgraph.kgl", "map.html", "centrality.csv", "gaps.csv"
GRAPH, ABOUT = "graph.graphml", "about.json"


@dataclass(frozen=True, slots=True)
class Coverage:
    """How well the ties of the view are evidenced: by a claim each, by two sources, in all."""

    ties: int
    with_claim: int
    with_two_sources: int


def evidence_coverage(analysis: Analysis) -> Coverage:
    """Count the ties of the view, and those with one or two sources among the claims that the view admits.

    Examples
    --------
    Each of the four ties has one claim, of one source.

    >>> from jjgraph.model.examples import SCHEMA, tiny
    >>> evidence_coverage(Analysis.of(tiny(), SCHEMA))
    Coverage(ties=4, with_claim=4, with_two_sources=0)
    """
    ties, view = analysis.shown.ties, analysis.view
    sources = []
    for tie in ties:
        claims = (analysis.full.claim[uid] for uid in tie.claim_ids)
        sources.append(
            {claim.source_uid for claim in claims if claim.source_uid and view.admits_claim(claim)}
        )
    return Coverage(
        ties=len(ties),
        with_claim=sum(len(found) >= 1 for found in sources),
        with_two_sources=sum(len(found) > 1 for found in sources),
    )


def kind_counts(analysis: Analysis) -> list[tuple[str, int, int]]:
    """Return kind, number in view and number in the store, the most frequent first.

    Examples
    --------
    Of two enterprises, only a is known by an official source.

    >>> from jjgraph.model.examples import SCHEMA, tiny
    >>> from jjgraph.model.view import View
    >>> kind_counts(Analysis.of(tiny(), SCHEMA, view=View.of("official")))[:2]
    [('Enterprise', 1, 2), ('Consortium', 1, 1)]
    """
    shown = Counter(entity.kind for entity in analysis.shown.entities)
    stored = Counter(entity.kind for entity in analysis.full.entities)
    return sorted(((kind, shown[kind], n) for kind, n in stored.items()), key=lambda row: (-row[2], row[0]))


def foremost(gaps: Iterable[Gap]) -> list[Gap]:
    """Return the first gap of each kind, in the order of the list: five kinds tell more than five of one.

    Examples
    --------
    >>> from jjgraph.model.examples import SCHEMA, tiny
    >>> [gap.gap_id for gap in foremost(find_gaps(Analysis.of(tiny(), SCHEMA), ["G01", "G02"]))]
    ['G01:d/total:u', 'G02:total:u']
    """
    first: dict[str, Gap] = {}
    for gap in gaps:
        first.setdefault(gap.gap_kind, gap)
    return list(first.values())


def write_demo(analysis: Analysis, out: Path) -> None:
    """Write the map, both tables and the graph of *analysis* to the folder *out*."""
    rows = interval_rows(analysis.shown, analysis.graph, quick_intervals(analysis))
    write_below(out, CENTRALITY, as_spreadsheet_csv(INTERVAL_COLUMNS, rows))
    write_below(out, GAPS, as_spreadsheet_csv(GAP_COLUMNS, map(gap_row, find_gaps(analysis))))
    about = json.dumps(
        analysis.about(command="demo", draws=QUICK_DRAWS, seed=0),
        ensure_ascii=False,
        indent=1,
        sort_keys=True,
    )
    write_below(out, ABOUT, f"{about}\n".encode())
    write_below(out, GRAPH, as_graphml(analysis.full, analysis.view))
    draw_map(analysis, out / MAP, story=kept_story(analysis))
