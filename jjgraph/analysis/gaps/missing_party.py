"""G16: organisations without a partner of a party that they are expected to work with.

Definitions
-----------
Expected parties
    Of an enterprise a school, of a school an enterprise, of a research platform an enterprise, of an association an
    enterprise and a school (`EXPECTED`); one of two parties has the expectations of both.
Population
    The members of a consortium, by tie or by a declared list, and the organisations of its place.
Missing
    No edge of the collaboration graph to any organisation of the expected party on the day. A visit or a contract is no
    partner; an agreement that ended is told with its end.
Fitting partner
    One of the missing party that shares an industry (its own, or that of a major), a place, or a partner.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from jjgraph.analysis.gaps.actors import Actor, Cost
from jjgraph.analysis.gaps.assessability import Assessability
from jjgraph.analysis.gaps.context import GapContext
from jjgraph.analysis.gaps.core import Gap, joined, listed, weigh
from jjgraph.analysis.gaps.kind import GapKind
from jjgraph.analysis.gaps.proximity import find_scopes
from jjgraph.analysis.gaps.scope import Scope
from jjgraph.analysis.schema_names import MAJOR, OFFERS
from jjgraph.bilingual import Bilingual
from jjgraph.model.records import Tie
from jjgraph.model.schema import PARTIES

EXPECTED: Mapping[str, tuple[str, ...]] = {"校": ("企",), "行": ("校", "企"), "企": ("校",), "研": ("企",)}
NOUNS: Mapping[str, Bilingual] = {
    "政": Bilingual("政府部门", "government bodies"),
    "校": Bilingual("院校", "schools"),
    "行": Bilingual("行业协会", "associations"),
    "企": Bilingual("企业", "enterprises"),
    "研": Bilingual("科研平台", "research platforms"),
}
CANDIDATES = 3  # partners that a row proposes
OF_THE_PLACE = 0.5  # severity of one who is no member


@dataclass(frozen=True, slots=True)
class Missing:
    """An organisation, the party in which it has no partner, and the last tie with one that ended, as far as known."""

    uid: str
    party: str
    last: Tie | None


@dataclass(frozen=True)
class Partners:
    """Who of a scope has partners of which party, and who would fit."""

    context: GapContext
    scope: Scope

    @cached_property
    def members(self) -> frozenset[str]:
        """The members of the consortium, by tie or by a declared list."""
        lists = (item for item in self.context.coverages if item.group.subject_uid == self.scope.consortium)
        named = {uid for item in lists for uid in item.strict}
        ties = self.context.active
        joined_by = {
            t.subject_uid
            for t in ties
            if t.type in self.context.membership and t.object_uid == self.scope.consortium
        }
        return frozenset(named | joined_by)

    @cached_property
    def population(self) -> list[str]:
        """The organisations with a party that are members or of the place, sorted."""
        return sorted(uid for uid in self.context.graph if uid in self.members or self.scope.owns(uid))

    def counts(self, uid: str) -> dict[str, int]:
        """Return how many partners *uid* has of each party."""
        partners = [self.context.organisations[other].parties for other in self.context.graph.adj[uid]]
        return {party: sum(party in parties for parties in partners) for party in PARTIES}

    def missing(self) -> list[Missing]:
        """Return who has no partner of an expected party, by party and uid."""
        found = []
        for uid in self.population:
            counts = self.counts(uid)
            parties = self.context.organisations[uid].parties
            for party in dict.fromkeys(other for own in parties for other in EXPECTED.get(own, ())):
                if not counts[party]:
                    found.append(Missing(uid, party, self._last(uid, party)))
        return found

    @cached_property
    def _ended(self) -> dict[str, list[Tie]]:
        found: dict[str, list[Tie]] = defaultdict(list)
        for tie in self.context.shown.ties:
            if (
                tie.strength == "strong"
                and tie.until_last is not None
                and not tie.active_at(self.context.as_of)
            ):
                found[tie.subject_uid].append(tie)
                found[tie.object_uid].append(tie)
        return found

    def _last(self, uid: str, party: str) -> Tie | None:
        """Return the tie with one of *party* that ended last."""
        ties = [
            tie
            for tie in self._ended[uid]
            for other in {tie.subject_uid, tie.object_uid} - {uid}
            if other in self.context.organisations and party in self.context.organisations[other].parties
        ]
        return max(ties, key=lambda tie: (str(tie.until_last), tie.key), default=None)

    @cached_property
    def industries(self) -> dict[str, frozenset[str]]:
        """The industries of each organisation: those it works in or serves, and those that its majors serve."""
        direct: dict[str, set[str]] = defaultdict(set)
        majors: dict[str, set[str]] = defaultdict(set)
        for tie in self.context.active:
            if tie.type in self.context.to_industry:
                direct[tie.subject_uid].add(tie.object_uid)
            elif tie.type == OFFERS and self.context.schema.is_a(
                self.context.full.entity[tie.object_uid].kind, MAJOR
            ):
                majors[tie.subject_uid].add(tie.object_uid)
        return {
            uid: frozenset(direct[uid].union(*(direct[major] for major in majors[uid])))
            for uid in {*direct, *majors}
        }

    def fitting(self, found: Missing) -> list[tuple[str, str]]:
        """Return the partners that fit best, each with a common partner who could introduce them, or ""."""
        graph, own = self.context.graph, self.context.organisations
        fits = []
        for other in self.population:
            if other == found.uid or found.party not in own[other].parties:
                continue
            shared = self.industries.get(found.uid, frozenset()) & self.industries.get(other, frozenset())
            common = sorted(
                set(graph.adj[found.uid]) & set(graph.adj[other]), key=lambda uid: (-graph.degree(uid), uid)
            )
            same_place = bool(own[other].place) and own[other].place == own[found.uid].place
            if shared or common or same_place:
                rank = (-len(shared), -len(common), not same_place, other not in self.members, other)
                fits.append((rank, other, common[0] if common else ""))
        return [(other, introducer) for _, other, introducer in sorted(fits)[:CANDIDATES]]


def missing_party_gaps(context: GapContext) -> list[Gap]:
    """Find the organisations that have no partner of a party that they are expected to work with.

    Parameters
    ----------
    context : GapContext
        Its collaboration graph says who is a partner of whom.

    Returns
    -------
    list of Gap
        For each consortium, party and missing party a total with everybody's name, and a row for each organisation
        that has other partners; who has none at all stands among the members without collaboration (G03) and is only
        counted here. ``shortfall`` is 1, of a total the number of organisations; ``severity`` is 1 for members, 0.5
        for others of the place, of a total the share of the population.

    Notes
    -----
    Assessable where the lists of both parties are known well enough: a partner may be among those not named.

    Examples
    --------
    The school s has the enterprise a by the base that both build; a and b work with each other, and b with no school.

    >>> from jjgraph.analysis.context import Analysis
    >>> from jjgraph.model.examples import SCHEMA, tiny
    >>> [gap.gap_id for gap in missing_party_gaps(GapContext(Analysis.of(tiny(), SCHEMA)))]
    []
    """
    gaps: list[Gap] = []
    for scope in find_scopes(context):
        partners = Partners(context, scope)
        by_pair: dict[tuple[str, str], list[Missing]] = defaultdict(list)
        for found in partners.missing():
            for own in context.organisations[found.uid].parties:
                if found.party in EXPECTED.get(own, ()):
                    by_pair[own, found.party].append(found)
        for (own, party), missing in sorted(
            by_pair.items(), key=lambda item: tuple(map(PARTIES.index, item[0]))
        ):
            verdict = context.assess_parties(
                [own, party], [item.uid for item in missing], consortium=scope.consortium
            )
            gaps.append(_total(partners, (own, party), missing, verdict))
            gaps += [_row(partners, item, verdict) for item in missing if context.graph.degree(item.uid)]
    return list({gap.gap_id: gap for gap in gaps}.values())


def _total(partners: Partners, pair: tuple[str, str], missing: list[Missing], verdict: Assessability) -> Gap:
    context, scope = partners.context, partners.scope
    own, party = (NOUNS[sign] for sign in pair)
    everybody = [uid for uid in partners.population if pair[0] in context.organisations[uid].parties]
    alone = sum(not context.graph.degree(item.uid) for item in missing)
    names = listed([context.name(item.uid) for item in missing], limit=len(missing))
    return Gap(
        gap_id=scope.gap_id("G16", "total", *pair),
        gap_kind="G16",
        subject_ids=scope.subjects or tuple(item.uid for item in missing),
        expected=str(len(everybody)),
        observed=str(len(everybody) - len(missing)),
        shortfall=float(len(missing)),
        severity=weigh(len(missing) / len(everybody), assessable=verdict.assessable),
        assessable=verdict.assessable,
        awaited=verdict.awaited,
        reason=joined(
            [
                Bilingual(
                    f"{len(everybody)}个{own.zh}中，{len(missing)}个没有{party.zh}伙伴：{names.zh}",
                    f"of {len(everybody)} {own.en}, {len(missing)} have no partner among {party.en}: {names.en}",
                ),
                Bilingual(
                    f"其中{alone}个没有任何伙伴（见 G03）", f"{alone} of them have none at all (see G03)"
                )
                if alone
                else Bilingual(""),
                verdict.reason,
            ]
        ),
        action=Bilingual(f"请秘书处为他们介绍{party.zh}", f"the secretariat introduces them to {party.en}"),
        claim_ids=_claims(context, missing),
        figures=(("organisations", float(len(everybody))), ("alone", float(alone))),
    )


def _row(partners: Partners, found: Missing, verdict: Assessability) -> Gap:
    context = partners.context
    name, party = context.name(found.uid), NOUNS[found.party]
    member = found.uid in partners.members
    others = context.graph.degree(found.uid)
    fitting = partners.fitting(found)
    return Gap(
        gap_id=partners.scope.gap_id("G16", found.uid, found.party),
        gap_kind="G16",
        subject_ids=(found.uid, *(uid for uid, _ in fitting)),
        expected="≥1",
        observed="0",
        shortfall=1.0,
        severity=weigh(1.0 if member else OF_THE_PLACE, assessable=verdict.assessable),
        assessable=verdict.assessable,
        awaited=verdict.awaited,
        reason=joined(
            [
                Bilingual(
                    f"{name.zh}有{others}个伙伴，没有一个是{party.zh}",
                    f"{name.pick('en')} has partners ({others}), none among {party.en}",
                ),
                _ended(context, found),
                _proposed(context, fitting),
                verdict.reason,
            ]
        ),
        action=_introduction(context, name, party, fitting),
        claim_ids=_claims(context, [found]),
        flags=("member",) if member else (),
        figures=(("partners", float(others)),),
        tier=1,
    )


def _claims(context: GapContext, missing: Iterable[Missing]) -> tuple[str, ...]:
    """What a row rests on: the membership of its organisations, and the ties that ended."""
    uids = {item.uid for item in missing}
    ties = {tie.key for tie in context.active if tie.type in context.membership and tie.subject_uid in uids}
    return context.claims(sorted(ties | {item.last.key for item in missing if item.last}))


def _ended(context: GapContext, found: Missing) -> Bilingual:
    if found.last is None:
        return Bilingual("")
    [other] = {found.last.subject_uid, found.last.object_uid} - {found.uid}
    name = context.name(other)
    return Bilingual(
        f"与{name.zh}的合作到{found.last.until}为止", f"with {name.pick('en')} until {found.last.until}"
    )


def _proposed(context: GapContext, fitting: list[tuple[str, str]]) -> Bilingual:
    if not fitting:
        return Bilingual(
            "没有同产业、同地或有共同伙伴的", "nobody of the same industry, place or with a common partner"
        )
    names = listed([context.name(uid) for uid, _ in fitting])
    return Bilingual(f"合适的有：{names.zh}", f"fitting: {names.en}")


def _introduction(
    context: GapContext, name: Bilingual, party: Bilingual, fitting: list[tuple[str, str]]
) -> Bilingual:
    if not fitting:
        return Bilingual(
            f"请秘书处为{name.zh}寻找{party.zh}",
            f"the secretariat looks for {party.en} for {name.pick('en')}",
        )
    uid, introducer = next(((uid, by) for uid, by in fitting if by), fitting[0])
    other = context.name(uid)
    through = context.name(introducer) if introducer else Bilingual("秘书处", "the secretariat")
    return Bilingual(
        f"请{through.zh}介绍{name.zh}与{other.zh}",
        f"{through.pick('en')} introduces {name.pick('en')} to {other.pick('en')}",
    )


KIND = GapKind(
    code="G16",
    order=35,
    label=Bilingual("缺一方伙伴", "no partner of a party"),
    explanation=Bilingual(
        "有企业没有院校伙伴、院校没有企业伙伴、平台没有企业伙伴、协会没有企业或院校伙伴",
        "enterprises without a school, schools and platforms without an enterprise, associations without either",
    ),
    actor=Actor.SECRETARIAT,
    cost=Cost.CALL,
    find=missing_party_gaps,
)
