"""What is known of an analysis, found by entity, by source, by group: what a profile, a page and a list look up."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from jjgraph.analysis.context import Analysis
from jjgraph.analysis.gaps import find_gaps
from jjgraph.analysis.gaps.assessability import GroupCoverage, group_coverages
from jjgraph.analysis.gaps.core import Gap
from jjgraph.analysis.measures.centrality import MEASURES, ranking
from jjgraph.analysis.robustness import quick_intervals
from jjgraph.model.aggregation import GROUP_MEMBER, best_first, default_parties
from jjgraph.model.records import (
    ASPECTS,
    Claim,
    Dataset,
    DeclaredGroup,
    Entity,
    Fact,
    Indicator,
    Statement,
    Tie,
)
from jjgraph.model.schema import CLASSES, PARTIES, Schema
from jjgraph.model.view import View


@dataclass(frozen=True, slots=True)
class Standing:
    """How an organisation stands by one measure: score, rank, and between which ranks it lies."""

    score: float
    rank: int
    low: int
    high: int


@dataclass(frozen=True)
class EvidenceIndex:
    """An analysis with indexes over it, each made when it is first asked for."""

    analysis: Analysis

    @property
    def full(self) -> Dataset:
        """Everything that is known."""
        return self.analysis.full

    @property
    def shown(self) -> Dataset:
        """What the view admits."""
        return self.analysis.shown

    @property
    def schema(self) -> Schema:
        """Names of kinds and types."""
        return self.analysis.schema

    @property
    def view(self) -> View:
        """Which ties count."""
        return self.analysis.view

    @cached_property
    def coverages(self) -> list[GroupCoverage]:
        """What is known of each declared group."""
        return group_coverages(self.shown, self.schema, self.analysis.as_of)

    @cached_property
    def group(self) -> Mapping[str, DeclaredGroup]:
        """The best count of each declared group, by the uid under which its members are named."""
        return {item.group.group_uid: item.group for item in self.coverages}

    @cached_property
    def open_gaps(self) -> list[Gap]:
        """The gaps in which something is left to be known or done."""
        return [gap for gap in find_gaps(self.analysis) if not gap.settled]

    @cached_property
    def gaps_of(self) -> Mapping[str, list[Gap]]:
        """The open gaps that speak about an entity."""
        return _grouped((uid, gap) for gap in self.open_gaps for uid in dict.fromkeys(gap.subject_ids))

    @cached_property
    def ties_of(self) -> Mapping[str, list[Tie]]:
        """The ties of an entity, in view or not."""
        ties = self.full.ties
        return _grouped((uid, tie) for tie in ties for uid in sorted({tie.subject_uid, tie.object_uid}))

    @cached_property
    def ties_of_source(self) -> Mapping[str, list[Tie]]:
        """The ties that rest on a source."""
        claims = self.full.claim
        return _grouped(
            (source, tie)
            for tie in self.full.ties
            for source in sorted({claims[uid].source_uid for uid in tie.claim_ids if uid in claims} - {""})
        )

    @cached_property
    def claims_of_source(self) -> Mapping[str, list[Claim]]:
        """The claims of a source that count somebody in a declared group: they make no tie."""
        return _grouped((c.source_uid, c) for c in self.full.claims if c.relation == GROUP_MEMBER)

    @cached_property
    def indicators_of_source(self) -> Mapping[str, list[Indicator]]:
        """The figures that a source gives."""
        return _grouped((item.source_uid, item) for item in self.full.indicators)

    @cached_property
    def described_by(self) -> Mapping[str, list[Entity]]:
        """The entities that a source describes."""
        return _grouped((uid, entity) for entity in self.full.entities for uid in entity.source_uids)

    @cached_property
    def indicators_of(self) -> Mapping[str, list[Indicator]]:
        """The figures about an entity: those of its own, and those about it and another."""
        return _grouped((uid, item) for item in self.full.indicators for uid in item.ends)

    @cached_property
    def statements_of(self) -> Mapping[str, list[Statement]]:
        """What sources say of an entity beyond ties and figures, by aspect in the order of `ASPECTS`."""
        ordered = sorted(
            self.full.statements, key=lambda item: (ASPECTS.index(item.aspect), item.locator, item.uid)
        )
        return _grouped((item.subject_uid, item) for item in ordered)

    @cached_property
    def statements_of_source(self) -> Mapping[str, list[Statement]]:
        """What a source says beyond ties and figures, by its place there."""
        ordered = sorted(self.full.statements, key=lambda item: (item.locator, item.uid))
        return _grouped((item.source_uid, item) for item in ordered)

    @cached_property
    def facts_of(self) -> Mapping[str, list[Fact]]:
        """The values of single properties of an entity, each with its own source, by property and the best first."""
        best = best_first(self.full.facts, self.full.source)
        return _grouped((item.subject_uid, item) for item in sorted(best, key=lambda item: item.property))

    @cached_property
    def memberships_of(self) -> Mapping[str, list[Claim]]:
        """The claims that count an entity in a declared group."""
        return _grouped((c.subject_uid, c) for c in self.full.claims if c.relation == GROUP_MEMBER)

    @cached_property
    def entities_of_kind(self) -> Mapping[str, list[Entity]]:
        """All entities by their kind, by name within it; the kinds of the five parties first, in their order."""
        ordered = sorted(self.full.entities, key=lambda entity: (entity.name, entity.uid))
        found = _grouped((entity.kind, entity) for entity in ordered)
        return {kind: found[kind] for kind in sorted(found, key=self._kind_rank)}

    def _kind_rank(self, kind: str) -> tuple[int, int, str]:
        party = next(iter(default_parties(kind, self.schema)), "")
        place = PARTIES.index(party) if party else len(PARTIES)
        return place, CLASSES.index(self.schema.kinds[kind].kind_class), kind

    @cached_property
    def standings(self) -> Mapping[str, Mapping[str, Standing]]:
        """For each measure how each organisation stands, the first rank first."""
        return {
            name: {uid: self._standing(name, rank, uid, score) for rank, uid, score in _ranked(name, scores)}
            for name, scores in self.analysis.scores.items()
        }

    def _standing(self, measure: str, rank: int, uid: str, score: float) -> Standing:
        low, high = quick_intervals(self.analysis).get(measure, {}).get(uid, (rank, rank))
        return Standing(score, rank, low, high)

    def claims(self, uids: Iterable[str]) -> list[Claim]:
        """Return the claims of *uids* that are in the data."""
        return [self.full.claim[uid] for uid in uids if uid in self.full.claim]

    def retrieved(self, dataset: str) -> str:
        """Return the day on which the sources of *dataset* were read, "" where it does not say."""
        return next((info.retrieved for info in self.full.infos if info.dataset == dataset), "")


def _ranked(measure: str, scores: Mapping[str, float]) -> list[tuple[int, str, float]]:
    known = MEASURES.get(measure)
    return ranking(scores, low_first=known.low_first if known else False)


def _grouped(pairs: Iterable[tuple[str, Any]]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = defaultdict(list)
    for key, item in pairs:
        found[key].append(item)
    return dict(found)
