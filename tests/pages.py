"""Read the data back out of a page of the map, as data/columns.js does in a browser."""

import base64
import gzip
import json
import re
from typing import Any

PART = r'<script type="application/(json|gzip)" id="{}">(.*?)</script>'


def page_data(html: str) -> dict[str, Any]:
    """Return the payload of a page, with ``nodes``, ``edges``, ``claims`` and ``sources`` as tables of rows.

    Things and sources by uid, ties and claims in their order: a page has no uid for a claim. Defaults are left out.
    """
    payload, details = _part(html, "payload"), _part(html, "details")
    uids, sources = payload["nodes"]["ids"], details["sources"]["ids"]
    nodes = zip(_rows(payload["nodes"], uids), _rows(details["nodes"], sources), strict=True)
    edges = zip(_rows(payload["edges"], uids), _rows(details["edges"], sources), strict=True)
    return {
        **payload,
        "nodes": dict(zip(uids, ({**told, **drawn} for drawn, told in nodes), strict=True)),
        "edges": [{**told, **drawn} for drawn, told in edges],
        "claims": _rows(details["claims"], sources),
        "sources": dict(zip(sources, _rows(details["sources"], sources), strict=True)),
    }


def _part(html: str, name: str) -> dict[str, Any]:
    ((kind, text),) = re.findall(PART.format(name), html, re.DOTALL)
    found = json.loads(gzip.decompress(base64.b64decode(text)) if kind == "gzip" else text)
    assert isinstance(found, dict)
    return found


def _rows(table: dict[str, Any], ids: list[str]) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = [{} for _ in range(table["count"])]
    for name, column in table["columns"].items():
        if "columns" in column:
            values = [parts or None for parts in _rows(column, ids)]
        else:
            values = [_value(entry, column, ids) for entry in column["at"]]
        for row, value in zip(column.get("rows", range(len(rows))), values, strict=True):
            if value is not None:
                rows[row][name] = value
    return rows


def _value(entry: Any, column: dict[str, Any], ids: list[str]) -> Any:
    if entry is None:
        return None
    if "of" in column:
        return column["of"][entry]
    if "table" in column:
        return [ids[at] for at in entry] if isinstance(entry, list) else ids[entry]
    return entry
