"""G05: two parties between whom nobody brokers.

Definitions
-----------
Open triad i–b–j
    Both i and j are tied to b, and not to each other; b is the broker.
Role of the broker
    By the parties of the three, as `jjgraph.analysis.measures.brokerage` defines the roles: of two different
    parties at the ends it is a gatekeeper or a liaison.
Gap
    A pair of parties with two or more members each, and no open triad from a member of one to a member of the
    other: no gatekeeper and no liaison stands between them.
"""

from collections.abc import Mapping, Sequence
from itertools import combinations

import networkx as nx

from jjgraph.analysis.gaps.actors import Actor, Cost
from jjgraph.analysis.gaps.context import GapContext
from jjgraph.analysis.gaps.core import Gap, joined, weigh
from jjgraph.analysis.gaps.kind import GapKind
from jjgraph.analysis.gaps.proximity import find_scopes
from jjgraph.analysis.gaps.scope import Scope
from jjgraph.analysis.measures.brokerage import open_triads
from jjgraph.analysis.measures.parties import memberships
from jjgraph.bilingual import Bilingual
from jjgraph.model.schema import PARTIES, PARTY_NAMES

MEMBERS = 2
SMALLEST = 1e-9  # open triads are counted in parts where an organisation has several parties
MANDATED = ("行", "研")  # who links others by its mandate: associations first, then institutes

Parties = Mapping[str, Sequence[str]]


def unbrokered(graph: "nx.Graph[str]") -> list[tuple[str, str]]:
    """Return the pairs of parties with two or more members each and nobody between them.

    Parameters
    ----------
    graph : networkx.Graph
        A collaboration graph; its nodes carry their ``parties``.

    Returns
    -------
    list of tuple of str
        In the order 政 校 行 企 研. Any open triad between two parties has a gatekeeper or a liaison, so it is
        enough to find one; each pair is looked for until then.

    Examples
    --------
    Two firms and two schools around an association: it is their liaison; two institutes stand apart.

    >>> graph = nx.Graph([("A", uid) for uid in ("E1", "E2", "S1", "S2")])
    >>> graph.add_edge("R1", "R2")
    >>> parties = {"A": "行", "E1": "企", "E2": "企", "S1": "校", "S2": "校", "R1": "研", "R2": "研"}
    >>> nx.set_node_attributes(graph, parties, "parties")
    >>> unbrokered(graph)
    [('校', '研'), ('企', '研')]
    """
    groups = memberships(graph)
    sizes = {party: sum(party in groups.get(uid, ()) for uid in graph) for party in PARTIES}
    wanted = [pair for pair in combinations(PARTIES, 2) if min(sizes[p] for p in pair) >= MEMBERS]
    for broker in sorted(graph, key=lambda uid: (-len(graph[uid]), uid)):  # hubs settle most pairs at once
        if not wanted:
            break
        around = {party for uid in graph[broker] for party in groups.get(uid, ())}
        if any(around.issuperset(pair) for pair in wanted):
            triads = open_triads(graph, broker, groups)
            wanted = [pair for pair in wanted if triads.get(pair, 0.0) < SMALLEST]
    return wanted


def role_gaps(context: GapContext) -> list[Gap]:
    """Find the pairs of parties between whom nobody brokers.

    Parameters
    ----------
    context : GapContext
        Of its collaboration graph what lies near each consortium, or everything where there is none.

    Returns
    -------
    list of Gap
        One for each pair of parties: ten at most for one consortium. ``shortfall`` is 1 (a broker),
        ``severity`` 1, or 1/2 where members of both are tied directly.

    Notes
    -----
    Assessable when the lists of both parties are known well enough.

    Examples
    --------
    Two enterprises work together, and so do two schools; nobody stands between the parties.

    >>> from jjgraph.analysis.context import Analysis
    >>> from jjgraph.model.examples import SCHEMA, entity, tie
    >>> from jjgraph.model.records import Dataset
    >>> known = (entity("a"), entity("b"), entity("s", "University", parties=("校",)),
    ...          entity("t", "University", parties=("校",)))
    >>> ties = (tie("a", "COOPERATES_WITH", "b"), tie("s", "COOPERATES_WITH", "t"))
    >>> [gap] = role_gaps(GapContext(Analysis.of(Dataset(entities=known, ties=ties), SCHEMA)))
    >>> gap.gap_id, gap.shortfall, gap.severity
    ('G05:校:企', 1.0, 1.0)
    """
    gaps = []
    for scope in find_scopes(context):
        graph = context.graph.subgraph(scope.within(context.graph))
        for pair in unbrokered(graph):
            gaps.append(_pair_gap(context, graph, pair, scope))
    return gaps


def _pair_gap(context: GapContext, graph: "nx.Graph[str]", pair: tuple[str, str], scope: Scope) -> Gap:
    parties: Parties = {uid: graph.nodes[uid]["parties"] for uid in graph}
    first, second = ({uid for uid in graph if party in parties[uid]} for party in pair)
    verdict = context.assess_parties(pair, sorted(first | second), consortium=scope.consortium)
    edges = sorted({(min(a, b), max(a, b)) for a in first for b in graph[a] if b in second})
    keys = sorted({key for a, b in edges[:MEMBERS] for key in graph[a][b]["ties"]})
    one, two = (PARTY_NAMES[party] for party in pair)
    return Gap(
        gap_id=scope.gap_id("G05", *pair),
        gap_kind="G05",
        subject_ids=scope.subjects,
        expected="≥1",
        observed="0",
        shortfall=1.0,
        severity=weigh(0.5 if edges else 1.0, assessable=verdict.assessable),
        assessable=verdict.assessable,
        awaited=verdict.awaited,
        reason=joined(
            [
                Bilingual(
                    f"已知的{len(first)}个{pair[0]}方（{one.zh}）与{len(second)}个{pair[1]}方（{two.zh}）单位之间，"
                    f"没有守门人或联络人；直接合作{len(edges)}对",
                    f"between the {len(first)} known {one.en} and {len(second)} known {two.en} there is no"
                    f" gatekeeper and no liaison; {len(edges)} pairs are tied directly",
                ),
                verdict.reason,
            ]
        ),
        action=_mandate(context, graph, parties, (one, two)),
        claim_ids=context.claims(keys),
        figures=(
            ("members_first", float(len(first))),
            ("members_second", float(len(second))),
            ("direct", float(len(edges))),
        ),
    )


def _mandate(
    context: GapContext, graph: "nx.Graph[str]", parties: Parties, pair: tuple[Bilingual, Bilingual]
) -> Bilingual:
    """Propose the association, else the institute, with the most partners."""
    able = [uid for party in MANDATED for uid in sorted(graph) if party in parties[uid] and graph[uid]]
    if not able:
        return Bilingual(
            f"请一个行业协会联系{pair[0].zh}与{pair[1].zh}",
            f"ask an association to link {pair[0].en} and {pair[1].en}",
        )
    best = min(able, key=lambda uid: (MANDATED[0] not in parties[uid], -len(graph[uid]), uid))
    name = context.name(best)
    return Bilingual(
        f"请理事会委托{name.zh}联系{pair[0].zh}与{pair[1].zh}",
        f"the council asks {name.pick('en')} to link {pair[0].en} and {pair[1].en}",
    )


KIND = GapKind(
    code="G05",
    order=120,
    label=Bilingual("中介角色缺口", "missing broker"),
    explanation=Bilingual(
        "两方之间没有守门人或联络人",
        "two parties between whom there is no gatekeeper and no liaison",
    ),
    actor=Actor.COUNCIL,
    cost=Cost.CALL,
    find=role_gaps,
)
