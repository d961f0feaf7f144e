"""G06: triple-helix synergy: do school, enterprise and government come together in shared objects?

Definitions
-----------
Objects
    Those near a consortium with two or more known participants, none of unknown party. `helix` takes more of
    them, and `jjgraph.analysis.measures.helix.POPULATION` says why.
T(u,i,g), p
    The measure ``t_uig`` of `jjgraph.analysis.measures.helix`, in bits, by whether 校 (u), 企 (i) and 政 (g) take
    part; negative: the three together reduce uncertainty (synergy).
"""

from collections.abc import Iterable

from jjgraph.analysis.gaps.actors import Actor, Cost
from jjgraph.analysis.gaps.context import GapContext
from jjgraph.analysis.gaps.core import Gap, joined, plain, weigh
from jjgraph.analysis.gaps.kind import GapKind
from jjgraph.analysis.gaps.parties import Participation, participation
from jjgraph.analysis.gaps.proximity import find_scopes
from jjgraph.analysis.gaps.scope import Scope
from jjgraph.analysis.measures.helix import FEWEST, helix_synergy, mutual_information
from jjgraph.bilingual import Bilingual

EPSILON = 1e-9  # a T this near to another is the same: entropies are sums of logarithms

Presence = dict[str, tuple[str, ...]]  # by the uid of the object, the parties that take part


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
        that it is not known. ``shortfall`` is T less 0 or less the earlier T, whichever is more, in bits.

    Notes
    -----
    Assessable from 30 objects, when the lists of objects of their kinds are known well enough. The index is of
    the whole; no member is ranked by it.

    Examples
    --------
    One shared object is far from enough for T; the row says so, and claims nothing.

    >>> from jjgraph.analysis.context import Analysis
    >>> from jjgraph.model.examples import SCHEMA, tiny
    >>> [(gap.assessable, gap.severity) for gap in synergy_gaps(GapContext(Analysis.of(tiny(), SCHEMA)))]
    [(False, 0.0)]
    """
    earlier = participation(context.a_year_before)
    found = participation(context)
    gaps = []
    for scope in find_scopes(context):
        now, before = _presence(scope, found), _presence(scope, earlier)
        if now:
            gaps += _scope_gap(context, scope, now, mutual_information(list(before.values())))
    return gaps


def _presence(scope: Scope, objects: Iterable[Participation]) -> Presence:
    return {item.uid: item.present for item in objects if not item.unclassed and scope.holds(item.uid)}


def _scope_gap(context: GapContext, scope: Scope, objects: Presence, before: float | None) -> list[Gap]:
    kinds = {context.full.entity[uid].kind for uid in objects}
    verdict = context.assess_kinds(kinds, objects, consortium=scope.consortium)
    assessable = verdict.assessable and len(objects) >= FEWEST
    value, p = helix_synergy(list(objects.values()))
    assert value is not None  # there are objects
    rise = 0.0 if before is None else value - before
    if assessable and value < -EPSILON and rise <= EPSILON:
        return []
    shortfall = max(0.0, value, rise)
    few = Bilingual(
        f"只有{len(objects)}个对象，少于{FEWEST}个，暂不可评估",
        f"{len(objects)} objects are fewer than {FEWEST}: not assessable",
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
                    few if len(objects) < FEWEST else Bilingual(""),
                    verdict.reason,
                ]
            ),
            action=Bilingual(
                "请研究院跟踪这一趋势，不据此排列成员",
                "the institute follows the trend; no member is ranked by it",
            ),
            flags=tuple(
                name
                for name, holds in (("rising", rise > EPSILON), ("too_few", len(objects) < FEWEST))
                if holds
            ),
            figures=(
                ("T", value),
                ("T_a_year_before", before),
                ("objects", float(len(objects))),
                ("p", p),
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
