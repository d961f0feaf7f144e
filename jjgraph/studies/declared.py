"""Declared counts beside the names that are known, as a profile and a page show them."""

from collections.abc import Iterable
from dataclasses import dataclass

from jjgraph.analysis.gaps.assessability import GroupCoverage
from jjgraph.analysis.gaps.core import plain
from jjgraph.bilingual import Bilingual
from jjgraph.model.bounds import signed
from jjgraph.model.records import DeclaredGroup, Source
from jjgraph.studies.evidence_index import EvidenceIndex


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
    differing: tuple[str, ...] = ()  # what other sources declare instead


def declared_lines(index: EvidenceIndex, coverages: Iterable[GroupCoverage]) -> list[Declared]:
    """Return the declared groups as they are shown, the largest first; where no number is declared, last.

    Examples
    --------
    >>> from jjgraph.analysis.context import Analysis
    >>> from jjgraph.model.examples import SCHEMA, tiny
    >>> index = EvidenceIndex(Analysis.of(tiny(), SCHEMA))
    >>> [line] = declared_lines(index, index.coverages)
    >>> line.label.zh, line.declared, line.named, line.share
    ('企业', '2', 1, 0.5)
    """
    ordered = sorted(coverages, key=lambda item: (-(item.group.declared or 0), item.group.uid))
    return [_declared(index, item) for item in ordered]


def _declared(index: EvidenceIndex, item: GroupCoverage) -> Declared:
    group = item.group
    return Declared(
        label=item.label,
        subject_uid=group.subject_uid,
        declared=_number(group),
        named=len(item.strict),
        unit=group.unit,
        lenient=len(item.lenient),
        candidates=len(item.candidate),
        share=item.coverage(),
        source=index.full.source.get(group.source_uid),
        locator=group.locator,
        in_total=group.in_total,
        differing=tuple(_number(other) for other in item.differing),
    )


def _number(group: DeclaredGroup) -> str:
    return "" if group.declared is None else signed(plain(group.declared), group.bound)
