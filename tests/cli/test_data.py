"""seed, check, verify, remove, and what they say when something is wrong."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Cli
from tests.paths import HARBOUR


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """Give a harbour data set with one error in row 12 of its entities."""
    folder = Path(shutil.copytree(HARBOUR, tmp_path / "broken"))
    with (folder / "entities.csv").open("a", encoding="utf-8") as stream:
        stream.write("x,Univercity,,X,,,,,minutes-2024,,\n")
    return folder


def test_seed_twice_and_verify(cli: Cli) -> None:
    """The first load adds, the second changes nothing, verify proves every row."""
    first, second, proof = cli("seed"), cli("seed"), cli("verify")
    assert first.code == second.code == proof.code == 0
    assert "联系 857" in first.out and "没有变化" in second.out
    assert "文件 2033 行 → 2033 条记录" in proof.out and proof.out.startswith("✓")


def test_bad_data_exit_3_and_leave_the_store(cli: Cli, broken: Path, tmp_path: Path) -> None:
    """An error in one of two data sets: both reports, exit 3, and no store is made."""
    result = cli("seed", "jinjiang", broken)
    assert result.code == 3
    assert "第12行" in result.err and "row 12" not in result.err and "unknown-kind" in result.err
    assert "最接近的是 University" in result.err
    english = cli("--lang", "en", "seed", "jinjiang", broken).err
    assert "row 12" in english and "第12行" not in english and "the nearest is University" in english
    assert not (tmp_path / "cli.kgl").exists()


def test_question_has_one_mark(cli: Cli, broken: Path) -> None:
    """A question keeps its mark and takes no full stop; a statement has its full stop."""
    with (broken / "relationships.csv").open("a", encoding="utf-8") as stream:
        stream.write("col-mas,SIGNED_WITH,tank,,,,,,,minutes-2024,,,,,\n")
    chinese, english = cli("check", broken).err, cli("--lang", "en", "check", broken).err
    assert "是否指 col-maas？\n" in chinese and "did you mean col-maas?\n" in english
    assert "最接近的是 University（高等院校）。\n" in chinese and "(university).\n" in english


def test_check_alone_gives_the_same_report(cli: Cli, broken: Path, tmp_path: Path) -> None:
    """check lists the problems, also as a table; --strict counts warnings; a clean folder exits 0."""
    assert cli("check", HARBOUR).code == 0
    assert cli("check", HARBOUR, "--strict").code == 3
    table = cli("check", broken, "--format", "csv")
    assert table.code == 3
    assert table.out.splitlines()[0].startswith("file,row,column,severity,code")
    assert any(line.startswith("entities.csv,12,kind,error,unknown-kind") for line in table.out.splitlines())
    assert not (tmp_path / "cli.kgl").exists()


def test_dry_run_and_remove(cli: Cli, tmp_path: Path) -> None:
    """A dry run makes no store; remove takes one data set and leaves the other."""
    dry = cli("seed", "--dry-run", HARBOUR)
    assert dry.code == 0 and "试运行" in dry.out and "对象 10" in dry.out
    assert not (tmp_path / "cli.kgl").exists()
    assert cli("seed", "jinjiang", HARBOUR).code == 0
    planned = cli("remove", "jinjiang", "--dry-run")
    assert planned.code == 0 and "（试运行）" in planned.out and "联系 857" in planned.out
    assert cli("verify").code == 0
    gone = cli("remove", "jinjiang")
    assert gone.code == 0 and "联系 857" in gone.out
    assert cli("verify", HARBOUR).code == 0
    missing = cli("remove", "jinjiang")
    assert missing.code == 2 and "harbour" in missing.err


def test_verify_exits_3_where_the_store_differs(cli: Cli, tmp_path: Path) -> None:
    """A store that lacks the rows of a folder is told from one that has them."""
    assert cli("seed", HARBOUR).code == 0
    folder = Path(shutil.copytree(HARBOUR, tmp_path / "harbour"))
    ties = folder / "relationships.csv"
    ties.write_text("\n".join(ties.read_text("utf-8").splitlines()[:-1]) + "\n", "utf-8")
    result = cli("verify", folder)
    assert result.code == 3
    assert "库中多出: Tie" in result.out and "SIGNED_WITH/uni-delta/lab" in result.out
    assert "only in the store: Tie" in cli("--lang", "en", "verify", folder).out


def test_file_in_use_is_one_clear_line_and_exit_4(cli: Cli, tmp_path: Path) -> None:
    """While a writer holds the file, a load is refused; questions still work on what was saved."""
    assert cli("seed", HARBOUR).code == 0
    script = (
        "import sys, kglite\ngraph = kglite.open(sys.argv[1])\nprint('held', flush=True)\nsys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, tmp_path / "cli.kgl"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as holder:
        assert holder.stdout is not None and holder.stdout.readline() == "held\n"
        refused = cli("seed", HARBOUR)
        asked = cli("query", "counts-by-kind")
        holder.communicate("")
    assert refused.code == 4
    assert "正被另一个进程写入" in refused.err and "Traceback" not in refused.err
    assert asked.code == 0
    assert cli("seed", HARBOUR).code == 0


def test_store_that_is_no_store(cli: Cli, tmp_path: Path) -> None:
    """A missing file, another file, another scheme, a password in the address: each has its message."""
    missing = cli("query", "counts-by-kind")
    assert missing.code == 4 and "jjgraph seed" in missing.err
    (tmp_path / "text.kgl").write_text("hello", "utf-8")
    assert cli("query", "counts-by-kind", "--store", tmp_path / "text.kgl").code == 4
    assert (tmp_path / "text.kgl").read_text("utf-8") == "hello"
    assert cli("seed", "--store", "mysql://db").code == 2
    secret = cli("seed", "--store", "bolt://neo4j:geheim@db")
    assert secret.code == 2 and "geheim" not in secret.err + secret.out


def test_unknown_data_set_lists_the_known(cli: Cli) -> None:
    """A name that is no data set and no folder is answered with those that ship."""
    result = cli("seed", "jinjang")
    assert result.code == 2 and "jinjiang" in result.err
