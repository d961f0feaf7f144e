"""brokers, communities, helix, mixing, two-mode, qap, consortia: studies of a whole network."""

import click

from jjgraph.bilingual import Bilingual
from jjgraph.cli.command import command, option
from jjgraph.cli.request import Request, seed_option, top_option, with_request
from jjgraph.studies import network
from jjgraph.studies.consortia import consortia

draws_option = option(
    "--draws",
    type=click.IntRange(min=1),
    default=1000,
    show_default=True,
    help=Bilingual("p 值的置换次数", "permutations behind p."),
)


@command(
    "brokers",
    help=Bilingual(
        "谁在居间：Gould–Fernandez 角色，或 --cuts 的割点与桥。",
        "Who brokers: the roles of Gould and Fernandez, or with --cuts articulation points and bridges.",
    ),
)
@option("--directed", is_flag=True, help=Bilingual("五种有方向的角色", "the five directed roles."))
@option(
    "--cuts",
    is_flag=True,
    help=Bilingual("割点与桥及其影响", "articulation points and bridges with their impact."),
)
@top_option
@with_request()
def brokers_command(request: Request, *, directed: bool, cuts: bool, top: int | None) -> None:
    analysis = request.analyse()
    if cuts:
        request.show(network.articulation(analysis, top=top))
    else:
        request.show(network.brokers(analysis, directed=directed, top=top))


@command(
    "communities",
    help=Bilingual("合作网络的社群（Louvain）。", "Communities of the network (Louvain)."),
)
@seed_option
@option(
    "--min-size",
    type=click.IntRange(min=1),
    default=2,
    show_default=True,
    help=Bilingual("最少成员数", "fewest members of a community that is listed."),
)
@with_request()
def communities_command(request: Request, *, seed: int, min_size: int) -> None:
    request.show(network.communities(request.analyse(), seed=seed, min_size=min_size))


@command(
    "helix",
    help=Bilingual(
        "三、四、五螺旋的互信息 T 与整个网络的各项指标。",
        "The mutual information T of three, four and five helices, and the measures of the whole network.",
    ),
)
@draws_option
@seed_option
@with_request()
def helix_command(request: Request, *, draws: int, seed: int) -> None:
    request.show(network.helix(request.analyse(), draws=draws, seed=seed))


@command(
    "mixing",
    help=Bilingual(
        "哪些方与哪些方合作：合作两端按所属方分布的份额，合计为 1。",
        "Which parties collaborate with which: the shares of the ends of collaborations, together 1.",
    ),
)
@with_request()
def mixing_command(request: Request) -> None:
    request.show(network.mixing(request.analyse()))


@command(
    "two-mode",
    help=Bilingual(
        "机构与共建对象的二模网络：两类节点各自的度、接近与中介中心性。",
        "Organisations and the objects they share as a two-mode network: degree, closeness, betweenness of both.",
    ),
)
@top_option
@with_request()
def two_mode_command(request: Request, *, top: int | None) -> None:
    request.show(network.two_mode(request.analyse(), top=top))


@command(
    "qap",
    help=Bilingual(
        "同一方、同类别、同地点的机构是否更常合作：与合作网络的 QAP 相关。",
        "Do organisations of one party, kind or place collaborate more often: QAP correlation with the network.",
    ),
)
@draws_option
@seed_option
@with_request()
def qap_command(request: Request, *, draws: int, seed: int) -> None:
    request.show(network.qap(request.analyse(), draws=draws, seed=seed))


@command(
    "consortia",
    help=Bilingual("库中各联合体的同一组数字，并列。", "The same figures for each consortium, side by side."),
)
@with_request()
def consortia_command(request: Request) -> None:
    request.show(consortia(request.analyse()))
