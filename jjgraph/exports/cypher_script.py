"""The store as a script of portable Cypher: run it on an empty store and the same graph stands there."""

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from jjgraph.model.labels import labels_of
from jjgraph.model.records import RECORD_TYPES, Dataset, to_properties
from jjgraph.model.schema import Schema
from jjgraph.queries import builder

BATCH = 200
HEADER = "// jjgraph：在空数据库上逐句执行 / run statement by statement on an empty store\n" + "".join(
    f"{statement};\n" for statement in builder.CONSTRAINTS
)
NEO4J_HEADER = "// jjgraph：只用于 Neo4j：全文与其他索引 / for Neo4j alone: full-text and other indexes\n"


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


def _nodes(labels: Iterable[str], items: Iterable[Any]) -> Iterable[str]:
    rows = [{"uid": item.uid, "props": to_properties(item)} for item in items]
    for batch in _batches(rows):
        yield (
            f"UNWIND {batch} AS row\nCREATE (n:{':'.join(labels)} {{uid: row.uid, name: row.props.name}}) "
            f"SET n = row.props;\n"
        )


def _ties(base: str, tie_type: str, rows: list[dict[str, Any]]) -> Iterable[str]:
    for batch in _batches(rows):
        yield (
            f"UNWIND {batch} AS row\nMATCH (a:{base} {{uid: row.a}}) MATCH (b:{base} {{uid: row.b}}) "
            f"MERGE (a)-[r:{tie_type} {{key: row.key}}]->(b) SET r = row.props;\n"
        )


def statements(dataset: Dataset, schema: Schema) -> list[str]:
    """Return the statements of the script, in the order in which they must run, without the constraints.

    Examples
    --------
    >>> from jjgraph.model.examples import SCHEMA, entity
    >>> print(statements(Dataset(entities=(entity("a", "Place", name="甲"),)), SCHEMA)[0], end="")
    UNWIND [{uid: 'a', props: {uid: 'a', name: '甲'}}] AS row
    CREATE (n:Entity:Place {uid: row.uid, name: row.props.name}) SET n = row.props;
    """
    found: list[str] = []
    labels = {item.uid: labels_of(item, schema.kinds[item.kind].kind_class) for item in dataset.entities}
    for group in sorted(set(labels.values())):
        found += _nodes(("Entity", *group), (item for item in dataset.entities if labels[item.uid] == group))
    for record_type in RECORD_TYPES:
        found += _nodes(
            ("Record", record_type.LABEL), (r for r in dataset.records() if isinstance(r, record_type))
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


def cypher_script(dataset: Dataset, schema: Schema) -> bytes:
    """Return the whole script in UTF-8; each statement ends with a semicolon at the end of a line.

    Examples
    --------
    Nothing but the head where there is nothing to write.

    >>> from jjgraph.model.examples import SCHEMA
    >>> cypher_script(Dataset(), SCHEMA) == HEADER.encode()
    True
    """
    return (HEADER + "".join(statements(dataset, schema))).encode()


def neo4j_script() -> bytes:
    """Return the script that makes a Neo4j searchable: what `seed` adds there, and other stores do not take.

    Examples
    --------
    >>> "CREATE FULLTEXT INDEX names" in neo4j_script().decode()
    True
    """
    return (NEO4J_HEADER + "".join(f"{statement};\n" for statement in builder.NEO4J_INDEXES)).encode()
