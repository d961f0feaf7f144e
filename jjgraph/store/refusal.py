"""How a store's refusal of a statement is reported, the same for all stores."""

import unicodedata

from jjgraph.bilingual import Bilingual
from jjgraph.errors import QueryError, WriteRefusedError


def syntax_error(text: str, reason: str, line: int | None, column: int | None) -> QueryError:
    """Return the error for a statement that is no Cypher: where, the line with a mark below it, the store's reason.

    Parameters
    ----------
    text : str
        The statement.
    reason : str
        What the store says, in its own words.
    line, column : int, optional
        Where, from 1; None where the store does not say.

    Examples
    --------
    >>> print(syntax_error("RETRN 1", "unknown word", 1, 1).message.en)
    Cypher syntax error near line 1, column 1:
    RETRN 1
    ^
    unknown word
    """
    lines = text.splitlines()
    if line is None or column is None or not 0 < line <= len(lines):
        return QueryError(Bilingual(f"Cypher 语法错误：{reason}", f"Cypher syntax error: {reason}"))
    marked = _marked(lines[line - 1], column)
    return QueryError(
        Bilingual(
            f"Cypher 语法错误，第{line}行第{column}列附近：\n{marked}\n{reason}",
            f"Cypher syntax error near line {line}, column {column}:\n{marked}\n{reason}",
        )
    )


def _marked(line: str, column: int) -> str:
    """Return *line* with a mark below its column; a wide character is two places wide on a terminal.

    Examples
    --------
    >>> print(_marked("RETURN '产教' AS", 12))
        RETURN '产教' AS
                    ^
    """
    before = line[: column - 1]
    width = sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in before)
    return f"    {line}\n    {' ' * width}^"


def write_refused() -> WriteRefusedError:
    """Return the error for a statement that would write.

    Examples
    --------
    >>> write_refused().message.en
    'a read-only query may not write'
    """
    return WriteRefusedError(
        Bilingual("只读查询不能写入", "a read-only query may not write"),
        hint=Bilingual(
            "要写入，用 jjgraph shell --write（写入的内容没有来源）",
            "to write, use jjgraph shell --write (what it writes has no source)",
        ),
    )
