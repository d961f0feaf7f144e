"""The ties behind a suggestion: those that bind two nodes to a common partner, or to what they both serve."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from jjgraph.analysis.prediction.attributes import SERVES_INDUSTRY
from jjgraph.analysis.prediction.split import bonds_of
from jjgraph.model.records import Tie

ATTRIBUTE_TIES = (*SERVES_INDUSTRY, "OFFERS", "NEEDS")


class Paths:
    """Which ties bind which two nodes, gathered once.

    Parameters
    ----------
    shown, known : iterable of Tie
        The ties in view, which bind partners; and all that is known, by which attributes are.
    uids : iterable of str
        The nodes.
    as_of : date
        Bonds that do not hold on that day are no path.

    Examples
    --------
    >>> ties = [Tie(key=f"{uid}-x", dataset="d", subject_uid=uid, type="CO_BUILDS", object_uid="x", share=True)
    ...         for uid in "ab"]
    >>> [tie.key for tie in Paths(ties, ties, "ab", date(2024, 1, 1)).between("a", "b")]
    ['a-x', 'b-x']
    """

    def __init__(self, shown: Iterable[Tie], known: Iterable[Tie], uids: Iterable[str], as_of: date) -> None:
        self._direct: dict[tuple[str, str], list[Tie]] = defaultdict(list)
        self._shares: dict[str, dict[str, list[Tie]]] = defaultdict(lambda: defaultdict(list))
        self._attributes: dict[str, dict[str, list[Tie]]] = defaultdict(lambda: defaultdict(list))
        for tie in bonds_of((tie for tie in shown if tie.active_at(as_of)), uids):
            if tie.share:
                self._shares[tie.subject_uid][tie.object_uid].append(tie)
            if tie.strength == "strong":
                first, second = sorted((tie.subject_uid, tie.object_uid))
                self._direct[first, second].append(tie)
        for tie in known:
            if tie.type in ATTRIBUTE_TIES:
                self._attributes[tie.subject_uid][tie.object_uid].append(tie)

    def between(self, first: str, second: str) -> list[Tie]:
        """Return the bonds that tie two nodes to each other, directly or by a shared object."""
        found = list(self._direct.get((min(first, second), max(first, second)), ()))
        mine, others = self._shares.get(first, {}), self._shares.get(second, {})
        for uid in sorted(mine.keys() & others.keys()):
            found += mine[uid] + others[uid]
        return found

    def serving(self, uid: str, topic: str) -> list[Tie]:
        """Return the ties by which a node has to do with a major or industry, also through its majors."""
        mine = self._attributes.get(uid, {})
        found = list(mine.get(topic, ()))
        for major in sorted(mine):
            by_major = self._attributes.get(major, {}).get(topic, ())
            if by_major and any(tie.type == "OFFERS" for tie in mine[major]):
                found += [*mine[major], *by_major]
        return found
