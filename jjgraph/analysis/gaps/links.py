"""G13: pairs that do not collaborate although their partners, or what they do, speak for it.

Definitions
-----------
Common partners
    Nodes that are tied to both in the collaboration graph; G(z) are the partners of z.
Candidate pair
    No party in common, not of the same corporate group, and no strong tie or joint share in all that is known: not one that
    is planned, ended, or outside the view either (`jjgraph.analysis.prediction.rules`). And at least one
    common partner; or one of the two has no partner at all and both serve an industry, or one offers what
    the other wants (``newcomer``).
Score
    Of `jjgraph.analysis.prediction.model`: fitted where there are data for it, else aa and a fixed bonus.
Grade
    Of `jjgraph.analysis.prediction.backtest`, on these very data: the AUC of the score on hidden ties, also
    among pairs with a common partner alone (``near``), and their number. Too few: "not graded", and no number.
Sensitive
    Both serve one industry, by whatever is known: they may be competitors there.
"""

from dataclasses import dataclass

from jjgraph.analysis.gaps.actors import Actor, Cost
from jjgraph.analysis.gaps.context import GapContext
from jjgraph.analysis.gaps.core import Gap, joined, listed, plain, weigh
from jjgraph.analysis.gaps.kind import GapKind
from jjgraph.analysis.prediction.backtest import MIN_GRADED, Backtest, Result, backtest
from jjgraph.analysis.prediction.paths import Paths
from jjgraph.analysis.prediction.prediction_input import prediction_input
from jjgraph.analysis.prediction.suggestions import Suggestion, grade_of, suggestions
from jjgraph.bilingual import Bilingual

TOP = 3  # pairs that are shown for one organisation
NAMED = 5  # common partners that the reason names, and whose claims it rests on
_SHOWN_FEATURES = ("aa", "ra", "jaccard", "common")
_NOTHING = Bilingual("")


def link_gaps(context: GapContext, *, top: int = TOP) -> list[Gap]:
    """Find promising pairs that do not collaborate.

    Parameters
    ----------
    context : GapContext
        Common partners are those in view; what rules a pair out is looked for in all that is known.
    top : int
        For each node its best so many by score, equal ones by uid; a pair is in if it is among the best of
        either end.

    Returns
    -------
    list of Gap
        Those with common partners, then the newcomers (tier 1), each sorted by pair. ``shortfall`` is aa, 0
        for newcomers; ``severity`` is the score by the highest score of its tier.

    Notes
    -----
    Whether two organisations are without a tie is only known where the lists of both their parties are
    known well enough: else the pair is not assessable, though the figures stand.

    Examples
    --------
    b and s have a in common, who has two partners: aa is 1/ln 2.

    >>> from jjgraph.analysis.context import Analysis
    >>> from jjgraph.model.examples import SCHEMA, tiny
    >>> [gap] = link_gaps(GapContext(Analysis.of(tiny(), SCHEMA)))
    >>> gap.subject_ids, round(gap.shortfall, 4)
    (('b', 's'), 1.4427)
    """
    tested = backtest(context.analysis)
    found = suggestions(context.analysis, tested.model, tested.newcomers, top=top)
    writer = _Writer(context, tested, found)
    return [writer.gap(suggestion) for suggestion in found]


@dataclass(frozen=True, slots=True)
class _Ground:
    """What speaks for a pair beside its partners, as uids or names, and the claims behind it."""

    industries: list[str]
    matches: list[str]
    place: str
    claim_ids: set[str]


class _Writer:
    """Turns suggestions into gaps; what all of them need is gathered once."""

    def __init__(self, context: GapContext, tested: Backtest, found: list[Suggestion]) -> None:
        self._context, self._tested = context, tested
        self._attributes = prediction_input(context.analysis).attributes
        self._place = {uid: index for index, uid in enumerate(prediction_input(context.analysis).nodes.uids)}
        self._paths = Paths(context.analysis)
        self._highest = {
            branch: max((item.score for item in found if item.newcomer is branch), default=1.0)
            for branch in (False, True)
        }

    def gap(self, item: Suggestion) -> Gap:
        context, (a, b) = self._context, item.pair
        parties = (*context.full.entity[a].parties, *context.full.entity[b].parties)
        verdict = context.assess_parties(parties, item.pair)
        ground = self._ground(item)
        result = grade_of(self._tested, item)
        flags = {"sensitive": ground.industries, "newcomer": item.newcomer}
        reason = [
            self._why(item),
            *self._common_attributes(ground),
            _grade(result),
            verdict.reason,
        ]
        return Gap(
            gap_id=f"G13:{a}:{b}",
            gap_kind="G13",
            subject_ids=item.pair,
            expected="1",
            observed="0",
            shortfall=item.features["aa"],
            severity=weigh(item.score / self._highest[item.newcomer], assessable=verdict.assessable),
            assessable=verdict.assessable,
            awaited=verdict.awaited,
            reason=joined(reason),
            action=self._action(item),
            claim_ids=tuple(sorted(ground.claim_ids | self._path_claims(item))),
            flags=tuple(sorted(name for name, holds in flags.items() if holds)),
            figures=(
                *((name, item.features[name]) for name in _SHOWN_FEATURES),
                ("score", item.score),
                ("backtest_auc", result.every.auc),
                ("backtest_auc_near", result.near.auc if result.near else None),
                ("backtest_ties", float(result.every.positives) if result.every.auc is not None else None),
            ),
            tier=int(item.newcomer),
        )

    def _path_claims(self, item: Suggestion) -> set[str]:
        return {
            claim
            for partner in item.common[:NAMED]
            for end in item.pair
            for tie in self._paths.between(end, partner)
            for claim in tie.claim_ids
        }

    def _ground(self, item: Suggestion) -> _Ground:
        attributes = self._attributes
        first, second = (self._place[uid] for uid in item.pair)
        industries = attributes.shared_industries(first, second)
        matches = sorted({*attributes.matches(first, second), *attributes.matches(second, first)})
        claims = {
            claim
            for topic in {*industries, *matches}
            for end in item.pair
            for tie in self._paths.serving(end, topic)
            for claim in tie.claim_ids
        }
        places = attributes.shared_places(first, second)
        return _Ground(industries, matches, max(places, key=len, default=""), claims)

    def _why(self, item: Suggestion) -> Bilingual:
        first, second = self._context.names(item.pair)
        if item.newcomer:
            return Bilingual(
                f"{first.zh}与{second.zh}未见合作，其中一方尚无已知伙伴，只按属性推荐",
                f"{first.pick('en')} and {second.pick('en')} are not known to collaborate;"
                " one of them has no known partner, so only attributes speak for it",
            )
        common = listed(self._context.names(item.common), limit=NAMED)
        return Bilingual(
            f"{first.zh}与{second.zh}未见合作，共同伙伴{len(item.common)}个：{common.zh}",
            f"{first.pick('en')} and {second.pick('en')} are not known to collaborate;"
            f" common partners ({len(item.common)}): {common.en}",
        )

    def _common_attributes(self, ground: _Ground) -> list[Bilingual]:
        industry = listed(self._context.names(ground.industries))
        match = listed(self._context.names(ground.matches))
        return [
            Bilingual(f"同属{industry.zh}，或有竞争", f"both serve {industry.en}: may compete")
            if industry.zh
            else _NOTHING,
            Bilingual(f"一方的专业对接另一方的需要：{match.zh}", f"majors of one serve the other: {match.en}")
            if match.zh
            else _NOTHING,
            Bilingual(f"同在{ground.place}", f"both in {ground.place}") if ground.place else _NOTHING,
        ]

    def _action(self, item: Suggestion) -> Bilingual:
        if item.newcomer:
            return Bilingual(
                "请秘书处先核实无伙伴的一方是否已有合作，再介绍双方认识",
                "the secretariat first asks the one without partners what it does already, then introduces them",
            )
        partner = self._context.name(item.common[0])
        return Bilingual(
            f"请秘书处通过{partner.zh}介绍双方认识",
            f"the secretariat introduces them through {partner.pick('en')}",
        )


def _grade(result: Result) -> Bilingual:
    grade = result.every
    if grade.auc is None:
        return Bilingual(
            f"推荐未评分：可隐去再猜的只有{grade.positives}对，至少要{MIN_GRADED}对",
            f"not graded: only {grade.positives} pairs could be hidden and predicted, {MIN_GRADED} are needed",
        )
    near, chance = Bilingual(""), Bilingual("")
    if result.near and result.near.auc is not None:
        near = Bilingual(
            f"，只看有共同伙伴的对{plain(result.near.auc)}",
            f", among pairs with a common partner {plain(result.near.auc)}",
        )
    if not grade.beats_chance:
        chance = Bilingual("，不比猜测强", ", no better than chance")
    return Bilingual(
        f"回测AUC {plain(grade.auc)}（隐去{grade.positives}对再猜）{near.zh}{chance.zh}",
        f"backtested: AUC {plain(grade.auc)} on {grade.positives} hidden pairs{near.pick('en')}{chance.pick('en')}",
    )


KIND = GapKind(
    code="G13",
    order=130,
    label=Bilingual("潜在合作对", "promising pair"),
    explanation=Bilingual(
        "有共同伙伴而彼此未见合作的不同类单位",
        "organisations of different parties with common partners and no known tie",
    ),
    actor=Actor.SECRETARIAT,
    cost=Cost.CALL,
    find=link_gaps,
    compares_pairs=True,
)
