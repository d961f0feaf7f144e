"""brokers, communities, helix, compare, whatif, consortia: studies of a whole network."""

from dataclasses import astuple
from datetime import date
from typing import Any

import click

from jjgraph.analytics.centrality import MEASURES
from jjgraph.analytics.change import COLUMNS as CHANGE_COLUMNS
from jjgraph.analytics.change import ORDER
from jjgraph.analytics.communities import communities
from jjgraph.analytics.consortia import COLUMNS as CONSORTIUM_COLUMNS
from jjgraph.analytics.consortia import consortium_rows
from jjgraph.analytics.measures.directed import direction_graph
from jjgraph.analytics.measures.helix import FEWEST
from jjgraph.analytics.measures.tables import (
    BROKER_COLUMNS,
    CUT_COLUMNS,
    NETWORK_COLUMNS,
    broker_rows,
    cut_rows,
    helix_rows,
    network_rows,
)
from jjgraph.analytics.measures.twomode import affiliation_graph
from jjgraph.analytics.scenario import COLUMNS as SCENARIO_COLUMNS
from jjgraph.analytics.scenario import Shape
from jjgraph.cli.analysis import analyse_store
from jjgraph.cli.options import Session, as_of_option, format_options, view_options, with_session
from jjgraph.cli.tables import print_table
from jjgraph.errors import UsageError
from jjgraph.model.view import View
from jjgraph.pipeline import studies
from jjgraph.pipeline.analysis import Analysis
from jjgraph.pipeline.asking import find_entity
from jjgraph.pipeline.studies import FIGURES, WORDS


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
@view_options
@format_options
@with_session()
def compare_command(
    session: Session,
    *,
    before: str,
    after: str,
    measures: tuple[str, ...],
    view: View,
    form: str | None,
    out: str | None,
) -> None:
    analysis = analyse_store(session, view, None)
    first, second = studies.state(analysis, before), studies.state(analysis, after)
    changes = studies.compare(first, second, measures=measures)
    counts = {change: sum(item.change == change for item in changes) for change in ORDER}
    session.say(
        f"{before} → {after}：" + "，".join(f"{WORDS[change][0]} {n}" for change, n in counts.items()),
        f"{before} → {after}: " + ", ".join(f"{WORDS[change][1]} {n}" for change, n in counts.items()),
    )
    names = _names(session, analysis)
    rows = [(names.get(item.uid, item.uid), *astuple(item)) for item in changes]
    about = analysis.about(command="compare", before=before, after=after, measures=list(measures))
    print_table(session, ("name", *CHANGE_COLUMNS), rows, form=form, out=out, hidden=("uid",), about=about)


def _names(session: Session, analysis: Analysis) -> dict[str, str]:
    """What people call the things that a change is about: organisations, ties, gaps."""
    entities = {uid: entity.label(session.lang) for uid, entity in analysis.full.entity.items()}
    ties = {
        tie.key: " ".join(
            (
                entities[tie.subject_uid],
                analysis.schema.ties[tie.type].label.pick(session.lang),
                entities[tie.object_uid],
            )
        )
        for tie in analysis.full.ties
    }
    gaps = {gap.gap_id: gap.reason.pick(session.lang) for gap in analysis.gaps()}
    return gaps | ties | entities


@click.command(
    "whatif",
    help="假如少一个机构，或多一条联系，网络会怎样。\n\nThe network without a member, or with one more tie.",
)
@click.option("--remove", metavar="UID", help="移除的机构 / the body to remove.")
@click.option("--add", nargs=3, metavar="A TYPE B", help="添加的联系 / the tie to add.")
@view_options
@as_of_option
@format_options
@with_session()
def whatif_command(
    session: Session,
    *,
    remove: str | None,
    add: tuple[str, str, str] | None,
    view: View,
    as_of: date | None,
    form: str | None,
    out: str | None,
) -> None:
    if bool(remove) is bool(add):
        raise UsageError("请给出 --remove 或 --add 之一", "give one of --remove and --add")
    ends = [remove] if remove else [add[0], add[2]] if add else []
    with session.store() as store:
        uids = [find_entity(store, str(end)) for end in ends]
    analysis = analyse_store(session, view, as_of)
    if remove:
        scenario = studies.remove_entity(analysis, uids[0])
    else:
        assert add is not None  # one of the two was given
        scenario = studies.add_tie(analysis, uids[0], add[1], uids[1])
    names = [analysis.full.entity[uid].label(session.lang) for uid in uids]
    _tell(session, analysis, scenario, names, remove=bool(remove))
    rows = _shape_rows(session, scenario.before, scenario.after)
    about = analysis.about(command="whatif", remove=uids[0] if remove else None, add=add or None)
    print_table(session, SCENARIO_COLUMNS, rows, form=form, out=out, about=about)


def _tell(
    session: Session, analysis: Analysis, scenario: studies.Scenario, names: list[str], *, remove: bool
) -> None:
    gained = scenario.after.reachable - scenario.before.reachable
    if remove:
        session.say(
            f"若无{names[0]}，其余机构中有 {scenario.lost} 对失去联系",
            f"without {names[0]}, {scenario.lost} pairs of the others lose contact",
        )
    else:
        session.say(
            f"若{'与'.join(names)}有此联系，新增 {gained} 对可相互到达的机构",
            f"with this tie of {' and '.join(names)}, {gained} more pairs can reach each other",
        )

    def listed(uids: tuple[str, ...]) -> str:
        return "、".join(analysis.full.entity[uid].label(session.lang) for uid in uids) or "—"

    session.say(
        f"居间最多者：{listed(scenario.brokers_before)} → {listed(scenario.brokers_after)}；"
        f"新出现缺口 {len(scenario.opened)} 项，消失 {len(scenario.closed)} 项（系推算）",
        f"foremost brokers: {listed(scenario.brokers_before)} → {listed(scenario.brokers_after)}; "
        f"{len(scenario.opened)} gaps opened, {len(scenario.closed)} closed (computed)",
    )


def _shape_rows(session: Session, before: Shape, after: Shape) -> list[tuple[Any, ...]]:
    index = 1 if session.lang == "en" else 0
    rows = []
    for name, words in FIGURES.items():
        old, new = getattr(before, name), getattr(after, name)
        rows.append((words[index], old, new, new - old))
    return rows


@click.command("communities", help="合作网络的社群（Louvain）。\n\nCommunities of the network (Louvain).")
@click.option("--seed", type=int, default=0, show_default=True, help="随机种子 / seed.")
@click.option("--least", type=click.IntRange(min=1), default=2, show_default=True,
              help="最少成员数 / fewest members of a community that is listed.")  # fmt: skip
@view_options
@as_of_option
@format_options
@with_session()
def communities_command(
    session: Session,
    *,
    seed: int,
    least: int,
    view: View,
    as_of: date | None,
    form: str | None,
    out: str | None,
) -> None:
    analysis = analyse_store(session, view, as_of)
    found = communities(analysis.graph, seed=seed)
    session.say(f"模块度 {found.modularity:.4f}", f"modularity {found.modularity:.4f}")
    rows = [
        (
            number,
            analysis.full.entity[uid].label(session.lang),
            uid,
            analysis.full.entity[uid].kind,
            len(members),
        )
        for number, members in enumerate(found.groups, start=1)
        if len(members) >= least
        for uid in members
    ]
    about = analysis.about(command="communities", seed=seed, least=least)
    columns = ("community", "name", "uid", "kind", "size")
    print_table(session, columns, rows, form=form, out=out, about=about)


@click.command(
    "consortia",
    help="库中各联合体的同一组数字，并列。\n\nThe same figures for each consortium, side by side.",
)
@view_options
@as_of_option
@format_options
@with_session()
def consortia_command(
    session: Session, *, view: View, as_of: date | None, form: str | None, out: str | None
) -> None:
    analysis = analyse_store(session, view, as_of)
    rows = consortium_rows(analysis.shown, analysis.schema, analysis.graph)
    about = analysis.about(command="consortia")
    print_table(session, CONSORTIUM_COLUMNS, rows, form=form, out=out, hidden=("uid",), about=about)


@click.command(
    "brokers",
    help="谁在居间：Gould–Fernandez 角色，或 --cuts 的割点与桥。\n\n"
    "Who brokers: the roles of Gould and Fernandez, or with --cuts the cut points and bridges.",
)
@click.option("--directed", is_flag=True, help="五种有方向的角色 / the five directed roles.")
@click.option("--cuts", is_flag=True, help="割点与桥及其影响 / cut points and bridges with their impact.")
@click.option("--top", type=click.IntRange(min=1), help="机构数；默认全部 / organisations; all by default.")
@view_options
@as_of_option
@format_options
@with_session()
def brokers_command(
    session: Session,
    *,
    directed: bool,
    cuts: bool,
    top: int | None,
    view: View,
    as_of: date | None,
    form: str | None,
    out: str | None,
) -> None:
    analysis = analyse_store(session, view, as_of)
    about = analysis.about(command="brokers", directed=directed, cuts=cuts, top=top)
    if cuts:
        rows: list[tuple[Any, ...]] = [*cut_rows(analysis.graph, least=2)][:top]
        print_table(session, CUT_COLUMNS, rows, form=form, out=out, about=about, hidden=("uids",))
        return
    graph = analysis.graph
    if directed:
        graph = direction_graph(analysis.shown, analysis.schema, as_of=analysis.as_of)
    rows = [*broker_rows(graph, top=top)]
    print_table(session, BROKER_COLUMNS, rows, form=form, out=out, about=about, hidden=("uid",))


@click.command(
    "helix",
    help="三、四、五螺旋的互信息 T 与整个网络的各项指标。\n\n"
    "The mutual information T of three, four and five helices, and the measures of the whole network.",
)
@click.option("--draws", type=click.IntRange(min=1), default=1000, show_default=True,
              help="p 值的置换次数 / permutations behind p.")  # fmt: skip
@click.option("--seed", type=click.IntRange(min=0), default=0, show_default=True, help="随机数种子 / seed.")
@view_options
@as_of_option
@format_options
@with_session()
def helix_command(
    session: Session,
    *,
    draws: int,
    seed: int,
    view: View,
    as_of: date | None,
    form: str | None,
    out: str | None,
) -> None:
    analysis = analyse_store(session, view, as_of)
    shares = affiliation_graph(analysis.shown, analysis.schema, as_of=analysis.as_of)
    objects = sum(1 for uid in shares if uid not in analysis.graph)
    if objects < FEWEST:
        session.say(
            f"T 只依据 {objects} 个共建对象，少于 {FEWEST} 个：不可评估，数字仅供查看",
            f"T stands on {objects} shared objects, fewer than {FEWEST}: not assessable, for inspection only",
        )
    rows = [
        *helix_rows(shares, draws=draws, seed=seed),
        *network_rows(analysis.graph, draws=draws, seed=seed),
    ]
    about = analysis.about(command="helix", draws=draws, seed=seed)
    hidden = ("label_zh",) if session.lang == "en" else ("label_en",)
    print_table(session, NETWORK_COLUMNS, rows, form=form, out=out, about=about, hidden=hidden)
