"""The read API gives what the command line gives, on either store, and nothing can be written through it."""

import csv
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

import jjgraph
from jjgraph.cli.main import run
from jjgraph.errors import DataError, QueryError, StoreError, UsageError, WriteRefusedError
from jjgraph.results.formats import as_spreadsheet_csv
from jjgraph.services.datasets import seed
from tests.paths import JINJIANG
from tests.servers import Neo4jServer
from tests.stores import checked, empty, opened


def run_command(*words: object) -> None:
    """Run a command as a person would."""
    with pytest.raises(SystemExit) as leaving:
        run(list(map(str, words)))
    assert leaving.value.code == 0


STUDIES: list[tuple[str, tuple[str, ...], dict[str, Any], str]] = [
    ("query", ("members-by-party",), {}, "query members-by-party"),
    ("query", ("find",), {"text": 5}, "query find --param text=5"),
    ("query", ("partners",), {"uid": "盼盼食品"}, "query partners --param uid=盼盼食品"),
    (
        "centrality",
        ("betweenness",),
        {"top": 5, "draws": 20},
        "centrality --measure betweenness --top 5 --draws 20",
    ),
    ("gaps", ("G01", "G13"), {"top": 30}, "gaps --kind G01 --kind G13 --top 30"),
    ("brokers", (), {"top": 4}, "brokers --top 4"),
    ("articulation", (), {}, "brokers --cuts"),
    ("communities", (), {"min_size": 3}, "communities --min-size 3"),
    ("mixing", (), {}, "mixing"),
    ("two_mode", (), {"top": 9}, "two-mode --top 9"),
    ("qap", (), {"draws": 20}, "qap --draws 20"),
    ("helix", (), {"draws": 20}, "helix --draws 20"),
    ("consortia", (), {}, "consortia"),
    ("backtest", (), {"split": "random"}, "backtest --split random"),
]
WIDE = jjgraph.View.of("low", inferred=True)


@pytest.mark.parametrize("study", STUDIES, ids=lambda study: study[3])
def test_the_same_as_the_command_line(
    connection: jjgraph.Connection, tmp_path: Path, study: tuple[str, tuple[str, ...], dict[str, Any], str]
) -> None:
    """Each method gives the rows and columns of the command of that name, and notes in both languages."""
    method, arguments, options, line = study
    table = getattr(connection, method)(*arguments, **options)
    out = tmp_path / "out.csv"
    run_command(*line.split(), "--store", connection.address, "--out", out)
    assert as_spreadsheet_csv(table.columns, table.rows) == out.read_bytes()
    assert len(table) > 0
    assert table.notes[0].zh
    assert table.notes[0].en


def test_compare_tells_a_gap_as_it_stood(connection: jjgraph.Connection, tmp_path: Path) -> None:
    """The changes are those of the command line; a gap that opened is told in the words of the later state."""
    table, out = connection.compare("2020", "2023-12"), tmp_path / "out.csv"
    run_command("compare", "2020", "2023-12", "--store", connection.address, "--out", out)
    with out.open(encoding="utf-8-sig", newline="") as stream:
        told = [tuple(row)[1:] for row in csv.reader(stream)]
    assert [table.columns[1:], *(row[1:] for row in table.rows)] == told
    later = dict(
        zip(*(connection.gaps(as_of="2023-12").column(name) for name in ("gap_id", "reason_zh")), strict=True)
    )
    opened = [row for row in table if row["change"] == "opened"]
    assert [row["name"] for row in opened] == [later[row["uid"]] for row in opened] != []
    assert "加入网络" in table.notes[1].zh


def test_whatif_tells_before_and_after(connection: jjgraph.Connection) -> None:
    """Without a body the network has fewer pairs, by as many as it had partners; names stand for uids."""
    uid = connection.find("泉州职业技术大学")
    table = connection.whatif(remove="泉州职业技术大学")
    figures = {row["figure"]: row for row in table}
    assert figures["合作对"]["difference"] == -connection.collaboration().degree[uid]
    assert connection.whatif(remove=uid).rows == table.rows
    assert any("ent-panpan" in note.zh for note in connection.whatif(remove="盼盼食").notes)
    added = connection.whatif(add=("盼盼食品", "COOPERATES_WITH", "香港理工大学"))
    assert {row["figure"]: row["difference"] for row in added}["合作对"] in (0, 1)


def test_views_and_days(connection: jjgraph.Connection) -> None:
    """A wider view shows more ties; on an early day there is less collaboration; days may be texts."""
    narrow, wide = connection.graph(), connection.graph(view=WIDE)
    assert isinstance(wide, nx.MultiDiGraph)
    assert 0 < narrow.number_of_edges() < wide.number_of_edges()
    early = connection.collaboration(as_of="2015").number_of_edges()
    assert early == connection.collaboration(as_of=date(2015, 12, 31)).number_of_edges()
    assert early < connection.collaboration().number_of_edges()
    assert (
        connection.query("partners", uid="盼盼食品", view=WIDE).notes
        != connection.query("partners", uid="盼盼食品").notes
    )


def test_a_level_stands_for_its_view(connection: jjgraph.Connection) -> None:
    """The name of a level is taken wherever a view is."""
    low = jjgraph.View.of("low")
    assert connection.graph(view="low").number_of_edges() == connection.graph(view=low).number_of_edges()
    assert (
        connection.query("partners", uid="盼盼食品", view="low").rows
        == connection.query("partners", uid="盼盼食品", view=low).rows
    )


def test_answers_carry_what_is_needed_to_ask_again(connection: jjgraph.Connection) -> None:
    """A named query and a statement have the record that a measure has, but for what does not bear on them."""
    named, measured = connection.query("partners", uid="盼盼食"), connection.centrality(draws=0)
    assert named.about["datasets"] == measured.about["datasets"]
    assert named.about["view"] == measured.about["view"]
    assert named.about["parameters"] == {"uid": "ent-panpan"}
    assert named.notes[0].zh == "按 福建盼盼食品有限公司（ent-panpan）查询"
    free = connection.query("MATCH (n:Enterprize) RETURN n.uid AS uid ORDER BY uid")
    assert free.about["view"] == "unfiltered"
    assert "是否指 Enterprise" in free.notes[1].zh


def test_a_graph_may_be_changed_freely(connection: jjgraph.Connection) -> None:
    """What a study does to its graph does not reach the next one."""
    connection.collaboration().clear()
    connection.graph().clear()
    assert connection.collaboration().number_of_nodes() > 100
    assert connection.graph().number_of_nodes() > 100


def test_parameters(connection: jjgraph.Connection) -> None:
    """Lists and texts go to a statement as they are."""
    text = "UNWIND $names AS name MATCH (e:Entity {name: name}) RETURN e.uid AS uid ORDER BY uid"
    assert connection.query(text, names=["安踏集团", "香港理工大学"]).column("uid") == [
        "ent-anta",
        "univ-polyu",
    ]
    assert connection.query("RETURN $day AS day ORDER BY day", day="2024-03").column("day") == ["2024-03"]


@pytest.mark.parametrize(
    ("call", "error", "words"),
    [
        (lambda c: c.query("parters", uid="x"), UsageError, "没有名为 parters"),
        (lambda c: c.query("partners"), UsageError, "需要参数 uid"),
        (lambda c: c.query("partners"), UsageError, "建议：uid=…"),
        (lambda c: c.query("brokers", limit=2.5), UsageError, "整数"),
        (lambda c: c.query("record", record="xyz"), UsageError, "没有记录"),
        (lambda c: c.graph(view="lowest"), UsageError, "official, institution, press, low"),
        (lambda c: jjgraph.View.of("lowest"), UsageError, "official, institution, press, low"),
        (lambda c: c.find("没有这个"), UsageError, 'query\\("find", text=…'),
        (lambda c: c.map().save(Path(c.address).parent / "none" / "x.html"), UsageError, "没有文件夹"),
        (lambda c: c.query("partners", uid="盼盼食品", hops=2), UsageError, "没有参数 hops"),
        (lambda c: c.query("MATCH (e:Entity) RETRN e"), QueryError, "语法错误"),
        (lambda c: c.query("CREATE (e:Entity {uid: 'x', name: 'x'})"), WriteRefusedError, "不能写入"),
        (lambda c: c.query("MATCH (e:Entity) DETACH DELETE e"), WriteRefusedError, "不能写入"),
        (
            lambda c: c.query("LOAD CSV FROM 'file:///etc/passwd' AS row RETURN row"),
            WriteRefusedError,
            "LOAD CSV",
        ),
        (lambda c: c.find("没有这个"), UsageError, "没有叫"),
        (lambda c: c.centrality("fame"), UsageError, "没有这个指标"),
        (lambda c: c.centrality(top=0), UsageError, "top 至少为 1"),
        (lambda c: c.centrality(draws=-1), UsageError, "draws 至少为 0"),
        (lambda c: c.gaps("G99"), UsageError, "没有这类缺口"),
        (lambda c: c.collaboration(as_of="soon"), UsageError, "不是日期"),
        (lambda c: c.compare("2020", "nowhere"), UsageError, "既不是日期也不是数据集"),
        (lambda c: c.whatif(), UsageError, "remove 或 add 之一"),
        (lambda c: c.backtest(split="weekday"), UsageError, "split 为"),
        (lambda c: c.backtest(share=1.0), UsageError, "share 在 0 与 1 之间"),
        (lambda c: c.map(only=["nobody"]), UsageError, "库中没有编号 nobody"),
    ],
)
def test_what_is_wrong_is_said(
    connection: jjgraph.Connection, call: Any, error: type[Exception], words: str
) -> None:
    """A wrong word is answered by one error in both languages, and the connection goes on."""
    with pytest.raises(error, match=words) as raised:
        call(connection)
    assert isinstance(raised.value, jjgraph.JJGraphError)
    assert raised.value.message.en
    assert len(connection.query("RETURN 1 AS one ORDER BY one")) == 1


def test_closed_is_closed(jinjiang_store: Path, tmp_path: Path) -> None:
    """After the block nothing is answered, not even from what was read; closing twice is fine."""
    path = tmp_path / "graph.kgl"
    shutil.copyfile(jinjiang_store, path)
    with jjgraph.connect(path) as graph:
        assert "open" in repr(graph)
        graph.collaboration()
    graph.close()
    assert repr(graph).endswith("closed>")
    for call in (
        graph.collaboration,
        graph.gaps,
        lambda: graph.find("盼盼食品"),
        lambda: graph.query("RETURN 1 AS n"),
    ):
        with pytest.raises(UsageError, match="连接已关闭"):
            call()


def test_the_default_store_is_that_of_the_command_line(
    jinjiang_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without an address, the environment decides, then jjgraph.toml in the folder."""
    shutil.copyfile(jinjiang_store, tmp_path / "mine.kgl")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(StoreError, match="还没有数据库"):
        jjgraph.connect()
    (tmp_path / "jjgraph.toml").write_text('store = "mine.kgl"\n', encoding="utf-8")
    with jjgraph.connect() as graph:
        assert graph.address == "mine.kgl"
    monkeypatch.setenv("JJGRAPH_STORE", str(tmp_path / "other.kgl"))
    with pytest.raises(StoreError, match=r"other\.kgl"):
        jjgraph.connect()


def test_data_of_ones_own(tmp_path: Path) -> None:
    """Bad files are listed by place and nothing is loaded; good ones are, once."""
    (tmp_path / "entities.csv").write_text(
        "uid,kind,name_zh\nfirm-a,Enterprise,甲厂\nfirm-b,Enterpris,乙厂\n", "utf-8"
    )
    (tmp_path / "relationships.csv").write_text(
        "subject_id,type,object_id,source_id\nfirm-a,COOPERATES_WITH,firm-b,s\n", "utf-8"
    )
    (tmp_path / "sources.csv").write_text(
        "source_id,title,reliability,published\ns,报道,press,9999-01-01\n", "utf-8"
    )
    issues = jjgraph.check(tmp_path)
    assert "published-after-retrieved" in issues.column("code"), "today is known"
    (error,) = [row for row in issues if row["code"] == "unknown-kind"]
    assert (error["severity"], error["file"], error["row"], error["column"]) == (
        "error",
        "entities.csv",
        3,
        "kind",
    )
    store = tmp_path / "own.kgl"
    with pytest.raises(DataError):
        jjgraph.seed(tmp_path, url=store)
    assert not store.exists()
    (tmp_path / "entities.csv").write_text(
        "uid,kind,name_zh\nfirm-a,Enterprise,甲厂\nfirm-b,Enterprise,乙厂\n", "utf-8"
    )
    loaded = {(row["part"], row["change"]): row["count"] for row in jjgraph.seed(tmp_path, url=store)}
    assert (loaded["Entity", "added"], loaded["Tie", "added"]) == (2, 1)
    assert len(jjgraph.seed(tmp_path, url=store)) == 0
    with jjgraph.connect(store) as graph:
        assert list(graph.collaboration().edges) == [("firm-a", "firm-b")]
    with pytest.raises(UsageError, match="请给出数据集"):
        jjgraph.seed(url=store)


def test_neo4j_answers_the_same(
    neo4j_server: Neo4jServer, connection: jjgraph.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same calls on a server: same rows; what writes is refused there too."""
    empty(neo4j_server)
    with opened(neo4j_server) as store:
        seed(store, [checked(JINJIANG)])
    monkeypatch.setenv("NEO4J_USERNAME", neo4j_server.username)
    monkeypatch.setenv("NEO4J_PASSWORD", neo4j_server.password)
    with jjgraph.connect(neo4j_server.uri) as graph:
        assert "Neo4j" in graph.product
        assert graph.query("members-by-party").rows == connection.query("members-by-party").rows
        assert graph.gaps().rows == connection.gaps().rows
        assert sorted(graph.graph().edges(keys=True)) == sorted(connection.graph().edges(keys=True))
        with pytest.raises(WriteRefusedError):
            graph.query("CREATE (e:Entity {uid: 'x', name: 'x'})")
        with pytest.raises(UsageError, match="是否指 福建盼盼食品有限公司（ent-panpan）"):
            graph.query("partners", uid="盼盼食平")
        with pytest.raises(UsageError, match="没有来源“xyz”"):
            graph.query("source-statements", source="xyz")
        with pytest.raises(QueryError, match="第1行第18列附近"):
            graph.query("MATCH (e:Entity) RETRN e")
        with pytest.raises(QueryError, match=r"缺少参数 x.*建议：x=…"):
            graph.query("RETURN $x AS x")
        text = "MATCH (n:Enterprize)-[:COOPERATE]-(m) RETURN m.nam AS x ORDER BY x"
        assert graph.query(text).notes == connection.query(text).notes
        assert len(graph.query(text).notes) == 4
        assert graph.query("partners", uid="盼盼食").about["parameters"] == {"uid": "ent-panpan"}
