"""Two states of a store side by side: what held, or was known, at one time and not at another."""

from collections.abc import Collection, Iterable
from dataclasses import astuple
from typing import Any

from jjgraph.analysis.change import (
    COLUMNS,
    ORDER,
    Change,
    gap_changes,
    network_changes,
    rank_changes,
    tie_changes,
)
from jjgraph.analysis.context import Analysis
from jjgraph.analysis.gaps import find_gaps
from jjgraph.analysis.measures.centrality import centrality
from jjgraph.bilingual import Bilingual
from jjgraph.errors import UsageError
from jjgraph.model.dates import is_partial_date, last_day
from jjgraph.model.knowledge_date import known_at, only_dataset
from jjgraph.results.table import Table
from jjgraph.studies.study import study_table

KNOWN = "known:"  # before a date: what was known then, not what held then
COMPARED = ("degree", "betweenness")  # measures whose ranks are compared where none are named
CHANGE_COLUMNS = ("name", *COLUMNS)
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


def compare(
    analysis: Analysis, before: str, after: str, *, measures: Collection[str] = COMPARED, lang: str = "zh"
) -> Table:
    """Return everything that differs between two states of a store.

    Parameters
    ----------
    analysis : Analysis
        Of the whole store.
    before, after : str
        ``"2023-12"`` is what held on its last day, ``"known:2023-12"`` what was known by then, the name of a data
        set what it alone says.
    measures : collection of str
        Those whose ranks are compared.
    lang : str
        Of the names.

    Returns
    -------
    Table
        Who joined and left, ties new and ended, ranks that rose and fell, gaps opened and closed: an
        organisation and a tie by name, a gap by its reason. The note counts each.

    Raises
    ------
    UsageError
        If a state is none of these, or there is no such measure.
    """
    wanted = list(measures)
    first, second = _state(analysis, before), _state(analysis, after)
    changes = [
        *network_changes(first.graph, second.graph),
        *tie_changes(first.shown.ties, second.shown.ties, day_before=first.as_of, day_after=second.as_of),
        *rank_changes(centrality(first.graph, wanted), centrality(second.graph, wanted)),
        *gap_changes(find_gaps(first), find_gaps(second)),
    ]
    return study_table(
        analysis,
        "compare",
        CHANGE_COLUMNS,
        _rows(changes, (first, second), lang),
        notes=[_count(changes, before, after)],
        hidden=("uid",),
        before=before,
        after=after,
        measures=wanted,
    )


def _state(analysis: Analysis, name: str) -> Analysis:
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


def _count(changes: Collection[Change], before: str, after: str) -> Bilingual:
    counted = [(WORDS[kind], sum(item.change == kind for item in changes)) for kind in ORDER]
    return Bilingual(
        f"{before} → {after}：" + "，".join(f"{word.zh} {number}" for word, number in counted),
        f"{before} → {after}: " + ", ".join(f"{word.en} {number}" for word, number in counted),
    )


def _rows(changes: Iterable[Change], states: Iterable[Analysis], lang: str) -> list[tuple[Any, ...]]:
    """Name what changed; a gap that opened or closed is in one of the states only, and has its reason from there."""
    names: dict[str, str] = {}
    for state in states:
        names |= {gap.gap_id: gap.reason.pick(lang) for gap in find_gaps(state)}
        entities = {uid: entity.label(lang) for uid, entity in state.full.entity.items()}
        for tie in state.full.ties:
            relation = state.schema.ties[tie.type].label.pick(lang)
            names[tie.key] = f"{entities[tie.subject_uid]} {relation} {entities[tie.object_uid]}"
        names |= entities
    return [(names.get(change.uid, change.uid), *astuple(change)) for change in changes]
