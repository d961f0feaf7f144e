"""Comparisons and scenarios: two states of a store side by side, and the store with one thing changed."""

from collections.abc import Iterable
from dataclasses import astuple, dataclass
from typing import Any

from jjgraph.analysis.change import COLUMNS, Change, gap_changes, network_changes, rank_changes, tie_changes
from jjgraph.analysis.context import Analysis
from jjgraph.analysis.gaps.core import Gap
from jjgraph.analysis.measures.centrality import centrality
from jjgraph.analysis.measures.tables import NetworkRow, helix_rows, network_rows
from jjgraph.analysis.scenario import Shape, lost_contact, shape, with_tie, without
from jjgraph.bilingual import Bilingual
from jjgraph.errors import UsageError
from jjgraph.model.dates import is_partial_date, last_day
from jjgraph.model.knowledge_date import known_at, only_dataset

KNOWN = "known:"  # before a date: what was known then, not what held then
BROKERS = 5

WORDS = {
    "joined": Bilingual("加入网络", "joined the network"),
    "left": Bilingual("离开网络", "left the network"),
    "new": Bilingual("新的联系", "new ties"),
    "ended": Bilingual("不再成立的联系", "ended ties"),
    "rose": Bilingual("名次上升", "rank moves up"),
    "fell": Bilingual("名次下降", "rank moves down"),
    "opened": Bilingual("新出现的缺口", "gaps opened"),
    "closed": Bilingual("消失的缺口", "gaps closed"),
}
FIGURES = {
    "organisations": Bilingual("有伙伴的机构", "organisations with a partner"),
    "pairs": Bilingual("合作对", "collaborating pairs"),
    "reachable": Bilingual("可相互到达的对数", "pairs that can reach each other"),
    "largest": Bilingual("最大连通部分的机构数", "organisations in the largest connected part"),
    "efficiency": Bilingual("整体效率", "global efficiency"),
}
FOREMOST = Bilingual("居间最多者", "foremost brokers")
GAPS = Bilingual("缺口（推算）", "gaps (computed)")
OPENED = Bilingual("新出现的缺口", "gap opened")
CLOSED = Bilingual("消失的缺口", "gap closed")
CHANGE_COLUMNS = ("name", *COLUMNS)


def state(analysis: Analysis, name: str) -> Analysis:
    """Return the state that *name* asks for.

    Parameters
    ----------
    analysis : Analysis
        Of the whole store.
    name : str
        A date (what held on its last day), ``known:`` and a date (what was known by then), or the name of
        a data set (what it alone says).

    Raises
    ------
    UsageError
        If it is none of these.
    """
    if is_partial_date(name):
        return analysis.at(last_day(name))
    date = name.removeprefix(KNOWN)
    if name.startswith(KNOWN) and is_partial_date(date):
        day = last_day(date)
        return analysis.over(known_at(analysis.full, analysis.schema, day)).at(day)
    names = [info.dataset for info in analysis.full.infos]
    if name in names:
        return analysis.over(only_dataset(analysis.full, name))
    listed = "、".join(names)
    raise UsageError(
        Bilingual(
            f"“{name}”既不是日期也不是数据集（有：{listed}）",
            f"{name!r} is no date and no data set (there are: {listed})",
        ),
        hint=Bilingual(
            "写成 2023-12、known:2023-12 或数据集的名称", "give 2023-12, known:2023-12 or a data set"
        ),
    )


def compare(before: Analysis, after: Analysis, *, measures: Iterable[str]) -> list[Change]:
    """Return everything that differs between two states, in the order of `jjgraph.analysis.change.ORDER`."""
    wanted = list(measures)
    return [
        *network_changes(before.graph, after.graph),
        *tie_changes(before.shown.ties, after.shown.ties, day_before=before.as_of, day_after=after.as_of),
        *rank_changes(centrality(before.graph, wanted), centrality(after.graph, wanted)),
        *gap_changes(before.gaps(), after.gaps()),
    ]


@dataclass(frozen=True, slots=True)
class Scenario:
    """What a change would do: the network before and after, pairs that lose contact, brokers, gaps."""

    before: Shape
    after: Shape
    lost: int
    brokers_before: tuple[str, ...]
    brokers_after: tuple[str, ...]
    opened: tuple[Gap, ...]
    closed: tuple[Gap, ...]


def _brokers(analysis: Analysis) -> tuple[str, ...]:
    scores = analysis.scores["betweenness"]
    ranked = sorted((uid for uid in scores if scores[uid] > 0), key=lambda uid: (-scores[uid], uid))
    return tuple(ranked[:BROKERS])


def _scenario(before: Analysis, after: Analysis) -> Scenario:
    old, new = {gap.gap_id: gap for gap in before.gaps()}, {gap.gap_id: gap for gap in after.gaps()}
    return Scenario(
        before=shape(before.graph),
        after=shape(after.graph),
        lost=lost_contact(before.graph, after.graph),
        brokers_before=_brokers(before),
        brokers_after=_brokers(after),
        opened=tuple(new[gap_id] for gap_id in new if gap_id not in old),
        closed=tuple(old[gap_id] for gap_id in old if gap_id not in new),
    )


def remove_entity(analysis: Analysis, uid: str) -> Scenario:
    """Return what the network would be without the entity *uid*."""
    return _scenario(analysis, analysis.over(without(analysis.full, uid)))


def add_tie(analysis: Analysis, subject: str, tie_type: str, object_uid: str) -> Scenario:
    """Return what the network would be with one more tie."""
    full = with_tie(analysis.full, analysis.schema, subject, tie_type, object_uid)
    return _scenario(analysis, analysis.over(full))


def change_rows(changes: Iterable[Change], states: Iterable[Analysis], lang: str) -> list[tuple[Any, ...]]:
    """Return *changes* in `CHANGE_COLUMNS`: an organisation and a tie by name, a gap by its reason.

    A gap that opened or closed is in one of the *states* only, and has its reason from there.
    """
    names: dict[str, str] = {}
    for state in states:
        names |= {gap.gap_id: gap.reason.pick(lang) for gap in state.gaps()}
        entities = {uid: entity.label(lang) for uid, entity in state.full.entity.items()}
        for tie in state.full.ties:
            relation = state.schema.ties[tie.type].label.pick(lang)
            names[tie.key] = f"{entities[tie.subject_uid]} {relation} {entities[tie.object_uid]}"
        names |= entities
    return [(names.get(change.uid, change.uid), *astuple(change)) for change in changes]


def scenario_rows(analysis: Analysis, scenario: Scenario, lang: str) -> list[tuple[Any, ...]]:
    """Return every figure before and after; the brokers by name; how many gaps, and which of them come and go.

    The columns are those of `jjgraph.analysis.scenario.COLUMNS`.
    """
    rows: list[tuple[Any, ...]] = []
    for name, words in FIGURES.items():
        old, new = getattr(scenario.before, name), getattr(scenario.after, name)
        rows.append((words.pick(lang), old, new, new - old))

    def listed(uids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(analysis.full.entity[uid].label(lang) for uid in uids)

    def told(gap: Gap) -> str:
        return f"{gap.gap_kind} {gap.reason.pick(lang)}"

    brokers = listed(scenario.brokers_before), listed(scenario.brokers_after)
    rows.append((FOREMOST.pick(lang), *brokers, None))
    gaps = len(analysis.gaps())
    change = len(scenario.opened) - len(scenario.closed)
    rows.append((GAPS.pick(lang), gaps, gaps + change, change))
    rows += ((OPENED.pick(lang), None, told(gap), None) for gap in scenario.opened)
    rows += ((CLOSED.pick(lang), told(gap), None, None) for gap in scenario.closed)
    return rows


def helix(analysis: Analysis, *, draws: int, seed: int) -> tuple[list[NetworkRow], int]:
    """Return T of the helices and the measures of the whole network, and on how many shared objects T stands.

    The rows are in the order of `jjgraph.analysis.measures.tables.NETWORK_COLUMNS`.
    """
    shares = analysis.affiliations
    objects = sum(uid not in analysis.graph for uid in shares)
    rows = [
        *helix_rows(shares, draws=draws, seed=seed),
        *network_rows(analysis.graph, draws=draws, seed=seed),
    ]
    return rows, objects
