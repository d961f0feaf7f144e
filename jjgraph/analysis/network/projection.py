"""From the ties of a `Dataset` to graphs: all ties as they are, or who collaborates with whom.

Definitions
-----------
Node of the collaboration graph
    An organisation that has a party (政 校 行 企 研). Consortia, persons, programmes, places and the shared
    objects themselves are never nodes, not even where a data set gives them a party.
Direct tie
    A tie of strength ``strong`` between two nodes that holds on the day asked for.
Share
    A tie that gives a node a part in a shared object (``Tie.share``) and holds on that day. Two nodes with
    a share in one object collaborate through it; k is the number of nodes that have a share in it.
Weight
    1 where there is any direct tie, plus the number of shared objects.
Newman's weight
    1 where there is any direct tie, plus 1/(k-1) for each shared object.
Distance
    1/weight: the stronger, the nearer. Path measures take this one, never the weight.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations
from math import fsum

import networkx as nx

from jjgraph.model.records import Dataset, Entity, Tie, to_properties
from jjgraph.model.schema import Schema

Shares = dict[str, dict[str, list[Tie]]]


def to_graph(dataset: Dataset) -> "nx.MultiDiGraph[str]":
    """Return all entities and ties of *dataset* as networkx holds them.

    Parameters
    ----------
    dataset : Dataset
        As it came from `jjgraph.model.view.apply_view`, or whole.

    Returns
    -------
    networkx.MultiDiGraph
        Nodes by uid, in the order of the uids, with ``kind`` and the properties of the entity; an edge for
        each tie, with the tie's key as edge key and ``type`` and its properties as attributes. Parallel
        ties stay apart.

    Examples
    --------
    >>> school = Entity(uid="s", kind="University", name="校")
    >>> funds = Tie(key="t", dataset="d", subject_uid="s", type="FUNDS", object_uid="s", claim_ids=("c",),
    ...             sources=1, stated_level=3, inferred_level=-1, strength="strong")
    >>> graph = to_graph(Dataset(entities=(school,), ties=(funds,)))
    >>> graph.nodes["s"]["kind"], graph.edges["s", "s", "t"]["type"]
    ('University', 'FUNDS')
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for entity in sorted(dataset.entities, key=lambda item: item.uid):
        graph.add_node(
            entity.uid, **{**to_properties(entity), "kind": entity.kind, "parties": entity.parties}
        )
    for tie in sorted(dataset.ties, key=lambda item: item.key):
        attributes = {**to_properties(tie), "type": tie.type, "claim_ids": tie.claim_ids}
        del attributes["key"]  # it is the edge's key already
        graph.add_edge(tie.subject_uid, tie.object_uid, key=tie.key, **attributes)
    return graph


def is_collaborator(entity: Entity, schema: Schema) -> bool:
    """Tell whether *entity* is a node of the collaboration graph: an organisation with a party.

    Examples
    --------
    A base is an object, and a consortium a collective: neither collaborates by itself.

    >>> from jjgraph.model.examples import SCHEMA, tiny
    >>> [entity.uid for entity in tiny().entities if is_collaborator(entity, SCHEMA)]
    ['a', 'b', 's']
    """
    return bool(entity.parties) and schema.kinds[entity.kind].kind_class == "organisation"


def shares_by_object(ties: Iterable[Tie], subjects: Iterable[str]) -> Shares:
    """Return who has a share in what.

    Parameters
    ----------
    ties : iterable of Tie
        Those that count; all but the shares are passed over.
    subjects : iterable of str
        The uids that may have a share.

    Returns
    -------
    dict
        For each object, by uid, its participants, each with the ties that give it a share.

    Examples
    --------
    >>> from jjgraph.model.examples import tiny
    >>> {uid: list(subjects) for uid, subjects in shares_by_object(tiny().ties, "abs").items()}
    {'x': ['a', 's']}
    """
    allowed = set(subjects)
    found: Shares = defaultdict(lambda: defaultdict(list))
    for tie in ties:
        if tie.share and tie.subject_uid in allowed:
            found[tie.object_uid][tie.subject_uid].append(tie)
    return {uid: {subject: found[uid][subject] for subject in sorted(found[uid])} for uid in sorted(found)}


@dataclass(slots=True)
class _Link:
    direct: bool = False
    newman: list[float] = field(default_factory=list)
    objects: list[str] = field(default_factory=list)
    ties: list[str] = field(default_factory=list)


def collaboration_graph(dataset: Dataset, schema: Schema, *, as_of: date) -> "nx.Graph[str]":
    """Return who collaborates with whom on *as_of*.

    Parameters
    ----------
    dataset : Dataset
        As it came from `jjgraph.model.view.apply_view`: what the view leaves out does not count.
    schema : Schema
        Says which kinds are organisations.
    as_of : date
        Ties that are planned, not begun, or ended on that day do not count.

    Returns
    -------
    networkx.Graph
        Nodes by uid, sorted, isolates included, with ``kind``, ``name`` and ``parties``. Edges, sorted,
        with ``weight`` (1, 2, …), ``weight_newman`` (above 0), ``distance`` (above 0, at most 1), ``ties``
        (the keys of the ties that make it) and ``objects`` (the uids of the shared objects), both sorted.
        No self loops.

    Notes
    -----
    The module's head defines node, direct tie, share and the weights.

    References
    ----------
    M. E. J. Newman, "Scientific collaboration networks. II", Physical Review E 64, 016132 (2001): a paper
    of k authors gives each pair 1/(k-1).

    Examples
    --------
    Two firms and a school share a base; the firms cooperate directly as well: weights 2, 1 and 1.

    >>> from jjgraph.model.schema import builtin_schema
    >>> firms = [Entity(uid=uid, kind="Enterprise", name=uid, parties=("企",)) for uid in ("a", "b")]
    >>> school = Entity(uid="s", kind="University", name="s", parties=("校",))
    >>> base = Entity(uid="x", kind="TrainingBase", name="x")
    >>> def tie(subject, kind, object_, share):
    ...     return Tie(key=f"{subject}/{object_}", dataset="d", subject_uid=subject, type=kind,
    ...                object_uid=object_, claim_ids=("c",), sources=1, stated_level=3, inferred_level=-1,
    ...                strength="strong", share=share)
    >>> ties = [tie("a", "COOPERATES_WITH", "b", False)] + [tie(uid, "CO_BUILDS", "x", True) for uid in "abs"]
    >>> dataset = Dataset(entities=(*firms, school, base), ties=tuple(ties))
    >>> graph = collaboration_graph(dataset, builtin_schema(), as_of=date(2024, 1, 1))
    >>> sorted(graph.edges(data="weight"))
    [('a', 'b', 2), ('a', 's', 1), ('b', 's', 1)]
    >>> graph["a"]["b"]["weight_newman"], graph["a"]["b"]["distance"]
    (1.5, 0.5)
    """
    nodes = {entity.uid: entity for entity in dataset.entities if is_collaborator(entity, schema)}
    graph: nx.Graph[str] = nx.Graph()
    for uid in sorted(nodes):
        graph.add_node(uid, kind=nodes[uid].kind, name=nodes[uid].name, parties=nodes[uid].parties)
    links = _links([tie for tie in dataset.ties if tie.active_at(as_of)], nodes)
    for (a, b), link in sorted(links.items()):
        weight = int(link.direct) + len(link.objects)
        graph.add_edge(
            a,
            b,
            weight=weight,
            weight_newman=fsum([float(link.direct), *link.newman]),
            distance=1 / weight,
            ties=tuple(sorted(link.ties)),
            objects=tuple(sorted(link.objects)),
        )
    return graph


def _links(active: list[Tie], nodes: Mapping[str, Entity]) -> dict[tuple[str, str], _Link]:
    links: dict[tuple[str, str], _Link] = defaultdict(_Link)
    for tie in active:
        a, b = sorted((tie.subject_uid, tie.object_uid))
        if tie.strength == "strong" and a != b and a in nodes and b in nodes:
            links[a, b].direct = True
            links[a, b].ties.append(tie.key)
    for uid, participants in shares_by_object(active, nodes).items():
        for a, b in combinations(participants, 2):
            link = links[a, b]
            link.objects.append(uid)
            link.newman.append(1 / (len(participants) - 1))
            link.ties.extend(tie.key for subject in (a, b) for tie in participants[subject])
    return links
