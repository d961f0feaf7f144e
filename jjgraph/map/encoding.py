"""How the data travel inside the page: tables by column, what is read kept apart from what is drawn, much of it packed.

A map of 20,000 entities is 38 MB of objects, in which most letters are names of fields and uids that stand again and
again. By column, with numbers for what repeats, they are 10 MB, of which the first drawing reads 2.4. data/columns.js
makes the same objects of them again; what data/payload_index.js knows by itself is left out.

    payload   what the first drawing needs: words, and of entities and ties what decides how and whether they show
    details   what is read when something is searched, named or opened: names, measures, claims, sources
"""

import base64
import gzip
import json
import re
from collections.abc import Container, Hashable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from markupsafe import Markup

from jjgraph.map.serializers import Json, gap_ends

Row = Mapping[str, Any]
Numbers = Mapping[str, Mapping[str, int]]  # of each table, the number of each id

PACKED_FROM = 100_000  # bytes of data above which they are compressed
DRAWN = ("kind", "x", "y", "inView", "cluster", "parties")  # of an entity, what the first drawing needs
TOLD = ("claims", "role")  # of a tie, what only its panel needs
NESTED = ("name", "measures", "ranks")  # fields whose parts become columns of their own
# Fields that name rows of a table: they travel as numbers. In the page a claim has no other name than its number.
REFERENCES = {"from": "nodes", "to": "nodes", "source": "sources", "sources": "sources", "claims": "claims"}
NAMELESS = "claims"
_UNSAFE = re.compile("[&<>\u2028\u2029\ud800-\udfff]")


class Part(NamedTuple):
    """A part of the data as it stands in a script element: its type and its text."""

    type: str
    text: Markup


def json_for_html(value: Any) -> Markup:
    r"""Return *value* as JSON that can stand inside a script element.

    Raises
    ------
    ValueError
        If *value* holds NaN or an infinity.

    Examples
    --------
    >>> print(json_for_html({"b": "</script>", "a": "校"}))
    {"a":"校","b":"\u003c/script\u003e"}
    """
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))
    return Markup(_UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text))


def parts(payload: Row) -> dict[str, Part]:
    """Return the parts of *payload* by the id of their element: ``payload`` and ``details``.

    Examples
    --------
    A small page stands as it is; above `PACKED_FROM` bytes it would be packed.

    >>> from jjgraph.analysis.context import Analysis
    >>> from jjgraph.map.payload import map_payload
    >>> from jjgraph.model.examples import SCHEMA, tiny
    >>> places = {entity.uid: (0, 0) for entity in tiny().entities}
    >>> data = map_payload(Analysis.of(tiny(), SCHEMA), gaps=[], measures={}, positions=places)
    >>> {name: part.type for name, part in parts(data).items()}
    {'payload': 'application/json', 'details': 'application/json'}
    """
    numbers, drawn = _numbers(payload), _drawn_nodes(payload)
    found = {"payload": _payload(payload, numbers, drawn), "details": _details(payload, numbers, drawn)}
    texts = {name: json_for_html(part) for name, part in found.items()}
    if sum(len(text.encode()) for text in texts.values()) <= PACKED_FROM:
        return {name: Part("application/json", text) for name, text in texts.items()}
    return {name: Part("application/gzip", _packed(text)) for name, text in texts.items()}


def _packed(text: str) -> Markup:
    # No name and no time in the head: equal data, equal bytes. Base64 holds no letter that ends an element.
    return Markup(base64.b64encode(gzip.compress(text.encode(), mtime=0)).decode())


def _payload(payload: Row, numbers: Numbers, drawn: Sequence[Row]) -> Json:
    strengths = {item["id"]: item["strength"] for item in payload["relationTypes"]}
    nodes = [_without(node, inView=True) for node in drawn]
    edges = [
        {
            **_without(_less(edge, TOLD), inView=True, strength=strengths[edge["type"]]),
            **_key_parts(key, edge),
        }
        for key, edge in payload["edges"].items()
    ]
    gaps = [
        {
            **_without(gap, **dict(zip(("from", "to"), gap_ends(gap["subjects"]), strict=True))),
            "evidence": [numbers[NAMELESS][uid] for uid in gap["evidence"]],
        }
        for gap in payload["gaps"]
    ]
    kept = {name: part for name, part in payload.items() if name not in ("claims", "sources")}
    return {
        **kept,
        "nodes": {"ids": list(payload["nodes"]), **columns(nodes, numbers)},
        "edges": columns(edges, numbers),
        "gaps": gaps,
    }


def _details(payload: Row, numbers: Numbers, drawn: Sequence[Row]) -> Json:
    nodes = [_less(node, first) for node, first in zip(payload["nodes"].values(), drawn, strict=True)]
    edges = [_only(edge, TOLD) for edge in payload["edges"].values()]
    tables: Json = {"nodes": columns(nodes, numbers), "edges": columns(edges, numbers)}
    for name in ("claims", "sources"):
        tables[name] = columns(list(payload[name].values()), numbers)
    tables["sources"]["ids"] = list(payload["sources"])
    return tables


def _drawn_nodes(payload: Row) -> list[Json]:
    """Return of each entity what the first drawing needs: its name only where it can stand there."""
    industries = {kind["id"] for kind in payload["kinds"] if kind["industry"]}
    clustered = bool(payload["clusters"])
    return [
        _only(node, DRAWN if clustered and node["kind"] not in industries else (*DRAWN, "name"))
        for node in payload["nodes"].values()
    ]


def _numbers(payload: Row) -> Numbers:
    return {name: {uid: at for at, uid in enumerate(payload[name])} for name in set(REFERENCES.values())}


def _only(item: Row, names: Iterable[str]) -> Json:
    return {name: item[name] for name in names if name in item}


def _less(item: Row, names: Container[str]) -> Json:
    return {name: value for name, value in item.items() if name not in names}


def _without(item: Row, **known: Any) -> Json:
    return {key: value for key, value in item.items() if key not in known or value != known[key]}


def _key_parts(key: str, edge: Row) -> Json:
    """Return the data set where the key follows from it, the type and the ends, as `fold.tie_key` writes it."""
    dataset = key.partition("/")[0]
    follows = key == "/".join((dataset, edge["from"], edge["type"], edge["to"]))
    return {"dataset": dataset} if follows else {"key": key}


def columns(rows: Sequence[Row], numbers: Numbers) -> Json:
    """Return *rows* by column: how many rows there are, and a column for each field.

    Parameters
    ----------
    rows : sequence of mapping
        No value is None: None says in a column that a row goes without the field.
    numbers : mapping
        For each table, the number of each id, for the fields of `REFERENCES`.

    Returns
    -------
    dict
        ``count`` and ``columns``. A column has its values ``at`` the rows; with ``of``, they are numbers of the
        values there; with ``table``, numbers of rows of that table, or lists of them; with ``rows``, only those
        rows have one. A nested field is ``count`` and ``columns`` again.

    Examples
    --------
    >>> columns([{"kind": "校"}, {"kind": "校"}], {})
    {'count': 2, 'columns': {'kind': {'of': ['校'], 'at': [0, 0]}}}
    >>> columns([{"name": {"zh": "一中"}}, {"name": {"zh": "二中"}}, {}], {})
    {'count': 3, 'columns': {'name': {'count': 3, 'columns': {'zh': {'at': ['一中', '二中', None]}}}}}
    >>> columns([{"from": "b"}, {}, {}, {}], {"nodes": {"a": 0, "b": 1}})
    {'count': 4, 'columns': {'from': {'table': 'nodes', 'rows': [0], 'at': [1]}}}
    """
    names = dict.fromkeys(name for row in rows for name in row)
    found = {}
    for name in names:
        values = [row.get(name) for row in rows]
        if name in NESTED:
            found[name] = columns([value or {} for value in values], numbers)
        else:
            found[name] = _column(name, values, numbers)
    return {"count": len(rows), "columns": found}


def _column(name: str, values: Sequence[Any], numbers: Numbers) -> Json:
    column: Json = {}
    if name in REFERENCES:
        number = numbers[REFERENCES[name]]
        if REFERENCES[name] != NAMELESS:
            column["table"] = REFERENCES[name]
        values = [_referred(value, number) for value in values]
    elif distinct := _repeated(values):
        column["of"] = list(distinct.values())
        place = {key: at for at, key in enumerate(distinct)}
        values = [None if value is None else place[_hashable(value)] for value in values]
    filled = [at for at, value in enumerate(values) if value is not None]
    if 2 * len(filled) <= len(values):
        return {**column, "rows": filled, "at": [values[at] for at in filled]}
    return {**column, "at": list(values)}


def _referred(value: Any, number: Mapping[str, int]) -> Any:
    if value is None or isinstance(value, str):
        return None if value is None else number[value]
    return [number[uid] for uid in value]


def _repeated(values: Sequence[Any]) -> dict[Hashable, Any]:
    """Return the distinct values where they are words that stand again and again; nothing otherwise."""
    given = [value for value in values if value is not None]
    distinct = {_hashable(value): value for value in given}
    words = all(isinstance(value, str | list) for value in given)
    return distinct if words and 2 * len(distinct) <= len(given) else {}


def _hashable(value: Any) -> Hashable:
    return value if isinstance(value, str) else (json.dumps(value),)
