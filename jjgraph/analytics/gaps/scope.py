"""What a total speaks about: what lies near one consortium, or everything where the data name none."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from jjgraph.analytics.gaps.evidence import Evidence
from jjgraph.analytics.gaps.focus import FAR, distances
from jjgraph.analytics.gaps.members import months_later


@dataclass(frozen=True, slots=True)
class Scope:
    """One consortium and what is near it (`jjgraph.analytics.gaps.focus`); without a name, everything."""

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


def with_parts(evidence: Evidence, scope: Scope) -> set[str]:
    """Return the uids in *scope* and what is PART_OF them or LOCATED_IN them: a faculty, a campus on a base."""
    parts = {
        tie.subject_uid
        for tie in evidence.active
        if tie.type in ("PART_OF", "LOCATED_IN") and scope.holds(tie.object_uid)
    }
    return parts | {entity.uid for entity in evidence.shown.entities if scope.holds(entity.uid)}


def find_scopes(evidence: Evidence) -> tuple[Scope, ...]:
    """Return a scope for each consortium that the data are about, or the one of everything."""
    found = tuple(Scope(uid, distances(evidence, [uid])) for uid in evidence.consortia)
    return found or (Scope("", {}),)


def months_before(day: date, months: int) -> date:
    """Return the same day so many months earlier; the first day of the calendar where there is none.

    Examples
    --------
    >>> months_before(date(2024, 3, 31), 13), months_before(date(1, 1, 1), 12)
    (datetime.date(2023, 2, 28), datetime.date(1, 1, 1))
    """
    return months_later(day, -months) if day.year * 12 + day.month - months > 12 else date.min  # noqa: PLR2004


def a_year_before(evidence: Evidence) -> Evidence:
    """Return the same data looked at one year earlier, with the same graph: only shares may be read off it."""
    return replace(evidence, as_of=months_before(evidence.as_of, 12))
