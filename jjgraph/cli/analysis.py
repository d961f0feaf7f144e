"""centrality and gaps: who is central, and which collaboration is missing."""

from datetime import date

import click

from jjgraph.analytics.centrality import MEASURES
from jjgraph.analytics.gaps import GAP_KINDS
from jjgraph.analytics.gaps.core import COLUMNS as GAP_COLUMNS
from jjgraph.analytics.gaps.core import gap_row
from jjgraph.analytics.intervals import INTERVAL_COLUMNS, Trust, interval_rows, rank_trust
from jjgraph.cli.options import Session, as_of_option, format_options, view_options, with_session
from jjgraph.cli.tables import print_table
from jjgraph.model.view import View
from jjgraph.pipeline.analysis import Analysis, analyse

TOP = click.IntRange(min=1)


def analyse_store(session: Session, view: View, as_of: date | None) -> Analysis:
    """Read the store out, and tell the person for which day and how much the view leaves out."""
    with session.store() as store:
        analysis = analyse(store, view, as_of=as_of, threshold=session.settings.coverage)
    counts, (organisations, pairs) = analysis.counts, analysis.size
    session.say(
        f"截至 {analysis.as_of}；视图承认 {counts.ties_shown} 条联系，另有 {counts.ties_hidden} 条未计入；"
        f"合作网络 {organisations} 个机构、{pairs} 对合作",
        f"as of {analysis.as_of}; the view admits {counts.ties_shown} ties and leaves out {counts.ties_hidden}; "
        f"{organisations} organisations, {pairs} collaborating pairs",
    )
    return analysis


@click.command(
    "centrality",
    help="按各项指标排列机构，附名次区间：去掉可疑的联系、按可靠性抽样之后，名次在哪之间。\n\n"
    "Rank the organisations by each measure, each rank with the interval that doubtful ties leave it.",
)
@click.option("--measure", "measures", multiple=True, type=click.Choice(list(MEASURES)),
              help="指标，可重复；默认五项基本指标 / a measure, repeatable; the five basic ones by default.")  # fmt: skip
@click.option("--top", type=TOP, help="每项指标的行数；默认全部 / rows a measure; all by default.")
@click.option("--draws", type=click.IntRange(min=0), default=200, show_default=True,
              help="名次区间的抽样次数 / draws behind the rank intervals.")  # fmt: skip
@click.option("--seed", type=click.IntRange(min=0), default=0, show_default=True, help="随机数种子 / seed.")
@view_options
@as_of_option
@format_options
@with_session()
def centrality_command(
    session: Session,
    *,
    measures: tuple[str, ...],
    top: int | None,
    draws: int,
    seed: int,
    view: View,
    as_of: date | None,
    form: str | None,
    out: str | None,
) -> None:
    analysis = analyse_store(session, view, as_of)
    trust = rank_trust(
        analysis.full, view, analysis.schema, analysis.as_of, measures or None, draws=draws, seed=seed
    )
    _say_trust(session, trust)
    rows = interval_rows(analysis.shown, analysis.graph, trust.intervals, top=top)
    about = analysis.about(
        command="centrality", measures=list(measures) or None, top=top, draws=draws, seed=seed
    )
    print_table(session, INTERVAL_COLUMNS, rows, form=form, out=out, about=about)


def _say_trust(session: Session, trust: Trust) -> None:
    for check in trust.recomputations:
        used = ("计入名次区间", "counts") if check.used else ("不计入", "does not count")
        session.say(
            f"{check.name.zh}：余 {check.ties} 条联系、{check.pairs} 对合作，{used[0]}",
            f"{check.name.en}: {check.ties} ties and {check.pairs} pairs are left; {used[1]}",
        )
    undrawn = [name for name, draws in trust.draws.items() if not draws]
    if undrawn:
        session.say(
            f"未抽样（网络太大，或 --draws 0）：{'、'.join(undrawn)}",
            f"not resampled (a large network, or --draws 0): {', '.join(undrawn)}",
        )


@click.command(
    "gaps",
    help="列出协作缺口；可评估的在前。缺口是推算，不是事实。\n\n"
    "List the collaboration gaps, assessable ones first. A gap is computed, not a fact.",
)
@click.option("--kind", "kinds", multiple=True, type=click.Choice(list(GAP_KINDS)),
              help="缺口种类，可重复；默认全部 / a kind of gap, repeatable; all by default.")  # fmt: skip
@click.option("--top", type=TOP, help="行数；默认全部 / number of rows; all by default.")
@view_options
@as_of_option
@format_options
@with_session()
def gaps_command(
    session: Session,
    *,
    kinds: tuple[str, ...],
    top: int | None,
    view: View,
    as_of: date | None,
    form: str | None,
    out: str | None,
) -> None:
    analysis = analyse_store(session, view, as_of)
    gaps = analysis.gaps(kinds or None)[:top]
    about = analysis.about(command="gaps", kinds=list(kinds) or None, top=top)
    hidden = ["gap_id", "subject_ids", "claim_ids", "expected", "observed", "suggested_action"]
    hidden.append("reason_en" if session.lang == "zh" else "reason_zh")
    print_table(session, GAP_COLUMNS, map(gap_row, gaps), form=form, out=out, hidden=hidden, about=about)
