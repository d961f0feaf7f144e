"""How far a figure goes beyond chance: p from seeded draws."""

from collections.abc import Iterable
from typing import Literal

import numpy as np

NOISE = 1e-12  # two figures nearer than this are one


def p_value(
    observed: float, drawn: Iterable[float], *, side: Literal["both", "low", "high"] = "both"
) -> float | None:
    """Return the share of draws that go as far as the data.

    Parameters
    ----------
    observed : float
        The figure of the data.
    drawn : iterable of float
        The figure of each draw.
    side : {"both", "low", "high"}
        As far from the mean of the draws, as low, or as high.

    Returns
    -------
    float or None
        Above 0 to 1: the data themselves count as one draw, so that p is never 0. None without draws.

    References
    ----------
    B. V. North, D. Curtis and P. C. Sham, American Journal of Human Genetics 71 (2002) 439: (r+1)/(n+1).

    Examples
    --------
    >>> p_value(3.0, [1.0, 2.0, 3.0], side="high")
    0.5
    """
    values = np.array(list(drawn), dtype=float)
    if not len(values):
        return None
    if side == "both":
        middle = values.mean()
        reached = np.abs(values - middle) >= abs(observed - middle) - NOISE
    else:
        reached = values <= observed + NOISE if side == "low" else values >= observed - NOISE
    return (int(reached.sum()) + 1) / (len(values) + 1)
