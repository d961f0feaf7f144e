"""The known names that are near to another one, found without comparing with each of them."""

from collections import defaultdict
from collections.abc import Iterable
from math import ceil

from jjgraph.similarity import nearest

SHORTEST = 3  # signs of a name that may stand within another, or abbreviate it
NEAR = 0.75  # how alike a known name is that is worth a warning


class NearNames:
    """Names as they are compared (`name_form`), by the signs in them.

    Two names of a and b signs are alike by at least r only where they share r (a + b) / 2 of them, and then b is at
    least a r / (2 - r): so they share at least s = a r / (2 - r) of the a signs, and of any a - s + 1 of these at least
    one. The rarest are taken: only names with one of them are compared. What `near` gives is what comparing with all
    of them would.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self.names = {name for name in names if len(name) >= SHORTEST}
        self._having: dict[str, set[str]] = defaultdict(set)
        for name in self.names:
            for sign in name:
                self._having[sign].add(name)

    def near(self, wanted: str, *, count: int) -> list[str]:
        """Return the names that stand within *wanted*, or it in them, or that it abbreviates; then the likest *count*.

        The first are all given, the nearest in length first.

        Examples
        --------
        >>> names = NearNames(["七匹狼", "泉州职业技术大学", "安踏体育"])
        >>> names.near("福建七匹狼实业", count=1), names.near("泉职大", count=1), names.near("安踏", count=1)
        (['七匹狼'], ['泉州职业技术大学'], ['安踏体育'])
        """
        if not wanted:
            return []
        rarest = self._having.get(self._rarest_first(wanted)[0], set())
        within = {name for name in rarest if wanted in name or _abbreviates(wanted, name)}
        within |= self._parts(wanted)
        like = nearest(wanted, sorted(self.comparable(wanted)), count=count, cutoff=NEAR)
        ranked = sorted(within, key=lambda name: (abs(len(name) - len(wanted)), name))
        return list(dict.fromkeys((*ranked, *like)))

    def comparable(self, wanted: str) -> set[str]:
        """Return the names that could be alike: no other has enough signs in common with *wanted*.

        Examples
        --------
        >>> sorted(NearNames(["甲石陶瓷", "乙木陶瓷", "丙金陶瓷"]).comparable("甲木陶瓷"))
        ['乙木陶瓷', '甲石陶瓷']
        """
        signs = self._rarest_first(wanted)
        shared = ceil(len(signs) * NEAR / (2 - NEAR))
        return set().union(*(self._having.get(sign, ()) for sign in signs[: len(signs) - shared + 1]))

    def _rarest_first(self, wanted: str) -> list[str]:
        return sorted(wanted, key=lambda sign: (len(self._having.get(sign, ())), sign))

    def _parts(self, wanted: str) -> set[str]:
        """Return the names that stand within *wanted*."""
        ends = range(SHORTEST, len(wanted) + 1)
        return self.names & {wanted[start:end] for end in ends for start in range(end - SHORTEST + 1)}


def _abbreviates(short: str, long: str) -> bool:
    signs = iter(long)
    return len(short) >= SHORTEST and short[0] == long[0] and all(sign in signs for sign in short)
