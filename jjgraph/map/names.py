"""Names as people type them: in pinyin, or by its initials."""

from collections.abc import Iterable


def pinyin_of(names: Iterable[str]) -> tuple[str, str]:
    """Return *names* in pinyin and by their initials; one word a name.

    Examples
    --------
    >>> pinyin_of(["重庆大学", "QVTU"])
    ('chongqingdaxue qvtu', 'cqdx qvtu')
    """
    from pypinyin import Style, lazy_pinyin

    def spell(name: str, style: Style) -> str:
        return "".join(lazy_pinyin(name, style=style, errors=lambda rest: rest.lower().replace(" ", "")))

    given = list(names)
    whole = " ".join(spell(name, Style.NORMAL) for name in given)
    return whole, " ".join(spell(name, Style.FIRST_LETTER) for name in given)
