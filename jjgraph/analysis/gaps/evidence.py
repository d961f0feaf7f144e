"""What every family of gaps looks at: the data with and without the view, the graph, what is declared."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import networkx as nx

from jjgraph.analysis.gaps.assessability import (
    THRESHOLD,
    Gate,
    GroupCoverage,
    gate,
    group_coverages,
    groups_of_kinds,
    groups_of_parties,
)
from jjgraph.analysis.gaps.scope import Scope
from jjgraph.bilingual import Bilingual
from jjgraph.model.records import Dataset, Entity, Tie
from jjgraph.model.schema import Schema


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """The data of one run.

    Attributes
    ----------
    full, shown : Dataset
        Everything that is known, and what the view shows of it.
    schema : Schema
        Kinds and types.
    find_graph : callable
        Makes the collaboration graph of *shown* on *as_of*; asked for by `graph` only, for not all kinds of
        gap need it and a large one takes a gigabyte.
    find_scopes : callable
        Makes the scopes out of this (`jjgraph.analysis.gaps.proximity.find_scopes`); asked for by `scopes` only.
    as_of : date
        The day that counts as today.
    threshold : float
        Coverage from which a declared group may be spoken about.
    """

    full: Dataset
    shown: Dataset
    schema: Schema
    find_graph: Callable[[], "nx.Graph[str]"]
    find_scopes: Callable[["Evidence"], tuple[Scope, ...]]
    as_of: date
    threshold: float = THRESHOLD

    @cached_property
    def graph(self) -> "nx.Graph[str]":
        """Who collaborates with whom."""
        return self.find_graph()

    @cached_property
    def coverages(self) -> list[GroupCoverage]:
        """What is known of each declared group."""
        return group_coverages(self.shown, self.schema)

    @cached_property
    def consortia(self) -> tuple[str, ...]:
        """The consortia that the data sets are about, sorted."""
        return tuple(sorted({info.consortium for info in self.full.infos if info.consortium}))

    @cached_property
    def scopes(self) -> tuple[Scope, ...]:
        """What each consortium's totals speak about; a single scope of everything where there is none."""
        return self.find_scopes(self)

    @cached_property
    def active(self) -> tuple[Tie, ...]:
        """The ties in the view that hold on *as_of*."""
        return tuple(tie for tie in self.shown.ties if tie.active_at(self.as_of))

    @cached_property
    def shown_tie(self) -> dict[str, Tie]:
        """The ties in the view, by key."""
        return {tie.key: tie for tie in self.shown.ties}

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

    def gate_parties(self, parties: Iterable[str], subjects: Iterable[str], *, consortium: str = "") -> Gate:
        """Judge a gap about the lists of *parties*, in the data sets that describe its subjects.

        What is said of *consortium* waits for its own lists, never for those of another (`lists_of`).
        """
        lists, datasets = self.lists_of(consortium), self._datasets(subjects)
        return gate(groups_of_parties(lists, parties, datasets, self.schema), self.threshold)

    def gate_kinds(self, kinds: Iterable[str], subjects: Iterable[str], *, consortium: str = "") -> Gate:
        """Judge a gap about the lists of things of *kinds*, as `gate_parties` does."""
        lists, datasets = self.lists_of(consortium), self._datasets(subjects)
        return gate(groups_of_kinds(lists, kinds, datasets, self.schema), self.threshold)

    def lists_of(self, consortium: str) -> list[GroupCoverage]:
        """Return the declared groups without those of other consortia that the data are about; "" leaves all."""
        others = set(self.consortia) - {consortium} if consortium else set()
        return [item for item in self.coverages if item.group.subject_uid not in others]

    def _datasets(self, uids: Iterable[str]) -> set[str]:
        return {name for uid in uids for name in self.full.entity[uid].datasets}
