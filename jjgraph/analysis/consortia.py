"""The same figures for each consortium in a store, side by side; a member of two counts in both."""

from collections import defaultdict

import networkx as nx

from jjgraph.analysis.context import Analysis
from jjgraph.analysis.gaps.assessability import group_coverages, total_lists
from jjgraph.analysis.measures.centralisation import density
from jjgraph.analysis.schema_names import CONSORTIUM
from jjgraph.model.records import Dataset, Tie
from jjgraph.model.schema import PARTIES

COLUMNS = (
    "consortium",
    "uid",
    "members",
    *PARTIES,
    "pairs",
    "density",
    "isolated",
    "declared",
    "named",
    "sources",
)


def consortium_rows(analysis: Analysis) -> list[tuple[object, ...]]:
    """Return one row for each consortium, those with the most known members first.

    Parameters
    ----------
    analysis : Analysis
        What is known, in a view, on a day: that on which the memberships hold.

    Returns
    -------
    list of tuple
        In the order of `COLUMNS`: members known, members of each party (one of two parties counts in
        both), collaborating pairs among members, their density (0 to 1; None below two members), members
        without any partner, members declared, how many of these are named (as in G01; both None where
        nothing is declared; of several totals the largest: two declarations are never added up), sources of
        the membership.

    Examples
    --------
    One member is known, a, whose partners b and s are no members; the consortium declares two.

    >>> from jjgraph.model.examples import SCHEMA, tiny
    >>> row = dict(zip(COLUMNS, *consortium_rows(Analysis.of(tiny(), SCHEMA))))
    >>> row["members"], row["企"], row["pairs"], row["density"], row["isolated"], row["declared"]
    (1, 1, 0, None, 0, 2.0)
    """
    dataset, joining = analysis.shown, analysis.schema.ties_that_mean("membership")
    joined: dict[str, list[Tie]] = defaultdict(list)
    for tie in dataset.ties:
        if tie.type in joining and tie.active_at(analysis.as_of):
            joined[tie.object_uid].append(tie)
    totals: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for items in total_lists(group_coverages(dataset, analysis.schema, analysis.as_of)):
        declared = sum(item.group.declared or 0.0 for item in items)
        named = sum(min(len(item.strict), item.group.declared or 0.0) for item in items)
        totals[items[0].group.subject_uid].append((declared, named))
    rows = [
        _row(
            dataset,
            analysis.graph,
            entity.uid,
            joined[entity.uid],
            max(totals[entity.uid], default=(None, None)),
        )
        for entity in dataset.entities
        if analysis.schema.is_a(entity.kind, CONSORTIUM)
    ]
    return sorted(rows, key=lambda row: (-int(str(row[2])), str(row[1])))


def _row(
    dataset: Dataset,
    graph: "nx.Graph[str]",
    uid: str,
    ties: list[Tie],
    total: tuple[float | None, float | None],
) -> tuple[object, ...]:
    members = sorted({tie.subject_uid for tie in ties})
    nodes = [member for member in members if member in graph]
    members_only = graph.subgraph(nodes)
    parties = [
        sum(party in dataset.entity[m].parties for m in members if m in dataset.entity) for party in PARTIES
    ]
    sources = {dataset.claim[claim_uid].source_uid for tie in ties for claim_uid in tie.claim_ids}
    return (
        dataset.entity[uid].name,
        uid,
        len(members),
        *parties,
        members_only.number_of_edges(),
        density(members_only),
        sum(graph.degree[member] == 0 for member in nodes),
        *total,
        len(sources),
    )
