"""All that is known of one organisation or thing: facts, ties with evidence, measures, gaps."""

from dataclasses import dataclass

from jjgraph.analysis.context import Analysis
from jjgraph.analysis.gaps.core import Gap
from jjgraph.analysis.measures.centrality import ranking
from jjgraph.model.records import Claim, Entity, Indicator, Source, Tie


@dataclass(frozen=True, slots=True)
class Evidence:
    """A claim and its source; the source is None where none is given."""

    claim: Claim
    source: Source | None


@dataclass(frozen=True, slots=True)
class ProfileTie:
    """A tie as seen from one of its ends: the other end, the direction, and what it rests on."""

    tie: Tie
    other: Entity
    outgoing: bool
    in_view: bool
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known of *entity*. ``measures`` gives score, rank, best and worst rank, number of ranked."""

    entity: Entity
    ties: tuple[ProfileTie, ...]
    figures: tuple[Indicator, ...]
    measures: dict[str, tuple[float, int, int, int, int]]
    gaps: tuple[Gap, ...]


def profile(analysis: Analysis, uid: str) -> Profile:
    """Return the profile of the thing *uid*, ties in view first, strong before weak.

    Ties outside the view are there too, marked as such.
    """
    full = analysis.full
    ties = [_seen_from(analysis, tie, uid) for tie in full.ties if uid in (tie.subject_uid, tie.object_uid)]
    strength = ("strong", "weak", "none")
    ties.sort(
        key=lambda item: (not item.in_view, strength.index(item.tie.strength), item.tie.type, item.tie.key)
    )
    measures = {}
    for name, scores in analysis.scores.items():
        if uid in scores:
            rank = next(rank for rank, other, _ in ranking(scores) if other == uid)
            low, high = analysis.intervals[name].get(uid, (rank, rank))
            measures[name] = (scores[uid], rank, low, high, len(scores))
    return Profile(
        entity=full.entity[uid],
        ties=tuple(ties),
        figures=tuple(item for item in full.indicators if item.subject_uid == uid),
        measures=measures,
        gaps=tuple(gap for gap in analysis.gaps() if uid in gap.subject_ids),
    )


def _seen_from(analysis: Analysis, tie: Tie, uid: str) -> ProfileTie:
    full = analysis.full
    claims = [full.claim[claim_uid] for claim_uid in tie.claim_ids]
    outgoing = tie.subject_uid == uid
    return ProfileTie(
        tie=tie,
        other=full.entity[tie.object_uid if outgoing else tie.subject_uid],
        outgoing=outgoing,
        in_view=analysis.view.admits(tie),
        evidence=tuple(Evidence(claim, full.source.get(claim.source_uid)) for claim in claims),
    )
