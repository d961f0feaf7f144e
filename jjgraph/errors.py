"""Every error that jjgraph raises, on one page.

Each carries a stable ``code``, the exit status the command line returns, a message in Chinese and
English, and a hint that says what to do. Bad *data* is a report (`jjgraph.model.issues`), not an error.
"""


class JJGraphError(Exception):
    """Base of all errors: a message in both languages and, where there is one, a way out.

    The way out is a note of the exception too, so that a traceback in Python shows it.
    """

    code = "error"
    exit_code = 1

    def __init__(self, zh: str, en: str, *, hint_zh: str = "", hint_en: str = "") -> None:
        super().__init__(f"{zh} / {en}")
        self.zh = zh
        self.en = en
        self.hint_zh = hint_zh
        self.hint_en = hint_en
        if hint_zh or hint_en:
            self.add_note(f"建议：{hint_zh} / Advice: {hint_en}")


class UsageError(JJGraphError):
    """The words of the call are off: an unknown name, a value of the wrong form."""

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

    def __init__(self, name: str, *, hint: str = "") -> None:
        super().__init__(
            f"语句缺少参数 {name}", f"the statement lacks the parameter {name}", hint_zh=hint, hint_en=hint
        )
        self.name = name


class WriteRefusedError(QueryError):
    """A query of the read-only kind tried to write, or to read a file."""

    code = "read-only"


class MissingPackageError(JJGraphError):
    """A package that only some need is not installed; the hint names the extra that brings it."""

    code = "missing-package"
