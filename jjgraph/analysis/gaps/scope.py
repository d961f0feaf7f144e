"""What a total speaks about: what lies near one consortium, or everything where the data name none."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

FAR = 2  # the distance of all that is not near a consortium (`jjgraph.analysis.gaps.proximity`)


@dataclass(frozen=True, slots=True)
class Scope:
    """One consortium and what is near it (`jjgraph.analysis.gaps.proximity`); without a name, everything."""

    consortium: str
    near: Mapping[str, int]

    @property
    def subjects(self) -> tuple[str, ...]:
        """The uids that a total of this scope is about."""
        return (self.consortium,) if self.consortium else ()

    def gap_id(self, *parts: str) -> str:
        """Return the id of a gap about the whole scope."""
        return ":".join((*parts, *self.subjects))

    def holds(self, uid: str) -> bool:
        """Tell whether *uid* lies in the scope."""
        return not self.consortium or self.near.get(uid, FAR) < FAR

    def owns(self, uid: str) -> bool:
        """Tell whether *uid* is the consortium's own or stands at its place, not only a partner of those."""
        return not self.consortium or self.near.get(uid, FAR) == 0

    def within(self, uids: Iterable[str]) -> list[str]:
        """Return those of *uids* that lie in the scope, sorted."""
        return sorted(uid for uid in uids if self.holds(uid))
