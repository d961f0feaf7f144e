"""G04: structural holes: two clusters of the collaboration graph with at most one tie between them.

Definitions
-----------
Cluster
    A community (Louvain) of three or more organisations whose density is above that of the whole graph. Of
    more than 200,000 pairs only the five strongest of each organisation make the communities
    (`jjgraph.analysis.network.communities`); the figures then name ``ties_looked_at``.
e(A, B), hole(A, B)
    The number of ties between two clusters; 1 - e(A, B) / (|A| |B|), 0 to 1.
Constraint, effective size
    Of the go-betweens, as `jjgraph.analysis.measures.holes` defines them: by weight.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import inf

import networkx as nx

from jjgraph.analysis.gaps.actors import Actor, Cost
from jjgraph.analysis.gaps.context import GapContext
from jjgraph.analysis.gaps.core import Gap, joined, weigh
from jjgraph.analysis.gaps.kind import GapKind
from jjgraph.analysis.gaps.proximity import find_scopes
from jjgraph.analysis.measures.centralisation import density
from jjgraph.analysis.measures.holes import constraint, effective_size
from jjgraph.analysis.network.communities import communities
from jjgraph.bilingual import Bilingual

CLUSTER = 3  # a pair of partners has no inside
LINKED = 2  # ties from which two clusters no longer hang on a single contact
LARGEST = 12  # clusters that are compared: 66 pairs at most
ROWS = 8
CANDIDATES = 5  # members with the most partners, among whom the go-between is looked for


@dataclass(frozen=True, slots=True)
class Hole:
    """Two clusters, each sorted, the ties between them, and ``size``: hole(A, B), 0 to 1."""

    first: tuple[str, ...]
    second: tuple[str, ...]
    ties: tuple[tuple[str, str], ...]
    size: float


def holes(graph: "nx.Graph[str]", groups: Iterable[Sequence[str]], *, density: float) -> list[Hole]:
    """Find the pairs of clusters with at most one tie between them.

    Parameters
    ----------
    graph : networkx.Graph
        Who collaborates with whom.
    groups : iterable of sequence of str
        Disjoint groups of its nodes.
    density : float
        Groups count as clusters when their internal density is above it, 0 to 1.

    Returns
    -------
    list of Hole
        Those with the most ties that could be and are not first, then by the clusters.

    Examples
    --------
    Two triangles with one tie between them: hole = 1 - 1/9.

    >>> graph = nx.Graph(["ab", "bc", "ac", "cd", "de", "ef", "df"])
    >>> [(hole.ties, round(hole.size, 4)) for hole in holes(graph, ["abc", "def"], density=0.5)]
    [((('c', 'd'),), 0.8889)]
    """
    named = [tuple(sorted(group)) for group in groups if len(group) >= CLUSTER]
    home = {uid: index for index, group in enumerate(named) for uid in group}
    inside: Counter[int] = Counter()
    between: dict[tuple[int, int], list[tuple[str, str]]] = defaultdict(list)
    for a, b in graph.edges():
        if a in home and b in home:
            first, second = sorted((home[a], home[b]))
            if first == second:
                inside[first] += 1
            elif len(between[first, second]) < LINKED:  # more are not looked at
                between[first, second].append((min(a, b), max(a, b)))
    clusters = [
        index
        for index, group in enumerate(named)
        if 2 * inside[index] / (len(group) * (len(group) - 1)) > density
    ]
    found = [
        _hole(named[a], named[b], sorted(between.get((a, b), [])))
        for a, b in combinations(clusters, 2)
        if len(between.get((a, b), [])) < LINKED
    ]
    return sorted(found, key=lambda hole: (-len(hole.first) * len(hole.second), hole.first, hole.second))


def _hole(first: tuple[str, ...], second: tuple[str, ...], ties: list[tuple[str, str]]) -> Hole:
    first, second = min(first, second), max(first, second)
    return Hole(first, second, tuple(ties), 1 - len(ties) / (len(first) * len(second)))


def hole_gaps(context: GapContext) -> list[Gap]:
    """Find the structural holes between the clusters near the consortia.

    Parameters
    ----------
    context : GapContext
        Its collaboration graph.

    Returns
    -------
    list of Gap
        The eight largest at most, among the twelve largest clusters. Subjects are the natural go-betweens: of
        each cluster the member of the lowest constraint among the five with the most partners. ``shortfall``
        is the number of ties to two, ``severity`` is hole(A, B).

    Notes
    -----
    Assessable when the lists of all parties in both clusters are known well enough.
    """
    graph = context.graph
    division = communities(graph)
    groups = [
        group
        for group in division.groups
        if any(scope.holds(uid) for scope in find_scopes(context) for uid in group)
    ]
    found = holes(graph, groups[:LARGEST], density=density(graph) or 0.0)[:ROWS]
    between = {group: go_between(graph, group) for hole in found for group in (hole.first, hole.second)}
    looked_at = (("ties_looked_at", float(division.strongest)),) if division.strongest else ()
    return [_hole_gap(context, hole, between[hole.first], between[hole.second], looked_at) for hole in found]


def go_between(graph: "nx.Graph[str]", group: Iterable[str]) -> str:
    """Return the member of the lowest constraint among those of *group* with the most partners; ties by uid.

    Examples
    --------
    a has two partners that are not tied to each other, constraint 1/2; the others depend on a alone,
    constraint 1.

    >>> import networkx as nx
    >>> go_between(nx.path_graph(["s", "a", "b"]), "abs")
    'a'
    """
    busiest = sorted(group, key=lambda uid: (-len(graph[uid]), uid))[:CANDIDATES]
    found = constraint(graph, busiest)
    return min(busiest, key=lambda uid: (round(found.get(uid, inf), 12), uid))


def _hole_gap(
    context: GapContext, hole: Hole, first: str, second: str, looked_at: tuple[tuple[str, float], ...]
) -> Gap:
    graph = context.graph
    members = (*hole.first, *hole.second)
    parties = sorted({party for uid in members for party in graph.nodes[uid]["parties"]})
    verdict = context.assess_parties(parties, members)
    a, b = context.name(first), context.name(second)
    count = len(hole.ties)
    limits, sizes = constraint(graph, (first, second)), effective_size(graph, (first, second))
    return Gap(
        gap_id=f"G04:{min(first, second)}:{max(first, second)}",
        gap_kind="G04",
        subject_ids=tuple(sorted((first, second))),
        expected=f"≥{LINKED}",
        observed=str(count),
        shortfall=float(LINKED - count),
        severity=weigh(hole.size, assessable=verdict.assessable),
        assessable=verdict.assessable,
        awaited=verdict.awaited,
        reason=joined(
            [
                Bilingual(
                    f"以{a.zh}为中心的{len(hole.first)}个单位与以{b.zh}为中心的{len(hole.second)}个单位之间，"
                    f"已知合作{count}项",
                    f"between the {len(hole.first)} organisations around {a.pick('en')} and the"
                    f" {len(hole.second)} around {b.pick('en')} {count} ties are known",
                ),
                verdict.reason,
            ]
        ),
        action=Bilingual(
            f"请理事会指定{a.zh}、{b.zh}作为两群之间的联络方",
            f"the council names {a.pick('en')} and {b.pick('en')} as go-betweens",
        ),
        claim_ids=context.claims(key for x, y in hole.ties for key in graph[x][y]["ties"]),
        figures=(
            ("hole", hole.size),
            ("constraint_first", limits[first]),
            ("constraint_second", limits[second]),
            ("effective_size_first", sizes[first]),
            ("effective_size_second", sizes[second]),
            *looked_at,
        ),
    )


KIND = GapKind(
    code="G04",
    order=110,
    label=Bilingual("结构洞", "structural hole"),
    explanation=Bilingual(
        "各自紧密的两群单位之间至多一项合作",
        "two close groups with at most one tie between them",
    ),
    actor=Actor.COUNCIL,
    cost=Cost.CALL,
    find=hole_gaps,
)
