"""G14: point-to-point residue: how many shared objects still have exactly two participants.

Objects of which one participant is known are left out: the others are unnamed (G01), it is not alone.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import fsum

import networkx as nx

from jjgraph.analysis.gaps.actors import Actor, Cost
from jjgraph.analysis.gaps.context import GapContext
from jjgraph.analysis.gaps.core import Gap, joined, plain, weigh
from jjgraph.analysis.gaps.kind import GapKind
from jjgraph.analysis.gaps.parties import MULTI, participation
from jjgraph.analysis.gaps.proximity import find_scopes
from jjgraph.analysis.gaps.scope import Scope
from jjgraph.analysis.measures.centralisation import density
from jjgraph.bilingual import Bilingual


@dataclass(frozen=True, slots=True)
class BilateralShare:
    """Objects with two or more participants, the share with exactly two (0 to 1), and the mean number."""

    objects: int
    share: float
    mean: float


def bilateral_share(sizes: Iterable[int]) -> BilateralShare | None:
    """Return how many of the objects of these sizes are point to point.

    Parameters
    ----------
    sizes : iterable of int
        Known participants of each object; those below two are left out.

    Returns
    -------
    BilateralShare or None
        None where nothing is left.

    Examples
    --------
    >>> bilateral_share([2, 2, 3, 5]), bilateral_share([1, 1])
    (BilateralShare(objects=4, share=0.5, mean=3.0), None)
    """
    known = [size for size in sizes if size >= MULTI]
    if not known:
        return None
    return BilateralShare(len(known), known.count(MULTI) / len(known), fsum(known) / len(known))


def bilateral_gaps(context: GapContext) -> list[Gap]:
    """Test the claim that point-to-point cooperation has become a consortium.

    Parameters
    ----------
    context : GapContext
        Its shared objects, and its collaboration graph.

    Returns
    -------
    list of Gap
        One for each consortium (or one for everything) with objects of exactly two. ``shortfall`` is their
        number, ``severity`` their share r2. Flag ``falling`` where r2 is lower than a year before, which
        supports the claim; ``rising`` where it is higher.

    Notes
    -----
    Assessable when the lists of objects of their kinds are known well enough.

    Examples
    --------
    The one shared object is of exactly two, a and s: all of the objects are bilateral.

    >>> from jjgraph.analysis.context import Analysis
    >>> from jjgraph.model.examples import SCHEMA, tiny
    >>> [gap] = bilateral_gaps(GapContext(Analysis.of(tiny(), SCHEMA)))
    >>> gap.shortfall, dict(gap.figures)["r2"]
    (1.0, 1.0)
    """
    found = {item.uid: len(item.participants) for item in participation(context)}
    earlier = {item.uid: len(item.participants) for item in participation(context.a_year_before)}
    gaps = []
    for scope in find_scopes(context):
        uids = scope.within(found)
        now = bilateral_share(found[uid] for uid in uids)
        if now and now.share:
            before = bilateral_share(earlier[uid] for uid in scope.within(earlier))
            gaps.append(_scope_gap(context, scope, uids, (now, before)))
    return gaps


def _scope_gap(
    context: GapContext,
    scope: Scope,
    uids: Sequence[str],
    measured: tuple[BilateralShare, BilateralShare | None],
) -> Gap:
    now, before = measured
    kinds = {context.full.entity[uid].kind for uid in uids}
    verdict = context.assess_kinds(kinds, uids, consortium=scope.consortium)
    graph = context.graph.subgraph(scope.within(context.graph))
    largest = max(map(len, nx.connected_components(graph)), default=0) / max(1, len(graph))
    two = round(now.share * now.objects)
    return Gap(
        gap_id=scope.gap_id("G14"),
        gap_kind="G14",
        subject_ids=scope.subjects,
        expected="0",
        observed=str(two),
        shortfall=float(two),
        severity=weigh(now.share, assessable=verdict.assessable),
        assessable=verdict.assessable,
        awaited=verdict.awaited,
        reason=joined(
            [
                Bilingual(
                    f"已知有两个以上参与方的{now.objects}个共建对象中，{two}个只有两方（{now.share:.0%}），"
                    f"平均{plain(now.mean)}方；最大连通部分占已知单位的{largest:.0%}",
                    f"of {now.objects} shared objects with two or more known participants {two} have exactly two"
                    f" ({now.share:.0%}), {plain(now.mean)} on average; the largest connected part holds"
                    f" {largest:.0%} of the known organisations",
                ),
                _trend(now, before),
                verdict.reason,
            ]
        ),
        action=Bilingual(
            "请理事会推动多方共建，并由研究院逐年检验",
            "the council asks for objects of several parties; the institute tests it year by year",
        ),
        flags=() if before is None or before.share == now.share else (_direction(now, before),),
        figures=(
            ("r2", now.share),
            ("r2_a_year_before", before.share if before else None),
            ("mean_size", now.mean),
            ("largest_component", largest),
            ("density", density(graph) or 0.0),
        ),
    )


def _direction(now: BilateralShare, before: BilateralShare) -> str:
    return "falling" if now.share < before.share else "rising"


def _trend(now: BilateralShare, before: BilateralShare | None) -> Bilingual:
    if before is None:
        return Bilingual("")
    verdict = (
        Bilingual("支持“共生共荣”的说法", "which supports the claim of a consortium")
        if now.share < before.share
        else Bilingual("不支持“共生共荣”的说法", "which does not support the claim of a consortium")
    )
    return Bilingual(
        f"一年前为{before.share:.0%}，{verdict.zh}", f"a year before {before.share:.0%}, {verdict.en}"
    )


KIND = GapKind(
    code="G14",
    order=140,
    label=Bilingual("点对点残留", "point-to-point residue"),
    explanation=Bilingual(
        "共建对象中只有两方的占多少",
        "how many shared objects have exactly two participants",
    ),
    actor=Actor.COUNCIL,
    cost=Cost.PROGRAMME,
    find=bilateral_gaps,
)
