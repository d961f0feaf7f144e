"""The words and signs of a text of Cypher, without its strings, comments and what quoted names say."""

import re

_TOKEN = re.compile(
    r"""(?P<skip>'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|//[^\n]*|/\*.*?\*/|\s+)"""
    r"""|(?P<word>[^\W\d]\w*)|(?P<quoted>`(?:``|[^`])*`)|(?P<other>.)""",
    re.DOTALL,
)
QUOTED = "`"


def tokens(text: str) -> list[str]:
    """Return the words and single signs of *text* in their order; a backquote stands for a quoted name.

    Examples
    --------
    >>> tokens("MATCH (n:Entity) // all\\nRETURN 'x.y' AS `a b`, n.name")
    ['MATCH', '(', 'n', ':', 'Entity', ')', 'RETURN', 'AS', '`', ',', 'n', '.', 'name']
    """
    return [
        QUOTED if match.lastgroup == "quoted" else match[0]
        for match in _TOKEN.finditer(text)
        if match.lastgroup != "skip"
    ]


def is_word(token: str) -> bool:
    """Tell whether *token* is a word: a name or a keyword.

    Examples
    --------
    >>> is_word("MATCH"), is_word("->"), is_word("8")
    (True, False, False)
    """
    return token.isidentifier()
