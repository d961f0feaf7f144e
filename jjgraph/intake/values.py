"""Single values as people write them: numbers with bounds, lists, names of things to choose from."""

import re
import unicodedata
from collections.abc import Mapping
from difflib import get_close_matches

from jjgraph.model.text import Text

_BOUND_SIGNS = {
    ">": "ge",
    "≥": "ge",
    ">=": "ge",
    "<": "le",
    "≤": "le",
    "<=": "le",
    "约": "approx",
    "~": "approx",
}
_NUMBER = re.compile(r"(>=|<=|[>≥<≤约~])?\s*([+-]?\d[\d,]*(?:\.\d+)?)\s*%?")
_BOUND_WORDS = {"(下限)": "ge", "(上限)": "le", "(约)": "approx"}


def parse_number(text: str) -> tuple[float, str]:
    """Return the value and the bound of a number as people write it.

    Raises
    ------
    ValueError
        If *text* is no number.

    Examples
    --------
    >>> parse_number("1,021"), parse_number(">8000"), parse_number("约４０%")
    ((1021.0, 'eq'), (8000.0, 'ge'), (40.0, 'approx'))
    """
    match = _NUMBER.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if match is None:
        raise ValueError(f"not a number: {text!r}")
    sign, digits = match.groups()
    return float(digits.replace(",", "")), _BOUND_SIGNS.get(sign or "", "eq")


def bound_of_measure(measure: str) -> str:
    """Return the bound that the name of a measure tells, or "".

    Examples
    --------
    >>> bound_of_measure("产值（下限）"), bound_of_measure("产值")
    ('ge', '')
    """
    name = unicodedata.normalize("NFKC", measure)
    return next((bound for word, bound in _BOUND_WORDS.items() if name.endswith(word)), "")


def split_list(text: str) -> tuple[str, ...]:
    """Split a cell of several values at the vertical bar (also the full-width one).

    Examples
    --------
    >>> split_list("泉职大 | QVTU｜")
    ('泉职大', 'QVTU')
    """
    return tuple(part.strip() for part in re.split(r"[|｜]", text) if part.strip())


def nearest(word: str, known: Mapping[str, Text]) -> str:
    """Return the known name nearest to *word*, by name or by label in either language; "" if none is near.

    Examples
    --------
    >>> nearest("Enterprize", {"Enterprise": Text("企业", "enterprise")})
    'Enterprise'
    >>> nearest("企业", {"Enterprise": Text("企业", "enterprise")})
    'Enterprise'
    """
    by_form = {form.casefold(): name for name, label in known.items() for form in (name, label.zh, label.en)}
    found = get_close_matches(word.casefold(), sorted(by_form), n=1, cutoff=0.5)
    return by_form[found[0]] if found else ""
