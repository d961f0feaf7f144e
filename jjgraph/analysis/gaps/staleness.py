"""G15, staleness: claims that are old, undated, or rest on a single source; one row for each in a data set."""

from collections.abc import Sequence
from datetime import date

from jjgraph.analysis.gaps.actors import Actor, Cost
from jjgraph.analysis.gaps.context import GapContext
from jjgraph.analysis.gaps.contradictions import contradiction_gaps
from jjgraph.analysis.gaps.core import Gap, listed, weigh
from jjgraph.analysis.gaps.kind import GapKind
from jjgraph.analysis.gaps.proximity import find_scopes
from jjgraph.bilingual import Bilingual
from jjgraph.model.dates import last_day, months_before
from jjgraph.model.records import Claim, Tie

STALE_MONTHS = 18
EXAMPLES = 3


def is_stale(reported: date, as_of: date) -> bool:
    """Tell whether what was reported on a day is more than 18 months old.

    Examples
    --------
    >>> is_stale(date(2024, 1, 1), date(2025, 7, 1)), is_stale(date(2024, 1, 1), date(2025, 7, 2))
    (False, True)
    """
    return reported < months_before(as_of, STALE_MONTHS)


def record_gaps(context: GapContext) -> list[Gap]:
    """Find the contradictions (G15), and how much of each data set is stale, undated or of a single source.

    Parameters
    ----------
    context : GapContext
        All claims, whatever the view; ties in view for the rate of single sources.

    Returns
    -------
    list of Gap
        After the contradictions, for each data set at most three rows. ``shortfall`` is the number of claims
        or ties, ``severity`` their share. The oldest are named, strong ties near the consortium first.

    Examples
    --------
    Two of four claims are of a source of three years before, and each of the four ties rests on one source.

    >>> from jjgraph.analysis.context import Analysis
    >>> from jjgraph.model.examples import SCHEMA, tiny
    >>> found = record_gaps(GapContext(Analysis.of(tiny(), SCHEMA)))
    >>> [(gap.gap_id, gap.shortfall, gap.severity) for gap in found]
    [('G15:stale:d', 2.0, 0.5), ('G15:single_source:d', 4.0, 1.0)]
    """
    gaps = contradiction_gaps(context)
    recorded = {tie.dataset for tie in context.shown.ties if tie.claim_ids}  # a supposed tie is no record
    for name in sorted(recorded):
        ties = sorted((tie for tie in context.shown.ties if tie.dataset == name), key=lambda tie: tie.key)
        claims = [(context.full.claim[uid], tie) for tie in ties for uid in tie.claim_ids]
        gaps += _age_gaps(context, name, claims)
        single = [tie for tie in ties if tie.sources <= 1]
        what = Bilingual("联系只有一个来源", "ties rest on a single source")
        gaps += _rate_gap(context, (name, "single_source", what), single, len(ties))
    return gaps


def _age_gaps(context: GapContext, dataset: str, claims: Sequence[tuple[Claim, Tie]]) -> list[Gap]:
    stale: list[tuple[date, str, Tie]] = []
    undated: list[Tie] = []
    for claim, tie in claims:
        source = context.full.source.get(claim.source_uid)
        if source is None or not source.published:
            undated.append(tie)
        elif is_stale(last_day(source.published), context.as_of):
            stale.append((last_day(source.published), claim.uid, tie))
    old = Bilingual(
        f"记载的来源早于{STALE_MONTHS}个月", f"claims are of sources older than {STALE_MONTHS} months"
    )
    unknown = Bilingual("记载的来源没有日期", "claims are of sources without a date")
    oldest_first = [tie for _, _, tie in sorted(stale, key=lambda item: item[:2])]
    return [
        *_rate_gap(context, (dataset, "stale", old), oldest_first, len(claims)),
        *_rate_gap(context, (dataset, "undated_source", unknown), undated, len(claims)),
    ]


def _rate_gap(
    context: GapContext, about: tuple[str, str, Bilingual], ties: Sequence[Tie], total: int
) -> list[Gap]:
    dataset, problem, what = about
    if not ties:
        return []
    worst = sorted(dict.fromkeys(ties), key=lambda tie: not _matters(context, tie))[:EXAMPLES]  # stable
    names = listed([_pair(context, tie) for tie in worst])
    share = len(ties) / total
    subjects = {info.consortium for info in context.full.infos if info.dataset == dataset and info.consortium}
    return [
        Gap(
            gap_id=f"G15:{problem}:{dataset}",
            gap_kind="G15",
            subject_ids=tuple(sorted(subjects)),
            expected="0",
            observed=str(len(ties)),
            shortfall=float(len(ties)),
            severity=weigh(share, assessable=True),
            assessable=True,
            reason=Bilingual(
                f"数据集{dataset}：{total}条中{len(ties)}条{what.zh}（{share:.0%}），如{names.zh}",
                f"data set {dataset}: {len(ties)} of {total} {what.en} ({share:.0%}), such as {names.en}",
            ),
            action=_ACTIONS[problem],
            claim_ids=tuple(sorted({uid for tie in worst for uid in tie.claim_ids})),
            flags=(problem,),
            figures=(("rate", share), ("total", float(total))),
            tier=1,
            actor=Actor.SECRETARIAT if problem == "stale" else None,
        )
    ]


_ACTIONS = {
    "stale": Bilingual(
        "请秘书处每年确认一次这些联系是否仍然有效",
        "the secretariat confirms once a year that these ties hold",
    ),
    "undated_source": Bilingual("请研究院补上来源的发布日期", "the institute adds the dates of the sources"),
    "single_source": Bilingual(
        "请研究院为重要联系找第二个来源", "the institute finds a second source for what matters"
    ),
}


def _matters(context: GapContext, tie: Tie) -> bool:
    near = any(scope.owns(tie.subject_uid) and scope.holds(tie.object_uid) for scope in find_scopes(context))
    return near and (tie.strength == "strong" or tie.share)


def _pair(context: GapContext, tie: Tie) -> Bilingual:
    a, b = context.name(tie.subject_uid), context.name(tie.object_uid)
    return Bilingual(f"{a.zh}—{b.zh}", f"{a.pick('en')} – {b.pick('en')}")


KIND = GapKind(
    code="G15",
    order=20,
    label=Bilingual("数据矛盾与陈旧", "contradiction and staleness"),
    explanation=Bilingual(
        "哪些数字和日期互相矛盾，多少记载已陈旧、无日期或只有一个来源",
        "which figures and dates contradict each other; how much is old, undated or of a single source",
    ),
    actor=Actor.INSTITUTE,
    cost=Cost.LETTER,
    find=record_gaps,
)
