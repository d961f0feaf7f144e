"""Which encoding a text file is in.

A data set is in UTF-8, or GB18030 where what comes out can be Chinese (`decode`); a list from somewhere else may be in
others, and what was guessed is said (`guess`).
"""

from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from typing import NamedTuple

from jjgraph.bilingual import Bilingual
from jjgraph.model.identifiers import shortened
from jjgraph.model.issues import Issue

ENCODINGS = ("utf-8-sig", "gb18030")  # strict, in this order: GB18030 decodes almost anything
# What the same bytes are tried as, where GB18030 is in doubt: to show, never to load.
_OTHERS = {"big5": "Big5", "shift_jis": "Shift-JIS", "euc_kr": "EUC-KR", "cp1252": "Windows-1252"}
_LIKELY = 0.7  # share of the signs that GB2312 has too; text in another encoding comes to a half at most
_BIG5_COMMON = b"\xa1\x40", b"\xc6\x7f"
_FIRST_ROW, _LAST_ROW, _FIRST_CELL = 0xA1, 0xF7, 0xA1  # of GB2312, in the two bytes of GB18030


def decode(data: bytes) -> tuple[str, str] | None:
    """Return the text and the name of its encoding, or None where neither encoding fits.

    Examples
    --------
    >>> decode("晋江".encode("gb18030"))
    ('晋江', 'gb18030')
    >>> decode("台灣積體電路".encode("big5")) is None
    True
    """
    for encoding in ENCODINGS:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text and (encoding != "gb18030" or _is_likely(text)):
            return text, encoding
    return None


class Guess(NamedTuple):
    """A text, the name of the encoding it was read in, and whether that is certain: a mark at its head, or UTF-8."""

    text: str
    encoding: str
    certain: bool


def guess(data: bytes) -> Guess | None:
    """Return the text of a file whose encoding nobody wrote down: UTF-8, UTF-16, GB18030 or Big5.

    Of the last two the one counts whose common signs make up most of the text; None where neither does, or both
    do equally.

    Examples
    --------
    >>> guess("台灣積體電路製造公司".encode("big5"))
    Guess(text='台灣積體電路製造公司', encoding='Big5', certain=False)
    >>> guess("晋江".encode("utf-16"))
    Guess(text='晋江', encoding='UTF-16', certain=True)
    """
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return _guessed(data, "utf-16", "UTF-16", certain=True)
    if b"\0" in data:
        first = max(("utf-16-le", "utf-16-be"), key=lambda name: data[name.endswith("le") :: 2].count(0))
        wide = _guessed(data, first, "UTF-16", certain=False)
        return wide if wide and _is_plain(wide.text) else None
    if (found := _guessed(data, "utf-8-sig", "UTF-8", certain=True)) is not None:
        return found
    gb, big5 = (
        _guessed(data, "gb18030", "GB18030", certain=False),
        _guessed(data, "big5hkscs", "Big5", certain=False),
    )
    gb_share, big5_share = (_share(gb.text) if gb else 0.0, _big5_share(big5.text) if big5 else 0.0)
    if max(gb_share, big5_share) < _LIKELY or gb_share == big5_share:
        return None
    return gb if gb_share > big5_share else big5


def _guessed(data: bytes, encoding: str, name: str, *, certain: bool) -> Guess | None:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    return None if "\0" in text else Guess(text, name, certain)


def _is_plain(text: str) -> bool:
    """Tell whether most of *text* is ASCII or in GB2312: bytes of no text make signs from all over Unicode."""
    signs = [sign.encode("gb18030") for sign in text if not sign.isascii()]
    rare = sum(len(sign) > 2 or sign[0] < _FIRST_ROW or sign[1] < _FIRST_CELL for sign in signs)  # noqa: PLR2004
    return rare <= (1 - _LIKELY) * len(text)


def _is_likely(text: str) -> bool:
    """Tell whether *text*, decoded as GB18030, is one: most of its Chinese is in GB2312, the common 7,000 signs."""
    return _share(text) >= _LIKELY


def _share(text: str) -> float:
    """Return the share of the signs of *text* that are in GB2312, of those that are not ASCII."""
    signs = [sign.encode("gb18030") for sign in text if not sign.isascii()]
    common = sum(
        len(sign) > 2 or (_FIRST_ROW <= sign[0] <= _LAST_ROW and sign[1] >= _FIRST_CELL)  # noqa: PLR2004
        for sign in signs
    )
    return common / len(signs) if signs else 1.0


def _big5_share(text: str) -> float:
    """Return the share of the signs of *text* that are punctuation or of the 5,401 common ones of Big5."""
    signs = [sign.encode("big5hkscs") for sign in text if not sign.isascii()]
    return sum(_BIG5_COMMON[0] <= sign < _BIG5_COMMON[1] for sign in signs) / len(signs) if signs else 1.0


def _readings(data: bytes) -> Iterator[tuple[str, str]]:
    """Yield the first line that is not ASCII as it would read in each encoding that fits."""
    line = next((line for line in data.splitlines() if not line.isascii()), b"")
    for encoding, name in {"gb18030": "GB18030", **_OTHERS}.items():
        try:
            text = line.decode(encoding)
        except UnicodeDecodeError:
            continue
        if text.isprintable():
            yield name, shortened(text, 60)


def encoding_issue(file: str, data: bytes) -> Issue:
    r"""Return the issue of a file in none of the encodings, with what its first telling line could say.

    Examples
    --------
    >>> found = encoding_issue("entities.csv", b"\0")
    >>> found.code, found.reason.en
    ('encoding', 'the file does not seem to be text in UTF-8 or GB18030')
    """
    readings = [] if b"\0" in data else list(_readings(data))
    listed = Bilingual(
        "；".join(f"{name} 读作“{text}”" for name, text in readings),
        "; ".join(f"as {name} it reads “{text}”" for name, text in readings),
    )
    return Issue(
        file,
        None,
        "",
        "encoding",
        Bilingual(
            f"文件不像 UTF-8 或 GB18030 编码的文本{f'（{listed.zh}）' if readings else ''}",
            f"the file does not seem to be text in UTF-8 or GB18030{f' ({listed.en})' if readings else ''}",
        ),
        Bilingual("请在表格软件中另存为“CSV UTF-8”", "save it as CSV UTF-8 in the spreadsheet program"),
    )
