"""The figures of the start page: what is declared and named, how ties are evidenced, who is central."""

from collections import Counter
from collections.abc import Iterable

from jjgraph.analysis.gaps.core import Gap
from jjgraph.bilingual import Bilingual
from jjgraph.model.records import LEVELS
from jjgraph.site.labels import RELIABILITY
from jjgraph.site.site_context import SiteContext
from jjgraph.studies.evidence_index import Standing

TOP = 5
FOREMOST = 3
CENTRAL = ("degree", "betweenness")  # who has most partners, and who stands between the others


def by_level(content: SiteContext) -> list[tuple[Bilingual, int]]:
    """Return how many ties that count have a source of each level as their best, the highest level first.

    Examples
    --------
    Of the four ties two are by an official source, two by a newspaper.

    >>> from jjgraph.analysis.context import Analysis
    >>> from jjgraph.model.examples import SCHEMA, tiny
    >>> [count for _, count in by_level(SiteContext(Analysis.of(tiny(), SCHEMA), about={}))]
    [2, 2]
    """
    best = Counter(
        max(tie.stated_level, tie.inferred_level) if content.view.inferred else tie.stated_level
        for tie in content.shown.ties
    )
    return [(RELIABILITY[name], best[level]) for name, level in LEVELS.items() if best[level]]


def foremost(gaps: Iterable[Gap], most: int = FOREMOST) -> list[Gap]:
    """Return the first assessable gap of each of the first kinds: three kinds tell more than three of one.

    Examples
    --------
    Of each kind there are two; the total comes first.

    >>> from jjgraph.analysis.context import Analysis
    >>> from jjgraph.model.examples import SCHEMA, tiny
    >>> from jjgraph.analysis.gaps import find_gaps
    >>> gaps = find_gaps(Analysis.of(tiny(), SCHEMA), ["G01", "G02"])
    >>> [gap.gap_id for gap in foremost(gaps)]
    ['G01:d/total:u', 'G02:total:u']
    """
    first: dict[str, Gap] = {}
    for gap in gaps:
        if gap.assessable:
            first.setdefault(gap.gap_kind, gap)
    return list(first.values())[:most]


def central(content: SiteContext, measure: str, most: int = TOP) -> list[tuple[str, Standing]]:
    """Return the first by *measure* with how they stand; nobody whose score is 0.

    Examples
    --------
    Only a stands between others.

    >>> from jjgraph.analysis.context import Analysis
    >>> from jjgraph.model.examples import SCHEMA, tiny
    >>> content = SiteContext(Analysis.of(tiny(), SCHEMA), about={})
    >>> [(uid, standing.rank) for uid, standing in central(content, "betweenness")]
    [('a', 1)]
    """
    ranked = content.standings.get(measure, {}).items()
    return [(uid, standing) for uid, standing in ranked if standing.score][:most]
