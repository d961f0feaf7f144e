"""Where things stand: apart from each other, in their own sector, and where people learned to find them."""

import math
import random
from itertools import combinations

import pytest

from jjgraph.errors import DataError
from jjgraph.intake.folder import read_folder
from jjgraph.intake.mapping import map_rows
from jjgraph.map.geometry import SPACING, sectors
from jjgraph.map.layout import OUTSIDE, positions, read_positions, zone
from jjgraph.model.records import Dataset, Entity
from jjgraph.model.schema import PARTIES, builtin_schema
from tests.browser.samples import SEED

SCHEMA = builtin_schema()


@pytest.fixture(scope="module")
def seed() -> Dataset:
    """Give the Jinjiang seed."""
    return map_rows(read_folder(SEED, SCHEMA))


@pytest.fixture(scope="module")
def places(seed: Dataset) -> dict[str, tuple[int, int]]:
    """Give its places, computed anew."""
    return positions(seed.entities, seed.ties, SCHEMA)


def nearest(places: dict[str, tuple[int, int]]) -> float:
    """Return the least distance between two places."""
    return min(math.dist(a, b) for a, b in combinations(places.values(), 2))


def test_no_two_are_nearer_than_the_largest_node_is_wide(places: dict[str, tuple[int, int]]) -> None:
    """Every entity of the seed has a place of its own, and the largest node (56 wide) covers no other."""
    assert nearest(places) >= 0.9 * SPACING - 1 > 54


def test_parties_stand_in_their_sectors(seed: Dataset, places: dict[str, tuple[int, int]]) -> None:
    """An organisation's angle lies within its party's sector, and topics stand outside of all parties."""
    spans = {sector.party: sector for sector in sectors()}
    ring = 0.0
    for entity in seed.entities:
        x, y = places[entity.uid]
        if (party := zone(entity, SCHEMA)) in PARTIES:
            angle = math.degrees(math.atan2(x, -y))
            assert any(spans[party].start <= angle + turn <= spans[party].end for turn in (-360, 0, 360))
            ring = max(ring, math.hypot(x, y))
    outside = [places[entity.uid] for entity in seed.entities if zone(entity, SCHEMA) == OUTSIDE]
    assert len(outside) > 100
    assert min(math.hypot(*place) for place in outside) > ring + 2 * SPACING


def test_the_order_of_the_input_changes_nothing(seed: Dataset, places: dict[str, tuple[int, int]]) -> None:
    """Shuffled entities and ties get the same places."""
    entities, ties = list(seed.entities), list(seed.ties)
    random.Random(7).shuffle(entities)
    random.Random(8).shuffle(ties)
    assert positions(entities, ties, SCHEMA) == places


@pytest.mark.parametrize("every", [2, 5, 50])
def test_what_is_stored_stays_and_the_new_find_room(
    seed: Dataset, places: dict[str, tuple[int, int]], every: int
) -> None:
    """Stored places are kept to the unit; the others get free places in their own zones."""
    stored = {uid: place for index, (uid, place) in enumerate(places.items()) if index % every}
    grown = positions(seed.entities, seed.ties, SCHEMA, stored=stored)
    assert {uid: grown[uid] for uid in stored} == stored
    assert nearest(grown) >= 0.9 * SPACING - 1


def test_a_new_partner_stands_beside_its_neighbour(seed: Dataset) -> None:
    """A college that only one university shares stands nearer to it than most of the map does."""
    partner = "univ-quanzhou-vocational-technology"
    stored = positions(seed.entities, seed.ties, SCHEMA)
    tie = next(tie for tie in seed.ties if tie.subject_uid == partner)
    new = Entity(uid="new-college", kind="IndustryCollege", name="新学院")
    joined = type(tie)(
        key="k",
        dataset="d",
        subject_uid=partner,
        type="CO_BUILDS",
        object_uid=new.uid,
        claim_ids=(),
        sources=1,
        stated_level=3,
        inferred_level=-1,
        strength="strong",
    )
    grown = positions([*seed.entities, new], [*seed.ties, joined], SCHEMA, stored=stored)
    near = math.dist(grown[new.uid], grown[partner])
    closer = sum(1 for uid in stored if math.dist(grown[uid], grown[partner]) < near)
    assert closer < len(stored) / 3


def test_the_seed_ships_its_places(seed: Dataset, places: dict[str, tuple[int, int]]) -> None:
    """positions.json holds every entity of the seed, so that its map looks the same everywhere."""
    assert set(read_positions(SEED / "positions.json")) == set(places)


def test_a_file_that_holds_no_positions_is_named(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A broken file is an error with advice, not a map in disorder."""
    path = tmp_path_factory.mktemp("positions") / "positions.json"
    path.write_text('{"a": "here"}', encoding="utf-8")
    with pytest.raises(DataError, match=r"positions\.json"):
        read_positions(path)
