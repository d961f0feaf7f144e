"""G15, contradictions: claims that cannot both hold.

Definitions
-----------
Comparable figures
    The same subject, measure, period and unit. A word of bound at the end of a measure ("(下限)", "(约)") is part
    of the figure, not of the measure; another measure or another subject is another scope.
Range of a figure
    eq: itself; ge: from it on; le: up to it; approx: 10 % to both sides; unknown: anything.
Contradiction
    Two figures whose ranges do not meet, and |a - b| / max(a, b) > 5 %.
Order conflict
    Two claims of one strong tie begin on days that cannot be the same; a source reports as done what it dates after
    its own publication; an organisation is founded on a day after a source already reported its founding.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from jjgraph.analysis.gaps.context import GapContext
from jjgraph.analysis.gaps.core import Gap, joined, plain, weigh
from jjgraph.analysis.schema_names import LOCATED_IN, PART_OF, SERVES
from jjgraph.bilingual import Bilingual
from jjgraph.model.bounds import value_range
from jjgraph.model.dates import first_day, last_day
from jjgraph.model.records import Claim, Indicator, Source

TOLERANCE = 0.05
_BOUND_WORD = re.compile(r"[((](?:下限|上限|约|近|超)[))]$")
_FOUNDED = re.compile(r"成立|揭牌|创立|挂牌")
FOUNDING_TIES = (LOCATED_IN, SERVES, PART_OF)  # ties of an organisation by itself: it is the one founded


def difference(a: float, b: float) -> float:
    """Return |a - b| by the greater of the two, 0 for two zeros.

    Examples
    --------
    >>> round(difference(13000, 19000), 3), difference(58000, 58000)
    (0.316, 0.0)
    """
    greatest = max(abs(a), abs(b))
    return abs(a - b) / greatest if greatest else 0.0


def contradiction(figures: Iterable[Indicator]) -> tuple[Indicator, Indicator] | None:
    """Return the two comparable figures that contradict each other most, the lower first, or None.

    Examples
    --------
    The graduates of 2023 in two sources; about 40 % and more than 40 % agree.

    >>> def figure(uid, value, bound="eq"):
    ...     return Indicator(uid=uid, name="", dataset="d", subject_uid="c", measure="m", value=value, bound=bound)
    >>> [found.value for found in contradiction([figure("a", 13000), figure("b", 19000)])]
    [13000, 19000]
    >>> contradiction([figure("a", 40, "approx"), figure("b", 40, "ge")])
    """
    known = sorted(figures, key=lambda item: (item.value, item.uid))
    if not known:
        return None
    low = min(known, key=lambda item: value_range(item.value, item.bound)[1])
    high = max(known, key=lambda item: value_range(item.value, item.bound)[0])
    apart = value_range(low.value, low.bound)[1] < value_range(high.value, high.bound)[0]
    return (low, high) if apart and difference(low.value, high.value) > TOLERANCE else None


def contradiction_gaps(context: GapContext) -> list[Gap]:
    """Find the figures and the dates that cannot both hold.

    Parameters
    ----------
    context : GapContext
        All figures and claims, whatever the view.

    Returns
    -------
    list of Gap
        One for each contradiction. ``shortfall`` and ``severity`` are the relative difference of the figures; of
        dates the days between them, and 1 - 1/(1 + years). Flag ``low_reliability`` where a source is of the
        lowest level. Facts about named entities: always assessable.

    Examples
    --------
    Of each tie there is one claim, and no figure at all: nothing can contradict.

    >>> from jjgraph.analysis.context import Analysis
    >>> from jjgraph.model.examples import SCHEMA, tiny
    >>> contradiction_gaps(GapContext(Analysis.of(tiny(), SCHEMA)))
    []
    """
    return figure_gaps(context) + order_gaps(context)


def figure_gaps(context: GapContext) -> list[Gap]:
    """Find the figures that contradict each other, sorted by subject and measure.

    Examples
    --------
    Two sources report 100 and 150 people in one year: they differ by a third of the larger.

    >>> from dataclasses import replace
    >>> from jjgraph.analysis.context import Analysis
    >>> from jjgraph.model.examples import SCHEMA, tiny
    >>> about = {"name": "", "dataset": "d", "subject_uid": "a", "measure": "人数", "unit": "人"}
    >>> figures = tuple(Indicator(uid=uid, value=value, **about) for uid, value in (("i", 100), ("j", 150)))
    >>> [gap] = figure_gaps(GapContext(Analysis.of(replace(tiny(), indicators=figures), SCHEMA)))
    >>> gap.subject_ids, gap.claim_ids, round(gap.severity, 3)
    (('a',), ('i', 'j'), 0.333)
    """
    alike: dict[tuple[str, str, str, str, str], list[Indicator]] = defaultdict(list)
    for item in context.full.indicators:
        measure = _BOUND_WORD.sub("", item.measure)
        alike[item.subject_uid, item.object_uid, measure, item.period, item.unit].append(item)
    gaps = []
    for (subject, partner, measure, period, unit), figures in sorted(alike.items()):
        pair = contradiction(figures)
        if pair:
            about = Bilingual(f"{period}{measure}", f"{measure} {period}".strip())
            if partner:
                other = context.name(partner)
                about = Bilingual(f"与{other.zh}：{about.zh}", f"with {other.pick('en')}: {about.en}")
            gaps.append(_figure_gap(context, (subject, about, unit), pair))
    return gaps


def _figure_gap(
    context: GapContext, about: tuple[str, Bilingual, str], pair: tuple[Indicator, Indicator]
) -> Gap:
    subject, measure, unit = about
    low, high = pair
    name, apart = context.name(subject), difference(low.value, high.value)
    first, second = (_origin(context, item.source_uid) for item in pair)
    return Gap(
        gap_id=f"G15:figure:{subject}:{measure.zh}:{unit}",
        gap_kind="G15",
        subject_ids=(subject,),
        expected=plain(low.value),
        observed=plain(high.value),
        shortfall=apart,
        severity=weigh(apart, assessable=True),
        assessable=True,
        reason=Bilingual(
            f"{name.zh}的“{measure.zh}”互相矛盾：{plain(low.value)}{unit}（{first.zh}），"
            f"{plain(high.value)}{unit}（{second.zh}），相差{apart:.1%}",
            f"{name.pick('en')}, {measure.en}, contradicts itself: {plain(low.value)} {unit} ({first.en}),"
            f" {plain(high.value)} {unit} ({second.en}), {apart:.1%} apart",
        ),
        action=Bilingual(
            "请研究院向数据提供方核实以哪个为准", "the institute asks the owner which value holds"
        ),
        claim_ids=tuple(sorted((low.uid, high.uid))),
        flags=_flags(context, "contradiction", (low.source_uid, high.source_uid)),
        figures=(("low", low.value), ("high", high.value), ("difference", apart)),
    )


def _origin(context: GapContext, source_uid: str) -> Bilingual:
    source = context.full.source.get(source_uid)
    if source is None:
        return Bilingual("来源不明", "unknown source")
    who, when = source.publisher or source.name, source.published
    return Bilingual(f"{who}{when}", f"{who} {when}".strip())


def _flags(context: GapContext, what: str, source_uids: Iterable[str]) -> tuple[str, ...]:
    sources = (context.full.source.get(uid) for uid in source_uids)
    low = any(source is not None and source.level <= 0 for source in sources)
    return (what, "low_reliability") if low else (what,)


@dataclass(frozen=True, slots=True)
class _Conflict:
    """Two days that do not fit: the uid of the row, its subjects, the claims, and what they say."""

    uid: str
    subjects: tuple[str, ...]
    claims: tuple[Claim, ...]
    days: tuple[date, date]
    what: Bilingual


def order_gaps(context: GapContext) -> list[Gap]:
    """Find the days that contradict each other.

    Examples
    --------
    c3, published in 2023, reports as done what begins in 2025.

    >>> from dataclasses import replace
    >>> from jjgraph.analysis.context import Analysis
    >>> from jjgraph.model.examples import SCHEMA, tiny
    >>> late = tiny().with_records(lambda item: replace(item, since="2025") if item.uid == "c3" else item)
    >>> [gap] = order_gaps(GapContext(Analysis.of(late, SCHEMA)))
    >>> gap.subject_ids, gap.claim_ids
    (('a', 'b'), ('c3',))
    """
    found = [*_starts(context), *_ahead_of_source(context), *_founded_before(context)]
    return [_order_gap(context, conflict) for conflict in sorted(found, key=lambda item: item.uid)]


def _starts(context: GapContext) -> Iterable[_Conflict]:
    """Strong ties whose claims begin on days that cannot be the same; who meets may meet again."""
    for tie in context.full.ties:
        dated = [
            c for uid in tie.claim_ids if (c := context.full.claim[uid]).since and c.certainty == "stated"
        ]
        if tie.strength != "strong" or len(dated) < 2:  # noqa: PLR2004 - it takes two to conflict
            continue
        late = max(dated, key=lambda claim: (first_day(claim.since), claim.uid))
        early = min(dated, key=lambda claim: (last_day(claim.since), claim.uid))
        days = last_day(early.since), first_day(late.since)
        if days[0] < days[1]:
            label = context.schema.ties[tie.type].label
            a, b = context.name(tie.subject_uid), context.name(tie.object_uid)
            what = Bilingual(
                f"{a.zh}与{b.zh}“{label.zh}”的日期不一：{early.since}、{late.since}",
                f"{a.pick('en')} {label.en} {b.pick('en')}: {early.since} or {late.since}",
            )
            ends = (tie.subject_uid, tie.object_uid)
            yield _Conflict(f"G15:start:{tie.key}", ends, (early, late), days, what)


def _ahead_of_source(context: GapContext) -> Iterable[_Conflict]:
    """Claims that report as done what begins after their source was published."""
    for claim in context.full.claims:
        published = _published(context.full.source.get(claim.source_uid))
        if claim.since and published and claim.status != "planned" and first_day(claim.since) > published:
            what = Bilingual(
                f"{context.name(claim.subject_uid).zh}的一条记载的日期{claim.since}晚于来源发布日{published}",
                f"a claim about {context.name(claim.subject_uid).pick('en')} is dated {claim.since}, after its"
                f" source was published ({published})",
            )
            ends = tuple(dict.fromkeys((claim.subject_uid, claim.object_uid)))
            yield _Conflict(
                f"G15:ahead:{claim.uid}", ends, (claim,), (published, first_day(claim.since)), what
            )


def _founded_before(context: GapContext) -> Iterable[_Conflict]:
    """Organisations whose founding was reported before the day on which another source has it."""
    reported: dict[str, list[Claim]] = defaultdict(list)
    for claim in context.full.claims:
        if claim.relation in FOUNDING_TIES and claim.status != "planned" and _FOUNDED.search(claim.name):
            reported[claim.subject_uid].append(claim)
    for uid, claims in sorted(reported.items()):
        latest = {claim.uid: _known_by(context, claim) for claim in claims}
        before = [claim for claim in claims if latest[claim.uid] < date.max]
        dated = [claim for claim in claims if claim.since]
        if before and dated:
            early = min(before, key=lambda claim: (latest[claim.uid], claim.uid))
            late = max(dated, key=lambda claim: (first_day(claim.since), claim.uid))
            days = latest[early.uid], first_day(late.since)
            if days[0] < days[1]:
                name = context.name(uid)
                what = Bilingual(
                    f"{name.zh}的成立先后不一：{days[0]}已称成立，另称{late.since}成立揭牌",
                    f"{name.pick('en')}: reported as founded by {days[0]}, and as founded on {late.since}",
                )
                yield _Conflict(f"G15:founded:{uid}", (uid,), (early, late), days, what)


def _known_by(context: GapContext, claim: Claim) -> date:
    """Return the day by which the founding was past, by what *claim* says."""
    if claim.since:
        return last_day(claim.since)
    return _published(context.full.source.get(claim.source_uid)) or date.max


def _published(source: Source | None) -> date | None:
    return last_day(source.published) if source and source.published else None


def _order_gap(context: GapContext, conflict: _Conflict) -> Gap:
    days = (conflict.days[1] - conflict.days[0]).days
    sources: Sequence[str] = [claim.source_uid for claim in conflict.claims]
    origins = [_origin(context, uid) for uid in dict.fromkeys(sources)]
    return Gap(
        gap_id=conflict.uid,
        gap_kind="G15",
        subject_ids=conflict.subjects,
        expected=str(conflict.days[0]),
        observed=str(conflict.days[1]),
        shortfall=float(days),
        severity=weigh(1 - 1 / (1 + days / 365), assessable=True),
        assessable=True,
        reason=joined(
            [
                conflict.what,
                Bilingual("、".join(item.zh for item in origins), ", ".join(item.en for item in origins)),
            ]
        ),
        action=Bilingual(
            "请研究院核对原始文件上的日期", "the institute checks the day in the original document"
        ),
        claim_ids=tuple(sorted({claim.uid for claim in conflict.claims})),
        flags=_flags(context, "order_conflict", sources),
        figures=(("days", float(days)),),
    )
