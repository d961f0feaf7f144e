"""Single values as people write them: numbers with bounds, lists, names of things to choose from."""

import re
import unicodedata
from collections.abc import Collection, Mapping
from difflib import SequenceMatcher, get_close_matches

from jjgraph.bilingual import Bilingual

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


def half_width(text: str) -> str:
    """Return *text* with full-width letters, digits and signs as the ordinary ones.

    Examples
    --------
    >>> half_width("２０２３－０５")
    '2023-05'
    """
    return unicodedata.normalize("NFKC", text)


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
    match = _NUMBER.fullmatch(half_width(text).strip())
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
    name = half_width(measure)
    return next((bound for word, bound in _BOUND_WORDS.items() if name.endswith(word)), "")


def split_list(text: str) -> tuple[str, ...]:
    """Split a cell of several values at the vertical bar (also the full-width one).

    Examples
    --------
    >>> split_list("泉职大 | QVTU｜")
    ('泉职大', 'QVTU')
    """
    return tuple(part.strip() for part in re.split(r"[|｜]", text) if part.strip())


CUTOFF = 0.75  # how much alike two names must be, 0 to 1, before one is taken for a slip of the other


def nearest(word: str, known: Mapping[str, Bilingual]) -> str:
    """Return the known name nearest to *word*, by name or by label in either language; "" if none is near.

    Examples
    --------
    >>> nearest("Enterprize", {"Enterprise": Bilingual("企业", "enterprise")})
    'Enterprise'
    >>> nearest("企业", {"Enterprise": Bilingual("企业", "enterprise")})
    'Enterprise'
    >>> nearest("founded", {"source_id": Bilingual("来源编号", "source")})
    ''
    """
    by_form = {form.casefold(): name for name, label in known.items() for form in (name, label.zh, label.en)}
    found = get_close_matches(word.casefold(), sorted(by_form), n=1, cutoff=CUTOFF)
    return by_form[found[0]] if found else ""


def nearest_id(uid: str, known: Collection[str]) -> str:
    """Return the known id nearest to *uid*; "" if none is near.

    The part after the prefix must be alike too: in ``ent-zz`` and ``ent-d`` only the prefix is.

    Examples
    --------
    >>> nearest_id("con-xiku", ["con-xikou"]), nearest_id("ent-zz", ["ent-zd"])
    ('con-xikou', '')
    """
    name = _after_prefix(uid)
    for found in get_close_matches(uid, sorted(known), n=5, cutoff=CUTOFF):
        if SequenceMatcher(None, name, _after_prefix(found)).ratio() >= CUTOFF:
            return found
    return ""


def _after_prefix(uid: str) -> str:
    return re.split(r"[-:]", uid, maxsplit=1)[-1]
