"""What the kinds of gaps look at: one analysis, and what several of them take from it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from jjgraph.analysis.context import Analysis
from jjgraph.analysis.gaps.assessability import (
    Assessability,
    GroupCoverage,
    assess,
    group_coverages,
    groups_of_kinds,
    groups_of_parties,
)
from jjgraph.bilingual import Bilingual
from jjgraph.model.dates import months_before
from jjgraph.model.records import Dataset, Entity, Tie
from jjgraph.model.schema import Schema

if TYPE_CHECKING:
    import networkx as nx


@dataclass(frozen=True)
class GapContext:
    """One analysis as the kinds of gaps see it; each part is computed when first asked for.

    Attributes
    ----------
    analysis : Analysis
        Data, view, day, and the collaboration graph, which not all kinds need.
    """

    analysis: Analysis

    @property
    def full(self) -> Dataset:
        """Everything that is known."""
        return self.analysis.full

    @property
    def shown(self) -> Dataset:
        """What the view shows of it."""
        return self.analysis.shown

    @property
    def schema(self) -> Schema:
        """Kinds and types."""
        return self.analysis.schema

    @property
    def as_of(self) -> date:
        """The day that counts as today."""
        return self.analysis.as_of

    @property
    def graph(self) -> "nx.Graph[str]":
        """Who collaborates with whom."""
        return self.analysis.graph

    @cached_property
    def a_year_before(self) -> "GapContext":
        """The same data looked at one year earlier."""
        return GapContext(self.analysis.at(months_before(self.as_of, 12)))

    @cached_property
    def coverages(self) -> list[GroupCoverage]:
        """What is known of each declared group."""
        return group_coverages(self.shown, self.schema, self.as_of)

    @cached_property
    def consortia(self) -> tuple[str, ...]:
        """The consortia that the data sets are about, sorted."""
        return tuple(sorted({info.consortium for info in self.full.infos if info.consortium}))

    @cached_property
    def active(self) -> tuple[Tie, ...]:
        """The ties in the view that hold on the day."""
        return tuple(tie for tie in self.shown.ties if tie.active_at(self.as_of))

    @cached_property
    def shown_tie(self) -> dict[str, Tie]:
        """The ties in the view, by key."""
        return {tie.key: tie for tie in self.shown.ties}

    @cached_property
    def membership(self) -> frozenset[str]:
        """The types of ties that make a member."""
        return self.schema.ties_that_mean("membership")

    @cached_property
    def to_industry(self) -> frozenset[str]:
        """The types of ties that lead to the industry that somebody serves."""
        return self.schema.ties_that_mean("industry")

    @cached_property
    def organisations(self) -> dict[str, Entity]:
        """The organisations in the view, by uid, whether their party is known or not."""
        return {
            e.uid: e for e in self.shown.entities if self.schema.kinds[e.kind].kind_class == "organisation"
        }

    def name(self, uid: str) -> Bilingual:
        """Return the name of an entity in both languages; the uid where it is not described."""
        entity = self.full.entity.get(uid)
        return Bilingual(entity.label("zh"), entity.label("en")) if entity else Bilingual(uid, uid)

    def names(self, uids: Iterable[str]) -> list[Bilingual]:
        """Return the names of entities, in the order given."""
        return [self.name(uid) for uid in uids]

    def claims(self, keys: Iterable[str]) -> tuple[str, ...]:
        """Return the uids of the claims behind the ties of these keys, sorted."""
        return tuple(sorted({uid for key in keys for uid in self.shown_tie[key].claim_ids}))

    def assess(self, coverages: Iterable[GroupCoverage]) -> Assessability:
        """Judge a gap about these declared groups."""
        return assess(tuple(coverages), self.analysis.threshold)

    def assess_parties(
        self, parties: Iterable[str], subjects: Iterable[str], *, consortium: str = ""
    ) -> Assessability:
        """Judge a gap about the lists of *parties*, in the data sets that describe its subjects.

        What is said of *consortium* waits for its own lists, never for those of another (`lists_of`).
        """
        lists, datasets = self.lists_of(consortium), self._datasets(subjects)
        return self.assess(groups_of_parties(lists, parties, datasets, self.schema))

    def assess_kinds(
        self, kinds: Iterable[str], subjects: Iterable[str], *, consortium: str = ""
    ) -> Assessability:
        """Judge a gap about the lists of entities of *kinds*, as `assess_parties` does."""
        lists, datasets = self.lists_of(consortium), self._datasets(subjects)
        return self.assess(groups_of_kinds(lists, kinds, datasets, self.schema))

    def lists_of(self, consortium: str) -> list[GroupCoverage]:
        """Return the declared groups without those of other consortia that the data are about; "" leaves all."""
        others = set(self.consortia) - {consortium} if consortium else set()
        return [item for item in self.coverages if item.group.subject_uid not in others]

    def _datasets(self, uids: Iterable[str]) -> set[str]:
        return {name for uid in uids for name in self.full.entity[uid].datasets}
