"""The words of the pages for the values that the data carry."""

from collections.abc import Mapping

from jjgraph.bilingual import Bilingual
from jjgraph.model.value_words import BOUND, READING, RELIABILITY, STATUS

__all__ = ["BOUND", "CONFLICT", "READING", "RELIABILITY", "STATUS", "STRENGTH", "TITLE_KIND", "word"]

STRENGTH: Mapping[str, Bilingual] = {
    "strong": Bilingual("实质合作", "collaboration"),
    "weak": Bilingual("一般联系", "weak tie"),
    "none": Bilingual("归属等", "no collaboration"),
}
CONFLICT: Mapping[str, Bilingual] = {
    "since": Bilingual("起始", "since"),
    "until": Bilingual("截止", "until"),
    "status": Bilingual("状态", "status"),
    "quantity": Bilingual("数量", "quantity"),
}
TITLE_KIND: Mapping[str, Bilingual] = {
    "original": Bilingual("原题", "original title"),
    "descriptive": Bilingual("题名为描述，非原题", "described by us, not the original title"),
}


def word(words: Mapping[str, Bilingual], value: str) -> Bilingual:
    """Return the words for *value*; a value of somebody's own stands for itself.

    Examples
    --------
    >>> word(STATUS, "planned").zh, word(STATUS, "dormant").zh
    ('计划', 'dormant')
    """
    return words.get(value, Bilingual(value))
