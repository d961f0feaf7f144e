"""How a value stands in a cell: as a program reads it again, and as people read it."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from jjgraph.bilingual import Bilingual
from jjgraph.model.value_words import BOUND

_DECIMALS = 4  # of amounts that people write; a computed number has more


def exact_number(value: float) -> str:
    """Return *value* as the shortest decimal that is read back as the same number, never as 1e-05.

    Examples
    --------
    >>> exact_number(1309487123456.0), exact_number(12345678901.25), exact_number(1e-05)
    ('1309487123456', '12345678901.25', '0.00001')
    """
    text = format(Decimal(repr(value)), "f")
    return text.removesuffix(".0")


def number_text(value: float) -> str:
    """Return a number of a result: what was written down stands whole, what was computed has twelve digits.

    A whole number, and one with at most four decimals, has every digit. Of any other the digits beyond the twelfth
    depend on the order of the sums and on the machine, and equal input gives equal bytes. An export of the data
    (`exact_number`) keeps every digit of every number.

    Examples
    --------
    >>> number_text(12345678901.25), number_text(0.1 + 0.2), number_text(1 / 3), number_text(9007199254740991.0)
    ('12345678901.25', '0.3', '0.333333333333', '9007199254740991')
    """
    if value.is_integer() or round(value, _DECIMALS) == value:
        return exact_number(value)
    return format(Decimal(format(value, ".12g")), "f")


def cell_text(value: Any) -> str:
    """Return *value* as the text of a cell.

    Examples
    --------
    >>> cell_text(None), cell_text(13000.0), cell_text(["a", "b"]), cell_text(True), cell_text(0.00001)
    ('', '13000', 'a|b', 'true', '0.00001')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return number_text(value)
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, (list, tuple)):
        return "|".join(cell_text(item) for item in value)
    return str(value)


def shown_text(value: Any) -> str:
    """Return *value* as people read it: four significant digits, lists with the Chinese enumeration comma.

    Examples
    --------
    >>> shown_text(0.123456), shown_text(("政", "企"))
    ('0.1235', '政、企')
    """
    if isinstance(value, float):
        return format(value, ".4g") if abs(value) < 1e6 else cell_text(value)  # noqa: PLR2004
    return "、".join(map(cell_text, value)) if isinstance(value, (list, tuple)) else cell_text(value)


def amount(value: float | None, bound: str, unit: str) -> Bilingual:
    """Return a quantity in words.

    Examples
    --------
    >>> amount(8000.0, "ge", "亿元"), amount(None, "", "")
    (Bilingual(zh='不少于8000亿元', en='at least 8000 亿元'), Bilingual(zh='', en=''))
    """
    if value is None:
        return Bilingual("")
    about = BOUND.get(bound, Bilingual(""))
    number = cell_text(value)
    return Bilingual(f"{about.zh}{number}{unit}", f"{about.en}{number} {unit}".strip())
