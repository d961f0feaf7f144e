"""G12, distances: how far apart those are who collaborate, and those who do not."""

from collections.abc import Mapping
from itertools import combinations
from math import asin, cos, radians, sin, sqrt
from random import Random
from statistics import median

import networkx as nx

EARTH = 6371.0  # mean radius, km
SAMPLE = 10_000  # untied pairs that are measured at most


def haversine(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Return the distance of two points (latitude, longitude, in degrees) on the earth, in km.

    Examples
    --------
    A degree of the equator is a 360th of its length.

    >>> round(haversine((0, 0), (0, 1)), 1)
    111.2
    """
    (lat1, lng1), (lat2, lng2) = ((radians(p[0]), radians(p[1])) for p in (a, b))
    chord = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lng2 - lng1) / 2) ** 2
    return 2 * EARTH * asin(sqrt(min(1.0, chord)))


def median_distances(
    graph: "nx.Graph[str]", points: Mapping[str, tuple[float, float]], *, seed: int = 0
) -> tuple[float | None, float | None]:
    """Return the median distance, in km, of tied and of untied pairs; None where there is no such pair.

    Notes
    -----
    Only nodes with a point count. Of many untied pairs 10,000 are drawn, by *seed*.

    Examples
    --------
    >>> graph = nx.Graph([("a", "b")])
    >>> graph.add_node("c")
    >>> [round(km) for km in median_distances(graph, {"a": (0, 0), "b": (0, 1), "c": (0, 3)})]
    [111, 278]
    """
    uids = sorted(uid for uid in graph if uid in points)
    tied = [haversine(points[a], points[b]) for a, b in graph.edges() if a in points and b in points]
    total = len(uids) * (len(uids) - 1) // 2
    if total <= SAMPLE:
        pairs = list(combinations(uids, 2))
    else:
        chance = Random(seed)
        pairs = [(a, b) for a, b in (chance.sample(uids, 2) for _ in range(SAMPLE))]
    untied = [haversine(points[a], points[b]) for a, b in pairs if not graph.has_edge(a, b)]
    return median(tied) if tied else None, median(untied) if untied else None
