"""A Neo4j server as a store."""

import logging
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import neo4j
import neo4j.graph
import neo4j.spatial
import neo4j.time
from neo4j.exceptions import (
    AuthError,
    ClientError,
    CypherSyntaxError,
    DriverError,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
)

from jjgraph.bilingual import Bilingual
from jjgraph.errors import JJGraphError, MissingParameterError, QueryError, StoreBusyError, StoreError
from jjgraph.model.schema import builtin_schema
from jjgraph.queries.builder import LAYER, NEO4J_INDEXES, NEO4J_LOCK, neo4j_names
from jjgraph.queries.vocabulary import Vocabulary
from jjgraph.store.guard import refuse_file_access
from jjgraph.store.protocol import PLAN_COLUMNS, Parameters, Reader, Rows, T, Transaction, no_proof
from jjgraph.store.refusal import syntax_error, write_refused

RETRY_SECONDS = 30.0
CONNECT_SECONDS = 10.0
logging.getLogger("neo4j").addHandler(logging.NullHandler())  # errors are reported once, by us

ACCESS_MODE = "Neo.ClientError.Statement.AccessMode"
LOCKED = "LockAcquisitionTimeout"  # a server that lets nobody wait for long (db.lock.acquisition.timeout)
# Why a server does not do what was asked, by a part of the error's code: the reason and the advice, in both languages.
REFUSALS = {
    "DatabaseNotFound": (
        "上没有这个数据库",
        "has no such database",
        "请检查 NEO4J_DATABASE",
        "check NEO4J_DATABASE",
    ),
    ".Security.": (
        "不允许",
        "does not allow it",
        "请检查这个用户的权限",
        "check the rights of this user",
    ),
    "WriteOnReadOnly": (
        "的数据库设为只读，没有写入任何内容",
        "has this database set read-only, nothing was written",
        "要写入，请在 neo4j.conf 中去掉 server.databases.read_only 并重启服务器",
        "to write, take server.databases.read_only out of neo4j.conf and restart the server",
    ),
    LOCKED: (
        "正被另一个进程写入，没有写入任何内容",
        "is being written by another process, nothing was written",
        "请等它结束再试",
        "try again when it has ended",
    ),
    "DatabaseUnavailable": (
        "的数据库现在不可用",
        "has this database not available now",
        "它可能正在启动，请稍后再试；设为只读的库若须恢复或从未启动过，则起不来，请先去掉 server.databases.read_only",
        "it may be starting, try again; a read-only database that has to recover or was never started does not come"
        " up: take server.databases.read_only out first",
    ),
}


_MISSING = re.compile(r"Expected parameter\(s\): (\w+)")
_PLACE = re.compile(r"\(line (\d+), column (\d+)")


def _syntax_error(error: CypherSyntaxError, text: str) -> QueryError:
    """Tell the server's error once: without the place and the excerpt that stand in its message too."""
    message = error.message or ""
    place = _PLACE.search(message)
    if place is None:
        return syntax_error(text, message, None, None)
    return syntax_error(text, message[: place.start()].strip(), int(place[1]), int(place[2]))


def _login_refused(address: str, *, has_password: bool) -> StoreError:
    if not has_password:
        return StoreError(
            Bilingual(
                f"{address} 要求登录，而没有设置密码", f"{address} asks for a login, and no password is set"
            ),
            hint=Bilingual(
                "请设置环境变量 NEO4J_PASSWORD（用户名 NEO4J_USERNAME 默认为 neo4j）",
                "set NEO4J_PASSWORD in the environment (the user, NEO4J_USERNAME, is neo4j by default)",
            ),
        )
    return StoreError(
        Bilingual(
            f"{address} 拒绝登录：用户名或密码不对", f"{address} refuses the login: wrong user or password"
        ),
        hint=Bilingual("请检查 NEO4J_USERNAME 与 NEO4J_PASSWORD", "check NEO4J_USERNAME and NEO4J_PASSWORD"),
    )


@contextmanager
def _translated(address: str, text: str = "", *, has_password: bool = True) -> Iterator[None]:
    try:
        yield
    except AuthError as error:
        raise _login_refused(address, has_password=has_password) from error
    except (ServiceUnavailable, SessionExpired) as error:
        raise StoreError(
            Bilingual(f"连接不上 {address}", f"cannot reach {address}"),
            hint=Bilingual(
                "请确认服务器已启动、地址与端口无误", "check that the server runs, and its address and port"
            ),
        ) from error
    except CypherSyntaxError as error:
        raise _syntax_error(error, text) from error
    except Neo4jError as error:
        raise _server_error(address, error) from error
    except DriverError as error:
        raise StoreError(Bilingual(f"{address} 出错：{error}", f"{address} failed: {error}")) from error


@contextmanager
def _an_address(address: str) -> Iterator[None]:
    """Say of an address that is none that it is: the driver raises any ValueError then."""
    try:
        yield
    except ValueError as error:
        raise StoreError(
            Bilingual(f"{address} 不是有效的地址：{error}", f"{address} is no address: {error}"),
            hint=Bilingual("例如 bolt://127.0.0.1:7687", "such as bolt://127.0.0.1:7687"),
        ) from error


def _server_error(address: str, error: Neo4jError) -> JJGraphError:
    code, message = error.code or "", error.message or str(error)
    if code == ACCESS_MODE:
        return write_refused()
    if match := _MISSING.search(message):
        return MissingParameterError(match[1])
    for part, (zh, en, hint_zh, hint_en) in REFUSALS.items():
        if part in code:
            error_type = StoreBusyError if part == LOCKED else StoreError
            return error_type(
                Bilingual(f"{address} {zh}：{message}", f"{address} {en}: {message}"),
                hint=Bilingual(hint_zh, hint_en),
            )
    if "TransactionTimedOut" in code:
        return QueryError(Bilingual("查询超时", "the query took too long"))
    if isinstance(error, ClientError):
        return QueryError(
            Bilingual(f"查询无法执行：{message}", f"the query cannot be carried out: {message}")
        )
    return StoreError(Bilingual(f"{address} 出错：{message}", f"{address} failed: {message}"))


def _plain(value: Any) -> Any:  # noqa: PLR0911 - one return for each type of the driver
    """Return *value* with the driver's own types as plain ones: dates, mappings, lists, text."""
    if isinstance(value, (neo4j.time.Date, neo4j.time.DateTime, neo4j.time.Time)):
        return value.to_native()
    if isinstance(value, (neo4j.graph.Node, neo4j.graph.Relationship)):
        properties = _plain(dict(sorted(value.items())))
        if isinstance(value, neo4j.graph.Node):
            return {"labels": sorted(value.labels), "properties": properties}
        return {"type": value.type, "properties": properties}
    if isinstance(value, (list, neo4j.graph.Path)):
        items = value if isinstance(value, list) else (*value.nodes, *value.relationships)
        return [_plain(item) for item in items]
    if isinstance(value, (neo4j.time.Duration, neo4j.spatial.Point)):
        return str(value)
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return value


def _rows(result: neo4j.Result) -> Rows:
    columns = tuple(result.keys())
    return Rows(columns, [tuple(_plain(value) for value in record.values()) for record in result])


def _operators(plan: dict[str, Any], depth: int = 0) -> Iterator[tuple[str, str, float | None]]:
    """Yield the operators of a plan, the last one first; what feeds an operator stands below it, indented."""
    arguments = plan.get("args", {})
    operator = str(plan.get("operatorType", "")).partition("@")[0]
    yield "· " * depth + operator, str(arguments.get("Details", "")), arguments.get("EstimatedRows")
    for child in plan.get("children", []):
        yield from _operators(child, depth + 1)


class _Transaction:
    def __init__(self, transaction: neo4j.ManagedTransaction) -> None:
        self._transaction = transaction

    def read(self, text: str, parameters: Parameters | None = None) -> Rows:
        return _rows(self._transaction.run(text, dict(parameters or {})))

    def run(self, text: str, parameters: Parameters | None = None) -> None:
        self._transaction.run(text, dict(parameters or {})).consume()

    def lock(self) -> None:
        self.run(NEO4J_LOCK)


def _run(transaction: neo4j.ManagedTransaction, statement: str) -> None:
    """Carry out a statement of the schema; one that meets another writer's is tried again by the driver."""
    transaction.run(statement).consume()


def _preparations() -> tuple[str, ...]:
    """Return what makes a server ready for people: its indexes, and every name that a named query may speak of."""
    words = Vocabulary.of(builtin_schema())
    return (*NEO4J_INDEXES, neo4j_names(words.labels, (*words.types, LAYER), words.properties))


class Neo4jStore:
    """A database of a Neo4j server.

    Parameters
    ----------
    uri : str
        ``neo4j://``, ``bolt://`` or one of their encrypted forms.
    username, password : str
        The login; without a password none is tried.
    database : str
        Name of the database; "" is the user's home database.

    Raises
    ------
    StoreError
        If the server does not answer or refuses the login.
    """

    def __init__(self, uri: str, *, username: str, password: str, database: str) -> None:
        self._uri = uri
        self._database = database or None
        with _translated(uri), _an_address(uri):
            self._driver = neo4j.GraphDatabase.driver(
                uri,
                auth=(username, password) if password else None,
                connection_timeout=CONNECT_SECONDS,
                max_transaction_retry_time=RETRY_SECONDS,
                notifications_min_severity="OFF",
                user_agent="jjgraph",
            )
        try:
            with _translated(uri, has_password=bool(password)), _an_address(uri):
                self._product = self._driver.get_server_info().agent
                with self._driver.session(database=self._database) as session:
                    session.run("RETURN 1").consume()  # is the database there, may this user read it?
        except BaseException:
            self._driver.close()
            raise

    @property
    def address(self) -> str:
        return self._uri

    @property
    def product(self) -> str:
        return self._product

    def read(self, text: str, parameters: Parameters | None = None, *, timeout: float | None = None) -> Rows:
        refuse_file_access(text)
        with (
            _translated(self._uri, text),
            self._driver.session(database=self._database, default_access_mode=neo4j.READ_ACCESS) as session,
        ):
            query = neo4j.Query(text, timeout=timeout)
            return _rows(session.run(query, dict(parameters or {})))

    def explain(self, text: str, parameters: Parameters | None = None) -> Rows:
        refuse_file_access(text)
        with (
            _translated(self._uri, text),
            self._driver.session(database=self._database, default_access_mode=neo4j.READ_ACCESS) as session,
        ):
            plan = session.run(f"EXPLAIN {text}", dict(parameters or {})).consume().plan or {}
        steps = [
            (number, operator, details, estimate)
            for number, (operator, details, estimate) in enumerate(_operators(plan), start=1)
        ]
        return Rows(PLAN_COLUMNS, steps)

    def write(
        self,
        work: Callable[[Transaction], T],
        *,
        prepare: tuple[str, ...] = (),
        proof: Callable[[Reader, T], None] = no_proof,
    ) -> T:
        def proved(raw: neo4j.ManagedTransaction) -> T:
            transaction = _Transaction(raw)
            result = work(transaction)
            proof(transaction, result)
            return result

        with _translated(self._uri), self._driver.session(database=self._database) as session:
            for statement in (*prepare, *(_preparations() if prepare else ())):
                session.execute_write(_run, statement)
            return session.execute_write(proved)

    def close(self) -> None:
        self._driver.close()
