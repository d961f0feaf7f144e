"""Which entities a list means: by id, by code, by a name or another name that is written alike; never by likeness."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from jjgraph.model.records import Dataset
from jjgraph.similarity import nearest

_SPACES = re.compile(r"\s+")
CODES = ("uscc", "school_code")
NEAR = 0.75  # how alike a known name is that is worth a warning


def name_form(name: str) -> str:
    """Return *name* as names are compared: half-width, without spaces and capitals.

    Examples
    --------
    >>> name_form("安踏（中国）有限公司 ") == name_form("安踏(中国) 有限公司")
    True
    """
    return _SPACES.sub("", unicodedata.normalize("NFKC", name)).casefold()


@dataclass(frozen=True)
class KnownNames:
    """The entities of a store by what they are called; `known_names` makes it.

    Attributes
    ----------
    by_name, by_code : mapping of str to set of str
        The uids of those that bear a name (`name_form`) or a code.
    names : mapping of str to str
        What each is called, by uid.
    """

    by_name: Mapping[str, set[str]] = field(default_factory=dict)
    by_code: Mapping[str, set[str]] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)

    def find(self, name: str, *codes: str) -> tuple[str, ...]:
        """Return the uids of the entities with one of *codes*, or else of those called *name*, sorted."""
        found = set().union(*(self.by_code.get(code.upper(), set()) for code in codes if code))
        return tuple(sorted(found or self.by_name.get(name_form(name), set())))

    def near(self, name: str) -> str:
        """Return the uid of the entity whose name is nearest to *name*; "" if none is near.

        Examples
        --------
        >>> known = KnownNames({"七匹狼": {"a"}}, {}, {"a": "七匹狼"})
        >>> known.near("福建七匹狼实业"), known.near("安踏")
        ('a', '')
        """
        wanted = name_form(name)
        within = [form for form in self.by_name if len(form) > 2 and (form in wanted or wanted in form)]  # noqa: PLR2004
        for form in within or nearest(wanted, self.by_name, count=1, cutoff=NEAR):
            return min(self.by_name[form])
        return ""


def known_names(full: Dataset) -> KnownNames:
    """Return the entities of *full* by name, alias and code.

    Examples
    --------
    >>> from jjgraph.model.examples import tiny
    >>> known = known_names(tiny())
    >>> known.find(tiny().entity["a"].name), known.find("nobody")
    (('a',), ())
    """
    by_name: dict[str, set[str]] = defaultdict(set)
    by_code: dict[str, set[str]] = defaultdict(set)
    for entity in full.entities:
        for name in (entity.name, entity.name_zh, entity.name_en, *entity.aliases):
            if name:
                by_name[name_form(name)].add(entity.uid)
        extras = dict(entity.extras)
        for code in CODES:
            if extras.get(code):
                by_code[str(extras[code]).upper()].add(entity.uid)
    return KnownNames(dict(by_name), dict(by_code), {entity.uid: entity.name for entity in full.entities})
