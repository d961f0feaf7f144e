"""A data set unlike Jinjiang (ports, ships, kinds of its own, no declared groups) goes the whole way without code."""

import csv
import io
import json
from pathlib import Path

import networkx as nx
import pytest

from tests.cli.conftest import Cli
from tests.paths import HARBOUR, XIKOU


@pytest.fixture
def harbour(cli: Cli) -> Cli:
    """Give the command line with the harbour data alone."""
    assert cli("seed", HARBOUR).code == 0
    return cli


def rows(text: str) -> list[dict[str, str]]:
    """Read a CSV table."""
    return list(csv.DictReader(io.StringIO(text)))


def test_query_knows_the_own_kinds(harbour: Cli) -> None:
    """Its labels and types stand in the store, with the properties of its own YAML."""
    text = "MATCH (y:Shipyard)-[r:CREWS]->(v:Vessel) RETURN y.uid AS yard, v.name AS ship, y.docks AS docks ORDER BY yard"
    assert rows(harbour("query", "--text", text).out) == [
        {"yard": "yard-orion", "ship": "TS Argo", "docks": "3"}
    ]
    members = rows(harbour("query", "members-by-party").out)  # its own consortium
    assert [(row["party"], row["uid"]) for row in members] == [
        ("企", "yard-orion"),
        ("企", "yard-vega"),
        ("政", "port-office"),
        ("校", "col-maas"),
        ("行", "chamber"),
    ]


def test_pairs_and_centrality_are_those_worked_by_hand(harbour: Cli) -> None:
    """Four bodies in a ring: two ties, two signings that count once, a ship that is shared.

    What is planned, has ended, or is an event does not count. Each of the ring lies on one of the two
    shortest paths between its neighbours: betweenness 0.5 of 15 pairs.
    """
    pairs = rows(harbour("query", "collaboration-pairs").out)
    assert [(row["a_uid"], row["uid"], row["weight"]) for row in pairs] == [
        ("col-maas", "uni-delta", "1"),
        ("col-maas", "yard-orion", "1"),
        ("tank", "uni-delta", "1"),
        ("tank", "yard-orion", "1"),
    ]
    table = rows(harbour("centrality", "--measure", "degree", "--measure", "betweenness", "--draws", "5").out)
    scores = {(row["measure"], row["uid"]): float(row["score"]) for row in table}
    assert len(table) == 14
    for uid in ("col-maas", "uni-delta", "tank", "yard-orion"):
        assert scores["degree", uid] == 2
        assert scores["betweenness", uid] == pytest.approx(0.5 / 15)
    assert scores["degree", "yard-vega"] == scores["degree", "chamber"] == 0
    earlier = rows(harbour("query", "collaboration-pairs", "-p", "as_of=2023-12").out)
    assert [(row["a_uid"], row["uid"]) for row in earlier] == [
        ("col-maas", "yard-orion"),
        ("tank", "uni-delta"),
        ("tank", "yard-orion"),
        ("tank", "yard-vega"),
    ]


def test_gaps_need_no_declared_groups(harbour: Cli) -> None:
    """Both open pairs of the ring are suggested with AA = 2/ln 2; without declared groups nothing is gated."""
    table = rows(harbour("gaps").out)
    pairs = {row["subject_ids"]: row for row in table if row["gap_kind"] == "G13"}
    assert set(pairs) == {"col-maas|tank", "uni-delta|yard-orion"}
    waiting = {row["gap_kind"] for row in table if row["assessable"] == "false"}
    assert waiting == {"G06"}  # not for want of a list: T needs thirty objects, and there is one ship
    assert "2.885" in pairs["col-maas|tank"]["figures"]
    isolated = " ".join(row["reason_en"] for row in table if row["gap_kind"] == "G03")
    assert "Chamber of Shipping" in isolated and "Port Office" in isolated
    assert not [row for row in table if row["gap_kind"] == "G01"]


def test_map_exports_and_profile(harbour: Cli, tmp_path: Path) -> None:
    """The map carries its names, colours and legend; exports and profiles know its ties."""
    assert harbour("map", "--out", "map.html").code == 0
    page = (tmp_path / "map.html").read_text("utf-8")
    for part in ("教学船", "training vessel", "#aa3377", "TS Argo", "配员"):
        assert part in page
    assert harbour("export", "--format", "graphml", "--out", "g.graphml").code == 0
    assert nx.read_graphml(tmp_path / "g.graphml", force_multigraph=True).number_of_edges() == 15
    assert harbour("export", "--format", "csv", "--out", "copy").code == 0
    assert harbour("verify", "copy/harbour").code == 0
    shown = json.loads(harbour("show", "MMC", "--format", "json").out)
    assert {tie["type"] for tie in shown["ties"]} >= {"CREWS", "SIGNED_WITH", "MEMBER_OF"}


SECOND = {
    "dataset.toml": 'name = "second"\nretrieved = "2025-06-30"\nconsortium = "con-two"\n',
    "sources.csv": "source_id,title,reliability\ns1,溪口第二联合体简介,press\n",
    "entities.csv": "uid,kind,name_zh,place,source_id\ncon-two,Consortium,溪口第二联合体,溪口市,s1\n"
    "two-school,SecondaryVocationalSchool,第二中专,溪口市,s1\ntwo-firm,Enterprise,第二企业,溪口市,s1\n"
    "two-base,TrainingBase,第二实训基地,溪口市,s1\n",
    "relationships.csv": "subject_id,type,object_id,source_id,locator\ntwo-school,MEMBER_OF,con-two,s1,p1\n"
    "two-school,SIGNED_WITH,two-firm,s1,p1\ntwo-school,CO_BUILDS,two-base,s1,p1\ntwo-firm,CO_BUILDS,two-base,s1,p1\n",
}


@pytest.fixture
def two_consortia(cli: Cli, tmp_path: Path) -> Cli:
    """Give the command line with two consortia of one town, each with a data set of its own."""
    folder = tmp_path / "second"
    folder.mkdir()
    for name, text in SECOND.items():
        (folder / name).write_text(text, "utf-8")
    assert cli("seed", XIKOU, folder).code == 0
    return cli


def test_two_consortia_of_one_town_keep_their_lists_and_agreements(two_consortia: Cli) -> None:
    """What only the first one's data describe is not the second one's, and its lists do not gate the second."""
    table = {row["gap_id"]: row for row in rows(two_consortia("gaps").out)}
    assert table["G02:total:con-two"]["assessable"] == "true"
    assert "缺少名单" not in table["G02:total:con-two"]["reason_zh"]
    assert "有1项协议" in table["G11:total:con-two"]["reason_zh"]
    assert "缺少名单" in table["G02:total:con-xikou"]["reason_zh"]


def test_gaps_of_one_consortium(two_consortia: Cli) -> None:
    """Only what is about it, by uid or name; what is no consortium is refused with those that are."""
    table = rows(two_consortia("gaps", "--consortium", "溪口第二联合体").out)
    assert {row["gap_id"] for row in table} >= {"G02:total:con-two", "G11:total:con-two", "G02:two-base"}
    assert not any("xikou" in row["subject_ids"] for row in table)
    assert table == rows(two_consortia("gaps", "--consortium", "con-two").out)
    refused = two_consortia("gaps", "--consortium", "two-firm")
    assert refused.code == 2 and "con-two" in refused.err and "con-xikou" in refused.err
