"""The statements that the schema and the records dictate: constraints, loads, reads.

All of them keep to the portable subset (docs/reference/cypher.md): the same text on every store.
Labels and types come from the schema, never from a value.
"""

import re
from collections.abc import Iterable
from typing import Any

from jjgraph.bilingual import Bilingual
from jjgraph.errors import DataError
from jjgraph.model.identifiers import shortened
from jjgraph.model.labels import FIXED_LABELS
from jjgraph.model.records import Description, Entity, Fact, Record, Tie, stored_fields

IDENTIFIER = re.compile(r"[A-Za-z][A-Za-z0-9_]*")

CONSTRAINTS = (
    "CREATE CONSTRAINT entity_uid IF NOT EXISTS FOR (n:Entity) REQUIRE n.uid IS UNIQUE",
    "CREATE CONSTRAINT record_uid IF NOT EXISTS FOR (n:Record) REQUIRE n.uid IS UNIQUE",
)
# For people who work in Neo4j itself. No portable query needs them, and other stores never see them.
# The analyzer cjk splits Chinese text into pairs of characters, so that any part of a name is found.
_CJK = "OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}}"
NEO4J_INDEXES = (
    "CREATE LOOKUP INDEX labels IF NOT EXISTS FOR (n) ON EACH labels(n)",
    "CREATE LOOKUP INDEX types IF NOT EXISTS FOR ()-[r]-() ON EACH type(r)",
    "CREATE INDEX entity_name IF NOT EXISTS FOR (n:Entity) ON (n.name)",
    f"CREATE FULLTEXT INDEX names IF NOT EXISTS FOR (n:Entity) ON EACH [n.name, n.name_en, n.aliases] {_CJK}",
    f"CREATE FULLTEXT INDEX statements IF NOT EXISTS FOR (n:Claim) ON EACH [n.name] {_CJK}",
    # What records are joined by: only by equality, for Neo4j 5.26 may plan CONTAINS on a range index, and then fails.
    *(
        f"CREATE INDEX {label.lower()}_{name} IF NOT EXISTS FOR (n:{label}) ON (n.{name})"
        for label, names in (
            ("Claim", ("subject_uid", "object_uid", "relation")),
            ("Indicator", ("subject_uid",)),
            ("DeclaredGroup", ("subject_uid",)),
            ("Fact", ("subject_uid",)),
            ("Statement", ("subject_uid",)),
        )
        for name in names
    ),
)
# The lock of loaders on a server (docs/decisions/0020): making a node under the constraint on uids takes the lock of
# its uid in the index until the transaction ends, so that a second loader waits here. The node itself goes at once.
NEO4J_LOCK = "CREATE (n:Record {uid: 'jjgraph/lock', name: 'lock'}) DELETE n"
LINK = "FROM_SOURCE"


def neo4j_names(labels: Iterable[str], types: Iterable[str], properties: Iterable[str]) -> str:
    """Return the statement that makes names known to a Neo4j, and leaves nothing else behind.

    A server warns of each name in a query that it has never seen, as if it were misspelt; the data of one store
    have not all of them. A name once seen stays known. The uid is left to the constraints, which know it: two loaders
    would wait for each other's.

    Examples
    --------
    >>> neo4j_names(["Place"], ["FUNDS"], ["area", "uid"])
    'CREATE (n:Place) SET n.area = 0 CREATE (n)-[:FUNDS]->(n) DETACH DELETE n'
    """
    given = ", ".join(f"n.{_name(name)} = 0" for name in properties if name != "uid")
    ties = ", ".join(f"(n)-[:{_name(name)}]->(n)" for name in types)
    return f"CREATE (n{_labels(labels)}) SET {given} CREATE {ties} DETACH DELETE n"


def kind_of(variable: str) -> str:
    """Return the expression for the kind of a node: of its labels the one that is not `FIXED_LABELS`.

    Examples
    --------
    >>> kind_of("e")[:46]
    "[l IN labels(e) WHERE NOT l IN ['Entity', 'Rec"
    """
    return f"[l IN labels({variable}) WHERE NOT l IN {list(FIXED_LABELS)}][0]"


def _name(identifier: str) -> str:
    if not IDENTIFIER.fullmatch(identifier):
        shown = shortened(identifier)
        raise DataError(
            Bilingual(f"“{shown}”不能作标签、类型或属性", f"{shown!r} is no label, type or property"),
            hint=Bilingual("请在数据中改正这个名称", "correct this name in the data"),
        )
    return identifier


def _labels(names: Iterable[str]) -> str:
    return "".join(f":{_name(name)}" for name in names)


def create_nodes(base: str, *labels: str) -> str:
    """Return the statement that creates the nodes of *labels* that are not there yet; ``$rows`` of uid, props.

    Examples
    --------
    >>> create_nodes("Entity", "Place").split("WHERE x IS NULL ")[1]
    'CREATE (n:Entity:Place {uid: row.uid, name: row.props.name, id: row.uid})'
    """
    return (
        f"UNWIND $rows AS row OPTIONAL MATCH (x:{_name(base)} {{uid: row.uid}}) "
        f"WITH row, x WHERE x IS NULL "
        f"CREATE (n:{base}{_labels(labels)} {{uid: row.uid, name: row.props.name, id: row.uid}})"
    )


def set_nodes(base: str) -> str:
    """Return the statement that sets all properties of nodes; ``$rows`` of uid, props.

    Examples
    --------
    >>> set_nodes("Entity")
    'UNWIND $rows AS row MATCH (n:Entity {uid: row.uid}) SET n = row.props'
    """
    return f"UNWIND $rows AS row MATCH (n:{_name(base)} {{uid: row.uid}}) SET n = row.props"


def relabel_nodes(gone: Iterable[str], new: Iterable[str]) -> str:
    """Return the statement that takes the labels *gone* from entities and gives them *new*; ``$rows`` of uid.

    Examples
    --------
    >>> relabel_nodes(["Park", "Government"], ["Place"])
    'UNWIND $rows AS row MATCH (n:Entity {uid: row.uid}) REMOVE n:Park:Government SET n:Place'
    >>> relabel_nodes([], ["Organisation"]).split("}) ")[1]
    'SET n:Organisation'
    """
    changes = [f"{verb} n{_labels(names)}" for verb, names in (("REMOVE", gone), ("SET", new)) if names]
    return f"UNWIND $rows AS row MATCH (n:Entity {{uid: row.uid}}) {' '.join(changes)}"


def merge_ties(base: str, tie_type: str) -> str:
    """Return the statement that creates or updates ties of one type; ``$rows`` of a, b, key, props.

    Examples
    --------
    >>> merge_ties("Entity", "FUNDS").split("MERGE ")[1]
    '(a)-[r:FUNDS {key: row.key}]->(b) SET r = row.props'
    """
    return (
        f"UNWIND $rows AS row MATCH (a:{_name(base)} {{uid: row.a}}) MATCH (b:{base} {{uid: row.b}}) "
        f"MERGE (a)-[r:{_name(tie_type)} {{key: row.key}}]->(b) SET r = row.props"
    )


def sweep_ties(base: str) -> str:
    """Return the statement that deletes the ties of ``$dataset`` that carry another run than ``$run``.

    Examples
    --------
    >>> sweep_ties("Record")
    'MATCH (a:Record)-[r]->(b:Record) WHERE r.dataset = $dataset AND r.run <> $run DELETE r'
    """
    return f"MATCH (a:{_name(base)})-[r]->(b:{base}) WHERE r.dataset = $dataset AND r.run <> $run DELETE r"


SWEEP_RECORDS = "MATCH (n:Record) WHERE n.dataset = $dataset AND n.run <> $run DETACH DELETE n"
DELETE_ENTITIES = "UNWIND $rows AS row MATCH (n:Entity {uid: row.uid}) DETACH DELETE n"


def _project(variable: str, names: Iterable[str]) -> str:
    return ", ".join(f"{variable}.{_name(name)} AS {name}" for name in names)


def read_records(record_type: type[Record], extras: Iterable[str], *, one_dataset: bool) -> str:
    """Return the query for all records of a type, of ``$dataset`` alone where *one_dataset*.

    Examples
    --------
    >>> from jjgraph.model.records import Source
    >>> read_records(Source, (), one_dataset=True).startswith(
    ...     "MATCH (n:Source) WHERE n.dataset = $dataset RETURN n.uid AS uid, n.name AS name, ")
    True
    """
    names = (*stored_fields(record_type), *extras)
    where = "WHERE n.dataset = $dataset " if one_dataset else ""
    return f"MATCH (n:{record_type.LABEL}) {where}RETURN {_project('n', names)} ORDER BY uid"


def read_foreign_descriptions(extras: Iterable[str]) -> str:
    """Return the query for the descriptions that other data sets than ``$dataset`` give of ``$uids``.

    Examples
    --------
    >>> read_foreign_descriptions(["area"]).split(", ")[-1]
    'n.area AS area ORDER BY uid'
    """
    names = (*stored_fields(Description), *extras)
    return (
        "MATCH (n:Description) WHERE n.dataset <> $dataset AND n.subject_uid IN $uids "
        f"RETURN {_project('n', names)} ORDER BY uid"
    )


READ_FOREIGN_FACTS = (
    "MATCH (n:Fact) WHERE n.dataset <> $dataset AND n.subject_uid IN $uids "
    f"RETURN {_project('n', stored_fields(Fact))} ORDER BY uid"
)


def read_entities(extras: Iterable[str], *, one_dataset: bool) -> str:
    """Return the query for all entities with their kind, of ``$dataset`` alone where *one_dataset*.

    Examples
    --------
    The kind is the label that says more than that it is an entity.

    >>> read_entities((), one_dataset=False).split(" [l IN ")[0]
    'MATCH (n:Entity) RETURN'
    """
    where = "WHERE $dataset IN n.datasets " if one_dataset else ""
    names = (*stored_fields(Entity), *extras)
    return f"MATCH (n:Entity) {where}RETURN {kind_of('n')} AS kind, {_project('n', names)} ORDER BY uid"


def read_entities_called(extras: Iterable[str]) -> str:
    """Return the query for the entities of ``$uids`` with their kind.

    Examples
    --------
    >>> read_entities_called(()).split(" RETURN ")[0]
    'UNWIND $uids AS wanted MATCH (n:Entity {uid: wanted})'
    """
    names = (*stored_fields(Entity), *extras)
    return (
        "UNWIND $uids AS wanted MATCH (n:Entity {uid: wanted}) "
        f"RETURN {kind_of('n')} AS kind, {_project('n', names)} ORDER BY uid"
    )


# What other data sets than $dataset say of $uids: entities, or groups by the uid that all data sets count under.
READ_NAMED_ELSEWHERE = (
    "MATCH (n:Record) WHERE n.dataset <> $dataset AND NOT n:Description "
    "AND (n.subject_uid IN $uids OR n.object_uid IN $uids OR n.parent_group IN $uids) "
    "RETURN n.dataset AS dataset, n.subject_uid AS subject_uid, n.object_uid AS object_uid, "
    "n.parent_group AS parent_group ORDER BY n.uid"
)

READ_LABELS = "MATCH (n:Entity) RETURN n.uid AS uid, labels(n) AS labels ORDER BY uid"


def read_ties(extras: Iterable[str], *, one_dataset: bool) -> str:
    """Return the query for all ties with their ends and type, of ``$dataset`` alone where *one_dataset*.

    Examples
    --------
    >>> read_ties((), one_dataset=True).split(" RETURN ")[0]
    'MATCH (a:Entity)-[r]->(b:Entity) WHERE r.dataset = $dataset'
    """
    where = "WHERE r.dataset = $dataset " if one_dataset else f"WHERE type(r) <> '{LAYER}' "
    return (
        f"MATCH (a:Entity)-[r]->(b:Entity) {where}"
        f"RETURN a.uid AS subject_uid, type(r) AS type, b.uid AS object_uid, "
        f"{_project('r', (*stored_fields(Tie), *extras))} ORDER BY key"
    )


def read_links(*, one_dataset: bool) -> str:
    """Return the query for the links from records to their sources.

    Examples
    --------
    >>> read_links(one_dataset=False).split(" RETURN")[0]
    'MATCH (a:Record)-[r:FROM_SOURCE]->(b:Record)'
    """
    where = "WHERE r.dataset = $dataset " if one_dataset else ""
    return (
        f"MATCH (a:Record)-[r:{LINK}]->(b:Record) {where}"
        f"RETURN a.uid AS record_uid, b.uid AS source_uid ORDER BY record_uid, source_uid"
    )


# The days of publication of the sources that records rest on; EXISTS stops at the first record of each.
READ_CITED_DAYS = (
    f"MATCH (s:Source) WHERE s.published IS NOT NULL AND EXISTS {{ MATCH (s)<-[:{LINK}]-(:Record) }} "
    "RETURN DISTINCT s.published AS published ORDER BY published"
)


# The layer (`jjgraph.services.layer`): computed relationships among entities that are no ties.
LAYER = "COLLABORATES"
ADD_LAYER = (
    "UNWIND $rows AS row MATCH (a:Entity {uid: row.a}) MATCH (b:Entity {uid: row.b}) "
    f"CREATE (a)-[r:{LAYER}]->(b) SET r = row.props"
)
DROP_LAYER = f"MATCH (a:Entity)-[r:{LAYER}]->(b:Entity) DELETE r"
LAYER_SIZE = f"MATCH (a:Entity)-[r:{LAYER}]->(b:Entity) RETURN count(r) AS pairs ORDER BY pairs"


# How many objects a data set has in the store, by part.
COUNTS_OF_DATASET = {
    "entities": "MATCH (n:Entity) WHERE $dataset IN n.datasets RETURN count(n) AS n",
    "records": "MATCH (n:Record) WHERE n.dataset = $dataset RETURN count(n) AS n",
    "ties": "MATCH (a:Entity)-[r]->(b:Entity) WHERE r.dataset = $dataset RETURN count(r) AS n",
    "links": f"MATCH (a:Record)-[r:{LINK}]->(b:Record) WHERE r.dataset = $dataset RETURN count(r) AS n",
}


def rows_in_batches(rows: list[dict[str, Any]], size: int) -> Iterable[list[dict[str, Any]]]:
    """Yield *rows* in batches of at most *size*.

    Examples
    --------
    >>> [len(batch) for batch in rows_in_batches([{}] * 5, 2)]
    [2, 2, 1]
    """
    for start in range(0, len(rows), size):
        yield rows[start : start + size]
