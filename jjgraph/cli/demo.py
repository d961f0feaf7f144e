"""demo: the Jinjiang data from the seed to the map, in a folder of its own."""

from pathlib import Path

import click

from jjgraph.analysis.context import Analysis
from jjgraph.analysis.gaps import GAP_KINDS, find_gaps
from jjgraph.analysis.measures.centrality import ranking
from jjgraph.analysis.robustness import quick_intervals
from jjgraph.bilingual import Bilingual
from jjgraph.cli.command import command, option
from jjgraph.cli.options import Session, with_session
from jjgraph.cli.progress import progress_bar
from jjgraph.exports import demo
from jjgraph.model.view import View
from jjgraph.services import datasets
from jjgraph.services.analysis_service import analyse
from jjgraph.settings import Resolved, Settings

TOP = 5


@command(
    "demo",
    help=Bilingual(
        "把晋江数据载入一个单独的库，计算并出图。",
        "Load the Jinjiang data into a store of its own, compute, and draw the map.",
    ),
)
@option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("demo"),
    show_default=True,
    help=Bilingual("文件夹", "the folder."),
)
@with_session(store=False)
def demo_command(session: Session, out: Path) -> None:
    own = Settings({**session.settings.values, "store": Resolved(str(out / demo.STORE), "demo")})
    session = Session(own)
    checked = datasets.check_all([datasets.DEFAULT_DATASET])
    with (
        progress_bar(session, datasets.total_work(checked)) as progress,
        session.store(writable=True) as store,
    ):
        datasets.seed(store, checked, progress=progress)
        analysis = analyse(store, View(), threshold=own.coverage)
    demo.write_demo(analysis, out)
    _print_summary(session, analysis)
    files = [out / name for name in (demo.CENTRALITY, demo.GAPS, demo.GRAPH)]
    session.tell(
        "\n表格与图：" + "、".join(map(str, files)), "\ntables and graph: " + ", ".join(map(str, files))
    )
    page = (out / demo.MAP).resolve()
    session.tell(f"关系图（用浏览器打开）：{page}", f"map (open it in a browser): {page}")


def _print_summary(session: Session, analysis: Analysis) -> None:
    info, counts, lang = analysis.full.infos[0], analysis.counts, session.lang
    session.tell(
        f"{info.name}（截至 {analysis.as_of}）", f"{info.title_en or info.name} (as of {analysis.as_of})"
    )
    kinds = [
        f"{analysis.schema.kinds[kind].label.pick(lang)} {shown}/{stored}"
        for kind, shown, stored in demo.kind_counts(analysis)
    ]
    session.tell(
        f"对象（视图中/库中）：{counts.entities_shown}/{counts.entities_shown + counts.entities_hidden}　"
        + "、".join(kinds),
        f"entities (in view/stored): {counts.entities_shown}/{counts.entities_shown + counts.entities_hidden}; "
        + ", ".join(kinds),
    )
    covered = demo.evidence_coverage(analysis)
    session.tell(
        f"联系：视图承认 {counts.ties_shown} 条，另有 {counts.ties_hidden} 条（低可靠或推断）未计入",
        f"ties: the view admits {counts.ties_shown} and leaves out {counts.ties_hidden} (low or inferred)",
    )
    session.tell(
        f"依据：{covered.with_claim}/{covered.ties} 条联系有来源，{covered.with_two_sources} 条有两个以上来源",
        f"evidence: {covered.with_claim} of {covered.ties} ties have a source, {covered.with_two_sources} two or more",
    )
    session.tell("\n中介中心性前五的机构", "\ntop five organisations by betweenness")
    for rank, uid, score in ranking(analysis.scores["betweenness"])[:TOP]:
        partners, name = analysis.graph.degree[uid], analysis.full.entity[uid].label(lang)
        low, high = quick_intervals(analysis)["betweenness"][uid]
        session.tell(
            f"  {rank}. {name}  {score:.3f}（名次区间 {low}–{high}，{partners} 个伙伴）",
            f"  {rank}. {name}  {score:.3f} (rank interval {low}–{high}, {partners} partners)",
        )
    gaps = find_gaps(analysis)
    assessable = sum(gap.assessable for gap in gaps)
    session.tell(
        f"\n缺口 {len(gaps)} 项（{assessable} 项可评估，其余须先补名单），每类第一项",
        f"\n{len(gaps)} gaps ({assessable} assessable, the rest wait for lists); the first of each kind",
    )
    for gap in demo.foremost(gaps)[:TOP]:
        label = GAP_KINDS[gap.gap_kind].label.pick(lang)
        click.echo(f"  {gap.gap_kind} {label} · {gap.reason.pick(lang)}")
