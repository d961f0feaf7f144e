"""Characters that nobody sees in a cell: what is left out, what is a line end, and how a message names them."""

import re
import unicodedata
from collections.abc import Iterable

from jjgraph.bilingual import Bilingual
from jjgraph.model.issues import Issue

_CONTROLS = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff"  # no XML and no terminal takes them
_INVISIBLE = r"\u00ad\u200b\u2060\ufeff"  # soft hyphen, spaces of no width, byte-order mark
# Joiners and marks of direction belong to texts in some scripts and to emoji, but never to an id.
_JOINERS = r"\u200c-\u200f\u202a-\u202e\u2061-\u2069\ufe00-\ufe0f"
_IN_TEXT = re.compile(f"[{_CONTROLS}{_INVISIBLE}]")
_IN_CODE = re.compile(f"[{_CONTROLS}{_INVISIBLE}{_JOINERS}]")
_LINE_END = re.compile(r"\r\n|[\r\x85\u2028\u2029]")


def without_marks(text: str, *, code: bool = False) -> tuple[str, set[str]]:
    r"""Return *text* stripped and without what cannot be seen, and what that was; every line end is ``\n``.

    Parameters
    ----------
    text : str
        A cell as written.
    code : bool
        True for ids, codes and headings, which hold no joiners and marks of direction either.

    Examples
    --------
    >>> without_marks(" \u200bf1\r\n"), without_marks("f\u200d1", code=True)
    (('f1', {'\u200b'}), ('f1', {'\u200d'}))
    """
    if text.isascii() and text.isprintable():
        return text.strip(), set()
    pattern = _IN_CODE if code else _IN_TEXT
    marks = set(pattern.findall(text))
    plain = pattern.sub("", text) if marks else text
    return _LINE_END.sub("\n", plain).strip(), marks


def one_line(text: str) -> str:
    r"""Return *text* on one line.

    Examples
    --------
    >>> one_line("乙 \n大学")
    '乙 大学'
    """
    return re.sub(r"\s*\n\s*", " ", text)


def marks_issue(file: str, row: int | None, marks: Iterable[str], count: int = 1) -> Issue:
    r"""Return the warning that *marks* were left out of *count* rows, the first of them *row*.

    Examples
    --------
    >>> found = marks_issue("entities.csv", 3, ["\u200b"], 2)
    >>> found.row, found.warning, found.reason.en
    (3, True, 'characters that cannot be seen were left out: U+200B ZERO WIDTH SPACE (2 rows)')
    """
    named = ", ".join(f"U+{ord(mark):04X} {unicodedata.name(mark, '')}".strip() for mark in sorted(marks))
    more = Bilingual(f"（共 {count} 行）", f" ({count} rows)") if count > 1 else Bilingual("")
    return Issue(
        file,
        row,
        "",
        "control-character",
        Bilingual(
            f"含有看不见的字符，已去掉：{named}{more.zh}",
            f"characters that cannot be seen were left out: {named}{more.en}",
        ),
        Bilingual("请在原文件中删除它们", "delete them in the file"),
        warning=True,
    )
