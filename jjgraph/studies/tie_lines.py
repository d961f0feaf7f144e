"""Ties as a profile and a page show them: from one end or from a source, with every claim and what the claims disagree on."""

from collections.abc import Iterable
from dataclasses import dataclass

from jjgraph.bilingual import Bilingual
from jjgraph.model.citation import citation
from jjgraph.model.records import LEVELS, Claim, Entity, Source, Tie
from jjgraph.model.support import TieEvidence, tie_evidence
from jjgraph.model.value_words import CONFLICT, STATUS, word
from jjgraph.results.cells import amount
from jjgraph.studies.evidence_index import EvidenceIndex


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """A claim with its source (None where it names none) and the line by which that is quoted."""

    claim: Claim
    source: Source | None
    quote: Bilingual

    @property
    def is_doubtful(self) -> bool:
        """True where the claim is inferred, or of a source below the press."""
        return self.claim.certainty != "stated" or self.claim.level < LEVELS["press"]

    @property
    def amount(self) -> Bilingual:
        """The quantity that it names, with its bound and unit; empty where there is none."""
        return amount(self.claim.quantity, self.claim.bound, self.claim.unit)


@dataclass(frozen=True, slots=True)
class TieLine:
    """A tie and its claims; ``contested`` has a row for each property on which the claims disagree."""

    tie: Tie
    subject: Entity
    object: Entity
    label: Bilingual
    in_view: bool
    publishers: int
    claims: tuple[ClaimLine, ...]
    contested: tuple[tuple[Bilingual, tuple[Bilingual, ...]], ...]

    def other(self, uid: str) -> Entity:
        """Return the end that is not *uid*."""
        return self.object if self.tie.subject_uid == uid else self.subject


@dataclass(frozen=True, slots=True)
class TieGroup:
    """The ties of one type."""

    label: Bilingual
    strength: str
    lines: tuple[TieLine, ...]


def claim_line(index: EvidenceIndex, claim: Claim) -> ClaimLine:
    """Return *claim* with its source.

    Examples
    --------
    >>> from jjgraph.analysis.context import Analysis
    >>> from jjgraph.model.examples import SCHEMA, tiny
    >>> line = claim_line(EvidenceIndex(Analysis.of(tiny(), SCHEMA)), tiny().claim["c3"])
    >>> line.source.publisher, line.is_doubtful
    ('日报', False)
    """
    source = index.full.source.get(claim.source_uid)
    if source is None:
        return ClaimLine(claim, None, Bilingual(""))
    retrieved = index.retrieved(source.dataset)
    return ClaimLine(claim, source, citation(source, locator=claim.locator, retrieved=retrieved))


def tie_line(index: EvidenceIndex, tie: Tie) -> TieLine:
    """Return *tie* with its claims, the surest first.

    Examples
    --------
    >>> from jjgraph.analysis.context import Analysis
    >>> from jjgraph.model.examples import SCHEMA, tiny
    >>> a_and_b = next(tie for tie in tiny().ties if tie.type == "COOPERATES_WITH")
    >>> line = tie_line(EvidenceIndex(Analysis.of(tiny(), SCHEMA)), a_and_b)
    >>> line.label.zh, line.other("a").name, line.publishers
    ('合作', '乙厂', 1)
    """
    evidence = tie_evidence(tie, index.full)
    entity = index.full.entity
    return TieLine(
        tie=tie,
        subject=entity[tie.subject_uid],
        object=entity[tie.object_uid],
        label=index.schema.ties[tie.type].label,
        in_view=index.view.admits(tie),
        publishers=evidence.publishers,
        claims=tuple(claim_line(index, claim) for claim in evidence.claims),
        contested=_contested(evidence),
    )


def _contested(evidence: TieEvidence) -> tuple[tuple[Bilingual, tuple[Bilingual, ...]], ...]:
    return tuple(
        (word(CONFLICT, name), tuple(_said(claim, name) for claim in evidence.claims))
        for name in evidence.conflicts
    )


def _said(claim: Claim, name: str) -> Bilingual:
    if name == "quantity":
        return amount(claim.quantity, claim.bound, claim.unit)
    value = getattr(claim, name)
    return word(STATUS, value) if name == "status" and value else Bilingual(value)


_STRENGTHS = ("strong", "weak", "none")


def tie_groups(index: EvidenceIndex, ties: Iterable[Tie]) -> list[TieGroup]:
    """Return *ties* by their type: collaboration first, and within a type what is in view first.

    Examples
    --------
    A membership is no collaboration, and comes last.

    >>> from jjgraph.analysis.context import Analysis
    >>> from jjgraph.model.examples import SCHEMA, tiny
    >>> index = EvidenceIndex(Analysis.of(tiny(), SCHEMA))
    >>> [(group.label.zh, len(group.lines)) for group in tie_groups(index, index.ties_of["a"])]
    [('合作', 1), ('共建', 1), ('是成员单位', 1)]
    """
    by_type: dict[str, list[Tie]] = {}
    for tie in ties:
        by_type.setdefault(tie.type, []).append(tie)
    groups = []
    for name in sorted(by_type, key=lambda name: (_STRENGTHS.index(index.schema.ties[name].strength), name)):
        lines = (tie_line(index, tie) for tie in by_type[name])
        ordered = sorted(lines, key=lambda line: (not line.in_view, line.tie.key))
        tie_type = index.schema.ties[name]
        groups.append(TieGroup(tie_type.label, tie_type.strength, tuple(ordered)))
    return groups
