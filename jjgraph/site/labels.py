"""The words of the pages for the values that the data carry."""

from collections.abc import Mapping

from jjgraph.analysis.gaps.core import AMONG_KNOWN
from jjgraph.bilingual import Bilingual
from jjgraph.model.value_words import ASPECT, READING, RELIABILITY, STATUS

__all__ = ["AMONG_KNOWN", "ASPECT", "READING", "RELIABILITY", "STATUS", "STRENGTH", "TITLE_KIND"]

STRENGTH: Mapping[str, Bilingual] = {
    "strong": Bilingual("实质合作", "collaboration"),
    "weak": Bilingual("一般联系", "weak tie"),
    "none": Bilingual("归属等", "no collaboration"),
}
TITLE_KIND: Mapping[str, Bilingual] = {
    "original": Bilingual("原题", "original title"),
    "descriptive": Bilingual("题名为描述，非原题", "described by us, not the original title"),
}
