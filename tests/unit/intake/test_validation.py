"""Validation reports every problem at once, with its place, reason and advice."""

import shutil
from pathlib import Path

import pytest

from jjgraph.intake.readers import read_table
from jjgraph.model.schema import builtin_schema
from jjgraph.pipeline.datasets import Checked, check
from tests.paths import HARBOUR


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a copy of the harbour data set that a test may spoil."""
    return Path(shutil.copytree(HARBOUR, tmp_path / "harbour"))


def append(folder: Path, file: str, *lines: str) -> None:
    """Add lines to a file of the data set."""
    with (folder / file).open("a", encoding="utf-8") as stream:
        stream.writelines(f"{line}\n" for line in lines)


def problems(checked: Checked) -> dict[tuple[str, int | None, str], str]:
    """Return the codes of all issues by place."""
    return {(i.file, i.row, i.column): i.code for i in checked.report.issues}


def test_clean_data_have_one_warning() -> None:
    """The harbour data load; the address that is no web address is a warning."""
    checked = check(HARBOUR)
    assert problems(checked) == {("sources.csv", 4, "url"): "bad-address"}
    assert checked.dataset is not None
    assert check(HARBOUR, strict=True).dataset is None


def test_every_problem_is_found_at_once_and_placed(folder: Path) -> None:
    """One run names each kind of problem with file, row and column; rows count the header as 1."""
    append(
        folder, "relationships.csv",
        "col-maas,MEMBER_OFF,cons-harbour,,,,,,,minutes-2024,,,,,",  # 18: unknown type
        "col-maas,MEMBER_OF,nobody,,,,,,,minutes-2024,,,,,",  # 19: missing end
        "cons-harbour,MEMBER_OF,col-maas,,,,,,,minutes-2024,,,,,",  # 20: ends of the wrong kind
        "col-maas,SIGNED_WITH,tank,2023-13,,,,,,minutes-2024,,,,,",  # 21: bad date
        "col-maas,SIGNED_WITH,tank,2024-06,2023,,,,,minutes-2024,,,,,",  # 22: until before since
        "col-maas,SIGNED_WITH,tank,2024-06,2024,,,,,minutes-2024,,,,,",  # 23: they may overlap: no error
        "col-maas,SIGNED_WITH,tank,,,maybe,many,,,nowhere,,,sure,,",  # 24: values, number, source
        "col-maas,SIGNED_WITH,tank,,,,,,,minutes-2024,,,,,orion-argo-2",  # 25: duplicate claim_id
        ",SIGNED_WITH,tank,,,,,,,minutes-2024,,,,,",  # 26: nothing where a subject must be
    )  # fmt: skip
    append(
        folder, "entities.csv",
        "col-maas,University,,Again,,,,,minutes-2024,,",  # 12: duplicate id
        "bad id,Universty,,Typo,,狗,,,minutes-2024,,",  # 13: uid, kind, party
        "yard,Shipyard,,Cells,,,,,minutes-2024,,1,one,two",  # 14: too many cells
    )  # fmt: skip
    found = problems(check(folder))
    file = "relationships.csv"
    assert found == {
        ("entities.csv", 12, "uid"): "duplicate-id",
        ("entities.csv", 13, "uid"): "bad-id",
        ("entities.csv", 13, "kind"): "unknown-kind",
        ("entities.csv", 13, "party"): "unknown-value",
        ("entities.csv", 14, ""): "too-many-cells",
        (file, 18, "type"): "unknown-type",
        (file, 19, "object_id"): "missing-end",
        (file, 20, "object_id"): "wrong-end",
        (file, 21, "since"): "bad-date",
        (file, 22, "until"): "until-before-since",
        (file, 24, "status"): "unknown-value",
        (file, 24, "quantity"): "bad-number",
        (file, 24, "source_id"): "missing-source",
        (file, 24, "confidence"): "unknown-value",
        (file, 25, "claim_id"): "duplicate-id",
        (file, 26, "subject_id"): "missing-value",
        ("sources.csv", 4, "url"): "bad-address",
    }


def test_address_without_its_scheme_is_a_warning(folder: Path) -> None:
    """www.x.cn would be shown without a link: said at intake, and loaded all the same."""
    append(folder, "entities.csv", "x,University,,X,,,,www.x.cn,minutes-2024,,")
    checked = check(folder)
    assert problems(checked)["entities.csv", 12, "website"] == "bad-address"
    assert checked.dataset is not None


def test_wrong_end_names_the_kinds_in_the_readers_language(folder: Path) -> None:
    """Neither the Chinese nor the English message shows a name of a class or label of the store."""
    append(folder, "relationships.csv", "cons-harbour,MEMBER_OF,col-maas,,,,,,,minutes-2024,,,,,")
    (issue,) = (i for i in check(folder).report.errors if i.code == "wrong-end")
    assert "联合体" in issue.advice.zh and "collective" in issue.advice.en
    assert issue.reason.zh.isascii() is False and "HigherVocational" not in issue.reason.en + issue.advice.zh
    assert not any(word in issue.advice.zh for word in ("collective", "organisation", "Consortium"))


def test_nearest_known_name_is_advised_in_both_languages(folder: Path) -> None:
    """A misspelt kind, type or id comes with the nearest known one."""
    append(folder, "entities.csv", "x,Univercity,,X,,,,,minutes-2024,,", "y,企业,,Y,,,,,minutes-2024,,")
    append(folder, "relationships.csv", "col-mas,CO_BUILD,ship-argo,,,,,,,minutes-2024,,,,,")
    advice = {(i.row, i.column): i.advice for i in check(folder).report.errors}
    assert "University" in advice[12, "kind"].zh and "University" in advice[12, "kind"].en
    assert "Enterprise" in advice[13, "kind"].zh
    assert "CO_BUILDS" in advice[18, "type"].en
    assert "col-maas" in advice[18, "subject_id"].en


def test_unknown_column_is_a_warning_unless_strict(folder: Path) -> None:
    """An unknown column does not keep the data out; --strict makes it an error."""
    file = folder / "sources.csv"
    file.write_text(file.read_text("utf-8").replace("publisher", "publsher", 1), "utf-8")
    checked = check(folder)
    (issue,) = (i for i in checked.report.issues if i.code == "unknown-column")
    assert (issue.row, issue.column, issue.warning) == (1, "publsher", True)
    assert "publisher" in issue.advice.en
    assert checked.dataset is not None
    assert check(folder, strict=True).dataset is None


def test_missing_files_and_columns_are_named(folder: Path) -> None:
    """Each required file and column that is not there is an error of its own."""
    (folder / "sources.csv").unlink()
    file = folder / "relationships.csv"
    file.write_text(file.read_text("utf-8").replace("object_id", "target", 1), "utf-8")
    found = problems(check(folder))
    assert found["sources.csv", None, ""] == "missing-file"
    assert found["relationships.csv", 1, "object_id"] == "missing-column"
    assert found["relationships.csv", 1, "target"] == "unknown-column"


def test_broken_schema_and_settings_of_the_folder_are_reported(folder: Path) -> None:
    """YAML and TOML that are not well formed are issues, not crashes."""
    (folder / "schema" / "kinds" / "Bad.yaml").write_text("kind: Bad\n", "utf-8")
    (folder / "dataset.toml").write_text('name = "晋江"\nretrieved = "soon"\ncolour = 1\n', "utf-8")
    codes = {i.code for i in check(folder).report.errors}
    assert {"schema", "dataset-toml", "dataset-name", "bad-date"} <= codes


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_encodings_give_the_same_rows(tmp_path: Path, encoding: str) -> None:
    """UTF-8 with or without BOM and GB18030 are told apart; line ends do not matter."""
    file = tmp_path / "sources.csv"
    file.write_bytes("source_id,title,reliability\r\ns1,“晋江经验”报道𠮷,press\r\n".encode(encoding))
    table = read_table(file, builtin_schema().files["sources.csv"])
    assert not table.issues
    assert [(row.number, row["source_id"], row["title"]) for row in table.rows] == [
        (2, "s1", "“晋江经验”报道𠮷")
    ]


def test_rows_are_counted_by_record_and_empty_ones_keep_their_number(tmp_path: Path) -> None:
    """A record over several lines is one row, and an empty record still counts."""
    file = tmp_path / "sources.csv"
    file.write_text('source_id,title,reliability\ns1,"two\nlines",press\n,,\ns2, trimmed ,press\n', "utf-8")
    table = read_table(file, builtin_schema().files["sources.csv"])
    assert [(row.number, row["title"]) for row in table.rows] == [(2, "two\nlines"), (4, "trimmed")]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"\xff\xfe\x00", "encoding"),
        (b'a,b\n"open,1\n', "csv"),
        (b"", "empty"),
        (b"title,title\n1,2\n", "repeated-column"),
    ],
)
def test_files_that_are_no_table_are_reported(tmp_path: Path, content: bytes, code: str) -> None:
    """Bytes, quotes, an empty file, a heading that stands twice: each has its own message."""
    file = tmp_path / "sources.csv"
    file.write_bytes(content)
    assert code in {i.code for i in read_table(file, builtin_schema().files["sources.csv"]).issues}
