"""How typed text falls into statements and commands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jjgraph.shell.statements import split, statements


@pytest.mark.parametrize(
    ("text", "found", "rest"),
    [
        ("", [], ""),
        (" // nothing ; here\n", [], ""),
        ("RETURN 1 AS a;", ["RETURN 1 AS a"], ""),
        ("RETURN 1 AS a; RETURN 2 AS b;;", ["RETURN 1 AS a", "RETURN 2 AS b"], ""),
        ("MATCH (n)\nRETURN n", [], "MATCH (n)\nRETURN n"),
        ("RETURN 'it\\'s; so' AS a;", ["RETURN 'it\\'s; so' AS a"], ""),
        ('RETURN ";" AS a;', ['RETURN ";" AS a'], ""),
        ("RETURN 1 AS `a;``b`;", ["RETURN 1 AS `a;``b`"], ""),
        ("RETURN 1 AS a // ; \n;", ["RETURN 1 AS a // ;"], ""),
        ("RETURN /* ; */ 1 AS a;", ["RETURN /* ; */ 1 AS a"], ""),
        ("RETURN 'open; ", [], "RETURN 'open; "),
        ("RETURN /* open; ", [], "RETURN /* open; "),
        (":help", [":help"], ""),
        (":export a.csv;\n:quit", [":export a.csv", ":quit"], ""),
        ("RETURN 1 AS a;\n:help\nRETURN", ["RETURN 1 AS a", ":help"], "RETURN"),
        ("partners kiln", ["partners kiln"], ""),
        ("partners kiln;\nRETURN 1", ["partners kiln"], "RETURN 1"),
        ("MATCH (n)\n:help\nRETURN", ["MATCH (n)", ":help"], "RETURN"),
        ("RETURN 'a\n:help", [], "RETURN 'a\n:help"),
        ("MATCH (n\n:Entity) RETURN n.uid AS uid;", ["MATCH (n\n:Entity) RETURN n.uid AS uid"], ""),
    ],
)
def test_split(text: str, found: list[str], rest: str) -> None:
    """Semicolons end statements, but not in quotations, comments and quoted names; a command is a line."""
    assert split(text) == (found, rest)


@given(
    st.lists(
        st.sampled_from(["RETURN 1 AS a;", "'x;", "'", "// ;", "\n", ":help", "/*", "*/", " ", ";"]),
        max_size=12,
    )
)
def test_lines_or_all_at_once(parts: list[str]) -> None:
    """What comes line by line is cut as what comes at once, and nothing but ends and blanks is lost."""
    text = "".join(parts)
    found, rest = split(text)
    whole = [*found, rest.strip()] if rest.strip() else found
    assert list(statements(text.splitlines(keepends=True))) == whole
