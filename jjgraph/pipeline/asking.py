"""Questions to a store: named queries with checked parameters, and things by name."""

from collections.abc import Mapping
from typing import Any

from jjgraph.errors import UsageError
from jjgraph.intake.values import parse_number
from jjgraph.model.dates import first_day, is_partial_date
from jjgraph.model.view import View
from jjgraph.queries.library import NamedQuery, Param, nearest
from jjgraph.store.protocol import GraphStore, Rows
from jjgraph.store.reading import fetch_as_of, fetch_infos

_EXACT = """
MATCH (e:Entity)
WHERE e.uid = $text OR e.name = $text OR e.name_en = $text OR $text IN coalesce(e.aliases, [])
RETURN e.name AS name, e.uid AS uid ORDER BY uid
"""
_CLOSE = """
MATCH (e:Entity)
WHERE e.uid CONTAINS $text OR e.name CONTAINS $text OR toLower(coalesce(e.name_en, '')) CONTAINS toLower($text)
  OR any(alias IN coalesce(e.aliases, []) WHERE alias CONTAINS $text)
RETURN e.name AS name, e.uid AS uid ORDER BY size(e.name), uid LIMIT 6
"""
_BEGINNING = """
MATCH (e:Entity)
WHERE e.uid STARTS WITH $text OR e.name STARTS WITH $text OR any(a IN coalesce(e.aliases, []) WHERE a STARTS WITH $text)
RETURN e.name AS name, e.uid AS uid ORDER BY size(e.name), uid LIMIT 30
"""
_VIEW_COUNTS = """
MATCH (a:Entity)-[r]->(b:Entity)
RETURN count(r) AS ties,
       sum(CASE WHEN r.stated_level >= $level OR ($inferred AND r.inferred_level >= $level) THEN 1 ELSE 0 END) AS shown
ORDER BY ties
"""


def _listed(rows: Rows) -> str:
    return "、".join(f"{name}（{uid}）" for name, uid in rows.rows)


def find_entity(store: GraphStore, text: str) -> str:
    """Return the uid of the thing that *text* names.

    By uid, name, English name or alias; failing these, by a part of them, where that is unique.

    Raises
    ------
    UsageError
        If nothing or more than one thing has that name; the hint lists the nearest.
    """
    exact = store.read(_EXACT, {"text": text})
    by_uid = [uid for _, uid in exact.rows if uid == text]
    if by_uid or len(exact.rows) == 1:
        return str(by_uid[0] if by_uid else exact.rows[0][1])
    if exact.rows:
        raise UsageError(
            f"“{text}”指不止一个对象", f"{text!r} names more than one thing",
            hint_zh=f"请用编号：{_listed(exact)}", hint_en=f"give the uid: {_listed(exact)}",
        )  # fmt: skip
    close = store.read(_CLOSE, {"text": text})
    if len(close.rows) == 1:
        return str(close.rows[0][1])
    raise UsageError(
        f"没有叫“{text}”的对象", f"nothing is called {text!r}",
        hint_zh=f"是否指 {_listed(close)}" if close.rows else "用 jjgraph query find --param text=… 查找",
        hint_en=f"did you mean {_listed(close)}" if close.rows else "look with jjgraph query find --param text=…",
    )  # fmt: skip


def entities_beginning(store: GraphStore, text: str) -> list[tuple[str, str]]:
    """Return name and uid of up to thirty things whose uid, name or alias begins with *text*."""
    return [(str(name), str(uid)) for name, uid in store.read(_BEGINNING, {"text": text}).rows]


def view_counts(store: GraphStore, view: View) -> tuple[int, int]:
    """Return how many ties the view shows, and how many it leaves out."""
    ties, shown = store.read(_VIEW_COUNTS, view.parameters()).rows[0]
    return int(shown or 0), int(ties) - int(shown or 0)


def _value(store: GraphStore, param: Param, text: str) -> Any:
    if param.type == "entity":
        return find_entity(store, text)
    if param.type == "number":
        try:
            return parse_number(text)[0]
        except ValueError as error:
            raise UsageError(
                f"参数 {param.name} 应为数字：{text}", f"parameter {param.name} is a number, not {text}"
            ) from error
    if param.type == "date":
        if not is_partial_date(text):
            raise UsageError(
                f"参数 {param.name} 应为日期：{text}", f"parameter {param.name} is a date, not {text}",
                hint_zh="写成 2023、2023-05 或 2023-05-18", hint_en="write 2023, 2023-05 or 2023-05-18",
            )  # fmt: skip
        return first_day(text).isoformat()
    return text


def _from_store(store: GraphStore, name: str) -> str | None:
    """Return what the data in the store say of themselves: their day, and the consortium they are about."""
    if name == "as_of":
        return fetch_as_of(store).isoformat()
    if name == "consortium":
        named = {info.consortium for info in fetch_infos(store) if info.consortium}
        return named.pop() if len(named) == 1 else None
    return None


def bind(store: GraphStore, query: NamedQuery, given: Mapping[str, str], view: View) -> dict[str, Any]:
    """Return the parameters of *query* as the store takes them.

    Raises
    ------
    UsageError
        If a parameter is unknown, missing, or not of its type.
    """
    known = {param.name for param in query.params}
    unknown = sorted(set(given) - known)
    if unknown:
        listed = "、".join(sorted(known)) or "—"
        near = nearest(unknown[0], known)
        raise UsageError(
            f"{query.name} 没有参数 {unknown[0]}（有：{listed}）",
            f"{query.name} has no parameter {unknown[0]} (it has: {listed})",
            hint_zh=f"是否指 {near}？" if near else "", hint_en=f"did you mean {near}?" if near else "",
        )  # fmt: skip
    values: dict[str, Any] = dict(view.parameters()) if query.view else {}
    for param in query.params:
        text = given.get(param.name, param.default)
        if text is None:
            text = _from_store(store, param.name)
        if text is None:
            raise UsageError(
                f"{query.name} 需要参数 {param.name}：{param.label.zh}",
                f"{query.name} needs the parameter {param.name}: {param.label.en}",
                hint_zh=f"--param {param.name}=…", hint_en=f"--param {param.name}=…",
            )  # fmt: skip
        values[param.name] = _value(store, param, text)
    return values


def ask(
    store: GraphStore,
    query: NamedQuery,
    given: Mapping[str, str],
    view: View,
    *,
    timeout: float | None = None,
) -> Rows:
    """Return the rows of a named query in the given view."""
    return store.read(query.text, bind(store, query, given, view), timeout=timeout)
