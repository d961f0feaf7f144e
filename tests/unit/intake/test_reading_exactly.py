"""What is not exactly understood is reported with what it could mean, once; nothing is read wrong in silence."""

import shutil
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.styles import Font

from jjgraph.intake.characters import without_marks
from jjgraph.intake.encodings import decode
from jjgraph.intake.numbers import explain_number, parse_number
from jjgraph.intake.parsing import NearestId
from jjgraph.model.issues import Issue
from jjgraph.services.datasets import CheckedDataset, check
from tests.paths import XIKOU

ENTITIES = "uid,kind,name_zh,name_en,aliases,party,place\nf1,Enterprise,潮声甲公司,,,企,\nu1,University,望海乙大学,,,校,\n"
TIES = "subject_id,type,object_id,since,quantity,unit,source_id,locator\nf1,COOPERATES_WITH,u1,2023,,,s1,p1\n"
SOURCES = "source_id,title,reliability,published\ns1,公报,official,2024\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a small data set that a test may spoil."""
    room = tmp_path / "small"
    room.mkdir()
    for name, text in (("entities", ENTITIES), ("relationships", TIES), ("sources", SOURCES)):
        (room / f"{name}.csv").write_text(text, "utf-8")
    return room


def put(folder: Path, file: str, old: str, new: str) -> CheckedDataset:
    """Replace a text of a file, and check the data set."""
    text = (folder / file).read_text("utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new), "utf-8", newline="")
    return check(folder)


def codes(checked: CheckedDataset) -> list[tuple[str, int | None, str, str]]:
    """Return file, row, column and code of each issue."""
    return [(issue.file, issue.row, issue.column, issue.code) for issue in checked.report.issues]


def only(checked: CheckedDataset) -> Issue:
    """Return the one issue that there is."""
    (issue,) = checked.report.issues
    return issue


NUMBERS = [
    ("1021", 1021),
    ("1,021", 1021),
    ("1，021", 1021),
    ("-1,309,487,123,456.78", -1309487123456.78),
    ("1309487123456", 1309487123456),
    ("12345678901.25", 12345678901.25),
    ("0.30000000000000004", 0.30000000000000004),
    ("9007199254740993", None),
    ("1,5", None),
    ("12,34", None),
    ("1,2,3", None),
    ("1,0000", None),
    ("1234,567", None),
    (",5", None),
    ("1.", None),
    ("1e5", None),
    ("9" * 400, None),
    ("1" + "0" * 300, 1e300),
    ("0.1234567890123456789", None),
    ("七", None),
    ("½", None),
    ("5‰", None),
    ("１，０２１", 1021),
    ("", None),
    ("-", None),
    ("٣", None),
    ("1 000", None),
]


@pytest.mark.parametrize(("text", "value"), NUMBERS)
def test_numbers_are_read_exactly_or_not_at_all(text: str, value: float | None) -> None:
    """A comma counts before three digits only; more digits than are kept are no number."""
    if value is None:
        with pytest.raises(ValueError, match="not a number"):
            parse_number(text)
        reason, advice = explain_number(text)
        assert reason.zh and reason.en and advice.zh and advice.en and len(reason.zh) < 100
    else:
        assert parse_number(text) == (value, "eq", "")


@pytest.mark.parametrize(
    ("text", "readings"),
    [("1,5", "1.5 或 15"), ("12,34", "12.34 或 1234"), ("1,2,3", "写成 123"), ("1,0000", "1.0000 或 10000")],
)
def test_a_comma_that_could_be_two_things_names_both(folder: Path, text: str, readings: str) -> None:
    """The advice has each reading; none is chosen."""
    issue = only(put(folder, "relationships.csv", "2023,,,", f'2023,"{text}",人,'))
    assert (issue.code, issue.row, issue.column) == (
        "bad-number",
        2,
        "quantity",
    ) and readings in issue.advice.zh


@given(st.decimals(-(10**15), 10**15, allow_nan=False, allow_infinity=False))
def test_a_number_that_is_read_is_the_one_that_was_written(number: object) -> None:
    """Whatever decimal is accepted, the value is that decimal."""
    from decimal import Decimal

    text = format(number, "f")
    try:
        value = parse_number(text).value
    except ValueError:
        return
    assert Decimal(repr(value)) == Decimal(text)


@pytest.mark.parametrize(
    ("cells", "code", "stored"),
    [
        ("45%,", "", (45.0, "%")),
        ("４５％,", "", (45.0, "%")),
        ("45%,%", "", (45.0, "%")),
        ("45%,百分比", "", (45.0, "百分比")),
        ("45,%", "", (45.0, "%")),
        ("45%,人", "percent-and-unit", None),
    ],
)
def test_per_cent_is_the_unit_or_contradicts_it(
    folder: Path, cells: str, code: str, stored: tuple[float, str] | None
) -> None:
    """A sign of per cent is never dropped."""
    checked = put(folder, "relationships.csv", "2023,,,", f"2023,{cells},")
    assert [issue.code for issue in checked.report.errors] == ([code] if code else [])
    if stored:
        assert checked.dataset is not None
        (claim,) = checked.dataset.claims
        assert (claim.quantity, claim.unit) == stored


@pytest.mark.parametrize(
    ("value", "bound", "code", "kept"),
    [
        (">5", "", "", "ge"),
        (">5", "ge", "", "ge"),
        (">5", "eq", "bound-differs", ""),
        ("<5", "", "", "le"),
        ("5", "ge", "", "ge"),
    ],
)
def test_a_sign_and_its_column_agree(folder: Path, value: str, bound: str, code: str, kept: str) -> None:
    """A figure that says more than five and exactly five at once is an error."""
    (folder / "statistics.csv").write_text(
        f"subject_id,measure,value,bound,source_id\nf1,员工,{value},{bound},s1\n", "utf-8"
    )
    checked = check(folder)
    assert [issue.code for issue in checked.report.errors] == ([code] if code else [])
    assert checked.dataset is None or checked.dataset.indicators[0].bound == kept


def test_the_sign_of_a_declared_group_is_kept(folder: Path) -> None:
    """不少于 stays so; a sign that the column of bounds does not know is an error, not an exact number."""
    file = folder / "declared_groups.csv"
    head = "group_id,subject_id,declared,source_id\n"
    file.write_text(f"{head}g,f1,>20,s1\n", "utf-8")
    checked = check(folder)
    assert checked.dataset is not None and checked.dataset.groups[0].bound == "ge"
    file.write_text(f"{head}g,f1,约20,s1\n", "utf-8")
    assert only(check(folder)).code == "bound-unknown"


def test_a_property_that_is_a_number_alone_says_what_it_does_not_keep(folder: Path) -> None:
    """amount holds no sign: a warning, with the sign."""
    text = (
        ENTITIES.replace("place\n", "place,amount\n")
        .replace("企,\n", "企,,>500\n")
        .replace("校,\n", "校,,\n")
    )
    (folder / "entities.csv").write_text(text, "utf-8")
    issue = only(check(folder))
    assert (issue.code, issue.row, issue.warning) == ("number-alone", 2, True) and ">" in issue.reason.zh


@pytest.mark.parametrize(
    ("name", "encoding", "reading"),
    [
        ("Müller & Söhne", "cp1252", "Müller"),
        ("台灣積體電路製造股份有限公司", "big5", "台灣積體"),
        ("株式会社銀河製作所", "shift_jis", "銀河"),
        ("Société Générale", "cp1252", "Société"),
    ],
)
def test_other_encodings_are_told_with_what_they_would_say(
    folder: Path, name: str, encoding: str, reading: str
) -> None:
    """GB18030 decodes almost anything; what comes out must be Chinese that people write."""
    file = folder / "entities.csv"
    file.write_bytes(f"uid,kind,name_zh\nf1,Enterprise,{name}\nu1,University,Uni\n".encode(encoding))
    issue = next(issue for issue in check(folder).report.issues if issue.code == "encoding")
    assert issue.file == "entities.csv" and reading in issue.reason.zh and "UTF-8" in issue.advice.zh


@pytest.mark.parametrize(
    "text",
    ["晋江市产教联合体", "“经验”：２０２３年—", "福建鑫淼磊贸易有限公司", "ascii alone", "数据ＡＢ①𠮷"],
)
def test_chinese_as_excel_saves_it_is_read(text: str) -> None:
    """GB18030 of ordinary names passes."""
    assert decode(text.encode("gb18030")) == (text, "gb18030" if not text.isascii() else "utf-8-sig")


@pytest.mark.parametrize(
    "mark", ["\u200b", "\ufeff", "\u2060", "\u00ad", "\u200d", "\u202e", "\x07", "\ufe0f"]
)
def test_what_cannot_be_seen_is_left_out_of_ids_and_named(folder: Path, mark: str) -> None:
    """A space of no width before an id does not make it another; one message says which it was, and how often."""
    checked = put(
        folder, "relationships.csv", "f1,COOPERATES_WITH,u1,2023", f"{mark}f1,COOPERATES_WITH,u1{mark},2023"
    )
    issue = only(checked)
    assert (issue.code, issue.row, issue.warning) == ("control-character", 2, True)
    assert f"U+{ord(mark):04X}" in issue.reason.zh
    assert checked.dataset is not None and checked.dataset.claims[0].subject_uid == "f1"


def test_emoji_and_joined_scripts_stay_in_texts() -> None:
    """Joiners belong to texts; only ids lose them."""
    assert (
        without_marks("👩\u200d👦")[0] == "👩\u200d👦" and without_marks("👩\u200d👦", code=True)[0] == "👩👦"
    )


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\x85"])
def test_a_line_end_in_a_name_is_a_blank_and_a_warning(folder: Path, end: str) -> None:
    """Names stand on one line everywhere; notes keep theirs."""
    checked = put(folder, "entities.csv", "望海乙大学", f'"望海{end}乙大学"')
    assert codes(checked) == [("entities.csv", 3, "name_zh", "line-end")]
    assert checked.dataset is not None and checked.dataset.entity["u1"].name == "望海 乙大学"


@pytest.mark.parametrize(
    "header",
    [
        "UID,Kind,Name_ZH,NAME_EN,Aliases,PARTY,place",
        "Entity_ID,KIND,name_zh,name_en,aliases,party,Place",
        "ＵＩＤ, kind ,name_zh,name_en,aliases,party,place",
    ],
)
def test_headings_are_read_without_case(folder: Path, header: str) -> None:
    """A spreadsheet that capitalises changes nothing."""
    plain = check(folder).dataset
    checked = put(folder, "entities.csv", ENTITIES.partition("\n")[0], header)
    assert not checked.report.issues and checked.dataset == plain


def test_a_comma_without_quotes_is_told_even_where_the_last_cell_is_empty(folder: Path) -> None:
    """One row with one cell more shifts all behind it; what it defines is not missing elsewhere as well."""
    checked = put(folder, "entities.csv", "潮声甲公司,", "潮声甲公司, 股份,")
    assert codes(checked) == [("entities.csv", 2, "", "too-many-cells")]


def test_empty_cells_at_the_end_of_each_row_are_no_fault(folder: Path) -> None:
    """Spreadsheet programs write as many commas as the widest row has."""
    text = "\n".join(line if line.startswith("uid") else f"{line},," for line in ENTITIES.splitlines())
    (folder / "entities.csv").write_text(f"{text}\n", "utf-8")
    assert not check(folder).report.issues


def test_a_row_that_says_the_same_again_is_a_warning(folder: Path) -> None:
    """Copied twice it would count as two claims; three copies are one message with a count."""
    line = TIES.splitlines()[1]
    (folder / "relationships.csv").write_text(f"{TIES}{line}\n{line}\n", "utf-8")
    issue = only(check(folder))
    assert (issue.code, issue.row, issue.warning) == ("repeated-row", 3, True)
    assert "第 2 行" in issue.reason.zh and "2 行" in issue.reason.zh


@pytest.mark.parametrize(
    ("aliases", "warned"),
    [
        ("甲司;老甲", True),
        ("甲司、甲厂、老甲", True),
        ("甲司；老甲", True),
        ("中办、国办", False),
        ("Foo Co., Ltd.", False),
        ("甲|乙", False),
    ],
)
def test_other_separators_of_a_list_are_a_warning(folder: Path, aliases: str, warned: bool) -> None:
    """One alias that holds several is said; a comma of an English name, or one 、, is not."""
    checked = put(folder, "entities.csv", "潮声甲公司,,", f'潮声甲公司,,"{aliases}"')
    assert [issue.code for issue in checked.report.issues] == (["other-separator"] if warned else [])


def test_a_missing_id_is_told_once_with_a_count(folder: Path) -> None:
    """Forty rows of one missing organisation are one cause."""
    (folder / "relationships.csv").write_text(
        TIES + "f9,COOPERATES_WITH,u1,2023,,,s1,p1\n" * 20 + "u1,COOPERATES_WITH,f9,2022,,,s1,p1\n", "utf-8"
    )
    (issue,) = check(folder).report.errors
    assert (
        (issue.code, issue.row) == ("missing-end", 3)
        and "21 处" in issue.reason.zh
        and "21 places" in issue.reason.en
    )


def test_a_thousand_mistyped_ids_take_no_longer_than_twenty(folder: Path) -> None:
    """The nearest id is sought for the first ones; the rest is one cause."""
    names = NearestId([f"organisation-{number:04}" for number in range(1000)])
    started = time.process_time()
    found = [names.to(f"organisatiom-{number:04}") for number in range(1000)]
    assert found[0] == "organisation-0000" and found[-1] == "" and time.process_time() - started < 10


@pytest.mark.parametrize("name", ["Entities.CSV", "ENTITIES.csv", "Entities.XLSX"])
def test_a_file_that_is_called_in_capitals_is_named(folder: Path, name: str) -> None:
    """The file that lies there is said, not that one is missing."""
    (folder / "entities.csv").rename(folder / name)
    issue = next(issue for issue in check(folder).report.errors if issue.file == name)
    assert issue.code == "file-name" and name.lower() in issue.advice.zh
    assert "missing-file" not in {issue.code for issue in check(folder).report.errors}


@pytest.mark.parametrize("place", ["A1048576", "XFD3", "XFD1048576"])
def test_a_format_far_away_is_no_content(folder: Path, place: str) -> None:
    """A cell that holds nothing but a format costs nothing."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for line in ENTITIES.splitlines():
        sheet.append([cell or None for cell in line.split(",")])
    sheet[place].font = Font(bold=True)
    (folder / "entities.csv").unlink()
    book.save(folder / "entities.xlsx")
    started = time.process_time()
    checked = check(folder)
    assert not checked.report.issues and len(checked.raw.table("entities.csv").rows) == 2
    assert time.process_time() - started < 10


def test_ids_of_a_workbook_are_read_as_they_show(folder: Path) -> None:
    """Zeros of a format count; a number of more digits than Excel keeps is an error."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["uid", "kind", "name_zh"])
    for row in (
        (123, "Enterprise", "甲"),
        (91350582123456784, "Enterprise", "乙"),
        ("f1", "Enterprise", "丙"),
        ("u1", "University", "丁"),
    ):
        sheet.append(row)
    sheet["A2"].number_format = "0000000"
    (folder / "entities.csv").unlink()
    book.save(folder / "entities.xlsx")
    checked = check(folder)
    assert codes(checked) == [("entities.xlsx", 3, "uid", "digits-lost")]
    assert checked.raw.table("entities.csv").rows[0]["uid"] == "0000123"


def test_one_bad_definition_is_one_message(tmp_path: Path) -> None:
    """A kind that cannot be read does not make each of its entities an unknown kind."""
    folder = Path(shutil.copytree(XIKOU, tmp_path / "xikou"))
    kinds = folder / "schema" / "kinds"
    kinds.mkdir(parents=True, exist_ok=True)
    (kinds / "Ship.yaml").write_text("kind: Ship\nclass: ship\n", "utf-8")
    with (folder / "entities.csv").open("a", encoding="utf-8") as stream:
        stream.write("x1,Ship,船\nx2,Ship,船\n")
    assert [issue.code for issue in check(folder).report.errors] == ["schema"]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ('title = "\\u0007甲"', "control-character"),
        ("title = 3", "dataset-toml"),
        ("title = " + "[" * 3000, "dataset-toml"),
        ("title = " + "1" * 5000, "dataset-toml"),
        ('name = ".."', "dataset-name"),
        ('name = "a:b"', "dataset-name"),
    ],
)
def test_settings_of_a_data_set_are_checked(folder: Path, line: str, code: str) -> None:
    """dataset.toml is a file like the others: what stands in it is a text, a name, a day."""
    (folder / "dataset.toml").write_text(f"{line}\n", "utf-8")
    assert [issue.code for issue in check(folder).report.issues] == [code]
