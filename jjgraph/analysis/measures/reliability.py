"""How likely a tie is to stand: what the draws of `jjgraph.analysis.robustness` are made by."""

from collections.abc import Mapping

from jjgraph.model.records import LEVELS, Tie

KEEP: Mapping[int, float] = {3: 0.98, 2: 0.95, 1: 0.90, 0: 0.60}  # official, institution, press, low
KEEP_INFERRED = 0.5  # what is inferred stands on that half as firmly as what is stated


def keep_probability(tie: Tie) -> float:
    """Return with which probability *tie* stays in a draw.

    Returns
    -------
    float
        By the level of its best stated claim: official 0.98, institution 0.95, press 0.90, low 0.60. A tie
        that is only inferred: half of that of its level. k sources: 1 - (1-p)^k.

    Notes
    -----
    These are judgements, not frequencies: nobody has counted how many such ties turn out to be wrong.

    Examples
    --------
    >>> from dataclasses import replace
    >>> press = Tie(key="t", dataset="d", subject_uid="a", type="T", object_uid="b", stated_level=1, sources=1)
    >>> keep_probability(press), round(keep_probability(replace(press, sources=2)), 4)
    (0.9, 0.99)
    >>> keep_probability(replace(press, stated_level=-1, inferred_level=1))
    0.45
    """
    stated = tie.stated_level >= LEVELS["low"]
    level = max(tie.stated_level if stated else tie.inferred_level, LEVELS["low"])
    chance = KEEP[level] * (1.0 if stated else KEEP_INFERRED)
    return chance if tie.sources <= 1 else 1 - (1 - chance) ** tie.sources
