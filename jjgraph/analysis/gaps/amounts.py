"""What a tie is worth: money and heads, as far as a column or a claim states them."""

from jjgraph.analysis.gaps.context import GapContext
from jjgraph.model.records import Tie

MONEY = {"元": 1.0, "万元": 1e4, "亿元": 1e8}
HEADS = {"人": 1.0, "名": 1.0, "万人": 1e4}


def money(context: GapContext, tie: Tie) -> float | None:
    """Return the amount of *tie* in yuan, from its column ``amount`` or from a claim in a unit of money.

    The largest of several claims; None where none states it.

    Examples
    --------
    >>> from jjgraph.analysis.context import Analysis
    >>> from jjgraph.model.examples import SCHEMA, tie, tiny
    >>> money(GapContext(Analysis.of(tiny(), SCHEMA)), tie("a", "FUNDS", "s", extras=(("amount", 5e4),)))
    50000.0
    """
    return _stated(context, tie, ("amount",), MONEY)


def heads(context: GapContext, tie: Tie, *names: str) -> float | None:
    """Return the number of people of *tie*, from the first of these columns or from a claim of people.

    The largest of several claims; None where none states it.

    Examples
    --------
    >>> from jjgraph.analysis.context import Analysis
    >>> from jjgraph.model.examples import SCHEMA, tie, tiny
    >>> trained = tie("a", "TRAINS", "s", extras=(("quota", 30),))
    >>> [heads(GapContext(Analysis.of(tiny(), SCHEMA)), trained, name) for name in ("quota", "graduates")]
    [30.0, None]
    """
    return _stated(context, tie, names, HEADS)


def _stated(context: GapContext, tie: Tie, names: tuple[str, ...], units: dict[str, float]) -> float | None:
    extras = dict(tie.extras)
    for name in names:
        if isinstance(extras.get(name), int | float):
            return float(extras[name])
    claims = (context.full.claim[uid] for uid in tie.claim_ids)
    values = [
        claim.quantity * units[claim.unit]
        for claim in claims
        if claim.quantity is not None and claim.unit in units
    ]
    return max(values, default=None)
