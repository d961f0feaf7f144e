"""compare: what changed between two dates or data sets."""

from dataclasses import astuple

import click

from jjgraph.analytics.centrality import MEASURES
from jjgraph.analytics.change import COLUMNS, ORDER
from jjgraph.cli.request import Request, with_request
from jjgraph.pipeline import studies
from jjgraph.pipeline.analysis import Analysis

WORDS = {
    "joined": ("加入网络", "joined the network"), "left": ("离开网络", "left the network"),
    "new": ("新的联系", "new ties"), "ended": ("不再成立的联系", "ended ties"),
    "rose": ("名次上升", "rank moves up"), "fell": ("名次下降", "rank moves down"),
    "opened": ("新出现的缺口", "gaps opened"), "closed": ("消失的缺口", "gaps closed"),
}  # fmt: skip


@click.command(
    "compare",
    help="比较两个时点或两个数据集：2023-12 是当时成立的，known:2023-12 是当时已知的。\n\n"
    "Compare two dates or data sets: 2023-12 is what held then, known:2023-12 what was known then.",
)
@click.argument("before")
@click.argument("after")
@click.option("--measure", "measures", multiple=True, type=click.Choice(list(MEASURES)),
              default=("degree", "betweenness"), show_default=True,
              help="比较名次的指标，可重复 / measure whose ranks are compared; repeatable.")  # fmt: skip
@with_request(as_of=False)
def compare_command(request: Request, *, before: str, after: str, measures: tuple[str, ...]) -> None:
    session, analysis = request.session, request.analyse()
    first, second = studies.state(analysis, before), studies.state(analysis, after)
    changes = studies.compare(first, second, measures=measures)
    counts = {change: sum(item.change == change for item in changes) for change in ORDER}
    session.say(
        f"{before} → {after}：" + "，".join(f"{WORDS[change][0]} {n}" for change, n in counts.items()),
        f"{before} → {after}: " + ", ".join(f"{WORDS[change][1]} {n}" for change, n in counts.items()),
    )
    names = _names(session.lang, analysis, first, second)
    rows = [(names.get(item.uid, item.uid), *astuple(item)) for item in changes]
    request.print(
        analysis, ("name", *COLUMNS), rows, hidden=("uid",),
        before=before, after=after, measures=list(measures),
    )  # fmt: skip


def _names(lang: str, analysis: Analysis, *states: Analysis) -> dict[str, str]:
    """What people call the things that a change is about: organisations, ties, gaps of either state."""
    entities = {uid: entity.label(lang) for uid, entity in analysis.full.entity.items()}
    names = dict(entities)
    for tie in analysis.full.ties:
        relation = analysis.schema.ties[tie.type].label.pick(lang)
        names[tie.key] = f"{entities[tie.subject_uid]} {relation} {entities[tie.object_uid]}"
    for state in states:
        names.update((gap.gap_id, gap.reason.pick(lang)) for gap in state.gaps())
    return names
