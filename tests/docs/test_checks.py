"""The page of checks tells the truth: nothing is left out, and its numbers stand in the tests."""

import ast
import re

import pytest

from docs.generate.checks_page import NOTHING, TESTS, Check, checks, checks_page, is_mark
from docs.generate.reference import LABELS
from docs.generate.reference_pages import METHODS
from jjgraph.analysis.gaps import GAP_KINDS
from tests.paths import ROOT

CHECKS = list(checks())


def test_the_page_is_current() -> None:
    """`make docs` would write it as it is."""
    assert (ROOT / "docs" / "reference" / "checks.md").read_text("utf-8") == checks_page(LABELS)


def test_nothing_is_left_out() -> None:
    """Each kind of gap, each measure and each method has a row."""
    named = {word for check in CHECKS for word in check.words}
    assert set(GAP_KINDS) | set(LABELS) | set(METHODS) <= named


def source_of(check: Check) -> str:
    """Return the text of a test with its parameters, without what it says of itself for the page."""
    text = (TESTS / check.path).read_text("utf-8")
    functions = (node for node in ast.parse(text).body if isinstance(node, ast.FunctionDef))
    node = next(node for node in functions if node.name == check.test)
    lines = text.splitlines()
    parts = [*(mark for mark in node.decorator_list if not is_mark(mark)), node]
    return "\n".join("\n".join(lines[part.lineno - 1 : part.end_lineno]) for part in parts)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.test)
def test_numbers_stand_in_the_test_that_is_named(check: Check) -> None:
    """What is expected is what the test expects."""
    source = source_of(check)
    for value in check.expected.split("; "):
        whole = rf"(?<![\d.]){re.escape(value)}(?![\d])"
        assert value == NOTHING or re.search(whole, source), f"{value} is not in {check.test}"
