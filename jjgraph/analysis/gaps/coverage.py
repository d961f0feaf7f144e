"""G01: how many members are declared, and how many are named."""

from collections.abc import Iterable, Sequence

from jjgraph.analysis.gaps.actors import Actor, Cost
from jjgraph.analysis.gaps.assessability import GroupCoverage, total_lists
from jjgraph.analysis.gaps.context import GapContext
from jjgraph.analysis.gaps.core import Gap, joined, listed, plain, weigh
from jjgraph.analysis.gaps.kind import GapKind
from jjgraph.bilingual import Bilingual
from jjgraph.model.bounds import LOWER, signed


def coverage_gaps(context: GapContext) -> list[Gap]:
    """Set what is declared of each group against what is named.

    Parameters
    ----------
    context : GapContext
        The groups and the members that the view shows.

    Returns
    -------
    list of Gap
        One for each group, and one for each total (`jjgraph.analysis.gaps.assessability.total_lists`).
        Always assessable; totals come first, then their groups, then the others. ``shortfall`` is in the
        unit of the group, ``severity`` is 1 less the coverage.
        Figures: declared, named_strict, named_lenient, coverage_strict, coverage_lenient, candidates, excess.

    Notes
    -----
    Coverage is the named by the declared, capped at 1, and the excess stands in the figures. A declared
    number that is not known leaves coverage and shortfall unknown, never 0; of a lower bound the coverage
    is at most what stands here. In a total each group counts at most what it declares, so that too many
    names in one do not hide the lack in another.

    Examples
    --------
    u declares two enterprises, of which a is named; its total is of this one list.

    >>> from jjgraph.analysis.context import Analysis
    >>> from jjgraph.model.examples import SCHEMA, tiny
    >>> found = coverage_gaps(GapContext(Analysis.of(tiny(), SCHEMA)))
    >>> [(gap.subject_ids, gap.shortfall, gap.severity) for gap in found]
    [(('u',), 1.0, 0.5), (('u',), 1.0, 0.5)]
    """
    rows = [_group_gap(context, item) for item in context.coverages]
    return rows + [_total_gap(context, items) for items in total_lists(context.coverages)]


def _group_gap(context: GapContext, item: GroupCoverage) -> Gap:
    group, coverage = item.group, item.coverage()
    declared = signed(plain(group.declared), group.bound)
    flags = [
        flag
        for flag, holds in (
            ("declared_unknown", group.declared is None),
            ("lower_bound", group.bound in LOWER),
            ("over_count", item.excess > 0),
            ("counts_differ", bool(item.differing)),
        )
        if holds
    ]
    complete = item.shortfall == 0 and group.bound == "eq" and not item.excess
    return Gap(
        gap_id=f"G01:{group.uid}",
        gap_kind="G01",
        subject_ids=(group.subject_uid,),
        expected=declared,
        observed=str(len(item.strict)),
        shortfall=item.shortfall,
        severity=0.0 if coverage is None else weigh(1 - coverage, assessable=True),
        assessable=True,
        reason=joined([_counted(item, declared), *_remarks(item, flags), _asked(context, item)]),
        action=_COMPLETE if complete else _ask(item.label),
        claim_ids=_behind([item]),
        flags=tuple(flags),
        figures=(
            ("declared", group.declared),
            ("named_strict", float(len(item.strict))),
            ("named_lenient", float(item.named_lenient)),
            ("coverage_strict", coverage),
            ("coverage_lenient", item.coverage(lenient=True)),
            ("candidates", float(len(item.candidate))),
            ("excess", item.excess),
        ),
        tier=1 if group.in_total else 2,
    )


def _counted(item: GroupCoverage, declared: str) -> Bilingual:
    unit = item.group.unit
    strict, lenient, candidates = len(item.strict), item.named_lenient, len(item.candidate)
    return Bilingual(
        f"{item.label.zh}：申报{declared}{unit}，来源写明{strict}{unit}"
        f"（加上同类具名为{lenient}{unit}，另有可能{candidates}{unit}）",
        f"{item.label.pick('en')}: {declared} declared; {strict} named"
        f" (lenient reading {lenient}, {candidates} candidates besides)",
    )


def _behind(items: Iterable[GroupCoverage]) -> tuple[str, ...]:
    """What a row rests on: the declared groups themselves, and the claims that name their members."""
    return tuple(
        sorted({uid for item in items for uid in (*(count.uid for count in item.counts), *item.claim_ids)})
    )


def _asked(context: GapContext, item: GroupCoverage) -> Bilingual:
    """Whom to ask about: those of the class or the place who may be members, by name."""
    uids = (*item.lenient, *item.candidate)
    if not uids:
        return Bilingual("")
    names = listed([context.name(uid) for uid in uids])
    return Bilingual(f"待确认：{names.zh}", f"to be confirmed: {names.en}")


_REMARKS = {
    "declared_unknown": Bilingual(
        "未给出申报数，覆盖率未知而不是0", "no number is declared: coverage is unknown, not 0"
    ),
    "lower_bound": Bilingual(
        "申报数是下限，覆盖率至多如此", "the number is a lower bound: coverage is at most this"
    ),
    "over_count": Bilingual(
        "具名多于申报，覆盖率按1计", "more are named than declared: coverage is capped at 1"
    ),
}


def _remarks(item: GroupCoverage, flags: Iterable[str]) -> Iterable[Bilingual]:
    for flag in flags:
        if flag in _REMARKS:
            yield _REMARKS[flag]
    if item.differing:
        counts = "、".join(signed(plain(other.declared), other.bound) for other in item.differing)
        yield Bilingual(f"别的来源申报{counts}", f"other sources declare {counts}")


_COMPLETE = Bilingual("名单已齐", "the list is complete")


def _ask(label: Bilingual) -> Bilingual:
    return Bilingual(
        f"请秘书处提供“{label.zh}”的名单", f"ask the secretariat for the list of {label.pick('en')}"
    )


def _total_gap(context: GapContext, items: Sequence[GroupCoverage]) -> Gap:
    subject = items[0].group.subject_uid
    label, dataset = context.name(subject), min(item.group.dataset for item in items)
    declared = sum(item.group.declared or 0.0 for item in items)
    strict = sum(min(len(item.strict), item.group.declared or 0.0) for item in items)
    lenient = sum(min(item.named_lenient, item.group.declared or 0.0) for item in items)
    coverage = strict / declared if declared else 1.0
    bounded = any(item.group.bound in LOWER for item in items)
    return Gap(
        gap_id=f"G01:{dataset}/total:{subject}",
        gap_kind="G01",
        subject_ids=(subject,),
        expected=("≥" if bounded else "") + plain(declared),
        observed=plain(strict),
        shortfall=declared - strict,
        severity=weigh(1 - coverage, assessable=True),
        assessable=True,
        reason=joined(
            [
                Bilingual(
                    f"{label.zh}：来源列出的单位{len(items)}类共{plain(declared)}个，来源写明{plain(strict)}个，"
                    f"覆盖率{coverage:.1%}（加上同类具名为{plain(lenient)}个）",
                    f"{label.pick('en')}: {plain(declared)} bodies declared in {len(items)} groups;"
                    f" {plain(strict)} are named, coverage {coverage:.1%}"
                    f" (lenient reading {plain(lenient)})",
                ),
                _REMARKS["lower_bound"] if bounded else Bilingual(""),
            ]
        ),
        action=_COMPLETE
        if strict == declared and not bounded
        else _ask(Bilingual("全部成员单位", "all members")),
        claim_ids=_behind(items),
        flags=("lower_bound",) if bounded else (),
        figures=(
            ("declared", declared),
            ("named_strict", strict),
            ("named_lenient", lenient),
            ("coverage_strict", coverage),
            ("coverage_lenient", lenient / declared if declared else 1.0),
        ),
    )


KIND = GapKind(
    code="G01",
    order=10,
    label=Bilingual("申报—具名缺口", "declared but not named"),
    explanation=Bilingual(
        "来源列出多少单位，其中有名有据的有多少",
        "how many members are declared, how many are named with a source",
    ),
    actor=Actor.SECRETARIAT,
    cost=Cost.LETTER,
    find=coverage_gaps,
)
