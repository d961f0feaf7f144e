"""How much of a file is read, and the error of one that cannot be: what bounds time and memory."""

from jjgraph.bilingual import Bilingual
from jjgraph.errors import UnreadableFileError

LARGEST_PART = (
    1 << 30
)  # bytes of one part of a workbook, unpacked: a million rows of ten columns take half of it
LARGEST_STRINGS = 1 << 28  # of the texts that the sheets share, which stay in memory
LARGEST_SMALL_PART = 1 << 25  # of styles and lists of parts
LARGEST_TEXT = 1 << 30  # bytes of a CSV
MOST_COLUMNS = 1000
MOST_CELLS = 30_000_000
MOST_SHEETS = 200
MOST_FAULTS = 100_000

SAVE_AGAIN = Bilingual("请用 Excel 或 WPS 打开，另存为 .xlsx", "open it in Excel or WPS and save it as .xlsx")


def unreadable(file: str, why: Bilingual, hint: Bilingual = SAVE_AGAIN) -> UnreadableFileError:
    """Return the error that *file* cannot be read.

    Examples
    --------
    >>> unreadable("a.xlsx", Bilingual("文件是空的", "the file is empty")).message.en
    'a.xlsx: the file is empty'
    """
    return UnreadableFileError(file, why, hint=hint)


def too_wide(file: str, sheet: str) -> UnreadableFileError:
    """Return the error that a sheet has more columns than any list has.

    Examples
    --------
    >>> too_wide("a.xlsx", "表一").code
    'unreadable-file'
    """
    return unreadable(
        file,
        Bilingual(
            f"工作表“{sheet}”超过 {MOST_COLUMNS} 列",
            f"the sheet {sheet!r} has more than {MOST_COLUMNS} columns",
        ),
        Bilingual(
            "请删去多余的列；名单一般是一行一个单位",
            "delete what is not needed; a list has an organisation in each row",
        ),
    )


def too_many_cells(file: str, sheet: str) -> UnreadableFileError:
    """Return the error that a sheet has more cells than are read.

    Examples
    --------
    >>> too_many_cells("a.xlsx", "表一").code
    'unreadable-file'
    """
    return unreadable(
        file,
        Bilingual(
            f"工作表“{sheet}”超过 {MOST_CELLS} 格", f"the sheet {sheet!r} has more than {MOST_CELLS} cells"
        ),
        Bilingual("请分成几个文件", "split it into several files"),
    )


def locked(file: str) -> UnreadableFileError:
    """Return the error that a file is encrypted.

    Examples
    --------
    >>> locked("a.xlsx").message.zh
    'a.xlsx：有密码'
    """
    return unreadable(
        file,
        Bilingual("有密码", "it has a password"),
        Bilingual("请在 Excel 中去掉密码，另存一份", "take off the password in Excel and save a copy"),
    )
