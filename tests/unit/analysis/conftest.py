"""A small world to analyse, told in a few lines: organisations, things, ties, declared groups."""

import random
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

import networkx as nx
import pytest

from jjgraph.analysis.context import Analysis
from jjgraph.analysis.gaps import Gap, find_gaps
from jjgraph.analysis.gaps.context import GapContext
from jjgraph.intake.mapping import aggregate_dataset
from jjgraph.model.aggregation import GROUP_MEMBER
from jjgraph.model.records import Claim, Dataset, DatasetInfo, DeclaredGroup, Description, Source, group_uid
from jjgraph.model.schema import builtin_schema
from jjgraph.model.view import View

SCHEMA = builtin_schema()
KINDS = {
    "政": "GovernmentBody",
    "校": "University",
    "行": "IndustryAssociation",
    "企": "Enterprise",
    "研": "ResearchPlatform",
    "": "SocialOrganisation",
}
AS_OF = date(2024, 3, 27)


class World:
    """Records in the making. A party is one character, or several for an organisation of two parties."""

    def __init__(self, *, consortium: str = "") -> None:
        self.descriptions: list[Description] = []
        self.claims: list[Claim] = []
        self.declared: list[DeclaredGroup] = []
        self.info = DatasetInfo(uid="d/dataset", name="d", dataset="d", consortium=consortium)
        self.sources = tuple(
            Source(uid=f"d/s-{level}", name=f"s{level}", dataset="d", reliability="x", level=level)
            for level in range(4)
        )

    def orgs(self, party: str, *uids: str, kind: str = "", place: str = "") -> "World":
        """Add organisations of one party."""
        return self.things(kind or KINDS[party[:1]], *uids, parties=tuple(party), place=place)

    def things(self, kind: str, *uids: str, parties: tuple[str, ...] = (), place: str = "") -> "World":
        """Add entities of one kind."""
        self.descriptions += [
            Description(
                uid=f"d/d-{uid}",
                name=f"名{uid}",
                name_en=f"Name {uid}",
                dataset="d",
                subject_uid=uid,
                kind=kind,
                parties=parties,
                place=place,
                source_uid="d/s-3",
            )
            for uid in uids
        ]
        return self

    def tie(
        self,
        subject: str,
        relation: str,
        *objects: str,
        since: str = "",
        until: str = "",
        status: str = "",
        level: int = 3,
        certainty: str = "stated",
        tie: str = "",
    ) -> "World":
        """Add a tie from one subject to each of the objects."""
        self.claims += [
            Claim(
                uid=f"d/c-{subject}-{relation}-{uid}{tie}",
                name="",
                dataset="d",
                subject_uid=subject,
                relation=relation,
                object_uid=uid,
                since=since,
                until=until,
                status=status,
                level=level,
                certainty=certainty,
                tie=tie,
                source_uid=f"d/s-{level}",
            )
            for uid in objects
        ]
        return self

    def ties(self, pairs: Iterable[str]) -> "World":
        """Add a cooperation for each pair of one-letter uids."""
        for a, b in pairs:
            self.tie(a, "COOPERATES_WITH", b)
        return self

    def share(self, thing: str, *participants: str, **how: str) -> "World":
        """Give each participant a share in a thing."""
        for uid in participants:
            self.tie(uid, "PARTICIPATES_IN", thing, **how)
        return self

    def group(
        self,
        uid: str,
        declared: float | None,
        kind: str = "",
        *,
        subject: str = "c",
        bound: str = "eq",
        parent: str = "",
        in_total: bool = False,
        named: str = "",
        lenient: str = "",
        candidates: str = "",
    ) -> "World":
        """Declare a group, and name members of it (uids separated by blanks)."""
        self.declared.append(
            DeclaredGroup(
                uid=f"d/g-{uid}",
                name=f"组{uid}",
                name_en=f"group {uid}",
                dataset="d",
                subject_uid=subject,
                group_id=uid,
                group_uid=group_uid(subject, uid),
                declared=declared,
                bound=bound,
                kind=kind,
                in_total=in_total,
                parent_group=group_uid(subject, parent) if parent else "",
            )
        )
        for role, uids in (("strict", named), ("lenient", lenient), ("candidate", candidates)):
            self.claims += [
                Claim(
                    uid=f"d/c-{uid}-{role}-{member}",
                    name="",
                    dataset="d",
                    subject_uid=member,
                    relation=GROUP_MEMBER,
                    object_uid=group_uid(subject, uid),
                    role=role,
                    level=1,
                    source_uid="d/s-1",
                )
                for member in uids.split()
            ]
        return self

    def dataset(self, *, shuffle: int | None = None) -> Dataset:
        """Fold the records, sorted as intake leaves them, or in an order of no meaning."""
        by_uid = {
            name: tuple(sorted(getattr(self, name), key=lambda r: r.uid))
            for name in ("descriptions", "claims")
        }
        groups = tuple(sorted(self.declared, key=lambda group: group.uid))
        folded = aggregate_dataset(
            Dataset(infos=(self.info,), sources=self.sources, groups=groups, **by_uid), SCHEMA
        )
        if shuffle is None:
            return folded
        mix = random.Random(shuffle)
        parts = {
            name: tuple(mix.sample(getattr(folded, name), len(getattr(folded, name))))
            for name in ("entities", "ties", "claims", "groups", "descriptions")
        }
        return replace(folded, **parts)

    def graph(self, *, as_of: date = AS_OF, shuffle: int | None = None) -> "nx.Graph[str]":
        """Return the collaboration graph of the default view."""
        return self.analysis(as_of=as_of, shuffle=shuffle).graph

    def analysis(
        self,
        *,
        view: View | None = None,
        as_of: date = AS_OF,
        threshold: float = 0.6,
        shuffle: int | None = None,
    ) -> Analysis:
        """Return the analysis of the records, in the default view where none is given."""
        full = self.dataset(shuffle=shuffle)
        return Analysis.of(full, SCHEMA, view=view, as_of=as_of, threshold=threshold)

    def context(self, **how: Any) -> GapContext:
        """Return what the kinds of gaps look at."""
        return GapContext(self.analysis(**how))

    def gaps(self, *kinds: str, **how: Any) -> list[Gap]:
        """Return the gaps of these kinds."""
        return find_gaps(self.analysis(**how), kinds or None)

    def gap(self, gap_id: str, **how: Any) -> Gap:
        """Return the one gap of this id."""
        found = [gap for gap in self.gaps(gap_id.partition(":")[0], **how) if gap.gap_id == gap_id]
        assert len(found) == 1, f"{gap_id}: {len(found)}"
        return found[0]


@pytest.fixture(scope="session")
def world() -> type[World]:
    """Give the builder itself; each test begins a world of its own."""
    return World
