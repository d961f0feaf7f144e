"""compare: what changed between two dates or data sets."""

import click

from jjgraph.analysis.change import ORDER
from jjgraph.analysis.measures.centrality import MEASURES
from jjgraph.cli.request import Request, with_request
from jjgraph.studies import scenarios as studies


@click.command(
    "compare",
    help="比较两个时点或两个数据集：2023-12 是当时成立的，known:2023-12 是当时已知的。\n\n"
    "Compare two dates or data sets: 2023-12 is what held then, known:2023-12 what was known then.",
)
@click.argument("before")
@click.argument("after")
@click.option(
    "--measure",
    "measures",
    multiple=True,
    type=click.Choice(list(MEASURES)),
    default=("degree", "betweenness"),
    show_default=True,
    help="比较名次的指标，可重复 / measure whose ranks are compared; repeatable.",
)
@with_request(as_of=False)
def compare_command(request: Request, *, before: str, after: str, measures: tuple[str, ...]) -> None:
    session, analysis = request.session, request.analyse()
    first, second = studies.state(analysis, before), studies.state(analysis, after)
    changes = studies.compare(first, second, measures=measures)
    counts = {change: sum(item.change == change for item in changes) for change in ORDER}
    session.say(
        f"{before} → {after}："
        + "，".join(f"{studies.WORDS[change].zh} {n}" for change, n in counts.items()),
        f"{before} → {after}: "
        + ", ".join(f"{studies.WORDS[change].en} {n}" for change, n in counts.items()),
    )
    rows = studies.change_rows(changes, (first, second), session.lang)
    request.print(
        analysis,
        studies.CHANGE_COLUMNS,
        rows,
        hidden=("uid",),
        before=before,
        after=after,
        measures=list(measures),
    )
