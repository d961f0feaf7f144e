"""Names that a store has not are found in a statement; names in doubt are left alone."""

import pytest

from jjgraph.model.schema import builtin_schema
from jjgraph.queries.library import load_library
from jjgraph.queries.vocabulary import Vocabulary

WORDS = Vocabulary.of(builtin_schema())


@pytest.mark.parametrize(
    ("text", "strange"),
    [
        ("MATCH (n:Enterprize:Entty) RETURN n.name", ["Enterprize", "Entty"]),
        ("MATCH (:Entity)-[:FUND|COOPERATE*1..2]->() RETURN 1", ["FUND", "COOPERATE"]),
        ("MATCH (n:Enterprise|!Collage) WHERE n:Scool RETURN n.nam", ["Collage", "Scool", "nam"]),
        ("MATCH (a)-[r]->(b) WHERE r.sinc > 1 AND EXISTS { (a)-[:OWN]->() } RETURN a.uid", ["sinc", "OWN"]),
    ],
)
def test_slips_are_found(text: str, strange: list[str]) -> None:
    """Each name once, in its order."""
    assert [name for _, name in WORDS.strange(text)] == strange


@pytest.mark.parametrize(
    "text",
    [
        "RETURN ':Nothing [:NO] n.no' AS x // :Nope",
        "MATCH (n) WITH {nam: n.name, of: n} AS m RETURN m.nam, m.of",
        "MATCH (n) RETURN n {.name, partner: n} AS n",
        "UNWIND $rows AS row MATCH (n:Entity {uid: row.key}) RETURN row.anything, $n.what",
        "CALL db.indexes() YIELD state, options RETURN options.kind, state",
        "MATCH (n) RETURN [x IN collect(n) WHERE x.nothing IS NULL | x.nothing] AS xs, date.truncate('month', n.uid)",
        "MATCH (n) RETURN n.`no such` AS x, {a: [1, 2], b: n.name} AS y, n.since_first.year AS z",
        "MATCH (n:$($label)) RETURN count(n) AS c",
        *(query.text for query in load_library().values()),
    ],
)
def test_names_in_doubt_are_left_alone(text: str) -> None:
    """Strings, maps, values that the statement names, functions, quoted names; and the whole library is clean."""
    assert WORDS.strange(text) == []
