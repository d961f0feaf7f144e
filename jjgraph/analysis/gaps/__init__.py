"""Which collaboration is missing, by the definitions of docs/reference/gaps.md: one module a kind."""

from jjgraph.analysis.gaps.actors import Actor, Cost
from jjgraph.analysis.gaps.assessability import THRESHOLD
from jjgraph.analysis.gaps.core import COLUMNS, Gap, gap_row
from jjgraph.analysis.gaps.finding import find_gaps
from jjgraph.analysis.gaps.kind import GapKind
from jjgraph.analysis.gaps.registry import GAP_KINDS, actor_of, gap_kind

__all__ = [
    "COLUMNS",
    "GAP_KINDS",
    "THRESHOLD",
    "Actor",
    "Cost",
    "Gap",
    "GapKind",
    "actor_of",
    "find_gaps",
    "gap_kind",
    "gap_row",
]
