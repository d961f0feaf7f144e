"""whatif: the network without a member, or with one more tie."""

from typing import Any

import click

from jjgraph.analytics.gaps.core import Gap
from jjgraph.analytics.scenario import COLUMNS
from jjgraph.cli.request import Request, with_request
from jjgraph.errors import UsageError
from jjgraph.model.text import Text
from jjgraph.pipeline import studies
from jjgraph.pipeline.analysis import Analysis
from jjgraph.pipeline.asking import find_entity

FIGURES = {
    "organisations": Text("有伙伴的机构", "organisations with a partner"),
    "pairs": Text("合作对", "collaborating pairs"),
    "reachable": Text("可相互到达的对数", "pairs that can reach each other"),
    "largest": Text("最大连通部分的机构数", "organisations in the largest connected part"),
    "efficiency": Text("整体效率", "global efficiency"),
}
BROKERS = Text("居间最多者", "foremost brokers")
GAPS = Text("缺口（推算）", "gaps (computed)")
OPENED = Text("新出现的缺口", "gap opened")
CLOSED = Text("消失的缺口", "gap closed")


@click.command(
    "whatif",
    help="假如少一个机构，或多一条联系，网络会怎样：到达、效率、居间者、缺口，之前与之后。\n\n"
    "The network without a member, or with one more tie: reach, efficiency, brokers and gaps, before and after.",
)
@click.option("--remove", metavar="UID", help="移除的机构 / the body to remove.")
@click.option("--add", nargs=3, metavar="A TYPE B", help="添加的联系 / the tie to add.")
@with_request()
def whatif_command(request: Request, *, remove: str | None, add: tuple[str, str, str] | None) -> None:
    if bool(remove) is bool(add):
        raise UsageError("请给出 --remove 或 --add 之一", "give one of --remove and --add")
    ends = [add[0], add[2]] if add else [remove]
    with request.session.store() as store:
        uids = [find_entity(store, str(end)) for end in ends]
    analysis = request.analyse()
    names = [analysis.full.entity[uid].label(request.session.lang) for uid in uids]
    if add:
        scenario = studies.add_tie(analysis, uids[0], add[1], uids[1])
        gained = scenario.after.reachable - scenario.before.reachable
        request.session.say(
            f"若{'与'.join(names)}有此联系，新增 {gained} 对可相互到达的机构",
            f"with this tie of {' and '.join(names)}, {gained} more pairs can reach each other",
        )
    else:
        scenario = studies.remove_entity(analysis, uids[0])
        request.session.say(
            f"若无{names[0]}，其余机构中有 {scenario.lost} 对失去联系",
            f"without {names[0]}, {scenario.lost} pairs of the others lose contact",
        )
    rows = _rows(analysis, scenario, request.session.lang)
    request.print(analysis, COLUMNS, rows, remove=None if add else uids[0], add=add or None)


def _rows(analysis: Analysis, scenario: studies.Scenario, lang: str) -> list[tuple[Any, ...]]:
    """Every figure before and after; the brokers by name; how many gaps, and which of them come and go."""
    rows: list[tuple[Any, ...]] = []
    for name, words in FIGURES.items():
        old, new = getattr(scenario.before, name), getattr(scenario.after, name)
        rows.append((words.pick(lang), old, new, new - old))

    def listed(uids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(analysis.full.entity[uid].label(lang) for uid in uids)

    def told(gap: Gap) -> str:
        return f"{gap.gap_kind} {gap.reason.pick(lang)}"

    brokers = listed(scenario.brokers_before), listed(scenario.brokers_after)
    rows.append((BROKERS.pick(lang), *brokers, None))
    gaps = len(analysis.gaps())
    change = len(scenario.opened) - len(scenario.closed)
    rows.append((GAPS.pick(lang), gaps, gaps + change, change))
    rows += ((OPENED.pick(lang), None, told(gap), None) for gap in scenario.opened)
    rows += ((CLOSED.pick(lang), told(gap), None, None) for gap in scenario.closed)
    return rows
