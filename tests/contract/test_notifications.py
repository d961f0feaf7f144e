"""A Neo4j that has just been seeded has nothing to remark on any named query: no unknown name, nothing deprecated."""

import io
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from neo4j import Driver, GraphDatabase

from jjgraph.exports.browser import browser_files
from jjgraph.model.view import View
from jjgraph.queries.library import load_library, neo4j_queries
from jjgraph.results.headings import HEADINGS
from jjgraph.services.datasets import schema_of, seed
from jjgraph.services.store_comparison import known_parameters
from jjgraph.store.loading import remove_dataset
from tests.paths import JINJIANG
from tests.servers import LTS, NEWEST, Neo4jServer, NoJavaError, UnavailableError, running_neo4j, skip_or_fail
from tests.stores import checked, opened

QUERIES = {**load_library(), **neo4j_queries()}


@pytest.fixture(scope="module", params=[LTS, NEWEST])
def fresh(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neo4jServer]:
    """Give a server of its own: one that other tests wrote to knows names that the data do not have."""
    with ExitStack() as stack:
        try:
            server = stack.enter_context(running_neo4j(request.param, tmp_path_factory.mktemp("fresh")))
        except NoJavaError as reason:
            if request.param == NEWEST:
                pytest.skip(str(reason))
            skip_or_fail("neo4j", str(reason))
        except UnavailableError as reason:
            skip_or_fail("neo4j", str(reason))
        with opened(server) as store:
            seed(store, [checked(JINJIANG)])
        yield server


def remarks(driver: Driver, texts: dict[str, tuple[str, dict[str, Any]]]) -> list[tuple[str, str]]:
    """Return what the server remarks on each text, with all its notifications on."""
    return [
        (name, remark.status_description)
        for name, (text, values) in texts.items()
        for remark in driver.execute_query(text, values).summary.gql_status_objects
        if remark.is_notification
    ]


@pytest.mark.neo4j
@pytest.mark.xdist_group("neo4j")
def test_no_query_is_remarked_on(fresh: Neo4jServer) -> None:
    """Every named query, and every one saved for Browser, runs without a notification; on an emptied store too."""
    with (
        opened(fresh) as store,
        GraphDatabase.driver(fresh.uri, auth=(fresh.username, fresh.password)) as driver,
    ):
        assert remarks(driver, {"misspelt": ("MATCH (n:Entty) RETURN n.uid AS uid", {})})  # it does remark
        schema = schema_of(store)
        values = {
            name: {**known_parameters(store, query), **View().parameters()} for name, query in QUERIES.items()
        }
        texts = {name: (query.text, values[name]) for name, query in QUERIES.items()}
        files = browser_files([(query, values[name]) for name, query in QUERIES.items()], HEADINGS, schema)
        with zipfile.ZipFile(io.BytesIO(files["saved-queries.zip"])) as saved:
            texts |= {name: (saved.read(name).decode(), {}) for name in saved.namelist()}
        assert len(texts) == 2 * len(QUERIES) + 1
        assert remarks(driver, texts) == []
        remove_dataset(store, "jinjiang", schema)
        assert remarks(driver, texts) == []
