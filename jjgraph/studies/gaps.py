"""Which collaboration is missing."""

from collections.abc import Collection

from jjgraph.analysis.context import Analysis
from jjgraph.analysis.gaps import find_gaps
from jjgraph.analysis.gaps.core import AMONG_KNOWN, COLUMNS, gap_row
from jjgraph.results.table import Table
from jjgraph.studies.messages import GAP_NOTE
from jjgraph.studies.study import at_least, study_table

HIDDEN = ("gap_id", "subject_ids", "claim_ids", "expected", "observed", "suggested_action")


def gaps(
    analysis: Analysis, kinds: Collection[str] = (), *, consortium: str = "", top: int | None = None
) -> Table:
    """List the collaboration gaps, assessable ones first. A gap is computed, not a fact.

    Parameters
    ----------
    analysis : Analysis
        What is known, in a view, on a day.
    kinds : collection of str
        ``"G01"`` … ``"G15"``; all where there are none.
    consortium : str
        The uid of a consortium: only gaps about it and what is near it; "" for all.
    top : int, optional
        Number of rows; by default all.

    Returns
    -------
    Table
        Each row with its reason in both languages, severity (0 to 1, comparable within a kind), whether it is
        assessable, and the claims it rests on.

    Raises
    ------
    UsageError
        If there is no such kind.
    """
    at_least(1, top=top)
    found = find_gaps(analysis, kinds or None, consortium=consortium)[:top]
    return study_table(
        analysis,
        "gaps",
        COLUMNS,
        map(gap_row, found),
        notes=[GAP_NOTE, AMONG_KNOWN],
        hidden=HIDDEN,
        kinds=list(kinds) or None,
        consortium=consortium or None,
        top=top,
    )
