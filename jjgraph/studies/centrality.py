"""Who is central, and between which ranks everybody lies."""

from collections.abc import Collection

from jjgraph.analysis.context import Analysis
from jjgraph.analysis.robustness import INTERVAL_COLUMNS, interval_rows, rank_robustness
from jjgraph.results.table import Table
from jjgraph.studies.messages import robustness_notes
from jjgraph.studies.study import at_least, study_table

DRAWS = 200  # behind the rank intervals where nobody asks for another number


def centrality(
    analysis: Analysis,
    measures: Collection[str] = (),
    *,
    top: int | None = None,
    draws: int = DRAWS,
    seed: int = 0,
) -> Table:
    """Rank the organisations by each measure, each rank with the interval that doubtful ties leave it.

    Parameters
    ----------
    analysis : Analysis
        What is known, in a view, on a day.
    measures : collection of str
        Names out of `jjgraph.analysis.measures.centrality.MEASURES`; the five basic ones where there are none.
    top : int, optional
        Rows a measure; by default all.
    draws, seed : int
        Of the resampling behind the intervals; 0 draws leaves them to the three recomputations.

    Returns
    -------
    Table
        ``rank`` from 1 (equals share the better one), ``score`` in the unit of the measure, ``rank_low`` and
        ``rank_high``: the best and the worst rank. The notes say what the intervals stand on.

    Raises
    ------
    UsageError
        If there is no such measure, or a number is out of its range; the hint lists the measures.
    """
    at_least(1, top=top)
    at_least(0, draws=draws, seed=seed)
    found = rank_robustness(analysis, measures or None, draws=draws, seed=seed)
    rows = interval_rows(analysis.shown, analysis.graph, found.intervals, top=top)
    return study_table(
        analysis,
        "centrality",
        INTERVAL_COLUMNS,
        rows,
        notes=robustness_notes(found),
        measures=list(measures) or None,
        top=top,
        draws=draws,
        seed=seed,
    )
