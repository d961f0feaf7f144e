"""Every error that jjgraph raises, on one page.

Each carries a stable ``code``, the exit status the command line returns, a message in Chinese and
English, and a hint that says what to do. Bad *data* is a report (`jjgraph.model.issues`), not an error.
"""

from collections.abc import Sequence
from typing import Any

from jjgraph.bilingual import Bilingual

NO_HINT = Bilingual("", "")


class JJGraphError(Exception):
    """Base of all errors.

    Parameters
    ----------
    message : Bilingual
        What went wrong, and where.
    hint : Bilingual
        A way out; it stands in ``str(error)`` too, so that a traceback and a log show it.

    Examples
    --------
    >>> str(JJGraphError(Bilingual("没有文件", "no such file"), hint=Bilingual("换一个", "give another")))
    '没有文件 / no such file（建议：换一个 / Advice: give another）'
    """

    code = "error"
    exit_code = 1

    def __init__(self, message: Bilingual, *, hint: Bilingual = NO_HINT) -> None:
        advice = f"（建议：{hint.zh} / Advice: {hint.en}）" if hint != NO_HINT else ""
        super().__init__(f"{message.zh} / {message.en}{advice}")
        self.message = message
        self.hint = hint


class UsageError(JJGraphError):
    """Invalid arguments: an unknown name, a value of the wrong form."""

    code = "usage"
    exit_code = 2


class SchemaError(UsageError):
    """A file of kinds or relationship types is not well formed."""

    code = "schema"


class QueryFileError(UsageError):
    """A file of cypher/ is not well formed."""

    code = "query-file"


class DataError(JJGraphError):
    """The data fail a check: nothing was written."""

    code = "data"
    exit_code = 3


class InvalidDataError(DataError):
    """Data sets with errors. ``checked`` holds each with its report (`jjgraph.services.datasets.CheckedDataset`)."""

    def __init__(self, checked: Sequence[Any], count: int) -> None:
        message = Bilingual(
            f"数据有 {count} 处错误，数据库没有改动", f"{count} errors in the data; the store was not touched"
        )
        super().__init__(message)
        self.checked = checked


class UnreadableFileError(DataError):
    """A spreadsheet that cannot be read as a whole: damaged, locked with a password, or beyond all bounds; ``why`` says it."""

    code = "unreadable-file"

    def __init__(self, file: str, why: Bilingual, *, hint: Bilingual = NO_HINT) -> None:
        super().__init__(Bilingual(f"{file}：{why.zh}", f"{file}: {why.en}"), hint=hint)
        self.why = why


class StoreError(JJGraphError):
    """The store cannot be reached, opened, or refuses the credentials."""

    code = "store"
    exit_code = 4


class StoreBusyError(StoreError):
    """Another process holds the file for writing."""

    code = "store-busy"


class QueryError(UsageError):
    """A query is not valid Cypher, or lacks a parameter."""

    code = "query"


class MissingParameterError(QueryError):
    """A statement has a parameter, ``name``, that was not given; the hint is for whoever knows how one is given."""

    def __init__(self, name: str, *, hint: Bilingual = NO_HINT) -> None:
        message = Bilingual(f"语句缺少参数 {name}", f"the statement lacks the parameter {name}")
        super().__init__(message, hint=hint)
        self.name = name


class WriteRefusedError(QueryError):
    """A query of the read-only kind tried to write, or to read a file."""

    code = "read-only"


class MissingPackageError(JJGraphError):
    """A package that only some need is not installed; the hint names the extra that brings it."""

    code = "missing-package"
