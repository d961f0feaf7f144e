"""Facts and statements: what a source says beyond ties and figures, there and back on both stores."""

from pathlib import Path

import pytest

from jjgraph.errors import UsageError
from jjgraph.exports.folders import write_folders
from jjgraph.model.records import Dataset
from jjgraph.model.view import View
from jjgraph.queries.library import find_query
from jjgraph.results.table import Table
from jjgraph.services.datasets import CheckedDataset, check, schema_of, seed, verify
from jjgraph.services.query_service import ask
from jjgraph.store.loading import remove_dataset
from jjgraph.store.protocol import GraphStore
from jjgraph.store.reading import fetch_dataset

FILES = {
    "entities.csv": "uid,kind,name_zh,name_en,aliases,place,source_id\n"
    "s1,University,东湖大学,,东大,东湖市,old\ne1,Enterprise,南山机械,,,,old\n",
    "relationships.csv": "subject_id,type,object_id,source_id\ns1,COOPERATES_WITH,e1,old\n",
    "sources.csv": "source_id,title,published,reliability\nold,旧报,2020-01-01,press\nnew,新报,2024-01-01,press\n"
    "own,官网,2019-05-01,institution\n",
    "facts.csv": "uid,property,value,source_id,locator,confidence\n"
    "s1,place,西湖市,new,第3行,\ns1,place,东湖市,own,首页,\ns1,place,北湖市,own,推测,inferred\n"
    "s1,aliases,东大,old,,\ns1,aliases,东湖工学院,own,沿革,\n",
    "statements.csv": "subject_id,aspect,text_zh,text_en,status,since,source_id,locator\n"
    "s1,plan,拟建二期校区,plans a second campus,planned,,new,第5行\n"
    "s1,aim,培养技能人才,train skilled people,,,new,第2行\n"
    "e1,event,承办技能大赛,hosted a contest,done,2023-11,old,第9行\n",
}


def folder(path: Path, **changed: str) -> Path:
    """Write the data set, some files in another form."""
    path.mkdir()
    for name, text in {**FILES, **{f"{key}.csv": value for key, value in changed.items()}}.items():
        (path / name).write_text(text, "utf-8")
    return path


def good(path: Path) -> CheckedDataset:
    """Return the data set, which has no error."""
    item = check(path)
    assert item.report.errors == [], [issue.reason.zh for issue in item.report.errors]
    return item


def test_the_best_fact_shows_and_the_others_stay(store: GraphStore, tmp_path: Path) -> None:
    """Stated before inferred, then the level, then the newer source; a list has all of them, the best first."""
    item = good(folder(tmp_path / "d"))
    seed(store, [item])
    full = fetch_dataset(store, schema_of(store))
    assert (full.entity["s1"].place, full.entity["s1"].aliases) == ("东湖市", ("东湖工学院", "东大"))
    assert full.entity["e1"].place == ""
    assert sorted(fact.value for fact in full.facts if fact.property == "place") == [
        "东湖市",
        "北湖市",
        "西湖市",
    ]
    (proof,) = verify(store, [item])
    assert proof.holds and proof.rows == 2 + 1 + 3 + 5 + 3


def test_they_come_back_as_they_went(store: GraphStore, tmp_path: Path) -> None:
    """Exported as folders and loaded again nothing changes; removed, nothing is left."""
    seed(store, [good(folder(tmp_path / "d"))])
    full = fetch_dataset(store, schema_of(store))
    (tmp_path / "out").mkdir()
    (again,) = write_folders(full, schema_of(store), tmp_path / "out")
    (summary,) = seed(store, [good(again)])
    assert {(change.part, change.uid) for change in summary.differences} == set()
    remove_dataset(store, "d", schema_of(store))
    assert fetch_dataset(store, schema_of(store)) == Dataset()


def test_questions_about_what_is_said(store: GraphStore, tmp_path: Path) -> None:
    """By aspect, by word or number in any record, and every value of a property with its own source."""
    seed(store, [good(folder(tmp_path / "d"))])

    def rows(query: str, **given: str) -> list[dict[str, object]]:
        return list(ask(store, find_query(query), given, View()))

    assert [row["statement"] for row in rows("statements-of", uid="东湖大学", aspect="aim")] == [
        "培养技能人才"
    ]
    assert len(rows("statements-of", uid="东湖大学")) == 2
    (plan,) = rows("plans")
    assert (plan["statement"], plan["source"], plan["locator"]) == ("拟建二期校区", "新报", "第5行")
    assert rows("plans", uid="东湖大学") == [plan] and rows("plans", uid="e1") == []
    values = rows("property-values", uid="s1", property="place")
    assert [(row["value"], row["source"], row["locator"]) for row in values] == [
        ("东湖市", "官网", "首页"),
        ("西湖市", "新报", "第3行"),
        ("北湖市", "官网", "推测"),
    ]
    found = {str(row["kind"]) for row in rows("find-statements", text="技能")}
    assert found == {"Statement"}
    for row in rows("find-statements", text="东湖"):
        (record,) = rows("record", record=str(row["claim"]))
        assert record["statement"] == row["statement"]


@pytest.mark.parametrize(
    ("file", "row", "code"),
    [
        ("facts", "s1,colour,red,old,,", "unknown-property"),
        ("facts", "s2,place,东湖市,old,,", "missing-end"),
        ("facts", "s1,place,东湖市,none,,", "missing-source"),
        ("facts", "s1,website,not an address,old,,", "bad-address"),
        ("statements", "s1,wish,想要,,,,old,", "unknown-value"),
        ("statements", "s1,aim,,only English,,,old,", "missing-value"),
        ("statements", "s1,aim,目标,,soon,,old,", "unknown-value"),
        ("statements", "s1,event,大赛,,done,someday,old,", "bad-date"),
    ],
)
def test_what_is_wrong_is_reported_with_its_place(tmp_path: Path, file: str, row: str, code: str) -> None:
    """A property that the kind has not, an end or a source that is missing, an aspect of somebody's own."""
    changed = {file: FILES[f"{file}.csv"] + row + "\n"}
    issues = check(folder(tmp_path / "d", **changed)).report.issues
    number = FILES[f"{file}.csv"].count("\n") + 1
    assert [(issue.file, issue.row, issue.code) for issue in issues] == [(f"{file}.csv", number, code)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("5亿", {"投资5亿元", "投资5亿元、55亿元"}),
        ("5.5亿", {"投资5.5亿元"}),
        ("55亿", {"投资5亿元、55亿元"}),
        ("亿元", {"投资5亿元", "投资5.5亿元", "投资5亿元、55亿元", "投资15亿元"}),
        ("15", {"投资15亿元"}),
    ],
)
def test_a_number_is_not_found_within_a_longer_one(
    store: GraphStore, tmp_path: Path, text: str, found: set[str]
) -> None:
    """Digits at the end of what is looked for stand at the end of a number, wherever else the text occurs."""
    said = ["投资5亿元", "投资5.5亿元", "投资5亿元、55亿元", "投资15亿元"]
    lines = [f"e1,result,{what},,done,,old,第{number}行" for number, what in enumerate(said)]
    head = FILES["statements.csv"].partition("\n")[0]
    seed(store, [good(folder(tmp_path / "d", statements="\n".join([head, *lines]) + "\n"))])
    answer = ask(store, find_query("find-statements"), {"text": text}, View())
    assert set(answer.column("statement")) == found


def test_a_property_a_source_and_a_group_are_known_by_what_people_call_them(
    store: GraphStore, tmp_path: Path
) -> None:
    """The property by its Chinese name, the source by its publisher; a part of a name says what it stands for."""
    sources = (
        FILES["sources.csv"]
        .replace("published,", "publisher,published,")
        .replace("旧报,", "旧报,东湖日报社,")
    )
    sources = sources.replace("新报,", "新报,,").replace("官网,", "官网,,")
    seed(store, [good(folder(tmp_path / "d", sources=sources))])

    def asked(query: str, **given: str) -> Table:
        return ask(store, find_query(query), given, View())

    assert len(asked("property-values", uid="s1", property="所在地")) == 3
    with pytest.raises(UsageError, match="place"):
        asked("property-values", uid="s1", property="所在的")
    answer = asked("source-statements", source="东湖日报")
    assert set(answer.column("source")) == {"旧报"}
    assert any("东湖日报社" in note.zh for note in answer.notes)
    assert not any("东湖日报社" in note.zh for note in asked("source-statements", source="东湖日报社").notes)


def test_an_empty_answer_says_where_the_words_are(store: GraphStore, tmp_path: Path) -> None:
    """Words that stand elsewhere are counted, with the query that finds them; of an entity what else there is of it."""
    seed(store, [good(folder(tmp_path / "d"))])
    found = ask(store, find_query("find"), {"text": "技能"}, View())
    assert [note.zh for note in found.notes if "见于" in note.zh] == [
        "“技能”见于 2 条：jjgraph query find-statements -p text=技能"
    ]
    nowhere = ask(store, find_query("find"), {"text": "航天"}, View())
    assert any("任何一条里都没有" in note.zh for note in nowhere.notes)
    none = ask(store, find_query("statements-of"), {"uid": "e1", "aspect": "目标"}, View())
    assert none.rows == () and any("关于南山机械，库中有" in note.zh for note in none.notes)
    assert not [
        note for note in ask(store, find_query("find"), {"text": "南山"}, View()).notes if "见于" in note.zh
    ]
    with pytest.raises(UsageError, match="aim"):
        ask(store, find_query("statements-of"), {"uid": "e1", "aspect": "愿望"}, View())
