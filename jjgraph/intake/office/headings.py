"""Which column of a list is about what: headings in Chinese and English, with the words that people use for them."""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from jjgraph.bilingual import Bilingual
from jjgraph.errors import SchemaError
from jjgraph.intake.characters import one_line, without_marks
from jjgraph.intake.office.words import Role, roles
from jjgraph.intake.parsing import half_width
from jjgraph.model.schema import Schema
from jjgraph.similarity import LOOSE, nearest

IGNORED = "ignore"
JOINT = "/"  # between the two rows of a heading: 单位信息/单位名称
_CANDIDATES = 3
_IGNORE = re.compile(r"\((?:ignore|忽略|不读)\)", re.IGNORECASE)
_REQUIRED = re.compile(r"\((?:必填|选填|required|optional)\)|[*:]")
_BRACKETS = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]")
_UNIT = re.compile(
    r"(?:单位:?)?((?:十|百|千|万|十万|百万|千万|亿|万亿)?(?:元|人民币|美元|人|人次|名|个|家|门|本|种|部|册|项|%|所|件|台|套|亩|平方米)?)"
)
_YEAR = re.compile(r"^(?:19|20)\d{2}年?度?")
_WHETHER = re.compile(r"是否(?:为|是|属于)?(.+)")
_TRAILING_NUMBER = re.compile(r"(?<=\D)\d{1,2}$")


class Heading(NamedTuple):
    """A heading as it is compared, and the unit that it gives its numbers."""

    plain: str
    unit: str


def normal_heading(text: str) -> Heading:
    """Return *text* without blanks, marks of duty, capitals and brackets; a unit in brackets apart.

    Examples
    --------
    >>> normal_heading("*金额（单位：万元）"), normal_heading("联系人(不公开)：")
    (Heading(plain='金额', unit='万元'), Heading(plain='联系人', unit=''))
    """
    plain = heading_form(text)
    unit = ""
    for found in _BRACKETS.finditer(plain):
        inner = found[1] or found[2] or ""
        if inner and (known := _UNIT.fullmatch(inner)):
            unit = known[1]
    bare = _BRACKETS.sub("", plain)
    return Heading(bare or plain, unit)


def _one_form(text: str) -> str:
    return re.sub(r"\s+", "", half_width(without_marks(text, code=True)[0])).casefold()


def heading_form(text: str) -> str:
    """Return a heading as those of a mapping are compared: as `normal_heading`, but with its brackets.

    Examples
    --------
    >>> heading_form("*金额 （万元）：")
    '金额(万元)'
    """
    return _REQUIRED.sub("", _one_form(text))


class Headings:
    """The headings that are known: those of a mapping first, then the words of lists, then the schema's properties."""

    def __init__(self, schema: Schema, chosen: Mapping[str, str] | None = None) -> None:
        self.schema = schema
        self.roles: dict[str, Role] = dict(roles())
        for spec in schema.kinds.values():
            for prop in spec.properties:
                name = f"property:{prop.name}"
                sort = "number" if prop.type == "number" else "label"
                words = (prop.label.zh, prop.label.en, prop.name)
                self.roles.setdefault(name, Role(name, prop.label, sort, words, unit=prop.unit))
        self.roles[IGNORED] = Role(IGNORED, Bilingual("不读", "not read"), "label")
        self._by_word: dict[str, str] = {}
        for role in self.roles.values():
            for word in role.words:
                self._by_word.setdefault(normal_heading(word).plain, role.name)
        self.words = frozenset(word for role in self.roles.values() for word in role.words)
        self._chosen = {heading_form(heading): role for heading, role in (chosen or {}).items()}

    def role(self, heading: str) -> Role | None:
        """Return what a column is about, or None where its heading is not known.

        Of a heading in two rows the lower one counts; where that is not known, both together.

        Examples
        --------
        >>> from jjgraph.model.schema import builtin_schema
        >>> known = Headings(builtin_schema(), {"联络": "contact"})
        >>> [known.role(heading).name for heading in ("单位信息/单位名称", "金额(万元)", "联络")]
        ['name', 'figure:金额', 'contact']
        """
        if _IGNORE.search(half_width(heading)):
            return self.roles[IGNORED]
        lower = heading.rpartition(JOINT)[2]
        for form in (heading_form(heading), heading_form(lower)):
            if form in self._chosen:
                return self.roles.get(self._chosen[form]) or _own_role(self._chosen[form])
        for part in (lower, heading):
            plain = normal_heading(part).plain
            for word in (plain, _TRAILING_NUMBER.sub("", plain), _YEAR.sub("", plain)):
                if word in self._by_word:
                    return self.roles[self._by_word[word]]
        asks = _WHETHER.fullmatch(normal_heading(lower).plain)
        return _own_role(f"flag:{asks[1]}") if asks else None

    def is_known(self, heading: str) -> bool:
        """Tell whether *heading* is one of the words for a column."""
        return self.role(heading) is not None

    def fills_down(self, heading: str) -> bool:
        """Tell whether a merged cell below *heading* speaks for all its rows: a number never does."""
        role = self.role(heading)
        return role is None or role.sort != "number"

    def candidates(self, heading: str) -> tuple[Role, ...]:
        """Return the roles whose words are most like *heading*, the likest first; at most three.

        Examples
        --------
        >>> from jjgraph.model.schema import builtin_schema
        >>> [role.name for role in Headings(builtin_schema()).candidates("签约时问")][:1]
        ['since']
        """
        plain = normal_heading(heading.rpartition(JOINT)[2]).plain
        close = nearest(plain, self._by_word, count=_CANDIDATES * 3, cutoff=LOOSE)
        found: dict[str, Role] = {}
        for word in close:
            found.setdefault(self._by_word[word], self.roles[self._by_word[word]])
        return tuple(found.values())[:_CANDIDATES]


def _own_role(name: str) -> Role:
    """Return a role that no list of words has: a figure, something private, a group that a yes makes one a member of.

    Raises
    ------
    SchemaError
        If it is none of these.
    """
    prefix, _, rest = name.partition(":")
    if prefix not in ("figure", "private", "flag") or not rest:
        raise SchemaError(
            Bilingual(f"映射中没有“{name}”这种列", f"a mapping knows no column of the sort {name!r}"),
            hint=Bilingual(
                f"可用：{'、'.join(roles())}、figure:指标、property:属性、private:名称、flag:群体、ignore",
                f"there are {', '.join(roles())}, figure:MEASURE, property:NAME, private:NAME, flag:GROUP and ignore",
            ),
        )
    sort = "number" if prefix == "figure" else "label"
    return Role(name, Bilingual(rest, rest), sort, (rest,), private=prefix == "private")


def joined(parts: Iterable[str]) -> str:
    """Return the heading that stands in several rows as one.

    Examples
    --------
    >>> joined(["单位信息", "单位名称"]), joined(["序号", ""]), joined(["备注", "备注"])
    ('单位信息/单位名称', '序号', '备注')
    """
    kept: list[str] = []
    for part in parts:
        plain = one_line(without_marks(part)[0])
        if plain and plain not in kept:
            kept.append(plain)
    return JOINT.join(kept)
