"""The measures as tables: columns and rows, for the command line, files and notebooks."""

from collections.abc import Iterable

import networkx as nx

from jjgraph.analysis.measures.brokerage import broker_roles, expected_roles
from jjgraph.analysis.measures.centralisation import CENTRALISATION
from jjgraph.analysis.measures.coreperiphery import CORE_PERIPHERY
from jjgraph.analysis.measures.helix import HELIX
from jjgraph.analysis.measures.mixing import NETWORK_MIXING, mixing_matrix
from jjgraph.analysis.measures.network_measure import NetworkMeasure, Permutations
from jjgraph.analysis.measures.twomode import two_mode_centrality
from jjgraph.analysis.network.articulation import articulation

NETWORK_MEASURES = {**CENTRALISATION, **NETWORK_MIXING, **CORE_PERIPHERY}
NETWORK_COLUMNS = ("measure", "label_zh", "label_en", "value", "p", "unit", "range")
BROKER_COLUMNS = ("uid", "name", "kind", "parties", "role", "count", "expected", "ratio", "by_density")
CUT_COLUMNS = ("cut", "uids", "names", "component", "impact", "beyond")
MIXING_COLUMNS = ("party", "other", "share")
TWO_MODE_COLUMNS = ("mode", "uid", "name", "kind", "degree", "closeness", "betweenness")

NetworkRow = tuple[str, str, str, float | None, float | None, str, str]


def network_rows(graph: "nx.Graph[str]", *, draws: int = 1000, seed: int = 0) -> list[NetworkRow]:
    """Return the measures of a collaboration graph as a whole.

    Parameters
    ----------
    graph : networkx.Graph
        From `jjgraph.analysis.network.projection.collaboration_graph`.
    draws, seed : int
        For p.

    Returns
    -------
    list of tuple
        In the order of `NETWORK_COLUMNS`, one row for each of `NETWORK_MEASURES`; value None where it is
        not defined, p None where chance is not asked.

    Examples
    --------
    Two of the three pairs are tied.

    >>> import networkx as nx
    >>> graph = nx.path_graph(["s", "a", "b"])
    >>> nx.set_node_attributes(graph, ("企",), "parties")
    >>> next(row[3] for row in network_rows(graph, draws=1) if row[0] == "density")
    0.6666666666666666
    """
    return _rows(graph, NETWORK_MEASURES.values(), Permutations(draws, seed))


def helix_rows(affiliations: "nx.Graph[str]", *, draws: int = 1000, seed: int = 0) -> list[NetworkRow]:
    """Return T of three, four and five helices over the shared objects.

    Parameters
    ----------
    affiliations : networkx.Graph
        From `jjgraph.analysis.measures.twomode.affiliation_graph`.
    draws, seed : int
        For p.

    Returns
    -------
    list of tuple
        In the order of `NETWORK_COLUMNS`. Below `jjgraph.analysis.measures.helix.FEWEST` objects it is no
        finding: whoever prints it says so.

    Examples
    --------
    Of one object it is known who takes part: nothing is uncertain, and T is 0 bits.

    >>> from datetime import date
    >>> from jjgraph.analysis.measures.twomode import affiliation_graph
    >>> from jjgraph.model.examples import SCHEMA, tiny
    >>> [row[3] for row in helix_rows(affiliation_graph(tiny(), SCHEMA, as_of=date(2024, 1, 1)), draws=1)]
    [0.0, 0.0, 0.0]
    """
    return _rows(affiliations, HELIX.values(), Permutations(draws, seed))


def _rows(
    graph: "nx.Graph[str]", measures: Iterable[NetworkMeasure], permutations: Permutations
) -> list[NetworkRow]:
    rows: list[NetworkRow] = []
    for measure in measures:
        figure = measure.compute(graph, permutations)
        label = measure.label
        rows.append((measure.name, label.zh, label.en, figure.value, figure.p, measure.unit, measure.range))
    return rows


def broker_rows(
    graph: "nx.Graph[str] | nx.DiGraph[str]", *, top: int | None = None
) -> list[tuple[str, str, str, str, str, float, float, float | None, float]]:
    """Return who plays which role of Gould and Fernandez, and what chance would have.

    Parameters
    ----------
    graph : networkx.Graph or networkx.DiGraph
        Nodes with ``name``, ``kind`` and ``parties``.
    top : int, optional
        The number of organisations.

    Returns
    -------
    list of tuple
        In the order of `BROKER_COLUMNS`: the organisation of most open triads first, then by uid, and of
        each those roles that it plays. ``expected`` leaves it its open triads and permutes the parties,
        ``ratio`` is count by expected, None where nothing is expected; ``by_density`` is what it would have
        if the ties were thrown at random. Both from `jjgraph.analysis.measures.brokerage.expected_roles`.

    Examples
    --------
    The enterprise a stands between a school and another enterprise: it lets the school in.

    >>> import networkx as nx
    >>> graph = nx.path_graph(["s", "a", "b"])
    >>> for uid, parties in (("s", ("校",)), ("a", ("企",)), ("b", ("企",))):
    ...     graph.add_node(uid, name=uid, kind="", parties=parties)
    >>> [row[3:6] for row in broker_rows(graph)]
    [('企', 'gatekeeper', 1.0)]
    """
    counts, expected_by_density = broker_roles(graph), expected_roles(graph)
    expected = expected_roles(graph, given="triads")
    brokers = sorted(counts, key=lambda uid: (-sum(counts[uid].values()), uid))
    rows = []
    for uid in [uid for uid in brokers if any(counts[uid].values())][:top]:
        node = graph.nodes[uid]
        parties = "|".join(node["parties"])
        for role, count in counts[uid].items():
            if count:
                chance = expected[uid][role]
                ratio = count / chance if chance else None
                rows.append(
                    (
                        uid,
                        node["name"],
                        node["kind"],
                        parties,
                        role,
                        count,
                        chance,
                        ratio,
                        expected_by_density[uid][role],
                    )
                )
    return rows


def cut_rows(graph: "nx.Graph[str]", *, min_impact: int = 1) -> list[tuple[str, str, str, int, int, str]]:
    """Return articulation points and bridges, the gravest first.

    Parameters
    ----------
    graph : networkx.Graph
        Nodes with ``name``.
    min_impact : int
        The smallest impact that is listed.

    Returns
    -------
    list of tuple
        In the order of `CUT_COLUMNS`: ``node`` or ``edge``, uids and names joined by a vertical bar, nodes
        of its component, nodes cut off from the largest part of it, and where these hang on it.

    Examples
    --------
    Without a, s and b are cut off from c and d; without the tie of a and c, these two are, which hang on it
    by c.

    >>> import networkx as nx
    >>> graph = nx.Graph(["as", "ab", "ac", "cd"])
    >>> nx.set_node_attributes(graph, {uid: uid.upper() for uid in graph}, "name")
    >>> cut_rows(graph, min_impact=2)
    [('node', 'a', 'A', 5, 2, 'b|s'), ('edge', 'a|c', 'A|C', 5, 2, 'c')]
    """
    points, bridges = articulation(graph)
    found = [("node", cut) for cut in points] + [("edge", cut) for cut in bridges]
    found.sort(key=lambda item: (-item[1].impact, item[0] == "edge", item[1].nodes))
    return [
        (
            sort,
            "|".join(cut.nodes),
            "|".join(graph.nodes[uid]["name"] for uid in cut.nodes),
            cut.component,
            cut.impact,
            "|".join(cut.cut_off_side),
        )
        for sort, cut in found
        if cut.impact >= min_impact
    ]


def mixing_rows(graph: "nx.Graph[str]") -> list[tuple[str, str, float]]:
    """Return the mixing matrix of the parties in the order of `MIXING_COLUMNS`; all shares together 1.

    Examples
    --------
    One of two ties is among enterprises: a half. The other leads to a school: a quarter in each direction.

    >>> import networkx as nx
    >>> graph = nx.path_graph(["s", "a", "b"])
    >>> nx.set_node_attributes(graph, {"s": ("校",), "a": ("企",), "b": ("企",)}, "parties")
    >>> mixing_rows(graph)
    [('企', '企', 0.5), ('企', '校', 0.25), ('校', '企', 0.25), ('校', '校', 0.0)]
    """
    return [(x, y, share) for (x, y), share in mixing_matrix(graph).items()]


def two_mode_rows(affiliations: "nx.Graph[str]") -> list[tuple[str, str, str, str, float, float, float]]:
    """Return organisations and objects in the order of `TWO_MODE_COLUMNS`: organisations first, by degree.

    Examples
    --------
    Both have a share in the one object: each degree is the most there can be, and x alone stands between two.

    >>> from datetime import date
    >>> from jjgraph.analysis.measures.twomode import affiliation_graph
    >>> from jjgraph.model.examples import SCHEMA, tiny
    >>> rows = two_mode_rows(affiliation_graph(tiny(), SCHEMA, as_of=date(2024, 1, 1)))
    >>> [(row[0], row[1], row[4], row[6]) for row in rows]
    [('organisation', 'a', 1.0, 0.0), ('organisation', 's', 1.0, 0.0), ('object', 'x', 1.0, 1.0)]
    """
    scores = two_mode_centrality(affiliations)
    degree, nodes = scores["degree"], affiliations.nodes
    order = sorted(degree, key=lambda uid: (nodes[uid]["mode"] == "object", -degree[uid], uid))
    return [
        (
            nodes[uid]["mode"],
            uid,
            nodes[uid]["name"],
            nodes[uid]["kind"],
            degree[uid],
            scores["closeness"][uid],
            scores["betweenness"][uid],
        )
        for uid in order
    ]
