"""G06: triple-helix synergy: do school, enterprise and government come together in shared objects?

Definitions
-----------
T(u,i,g), in bits
    H_u + H_i + H_g - H_ui - H_ug - H_ig + H_uig over objects, by whether 校 (u), 企 (i) and 政 (g) take part.
    Negative: the three together reduce uncertainty (synergy). A party that is always or never there has H = 0,
    and T is what is left of the other two.
p
    Share of draws, each party's presence dealt anew over the objects, with a T as low as the one observed.
"""

from collections import Counter
from collections.abc import Iterable
from math import fsum, log2

from jjgraph.analysis.gaps.context import GapContext
from jjgraph.analysis.gaps.core import Gap, joined, plain, weigh
from jjgraph.analysis.gaps.kind import Actor, Cost, GapKind
from jjgraph.analysis.gaps.parties import Participation, participation
from jjgraph.analysis.gaps.scope import Scope
from jjgraph.bilingual import Bilingual

HELIX = ("校", "企", "政")
ENOUGH = 30
DRAWS = 1000
EPSILON = 1e-9  # a T this near to another is the same: entropies are sums of logarithms

Presence = tuple[bool, ...]


def entropy(counts: Iterable[int]) -> float:
    """Return the entropy, in bits, of what was counted.

    Examples
    --------
    >>> entropy([1, 1]), entropy([3, 0]), entropy([])
    (1.0, 0.0, 0.0)
    """
    known = [count for count in counts if count]
    total = sum(known)
    return fsum(count / total * log2(total / count) for count in known)


def transmission(objects: Iterable[Presence]) -> float:
    """Return T(u,i,g) over objects.

    Parameters
    ----------
    objects : iterable of three bools
        Whether 校, 企 and 政 take part, for each object.

    Returns
    -------
    float
        Bits, -1 to 1; 0 without objects.

    References
    ----------
    L. Leydesdorff, H. W. Park and B. Lengyel, "A routine for measuring synergy in university–industry–
    government relations", arXiv 1211.7230; L. Leydesdorff and H. W. Park, Triple Helix 1:4 (2014).

    Examples
    --------
    The hand tests of the definition: exclusive or, copies, and eight objects.

    >>> def bits(*words):
    ...     return [tuple(letter == "1" for letter in word) for word in words]
    >>> transmission(bits("000", "011", "101", "110")), transmission(bits("000", "111"))
    (-1.0, 1.0)
    >>> round(transmission(bits("110", "110", "111", "111", "100", "010", "010", "001")), 4)
    -0.4355
    """
    return _transmission(Counter(objects))


def _transmission(cells: Counter[Presence]) -> float:
    def part(*axes: int) -> float:
        sums: Counter[Presence] = Counter()
        for presence, count in cells.items():
            sums[tuple(presence[axis] for axis in axes)] += count
        return entropy(sums.values())

    return part(0) + part(1) + part(2) - part(0, 1) - part(0, 2) - part(1, 2) + part(0, 1, 2)


def permutation_p(objects: Iterable[Presence], *, draws: int = DRAWS, seed: int = 0) -> float:
    """Return how often chance gives a T as low as that of *objects*.

    Parameters
    ----------
    objects : iterable of three bools
        As for `transmission`.
    draws : int
        Number of permutations.
    seed : int
        The same seed gives the same p.

    Returns
    -------
    float
        Above 0, at most 1: the observed order counts as one of the draws.

    Notes
    -----
    To deal a column anew leaves counts that follow hypergeometric distributions; these are drawn, so the
    number of objects costs nothing.

    Examples
    --------
    Ten of each of the exclusive-or objects do not come about by chance; a party that is always there tells nothing.

    >>> xor = [(False, False, False), (False, True, True), (True, False, True), (True, True, False)]
    >>> permutation_p(xor * 10) < 0.01, permutation_p([(True, True, True)] * 10)
    (True, 1.0)
    """
    import numpy as np

    cells = Counter(objects)
    total = sum(cells.values())
    observed = _transmission(cells)
    first, second, third = (sum(count for p, count in cells.items() if p[axis]) for axis in range(3))
    chance = np.random.default_rng(seed)
    low = 0
    for _ in range(draws):
        both = int(chance.hypergeometric(first, total - first, second)) if total and second else 0
        pairs = (both, first - both, second - both, total - first - second + both)
        with_third = chance.multivariate_hypergeometric(pairs, third, method="marginals")
        low += _transmission(_dealt(pairs, [int(count) for count in with_third])) <= observed + EPSILON
    return (low + 1) / (draws + 1)


def _dealt(pairs: tuple[int, int, int, int], with_third: list[int]) -> Counter[Presence]:
    kinds = ((True, True), (True, False), (False, True), (False, False))
    cells: Counter[Presence] = Counter()
    for kind, count, third in zip(kinds, pairs, with_third, strict=True):
        cells[(*kind, True)] = third
        cells[(*kind, False)] = count - third
    return cells


def synergy_gaps(context: GapContext) -> list[Gap]:
    """Find out whether the three parties come together less than they might, or less than a year before.

    Parameters
    ----------
    context : GapContext
        Its shared objects with two or more known participants, none of unknown party.

    Returns
    -------
    list of Gap
        At most one for each consortium (or one for everything): T ≥ 0, or T above that of a year before; or
        that it cannot be told. ``shortfall`` is T less 0 or less the earlier T, whichever is more, in bits.

    Notes
    -----
    Assessable from 30 objects, when the lists of objects of their kinds are known well enough. The index is of
    the whole; no member is ranked by it.
    """
    earlier = participation(context.a_year_before)
    found = participation(context)
    gaps = []
    for scope in context.scopes:
        now, before = _presence(scope, found), _presence(scope, earlier)
        if now:
            gaps += _scope_gap(context, scope, now, transmission(before.values()) if before else None)
    return gaps


def _presence(scope: Scope, objects: Iterable[Participation]) -> dict[str, Presence]:
    return {
        item.uid: tuple(party in item.present for party in HELIX)
        for item in objects
        if not item.unclassed and scope.holds(item.uid)
    }


def _scope_gap(
    context: GapContext, scope: Scope, objects: dict[str, Presence], before: float | None
) -> list[Gap]:
    kinds = {context.full.entity[uid].kind for uid in objects}
    verdict = context.assess_kinds(kinds, objects, consortium=scope.consortium)
    assessable = verdict.assessable and len(objects) >= ENOUGH
    value = transmission(objects.values())
    rise = 0.0 if before is None else value - before
    if assessable and value < -EPSILON and rise <= EPSILON:
        return []
    shortfall = max(0.0, value, rise)
    few = Bilingual(
        f"只有{len(objects)}个对象，少于{ENOUGH}个，暂不可评估",
        f"{len(objects)} objects are fewer than {ENOUGH}: not assessable",
    )
    return [
        Gap(
            gap_id=scope.gap_id("G06"),
            gap_kind="G06",
            subject_ids=scope.subjects,
            expected="<0",
            observed=plain(value),
            shortfall=shortfall,
            severity=weigh(shortfall, assessable=assessable),
            assessable=assessable,
            awaited=verdict.awaited,
            reason=joined(
                [
                    Bilingual(
                        f"在已知的{len(objects)}个共建对象中，校、企、政三方的互信息T={value:.4f}比特（负值表示协同）",
                        f"over {len(objects)} known shared objects T(school, enterprise, government) ="
                        f" {value:.4f} bits (negative: synergy)",
                    ),
                    _earlier(before),
                    few if len(objects) < ENOUGH else Bilingual(""),
                    verdict.reason,
                ]
            ),
            action=Bilingual(
                "请研究院跟踪这一趋势，不据此排列成员",
                "the institute follows the trend; no member is ranked by it",
            ),
            flags=tuple(
                name
                for name, holds in (("rising", rise > EPSILON), ("too_few", len(objects) < ENOUGH))
                if holds
            ),
            figures=(
                ("T", value),
                ("T_a_year_before", before),
                ("objects", float(len(objects))),
                ("p", permutation_p(objects.values())),
            ),
        )
    ]


def _earlier(before: float | None) -> Bilingual:
    return (
        Bilingual("")
        if before is None
        else Bilingual(f"一年前T={before:.4f}", f"a year before T = {before:.4f}")
    )


KIND = GapKind(
    code="G06",
    order=150,
    label=Bilingual("三螺旋协同不足", "weak triple-helix synergy"),
    explanation=Bilingual(
        "校、企、政三方在共建对象中是否相互协同",
        "whether schools, enterprises and government come together in shared objects",
    ),
    actor=Actor.INSTITUTE,
    cost=Cost.LETTER,
    find=synergy_gaps,
)
