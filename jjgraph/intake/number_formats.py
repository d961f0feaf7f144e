"""What a number looks like under the number format of its cell, as Excel shows it."""

import re
from datetime import datetime, time

# Chinese Excel has date formats of its own that a file names by number alone; openpyxl does not know them.
CHINESE_MONTHS = (27, 36, 50, 52, 57)  # 2023年5月
CHINESE_DAYS = (28, 29, 30, 31, 51, 53, 54, 58)
MOST_DIGITS = 1e15  # numbers of more digits are not kept by Excel as they were typed
_NOT_FORMAT = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')  # literal text, escapes, and colour or locale
_ONLY_ZEROS = re.compile(r"0+")
_PADDING = re.compile(r"_.|\*.")  # blanks as wide as a sign, and what fills the cell
_CURRENCY = re.compile(r"\[\$([^\]-]*)(?:-[^\]]*)?\]")
_LITERAL = re.compile(r'"([^"]*)"|\\(.)')
_DIGITS = re.compile(r"[0#?][0#?,]*(?:\.[0#?]+)?")


def shown_number(value: float, number_format: str, *, words: bool = False) -> str:
    """Write a number as Excel does: 15 digits, no .0, with per cent and zeros in front where the cell is shown so.

    How many decimals a cell shows is no matter: those that it holds are written. *words* writes what the format
    says beside the digits too.

    Examples
    --------
    >>> shown_number(123.0, "0000000"), shown_number(0.45, "0.0%"), shown_number(500, '0"万元"', words=True)
    ('0000123', '45%', '500万元')
    """
    section = number_format.split(";", maxsplit=1)[0]
    bare = _NOT_FORMAT.sub("", section)
    percent = "%" in bare
    shown = round(value * 100, 10) if percent else value
    text = str(int(shown)) if shown == int(shown) else f"{shown:.15g}"
    if bare in {"General", "@", ""}:
        return text
    before, after = _words(section) if words else ("", "")
    digits = _DIGITS.search(bare)
    if digits and _ONLY_ZEROS.fullmatch(digits[0]) and text.isdigit():
        text = text.zfill(len(digits[0]))
    return f"{before}{text}%" if percent else f"{before}{text}{after}"


def _words(section: str) -> tuple[str, str]:
    """Return what a format writes before and after the digits; nothing where it scales or breaks them up."""
    plain = _CURRENCY.sub(r'"\1"', _PADDING.sub("", section))
    outside = _LITERAL.sub(lambda found: "\0" * len(found[0]), plain)
    digits = _DIGITS.search(outside)
    if digits is None or digits[0].endswith(",") or "!" in outside or _DIGITS.search(outside, digits.end()):
        return "", ""
    parts = plain[: digits.start()], plain[digits.end() :]
    before, after = ("".join(word or sign for word, sign in _LITERAL.findall(part)) for part in parts)
    return before.strip(), after.strip()


def shown_date(value: datetime, number_format: str, format_id: int) -> str:
    """Write a date as finely as the cell shows it: Excel turns a typed 2023-05 into a day shown as a month.

    Examples
    --------
    >>> shown_date(datetime(2023, 5, 1), "yyyy-mm", 0), shown_date(datetime(2023, 5, 1), "General", 57)
    ('2023-05', '2023-05')
    """
    if value.time() != time.min:
        return value.isoformat(sep=" ")
    form = _NOT_FORMAT.sub("", number_format).lower()
    if format_id in CHINESE_MONTHS or ("d" not in form and "m" in form):
        return f"{value:%Y-%m}"
    if form.strip("@; ") == "yyyy":
        return f"{value:%Y}"
    return value.date().isoformat()


def is_chinese_date(format_id: int) -> bool:
    """Tell whether the number of a format names one of the dates of Chinese Excel.

    Examples
    --------
    >>> is_chinese_date(57), is_chinese_date(14)
    (True, False)
    """
    return format_id in CHINESE_MONTHS + CHINESE_DAYS
