"""brokers, communities, helix, consortia: studies of a whole network."""

import click

from jjgraph.analysis.consortia import COLUMNS as CONSORTIUM_COLUMNS
from jjgraph.analysis.consortia import consortium_rows
from jjgraph.analysis.measures.directed import direction_graph
from jjgraph.analysis.measures.tables import (
    BROKER_COLUMNS,
    CUT_COLUMNS,
    NETWORK_COLUMNS,
    broker_rows,
    cut_rows,
)
from jjgraph.analysis.network.communities import COLUMNS as COMMUNITY_COLUMNS
from jjgraph.analysis.network.communities import communities, community_rows
from jjgraph.cli.request import Request, seed_option, top_option, with_request
from jjgraph.studies import scenarios as studies
from jjgraph.studies.messages import helix_notes

LEAST_IMPACT = 2  # a cut point or bridge that cuts off a single leaf is left out, as in G10


@click.command(
    "brokers",
    help="谁在居间：Gould–Fernandez 角色，或 --cuts 的割点与桥。\n\n"
    "Who brokers: the roles of Gould and Fernandez, or with --cuts the cut points and bridges.",
)
@click.option("--directed", is_flag=True, help="五种有方向的角色 / the five directed roles.")
@click.option("--cuts", is_flag=True, help="割点与桥及其影响 / cut points and bridges with their impact.")
@top_option
@with_request()
def brokers_command(request: Request, *, directed: bool, cuts: bool, top: int | None) -> None:
    analysis = request.analyse()
    if cuts:
        found = cut_rows(analysis.graph, min_impact=LEAST_IMPACT)[:top]
        request.print(analysis, CUT_COLUMNS, found, hidden=("uids",), cuts=cuts, top=top)
        return
    graph = analysis.graph
    if directed:
        graph = direction_graph(analysis.shown, analysis.schema, as_of=analysis.as_of)
    rows = broker_rows(graph, top=top)
    request.print(analysis, BROKER_COLUMNS, rows, hidden=("uid",), directed=directed, top=top)


@click.command("communities", help="合作网络的社群（Louvain）。\n\nCommunities of the network (Louvain).")
@seed_option
@click.option(
    "--min-size",
    type=click.IntRange(min=1),
    default=2,
    show_default=True,
    help="最少成员数 / fewest members of a community that is listed.",
)
@with_request()
def communities_command(request: Request, *, seed: int, min_size: int) -> None:
    analysis = request.analyse()
    found = communities(analysis.graph, seed=seed)
    request.session.say(f"模块度 {found.modularity:.4f}", f"modularity {found.modularity:.4f}")
    rows = community_rows(analysis.shown, found, min_size=min_size)
    request.print(analysis, COMMUNITY_COLUMNS, rows, seed=seed, min_size=min_size)


@click.command(
    "helix",
    help="三、四、五螺旋的互信息 T 与整个网络的各项指标。\n\n"
    "The mutual information T of three, four and five helices, and the measures of the whole network.",
)
@click.option(
    "--draws",
    type=click.IntRange(min=1),
    default=1000,
    show_default=True,
    help="p 值的置换次数 / permutations behind p.",
)
@seed_option
@with_request()
def helix_command(request: Request, *, draws: int, seed: int) -> None:
    analysis = request.analyse()
    rows, objects = studies.helix(analysis, draws=draws, seed=seed)
    request.session.note(*helix_notes(objects))
    hidden = ("label_zh",) if request.session.lang == "en" else ("label_en",)
    request.print(analysis, NETWORK_COLUMNS, rows, hidden=hidden, draws=draws, seed=seed)


@click.command(
    "consortia",
    help="库中各联合体的同一组数字，并列。\n\nThe same figures for each consortium, side by side.",
)
@with_request()
def consortia_command(request: Request) -> None:
    analysis = request.analyse()
    rows = consortium_rows(analysis)
    request.print(analysis, CONSORTIUM_COLUMNS, rows, hidden=("uid",))
