"""Which known names are most like one that is not known: the one comparison behind every "did you mean"."""

from collections.abc import Iterable
from difflib import get_close_matches

SLIP = 0.75  # how much alike two names must be, 0 to 1, before one is taken for a slip of the other
LIKE = 0.6  # and to be offered beside others
LOOSE = 0.4  # or where three are offered, and a person chooses


def nearest(word: str, names: Iterable[str], *, count: int = 1, cutoff: float = LIKE) -> list[str]:
    """Return up to *count* of *names* that are most like *word*, the likest first; case does not matter.

    Parameters
    ----------
    word : str
        What was written.
    names : iterable of str
        What is known.
    count : int
        The most that are returned.
    cutoff : float
        How much alike they must be, 0 to 1: twice the letters in common by the letters of both (Ratcliff and
        Obershelp).

    Examples
    --------
    Of the 8 + 7 letters 7 + 7 are in common: 14 / 15 = 0.93.

    >>> nearest("Partners", ["sources", "partner"]), nearest("zzz", ["partner"])
    (['partner'], [])
    """
    by_form: dict[str, str] = {}
    for name in names:
        by_form.setdefault(name.casefold(), name)
    return [
        by_form[form] for form in get_close_matches(word.casefold(), list(by_form), n=count, cutoff=cutoff)
    ]
