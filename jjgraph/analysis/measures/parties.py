"""Which party a node speaks for, as numbers: one of two parties counts half under each."""

from collections.abc import Mapping

import networkx as nx

Memberships = dict[str, dict[str, float]]


def memberships(graph: "nx.Graph[str]", attribute: str = "parties") -> Memberships:
    """Return the groups of each node with their shares.

    Parameters
    ----------
    graph : networkx.Graph or networkx.DiGraph
        Its nodes carry *attribute*: one group, or a sequence of groups.

    Returns
    -------
    dict
        For each node that has a group, in the order of the graph, 1/k for each of its k groups.

    Examples
    --------
    >>> graph = nx.Graph()
    >>> graph.add_node("a", parties=("校", "研"))
    >>> graph.add_node("b")
    >>> memberships(graph)
    {'a': {'校': 0.5, '研': 0.5}}
    """
    found: Memberships = {}
    for uid, value in graph.nodes(data=attribute):
        groups = (value,) if isinstance(value, str) else tuple(value or ())
        if groups:
            found[uid] = dict.fromkeys(sorted(set(groups)), 1 / len(set(groups)))
    return found


def alike(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """Return the share in which two nodes speak for the same group.

    Examples
    --------
    >>> alike({"校": 1.0}, {"校": 0.5, "研": 0.5})
    0.5
    """
    return sum(share * b.get(group, 0.0) for group, share in a.items())
