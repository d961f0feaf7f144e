"""What in a text is of a person: telephone numbers, e-mail addresses, identity numbers."""

import re

from jjgraph.intake.parsing import half_width

_MOBILE = r"(?<!\d)1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)"
_LANDLINE = r"(?<!\d)0\d{2,3}-\d{7,8}(?!\d)"
_IDENTITY = r"(?<!\d)[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?!\w)"
_MAIL = r"[\w.+-]+@[\w-]+\.[\w.-]+"
_PERSONAL = re.compile("|".join((_MOBILE, _LANDLINE, _IDENTITY, _MAIL)))


def is_personal(text: str) -> bool:
    """Tell whether *text* holds a telephone number, an e-mail address or an identity number.

    Examples
    --------
    >>> is_personal("找张三 138 0000 0000"), is_personal("2023年投入 13800 元")
    (True, False)
    """
    return _PERSONAL.search(half_width(text)) is not None
