"""Whether parties collaborate with their own or with others: mixing, assortativity, the E-I index.

Definitions
-----------
Mixing matrix
    e_xy is the share of the ends of ties that join x to y, each tie counted from both ends: symmetric, all
    together 1. One tie counts 1, whatever its weight; a node of k groups counts 1/k under each.
Assortativity by group
    (sum of e_xx - sum of a_x^2) / (1 - sum of a_x^2), a_x being the row sums (Newman 2003).
E-I index
    (external - internal) / (external + internal) (Krackhardt and Stern 1988): -1 all ties within groups,
    1 all between them. A tie of two nodes that speak for one group in the share s is internal by s.
"""

from collections.abc import Mapping
from itertools import product
from math import fsum

import networkx as nx
import numpy as np

from jjgraph.analysis.measures.network_measure import NetworkMeasure, NetworkValue, Permutations
from jjgraph.analysis.measures.network_measure import by_name as network_by_name
from jjgraph.analysis.measures.parties import Memberships, alike, memberships
from jjgraph.analysis.measures.permutation import p_value
from jjgraph.analysis.measures.scores import Scores
from jjgraph.analysis.measures.spec import Measure, by_name
from jjgraph.bilingual import Bilingual

Matrix = dict[tuple[str, str], float]


def mixing_matrix(graph: "nx.Graph[str]", *, attribute: str = "parties") -> Matrix:
    """Return which share of the ends of ties joins which groups.

    Parameters
    ----------
    graph : networkx.Graph
        Ties to a node without a group are left out.
    attribute : str
        Which attribute of the nodes gives their group, or a sequence of groups.

    Returns
    -------
    dict
        e_xy by pairs of groups, sorted, zeros included; all together 1. Empty without ties.

    Examples
    --------
    One tie within 企, one between 企 and 校: of the 4 ends 2, 1, 1 and 0.

    >>> graph = nx.Graph([("a", "b"), ("b", "s")])
    >>> nx.set_node_attributes(graph, {"a": "企", "b": "企", "s": "校"}, "parties")
    >>> mixing_matrix(graph)
    {('企', '企'): 0.5, ('企', '校'): 0.25, ('校', '企'): 0.25, ('校', '校'): 0.0}
    """
    groups = memberships(graph, attribute)
    edges = _edges(graph, groups)
    names = sorted({name for edge in edges for uid in edge for name in groups[uid]})
    found = dict.fromkeys(product(names, names), 0.0)
    for a, b in edges:
        for (x, share), (y, other) in product(groups[a].items(), groups[b].items()):
            found[x, y] += share * other / (2 * len(edges))
            found[y, x] += share * other / (2 * len(edges))
    return found


def _edges(graph: "nx.Graph[str]", groups: Memberships) -> list[tuple[str, str]]:
    return sorted((min(a, b), max(a, b)) for a, b in graph.edges() if a in groups and b in groups)


def assortativity(matrix: Mapping[tuple[str, str], float]) -> float | None:
    """Return Newman's assortativity coefficient of a mixing matrix.

    Parameters
    ----------
    matrix : mapping
        e_xy or counts in proportion to it; may be asymmetric.

    Returns
    -------
    float or None
        1 where all ties stay within groups, 0 where they are as chance would have it, negative where they
        cross groups more often. None without ties, or where all ends are in one group.

    References
    ----------
    M. E. J. Newman, "Mixing patterns in networks", Physical Review E 67, 026126 (2003).

    Examples
    --------
    >>> assortativity({("企", "企"): 0.5, ("校", "校"): 0.5})
    1.0
    """
    total = fsum(matrix.values())
    if not total:
        return None
    names = sorted({name for pair in matrix for name in pair})
    inside = fsum(matrix.get((x, x), 0.0) for x in names) / total
    chance = fsum(
        fsum(matrix.get((x, y), 0.0) for y in names) * fsum(matrix.get((y, x), 0.0) for y in names)
        for x in names
    ) / (total * total)
    return None if np.isclose(chance, 1.0, rtol=0, atol=1e-12) else (inside - chance) / (1 - chance)


def degree_assortativity(graph: "nx.Graph[str]") -> float | None:
    """Return the correlation of the degrees at the two ends of a tie.

    Returns
    -------
    float or None
        -1 to 1; negative where hubs collaborate with those who have few partners. None without ties, or
        where all ends have one degree. Isolates have no end and do not count.

    References
    ----------
    M. E. J. Newman, "Assortative mixing in networks", Physical Review Letters 89, 208701 (2002).

    Examples
    --------
    In a star, every tie joins the hub and a leaf.

    >>> round(degree_assortativity(nx.Graph([("h", "x"), ("h", "y"), ("h", "z")])), 9)
    -1.0
    """
    degree = dict(graph.degree())
    ends = [(degree[a], degree[b]) for a, b in graph.edges()]
    x = np.array([pair[0] for pair in ends] + [pair[1] for pair in ends], dtype=float)
    y = np.array([pair[1] for pair in ends] + [pair[0] for pair in ends], dtype=float)
    if not ends or not np.ptp(x):
        return None
    return float(np.sum((x - x.mean()) * (y - y.mean())) / np.sum((x - x.mean()) ** 2))


def external_internal(external: float, internal: float) -> float | None:
    """Return the E-I index of two counts; None where there are no ties.

    Examples
    --------
    The hand test of the gap G12: 3 ties inside, 2 outside.

    >>> external_internal(2, 3), external_internal(0, 0)
    (-0.2, None)
    """
    total = external + internal
    return (external - internal) / total if total else None


def ei_index(
    graph: "nx.Graph[str]", *, attribute: str = "parties", draws: int = 1000, seed: int = 0
) -> tuple[float | None, float | None]:
    """Return the E-I index of the network, and how often chance would go as far.

    Parameters
    ----------
    graph : networkx.Graph
        Ties to a node without a group are left out.
    attribute : str
        Which attribute of the nodes gives their group, or a sequence of groups.
    draws : int
        How often the groups are permuted among the nodes.
    seed : int
        The same seed, the same p.

    Returns
    -------
    tuple of (float or None)
        The index, -1 to 1, and p, two-sided: the share of the draws in which the index lies as far from
        their mean, the data themselves counted as one draw. None, None without ties.

    References
    ----------
    D. Krackhardt and R. N. Stern, "Informal networks and organizational crises", Social Psychology
    Quarterly 51 (1988) 123-140.

    Examples
    --------
    >>> graph = nx.Graph([("a", "b"), ("b", "s"), ("b", "t")])
    >>> nx.set_node_attributes(graph, {"a": "企", "b": "企", "s": "校", "t": "校"}, "parties")
    >>> round(ei_index(graph)[0], 4)
    0.3333
    """
    groups = memberships(graph, attribute)
    uids = sorted(groups)
    place = {uid: index for index, uid in enumerate(uids)}
    ends = np.array([(place[a], place[b]) for a, b in _edges(graph, groups)], dtype=int)
    if not len(ends):
        return None, None
    names = sorted({name for mine in groups.values() for name in mine})
    shares = np.array([[groups[uid].get(name, 0.0) for name in names] for uid in uids])
    rng = np.random.default_rng(seed)

    def index(order: "np.typing.NDArray[np.int_]") -> float:
        permuted = shares[order]
        return 1 - 2 * float(np.mean(np.sum(permuted[ends[:, 0]] * permuted[ends[:, 1]], axis=1)))

    observed = index(np.arange(len(uids)))
    return observed, p_value(observed, [index(rng.permutation(len(uids))) for _ in range(draws)])


def ei_of_nodes(graph: "nx.Graph[str]") -> Scores:
    """Return the E-I index of each node, -1 to 1; not defined without a party, or without partners that have one.

    Examples
    --------
    a has one partner of its own party and one of another: (1 - 1) / 2; the partner of s is of another party.

    >>> import networkx as nx
    >>> graph = nx.path_graph(["s", "a", "b"])
    >>> nx.set_node_attributes(graph, {"s": ("校",), "a": ("企",), "b": ("企",)}, "parties")
    >>> ei_of_nodes(graph)
    {'s': 1.0, 'a': 0.0, 'b': -1.0}
    """
    groups = memberships(graph)
    scores: Scores = {}
    for uid, mine in groups.items():
        partners = sorted(other for other in graph[uid] if other in groups)
        internal = fsum(alike(mine, groups[other]) for other in partners)
        index = external_internal(len(partners) - internal, internal)
        if index is not None:
            scores[uid] = index
    return scores


MIXING = by_name(
    Measure(
        "ei_index",
        Bilingual("对外合作倾向", "leaning to other parties"),
        Bilingual("E–I指数", "E-I index"),
        Bilingual(
            "它的伙伴中，外方多于本方的程度：1全是外方，-1全是本方",
            "how far its partners are of other parties: 1 all of others, -1 all of its own",
        ),
        weights="",
        unit="(external - internal) / all partners",
        range="-1 to 1",
        isolates="not defined",
        score=ei_of_nodes,
        definition="(E - I) / (E + I), E partners of other parties, I of its own; shares for two parties",
        citation="D. Krackhardt and R. N. Stern, Social Psychology Quarterly 51 (1988) 123",
    ),
)


def _party_assortativity(graph: "nx.Graph[str]", _: Permutations) -> NetworkValue:
    return NetworkValue(assortativity(mixing_matrix(graph)))


def _degree_assortativity(graph: "nx.Graph[str]", _: Permutations) -> NetworkValue:
    return NetworkValue(degree_assortativity(graph))


def _ei(graph: "nx.Graph[str]", permutations: Permutations) -> NetworkValue:
    return NetworkValue(*ei_index(graph, draws=permutations.draws, seed=permutations.seed))


NETWORK_MIXING = network_by_name(
    NetworkMeasure(
        "party_assortativity",
        Bilingual("同方偏好（按所属方的同配系数）", "assortativity by party"),
        Bilingual(
            "合作是否偏向本方：1全在本方之内，0与随机相同，负值为更多跨方",
            "whether parties keep to themselves: 1 wholly, 0 as chance would have it, negative where they cross",
        ),
        unit="coefficient",
        range="-1 to 1",
        isolates="do not count",
        definition="(sum e_xx - sum a_x^2) / (1 - sum a_x^2), e the mixing matrix",
        citation="M. E. J. Newman, Physical Review E 67, 026126 (2003)",
        compute=_party_assortativity,
    ),
    NetworkMeasure(
        "degree_assortativity",
        Bilingual("度同配系数", "assortativity by degree"),
        Bilingual(
            "伙伴多的单位之间是否互相合作；负值表示大单位带小单位",
            "whether those of many partners collaborate with each other; negative where hubs hold small ones",
        ),
        unit="correlation of the degrees at both ends",
        range="-1 to 1",
        isolates="do not count",
        definition="Pearson correlation of degrees over the ends of all edges",
        citation="M. E. J. Newman, Physical Review Letters 89, 208701 (2002)",
        compute=_degree_assortativity,
    ),
    NetworkMeasure(
        "ei_index",
        Bilingual("E–I指数（对外—对内）", "E-I index"),
        Bilingual(
            "跨方合作多于同方合作的程度；p值由随机重排所属方得出",
            "how far collaboration crosses parties rather than stays within; p by permuting the parties",
        ),
        unit="(external - internal) / all pairs",
        range="-1 to 1",
        isolates="do not count, but take part when the parties are permuted",
        definition="(E - I) / (E + I), p two-sided",
        citation="D. Krackhardt and R. N. Stern, Social Psychology Quarterly 51 (1988) 123",
        compute=_ei,
    ),
)
