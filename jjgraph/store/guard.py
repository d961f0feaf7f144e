"""Refuse the clause LOAD CSV, which reads files even in a read-only session.

The decision is taken on the tokens of the text, so that the words may stand in a string, a comment or a
quoted name. A backslash outside of these is refused too: newer Neo4j reads ``\\u004c`` as a letter there.
"""

from itertools import pairwise

from jjgraph.bilingual import Bilingual
from jjgraph.errors import QueryError, WriteRefusedError
from jjgraph.queries.tokens import tokens


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
    words = tokens(text)
    if any(first.upper() == "LOAD" and second.upper() == "CSV" for first, second in pairwise(words)):
        raise WriteRefusedError(
            Bilingual("只读查询不能读取文件（LOAD CSV）", "a read-only query may not read files (LOAD CSV)")
        )
    if ";" in words[:-1]:
        raise QueryError(Bilingual("一次只能执行一条语句", "one statement at a time"))
    if "\\" in words:
        raise WriteRefusedError(
            Bilingual("引号之外不能有反斜线", "a backslash may not stand outside quotes"),
            hint=Bilingual("请直接写出字符", "write the character itself"),
        )
