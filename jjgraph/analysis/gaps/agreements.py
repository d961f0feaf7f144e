"""G11: agreements that have expired, that expire soon, or whose term nobody states.

Definitions
-----------
Agreement
    A tie SIGNED_WITH between two, or an entity of the kind Agreement with who signed it; not a planned one.
State on the day t
    ``expired`` (last day < t), ``expiring`` (t ≤ last day ≤ t + 90 days), ``active`` (later), ``undated``
    (no last day), ``date_error`` (its last day is before its first). A month stands for its last day.
Successor
    An agreement of the same parties and the same object that begins later; then the earlier needs no renewal.
Gap rate
    (expired without successor + expiring) / dated. The undated are a rate of their own.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from jjgraph.analysis.gaps.actors import Actor, Cost
from jjgraph.analysis.gaps.context import GapContext
from jjgraph.analysis.gaps.core import Gap, joined, listed, weigh
from jjgraph.analysis.gaps.kind import GapKind
from jjgraph.analysis.gaps.proximity import find_scopes
from jjgraph.analysis.gaps.scope import Scope
from jjgraph.analysis.schema_names import COVERS, SIGNED, SIGNED_WITH
from jjgraph.bilingual import Bilingual
from jjgraph.model.records import Tie

SOON = 90  # days
EXAMPLES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """One agreement: ``uid`` is that of the entity, or of the tie; ``about`` what it covers, sorted."""

    uid: str
    parties: tuple[str, ...]
    about: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    ties: tuple[str, ...] = ()


def state(agreement: Agreement, day: date) -> str:
    """Return the state of *agreement* on *day*.

    Examples
    --------
    >>> day = date(2024, 3, 27)
    >>> ends = [date(2024, 1, 1), date(2024, 5, 1), date(2026, 12, 31), None, day]
    >>> [state(Agreement(uid="x", parties=(), until=end), day) for end in ends]
    ['expired', 'expiring', 'active', 'undated', 'expiring']
    """
    if agreement.until is None:
        return "undated"
    if agreement.since and agreement.until < agreement.since:
        return "date_error"
    if agreement.until < day:
        return "expired"
    return "expiring" if (agreement.until - day).days <= SOON else "active"


def renewed(agreements: Iterable[Agreement]) -> set[str]:
    """Return the uids of the agreements that have a successor.

    Examples
    --------
    >>> first = Agreement(uid="1", parties=("a", "b"), since=date(2020, 1, 1), until=date(2022, 12, 31))
    >>> second = Agreement(uid="2", parties=("a", "b"), since=date(2023, 1, 1))
    >>> renewed([first, second])
    {'1'}
    """
    alike: dict[tuple[tuple[str, ...], tuple[str, ...]], list[Agreement]] = defaultdict(list)
    for agreement in agreements:
        alike[agreement.parties, agreement.about].append(agreement)
    found = set()
    for group in alike.values():
        latest = max((item.since for item in group if item.since), default=date.min)
        found |= {item.uid for item in group if (item.since or item.until or date.max) < latest}
    return found


def rates(agreements: Sequence[Agreement], day: date) -> tuple[float | None, float | None]:
    """Return the gap rate of the dated agreements and the rate of the undated, each None where there is none.

    Examples
    --------
    Expired 1, expiring 1 (in 35 days), active 1, undated 1: gap rate 2/3, undated 1/4.

    >>> ends = [date(2024, 1, 1), date(2024, 5, 1), date(2026, 12, 31), None]
    >>> four = [Agreement(uid=str(n), parties=(str(n),), until=end) for n, end in enumerate(ends)]
    >>> rates(four, date(2024, 3, 27))
    (0.6666666666666666, 0.25)
    """
    done = renewed(agreements)
    states = [(item.uid, state(item, day)) for item in agreements]
    dated = sum(found in ("expired", "expiring", "active") for _, found in states)
    due = sum(found == "expiring" or (found == "expired" and uid not in done) for uid, found in states)
    undated = sum(found == "undated" for _, found in states)
    return due / dated if dated else None, undated / len(states) if states else None


def agreements_of(context: GapContext) -> list[Agreement]:
    """Return the agreements in view, sorted by uid.

    Examples
    --------
    >>> from jjgraph.analysis.context import Analysis
    >>> from jjgraph.model.examples import SCHEMA, entity, tie
    >>> from jjgraph.model.records import Dataset
    >>> known = Dataset(entities=tuple(map(entity, "ab")), ties=(tie("b", "SIGNED_WITH", "a", until="2025"),))
    >>> [found] = agreements_of(GapContext(Analysis.of(known, SCHEMA, as_of=date(2024, 1, 1))))
    >>> found.parties, found.until
    (('a', 'b'), datetime.date(2025, 12, 31))
    """
    begun = [
        tie
        for tie in context.shown.ties
        if tie.status != "planned" and (tie.since_first is None or tie.since_first <= context.as_of)
    ]
    found = [_direct(tie) for tie in begun if tie.type == SIGNED_WITH]
    found = [item for item in found if not (item.until is None and _ended(context, item))]
    signed: dict[str, list[Tie]] = defaultdict(list)
    covers: dict[str, set[str]] = defaultdict(set)
    for tie in begun:
        if tie.type == SIGNED:
            signed[tie.object_uid].append(tie)
        elif tie.type == COVERS:
            covers[tie.subject_uid].add(tie.object_uid)
    found += [_entity(uid, ties, covers[uid]) for uid, ties in signed.items()]
    return sorted(found, key=lambda item: item.uid)


def _direct(tie: Tie) -> Agreement:
    return Agreement(
        uid=tie.key,
        parties=tuple(sorted((tie.subject_uid, tie.object_uid))),
        since=tie.since_first,
        until=tie.until_last,
        ties=(tie.key,),
    )


def _ended(context: GapContext, item: Agreement) -> bool:
    """Tell whether it is over since nobody knows when: then it is neither dated nor in force."""
    return all(context.shown_tie[key].status == "ended" for key in item.ties)


def _entity(uid: str, ties: list[Tie], about: set[str]) -> Agreement:
    return Agreement(
        uid=uid,
        parties=tuple(sorted({tie.subject_uid for tie in ties})),
        about=tuple(sorted(about)),
        since=min((tie.since_first for tie in ties if tie.since_first), default=None),
        until=max((tie.until_last for tie in ties if tie.until_last), default=None),
        ties=tuple(sorted(tie.key for tie in ties)),
    )


def agreement_gaps(context: GapContext) -> list[Gap]:
    """Find the agreements to renew, and how many have no term that is known.

    Parameters
    ----------
    context : GapContext
        Agreements in view that have begun.

    Returns
    -------
    list of Gap
        One for each agreement that has expired without a successor, expires within 90 days, or ends before it
        begins; and one total for each consortium (or for everything). ``shortfall`` is 1, of the total the
        number due or undated; ``severity`` is 1 (expired, date_error), 1/2 or more the sooner it expires, of
        the total the greater of both rates. Facts about named entities: always assessable.

    Examples
    --------
    The agreement ended a year before, and no other follows it; the total is of this one alone.

    >>> from jjgraph.analysis.context import Analysis
    >>> from jjgraph.model.examples import SCHEMA, entity, tie
    >>> from jjgraph.model.records import Dataset
    >>> known = Dataset(entities=tuple(map(entity, "ab")), ties=(tie("b", "SIGNED_WITH", "a", until="2022"),))
    >>> found = agreement_gaps(GapContext(Analysis.of(known, SCHEMA, as_of=date(2024, 1, 1))))
    >>> [(gap.subject_ids, gap.shortfall, gap.severity) for gap in found]
    [(('a', 'b'), 1.0, 1.0), ((), 1.0, 1.0)]
    """
    found = agreements_of(context)
    done = renewed(found)
    gaps = []
    for item in found:
        now = state(item, context.as_of)
        if now in ("expiring", "date_error") or (now == "expired" and item.uid not in done):
            gaps.append(_agreement_gap(context, item, now))
    return gaps + [gap for scope in find_scopes(context) for gap in _total_gap(context, scope, found)]


_STATES = {
    "expired": Bilingual("已于{day}到期，未见续签", "expired on {day}, no successor is known"),
    "expiring": Bilingual("将于{day}到期", "expires on {day}"),
    "date_error": Bilingual("截止日{day}早于起始日，日期有误", "ends on {day}, before it begins: an error"),
}


def _agreement_gap(context: GapContext, item: Agreement, now: str) -> Gap:
    who = listed(context.names(item.parties))
    days = (item.until - context.as_of).days if item.until else 0
    left = 1 - max(0, days) / (2 * SOON) if now == "expiring" else 1.0
    return Gap(
        gap_id=f"G11:{item.uid}",
        gap_kind="G11",
        subject_ids=item.parties,
        expected=f"≥{context.as_of}",
        observed=str(item.until),
        shortfall=1.0,
        severity=weigh(left, assessable=True),
        assessable=True,
        reason=Bilingual(
            f"{who.zh}的协议{_STATES[now].zh.format(day=item.until)}",
            f"the agreement of {who.en} {_STATES[now].en.format(day=item.until)}",
        ),
        action=Bilingual(
            "请秘书处联系双方续签或确认终止", "the secretariat has it renewed, or its end confirmed"
        ),
        claim_ids=context.claims(item.ties),
        flags=(now,),
        figures=(("days", float(days)),),
        tier=1,
    )


def _total_gap(context: GapContext, scope: Scope, agreements: Iterable[Agreement]) -> list[Gap]:
    own = [item for item in agreements if any(scope.holds(uid) for uid in item.parties)]
    due, undated = rates(own, context.as_of)
    if not (due or undated):
        return []
    open_ended = [item for item in own if state(item, context.as_of) == "undated"]
    pairs = [_pair(context, item) for item in open_ended]
    examples = listed(pairs, limit=EXAMPLES)
    dated = sum(state(item, context.as_of) in ("expired", "expiring", "active") for item in own)
    late = round((due or 0.0) * dated)
    return [
        Gap(
            gap_id=scope.gap_id("G11", "total"),
            gap_kind="G11",
            subject_ids=scope.subjects,
            expected="0",
            observed=str(late + len(open_ended)),
            shortfall=float(late + len(open_ended)),
            severity=weigh(max(due or 0.0, undated or 0.0), assessable=True),
            assessable=True,
            reason=joined(
                [
                    Bilingual(
                        f"有{len(own)}项协议，{len(open_ended)}项未见期限"
                        + (f"（{examples.zh}）" if open_ended else ""),
                        f"there are {len(own)} agreements, {len(open_ended)} without a known"
                        " term" + (f" ({examples.en})" if open_ended else ""),
                    ),
                    Bilingual(
                        f"有期限的{dated}项中{late}项已到期或90天内到期",
                        f"of the {dated} dated ones {late} have expired or do within 90 days",
                    )
                    if dated
                    else Bilingual(""),
                ]
            ),
            action=Bilingual(
                "请秘书处向签约各方索取期限，建立到期台账",
                "the secretariat asks the signatories for the terms and keeps a calendar",
            ),
            claim_ids=context.claims(key for item in open_ended[:EXAMPLES] for key in item.ties),
            figures=(
                ("gap_rate", due),
                ("undated_rate", undated),
                ("agreements", float(len(own))),
                ("due", float(late)),
                ("undated", float(len(open_ended))),
            ),
        )
    ]


def _pair(context: GapContext, item: Agreement) -> Bilingual:
    names = context.names(item.parties)
    return Bilingual("与".join(name.zh for name in names), " and ".join(name.pick("en") for name in names))


KIND = GapKind(
    code="G11",
    order=40,
    label=Bilingual("协议到期", "agreement to renew"),
    explanation=Bilingual(
        "已到期、90天内到期或未见期限的协议",
        "agreements that have expired, expire within 90 days, or have no known term",
    ),
    actor=Actor.SECRETARIAT,
    cost=Cost.AGREEMENT,
    find=agreement_gaps,
)
