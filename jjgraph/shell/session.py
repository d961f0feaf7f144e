"""One session with a store: what each statement and command does. It knows no terminal."""

import shlex
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, Protocol

from jjgraph.bilingual import Bilingual
from jjgraph.errors import DataError, JJGraphError, UsageError, WriteRefusedError
from jjgraph.map.map_builder import draw_map
from jjgraph.model.records import Dataset
from jjgraph.model.view import View
from jjgraph.queries.library import find_query, load_library
from jjgraph.results.table import Table
from jjgraph.services.analysis_service import analyse
from jjgraph.services.datasets import schema_of
from jjgraph.services.query_service import ask, ask_text, pairs
from jjgraph.services.syntax import SHELL
from jjgraph.shell.help import HELP, WRITE_HELP
from jjgraph.shell.statements import COMMANDS, no_cypher
from jjgraph.similarity import SLIP, nearest
from jjgraph.store.guard import refuse_file_access
from jjgraph.store.protocol import GraphStore
from jjgraph.store.reading import fetch_dataset

WRITTEN = Bilingual(
    "已写入。它没有记载、来源与批次，verify 与 seed 不认它；:help 说明后果",
    "written. No claim, source or run stands behind it, and verify and seed do not know it; :help tells more",
)


class Screen(Protocol):
    """Where a session shows what it found."""

    def table(self, table: Table) -> None:
        """Show rows."""
        ...

    def export(self, answer: Table, file: str) -> None:
        """Write an answer to a file in the format of its name, with what is needed to ask it again."""
        ...

    def say(self, text: Bilingual) -> None:
        """Tell the person something that is not a result."""
        ...

    def error(self, error: JJGraphError) -> None:
        """Tell what went wrong."""
        ...


class Session:
    """A session. ``exit_code`` is that of the first error, 0 where there was none.

    Parameters
    ----------
    store : GraphStore
        Open for writing where *write*.
    screen : Screen
        Where answers go.
    view : View
        Which ties count for named queries and maps.
    write : bool
        Send what the store refuses to read into a transaction of its own.
    timeout : float, optional
        Seconds after which a query is ended.
    coverage : float
        From which a gap is assessable, for the maps.
    as_of : date, optional
        The day of the maps.
    """

    def __init__(
        self,
        store: GraphStore,
        screen: Screen,
        *,
        view: View,
        write: bool = False,
        timeout: float | None = None,
        coverage: float = 0.6,
        as_of: date | None = None,
    ) -> None:
        self._store, self._screen, self._view, self._write = store, screen, view, write
        self._timeout, self._coverage, self._as_of = timeout, coverage, as_of
        self._last: Table | None = None
        self._wrote = False
        self.exit_code = 0
        self.ended = False

    def take(self, statement: str) -> None:
        """Carry out one statement or command; what goes wrong is reported, and the session goes on."""
        try:
            if statement.startswith(":"):
                self._command(statement)
            else:
                self._cypher(statement)
        except JJGraphError as error:
            self._failed(error)
        except OSError as error:
            self._failed(
                JJGraphError(Bilingual(f"文件操作失败：{error}", f"a file operation failed: {error}"))
            )

    def end(self) -> None:
        """Look, where something was written, whether jjgraph can still read the store."""
        if self._wrote:
            try:
                fetch_dataset(self._store, schema_of(self._store))
            except DataError as error:
                self._failed(error)

    def _failed(self, error: JJGraphError) -> None:
        self.exit_code = self.exit_code or error.exit_code
        self._screen.error(error)

    def _cypher(self, text: str) -> None:
        if no_cypher(text):
            _refuse_bare_name(text)
        try:
            self._show(ask_text(self._store, text, timeout=self._timeout, syntax=SHELL))
        except WriteRefusedError:
            if not self._write:
                raise
            refuse_file_access(text)  # the other reason why a text is refused, and it stays one
            self._store.write(lambda transaction: transaction.run(text))
            self._wrote = True
            self._screen.say(WRITTEN)

    def _show(self, answer: Table) -> None:
        self._last = answer
        self._screen.table(answer)
        for note in answer.notes:
            self._screen.say(note)

    def _command(self, line: str) -> None:
        name, *words = _words(line)
        commands = {
            ":help": self._help,
            ":queries": self._queries,
            ":query": self._query,
            ":export": self._export,
            ":map": self._map,
            ":quit": self._quit,
        }
        if name not in commands:
            known = " ".join(commands)
            raise UsageError(
                Bilingual(f"没有命令 {name}（有：{known}）", f"no command {name} (there are: {known})")
            )
        commands[name](words)

    def _help(self, words: list[str]) -> None:
        self._screen.say(HELP)
        if self._write:
            self._screen.say(WRITE_HELP)

    def _queries(self, words: list[str]) -> None:
        rows = tuple(
            (
                query.name,
                f"{query.title.zh} / {query.title.en}",
                " ".join(param.name for param in query.params),
            )
            for query in load_library().values()
        )
        self._screen.table(Table(("name", "title", "params"), rows))

    def _query(self, words: list[str]) -> None:
        if not words:
            raise UsageError(Bilingual("请写 :query 名称 参数=值", "write :query NAME parameter=value"))
        query = find_query(words[0])
        given = pairs(words[1:])
        self._show(ask(self._store, query, given, self._view, timeout=self._timeout, syntax=SHELL))

    def _export(self, words: list[str]) -> None:
        file = _file(words, ":export")
        self._screen.export(self._answer(), file)

    def _map(self, words: list[str]) -> None:
        file, answer = _file(words, ":map"), self._answer()
        analysis = analyse(self._store, self._view, as_of=self._as_of, threshold=self._coverage)
        uids, unclear = entities_in(answer, analysis.full)
        if not uids:
            raise UsageError(
                Bilingual(
                    "结果里没有编号或名称可认的对象", "no uid or name among the rows is that of an entity"
                ),
                hint=Bilingual(
                    "让查询返回 uid，如 RETURN e.uid AS uid", "let the query return uids: RETURN e.uid AS uid"
                ),
            )
        draw_map(analysis, Path(file), only=uids)
        ties = sum({tie.subject_uid, tie.object_uid} <= uids for tie in analysis.full.ties)
        self._screen.say(
            Bilingual(
                f"已写入 {file}：{len(uids)} 个对象，其间 {ties} 条联系（含视图之外的）",
                f"wrote {file}: {len(uids)} entities and the {ties} ties among them, those outside the view too",
            )
        )
        if unclear:
            listed = "、".join(sorted(unclear))
            self._screen.say(
                Bilingual(
                    f"同名而未画（请返回 uid）：{listed}",
                    f"left out, since several entities are called so (return their uids): {listed}",
                )
            )

    def _quit(self, words: list[str]) -> None:
        self.ended = True

    def _answer(self) -> Table:
        if self._last is None:
            raise UsageError(
                Bilingual("还没有查询结果", "there is no result yet"),
                hint=Bilingual("先查询", "ask something first"),
            )
        return self._last


def entities_in(answer: Table, full: Dataset) -> tuple[set[str], set[str]]:
    """Return the uids of the entities that the rows speak of, and the names that several entities bear.

    A value counts where it is a uid, the key of a tie (for its two ends), or a name that one entity alone
    bears; lists and maps are looked into.

    Examples
    --------
    A tie stands for its two ends; 甲 are two, and so it is not known which.

    >>> from jjgraph.model.examples import entity, tie
    >>> known = Dataset(entities=(entity("a", name="甲"), entity("b", name="甲"), entity("c", name="乙")),
    ...                 ties=(tie("c", "FUNDS", "s"),))
    >>> found, unclear = entities_in(Table(("x",), (("乙",), ("甲",), ("c-s",))), known)
    >>> sorted(found), unclear
    (['c', 's'], {'甲'})
    """
    bearers: dict[str, set[str]] = {}
    for entity in full.entities:
        bearers.setdefault(entity.name, set()).add(entity.uid)
    ends = {tie.key: {tie.subject_uid, tie.object_uid} for tie in full.ties}
    found: set[str] = set()
    unclear: set[str] = set()
    for text in set(_texts(answer.rows)):
        if text in full.entity:
            found.add(text)
        elif len(bearers.get(text, ())) > 1:
            unclear.add(text)
        else:
            found |= bearers.get(text, set()) | ends.get(text, set())
    return found, {name for name in unclear if not found & bearers[name]}


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, dict):
        yield from _texts(list(value.values()))


def _refuse_bare_name(text: str) -> None:
    """Raise where *text*, which is no Cypher, begins like a named query or a command without its colon.

    Anything else is for the store to refuse.
    """
    name, *values = text.split()
    known = {**{command[1:]: () for command in COMMANDS}, **load_library()}
    near = nearest(name, known, cutoff=SLIP)
    if not near:
        return
    meant = near[0]
    if meant in load_library():
        names = [param.name for param in load_library()[meant].params]
        given = [
            v if "=" in v else f"{k}={v}" for k, v in zip(names, [*values, *["…"] * len(names)], strict=False)
        ]
        meant = " ".join(("query", meant, *given))
    raise UsageError(
        Bilingual(f"“{name}”不是 Cypher 语句的开头", f"no statement of Cypher begins with {name!r}"),
        hint=Bilingual(f"是否指 :{meant}？", f"did you mean :{meant}?"),
    )


def _words(line: str) -> list[str]:
    try:
        return shlex.split(line)
    except ValueError as error:
        raise UsageError(Bilingual("引号没有配对", "a quotation is not closed")) from error


def _file(words: list[str], command: str) -> str:
    if len(words) != 1:
        raise UsageError(Bilingual(f"请写 {command} 文件", f"write {command} FILE"))
    return str(Path(words[0]).expanduser())
