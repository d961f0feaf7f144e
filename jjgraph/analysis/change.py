"""What changed between two states of a network: who joined, which ties are new, who rose, which gaps closed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import networkx as nx

from jjgraph.analysis.gaps.core import Gap
from jjgraph.analysis.measures.centrality import MEASURES, ranking
from jjgraph.model.records import Tie

JOINED, LEFT, NEW, ENDED, ROSE, FELL, OPENED, CLOSED = (
    "joined",
    "left",
    "new",
    "ended",
    "rose",
    "fell",
    "opened",
    "closed",
)
ORDER = (JOINED, LEFT, NEW, ENDED, ROSE, FELL, OPENED, CLOSED)
COLUMNS = ("change", "subject", "uid", "before", "after")


@dataclass(frozen=True, slots=True)
class Change:
    """One change. ``uid`` is that of an organisation, the key of a tie or the id of a gap.

    ``before`` and ``after`` are the rank (rose, fell) or the number of partners (joined, left); "" else.
    """

    change: str
    subject: str
    uid: str
    before: str = ""
    after: str = ""


def network_changes(before: "nx.Graph[str]", after: "nx.Graph[str]") -> list[Change]:
    """Return who joined the network and who left it: those without a partner in one state and with in the other.

    Examples
    --------
    >>> before, after = nx.Graph([("a", "b")]), nx.Graph([("a", "c")])
    >>> [(item.change, item.uid) for item in network_changes(before, after)]
    [('joined', 'c'), ('left', 'b')]
    """

    def partners(graph: "nx.Graph[str]", uid: str) -> int:
        return int(graph.degree[uid]) if uid in graph else 0

    found = []
    for uid in sorted(set(before) | set(after)):
        old, new = partners(before, uid), partners(after, uid)
        if bool(old) is not bool(new):
            found.append(Change(JOINED if new else LEFT, "organisation", uid, str(old), str(new)))
    return sorted(found, key=lambda item: (ORDER.index(item.change), item.uid))


def tie_changes(
    before: Iterable[Tie], after: Iterable[Tie], *, day_before: date, day_after: date
) -> list[Change]:
    """Return the ties that hold in the second state and not in the first (new), and the reverse (ended).

    Examples
    --------
    >>> from jjgraph.model.examples import tie
    >>> states = [tie("a", "FUNDS", "s", until="2022")], [tie("b", "FUNDS", "s", since="2023")]
    >>> found = tie_changes(*states, day_before=date(2022, 6, 1), day_after=date(2024, 1, 1))
    >>> [(item.change == NEW, item.uid) for item in found]
    [(True, 'b-s'), (False, 'a-s')]
    """
    old = {tie.key for tie in before if tie.active_at(day_before)}
    new = {tie.key for tie in after if tie.active_at(day_after)}
    found = [Change(NEW, "tie", key) for key in sorted(new - old)]
    return found + [Change(ENDED, "tie", key) for key in sorted(old - new)]


def rank_changes(
    before: Mapping[str, Mapping[str, float]], after: Mapping[str, Mapping[str, float]]
) -> list[Change]:
    """Return the organisations whose rank differs, by measure; only those with a score other than 0 in a state.

    Examples
    --------
    >>> moves = rank_changes({"degree": {"a": 2.0, "b": 1.0}}, {"degree": {"a": 1.0, "b": 2.0}})
    >>> [(item.change, item.uid, item.before, item.after) for item in moves]
    [('rose', 'b', '2', '1'), ('fell', 'a', '1', '2')]
    """
    found = []
    for measure in sorted(set(before) & set(after)):
        low_first = MEASURES[measure].low_first
        old = {uid: rank for rank, uid, _ in ranking(before[measure], low_first=low_first)}
        new = {uid: rank for rank, uid, _ in ranking(after[measure], low_first=low_first)}
        for uid in sorted(old.keys() & new.keys()):
            scored = before[measure][uid] or after[measure][uid]
            if scored and old[uid] != new[uid]:
                change = ROSE if new[uid] < old[uid] else FELL
                found.append(Change(change, measure, uid, str(old[uid]), str(new[uid])))
    return sorted(found, key=lambda c: (ORDER.index(c.change), c.subject, int(c.after), c.uid))


def gap_changes(before: Iterable[Gap], after: Iterable[Gap]) -> list[Change]:
    """Return the gaps that are there in the second state only (opened) and in the first only (closed).

    Examples
    --------
    >>> from jjgraph.analysis.context import Analysis
    >>> from jjgraph.model.examples import SCHEMA, tiny
    >>> from jjgraph.analysis.gaps import find_gaps
    >>> [lack] = find_gaps(Analysis.of(tiny(), SCHEMA), ["G02"])[:1]
    >>> [(item.change == CLOSED, item.subject) for item in gap_changes([lack], [])]
    [(True, 'G02')]
    """
    old, new = {gap.gap_id: gap for gap in before}, {gap.gap_id: gap for gap in after}
    found = [Change(OPENED, new[gap_id].gap_kind, gap_id) for gap_id in sorted(new.keys() - old.keys())]
    return found + [
        Change(CLOSED, old[gap_id].gap_kind, gap_id) for gap_id in sorted(old.keys() - new.keys())
    ]
