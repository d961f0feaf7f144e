"""backtest: what the suggested pairs (G13) would have been worth."""

from datetime import date

import click

from jjgraph.analytics.prediction.backtest import COLUMNS, TOP_K, World, backtest, backtest_rows
from jjgraph.analytics.prediction.split import SHARE, SPLITS
from jjgraph.analytics.prediction.summary import summary
from jjgraph.cli.options import Session, as_of_option, format_options, view_options, with_session
from jjgraph.cli.tables import print_table
from jjgraph.model.view import View
from jjgraph.pipeline.analysis import analyse


@click.command(
    "backtest",
    help="隐去一部分联系，看推荐的合作对能猜中多少（G13 的成绩）。\n\n"
    "Hide some of the ties and see how many of them the suggested pairs foretell: the grade of G13.",
)
@click.option("--split", "kind", type=click.Choice(SPLITS),
              help="按日期或随机隐去；默认按日期，有日期的太少时随机 / hide the newest or at random; "
              "by date where enough are dated.")  # fmt: skip
@click.option("--share", type=click.FloatRange(0, 1, min_open=True, max_open=True), default=SHARE,
              show_default=True, help="隐去的比例 / the share to hide.")  # fmt: skip
@click.option("--top-k", type=click.IntRange(min=1), default=TOP_K, show_default=True,
              help="前k名的命中率 / k of the precision at k.")  # fmt: skip
@click.option("--seed", type=click.IntRange(min=0), default=0, show_default=True,
              help="随机数种子 / seed of all that is drawn.")  # fmt: skip
@view_options
@as_of_option
@format_options
@with_session()
def backtest_command(
    session: Session,
    *,
    kind: str | None,
    share: float,
    top_k: int,
    seed: int,
    view: View,
    as_of: date | None,
    form: str | None,
    out: str | None,
) -> None:
    with session.store() as store:
        analysis = analyse(store, view, as_of=as_of)
    world = World.of(analysis.full, analysis.shown, analysis.schema, analysis.as_of)
    tested = backtest(world, kind=kind, share=share, top_k=top_k, seed=seed)
    print_table(session, COLUMNS, backtest_rows(tested), form=form, out=out)
    for line in summary(tested, analysis.as_of):
        session.say(*line)
