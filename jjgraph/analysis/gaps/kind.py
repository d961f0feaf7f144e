"""What a kind of gap says of itself: its words, who can act on it, what acting costs, and what finds it."""

from collections.abc import Callable
from dataclasses import dataclass

from jjgraph.analysis.gaps.actors import Actor, Cost
from jjgraph.analysis.gaps.context import GapContext
from jjgraph.analysis.gaps.core import Gap
from jjgraph.bilingual import Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class GapKind:
    """A kind of gap. Its module exports it as ``KIND``; `jjgraph.analysis.gaps.registry` finds it there.

    Attributes
    ----------
    code : str
        ``G01`` ….
    order : int
        Its place among the kinds, the lowest first: what is not known, the lists for the secretariat, what the
        council answers for, what the institute studies.
    label, explanation : Bilingual
        What it is called, and what it means to its reader.
    actor : Actor
        Who can act on its rows; a row that asks somebody else says so (`Gap.actor`).
    cost : Cost
        What acting on it usually takes.
    find : callable
        Finds its rows.
    compares_pairs : bool
        Whether it looks at all pairs of organisations, which takes long where there are many.
    """

    code: str
    order: int
    label: Bilingual
    explanation: Bilingual
    actor: Actor
    cost: Cost
    find: "Callable[[GapContext], list[Gap]]"
    compares_pairs: bool = False
