"""The best open pairs of each node, found in blocks of rows of a sparse product.

Definitions
-----------
By partners
    Of A W A, with W the weights 1/ln|G(z)| of the common partners, each row is the aa of one node with all
    nodes two steps away. What the rules do not admit falls out, and the best are kept.
For newcomers
    A node without partners has no such row. It is offered those with whom it shares an industry, or of whom
    one offers what the other wants; being in one place alone proposes nobody.
"""

from collections.abc import Callable, Iterator

import numpy as np
from scipy import sparse

from jjgraph.analysis.prediction.attributes import Attributes, rarity
from jjgraph.analysis.prediction.network import Floats, Ints, Matrix, Network
from jjgraph.analysis.prediction.rules import Rules
from jjgraph.analysis.prediction.topology import partner_weights

KEPT = 10  # of each node by one measure; the model then chooses among them
ROWS = 128  # rows of a product that are held together
DIGITS = 9  # scores that agree to here are equal, and go by the uid


def by_partners(network: Network, rules: Rules, *, keep: int = KEPT) -> Ints:
    """Return for each node the *keep* admissible nodes with the highest aa; without a common partner there is none.

    Returns
    -------
    numpy.ndarray of int, shape (pairs, 2)
        Each pair once, the smaller end first, sorted.

    Examples
    --------
    s and b have a in common, and are of different parties: 1 and 2 in the order of the nodes a, b, s.

    >>> from jjgraph.analysis.context import Analysis
    >>> from jjgraph.model.examples import SCHEMA, tiny
    >>> from jjgraph.analysis.prediction.prediction_input import prediction_input
    >>> given = prediction_input(Analysis.of(tiny(), SCHEMA))
    >>> by_partners(given.network(), given.nodes.rules(given.today.all_ties)).tolist()
    [[1, 2]]
    """
    weighted = sparse.diags(partner_weights(network.degree)[:, 0]) @ network.adjacency
    nodes = np.flatnonzero(network.degree > 0)
    return _gather(nodes, lambda rows: network.adjacency[rows] @ weighted, rules, keep)


def for_newcomers(network: Network, attributes: Attributes, rules: Rules, *, keep: int = KEPT) -> Ints:
    """Return for each node without partners the *keep* admissible nodes with whom attributes match best."""
    own, offers, wants = attributes.industries, attributes.offers, attributes.wants
    same, match = sparse.diags(rarity(own)[:, 0]), sparse.diags(rarity(wants)[:, 0])

    def scores(rows: Ints) -> Matrix:
        return (
            own[rows] @ same @ own.T + offers[rows] @ match @ wants.T + wants[rows] @ match @ offers.T
        ).tocsr()

    return _gather(np.flatnonzero(network.degree == 0), scores, rules, keep)


def _gather(nodes: Ints, scores: Callable[[Ints], Matrix], rules: Rules, keep: int) -> Ints:
    found = [np.zeros((0, 2), dtype=np.int64)]
    for start in range(0, len(nodes), ROWS):
        rows = nodes[start : start + ROWS]
        block = scores(rows)
        for index, node in enumerate(rows):
            cells = slice(block.indptr[index], block.indptr[index + 1])
            others = block.indices[cells]
            admitted = rules.others(int(node))[others]
            best = best_of(block.data[cells][admitted], others[admitted].astype(np.int64), keep)
            found.append(np.column_stack([np.full(len(best), node), best]))
    return np.unique(np.sort(np.vstack(found), axis=1), axis=0)


def best_of(scores: Floats, nodes: Ints, keep: int) -> Ints:
    """Return the *keep* nodes with the highest scores above 0, equal scores by the node.

    Examples
    --------
    >>> best_of(np.array([1.0, 2.0, 1.0, 0.0]), np.array([7, 8, 6, 5]), 2)
    array([8, 6])
    """
    rounded = np.round(scores, DIGITS)
    if len(rounded) > keep:
        edge = np.partition(rounded, -keep)[-keep]
        nodes, rounded = nodes[rounded >= edge], rounded[rounded >= edge]
    nodes, rounded = nodes[rounded > 0], rounded[rounded > 0]
    return nodes[np.lexsort((nodes, -rounded))][:keep]


def best_pairs(pairs: Ints, scores: Floats, nodes: Ints, *, top: int) -> Iterator[int]:
    """Yield the places of the pairs that are among the *top* of one of their ends that stands in *nodes*.

    Examples
    --------
    0 is asked for its best: 0–2. 2 is not.

    >>> pairs = np.array([[0, 1], [0, 2], [1, 2]])
    >>> list(best_pairs(pairs, np.array([1.0, 2.0, 3.0]), np.array([0]), top=1))
    [1]
    """
    wanted = np.zeros(pairs.max(initial=-1) + 1, dtype=bool)
    wanted[nodes[nodes < len(wanted)]] = True
    ends = np.concatenate([pairs[:, 0], pairs[:, 1]])
    others = np.concatenate([pairs[:, 1], pairs[:, 0]])
    order = np.lexsort((others, -np.round(np.tile(scores, 2), DIGITS), ends))
    first = np.searchsorted(ends[order], ends[order])
    chosen = order[(np.arange(len(order)) - first < top) & wanted[ends[order]]]
    yield from sorted({int(place) % len(pairs) for place in chosen})
