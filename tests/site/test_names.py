"""Names of pages: safe on every system, and never shared."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jjgraph.model.citation import web_address
from jjgraph.site.names import LONGEST, page_name

AWKWARD = [
    "con",
    "COM1",
    "nul",
    "a.",
    "a ",
    "A",
    "a",
    "_41",
    "é",
    "e\u0301",
    "晋江",
    "../x",
    "a" * 500,
    "\ud800",
]


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # a busy machine is no failure
@given(st.lists(st.one_of(st.text(min_size=1), st.sampled_from(AWKWARD)), unique=True))
def test_two_uids_never_share_a_name(uids: list[str]) -> None:
    """Whatever the uids are, their names differ, even where case does not count, and hold plain signs only."""
    names = [page_name(uid) for uid in uids]
    assert len({name.casefold() for name in names}) == len(uids)
    for name in names:
        assert re.fullmatch(r"[a-z0-9_-]+", name) and len(name) <= LONGEST
        assert name not in ("con", "prn", "aux", "nul") and not re.fullmatch(r"(com|lpt)\d", name)


@pytest.mark.parametrize(
    "text",
    [
        "javascript:alert(1)",
        " JavaScript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//example.org",
        "http:",
        "https://",
        "http://[",
        "www.example.org",
        "",
    ],
)
def test_only_addresses_of_the_web_become_links(text: str) -> None:
    """Nothing else does, whatever it looks like."""
    assert web_address(text) == ""
