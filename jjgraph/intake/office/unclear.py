"""What a cell says that is not exactly understood: why, and the readings that it could have."""

from collections.abc import Iterable
from typing import NamedTuple

from jjgraph.bilingual import Bilingual
from jjgraph.model.identifiers import shortened

CACHED = 4096  # texts whose reading is kept: a column of dates or amounts says the same again and again


class Unclear(NamedTuple):
    """A text that could not be read: the code of an issue, the reason, the advice, and the readings, if any."""

    code: str
    reason: Bilingual
    advice: Bilingual
    readings: tuple[str, ...] = ()


def unclear(code: str, text: str, why: Bilingual, readings: Iterable[str], otherwise: Bilingual) -> Unclear:
    """Return that *text* could be read as any of *readings*; *otherwise* is the advice where there is none.

    Examples
    --------
    >>> why = Bilingual("次序不定", "in an order that is not known")
    >>> unclear("date", "5/6/2023", why, ["2023-05-06", "2023-06-05"], Bilingual("")).advice.en
    'write 2023-05-06, or 2023-06-05, whichever is meant'
    """
    found = tuple(dict.fromkeys(readings))
    shown = shortened(text)
    advice = otherwise
    if len(found) == 1:
        advice = Bilingual(f"若是此意，请写成 {found[0]}", f"write {found[0]} if that is meant")
    elif found:
        advice = Bilingual(
            f"请写成 {' 或 '.join(found)}，看指的是哪一个", f"write {', or '.join(found)}, whichever is meant"
        )
    return Unclear(code, Bilingual(f"“{shown}”{why.zh}", f"{shown!r} {why.en}"), advice, found)
