"""compare, whatif, communities, consortia: worked by hand on the harbour data, a ring of four with three outside."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Cli
from tests.paths import HARBOUR
from tests.stores import checked


@pytest.fixture
def harbour(cli: Cli) -> Cli:
    """Give the command line with the harbour data alone."""
    assert cli("seed", HARBOUR).code == 0
    return cli


def rows(text: str) -> list[dict[str, str]]:
    """Read a CSV table."""
    return list(csv.DictReader(io.StringIO(text)))


def changes(cli: Cli, before: str, after: str) -> dict[str, set[str]]:
    """Compare two states; return the uids by change."""
    result = cli("compare", before, after)
    assert result.code == 0
    found: dict[str, set[str]] = {}
    for row in rows(result.out):
        found.setdefault(row["change"], set()).add(row["uid"])
    return found


def test_what_held_at_two_dates(harbour: Cli) -> None:
    """Between 2022 and 2024 a college and its signings join; after 2024 a research tie has ended."""
    first = changes(harbour, "2022", "2024")
    assert first["joined"] == {"col-maas"}
    assert {"harbour/col-maas/SIGNED_WITH/uni-delta", "harbour/col-maas/SIGNED_WITH/uni-delta/lab"} <= first[
        "new"
    ]
    assert "left" not in first and "ended" not in first
    second = changes(harbour, "2024", "2025-06")
    assert second["left"] == {"yard-vega"}
    assert second["ended"] == {"harbour/yard-vega/RESEARCHES_WITH/tank"}
    assert "G13:col-maas:tank" in first["opened"]


def test_what_was_known_is_not_what_held(harbour: Cli) -> None:
    """The research tie of 2020 held in 2024, but its source is of 2025: by the end of 2024 nobody knew of it."""
    held = changes(harbour, "2019", "2024-12")
    known = changes(harbour, "known:2019", "known:2024-12")
    tie = "harbour/uni-delta/RESEARCHES_WITH/tank"
    assert tie in held["new"] and tie not in known["new"]
    assert tie in changes(harbour, "known:2024-12", "known:2025")["new"]


def test_two_data_sets(harbour: Cli) -> None:
    """Data sets of one store can be set side by side; what is neither a date nor a data set is refused."""
    assert harbour("seed").code == 0
    assert {"gov-jinjiang", "univ-fuzhou"} <= changes(harbour, "harbour", "jinjiang")["joined"]
    wrong = harbour("compare", "harbor", "2024")
    assert wrong.code == 2 and "harbour" in wrong.err


def test_names_tell_what_changed(harbour: Cli) -> None:
    """A tie is named by its ends and its type, not by its key."""
    (row,) = (row for row in rows(harbour("compare", "2024", "2025-06").out) if row["change"] == "ended")
    assert row["name"] == "Vega Yard 合作研发 Towing Tank Institute"


def test_removing_a_member(harbour: Cli) -> None:
    """Without one of a ring of four the other three stay connected; without a cut point they do not.

    Ring of four: 6 reachable pairs; without one, a path of three: 3 pairs, and no pair of the others is lost.
    """
    result = harbour("whatif", "--remove", "yard-orion")
    figures = {row["figure"]: row for row in rows(result.out)}
    assert (figures["可相互到达的对数"]["before"], figures["可相互到达的对数"]["after"]) == ("6", "3")
    assert (figures["合作对"]["before"], figures["合作对"]["after"]) == ("4", "2")
    assert "有 0 对失去联系" in result.err
    # on the day when Vega Yard hung on the tank alone, the tank was its only way to the others
    earlier = harbour("--lang", "en", "whatif", "--remove", "tank", "--as-of", "2024-06")
    assert "without Towing Tank Institute, 3 pairs of the others lose contact" in earlier.err


def test_adding_a_tie(harbour: Cli) -> None:
    """A tie to an isolated body connects it to the ring: four more reachable pairs; wrong ends are refused."""
    result = harbour("whatif", "--add", "chamber", "COOPERATES_WITH", "MMC")
    assert "新增 4 对可相互到达的机构" in result.err
    refused = harbour("whatif", "--add", "chamber", "OFFERS", "MMC")
    assert refused.code == 2 and "开设专业" in refused.err
    assert harbour("whatif", "--add", "chamber", "LIKES", "MMC").code == 2
    assert harbour("whatif").code == 2
    assert harbour("verify", HARBOUR).code == 0  # nothing of it was written


def test_what_if_tells_brokers_and_gaps_before_and_after(harbour: Cli) -> None:
    """Without the tank, Vega Yard's hold on the ring (2024): the brokers are named, and which gaps come and go.

    The pairs Maas–tank and Delta–Vega are no longer open, for one end, or their only partner, is gone; Vega Yard has
    no partner left that could stand against the school it lacks. A tie
    that is only supposed is no record that could rest on too few sources.
    """
    table = rows(harbour("whatif", "--remove", "tank", "--as-of", "2024-06").out)
    figures = {row["figure"]: row for row in table}
    assert figures["居间最多者"]["before"].startswith("Towing Tank Institute|")
    assert figures["居间最多者"]["after"] == "Maas Maritime College"
    assert (figures["缺口（推算）"]["before"], figures["缺口（推算）"]["difference"]) == ("17", "-3")
    closed = [row["before"] for row in table if row["figure"] == "消失的缺口"]
    assert sorted(text[:3] for text in closed) == ["G13", "G13", "G16"]
    added = rows(harbour("whatif", "--add", "chamber", "COOPERATES_WITH", "MMC").out)
    opened = [row["after"][:3] for row in added if row["figure"] == "新出现的缺口"]
    assert opened == ["G16", "G13", "G13"]


def test_rank_moves_go_by_the_direction_of_the_measure(harbour: Cli) -> None:
    """Rank 1 of constraint is the lowest: Vega, of a single partner (1.0), is passed by three of 0.5 or less."""
    table = rows(harbour("compare", "2022", "2024", "--measure", "constraint").out)
    moves = [
        (row["change"], row["uid"], row["before"], row["after"])
        for row in table
        if row["subject"] == "constraint"
    ]
    assert moves == [("fell", "yard-vega", "2", "5")]


def test_consortia_side_by_side(harbour: Cli, tmp_path: Path) -> None:
    """Five known members; of the three in the ring two work together; a member of two counts in both."""
    extra = tmp_path / "second"
    extra.mkdir()
    (extra / "entities.csv").write_text(
        "uid,kind,name_en,source_id\ncons-b,Consortium,Second,s\ncol-maas,HigherVocationalCollege,Maas Maritime College,s\n",
        "utf-8",
    )
    (extra / "relationships.csv").write_text(
        "subject_id,type,object_id,source_id\ncol-maas,MEMBER_OF,cons-b,s\n", "utf-8"
    )
    (extra / "sources.csv").write_text("source_id,title,reliability\ns,A page,press\n", "utf-8")
    assert harbour("seed", extra).code == 0
    table = {row["uid"]: row for row in rows(harbour("consortia").out)}
    first, second = table["cons-harbour"], table["cons-b"]
    assert (first["members"], first["pairs"], first["isolated"]) == ("5", "1", "3")
    assert (first["政"], first["校"], first["行"], first["企"], first["研"]) == ("1", "1", "1", "2", "0")
    assert float(first["density"]) == pytest.approx(1 / 10)
    assert (second["members"], second["density"], second["declared"]) == ("1", "", "")
    earlier = {row["uid"]: row for row in rows(harbour("consortia", "--as-of", "2022").out)}
    assert earlier["cons-harbour"]["members"] == "0"  # all memberships begin in 2023 or later
    again = extra / "entities.csv"
    again.write_text(again.read_text("utf-8").replace("HigherVocationalCollege", "University"), "utf-8")
    told = harbour("seed", extra).err
    assert "second/entities.csv" in told and "数据集 harbour" in told and "kind-differs" in told


def test_communities_are_the_same_each_time(harbour: Cli) -> None:
    """The ring is one community or two, every member listed once, and the same on each call."""
    first, again = harbour("communities"), harbour("communities")
    assert first.out == again.out
    assert sorted(row["uid"] for row in rows(first.out)) == ["col-maas", "tank", "uni-delta", "yard-orion"]


def test_results_tell_how_to_make_them_again(harbour: Cli, tmp_path: Path) -> None:
    """Beside each file stand the hash of the data, the day, the parameters and the versions, and no clock."""
    assert harbour("communities", "--seed", "3", "--out", "c.csv").code == 0
    data = checked(HARBOUR).dataset
    assert data is not None
    about = json.loads((tmp_path / "c.csv.about.json").read_text("utf-8"))
    assert about["datasets"] == {"harbour": data.infos[0].run}
    assert (about["as_of"], about["parameters"]["seed"]) == ("2025-06-30", 3)
    assert set(about["versions"]) == {"jjgraph", "networkx", "scipy"}
    for command in ("centrality", "gaps", "consortia"):
        assert harbour(command, "--out", f"{command}.csv").code == 0
        assert (tmp_path / f"{command}.csv.about.json").exists()
    # on stdout: within JSON, below a table for people, and else on stderr, so that a pipe gets rows alone
    found = json.loads(harbour("communities", "--seed", "3", "--format", "json").out)
    assert found["about"] == about and found["rows"][0]["uid"] == "col-maas"
    assert harbour("communities", "--seed", "3", "--out", "c.json").code == 0
    assert json.loads((tmp_path / "c.json").read_text("utf-8")) == found
    assert not (tmp_path / "c.json.about.json").exists()
    people = harbour("communities", "--seed", "3", "--format", "table").out
    assert json.loads(people.splitlines()[-1].removeprefix("依据：")) == about
    piped = harbour("communities", "--seed", "3", "--format", "csv")
    assert "依据" not in piped.out
    assert json.loads(piped.err.splitlines()[-1].removeprefix("依据：")) == about


def test_files_go_only_where_a_folder_is(harbour: Cli, tmp_path: Path) -> None:
    """A slip in a path makes no folders, and is told before anything is computed."""
    for command in (("gaps",), ("map",), ("export", "--format", "json")):
        refused = harbour(*command, "--out", "nosuch/x.csv")
        assert refused.code == 2 and "nosuch" in refused.err
        assert "截至" not in refused.err
    assert not (tmp_path / "nosuch").exists()


def test_brokers_and_cuts(harbour: Cli) -> None:
    """The four open triads of the ring, one of whose bodies counts half in each of two parties.

    Orion stands between Maas and the tank, all of different parties. Delta, half school and half research,
    stands between a school and research: gatekeeper either way. Maas and the tank stand between Delta and
    Orion: with one half of Delta they share a party, with the other they do not.
    """
    roles = {(row["uid"], row["role"]): float(row["count"]) for row in rows(harbour("brokers").out)}
    assert roles == {
        ("yard-orion", "liaison"): 1,
        ("uni-delta", "gatekeeper"): 1,
        ("col-maas", "gatekeeper"): 0.5,
        ("col-maas", "liaison"): 0.5,
        ("tank", "gatekeeper"): 0.5,
        ("tank", "liaison"): 0.5,
    }
    assert rows(harbour("brokers", "--cuts").out) == []  # nobody cuts a ring
    earlier = rows(harbour("brokers", "--cuts", "--as-of", "2023-12").out)  # a path with a fork at the tank
    assert {(row["cut"], row["uids"], row["impact"]) for row in earlier} == {
        ("node", "tank", "2"),
        ("edge", "tank|yard-orion", "2"),
    }


def test_helix_says_when_it_stands_on_too_little(harbour: Cli) -> None:
    """One shared object is no ground for T; the measures of the whole network are listed with their names."""
    result = harbour("helix", "--draws", "20")
    assert "不可评估" in result.err
    values = {row["measure"]: row["value"] for row in rows(result.out)}
    assert float(values["density"]) == pytest.approx(4 / 21)
