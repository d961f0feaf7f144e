"""G07: industries that no major serves, and majors that serve no local industry.

Definitions
-----------
Weight of an industry
    Its output in 亿元 (the newest figure of a measure 产值); where none is stated, every industry weighs 1.
Major
    One that is offered near the consortium; it serves an industry by a tie that means ``industry``. A
    major of several industries shares its seats by the ``weight`` of these ties, else in equal parts.
Coverage
    Weight of the industries with a major by the weight of all. D: half the sum of the differences between the
    shares of weight and of seats.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import fsum

from jjgraph.analysis.gaps.actors import Actor, Cost
from jjgraph.analysis.gaps.amounts import heads
from jjgraph.analysis.gaps.assessability import Assessability
from jjgraph.analysis.gaps.context import GapContext
from jjgraph.analysis.gaps.core import Gap, joined, listed, plain, weigh
from jjgraph.analysis.gaps.kind import GapKind
from jjgraph.analysis.gaps.proximity import find_scopes, with_parts
from jjgraph.analysis.gaps.scope import Scope
from jjgraph.analysis.schema_names import INDUSTRY, MAJOR, NEEDS, OFFERS
from jjgraph.bilingual import Bilingual

OUTPUT, OUTPUT_UNIT = "产值", "亿元"


def coverage(weights: Mapping[str, float], served: Collection[str]) -> float | None:
    """Return the weight of what is served by the weight of all; None without any weight.

    Examples
    --------
    Shoes 3000, textiles 1000, chips 100; shoes and chips have a major: 3100/4100.

    >>> round(coverage({"shoes": 3000, "textiles": 1000, "chips": 100}, {"shoes", "chips"}), 4)
    0.7561
    """
    total = fsum(weights.values())
    return fsum(weight for uid, weight in weights.items() if uid in served) / total if total else None


def dissimilarity(weights: Mapping[str, float], seats: Mapping[str, float]) -> float | None:
    """Return half the sum of the differences between two distributions, 0 to 1; None where one is empty.

    References
    ----------
    O. D. Duncan and B. Duncan, "A methodological analysis of segregation indexes", American Sociological
    Review 20 (1955).

    Examples
    --------
    >>> weights = {"shoes": 3000, "textiles": 1000, "chips": 100}
    >>> round(dissimilarity(weights, {"shoes": 60, "textiles": 0, "chips": 40}), 4)
    0.3756
    """
    whole, all_seats = fsum(weights.values()), fsum(seats.values())
    if not whole or not all_seats:
        return None
    keys = sorted({*weights, *seats})
    return fsum(abs(weights.get(uid, 0) / whole - seats.get(uid, 0) / all_seats) for uid in keys) / 2


@dataclass(frozen=True)
class Supply:
    """Industries and majors of one scope, and what ties them."""

    context: GapContext
    scope: Scope

    @cached_property
    def industries(self) -> list[str]:
        """The consortium's own industries, sorted."""
        return [
            entity.uid
            for entity in self.context.shown.entities
            if self.context.schema.is_a(entity.kind, INDUSTRY) and self.scope.owns(entity.uid)
        ]

    @cached_property
    def offers(self) -> dict[str, float]:
        """Majors that are offered near the consortium, with their graduates, else their seats, else 0."""
        found: dict[str, float] = defaultdict(float)
        schools = with_parts(self.context, self.scope)
        for tie in self.context.active:
            if tie.type == OFFERS and tie.subject_uid in schools:
                found[tie.object_uid] += heads(self.context, tie, "graduates", "enrolment") or 0.0
        return {uid: found[uid] for uid in sorted(found)}

    @cached_property
    def serving(self) -> dict[str, dict[str, float]]:
        """For each major the industries that it serves, with the share of it; the shares sum to 1."""
        found: dict[str, dict[str, float]] = defaultdict(dict)
        for tie in self.context.active:
            kind = self.context.full.entity[tie.object_uid].kind
            if tie.type in self.context.to_industry and self.context.schema.is_a(kind, INDUSTRY):
                given = dict(tie.extras).get("weight")
                weight = float(given) if isinstance(given, int | float) else 1.0
                found[tie.subject_uid][tie.object_uid] = weight
        return {
            major: {uid: weight / fsum(by.values()) for uid, weight in by.items()}
            for major, by in found.items()
            if major in self.offers and fsum(by.values())
        }

    @cached_property
    def served(self) -> set[str]:
        """Industries with a major."""
        return {uid for by in self.serving.values() for uid in by}

    @cached_property
    def hidden(self) -> set[str]:
        """Industries that a major serves outside the view, whatever is known of its school."""
        entities = self.context.full.entity
        return {
            tie.object_uid
            for tie in self.context.full.ties
            if tie.type in self.context.to_industry
            and self.context.schema.is_a(entities[tie.subject_uid].kind, MAJOR)
        } - self.served

    @cached_property
    def seats(self) -> dict[str, float]:
        """Graduates or seats by industry."""
        return {
            uid: fsum(self.offers[major] * by.get(uid, 0.0) for major, by in sorted(self.serving.items()))
            for uid in self.industries
        }

    @cached_property
    def weights(self) -> dict[str, float]:
        """Output by industry where it is stated for any, else 1 for each."""
        newest: dict[str, tuple[str, float]] = {}
        for item in self.context.full.indicators:
            if OUTPUT in item.measure and item.unit == OUTPUT_UNIT and item.subject_uid in self.industries:
                newest[item.subject_uid] = max(
                    newest.get(item.subject_uid, ("", 0.0)), (item.period, item.value)
                )
        stated = {uid: value for uid, (_, value) in newest.items()}
        return {uid: stated[uid] for uid in sorted(stated)} or dict.fromkeys(self.industries, 1.0)

    @cached_property
    def needs(self) -> dict[str, float]:
        """Head-count that an industry, or an enterprise of it, states to need, by industry."""
        home = {
            tie.subject_uid: tie.object_uid
            for tie in self.context.active
            if tie.type in self.context.to_industry
        }
        found: dict[str, float] = defaultdict(float)
        for tie in self.context.active:
            industry = tie.subject_uid if tie.subject_uid in self.industries else home.get(tie.subject_uid)
            if tie.type == NEEDS and industry in self.industries and industry:
                found[industry] += heads(self.context, tie, "headcount") or 0.0
        return dict(found)


def major_gaps(context: GapContext) -> list[Gap]:
    """Set the majors that are offered against the industries of the place.

    Parameters
    ----------
    context : GapContext
        Industries at the consortium's place (all, where there is no consortium), and majors offered near it.

    Returns
    -------
    list of Gap
        A total of each consortium (coverage below 1), one for each industry without a major or with a stated
        need above its graduates, and one for all majors that serve no industry of the place. ``shortfall`` is
        the weight, the heads, or the number that is not covered; ``severity`` its share of all.

    Notes
    -----
    Assessable when the lists of majors and of industries are known well enough: a major that is not named may
    serve the industry.
    """
    gaps = []
    for scope in find_scopes(context):
        supply = Supply(context, scope)
        if supply.industries and supply.offers:
            subjects = (*supply.industries, *supply.offers)
            verdict = context.assess_kinds((MAJOR, INDUSTRY), subjects, consortium=scope.consortium)
            gaps += _total_gap(supply, verdict)
            gaps += [gap for uid in supply.industries for gap in _industry_gap(supply, verdict, uid)]
            gaps += _idle_gap(supply, verdict)
    return gaps


def _total_gap(supply: Supply, verdict: Assessability) -> list[Gap]:
    found = coverage(supply.weights, supply.served)
    if found is None or found >= 1:
        return []
    whole, covered = fsum(supply.weights.values()), found * fsum(supply.weights.values())
    d = dissimilarity(supply.weights, supply.seats)
    lacking = listed(supply.context.names(uid for uid in supply.weights if uid not in supply.served), limit=3)
    return [
        Gap(
            gap_id=supply.scope.gap_id("G07", "total"),
            gap_kind="G07",
            subject_ids=supply.scope.subjects,
            expected=plain(whole),
            observed=plain(covered),
            shortfall=whole - covered,
            severity=weigh(1 - found, assessable=verdict.assessable),
            assessable=verdict.assessable,
            awaited=verdict.awaited,
            reason=joined(
                [
                    Bilingual(
                        f"已知{len(supply.weights)}个产业按产值有{found:.0%}有对口专业；未见对口专业：{lacking.zh}",
                        f"of {len(supply.weights)} known industries {found:.0%} by output have a major; without:"
                        f" {lacking.en}",
                    ),
                    verdict.reason,
                ]
            ),
            action=Bilingual("请理事会据此调整专业布局", "the council opens and closes majors by this"),
            figures=(("coverage", found), ("dissimilarity", d), ("majors", float(len(supply.offers)))),
        )
    ]


def _industry_gap(supply: Supply, verdict: Assessability, uid: str) -> list[Gap]:
    lack = max(0.0, supply.needs.get(uid, 0.0) - supply.seats[uid])
    if uid in supply.served and not lack:
        return []
    name, weight = supply.context.name(uid), supply.weights.get(uid)
    hidden = uid in supply.hidden
    assessable = verdict.assessable and not hidden
    whole = fsum(supply.weights.values())
    what = (
        Bilingual(f"需求比毕业生多{plain(lack)}人", f"{plain(lack)} more heads are needed than graduate")
        if uid in supply.served
        else Bilingual("在已知专业中未见对口专业", "no major among those known serves it")
    )
    return [
        Gap(
            gap_id=f"G07:{uid}",
            gap_kind="G07",
            subject_ids=(uid,),
            expected="≥1" if not lack else plain(supply.needs[uid]),
            observed="0" if not lack else plain(supply.seats[uid]),
            shortfall=lack or 1.0,
            severity=weigh((weight or 0.0) / whole, assessable=assessable),
            assessable=assessable,
            awaited=verdict.awaited,
            reason=joined(
                [
                    Bilingual(f"{name.zh}：{what.zh}", f"{name.pick('en')}: {what.en}"),
                    Bilingual("视图之外另有对口专业", "outside this view there is one")
                    if hidden
                    else Bilingual(""),
                    verdict.reason,
                ]
            ),
            action=Bilingual(f"请院校开设服务{name.zh}的专业", f"schools open a major for {name.pick('en')}"),
            flags=tuple(f for f, on in (("outside_view", hidden), ("weight_unknown", not weight)) if on),
            figures=(("weight", weight), ("need", supply.needs.get(uid)), ("graduates", supply.seats[uid])),
            tier=1,
            actor=Actor.MEMBERS,
        )
    ]


def _idle_gap(supply: Supply, verdict: Assessability) -> list[Gap]:
    idle = [uid for uid in supply.offers if not set(supply.serving.get(uid, ())) & set(supply.industries)]
    if not idle:
        return []
    names = listed(supply.context.names(idle))
    return [
        Gap(
            gap_id=supply.scope.gap_id("G07", "majors"),
            gap_kind="G07",
            subject_ids=supply.scope.subjects,
            expected=str(len(supply.offers)),
            observed=str(len(supply.offers) - len(idle)),
            shortfall=float(len(idle)),
            severity=weigh(len(idle) / len(supply.offers), assessable=verdict.assessable),
            assessable=verdict.assessable,
            awaited=verdict.awaited,
            reason=joined(
                [
                    Bilingual(
                        f"{len(supply.offers)}个已知专业中，{len(idle)}个未见对接本地产业：{names.zh}",
                        f"of {len(supply.offers)} known majors {len(idle)} are not known to serve a local"
                        f" industry: {names.en}",
                    ),
                    verdict.reason,
                ]
            ),
            action=Bilingual("请院校填报专业对接的产业", "schools state the industry that each major serves"),
            tier=2,
            actor=Actor.MEMBERS,
        )
    ]


KIND = GapKind(
    code="G07",
    order=60,
    label=Bilingual("产业—专业对接缺口", "industry without a major"),
    explanation=Bilingual(
        "哪些本地产业没有对口专业，哪些专业不对接本地产业",
        "which local industries no major serves, and which majors serve none",
    ),
    actor=Actor.COUNCIL,
    cost=Cost.PROGRAMME,
    find=major_gaps,
)
