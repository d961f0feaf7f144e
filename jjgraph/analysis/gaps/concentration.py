"""G09: concentration and dependency: a few organisations that hold most of what is known.

Definitions
-----------
Shares
    Of the shared objects of one kind: an object of k known participants counts 1/k for each, so that the sum
    stays 1. Of money: the amounts that are stated; where none is, only objects are counted, and the row says so.
HHI, effective number, CR1
    Sum of the squared shares; 1/HHI; the largest share.
Dependency of v
    The largest share of v's collaborations, by weight, that are with one partner.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from math import fsum

from jjgraph.analysis.gaps.actors import Actor, Cost
from jjgraph.analysis.gaps.amounts import money
from jjgraph.analysis.gaps.context import GapContext
from jjgraph.analysis.gaps.core import Gap, listed, plain, weigh
from jjgraph.analysis.gaps.kind import GapKind
from jjgraph.analysis.gaps.proximity import find_scopes
from jjgraph.analysis.gaps.scope import Scope
from jjgraph.analysis.network.projection import Shares, shares_by_object
from jjgraph.bilingual import Bilingual

HHI = 0.25  # both thresholds are to be set with the council
CR1 = 0.4
ENOUGH = 3  # organisations below which a concentration says nothing
TIES = 4  # collaborations from which one can be said to depend on one partner
ROWS = 10


@dataclass(frozen=True, slots=True)
class Concentration:
    """HHI and CR1, 0 to 1; the effective number of holders; the largest holder, the first by uid."""

    hhi: float
    effective: float
    cr1: float
    largest: str

    @property
    def is_gap(self) -> bool:
        """Tell whether either threshold is passed."""
        return self.hhi > HHI or self.cr1 > CR1


def concentration(amounts: Mapping[str, float]) -> Concentration | None:
    """Return how concentrated *amounts* are.

    Parameters
    ----------
    amounts : mapping
        What each holds, 0 or more, in any unit.

    Returns
    -------
    Concentration or None
        None where there is nothing to share.

    References
    ----------
    A. O. Hirschman, "The paternity of an index", American Economic Review 54 (1964).

    Examples
    --------
    Counts 5, 3 and 2: HHI = .25 + .09 + .04, effective number 2.632, CR1 0.5.

    >>> found = concentration({"a": 5, "b": 3, "c": 2})
    >>> round(found.hhi, 4), round(found.effective, 3), found.cr1, found.largest
    (0.38, 2.632, 0.5, 'a')
    """
    total = fsum(amounts.values())
    if total <= 0:
        return None
    shares = {uid: amount / total for uid, amount in amounts.items()}
    hhi = fsum(share**2 for share in shares.values())
    largest = min(shares, key=lambda uid: (-shares[uid], uid))
    return Concentration(hhi, 1 / hhi, shares[largest], largest)


def concentration_gaps(context: GapContext) -> list[Gap]:
    """Find what is concentrated in few hands, and who depends on one partner.

    Parameters
    ----------
    context : GapContext
        Shares in objects near a consortium, and the collaboration graph.

    Returns
    -------
    list of Gap
        For each kind with two shared objects or more one row by count and one by money, where HHI is above 0.25 or CR1 above
        0.4; and the ten most dependent organisations, with four collaborations or more of which above 0.4 are
        with one partner. ``shortfall`` is CR1 or the dependency less 0.4, not below 0; ``severity`` is the
        greater of HHI and CR1, or the dependency.

    Notes
    -----
    Facts about what is known, hence assessable; below three organisations they are not.

    Examples
    --------
    a and s have half of the base x each, and a has all of y: 3/4 and 1/4 of the bases, HHI 9/16 + 1/16. Two
    holders are too few to assess.

    >>> from jjgraph.analysis.context import Analysis
    >>> from jjgraph.model.examples import SCHEMA, entity, tie
    >>> from jjgraph.model.records import Dataset
    >>> known = (entity("a"), entity("s"), entity("x", "TrainingBase"), entity("y", "TrainingBase"))
    >>> ties = tuple(tie(holder, "CO_BUILDS", base) for holder, base in ("ax", "sx", "ay"))
    >>> [gap] = concentration_gaps(GapContext(Analysis.of(Dataset(entities=known, ties=ties), SCHEMA)))
    >>> dict(gap.figures)["hhi"], gap.assessable
    (0.625, False)
    """
    shares = shares_by_object(context.active, context.organisations)
    gaps = []
    for scope in find_scopes(context):
        by_kind: dict[str, Shares] = defaultdict(dict)
        for uid in scope.within(shares):
            by_kind[context.full.entity[uid].kind][uid] = shares[uid]
        for kind, objects in sorted(by_kind.items()):
            gaps += _kind_gaps(context, scope, kind, objects)
    return gaps + _dependency_gaps(context)


def _kind_gaps(context: GapContext, scope: Scope, kind: str, objects: Shares) -> list[Gap]:
    counts: dict[str, float] = defaultdict(float)
    amounts: dict[str, float] = defaultdict(float)
    for participants in objects.values():
        for uid, ties in participants.items():
            counts[uid] += 1 / len(participants)
            amounts[uid] += sum(money(context, tie) or 0.0 for tie in ties)
    given = {uid: amount for uid, amount in amounts.items() if amount}
    measured = (("count", concentration(counts), counts), ("money", concentration(given), given))
    return [
        _concentration_gap(context, scope, (kind, unit), objects, (found, len(held)))
        for unit, found, held in measured
        if found and len(objects) > 1 and found.is_gap
    ]


def _concentration_gap(
    context: GapContext,
    scope: Scope,
    about: tuple[str, str],
    objects: Shares,
    measured: tuple[Concentration, int],
) -> Gap:
    (kind, unit), (found, holders) = about, measured
    label, name = context.schema.kinds[kind].label, context.name(found.largest)
    assessable = holders >= ENOUGH
    basis = (
        Bilingual("按个数计（金额未全部给出）", "by count (amounts are not all stated)")
        if unit == "count"
        else Bilingual("按已知金额计", "by the amounts stated")
    )
    few = (
        Bilingual("", "")
        if assessable
        else Bilingual("；不足三家，暂不可评估", "; fewer than three: not assessable")
    )
    ties = [tie for uid in objects for tie in objects[uid].get(found.largest, ())]
    return Gap(
        gap_id=scope.gap_id("G09", kind, unit),
        gap_kind="G09",
        subject_ids=(found.largest,),
        expected=f"HHI≤{HHI}, CR1≤{CR1}",
        observed=f"HHI={plain(found.hhi)}, CR1={plain(found.cr1)}",
        shortfall=max(0.0, found.cr1 - CR1),
        severity=weigh(max(found.hhi, found.cr1), assessable=assessable),
        assessable=assessable,
        reason=Bilingual(
            f"{len(objects)}个{label.zh}{basis.zh}集中于{holders}个单位，{name.zh}占{found.cr1:.0%}，"
            f"相当于{found.effective:.1f}个均等单位{few.zh}",
            f"{len(objects)} of kind {label.en} {basis.en} lie with {holders} organisations,"
            f" {found.cr1:.0%} with {name.pick('en')}; as if {found.effective:.1f} shared alike{few.en}",
        ),
        action=Bilingual(
            "请理事会引入更多单位分担，并保护牵头方", "the council spreads them and protects the lead"
        ),
        claim_ids=context.claims(tie.key for tie in ties),
        flags=() if assessable else ("too_few",),
        figures=(
            ("hhi", found.hhi),
            ("effective", found.effective),
            ("cr1", found.cr1),
            ("organisations", float(holders)),
        ),
    )


def _dependency_gaps(context: GapContext) -> list[Gap]:
    found = []
    for uid in context.graph:
        edges = context.graph[uid]
        total = sum(edge["weight"] for edge in edges.values())
        if total >= TIES and any(scope.holds(uid) for scope in find_scopes(context)):
            partner = min(edges, key=lambda other: (-edges[other]["weight"], other))
            share = edges[partner]["weight"] / total
            if share > CR1:
                found.append((-share, uid, partner))
    return [_dependency_gap(context, uid, partner, -share) for share, uid, partner in sorted(found)[:ROWS]]


def _dependency_gap(context: GapContext, uid: str, partner: str, share: float) -> Gap:
    name, other = context.name(uid), context.name(partner)
    edge = context.graph[uid][partner]
    over = listed(context.names(edge["objects"]), limit=3)
    return Gap(
        gap_id=f"G09:dependency:{uid}",
        gap_kind="G09",
        subject_ids=tuple(sorted((uid, partner))),
        expected=f"≤{CR1}",
        observed=plain(share),
        shortfall=share - CR1,
        severity=weigh(share, assessable=True),
        assessable=True,
        reason=Bilingual(
            f"{name.zh}的合作有{share:.0%}系于{other.zh}" + (f"（{over.zh}）" if over.zh else ""),
            f"{share:.0%} of the collaborations of {name.pick('en')} are with"
            f" {other.pick('en')}" + (f" ({over.en})" if over.en else ""),
        ),
        action=Bilingual(f"请{name.zh}另寻合作方", f"{name.pick('en')} looks for further partners"),
        claim_ids=context.claims(edge["ties"]),
        flags=("dependency",),
        actor=Actor.MEMBERS,
        figures=(("dependency", share), ("weight", float(edge["weight"]))),
    )


KIND = GapKind(
    code="G09",
    order=90,
    label=Bilingual("集中与依赖", "concentration and dependency"),
    explanation=Bilingual(
        "已知的共建和资金集中于谁，谁依赖单一伙伴",
        "who holds most of the known objects and money, and who depends on one partner",
    ),
    actor=Actor.COUNCIL,
    cost=Cost.PROGRAMME,
    find=concentration_gaps,
)
