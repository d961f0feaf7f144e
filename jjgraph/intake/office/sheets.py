"""Read a spreadsheet of any sort: what the file is shows in its first bytes, not in its name."""

from collections.abc import Callable
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from jjgraph.bilingual import Bilingual
from jjgraph.errors import UsageError
from jjgraph.intake.office import limits
from jjgraph.intake.office.grids import Grid
from jjgraph.intake.office.old_workbooks import read_old_workbook
from jjgraph.intake.office.open_documents import read_open_document
from jjgraph.intake.office.places import CellIssue
from jjgraph.intake.office.text_tables import read_text_table
from jjgraph.intake.office.workbook_xml import read_workbook

SUFFIXES = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".tsv", ".txt")
_ZIP, _OLE = b"PK", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")  # the stream that holds an .xlsx under a password
_OTHERS = {
    b"%PDF": Bilingual("是 PDF，不是表格", "it is a PDF, not a spreadsheet"),
    b"{\\rtf": Bilingual("是 RTF 文档，不是表格", "it is an RTF document, not a spreadsheet"),
    b"\x89PNG": Bilingual("是图片，不是表格", "it is a picture, not a spreadsheet"),
    b"\xff\xd8\xff": Bilingual("是图片，不是表格", "it is a picture, not a spreadsheet"),
    b"Rar!": Bilingual("是压缩包，请先解压", "it is an archive: unpack it first"),
    b"7z\xbc\xaf": Bilingual("是压缩包，请先解压", "it is an archive: unpack it first"),
    b"\x1f\x8b": Bilingual("是压缩包，请先解压", "it is an archive: unpack it first"),
}


def read_grids(path: Path) -> list[Grid]:
    """Read every sheet of *path*: .xlsx, .xlsm, .xls, .xlsb, .ods, or text with separators.

    Returns
    -------
    list of Grid
        The sheets in the order of their tabs, hidden ones too; an empty sheet has no rows.

    Raises
    ------
    UsageError
        If there is no such file, or it may not be read.
    UnreadableFileError
        If it is no spreadsheet, is damaged or encrypted, or is beyond the bounds of `limits`.

    Examples
    --------
    >>> try:
    ...     read_grids(Path("no-such.xlsx"))
    ... except UsageError as error:
    ...     print(error.message.en)
    there is no file no-such.xlsx
    """
    _require_file(path)
    try:
        with path.open("rb") as stream:
            head = stream.read(8)
    except OSError as error:
        raise UsageError(
            Bilingual(f"打不开 {path}：{error.strerror}", f"{path} cannot be opened: {error.strerror}"),
            hint=Bilingual("请先在 Excel 中关闭它，再试一次", "close it in Excel first, then try again"),
        ) from error
    if not head:
        raise limits.unreadable(
            path.name,
            Bilingual("文件是空的", "the file is empty"),
            Bilingual("请核对是不是这个文件", "check that it is the right file"),
        )
    grids = _reader(path, head)(path)
    if _owner_file(path).exists() and grids:
        grids[0].issues.append(_note(path.name, "open-in-excel", _OPEN, _SAVE_FIRST))
    return grids


def _require_file(path: Path) -> None:
    if path.is_dir():
        raise UsageError(
            Bilingual(f"{path} 是文件夹", f"{path} is a folder"),
            hint=Bilingual("请给出文件夹里的表格文件", "give the spreadsheets in it"),
        )
    if not path.exists():
        raise UsageError(
            Bilingual(f"没有文件 {path}", f"there is no file {path}"),
            hint=Bilingual("请改正路径", "correct the path"),
        )
    if not path.is_file():
        raise UsageError(
            Bilingual(f"{path} 不是普通文件", f"{path} is no ordinary file"),
            hint=Bilingual("请先存成文件", "save it as a file first"),
        )
    if path.name.startswith("~$"):
        raise limits.unreadable(
            path.name,
            Bilingual(
                "是 Excel 打开文件时的占位文件，没有内容",
                "it is what Excel keeps while a file is open: no content",
            ),
            Bilingual("请给出名称前没有 ~$ 的文件", "give the file without ~$ before its name"),
        )


def _reader(path: Path, head: bytes) -> Callable[[Path], list[Grid]]:
    """Return what reads a file that begins with *head*."""
    for mark, why in _OTHERS.items():
        if head.startswith(mark):
            raise limits.unreadable(path.name, why)
    if head == _OLE:
        if _ENCRYPTED in path.read_bytes():
            raise limits.locked(path.name)
        return read_old_workbook
    if head.startswith(_ZIP):
        return _zip_reader(path)
    return lambda text: [read_text_table(text)]


def _zip_reader(path: Path) -> Callable[[Path], list[Grid]]:
    try:
        with ZipFile(path) as archive:
            names = {name.casefold() for name in archive.namelist()}
    except (BadZipFile, OSError, ValueError) as error:
        raise limits.unreadable(
            path.name,
            Bilingual(
                "文件不完整，可能没有传完", "the file is cut off: perhaps it was not copied to its end"
            ),
            Bilingual("请重新复制或下载，再试一次", "copy or download it again"),
        ) from error
    if "xl/workbook.bin" in names:
        return read_old_workbook
    if "content.xml" in names:
        return read_open_document
    if any(name.startswith(("word/", "ppt/")) for name in names):
        raise limits.unreadable(
            path.name,
            Bilingual(
                "是 Word 或 PowerPoint 文件，不是表格", "it is of Word or PowerPoint, not a spreadsheet"
            ),
        )
    if not any(name.endswith("workbook.xml") for name in names):
        raise limits.unreadable(
            path.name, Bilingual("是压缩包，请先解压", "it is an archive: unpack it first")
        )
    return lambda book: _with_notes(read_workbook(book), names)


def _with_notes(grids: list[Grid], names: set[str]) -> list[Grid]:
    """Add what a workbook holds besides its cells."""
    if any("vbaproject" in name for name in names):
        grids[0].issues.append(_note(grids[0].file, "macros", _MACROS, _NOTHING_TO_DO))
    if any("externallinks/" in name for name in names):
        grids[0].issues.append(_note(grids[0].file, "external-links", _LINKS, _SAVE_LINKED))
    return grids


def _owner_file(path: Path) -> Path:
    return path.with_name(f"~${path.name}")


def _note(file: str, code: str, reason: Bilingual, advice: Bilingual) -> CellIssue:
    return CellIssue(file, None, "", code, reason, advice, warning=True)


_MACROS = Bilingual("含有宏，没有运行", "it holds macros, which were not run")
_NOTHING_TO_DO = Bilingual("不用处理", "nothing needs to be done")
_LINKS = Bilingual(
    "引用了别的工作簿，读的是上次保存的数值",
    "it refers to other workbooks: the values that were saved are read",
)
_SAVE_LINKED = Bilingual("请在 Excel 中更新后保存", "update and save it in Excel where they have changed")
_OPEN = Bilingual(
    "正在 Excel 中打开，没有保存的改动读不到", "it is open in Excel: what was not saved is not read"
)
_SAVE_FIRST = Bilingual("请保存并关闭后再导入", "save and close it, then import it again")
