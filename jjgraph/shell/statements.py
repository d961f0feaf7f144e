"""Cut what was typed into statements, which end with a semicolon, and commands, which are lines with a colon."""

import re
from collections.abc import Iterable, Iterator

_BLANK = re.compile(r"(?:\s+|//[^\n]*|/\*.*?\*/)*", re.DOTALL)
# A quotation or comment that is still open runs to the end: a semicolon in it ends nothing.
_PIECE = re.compile(
    r"""'(?:\\.|[^'\\])*(?:'|\Z)|"(?:\\.|[^"\\])*(?:"|\Z)|`(?:``|[^`])*(?:`|\Z)"""
    r"""|//[^\n]*|/\*.*?(?:\*/|\Z)|(?P<end>;)|.""",
    re.DOTALL,
)


def split(text: str) -> tuple[list[str], str]:
    """Return the whole statements and commands of *text*, and the rest that has no end yet.

    Examples
    --------
    >>> split("RETURN ';' AS a; // ;\\n:help\\nMATCH (n)")
    (["RETURN ';' AS a", ':help'], 'MATCH (n)')
    >>> split("RETURN 'a;")
    ([], "RETURN 'a;")
    """
    found: list[str] = []
    start = _after_blank(text, 0)
    while start < len(text):
        end = _line_end(text, start) if text[start] == ":" else _semicolon(text, start)
        if end is None:
            return found, text[start:]
        statement = (
            text[start:end].strip().rstrip(";").rstrip() if text[start] == ":" else text[start:end].strip()
        )
        if statement:
            found.append(statement)
        start = _after_blank(text, end + 1)
    return found, ""


def statements(lines: Iterable[str]) -> Iterator[str]:
    """Yield each statement as soon as the lines complete it; the last one may lack its semicolon."""
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


def _semicolon(text: str, start: int) -> int | None:
    return next((piece.start() for piece in _PIECE.finditer(text, start) if piece["end"]), None)
