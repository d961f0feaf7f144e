"""Which entities a list means: by id, by code, by a name or another name that is written alike; never by likeness."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from jjgraph.model.records import Dataset
from jjgraph.model.schema import Schema
from jjgraph.similarity import nearest

_SPACES = re.compile(r"\s+")
CODES = ("uscc", "school_code")
SHORTEST = 3  # signs of a name that may stand within another, or abbreviate it
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
    organisations : frozenset of str
        The uids of those that a list can be meant to name.
    """

    by_name: Mapping[str, set[str]] = field(default_factory=dict)
    by_code: Mapping[str, set[str]] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    organisations: frozenset[str] = frozenset()

    def find(self, name: str, *codes: str) -> tuple[str, ...]:
        """Return the uids of the entities with one of *codes*, or else of those called *name*, sorted."""
        found = set().union(*(self.by_code.get(code.upper(), set()) for code in codes if code))
        return tuple(sorted(found or self.by_name.get(name_form(name), set())))

    def near(self, name: str, *, count: int = 1) -> list[str]:
        """Return the uids of the organisations whose names are nearest to *name*, the likest first.

        One name may stand within the other, or be an abbreviation of it: its signs, in their order.

        Examples
        --------
        >>> names = {"a": "七匹狼", "b": "泉州职业技术大学"}
        >>> known = KnownNames({name: {uid} for uid, name in names.items()}, {}, names, frozenset("ab"))
        >>> known.near("福建七匹狼实业"), known.near("泉职大"), known.near("安踏")
        (['a'], ['b'], [])
        """
        wanted = name_form(name)
        forms = {form: uids & self.organisations for form, uids in self.by_name.items()}
        known = [form for form, uids in forms.items() if uids and len(form) >= SHORTEST]
        within = [form for form in known if form in wanted or wanted in form or _abbreviates(wanted, form)]
        within.sort(key=lambda form: (abs(len(form) - len(wanted)), form))
        like = nearest(wanted, known, count=count, cutoff=NEAR)
        return list(dict.fromkeys(uid for form in (*within, *like) for uid in sorted(forms[form])))[:count]


def _abbreviates(short: str, long: str) -> bool:
    signs = iter(long)
    return len(short) >= SHORTEST and short[0] == long[0] and all(sign in signs for sign in short)


def known_names(full: Dataset, schema: Schema) -> KnownNames:
    """Return the entities of *full* by name, alias and code.

    Examples
    --------
    >>> from jjgraph.model.examples import SCHEMA, tiny
    >>> known = known_names(tiny(), SCHEMA)
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
    organisations = (
        entity.uid
        for entity in full.entities
        if schema.kinds[entity.kind].kind_class in ("organisation", "collective")
    )
    names = {entity.uid: entity.name for entity in full.entities}
    return KnownNames(dict(by_name), dict(by_code), names, frozenset(organisations))
