"""What every collaboration gap has in common: its columns, its order, and when it is assessable."""

from dataclasses import dataclass

from jjgraph.model.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """An expected relation that is absent, weak, one-sided or unproved.

    Attributes
    ----------
    gap_id : str
        Stable: the kind and what it is about, such as ``G13:ent-a:univ-b``.
    gap_kind : str
        ``G01`` … ``G15``.
    subject_ids : tuple of str
        The uids it speaks about; where it is a pair, the two ends, sorted.
    expected, observed : str
        In the unit of the kind, as text.
    shortfall : float or None
        Expected less observed; None where the expectation is not known.
    severity : float
        0 to 1, comparable within one kind only.
    assessable : bool
        False where the lists that it speaks about are known too thinly: then it is a data gap.
    reason, action : Text
        Why it is a gap, and what can be done, in both languages.
    claim_ids : tuple of str
        The claims it rests on, sorted.
    """

    gap_id: str
    gap_kind: str
    subject_ids: tuple[str, ...]
    expected: str
    observed: str
    shortfall: float | None
    severity: float
    assessable: bool
    reason: Text
    action: Text
    claim_ids: tuple[str, ...] = ()


COLUMNS = (
    "gap_id", "gap_kind", "subject_ids", "expected", "observed", "shortfall", "severity", "assessable",
    "reason_zh", "reason_en", "claim_ids", "suggested_action",
)  # fmt: skip


def gap_row(gap: Gap) -> tuple[object, ...]:
    """Return *gap* in the order of `COLUMNS`; lists are joined by a vertical bar."""
    return (
        gap.gap_id, gap.gap_kind, "|".join(gap.subject_ids), gap.expected, gap.observed, gap.shortfall,
        gap.severity, gap.assessable, gap.reason.zh, gap.reason.en, "|".join(gap.claim_ids),
        f"{gap.action.zh} / {gap.action.en}",
    )  # fmt: skip
