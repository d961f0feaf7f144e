"""From features to one score: a logistic model where there is data to fit it, else a fixed combination.

Definitions
-----------
Fitted
    p = 1/(1 + exp(-(b + w·x))), x the scaled features with mean 0 and deviation 1 over the pairs that it is
    fitted on; w minimises the cross-entropy plus ``PENALTY``/2·|w|². Features that do not vary get weight 0.
Bends
    From ``MIN_BENT`` hidden ties on the slope of each feature may change at its quantiles ``BENDS``: what
    orders the many need not order the few at the top, and it is the top that is proposed.
Fixed
    aa + 1/2 where an industry is shared + 1/2 where one offers what the other wants + 1/4 where a place is.
    The half is what a common partner of about 7 partners counts for in aa (1/ln 7.4). Chosen, not fitted.
    For newcomers, who have no partners: industry + majors + place.
Enough data
    At least ``MIN_FITTED`` hidden ties: ten and more for each of the ten weights.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import expit

from jjgraph.analysis.prediction.attributes import ATTRIBUTES
from jjgraph.analysis.prediction.network import Bools, Floats
from jjgraph.analysis.prediction.topology import TOPOLOGY

FEATURES = (*TOPOLOGY, *ATTRIBUTES)  # all that is graded one by one
CHOSEN = (
    "aa",
    "l3",
    "newman",
    "recent",
    "preferential_attachment",
    *ATTRIBUTES,
)  # the others tell the same again
MIN_FITTED = 100
MIN_BENT = 1_000
BENDS = (0.5, 0.9, 0.99, 0.999)
PENALTY = 1.0
FIXED = {"industry": 0.5, "majors": 0.5, "place": 0.25}
_COUNTS = ("common", "preferential_attachment")
_STEPS, _TOLERANCE = 50, 1e-9


def scale(features: Floats) -> Floats:
    """Return features as the model takes them: heavy tails by logarithm, so that no hub outweighs the rest.

    Counts become ln(1 + x), jaccard its root; aa, ra, l3, newman and recent ln(x + 1/1000), which tells a
    little from nothing; attributes stay.

    Examples
    --------
    ln(1 + 3) of a count, and the root of a share.

    >>> row = np.zeros((1, len(FEATURES)))
    >>> row[0, FEATURES.index("common")], row[0, FEATURES.index("jaccard")] = 3, 0.25
    >>> found = dict(zip(FEATURES, scale(row)[0].tolist()))
    >>> round(np.exp(found["common"]).item(), 9), found["jaccard"]
    (4.0, 0.5)
    """
    scaled = features.copy()
    for index, name in enumerate(FEATURES):
        column = features[:, index]
        if name in _COUNTS:
            scaled[:, index] = np.log1p(column)
        elif name == "jaccard":
            scaled[:, index] = np.sqrt(column)
        elif name in ("aa", "ra", "l3", "newman", "recent"):
            scaled[:, index] = np.log(column + 1e-3)
    return scaled


@dataclass(frozen=True)
class Weights:
    """What was fitted: the hinge_knots of each feature, then weights after all came to mean 0 and deviation 1."""

    hinge_knots: tuple[Floats, ...]
    mean: Floats
    deviation: Floats
    weights: Floats
    intercept: float


@dataclass(frozen=True)
class Model:
    """How features become one score; higher is likelier.

    Attributes
    ----------
    features : tuple of str
        Those out of `FEATURES` that it looks at: `CHOSEN`, or only the attributes, for newcomers.
    fitted_on : int
        Hidden ties that it was fitted on; 0 for the fixed combination.
    """

    features: tuple[str, ...] = CHOSEN
    fitted_on: int = 0
    fitted: Weights | None = None

    def score(self, features: Floats) -> Floats:
        """Return a score for each row of *features* (columns `FEATURES`, unscaled).

        Returns
        -------
        numpy.ndarray
            Fitted: between 0 and 1, not the chance of a tie: that depends on how many pairs there are.
            Fixed: 0 or more.
        """
        if self.fitted is None:
            return fixed_score(features, self.features)
        bent = bend(_columns(scale(features), self.features), self.fitted.hinge_knots)
        inner = (bent - self.fitted.mean) / self.fitted.deviation
        found: Floats = expit(inner @ self.fitted.weights + self.fitted.intercept)
        return found


def bend(features: Floats, hinge_knots: Sequence[Floats]) -> Floats:
    """Return *features* and, for each bend of each column, by how much the column exceeds it.

    Examples
    --------
    >>> bend(np.array([[1.0], [3.0]]), [np.array([2.0])])
    array([[1., 0.],
           [3., 1.]])
    """
    hinges = [np.maximum(0.0, features[:, [index]] - points) for index, points in enumerate(hinge_knots)]
    return np.hstack([features, *hinges])


def _columns(features: Floats, names: Sequence[str]) -> Floats:
    return features[:, [FEATURES.index(name) for name in names]]


def fixed_score(features: Floats, names: Sequence[str] = CHOSEN) -> Floats:
    """Return the fixed combination; of the attributes alone, the sum of all but the party.

    Examples
    --------
    aa of 0.9102, a shared industry, one place:

    >>> pair = np.array([[0.9102, 0.3, 1, 0.5, 0.4, 0.3, 1, 2, 0.1, 1.7, 0, 2.0]])
    >>> fixed_score(pair).round(4), fixed_score(pair, ATTRIBUTES).round(4)
    (array([1.6602]), array([3.7]))
    """
    if "aa" not in names:
        bare: Floats = _columns(features, list(FIXED)).sum(axis=1)
        return bare
    score: Floats = features[:, FEATURES.index("aa")].copy()
    for name, bonus in FIXED.items():
        score += bonus * (features[:, FEATURES.index(name)] > 0)
    return score


def fit(features: Floats, tied: Bools, names: tuple[str, ...] = CHOSEN) -> Model:
    """Fit the logistic model by Newton's method; the fixed combination where data are too few.

    Parameters
    ----------
    features : numpy.ndarray, shape (pairs, 12)
        Columns `FEATURES`, unscaled.
    tied : numpy.ndarray of bool
        Which of the pairs were tied later.
    names : tuple of str
        The features to look at.

    Examples
    --------
    >>> rng = np.random.default_rng(0)
    >>> features = rng.random((400, 12))
    >>> tied = features[:, 0] + 0.1 * rng.random(400) > 0.6
    >>> model = fit(features, tied)
    >>> model.fitted_on == int(tied.sum()), int(np.argmax(np.abs(model.fitted.weights)))
    (True, 0)
    >>> fit(features[:50], tied[:50]).fitted is None
    True
    """
    positives = int(tied.sum())
    if positives < MIN_FITTED or positives == len(tied):
        return Model(names)
    scaled = _columns(scale(features), names)
    points = BENDS if positives >= MIN_BENT else ()
    hinge_knots = tuple(np.unique(np.quantile(column, points)) for column in scaled.T)
    scaled = bend(scaled, hinge_knots)
    mean, deviation = scaled.mean(axis=0), scaled.std(axis=0)
    deviation = np.where(deviation > 1e-12, deviation, np.inf)  # noqa: PLR2004 - what does not vary
    design = np.column_stack([(scaled - mean) / deviation, np.ones(len(tied))])
    weights = logistic(design, tied)
    return Model(names, positives, Weights(hinge_knots, mean, deviation, weights[:-1], float(weights[-1])))


def logistic(design: Floats, tied: Bools, *, penalty: float = PENALTY) -> Floats:
    """Return the weights that minimise the cross-entropy and the penalty; the last column is free of it.

    Examples
    --------
    Without a penalty, one group of 1 in 4 and one of 3 in 4: ln(1/3), and ln 3 more.

    >>> design = np.array([[0.0, 1]] * 4 + [[1.0, 1]] * 4)
    >>> tied = np.array([1, 0, 0, 0, 1, 1, 1, 0], dtype=bool)
    >>> logistic(design, tied, penalty=0.0).round(4)
    array([ 2.1972, -1.0986])
    """
    ridge = np.diag([penalty] * (design.shape[1] - 1) + [0.0])
    weights: Floats = np.zeros(design.shape[1])
    for _ in range(_STEPS):
        chance = expit(design @ weights)
        slope = design.T @ (chance - tied) + ridge @ weights
        curve = (design * (chance * (1 - chance))[:, None]).T @ design + ridge
        step = np.linalg.solve(curve + 1e-9 * np.eye(len(weights)), slope)
        weights = weights - step
        if np.abs(step).max() < _TOLERANCE:
            break
    return weights
