"""How well scores tell pairs that were tied later from pairs that were not."""

from math import sqrt

import numpy as np

from jjgraph.analysis.prediction.network import Bools, Floats


def auc(scores: Floats, tied: Bools) -> float:
    """Return the chance that a tied pair scores higher than one that is not; equal scores count a half.

    References
    ----------
    L. Lü and T. Zhou, "Link prediction in complex networks: a survey", Physica A 390 (2011).

    Examples
    --------
    Of the 2 x 2 comparisons 2 are won and 1 is even: 2.5/4.

    >>> auc(np.array([3.0, 1.0, 2.0, 1.0]), np.array([True, True, False, False]))
    0.625
    """
    positives = int(tied.sum())
    negatives = len(tied) - positives
    ranks = float(average_ranks(scores)[tied].sum())
    return (ranks - positives * (positives + 1) / 2) / (positives * negatives)


def average_ranks(scores: Floats) -> Floats:
    """Return the rank of each score, the lowest 1; equal scores share the mean of the ranks they take up.

    As `scipy.stats.rankdata`, which takes seconds to load.

    Examples
    --------
    The two of 1 share the ranks 1 and 2.

    >>> average_ranks(np.array([3.0, 1.0, 2.0, 1.0])).tolist()
    [4.0, 1.5, 3.0, 1.5]
    """
    _, place, counts = np.unique(scores, return_inverse=True, return_counts=True)
    means = np.cumsum(counts) - (counts - 1) / 2
    return np.asarray(means[place], dtype=float)


def precision_at_k(scores: Floats, tied: Bools, k: int) -> float:
    """Return the share of tied pairs among the *k* best; where equal scores compete, what chance would give.

    Examples
    --------
    The best is tied; of the two that share the second place one is.

    >>> precision_at_k(np.array([3.0, 1.0, 2.0, 2.0]), np.array([True, False, True, False]), 2)
    0.75
    """
    edge = np.sort(scores)[-k]
    above, level = scores > edge, scores == edge
    left = k - int(above.sum())
    return float((tied[above].sum() + left * tied[level].mean()) / k)


def auc_interval(area: float, positives: int, negatives: int) -> tuple[float, float]:
    """Return the 95 % interval of an AUC, as if the ties were independent: it is too narrow where not.

    References
    ----------
    J. A. Hanley and B. J. McNeil, "The meaning and use of the area under a receiver operating characteristic
    (ROC) curve", Radiology 143 (1982).

    Examples
    --------
    >>> [round(end, 3) for end in auc_interval(0.8, 50, 500)]
    [0.725, 0.875]
    """
    first, second = area / (2 - area), 2 * area**2 / (1 + area)
    variance = (
        area * (1 - area) + (positives - 1) * (first - area**2) + (negatives - 1) * (second - area**2)
    ) / (positives * negatives)
    reach = 1.96 * sqrt(max(0.0, variance))
    return max(0.0, area - reach), min(1.0, area + reach)
