"""What every collaboration gap has in common: its fields, its columns, and how its texts are put together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from jjgraph.analysis.gaps.actors import Actor
from jjgraph.bilingual import Bilingual

# Holds for every reason: a list says it once, and so does the page of a single gap.
AMONG_KNOWN = Bilingual("在已知范围内：没有见到，不等于没有", "among what is known: not seen is not absent")


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
        0 to 1, comparable within one kind only; 0 where the row is not assessable.
    assessable : bool
        False where the lists that it speaks about are known too thinly: then it is a data gap.
    reason, action : Bilingual
        Why it is a gap, and what can be done, in both languages.
    claim_ids : tuple of str
        The records it rests on, sorted: claims, the rows of statistics where figures contradict each other,
        the declared groups where names are counted against them.
    flags : tuple of str
        What to mind about it, such as ``over_count``, ``double_hat`` or ``sensitive``, sorted.
    figures : tuple of (str, float or None)
        The numbers behind it, by name.
    tier : int
        Its place within its kind: what answers for the whole (0) stands before its parts.
    awaited : tuple of str
        The uids of the declared groups whose lists it waits for; empty where it is assessable.
    actor : Actor or None
        Who can act on it, where that is another than `GapKind.actor` (`jjgraph.analysis.gaps.registry.actor_of`).
    """

    gap_id: str
    gap_kind: str
    subject_ids: tuple[str, ...]
    expected: str
    observed: str
    shortfall: float | None
    severity: float
    assessable: bool
    reason: Bilingual
    action: Bilingual
    claim_ids: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    figures: tuple[tuple[str, float | None], ...] = ()
    tier: int = 0
    awaited: tuple[str, ...] = ()
    actor: Actor | None = None

    @property
    def settled(self) -> bool:
        """Whether nothing is left to be done: a list that is complete is kept as a row, and is no gap."""
        return self.assessable and self.shortfall == 0 and self.severity == 0


COLUMNS = (
    "gap_id",
    "gap_kind",
    "subject_ids",
    "expected",
    "observed",
    "shortfall",
    "severity",
    "assessable",
    "reason_zh",
    "reason_en",
    "claim_ids",
    "suggested_action",
    "flags",
    "figures",
)


def gap_row(gap: Gap) -> tuple[object, ...]:
    """Return *gap* in the order of `COLUMNS`; lists are joined by a vertical bar.

    Examples
    --------
    >>> said = {"expected": "1", "observed": "0", "shortfall": 1.0, "severity": 1.0, "assessable": True}
    >>> gap = Gap(gap_id="G03:a", gap_kind="G03", subject_ids=("a", "b"), reason=Bilingual("无", "none"),
    ...           action=Bilingual("联系", "call"), figures=(("rate", 0.5),), **said)
    >>> row = dict(zip(COLUMNS, gap_row(gap)))
    >>> row["subject_ids"], row["suggested_action"], row["figures"]
    ('a|b', '联系 / call', 'rate=0.5000')
    """
    return (
        gap.gap_id,
        gap.gap_kind,
        "|".join(gap.subject_ids),
        gap.expected,
        gap.observed,
        gap.shortfall,
        gap.severity,
        gap.assessable,
        gap.reason.zh,
        gap.reason.en,
        "|".join(gap.claim_ids),
        f"{gap.action.zh} / {gap.action.en}",
        "|".join(gap.flags),
        "|".join(f"{name}={plain(value)}" for name, value in gap.figures),
    )


def plain(value: float | None) -> str:
    """Write a number without needless digits; ``?`` where it is not known.

    Examples
    --------
    >>> plain(14.0), plain(5 / 63), plain(None)
    ('14', '0.0794', '?')
    """
    if value is None:
        return "?"
    return f"{value:.0f}" if value == int(value) else f"{value:.4f}"


def weigh(part: float, *, assessable: bool) -> float:
    """Return the severity of a shortfall that is *part* of the worst: none where it is not assessable.

    Examples
    --------
    >>> weigh(0.25, assessable=True), weigh(1.5, assessable=True), weigh(0.25, assessable=False)
    (0.25, 1.0, 0.0)
    """
    return min(1.0, max(0.0, part)) if assessable else 0.0


def listed(names: Sequence[Bilingual], *, limit: int = 5) -> Bilingual:
    """Join names in both languages; beyond *limit* only their number is given.

    Examples
    --------
    >>> listed([Bilingual("甲", "A"), Bilingual("乙", "B"), Bilingual("丙", "C")], limit=2)
    Bilingual(zh='甲、乙等3个', en='A, B and 1 more')
    """
    zh = "、".join(name.pick("zh") for name in names[:limit])
    en = ", ".join(name.pick("en") for name in names[:limit])
    if len(names) > limit:
        return Bilingual(f"{zh}等{len(names)}个", f"{en} and {len(names) - limit} more")
    return Bilingual(zh, en)


def joined(parts: Iterable[Bilingual]) -> Bilingual:
    """Join whole clauses in both languages; empty ones are left out.

    Examples
    --------
    >>> joined([Bilingual("甲", "a"), Bilingual(""), Bilingual("乙", "b")])
    Bilingual(zh='甲；乙', en='a; b')
    """
    known = [part for part in parts if part.zh]
    return Bilingual("；".join(part.zh for part in known), "; ".join(part.en for part in known))
