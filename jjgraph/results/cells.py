"""How a value stands in a cell: as a program reads it again, and as people read it."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any


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
        return format(Decimal(format(value, ".12g")), "f")  # a decimal, never 1e-05
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
