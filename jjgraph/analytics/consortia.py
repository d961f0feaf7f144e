"""The same figures for each consortium in a store, side by side; a member of two counts in both."""

from collections.abc import Iterable

import networkx as nx

from jjgraph.model.records import Dataset
from jjgraph.model.schema import PARTIES, Schema

MEMBERSHIP = ("MEMBER_OF", "LEADS")
COLUMNS = (
    "consortium", "uid", "members", *PARTIES, "pairs", "density", "isolated", "declared", "sources",
)  # fmt: skip


def members_of(dataset: Dataset, consortium: str) -> list[str]:
    """Return the uids of the members and lead bodies of a consortium that *dataset* knows, sorted."""
    ties = (tie for tie in dataset.ties if tie.type in MEMBERSHIP and tie.object_uid == consortium)
    return sorted({tie.subject_uid for tie in ties if tie.status != "planned"})


def consortium_rows(dataset: Dataset, schema: Schema, graph: "nx.Graph[str]") -> list[tuple[object, ...]]:
    """Return one row for each consortium, those with the most known members first.

    Parameters
    ----------
    dataset : Dataset
        As the view shows it.
    schema : Schema
        Says what is a consortium.
    graph : networkx.Graph
        The collaboration graph of *dataset*.

    Returns
    -------
    list of tuple
        In the order of `COLUMNS`: members known, members of each party (one of two parties counts in
        both), collaborating pairs among members, their density (0 to 1; None below two members), members
        without any partner, members declared (None where nothing is declared), sources of the membership.
    """
    declared: dict[str, float] = {}
    for group in dataset.groups:
        if group.in_total and group.declared is not None:
            declared[group.subject_uid] = declared.get(group.subject_uid, 0) + group.declared
    rows = [
        _row(dataset, graph, entity.uid, declared.get(entity.uid))
        for entity in dataset.entities
        if schema.is_a(entity.kind, "Consortium")
    ]
    return sorted(rows, key=lambda row: (-int(str(row[2])), str(row[1])))


def _row(dataset: Dataset, graph: "nx.Graph[str]", uid: str, declared: float | None) -> tuple[object, ...]:
    members = members_of(dataset, uid)
    nodes = [member for member in members if member in graph]
    pairs = graph.subgraph(nodes).number_of_edges()
    possible = len(nodes) * (len(nodes) - 1) / 2
    parties = [
        sum(party in dataset.entity[m].parties for m in members if m in dataset.entity) for party in PARTIES
    ]
    claims: Iterable[str] = (
        claim_uid
        for tie in dataset.ties
        if tie.type in MEMBERSHIP and tie.object_uid == uid
        for claim_uid in tie.claim_ids
    )
    sources = {dataset.claim[claim_uid].source_uid for claim_uid in claims}
    return (
        dataset.entity[uid].name, uid, len(members), *parties, pairs, pairs / possible if possible else None,
        sum(graph.degree[member] == 0 for member in nodes), declared, len(sources),
    )  # fmt: skip
