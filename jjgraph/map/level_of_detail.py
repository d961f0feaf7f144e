"""What a map of its size can draw at rest: everything, the most important, or clusters of a kind and an industry."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from jjgraph.analysis.context import Analysis
from jjgraph.analysis.network.communities import communities
from jjgraph.bilingual import Bilingual
from jjgraph.map.layout import place_all
from jjgraph.model.records import Dataset, Entity
from jjgraph.model.schema import Schema

if TYPE_CHECKING:
    import networkx as nx

Density = Literal["all", "thinned", "clustered"]
By = Literal["industry", "community", "rest", "kind"]

LEAST = 8  # members below which a group of a kind is no cluster of its own
SPREAD = 2.1  # the places of clusters are so much wider apart than those of single entities


class Limits(NamedTuple):
    """How much of a map is drawn and carried.

    Attributes
    ----------
    whole : int
        Entities of the resting view up to which all are drawn.
    thinned : int
        Entities up to which the most important are drawn; above it, clusters.
    drawn : int
        The most that a thinned map, an opened cluster or the surroundings of an entity show.
    clusters : int
        The most clusters, apart from the rests of kinds.
    gaps : int
        The most gaps that the page carries.
    """

    whole: int = 400
    thinned: int = 1000
    drawn: int = 300
    clusters: int = 90
    gaps: int = 500


LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Cluster:
    """Entities of one kind that an industry or a community holds together, or the rest of the kind.

    Attributes
    ----------
    uid : str
        Built from the kind and what it is held together by, so that a link to it outlives the data of a day.
    kind : str
        The kind of all its members.
    by : {"industry", "community", "rest", "kind"}
        What holds it together; ``kind`` where it is all of its kind.
    name : Bilingual
        Its name.
    members : tuple of str
        Uids, sorted.
    """

    uid: str
    kind: str
    by: By
    name: Bilingual
    members: tuple[str, ...]


def density(resting: int, limits: Limits = LIMITS) -> Density:
    """Return how a map is drawn at rest whose resting view holds so many entities.

    Examples
    --------
    >>> density(400), density(401), density(1001)
    ('all', 'thinned', 'clustered')
    """
    if resting <= limits.whole:
        return "all"
    return "thinned" if resting <= limits.thinned else "clustered"


def most_drawn(kind: Density, limits: Limits = LIMITS) -> int:
    """Return above how many entities, by whatever filter, the page no longer draws each of them.

    Examples
    --------
    >>> most_drawn("all"), most_drawn("thinned"), most_drawn("clustered")
    (1000, 300, 300)
    """
    return limits.thinned if kind == "all" else limits.drawn


def find_clusters(analysis: Analysis, limits: Limits = LIMITS) -> list[Cluster]:
    """Divide all entities of *analysis* into clusters, whether its view shows them or not.

    An entity belongs to the industry that it is tied to, the one with most ties first; without one, to its
    community in the collaboration that the view shows, named by the best connected member of the community.
    Groups with fewer than `LEAST` members, and the smallest beyond the limit, join the rest of their kind.

    Returns
    -------
    list of Cluster
        By uid; each entity is in exactly one.

    Examples
    --------
    Five entities of four kinds: none of the kinds has eight members, so that each is one cluster.

    >>> from jjgraph.model.examples import SCHEMA, tiny
    >>> found = find_clusters(Analysis.of(tiny(), SCHEMA))
    >>> [(cluster.kind, cluster.by, len(cluster.members)) for cluster in found][:2]
    [('Consortium', 'kind', 1), ('Enterprise', 'kind', 2)]
    """
    full, schema = analysis.full, analysis.schema
    industries = _industries(full, schema)
    heads = _communities(analysis.graph)
    groups: dict[tuple[str, By, str], list[str]] = defaultdict(list)
    for entity in full.entities:
        groups[_group(entity, industries, heads)].append(entity.uid)
    own = {key for key, uids in groups.items() if key[1] != "rest" and len(uids) >= LEAST}
    own = set(sorted(own, key=lambda key: (-len(groups[key]), key))[: limits.clusters])
    found: dict[tuple[str, By, str], list[str]] = defaultdict(list)
    for key, uids in groups.items():
        found[key if key in own else (key[0], "rest", "")] += uids
    parts = Counter(kind for kind, _, _ in found)
    clusters = [
        _cluster(key if parts[key[0]] > 1 else (key[0], "kind", ""), uids, full.entity, schema)
        for key, uids in found.items()
    ]
    return sorted(clusters, key=lambda cluster: cluster.uid)


def _group(entity: Entity, industries: Mapping[str, str], heads: Mapping[str, str]) -> tuple[str, By, str]:
    if entity.uid in industries:
        return (entity.kind, "industry", industries[entity.uid])
    if entity.uid in heads:
        return (entity.kind, "community", heads[entity.uid])
    return (entity.kind, "rest", "")


def _industries(full: Dataset, schema: Schema) -> dict[str, str]:
    """Return the industry with which each entity has most ties; the first by uid of equals."""
    industries = {item.uid for item in full.entities if "Industry" in schema.lineage(item.kind)}
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for tie in full.ties:
        for uid, other in ((tie.subject_uid, tie.object_uid), (tie.object_uid, tie.subject_uid)):
            if other in industries and uid not in industries:
                counts[uid][other] += 1
    return {uid: min(found, key=lambda other: (-found[other], other)) for uid, found in counts.items()}


def _communities(graph: "nx.Graph[str]") -> dict[str, str]:
    found = {}
    for group in communities(graph).groups:
        if len(group) >= LEAST:
            head = min(group, key=lambda uid: (-graph.degree(uid), uid))
            found.update(dict.fromkeys(group, head))
    return found


def _cluster(
    key: tuple[str, By, str], uids: Iterable[str], entity: Mapping[str, Entity], schema: Schema
) -> Cluster:
    kind, by, about = key
    label = schema.kinds[kind].label
    name = label
    if by == "rest":
        name = Bilingual(f"{label.zh} · 其他", f"{label.en} · others")
    if by == "industry":
        name = Bilingual(
            f"{label.zh} · {entity[about].label('zh')}", f"{label.en} · {entity[about].label('en')}"
        )
    if by == "community":
        head = entity[about]
        name = Bilingual(f"{label.zh} · {head.label('zh')}一带", f"{label.en} · around {head.label('en')}")
    return Cluster(f"{kind}/{by}/{about}", kind, by, name, tuple(sorted(uids)))


def cluster_places(
    clusters: Sequence[Cluster], zones: Mapping[str, str], full: Dataset
) -> dict[str, tuple[int, int]]:
    """Return a place for each cluster, in the sector of its kind and near those it is tied to.

    Parameters
    ----------
    clusters : sequence of Cluster
        From `find_clusters`.
    zones : mapping
        The part of the map of each kind.
    full : Dataset
        Gives the ties.

    Returns
    -------
    dict
        A place for each cluster by its uid, sorted, in map units from the middle; y grows downwards.

    Examples
    --------
    The sector of government lies at the top, at most 36 degrees to each side.

    >>> from jjgraph.model.examples import tiny
    >>> alone = Cluster("GovernmentBody/kind/", "GovernmentBody", "kind", Bilingual(""), tuple("absux"))
    >>> [(x, y)] = cluster_places([alone], {"GovernmentBody": "政"}, tiny()).values()
    >>> y < 0, abs(x) < abs(y)
    (True, True)
    """
    of = {uid: cluster.uid for cluster in clusters for uid in cluster.members}
    ends = {(of[tie.subject_uid], of[tie.object_uid]) for tie in full.ties}
    places = place_all({item.uid: zones[item.kind] for item in clusters}, sorted(ends), {})
    return {uid: (round(SPREAD * x), round(SPREAD * y)) for uid, (x, y) in sorted(places.items())}
