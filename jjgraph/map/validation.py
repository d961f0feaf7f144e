"""The contract ``jjgraph.map/1``, checked before a page is written; data/decode.js checks it in the browser."""

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from jjgraph.bilingual import Bilingual
from jjgraph.errors import DataError
from jjgraph.model.schema import SHAPES

SCHEMA_NAME = "jjgraph.map/1"
PARTS: Mapping[str, type] = {
    "title": dict,
    "asOf": str,
    "view": dict,
    "datasets": list,
    "ring": dict,
    "sectors": list,
    "kinds": list,
    "relationTypes": list,
    "measures": list,
    "gapKinds": dict,
    "labels": dict,
    "levels": list,
    "words": dict,
    "citation": dict,
    "sources": dict,
    "claims": dict,
    "nodes": dict,
    "edges": dict,
    "gaps": list,
    "clusters": list,
    "counts": dict,
    "size": dict,
    "leftOut": list,
    "story": dict,
}
NODE_FIELDS: Mapping[str, type] = {"kind": str, "name": dict, "x": int, "y": int, "inView": bool}
EDGE_FIELDS: Mapping[str, type] = {
    "from": str,
    "to": str,
    "type": str,
    "strength": str,
    "inView": bool,
    "claims": list,
}
GAP_FIELDS: Mapping[str, type] = {
    "id": str,
    "kind": str,
    "subjects": list,
    "assessable": bool,
    "reason": dict,
    "action": dict,
    "evidence": list,
}
CLUSTER_FIELDS: Mapping[str, type] = {
    "id": str,
    "kind": str,
    "by": str,
    "name": dict,
    "size": int,
    "x": int,
    "y": int,
}
KIND_FIELDS: Mapping[str, type] = {"id": str, "name": dict, "colour": str, "shape": str, "resting": bool}
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")

Problem = tuple[str, str, str]  # where, in Chinese, in English


def validate_payload(payload: Mapping[str, Any]) -> None:
    """Check that *payload* keeps the contract.

    Raises
    ------
    DataError
        At the first part that does not: its place, and what is wrong.

    Examples
    --------
    >>> validate_payload({"schema": "jjgraph.map/0"})
    Traceback (most recent call last):
    ...
    jjgraph.errors.DataError: 地图数据 schema：应为 jjgraph.map/1 / map data, schema: jjgraph.map/1 expected
    """
    for where, zh, en in _problems(payload):
        raise DataError(Bilingual(f"地图数据 {where}：{zh}", f"map data, {where}: {en}"))


def _problems(payload: Mapping[str, Any]) -> Iterator[Problem]:
    if payload.get("schema") != SCHEMA_NAME:
        yield "schema", f"应为 {SCHEMA_NAME}", f"{SCHEMA_NAME} expected"
    yield from _typed("payload", payload, PARTS)
    yield from _numbers("payload", payload)
    yield from _kinds(payload["kinds"])
    kinds = {kind["id"] for kind in payload["kinds"]}
    types = {item["id"] for item in payload["relationTypes"]}
    clusters = {cluster["id"] for cluster in payload["clusters"]}
    for index, cluster in enumerate(payload["clusters"]):
        yield from _typed(f"clusters.{index}", cluster, CLUSTER_FIELDS)
        yield from _known(f"clusters.{index}", "kind", [cluster["kind"]], kinds)
    for uid, node in payload["nodes"].items():
        where = f"nodes.{uid}"
        yield from _typed(where, node, NODE_FIELDS)
        yield from _known(where, "kind", [node["kind"]], kinds)
        yield from _known(where, "claim", node.get("claims", ()), payload["claims"])
        yield from _known(where, "source", node.get("sources", ()), payload["sources"])
        said = [*node.get("statements", ()), *node.get("values", ())]
        yield from _known(
            where, "source", [item["source"] for item in said if "source" in item], payload["sources"]
        )
        yield from _known(where, "cluster", filter(None, [node.get("cluster")]), clusters)
    for key, edge in payload["edges"].items():
        where = f"edges.{key}"
        if key.isdecimal():
            yield where, "键不能是数字", "a key is no number: browsers would not keep the order"
        yield from _typed(where, edge, EDGE_FIELDS)
        yield from _known(where, "type", [edge["type"]], types)
        yield from _known(where, "node", [edge["from"], edge["to"]], payload["nodes"])
        yield from _known(where, "claim", edge["claims"], payload["claims"])
    for uid, claim in payload["claims"].items():
        yield from _typed(f"claims.{uid}", claim, {"statement": str, "level": int})
        yield from _known(f"claims.{uid}", "source", filter(None, [claim.get("source")]), payload["sources"])
    yield from _gaps(payload)


def _gaps(payload: Mapping[str, Any]) -> Iterator[Problem]:
    for index, gap in enumerate(payload["gaps"]):
        where = f"gaps.{index}"
        yield from _typed(where, gap, GAP_FIELDS)
        if gap.get("to") is not None:  # a line needs both ends; others may be about what is not on the map
            yield from _known(where, "node", [gap.get("from"), gap["to"]], payload["nodes"])
        yield from _known(where, "claim", gap["evidence"], payload["claims"])


def _kinds(kinds: Iterable[Mapping[str, Any]]) -> Iterator[Problem]:
    for kind in kinds:
        where = f"kinds.{kind.get('id')}"
        yield from _typed(where, kind, KIND_FIELDS)
        if not _COLOUR.fullmatch(kind["colour"]):
            yield where, "颜色须为 #rrggbb", "a colour is written #rrggbb"
        if kind["shape"] not in SHAPES:
            yield where, "未知的形状", "unknown shape"


def _typed(where: str, value: Any, fields: Mapping[str, type]) -> Iterator[Problem]:
    for name, expected in fields.items():
        found = value.get(name) if isinstance(value, Mapping) else None
        if not isinstance(found, expected) or (expected is int and isinstance(found, bool)):
            yield f"{where}.{name}", f"应为 {expected.__name__}", f"{expected.__name__} expected"


def _known(where: str, what: str, names: Iterable[Any], known: Any) -> Iterator[Problem]:
    for name in names:
        if name not in known:
            yield where, f"没有 {what} {name}", f"there is no {what} {name}"


def _numbers(where: str, value: Any) -> Iterator[Problem]:
    """JSON has no NaN and no infinity: a page with them would stay blank."""
    if isinstance(value, float) and not math.isfinite(value):
        yield where, f"{value} 不是可用的数", f"{value} is no number that JSON can carry"
    children: Iterable[tuple[Any, Any]] = ()
    if isinstance(value, Mapping):
        children = value.items()
    elif isinstance(value, list | tuple):
        children = enumerate(value)
    for key, child in children:
        yield from _numbers(f"{where}.{key}", child)
