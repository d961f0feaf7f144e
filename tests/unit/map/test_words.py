"""The words of the map's page: each once, and the same as those of the site."""

import re
from collections import Counter

from jjgraph.map.page import web_text
from jjgraph.site.labels import READING


def table(name: str) -> list[tuple[str, str]]:
    """Return the keys of a table of i18n.js, each with the rest of its line."""
    body = re.search(rf"(?ms)^const {name} = \{{$(.*?)^\}};$", web_text("js/i18n.js"))
    assert body is not None
    return re.findall(r"(?m)^  (\w+): (.*)$", body[1])


def test_a_word_is_defined_once() -> None:
    """A second definition would silently take the place of the first."""
    counts = Counter(key for key, _ in table("WORDS"))
    assert len(counts) > 100
    assert [key for key, count in counts.items() if count > 1] == []


def test_map_and_site_call_memberships_the_same() -> None:
    """How a member of a declared group counts is said in the same words on both."""
    assert dict(table("READING_WORDS")) == {
        key: f'["{text.zh}", "{text.en}"],' for key, text in READING.items()
    }
