"""The real Neo4j servers that the tests run against, started from the jars that Maven publishes."""

import os
import re
import shutil
import socket
import subprocess
import threading
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

import pytest
from neo4j import GraphDatabase

FOLDER = Path(__file__).parent / "neo4j"
LTS = "5.26.30"
NEWEST = "2026.08.1"
BROWSER = "5.24.0"  # of Neo4j Browser: the newest that Maven has
START_SECONDS = 180


class UnavailableError(Exception):
    """What a server needs is not on this machine; the message says how to get it."""


class NoJavaError(UnavailableError):
    """No JDK of the right version was found."""


@dataclass(frozen=True)
class Neo4jServer:
    """Where a server answers, and with whose credentials."""

    uri: str
    username: str = "neo4j"
    password: str = field(default="jjgraph-tests", repr=False)
    process: "subprocess.Popen[str] | None" = field(default=None, repr=False)  # of one that the tests started

    @contextmanager
    def read_only(self) -> Iterator[None]:
        """Have its database read-only for as long as the context lasts, as a line of neo4j.conf does."""
        if self.process is None:
            pytest.skip("a server that the tests did not start keeps its settings")
        try:
            self._set_read_only("neo4j")
            yield
        finally:
            self._set_read_only("")

    def _set_read_only(self, names: str) -> None:
        assert self.process and self.process.stdin and self.process.stdout
        self.process.stdin.write(f"{names}\n")
        self.process.stdin.flush()
        assert self.process.stdout.readline() == f"{names}\n"


def skip_or_fail(requirement: str, reason: str) -> NoReturn:
    """Skip the test, or fail it where JJGRAPH_REQUIRE names what it requires (as CI does)."""
    if requirement in os.environ.get("JJGRAPH_REQUIRE", "").split(","):
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


def java_versions(version: str) -> range:
    """Return the Java versions that a version of Neo4j runs on."""
    return range(17, 22) if version.startswith("5.") else range(21, 100)


def _java_homes() -> Iterator[Path]:
    if home := os.environ.get("JAVA_HOME"):
        yield Path(home)
    for folder in os.environ.get("PATH", "").split(os.pathsep):
        if (java := Path(folder, "java")).exists():
            yield java.resolve().parent.parent
    yield from sorted(Path("/usr/lib/jvm").glob("*"))
    yield from sorted(Path("/Library/Java/JavaVirtualMachines").glob("*/Contents/Home"))


def find_java(wanted: range) -> Path:
    """Return the first ``java`` of a whole JDK (not a JRE) whose version is wanted.

    Raises
    ------
    NoJavaError
        If there is none.
    """
    for home in _java_homes():
        release, compiler = home / "release", home / "bin" / "javac"
        if release.is_file() and compiler.exists():
            found = re.search(r'^JAVA_VERSION="(\d+)', release.read_text("utf-8"), re.MULTILINE)
            if found and int(found[1]) in wanted:
                return home / "bin" / "java"
    raise NoJavaError(
        f"no JDK {wanted.start}: apt-get install openjdk-{wanted.start}-jdk-headless,"
        " or set JAVA_HOME or JJGRAPH_TEST_NEO4J_URI"
    )


def fetch_jars(version: str) -> Path:
    """Return the folder of Neo4j's jars, which Maven fills the first time."""
    return _fetched(version, ["dependency:copy-dependencies", f"-Dneo4j.version={version}"])


def fetch_browser() -> Path:
    """Return the folder of the pages of Neo4j Browser, which Maven has as a jar."""
    artifact = f"org.neo4j.client:neo4j-browser:{BROWSER}"
    folder = _fetched(f"browser-{BROWSER}", ["dependency:copy", f"-Dartifact={artifact}"])
    if not (folder / "browser").is_dir():
        (jar,) = folder.glob("*.jar")
        with zipfile.ZipFile(jar) as pages:
            pages.extractall(folder)
    return folder / "browser"


def _fetched(name: str, goal: list[str]) -> Path:
    """Return a folder below target/ that Maven fills the first time, with a *goal* of its dependency plugin.

    Raises
    ------
    UnavailableError
        If there is no Maven, or it does not find what is asked for.
    """
    folder = FOLDER / "target" / name
    if folder.is_dir():
        return folder
    maven = shutil.which("mvn")
    if maven is None:
        raise UnavailableError("no Maven: apt-get install maven, or set JJGRAPH_TEST_NEO4J_URI")
    partial = folder.with_name(f"{name}.{os.getpid()}")
    done = subprocess.run(
        [maven, "-q", "-B", "-f", FOLDER / "pom.xml", *goal, f"-DoutputDirectory={partial}"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        shutil.rmtree(partial, ignore_errors=True)
        raise UnavailableError(f"Maven could not fetch {name}: {(done.stdout + done.stderr)[-2000:]}")
    try:
        partial.rename(folder)  # at once, so that a folder which exists is whole
    except OSError:  # another run was first
        shutil.rmtree(partial, ignore_errors=True)
    return folder


def free_port() -> int:
    """Return a port on which nothing listens."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def set_first_password(server: Neo4jServer) -> None:
    """Replace the password that every new Neo4j has, which opens nothing until it is replaced."""
    with GraphDatabase.driver(server.uri, auth=(server.username, "neo4j")) as driver:
        driver.execute_query(
            "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $password",
            password=server.password,
            database_="system",
        )


@contextmanager
def running_neo4j(version: str, folder: Path) -> Iterator[Neo4jServer]:
    """Run a Neo4j of a version, its data in a folder, for as long as the context lasts.

    Raises
    ------
    UnavailableError
        If Java or Neo4j itself is missing.
    RuntimeError
        If the server does not start; the message carries its log.
    """
    java, jars = find_java(java_versions(version)), fetch_jars(version)
    log, port = folder / "server.log", free_port()
    lean = ["-Xmx1g", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"]  # a third off the time it takes to start
    command = [java, *lean, "-cp", f"{jars}/*", FOLDER / "Neo4jServer.java", folder / "data", str(port)]
    with (
        log.open("wb") as errors,
        subprocess.Popen(
            [str(word) for word in command],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            cwd=folder,
        ) as process,
    ):
        assert process.stdin and process.stdout
        patience = threading.Timer(START_SECONDS, process.kill)
        patience.start()
        try:
            if process.stdout.readline().strip() != "READY":
                process.kill()
                raise RuntimeError(f"Neo4j {version} did not start:\n{log.read_text('utf-8')[-4000:]}")
            patience.cancel()
            server = Neo4jServer(f"bolt://127.0.0.1:{port}", process=process)
            set_first_password(server)
            yield server
        finally:
            patience.cancel()
            process.stdin.close()  # the server's sign to end; Popen waits for it
