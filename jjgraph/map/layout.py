"""Where each entity stands: parties in five sectors of a ring, what they share inside, the rest around it.

Everything is computed here and nothing in the browser, so that the map looks the same on each load,
and an organisation stays where people learned to find it.
"""

import json
import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from jjgraph.bilingual import Bilingual
from jjgraph.errors import DataError
from jjgraph.files import write_file
from jjgraph.map.geometry import BAND_GAP, SPACING, Point, band_slots, disk_slots, polar, ring_slots, sectors
from jjgraph.model.records import Entity, Tie
from jjgraph.model.schema import PARTIES, Schema

INSIDE, OUTSIDE = "inside", "outside"
OUTER_CLASSES = ("topic", "person", "place", "event")
ROUNDS = 4  # of moving everything towards its neighbours; more change little

Positions = dict[str, tuple[int, int]]
_Numbers = np.ndarray[Any, np.dtype[np.float64]]


def zone(entity: Entity, schema: Schema) -> str:
    """Return the part of the map in which *entity* stands: a party, ``inside`` or ``outside``.

    An entity of several parties stands in the sector of the first; organisations without a party
    (media, societies) stand inside, between those they work with.

    Examples
    --------
    >>> from jjgraph.model.examples import SCHEMA, entity
    >>> [zone(entity("x", kind), SCHEMA) for kind in ("Enterprise", "Media", "Country")]
    ['企', 'inside', 'outside']
    """
    if schema.kinds[entity.kind].kind_class in OUTER_CLASSES:
        return OUTSIDE
    return entity.parties[0] if entity.parties else INSIDE


def positions(
    entities: Iterable[Entity],
    ties: Iterable[Tie],
    schema: Schema,
    *,
    stored: Mapping[str, tuple[int, int]] | None = None,
) -> Positions:
    """Place every entity on the map.

    Parameters
    ----------
    entities, ties : iterable
        All that may be shown; their order does not matter.
    schema : Schema
        Gives the class of each kind.
    stored : mapping, optional
        Places from an earlier map. They are kept, and what is new stands beside its neighbours.

    Returns
    -------
    dict of str to (int, int)
        Sorted by uid, y downwards. No two new places are nearer than nine tenths of `geometry.SPACING`.

    Examples
    --------
    >>> from jjgraph.model.schema import builtin_schema
    >>> school = Entity(uid="s", kind="University", name="校", parties=("校",))
    >>> positions([school], [], builtin_schema(), stored={"s": (700, -80), "gone": (0, 0)})
    {'s': (700, -80)}
    """
    zones = {entity.uid: zone(entity, schema) for entity in sorted(entities, key=lambda item: item.uid)}
    fixed: dict[str, Point] = {uid: stored[uid] for uid in zones if stored and uid in stored}
    if len(fixed) == len(zones):
        return _rounded(fixed)
    ends = [(tie.subject_uid, tie.object_uid) for tie in sorted(ties, key=lambda item: item.key)]
    return _rounded(place_all(zones, ends, fixed))


def place_all(
    zones: Mapping[str, str], ends: Iterable[tuple[str, str]], fixed: Mapping[str, Point]
) -> dict[str, Point]:
    """Give a place to everything in *zones*, near what it is tied to; what is *fixed* stays.

    Parameters
    ----------
    zones : mapping
        For each id, sorted, its part of the map: a party, ``inside`` or ``outside``.
    ends : iterable of (str, str)
        The two ends of each tie.
    fixed : mapping
        Places that are held.

    Examples
    --------
    >>> place_all({"a": "inside"}, [], {})
    {'a': (0.0, 0.0)}
    """
    neighbours = _neighbours(zones, ends)
    members: dict[str, list[str]] = defaultdict(list)
    for uid in sorted(zones, key=lambda uid: (-len(neighbours[uid]), uid)):
        members[zones[uid]].append(uid)  # the best connected choose first
    slots = _slots(members, zones, fixed)
    places = {uid: fixed.get(uid) or _start(zones[uid], slots) for uid in zones}
    for _ in range(ROUNDS):
        wanted = {uid: _wish(uid, zones[uid], neighbours, places) for uid in zones if uid not in fixed}
        for name in (*PARTIES, INSIDE, OUTSIDE):
            places.update(_assign([uid for uid in members[name] if uid in wanted], wanted, slots[name]))
    return places


def _rounded(places: Mapping[str, Point]) -> Positions:
    return {uid: (round(x), round(y)) for uid, (x, y) in places.items()}


def _neighbours(zones: Mapping[str, str], ends: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {uid: [] for uid in zones}
    for one, other in ends:
        if one in found and other in found:
            found[one].append(other)
            found[other].append(one)
    return found


def _slots(
    members: Mapping[str, Sequence[str]], zones: Mapping[str, str], fixed: Mapping[str, Point]
) -> dict[str, list[Point]]:
    """Return the free places of each zone, at least one for each member that is not held."""

    def count(name: str) -> int:
        held = sum(1 for uid in members.get(name, ()) if uid in fixed)
        # A place that is held may cover three others; inside, some stay free to choose from.
        spare = len(members.get(name, ())) // 4 if name == INSIDE else 0
        return len(members.get(name, ())) + spare + 3 * held + 1

    def held_radii(*names: str) -> list[float]:
        return [math.hypot(*point) for uid, point in fixed.items() if zones[uid] in names]

    inside = disk_slots(count(INSIDE))
    inner = min(held_radii(*PARTIES), default=math.hypot(*inside[-1]) + 1.7 * SPACING)
    slots = {INSIDE: [point for point in inside if math.hypot(*point) < inner - SPACING]}
    for sector in sectors():
        slots[sector.party] = ring_slots(inner, sector, count(sector.party))
    edge = max(math.hypot(*slots[party][-1]) for party in PARTIES)
    outer = min(held_radii(OUTSIDE), default=edge + BAND_GAP)
    band = band_slots(outer, count(OUTSIDE) + count(INSIDE))
    slots[OUTSIDE] = band[: count(OUTSIDE)]
    if fixed:  # the outermost places are the last resort of what finds no room inside
        slots[INSIDE] += band[count(OUTSIDE) :]
    return _without_clashes(slots, list(fixed.values())) if fixed else slots


def _without_clashes(slots: Mapping[str, list[Point]], taken: list[Point]) -> dict[str, list[Point]]:
    """Keep what is free of held places; a grown sector may also reach into the grid of the band."""
    found = {}
    for name, places in slots.items():
        x, y = np.array(taken).T
        found[name] = [point for point in places if _squares(x, y, point).min() >= (0.9 * SPACING) ** 2]
        taken = taken + found[name]
    return found


def _squares(x: _Numbers, y: _Numbers, point: Point) -> _Numbers:
    """Return the squares of the distances of all places from *point*."""
    dx, dy = x - point[0], y - point[1]
    return dx * dx + dy * dy


def _start(name: str, slots: Mapping[str, Sequence[Point]]) -> Point:
    for sector in sectors():
        if sector.party == name and slots[name]:
            return polar(math.hypot(*slots[name][0]), (sector.start + sector.end) / 2)
    return (0.0, 0.0)


def _wish(uid: str, name: str, neighbours: Mapping[str, Sequence[str]], places: Mapping[str, Point]) -> Point:
    """Return the barycentre of the neighbours; for the outer band, far out in its direction."""
    near = [places[other] for other in neighbours[uid]] or [places[uid]]
    x = sum(point[0] for point in near) / len(near)
    y = sum(point[1] for point in near) / len(near)
    return (x * 100, y * 100) if name == OUTSIDE else (x, y)


def _assign(uids: Iterable[str], wanted: Mapping[str, Point], slots: Sequence[Point]) -> dict[str, Point]:
    x, y = np.array(slots, dtype=float).reshape(-1, 2).T.copy()
    found = {}
    for uid in uids:
        squares = _squares(x, y, wanted[uid])
        near = np.flatnonzero(squares <= (math.sqrt(squares.min()) + 0.002) ** 2)
        # Rounded, so that the last bits of a platform's sines decide nothing; the first of equals wins.
        place = min(map(int, near), key=lambda index: round(math.dist(slots[index], wanted[uid]), 3))
        found[uid] = slots[place]
        x[place] = np.inf  # taken
    return found


def write_positions(path: Path, places: Mapping[str, tuple[int, int]]) -> None:
    """Write *places* to *path* as JSON, sorted, one entity a line, so that changes read well.

    Examples
    --------
    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp()) / "positions.json"
    >>> write_positions(path, {"b": (3, 4), "a": (1, -2)})
    >>> print(path.read_text(encoding="utf-8"))
    {
    "a": [1, -2],
    "b": [3, 4]
    }
    >>> read_positions(path)
    {'a': (1, -2), 'b': (3, 4)}
    """
    lines = [f"{json.dumps(uid)}: {json.dumps(list(places[uid]))}" for uid in sorted(places)]
    write_file(path, ("{\n" + ",\n".join(lines) + "\n}\n").encode())


def read_positions(path: Path) -> Positions:
    """Read the places that `write_positions` wrote; an absent file holds none.

    Raises
    ------
    DataError
        If the file has another form.

    Examples
    --------
    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp()) / "positions.json"
    >>> read_positions(path)
    {}
    >>> write_positions(path, {"a": (1, -2)})
    >>> read_positions(path)
    {'a': (1, -2)}
    """
    return parse_positions(path.read_text(encoding="utf-8-sig"), path.name) if path.is_file() else {}


def parse_positions(text: str, name: str) -> Positions:
    """Return the places in the JSON *text*; *name* says in a message where it is from.

    Raises
    ------
    DataError
        If it has another form.

    Examples
    --------
    >>> parse_positions('{"a": [1, -2]}', "positions.json")
    {'a': (1, -2)}
    """
    try:
        content = json.loads(text)
        return {str(uid): (int(x), int(y)) for uid, (x, y) in content.items()}
    except (ValueError, TypeError, AttributeError) as error:
        raise DataError(
            Bilingual(f"{name} 不是位置文件", f"{name} is no file of positions"),
            hint=Bilingual("删除它，下一次生成时会重新计算", "delete it: the next map computes them anew"),
        ) from error
