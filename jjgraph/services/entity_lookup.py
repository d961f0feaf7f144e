"""Entities and records by what people call them, with the nearest right ones where nothing is called so."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from jjgraph.bilingual import Bilingual
from jjgraph.errors import UsageError
from jjgraph.intake.parsing import half_width, nearest_label
from jjgraph.model.schema import Schema
from jjgraph.model.value_words import ASPECT
from jjgraph.queries.builder import kind_of
from jjgraph.queries.library import Param
from jjgraph.services.datasets import schema_of
from jjgraph.services.syntax import COMMAND_LINE, Syntax
from jjgraph.similarity import nearest
from jjgraph.store.protocol import GraphStore
from jjgraph.store.reading import fetch_infos

LISTED = 6  # entities that a message names
COMPLETED = 30  # values that a completion offers
_KIND = kind_of("e")
_EXACT = f"""
MATCH (e:Entity)
WHERE e.uid IN $texts OR e.name IN $texts OR e.name_en IN $texts OR any(a IN coalesce(e.aliases, []) WHERE a IN $texts)
RETURN e.uid AS uid, e.name AS name, {_KIND} AS kind, [] AS words ORDER BY uid
"""
_ALL = f"""
MATCH (e:Entity)
RETURN e.uid AS uid, e.name AS name, {_KIND} AS kind,
       [e.uid, e.name, coalesce(e.name_en, e.name)] + coalesce(e.aliases, []) AS words
ORDER BY uid
"""
_BEGINNING = f"""
MATCH (e:Entity)
WHERE e.uid STARTS WITH $text OR e.name STARTS WITH $text OR any(a IN coalesce(e.aliases, []) WHERE a STARTS WITH $text)
RETURN e.uid AS uid, e.name AS name, {_KIND} AS kind ORDER BY size(e.name), uid
"""


@dataclass(frozen=True, slots=True)
class EntityMatch:
    """An entity that was found by its name; not ``exact`` where only a part of the name was given."""

    uid: str
    name: str
    kind: str
    exact: bool = True

    @property
    def notes(self) -> tuple[Bilingual, ...]:
        """What has to be said beside an answer: which entity was taken, where that was not plain."""
        if self.exact:
            return ()
        return (Bilingual(f"按 {self.name}（{self.uid}）查询", f"answered for {self.name} ({self.uid})"),)


@dataclass(frozen=True, slots=True)
class _Candidates:
    """Entities with their words, and how messages list them."""

    rows: Sequence[tuple[EntityMatch, tuple[str, ...]]]

    @classmethod
    def read(cls, store: GraphStore, query: str, texts: Sequence[str] = ()) -> "_Candidates":
        rows = store.read(query, {"texts": list(texts)} if texts else {}).rows
        return cls([(EntityMatch(uid, name, kind), tuple(words)) for uid, name, kind, words in rows])

    def of_kind(self, kind: str, schema: Schema) -> "_Candidates":
        return _Candidates([row for row in self.rows if schema.admits((kind,), row[0].kind)])

    def called(self, text: str) -> list[EntityMatch]:
        """Return the entities with this name, but for its width and case."""
        return [entity for entity, words in self.rows if text in map(folded, words)]

    def partly_called(self, text: str) -> list[EntityMatch]:
        """Return the entities with *text* in one of their names, the shortest first."""
        found = [entity for entity, words in self.rows if any(text in folded(word) for word in words)]
        return sorted(found, key=lambda entity: (len(entity.name), entity.uid))

    def nearest(self, text: str) -> list[EntityMatch]:
        """Return the entities with a name like *text*, the likest first."""
        bearers: dict[str, list[EntityMatch]] = {}
        for entity, words in self.rows:
            for word in words:
                bearers.setdefault(folded(word), []).append(entity)
        near = nearest(text, bearers, count=LISTED)
        return list(dict.fromkeys(entity for word in near for entity in bearers[word]))


def folded(text: str) -> str:
    """Return *text* as names are compared: without blanks at its ends, width or case.

    Examples
    --------
    >>> folded(" Ａnta（中国） "), folded("盼盼食品 ")
    ('anta(中国)', '盼盼食品')
    """
    return half_width(text).strip().casefold()


def listed(entities: Iterable[EntityMatch]) -> str:
    """Return name and uid of the first few entities, for a message, and how many there are where they are more.

    Examples
    --------
    >>> listed([EntityMatch("a", "甲厂", "Enterprise"), EntityMatch("b", "乙厂", "Enterprise")])
    '甲厂（a）、乙厂（b）'
    """
    found = list(entities)
    names = "、".join(f"{entity.name}（{entity.uid}）" for entity in found[:LISTED])
    return names if len(found) <= LISTED else f"{names} …（{len(found)}）"


def find_entity(
    store: GraphStore, text: str, *, kind: str = "", syntax: Syntax = COMMAND_LINE
) -> EntityMatch:
    """Return the entity that *text* names.

    By uid, name, English name or alias; failing these, by a part of them, where that is unique.

    Parameters
    ----------
    store : GraphStore
        Where to look.
    text : str
        Blanks at its ends, width and case of letters do not matter.
    kind : str
        A kind or class that it must be of; "" for any.
    syntax : Syntax
        How the caller writes, for the advice.

    Raises
    ------
    UsageError
        If nothing or more than one entity has that name, or it is of another kind; the hint lists the nearest.

    Examples
    --------
    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> from jjgraph.model.examples import SCHEMA, tiny
    >>> from jjgraph.store.embedded import EmbeddedStore
    >>> from jjgraph.store.loading import load_dataset
    >>> with TemporaryDirectory() as folder:
    ...     store = EmbeddedStore(Path(folder) / "a.kgl", writable=True)
    ...     _ = load_dataset(store, tiny(), SCHEMA)
    ...     find_entity(store, " 甲厂 ").uid
    ...     store.close()
    'a'
    """
    texts = sorted({text.strip(), half_width(text).strip()})
    same = [entity for entity, _ in _Candidates.read(store, _EXACT, texts).rows]
    same = [entity for entity in same if entity.uid in texts] or same
    schema = schema_of(store) if kind else None
    if schema:
        same = _fitting(store, same, kind, schema)
    if len(same) == 1:
        return same[0]
    if same:
        raise _ambiguous(text, same)
    everything = _Candidates.read(store, _ALL)
    return _much_like(everything.of_kind(kind, schema) if schema else everything, text, syntax)


def _fitting(store: GraphStore, same: list[EntityMatch], kind: str, schema: Schema) -> list[EntityMatch]:
    """Return those of *same* that are of *kind*; where none is, say what they are and what would do."""
    found = [entity for entity in same if schema.admits((kind,), entity.kind)]
    if same and not found:
        wanted, actual = schema.end_label(kind), schema.end_label(same[0].kind)
        foremost = {info.consortium for info in fetch_infos(store)}  # what the data are about comes first
        others = [entity for entity, _ in _Candidates.read(store, _ALL).of_kind(kind, schema).rows]
        right = listed(sorted(others, key=lambda entity: entity.uid not in foremost))
        raise UsageError(
            Bilingual(
                f"{same[0].name}（{same[0].uid}）是{actual.zh}，不是{wanted.zh}",
                f"{same[0].name} ({same[0].uid}) is of the kind {actual.en}, not {wanted.en}",
            ),
            hint=Bilingual(f"可选：{right or '库中没有'}", f"choose from {right or 'none in the store'}"),
        )
    return found


def _ambiguous(text: str, entities: list[EntityMatch]) -> UsageError:
    return UsageError(
        Bilingual(f"“{text}”指不止一个对象", f"{text!r} names more than one entity"),
        hint=Bilingual(f"请用编号：{listed(entities)}", f"give the uid: {listed(entities)}"),
    )


def _much_like(entities: _Candidates, text: str, syntax: Syntax) -> EntityMatch:
    """Return the one entity that *text* can mean, or raise with those that it may mean."""
    wanted = folded(text)
    same = entities.called(wanted)
    part = entities.partly_called(wanted) if wanted else []
    if len(same) == 1:
        return same[0]
    if len(part) == 1:
        return replace(part[0], exact=False)
    near, look = listed(same or part or entities.nearest(wanted)), syntax.call("find", "text")
    raise UsageError(
        Bilingual(f"没有叫“{text}”的对象", f"nothing is called {text!r}"),
        hint=Bilingual(
            f"是否指 {near}" if near else f"用 {look} 查找",
            f"did you mean {near}" if near else f"look with {look}",
        ),
    )


@dataclass(frozen=True, slots=True)
class _Sort:
    """Records that a parameter may name: what they are called, which there are, and whether a part of a name will do.

    The query gives uid, name and the short form of the uid that people write.
    """

    label: Bilingual
    query: str
    by_part: bool = True


_SORTS = {
    "record": _Sort(
        Bilingual("记录", "record"),
        """MATCH (n:Record) WHERE NOT n:Source AND NOT n:Dataset AND NOT n:Batch
        RETURN n.uid AS uid, n.name AS name, coalesce(n.group_uid, n.uid) AS short ORDER BY uid""",
        by_part=False,
    ),
    "source": _Sort(
        Bilingual("来源", "source"),
        """MATCH (s:Source) UNWIND [s.name, coalesce(s.publisher, s.name)] AS name
        RETURN s.uid AS uid, name, split(s.uid, '/s-')[1] AS short ORDER BY uid, name""",
    ),
    "group": _Sort(
        Bilingual("来源列出的单位", "declared group"),
        """MATCH (g:DeclaredGroup) UNWIND [g.group_id, g.group_uid] AS short
        RETURN g.uid AS uid, g.name AS name, short ORDER BY uid, short""",
    ),
    "measure": _Sort(
        Bilingual("指标", "measure"),
        """MATCH (i:Indicator) WITH DISTINCT i.measure AS measure
        RETURN measure AS uid, measure AS name, measure AS short ORDER BY uid""",
    ),
}


def find_record(store: GraphStore, sort: str, text: str) -> tuple[str, tuple[Bilingual, ...]]:
    """Return what *text* names of this sort, as a query takes it, and how it was understood where that is not plain.

    Parameters
    ----------
    store : GraphStore
        Where to look.
    sort : str
        ``record``, ``source``, ``group`` or ``measure``.
    text : str
        A uid, its short form, or a name; but for ``record`` a part of the name will do, and the note says what it
        stands for.

    Raises
    ------
    UsageError
        If there is none; the hint lists the nearest.
    """
    known, wanted = _SORTS[sort], text.strip()
    rows = store.read(known.query).rows
    if wanted and any(wanted in row for row in rows):
        return wanted, ()
    parts = {uid: name for uid, name, _ in rows if wanted and wanted in name and known.by_part}
    if parts:
        listed = "、".join(list(parts.values())[:LISTED]) + ("……" if len(parts) > LISTED else "")
        note = Bilingual(
            f"“{wanted}”作为名称的一部分，指 {len(parts)} 个{known.label.zh}：{listed}",
            f"{wanted!r}, a part of a name, stands for {len(parts)} of the sort {known.label.en}: {listed}",
        )
        return wanted, (note,)
    raise _no_record(known, text, rows)


def _no_record(known: _Sort, text: str, rows: Sequence[tuple[Any, ...]]) -> UsageError:
    bearers = {folded(word): row for row in rows for word in row if word}
    near = dict.fromkeys(bearers[word] for word in nearest(folded(text), bearers, count=LISTED))
    some = near or dict.fromkeys(rows[:LISTED])
    choice = "、".join(name if name == uid else f"{name}（{short or uid}）" for uid, name, short in some)
    return UsageError(
        Bilingual(f"没有{known.label.zh}“{text}”", f"there is no {known.label.en} {text!r}"),
        hint=Bilingual(
            f"{'是否指' if near else '例如'} {choice}" if choice else f"库中没有{known.label.zh}",
            f"{'did you mean' if near else 'for example'} {choice}"
            if choice
            else f"the store holds no {known.label.en}",
        ),
    )


def find_property(store: GraphStore, text: str) -> str:
    """Return the property of entities that *text* names, by its name or by its label in either language.

    Raises
    ------
    UsageError
        If there is none; the hint lists the nearest.

    Examples
    --------
    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> from jjgraph.model.examples import SCHEMA, tiny
    >>> from jjgraph.store.embedded import EmbeddedStore
    >>> from jjgraph.store.loading import load_dataset
    >>> with TemporaryDirectory() as folder:
    ...     store = EmbeddedStore(Path(folder) / "a.kgl", writable=True)
    ...     _ = load_dataset(store, tiny(), SCHEMA)
    ...     [find_property(store, text) for text in ("别名", "Website", "place")]
    ...     store.close()
    ['aliases', 'website', 'place']
    """
    schema = schema_of(store)
    known = {prop.name: prop.label for prop in (*schema.files["entities.csv"], *schema.added_to_entities())}
    wanted = folded(text)
    for name, label in known.items():
        if wanted in (folded(name), folded(label.zh), folded(label.en)):
            return name
    near = nearest_label(text, known)
    listed = "、".join(f"{name}（{label.zh}）" for name, label in known.items())
    raise UsageError(
        Bilingual(f"没有属性“{text}”", f"there is no property {text!r}"),
        hint=Bilingual(
            f"是否指 {near}（{known[near].zh}）？" if near else f"可以是 {listed}",
            f"did you mean {near} ({known[near].en})?" if near else f"it may be {', '.join(known)}",
        ),
    )


def find_aspect(text: str) -> str:
    """Return the aspect of statements that *text* names, by its name or its word in either language.

    Raises
    ------
    UsageError
        If there is none; the hint lists them.

    Examples
    --------
    >>> find_aspect("目标"), find_aspect("Plan")
    ('aim', 'plan')
    """
    wanted = folded(text)
    for name, label in ASPECT.items():
        if wanted in (folded(name), folded(label.zh), folded(label.en)):
            return name
    raise UsageError(
        Bilingual(f"没有方面“{text}”", f"there is no aspect {text!r}"),
        hint=Bilingual(
            f"可以是 {'、'.join(f'{label.zh}（{name}）' for name, label in ASPECT.items())}",
            f"it may be {', '.join(ASPECT)}",
        ),
    )


def values_beginning(store: GraphStore, param: Param, text: str) -> list[tuple[str, str]]:
    """Return up to thirty values of *param* that begin with *text*, each with what it is called."""
    if param.type == "entity":
        schema = schema_of(store) if param.kind else None
        rows = store.read(_BEGINNING, {"text": text}).rows
        kept = [row for row in rows if schema is None or schema.admits((param.kind,), row[2])]
        return [(uid, name) for uid, name, _ in kept[:COMPLETED]]
    if param.type not in _SORTS:
        return []
    found = [
        (short or uid, name)
        for uid, name, short in store.read(_SORTS[param.type].query).rows
        if any(word.startswith(text) for word in (uid, name, short) if word)
    ]
    return found[:COMPLETED]
