"""Every name that `check` lets in stands in a statement of both stores without quotes."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from jjgraph.intake.plausibility import LONGEST_NAME
from jjgraph.model.identifiers import KIND, PROPERTY, TIE_TYPE
from jjgraph.services.datasets import CheckedDataset, check, seed, verify
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


def test_words_of_the_language_are_taken_or_work(store: GraphStore) -> None:
    """A word that is not reserved can be a kind, a type and a property, as a load writes it and a read asks for it."""
    kinds = [name for word in WORDS if KIND.fault(name := word.capitalize()) is None]
    types = [name for word in WORDS if TIE_TYPE.fault(name := word) is None]
    names = [name for word in WORDS if PROPERTY.fault(name := word.lower()) is None]
    assert len(kinds) > 100 and len(types) > 100 and len(names) > 100

    def work(transaction: Transaction) -> None:
        transaction.run("CREATE (n:Entity {uid: 'x'})")
        for part in parts(kinds):
            nodes = (f"(n{number}:Entity:{name} {{uid: '{name}'}})" for number, name in enumerate(part))
            transaction.run(f"CREATE {', '.join(nodes)}")
        for part in parts(types):
            ties = (f"(a)-[:{name} {{key: '{name}'}}]->(a)" for name in part)
            transaction.run(f"MATCH (a:Entity {{uid: 'x'}}) CREATE {', '.join(ties)}")
        for part in parts(names):
            transaction.run(
                f"MATCH (n:Entity {{uid: 'x'}}) SET {', '.join(f'n.{name} = 1' for name in part)}"
            )
            row = {"uid": "x", **dict.fromkeys(part, 2)}
            transaction.run("MATCH (n:Entity {uid: 'x'}) SET n += $row", {"row": row})

    store.write(work)
    for part in parts(names):
        columns = ", ".join(f"n.{name} AS {name}" for name in part)
        (row,) = store.read(f"MATCH (n:Entity {{uid: 'x'}}) RETURN {columns}").records()
        assert row == dict.fromkeys(part, 2)
    labels = {
        label
        for (found,) in store.read("MATCH (n:Entity) RETURN labels(n) AS labels").rows
        for label in found
    }
    assert labels == {"Entity", *kinds}
    assert {name for (name,) in store.read("MATCH ()-[r]->() RETURN type(r) AS t").rows} == set(types)


def parts(names: list[str]) -> list[list[str]]:
    """Return *names* in parts that one statement can hold."""
    return [names[start : start + 25] for start in range(0, len(names), 25)]


def data_set(folder: Path, name: str, text: str) -> CheckedDataset:
    """Write a data set with a name of its own and a text wherever one may stand, and check it."""
    folder.mkdir()
    (folder / "entities.csv").write_text(
        f"uid,kind,name_zh,aliases,place,source_id,note\nf1,Enterprise,{name},{text},{text},s1,{text}\nu1,University,乙,,,,\n",
        "utf-8",
    )
    (folder / "sources.csv").write_text(
        f"source_id,title,publisher,reliability,note\ns1,{text},{text},official,{text}\n", "utf-8"
    )
    (folder / "relationships.csv").write_text(
        f"subject_id,type,object_id,source_id,locator,statement,role\nf1,COOPERATES_WITH,u1,s1,{text},{text},{text}\n",
        "utf-8",
    )
    (folder / "statistics.csv").write_text(
        f"subject_id,measure,value,unit,source_id\nf1,{text},1,{text},s1\n", "utf-8"
    )
    return check(folder)


def test_the_longest_names_and_texts_that_pass_are_loaded(store: GraphStore, tmp_path: Path) -> None:
    """No index of a store refuses what `check` let through; a longer name is told on the way in."""
    checked = data_set(tmp_path / "long", "𠮷" * LONGEST_NAME, "长" * 40_000)
    assert checked.dataset is not None, checked.report.errors
    seed(store, [checked])
    assert verify(store, [checked])[0].holds
    (issue,) = data_set(tmp_path / "longer", "甲" * (LONGEST_NAME + 1), "短").report.errors
    assert (issue.code, issue.row, issue.column) == ("name-too-long", 2, "name_zh")
