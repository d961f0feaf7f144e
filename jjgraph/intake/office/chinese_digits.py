"""Numbers written in Chinese signs."""

import re

_DIGITS = {sign: str(digit) for digit, sign in enumerate("〇一二三四五六七八九")} | {
    "零": "0",
    "○": "0",
    "Ｏ": "0",
    "两": "2",
}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_RUN = re.compile("[〇零○Ｏ一二三四五六七八九]{4}")
_COUNTED = re.compile("[一二三四五六七八九十百千零两]+")


def with_digits(text: str) -> str:
    """Return *text* with years and counted numbers in Chinese signs written in digits.

    Examples
    --------
    >>> with_digits("二〇二三年九月十八日"), with_digits("二十三")
    ('2023年9月18日', '23')
    """
    years = _RUN.sub(lambda run: "".join(_DIGITS[sign] for sign in run[0]), text)
    return _COUNTED.sub(lambda run: _counted(run[0]) or run[0], years)


def _counted(run: str) -> str:
    """Return a number such as 二十三 or 两千 in digits; "" where the signs are in no such order."""
    total, digit, last = 0, 0, 10_000
    for sign in run:
        if sign in _UNITS:
            if _UNITS[sign] >= last or (digit == 0 and sign != "十"):
                return ""
            last = _UNITS[sign]
            total, digit = total + (digit or 1) * last, 0
        elif sign == "零":
            if digit or not total:
                return ""
        elif digit:
            return ""
        else:
            digit = int(_DIGITS[sign])
    if digit and last > 10 and total and run[-2:-1] != "零":  # noqa: PLR2004 - 两千五 is 2,500 or 2,005
        return ""
    return str(total + digit)
