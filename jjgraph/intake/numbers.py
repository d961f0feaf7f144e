"""Numbers as people write them: read exactly, or not at all."""

import math
import re
import unicodedata
from decimal import Decimal
from typing import NamedTuple

from jjgraph.bilingual import Bilingual
from jjgraph.model.identifiers import shortened

_BOUND_SIGNS = {
    ">": "gt",
    "≥": "ge",
    ">=": "ge",
    "<": "lt",
    "≤": "le",
    "<=": "le",
    "约": "approx",
    "~": "approx",
}
PERCENT = "%"
PERCENT_UNITS = frozenset({"%", "百分比", "percent", "per cent", "pct"})
_NUMBER = re.compile(
    r"(?P<sign>>=|<=|[>≥<≤约~])?\s*"
    r"(?P<digits>[+-]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?)\s*"
    r"(?P<percent>%)?"
)
_COMMAS = re.compile(r"(?:>=|<=|[>≥<≤约~])?\s*(?P<number>[+-]?[0-9]+(?:,[0-9]+)+(?:\.[0-9]+)?)\s*%?")
_FORMS = Bilingual("请写数字，如 1021、>8000 或 约40", "write a number, such as 1021 or >8000")


class Number(NamedTuple):
    """A number as written: its value, its bound (`jjgraph.model.bounds`), and ``%`` where that stands."""

    value: float
    bound: str
    unit: str = ""


def parse_number(text: str) -> Number:
    """Return the number that *text* writes. Commas count as separators of thousands where each stands before three digits.

    Raises
    ------
    ValueError
        If *text* is no number, or one that could be read in two ways, or that would not be kept as it is
        written; `explain_number` says which.

    Examples
    --------
    >>> tuple(parse_number("1,021")), tuple(parse_number(">8000")), tuple(parse_number("约４０%"))
    ((1021.0, 'eq', ''), (8000.0, 'gt', ''), (40.0, 'approx', '%'))
    >>> parse_number("1,5")
    Traceback (most recent call last):
    ValueError: not a number: '1,5'
    """
    match = _NUMBER.fullmatch(_plain(text))
    digits = match["digits"].replace(",", "") if match else ""
    if match is None or not _is_kept(digits):
        raise ValueError(f"not a number: {text!r}")
    return Number(float(digits), _BOUND_SIGNS.get(match["sign"] or "", "eq"), match["percent"] or "")


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip()


def _is_kept(digits: str) -> bool:
    """Tell whether a floating-point number holds *digits* as they are: seventeen and more it does not."""
    value = float(digits)
    return math.isfinite(value) and Decimal(repr(value)) == Decimal(digits)


def explain_number(text: str) -> tuple[Bilingual, Bilingual]:
    """Say why *text* is no number, and how to write what it may mean.

    Returns
    -------
    tuple of Bilingual
        Reason and advice. Where it could be read in several ways, the advice names them.

    Examples
    --------
    >>> explain_number("1,5")[1].en, explain_number("1,2,3")[1].en
    ('write 1.5, or 15, whichever is meant', 'write 123 if that is meant')
    >>> explain_number("9" * 400)[0].en
    "'9999999999999999999999999999999999999999…' has more digits than are kept"
    """
    plain, shown = _plain(text), shortened(text)
    if match := _NUMBER.fullmatch(plain):
        return (
            Bilingual(f"“{shown}”的位数太多，存不下", f"{shown!r} has more digits than are kept"),
            Bilingual(
                "最多 15 位有效数字；编号、证件号请放在文字列",
                "15 significant digits are kept; ids and codes belong into a column of text",
            ),
        )
    if match := _COMMAS.fullmatch(plain):
        readings = _readings(match["number"])
        reason = Bilingual(
            f"“{shown}”的逗号不在三位一组处，不知该读作几",
            f"the comma of {shown!r} does not stand before three digits: it could be read in several ways",
        )
        if len(readings) == 1:
            return reason, Bilingual(
                f"若是这个数，请写成 {readings[0]}", f"write {readings[0]} if that is meant"
            )
        return reason, Bilingual(
            f"请写成 {' 或 '.join(readings)}，看指的是哪一个",
            f"write {', or '.join(readings)}, whichever is meant",
        )
    return Bilingual(f"“{shown}”不是数", f"{shown!r} is no number"), _FORMS


def _readings(number: str) -> list[str]:
    """Return what a number with misplaced commas may mean: one comma may be that of a decimal."""
    whole = number.replace(",", "")
    if number.count(",") == 1 and "." not in number:
        return [number.replace(",", "."), whole]
    return [whole]
