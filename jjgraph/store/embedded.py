"""The embedded store: one kglite file, no server.

kglite's optimizer gives wrong counts (docs/decisions/0002-kglite.md): every read goes through ``_cypher``,
which switches it off. Readers take the last checkpoint without the writer's lock.
"""

import os
import re
import warnings
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Any

import kglite

from jjgraph.bilingual import Bilingual
from jjgraph.errors import MissingParameterError, QueryError, StoreBusyError, StoreError
from jjgraph.store.guard import refuse_file_access
from jjgraph.store.protocol import PLAN_COLUMNS, Parameters, Reader, Rows, T, Transaction, no_proof
from jjgraph.store.refusal import syntax_error, write_refused

# A file that is always held in memory has no use for parts that could be mapped from disk.
warnings.filterwarnings("ignore", category=kglite.MappedFallbackWarning)
kglite.set_query_warning_policy("silent")  # an absent label is an answer without rows, not a warning

GRACE_SECONDS = 1.0  # kglite's own timeout has this long to be noticed
EMPTY_LOG = 5  # bytes of a write-ahead log without a frame


_MISSING = re.compile(r"Missing parameter: \$(\w+)")
_PLACE = re.compile(r"^Cypher syntax error at line \d+, col \d+: ")


def _syntax_error(error: kglite.CypherSyntaxError, text: str) -> QueryError:
    """Tell kglite's error once: without the place and the excerpt that stand in its message too."""
    reason = _PLACE.sub("", str(error)).partition("\n")[0]
    return syntax_error(text, reason, error.line, error.col)


@contextmanager
def _translated(path: Path, text: str = "") -> Iterator[None]:
    try:
        yield
    except kglite.WriterLeaseHeldError as error:
        raise StoreBusyError(
            Bilingual(f"{path} 正被另一个进程写入", f"{path} is being written by another process"),
            hint=Bilingual(
                "请等它结束再试；查询与出图可以照常进行",
                "try again when it has ended; queries and maps work meanwhile",
            ),
        ) from error
    except kglite.ReadOnlyError as error:
        raise write_refused() from error
    except kglite.CypherSyntaxError as error:
        raise _syntax_error(error, text) from error
    except kglite.CypherTimeoutError as error:
        raise QueryError(Bilingual("查询超时", "the query took too long")) from error
    except kglite.CypherError as error:
        if match := _MISSING.search(str(error)):
            raise MissingParameterError(match[1]) from error
        raise QueryError(
            Bilingual(f"查询无法执行：{error}", f"the query cannot be carried out: {error}")
        ) from error
    except (
        kglite.FileError,
        kglite.FileFormatError,
        kglite.FileIoError,
        OSError,
        UnicodeEncodeError,
    ) as error:
        # the last: a path that the locale does not read as text
        raise StoreError(Bilingual(f"打不开 {path}：{error}", f"cannot open {path}: {error}")) from error
    except kglite.KgError as error:
        raise StoreError(Bilingual(f"{path}：{error}", f"{path}: {error}")) from error


def _watched(work: Callable[[], T], seconds: float) -> T:
    """Return what *work* gives, or give it up after *seconds*.

    kglite looks at the clock between the steps of a query, and some steps are long. What was given up runs on
    in its thread until kglite looks again, or the process ends.
    """
    answer: Future[T] = Future()

    def run() -> None:
        try:
            answer.set_result(work())
        except BaseException as error:  # whatever it was, the caller learns of it
            answer.set_exception(error)

    Thread(target=run, daemon=True).start()
    try:
        return answer.result(timeout=seconds)
    except TimeoutError as error:
        raise QueryError(Bilingual("查询超时", "the query took too long")) from error


class _Transaction:
    """Writes go through kglite's transaction; reads see the graph as it was before it."""

    def __init__(self, store: "EmbeddedStore", transaction: Any) -> None:
        self._store = store
        self._transaction = transaction

    def read(self, text: str, parameters: Parameters | None = None) -> Rows:
        return self._store.cypher(text, parameters)

    def run(self, text: str, parameters: Parameters | None = None) -> None:
        self._transaction.cypher(text, params=dict(parameters or {}))

    def lock(self) -> None:
        """Whoever has the file open for writing is alone."""


class EmbeddedStore:
    """A graph in one file.

    Parameters
    ----------
    path : Path
        The file; it is created by the first write.
    writable : bool
        True takes the writer's lock for the life of the store.

    Raises
    ------
    StoreError
        If the file is missing (for reading) or no kglite file.
    StoreBusyError
        If another process holds the writer's lock.
    """

    def __init__(self, path: Path, *, writable: bool = False) -> None:
        self._address = str(path)
        path = (
            path.resolve() if path.is_symlink() else path
        )  # kglite would put a file in the place of the link
        self.path = path
        self._writable = writable
        self._is_new = not path.exists()
        if self._is_new and not writable:
            raise StoreError(
                Bilingual(f"还没有数据库 {path}", f"there is no store at {path} yet"),
                hint=Bilingual("先运行 jjgraph seed", "run jjgraph seed first"),
            )
        with _translated(path):
            if writable:
                path.parent.mkdir(parents=True, exist_ok=True)
                self._graph = kglite.open(str(path))
            else:
                self._recover()
                self._graph = kglite.load(str(path))
                self._graph.read_only(True)

    def _recover(self) -> None:
        """Bring in what a writer committed before it died; a living writer keeps its log to itself."""
        log = Path(f"{self.path}-wal")
        if log.exists() and log.stat().st_size > EMPTY_LOG and os.access(self.path.parent, os.W_OK):
            try:
                kglite.open(str(self.path)).close()
            except kglite.WriterLeaseHeldError:
                return

    @property
    def address(self) -> str:
        return self._address

    @property
    def product(self) -> str:
        from importlib.metadata import version

        return f"kglite {version('kglite')}"

    def cypher(self, text: str, parameters: Parameters | None = None, timeout: float | None = None) -> Rows:
        """Return the rows of a query with the optimizer off."""
        with _translated(self.path, text):
            if timeout is None:
                return self._answer(text, parameters, None)
            limit = max(1, int(timeout * 1000))  # 0 means no limit
            return _watched(lambda: self._answer(text, parameters, limit), timeout + GRACE_SECONDS)

    def _answer(self, text: str, parameters: Parameters | None, limit: int | None) -> Rows:
        view: Any = self._graph.cypher(
            text, params=dict(parameters or {}), disable_optimizer=True, timeout_ms=limit
        )
        columns = tuple(view.columns)
        return Rows(columns, [tuple(row[name] for name in columns) for row in view.to_list()])

    def read(self, text: str, parameters: Parameters | None = None, *, timeout: float | None = None) -> Rows:
        refuse_file_access(text)
        was_read_only = self._graph.read_only()
        self._graph.read_only(True)
        try:
            return self.cypher(text, parameters, timeout)
        finally:
            self._graph.read_only(was_read_only)

    def explain(self, text: str, parameters: Parameters | None = None) -> Rows:
        refuse_file_access(text)
        steps = self.cypher(f"EXPLAIN {text}", parameters).records()
        return Rows(
            PLAN_COLUMNS,
            [(row["step"], row["operation"], "", row["estimated_rows"]) for row in steps],
        )

    def write(
        self,
        work: Callable[[Transaction], T],
        *,
        prepare: tuple[str, ...] = (),
        proof: Callable[[Reader, T], None] = no_proof,
    ) -> T:
        with _translated(self.path):
            for statement in prepare:
                self._graph.cypher(statement, disable_optimizer=True)
            transaction = self._graph.begin()
            try:
                result = work(_Transaction(self, transaction))
            except BaseException:
                transaction.rollback()
                raise
            transaction.commit()
            self._checkpoint()
            proof(self, result)  # nobody else writes while the store is open: the lock is the file's
            return result

    def _checkpoint(self) -> None:
        """Bring the file up to the log: readers take the file."""
        self._graph.save()
        self._is_new = False

    def close(self) -> None:
        if not self._writable:
            return
        with _translated(self.path):
            self._graph.close()
        if self._is_new:  # nothing was written: leave no empty store behind
            for leftover in self.path.parent.glob(f"{self.path.name}*"):
                leftover.unlink()
