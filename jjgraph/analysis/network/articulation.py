"""Where a network falls apart: single nodes and single edges that hold a component together."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

import networkx as nx


@dataclass(frozen=True, slots=True)
class Cut:
    """A node or an edge whose removal splits its component.

    Attributes
    ----------
    nodes : tuple of str
        One uid for a node, two sorted uids for an edge.
    component : int
        Nodes in its component.
    impact : int
        Nodes that lose the largest part of what is left of the component.
    cut_off_side : tuple of str
        The nodes at which the lost parts hang on it, sorted.
    """

    nodes: tuple[str, ...]
    component: int
    impact: int
    cut_off_side: tuple[str, ...]


@dataclass(slots=True)
class _Walk:
    """A depth-first walk of one component: places in preorder, so that a subtree is a range of places."""

    order: list[str]
    place: dict[str, int]
    parent: dict[str, str]
    children: dict[str, list[str]]
    size: dict[str, int]
    low: dict[str, int]


def articulation(graph: "nx.Graph[str]") -> tuple[list[Cut], list[Cut]]:
    """Find the articulation points and the bridges, with their impact.

    Parameters
    ----------
    graph : networkx.Graph
        Without self loops.

    Returns
    -------
    tuple of list of Cut
        The articulation points and the bridges, each sorted by its nodes.

    Notes
    -----
    Impact is what a component loses when the node (or edge) goes: the nodes that are left outside the
    largest part of it. One walk finds all of them, in time linear in nodes and edges: a subtree that does
    not reach above its root's parent is cut off by that parent, and its size is known from the walk.

    References
    ----------
    J. Hopcroft and R. Tarjan, "Algorithm 447: efficient algorithms for graph manipulation", Communications
    of the ACM 16 (1973).

    Examples
    --------
    A path of five: its middle loses 2 of the 4 others, its first inner node only 1.

    >>> points, bridges = articulation(nx.path_graph(["a", "b", "c", "d", "e"]))
    >>> [(cut.nodes, cut.impact) for cut in points]
    [(('b',), 1), (('c',), 2), (('d',), 1)]
    >>> [(cut.nodes, cut.impact) for cut in bridges]
    [(('a', 'b'), 1), (('b', 'c'), 2), (('c', 'd'), 2), (('d', 'e'), 1)]
    """
    points: list[Cut] = []
    bridges: list[Cut] = []
    seen: set[str] = set()
    for root in sorted(graph):
        if root not in seen:
            walk = _walk(graph, root)
            seen.update(walk.order)
            points.extend(_points(graph, walk))
            bridges.extend(_bridges(walk))
    return sorted(points, key=lambda cut: cut.nodes), sorted(bridges, key=lambda cut: cut.nodes)


def _walk(graph: "nx.Graph[str]", root: str) -> _Walk:
    walk = _Walk([root], {root: 0}, {}, {root: []}, {root: 1}, {root: 0})
    stack = [(root, iter(sorted(graph[root])))]
    while stack:
        node, neighbours = stack[-1]
        for other in neighbours:
            if other not in walk.place:
                walk.place[other] = walk.low[other] = len(walk.order)
                walk.order.append(other)
                walk.parent[other] = node
                walk.children[node].append(other)
                walk.children[other], walk.size[other] = [], 1
                stack.append((other, iter(sorted(graph[other]))))
                break
            if other != walk.parent.get(node):
                walk.low[node] = min(walk.low[node], walk.place[other])
        else:
            stack.pop()
            if stack:
                above = stack[-1][0]
                walk.low[above] = min(walk.low[above], walk.low[node])
                walk.size[above] += walk.size[node]
    return walk


def _points(graph: "nx.Graph[str]", walk: _Walk) -> Iterator[Cut]:
    total = len(walk.order)
    for node in walk.order:
        below = [child for child in walk.children[node] if walk.low[child] >= walk.place[node]]
        above = total - 1 - sum(walk.size[child] for child in below)  # what stays around the parent
        parts = {child: walk.size[child] for child in below} | ({"": above} if above else {})
        if len(parts) > 1:
            kept = max(parts, key=lambda part: (parts[part], part))
            lost = (other for other in graph[node] if _part(walk, below, other) != kept)
            yield Cut((node,), total, total - 1 - parts[kept], tuple(sorted(lost)))


def _part(walk: _Walk, below: list[str], node: str) -> str:
    """Return the root of that subtree of *below* in which *node* lies, or "" where it lies in none."""
    index = bisect_right(below, walk.place[node], key=walk.place.__getitem__) - 1
    if index < 0 or walk.place[node] >= walk.place[below[index]] + walk.size[below[index]]:
        return ""
    return below[index]


def _bridges(walk: _Walk) -> Iterator[Cut]:
    total = len(walk.order)
    for child, above in walk.parent.items():
        if walk.low[child] == walk.place[child]:
            below = walk.size[child]
            lost_end = child if below <= total - below else above
            yield Cut(tuple(sorted((child, above))), total, min(below, total - below), (lost_end,))
