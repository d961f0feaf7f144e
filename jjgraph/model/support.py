"""How well ties are supported: their claims, several publishers, sources that can be relied on, dates that disagree."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from jjgraph.model.dates import first_day, last_day
from jjgraph.model.records import LEVELS, Claim, Dataset, Tie


@dataclass(frozen=True, slots=True)
class TieEvidence:
    """What stands behind a tie, as the map and the site show it.

    Attributes
    ----------
    claims : tuple of Claim
        Those of the tie that are in the data, the surest first: stated before inferred, then by the level of the
        source, then by uid.
    publishers : int
        How many stand behind it; see `publishers`.
    conflicts : tuple of str
        On what its claims contradict each other; see `conflicts`.
    level : int
        The best of its claims, stated or inferred.
    """

    claims: tuple[Claim, ...]
    publishers: int
    conflicts: tuple[str, ...]
    level: int


def tie_evidence(tie: Tie, full: Dataset) -> TieEvidence:
    """Return what *full* holds in support of *tie*.

    Examples
    --------
    >>> from jjgraph.model.examples import tiny
    >>> a_and_b = next(tie for tie in tiny().ties if tie.type == "COOPERATES_WITH")
    >>> evidence = tie_evidence(a_and_b, tiny())
    >>> [claim.uid for claim in evidence.claims], evidence.publishers, evidence.level
    (['c3'], 1, 1)
    """
    known = [full.claim[uid] for uid in tie.claim_ids if uid in full.claim]
    claims = sorted(known, key=lambda claim: (claim.certainty != "stated", -claim.level, claim.uid))
    level = max(tie.stated_level, tie.inferred_level)
    return TieEvidence(tuple(claims), publishers(tie, full), tuple(conflicts(claims)), level)


def publishers(tie: Tie, full: Dataset) -> int:
    """Return how many publishers stand behind *tie*; a source that names none counts for itself.

    Examples
    --------
    >>> from jjgraph.model.examples import tie, tiny
    >>> publishers(tie("a", "FUNDS", "s", claim_ids=("c2", "c3")), tiny())  # both by the newspaper p
    1
    >>> publishers(tie("a", "FUNDS", "s", claim_ids=("c1", "c2")), tiny())
    2
    """
    found = set()
    for uid in tie.claim_ids:
        source = full.source.get(full.claim[uid].source_uid) if uid in full.claim else None
        if source:
            found.add(source.publisher or source.uid)
    return len(found)


def coverage(ties: Sequence[Tie], full: Dataset) -> dict[str, int | float]:
    """Return how far *ties* are supported.

    Returns
    -------
    dict
        ``ties``; ``independent``, those with two or more publishers; ``reliable``, those with a source
        of the level of the press or better; the shares of both, 0 where there is no tie.

    Examples
    --------
    >>> from jjgraph.model.examples import tie, tiny
    >>> weak = tie("a", "FUNDS", "s", stated_level=0, claim_ids=("c3",))
    >>> strong = tie("a", "FUNDS", "b", claim_ids=("c1", "c2"))
    >>> coverage([weak, strong], tiny())
    {'ties': 2, 'independent': 1, 'independentShare': 0.5, 'reliable': 1, 'reliableShare': 0.5}
    """
    independent = sum(1 for tie in ties if publishers(tie, full) > 1)
    reliable = sum(1 for tie in ties if max(tie.stated_level, tie.inferred_level) >= LEVELS["press"])
    total = len(ties)
    return {
        "ties": total,
        "independent": independent,
        "independentShare": round(independent / total, 4) if total else 0,
        "reliable": reliable,
        "reliableShare": round(reliable / total, 4) if total else 0,
    }


def conflicts(claims: Sequence[Claim]) -> list[str]:
    """Return the columns in which *claims* of one tie contradict each other: since, until, status, quantity.

    Two dates agree where they can mean the same day.

    Examples
    --------
    >>> def said(since):
    ...     ends = {"subject_uid": "a", "object_uid": "b"}
    ...     return Claim(uid=since, name="", dataset="d", relation="R", since=since, **ends)
    >>> conflicts([said("2023"), said("2023-05")]), conflicts([said("2023"), said("2024-05")])
    ([], ['since'])
    """
    found = [
        name
        for name in ("since", "until")
        if not _can_agree(getattr(claim, name) for claim in claims if getattr(claim, name))
    ]
    if len({claim.status for claim in claims if claim.status}) > 1:
        found.append("status")
    figures: dict[str, set[float]] = {}
    for claim in claims:
        if claim.quantity is not None:
            figures.setdefault(claim.unit, set()).add(claim.quantity)
    if any(len(values) > 1 for values in figures.values()):
        found.append("quantity")
    return found


def _can_agree(texts: Iterable[str]) -> bool:
    spans: list[tuple[date, date]] = [(first_day(text), last_day(text)) for text in texts]
    return not spans or max(first for first, _ in spans) <= min(last for _, last in spans)
