"""Hide ties, by date or at random, and see which new pairs they make.

Definitions
-----------
Bond
    A tie that makes collaboration: strong between two nodes, or a share of a node in an object.
By date
    The cutoff is the day that comes nearest to hiding the wanted share of the dated bonds. What began on it
    or later is hidden; the network to learn from is the one that held on the day before. Undated bonds are
    taken as older.
At random
    A direct tie, or an object with all shares in it, is hidden as a whole: of an object of which one pair
    alone is hidden, all others would be common partners of that pair.
New pair
    Tied by what is hidden, and by nothing that is known without it; and a pair that may be proposed at all.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from scipy import sparse

from jjgraph.analysis.prediction.network import Ints, Matrix, Network, network_of
from jjgraph.analysis.prediction.rules import Rules
from jjgraph.model.records import Tie

SPLITS = ("date", "random")
MIN_DATED = 0.5  # share of the bonds that must be dated for a split by date
SHARE = 0.2


@dataclass(frozen=True)
class Nodes:
    """The nodes of all networks of one run, and what never changes about them."""

    uids: tuple[str, ...]
    parties: Matrix
    group: Matrix

    def rules(self, ties: Iterable[Tie]) -> Rules:
        """Return the rules where *ties* are all that is known."""
        return Rules.of(self.parties, network_of(ties, self.uids), self.group)


@dataclass(frozen=True)
class ObservedTies:
    """What is known at some point: the ties in view, all ties, and the day."""

    ties: tuple[Tie, ...]
    all_ties: tuple[Tie, ...]
    as_of: date


@dataclass(frozen=True)
class Split:
    """What is left to learn from, and what was hidden.

    Attributes
    ----------
    kind : str
        ``date`` or ``random``.
    cutoff : date or None
        The first day that is hidden; None at random.
    bonds, hidden : int
        Bonds there were, and how many of them are hidden.
    train : Network
        What is left.
    before : ObservedTies
        What was known without the hidden ties.
    pairs : numpy.ndarray of int, shape (new pairs, 2)
        The new pairs, smaller end first, sorted.
    """

    kind: str
    cutoff: date | None
    bonds: int
    hidden: int
    train: Network
    before: ObservedTies
    pairs: Ints


def bonds_of(ties: Iterable[Tie], uids: Iterable[str]) -> list[Tie]:
    """Return the bonds among *ties*, by key.

    Examples
    --------
    A membership makes no collaboration; x is no node, but a share in it counts.

    >>> from jjgraph.model.examples import tie
    >>> ties = [tie("a", "CO_BUILDS", "x"), tie("a", "MEMBER_OF", "b"), tie("a", "COOPERATES_WITH", "b")]
    >>> [bond.key for bond in bonds_of([*ties, tie("a", "COOPERATES_WITH", "z")], "ab")]
    ['a-b', 'a-x']
    """
    nodes = set(uids)
    found = [
        tie
        for tie in ties
        if tie.subject_uid in nodes and (tie.share or (tie.strength == "strong" and tie.object_uid in nodes))
    ]
    return sorted(found, key=lambda tie: tie.key)


def cutoff_day(bonds: Sequence[Tie], as_of: date, share: float) -> date | None:
    """Return the day from which on about *share* of the dated bonds began; None where dates are too few.

    Examples
    --------
    >>> ties = [Tie(key=str(i), dataset="d", subject_uid="a", type="X", object_uid="b",
    ...             since_first=date(2014 + i % 5, 1, 1)) for i in range(10)]
    >>> cutoff_day(ties, date(2024, 1, 1), 0.25)
    datetime.date(2018, 1, 1)
    """
    begun = [tie for tie in bonds if tie.status != "planned"]
    days = sorted(tie.since_first for tie in begun if tie.since_first and tie.since_first <= as_of)
    distinct = sorted(set(days))[1:]
    if not distinct or len(days) < MIN_DATED * len(begun):
        return None
    newer = len(days) - np.searchsorted(
        np.array(days, dtype="datetime64[D]"), np.array(distinct, "datetime64[D]")
    )
    return distinct[int(np.argmin(np.abs(newer / len(days) - share)))]


def hide(known: ObservedTies, nodes: Nodes, *, kind: str, share: float, seed: int) -> Split | None:
    """Hide ties of *known*.

    Parameters
    ----------
    known : ObservedTies
        What is observed on its day.
    nodes : Nodes
        The nodes of all networks of the run.
    kind : str
        ``date`` or ``random``.
    share : float
        Of the bonds to hide, between 0 and 1.
    seed : int
        For a split at random.

    Returns
    -------
    Split or None
        None where there is nothing to hide: no dates, or fewer than two bonds.

    Examples
    --------
    The newest of three bonds is hidden; it tied two of one party, which is no pair to propose.

    >>> from jjgraph.analysis.context import Analysis
    >>> from jjgraph.model.examples import SCHEMA, tiny
    >>> from jjgraph.analysis.prediction.prediction_input import prediction_input
    >>> given = prediction_input(Analysis.of(tiny(), SCHEMA))
    >>> found = hide(given.today, given.nodes, kind="date", share=1 / 3, seed=0)
    >>> found.cutoff, found.bonds, found.hidden, len(found.pairs)
    (datetime.date(2022, 1, 1), 3, 1, 0)
    """
    bonds = bonds_of(known.ties, nodes.uids)
    if kind == "date":
        cutoff = cutoff_day(bonds, known.as_of, share)
        if cutoff is None:
            return None
        before = ObservedTies(
            _older(known.ties, cutoff), _older(known.all_ties, cutoff), cutoff - timedelta(days=1)
        )
        later = [tie for tie in bonds if _held_between(tie, cutoff, known.as_of)]
    else:
        cutoff = None
        later = [tie for tie in bonds if tie.active_at(known.as_of)]
        hidden = _drawn(later, share, seed)
        if not hidden:
            return None
        before = ObservedTies(
            tuple(tie for tie in known.ties if tie.key not in hidden),
            tuple(tie for tie in known.all_ties if tie.key not in hidden),
            known.as_of,
        )
    left = bonds_of((tie for tie in before.ties if tie.active_at(before.as_of)), nodes.uids)
    train = network_of(left, nodes.uids, before.as_of)
    kept = {tie.key for tie in before.ties}
    return Split(
        kind=kind,
        cutoff=cutoff,
        bonds=len(later) if cutoff is None else len(bonds),
        hidden=sum(tie.key not in kept for tie in later),
        train=train,
        before=before,
        pairs=_new_pairs(network_of(later, nodes.uids), nodes.rules(before.all_ties)),
    )


def _older(ties: Iterable[Tie], cutoff: date) -> tuple[Tie, ...]:
    return tuple(tie for tie in ties if tie.since_first is None or tie.since_first < cutoff)


def _held_between(tie: Tie, first: date, last: date) -> bool:
    """Tell whether a tie held on some day from *first* to *last*, as far as is known."""
    if tie.status == "planned" or (tie.status == "ended" and tie.until_last is None):
        return False
    begun = tie.since_first is None or tie.since_first <= last
    return begun and (tie.until_last is None or tie.until_last >= first)


def _drawn(bonds: Sequence[Tie], share: float, seed: int) -> set[str]:
    """Return the keys of the bonds to hide: whole objects, and direct ties of one pair together."""
    unit = {
        tie.key: tie.object_uid if tie.share else "|".join(sorted((tie.subject_uid, tie.object_uid)))
        for tie in bonds
    }
    units = sorted(set(unit.values()))
    count = round(share * len(units))
    if not 0 < count < len(units):
        return set()
    drawn = np.random.default_rng(seed).choice(len(units), size=count, replace=False)
    chosen = {units[index] for index in drawn}
    return {key for key, name in unit.items() if name in chosen}


def _new_pairs(later: Network, rules: Rules) -> Ints:
    pairs = sparse.triu(later.adjacency).tocoo()
    rows, columns = pairs.row.astype(np.int64), pairs.col.astype(np.int64)
    admitted = rules.admit(rows, columns)
    found = np.column_stack([rows[admitted], columns[admitted]])
    return found[np.lexsort(found.T[::-1])]
