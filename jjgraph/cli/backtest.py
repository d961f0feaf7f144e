"""backtest: what the suggested pairs (G13) would have been worth."""

import click

from jjgraph.analysis.prediction.backtest import COLUMNS, TOP_K, backtest, backtest_rows
from jjgraph.analysis.prediction.split import SHARE, SPLITS
from jjgraph.analysis.prediction.summary import summary
from jjgraph.cli.request import Request, seed_option, with_request


@click.command(
    "backtest",
    help="隐去一部分联系，看推荐的合作对能猜中多少（G13 的成绩）。\n\n"
    "Hide some of the ties and see how many of them the suggested pairs foretell: the grade of G13.",
)
@click.option(
    "--split",
    "kind",
    type=click.Choice(SPLITS),
    help="按日期或随机隐去；默认按日期，有日期的太少时随机 / hide the newest or at random; "
    "by date where enough are dated.",
)
@click.option(
    "--share",
    type=click.FloatRange(0, 1, min_open=True, max_open=True),
    default=SHARE,
    show_default=True,
    help="隐去的比例 / the share to hide.",
)
@click.option(
    "--top-k",
    type=click.IntRange(min=1),
    default=TOP_K,
    show_default=True,
    help="前k名的命中率 / k of the precision at k.",
)
@seed_option
@with_request()
def backtest_command(request: Request, *, kind: str | None, share: float, top_k: int, seed: int) -> None:
    analysis = request.analyse()
    tested = backtest(analysis, kind=kind, share=share, top_k=top_k, seed=seed)
    request.print(analysis, COLUMNS, backtest_rows(tested), split=kind, share=share, top_k=top_k, seed=seed)
    for line in summary(tested, analysis.as_of):
        request.session.say(*line)
