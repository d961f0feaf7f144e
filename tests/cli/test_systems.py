"""Consoles, paths and files as they are on other systems: nothing ends in a traceback, and Chinese stays Chinese."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Cli
from tests.paths import OFFICE

CONSOLES = [
    {"PYTHONIOENCODING": "gbk"},
    {"PYTHONIOENCODING": "cp936"},
    {"PYTHONIOENCODING": "cp1252"},
    {"PYTHONIOENCODING": "ascii:strict"},
    {"LC_ALL": "C"},
]
DRAFT, LIST = OFFICE / "名单-1月-初稿.xlsx", OFFICE / "名单-1月.xlsx"
PUBLISHED = ("--published", "2026-01-31")


def run(console: dict[str, str], folder: Path, *words: str) -> subprocess.CompletedProcess[bytes]:
    """Run a command in a process of its own, with the console of another system."""
    plain = {name: value for name, value in os.environ.items() if name not in ("LANG", "LC_ALL")}
    return subprocess.run(
        [sys.executable, "-m", "jjgraph", *words],
        cwd=folder,
        env=plain | console | {"JJGRAPH_STORE": str(folder / "系统.kgl")},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )


@pytest.mark.parametrize("console", CONSOLES, ids=lambda console: "-".join(console.values()))
def test_a_console_that_cannot_show_chinese(
    console: dict[str, str], tmp_path: Path, jinjiang_store: Path
) -> None:
    """Results, reports and errors are written, as UTF-8, whatever encoding the console says it has."""
    shutil.copyfile(jinjiang_store, tmp_path / "系统.kgl")
    shutil.copyfile(DRAFT, tmp_path / DRAFT.name)
    for words, code, said in (
        (("--lang", "zh", "--help"), 0, "产教联合体"),
        (("--lang", "zh", "query", "members-by-party", "--format", "table"), 0, "泉州职业技术大学"),
        (("--lang", "zh", "import", DRAFT.name, *PUBLISHED, "--dry-run"), 3, "海职院"),
        (("--lang", "zh", "show", "没有的单位"), 2, "没有的单位"),
    ):
        done = run(console, tmp_path, *words)
        printed = done.stdout.decode("utf-8") + done.stderr.decode("utf-8")
        assert (done.returncode, said in printed, "Traceback" in printed) == (code, True, False), printed


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has names of files that are no text")
def test_a_name_of_a_file_that_is_no_text(tmp_path: Path, jinjiang_store: Path) -> None:
    """A name of which the bytes are no UTF-8 is told with its bytes."""
    shutil.copyfile(jinjiang_store, tmp_path / "系统.kgl")
    done = run({}, tmp_path, "import", os.fsdecode(b"\xc3\xfb.xlsx"))
    assert done.returncode == 2 and b"Traceback" not in done.stderr and b"\\udcc3" in done.stderr


def test_a_path_that_the_locale_does_not_read(tmp_path: Path) -> None:
    """Where Chinese in a path is no text to Python, the store says that it cannot be opened."""
    console = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = run(console, tmp_path, "--lang", "zh", "seed")
    assert (
        done.returncode == 4 and "打不开" in done.stderr.decode("utf-8") and b"Traceback" not in done.stderr
    )


def test_paths_with_blanks_and_chinese(seeded: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A user's folder like 王 小明 takes store, list, copy and map; nothing is cut at the blank."""
    home = tmp_path / "王 小明" / "我的 文档"
    home.mkdir(parents=True)
    monkeypatch.setenv("JJGRAPH_STORE", str(shutil.move(tmp_path / "cli.kgl", home / "图 谱.kgl")))
    mine = home / "名单 一月(新).xlsx"
    shutil.copyfile(LIST, mine)
    done = seeded("import", mine, *PUBLISHED)
    assert done.code == 0 and (home / "名单 一月(新).已检查.xlsx").is_file()
    assert seeded("map", "--out", home / "关系 图.html").code == 0
    assert seeded("changes", "--last", "--out", home / "变 化.xlsx").code == 0
    assert {path.suffix for path in home.iterdir()} >= {".html", ".xlsx"}


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_lines_of_a_csv_end_as_anywhere(encoding: str, end: str, seeded: Cli, tmp_path: Path) -> None:
    """Windows, old Macs and Linux end lines differently; the same rows come out."""
    lines = [
        "单位名称,类别,合作院校,签约时间",
        "晨星鞋业有限公司,头部企业,海湾职业学院,2023年5月",
        "海湾职业学院,高等职业学校,,",
    ]
    (tmp_path / "名单.csv").write_bytes("".join(line + end for line in lines).encode(encoding))
    done = seeded("import", "名单.csv", *PUBLISHED, "--format", "csv")
    assert done.code == 0, done.err
    assert "新增,联系" in done.out and "2023-05" in done.out and "读到 2 行" in done.err


def test_a_copy_that_cannot_be_written_is_reported(seeded: Cli, tmp_path: Path) -> None:
    """Where the checked copy is held by another program, the list is imported all the same, and that is said."""
    shutil.copyfile(LIST, tmp_path / LIST.name)
    (tmp_path / "名单-1月.已检查.xlsx").mkdir()
    done = seeded("import", LIST.name, *PUBLISHED)
    assert done.code == 0 and "写不了 名单-1月.已检查.xlsx" in done.err and "请先关上" in done.err
    assert [path.name for path in tmp_path.glob(".*")] == []


def test_a_file_held_by_another_program(seeded: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As Windows refuses to replace an open file: one message with a way out, and no half file beside it."""

    def held(self: Path, target: Path) -> Path:
        raise PermissionError(13, "Permission denied", str(target))

    monkeypatch.setattr(Path, "replace", held)
    done = seeded("query", "members-by-party", "--out", "members.xlsx")
    assert done.code == 1 and "members.xlsx" in done.err and "请先关上" in done.err
    assert not any(path.name.startswith((".members", "members")) for path in tmp_path.iterdir())


def test_a_store_that_cannot_be_written(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A store below what is no folder gives one message that names it."""
    (tmp_path / "文件").write_bytes(b"")
    monkeypatch.setenv("JJGRAPH_STORE", str(tmp_path / "文件" / "a.kgl"))
    done = cli("seed")
    assert done.code == 4 and "打不开" in done.err and "文件" in done.err


def test_who_imports_need_not_be_known(seeded: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A system without a name for its user imports as well: the batch names nobody."""

    def unknown() -> str:
        raise OSError("No username set in the environment")

    monkeypatch.setattr("getpass.getuser", unknown)
    shutil.copyfile(LIST, tmp_path / LIST.name)
    assert seeded("import", LIST.name, *PUBLISHED).code == 0
    assert ",," in seeded("batches").out
