"""Which encoding a text file is in: UTF-8, or GB18030 where what comes out can be Chinese; anything else is not guessed."""

from collections.abc import Iterator

from jjgraph.bilingual import Bilingual
from jjgraph.model.identifiers import shortened
from jjgraph.model.issues import Issue

ENCODINGS = ("utf-8-sig", "gb18030")  # strict, in this order: GB18030 decodes almost anything
# What the same bytes are tried as, where GB18030 is in doubt: to show, never to load.
_OTHERS = {"big5": "Big5", "shift_jis": "Shift-JIS", "euc_kr": "EUC-KR", "cp1252": "Windows-1252"}
_LIKELY = 0.7  # share of the signs that GB2312 has too; text in another encoding comes to a half at most
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


def _is_likely(text: str) -> bool:
    """Tell whether *text*, decoded as GB18030, is one: most of its Chinese is in GB2312, the common 7,000 signs."""
    signs = [sign.encode("gb18030") for sign in text if not sign.isascii()]
    common = sum(
        len(sign) > 2 or (_FIRST_ROW <= sign[0] <= _LAST_ROW and sign[1] >= _FIRST_CELL)  # noqa: PLR2004
        for sign in signs
    )
    return common >= _LIKELY * len(signs)


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
