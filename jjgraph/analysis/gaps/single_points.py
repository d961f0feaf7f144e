"""G10: single points of failure: organisations, collaborations and persons on whom too much hangs."""

from collections import defaultdict

from jjgraph.analysis.gaps.actors import Actor, Cost
from jjgraph.analysis.gaps.context import GapContext
from jjgraph.analysis.gaps.core import Gap, joined, listed, weigh
from jjgraph.analysis.gaps.kind import GapKind
from jjgraph.analysis.network.articulation import Cut, articulation
from jjgraph.analysis.schema_names import HOLDS_POST, HOLDS_ROLE, POST_IN
from jjgraph.bilingual import Bilingual

IMPACT = 2  # nodes cut off from which a cut is reported: every leaf makes its neighbour a cut of impact 1
POSTS = 2


def single_point_gaps(context: GapContext) -> list[Gap]:
    """Find articulation points, bridges, and persons in two or more governing posts.

    Parameters
    ----------
    context : GapContext
        Its collaboration graph, and the posts in view.

    Returns
    -------
    list of Gap
        Facts about named entities: always assessable, and worded as what is known. ``shortfall`` is the
        impact, the number of nodes cut off from the largest part of their component, at least 2; of a
        person the number of posts beyond the first. ``severity`` is the impact by the most that a cut
        could do to all nodes with a partner; of a person the share of the posts beyond the first.

    Examples
    --------
    In the path s-a-b-c-d, b leaves two and two; so do the ties at its sides, and all else cuts off one only.

    >>> from jjgraph.analysis.context import Analysis
    >>> from jjgraph.model.examples import SCHEMA, entity, tie
    >>> from jjgraph.model.records import Dataset
    >>> ties = tuple(tie(first, "COOPERATES_WITH", second) for first, second in ("sa", "ab", "bc", "cd"))
    >>> path = Analysis.of(Dataset(entities=tuple(map(entity, "abcds")), ties=ties), SCHEMA)
    >>> [(gap.subject_ids, gap.shortfall) for gap in single_point_gaps(GapContext(path))]
    [(('b',), 2.0), (('a', 'b'), 2.0), (('b', 'c'), 2.0)]
    """
    points, bridges = articulation(context.graph)
    connected = sum(degree > 0 for _, degree in context.graph.degree())
    found = [cut for cut in (*points, *bridges) if cut.impact >= IMPACT]
    return [_cut_gap(context, cut, connected) for cut in found] + person_gaps(context)


def _cut_gap(context: GapContext, cut: Cut, connected: int) -> Gap:
    graph, bridge = context.graph, len(cut.nodes) > 1
    edges = [cut.nodes] if bridge else [(cut.nodes[0], other) for other in cut.cut_off_side]
    ends, side = listed(context.names(cut.nodes)), listed(context.names(cut.cut_off_side), limit=3)
    what = (
        Bilingual(f"合作“{ends.zh}”一旦中断", f"if the collaboration {ends.en} ends")
        if bridge
        else Bilingual(f"若无{ends.zh}", f"without {ends.en}")
    )
    return Gap(
        gap_id=f"G10:{'bridge' if bridge else 'node'}:{':'.join(cut.nodes)}",
        gap_kind="G10",
        subject_ids=cut.nodes,
        expected="0",
        observed=str(cut.impact),
        shortfall=float(cut.impact),
        severity=weigh(cut.impact / max(1, connected - 1), assessable=True),
        assessable=True,
        reason=Bilingual(
            f"{what.zh}，相连的{cut.component}个单位中有{cut.impact}个与其余部分断开（从{side.zh}起）",
            f"{what.en}, {cut.impact} of {cut.component} connected organisations"
            f" are cut off (beginning at {side.en})",
        ),
        action=Bilingual(
            "为断开的一侧建立第二条联系", "build a second link to the side that would be cut off"
        ),
        claim_ids=context.claims(key for a, b in edges for key in graph[a][b]["ties"]),
        flags=("bridge",) if bridge else ("articulation_point",),
        figures=(("impact", float(cut.impact)), ("component", float(cut.component))),
    )


def person_gaps(context: GapContext) -> list[Gap]:
    """Find the persons who hold two or more governing posts at once.

    Returns
    -------
    list of Gap
        Sorted by uid. A post is a role (HOLDS_ROLE) in, or a post (HOLDS_POST, POST_IN) of, an
        entity of a governing kind (`Kind.governing`), which counts once for each such tie.

    Examples
    --------
    Two posts are one beyond the first: a half of them.

    >>> from jjgraph.analysis.context import Analysis
    >>> from jjgraph.model.examples import SCHEMA, entity, tie
    >>> from jjgraph.model.records import Dataset
    >>> known = (entity("m", "Person"), entity("u", "Consortium"), entity("v", "Consortium"))
    >>> roles = Dataset(entities=known, ties=(tie("m", "HOLDS_ROLE", "u"), tie("m", "HOLDS_ROLE", "v")))
    >>> [gap] = person_gaps(GapContext(Analysis.of(roles, SCHEMA)))
    >>> gap.subject_ids[0], gap.shortfall, gap.severity
    ('m', 1.0, 0.5)
    """
    posts: dict[str, dict[str, tuple[str, set[str]]]] = defaultdict(dict)
    active = [tie for tie in context.shown.ties if tie.active_at(context.as_of)]
    seats = {tie.subject_uid: tie for tie in active if tie.type == POST_IN}
    for tie in active:
        seat = seats.get(tie.object_uid) if tie.type == HOLDS_POST else tie
        if tie.type in (HOLDS_ROLE, HOLDS_POST) and seat and _governs(context, seat.object_uid):
            posts[tie.subject_uid][tie.key] = (seat.object_uid, {tie.key, seat.key})
    return [_person_gap(context, uid, found) for uid, found in sorted(posts.items()) if len(found) >= POSTS]


def _governs(context: GapContext, uid: str) -> bool:
    return context.schema.is_governing(context.full.entity[uid].kind)


def _person_gap(context: GapContext, uid: str, posts: dict[str, tuple[str, set[str]]]) -> Gap:
    organisations = sorted({uid for uid, _ in posts.values()})
    name, where = context.name(uid), listed(context.names(organisations))
    return Gap(
        gap_id=f"G10:person:{uid}",
        gap_kind="G10",
        subject_ids=(uid, *organisations),
        expected="1",
        observed=str(len(posts)),
        shortfall=float(len(posts) - 1),
        severity=weigh((len(posts) - 1) / len(posts), assessable=True),
        assessable=True,
        reason=joined(
            [
                Bilingual(
                    f"{name.zh}一人担任{len(posts)}个治理职务（{where.zh}）",
                    f"{name.pick('en')} alone holds {len(posts)} governing posts ({where.en})",
                ),
                Bilingual("其人调任时这些职务同时空缺", "when that person moves, they fall vacant together"),
            ]
        ),
        action=Bilingual("请理事会确定副职或代理人", "the council appoints a deputy"),
        claim_ids=context.claims(key for _, keys in posts.values() for key in keys),
        flags=("person",),
        figures=(("posts", float(len(posts))),),
    )


KIND = GapKind(
    code="G10",
    order=100,
    label=Bilingual("单点失效", "single point of failure"),
    explanation=Bilingual(
        "一个单位、一项合作或一个人退出，就会使网络断开或职务空缺",
        "an organisation, tie or person without whom the network falls apart or posts fall vacant",
    ),
    actor=Actor.COUNCIL,
    cost=Cost.AGREEMENT,
    find=single_point_gaps,
)
