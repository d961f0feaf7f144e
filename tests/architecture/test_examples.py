"""The data set of the examples in docstrings is for these alone."""

import ast
from pathlib import Path

from jjgraph.model.examples import tiny
from jjgraph.model.schema import builtin_schema

PACKAGE = Path(__file__).parents[2] / "jjgraph"
EXAMPLES = "jjgraph.model.examples"


def imported(file: Path) -> set[str]:
    """Return the names of the modules that the code of a file imports."""
    nodes = list(ast.walk(ast.parse(file.read_text(encoding="utf-8"))))
    found = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    for node in nodes:
        if isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def test_nothing_that_runs_imports_the_examples() -> None:
    """Only docstrings speak of the example data: no module of the package imports them."""
    files = sorted(PACKAGE.rglob("*.py"))
    assert files
    assert [file.name for file in files if EXAMPLES in imported(file)] == []


def test_an_import_of_the_examples_would_be_found(tmp_path: Path) -> None:
    """Both ways to import a module are seen, at the top and inside a function."""
    for text in (f"def f():\n    import {EXAMPLES}\n", "from jjgraph.model import examples\n"):
        file = tmp_path / "spoilt.py"
        file.write_text(text, encoding="utf-8")
        assert EXAMPLES in imported(file)


def test_the_example_data_keep_to_the_schema() -> None:
    """Every tie of the example data joins kinds that its type admits, and rests on what is there."""
    data, schema = tiny(), builtin_schema()
    for tie in data.ties:
        spec = schema.ties[tie.type]
        assert schema.admits(spec.subject, data.entity[tie.subject_uid].kind)
        assert schema.admits(spec.object, data.entity[tie.object_uid].kind)
        assert set(tie.claim_ids) <= set(data.claim)
    assert {claim.source_uid for claim in data.claims} <= set(data.source)
