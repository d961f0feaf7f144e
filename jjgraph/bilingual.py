"""A text in both languages: Chinese first, English beside it."""

from typing import NamedTuple


class Bilingual(NamedTuple):
    """A label or sentence in Chinese and English.

    Examples
    --------
    >>> Bilingual("共建", "co-builds").pick("en")
    'co-builds'
    >>> Bilingual("共建", "").pick("en")
    '共建'
    """

    zh: str
    en: str = ""

    def pick(self, lang: str) -> str:
        """Return the text in *lang* (``"zh"`` or ``"en"``); a missing one falls back to the other."""
        return (self.en or self.zh) if lang == "en" else (self.zh or self.en)
