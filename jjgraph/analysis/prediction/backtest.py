"""The backtest: what the suggestions would have been worth had some of the ties not been known.

Definitions
-----------
Hidden ties
    `jjgraph.analysis.prediction.split`: the newest, where at least half of the bonds are dated, else whole
    objects and direct ties at random.
Positive
    A new pair of two organisations that both have partners left; where one has none, the pair belongs to
    the newcomers, who are judged apart, by attributes alone.
Negative
    A pair of the same organisations that may be proposed and is not tied in anything that is known, drawn
    at random: ten for each positive.
Near
    The positives that had a common partner, against pairs that have one and are not tied, ten for each: the
    pairs among which the suggestions choose. Harder, since who has nothing in common is out.
Model
    Fitted on ties that were hidden likewise from what is left; it has never seen those it is graded
    on. Where they are too few, the fixed combination (`jjgraph.analysis.prediction.model`).
Graded
    Only from ``MIN_GRADED`` positives on; below, no number is given.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np

from jjgraph.analysis.context import Analysis
from jjgraph.analysis.prediction.attributes import ATTRIBUTES
from jjgraph.analysis.prediction.measures import auc, auc_interval, precision_at_k
from jjgraph.analysis.prediction.model import FEATURES, Model, fit
from jjgraph.analysis.prediction.network import Bools, Floats, Ints, Network
from jjgraph.analysis.prediction.prediction_input import PredictionInput, prediction_input
from jjgraph.analysis.prediction.sampling import MOST_PAIRS, PER_POSITIVE, draw_near, draw_pairs, thin
from jjgraph.analysis.prediction.split import SHARE, ObservedTies, Split, hide

MIN_GRADED = 30
TOP_K = 20
COLUMNS = (
    "method",
    "auc",
    "precision_at_k",
    "auc_near",
    "precision_at_k_near",
    "k",
    "positives",
    "negatives",
    "positives_near",
    "negatives_near",
    "split",
    "seed",
)


@dataclass(frozen=True)
class Trial:
    """Pairs with their features before the ties were known, and which of them were tied."""

    features: Floats
    tied: Bools

    @classmethod
    def of(cls, given: PredictionInput, network: Network, positives: Ints, negatives: Ints) -> "Trial":
        """Gather the features of pairs that were tied and of pairs that were not."""
        tied = np.repeat([True, False], [len(positives), len(negatives)])
        return cls(given.features(network, np.vstack([positives, negatives])), tied)

    def chosen(self, these: Bools) -> "Trial":
        """Return the part of it where *these* holds."""
        return Trial(self.features[these], self.tied[these])

    @property
    def positives(self) -> int:
        """Number of the pairs that were tied."""
        return int(self.tied.sum())


@dataclass(frozen=True, slots=True)
class Grade:
    """What a method reached on one trial; ``auc`` and ``precision`` are None where there is too little."""

    auc: float | None = None
    precision: float | None = None
    k: int = 0
    positives: int = 0
    negatives: int = 0

    @property
    def beats_chance(self) -> bool:
        """True where the 95 % interval of the AUC lies above 1/2."""
        return self.auc is not None and auc_interval(self.auc, self.positives, self.negatives)[0] > 0.5  # noqa: PLR2004


@dataclass(frozen=True, slots=True)
class Result:
    """What one method reached: among all pairs, and among those with a common partner (not for newcomers)."""

    method: str
    every: Grade
    near: Grade | None


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
    analysis: Analysis,
    *,
    kind: str | None = None,
    share: float = SHARE,
    top_k: int = TOP_K,
    seed: int = 0,
) -> Backtest:
    """Hide ties, and grade how well they are predicted.

    Parameters
    ----------
    analysis : Analysis
        What is known, in a view, on a day.
    kind : str, optional
        ``date`` or ``random``; by default by date where at least half of the bonds are dated.
    share : float
        Of the ties to hide, between 0 and 1.
    top_k : int
        k of the precision at k, counted over all positives and negatives of the trial.
    seed : int
        For all that is drawn.

    Returns
    -------
    Backtest
        The grades, None where too little is hidden to grade; ``split`` is None where nothing can be hidden.

    Examples
    --------
    The newest tie, of a and b, is hidden; these two are of one party, which is no pair to suggest: nothing is
    graded.

    >>> from jjgraph.model.examples import SCHEMA, tiny
    >>> tested = backtest(Analysis.of(tiny(), SCHEMA))
    >>> tested.kind, tested.split.hidden, len(tested.split.pairs), tested.result("model").every.auc
    ('date', 1, 0, None)

    References
    ----------
    D. Liben-Nowell and J. Kleinberg, "The link-prediction problem for social networks", JASIST 58 (2007);
    L. Lü and T. Zhou, "Link prediction in complex networks: a survey", Physica A 390 (2011).
    """
    given, split = prediction_input(analysis), None
    for wanted in (kind,) if kind else ("date", "random"):
        split = hide(given.today, given.nodes, kind=wanted, share=share, seed=seed)
        if split is not None:
            kind = wanted
            break
    kind = kind or "random"
    if split is None:
        empty = _empty()
        return Backtest(
            _results((empty, empty, empty), (Model(), Model(ATTRIBUTES)), top_k),
            None,
            kind,
            seed,
            Model(),
            Model(),
            Model(ATTRIBUTES),
        )
    known, newcomers = trials(given, given.today, split, seed)
    near = near_trial(given, split, known, seed)
    inner = hide(split.before, given.nodes, kind=kind, share=share, seed=seed + 1)
    learnt = trials(given, split.before, inner, seed + 1) if inner else (_empty(), _empty())
    tested = fit(learnt[0].features, learnt[0].tied)
    branch = fit(learnt[1].features, learnt[1].tied, ATTRIBUTES)
    return Backtest(
        _results((known, near, newcomers), (tested, branch), top_k),
        split,
        kind,
        seed,
        tested,
        fit(known.features, known.tied),
        fit(newcomers.features, newcomers.tied, ATTRIBUTES),
    )


def _empty() -> Trial:
    return Trial(np.zeros((0, len(FEATURES))), np.zeros(0, dtype=bool))


def trials(given: PredictionInput, known: ObservedTies, split: Split, seed: int) -> tuple[Trial, Trial]:
    """Return the trial of those who have partners left in *split*, and that of the newcomers."""
    rng = np.random.default_rng(seed)
    rules = given.nodes.rules(known.all_ties)
    degree = split.train.degree
    familiar = (degree[split.pairs] > 0).all(axis=1)
    old, new, every = np.flatnonzero(degree > 0), np.flatnonzero(degree == 0), np.arange(len(degree))
    found = []
    for pairs, pools in ((split.pairs[familiar], (old, old)), (split.pairs[~familiar], (new, every))):
        positives = thin(pairs, MOST_PAIRS, rng)
        negatives = draw_pairs(rules, *pools, PER_POSITIVE * len(positives), rng)
        found.append(Trial.of(given, split.train, positives, negatives))
    return found[0], found[1]


def near_trial(given: PredictionInput, split: Split, trial: Trial, seed: int) -> Trial:
    """Return the pairs of *trial* that were tied and had a common partner, with untied ones that have one too."""
    tied = trial.chosen(trial.tied & (trial.features[:, FEATURES.index("common")] > 0))
    drawn = draw_near(
        given.nodes.rules(given.today.all_ties),
        split.train,
        PER_POSITIVE * tied.positives,
        np.random.default_rng(seed),
    )
    untied = Trial(given.features(split.train, drawn), np.zeros(len(drawn), dtype=bool))
    return Trial(np.vstack([tied.features, untied.features]), np.append(tied.tied, untied.tied))


def _results(
    judged: tuple[Trial, Trial, Trial], models: tuple[Model, Model], top_k: int
) -> tuple[Result, ...]:
    (known, near, newcomers), (model, branch) = judged, models
    others = [name for name in FEATURES if name != "preferential_attachment"]

    def result(method: str, score: Callable[[Trial], Floats]) -> Result:
        return Result(method, _grade(known, score(known), top_k), _grade(near, score(near), top_k))

    return (
        result("model", lambda trial: model.score(trial.features)),
        result("random", lambda trial: np.zeros(len(trial.tied))),
        *(result(name, feature(name)) for name in ("preferential_attachment", *others)),
        Result("newcomers", _grade(newcomers, branch.score(newcomers.features), top_k), None),
    )


def feature(name: str) -> Callable[[Trial], Floats]:
    """Return what scores a trial by one feature alone.

    Examples
    --------
    >>> only_common = np.zeros((1, len(FEATURES)))
    >>> only_common[0, FEATURES.index("common")] = 3
    >>> feature("common")(Trial(only_common, np.array([True]))).tolist()
    [3.0]
    """
    column = FEATURES.index(name)
    return lambda trial: trial.features[:, column]


def _grade(trial: Trial, scores: Floats, top_k: int) -> Grade:
    """Grade *scores*. A constant gives what chance gives: 0.5, and the share of positives."""
    positives, pairs = trial.positives, len(trial.tied)
    k = min(top_k, pairs)
    if positives < MIN_GRADED or positives == pairs:
        return Grade(None, None, k, positives, pairs - positives)
    rounded = np.round(scores, 12)  # what differs only in floating point is equal
    return Grade(
        round(auc(rounded, trial.tied), 6),
        round(precision_at_k(rounded, trial.tied, k), 6),
        k,
        positives,
        pairs - positives,
    )


def backtest_rows(result: Backtest) -> Iterable[tuple[object, ...]]:
    """Yield the results in the order of `COLUMNS`; the cells of the newcomers' common partners stay empty.

    Examples
    --------
    The row of the newcomers has no cell of common partners, in the order of `COLUMNS`.

    >>> from jjgraph.model.examples import SCHEMA, tiny
    >>> *_, row = backtest_rows(backtest(Analysis.of(tiny(), SCHEMA), seed=7))
    >>> row[0], row[8], row[-2:]
    ('newcomers', None, ('date', 7))
    """
    for item in result.results:
        far, near = item.every, item.near or Grade()
        yield (
            item.method,
            far.auc,
            far.precision,
            near.auc,
            near.precision,
            far.k,
            far.positives,
            far.negatives,
            near.positives if item.near else None,
            near.negatives if item.near else None,
            result.kind,
            result.seed,
        )
