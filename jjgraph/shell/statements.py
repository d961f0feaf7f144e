"""Cut what was typed into statements, which end with a semicolon, and commands, which are lines with a colon."""

import re
from collections.abc import Iterable, Iterator

COMMANDS = (":export", ":help", ":map", ":queries", ":query", ":quit")
# The words that a statement can begin with.
OPENINGS = frozenset(
    (
        "ALTER",
        "CALL",
        "CREATE",
        "CYPHER",
        "DELETE",
        "DENY",
        "DETACH",
        "DROP",
        "EXPLAIN",
        "FILTER",
        "FINISH",
        "FOREACH",
        "GRANT",
        "INSERT",
        "LET",
        "LOAD",
        "MATCH",
        "MERGE",
        "NODETACH",
        "OPTIONAL",
        "PROFILE",
        "REMOVE",
        "RETURN",
        "REVOKE",
        "SET",
        "SHOW",
        "START",
        "STOP",
        "TERMINATE",
        "UNION",
        "UNWIND",
        "USE",
        "USING",
        "WITH",
    )
)
_WORD = re.compile(r"[^\W\d][\w-]*")
_COMMAND_LINE = re.compile(rf"[ \t]*(?:{'|'.join(COMMANDS)})\b")
_BLANK = re.compile(r"(?:\s+|//[^\n]*|/\*.*?\*/)*", re.DOTALL)
# A quotation or comment that is still open runs to the end: a semicolon in it ends nothing.
_PIECE = re.compile(
    r"""'(?:\\.|[^'\\])*(?:'|\Z)|"(?:\\.|[^"\\])*(?:"|\Z)|`(?:``|[^`])*(?:`|\Z)"""
    r"""|//[^\n]*|/\*.*?(?:\*/|\Z)|(?P<end>;)|.""",
    re.DOTALL,
)


def split(text: str) -> tuple[list[str], str]:
    """Return the whole statements and commands of *text*, and the rest that has no end yet.

    What begins with a word that opens no statement ends with its line, or whoever typed it would wait for ever; and a
    line with a command is one even where the statement before it was not ended.

    Examples
    --------
    >>> split("RETURN ';' AS a; // ;\\n:help\\nMATCH (n)")
    (["RETURN ';' AS a", ':help'], 'MATCH (n)')
    >>> split("RETURN 'a;")
    ([], "RETURN 'a;")
    >>> split("partners kiln"), split("MATCH (n)\\n:help")
    ((['partners kiln'], ''), (['MATCH (n)', ':help'], ''))
    """
    found: list[str] = []
    start = _after_blank(text, 0)
    while start < len(text):
        of_one_line = text[start] == ":" or no_cypher(text[start:])
        end = _line_end(text, start) if of_one_line else _statement_end(text, start)
        if end is None:
            return found, text[start:]
        statement = text[start:end].strip()
        if of_one_line:
            statement = statement.rstrip(";").rstrip()
        if statement:
            found.append(statement)
        start = _after_blank(text, end + 1)
    return found, ""


def no_cypher(text: str) -> bool:
    """Tell whether *text* begins with a word that no statement begins with.

    Examples
    --------
    >>> no_cypher("help me"), no_cypher("match (n) RETURN n")
    (True, False)
    """
    word = _WORD.match(text)
    return word is not None and word[0].upper() not in OPENINGS


def statements(lines: Iterable[str]) -> Iterator[str]:
    r"""Yield each statement as soon as the lines complete it; the last one may lack its semicolon.

    Examples
    --------
    >>> list(statements(["MATCH (n)\n", "RETURN n; RETURN 1;\n", "RETURN 2"]))
    ['MATCH (n)\nRETURN n', 'RETURN 1', 'RETURN 2']
    """
    rest = ""
    for line in lines:
        found, rest = split(rest + line)
        yield from found
    if rest.strip():
        yield rest.strip()


def _after_blank(text: str, start: int) -> int:
    match = _BLANK.match(text, start)
    return match.end() if match else start


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def _statement_end(text: str, start: int) -> int | None:
    """Return where the semicolon of a statement stands, or the line break before a command; None for neither."""
    return next((piece.start() for piece in _PIECE.finditer(text, start) if _ends(text, piece)), None)


def _ends(text: str, piece: re.Match[str]) -> bool:
    return bool(piece["end"]) or (piece[0] == "\n" and bool(_COMMAND_LINE.match(text, piece.end())))
