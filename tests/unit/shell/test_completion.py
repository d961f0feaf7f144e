"""Which words fit where."""

import pytest

from jjgraph.model.schema import builtin_schema
from jjgraph.shell.completion import Words

WORDS = Words.of(builtin_schema())


@pytest.mark.parametrize(
    ("before", "typed", "word"),
    [
        ("MATCH (e:enterp", 6, "Enterprise"),
        ("MATCH (c:Clai", 4, "Claim"),
        ("MATCH (n) WHERE n:Univ", 4, "University"),
        ("MATCH (a)-[r:co_bui", 6, "CO_BUILDS"),
        ("MATCH (a)-[:FUNDS|INVE", 4, "INVESTS_IN"),
        ("MATCH (c)-[:FROM", 4, "FROM_SOURCE"),
        ("RETURN e.name_", 5, "name_zh"),
        ("MATCH (e:Entity {ui", 2, "uid"),
        ("MATCH (e) RET", 3, "RETURN"),
        (":qu", 3, ":query"),
        (":query declared", 8, "declared-against-named"),
        (":query partners u", 1, "uid="),
        (":query evidence a=x b", 1, "b="),
    ],
)
def test_fitting(before: str, typed: int, word: str) -> None:
    """The word is offered, in place of what was typed of it."""
    letters, words = WORDS.fitting(before)
    assert letters == typed
    assert word in words


@pytest.mark.parametrize("before", ["RETURN 'e", "MATCH (x", "RETURN $para", ""])
def test_nothing_fits(before: str) -> None:
    """In quotations, names of one's own and parameters nothing is offered that would be wrong."""
    assert not set(WORDS.fitting(before)[1]) & {*WORDS.labels, *WORDS.types}
