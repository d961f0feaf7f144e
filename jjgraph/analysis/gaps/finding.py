"""Find the gaps of an analysis, and put them in the order in which they are read."""

from collections.abc import Iterable

from jjgraph.analysis.context import Analysis
from jjgraph.analysis.gaps.context import GapContext
from jjgraph.analysis.gaps.core import Gap
from jjgraph.analysis.gaps.proximity import distances, is_far
from jjgraph.analysis.gaps.registry import GAP_KINDS, gap_kind
from jjgraph.bilingual import Bilingual
from jjgraph.errors import UsageError


def find_gaps(analysis: Analysis, kinds: Iterable[str] | None = None, *, consortium: str = "") -> list[Gap]:
    """Find the collaboration gaps; a second call gives what was found.

    Parameters
    ----------
    analysis : Analysis
        What is known, in a view, on a day; its threshold is the coverage from which a declared group may be
        spoken about.
    kinds : iterable of str, optional
        Codes out of `GAP_KINDS`; all by default.
    consortium : str
        The uid of a consortium: only rows about it, what is near it, or a partner of that; "" gives all.

    Returns
    -------
    list of Gap
        Assessable gaps first. Within these, and within the rest, what concerns the consortium that the
        data are about and its partners before all others (`jjgraph.analysis.gaps.proximity`); then by kind in
        the order of `GAP_KINDS`, by tier, the highest severity and the largest shortfall first, then by
        ``gap_id``. What is not assessable has severity 0, and so goes by its shortfall.

    Raises
    ------
    UsageError
        If a kind is not known, or the threshold is not between 0 and 1.

    Examples
    --------
    Of the two enterprises that u declares one is not named; the base x lacks three of the five parties. Of
    each kind the total comes first.

    >>> from jjgraph.model.examples import SCHEMA, tiny
    >>> found = find_gaps(Analysis.of(tiny(), SCHEMA), kinds=["G02", "G01"])
    >>> [(gap.gap_kind, gap.subject_ids, gap.shortfall) for gap in found]
    [('G01', ('u',), 1.0), ('G01', ('u',), 1.0), ('G02', ('u',), 3.0), ('G02', ('x',), 3.0)]
    """
    wanted = tuple(sorted(set(GAP_KINDS if kinds is None else kinds)))
    return analysis.kept(("gaps", wanted, consortium), lambda: _found(analysis, wanted, consortium))


def _found(analysis: Analysis, wanted: Iterable[str], consortium: str) -> list[Gap]:
    asked = [gap_kind(code) for code in wanted]
    _check(analysis.threshold)
    context = GapContext(analysis)
    near = distances(context, context.consortia)
    order = {code: index for index, code in enumerate(GAP_KINDS)}

    def place(gap: Gap) -> tuple[bool, bool, int, int, float, float, str]:
        far, shortfall = is_far(gap.subject_ids, near), gap.shortfall or 0.0
        kind = order[gap.gap_kind]
        return (not gap.assessable, far, kind, gap.tier, -gap.severity, -shortfall, gap.gap_id)

    found = [gap for kind in asked for gap in kind.find(context)]
    if consortium:
        own = distances(context, [consortium])
        found = [gap for gap in found if not is_far(gap.subject_ids, own)]
    return sorted(found, key=place)


def _check(threshold: float) -> None:
    if not 0 <= threshold <= 1:
        raise UsageError(
            Bilingual(
                f"门槛须在0与1之间：{threshold}", f"the threshold lies between 0 and 1, not at {threshold}"
            )
        )
