"""Every named query answers as tests/data/xikou says, on each store; every check finds what was broken for it."""

import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from jjgraph.cli.tables import HEADINGS
from jjgraph.exports.browser import browser_files
from jjgraph.model.view import View
from jjgraph.queries.library import find_query, load_library, neo4j_queries
from jjgraph.services.datasets import schema_of, seed
from jjgraph.services.query_service import bind
from jjgraph.services.store_comparison import known_parameters
from jjgraph.store.protocol import GraphStore, Rows
from tests.paths import HARBOUR, XIKOU
from tests.servers import Neo4jServer
from tests.stores import checked, empty, full_schema, opened

# By query: its parameters, how many rows there are, and the first of them (all, where there are few).
# Checked by hand against the files of tests/data/xikou.
ANSWERS: dict[str, dict[str, Any]] = json.loads(
    Path(__file__).with_name("answers.json").read_text(encoding="utf-8")
)
CHECKS = sorted(name for name, query in load_library().items() if query.topic == "checks")

# By check: statements that break the store as the check should find it, and the last cell of the row it then gives.
BROKEN: dict[str, tuple[str, str]] = {
    "claims-without-source": (
        "MATCH (c:Claim) WHERE c.role = '秘书长' REMOVE c.source_uid",
        "xikou/c-979deee31de2",
    ),
    "claims-without-tie": (
        "MATCH (a:Entity {uid: 'silk'})-[r:LOCATED_IN]->(b:Entity) DELETE r",
        "xikou/c-ce07f02b9ca9",
    ),
    "ends-before-it-begins": (
        "MATCH (a:Entity {uid: 'kiln'})-[r:SIGNED]->(b:Entity) SET r.until_last = date('2023-02-28')",
        "xikou/kiln/SIGNED/accord",
    ),
    "records-of-unknown-things": (
        "MATCH (i:Indicator) WHERE i.measure = '在校生' SET i.subject_uid = 'nobody'",
        "xikou/i-5eed7b1a611b",
    ),
    "records-without-link": (
        "MATCH (i:Indicator)-[r:FROM_SOURCE]->(s:Source) WHERE i.measure = '在校生' DELETE r",
        "xikou/i-5eed7b1a611b",
    ),
    "things-of-two-kinds": ("MATCH (e:Entity {uid: 'kiln'}) SET e:Media", "kiln"),
    "ties-with-oneself": (
        "MATCH (e:Entity {uid: 'kiln'}) CREATE (e)-[:VISITED {key: 'loop', claim_ids: ['x']}]->(e)",
        "loop",
    ),
    "ties-without-claims": (
        "MATCH (a:Entity {uid: 'kiln'})-[r:SIGNED]->(b:Entity) SET r.claim_ids = ['gone']",
        "xikou/kiln/SIGNED/accord",
    ),
    "unused-sources": (
        "MATCH (n:Record)-[r:FROM_SOURCE]->(s:Source {uid: 'xikou/s-blog'}) DELETE r",
        "xikou/s-blog",
    ),
    "wrong-levels": (
        "MATCH (a:Entity {uid: 'kiln'})-[r:SIGNED]->(b:Entity) SET r.stated_level = 3",
        "xikou/kiln/SIGNED/accord",
    ),
}


def filled(target: Path | Neo4jServer) -> Iterator[GraphStore]:
    if isinstance(target, Neo4jServer):
        empty(target)
    with opened(target) as store:
        seed(store, [checked(XIKOU)])
        yield store


@pytest.fixture(scope="module")
def embedded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GraphStore]:
    """Give an embedded store with the small data set."""
    yield from filled(tmp_path_factory.mktemp("answers") / "answers.kgl")


@pytest.fixture(scope="module")
def server(neo4j_server: Neo4jServer) -> Iterator[GraphStore]:
    """Give the long-term Neo4j with the small data set."""
    yield from filled(neo4j_server)


@pytest.fixture(scope="module")
def newest(newest_neo4j_server: Neo4jServer) -> Iterator[GraphStore]:
    """Give the newest Neo4j with the small data set."""
    yield from filled(newest_neo4j_server)


def ask(store: GraphStore, name: str, given: dict[str, str]) -> Rows:
    query = find_query(name)
    return store.read(query.text, bind(store, query, given, View()))


def check_answer(store: GraphStore, name: str) -> None:
    wanted = ANSWERS[name]
    answer = ask(store, name, wanted["given"])
    assert answer.columns == find_query(name).columns
    assert [list(row) for row in answer.rows[: len(wanted["rows"])]] == wanted["rows"]
    assert len(answer.rows) == wanted["count"] > 0


def test_every_query_has_its_answer() -> None:
    """A query that is added without expected rows, or a check that nothing breaks, fails here."""
    assert set(ANSWERS) | set(BROKEN) == set(load_library())
    assert set(BROKEN) == set(CHECKS)


def test_columns_hold_what_their_headings_say(embedded: GraphStore) -> None:
    """A column that is headed 来源 holds names of sources, and one that is headed as a number of something numbers."""
    known = {
        name for (name,) in embedded.read("MATCH (s:Source) RETURN s.name AS name ORDER BY name").rows
    } | {""}
    for name, wanted in ANSWERS.items():
        for row in ask(embedded, name, wanted["given"]).records():
            for column, value in row.items():
                heading = HEADINGS.get(column, "")
                if heading in ("来源", "申报数的来源"):
                    assert set(value if isinstance(value, list) else [value]) <= known, (name, column)
                elif heading.endswith("数"):
                    assert value is None or isinstance(value, (int, float)), (name, column)


@pytest.mark.parametrize("name", sorted(ANSWERS))
def test_answers_of_the_embedded_store(name: str, embedded: GraphStore) -> None:
    """The rows are those that a person finds in the files."""
    check_answer(embedded, name)


@pytest.mark.parametrize("name", sorted(ANSWERS))
def test_answers_of_neo4j(name: str, server: GraphStore) -> None:
    """Neo4j gives the same rows."""
    check_answer(server, name)


def test_answers_of_the_newest_neo4j(newest: GraphStore) -> None:
    """So does the newest Neo4j, for every query."""
    for name in ANSWERS:
        check_answer(newest, name)


@pytest.mark.parametrize("name", CHECKS)
def test_checks_find_nothing_in_good_data(name: str, embedded: GraphStore, server: GraphStore) -> None:
    """A check gives no row where nothing is wrong."""
    assert ask(embedded, name, {}).rows == ask(server, name, {}).rows == []


class UndoneError(Exception):
    """Raised to take a transaction back."""


@pytest.mark.parametrize("name", CHECKS)
def test_checks_find_what_is_broken(name: str, tmp_path: Path) -> None:
    """Each check gives a row that names what was broken."""
    statement, told = BROKEN[name]
    with opened(tmp_path / "broken.kgl") as store:
        seed(store, [checked(XIKOU)])
        store.write(lambda transaction: transaction.run(statement))
        assert told in {row[-1] for row in ask(store, name, {}).rows}


@pytest.mark.parametrize("name", CHECKS)
def test_checks_find_what_is_broken_on_neo4j(name: str, server: GraphStore) -> None:
    """So they do on Neo4j; the change is taken back."""
    statement, told = BROKEN[name]
    query, found = find_query(name), []
    with pytest.raises(UndoneError):
        store_breaks(server, statement, query.text, found)
    assert told in {row[-1] for row in found}


def store_breaks(store: GraphStore, statement: str, text: str, found: list[tuple[Any, ...]]) -> None:
    def work(transaction: Any) -> None:
        transaction.run(statement)
        found.extend(transaction.read(text).rows)
        raise UndoneError

    store.write(work)


@pytest.mark.parametrize(
    ("text", "first"),
    [("溪陶", "kiln"), ("陶瓷材料", "lab"), ("Kiln", "kiln"), ("海大", "nanyang")],
)
def test_full_text_finds_names_in_chinese(
    text: str, first: str, server: GraphStore, newest: GraphStore
) -> None:
    """A part of a Chinese name, an alias or an English word is found on both versions of Neo4j."""
    query = neo4j_queries()["search-names"]
    for store in (server, newest):
        found = store.read(query.text, {"text": text})
        assert found.columns == query.columns
        assert found.rows[0][-1] == first


def test_full_text_finds_statements(server: GraphStore, newest: GraphStore) -> None:
    """A word in the middle of a statement is found, with its source."""
    query = neo4j_queries()["search-statements"]
    for store in (server, newest):
        rows = store.read(query.text, {"text": "秘书长"}).rows
        assert rows[0][1:3] == ("林一任联合体秘书长", "溪口市政府公报")


def test_indexes_are_there_and_loading_again_keeps_them(server: GraphStore, newest: GraphStore) -> None:
    """Neo4j has the two constraints, the index of names and both full-text indexes with the analyzer cjk."""
    for store in (server, newest):
        rows = store.read(
            "SHOW INDEXES YIELD name, type, state, options WHERE type <> 'LOOKUP' "
            "RETURN name, type, state, options.indexConfig['fulltext.analyzer'] AS analyzer ORDER BY name"
        ).rows
        assert rows == [
            ("claim_object_uid", "RANGE", "ONLINE", None),
            ("claim_relation", "RANGE", "ONLINE", None),
            ("claim_subject_uid", "RANGE", "ONLINE", None),
            ("declaredgroup_subject_uid", "RANGE", "ONLINE", None),
            ("entity_name", "RANGE", "ONLINE", None),
            ("entity_uid", "RANGE", "ONLINE", None),
            ("fact_subject_uid", "RANGE", "ONLINE", None),
            ("indicator_subject_uid", "RANGE", "ONLINE", None),
            ("names", "FULLTEXT", "ONLINE", "cjk"),
            ("record_uid", "RANGE", "ONLINE", None),
            ("statement_subject_uid", "RANGE", "ONLINE", None),
            ("statements", "FULLTEXT", "ONLINE", "cjk"),
        ]


@pytest.mark.parametrize("column", ["subject_uid", "object_uid", "relation"])
def test_claims_are_looked_up_by_an_index(column: str, server: GraphStore, newest: GraphStore) -> None:
    """What the claims of an entity or a type are found by is not looked for in every claim."""
    for store in (server, newest):
        plan = store.explain(
            f"MATCH (c:Claim) WHERE c.{column} = $value RETURN c.uid AS uid ORDER BY uid", {"value": "x"}
        )
        assert "NodeIndexSeek" in " ".join(str(row["operation"]) for row in plan.records())


@pytest.mark.parametrize("name", sorted(neo4j_queries()))
def test_queries_for_neo4j_alone_answer_on_both_versions(
    name: str, server: GraphStore, newest: GraphStore
) -> None:
    """Each has rows, and the columns that its head names."""
    query = neo4j_queries()[name]
    given = {"text": "陶瓷", "uid": "poly", "a": "kiln", "b": "college", "consortium": "con-xikou"}
    mine = {param.name: given[param.name] for param in query.params}
    for store in (server, newest):
        answer = store.read(query.text, bind(store, query, mine, View()))
        assert answer.columns == query.columns and answer.rows


def test_saved_queries_of_the_browser_run(server: GraphStore, newest: GraphStore) -> None:
    """Each file of the zip is one statement that needs nothing more, and gives the rows of the query itself."""
    queries = {**load_library(), **neo4j_queries()}
    values = {name: known_parameters(server, query) for name, query in queries.items()}
    files = browser_files(
        [(query, values[name]) for name, query in queries.items()], HEADINGS, schema_of(server)
    )
    with zipfile.ZipFile(io.BytesIO(files["saved-queries.zip"])) as archive:
        saved = {name: archive.read(name).decode() for name in archive.namelist()}
    assert len(saved) == len(queries) + 1
    for store in (server, newest):
        for file, text in saved.items():
            assert ":param" not in text
            found = store.read(text.rstrip().removesuffix(";"), {})
            query = queries.get(Path(file).stem.split()[-1])
            if query is None:
                assert ("标签 label", "Project", "项目", "project", 1) in found.rows
            else:
                assert found.rows == store.read(query.text, values[query.name]).rows
                assert [column.split()[-1] for column in found.columns] == list(query.columns)


def test_style_of_the_browser_names_ties_in_both_languages() -> None:
    """Every type has a caption, data sets' own included; the pictures show names."""
    files = browser_files([], {}, full_schema(HARBOUR))
    text = files["style.grass"].decode()
    assert "relationship.CO_BUILDS { caption: '共建 co-builds'; }" in text
    assert "node.Shipyard" in text and "relationship.CREWS { caption: '配员 crews'; }" in text
    assert "'{{" not in text and text.count("{name}") > 40


def test_plans_name_their_steps(embedded: GraphStore, server: GraphStore, newest: GraphStore) -> None:
    """Neo4j explains with details; the embedded store at least names the steps; nothing is run."""
    query = find_query("partners")
    parameters = bind(embedded, query, {"uid": "poly"}, View())
    for store in (server, newest):
        plan = list(store.explain(query.text, parameters).records())
        assert plan[0]["operation"] == "ProduceResults" and "partner" in plan[0]["details"]
        assert any("Index" in step["operation"] for step in plan)
    steps = [step["operation"] for step in embedded.explain(query.text, parameters).records()]
    assert steps[0].startswith("Match") and steps[-1] == "OrderBy"
