"""How a number is meant: exactly, at least, more than, at most, less than, about. One rule for figures and groups."""

from collections.abc import Mapping
from math import inf

EXACT, UNKNOWN = "eq", "unknown"
LOWER, UPPER = frozenset({"ge", "gt"}), frozenset({"le", "lt"})
APPROX = 0.1  # how far a number that is about right may be off, by itself
SIGNS: Mapping[str, str] = {"ge": "≥", "gt": ">", "le": "≤", "lt": "<", "approx": "约"}


def signed(number: str, bound: str) -> str:
    """Return *number* with the sign of its bound; `jjgraph.intake.numbers.parse_number` reads it back.

    Examples
    --------
    >>> signed("20", "gt"), signed("63", "eq")
    ('>20', '63')
    """
    return SIGNS.get(bound, "") + number


def value_range(value: float, bound: str) -> tuple[float, float]:
    """Return the least and the greatest number that a figure can mean; of more and less than, the end is left out.

    Examples
    --------
    >>> value_range(40, "gt"), value_range(40, "approx")
    ((40, inf), (36.0, 44.0))
    """
    if bound == "approx":
        ends = value * (1 - APPROX), value * (1 + APPROX)
        return min(ends), max(ends)
    low = -inf if bound in UPPER or bound == UNKNOWN else value
    return low, inf if bound in LOWER or bound == UNKNOWN else value
