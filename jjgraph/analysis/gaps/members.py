"""G03: members of a consortium of whom no collaboration is known.

Definitions
-----------
Member
    An organisation with an active tie MEMBER_OF or LEADS, in view, to an entity of the kind Consortium.
Status of a member
    The first of these that holds: ``collaborates`` (it has a partner in the collaboration graph),
    ``unknown_party`` (it has no party, so the graph leaves it out), ``outside_view`` (it has ties of
    collaboration or contact that the view leaves out), ``partner_unnamed`` (it has an active strong tie or
    share, but nobody with a party is known at the other end), ``grace`` (it joined less than six months
    before), ``planned_only``, ``event_only`` (only weak ties: attended, visited …), ``none``.
Isolated
    ``planned_only``, ``event_only`` and ``none``; what the other statuses say is another matter.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from jjgraph.analysis.gaps.actors import Actor, Cost
from jjgraph.analysis.gaps.assessability import Assessability
from jjgraph.analysis.gaps.context import GapContext
from jjgraph.analysis.gaps.core import Gap, joined, listed, weigh
from jjgraph.analysis.gaps.kind import GapKind
from jjgraph.analysis.schema_names import CONSORTIUM
from jjgraph.bilingual import Bilingual
from jjgraph.model.dates import months_later
from jjgraph.model.records import Tie

GRACE_MONTHS = 6
SEVERITY = {"none": 1.0, "event_only": 2 / 3, "planned_only": 1 / 3}  # these are isolated
STATUSES = {
    "collaborates": Bilingual("有合作", "collaborates"),
    "unknown_party": Bilingual(
        "所属方未知，不在合作图中", "its party is unknown: the collaboration graph leaves it out"
    ),
    "outside_view": Bilingual(
        "合作或往来在视图之外，不称孤立", "its ties lie outside this view: not called isolated"
    ),
    "partner_unnamed": Bilingual(
        "有合作，但对方未具名或所属方未知", "it collaborates, but the other side is not named or classed"
    ),
    "grace": Bilingual("加入不足六个月", "a member for less than six months"),
    "planned_only": Bilingual("只有计划中的合作", "its collaboration is only planned"),
    "event_only": Bilingual("只参加过活动或往来，没有合作", "events and contacts only, no collaboration"),
    "none": Bilingual("没有任何合作或活动", "neither collaboration nor events"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One member of one consortium; ``last_contact`` is the date of its newest weak tie, as written."""

    consortium: str
    uid: str
    party: str
    degree: int
    last_contact: str
    status: str
    claim_ids: tuple[str, ...]


def members(context: GapContext) -> list[Member]:
    """Return the status of every member of every consortium, sorted by consortium and uid.

    Examples
    --------
    >>> from jjgraph.analysis.context import Analysis
    >>> from jjgraph.model.examples import SCHEMA, tiny
    >>> [found] = members(GapContext(Analysis.of(tiny(), SCHEMA)))
    >>> found.consortium, found.uid, found.degree, found.status
    ('u', 'a', 2, 'collaborates')
    """
    joined_by: dict[tuple[str, str], list[Tie]] = defaultdict(list)
    touching: dict[str, list[Tie]] = defaultdict(list)
    for tie in context.full.ties:
        if _joins(context, tie):
            joined_by[tie.object_uid, tie.subject_uid].append(tie)
        elif tie.strength != "none" or tie.share:
            touching[tie.subject_uid].append(tie)
            touching[tie.object_uid].append(tie)
    return [
        _member(context, consortium, uid, joining, touching[uid])
        for (consortium, uid), joining in sorted(joined_by.items())
    ]


def _joins(context: GapContext, tie: Tie) -> bool:
    return (
        tie.type in context.membership
        and tie.key in context.shown_tie
        and tie.active_at(context.as_of)
        and tie.subject_uid in context.organisations
        and context.schema.is_a(context.full.entity[tie.object_uid].kind, CONSORTIUM)
    )


def _member(
    context: GapContext, consortium: str, uid: str, joining: Iterable[Tie], touching: list[Tie]
) -> Member:
    weak = [tie for tie in touching if tie.key in context.shown_tie and _contact(tie, context.as_of)]
    degree = context.graph.degree(uid) if uid in context.graph else 0
    newest = max(weak, key=lambda tie: (tie.since_first or date.min, tie.key), default=None)
    return Member(
        consortium=consortium,
        uid=uid,
        party="|".join(context.organisations[uid].parties),
        degree=degree,
        last_contact=newest.since if newest else "",
        status="collaborates" if degree else _status(context, uid, joining, touching),
        claim_ids=tuple(sorted({claim for tie in (*joining, *weak) for claim in tie.claim_ids})),
    )


def _contact(tie: Tie, as_of: date) -> bool:
    """Tell whether *tie* is a contact that has happened; that it is over takes nothing from it."""
    return tie.strength == "weak" and tie.status != "planned" and (tie.since_first or as_of) <= as_of


def _status(context: GapContext, uid: str, joining: Iterable[Tie], touching: list[Tie]) -> str:
    shown = [tie for tie in touching if tie.key in context.shown_tie]
    if uid not in context.graph:
        return "unknown_party"
    if len(shown) < len(touching):
        return "outside_view"
    strong = [tie for tie in shown if tie.strength == "strong" or tie.share]
    if any(tie.active_at(context.as_of) for tie in strong):
        return "partner_unnamed"
    since = min((tie.since_first for tie in joining if tie.since_first), default=None)
    if since and months_later(since, GRACE_MONTHS) > context.as_of:
        return "grace"
    if any(_ahead(tie, context.as_of) for tie in strong):
        return "planned_only"
    return "event_only" if any(_contact(tie, context.as_of) for tie in shown) else "none"


def _ahead(tie: Tie, as_of: date) -> bool:
    return tie.status == "planned" or (
        tie.status != "ended" and tie.since_first is not None and tie.since_first > as_of
    )


def member_gaps(context: GapContext) -> list[Gap]:
    """Find the members of whom no collaboration is known.

    Parameters
    ----------
    context : GapContext
        Ties outside the view are looked at too, so that nobody is called isolated who has some.

    Returns
    -------
    list of Gap
        One for each member that is isolated, in grace, of unknown party or with unnamed partners, and one
        for each consortium with isolated members: their rate. ``shortfall`` is 1 (collaboration), of the
        total the number of isolated members; ``severity`` is 1, 2/3 or 1/3 for ``none``, ``event_only``
        and ``planned_only``, 0 for the rest, and the rate for the total.

    Notes
    -----
    Assessable when each declared group of the consortium that makes up its total is known well enough,
    since the partners might be among those not named. Rows of unknown party or unnamed partners never are.

    Examples
    --------
    Without its other ties the one member of u is isolated: the row of a, and the total of u.

    >>> from dataclasses import replace
    >>> from jjgraph.analysis.context import Analysis
    >>> from jjgraph.model.examples import SCHEMA, tiny
    >>> alone = replace(tiny(), ties=tuple(tie for tie in tiny().ties if tie.type == "MEMBER_OF"))
    >>> [(gap.subject_ids, gap.shortfall) for gap in member_gaps(GapContext(Analysis.of(alone, SCHEMA)))]
    [(('a',), 1.0), (('u',), 1.0)]
    """
    rows: dict[str, list[Member]] = defaultdict(list)
    for member in members(context):
        rows[member.consortium].append(member)
    gaps: list[Gap] = []
    for consortium, found in rows.items():
        groups = [item for item in context.coverages if item.group.subject_uid == consortium]
        verdict = context.assess([item for item in groups if item.group.in_total] or groups)
        gaps += [_member_gap(context, member, verdict) for member in found if _worth_a_row(member)]
        gaps += _rate_gap(context, consortium, found, verdict)
    return gaps


def _worth_a_row(member: Member) -> bool:
    return member.status not in ("collaborates", "outside_view")


def _member_gap(context: GapContext, member: Member, verdict: Assessability) -> Gap:
    assessable = verdict.assessable and member.status not in ("unknown_party", "partner_unnamed")
    name, status = context.name(member.uid), STATUSES[member.status]
    consortium = context.name(member.consortium)
    last = member.last_contact
    return Gap(
        gap_id=f"G03:{member.consortium}:{member.uid}",
        gap_kind="G03",
        subject_ids=(member.uid,),
        expected="≥1",
        observed=str(member.degree),
        shortfall=1.0,
        severity=weigh(SEVERITY.get(member.status, 0.0), assessable=assessable),
        assessable=assessable,
        awaited=verdict.awaited,
        reason=joined(
            [
                Bilingual(
                    f"{name.zh}是{consortium.zh}成员：{status.zh}",
                    f"{name.pick('en')}, member of {consortium.pick('en')}; {status.en}",
                ),
                Bilingual(f"最近往来：{last}", f"last contact: {last}") if last else Bilingual(""),
                verdict.reason,
            ]
        ),
        action=Bilingual("请秘书处联系该成员并核实", "the secretariat calls the member and checks"),
        claim_ids=member.claim_ids,
        flags=(member.status,),
        figures=(("degree", float(member.degree)),),
    )


def _rate_gap(context: GapContext, consortium: str, found: list[Member], verdict: Assessability) -> list[Gap]:
    isolated = [member for member in found if member.status in SEVERITY]
    hidden = sum(member.status == "outside_view" for member in found)
    if not isolated:
        return []
    rate = len(isolated) / len(found)
    names = listed(context.names(member.uid for member in isolated))
    name = context.name(consortium)
    return [
        Gap(
            gap_id=f"G03:{consortium}:total",
            gap_kind="G03",
            subject_ids=(consortium,),
            expected="0",
            observed=str(len(isolated)),
            shortfall=float(len(isolated)),
            severity=weigh(rate, assessable=verdict.assessable),
            assessable=verdict.assessable,
            awaited=verdict.awaited,
            reason=joined(
                [
                    Bilingual(
                        f"{name.zh}：在已知的{len(found)}个成员中，{len(isolated)}个未见合作（{names.zh}）",
                        f"{name.pick('en')}: of {len(found)} known members {len(isolated)} are without known"
                        f" collaboration ({names.en})",
                    ),
                    Bilingual(
                        f"另有{hidden}个的联系在视图之外", f"the ties of {hidden} lie outside this view"
                    )
                    if hidden
                    else Bilingual(""),
                    verdict.reason,
                ]
            ),
            action=Bilingual("请秘书处逐一联系", "the secretariat calls each of them"),
            claim_ids=tuple(sorted({uid for member in isolated for uid in member.claim_ids})),
            figures=(("rate", rate), ("members", float(len(found)))),
        )
    ]


KIND = GapKind(
    code="G03",
    order=30,
    label=Bilingual("挂名成员", "member in name only"),
    explanation=Bilingual(
        "未见合作、只参加过活动的成员",
        "members of whom no collaboration is known, or only events",
    ),
    actor=Actor.SECRETARIAT,
    cost=Cost.CALL,
    find=member_gaps,
)
