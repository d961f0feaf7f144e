"""What if: the same data with a member removed or a tie added, and what the network would lose or gain."""

from dataclasses import dataclass, replace

import networkx as nx

from jjgraph.analysis.measures.centralisation import global_efficiency
from jjgraph.bilingual import Bilingual
from jjgraph.errors import UsageError
from jjgraph.model.records import LEVELS, Dataset, Tie
from jjgraph.model.schema import Schema

SUPPOSED = "supposed"  # the data set that a supposed tie belongs to; no claim stands behind it
COLUMNS = ("figure", "before", "after", "difference")


def without(dataset: Dataset, uid: str) -> Dataset:
    """Return *dataset* without the entity *uid* and its ties.

    Examples
    --------
    >>> from jjgraph.model.examples import tiny
    >>> [tie.key for tie in without(tiny(), "a").ties]
    ['d/s/CO_BUILDS/x']
    """
    return replace(
        dataset,
        entities=tuple(entity for entity in dataset.entities if entity.uid != uid),
        ties=tuple(tie for tie in dataset.ties if uid not in (tie.subject_uid, tie.object_uid)),
    )


def with_tie(dataset: Dataset, schema: Schema, subject: str, tie_type: str, object_uid: str) -> Dataset:
    """Return *dataset* with one more tie, as if an official source stated it.

    Raises
    ------
    UsageError
        If the type is not known, or does not admit these ends.

    Examples
    --------
    >>> from jjgraph.model.examples import SCHEMA, tiny
    >>> more = with_tie(tiny(), SCHEMA, "b", "CO_BUILDS", "x")
    >>> len(more.ties) - len(tiny().ties), sum(tie.share for tie in more.ties)
    (1, 3)
    """
    spec = schema.ties.get(tie_type)
    if spec is None:
        known = ", ".join(sorted(schema.ties))
        raise UsageError(
            Bilingual(f"未知的关系类型 {tie_type}", f"unknown type of tie {tie_type}"),
            hint=Bilingual(f"可选：{known}", f"choose from {known}"),
        )
    kinds = [dataset.entity[uid].kind for uid in (subject, object_uid)]
    labels = [schema.kinds[kind].label for kind in kinds]
    if not (schema.admits(spec.subject, kinds[0]) and schema.admits(spec.object, kinds[1])):
        raise UsageError(
            Bilingual(
                f"“{spec.label.zh}”不能连接{labels[0].zh}与{labels[1].zh}",
                f"{tie_type} does not admit a {labels[0].en} and a {labels[1].en}",
            )
        )
    tie = Tie(
        key=f"{SUPPOSED}/{subject}/{tie_type}/{object_uid}",
        dataset=SUPPOSED,
        subject_uid=subject,
        type=tie_type,
        object_uid=object_uid,
        stated_level=LEVELS["official"],
        strength=spec.strength,
        share=spec.share and schema.is_shared_object(kinds[1]),
    )
    return replace(dataset, ties=tuple(sorted((*dataset.ties, tie), key=lambda item: item.key)))


@dataclass(frozen=True, slots=True)
class Shape:
    """The figures of a network that a scenario is judged by.

    Attributes
    ----------
    organisations : int
        Nodes that have a partner.
    pairs : int
        Collaborating pairs.
    reachable : int
        Pairs of organisations that are connected, directly or through others.
    largest : int
        Organisations in the largest connected part.
    efficiency : float
        Global efficiency (`jjgraph.analysis.measures.centralisation`), 0 to 1; 0 below two nodes.
    """

    organisations: int
    pairs: int
    reachable: int
    largest: int
    efficiency: float


def shape(graph: "nx.Graph[str]") -> Shape:
    """Return the figures of a collaboration graph.

    Examples
    --------
    A path of three: all 3 pairs reach each other, in 1, 1 and 2 steps: (1 + 1 + 1/2) / 3 = 0.8333.

    >>> found = shape(nx.path_graph(3))
    >>> found.reachable, found.largest, round(found.efficiency, 4)
    (3, 3, 0.8333)
    """
    sizes = [len(part) for part in nx.connected_components(graph)]
    return Shape(
        organisations=sum(1 for _, degree in graph.degree() if degree),
        pairs=graph.number_of_edges(),
        reachable=sum(size * (size - 1) // 2 for size in sizes),
        largest=max(sizes, default=0),
        efficiency=global_efficiency(graph) or 0.0,
    )


def lost_contact(before: "nx.Graph[str]", after: "nx.Graph[str]") -> int:
    """Return the number of pairs, of those in both graphs, that could reach each other before and cannot after.

    Examples
    --------
    A star of three leaves without its hub: the 3 pairs of leaves lose contact.

    >>> star = nx.star_graph(3)
    >>> rest = star.copy()
    >>> rest.remove_node(0)
    >>> lost_contact(star, rest)
    3
    """
    lost = 0
    part_after = {uid: number for number, part in enumerate(nx.connected_components(after)) for uid in part}
    for part in nx.connected_components(before):
        kept = [uid for uid in part if uid in part_after]
        sizes: dict[int, int] = {}
        for uid in kept:
            sizes[part_after[uid]] = sizes.get(part_after[uid], 0) + 1
        together = sum(size * (size - 1) // 2 for size in sizes.values())
        lost += len(kept) * (len(kept) - 1) // 2 - together
    return lost
