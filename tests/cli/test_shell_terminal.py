"""The shell in a real terminal: keys, history, completion, colours, the pager. Only conditions are awaited."""

import os
import re
import shutil
import stat
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.stores import opened

pexpect = pytest.importorskip("pexpect", reason="there is no pseudo terminal on Windows")
Spawn = Callable[..., Any]
PROMPT = "jjgraph(?: 写/WRITE)?>"
UP, TAB, ENTER = "\x1b[A", "\t", "\r"


@pytest.fixture
def store(jinjiang_store: Path, tmp_path: Path) -> Path:
    """Give a copy of the Jinjiang store."""
    return Path(shutil.copyfile(jinjiang_store, tmp_path / "shell.kgl"))


@pytest.fixture
def terminal(store: Path, tmp_path: Path) -> Iterator[Spawn]:
    """Give a function that starts the shell in a terminal of 100 by 30; all are ended with the test."""
    children = []

    def start(*options: str, columns: int = 100, **environment: str) -> Any:
        env = {
            name: value
            for name, value in os.environ.items()
            if name not in ("NO_COLOR", "LESS", "LANG", "LC_ALL", "COLUMNS", "LINES")
        }
        env |= {"TERM": "xterm-256color", "PROMPT_TOOLKIT_NO_CPR": "1", "PAGER": "cat", **environment}
        child = pexpect.spawn(
            sys.executable,
            ["-m", "jjgraph", "shell", "--store", str(store), *options],
            env=env,
            cwd=str(tmp_path),
            encoding="utf-8",
            dimensions=(30, columns),
            timeout=90,
        )
        children.append(child)
        child.expect(PROMPT)
        return child

    yield start
    for child in children:
        child.close(force=True)


def leave(child: Any, *, prompted: bool = False) -> None:
    """Press Ctrl-D at the prompt, before which the terminal would take it for itself, and wait for the end."""
    if not prompted:
        child.expect(PROMPT)
    child.sendeof()
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0


def test_lines_errors_and_keys(terminal: Spawn) -> None:
    """A statement goes over lines; an error is told; Ctrl-C drops the line; Ctrl-D leaves."""
    child = terminal()
    child.send("UNWIND [6]" + ENTER)
    child.expect("…")
    child.send("AS x RETURN x * 7 AS answer;" + ENTER)
    child.expect("answer")
    child.expect("42")
    child.expect("共 1 行")
    child.send("RETRN;" + ENTER)
    child.expect("错误：Cypher 语法错误")
    child.send("RETURN 'dropped")
    child.expect("dropped")
    child.sendintr()
    child.send("RETURN 111 * 111 AS n;" + ENTER)
    child.expect("12321")
    leave(child)
    assert "Traceback" not in child.before


def test_quit_leaves(terminal: Spawn) -> None:
    """So does the command."""
    child = terminal()
    child.send(":quit" + ENTER)
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0


def test_tab_completes(terminal: Spawn, store: Path) -> None:
    """A label, a type, a property, a query: the beginning and Tab are enough."""
    with opened(store, writable=False) as reader:
        text = "MATCH (e:Enterprise)-[r:COOPERATES_WITH]-() WHERE e.name_zh <> '' RETURN count(r) AS n ORDER BY n"
        count = reader.read(text).rows[0][0]
    assert count > 0
    child = terminal()
    child.send(
        f"MATCH (e:Enterpri{TAB})-[r:COOPERATES_{TAB}]-() WHERE e.name_z{TAB} <> '' RETURN count(r) + 700000 AS n;{ENTER}"
    )
    child.expect(str(700000 + count))
    child.send(f":query declared-ag{TAB}{ENTER}")
    child.expect("此查询不按视图过滤")
    leave(child)


def test_history_outlives_the_session(terminal: Spawn) -> None:
    """The arrow brings back what was asked in an earlier session; the file is the user's alone."""
    child = terminal()
    child.send("RETURN 333 * 333 AS n;" + ENTER)
    child.expect("110889")
    leave(child)
    child = terminal()
    child.send(UP)
    child.expect("333")
    child.send(ENTER)
    child.expect("110889")
    leave(child)
    kept = Path(os.environ["XDG_STATE_HOME"]) / "jjgraph" / "shell-history"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


def test_colours_and_no_colours(terminal: Spawn) -> None:
    """Keywords are coloured as they are typed, and nothing is where NO_COLOR is set."""
    colour = re.compile(r"\x1b\[[0-9;]*(?:3[0-7]|38;5;\d+)[0-9;]*m")
    for environment, coloured in (({}, True), ({"NO_COLOR": "1"}, False)):
        child = terminal(**environment)
        child.send("RETURN 123 * 123 AS n")
        child.expect("AS")
        said = child.before
        child.send(";" + ENTER)
        child.expect("15129")
        assert bool(colour.search(said + child.before)) is coloured
        leave(child)


def test_long_tables_go_to_the_pager(terminal: Spawn) -> None:
    """What does not fit is paged, what fits is not."""
    child = terminal(PAGER="sed s/^/PAGED:/")
    child.send("RETURN 9 * 9 AS n;" + ENTER)
    child.expect("共 1 行")
    assert "PAGED:" not in child.before
    child.send("UNWIND range(1, 200) AS n RETURN n ORDER BY n;" + ENTER)
    child.expect("PAGED:")
    child.expect("共 200 行")
    leave(child)


def test_writing_is_marked(terminal: Spawn) -> None:
    """The prompt and the greeting say that what is typed can change the store."""
    child = terminal("--write")
    assert "可写" in child.before
    assert "写/WRITE" in child.after
    leave(child, prompted=True)


def test_a_bare_name_is_answered_at_once(terminal: Spawn) -> None:
    """Enter after the name of a query, or of a command line below an unfinished statement, does not wait for more."""
    child = terminal()
    child.send("partners 盼盼食品" + ENTER)
    child.expect("是否指 :query partners uid=盼盼食品")
    child.expect(PROMPT)
    child.send("MATCH (n" + ENTER)
    child.expect("…")
    child.send(":help" + ENTER)
    child.expect("语法错误")
    child.expect("语句以分号结束")
    leave(child)


def test_rows_can_be_read(terminal: Spawn) -> None:
    """Types and uids stand whole where there is room, and keys of ties, which nobody reads there, are left out."""
    child = terminal(columns=140)
    child.send(":query partners uid=盼盼食品" + ENTER)
    child.expect("共 5 行")
    assert "COOPERATES_WITH" in child.before
    assert "consortium-jinjiang" in child.before
    assert "jinjiang/" not in child.before
    leave(child)


def test_the_pager_reads_utf8(terminal: Spawn) -> None:
    """The pager is told what comes, whatever the locale says."""
    child = terminal(PAGER="printenv LESSCHARSET LESS; cat", LANG="zh_CN.UTF-8")
    child.send("UNWIND range(1, 40) AS n RETURN n ORDER BY n;" + ENTER)
    child.expect("utf-8\r\n-FRX")
    child.expect("共 40 行")
    leave(child)
