"""The figures of the start page: what is declared and named, how ties are evidenced, who is central."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from jjgraph.analysis.gaps.assessability import GroupCoverage
from jjgraph.analysis.gaps.core import Gap, plain
from jjgraph.bilingual import Bilingual
from jjgraph.model.records import LEVELS, Source
from jjgraph.site.labels import RELIABILITY
from jjgraph.site.site_context import Content, Standing

TOP = 5
FOREMOST = 3
CENTRAL = ("degree", "betweenness")  # who has most partners, and who stands between the others


@dataclass(frozen=True, slots=True)
class Declared:
    """A declared count beside the names that are known. ``share`` is None where no number is declared."""

    label: Bilingual
    subject_uid: str
    declared: str
    named: int
    unit: str
    lenient: int
    candidates: int
    share: float | None
    source: Source | None
    locator: str
    in_total: bool


def declared_lines(content: Content, coverages: Iterable[GroupCoverage]) -> list[Declared]:
    """Return the declared groups as they are shown, the largest first; where no number is declared, last."""
    ordered = sorted(coverages, key=lambda item: (-(item.group.declared or 0), item.group.uid))
    return [_declared(content, item) for item in ordered]


def _declared(content: Content, item: GroupCoverage) -> Declared:
    group = item.group
    return Declared(
        label=item.label,
        subject_uid=group.subject_uid,
        declared=""
        if group.declared is None
        else ("≥" if group.bound == "ge" else "") + plain(group.declared),
        named=len(item.strict),
        unit=group.unit,
        lenient=len(item.lenient),
        candidates=len(item.candidate),
        share=item.coverage(),
        source=content.full.source.get(group.source_uid),
        locator=group.locator,
        in_total=group.in_total,
    )


def by_level(content: Content) -> list[tuple[Bilingual, int]]:
    """Return how many ties that count have a source of each level as their best, the highest level first."""
    best = Counter(
        max(tie.stated_level, tie.inferred_level) if content.view.inferred else tie.stated_level
        for tie in content.shown.ties
    )
    return [(RELIABILITY[name], best[level]) for name, level in LEVELS.items() if best[level]]


def foremost(gaps: Iterable[Gap], most: int = FOREMOST) -> list[Gap]:
    """Return the first assessable gap of each of the first kinds: three kinds tell more than three of one."""
    first: dict[str, Gap] = {}
    for gap in gaps:
        if gap.assessable:
            first.setdefault(gap.gap_kind, gap)
    return list(first.values())[:most]


def central(content: Content, measure: str, most: int = TOP) -> list[tuple[str, Standing]]:
    """Return the first by *measure* with how they stand; nobody whose score is 0."""
    ranked = content.standings.get(measure, {}).items()
    return [(uid, standing) for uid, standing in ranked if standing.score][:most]
