"""Validation reports every problem at once, with its place, reason and advice."""

import shutil
from pathlib import Path

import pytest

from jjgraph.intake.tabular import read_table
from jjgraph.model.schema import builtin_schema
from jjgraph.services.datasets import CheckedDataset, check
from tests.paths import HARBOUR

_ELSEWHERE = "add it to that file first, or load the data set that describes it"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a copy of the harbour data set that a test may spoil."""
    return Path(shutil.copytree(HARBOUR, tmp_path / "harbour"))


def append(folder: Path, file: str, *lines: str) -> None:
    """Add lines to a file of the data set."""
    with (folder / file).open("a", encoding="utf-8") as stream:
        stream.writelines(f"{line}\n" for line in lines)


def problems(checked: CheckedDataset) -> dict[tuple[str, int | None, str], str]:
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
        folder,
        "relationships.csv",
        "col-maas,MEMBER_OFF,cons-harbour,,,,,,,minutes-2024,,,,,",  # 18: unknown type
        "col-maas,MEMBER_OF,nobody,,,,,,,minutes-2024,,,,,",  # 19: missing end
        "cons-harbour,MEMBER_OF,col-maas,,,,,,,minutes-2024,,,,,",  # 20: ends of the wrong kind
        "col-maas,SIGNED_WITH,tank,2023-13,,,,,,minutes-2024,,,,,",  # 21: bad date
        "col-maas,SIGNED_WITH,tank,2024-06,2023,,,,,minutes-2024,,,,,",  # 22: until before since
        "col-maas,SIGNED_WITH,tank,2024-06,2024,,,,,minutes-2024,,,,,",  # 23: they may overlap: no error
        "col-maas,SIGNED_WITH,tank,,,maybe,many,,,nowhere,,,sure,,",  # 24: values, number, source
        "col-maas,SIGNED_WITH,tank,,,,,,,minutes-2024,,,,,orion-argo-2",  # 25: duplicate claim_id
        ",SIGNED_WITH,tank,,,,,,,minutes-2024,,,,,",  # 26: nothing where a subject must be
    )
    append(
        folder,
        "entities.csv",
        "col-maas,University,,Again,,,,,minutes-2024,,",  # 12: duplicate id
        "bad id,Universty,,Typo,,狗,,,minutes-2024,,",  # 13: uid, kind, party
        "yard,Shipyard,,Cells,,,,,minutes-2024,,1,one,two",  # 14: too many cells
    )
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


@pytest.mark.parametrize(
    ("uid", "advised"),
    [
        ("yard-oryon", "yard-orion"),
        ("yards-orion", "yard-orion"),
        ("yard-zz", ""),
        ("uni-maas", ""),
        ("s9", ""),
    ],
)
def test_ids_that_share_only_the_prefix_are_not_proposed(folder: Path, uid: str, advised: str) -> None:
    """What comes after the prefix must be alike; where nothing is near the advice is to add the thing."""
    append(folder, "relationships.csv", f"{uid},SIGNED_WITH,tank,,,,,,,minutes-2024,,,,,")
    (issue,) = check(folder).report.errors
    assert issue.advice.en == (f"did you mean {advised}?" if advised else _ELSEWHERE)


@pytest.mark.parametrize(
    ("file", "column", "code"),
    [
        ("entities.csv", "founded", "unknown-column"),
        ("sources.csv", "s9", "missing-source"),
    ],
)
def test_nothing_is_proposed_that_is_not_alike(folder: Path, file: str, column: str, code: str) -> None:
    """A column founded is not source_id, and a source s9 not s2."""
    if code == "unknown-column":
        text = (folder / file).read_text("utf-8").replace("docks", f"docks,{column}", 1)
        (folder / file).write_text(text, "utf-8")
    else:
        append(folder, file, "s2,S,original,X,,2024,press,")
        append(folder, "relationships.csv", f"col-maas,SIGNED_WITH,tank,,,,,,,{column},,,,,")
    (issue,) = (i for i in check(folder).report.issues if i.code == code)
    assert "是否指" not in issue.advice.zh and "did you mean" not in issue.advice.en


@pytest.mark.parametrize(
    ("written", "advice"),
    [
        ("2023/5/1", "2023-05-01"),
        ("2023.5", "2023-05"),
        ("2023年5月", "2023-05"),
        ("２０２３年５月１日", "2023-05-01"),
        ("2023年", "2023"),
        ("20230518", "2023-05-18"),
        ("2023-5-1", "2023-05-01"),
        ("2023-05-18 00:00:00", "2023-05-18"),
        ("45000", "2023-03-15（Excel 序列日期）"),
        ("去年", "2023、2023-05 或 2023-05-18"),
        ("12345", "2023、2023-05 或 2023-05-18"),
    ],
)
def test_date_comes_with_the_way_to_write_it(folder: Path, written: str, advice: str) -> None:
    """Dates as Excel and Chinese typing write them are told in the one form that is read."""
    append(folder, "relationships.csv", f"col-maas,SIGNED_WITH,tank,{written},,,,,,minutes-2024,,,,,")
    (issue,) = check(folder).report.errors
    assert (issue.code, issue.advice.zh) == ("bad-date", f"请写成 {advice}")
    assert advice.split("（", maxsplit=1)[0].split("、", maxsplit=1)[0] in issue.advice.en


@pytest.mark.parametrize(
    ("written", "zh", "en"),
    [
        ("2023-13-01", "没有第13月", "no month 13"),
        ("2023-02-30", "没有 2023-02-30 这一天", "no day 2023-02-30"),
    ],
)
def test_day_that_the_calendar_does_not_have_is_named(folder: Path, written: str, zh: str, en: str) -> None:
    """The form is right, the month or the day is not: that is what the reason says."""
    append(folder, "relationships.csv", f"col-maas,SIGNED_WITH,tank,{written},,,,,,minutes-2024,,,,,")
    (issue,) = check(folder).report.errors
    assert zh in issue.reason.zh and en in issue.reason.en


def test_full_width_dates_ids_and_codes_are_read(folder: Path) -> None:
    """Typed with a Chinese keyboard, they are the same dates, ids, types and values."""
    append(folder, "entities.csv", "ｘ－１,Ｕｎｉｖｅｒｓｉｔｙ,,Ｘ,,校｜研,,,minutes-2024,,")
    append(
        folder,
        "relationships.csv",
        "ｘ－１,ＳＩＧＮＥＤ＿ＷＩＴＨ,tank,２０２３－０５,,ａｃｔｉｖｅ,,,,minutes-2024,,,,,",
    )
    checked = check(folder)
    assert checked.dataset is not None
    (claim,) = (c for c in checked.dataset.claims if c.subject_uid == "x-1")
    assert (claim.relation, claim.since, claim.status) == ("SIGNED_WITH", "2023-05", "active")
    assert checked.dataset.entity["x-1"].name == "Ｘ"  # names stay as written
    assert checked.dataset.entity["x-1"].parties == ("校", "研")


@pytest.mark.parametrize("mark", [";", "\t", "；"])
def test_other_separator_is_one_message(folder: Path, mark: str) -> None:
    """Said once, with what to do; that no end of a tie is known then is no news."""
    file = folder / "entities.csv"
    file.write_text(file.read_text("utf-8").replace(",", mark), "utf-8")
    (issue,) = check(folder).report.errors
    assert (issue.file, issue.row, issue.code) == ("entities.csv", 1, "separator")
    assert "CSV UTF-8" in issue.advice.zh and "CSV UTF-8" in issue.advice.en


def test_quoted_headings_with_semicolons_are_told_from_broken_quotes(folder: Path) -> None:
    """The quotes are in order; the separator is what is wrong."""
    (folder / "sources.csv").write_text('"source_id";"title";"reliability"\n"s1";"T";"press"\n', "utf-8")
    assert [i.code for i in check(folder).report.errors] == ["separator"]


@pytest.mark.parametrize("above", ["联合体成员名单,,,", "\n,,", "名单,2025年,,\n制表：秘书处,,"])
def test_title_above_the_header_is_one_message(folder: Path, above: str) -> None:
    """The header is known by its headings in row 2 or 3, and the message says where it stands."""
    file = folder / "entities.csv"
    file.write_text(f"{above}\n{file.read_text('utf-8')}", "utf-8")
    (issue,) = check(folder).report.errors
    assert (issue.row, issue.code) == (above.count("\n") + 2, "header-row")
    assert "第1行" in issue.reason.zh and "delete" in issue.advice.en


def test_nothing_follows_from_a_list_without_its_ids(folder: Path) -> None:
    """Without a column uid, or with a list that broke off, no tie is told to lack its ends."""
    file = folder / "entities.csv"
    text = file.read_text("utf-8")
    file.write_text(text.replace("entity_id", "编号", 1), "utf-8")
    assert [i.code for i in check(folder).report.errors] == ["missing-column"]
    file.write_text(
        text.replace("uni-delta,University,,Delta University", 'uni-delta,University,,"Delta "x', 1), "utf-8"
    )
    assert [i.code for i in check(folder).report.errors] == ["csv"]


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
    file.write_text('source_id,note,reliability\ns1,"two\nlines",press\n,,\ns2, trimmed ,press\n', "utf-8")
    table = read_table(file, builtin_schema().files["sources.csv"])
    assert [(row.number, row["note"]) for row in table.rows] == [(2, "two\nlines"), (4, "trimmed")]


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
