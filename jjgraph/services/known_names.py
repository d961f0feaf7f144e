"""Which entities a list means: by id, by code, by a name or another name that is written alike; never by likeness."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from jjgraph.model.records import Dataset
from jjgraph.model.schema import Schema
from jjgraph.services.near_names import NearNames

_SPACES = re.compile(r"\s+")
CODES = ("uscc", "school_code")


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
        forms = self._near.near(name_form(name), count=count)
        found = (uid for form in forms for uid in sorted(self.by_name[form] & self.organisations))
        return list(dict.fromkeys(found))[:count]

    @cached_property
    def _near(self) -> NearNames:
        return NearNames(form for form, uids in self.by_name.items() if uids & self.organisations)


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
