"""G08: broken training pathways: where the path from the secondary school to the master's degree ends.

Definitions
-----------
Level
    中职, 高职专科, 本科, 硕士: of a major by its ``study_level``, the role of its OFFERS tie, its name, or the kind of
    school that offers it; of a school by its kind.
Family
    Majors of one industry with all that is articulated with them (ARTICULATES_TO), and chains without an industry.
Reach of a family
    The highest level at the end of a chain that begins at an offered 中职 major; the gap is the step above it.
    A 3+4 chain skips 高职, which is no gap on it. A pilot without a quota weighs 1/2.
Dead end
    An offered major below 硕士 with no next step.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import networkx as nx

from jjgraph.analysis.gaps.actors import Actor, Cost
from jjgraph.analysis.gaps.context import GapContext
from jjgraph.analysis.gaps.core import Gap, joined, listed, weigh
from jjgraph.analysis.gaps.kind import GapKind
from jjgraph.analysis.gaps.proximity import find_scopes, with_parts
from jjgraph.analysis.gaps.scope import Scope
from jjgraph.analysis.schema_names import ARTICULATES_TO, MAJOR, OFFERS, TRAINING_PATHWAY
from jjgraph.bilingual import Bilingual
from jjgraph.model.records import Tie
from jjgraph.model.schema import STUDY_LEVELS

TOP = len(STUDY_LEVELS) - 1
PILOT_WEIGHT = 0.5
# In this order: 专升本 and 职业本科 hold the words of two levels.
_WORDS = (("硕士|研究生|博士", 3), ("本科|专升本", 2), ("高职|专科|大专", 1), ("中职|中专|技工", 0))


@dataclass(frozen=True, slots=True)
class Reach:
    """How far one family leads: the level (None without a 中职 major), its weight (0 to 1), and the dead ends."""

    level: int | None
    weight: float
    dead_ends: tuple[str, ...]

    @property
    def missing(self) -> Bilingual:
        """The first step that is missing; "" where 硕士 is reached."""
        if self.level is None:
            return Bilingual(f"起点（{STUDY_LEVELS[0].zh}）", f"the beginning ({STUDY_LEVELS[0].en})")
        if self.level == TOP:
            return Bilingual("")
        here, there = STUDY_LEVELS[self.level], STUDY_LEVELS[self.level + 1]
        return Bilingual(f"{here.zh}→{there.zh}", f"{here.en} → {there.en}")


def level_of(text: str) -> int | None:
    """Return the level that a text names, 0 (中职) to 3 (硕士), or None.

    Examples
    --------
    >>> [level_of(text) for text in ("中职", "休闲体育(专升本)", "高职专科", "专业学位研究生", "会计")]
    [0, 2, 1, 3, None]
    """
    return next((level for words, level in _WORDS if re.search(words, text)), None)


def reach(offered: Mapping[str, int], steps: Mapping[tuple[str, str], float]) -> Reach:
    """Return how far the offered majors lead.

    Parameters
    ----------
    offered : mapping
        Level of each offered major, 0 to 3.
    steps : mapping
        Weight, above 0 and at most 1, of each step from one major on to another.

    Returns
    -------
    Reach
        Among chains to the highest level the one of the greatest weight, the product of its steps.

    Examples
    --------
    Information: 中职 a → 高职 b, and 本科 c that nothing leads to; shoes: 中职 d → 本科 e.

    >>> reach({"a": 0, "b": 1, "c": 2}, {("a", "b"): 1.0})
    Reach(level=1, weight=1.0, dead_ends=('b', 'c'))
    >>> reach({"a": 0, "b": 1, "c": 2}, {("a", "b"): 1.0}).missing.zh
    '高职专科→本科'
    >>> reach({"d": 0, "e": 2}, {("d", "e"): 1.0}).missing.zh
    '本科→硕士'
    """
    onward: dict[str, list[str]] = defaultdict(list)
    for here, there in sorted(steps):
        if here in offered and there in offered and offered[there] > offered[here]:
            onward[here].append(there)
    best = {uid: 1.0 for uid, level in offered.items() if level == 0}
    for uid in sorted(offered, key=lambda uid: (offered[uid], uid)):  # steps lead upwards: one pass is enough
        for there in onward[uid]:
            if uid in best:
                best[there] = max(best.get(there, 0.0), best[uid] * steps[uid, there])
    level = max((offered[uid] for uid in best), default=None)
    weight = max((best[uid] for uid in best if offered[uid] == level), default=0.0)
    dead = tuple(sorted(uid for uid in offered if offered[uid] < TOP and not onward[uid]))
    return Reach(level, weight, dead)


def pathway_gaps(context: GapContext) -> list[Gap]:
    """Find the training pathways that end too early.

    Parameters
    ----------
    context : GapContext
        Majors offered near a consortium, schools, and the steps between them.

    Returns
    -------
    list of Gap
        One for each family with a known step that does not reach 硕士; and one for all other offered majors
        together. ``shortfall`` is the number of levels that are missing, or of majors without a step;
        ``severity`` is 1 less the reach, by its weight, of three levels, or 1. Flag ``external`` where a
        partner school is not near the consortium, ``pilot`` where the chain is one without a quota.

    Notes
    -----
    Assessable when the lists of majors are known well enough.
    """
    gaps = []
    for scope in find_scopes(context):
        schools = with_parts(context, scope)
        offers = [tie for tie in context.active if tie.type == OFFERS and tie.subject_uid in schools]
        if offers:
            gaps += _Pathways(context, scope, offers).gaps()
    return gaps


class _Pathways:
    """The families of one scope."""

    def __init__(self, context: GapContext, scope: Scope, offers: Iterable[Tie]) -> None:
        self.context, self.scope = context, scope
        self.steps = {
            (tie.subject_uid, tie.object_uid): tie for tie in context.active if tie.type == ARTICULATES_TO
        }
        self.offered: dict[str, list[Tie]] = defaultdict(list)
        for tie in offers:
            self.offered[tie.object_uid].append(tie)
        self.verdict = context.assess_kinds((MAJOR,), sorted(self.offered), consortium=scope.consortium)

    def level(self, uid: str) -> int | None:
        """Return the level of a major or school."""
        entity = self.context.full.entity[uid]
        given = dict(entity.extras).get("study_level")
        ties = self.offered.get(uid, [])
        texts = [str(given or ""), *(tie.role for tie in ties), entity.name]
        found = [level for level in map(level_of, texts) if level is not None]
        schools = [self.context.full.entity[tie.subject_uid].kind for tie in ties] or [entity.kind]
        taught = map(self.context.schema.study_level, schools)
        found += sorted(level for level in taught if level is not None)
        return found[0] if found else None

    def families(self) -> list[tuple[str, set[str]]]:
        """Return the families with a step: the name of the industry or "", and the majors and schools."""
        chains: nx.Graph[str] = nx.Graph(list(self.steps))
        found = []
        by_industry: dict[str, set[str]] = defaultdict(set)
        for tie in self.context.active:
            if tie.type in self.context.to_industry and (
                tie.subject_uid in self.offered or tie.subject_uid in chains
            ):
                by_industry[tie.object_uid].add(tie.subject_uid)
        placed: set[str] = set()
        for industry, majors in sorted(by_industry.items()):
            parts = [nx.node_connected_component(chains, uid) for uid in majors if uid in chains]
            if parts:
                found.append((industry, majors.union(*parts)))
                placed |= found[-1][1]
        chains.remove_nodes_from(placed)
        return found + [("", part) for part in sorted(map(set, nx.connected_components(chains)), key=min)]

    def gaps(self) -> list[Gap]:
        """Return the gaps of all families, and that of the majors in none."""
        found, placed = [], set()
        for industry, members in self.families():
            if any(self.scope.holds(uid) or uid in self.offered for uid in members):
                placed |= members
                found += self._family_gap(industry, members)
        return found + self._loose_gap(sorted(set(self.offered) - placed))

    def _family_gap(self, industry: str, members: set[str]) -> list[Gap]:
        levels = {uid: level for uid in sorted(members) if (level := self.level(uid)) is not None}
        ties = {step: tie for step, tie in self.steps.items() if step[0] in members}
        result = reach(levels, {step: _weight(tie) for step, tie in ties.items()})
        if result.level == TOP and result.weight == 1:
            return []
        name = self.context.name(industry) if industry else _names(self.context, members)
        dead = _names(self.context, result.dead_ends)
        outside = not all(self.scope.holds(uid) or uid in self.offered for uid in members)
        pilot = any(_weight(tie) < 1 for tie in ties.values())
        levels_reached = 0 if result.level is None else result.level
        missing = (
            result.missing
            if result.missing.zh
            else Bilingual("只有试点，无名额", "only a pilot without a quota")
        )
        return [
            Gap(
                gap_id=self.scope.gap_id("G08", industry or min(members)),
                gap_kind="G08",
                subject_ids=(industry,) if industry else tuple(sorted(members)),
                expected=STUDY_LEVELS[TOP].zh,
                observed="" if result.level is None else STUDY_LEVELS[result.level].zh,
                shortfall=float(TOP - levels_reached),
                severity=weigh(1 - result.weight * levels_reached / TOP, assessable=self.verdict.assessable),
                assessable=self.verdict.assessable,
                awaited=self.verdict.awaited,
                reason=joined(
                    [
                        Bilingual(
                            f"{name.zh}：已知贯通路径缺{missing.zh}",
                            f"{name.en}: the known pathway lacks {missing.en}",
                        ),
                        Bilingual(f"没有出口：{dead.zh}", f"no way on: {dead.en}")
                        if dead.zh
                        else Bilingual(""),
                        self.verdict.reason,
                    ]
                ),
                action=Bilingual(
                    "请相关院校签订下一段贯通协议", "the schools sign the next 3+2 or 3+4 agreement"
                ),
                claim_ids=self.context.claims(tie.key for tie in ties.values()),
                flags=tuple(flag for flag, holds in (("external", outside), ("pilot", pilot)) if holds),
                figures=(
                    ("reach", None if result.level is None else float(result.level)),
                    ("weight", result.weight),
                    ("dead_ends", float(len(result.dead_ends))),
                ),
            )
        ]

    def _loose_gap(self, majors: list[str]) -> list[Gap]:
        loose = [uid for uid in majors if self.level(uid) != TOP]
        if not loose:
            return []
        names = _names(self.context, loose)
        programmes = [
            entity.uid
            for entity in self.context.shown.entities
            if self.context.schema.is_a(entity.kind, TRAINING_PATHWAY) and self.scope.holds(entity.uid)
        ]
        unstated = _names(self.context, programmes)
        return [
            Gap(
                gap_id=self.scope.gap_id("G08", "majors"),
                gap_kind="G08",
                subject_ids=self.scope.subjects,
                expected=str(len(loose)),
                observed="0",
                shortfall=float(len(loose)),
                severity=weigh(1.0, assessable=self.verdict.assessable),
                assessable=self.verdict.assessable,
                awaited=self.verdict.awaited,
                reason=joined(
                    [
                        Bilingual(
                            f"{len(loose)}个已知专业未见衔接的下一层次（{names.zh}）",
                            f"of {len(loose)} known majors no next level is known ({names.en})",
                        ),
                        Bilingual(
                            f"贯通项目未说明专业和院校：{unstated.zh}",
                            f"pathways without stated majors and schools: {unstated.en}",
                        )
                        if programmes
                        else Bilingual(""),
                        self.verdict.reason,
                    ]
                ),
                action=Bilingual(
                    "请教育局提供3+2、3+4的专业、院校与名额",
                    "ask the education bureau for the majors, schools and quotas of 3+2 and 3+4",
                ),
                claim_ids=self.context.claims(tie.key for uid in loose[:5] for tie in self.offered[uid]),
                tier=1,
            )
        ]


def _weight(tie: Tie) -> float:
    extras = dict(tie.extras)
    words = f"{tie.role} {extras.get('form', '')}"
    pilot = "试点" in words or "pilot" in words
    return PILOT_WEIGHT if pilot and extras.get("quota") is None else 1.0


def _names(context: GapContext, uids: Iterable[str]) -> Bilingual:
    return listed(context.names(sorted(uids)), limit=4)


KIND = GapKind(
    code="G08",
    order=70,
    label=Bilingual("贯通培养断点", "broken training pathway"),
    explanation=Bilingual(
        "从中职到硕士的贯通路径断在哪里",
        "where the path from secondary vocational school to the master breaks off",
    ),
    actor=Actor.MEMBERS,
    cost=Cost.AGREEMENT,
    find=pathway_gaps,
)
