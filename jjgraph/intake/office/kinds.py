"""Which kind of the schema an organisation of a list is: by the word in its column, or by the ending of its name."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from jjgraph.bilingual import Bilingual
from jjgraph.intake.office.words import kind_words
from jjgraph.intake.parsing import half_width
from jjgraph.model.schema import PARTIES, PARTY_NAMES, Schema
from jjgraph.similarity import LOOSE, nearest

_BRACKETS = re.compile(r"\([^()]*\)$")
_CANDIDATES = 3


class FoundKind(NamedTuple):
    """A kind, or ""; ``known`` where the word for it is one that is known, ``guessed`` where the name told it."""

    kind: str
    known: bool
    guessed: bool


class Kinds:
    """The words for kinds: those of a mapping first, then the schema's names and labels, then the words of lists."""

    def __init__(self, schema: Schema, chosen: Mapping[str, str] | None = None) -> None:
        self.schema = schema
        words, self._endings = kind_words()
        organisations = [
            kind for kind in schema.kinds.values() if kind.kind_class in ("organisation", "collective")
        ]
        self._by_word: dict[str, str] = {}
        for kind in organisations:
            for word in (kind.name, kind.label.zh, kind.label.en):
                self._by_word.setdefault(_form(word), kind.name)
        self._by_word |= {_form(word): kind for word, kind in words.items()}
        self._by_word |= {_form(word): kind for word, kind in (chosen or {}).items()}

    def find(self, word: str, name: str) -> FoundKind:
        """Return the kind of the organisation *name*, which a list calls *word*.

        Examples
        --------
        >>> from jjgraph.model.schema import builtin_schema
        >>> kinds = Kinds(builtin_schema())
        >>> kinds.find("头部企业", "甲公司").kind, kinds.find("院校", "乙职业技术大学")
        ('Enterprise', FoundKind(kind='VocationalUniversity', known=True, guessed=True))
        >>> kinds.find("", "丙厂")
        FoundKind(kind='', known=True, guessed=False)
        """
        form = _form(word)
        known = form in self._by_word or not form
        if (kind := self._by_word.get(form, "")) != "" or not known:
            return FoundKind(kind, known, False)
        by_ending = self.by_ending(name)
        return FoundKind(by_ending, True, by_ending != "")

    def by_ending(self, name: str) -> str:
        """Return the kind that the ending of *name* tells, or "".

        Examples
        --------
        >>> from jjgraph.model.schema import builtin_schema
        >>> Kinds(builtin_schema()).by_ending("甲市乙职业中专学校")
        'SecondaryVocationalSchool'
        """
        plain = _BRACKETS.sub("", half_width(name).strip())
        return next((kind for ending, kind in self._endings.items() if plain.endswith(ending)), "")

    def candidates(self, word: str) -> tuple[tuple[str, Bilingual], ...]:
        """Return the kinds whose words are most like *word*, with their labels; at most three.

        Examples
        --------
        >>> from jjgraph.model.schema import builtin_schema
        >>> Kinds(builtin_schema()).candidates("省级头部企业")[0][0]
        'Enterprise'
        """
        close = nearest(_form(word), self._by_word, count=_CANDIDATES * 2, cutoff=LOOSE)
        found = dict.fromkeys(kind for near in close if (kind := self._by_word[near]))
        return tuple((kind, self.schema.kinds[kind].label) for kind in found)[:_CANDIDATES]

    def parties(self, text: str, kind: str) -> tuple[str, ...]:
        """Return the parties that *text* names, by sign or by word, or else those of *kind*.

        Examples
        --------
        >>> from jjgraph.model.schema import builtin_schema
        >>> kinds = Kinds(builtin_schema())
        >>> kinds.parties("政府", ""), kinds.parties("", "Enterprise")
        (('政',), ('企',))
        """
        if not text:
            return self._kind_parties(kind)
        found = [sign for sign in PARTIES if sign in text or PARTY_NAMES[sign].en in text.casefold()]
        return tuple(found)

    def _kind_parties(self, kind: str) -> tuple[str, ...]:
        lineage = (self.schema.kinds[name].parties for name in self.schema.lineage(kind))
        return next((parties for parties in lineage if parties), ())


def _form(word: str) -> str:
    return _BRACKETS.sub("", re.sub(r"\s+", "", half_width(word))).casefold()
