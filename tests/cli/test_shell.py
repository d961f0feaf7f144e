"""The shell, with a pipe for a keyboard: statements in, results out, errors beside them."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from jjgraph.services.datasets import seed, verify
from jjgraph.services.entity_lookup import find_entity
from jjgraph.shell.session import entities_in
from jjgraph.store.protocol import Rows
from jjgraph.store.reading import fetch_dataset
from tests.pages import page_data
from tests.paths import JINJIANG
from tests.servers import Neo4jServer
from tests.stores import checked, empty, full_schema, opened

NEW = "CREATE (x:Entity:Enterprise {uid: 'ent-new', name: '新厂'});"
COUNT = "MATCH (x:Entity {uid: 'ent-new'}) RETURN count(x) AS n ORDER BY n;"


@pytest.fixture
def store(jinjiang_store: Path, tmp_path: Path) -> Path:
    """Give a copy of the Jinjiang store."""
    return Path(shutil.copyfile(jinjiang_store, tmp_path / "shell.kgl"))


def shell(typed: str, *options: str, store: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the shell on what was typed."""
    return subprocess.run(
        [sys.executable, "-m", "jjgraph", "shell", "--store", str(store), *options],
        input=typed,
        env={**os.environ, "LANG": "", "LC_ALL": "", **environment},
        cwd=Path(str(store)).parent if Path(str(store)).exists() else None,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_statements_from_a_pipe(store: Path) -> None:
    """Each is answered in its order as CSV; the last one may lack its semicolon."""
    done = shell("RETURN 1 AS a; RETURN 2\nAS b;\nRETURN ';' AS c", store=store)
    assert (done.stdout, done.returncode) == ("a\n1\nb\n2\nc\n;\n", 0)


def test_an_error_is_told_and_the_rest_is_done(store: Path) -> None:
    """Wrong words cost their own statement only; the exit code is that of the first error."""
    wrong = [
        "RETRN 1;",
        ":nothing",
        ":export",
        ":query nope;",
        ":query partners;",
        ":map a.html",
        ":query 'x",
        NEW,
    ]
    done = shell("\n".join([*wrong, "RETURN 3 AS c;"]), store=store)
    assert (done.stdout, done.returncode) == ("c\n3\n", 2)
    for words in (
        "语法错误",
        "没有命令 :nothing",
        "请写 :export 文件",
        "没有名为 nope",
        "partners 需要参数 uid",
        "还没有查询结果",
        "引号没有配对",
        "只读查询不能写入",
    ):
        assert f"错误：{words}" in done.stderr.replace("错误：Cypher ", "错误："), words
    assert done.stderr.count("错误：") == 8 and "Error" not in done.stderr


def test_a_folder_in_the_way_is_told(store: Path) -> None:
    """A file that cannot be written is one line, not the end."""
    done = shell("RETURN 1 AS a;\n:export .\nRETURN 2 AS b;", store=store)
    assert "文件操作失败" in done.stderr
    assert (done.stdout, done.returncode) == ("a\n1\nb\n2\n", 1)


def test_quit_ends(store: Path) -> None:
    """What stands after :quit is not done."""
    assert shell("RETURN 1 AS a;\n:quit\nRETURN 2 AS b;", store=store).stdout == "a\n1\n"


def test_formats_and_named_queries(store: Path) -> None:
    """A named query takes names with spaces in quotes, and says what the view leaves out."""
    done = shell(':query find text="Hong Kong"', "--format", "json", store=store)
    assert "univ-polyu" in {row["uid"] for row in json.loads(done.stdout)}
    assert "此查询不按视图过滤" in done.stderr
    wide = shell(":query partners uid=盼盼食品", "--reliability", "low", "--inferred", store=store)
    assert "另有 0 条未计入" in wide.stderr


def test_what_the_shell_says_is_written_as_it_reads(store: Path) -> None:
    """Advice has the form of the shell; names that the store has not, and numbers that are none, are told."""
    typed = ":query partners\nMATCH (n:Enterprize) RETURN n.name AS name ORDER BY name;\n:query partners uid=盼盼食"
    done = shell(f"{typed}\n:query brokers limit=1 limit=2", store=store)
    assert "建议：uid=…" in done.stderr and "没有标签 Enterprize" in done.stderr
    assert "按 福建盼盼食品有限公司（ent-panpan）查询" in done.stderr and "给了两次" in done.stderr


def test_a_bare_name_is_no_trap(store: Path) -> None:
    """The name of a query, or a command without its colon, is answered at the end of its line; the next line is its own."""
    done = shell("partners 盼盼食品\n:query counts-by-kind\nquit\nMATCH (n)\n:queries", store=store)
    assert "是否指 :query partners uid=盼盼食品？" in done.stderr and "是否指 :quit？" in done.stderr
    assert "counts-by-kind" in done.stdout and done.returncode == 2


def test_export_carries_what_is_needed_to_ask_again(store: Path, tmp_path: Path) -> None:
    """The file has its record beside it; a folder that is not there is not made."""
    done = shell(":query partners uid=盼盼食品\n:export p.csv\n:export none/p.csv", store=store)
    assert json.loads((tmp_path / "p.csv.about.json").read_text("utf-8"))["parameters"] == {
        "uid": "ent-panpan"
    }
    assert "没有文件夹 none" in done.stderr and done.returncode == 2
    assert not (tmp_path / "none").exists()


def test_export_and_map(store: Path, tmp_path: Path) -> None:
    """The last result goes to a file; its things, and the ties among them, to a map."""
    some = "MATCH (e:Enterprise) RETURN e.name AS name ORDER BY e.uid LIMIT 4;"
    done = shell(f"{some}\n:export e.csv\n:query partners uid=盼盼食品\n:map p.html", store=store)
    assert done.returncode == 0, done.stderr
    assert len((tmp_path / "e.csv").read_text("utf-8-sig").splitlines()) == 5
    page = (tmp_path / "p.html").read_text("utf-8")
    with opened(store, writable=False) as opened_store:
        uid = find_entity(opened_store, "盼盼食品").uid
    things = page_data(page)["nodes"]
    assert uid in things and "ent-anta" not in things
    assert "6 个对象" in done.stderr


def test_a_map_of_nothing_is_refused(store: Path, tmp_path: Path) -> None:
    """Rows without a thing make no empty map."""
    done = shell("RETURN 1 AS n, 'x' AS x;\n:map p.html", store=store)
    assert "没有编号或名称可认的对象" in done.stderr.replace("结果里", "")
    assert not (tmp_path / "p.html").exists()


def test_things_are_known_by_uid_key_or_single_name(store: Path) -> None:
    """Lists and maps are looked into; a name that two things bear is not guessed."""
    with opened(store, writable=False) as opened_store:
        full = fetch_dataset(opened_store, full_schema(JINJIANG))
    tie = full.ties[0]
    names = [entity.name for entity in full.entities]
    double = next((name for name in names if names.count(name) > 1), None)
    rows = Rows(("a", "b"), [("安踏集团", [{"uid": "univ-polyu"}]), (tie.key, double)])
    found, unclear = entities_in(rows, full)
    assert found == {"ent-anta", "univ-polyu", tie.subject_uid, tie.object_uid}
    assert unclear == ({double} if double else set())


def test_help_tells_the_price_of_writing(store: Path) -> None:
    """:help names every command; with --write it says what is broken."""
    plain, writing = shell(":help", store=store).stderr, shell(":help", "--write", store=store).stderr
    assert all(word in plain for word in (":query", ":queries", ":export", ":map", ":help", ":quit"))
    assert "没有记载与来源" not in plain
    assert "没有记载与来源" in writing


def test_writing_to_a_file(store: Path) -> None:
    """What is written is there, is marked as unsourced, survives seed unseen by verify, and LOAD CSV stays refused."""
    done = shell(
        f"{COUNT}{NEW}{COUNT}LOAD CSV FROM 'file:///etc/hostname' AS r CREATE (n:Entity {{uid: r[0], name: 'x'}});",
        "--write",
        store=store,
    )
    assert done.stdout == "n\n0\nn\n1\n"
    assert done.stderr.count("没有记载、来源与批次") == 1
    assert "LOAD CSV" in done.stderr
    with opened(store) as again:
        assert all(proof.holds for proof in verify(again, [checked(JINJIANG)]))
        seed(again, [checked(JINJIANG)])
    assert shell(COUNT, store=store).stdout == "n\n1\n"


def test_a_broken_thing_is_told_on_leaving(store: Path) -> None:
    """A tie that jjgraph cannot read is named before the shell ends, with the way out."""
    typed = "MATCH (a:Entity {uid: 'ent-anta'}), (b:Entity {uid: 'univ-polyu'}) CREATE (a)-[:FUNDS {key: 'mine'}]->(b);"
    done = shell(typed, "--write", store=store)
    assert "不完整，不是 jjgraph 写入的" in done.stderr
    assert done.returncode == 3


def test_the_file_is_locked_while_writing_only(store: Path) -> None:
    """A reading shell lets others write; a writing one does not."""
    with opened(store):
        assert shell("RETURN 1 AS a;", store=store).stdout == "a\n1\n"
        assert shell("RETURN 1 AS a;", "--write", store=store).returncode == 4


def test_on_neo4j(neo4j_server: Neo4jServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same on a server: reading refuses what writes, --write does it."""
    monkeypatch.setenv("NEO4J_USERNAME", neo4j_server.username)
    monkeypatch.setenv("NEO4J_PASSWORD", neo4j_server.password)
    empty(neo4j_server)
    refused = shell(NEW + COUNT, store=neo4j_server.uri)
    assert (refused.stdout, refused.returncode) == ("n\n0\n", 2)
    written = shell(
        NEW + COUNT + "LOAD CSV FROM 'file:///x' AS r CREATE (n:Entity);", "--write", store=neo4j_server.uri
    )
    assert (written.stdout, written.returncode) == ("n\n1\n", 2)
    assert "LOAD CSV" in written.stderr
    empty(neo4j_server)
