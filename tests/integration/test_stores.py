"""What goes wrong with a store is one clear line: logins, servers, writes, crashes, retries."""

import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest
from neo4j.exceptions import TransientError

from jjgraph.errors import QueryError, StoreError, WriteRefusedError
from jjgraph.services.datasets import seed, verify
from jjgraph.settings import resolve
from jjgraph.store import embedded
from jjgraph.store.embedded import EmbeddedStore
from jjgraph.store.loading import remove_dataset
from jjgraph.store.opening import open_store
from jjgraph.store.protocol import GraphStore, Transaction
from tests.paths import HARBOUR, JINJIANG, ROOT
from tests.servers import Neo4jServer
from tests.stores import checked, empty, full_schema, opened

WRITES = [
    "CREATE (n:Entity {uid: 'x', name: 'x'})",
    "MATCH (n) DETACH DELETE n",
    "CREATE INDEX FOR (n:Entity) ON (n.place)",
    "MERGE (n:Entity {uid: 'x'}) RETURN n.uid AS uid",
]
FILES = [
    "LOAD CSV FROM 'file:///etc/hosts' AS line RETURN line",
    "RETURN 1 AS x UNION LOAD CSV FROM 'file:///etc/hosts' AS line RETURN 1 AS x",
    "PROFILE LOAD // a comment\n CSV FROM 'file:///etc/hosts' AS line RETURN line",
    "\\u004COAD CSV FROM 'file:///etc/hosts' AS line RETURN line",
]


def open_with(server: Neo4jServer, **changes: str) -> GraphStore:
    flags: dict[str, str | None] = {
        "store": server.uri,
        "username": server.username,
        "password": server.password,
    }
    with open_store(resolve(flags | changes, {}, folder=Path("none"), user=Path("none"))) as store:
        return store


def test_wrong_password_says_so(neo4j_server: Neo4jServer) -> None:
    """A refused login is told in both languages, without the password."""
    with pytest.raises(StoreError) as caught:
        open_with(neo4j_server, password="geheim")
    assert "拒绝登录" in caught.value.message.zh and "NEO4J_PASSWORD" in caught.value.hint.en
    assert "geheim" not in str(caught.value)


def test_an_unset_password_is_told_as_that(neo4j_server: Neo4jServer) -> None:
    """Where no password is set, it is not called wrong, and the advice names the variable."""
    with pytest.raises(StoreError) as caught:
        open_with(neo4j_server, password="")
    assert "没有设置密码" in caught.value.message.zh and "no password is set" in caught.value.message.en
    assert "NEO4J_PASSWORD" in caught.value.hint.zh and "wrong" not in str(caught.value)


def test_unknown_database_says_so(neo4j_server: Neo4jServer) -> None:
    """A database that the server does not have is told when the store is opened."""
    with pytest.raises(StoreError, match="elsewhere"):
        open_with(neo4j_server, database="elsewhere")


def test_a_read_only_database_is_read_and_says_so_when_written(neo4j_server: Neo4jServer) -> None:
    """As docs/guide/neo4j.md sets it up on Community: queries answer, a load changes nothing and says why."""
    empty(neo4j_server)
    with opened(neo4j_server) as store:
        seed(store, [checked(HARBOUR)])
        with neo4j_server.read_only():
            before = store.read("MATCH (n) RETURN count(n) AS n").rows
            with pytest.raises(StoreError) as caught:
                remove_dataset(store, "harbour", full_schema(HARBOUR))
            assert store.read("MATCH (n) RETURN count(n) AS n").rows == before != [(0,)]
        assert "只读" in caught.value.message.zh and "server.databases.read_only" in caught.value.hint.en
        remove_dataset(store, "harbour", full_schema(HARBOUR))
        assert store.read("MATCH (n) RETURN count(n) AS n").rows == [(0,)]


def test_server_that_is_down_says_so() -> None:
    """Nothing listens there: one clear error, not a trace of the driver."""
    with pytest.raises(StoreError, match="cannot reach"):
        open_with(Neo4jServer("bolt://127.0.0.1:1"))


@pytest.mark.parametrize("text", WRITES + FILES)
def test_reads_may_not_write_nor_open_files(text: str, tmp_path: Path, neo4j_server: Neo4jServer) -> None:
    """Both stores refuse, and afterwards hold what they held."""
    for target in (tmp_path / "reads.kgl", neo4j_server):
        if isinstance(target, Neo4jServer):
            empty(target)
        with opened(target) as store:
            seed(store, [checked(HARBOUR)])
            with pytest.raises(WriteRefusedError):
                store.read(text)
            assert verify(store, [checked(HARBOUR)])[0].holds


@pytest.mark.parametrize("text", FILES)
def test_newest_server_opens_no_file_either(text: str, newest_neo4j_server: Neo4jServer) -> None:
    """The newest Neo4j reads a unicode escape as a letter; the guard does not let it pass."""
    with opened(newest_neo4j_server) as store, pytest.raises(WriteRefusedError):
        store.read(text)


def test_errors_of_queries_are_ours_on_both_stores(tmp_path: Path, neo4j_server: Neo4jServer) -> None:
    """A syntax error, a missing parameter and a timeout are errors of the query, not of the store."""
    slow = "UNWIND range(1, 3000) AS a UNWIND range(1, 3000) AS b UNWIND range(1, 300) AS c RETURN count(a + b * c) AS n"
    for target in (tmp_path / "errors.kgl", neo4j_server):
        with opened(target) as store:
            seed(store, [checked(HARBOUR)])
            for text in ("MATCH (n RETURN n", "RETURN $missing AS x"):
                with pytest.raises(QueryError):
                    store.read(text)
            with pytest.raises(QueryError, match="too long"):
                store.read(slow, timeout=0.2)


def test_transient_errors_are_tried_again(neo4j_server: Neo4jServer) -> None:
    """A deadlock in the first attempt is not the end of a load; the second attempt writes all of it."""
    empty(neo4j_server)
    attempts = []

    def work(transaction: Transaction) -> int:
        attempts.append(1)
        transaction.run("CREATE (n:Entity {uid: 'retry', name: 'retry'})")
        if len(attempts) == 1:
            error = TransientError()
            error._neo4j_code = "Neo.TransientError.Transaction.DeadlockDetected"
            raise error
        return len(attempts)

    with opened(neo4j_server) as store:
        assert store.write(work) == 2
        assert store.read("MATCH (n:Entity) RETURN count(n) AS n ORDER BY n").rows == [(1,)]


def test_killed_writer_loses_nothing_that_it_committed(tmp_path: Path) -> None:
    """A process that dies between commit and checkpoint leaves a log, which the next reader takes in."""
    path = tmp_path / "killed.kgl"
    script = (
        "import os, signal, sys\nfrom pathlib import Path\nimport kglite\n"
        "from jjgraph.services.datasets import check, seed\nfrom jjgraph.store.embedded import EmbeddedStore\n"
        "class Dying(EmbeddedStore):\n"
        "    def _checkpoint(self):\n"
        "        os.kill(os.getpid(), signal.SIGKILL)\n"
        "store = EmbeddedStore(Path(sys.argv[1]), writable=True)\nseed(store, [check(Path(sys.argv[2]))])\nstore.close()\n"
        "store = Dying(Path(sys.argv[1]), writable=True)\nseed(store, [check(Path(sys.argv[3]))])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, path, HARBOUR, ROOT / "seeds" / "jinjiang"], check=False, cwd=ROOT
    )
    assert done.returncode == -9
    with opened(path, writable=False) as store:
        committed = {uid for path in (HARBOUR, JINJIANG) for uid in checked(path).dataset.entity}
        assert store.read("MATCH (n:Entity) RETURN count(n) AS n ORDER BY n").rows == [(len(committed),)]


def test_store_without_a_write_leaves_no_file(tmp_path: Path) -> None:
    """Opening for writing and writing nothing makes no store."""
    with opened(tmp_path / "nothing.kgl"):
        pass
    assert list(tmp_path.iterdir()) == []


def test_optimizer_stays_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every read of the embedded store switches off the optimizer that miscounts."""
    seen: list[dict[str, Any]] = []
    with opened(tmp_path / "optimizer.kgl") as store:
        seed(store, [checked(HARBOUR)])
        assert isinstance(store, EmbeddedStore)

        class Recorder:
            def __init__(self, graph: Any) -> None:
                self.graph = graph

            def __getattr__(self, name: str) -> Any:
                return getattr(self.graph, name)

            def cypher(self, text: str, **options: Any) -> Any:
                seen.append(options)
                return self.graph.cypher(text, **options)

        monkeypatch.setattr(store, "_graph", Recorder(store._graph))
        verify(store, [checked(HARBOUR)])
        store.read("MATCH (n:Entity) RETURN count(n) AS n ORDER BY n")
        monkeypatch.undo()
    assert seen and all(options["disable_optimizer"] for options in seen)


def test_query_that_misses_its_time_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where kglite does not look at the clock, the caller is told all the same, and the store still answers."""
    released = threading.Event()

    class Deaf:
        def __init__(self, graph: Any) -> None:
            self.graph = graph

        def __getattr__(self, name: str) -> Any:
            return getattr(self.graph, name)

        def cypher(self, text: str, *, timeout_ms: int | None, **options: Any) -> Any:
            if timeout_ms is not None:
                released.wait()
            return self.graph.cypher(text, timeout_ms=None, **options)

    with opened(tmp_path / "deaf.kgl") as store:
        seed(store, [checked(HARBOUR)])
        monkeypatch.setattr(embedded, "GRACE_SECONDS", 0.0)
        assert isinstance(store, EmbeddedStore)
        monkeypatch.setattr(store, "_graph", Deaf(store._graph))
        with pytest.raises(QueryError, match="too long"):
            store.read("MATCH (n:Entity) RETURN count(n) AS n ORDER BY n", timeout=0.1)
        assert store.read("MATCH (n:Entity) RETURN count(n) AS n ORDER BY n").rows == [(10,)]
        released.set()
        monkeypatch.undo()
