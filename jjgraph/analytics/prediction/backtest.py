"""The backtest: what the suggestions would have been worth had some of the ties not been known.

Definitions
-----------
Hidden ties
    `jjgraph.analytics.prediction.split`: the newest, where at least half of the bonds are dated, else whole
    objects and direct ties at random.
Positive
    A new pair of two organisations that both have partners left; where one has none, the pair belongs to
    the newcomers, who are judged apart, by attributes alone.
Negative
    A pair of the same organisations that may be proposed and is not tied in anything that is known, drawn
    at random: ten for each positive.
Model
    Fitted on ties that were hidden in the same way from what is left; it has never seen those it is graded
    on. Where they are too few, the fixed combination (`jjgraph.analytics.prediction.model`).
Graded
    Only from ``MIN_GRADED`` positives on; below, no number is given.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import numpy as np

from jjgraph.analytics.prediction.attributes import (
    ATTRIBUTES,
    Attributes,
    attribute_features,
    attributes_of,
)
from jjgraph.analytics.prediction.measures import auc, precision_at_k
from jjgraph.analytics.prediction.model import FEATURES, Model, fit
from jjgraph.analytics.prediction.network import Bools, Floats, Ints, Network, nodes_of
from jjgraph.analytics.prediction.rules import same_house
from jjgraph.analytics.prediction.sampling import MOST_PAIRS, PER_POSITIVE, draw_pairs, thin
from jjgraph.analytics.prediction.split import SHARE, Known, Nodes, Split, hide
from jjgraph.analytics.prediction.topology import topology_features
from jjgraph.model.records import Dataset
from jjgraph.model.schema import Schema

MIN_GRADED = 30
TOP_K = 20
COLUMNS = ("method", "auc", "precision_at_k", "k", "positives", "negatives", "split", "seed")


@dataclass(frozen=True)
class World:
    """What a run starts from: the nodes, what they are, and what is known today."""

    nodes: Nodes
    attributes: Attributes
    today: Known

    @classmethod
    def of(cls, full: Dataset, shown: Dataset, schema: Schema, as_of: date) -> "World":
        """Gather it from everything that is known (*full*) and what the view shows of it (*shown*)."""
        uids = nodes_of(shown, schema)
        attributes = attributes_of(full, schema, uids)
        nodes = Nodes(uids, attributes.parties, same_house(full, schema, uids))
        return cls(nodes, attributes, Known(shown.ties, full.ties, as_of))

    def features(self, network: Network, pairs: Ints) -> Floats:
        """Return the features of pairs as they stand in *network*, in the columns of `FEATURES`."""
        ends = pairs[:, 0], pairs[:, 1]
        return np.column_stack(
            [topology_features(network, *ends), attribute_features(self.attributes, network, *ends)]
        )


@dataclass(frozen=True)
class Trial:
    """Pairs with their features before the ties were known, and which of them were tied."""

    features: Floats
    tied: Bools

    @property
    def positives(self) -> int:
        """Number of the pairs that were tied."""
        return int(self.tied.sum())


@dataclass(frozen=True, slots=True)
class Result:
    """What one method reached; ``auc`` and ``precision`` are None where there is too little to grade."""

    method: str
    auc: float | None
    precision: float | None
    k: int
    positives: int
    negatives: int


@dataclass(frozen=True)
class Backtest:
    """The grades, and what they stand on.

    Attributes
    ----------
    results : tuple of Result
        ``model``, ``random``, ``preferential_attachment``, the other features one by one, ``newcomers``.
    split : Split or None
        What was hidden; None where nothing could be.
    tested : Model
        The model that was graded, fitted on what was left.
    model : Model
        The model for today's suggestions, fitted on all that was hidden; of newcomers: ``newcomers``.
    """

    results: tuple[Result, ...]
    split: Split | None
    kind: str
    seed: int
    tested: Model
    model: Model
    newcomers: Model

    def result(self, method: str) -> Result:
        """Return the result of one method."""
        return next(result for result in self.results if result.method == method)


def backtest(
    world: World, *, kind: str | None = None, share: float = SHARE, top_k: int = TOP_K, seed: int = 0
) -> Backtest:
    """Hide ties, and grade how well they are foretold.

    Parameters
    ----------
    world : World
        What is known.
    kind : str, optional
        ``date`` or ``random``; by default by date where at least half of the bonds are dated.
    share : float
        Of the ties to hide, between 0 and 1.
    top_k : int
        k of the precision at k, counted over all positives and negatives of the trial.
    seed : int
        For all that is drawn.

    References
    ----------
    D. Liben-Nowell and J. Kleinberg, "The link-prediction problem for social networks", JASIST 58 (2007);
    L. Lü and T. Zhou, "Link prediction in complex networks: a survey", Physica A 390 (2011).
    """
    split = None
    for way in (kind,) if kind else ("date", "random"):
        split = hide(world.today, world.nodes, kind=way, share=share, seed=seed)
        if split is not None:
            kind = way
            break
    kind = kind or "random"
    if split is None:
        known = newcomers = _empty()
        return Backtest(_results(known, newcomers, Model(), Model(ATTRIBUTES), top_k), None, kind, seed,
                        Model(), Model(), Model(ATTRIBUTES))  # fmt: skip
    known, newcomers = trials(world, world.today, split, seed)
    inner = hide(split.before, world.nodes, kind=kind, share=share, seed=seed + 1)
    learnt = trials(world, split.before, inner, seed + 1) if inner else (_empty(), _empty())
    tested = fit(learnt[0].features, learnt[0].tied)
    return Backtest(
        _results(known, newcomers, tested, fit(learnt[1].features, learnt[1].tied, ATTRIBUTES), top_k),
        split, kind, seed, tested,
        fit(known.features, known.tied), fit(newcomers.features, newcomers.tied, ATTRIBUTES),
    )  # fmt: skip


def _empty() -> Trial:
    return Trial(np.zeros((0, len(FEATURES))), np.zeros(0, dtype=bool))


def trials(world: World, known: Known, split: Split, seed: int) -> tuple[Trial, Trial]:
    """Return the trial of those who have partners left in *split*, and that of the newcomers."""
    rng = np.random.default_rng(seed)
    rules = world.nodes.rules(known.all_ties)
    degree = split.train.degree
    familiar = (degree[split.pairs] > 0).all(axis=1)
    old, new, every = np.flatnonzero(degree > 0), np.flatnonzero(degree == 0), np.arange(len(degree))
    found = []
    for pairs, pools in ((split.pairs[familiar], (old, old)), (split.pairs[~familiar], (new, every))):
        positives = thin(pairs, MOST_PAIRS, rng)
        negatives = draw_pairs(rules, *pools, PER_POSITIVE * len(positives), rng)
        tied = np.repeat([True, False], [len(positives), len(negatives)])
        found.append(Trial(world.features(split.train, np.vstack([positives, negatives])), tied))
    return found[0], found[1]


def _results(known: Trial, newcomers: Trial, model: Model, branch: Model, top_k: int) -> tuple[Result, ...]:
    singles = ["preferential_attachment", *(name for name in FEATURES if name != "preferential_attachment")]
    found = [
        _grade("model", known, model.score(known.features), top_k),
        _grade("random", known, np.zeros(len(known.tied)), top_k),
    ]
    found += [_grade(name, known, known.features[:, FEATURES.index(name)], top_k) for name in singles]
    return (*found, _grade("newcomers", newcomers, branch.score(newcomers.features), top_k))


def _grade(method: str, trial: Trial, scores: Floats, top_k: int) -> Result:
    """Grade *scores*. A constant gives what chance gives: 0.5, and the share of positives."""
    positives, pairs = trial.positives, len(trial.tied)
    k = min(top_k, pairs)
    if positives < MIN_GRADED or positives == pairs:
        return Result(method, None, None, k, positives, pairs - positives)
    rounded = np.round(scores, 12)  # what differs only in floating point is equal
    return Result(
        method,
        round(auc(rounded, trial.tied), 6),
        round(precision_at_k(rounded, trial.tied, k), 6),
        k, positives, pairs - positives,
    )  # fmt: skip


def backtest_rows(result: Backtest) -> Iterable[tuple[object, ...]]:
    """Yield the results in the order of `COLUMNS`."""
    for item in result.results:
        yield (
            item.method, item.auc, item.precision, item.k, item.positives, item.negatives,
            result.kind, result.seed,
        )  # fmt: skip
