"""Every name that `check` lets in stands in a statement of both stores without quotes."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from jjgraph.errors import JJGraphError
from jjgraph.model.identifiers import KIND, PROPERTY, TIE_TYPE
from jjgraph.store.protocol import GraphStore, Transaction
from tests.servers import Neo4jServer
from tests.stores import empty, opened

# Every word of the language, of either store, that somebody may take for a name.
WORDS = (Path(__file__).parents[1] / "data" / "cypher-words.txt").read_text("utf-8").split()


@pytest.fixture(params=["embedded", "neo4j", "newest"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[GraphStore]:
    """Give an empty store, open for writing."""
    target: Path | Neo4jServer = tmp_path / "names.kgl"
    if request.param != "embedded":
        target = request.getfixturevalue(
            {"neo4j": "neo4j_server", "newest": "newest_neo4j_server"}[request.param]
        )
        assert isinstance(target, Neo4jServer)
        empty(target)
    with opened(target) as opened_store:
        yield opened_store


def tried(store: GraphStore, name: str, texts: tuple[str, ...]) -> str:
    """Return why one of the texts does not run, or ""."""

    def work(transaction: Transaction) -> None:
        for text in texts:
            transaction.run(text.format(name), {"rows": [{"uid": name, "props": {"uid": name, name: 1}}]})

    try:
        store.write(work)
    except (JJGraphError, ValueError) as error:
        return f"{name}: {error}"
    except Exception as error:
        return f"{name}: {type(error).__name__} {error}"
    return ""


def test_words_of_the_language_are_taken_or_work(store: GraphStore) -> None:
    """A word that is not reserved can be a kind, a type and a property, in the statements that a load and a read send."""
    kinds = [name for word in WORDS if KIND.fault(name := word.capitalize()) is None]
    types = [name for word in WORDS if TIE_TYPE.fault(name := word) is None]
    names = [name for word in WORDS if PROPERTY.fault(name := word.lower()) is None]
    assert len(kinds) > 100 and len(types) > 100 and len(names) > 100
    make = (
        "UNWIND $rows AS row CREATE (n:Entity:{0} {{uid: row.uid, name: row.uid}})",
        "MATCH (n:{0}) SET n.seen = true",
    )
    tie = (
        "MERGE (n:Entity {{uid: 'x'}})",
        "MATCH (a:Entity {{uid: 'x'}}) MERGE (a)-[r:{0} {{key: 'k'}}]->(a) SET r.seen = true",
    )
    keep = (
        "MERGE (n:Entity {{uid: '{0}'}})",
        "UNWIND $rows AS row MATCH (n:Entity {{uid: row.uid}}) SET n = row.props",
        "MATCH (n:Entity) WHERE n.{0} = 1 SET n.{0} = 2",
    )
    failed = [
        tried(store, name, texts)
        for found, texts in ((kinds, make), (types, tie), (names, keep))
        for name in found
    ]
    assert [reason for reason in failed if reason] == []
    for start in range(0, len(names), 40):
        columns = ", ".join(f"n.{name} AS {name}" for name in names[start : start + 40])
        store.read(f"MATCH (n:Entity) RETURN {columns}")
