"""Questions to a store: named queries with checked parameters, free text, and what stands behind an answer."""

from collections.abc import Iterable, Mapping
from typing import Any

from jjgraph.analysis.context import provenance
from jjgraph.bilingual import Bilingual
from jjgraph.errors import MissingParameterError, UsageError
from jjgraph.intake.numbers import parse_number
from jjgraph.model.dates import first_day, is_partial_date
from jjgraph.model.view import View
from jjgraph.queries.library import NamedQuery, Param
from jjgraph.queries.vocabulary import LABEL, PROPERTY, TYPE, Vocabulary
from jjgraph.results.mixture import mixture_notes
from jjgraph.results.table import Table
from jjgraph.services.datasets import schema_of
from jjgraph.services.empty_answers import elsewhere_notes
from jjgraph.services.entity_lookup import find_aspect, find_entity, find_property, find_record
from jjgraph.services.messages import UNFILTERED, query_note
from jjgraph.services.syntax import COMMAND_LINE, Syntax
from jjgraph.similarity import LOOSE, nearest
from jjgraph.store.protocol import GraphStore, Parameters, Rows
from jjgraph.store.reading import fetch_as_of, fetch_infos

KEYS = ("tie", "claim", "ties")  # columns of answers that nobody reads where there is little room
_VIEW_COUNTS = """
MATCH (a:Entity)-[r]->(b:Entity)
WHERE type(r) <> 'COLLABORATES'
RETURN count(r) AS ties,
       sum(CASE WHEN r.stated_level >= $level OR ($inferred AND r.inferred_level >= $level) THEN 1 ELSE 0 END) AS shown
ORDER BY ties
"""
# What finds one node or tie with a name that the schema does not have: a shell that writes may have brought it.
_PRESENT = {
    LABEL: ("MATCH (n:`{}`) RETURN count(n) AS n ORDER BY n",),
    TYPE: ("MATCH ()-[r:`{}`]->() RETURN count(r) AS n ORDER BY n",),
    PROPERTY: (
        "MATCH (n) WHERE n.`{}` IS NOT NULL RETURN count(n) AS n ORDER BY n",
        "MATCH ()-[r]->() WHERE r.`{}` IS NOT NULL RETURN count(r) AS n ORDER BY n",
    ),
}
_SORT_NAMES = {
    LABEL: Bilingual("标签", "label"),
    TYPE: Bilingual("关系类型", "relationship type"),
    PROPERTY: Bilingual("属性", "property"),
}


def view_counts(store: GraphStore, view: View) -> tuple[int, int]:
    """Return how many ties the view shows, and how many it leaves out.

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
    ...     view_counts(store, View.of("official"))
    ...     store.close()
    (2, 2)
    """
    ties, shown = store.read(_VIEW_COUNTS, view.parameters()).rows[0]
    return int(shown or 0), int(ties) - int(shown or 0)


def pairs(given: Iterable[str]) -> dict[str, str]:
    """Return the parameters in *given*, each written as ``name=value``.

    Raises
    ------
    UsageError
        If one is written otherwise, or a name stands twice: neither value is silently the right one.

    Examples
    --------
    Only the first sign of equality divides.

    >>> pairs(["uid=a", "text=x=y"])
    {'uid': 'a', 'text': 'x=y'}
    """
    found: dict[str, str] = {}
    for item in given:
        name, sign, value = item.partition("=")
        if not (name and sign):
            raise UsageError(
                Bilingual(f"参数要写成 名称=值：{item}", f"write a parameter as name=value: {item}")
            )
        if name in found:
            raise UsageError(
                Bilingual(f"参数 {name} 给了两次", f"the parameter {name} is given twice"),
                hint=Bilingual("请只留一个", "leave one of them"),
            )
        found[name] = value
    return found


def _count(param: Param, text: str) -> int:
    try:
        value, bound, _ = parse_number(text)
    except ValueError:
        value, bound = -1.0, ""
    if value < 0 or not value.is_integer() or bound != "eq":
        raise UsageError(
            Bilingual(
                f"参数 {param.name} 应为不小于 0 的整数：{text}",
                f"parameter {param.name} is a whole number from 0 on, not {text}",
            ),
            hint=Bilingual(
                f"默认为 {param.default}" if param.default else "",
                f"the default is {param.default}" if param.default else "",
            ),
        )
    return int(value)


def _date(param: Param, text: str) -> str:
    if not is_partial_date(text):
        raise UsageError(
            Bilingual(f"参数 {param.name} 应为日期：{text}", f"parameter {param.name} is a date, not {text}"),
            hint=Bilingual("写成 2023、2023-05 或 2023-05-18", "write 2023, 2023-05 or 2023-05-18"),
        )
    return first_day(text).isoformat()


def _value(store: GraphStore, param: Param, text: str, syntax: Syntax) -> tuple[Any, tuple[Bilingual, ...]]:
    """Return the value of a parameter, and what has to be said of how it was understood."""
    value: Any = text
    match param.type:
        case "entity":
            found = find_entity(store, text, kind=param.kind, syntax=syntax)
            return found.uid, found.notes
        case "property":
            value = find_property(store, text)
        case "aspect":
            value = text if text == param.default else find_aspect(text)
        case "count":
            value = _count(param, text)
        case "date":
            value = _date(param, text)
        case "record" | "source" | "group" | "measure":
            return find_record(store, param.type, text)
    return value, ()


def _named_consortia(store: GraphStore) -> dict[str, str]:
    """Return the consortia that the data sets in the store are about: the data set of each, by uid."""
    return {info.consortium: info.name for info in fetch_infos(store) if info.consortium}


def _from_store(store: GraphStore, name: str) -> str | None:
    """Return what the data in the store say of themselves: their day, and the consortium they are about."""
    if name == "as_of":
        return fetch_as_of(store).isoformat()
    if name == "consortium":
        named = _named_consortia(store)
        return next(iter(named)) if len(named) == 1 else None
    return None


def _missing(store: GraphStore, query: NamedQuery, param: Param, syntax: Syntax) -> UsageError:
    """Return the error for a parameter that must be given, with the values to choose from where they are few."""
    choice = sorted(_named_consortia(store).items()) if param.name == "consortium" else []
    listed = [f"{syntax.parameter(param.name, uid)}（{name}）" for uid, name in choice]
    hint = "、".join(listed) or syntax.parameter(param.name)
    return UsageError(
        Bilingual(
            f"{query.name} 需要参数 {param.name}：{param.label.zh}",
            f"{query.name} needs the parameter {param.name}: {param.label.en}",
        ),
        hint=Bilingual(f"可选 {hint}" if choice else hint, f"choose from {hint}" if choice else hint),
    )


def _refuse_unknown(query: NamedQuery, given: Iterable[str]) -> None:
    known = {param.name for param in query.params}
    unknown = sorted(set(given) - known)
    if unknown:
        listed = "、".join(sorted(known)) or "—"
        near = "、".join(nearest(unknown[0], known, count=3, cutoff=LOOSE))
        raise UsageError(
            Bilingual(
                f"{query.name} 没有参数 {unknown[0]}（有：{listed}）",
                f"{query.name} has no parameter {unknown[0]} (it has: {listed})",
            ),
            hint=Bilingual(f"是否指 {near}？" if near else "", f"did you mean {near}?" if near else ""),
        )


def _refuse_equal(query: NamedQuery, values: Mapping[str, Any]) -> None:
    if query.differ and len({values[name] for name in query.differ}) == 1:
        zh, en = " 与 ".join(query.differ), " and ".join(query.differ)
        raise UsageError(
            Bilingual(
                f"{query.name} 的 {zh} 是同一个：{values[query.differ[0]]}",
                f"{en} of {query.name} are the same: {values[query.differ[0]]}",
            ),
            hint=Bilingual("请给出两个不同的对象", "give two different entities"),
        )


def _bound(
    store: GraphStore, query: NamedQuery, given: Mapping[str, str], syntax: Syntax
) -> tuple[dict[str, Any], tuple[Bilingual, ...]]:
    """Return the values of the parameters of *query* but for the view, and how they were understood."""
    _refuse_unknown(query, given)
    values: dict[str, Any] = {}
    notes: tuple[Bilingual, ...] = ()
    for param in query.params:
        text = given.get(param.name, param.default)
        if text is None:
            text = _from_store(store, param.name)
        if text is None:
            raise _missing(store, query, param, syntax)
        if param.type == "entity" and text == param.default:  # no entity in particular
            values[param.name] = text
            continue
        values[param.name], more = _value(store, param, text, syntax)
        notes += more
    _refuse_equal(query, values)
    return values, notes


def _view_of(query: NamedQuery, view: View) -> dict[str, Any]:
    return dict(view.parameters()) if query.view else {}


def bind(
    store: GraphStore,
    query: NamedQuery,
    given: Mapping[str, str],
    view: View,
    *,
    syntax: Syntax = COMMAND_LINE,
) -> dict[str, Any]:
    """Return the parameters of *query* as the store takes them.

    Raises
    ------
    UsageError
        If a parameter is unknown, missing, or not of its type; the hint is written in *syntax*.
    """
    return _view_of(query, view) | _bound(store, query, given, syntax)[0]


def ask(
    store: GraphStore,
    query: NamedQuery,
    given: Mapping[str, str],
    view: View,
    *,
    timeout: float | None = None,
    syntax: Syntax = COMMAND_LINE,
) -> Table:
    """Return the answer to a named query in the given view.

    Raises
    ------
    UsageError
        As `bind`.

    Examples
    --------
    a builds x with others, cooperates with b, and is a member of u.

    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> from jjgraph.model.examples import SCHEMA, tiny
    >>> from jjgraph.store.embedded import EmbeddedStore
    >>> from jjgraph.store.loading import load_dataset
    >>> from jjgraph.queries.library import load_library
    >>> with TemporaryDirectory() as folder:
    ...     store = EmbeddedStore(Path(folder) / "a.kgl", writable=True)
    ...     _ = load_dataset(store, tiny(), SCHEMA)
    ...     ask(store, load_library()["partners"], {"uid": "a"}, View()).column("uid")
    ...     store.close()
    ['b', 'x', 'u']
    """
    values, notes = _bound(store, query, given, syntax)
    rows = store.read(query.text, _view_of(query, view) | values, timeout=timeout)
    if not rows.rows:
        notes += ((query.empty,) if query.empty else ()) + elsewhere_notes(store, query, values, syntax)
    about: dict[str, object] = {"query": query.name}
    if query.view:
        shown, hidden = view_counts(store, view)
        notes += (query_note(shown, hidden),)
        about |= {"ties_shown": shown, "ties_hidden": hidden}
    else:
        notes += (UNFILTERED,)
    return _table(store, rows, notes, _about(store, view if query.view else None, values, about))


def ask_text(
    store: GraphStore,
    text: str,
    parameters: Parameters | None = None,
    *,
    timeout: float | None = None,
    syntax: Syntax = COMMAND_LINE,
) -> Table:
    """Return the answer to a statement, which no view filters; the notes list names that the store has not.

    Raises
    ------
    QueryError
        If the store refuses the statement; the advice for a parameter that is missing is written in *syntax*.

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
    ...     ask_text(store, "MATCH (n:Enterprise) RETURN n.uid AS uid ORDER BY uid").rows
    ...     store.close()
    (('a',), ('b',))
    """
    given = parameters or {}
    try:
        rows = store.read(text, given, timeout=timeout)
    except MissingParameterError as error:
        advice = Bilingual(*[syntax.text_parameter(error.name)] * 2)
        raise MissingParameterError(error.name, hint=advice) from error
    return _table(store, rows, unknown_names(store, text), _about(store, None, given, {"text": text}))


def _table(store: GraphStore, rows: Rows, notes: tuple[Bilingual, ...], about: Mapping[str, object]) -> Table:
    notes += mixture_notes(fetch_infos(store))
    return Table(rows.columns, tuple(map(tuple, rows.rows)), notes, hidden=KEYS, about=about)


def _about(
    store: GraphStore, view: View | None, values: Parameters, about: Mapping[str, object]
) -> dict[str, object]:
    infos = fetch_infos(store)
    record = provenance(infos, fetch_as_of(store, infos), view, values, packages=("jjgraph",))
    return {**record, **about, "store": store.product}


def unknown_names(store: GraphStore, text: str) -> tuple[Bilingual, ...]:
    """Return a note for each label, relationship type and property in *text* that the store has not.

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
    ...     unknown_names(store, "MATCH (n:Shp) RETURN n")[0].en
    ...     store.close()
    'the store has no label Shp; did you mean School?'
    """
    words = Vocabulary.of(schema_of(store))
    return tuple(
        _strange(sort, name, words)
        for sort, name in words.strange(text)
        if not any(store.read(query.format(name)).rows[0][0] for query in _PRESENT[sort])
    )


def _strange(sort: str, name: str, words: Vocabulary) -> Bilingual:
    label = _SORT_NAMES[sort]
    near = "、".join(nearest(name, words.known(sort), count=3, cutoff=LOOSE))
    return Bilingual(
        f"库中没有{label.zh} {name}" + (f"，是否指 {near}？" if near else ""),
        f"the store has no {label.en} {name}" + (f"; did you mean {near}?" if near else ""),
    )
