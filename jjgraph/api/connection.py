"""A read-only connection to a store, with all that it can be asked; `connect` makes one."""

import os
import re
from collections.abc import Callable, Collection
from contextlib import ExitStack
from dataclasses import replace
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar

from jjgraph.analysis.network.projection import to_graph
from jjgraph.analysis.prediction.backtest import TOP_K
from jjgraph.analysis.prediction.split import SHARE
from jjgraph.api.datasets import settings_for
from jjgraph.api.page import Map
from jjgraph.api.session import Day, Session, ViewLike
from jjgraph.bilingual import Bilingual
from jjgraph.errors import UsageError
from jjgraph.map.map_builder import kept_story, map_data
from jjgraph.map.page import render_html
from jjgraph.model.view import View
from jjgraph.queries.library import find_query, load_library
from jjgraph.results.table import Table
from jjgraph.services.messages import FREE_TEXT
from jjgraph.services.query_service import ask, ask_text
from jjgraph.services.selection import selected
from jjgraph.services.syntax import PYTHON
from jjgraph.store.opening import open_store
from jjgraph.studies import network
from jjgraph.studies.backtest import backtest
from jjgraph.studies.centrality import DRAWS, centrality
from jjgraph.studies.compare import COMPARED, compare
from jjgraph.studies.consortia import consortia
from jjgraph.studies.gaps import gaps
from jjgraph.studies.whatif import whatif

if TYPE_CHECKING:
    import networkx as nx

Method = TypeVar("Method", bound=Callable[..., Any])
_STUDIED = re.compile(r"    analysis : Analysis\n        .*\n")
_NAME = re.compile(r"[a-z][a-z0-9-]*")


def connect(
    url: str | os.PathLike[str] | None = None, *, datasets: Collection[str] = (), internal: bool = False
) -> "Connection":
    """Open a store for reading.

    Parameters
    ----------
    url : str or path, optional
        A file, or the address of a server (``bolt://…``, ``neo4j://…``). By default the store of the command
        line: JJGRAPH_STORE, NEO4J_URI, jjgraph.toml, the user's settings, or the file in the user's data
        folder. User and password of a server come from NEO4J_USERNAME and NEO4J_PASSWORD or a settings file,
        never from the call.
    datasets : collection of str
        The only data sets to look at, with what these name of others; by default all that the store holds.
    internal : bool
        Whether what is private (contacts, telephones …) is there too.

    Returns
    -------
    Connection
        To be closed, or used in a ``with`` block.

    Raises
    ------
    StoreError
        If the store is not there, cannot be reached, or refuses the login.
    UsageError
        If the address is of another kind, or the store has no data set of a name.

    Examples
    --------
    The reports on Jinjiang count 23 head enterprises among the members (line 29 of the report of 2024-03-27):

    >>> import jjgraph, tempfile
    >>> folder = tempfile.TemporaryDirectory()
    >>> _ = jjgraph.seed("jinjiang", url=f"{folder.name}/graph.kgl")
    >>> with jjgraph.connect(f"{folder.name}/graph.kgl") as graph:
    ...     table = graph.query("MATCH (g:DeclaredGroup) WHERE g.name = $name RETURN g.declared AS declared, "
    ...                         "g.uid AS uid ORDER BY uid", name="头部企业")
    >>> table.column("declared")
    [23.0]
    >>> folder.cleanup()
    """
    settings = settings_for(url)
    with ExitStack() as stack:
        whole = stack.enter_context(open_store(settings))
        store = stack.enter_context(selected(whole, datasets, internal=internal))
        return Connection(Session(store, settings, stack.pop_all()))


def documented_by(study: Callable[..., Table]) -> Callable[[Method], Method]:
    """Give a method the documentation of the study that it calls; the connection stands for the analysis."""

    def decorate(method: Method) -> Method:
        method.__doc__ = _STUDIED.sub("", study.__doc__ or "")
        return method

    return decorate


class Connection:
    """A store, open for reading; made by `connect`. It is read once; connect again to see changes.

    Every method that computes takes ``view`` (which ties count; by default stated by a source of press level or
    better; a `View`, or the name of a level: ``"official"``, ``"institution"``, ``"press"`` or ``"low"``) and
    ``as_of`` (the day: a date, ``"2024"``, ``"2024-03"`` or ``"2024-03-27"``, of a period the last day; by default
    the newest day that the data speak of, never today). Each study gives the table of the command of its name.
    """

    def __init__(self, session: Session) -> None:
        self._session = session

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        state = "closed" if self._session.closed else "open"
        return f"<jjgraph.Connection {self.address} ({self.product}), {state}>"

    def close(self) -> None:
        """Give the store back; a second call does nothing."""
        self._session.close()

    @property
    def address(self) -> str:
        """Where the store is, without any secret."""
        return self._session.address

    @property
    def product(self) -> str:
        """Name and version of the database."""
        return self._session.product

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
            Values of its parameters. Named queries take entities by uid, name or alias, and dates as text;
            a statement gets the values as they are.

        Returns
        -------
        Table
            The rows in the order of the query; none is an answer too. The notes name labels, types and properties
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
        store = self._session.store()
        if not _NAME.fullmatch(query.strip()):
            answer = ask_text(store, query, parameters, timeout=timeout, syntax=PYTHON)
            return replace(answer, notes=(FREE_TEXT, *answer.notes))
        given = {name: str(value) for name, value in parameters.items() if value is not None}
        named, seen = find_query(query.strip()), View.from_word(view)
        return ask(store, named, given, seen, timeout=timeout, syntax=PYTHON)

    def find(self, name: str) -> str:
        """Return the uid of the entity called *name*: by uid, name, English name, alias, or a part of these.

        Raises
        ------
        UsageError
            If none or more than one is called so; the hint lists the nearest.
        """
        return self._session.find(name).uid

    def graph(self, *, view: ViewLike | None = None) -> "nx.MultiDiGraph[str]":
        """Return all entities and ties of the view for networkx.

        Returns
        -------
        networkx.MultiDiGraph
            Nodes by uid with ``kind``, ``name``, ``parties`` …; an edge for each tie, its key as edge key,
            with ``type``, ``strength``, ``since_first``, ``claim_ids`` …. Parallel ties stay apart.
        """
        return to_graph(self._session.analysis(view).shown)

    def collaboration(self, *, view: ViewLike | None = None, as_of: Day | None = None) -> "nx.Graph[str]":
        """Return who collaborates with whom on a day.

        Returns
        -------
        networkx.Graph
            Organisations with a party, isolates included; edges with ``weight`` (1 for direct strong ties plus
            the number of shared objects), ``weight_newman``, ``distance`` (1/weight: what path measures
            take), ``ties`` and ``objects``.
        """
        return self._session.analysis(view, as_of).graph.copy()

    @documented_by(centrality)
    def centrality(
        self,
        *measures: str,
        top: int | None = None,
        draws: int = DRAWS,
        seed: int = 0,
        view: ViewLike | None = None,
        as_of: Day | None = None,
    ) -> Table:
        analysis = self._session.analysis(view, as_of)
        return centrality(analysis, measures, top=top, draws=draws, seed=seed)

    @documented_by(gaps)
    def gaps(
        self,
        *kinds: str,
        consortium: str | None = None,
        top: int | None = None,
        view: ViewLike | None = None,
        as_of: Day | None = None,
    ) -> Table:
        uid = self.find(consortium) if consortium else ""
        return gaps(self._session.analysis(view, as_of), kinds, consortium=uid, top=top)

    @documented_by(network.brokers)
    def brokers(
        self,
        *,
        directed: bool = False,
        top: int | None = None,
        view: ViewLike | None = None,
        as_of: Day | None = None,
    ) -> Table:
        return network.brokers(self._session.analysis(view, as_of), directed=directed, top=top)

    @documented_by(network.articulation)
    def articulation(
        self,
        *,
        min_impact: int = network.MIN_IMPACT,
        top: int | None = None,
        view: ViewLike | None = None,
        as_of: Day | None = None,
    ) -> Table:
        return network.articulation(self._session.analysis(view, as_of), min_impact=min_impact, top=top)

    @documented_by(network.communities)
    def communities(
        self, *, min_size: int = 2, seed: int = 0, view: ViewLike | None = None, as_of: Day | None = None
    ) -> Table:
        return network.communities(self._session.analysis(view, as_of), min_size=min_size, seed=seed)

    @documented_by(network.helix)
    def helix(
        self, *, draws: int = 1000, seed: int = 0, view: ViewLike | None = None, as_of: Day | None = None
    ) -> Table:
        return network.helix(self._session.analysis(view, as_of), draws=draws, seed=seed)

    @documented_by(network.mixing)
    def mixing(self, *, view: ViewLike | None = None, as_of: Day | None = None) -> Table:
        return network.mixing(self._session.analysis(view, as_of))

    @documented_by(network.two_mode)
    def two_mode(
        self, *, top: int | None = None, view: ViewLike | None = None, as_of: Day | None = None
    ) -> Table:
        return network.two_mode(self._session.analysis(view, as_of), top=top)

    @documented_by(network.qap)
    def qap(
        self, *, draws: int = 1000, seed: int = 0, view: ViewLike | None = None, as_of: Day | None = None
    ) -> Table:
        return network.qap(self._session.analysis(view, as_of), draws=draws, seed=seed)

    @documented_by(consortia)
    def consortia(self, *, view: ViewLike | None = None, as_of: Day | None = None) -> Table:
        return consortia(self._session.analysis(view, as_of))

    @documented_by(compare)
    def compare(
        self,
        before: str,
        after: str,
        *,
        measures: Collection[str] = COMPARED,
        view: ViewLike | None = None,
    ) -> Table:
        return compare(self._session.analysis(view), before, after, measures=measures)

    @documented_by(whatif)
    def whatif(
        self,
        *,
        remove: str | None = None,
        add: tuple[str, str, str] | None = None,
        view: ViewLike | None = None,
        as_of: Day | None = None,
    ) -> Table:
        names = ([remove] if remove is not None else []) + ([add[0], add[2]] if add is not None else [])
        matches = {name: self._session.find(name) for name in names}
        table = whatif(
            self._session.analysis(view, as_of),
            remove=None if remove is None else matches[remove].uid,
            add=None if add is None else (matches[add[0]].uid, add[1], matches[add[2]].uid),
        )
        taken = tuple(note for match in matches.values() for note in match.notes)
        return replace(table, notes=(*taken, *table.notes))

    @documented_by(backtest)
    def backtest(
        self,
        *,
        split: str | None = None,
        share: float = SHARE,
        top_k: int = TOP_K,
        seed: int = 0,
        view: ViewLike | None = None,
        as_of: Day | None = None,
    ) -> Table:
        analysis = self._session.analysis(view, as_of)
        return backtest(analysis, split=split, share=share, top_k=top_k, seed=seed)

    def map(
        self,
        *,
        only: Collection[str] | None = None,
        view: ViewLike | None = None,
        as_of: Day | None = None,
    ) -> Map:
        """Return the interactive map as one page that needs no network.

        Parameters
        ----------
        only : collection of str, optional
            Uids of the entities to draw, with the ties among them; measures and gaps stay those of the whole.

        Returns
        -------
        Map
            Shown in a notebook; ``.save("map.html")`` writes a file.

        Raises
        ------
        UsageError
            If one of *only* is not in the store.
        """
        analysis = self._session.analysis(view, as_of)
        unknown = sorted(set(only or ()) - analysis.full.entity.keys())
        if unknown:
            raise UsageError(
                Bilingual(f"库中没有编号 {unknown[0]}", f"no entity has the uid {unknown[0]}"),
                hint=Bilingual("find(名称) 给出编号", "find(name) gives the uid"),
            )
        return Map(render_html(map_data(analysis, only=only, story=None if only else kept_story(analysis))))
