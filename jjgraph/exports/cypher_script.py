"""The store as a script of portable Cypher: run it on an empty store and the same graph stands there."""

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from jjgraph.model.records import RECORD_TYPES, Dataset, to_properties
from jjgraph.queries import builder

BATCH = 200
HEADER = "// jjgraph：在空数据库上逐句执行 / run statement by statement on an empty store\n" + "".join(
    f"{statement};\n" for statement in builder.CONSTRAINTS
)


def literal(value: Any) -> str:
    r"""Return *value* as a Cypher literal.

    Examples
    --------
    >>> print(literal({"name": "a'b", "since": date(2023, 5, 1), "n": 2.0, "tags": ["x"]}))
    {name: 'a\'b', since: date('2023-05-01'), n: 2.0, tags: ['x']}
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return repr(value).replace("e+", "e")  # Cypher writes no plus there
    if isinstance(value, date):
        return f"date('{value.isoformat()}')"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(literal(item) for item in value) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {literal(item)}" for key, item in value.items()) + "}"
    escaped = json.dumps(str(value), ensure_ascii=False)[1:-1].replace('\\"', '"').replace("'", "\\'")
    return f"'{escaped}'"


def _batches(rows: list[Any]) -> Iterable[str]:
    for start in range(0, len(rows), BATCH):
        yield "[" + ",\n  ".join(literal(row) for row in rows[start : start + BATCH]) + "]"


def _nodes(base: str, label: str, items: Iterable[Any]) -> Iterable[str]:
    rows = [{"uid": item.uid, "props": to_properties(item)} for item in items]
    for batch in _batches(rows):
        yield (
            f"UNWIND {batch} AS row\nCREATE (n:{base}:{label} {{uid: row.uid, name: row.props.name}}) "
            f"SET n = row.props;\n"
        )


def _ties(base: str, tie_type: str, rows: list[dict[str, Any]]) -> Iterable[str]:
    for batch in _batches(rows):
        yield (
            f"UNWIND {batch} AS row\nMATCH (a:{base} {{uid: row.a}}) MATCH (b:{base} {{uid: row.b}}) "
            f"MERGE (a)-[r:{tie_type} {{key: row.key}}]->(b) SET r = row.props;\n"
        )


def statements(dataset: Dataset) -> list[str]:
    """Return the statements of the script, in the order in which they must run, without the constraints.

    Examples
    --------
    >>> from jjgraph.model.records import Entity
    >>> print(statements(Dataset(entities=(Entity(uid="a", kind="Place", name="甲"),)))[0], end="")
    UNWIND [{uid: 'a', props: {uid: 'a', name: '甲'}}] AS row
    CREATE (n:Entity:Place {uid: row.uid, name: row.props.name}) SET n = row.props;
    """
    found: list[str] = []
    for kind in sorted({entity.kind for entity in dataset.entities}):
        found += _nodes("Entity", kind, (item for item in dataset.entities if item.kind == kind))
    for record_type in RECORD_TYPES:
        found += _nodes(
            "Record", record_type.LABEL, (r for r in dataset.records() if isinstance(r, record_type))
        )
    links = [
        {"a": r.uid, "b": source, "key": r.uid, "props": {"key": r.uid, "dataset": r.dataset, "run": r.run}}
        for r in dataset.records()
        if (source := getattr(r, "source_uid", ""))
    ]
    found += _ties("Record", builder.LINK, links)
    for tie_type in sorted({tie.type for tie in dataset.ties}):
        rows = [
            {"a": tie.subject_uid, "b": tie.object_uid, "key": tie.key, "props": to_properties(tie)}
            for tie in dataset.ties
            if tie.type == tie_type
        ]
        found += _ties("Entity", tie_type, rows)
    return found


def cypher_script(dataset: Dataset) -> bytes:
    """Return the whole script in UTF-8; each statement ends with a semicolon at the end of a line.

    Examples
    --------
    Nothing but the head where there is nothing to write.

    >>> cypher_script(Dataset()) == HEADER.encode()
    True
    """
    return (HEADER + "".join(statements(dataset))).encode()
