"""The fenced blocks of a page, and how each language is run.

``sh`` is typed line by line, ``python`` runs in one namespace a page, ``cypher`` is one reading statement whose
parameters may stand above it (``// $uid = "ent-huawei"``), data are parsed, ``text`` is output or a shape, and
``console`` is what needs something outside: of it runs what can, on a real Neo4j where it names a server.
"""

import contextlib
import csv
import doctest
import io
import json
import os
import re
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Any

import yaml

from jjgraph.cli.main import run
from jjgraph.queries.library import load_library, neo4j_queries
from jjgraph.services.store_comparison import known_parameters
from jjgraph.settings import resolve
from jjgraph.store.opening import open_store
from tests.paths import ROOT
from tests.servers import Neo4jServer

PARSERS = {"yaml": yaml.safe_load, "toml": tomllib.loads, "json": json.loads}
LANGUAGES = {"sh", "python", "cypher", "console", "csv", "text", "{eval-rst}", *PARSERS}
ONLY_NEO4J = (
    "docs/reference/queries/neo4j.md",
    "docs/guide/neo4j.md",
)  # the Cypher of these pages asks a server
ADDRESS = re.compile(r"(?:bolt|neo4j)://[\w.:-]+")
# What a console block may hold that no test can do, and why.
OUTSIDE = {
    r"docker compose up --detach( --wait)?": "no Docker here; tests/packaging/test_compose.py reads its file",
    r"\. \.venv/bin/activate": "it changes the shell of the reader",
    r"git clone \S+": "the network",
    r"pip install \S+": "the network; tests/packaging installs the wheel",
    r"(py|python3) -m venv \.venv": "what follows needs the network",
    r"\.venv\S+python -m pip install --require-hashes -r requirements[\\/](uv|run)\.txt": "the network",
    r"\.venv\S+python -m pip install --no-deps --no-build-isolation --editable \.": "it would install this checkout",
    r"\.venv\S+jjgraph demo": "what make demo runs, on the system of the reader",
}


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: its page below the root, the line of its fence, its language and its text."""

    page: str
    line: int
    language: str
    text: str

    @property
    def needs_server(self) -> bool:
        """Whether it is for a Neo4j."""
        named = self.language == "console" and bool(ADDRESS.search(self.text))
        return named or (self.language == "cypher" and self.page in ONLY_NEO4J)

    def commands(self) -> list[str]:
        """Return the commands of the block without comments; where some have a prompt, the rest is output."""
        lines = self.text.replace("\\\n", " ").splitlines()
        prompted = [line[2:] for line in lines if line.startswith("$ ")]
        found = (re.sub(r"(^|\s+)#.*", "", line).strip() for line in prompted or lines)
        return [line for line in found if line]


def blocks_of(page: Path) -> list[Block]:
    """Return the blocks of a page in their order."""
    found, opened = [], None
    for number, line in enumerate(page.read_text("utf-8").splitlines(), start=1):
        if opened is None and (match := re.match(r"\s*(```+)(.*)", line)):
            opened = (number, match[1], match[2].strip(), [])
        elif opened and line.strip() == opened[1]:
            text = "".join(f"{row}\n" for row in opened[3])
            found.append(Block(str(page.relative_to(ROOT)), opened[0], opened[2], text))
            opened = None
        elif opened:
            opened[3].append(line)
    assert opened is None, f"{page}: the fence of line {opened and opened[0]} is not closed"
    return found


def is_plain(command: str) -> bool:
    """Tell whether a command is one of jjgraph, or an export, and nothing in it is for a shell to work out."""
    words = list(shlex.shlex(command, posix=True, punctuation_chars=True))
    operators = [word for word in words if word and set(word) <= set("|&;<>()")]
    return words[0] in ("jjgraph", "export") and not operators and not re.search("[$`*~]", command)


def swallowed() -> contextlib.redirect_stdout[io.TextIOWrapper]:
    """Take in what is printed, bytes included."""
    return contextlib.redirect_stdout(io.TextIOWrapper(io.BytesIO(), encoding="utf-8"))


@dataclass
class Reader:
    """Someone who types a page from top to bottom, in a folder and an environment of their own."""

    folder: Path
    server: Neo4jServer | None = None
    namespace: dict[str, Any] = field(default_factory=lambda: {"__name__": "__main__"})

    def do(self, block: Block) -> None:
        """Run a block; what fails, raises."""
        if block.language == "sh":
            self._type(block)
        elif block.language == "console":
            for command in block.commands():
                self._try(command)
        elif block.language == "python":
            self._python(block)
        elif block.language == "cypher":
            self._ask(block.text)
        elif block.language == "csv":
            lengths = {len(row) for row in csv.reader(io.StringIO(block.text))}
            assert len(lengths) == 1, "rows of different lengths"
        elif block.language in PARSERS:
            PARSERS[block.language](block.text)

    def _type(self, block: Block) -> None:
        """In this process what is jjgraph alone; in a shell what needs one."""
        if "<<" in block.text:  # the lines that follow are no commands
            self._shell(block.text)
            return
        for plain, commands in groupby(block.commands(), key=is_plain):
            if plain:
                for command in commands:
                    self._jjgraph(command)
            else:
                self._shell("\n".join(commands))

    def _jjgraph(self, command: str) -> None:
        name, *words = shlex.split(command)
        if name == "export":
            os.environ.update(word.split("=", 1) for word in words)
            return
        said = io.StringIO()
        with contextlib.redirect_stderr(said), swallowed():
            try:
                run(words)
            except SystemExit as leaving:
                assert not leaving.code, f"{command}\n{said.getvalue()}"

    def _shell(self, script: str) -> None:
        """Run a script in bash, and keep what it exports."""
        bin_folder, kept = self.folder / ".bin", self.folder / ".environment"
        bin_folder.mkdir(exist_ok=True)
        command = bin_folder / "jjgraph"
        command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m jjgraph "$@"\n', "utf-8")
        command.chmod(0o755)
        path = f"{bin_folder}{os.pathsep}{os.environ['PATH']}"
        done = subprocess.run(
            ["bash", "-euxo", "pipefail", "-c", f"{script}\nenv -0 > {shlex.quote(str(kept))}"],
            cwd=self.folder,
            env={**os.environ, "PATH": path},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stderr[-2000:]
        found = dict(pair.split("=", 1) for pair in kept.read_text("utf-8").split("\0") if pair)
        os.environ.update({name: value for name, value in found.items() if name != "PATH"})

    def _try(self, command: str) -> None:
        """Do what can be done of a line of a console block."""
        if match := re.fullmatch(r"make ([\w-]+)( \w+=\S+)*", command):
            assert re.search(rf"^{match[1]}:", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE), command
        elif re.match("jjgraph |export ", command):
            self._jjgraph(self._at_the_server(command))
        else:
            assert any(re.fullmatch(known, command) for known in OUTSIDE), f"not known how to try: {command}"

    def _at_the_server(self, command: str) -> str:
        if self.server is None:
            return command
        return re.sub(
            r"PASSWORD=\S+", f"PASSWORD={self.server.password}", ADDRESS.sub(self.server.uri, command)
        )

    def _python(self, block: Block) -> None:
        where = f"{block.page}:{block.line}"
        if not block.text.lstrip().startswith(">>>"):
            with swallowed():
                exec(compile(block.text, where, "exec"), self.namespace)
            return
        example = doctest.DocTestParser().get_doctest(block.text, self.namespace, where, where, block.line)
        said = io.StringIO()
        runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS)
        runner.run(example, out=said.write, clear_globs=False)
        self.namespace.update(example.globs)
        assert not runner.failures, said.getvalue()

    def _ask(self, text: str) -> None:
        """Run a statement, with the parameters above it; one of the library with values from the data."""
        given = re.findall(r"^// \$(\w+) = (.+)$", text, re.MULTILINE)
        parameters = {name: json.loads(value) for name, value in given}
        library = {query.text: query for query in (*load_library().values(), *neo4j_queries().values())}
        with open_store(resolve({}, os.environ, folder=self.folder, user=self.folder / "none")) as store:
            if query := library.get(text):
                parameters = known_parameters(store, query)
            store.read(text, parameters)


def all_pages() -> Iterator[Path]:
    """Yield every page of Markdown that people read."""
    yield ROOT / "README.md"
    yield from sorted((ROOT / "docs").rglob("*.md"))
