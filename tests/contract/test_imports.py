"""Lists of two months become batches of a data set, and are taken back exactly, on both stores."""

from pathlib import Path

import pytest

from jjgraph.errors import DataError, StoreBusyError, UsageError
from jjgraph.exports.folders import write_folders
from jjgraph.model.privacy import public
from jjgraph.results.file_rows import part_of
from jjgraph.services.batches import batches_of, undo
from jjgraph.services.datasets import check_all, schema_of, seed, verify
from jjgraph.services.imports import carry_out
from jjgraph.services.row_changes import state_of
from jjgraph.store.loading import remove_dataset
from jjgraph.store.protocol import GraphStore
from jjgraph.store.reading import fetch_dataset
from tests.lists import FEBRUARY, HEADINGS, JANUARY, bring, exported, listed, planned, told
from tests.paths import JINJIANG, ROOT, XIKOU
from tests.servers import Neo4jServer
from tests.stores import checked

TRIALS = ROOT.parent / "shared" / "trials" / "office"
COOPERATION = ("学校名称", "合作企业名称", "专业代码", "合作企业统一社会信用代码", "技术服务年收入（万元）")


@pytest.fixture
def xikou(store: GraphStore) -> GraphStore:
    """Give a store with the data set that the lists name."""
    seed(store, [checked(XIKOU)])
    return store


@pytest.fixture
def january(tmp_path: Path) -> Path:
    """Give the list of January."""
    return listed(tmp_path / "一月.xlsx", JANUARY)


@pytest.fixture
def february(tmp_path: Path) -> Path:
    """Give the list of February."""
    return listed(tmp_path / "二月.xlsx", FEBRUARY)


def uids_of(store: GraphStore, *names: str) -> list[str]:
    """Return the uids of the entities with these names."""
    by_name = {entity.name: entity.uid for entity in fetch_dataset(store, schema_of(store)).entities}
    return [by_name[name] for name in names]


def ends(store: GraphStore, relation: str, subject: str, target: str) -> list[str]:
    """Return until when the lists say that a tie, or a place in a group, holds."""
    claims = part_of(fetch_dataset(store, schema_of(store)), "members").claims
    return [
        claim.until
        for claim in claims
        if (claim.relation, claim.subject_uid, claim.object_uid) == (relation, subject, target)
    ]


def test_two_months(xikou: GraphStore, january: Path, february: Path) -> None:
    """Who is new joins; a month later one left, one is called otherwise, one date is corrected, a partner ended."""
    assert bring(xikou, january) == 1
    jia, yi = uids_of(xikou, "甲瓷业有限公司", "乙窑业有限公司")
    plan = planned(xikou, february, "2024-02-29")
    assert told(xikou, plan) == [
        ("left", yi, "企业", "", "2024-02-28", ""),
        ("corrected", "kiln", "cooperates with Xikou Polytechnic since", "2023-05", "2023-06", "C2"),
        ("added", jia, "cooperates with Haicheng University", "", "2024", "C4"),
        ("ended", jia, "cooperates with Xikou Polytechnic", "", "2024-02-28", ""),
        ("renamed", "kiln", "aliases", "溪陶", "Xikou Kiln", "A2"),
        ("added", jia, "金额 Haicheng University", "", "300000元", "E4"),
    ]
    assert carry_out(xikou, plan) == 2
    assert ends(xikou, "MEMBER_OF", yi, "con-xikou") == ["2024-02-28"]
    assert ends(xikou, "MEMBER_OF_GROUP", yi, "con-xikou/firms") == ["2024-02-28"]
    assert ends(xikou, "COOPERATES_WITH", jia, "poly") == ["2024-02-28"]
    assert ends(xikou, "MEMBER_OF", jia, "con-xikou") == [""]
    assert yi in fetch_dataset(xikou, schema_of(xikou)).entity


def test_the_same_again_is_no_batch(xikou: GraphStore, january: Path, tmp_path: Path) -> None:
    """A list that says what the last one said changes nothing, whatever its day and name; not one byte."""
    bring(xikou, january)
    before = exported(xikou, tmp_path / "out")
    again = listed(tmp_path / "again.xlsx", reversed(JANUARY))
    assert bring(xikou, again, "2024-02-29") == 0
    assert exported(xikou, tmp_path / "out") == before


def test_who_comes_back_joins(xikou: GraphStore, january: Path, february: Path) -> None:
    """The end of a membership is taken away again, and told so."""
    bring(xikou, january)
    bring(xikou, february, "2024-02-29")
    [yi] = uids_of(xikou, "乙窑业有限公司")
    plan = planned(xikou, january, "2024-03-31")
    assert ("joined", yi, "企业", "2024-02-28", "", "A5") in told(xikou, plan)
    carry_out(xikou, plan)
    assert ends(xikou, "MEMBER_OF_GROUP", yi, "con-xikou/firms") == [""]


def test_figures_of_a_row_are_about_two(xikou: GraphStore, january: Path) -> None:
    """The amount beside a partner is one of both; in yuan, whatever the heading counts in."""
    bring(xikou, january)
    [jia] = uids_of(xikou, "甲瓷业有限公司")
    figures = part_of(fetch_dataset(xikou, schema_of(xikou)), "members").indicators
    assert {(item.subject_uid, item.object_uid, item.measure, item.value, item.unit) for item in figures} == {
        ("kiln", "poly", "金额", 500_000, "元"),
        (jia, "poly", "金额", 200_000, "元"),
    }


def test_two_numbers_for_the_same_are_no_choice(xikou: GraphStore, tmp_path: Path) -> None:
    """Two rows with the same partner and another amount are an error that names both cells."""
    row = ("甲瓷业有限公司", "企业", "溪口职业技术大学", "2024")
    plan = planned(xikou, listed(tmp_path / "a.xlsx", [(*row, "20"), (*row, "30")]))
    [error] = plan.errors
    assert (error.code, error.cells) == ("said-otherwise", ("E3",))
    assert "台账 E2" in error.reason.zh
    assert "300000" in error.reason.zh


@pytest.mark.parametrize(
    ("name", "code", "near"),
    [("海大", "ambiguous-name", ("nanyang", "uni")), ("溪口职大", "unknown-name", ("poly",))],
)
def test_names_are_never_guessed(
    xikou: GraphStore, tmp_path: Path, name: str, code: str, near: tuple[str, ...]
) -> None:
    """A partner whose name two bear, or nobody, is an error with those it may be; nothing is written."""
    before = exported(xikou, tmp_path / "out")
    path = listed(tmp_path / "a.xlsx", [JANUARY[1], ("甲瓷业有限公司", "企业", name, "2024", "20")])
    plan = planned(xikou, path)
    assert {(error.code, error.cells) for error in plan.errors} == {(code, ("C3",))}
    assert all(f"（{uid}）" in plan.errors[0].reason.zh for uid in near)
    with pytest.raises(DataError, match="--accept"):
        carry_out(xikou, plan)
    assert exported(xikou, tmp_path / "out") == before
    accepted = planned(xikou, path, accept=True)
    assert accepted.errors
    assert carry_out(xikou, accepted) == 1
    [jia] = uids_of(xikou, "甲瓷业有限公司")
    part = part_of(fetch_dataset(xikou, schema_of(xikou)), "members")
    assert ends(xikou, "MEMBER_OF", jia, "con-xikou") == [""]
    assert {claim.relation for claim in part.claims} == {"MEMBER_OF", "MEMBER_OF_GROUP"}


def test_undo_is_exact(xikou: GraphStore, january: Path, february: Path, tmp_path: Path) -> None:
    """Each month taken back, the export has the bytes of before; after the first, there is no data set."""
    states = [exported(xikou, tmp_path / "0")]
    bring(xikou, january)
    states.append(exported(xikou, tmp_path / "1"))
    bring(xikou, february, "2024-02-29")
    proof = verify(xikou, [checked(XIKOU)])
    assert all(item.holds for item in proof)
    assert undo(xikou, dry_run=True)[0].uid == "members/b-0002"
    for number in (1, 0):
        undo(xikou)
        assert exported(xikou, tmp_path / f"back-{number}") == states[number]
    assert {info.dataset for info in fetch_dataset(xikou, schema_of(xikou)).infos} == {"xikou"}
    with pytest.raises(UsageError, match="还没有导入过名单"):
        undo(xikou)


def test_undo_of_an_earlier_one(store: GraphStore, target: Path, tmp_path: Path) -> None:
    """Where nothing rests on it, what is left is what the later list alone would have made."""
    seed(store, [checked(XIKOU)])
    first = listed(tmp_path / "a.xlsx", [("溪口职业中学", "溪口陶瓷有限公司", "", "", "5")], COOPERATION)
    second = listed(tmp_path / "b.xlsx", [("海城大学", "东湾织造有限公司", "", "", "7")], COOPERATION)
    before = exported(store, tmp_path / "before")
    bring(store, second, "2024-02-29")
    alone = state_of(part_of(fetch_dataset(store, schema_of(store)), "cooperation"))
    undo(store)
    assert exported(store, tmp_path / "back") == before
    bring(store, first)
    bring(store, second, "2024-02-29")
    undo(store, "cooperation/b-0001")
    part = part_of(fetch_dataset(store, schema_of(store)), "cooperation")
    assert (state_of(part), [batch.uid for batch in part.batches]) == (alone, ["cooperation/b-0002"])
    undo(store)
    assert exported(store, tmp_path / "end") == before


@pytest.mark.parametrize(
    "later",
    [
        pytest.param(FEBRUARY, id="changes it"),
        pytest.param([*JANUARY, ("丙窑业有限公司", "企业")], id="says it again"),
        pytest.param([("甲瓷业有限公司", "企业", "海城大学", "2025", "1")], id="speaks of whom it brought"),
    ],
)
def test_undo_under_a_later_one_is_refused(
    xikou: GraphStore, january: Path, tmp_path: Path, later: list[tuple[str, ...]]
) -> None:
    """With the name of the batch that rests on it; nothing changes."""
    bring(xikou, january)
    bring(xikou, listed(tmp_path / "later.xlsx", later), "2024-02-29")
    before = exported(xikou, tmp_path / "out")
    with pytest.raises(DataError, match="members/b-0002"):
        undo(xikou, "members/b-0001")
    assert exported(xikou, tmp_path / "out") == before


def test_undo_under_another_data_set_is_refused(xikou: GraphStore, january: Path, tmp_path: Path) -> None:
    """An organisation that another list speaks of cannot go: the data set that names it is said."""
    bring(xikou, january)
    other = listed(tmp_path / "b.xlsx", [("海城大学", "甲瓷业有限公司", "", "", "7")], COOPERATION)
    bring(xikou, other, "2024-02-29")
    with pytest.raises(DataError, match="cooperation"):
        undo(xikou, name="members")


def test_a_data_set_of_files_is_not_taken_over(xikou: GraphStore, january: Path) -> None:
    """A list replaces nothing that was loaded from a folder."""
    with pytest.raises(UsageError, match="xikou 不是由名单导入的"):
        planned(xikou, january, dataset="xikou")


def test_whose_list_it_is(store: GraphStore, january: Path, tmp_path: Path) -> None:
    """Of no consortium, or of two, it must be said; named, its members are those of that one."""
    with pytest.raises(UsageError, match="jjgraph seed"):
        planned(store, january)
    seed(store, [checked(XIKOU)])
    folder = tmp_path / "east"
    folder.mkdir()
    (folder / "dataset.toml").write_text('name = "east"\nconsortium = "con-east"\n', "utf-8")
    (folder / "entities.csv").write_text(
        "uid,kind,name_zh,source_id\ncon-east,Consortium,东岸产教联合体,\n", "utf-8"
    )
    (folder / "sources.csv").write_text("source_id,title,reliability\n", "utf-8")
    (folder / "relationships.csv").write_text("subject_id,type,object_id,source_id\n", "utf-8")
    seed(store, check_all([str(folder)]))
    with pytest.raises(UsageError, match="东岸产教联合体（con-east）、溪口市域产教联合体（con-xikou）"):
        planned(store, january)
    bring(store, january, consortium="东岸产教联合体")
    assert ends(store, "MEMBER_OF", "kiln", "con-east") == [""]


def test_another_process_between_reading_and_writing(
    xikou: GraphStore, january: Path, february: Path, tmp_path: Path
) -> None:
    """What was read from a state that is no longer there is not written over it."""
    late = planned(xikou, february, "2024-02-29")
    bring(xikou, january)
    before = exported(xikou, tmp_path / "out")
    with pytest.raises(StoreBusyError, match="members"):
        carry_out(xikou, late)
    full = fetch_dataset(xikou, schema_of(xikou))
    with pytest.raises(StoreBusyError, match="members"):
        remove_dataset(xikou, "members", schema_of(xikou), over="an older run")
    assert exported(xikou, tmp_path / "out") == before
    assert [batch.made_by for batch in batches_of(full)] == ["秘书"]


def test_other_data_sets_stay(xikou: GraphStore, january: Path) -> None:
    """Loaded again beside the lists, the data set that they name changes nothing, and is proved."""
    bring(xikou, january)
    assert [summary.differences for summary in seed(xikou, [checked(XIKOU)])] == [[]]
    assert all(proof.holds for proof in verify(xikou, [checked(XIKOU)]))


def test_exported_and_loaded_again(
    xikou: GraphStore, target: Path | Neo4jServer, january: Path, february: Path, tmp_path: Path
) -> None:
    """The folders come back without a warning and with the same bytes; the next undo is as exact as before."""
    bring(xikou, january)
    middle = exported(xikou, tmp_path / "middle")
    bring(xikou, february, "2024-02-29")
    first = exported(xikou, tmp_path / "first")
    assert "members/batches.csv" in first
    for name in ("members", "xikou"):
        remove_dataset(xikou, name, schema_of(xikou))
    names = [str(tmp_path / "first" / name) for name in ("members", "xikou")]
    again = check_all(names, strict=True)
    assert [item.report.warnings for item in again] == [[], []]
    seed(xikou, again)
    assert exported(xikou, tmp_path / "second") == first
    undo(xikou)
    assert exported(xikou, tmp_path / "third") == middle


def test_batches_in_a_public_export(xikou: GraphStore, tmp_path: Path) -> None:
    """A batch without anything private is in it, one that has a contact is not, nor what it brought of him."""
    plain = [row[:5] for row in JANUARY]
    bring(xikou, listed(tmp_path / "plain.xlsx", plain, HEADINGS[:5]))
    bring(xikou, listed(tmp_path / "contacts.xlsx", JANUARY), "2024-02-29")
    schema = schema_of(xikou)
    seen = public(fetch_dataset(xikou, schema), schema)
    write_folders(seen, schema, tmp_path / "out")
    text = (tmp_path / "out" / "members" / "batches.csv").read_text("utf-8-sig")
    assert ("plain.xlsx" in text, "contacts.xlsx" in text) == (True, False)
    assert "张三" not in "".join(
        path.read_text("utf-8-sig") for path in (tmp_path / "out" / "members").glob("*.csv")
    )


@pytest.mark.skipif(not TRIALS.is_dir(), reason="the trials are not part of the checkout")
def test_the_lists_of_the_trial(store: GraphStore, tmp_path: Path) -> None:
    """January: 42 members join in three groups. February: one left, one renamed, one date corrected, nothing else."""
    seed(store, [checked(JINJIANG)])
    before = exported(store, tmp_path / "before")
    plan = planned(store, TRIALS / "members-january.xlsx", "2026-01-31", accept=True)
    assert len([row for row in told(store, plan) if row[0] == "joined"]) == 42
    carry_out(store, plan)
    plan = planned(store, TRIALS / "members-february.xlsx", "2026-02-28", accept=True)
    [left] = uids_of(store, "梅花伞业")
    assert [row[:2] for row in told(store, plan)] == [
        ("corrected", "ent-361"),
        ("left", left),
        ("renamed", "ent-septwolves"),
    ]
    carry_out(store, plan)
    undo(store)
    undo(store)
    assert exported(store, tmp_path / "after") == before
