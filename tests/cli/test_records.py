"""Whatever id of a record a command, a query, a page, the map or an export prints can be given to ``record``."""

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import click
import pytest

from jjgraph.cli.main import COMMANDS, main
from jjgraph.errors import UsageError
from jjgraph.model.view import View
from jjgraph.queries.library import find_query, load_library
from jjgraph.services.query_service import ask
from jjgraph.services.store_comparison import WIDEST, known_parameters
from jjgraph.store.protocol import GraphStore
from tests.browser.samples import computed_payload
from tests.cli.conftest import Cli
from tests.site.samples import jinjiang_pages
from tests.stores import opened

RECORD = re.compile(r"(?<![\w/.-])jinjiang/[a-z]-[\w.:-]*\w")
# A group is named by its entity and id; before an entity in the key of a tie stands the data set.
GROUP = re.compile(r"(?<![\w/.-])(?:consortium|place)-[a-z0-9-]+/[a-z0-9-]+(?![\w/-])")
NO_RECORD = "jinjiang/s-"  # sources have the query source-statements
# They answer about files, settings and the library; what they are called with otherwise, if anything.
NO_STUDY = {"check", "doctor", "export", "queries", "query", "schema", "settings", "shell", "show"} | {
    "batches",
    "changes",
    "import",
}  # of lists: tests/cli/test_lists.py
GIVEN = {"compare": ("2023", "2026"), "whatif": ("--remove", "univ-quanzhou-vocational-technology")}
SHOWN = ("consortium-jinjiang", "gov-jinjiang", "place-jinjiang", "per-wuzunyi", "ent-panpan")
EXPORTS = {"json": "g.json", "graphml": "g.graphml", "gexf": "g.gexf", "cypher": "g.cypher"}


def ids_in(text: str) -> set[str]:
    """Return every id of a record, and every uid of a declared group, in *text*."""
    found = {*RECORD.findall(text), *GROUP.findall(text)}
    return {uid for uid in found if not uid.startswith(NO_RECORD)}


def in_values(value: Any) -> set[str]:
    """Return the same of all texts in *value*, whatever lists and tables it is made of."""
    if isinstance(value, Mapping):
        return in_values([*value.keys(), *value.values()])
    if isinstance(value, str):
        return ids_in(value)
    return set().union(*map(in_values, value)) if isinstance(value, Iterable) else set()


def lost(store: GraphStore, found: set[str]) -> list[str]:
    """Return which of the ids ``record`` does not find, and ask for one of each sort as a person would."""
    query = find_query("record")
    for sort in sorted({uid[: uid.index("/") + 3] for uid in found}):
        uid = min(uid for uid in found if uid.startswith(sort))
        assert ask(store, query, {"record": uid}, View()).rows, uid
    return sorted(uid for uid in found if not store.read(query.text, {"record": uid}).rows)


def studies() -> list[str]:
    """Return the commands that print a table about the data."""
    assert isinstance(main, click.Group)
    commands = {name: main.get_command(click.Context(main), name) for name in COMMANDS}
    printing = {
        name
        for name, command in commands.items()
        if command and any(p.name == "form" for p in command.params)
    }
    return sorted(printing - NO_STUDY)


@pytest.fixture(scope="module")
def reading(jinjiang_store: Path) -> Iterable[GraphStore]:
    """Give the store with the Jinjiang data, to read."""
    with opened(jinjiang_store, writable=False) as store:
        yield store


def test_ids_that_queries_give(reading: GraphStore) -> None:
    """Each named query with the parameters that the data answer to, in the widest view; each source and group."""
    found: set[str] = set()
    asked = 0
    for query in load_library().values():
        given = {name: str(value) for name, value in known_parameters(reading, query).items()}
        own = {param.name: given[param.name] for param in query.params}
        try:
            answer = ask(reading, query, own, WIDEST)
        except UsageError:  # nothing in the data answers to it
            continue
        asked += 1
        found |= in_values(answer.rows)
    for name, sort in (("source-statements", "Source"), ("declared-group", "DeclaredGroup")):
        for (uid,) in reading.read(f"MATCH (n:{sort}) RETURN n.uid AS uid ORDER BY uid").rows:
            (param,) = find_query(name).params
            found |= in_values(ask(reading, find_query(name), {param.name: uid}, WIDEST).rows)
    assert asked > 60
    assert {uid.split("/")[1][:2] for uid in found if uid.startswith("jinjiang/")} == {
        "c-",
        "d-",
        "f-",
        "g-",
        "i-",
        "t-",
    }
    assert lost(reading, found) == []


def test_ids_that_commands_print(seeded: Cli, reading: GraphStore) -> None:
    """Each table of a study, and what show says of entities of several kinds, with the groups they belong to."""
    calls = [(name, *GIVEN.get(name, ())) for name in studies()] + [("show", uid) for uid in SHOWN]
    found = {}
    for call in calls:
        result = seeded(*call, "--reliability", "low", "--inferred", "--format", "json")
        assert result.code == 0, (call, result.err)
        found[call[-1]] = in_values(json.loads(result.out))
    assert found["gaps"] and found["consortium-jinjiang"]
    everything = set().union(*found.values())
    assert any(uid.startswith("consortium-") for uid in everything)
    assert lost(reading, everything) == []


def test_ids_on_map_and_site(reading: GraphStore) -> None:
    """Those of the map's data, claims of gaps among them, and of every page and file of the site."""
    drawn = in_values(computed_payload())
    pages = set().union(*map(ids_in, jinjiang_pages().values()))
    assert len(drawn) > 800 and pages
    assert lost(reading, drawn | pages) == []


def test_ids_in_exports(seeded: Cli, reading: GraphStore) -> None:
    """Those in the files for other programs; a folder of CSV has the short names of its own files."""
    found = set()
    for form, name in EXPORTS.items():
        result = seeded("export", "--format", form, "--out", name)
        assert result.code == 0, result.err
        found |= ids_in(Path(name).read_text("utf-8"))
    assert len(found) > 800
    assert lost(reading, found) == []
