"""Single values as people write them: lists, names of entities to choose from."""

import re
import unicodedata
from collections.abc import Collection, Mapping
from difflib import SequenceMatcher

from jjgraph.bilingual import Bilingual
from jjgraph.similarity import SLIP, nearest

_BOUND_WORDS = {"(下限)": "ge", "(上限)": "le", "(约)": "approx"}


def half_width(text: str) -> str:
    """Return *text* with full-width letters, digits and signs as the ordinary ones.

    Examples
    --------
    >>> half_width("２０２３－０５")
    '2023-05'
    """
    return unicodedata.normalize("NFKC", text)


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


def nearest_label(word: str, known: Mapping[str, Bilingual]) -> str:
    """Return the known name nearest to *word*, by name or by label in either language; "" if none is near.

    Examples
    --------
    >>> nearest_label("Enterprize", {"Enterprise": Bilingual("企业", "enterprise")})
    'Enterprise'
    >>> nearest_label("企业", {"Enterprise": Bilingual("企业", "enterprise")})
    'Enterprise'
    >>> nearest_label("founded", {"source_id": Bilingual("来源编号", "source")})
    ''
    """
    by_form = {form: name for name, label in known.items() for form in (name, label.zh, label.en)}
    found = nearest(word, sorted(by_form), cutoff=SLIP)
    return by_form[found[0]] if found else ""


class NearestId:
    """The ids that are known, asked for the nearest to one that is not.

    Comparing costs time for each pair: for as many questions as there are mistyped ids in a hurried list it is done,
    and then no more, since a thousand ids that all differ a little are one cause, not a thousand slips.
    """

    QUESTIONS = 20

    def __init__(self, known: Collection[str]) -> None:
        self._known = sorted(known)
        self._answers: dict[str, str] = {}

    def to(self, uid: str) -> str:
        """Return the known id nearest to *uid*; "" if none is near, or too many were asked for.

        The part after the prefix must be alike too: in ``ent-zz`` and ``ent-d`` only the prefix is.

        Examples
        --------
        >>> ids = NearestId(["con-xikou", "ent-zd"])
        >>> ids.to("con-xiku"), ids.to("ent-zz")
        ('con-xikou', '')
        """
        if uid not in self._answers:
            self._answers[uid] = self._compared(uid) if len(self._answers) < self.QUESTIONS else ""
        return self._answers[uid]

    def _compared(self, uid: str) -> str:
        name = _after_prefix(uid)
        for found in nearest(uid, self._known, count=5, cutoff=SLIP):
            if SequenceMatcher(None, name, _after_prefix(found)).ratio() >= SLIP:
                return found
        return ""


def _after_prefix(uid: str) -> str:
    return re.split(r"[-:]", uid, maxsplit=1)[-1]
