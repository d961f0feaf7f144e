"""The servers of the tests are real ones: they check the password, keep what is written, and end."""

import os
from pathlib import Path

import pytest
from neo4j import Driver, GraphDatabase
from neo4j.exceptions import AuthError

from tests import servers
from tests.servers import LTS, NEWEST, Neo4jServer


def login(server: Neo4jServer) -> Driver:
    return GraphDatabase.driver(server.uri, auth=(server.username, server.password))


def answer(server: Neo4jServer) -> str:
    with login(server) as driver:
        driver.execute_query("CREATE (:ServerTest {name: '泉州'})")
        rows, _, _ = driver.execute_query("MATCH (n:ServerTest) WITH n, n.name AS name DELETE n RETURN name")
        return str(rows[0]["name"])


def version(server: Neo4jServer) -> str:
    with login(server) as driver:
        rows, _, _ = driver.execute_query("CALL dbms.components() YIELD versions")
        return str(rows[0]["versions"][0])


def test_long_term_version_answers(neo4j_server: Neo4jServer) -> None:
    """The server of the tests takes the login, keeps a node and gives it back."""
    assert answer(neo4j_server) == "泉州"


def test_newest_version_answers(newest_neo4j_server: Neo4jServer) -> None:
    """The newest Neo4j does the same, and is the version that the tests name."""
    assert answer(newest_neo4j_server) == "泉州"
    assert version(newest_neo4j_server) == NEWEST


def test_wrong_password_is_refused(neo4j_server: Neo4jServer) -> None:
    """Authentication is on, so that tests of refused credentials prove something."""
    with (
        GraphDatabase.driver(neo4j_server.uri, auth=(neo4j_server.username, "wrong")) as driver,
        pytest.raises(AuthError),
    ):
        driver.verify_connectivity()


def test_address_of_a_server_in_use_is_hidden() -> None:
    """Nothing of the caller's environment leads a test to a store that is in use."""
    assert not [name for name in os.environ if name.startswith("NEO4J_") or name == "JJGRAPH_STORE"]


def test_missing_java_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no JDK fits, the reason names the package and the way round it."""
    monkeypatch.setattr(servers, "_java_homes", lambda: iter(()))
    with pytest.raises(servers.NoJavaError, match=r"openjdk-17-jdk-headless.*JJGRAPH_TEST_NEO4J_URI"):
        servers.find_java(servers.java_versions(LTS))


def test_runtime_without_a_compiler_is_passed_over(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A JRE cannot run the server from its source, so only a whole JDK counts."""
    for name, compiler in (("jre", False), ("jdk", True)):
        (tmp_path / name / "bin").mkdir(parents=True)
        (tmp_path / name / "release").write_text('IMPLEMENTOR="x"\nJAVA_VERSION="17.0.15"\n', "utf-8")
        if compiler:
            (tmp_path / name / "bin" / "javac").touch()
    monkeypatch.setattr(servers, "_java_homes", lambda: iter([tmp_path / "jre", tmp_path / "jdk"]))
    assert servers.find_java(range(17, 22)) == tmp_path / "jdk" / "bin" / "java"


def test_required_server_fails_instead_of_skipping(monkeypatch: pytest.MonkeyPatch) -> None:
    """In CI a server that is missing is a failure; elsewhere it is a skip."""
    monkeypatch.setenv("JJGRAPH_REQUIRE", "neo4j,browser")
    with pytest.raises(pytest.fail.Exception):
        servers.skip_or_fail("neo4j", "no Maven")
    monkeypatch.delenv("JJGRAPH_REQUIRE")
    with pytest.raises(pytest.skip.Exception):
        servers.skip_or_fail("neo4j", "no Maven")


def test_server_that_cannot_start_shows_its_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that fails tells why, and leaves no process behind."""
    monkeypatch.setattr(servers, "fetch_jars", lambda version: tmp_path)  # no Neo4j in there
    try:
        servers.find_java(servers.java_versions(LTS))
    except servers.NoJavaError as reason:
        servers.skip_or_fail("neo4j", str(reason))
    with (
        pytest.raises(RuntimeError, match=r"(?s)did not start.*org\.neo4j"),
        servers.running_neo4j(LTS, tmp_path),
    ):
        pass
