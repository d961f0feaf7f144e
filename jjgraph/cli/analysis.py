"""centrality, gaps, backtest, compare, whatif: who is central, which collaboration is missing, what would change."""

import click

from jjgraph.analysis.gaps import GAP_KINDS
from jjgraph.analysis.measures.centrality import MEASURES
from jjgraph.analysis.prediction.backtest import TOP_K
from jjgraph.analysis.prediction.split import SHARE, SPLITS
from jjgraph.bilingual import Bilingual
from jjgraph.cli.command import command, option
from jjgraph.cli.request import Request, seed_option, top_option, with_request
from jjgraph.errors import UsageError
from jjgraph.studies.backtest import backtest
from jjgraph.studies.centrality import DRAWS, centrality
from jjgraph.studies.compare import COMPARED, compare
from jjgraph.studies.gaps import gaps
from jjgraph.studies.whatif import whatif


@command(
    "centrality",
    help=Bilingual(
        "按各项指标排列机构，附名次区间：去掉可疑的联系、按可靠性抽样之后，名次在哪之间。",
        "Rank the organisations by each measure, each rank with the interval that doubtful ties leave it.",
    ),
)
@option(
    "--measure",
    "measures",
    multiple=True,
    type=click.Choice(list(MEASURES)),
    help=Bilingual(
        "指标，可重复；默认五项基本指标", "a measure, repeatable; the five basic ones by default."
    ),
)
@top_option
@option(
    "--draws",
    type=click.IntRange(min=0),
    default=DRAWS,
    show_default=True,
    help=Bilingual("名次区间的抽样次数", "draws behind the rank intervals."),
)
@seed_option
@with_request()
def centrality_command(
    request: Request, *, measures: tuple[str, ...], top: int | None, draws: int, seed: int
) -> None:
    request.show(centrality(request.analyse(), measures, top=top, draws=draws, seed=seed))


@command(
    "gaps",
    help=Bilingual(
        "列出协作缺口；可评估的在前。缺口是推算，不是事实。",
        "List the collaboration gaps, assessable ones first. A gap is computed, not a fact.",
    ),
)
@option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice(list(GAP_KINDS)),
    help=Bilingual("缺口种类，可重复；默认全部", "a kind of gap, repeatable; all by default."),
)
@option(
    "--consortium",
    metavar="UID|NAME",
    help=Bilingual("只列一个联合体及其周围的缺口", "only gaps about one consortium and what is near it."),
)
@top_option
@with_request()
def gaps_command(
    request: Request, *, kinds: tuple[str, ...], consortium: str | None, top: int | None
) -> None:
    names = [consortium] if consortium else []
    analysis, uids = request.analyse_about(*names, kind="Consortium")
    request.show(gaps(analysis, kinds, consortium="".join(uids), top=top))


@command(
    "backtest",
    help=Bilingual(
        "隐去一部分联系，看推荐的合作对能猜中多少（G13 的成绩）。",
        "Hide some of the ties and see how many of them the suggested pairs predict: the grade of G13.",
    ),
)
@option(
    "--split",
    type=click.Choice(SPLITS),
    help=Bilingual(
        "按日期或随机隐去；默认按日期，有日期的太少时随机",
        "hide the newest or at random; by date where enough are dated.",
    ),
)
@option(
    "--share",
    type=click.FloatRange(0, 1, min_open=True, max_open=True),
    default=SHARE,
    show_default=True,
    help=Bilingual("隐去的比例", "the share to hide."),
)
@option(
    "--top-k",
    type=click.IntRange(min=1),
    default=TOP_K,
    show_default=True,
    help=Bilingual("前k名的命中率", "k of the precision at k."),
)
@seed_option
@with_request()
def backtest_command(request: Request, *, split: str | None, share: float, top_k: int, seed: int) -> None:
    request.show(backtest(request.analyse(), split=split, share=share, top_k=top_k, seed=seed))


@command(
    "compare",
    help=Bilingual(
        "比较两个时点或两个数据集：2023-12 是当时成立的，known:2023-12 是当时已知的。",
        "Compare two dates or data sets: 2023-12 is what held then, known:2023-12 what was known then.",
    ),
)
@click.argument("before")
@click.argument("after")
@option(
    "--measure",
    "measures",
    multiple=True,
    type=click.Choice(list(MEASURES)),
    default=COMPARED,
    show_default=True,
    help=Bilingual("比较名次的指标，可重复", "measure whose ranks are compared; repeatable."),
)
@with_request(as_of=False)
def compare_command(request: Request, *, before: str, after: str, measures: tuple[str, ...]) -> None:
    lang = request.session.lang
    request.show(compare(request.analyse(), before, after, measures=measures, lang=lang))


@command(
    "whatif",
    help=Bilingual(
        "假如少一个机构，或多一条联系，网络会怎样：到达、效率、居间者、缺口，之前与之后。",
        "The network without a member, or with one more tie: reach, efficiency, brokers and gaps, before and after.",
    ),
)
@option("--remove", metavar="UID", help=Bilingual("移除的机构", "the organisation to remove."))
@option("--add", nargs=3, metavar="A TYPE B", help=Bilingual("添加的联系", "the tie to add."))
@with_request()
def whatif_command(request: Request, *, remove: str | None, add: tuple[str, str, str] | None) -> None:
    if bool(remove) is bool(add):
        raise UsageError(Bilingual("请给出 --remove 或 --add 之一", "give one of --remove and --add"))
    analysis, uids = request.analyse_about(*((add[0], add[2]) if add else (str(remove),)))
    supposed = (uids[0], add[1], uids[1]) if add else None
    removed = None if add else uids[0]
    request.show(whatif(analysis, remove=removed, add=supposed, lang=request.session.lang))
