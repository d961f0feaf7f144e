"""centrality and gaps: who is central, and which collaboration is missing."""

import click

from jjgraph.analysis.gaps import GAP_KINDS
from jjgraph.analysis.gaps.core import COLUMNS as GAP_COLUMNS
from jjgraph.analysis.gaps.core import gap_row
from jjgraph.analysis.measures.centrality import MEASURES
from jjgraph.analysis.robustness import INTERVAL_COLUMNS, interval_rows, rank_robustness
from jjgraph.cli.request import Request, seed_option, top_option, with_request
from jjgraph.services.entity_lookup import find_entity
from jjgraph.studies.messages import robustness_notes


@click.command(
    "centrality",
    help="按各项指标排列机构，附名次区间：去掉可疑的联系、按可靠性抽样之后，名次在哪之间。\n\n"
    "Rank the organisations by each measure, each rank with the interval that doubtful ties leave it.",
)
@click.option(
    "--measure",
    "measures",
    multiple=True,
    type=click.Choice(list(MEASURES)),
    help="指标，可重复；默认五项基本指标 / a measure, repeatable; the five basic ones by default.",
)
@top_option
@click.option(
    "--draws",
    type=click.IntRange(min=0),
    default=200,
    show_default=True,
    help="名次区间的抽样次数 / draws behind the rank intervals.",
)
@seed_option
@with_request()
def centrality_command(
    request: Request, *, measures: tuple[str, ...], top: int | None, draws: int, seed: int
) -> None:
    analysis = request.analyse()
    trust = rank_robustness(analysis, measures or None, draws=draws, seed=seed)
    request.session.note(*robustness_notes(trust))
    rows = interval_rows(analysis.shown, analysis.graph, trust.intervals, top=top)
    request.print(
        analysis, INTERVAL_COLUMNS, rows, measures=list(measures) or None, top=top, draws=draws, seed=seed
    )


@click.command(
    "gaps",
    help="列出协作缺口；可评估的在前。缺口是推算，不是事实。\n\n"
    "List the collaboration gaps, assessable ones first. A gap is computed, not a fact.",
)
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice(list(GAP_KINDS)),
    help="缺口种类，可重复；默认全部 / a kind of gap, repeatable; all by default.",
)
@click.option(
    "--consortium",
    metavar="UID|NAME",
    help="只列一个联合体及其周围的缺口 / only gaps about one consortium and what is near it.",
)
@top_option
@with_request()
def gaps_command(
    request: Request, *, kinds: tuple[str, ...], consortium: str | None, top: int | None
) -> None:
    analysis = request.analyse()
    uid = _consortium(request, consortium) if consortium else ""
    gaps = analysis.gaps(kinds or None, consortium=uid)[:top]
    hidden = ["gap_id", "subject_ids", "claim_ids", "expected", "observed", "suggested_action"]
    hidden.append("reason_en" if request.session.lang == "zh" else "reason_zh")
    request.print(
        analysis,
        GAP_COLUMNS,
        map(gap_row, gaps),
        hidden=hidden,
        kinds=list(kinds) or None,
        consortium=uid or None,
        top=top,
    )


def _consortium(request: Request, text: str) -> str:
    """Return the uid of the consortium called *text*."""
    with request.session.store() as store:
        found = find_entity(store, text, kind="Consortium")
    request.session.note(*found.notes)
    return found.uid
