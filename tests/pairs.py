"""The pairs of a collaboration graph, as a query in Cypher finds them too."""

import networkx as nx


def collaboration_pairs(graph: "nx.Graph[str]") -> list[tuple[str, str, int]]:
    """Return the two uids, the smaller first, and the weight; sorted."""
    return sorted((min(a, b), max(a, b), edge["weight"]) for a, b, edge in graph.edges(data=True))
