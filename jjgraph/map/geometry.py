"""The ground plan of the map: five sectors on a ring, a disk inside it, a band around it."""

import math
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from jjgraph.model.schema import PARTIES

Point = tuple[float, float]

SPACING = 62  # between neighbours, in map units; the largest node drawn has a diameter of 56
BAND_GAP = 240  # between ring and outer band: the names of the sectors stand there
SECTOR_MARGIN = 3.0  # degrees kept free at each side of a sector
# Fixed, so that an organisation stays where people learned to find it when others join.
SECTOR_DEGREES: Mapping[str, float] = {"政": 72, "校": 104, "行": 34, "企": 86, "研": 64}


class Sector(NamedTuple):
    """A party's share of the ring, in degrees clockwise from the top."""

    party: str
    start: float
    end: float


def sectors() -> tuple[Sector, ...]:
    """Return the five sectors; the first is centred at the top.

    Examples
    --------
    >>> sectors()[0]
    Sector(party='政', start=-36.0, end=36.0)
    >>> sum(sector.end - sector.start for sector in sectors())
    360.0
    """
    found, start = [], -SECTOR_DEGREES[PARTIES[0]] / 2
    for party in PARTIES:
        end = start + SECTOR_DEGREES[party]
        found.append(Sector(party, start, end))
        start = end
    return tuple(found)


def polar(radius: float, degrees: float) -> Point:
    """Return the point at *radius* and *degrees* clockwise from the top; y grows downwards.

    Examples
    --------
    >>> [round(value) for value in polar(10, 90)]
    [10, 0]
    """
    angle = math.radians(degrees)
    return radius * math.sin(angle), -radius * math.cos(angle)


def arc_slots(radius: float, start: float, end: float, most: int) -> list[Point]:
    """Return up to *most* places on an arc, at least `SPACING` apart, spread evenly from *start* to *end* (degrees).

    One at least, however short the arc is.

    Examples
    --------
    A quarter of a circle of radius 100 has room for two places 62 apart, one in the middle of each half.

    >>> places = arc_slots(100, 0, 90, 5)
    >>> len(places), places[0] == polar(100, 22.5)
    (2, True)
    """
    step = 2 * math.degrees(math.asin(min(1.0, SPACING / 2 / radius)))
    count = max(1, min(most, int((end - start) / step)))
    width = (end - start) / count
    return [polar(radius, start + (index + 0.5) * width) for index in range(count)]


def ring_slots(inner: float, sector: Sector, count: int) -> list[Point]:
    """Return *count* places of *sector*, arc by arc outwards from the radius *inner*.

    Examples
    --------
    The first stands on the inner arc, in the middle of its share of the sector.

    >>> [place] = ring_slots(500, Sector("政", -36, 36), 1)
    >>> [round(value) for value in place]
    [0, -500]
    """
    start, end = sector.start + SECTOR_MARGIN, sector.end - SECTOR_MARGIN
    found: list[Point] = []
    radius = inner
    while len(found) < count:
        found += arc_slots(radius, start, end, count - len(found))
        radius += SPACING
    return found


def band_slots(outer: float, count: int) -> list[Point]:
    """Return *count* places all around, arc by arc outwards from the radius *outer*.

    Examples
    --------
    >>> [[round(value) for value in place] for place in band_slots(100, 2)]  # at 90 and 270 degrees
    [[100, 0], [-100, 0]]
    """
    found: list[Point] = []
    radius = outer
    while len(found) < count:
        found += arc_slots(radius, 0, 360, count - len(found))
        radius += SPACING
    return found


def disk_slots(count: int) -> list[Point]:
    """Return *count* places of a hexagonal grid, the nearest to the centre first.

    Examples
    --------
    >>> disk_slots(1)
    [(0.0, 0.0)]
    """
    found = list(_hexagons(1 + math.isqrt(count)))
    found.sort(key=lambda point: (round(math.hypot(*point), 6), round(point[1], 6), round(point[0], 6)))
    return found[:count]


def _hexagons(reach: int) -> Iterator[Point]:
    pitch = SPACING * 1.15  # joint objects carry the longest names: they get more room
    for row in range(-reach, reach + 1):
        for column in range(-reach, reach + 1):
            yield (column + 0.5 * (row % 2)) * pitch, row * pitch * math.sqrt(3) / 2
