"""What if: the network without a member, or with one more tie, before and after."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from jjgraph.analysis.context import Analysis
from jjgraph.analysis.gaps import find_gaps
from jjgraph.analysis.gaps.core import Gap
from jjgraph.analysis.scenario import COLUMNS, Shape, lost_contact, shape, with_tie, without
from jjgraph.bilingual import Bilingual
from jjgraph.errors import UsageError
from jjgraph.results.table import Table
from jjgraph.studies.study import study_table

BROKERS = 5
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


def whatif(
    analysis: Analysis,
    *,
    remove: str | None = None,
    add: tuple[str, str, str] | None = None,
    lang: str = "zh",
) -> Table:
    """Return what the network would be without an organisation, or with one more tie.

    Parameters
    ----------
    analysis : Analysis
        What is known, in a view, on a day.
    remove : str, optional
        Uid of the organisation to remove.
    add : (str, str, str), optional
        Uid, type and uid of the tie to add.
    lang : str
        Of the names.

    Returns
    -------
    Table
        Figures, brokers and gaps before and after. The notes give the pairs that gain or lose contact, and how
        many gaps open and close.

    Raises
    ------
    UsageError
        If not exactly one of the two is given, or the type does not admit the ends.
    """
    if (remove is None) == (add is None):
        raise UsageError(Bilingual("请给出 remove 或 add 之一", "give one of remove and add"))
    full, schema = analysis.full, analysis.schema
    changed = without(full, str(remove)) if add is None else with_tie(full, schema, *add)
    scenario = _scenario(analysis, analysis.over(changed))
    return study_table(
        analysis,
        "whatif",
        COLUMNS,
        _rows(analysis, scenario, lang),
        notes=_notes(analysis, scenario, remove, add),
        remove=remove,
        add=add,
    )


def _scenario(before: Analysis, after: Analysis) -> Scenario:
    old, new = {gap.gap_id: gap for gap in find_gaps(before)}, {gap.gap_id: gap for gap in find_gaps(after)}
    return Scenario(
        before=shape(before.graph),
        after=shape(after.graph),
        lost=lost_contact(before.graph, after.graph),
        brokers_before=_brokers(before),
        brokers_after=_brokers(after),
        opened=tuple(new[gap_id] for gap_id in new if gap_id not in old),
        closed=tuple(old[gap_id] for gap_id in old if gap_id not in new),
    )


def _brokers(analysis: Analysis) -> tuple[str, ...]:
    scores = analysis.scores["betweenness"]
    ranked = sorted((uid for uid in scores if scores[uid] > 0), key=lambda uid: (-scores[uid], uid))
    return tuple(ranked[:BROKERS])


def _notes(
    analysis: Analysis, scenario: Scenario, remove: str | None, add: tuple[str, str, str] | None
) -> Iterator[Bilingual]:
    entity = analysis.full.entity
    if add is not None:
        ends = [entity[uid] for uid in (add[0], add[2])]
        gained = scenario.after.reachable - scenario.before.reachable
        yield Bilingual(
            f"若{'与'.join(end.label('zh') for end in ends)}有此联系，新增 {gained} 对可相互到达的机构",
            f"with this tie of {' and '.join(end.label('en') for end in ends)},"
            f" {gained} more pairs can reach each other",
        )
    else:
        removed = entity[str(remove)]
        yield Bilingual(
            f"若无{removed.label('zh')}，其余机构中有 {scenario.lost} 对失去联系",
            f"without {removed.label('en')}, {scenario.lost} pairs of the others lose contact",
        )
    opened, closed = len(scenario.opened), len(scenario.closed)
    yield Bilingual(
        f"新出现缺口 {opened} 项，消失 {closed} 项（系推算）",
        f"{opened} gaps opened, {closed} closed (computed)",
    )


def _rows(analysis: Analysis, scenario: Scenario, lang: str) -> list[tuple[Any, ...]]:
    """Return every figure before and after; the brokers by name; how many gaps, and which of them come and go."""
    rows: list[tuple[Any, ...]] = []
    for name, words in FIGURES.items():
        old, new = getattr(scenario.before, name), getattr(scenario.after, name)
        rows.append((words.pick(lang), old, new, new - old))

    def listed(uids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(analysis.full.entity[uid].label(lang) for uid in uids)

    def shown(gap: Gap) -> str:
        return f"{gap.gap_kind} {gap.reason.pick(lang)}"

    brokers = listed(scenario.brokers_before), listed(scenario.brokers_after)
    rows.append((FOREMOST.pick(lang), *brokers, None))
    gaps = len(find_gaps(analysis))
    change = len(scenario.opened) - len(scenario.closed)
    rows.append((GAPS.pick(lang), gaps, gaps + change, change))
    rows += ((OPENED.pick(lang), None, shown(gap), None) for gap in scenario.opened)
    rows += ((CLOSED.pick(lang), shown(gap), None, None) for gap in scenario.closed)
    return rows
