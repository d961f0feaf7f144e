"""The scores behind `jjgraph.analysis.measures.centrality`, each by networkx's definition of the measure."""

from math import lcm

import networkx as nx

Scores = dict[str, float]  # a node for which a measure is not defined is left out: absence is no number
DAMPING, TOLERANCE, STEPS = 0.85, 1e-13, 1000  # of PageRank
PAIR = 2  # nodes between which there is no other
DENSE = 250  # nodes up to which the dense solver is the quicker one; it cannot fail to converge


def degree(graph: "nx.Graph[str]") -> Scores:
    """Return the number of partners of each node; parallel ties count once, a weight does not matter.

    Examples
    --------
    >>> degree(nx.path_graph(["s", "a", "b"]))
    {'s': 1.0, 'a': 2.0, 'b': 1.0}
    """
    return {uid: float(degree) for uid, degree in graph.degree()}


def whole_distances(graph: "nx.Graph[str]") -> tuple["nx.Graph[str]", int]:
    """Return a copy with every distance as a whole number, and the number that stands for 1.

    Sums of 1/weight differ in their last bit by the order of the terms; then two equally short paths
    look unequal, and betweenness gives all to one of them.

    Examples
    --------
    Weights 2 and 3: six stands for 1, so that the distances 1/2 and 1/3 are 3 and 2.

    >>> graph = nx.Graph()
    >>> graph.add_weighted_edges_from([("a", "b", 2), ("b", "c", 3)])
    >>> copy, scale = whole_distances(graph)
    >>> scale, list(copy.edges(data="distance"))
    (6, [('a', 'b', 3), ('b', 'c', 2)])
    """
    scale = lcm(*(int(weight) for _, _, weight in graph.edges(data="weight", default=1)))
    copy: nx.Graph[str] = nx.Graph()
    copy.add_nodes_from(graph)
    for a, b, weight in graph.edges(data="weight", default=1):
        copy.add_edge(a, b, distance=scale // int(weight))
    return copy, scale


def betweenness(graph: "nx.Graph[str]") -> Scores:
    """Return the share of the shortest paths between others, 0 to 1, by ``distance``; 0 below three nodes.

    Each component is taken by itself; the pairs of all nodes are what it is a share of.

    Examples
    --------
    In a path of four, a is between b and two others: 2 of the 3 pairs without it.

    >>> betweenness(nx.path_graph(["s", "a", "b", "c"]))["a"]
    0.6666666666666666
    """
    copy, _ = whole_distances(graph)
    pairs = (len(graph) - 1) * (len(graph) - 2) / 2
    scores = dict.fromkeys(graph, 0.0)
    for part in nx.connected_components(copy):
        if len(part) > PAIR:
            component: nx.Graph[str] = nx.Graph()
            component.add_nodes_from(sorted(part))  # a set has no order, and sums of floats need one
            component.add_edges_from(
                (a, b, copy[a][b]) for a in sorted(part) for b in sorted(copy[a]) if a < b
            )
            weight = None if _even(component) else "distance"
            found = nx.betweenness_centrality(component, weight=weight, normalized=False)
            scores.update((uid, paths / pairs) for uid, paths in found.items())
    return scores


def closeness(graph: "nx.Graph[str]") -> Scores:
    """Return one by the mean ``distance``, times the share of the other nodes that are reached; 0 for isolates.

    Examples
    --------
    Distances from s are 1 and 2, the mean 3/2; from a both are 1.

    >>> closeness(nx.path_graph(["s", "a", "b"]))
    {'s': 0.6666666666666666, 'a': 1.0, 'b': 0.6666666666666666}
    """
    copy, scale = whole_distances(graph)
    if step := _even(copy):
        return {uid: score * scale / step for uid, score in nx.closeness_centrality(copy).items()}
    return {uid: score * scale for uid, score in nx.closeness_centrality(copy, distance="distance").items()}


def _even(graph: "nx.Graph[str]") -> int:
    """Return the distance that all edges have, or 0: where they are even, counting steps is enough."""
    lengths = {int(edge["distance"]) for _, _, edge in graph.edges(data=True)}
    return lengths.pop() if len(lengths) == 1 else 0


def eigenvector(graph: "nx.Graph[str]") -> Scores:
    """Return the entries of the leading eigenvector of the largest component, by ``weight``; 0 elsewhere.

    The vector has length 1; of several largest components, the first by its sorted nodes counts.

    Examples
    --------
    In a path of three the middle has √2 times the score of an end, and the squares sum to 1.

    >>> found = eigenvector(nx.path_graph(["s", "a", "b"]))
    >>> [round(found[uid] ** 2, 9) for uid in "sab"]
    [0.25, 0.5, 0.25]
    """
    scores = dict.fromkeys(graph, 0.0)
    parts = sorted((sorted(part) for part in nx.connected_components(graph)), key=lambda p: (-len(p), p))
    if not parts or len(parts[0]) == 1:
        return scores
    vector = _leading_vector(graph, parts[0])
    return scores | dict(zip(parts[0], vector, strict=True))


def _leading_vector(graph: "nx.Graph[str]", uids: list[str]) -> list[float]:
    """Return the eigenvector of the largest eigenvalue, of length 1, all above 0, for a connected part."""
    from scipy.linalg import eigh
    from scipy.sparse.linalg import ArpackNoConvergence, eigsh

    matrix = nx.to_scipy_sparse_array(graph, nodelist=uids, weight="weight").astype(float)
    size = len(uids)
    if size <= DENSE:
        vector = eigh(matrix.toarray(), subset_by_index=[size - 1, size - 1])[1][:, 0]
    else:
        start = [1.0] * size  # a fixed start, so that two runs agree to the last bit
        try:
            vector = eigsh(matrix, k=1, which="LA", v0=start)[1][:, 0]
        except ArpackNoConvergence:
            vector = _power_steps(matrix, size)
    vector = abs(vector)
    return [float(value) for value in vector / (vector @ vector) ** 0.5]


def _power_steps(matrix, size: int, steps: int = 1000):  # type: ignore[no-untyped-def]  # scipy has no types
    """Return what a fixed number of power steps reach: near the answer, and never an error."""
    vector = matrix @ ([1.0] * size)
    for _ in range(steps):
        vector = vector + matrix @ vector  # adding itself keeps a two-sided graph from swinging to and fro
        vector = vector / (vector @ vector) ** 0.5
    return vector


def pagerank(graph: "nx.Graph[str]") -> Scores:
    """Return PageRank with damping 0.85, by ``weight``; the scores of all nodes add up to 1.

    The steps are those of `networkx.pagerank` to the last bit, at a fifth of its cost: there the matrix is
    transposed again in every step. networkx stops at nodes x tol; its default of 1e-6 leaves the fifth digit open.

    Examples
    --------
    Everybody has as many partners as everybody else: a quarter each.

    >>> [round(score, 9) for score in pagerank(nx.cycle_graph(4)).values()]
    [0.25, 0.25, 0.25, 0.25]
    """
    import numpy as np

    if not graph:
        return {}
    size = len(graph)
    matrix = nx.to_scipy_sparse_array(graph, weight="weight").astype(float)
    sums = matrix.sum(axis=1)
    sums[sums != 0] = 1.0 / sums[sums != 0]
    turned = matrix.multiply(sums[:, None]).tocsr().T
    isolates = np.where(sums == 0)[0]
    even = vector = np.repeat(1.0 / size, size)
    for _ in range(STEPS):
        last, vector = (
            vector,
            DAMPING * (turned @ vector + sum(vector[isolates]) * even) + (1 - DAMPING) * even,
        )
        if np.absolute(vector - last).sum() < size * TOLERANCE:
            break
    return dict(zip(graph, map(float, vector), strict=True))
