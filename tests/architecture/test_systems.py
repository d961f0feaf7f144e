"""What runs on Linux alone stands in one module: Windows and macOS have the rest, as far as a machine without them can tell."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "jjgraph"
APART = "intake/office/old_workbook_process.py"  # bounds its memory where there is `resource`
MODULES = {"fcntl", "grp", "posix", "pty", "pwd", "readline", "resource", "syslog", "termios", "tty"}
CALLS = {
    "os": {
        *(
            "chown",
            "fork",
            "getegid",
            "geteuid",
            "getgid",
            "getloadavg",
            "getpgid",
            "getuid",
            "kill",
            "killpg",
        ),
        *(
            "link",
            "mkfifo",
            "nice",
            "openpty",
            "setsid",
            "setuid",
            "symlink",
            "sysconf",
            "uname",
            "wait",
            "waitpid",
        ),
    },
    "signal": {
        "SIGALRM",
        "SIGCHLD",
        "SIGHUP",
        "SIGKILL",
        "SIGUSR1",
        "SIGUSR2",
        "alarm",
        "pause",
        "setitimer",
    },
}
METHODS = {"symlink_to", "hardlink_to", "lchmod"}
PLACES = ("/bin/", "/dev/", "/etc/", "/home/", "/proc/", "/tmp", "/usr/", "/var/")
TEXT_FILES = {"read_text": 0, "write_text": 1}  # the place of their encoding
CLICK = "formatter"  # its write_text writes no file


def texts_of_code(tree: ast.AST) -> Iterator[ast.Constant]:
    """Yield the texts of a module that are no docstrings."""
    said = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
            yield node


def imported(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield line and name of each module that is imported."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield node.lineno, node.module or ""
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def fault_of_call(node: ast.Call) -> str:
    """Return what is wrong with a call: a shell, or a text file in the encoding of whatever system it is."""
    keywords = {keyword.arg for keyword in node.keywords}
    if "shell" in keywords:
        return "shell"
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    owner = getattr(getattr(node.func, "value", None), "id", "")
    if (
        name in TEXT_FILES
        and owner != CLICK
        and "encoding" not in keywords
        and len(node.args) <= TEXT_FILES[name]
    ):
        return f"{name} without an encoding"
    if isinstance(node.func, ast.Name) and name == "open" and "encoding" not in keywords:
        mode = node.args[1] if len(node.args) > 1 else None
        if not (isinstance(mode, ast.Constant) and "b" in str(mode.value)):
            return "open without an encoding"
    return ""


def faults(text: str) -> list[str]:
    """Return what in a module does not run everywhere, with its lines."""
    tree = ast.parse(text)
    names = [(line, name) for line, name in imported(tree) if name.partition(".")[0] in MODULES]
    found = dict.fromkeys(f"{line}: {name.partition('.')[0]}" for line, name in names)
    for line, name in imported(tree):
        module, _, call = name.partition(".")
        if call in CALLS.get(module, ()):
            found[f"{line}: {name}"] = None
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            owner = node.value.id if isinstance(node.value, ast.Name) else ""
            if node.attr in CALLS.get(owner, ()):
                found[f"{node.lineno}: {owner}.{node.attr}"] = None
            if node.attr in METHODS:
                found[f"{node.lineno}: {node.attr}"] = None
        if isinstance(node, ast.Call) and (fault := fault_of_call(node)):
            found[f"{node.lineno}: {fault}"] = None
    for constant in texts_of_code(tree):
        if str(constant.value).startswith(PLACES):
            found[f"{constant.lineno}: {constant.value}"] = None
    return list(found)


def test_nothing_that_runs_needs_one_system() -> None:
    """No module but the one apart calls what only POSIX has, names a place of Linux, or lets the system choose an encoding."""
    files = sorted(PACKAGE.rglob("*.py"))
    found = {file.relative_to(PACKAGE).as_posix(): faults(file.read_text(encoding="utf-8")) for file in files}
    assert {name for name, lines in found.items() if lines} == {APART}
    assert [line.partition(": ")[2] for line in found[APART]] == ["resource"]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("def f():\n    import fcntl\n", "2: fcntl"),
        ("from pwd import getpwuid\n", "1: pwd"),
        ("from os import fork\n", "1: os.fork"),
        ("import os\nos.getuid()\n", "2: os.getuid"),
        ("import signal\nsignal.SIGKILL\n", "2: signal.SIGKILL"),
        ("path.symlink_to(other)\n", "1: symlink_to"),
        ("place = '/tmp/jjgraph'\n", "1: /tmp/jjgraph"),
        ("null = open('/dev/null', 'wb')\n", "1: /dev/null"),
        ("run('ls', shell=True)\n", "1: shell"),
        ("path.read_text()\n", "1: read_text without an encoding"),
        ("path.write_text('a')\n", "1: write_text without an encoding"),
        ("open('a.csv')\n", "1: open without an encoding"),
    ],
)
def test_what_needs_one_system_would_be_found(text: str, fault: str) -> None:
    """Each sort of it is seen, at the top or inside a function."""
    assert faults(text) == [fault]


@pytest.mark.parametrize(
    "text",
    [
        '"""Not below /tmp: /tmp/a."""\n',
        "path.read_text('utf-8')\n",
        "path.write_text('a', encoding='utf-8')\n",
        "open('a', 'rb')\n",
        "import os\nos.devnull\n",
    ],
)
def test_what_runs_everywhere_is_no_fault(text: str) -> None:
    """Docstrings, encodings that are named, bytes, and the system's own words for its places."""
    assert faults(text) == []
