"""Refuse the clause LOAD CSV, which reads files even in a read-only session.

The decision is taken on the tokens of the text, so that the words may stand in a string, a comment or a
quoted name. A backslash outside of these is refused too: newer Neo4j reads ``\\u004c`` as a letter there.
"""

import re
from itertools import pairwise

from jjgraph.errors import QueryError, WriteRefusedError

_TOKEN = re.compile(
    r"""(?P<skip>'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|`(?:``|[^`])*`|//[^\n]*|/\*.*?\*/|\s+)"""
    r"""|(?P<word>[^\W\d]\w*)|(?P<other>.)""",
    re.DOTALL,
)


def refuse_file_access(text: str) -> None:
    """Raise where *text* has the clause LOAD CSV.

    Raises
    ------
    WriteRefusedError
        With the reason in both languages.

    Examples
    --------
    >>> refuse_file_access("RETURN 'LOAD CSV FROM x' AS s // LOAD CSV")
    >>> refuse_file_access("load  csv FROM 'file:///x' AS l RETURN l")
    Traceback (most recent call last):
    jjgraph.errors.WriteRefusedError: ...
    """
    words = [match for match in _TOKEN.finditer(text) if match.lastgroup != "skip"]
    pairs = pairwise(words)
    if any(first[0].upper() == "LOAD" and second[0].upper() == "CSV" for first, second in pairs):
        raise WriteRefusedError(
            "只读查询不能读取文件（LOAD CSV）", "a read-only query may not read files (LOAD CSV)"
        )
    if any(match[0] == ";" for match in words[:-1]):
        raise QueryError("一次只能执行一条语句", "one statement at a time")
    if any(match[0] == "\\" for match in words):
        raise WriteRefusedError(
            "引号之外不能有反斜线", "a backslash may not stand outside quotes",
            hint_zh="请直接写出字符", hint_en="write the character itself",
        )  # fmt: skip
