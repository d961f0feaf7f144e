"""Files of every sort are read as they show; a bad one is refused with a reason, at once and in little memory."""

import time
import tracemalloc
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from jjgraph.errors import JJGraphError, UnreadableFileError, UsageError
from jjgraph.intake.office import limits
from jjgraph.intake.office.grids import Area, Grid
from jjgraph.intake.office.sheets import read_grids
from tests.paths import ROOT
from tests.spreadsheets import save_workbook

XLS = ROOT / "tests" / "data" / "office" / "members.xls"
CHINESE = "单位名称,类别\n甲鞋业有限公司,头部企业\n乙职业技术学院,院校\n"


def _cells(grid: Grid) -> list[list[str]]:
    return [row.cells for row in grid.rows]


# As it shows


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (123, "0000000", "0000123"),
        (0.45, "0%", "45%"),
        (0.4567, "0.0%", "45.67%"),
        (500, '0"万元"', "500万元"),
        (1200.5, "#,##0.00", "1200.5"),
        (1200, '"¥"#,##0', "¥1200"),
        (1200, "_-[$¥-804]* #,##0_-;-[$¥-804]* #,##0_-", "¥1200"),
        (12345, '0!.0,"万"', "12345"),
        (datetime(2023, 5, 18), "yyyy-mm-dd", "2023-05-18"),
        (datetime(2023, 5, 1), "yyyy-mm", "2023-05"),
        (datetime(2023, 5, 1), 'yyyy"年"m"月"', "2023-05"),
        (datetime(2023, 1, 1), "yyyy", "2023"),
        (datetime(2023, 5, 18, 10, 30), "yyyy-mm-dd h:mm", "2023-05-18 10:30:00"),
        (0.1 + 0.2, "General", "0.3"),
        (12345678901, "General", "12345678901"),
        (True, "General", "TRUE"),
        ("=1+1", "@", "=1+1"),
        (" 甲 ", "General", "甲"),
        ("甲\n乙", "General", "甲\n乙"),
    ],
)
def test_a_cell_is_the_text_that_it_shows(
    tmp_path: Path, value: object, number_format: str, text: str
) -> None:
    """Zeros in front, per cent, months, words of the format: as a person sees them."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet["B2"] = value
    sheet["B2"].number_format = number_format
    if isinstance(value, str):
        sheet["B2"].data_type = "s"
    book.save(tmp_path / "a.xlsx")
    [grid] = read_grids(tmp_path / "a.xlsx")
    assert [(row.number, row.cells) for row in grid.rows] == [(2, ["", text])]


@pytest.mark.parametrize("cell", ["A1048576", "XFD3", "XFD1048576"])
def test_a_format_alone_is_no_row(tmp_path: Path, cell: str) -> None:
    """A coloured cell in the last row or column costs nothing and is nothing."""
    from openpyxl.styles import PatternFill

    path = save_workbook(tmp_path / "a.xlsx", {"一": [["单位名称"], ["甲公司"]]})
    book = load_workbook(path)
    book["一"][cell].fill = PatternFill("solid", fgColor="FF0000")
    book.save(path)
    start = time.perf_counter()
    assert _cells(read_grids(path)[0]) == [["单位名称"], ["甲公司"]]
    assert time.perf_counter() - start < 2


def test_a_cell_far_down_costs_no_memory(tmp_path: Path) -> None:
    """A remark in the last row is one row, not a million."""
    path = save_workbook(tmp_path / "a.xlsx", {"一": [["单位名称"]]})
    book = load_workbook(path)
    book["一"]["A1048576"] = "完"
    book.save(path)
    tracemalloc.start()
    [grid] = read_grids(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [row.number for row in grid.rows] == [1, 1048576]
    assert peak < 20_000_000


def test_sheets_merged_areas_and_formulas(tmp_path: Path) -> None:
    """Hidden sheets, merged areas, formulas without a value and numbers that lost digits are known to the grid."""
    path = save_workbook(
        tmp_path / "a.xlsx",
        {"一": [["甲", "=SUM(C1:C2)", 913505823456789012, 2023.1], [None, "乙"]], "二": [["丙"]]},
        merged=["A1:A2"],
    )
    book = load_workbook(path)
    book["二"].sheet_state = "hidden"
    book.save(path)
    first, second = read_grids(path)
    assert (first.sheet, first.hidden, second.sheet, second.hidden) == ("一", False, "二", True)
    assert first.merged == (Area(1, 1, 2, 1),)
    assert first.faults == {(1, 2): "formula-without-value", (1, 3): "digits-lost", (1, 4): "month-lost-zero"}


def test_old_workbooks() -> None:
    """An .xls has its dates, merged areas and hidden sheets; that its formats are not known is said."""
    first, second = read_grids(XLS)
    assert _cells(first)[2] == ["甲鞋业有限公司", "头部企业", "2023-05-18", "500"]
    assert (Area(3, 2, 4, 2) in first.merged, second.hidden) == (True, True)
    assert [issue.code for issue in first.issues] == ["formats-unknown"]


def _ods(path: Path, rows: str) -> Path:
    content = (
        '<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:style="s"><office:automatic-styles>'
        '<style:style style:name="h"><style:table-properties table:display="false"/></style:style></office:automatic-styles>'
        f'<office:body><table:table table:name="一">{rows}</table:table><table:table table:name="藏" table:style-name="h"/>'
        "</office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr("content.xml", content)
    return path


def test_open_documents(tmp_path: Path) -> None:
    """An .ods gives what its cells show: zeros, per cent, a month; what is repeated and empty is nothing."""
    cells = (
        '<table:table-cell office:value-type="float" office:value="123"><text:p>0000123</text:p></table:table-cell>'
        '<table:table-cell office:value-type="percentage" office:value="0.45"><text:p>45%</text:p></table:table-cell>'
        '<table:table-cell office:value-type="date" office:date-value="2023-05-01"><text:p>2023年5月</text:p></table:table-cell>'
        '<table:table-cell office:value-type="float" office:value="1234.5"><text:p>1,234.50</text:p></table:table-cell>'
        '<table:table-cell office:value-type="string" table:number-columns-spanned="2"><text:p>甲</text:p><text:p>乙</text:p>'
        "<office:annotation><text:p>批注</text:p></office:annotation></table:table-cell><table:covered-table-cell/>"
        '<table:table-cell table:number-columns-repeated="16000"/>'
    )
    rows = (
        f"<table:table-row>{cells}</table:table-row>"
        '<table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/>'
        "</table:table-row>"
    )
    first, second = read_grids(_ods(tmp_path / "a.ods", rows))
    assert [(row.number, row.cells) for row in first.rows] == [
        (1, ["0000123", "45%", "2023-05", "1234.5", "甲\n乙"])
    ]
    assert (first.merged, second.hidden) == ((Area(1, 5, 1, 6),), True)


@pytest.mark.parametrize(
    ("encoding", "certain"),
    [
        ("utf-8", True),
        ("utf-8-sig", True),
        ("utf-16", True),
        ("utf-16-le", False),
        ("gb18030", False),
        ("big5", False),
    ],
)
def test_texts_in_their_encodings(tmp_path: Path, encoding: str, certain: bool) -> None:
    """What decodes and looks like text is read; a guess is said with a sample."""
    text = CHINESE if encoding != "big5" else "單位名稱,類別\n甲鞋業有限公司,頭部企業\n乙職業技術學院,院校\n"
    path = tmp_path / "a.csv"
    path.write_bytes(text.encode(encoding))
    [grid] = read_grids(path)
    assert _cells(grid) == [line.split(",") for line in text.split()]
    assert [issue.code for issue in grid.issues] == ([] if certain else ["encoding-guessed"])
    assert all(text.split()[0] in issue.reason.zh for issue in grid.issues)


@pytest.mark.parametrize(
    "text",
    [
        "名称,类别\n甲,乙\n",
        "名称;类别\n甲;乙\n",
        "名称\t类别\n甲\t乙\n",
        "名称，类别\n甲，乙\n",
        "名称|类别\n甲|乙\n",
        "sep=;\n名称;类别\n甲;乙\n",
    ],
)
def test_separators(tmp_path: Path, text: str) -> None:
    """The sign that parts the columns is found, or is that of the sep= line."""
    (tmp_path / "a.csv").write_text(text, encoding="utf-8")
    assert _cells(read_grids(tmp_path / "a.csv")[0]) == [["名称", "类别"], ["甲", "乙"]]


def test_text_under_the_name_of_a_workbook(tmp_path: Path) -> None:
    """What a file is shows in its bytes: a CSV that somebody called .xls, a workbook called .csv."""
    (tmp_path / "a.xls").write_text(CHINESE, encoding="utf-8")
    assert len(read_grids(tmp_path / "a.xls")[0].rows) == 3
    save_workbook(tmp_path / "b.xlsx", {"一": [["甲"]]}).rename(tmp_path / "b.csv")
    assert _cells(read_grids(tmp_path / "b.csv")[0]) == [["甲"]]


# Bad files


def _zip(path: Path, parts: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def _patched(path: Path, part: str, change: Callable[[bytes], bytes]) -> Path:
    """Return a workbook of which one part is other than it should be."""
    save_workbook(path, {"一": [["单位名称", "类别"], ["甲公司", "企业"]]})
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return _zip(path, {**parts, part: change(parts[part])})


def _handmade(path: Path, cells: str) -> Path:
    """Return a workbook as Excel writes it: with a prefix, shared strings in runs, and phonetic signs."""
    strings = (
        "<x:sst xmlns:x='m'><x:si><x:r><x:t>甲</x:t></x:r><x:r><x:t xml:space='preserve'>公司 </x:t></x:r>"
        "<x:rPh sb='0' eb='1'><x:t>jia</x:t></x:rPh></x:si><x:si><x:t>乙_x000D_</x:t></x:si></x:sst>"
    )
    sheet = (
        f"<x:worksheet xmlns:x='m'><x:sheetData><x:row>{cells}</x:row></x:sheetData></x:worksheet>".replace(
            "<c", "<x:c"
        )
    )
    sheet = sheet.replace("</c", "</x:c").replace("<v", "<x:v").replace("</v", "</x:v")
    _patched(path, "xl/worksheets/sheet1.xml", lambda _: sheet.encode())
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/sharedStrings.xml", strings)
    return path


def test_shared_strings(tmp_path: Path) -> None:
    """Runs of rich text are one text, phonetic signs none; cells without a reference follow each other."""
    path = _handmade(
        tmp_path / "a.xlsx",
        '<c t="s"><v>0</v></c><c t="s"><v>1</v></c><c><v>7</v></c><c/><c t="e"><v>#N/A</v></c>',
    )
    [grid] = read_grids(path)
    assert [(row.number, row.cells) for row in grid.rows] == [(1, ["甲公司", "乙", "7", "", "#N/A"])]
    assert grid.faults == {(1, 5): "formula-error"}


def _truncated(path: Path) -> None:
    save_workbook(path, {"一": [["甲"] * 50] * 200})
    path.write_bytes(path.read_bytes()[:3000])


def _wide(path: Path) -> None:
    save_workbook(path, {"一": [[f"列{number}" for number in range(10_000)]]})


def _bomb(path: Path) -> None:
    filler = b" " * (1 << 20)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        save_workbook(path.with_suffix(".tmp.xlsx"), {"一": [["甲"]]})
        with zipfile.ZipFile(path.with_suffix(".tmp.xlsx")) as whole:
            for name in whole.namelist():
                if name != "xl/worksheets/sheet1.xml":
                    archive.writestr(name, whole.read(name))
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as stream:
            for _ in range(1100):
                stream.write(filler)


SHEET = "xl/worksheets/sheet1.xml"
# A byte that makes calamine 0.37 abort the process it runs in.
ABORTS = {2270: 0}


def _changed(content: bytes, changes: dict[int, int]) -> bytes:
    changed = bytearray(content)
    for place, value in changes.items():
        changed[place] = value
    return bytes(changed)


BAD: dict[str, tuple[str, Callable[[Path], object], str]] = {
    "empty": ("a.xlsx", lambda path: path.write_bytes(b""), "the file is empty"),
    "truncated": ("a.xlsx", _truncated, "cut off"),
    "password": (
        "a.xlsx",
        lambda path: path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")),
        "password",
    ),
    "password-ods": (
        "a.ods",
        lambda path: _zip(path, {"content.xml": b"x", "META-INF/manifest.xml": b"<encryption-data/>"}),
        "password",
    ),
    "broken-ole": ("a.xls", lambda path: path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600), "old workbook"),
    "aborts-calamine": ("a.xls", lambda path: path.write_bytes(_changed(XLS.read_bytes(), ABORTS)), "old workbook"),
    "cut-ole": ("a.xls", lambda path: path.write_bytes(XLS.read_bytes()[:3000]), "old workbook"),
    "bomb": ("a.xlsx", _bomb, "MB unpacked"),
    "wide": ("a.xlsx", _wide, "more than 1000 columns"),
    "wide-csv": ("a.csv", lambda path: path.write_text(",".join(["x"] * 10_000)), "more than 1000 columns"),
    "repeated-ods": (
        "a.ods",
        lambda path: _ods(
            path,
            '<table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="900" '
            'office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>',
        ),
        "more than 30000000 cells",
    ),
    "entities": (
        "a.xlsx",
        lambda path: _patched(
            path,
            SHEET,
            lambda _: b'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">'
            + b"".join(b'<!ENTITY a%d "%s">' % (n, (b"&a%d;" % (n - 1) if n else b"&a;") * 10) for n in range(12))
            + b"]><worksheet><sheetData><row><c t='str'><v>&a11;</v></c></row></sheetData></worksheet>",
        ),
        "not a whole Excel workbook",
    ),
    "broken-xml": ("a.xlsx", lambda path: _patched(path, SHEET, lambda content: content[:-40]), "not a whole Excel workbook"),
    "string-missing": ("a.xlsx", lambda path: _handmade(path, '<c r="A1" t="s"><v>9</v></c>'), "not a whole Excel workbook"),
    "style-no-number": ("a.xlsx", lambda path: _handmade(path, '<c r="A1" s="x"><v>9</v></c>'), "not a whole Excel workbook"),
    "value-no-number": ("a.xlsx", lambda path: _handmade(path, '<c r="A1"><v>neun</v></c>'), "not a whole Excel workbook"),
    "out-of-order": (
        "a.xlsx",
        lambda path: _handmade(path, '<c r="B1"><v>9</v></c><c r="A1"><v>9</v></c>'),
        "not a whole Excel workbook",
    ),
    "no-sheet": ("a.xlsx", lambda path: _patched(path, "xl/workbook.xml", lambda _: b"<workbook/>"), "no sheet"),
    "archive": ("a.xlsx", lambda path: _zip(path, {"a.txt": b"x"}), "archive"),
    "word": ("a.xlsx", lambda path: _zip(path, {"word/document.xml": b"x"}), "Word"),
    "pdf": ("a.xlsx", lambda path: path.write_bytes(b"%PDF-1.7"), "PDF"),
    "web-page": ("a.xls", lambda path: path.write_text("<html><table><tr><td>x</td></tr></table></html>"), "web page"),
    "cp1252": ("a.csv", lambda path: path.write_bytes("Müller & Söhne,Straße\n".encode("cp1252")), "does not seem to be text"),
    "shift-jis": ("a.csv", lambda path: path.write_bytes("株式会社日立製作所\n".encode("shift_jis")), "does not seem to be text"),
    "binary": ("a.csv", lambda path: path.write_bytes(bytes(range(256)) * 9), "does not seem to be text"),
    "zeros": ("a.csv", lambda path: path.write_bytes(bytes(number * 7 % 256 for number in range(4000)) + b"\0\0" * 9), "text"),
    "quote": ("a.csv", lambda path: path.write_text('a,b\n"c,d\n'), "not valid CSV"),
    "owner-file": ("~$a.xlsx", lambda path: path.write_bytes(b"x"), "while a file is open"),
}  # fmt: skip


@pytest.mark.parametrize("sort", BAD)
def test_a_bad_file_is_refused_with_its_reason(tmp_path: Path, sort: str) -> None:
    """Each gives one clear error with a way out, soon and within memory; never what a library says by itself."""
    name, make, reason = BAD[sort]
    make(tmp_path / name)
    start = time.perf_counter()
    with pytest.raises(UnreadableFileError) as caught:
        read_grids(tmp_path / name)
    assert reason in caught.value.message.en
    assert caught.value.message.zh.startswith(f"{name}：")
    assert caught.value.hint.zh and caught.value.hint.en
    assert time.perf_counter() - start < 20


def test_paths_that_are_no_files(tmp_path: Path) -> None:
    """A folder and a path that is not there are errors of usage."""
    for path, reason in [(tmp_path, "is a folder"), (tmp_path / "no.xlsx", "there is no file")]:
        with pytest.raises(UsageError) as caught:
            read_grids(path)
        assert reason in caught.value.message.en


def test_a_locked_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that another program holds, as Windows has it, is an error of usage that says to close it."""
    path = save_workbook(tmp_path / "a.xlsx", {"一": [["甲"]]})

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(UsageError) as caught:
        read_grids(path)
    assert "close it in Excel" in caught.value.hint.en


def test_what_a_workbook_holds_besides(tmp_path: Path) -> None:
    """Macros are not run, other workbooks not opened, unsaved changes not read: each is said, and the cells are read."""
    path = save_workbook(tmp_path / "a.xlsx", {"一": [["甲"]]})
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"x")
        archive.writestr("xl/externalLinks/externalLink1.xml", b"<x/>")
    (tmp_path / "~$a.xlsx").write_bytes(b"x")
    [grid] = read_grids(path)
    assert (_cells(grid), [issue.code for issue in grid.issues]) == (
        [["甲"]],
        ["macros", "external-links", "open-in-excel"],
    )
    assert all(issue.warning for issue in grid.issues)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(st.data())
def test_a_damaged_workbook_is_read_or_refused(tmp_path: Path, data: st.DataObject) -> None:
    """Whatever bytes are changed, the answer is grids or one of our errors."""
    path = save_workbook(
        tmp_path / "a.xlsx", {"一": [["单位名称", "类别", 1.5], ["甲公司", "企业", datetime(2023, 5, 1)]]}
    )
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = data.draw(st.sampled_from(sorted(parts)))
    content = bytearray(parts[name])
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at] = data.draw(st.sampled_from(b'<>"/0159 aBs'))
    _zip(path, {**parts, name: bytes(content)})
    try:
        assert all(isinstance(grid, Grid) for grid in read_grids(path))
    except JJGraphError as error:
        assert error.hint.zh


def test_limits_are_told_in_the_messages() -> None:
    """The bounds that the messages name are those of the module."""
    assert (limits.MOST_COLUMNS, limits.MOST_CELLS) == (1000, 30_000_000)
