"""The page of checks tells the truth: nothing is left out, its tests exist, its numbers stand in them."""

import ast
import re

import pytest

from docs.generate.reference import LABELS
from docs.generate.reference_pages import METHODS
from jjgraph.analysis.gaps import GAP_KINDS
from tests.paths import ROOT

PAGE = (ROOT / "docs" / "reference" / "checks.md").read_text("utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in PAGE.splitlines()
    if line.startswith("| ") and "::test_" in line
]


def test_nothing_is_left_out() -> None:
    """Each kind of gap, each measure and each method has a row."""
    named = {name for row in ROWS for name in re.split(r"[ ,]+", row[0])}
    assert set(GAP_KINDS) | set(LABELS) | set(METHODS) <= named


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[-1].strip("`").rpartition("::")[2])
def test_numbers_stand_in_the_test_that_is_named(row: list[str]) -> None:
    """The test is there, and what is expected is what it expects."""
    path, _, name = row[-1].strip("`").partition("::")
    text = (ROOT / "tests" / path).read_text("utf-8")
    functions = {node.name: node for node in ast.parse(text).body if isinstance(node, ast.FunctionDef)}
    assert name in functions
    node = functions[name]
    first = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
    source = "\n".join(text.splitlines()[first - 1 : node.end_lineno])
    for value in row[2].split("; "):
        whole = rf"(?<![\d.]){re.escape(value)}(?![\d])"
        assert value == "–" or re.search(whole, source), f"{value} is not in {name}"
