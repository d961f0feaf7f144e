"""One consortium, several data sets: what one names another may hold, and the numbers of all are one, on both stores."""

import csv
import shutil
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from jjgraph.analysis.consortia import COLUMNS, consortium_rows
from jjgraph.analysis.gaps import find_gaps
from jjgraph.errors import DataError, InvalidDataError, UsageError
from jjgraph.exports.folders import write_folders
from jjgraph.model.view import View
from jjgraph.services.analysis_service import analyse
from jjgraph.services.datasets import CheckedDataset, check, check_all, schema_of, seed, taken_from, verify
from jjgraph.store.loading import remove_dataset
from jjgraph.store.opening import open_if_there
from jjgraph.store.protocol import GraphStore
from jjgraph.store.reading import fetch_dataset
from tests.contract.test_loading import export
from tests.paths import XIKOU
from tests.stores import opened, settings_for

FILES: Mapping[str, Sequence[str]] = {
    "entities.csv": ("uid,kind,name_zh", "kiln-2,Enterprise,溪口二窑"),
    "sources.csv": ("source_id,title,reliability", "list,秘书处名单,official"),
    "relationships.csv": (
        "subject_id,type,object_id,source_id,locator",
        "kiln-2,COOPERATES_WITH,poly,list,第1行",
        "kiln,SIGNED_WITH,uni,list,第2行",
    ),
    "group_members.csv": (
        "group_id,entity_id,reading,since,until,source_id,locator",
        "firms,kiln,strict,,,list,第2行",
        "firms,kiln-2,strict,2025-01,,list,第1行",
        "schools,mid,strict,,2024-12,list,第3行",
    ),
    "facts.csv": ("uid,property,value,source_id,locator", "kiln,name_en,Old Kiln,list,第2行"),
    "statistics.csv": ("subject_id,measure,value,source_id", "kiln,员工,30,list"),
}


def members(folder: Path, **changed: Iterable[str]) -> Path:
    """Write the secretariat's list: it holds one firm, and names those of xikou."""
    folder.mkdir(parents=True)
    (folder / "dataset.toml").write_text(
        'name = "members"\nconsortium = "con-xikou"\nretrieved = "2025-06-30"\n'
    )
    for file, lines in FILES.items():
        chosen = changed.get(file.removesuffix(".csv"), lines)
        (folder / file).write_text("\n".join(chosen) + "\n", "utf-8")
    return folder


def both(folder: Path) -> list[CheckedDataset]:
    """Read the list and the data set that it names, the list first."""
    return check_all([str(members(folder / "members")), str(XIKOU)], strict=True)


def test_the_one_that_is_named_is_loaded_first(store: GraphStore, tmp_path: Path) -> None:
    """In whichever order they are given: every row stands in the store, and a second load changes nothing."""
    checked = both(tmp_path)
    assert [item.raw.name for item in checked] == ["xikou", "members"]
    assert taken_from(checked[1]) == {"xikou": 6}
    seed(store, checked)
    assert all(proof.holds for proof in verify(store, checked))
    assert [summary.differences for summary in seed(store, checked)] == [[], []]


def test_all_tell_one_number(store: GraphStore, tmp_path: Path) -> None:
    """Two firms of nine by two data sets, each counted once; who has left is not counted, and not forgotten."""
    seed(store, both(tmp_path))
    analysis = analyse(store, View(), as_of=date(2025, 6, 30))
    rows = {gap.gap_id: gap for gap in find_gaps(analysis, ["G01"])}
    assert rows["G01:xikou/g-firms"].observed == "2"
    assert rows["G01:xikou/g-schools"].observed == "1"
    assert rows["G01:xikou/total:con-xikou"].observed == "3"
    row = next(
        dict(zip(COLUMNS, found, strict=True))
        for found in consortium_rows(analysis)
        if found[1] == "con-xikou"
    )
    assert (row["declared"], row["named"]) == (12.0, 3.0)
    left = [
        claim for claim in analysis.full.claims if claim.until == "2024-12" and claim.subject_uid == "mid"
    ]
    assert [claim.object_uid for claim in left] == ["con-xikou/schools"]


def test_a_fact_of_another_data_set_shows_and_goes(store: GraphStore, tmp_path: Path) -> None:
    """The entity shows it while it stands there; removed, the store is as it was, byte for byte."""
    xikou, listed = both(tmp_path)
    seed(store, [xikou])
    before = export(store)
    seed(store, [listed])
    assert fetch_dataset(store, schema_of(store)).entity["kiln"].name_en == "Old Kiln"
    remove_dataset(store, "members", schema_of(store))
    assert export(store) == before


def test_what_is_named_cannot_go(store: GraphStore, tmp_path: Path) -> None:
    """Removing xikou, or loading it without what the list names, is refused with the reason; nothing changes."""
    seed(store, both(tmp_path))
    before = export(store)
    with pytest.raises(DataError, match="members"):
        remove_dataset(store, "xikou", schema_of(store))
    shorter = Path(shutil.copytree(XIKOU, tmp_path / "xikou"))
    groups = shorter / "declared_groups.csv"
    groups.write_text("\n".join(groups.read_text("utf-8").splitlines()[:2]) + "\n", "utf-8")
    kept = [
        line
        for line in (shorter / "group_members.csv").read_text("utf-8").splitlines()
        if "firms" not in line
    ]
    (shorter / "group_members.csv").write_text("\n".join(kept) + "\n", "utf-8")
    with pytest.raises(DataError, match="con-xikou/firms"):
        seed(store, [check(shorter)])
    assert export(store) == before


def test_the_store_is_asked_for_what_is_missing(store: GraphStore, target: Path, tmp_path: Path) -> None:
    """Alone the list has errors; beside a store that holds xikou it has none."""
    folder = members(tmp_path / "members")
    assert {issue.code for issue in check(folder).report.errors} == {"missing-end", "missing-group"}
    seed(store, [check(XIKOU)])
    store.close()
    found = check(folder, stored=partial(open_if_there, settings_for(target)))
    assert found.report.errors == []
    with opened(target) as again:
        seed(again, [found])
        (proof,) = verify(again, [found])
    assert proof.holds


def test_exported_and_loaded_again_it_is_the_same(store: GraphStore, target: Path, tmp_path: Path) -> None:
    """The folders of an export come back in one call, and a second export has the same bytes."""
    seed(store, both(tmp_path))
    full, schema = fetch_dataset(store, schema_of(store)), schema_of(store)
    folders = write_folders(full, schema, tmp_path)
    first = {path: path.read_bytes() for folder in folders for path in folder.rglob("*.*")}
    again = check_all(map(str, folders), strict=True)
    seed(store, again)
    assert fetch_dataset(store, schema) == full
    write_folders(fetch_dataset(store, schema), schema, tmp_path)
    assert {path: path.read_bytes() for path in first} == first


def test_a_group_of_two_consortia_is_asked_for(tmp_path: Path) -> None:
    """A list that does not say whose list it is gets no answer by chance; named in full it is understood."""
    other = Path(shutil.copytree(XIKOU, tmp_path / "other"))
    for file in other.glob("*.*"):
        file.write_text(file.read_text("utf-8").replace("con-xikou", "con-other"), "utf-8")
    (other / "dataset.toml").write_text('name = "other"\nconsortium = "con-other"\n', "utf-8")
    plain = members(tmp_path / "members")
    (plain / "dataset.toml").write_text('name = "members"\n', "utf-8")
    with pytest.raises(InvalidDataError) as refused:
        check_all([str(XIKOU), str(other), str(plain)])
    issues = [issue for item in refused.value.checked for issue in item.report.errors]
    assert {issue.code for issue in issues} == {"ambiguous-group"}
    assert "con-other/firms、con-xikou/firms" in issues[0].advice.zh
    rows = list(csv.reader((plain / "group_members.csv").read_text("utf-8").splitlines()))
    lines = [",".join(row if row[0] == "group_id" else [f"con-other/{row[0]}", *row[1:]]) for row in rows]
    (plain / "group_members.csv").write_text("\n".join(lines) + "\n", "utf-8")
    found = check_all([str(XIKOU), str(other), str(plain)])
    assert {
        claim.object_uid for claim in found[-1].dataset.claims if claim.relation == "MEMBER_OF_GROUP"
    } == {
        "con-other/firms",
        "con-other/schools",
    }


def test_two_that_name_each_other_are_refused(tmp_path: Path) -> None:
    """Neither could be loaded first: that is said, with both names."""
    first = members(tmp_path / "members")
    second = members(
        tmp_path / "second",
        entities=("uid,kind,name_zh", "poly,University,甲", "kiln,Enterprise,乙", "uni,University,丙"),
        relationships=("subject_id,type,object_id,source_id", "kiln-2,COOPERATES_WITH,poly,list"),
        group_members=("group_id,entity_id,reading,source_id",),
    )
    (second / "dataset.toml").write_text('name = "second"\n', "utf-8")
    (first / "group_members.csv").write_text("group_id,entity_id,reading,source_id\n", "utf-8")
    with pytest.raises(UsageError, match="members、second"):
        check_all([str(first), str(second)])
