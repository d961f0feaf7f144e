"""Draw pairs that may be proposed and were not tied: what a hidden tie must be distinguished from."""

import numpy as np

from jjgraph.analysis.prediction.network import Ints, Network
from jjgraph.analysis.prediction.rules import Rules

PER_POSITIVE = 10  # untied pairs for each hidden tie
MOST_PAIRS = 20_000  # hidden ties that are looked at; of more, as many are drawn
_COUNTED = 1_000_000  # up to so many pairs all are listed, and none is missed
_ENDS = 1_000  # nodes whose pairs two steps away are listed
_ROWS = 128  # of these at a time


def draw_pairs(rules: Rules, first: Ints, second: Ints, count: int, rng: np.random.Generator) -> Ints:
    """Draw pairs of a node of *first* and a node of *second* that the rules admit.

    Parameters
    ----------
    rules : Rules
        What rules a pair out; all that is tied is among it.
    first, second : numpy.ndarray of int
        Sorted nodes.
    count : int
        Pairs to draw; fewer where there are no more.
    rng : numpy.random.Generator
        Seeded.

    Returns
    -------
    numpy.ndarray of int, shape (pairs, 2)
        Each pair once, the smaller end first, sorted.

    Examples
    --------
    Three pairs are asked for; one may be proposed: a and b are of one party, a and s are tied.

    >>> from jjgraph.analysis.context import Analysis
    >>> from jjgraph.model.examples import SCHEMA, tiny
    >>> from jjgraph.analysis.prediction.prediction_input import prediction_input
    >>> given = prediction_input(Analysis.of(tiny(), SCHEMA))
    >>> rules, nodes = given.nodes.rules(given.today.all_ties), np.arange(3)
    >>> draw_pairs(rules, nodes, nodes, 3, np.random.default_rng(0)).tolist()
    [[1, 2]]
    """
    if not len(first) or not len(second):
        return np.zeros((0, 2), dtype=np.int64)
    if len(first) * len(second) <= _COUNTED:
        every = np.column_stack([np.repeat(first, len(second)), np.tile(second, len(first))])
        return thin(_admitted(rules, every), count, rng)
    found = np.zeros((0, 2), dtype=np.int64)
    for _ in range(20):
        drawn = np.column_stack([rng.choice(first, 2 * count), rng.choice(second, 2 * count)])
        found = _admitted(rules, np.vstack([found, drawn]))
        if len(found) >= count:
            break
    return thin(found, count, rng)


def draw_near(rules: Rules, network: Network, count: int, rng: np.random.Generator) -> Ints:
    """Draw pairs that the rules admit and that have a partner in common: the hard ones to tell from a tie.

    Returns
    -------
    numpy.ndarray of int, shape (pairs, 2)
        Of all such pairs of `_ENDS` nodes drawn at random each with the same chance; once, the smaller end
        first, sorted.

    Examples
    --------
    b and s have a in common, and are the only pair that may be proposed.

    >>> from jjgraph.analysis.context import Analysis
    >>> from jjgraph.model.examples import SCHEMA, tiny
    >>> from jjgraph.analysis.prediction.prediction_input import prediction_input
    >>> given = prediction_input(Analysis.of(tiny(), SCHEMA))
    >>> rules = given.nodes.rules(given.today.all_ties)
    >>> draw_near(rules, given.network(), 3, np.random.default_rng(0)).tolist()
    [[1, 2]]
    """
    ends = np.flatnonzero(network.degree > 0)
    if len(ends) > _ENDS:
        ends = np.sort(rng.choice(ends, size=_ENDS, replace=False))
    found, lots = np.zeros((0, 2), dtype=np.int64), np.zeros(0)
    for start in range(0, len(ends), _ROWS):
        rows = ends[start : start + _ROWS]
        steps = (network.adjacency[rows] @ network.adjacency).tocoo()
        drawn = np.column_stack([rows[steps.row], steps.col.astype(np.int64)])
        lot = rng.random(len(drawn))
        if len(lots) == count:  # full: only who draws less than the largest lot can come in
            better = lot < lots.max(initial=0.0)
            drawn, lot = drawn[better], lot[better]
        admitted = rules.admit(drawn[:, 0], drawn[:, 1])
        found, lots = np.vstack([found, drawn[admitted]]), np.append(lots, lot[admitted])
        kept = np.argsort(lots, kind="stable")[:count]
        found, lots = found[kept], lots[kept]
    return np.unique(np.sort(found, axis=1), axis=0)


def thin(pairs: Ints, count: int, rng: np.random.Generator) -> Ints:
    """Return *count* of the pairs, drawn at random, in their order; all where there are no more.

    Examples
    --------
    >>> len(thin(np.arange(10).reshape(5, 2), 3, np.random.default_rng(0)))
    3
    """
    if len(pairs) <= count:
        return pairs
    return pairs[np.sort(rng.choice(len(pairs), size=count, replace=False))]


def _admitted(rules: Rules, pairs: Ints) -> Ints:
    unique = np.unique(np.sort(pairs, axis=1), axis=0)
    found: Ints = unique[rules.admit(unique[:, 0], unique[:, 1])]
    return found
