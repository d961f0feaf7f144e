"""Comparisons and scenarios: two states of a store side by side, and the store with one thing changed."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from jjgraph.analytics.change import Change, gap_changes, network_changes, rank_changes, tie_changes
from jjgraph.analytics.gaps.core import Gap
from jjgraph.analytics.scenario import Shape, lost_contact, shape, with_tie, without
from jjgraph.errors import UsageError
from jjgraph.model.dates import is_partial_date, last_day
from jjgraph.model.moment import known_at, only_dataset
from jjgraph.model.records import Dataset
from jjgraph.model.text import Text
from jjgraph.model.view import apply_view
from jjgraph.pipeline.analysis import Analysis

KNOWN = "known:"  # before a date: what was known then, not what held then
BROKERS = 5

WORDS = {
    "joined": Text("加入网络", "joined the network"), "left": Text("离开网络", "left the network"),
    "new": Text("新的联系", "new ties"), "ended": Text("不再成立的联系", "ended ties"),
    "rose": Text("名次上升", "rank moves up"), "fell": Text("名次下降", "rank moves down"),
    "opened": Text("新出现的缺口", "gaps opened"), "closed": Text("消失的缺口", "gaps closed"),
}  # fmt: skip
FIGURES = {
    "organisations": Text("有伙伴的机构", "organisations with a partner"),
    "pairs": Text("合作对", "collaborating pairs"),
    "reachable": Text("可相互到达的对数", "pairs that can reach each other"),
    "largest": Text("最大连通部分的机构数", "organisations in the largest connected part"),
    "efficiency": Text("整体效率", "global efficiency"),
}


def _with(analysis: Analysis, full: Dataset) -> Analysis:
    shown = apply_view(full, analysis.view)
    return Analysis(full, shown, analysis.schema, analysis.view, analysis.as_of, analysis.threshold)


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
        return replace(_with(analysis, analysis.full), as_of=last_day(name))
    date = name.removeprefix(KNOWN)
    if name.startswith(KNOWN) and is_partial_date(date):
        day = last_day(date)
        return replace(_with(analysis, known_at(analysis.full, analysis.schema, day)), as_of=day)
    names = [info.dataset for info in analysis.full.infos]
    if name in names:
        return _with(analysis, only_dataset(analysis.full, name))
    listed = "、".join(names)
    raise UsageError(
        f"“{name}”既不是日期也不是数据集（有：{listed}）", f"{name!r} is no date and no data set (there are: {listed})",
        hint_zh="写成 2023-12、known:2023-12 或数据集的名称", hint_en="give 2023-12, known:2023-12 or a data set",
    )  # fmt: skip


def compare(before: Analysis, after: Analysis, *, measures: Iterable[str]) -> list[Change]:
    """Return everything that differs between two states, in the order of `jjgraph.analytics.change.ORDER`."""
    wanted = list(measures)
    return [
        *network_changes(before.graph, after.graph),
        *tie_changes(before.shown.ties, after.shown.ties, day_before=before.as_of, day_after=after.as_of),
        *rank_changes(
            {name: before.scores[name] for name in wanted}, {name: after.scores[name] for name in wanted}
        ),
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
    return _scenario(analysis, _with(analysis, without(analysis.full, uid)))


def add_tie(analysis: Analysis, subject: str, tie_type: str, object_uid: str) -> Scenario:
    """Return what the network would be with one more tie."""
    full = with_tie(analysis.full, analysis.schema, subject, tie_type, object_uid)
    return _scenario(analysis, _with(analysis, full))
