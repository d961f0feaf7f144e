"""query, queries, show, centrality, gaps: what they answer, in which form, and what they refuse."""

import csv
import io
import json
from pathlib import Path

import openpyxl
import pytest

from tests.cli.conftest import Cli


def rows(text: str) -> list[dict[str, str]]:
    """Read a CSV table."""
    return list(csv.DictReader(io.StringIO(text)))


def test_queries_lists_the_library(cli: Cli) -> None:
    """Every named query is listed with its title and parameters; no store is needed."""
    listed = {row["name"]: row for row in rows(cli("queries").out)}
    assert len(listed) >= 12
    assert listed["most-connected"]["params"] == "limit=20"


def test_one_query_is_described(cli: Cli) -> None:
    """Its title, what it answers, each parameter with its default, each column with its heading; in both languages."""
    described = rows(cli("queries", "plans").out)
    assert [(row["part"], row["name"]) for row in described[:3]] == [
        ("题目", "plans"),
        ("回答", ""),
        ("参数", "uid=any"),
    ]
    assert "计划从不当作已有的事实" in described[1]["description"]
    columns = {row["name"]: row["description"] for row in described if row["part"] == "列"}
    assert (columns["statement"], columns["status"], len(columns)) == ("内容", "状态", 12)
    assert "a plan is never taken for a fact" in cli("--lang", "en", "queries", "plans").out


def test_plans_of_one_entity(seeded: Cli) -> None:
    """An entity restricts the plans to its own; without one all are listed; one without plans has none."""
    everything = rows(seeded("query", "plans").out)
    own = rows(seeded("query", "plans", "-p", "uid=晋江市人民政府").out)
    assert (
        {row["subject_uid"] for row in own} == {"gov-jinjiang"} < {row["subject_uid"] for row in everything}
    )
    assert len(own) == sum(row["subject_uid"] == "gov-jinjiang" for row in everything) == 3
    assert rows(seeded("query", "plans", "-p", "uid=ent-anta").out) == []


def test_named_query_takes_names_and_says_what_the_view_leaves_out(seeded: Cli) -> None:
    """An alias stands for its uid; stderr tells how many ties the view leaves out."""
    result = seeded("query", "partners", "--param", "uid=盼盼食品")
    assert result.code == 0
    assert {row["relation"] for row in rows(result.out)} >= {"COOPERATES_WITH", "MEMBER_OF"}
    assert "视图承认 546 条联系，另有 311 条未计入" in result.err
    wide = seeded("query", "partners", "-p", "uid=盼盼食品", "--reliability", "low", "--inferred")
    assert len(rows(wide.out)) > len(rows(result.out))


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["query", "partner"], "partners"),
        (["queries", "partner"], "partners"),
        (["queries", "partners", "--search", "合作"], "只给一个"),
        (["query", "partners"], "uid"),
        (["query", "partners", "-p", "uid=没有这家"], "没有叫"),
        (["query", "partners", "-p", "uid=泉州师范"], "univ-quanzhou-normal"),
        (["query", "partners", "-p", "name=x"], "uid"),
        (["query", "most-connected", "-p", "limit=many"], "limit"),
        (["query", "most-connected", "-p", "limit=1.5"], "不小于 0 的整数"),
        (["query", "most-connected", "-p", "limit=-1"], "不小于 0 的整数"),
        (["query", "partners", "-p", "uid=ent-panpan", "-p", "uid=ent-anta"], "给了两次"),
        (["query", "counts-by-kind", "--out", "p.xlsx", "--format", "csv"], "--format xlsx"),
        (["export", "--format", "csv", "--out", "x.csv"], "写的是文件夹"),
        (["export", "--format", "gexf", "--out", "x.graphml"], "--format graphml"),
        (["query", "--text", "RETURN $x AS x"], "-p x=…"),
        (["query", "--text", "CREATE (n)"], "jjgraph shell --write"),
        (["query", "changed-since", "-p", "since=2024-13"], "since"),
        (["query", "partners", "-p", "uid=盼盼食平"], "是否指 福建盼盼食品有限公司（ent-panpan）"),
        (["query", "partners", "-p", "uid=泉洲职业技术大学"], "泉州职业技术大学"),
        (["query", "partners", "-p", "uid=ent-anta2"], "（ent-anta）"),
        (["query", "record", "-p", "record=xyz"], "没有记录“xyz”"),
        (["query", "source-statements", "-p", "source=xyz"], "没有来源“xyz”"),
        (["query", "declared-group", "-p", "group=头部企叶"], "是否指 头部企业"),
        (["query", "figures-by-measure", "-p", "measure=xyz"], "没有指标“xyz”"),
        (["query", "members-by-party", "-p", "consortium=盼盼食品"], "consortium-jinjiang"),
        (["query", "shortest-path", "-p", "a=盼盼食品", "-p", "b=ent-panpan"], "同一个"),
        (["query"], "--text"),
        (["query", "find", "--text", "RETURN 1"], "--text"),
        (["query", "--text", "MATCH (n RETURN n"], "Cypher"),
        (["query", "--text", "RETURN $x AS x"], "x"),
        (["query", "--file", "nowhere.cypher"], "nowhere.cypher"),
        (["gaps", "--kind", "G99"], "G99"),
        (["centrality", "--measure", "beauty"], "beauty"),
        (["centrality", "--as-of", "soon"], "soon"),
        (["show", "没有这家"], "没有叫"),
        (["sead"], "seed"),
    ],
)
def test_wrong_words_exit_2_and_say_what_is_right(seeded: Cli, arguments: list[str], told: str) -> None:
    """Each mistake of a call is answered in words, with what it was about, and no traceback."""
    result = seeded(*arguments)
    assert result.code == 2, result
    assert told in result.err and "Traceback" not in result.err
    assert result.out == ""


@pytest.mark.parametrize(
    "text",
    [
        "CREATE (n:Entity {uid: 'x', name: 'x'}) RETURN n.uid AS uid",
        "MATCH (n) DETACH DELETE n",
        "MATCH (n:Entity) SET n.name = 'x' RETURN count(n) AS n",
        "LOAD CSV FROM 'file:///etc/hosts' AS line RETURN line",
    ],
)
def test_writes_and_files_are_refused(seeded: Cli, text: str) -> None:
    """A query may neither write nor read a file, and the store is as before."""
    result = seeded("query", "--text", text)
    assert result.code == 2 and "只读查询" in result.err
    assert seeded("verify").code == 0


def test_free_text_is_not_filtered_and_says_so(seeded: Cli, tmp_path: Path) -> None:
    """Free Cypher sees every tie; parameters are typed; a file does as well."""
    text = "MATCH (:Entity)-[r]->(:Entity) WHERE r.sources >= $n RETURN count(r) AS ties ORDER BY ties"
    result = seeded("query", "--text", text, "--param", "n=1", "--format", "json")
    assert json.loads(result.out)["rows"] == [{"ties": 857}]
    assert "不经过视图" in result.err
    (tmp_path / "q.cypher").write_text(text, "utf-8")
    assert seeded("query", "--file", "q.cypher", "-p", "n=1").out == "ties\n857\n"


def test_a_suffix_that_is_not_known_is_said(seeded: Cli, tmp_path: Path) -> None:
    """It is CSV, and whoever asked is told."""
    result = seeded("query", "counts-by-kind", "--out", "p.txt")
    assert result.code == 0 and "不认识后缀“.txt”" in result.err
    assert (tmp_path / "p.txt").read_bytes().startswith(b"\xef\xbb\xbf")


def test_a_syntax_error_is_told_once_with_its_place(seeded: Cli) -> None:
    """One line says where, one has the mark, and the store's reason is there once; wide characters count two."""
    result = seeded("query", "--text", "MATCH (e:Entity) WHERE e.name = '产教' RETRN e")
    assert "第1行第38列附近" in result.err
    assert result.err.count("^") == 1 and result.err.count("Unexpected token") == 1
    line, mark = result.err.split("附近：\n")[1].splitlines()[:2]
    assert mark.index("^") == line.index("RETRN") + 2


def test_answers_carry_what_is_needed_to_ask_again(seeded: Cli, tmp_path: Path) -> None:
    """Data with their hash, day, view, query and bound parameters stand in JSON and beside other files."""
    assert seeded("query", "partners", "-p", "uid=盼盼食品", "-o", "p.csv").code == 0
    about = json.loads((tmp_path / "p.csv.about.json").read_text("utf-8"))
    assert set(about["datasets"]) == {"jinjiang"} and all(about["datasets"].values())
    assert about["as_of"] == "2026-11-23" and about["view"] == {"level": 1, "inferred": False}
    assert (about["query"], about["parameters"]) == ("partners", {"uid": "ent-panpan"})
    assert (about["ties_shown"], about["ties_hidden"]) == (546, 311)
    assert "jjgraph" in about["versions"] and "kglite" in about["store"]
    seeded("query", "partners", "-p", "uid=盼盼食品", "-o", "p.json")
    assert json.loads((tmp_path / "p.json").read_text("utf-8"))["about"] == about
    seeded("query", "partners", "-p", "uid=盼盼食品", "-o", "p.xlsx")
    assert json.loads((tmp_path / "p.xlsx.about.json").read_text("utf-8")) == about
    text = "RETURN $x AS x ORDER BY x"
    free = json.loads(seeded("query", "--text", text, "-p", "x=3", "--format", "json").out)["about"]
    assert (free["text"], free["parameters"], free["view"]) == (text, {"x": 3}, "unfiltered")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "MATCH (n:Enterprize) RETURN n.name AS name ORDER BY name",
            "没有标签 Enterprize，是否指 Enterprise",
        ),
        (
            "MATCH (a)-[r:COOPERATE]->(b) RETURN r.key AS k ORDER BY k",
            "没有关系类型 COOPERATE，是否指 OPERATES、COOPERATES_WITH",
        ),
        ("MATCH (n:Enterprise) RETURN n.nam AS x ORDER BY x", "没有属性 nam，是否指 name"),
    ],
)
def test_names_that_the_store_has_not_are_told(seeded: Cli, text: str, told: str) -> None:
    """A slip in a label, a type or a property is noted beside the rows, and is no error."""
    result = seeded("query", "--text", text)
    assert result.code == 0 and told in result.err


def test_what_was_taken_for_a_part_of_a_name_is_said(seeded: Cli) -> None:
    """Blanks and width do not matter; a part of a name is answered with the name that it was taken for."""
    for given in (" 盼盼食品 ", "ＥＮＴ-panpan", "盼盼食"):
        result = seeded("query", "partners", "-p", f"uid={given}")
        assert result.code == 0 and len(rows(result.out)) > 3
        assert ("按 福建盼盼食品有限公司（ent-panpan）查询" in result.err) is (given == "盼盼食")
    assert "按 福建盼盼食品有限公司（ent-panpan）查询" in seeded("show", "盼盼食").err


def test_a_path_that_is_not_there_is_explained(seeded: Cli) -> None:
    """No row does not mean no connection, and the message says where to look on."""
    result = seeded("query", "shortest-path", "-p", "a=盼盼食品", "-p", "b=place-fujian")
    assert result.code == 0 and rows(result.out) == []
    assert "四步之内没有" in result.err and "--reliability low --inferred" in result.err


def test_formats_hold_the_same_rows(seeded: Cli, tmp_path: Path) -> None:
    """CSV, JSON, JSON lines, Markdown and a workbook give the same rows; files for Excel carry a BOM."""
    name = ("query", "overseas-colleges")
    table = rows(seeded(*name, "--format", "csv").out)
    assert json.loads(seeded(*name, "--format", "json").out)["rows"][0]["college"] == table[0]["college"]
    assert len(seeded(*name, "--format", "jsonl").out.splitlines()) == len(table)
    assert len(seeded(*name, "--format", "markdown").out.splitlines()) == len(table) + 2
    assert seeded(*name, "--out", "t.csv").code == seeded(*name, "--out", "t.xlsx").code == 0
    assert (tmp_path / "t.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    sheet = openpyxl.load_workbook(tmp_path / "t.xlsx").active
    assert sheet is not None
    assert [cell.value for cell in sheet[1]] == list(table[0])
    assert sheet.max_row == len(table) + 1


def test_centrality_table(seeded: Cli) -> None:
    """The columns are the promised ones; without --top every organisation is there, ranked from 1."""
    result = seeded("centrality", "--measure", "degree")
    table = rows(result.out)
    assert list(table[0]) == [
        "rank",
        "uid",
        "name",
        "kind",
        "parties",
        "measure",
        "score",
        "rank_low",
        "rank_high",
    ]
    assert all(int(row["rank_low"]) <= int(row["rank"]) <= int(row["rank_high"]) for row in table)
    assert len(table) == 243
    assert [int(row["rank"]) for row in table] == sorted(int(row["rank"]) for row in table)
    assert (table[0]["uid"], table[0]["score"]) == ("gov-jinjiang", "14")
    assert len(rows(seeded("centrality", "--top", "3", "--draws", "0").out)) == 3 * 5
    earlier = rows(seeded("centrality", "--measure", "degree", "--as-of", "2020", "--draws", "0").out)
    assert float(earlier[0]["score"]) < 14


def test_gaps_table(seeded: Cli) -> None:
    """Every kind can be asked for; a kind without rows exits 0; assessable ones come first."""
    table = rows(seeded("gaps").out)
    assert [row["assessable"] for row in table] == sorted((row["assessable"] for row in table), reverse=True)
    assert {row["gap_kind"] for row in table} >= {"G01", "G10", "G13"}
    for kind in ("G01", "G02", "G03", "G10", "G13"):
        result = seeded("gaps", "--kind", kind)
        assert result.code == 0
        assert {row["gap_kind"] for row in rows(result.out)} <= {kind}
    first = table[0]
    assert first["reason_zh"] and first["reason_en"] and first["suggested_action"]


def test_coverage_setting_opens_the_gate(seeded: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the threshold at 0 nothing waits for a list any more."""
    assert "false" in {row["assessable"] for row in rows(seeded("gaps").out)}
    monkeypatch.setenv("JJGRAPH_COVERAGE", "0")
    assert {row["assessable"] for row in rows(seeded("gaps", "--kind", "G13").out)} == {"true"}
    monkeypatch.setenv("JJGRAPH_COVERAGE", "1.5")
    assert seeded("gaps").code == 2


def test_show_tells_facts_ties_measures_and_gaps(seeded: Cli) -> None:
    """An organisation is found by name, alias or uid, with evidence for each tie, also as JSON."""
    text = seeded("show", "盼盼食品集团")
    assert text.code == 0
    assert text.out.startswith("福建盼盼食品有限公司  [ent-panpan]")
    assert "泉州晚报" in text.out and "第2段" in text.out and "视图之外" in text.out
    assert "合作伙伴数（度）" in text.out
    content = json.loads(seeded("show", "ent-panpan", "--format", "json").out)
    assert content["entity"]["uid"] == "ent-panpan"
    assert all(claim["source"]["publisher"] for tie in content["ties"] for claim in tie["claims"])
    english = seeded("--lang", "en", "show", "ent-panpan")
    assert "Outside the view" in english.out and "rank" in english.out
