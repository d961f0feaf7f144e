"""What a list does not say is not concluded from it: memberships, counts, telephones, whose list it is."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from jjgraph.errors import DataError
from jjgraph.services.datasets import schema_of, seed
from jjgraph.services.selection import selected
from jjgraph.store.protocol import GraphStore
from jjgraph.store.reading import fetch_dataset
from tests.lists import HEADINGS, JANUARY, bring, exported, listed, planned, told
from tests.paths import XIKOU
from tests.stores import checked

NUMBER = "13899990001"


@pytest.fixture
def january(store: GraphStore, tmp_path: Path) -> GraphStore:
    """Give a store with the list of January."""
    seed(store, [checked(XIKOU)])
    bring(store, listed(tmp_path / "一月.xlsx", JANUARY))
    return store


@pytest.mark.parametrize(
    ("headings", "row"),
    [
        (("单位名称", "在校生数"), ("溪口职业中学", "900")),
        (("单位名称", "联系人", "电话"), ("溪口职业中学", "张三", "0000-0000000")),
        (("单位名称", "合作院校"), ("甲瓷业有限公司", "海城大学")),
    ],
)
def test_a_list_of_something_else_moves_no_member(
    january: GraphStore, tmp_path: Path, headings: Sequence[str], row: Sequence[str]
) -> None:
    """Figures, contacts or cooperations alone: nobody joins or leaves by them."""
    plan = planned(january, listed(tmp_path / "别的.xlsx", [row], headings), "2024-02-29", dataset="members")
    assert not {change[0] for change in told(january, plan)} & {"joined", "left"}


def test_a_class_that_the_list_has_not_is_asked_about(january: GraphStore, tmp_path: Path) -> None:
    """A list of the enterprises alone: the school has not left by it, and the warning names it."""
    firms = [row for row in JANUARY if row[1] == "企业"]
    plan = planned(january, listed(tmp_path / "企业.xlsx", firms), "2024-02-29")
    assert not [change for change in told(january, plan) if change[0] == "left"]
    assert any("溪口职业中学" in issue.reason.zh for issue in plan.issues if issue.code == "class-missing")


def test_many_who_leave_at_once_are_a_question(january: GraphStore, tmp_path: Path) -> None:
    """Three of four members are gone: nothing is written unless that is accepted."""
    rest = listed(tmp_path / "二月.xlsx", [("丙窑业有限公司", "企业"), ("溪口职业中学", "院校")])
    with pytest.raises(DataError):
        bring(january, rest, "2024-02-29")
    assert {issue.code for issue in planned(january, rest, "2024-02-29").errors} == {"many-left"}
    assert bring(january, rest, "2024-02-29", accept=True) == 2


@pytest.mark.parametrize("rows", [[], [("合计", "3")]])
def test_a_list_without_a_row_is_an_error(
    january: GraphStore, tmp_path: Path, rows: Sequence[Sequence[str]]
) -> None:
    """A header alone, or a total alone, says so and changes nothing."""
    plan = planned(january, listed(tmp_path / "空.xlsx", rows), "2024-02-29")
    assert {issue.code for issue in plan.errors} == {"nothing-read"}


def test_a_title_of_another_consortium_stops(january: GraphStore, tmp_path: Path) -> None:
    """The title names the other consortium of the store: taken for none without being told whose list it is."""
    path = listed(tmp_path / "东湾.xlsx", [HEADINGS, ("丁织造有限公司", "企业")], ("东湾产教联合体成员名单",))
    assert {issue.code for issue in planned(january, path, dataset="east").errors} == {"other-consortium"}
    assert bring(january, path, dataset="east", consortium="con-dongwan") == 1


def test_a_word_that_is_no_group_counts_nobody(store: GraphStore, tmp_path: Path) -> None:
    """头部企业 is no group of the consortium, but of the class of one: named of that class, and not counted."""
    seed(store, [checked(XIKOU)])
    bring(store, listed(tmp_path / "一月.xlsx", [("甲公司", "头部企业"), ("乙公司", "企业")]))
    full = fetch_dataset(store, schema_of(store))
    readings = {
        full.entity[claim.subject_uid].name: claim.role
        for claim in full.claims
        if claim.dataset == "members" and claim.relation == "MEMBER_OF_GROUP"
    }
    assert readings == {"甲公司": "lenient", "乙公司": "strict"}


@pytest.mark.parametrize("note", [f"找周八 {NUMBER}", "周八 138 9999 0001"])
def test_a_telephone_in_a_note_or_a_file_name_stays_inside(
    store: GraphStore, tmp_path: Path, note: str
) -> None:
    """Wherever it stands in the list, what everybody sees does not have it."""
    seed(store, [checked(XIKOU)])
    row = ("甲瓷业有限公司", "企业", "", "", "", "", note)
    bring(store, listed(tmp_path / f"名单{NUMBER}.xlsx", [row], (*HEADINGS, "备注")), accept=True)
    with selected(store) as seen:
        written = b"".join(exported(seen, tmp_path / "out").values()).decode("utf-8", "replace")
    assert "甲瓷业有限公司" in written
    assert NUMBER not in written and "138 9999 0001" not in written and "周八" not in written
