"""Gould and Fernandez: between which parties a node stands when it connects two that are not tied.

Definitions
-----------
Open triad
    i - b - j where i and j are not tied. Directed: i to b, b to j, and no tie from i to j; i is not j.
Roles of b, by the groups of the three
    coordinator all alike; consultant (itinerant broker) i and j alike, b another; liaison all different;
    gatekeeper j and b alike, i another (what comes in); representative i and b alike, j another (what goes
    out). Undirected, the last two are one and the same, and are counted as gatekeeper.
Two groups
    A node of k groups counts 1/k under each, so that the roles of a triad always sum to 1.
Expectation by density
    The sum over all pairs of others of d^2 (1-d), d being the density: what b would have if as many ties
    were thrown at random between the same nodes (Gould and Fernandez).
Expectation by triads
    b keeps its open triads, and the parties of the others are permuted: what b would have if it bridged
    as much as it does, but without regard to party. In a sparse network this is the one that tells
    something, for there whoever bridges at all exceeds the density a hundredfold.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from itertools import product
from typing import Literal

import networkx as nx

from jjgraph.analysis.measures.parties import Memberships, memberships
from jjgraph.analysis.measures.scores import Scores
from jjgraph.analysis.measures.spec import Measure, by_name
from jjgraph.bilingual import Bilingual

UNDIRECTED_ROLES = ("coordinator", "consultant", "gatekeeper", "liaison")
DIRECTED_ROLES = ("coordinator", "consultant", "gatekeeper", "representative", "liaison")
Counts = dict[str, dict[str, float]]
Pairs = dict[tuple[str, str], float]  # how many ordered pairs (i, j) there are by their groups


def role_of(first: str, broker: str, last: str, *, directed: bool = True) -> str:
    """Return the role of a broker of one group between two ends of one group each.

    Examples
    --------
    >>> role_of("企", "校", "企"), role_of("企", "校", "校"), role_of("校", "校", "企", directed=False)
    ('consultant', 'gatekeeper', 'gatekeeper')
    """
    if first == last:
        return "coordinator" if broker == first else "consultant"
    if broker not in (first, last):
        return "liaison"
    return "representative" if directed and broker == first else "gatekeeper"


def _sums(groups: Memberships, uids: Iterable[str]) -> dict[str, float]:
    total: dict[str, float] = defaultdict(float)
    for uid in uids:
        for group, share in groups[uid].items():
            total[group] += share
    return total


def _pairs(groups: Memberships, first: set[str], last: set[str]) -> Pairs:
    """Count the ordered pairs of two different nodes, one of *first* and one of *last*."""
    ahead, behind = _sums(groups, sorted(first)), _sums(groups, sorted(last))
    found = {(x, y): ahead[x] * behind[y] for x, y in product(ahead, behind)}
    for uid in sorted(first & last):
        _add(found, groups, uid, uid, -1.0)
    return found


def _add(pairs: Pairs, groups: Memberships, i: str, j: str, count: float) -> None:
    for (x, share), (y, other) in product(groups[i].items(), groups[j].items()):
        pairs[x, y] = pairs.get((x, y), 0.0) + count * share * other


def open_triads(graph: "nx.Graph[str] | nx.DiGraph[str]", broker: str, groups: Memberships) -> Pairs:
    """Count the open triads of one broker by the groups of their ends.

    Parameters
    ----------
    graph : networkx.Graph or networkx.DiGraph
        As for `broker_roles`.
    broker : str
        A node.
    groups : mapping
        The groups of each node with their shares, from `jjgraph.analysis.measures.parties.memberships`; an end
        without a group is passed over.

    Returns
    -------
    dict
        By ordered pairs of groups (first, last); undirected, each triad stands in both orders.

    Examples
    --------
    The hand test of the gap G05: one pair of enterprises, and two of an enterprise and the research platform.

    >>> star = nx.Graph([("S", "E1"), ("S", "E2"), ("S", "R")])
    >>> nx.set_node_attributes(star, {"S": "校", "E1": "企", "E2": "企", "R": "研"}, "parties")
    >>> found = open_triads(star, "S", memberships(star))
    >>> found["企", "企"] / 2, found["企", "研"], found["研", "企"], found["研", "研"]
    (1.0, 2.0, 2.0, 0.0)
    """
    before = graph.pred if isinstance(graph, nx.DiGraph) else graph.adj
    first = {uid for uid in before[broker] if uid in groups}
    last = {uid for uid in graph[broker] if uid in groups}
    pairs = _pairs(groups, first, last)
    for i in sorted(first):
        for j in sorted(last & set(graph[i])):
            _add(pairs, groups, i, j, -1.0)
    return pairs


def _roles(pairs: Pairs, mine: dict[str, float], *, directed: bool) -> dict[str, float]:
    """Spread pairs over the roles of a broker; undirected, each pair stands in *pairs* in both orders."""
    roles = dict.fromkeys(DIRECTED_ROLES if directed else UNDIRECTED_ROLES, 0.0)
    for (x, y), count in sorted(pairs.items()):
        for group, share in mine.items():
            roles[role_of(x, group, y, directed=directed)] += count * share * (1.0 if directed else 0.5)
    return {role: max(round(count, 12), 0.0) for role, count in roles.items()}


def broker_roles(graph: "nx.Graph[str] | nx.DiGraph[str]", *, attribute: str = "parties") -> Counts:
    """Count the brokerage roles of every node.

    Parameters
    ----------
    graph : networkx.Graph or networkx.DiGraph
        Without self loops; simple (parallel ties are one). Nodes without a group are passed over, as
        brokers and as ends.
    attribute : str
        Which attribute of the nodes gives their group, or a sequence of groups.

    Returns
    -------
    dict
        For each node with a group, in the order of the graph, the count of each role: of
        `DIRECTED_ROLES` for a DiGraph, else of `UNDIRECTED_ROLES`. 0 for an isolate; in steps of 1 where
        every node has one group.

    Notes
    -----
    The pairs of partners are counted by group, and those that are tied subtracted, so that a hub of a
    thousand partners costs its triangles, not its half million pairs.

    References
    ----------
    R. V. Gould and R. M. Fernandez, "Structures of mediation", Sociological Methodology 19 (1989) 89-126.

    Examples
    --------
    The hand test of the gap G05: a school S, two enterprises and a research platform.

    >>> star = nx.Graph([("S", "E1"), ("S", "E2"), ("S", "R")])
    >>> nx.set_node_attributes(star, {"S": "校", "E1": "企", "E2": "企", "R": "研"}, "parties")
    >>> broker_roles(star)["S"]
    {'coordinator': 0.0, 'consultant': 1.0, 'gatekeeper': 0.0, 'liaison': 2.0}
    """
    groups = memberships(graph, attribute)
    directed = graph.is_directed()
    return {
        broker: _roles(open_triads(graph, broker, groups), mine, directed=directed)
        for broker, mine in groups.items()
    }


def expected_roles(
    graph: "nx.Graph[str] | nx.DiGraph[str]",
    *,
    attribute: str = "parties",
    given: Literal["density", "triads"] = "density",
) -> Counts:
    """Return what `broker_roles` would count on average by chance.

    Parameters
    ----------
    graph, attribute
        As for `broker_roles`.
    given : {"density", "triads"}
        What chance leaves as it is; the module's head defines both.

    Returns
    -------
    dict
        As `broker_roles`. The density is that among the nodes with a group.

    Examples
    --------
    The star of `broker_roles`: density 1/2, so that each of the 3 pairs counts 1/8.

    >>> star = nx.Graph([("S", "E1"), ("S", "E2"), ("S", "R")])
    >>> nx.set_node_attributes(star, {"S": "校", "E1": "企", "E2": "企", "R": "研"}, "parties")
    >>> expected_roles(star)["S"]
    {'coordinator': 0.0, 'consultant': 0.125, 'gatekeeper': 0.0, 'liaison': 0.25}
    >>> expected_roles(star, given="triads")["S"]  # all three pairs are its own already
    {'coordinator': 0.0, 'consultant': 1.0, 'gatekeeper': 0.0, 'liaison': 2.0}
    """
    groups = memberships(graph, attribute)
    total, everyone = _pairs(groups, set(groups), set(groups)), _sums(groups, groups)
    density = nx.density(graph.subgraph(groups))
    roles = broker_roles(graph, attribute=attribute) if given == "triads" else {}
    pairs_of_others = (len(groups) - 1) * (len(groups) - 2) / (1 if graph.is_directed() else 2)
    found: Counts = {}
    for broker, mine in groups.items():
        pairs = dict(total)
        # The broker is not an end of its own triads.
        rest = {group: count - mine.get(group, 0.0) for group, count in everyone.items()}
        for (group, share), other in product(mine.items(), rest):
            pairs[group, other] -= share * rest[other]
            pairs[other, group] -= share * rest[other]
        chance = density**2 * (1 - density)
        if given == "triads":
            chance = sum(roles[broker].values()) / pairs_of_others if pairs_of_others > 0 else 0.0
        scaled = {key: count * chance for key, count in pairs.items()}
        found[broker] = _roles(scaled, mine, directed=graph.is_directed())
    return found


def _scores(role: str) -> Callable[["nx.Graph[str]"], Scores]:
    return lambda graph: {uid: counts[role] for uid, counts in broker_roles(graph).items()}


def _measure(
    role: str, plain: Bilingual, label: Bilingual, explanation: Bilingual, definition: str
) -> Measure:
    return Measure(
        role,
        plain,
        label,
        explanation,
        weights="",
        unit="pairs of partners that are not tied to each other; halves for an organisation of two parties",
        range="0 to d(d-1)/2",
        isolates="0; not defined without a party",
        score=_scores(role),
        definition=f"open triads i - b - j in which {definition}",
        citation="R. V. Gould and R. M. Fernandez, Sociological Methodology 19 (1989) 89",
    )


BROKERAGE = by_name(
    _measure(
        "coordinator",
        Bilingual("为同方牵线", "go-between within its party"),
        Bilingual("协调者", "coordinator"),
        Bilingual(
            "在本方内部，把两个没有往来的同方单位连起来的次数",
            "how often it connects two of its own party that are not tied",
        ),
        "all three are of one party",
    ),
    _measure(
        "consultant",
        Bilingual("为另一方内部牵线", "go-between inside another party"),
        Bilingual("顾问", "consultant"),
        Bilingual(
            "作为外方，把同属另一方、没有往来的两个单位连起来的次数",
            "how often it connects, from outside, two of one other party that are not tied",
        ),
        "i and j are of one party and b is of another",
    ),
    _measure(
        "gatekeeper",
        Bilingual("为本方与外方牵线", "go-between of its party and another"),
        Bilingual("守门人与代表", "gatekeeper or representative"),
        Bilingual(
            "把本方一个单位与另一方一个单位连起来的次数；合作没有方向，两种角色合并计算",
            "how often it connects one of its own party to one of another; without direction both roles are one",
        ),
        "exactly one of i and j is of b's party",
    ),
    _measure(
        "liaison",
        Bilingual("为两个外方牵线", "go-between of two other parties"),
        Bilingual("联络人", "liaison"),
        Bilingual(
            "把分属另外两方、没有往来的两个单位连起来的次数；跨方联合靠的就是它",
            "how often it connects two others of two other parties: what ties a consortium of parties together",
        ),
        "all three are of different parties",
    ),
)
