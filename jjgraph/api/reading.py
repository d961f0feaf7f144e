"""A store, open for reading: questions in Cypher, and graphs for networkx."""

import re
from contextlib import ExitStack
from datetime import date
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from jjgraph.analysis.context import Analysis
from jjgraph.analysis.network.projection import to_graph
from jjgraph.bilingual import Bilingual
from jjgraph.errors import UsageError
from jjgraph.model.dates import is_partial_date, last_day
from jjgraph.model.view import View
from jjgraph.queries.library import find_query, load_library
from jjgraph.results.table import Table
from jjgraph.services.analysis_service import analyse
from jjgraph.services.entity_lookup import EntityMatch, find_entity
from jjgraph.services.messages import FREE_TEXT
from jjgraph.services.query_service import Answer, ask, ask_text
from jjgraph.services.syntax import PYTHON
from jjgraph.settings import Settings
from jjgraph.store.protocol import GraphStore

if TYPE_CHECKING:
    import networkx as nx

Day = date | str
ViewLike = View | str
_NAME = re.compile(r"[a-z][a-z0-9-]*")


class Reader:
    """A store, open for reading. It is read once for all that is computed; `connect` again to see changes."""

    def __init__(self, store: GraphStore, settings: Settings, stack: ExitStack) -> None:
        self._store, self._settings, self._stack = store, settings, stack
        self._closed = False
        self._analyses: dict[tuple[View, date | None], Analysis] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        state = "closed" if self._closed else "open"
        return f"<jjgraph.Connection {self._store.address} ({self._store.product}), {state}>"

    def close(self) -> None:
        """Give the store back; a second call does nothing."""
        self._closed = True
        self._analyses.clear()
        self._stack.close()

    @property
    def address(self) -> str:
        """Where the store is, without any secret."""
        return self._store.address

    @property
    def product(self) -> str:
        """Name and version of the database."""
        return self._store.product

    def queries(self) -> Table:
        """Return the named queries: name, title and parameters, with their defaults."""
        rows = tuple(
            (
                query.name,
                query.title.zh,
                query.title.en,
                ", ".join(p.name if p.default is None else f"{p.name}={p.default}" for p in query.params),
            )
            for query in load_library().values()
        )
        return Table(("name", "title_zh", "title_en", "params"), rows)

    def query(
        self, query: str, /, *, view: ViewLike | None = None, timeout: float | None = None, **parameters: Any
    ) -> Table:
        """Ask in Cypher; what would write is refused.

        Parameters
        ----------
        query : str
            The name of a query (`queries` lists them), or a statement.
        view : View or str, optional
            Which ties count for a named query. A statement is not filtered, and its table says so.
        timeout : float, optional
            Seconds after which the query is ended.
        **parameters
            Values of its parameters. Named queries take things by uid, name or alias, and dates as text;
            a statement gets the values as they are.

        Returns
        -------
        Table
            The rows in the order of the query; none is an answer too. The notes tell labels, types and properties
            of a statement that the store has not; ``about`` has what is needed to ask again.

        Raises
        ------
        QueryError
            If a statement is not valid, lacks a parameter, writes (`WriteRefusedError`) or takes too long.
        UsageError
            If there is no such named query, or a parameter is unknown, missing or not of its type.

        See Also
        --------
        connect : has an example.
        """
        store = self._opened()
        if not _NAME.fullmatch(query.strip()):
            return _table(ask_text(store, query, parameters, timeout=timeout, syntax=PYTHON), FREE_TEXT)
        given = {name: str(value) for name, value in parameters.items() if value is not None}
        named, seen = find_query(query.strip()), View.from_word(view)
        return _table(ask(store, named, given, seen, timeout=timeout, syntax=PYTHON))

    def find(self, name: str) -> str:
        """Return the uid of the thing called *name*: by uid, name, English name, alias, or a part of these.

        Raises
        ------
        UsageError
            If nothing or more than one thing is called so; the hint lists the nearest.
        """
        return self._thing(name).uid

    def _thing(self, name: str) -> EntityMatch:
        return find_entity(self._opened(), name, syntax=PYTHON)

    def graph(self, *, view: ViewLike | None = None) -> "nx.MultiDiGraph[str]":
        """Return all things and ties of the view for networkx.

        Returns
        -------
        networkx.MultiDiGraph
            Nodes by uid with ``kind``, ``name``, ``parties`` …; an edge for each tie, its key as edge key,
            with ``type``, ``strength``, ``since_first``, ``claim_ids`` …. Parallel ties stay apart.
        """
        return to_graph(self._analysis(view).shown)

    def collaboration(self, *, view: ViewLike | None = None, as_of: Day | None = None) -> "nx.Graph[str]":
        """Return who collaborates with whom on a day.

        Returns
        -------
        networkx.Graph
            Organisations with a party, isolates included; edges with ``weight`` (1 for direct strong ties plus
            the number of shared objects), ``weight_newman``, ``distance`` (1/weight: what path measures
            take), ``ties`` and ``objects``.
        """
        return self._analysis(view, as_of).graph.copy()

    def _opened(self) -> GraphStore:
        if self._closed:
            raise UsageError(
                Bilingual("连接已关闭", "the connection is closed"),
                hint=Bilingual("再次调用 jjgraph.connect", "call jjgraph.connect again"),
            )
        return self._store

    def _analysis(self, view: ViewLike | None, as_of: Day | None = None) -> Analysis:
        store, day = self._opened(), _day(as_of)
        key = (View.from_word(view), day)
        if key not in self._analyses:
            known = next(iter(self._analyses.values()), None)
            if known is None:
                found = analyse(store, key[0], as_of=day, threshold=self._settings.coverage)
            else:
                found = known.seen(key[0]).at(day or known.full.as_of())
            self._analyses[key] = found
        return self._analyses[key]


def _day(value: Day | None) -> date | None:
    if value is None or isinstance(value, date):
        return value
    if not is_partial_date(value):
        raise UsageError(
            Bilingual(f"“{value}”不是日期", f"{value!r} is no date"),
            hint=Bilingual("写成 2023、2023-05 或 2023-05-18", "write 2023, 2023-05 or 2023-05-18"),
        )
    return last_day(value)


def _table(answer: Answer, *notes: Bilingual) -> Table:
    return Table(answer.rows.columns, tuple(answer.rows.rows), (*notes, *answer.notes), about=answer.about)
