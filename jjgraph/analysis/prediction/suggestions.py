"""Who should be introduced to whom: the best pairs of each organisation, scored, with their grade."""

from dataclasses import dataclass

import numpy as np

from jjgraph.analysis.context import Analysis
from jjgraph.analysis.prediction.backtest import Backtest, Result
from jjgraph.analysis.prediction.candidates import best_pairs, by_partners, for_newcomers
from jjgraph.analysis.prediction.model import FEATURES, Model
from jjgraph.analysis.prediction.network import Ints, Network
from jjgraph.analysis.prediction.prediction_input import prediction_input


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A pair that is proposed.

    Attributes
    ----------
    pair : tuple of str
        The two uids, sorted.
    score : float
        Of the model, above 0; comparable among suggestions of one branch.
    common : tuple of str
        The common partners, the most telling (the one with the fewest partners) first; empty for newcomers.
    features : dict
        Unscaled, by name.
    newcomer : bool
        Proposed by attributes alone: one of the two has no partners.
    """

    pair: tuple[str, str]
    score: float
    common: tuple[str, ...]
    features: dict[str, float]
    newcomer: bool


def suggestions(analysis: Analysis, model: Model, newcomers: Model, *, top: int) -> list[Suggestion]:
    """Return the pairs to propose.

    Parameters
    ----------
    analysis : Analysis
        What is known, in a view, on a day.
    model, newcomers : Model
        For pairs with common partners, and for nodes without any partner.
    top : int
        For each node its best so many; a pair is in if it is among the best of either end (of newcomers: of
        the one without partners).

    Returns
    -------
    list of Suggestion
        Those by partners, then those for newcomers, each sorted by pair.

    Examples
    --------
    b and s, who have a in common, are the only pair of two parties without a tie.

    >>> from jjgraph.model.examples import SCHEMA, tiny
    >>> found = suggestions(Analysis.of(tiny(), SCHEMA), Model(), Model(), top=3)
    >>> [(item.pair, item.common, item.newcomer) for item in found]
    [(('b', 's'), ('a',), False)]
    """
    given = prediction_input(analysis)
    network = given.network()
    uids, rules = given.nodes.uids, given.nodes.rules(given.today.all_ties)
    every, alone = np.arange(len(uids)), np.flatnonzero(network.degree == 0)
    branches = [
        (by_partners(network, rules), model, every, False),
        (for_newcomers(network, given.attributes, rules), newcomers, alone, True),
    ]
    found = []
    for pairs, judge, nodes, newcomer in branches:
        features = given.features(network, pairs)
        scores = judge.score(features)
        for place in best_pairs(pairs, scores, nodes, top=top):
            first, second = (int(end) for end in pairs[place])
            found.append(
                Suggestion(
                    pair=(uids[first], uids[second]),
                    score=float(scores[place]),
                    common=tuple(uids[node] for node in common_partners(network, first, second)),
                    features=dict(zip(FEATURES, features[place].tolist(), strict=True)),
                    newcomer=newcomer,
                )
            )
    return found


def common_partners(network: Network, first: int, second: int) -> Ints:
    """Return the common partners of two nodes, those with the fewest partners first, then by uid.

    Examples
    --------
    2 has one partner more than 1, and both are partners of 0 and 3.

    >>> from jjgraph.analysis.prediction.network import network_of
    >>> from jjgraph.model.examples import tie
    >>> ties = [tie(first, "COOPERATES_WITH", second) for first, second in ("ab", "ac", "db", "dc", "ce")]
    >>> common_partners(network_of(ties, "abcde"), 0, 3).tolist()
    [1, 2]
    """
    common = np.intersect1d(network.partners(first), network.partners(second), assume_unique=True)
    found: Ints = common[np.argsort(network.degree[common], kind="stable")]
    return found


def grade_of(tested: Backtest, suggestion: Suggestion) -> Result:
    """Return what the branch that a suggestion comes from has reached.

    Examples
    --------
    >>> from jjgraph.analysis.prediction.backtest import backtest
    >>> from jjgraph.model.examples import SCHEMA, tiny
    >>> new = Suggestion(pair=("a", "b"), score=1.0, common=(), features={}, newcomer=True)
    >>> grade_of(backtest(Analysis.of(tiny(), SCHEMA)), new).method
    'newcomers'
    """
    return tested.result("newcomers" if suggestion.newcomer else "model")
