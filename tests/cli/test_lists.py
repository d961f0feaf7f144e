"""The secretariat's lists by the command line: what is said, what is written, and what stays as it was."""

import json
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.cli.conftest import Cli
from tests.lists import FEBRUARY, HEADINGS, JANUARY, listed
from tests.paths import XIKOU

ROW = ["action", "what", "uid", "name", "field", "before", "after", "file", "sheet", "cell"]
ON = ("--published", "2024-01-31")
CANARY, CANARY_NUMBER = "金丝雀", "13899990001"
CONTACTS = [*HEADINGS[:5], "联系人", "联系电话"]


@pytest.fixture
def xikou(cli: Cli) -> Cli:
    """Give the command line with the data set that the lists name."""
    assert cli("seed", XIKOU).code == 0
    return cli


@pytest.fixture
def january(tmp_path: Path) -> Path:
    """Give the list of January."""
    return listed(tmp_path / "一月.xlsx", JANUARY)


def files(folder: Path) -> dict[str, bytes]:
    """Return what stands in a folder, but for the store."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if not path.name.startswith("cli.kgl")}


def test_two_months(xikou: Cli, january: Path, tmp_path: Path) -> None:
    """Import, changes, batches, undo: each says what it did, and by which name it is taken back."""
    found = xikou("import", january, *ON, "--no-copy")
    assert found.code == 0
    assert "读到 4 行（成员名单），数据集 members" in found.err
    assert "批次 members/b-0001：新增 7、加入 4；撤回用 jjgraph undo members/b-0001" in found.err
    second = listed(tmp_path / "二月.xlsx", FEBRUARY)
    found = xikou("import", second, "--published", "2024-02-29", "--no-copy", "--format", "json")
    assert "批次 members/b-0002：退出 1、更正 1、新增 2、终止 1、更名 1" in found.err
    rows = json.loads(found.out)
    assert [row["action"] for row in rows] == ["退出", "更正", "新增", "终止", "更名", "新增"]
    assert xikou("changes", "--format", "json").out == found.out
    batches = json.loads(xikou("batches", "--format", "json").out)
    assert [(row["batch"], row["files"]) for row in batches] == [
        ("members/b-0002", "二月.xlsx"),
        ("members/b-0001", "一月.xlsx"),
    ]
    refused = xikou("undo", "1")
    assert (refused.code, "members/b-0002" in refused.err) == (3, True)
    assert "会" in xikou("undo", "--last", "--dry-run").err
    assert "已撤回 members/b-0002（二月.xlsx）" in xikou("undo", "--last").err
    assert "已撤回 members/b-0001（一月.xlsx）" in xikou("undo", "1").err
    assert (xikou("undo", "--last").code, xikou("undo").code, xikou("changes", "1", "--last").code) == (
        2,
        2,
        2,
    )
    assert json.loads(xikou("batches", "--format", "json").out) == []


def test_the_same_again(xikou: Cli, january: Path) -> None:
    """A list that changes nothing says so, and makes no batch."""
    xikou("import", january, *ON, "--no-copy")
    found = xikou("import", january, "--published", "2024-02-29", "--no-copy")
    assert (found.code, "没有变化" in found.err) == (0, True)
    assert len(json.loads(xikou("batches", "--format", "json").out)) == 1


def test_rows_for_programs(xikou: Cli, january: Path) -> None:
    """Each has exactly the fields that were agreed, and the sheet and cell of the list."""
    found = xikou("import", january, *ON, "--no-copy", "--dry-run", "--format", "json")
    rows = json.loads(found.out)
    assert all(list(row) == ROW for row in rows)
    joined = next(row for row in rows if row["action"] == "加入" and row["uid"] == "kiln")
    assert (joined["field"], joined["file"], joined["sheet"], joined["cell"]) == (
        "企业",
        "一月.xlsx",
        "台账",
        "A2",
    )
    english = json.loads(xikou("--lang", "en", "import", january, *ON, "--dry-run", "--format", "json").out)
    assert {row["action"] for row in english} == {"added", "joined"}


def test_a_dry_run_changes_nothing(xikou: Cli, january: Path, tmp_path: Path) -> None:
    """Neither the store nor the list; it says what would be."""
    store = (tmp_path / "cli.kgl").read_bytes()
    found = xikou("import", january, *ON, "--dry-run", "--no-copy")
    assert (found.code, "试运行：新增 7、加入 4；数据库没有改动" in found.err) == (0, True)
    assert (tmp_path / "cli.kgl").read_bytes() == store
    assert list(files(tmp_path)) == ["一月.xlsx"]


def test_errors_stop_it(xikou: Cli, tmp_path: Path) -> None:
    """With the cell, the reason and exit code 3; nothing is written. --accept takes the rest."""
    path = listed(tmp_path / "a.xlsx", [JANUARY[1], ("甲瓷业有限公司", "企业", "海大", "2024", "1,5")])
    store = (tmp_path / "cli.kgl").read_bytes()
    found = xikou("import", path, *ON, "--no-copy")
    assert found.code == 3
    assert "错误  a.xlsx，台账，C3  [ambiguous-name]" in found.err
    assert "E3" in found.err
    assert "名单有 2 处错误，数据库没有改动" in found.err
    assert found.out == ""
    assert (tmp_path / "cli.kgl").read_bytes() == store
    assert xikou("import", path, *ON, "--no-copy", "--accept").code == 0
    assert len(json.loads(xikou("batches", "--format", "json").out)) == 1


def test_strict(xikou: Cli, january: Path) -> None:
    """A warning is an error then."""
    assert xikou("import", january, *ON, "--no-copy", "--strict").code == 3


def test_the_checked_copy(xikou: Cli, january: Path, tmp_path: Path) -> None:
    """It is written beside the original, which keeps every byte; it has the sheets of the list and what changes."""
    before = january.read_bytes()
    found = xikou("import", january, *ON)
    copy = tmp_path / "一月.已检查.xlsx"
    assert f"已检查的副本：{copy}" in found.err
    assert january.read_bytes() == before
    book = load_workbook(copy)
    assert {"台账", "检查结果", "变化"} <= set(book.sheetnames)
    assert book["台账"]["A2"].value == "溪陶"
    assert CANARY not in str(list(book["变化"].values))


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("没有.xlsx", None, (2, "没有文件")),
        ("坏.xlsx", b"PK\x03\x04 broken", (3, "坏.xlsx")),
        ("空.xlsx", b"", (3, "文件是空的")),
        ("报告.xlsx", b"%PDF-1.7", (3, "是 PDF")),
        ("图.csv", b"\x89PNG\r\n\x1a\n", (3, "是图片")),
    ],
)
def test_what_is_no_list(
    xikou: Cli, tmp_path: Path, name: str, content: bytes | None, expected: tuple[int, str]
) -> None:
    """It is said in one message which names the file; the file and the store stay as they are."""
    if content is not None:
        (tmp_path / name).write_bytes(content)
    before = files(tmp_path) | {"cli.kgl": (tmp_path / "cli.kgl").read_bytes()}
    found = xikou("import", tmp_path / name, *ON)
    assert (found.code, expected[1] in found.err) == (expected[0], True)
    assert {path: (tmp_path / path).read_bytes() for path in before} == before


def test_a_folder_is_no_list(xikou: Cli, tmp_path: Path) -> None:
    """It says to give the files in it."""
    found = xikou("import", tmp_path, *ON)
    assert (found.code, "是文件夹" in found.err) == (2, True)


def test_wrong_options(xikou: Cli, january: Path, tmp_path: Path) -> None:
    """A day that is none, a data set that is no list's, a mapping that is not there, a template with another ending."""
    assert xikou("import", january, "--published", "昨天").code == 2
    assert xikou("import", january, *ON, "--dataset", "xikou").code == 2
    assert xikou("import", january, *ON, "--mapping", "没有").code in (2, 3)
    assert xikou("template", "--out", tmp_path / "a.docx").code == 2
    assert xikou("mappings", "没有").code == 2
    assert xikou("changes").code == 2


def test_a_template_is_a_list(xikou: Cli, tmp_path: Path) -> None:
    """What template writes can be filled in and imported as it is; its example rows are none."""
    path = tmp_path / "名单.xlsx"
    assert xikou("template", "--out", path).code == 0
    book = load_workbook(path)
    sheet = book.worksheets[0]
    heads = {
        str(cell.value).strip("*"): cell.column for row in sheet.iter_rows() for cell in row if cell.value
    }
    row = sheet.max_row + 1
    sheet.cell(row, heads["单位名称"], "甲瓷业有限公司")
    sheet.cell(row, heads["类别"], "企业")
    book.save(path)
    found = xikou("import", path, *ON, "--no-copy", "--format", "json")
    assert found.code == 0, found.err
    assert {row["name"] for row in json.loads(found.out)} == {"甲瓷业有限公司"}


def test_contacts_stay_inside(xikou: Cli, tmp_path: Path) -> None:
    """No command says them, no map, site or export has them, but with --internal."""
    rows = [(*row[:5], *[""] * (5 - len(row)), CANARY, CANARY_NUMBER) for row in JANUARY]
    path = listed(tmp_path / "a.xlsx", rows, CONTACTS)
    said = [
        xikou("import", path, *ON, "--dry-run"),
        xikou("import", path, *ON),
        xikou("changes", "--format", "json"),
        xikou("batches", "--format", "json"),
        xikou("show", "kiln"),
        xikou("map", "--out", tmp_path / "out.html"),
        xikou("site", "--out", tmp_path / "site"),
        *(
            xikou("export", "--format", form, "--out", tmp_path / f"out-{form}")
            for form in ("csv", "json", "graphml", "cypher")
        ),
    ]
    assert [found.code for found in said] == [0] * len(said)
    assert "另有 8 项不公开的内容" in said[1].err
    text = "".join(found.out + found.err for found in said)
    for place in (tmp_path / "out.html", *tmp_path.rglob("out-*"), *(tmp_path / "site").rglob("*")):
        text += place.read_text("utf-8", "replace") if place.is_file() else ""
    assert CANARY not in text
    assert CANARY_NUMBER not in text
    told = xikou("changes", "--internal")
    assert (CANARY in told.out, CANARY_NUMBER in told.out, "仅供内部" in told.err) == (True, True, True)
    assert CANARY in xikou("import", path, *ON, "--internal", "--dry-run", "--dataset", "other").out
    assert "仅供内部" in xikou("import", path, *ON, "--internal", "--dry-run", "--dataset", "other").err


def test_undo_says_nothing_private(xikou: Cli, tmp_path: Path) -> None:
    """What it takes back is counted, not listed."""
    path = listed(tmp_path / "a.xlsx", [(*JANUARY[0][:5], CANARY)])
    xikou("import", path, *ON, "--no-copy")
    found = xikou("undo", "--last")
    assert (found.code, CANARY in found.out + found.err) == (0, False)


@pytest.fixture
def terminal(xikou: Cli, tmp_path: Path) -> Iterator[Callable[..., Any]]:
    """Give a function that runs a command in a real terminal; all are ended with the test."""
    pexpect = pytest.importorskip("pexpect", reason="there is no pseudo terminal on Windows")
    children = []

    def start(*arguments: object) -> Any:
        environment = {name: value for name, value in os.environ.items() if name not in ("LANG", "LC_ALL")}
        child = pexpect.spawn(
            sys.executable,
            ["-m", "jjgraph", *map(str, arguments)],
            env=environment | {"JJGRAPH_STORE": str(tmp_path / "cli.kgl"), "PAGER": "cat", "TERM": "dumb"},
            cwd=str(tmp_path),
            encoding="utf-8",
            dimensions=(50, 200),
            timeout=90,
        )
        children.append(child)
        return child

    yield start
    for child in children:
        child.close(force=True)


def end(child: Any) -> tuple[int, str]:
    """Wait for the end, and return the exit code and what was printed since."""
    import pexpect

    child.expect(pexpect.EOF)
    child.close()
    return child.exitstatus, child.before


def test_answers_are_kept(xikou: Cli, terminal: Callable[..., Any], tmp_path: Path) -> None:
    """An unknown heading, a kind and a name are asked about once; next month nothing is asked, and the same is meant."""
    heads = ("单位名称", "类别", "合作学校单位", "起止")
    row = ("甲瓷业有限公司", "龙头型企业", "海大", "2024")
    path = listed(tmp_path / "一月.xlsx", [row], heads)
    child = terminal("import", path, *ON, "--no-copy")
    for _ in range(6):
        place = child.expect(["列名“[^\r]*", "类别“[^\r]*", "单位“[^\r]*", "批次 members", "错误"])
        if place == 3:
            break
        assert place < 3, child.before
        child.expect("序号")
        options = [line.split() for line in child.before.splitlines() if line.strip()]
        answers = ("（partner）", "（period）", "（Enterprise）", "（uni）")
        child.sendline(next(words[0] for words in options if words[-1].endswith(answers)))
    assert "回答已记在" in child.before
    assert end(child)[0] == 0
    [kept] = tmp_path.glob("*.mapping.yaml")
    text = kept.read_text("utf-8")
    assert ("海大: uni" in text, "龙头型企业: Enterprise" in text) == (True, True)
    undo = xikou("undo", "--last")
    assert undo.code == 0
    second = listed(tmp_path / "二月.xlsx", [row], heads)
    code, text = end(terminal("import", second, "--published", "2024-02-29", "--no-copy"))
    assert (code, "不认识" in text, "批次 members/b-0001" in text) == (0, False, True)
    assert xikou("import", second, *ON, "--no-copy").code == 0
