"""The consortia of a store, side by side."""

from jjgraph.analysis.consortia import COLUMNS, consortium_rows
from jjgraph.analysis.context import Analysis
from jjgraph.results.table import Table
from jjgraph.studies.study import study_table


def consortia(analysis: Analysis) -> Table:
    """Return the same figures for each consortium, those with the most known members first."""
    rows = consortium_rows(analysis)
    return study_table(analysis, "consortia", COLUMNS, rows, hidden=("uid",))
