"""A read-only connection to a store, with all that it can be asked; `connect` makes one."""

import os
from collections.abc import Collection, Iterable
from contextlib import ExitStack

from jjgraph.analysis.change import ORDER
from jjgraph.analysis.prediction.backtest import COLUMNS as BACKTEST_COLUMNS
from jjgraph.analysis.prediction.backtest import TOP_K, backtest_rows
from jjgraph.analysis.prediction.backtest import backtest as run_backtest
from jjgraph.analysis.prediction.split import SHARE, SPLITS
from jjgraph.analysis.prediction.summary import summary
from jjgraph.analysis.scenario import COLUMNS as SCENARIO_COLUMNS
from jjgraph.api.datasets import settings_for
from jjgraph.api.measuring import Measurer, at_least, study
from jjgraph.api.page import Map
from jjgraph.api.reading import Day, ViewLike
from jjgraph.bilingual import Bilingual
from jjgraph.errors import UsageError
from jjgraph.map.map_builder import map_data, shipped_story
from jjgraph.map.page import render_html
from jjgraph.results.table import Table
from jjgraph.store.opening import open_store
from jjgraph.studies import scenarios as studies


def connect(url: str | os.PathLike[str] | None = None) -> "Connection":
    """Open a store for reading.

    Parameters
    ----------
    url : str or path, optional
        A file, or the address of a server (``bolt://…``, ``neo4j://…``). By default the store of the command
        line: JJGRAPH_STORE, NEO4J_URI, jjgraph.toml, the user's settings, or the file in the user's data
        folder. User and password of a server come from NEO4J_USERNAME and NEO4J_PASSWORD or a settings file,
        never from the call.

    Returns
    -------
    Connection
        To be closed, or used in a ``with`` block.

    Raises
    ------
    StoreError
        If the store is not there, cannot be reached, or refuses the login.
    UsageError
        If the address is of another kind.

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
        store = stack.enter_context(open_store(settings))
        return Connection(store, settings, stack.pop_all())


class Connection(Measurer):
    """A store, open for reading; made by `connect`.

    Every method that computes takes ``view`` (which ties count; by default stated by a source of press level or
    better; a `View`, or the name of a level: ``"official"``, ``"institution"``, ``"press"`` or ``"low"``) and
    ``as_of`` (the day: a date, ``"2024"``, ``"2024-03"`` or ``"2024-03-27"``, of a period the last day; by default
    the newest day that the data speak of, never today).
    """

    def compare(
        self,
        before: str,
        after: str,
        *,
        measures: Iterable[str] = ("degree", "betweenness"),
        view: ViewLike | None = None,
    ) -> Table:
        """Return what differs between two states.

        Parameters
        ----------
        before, after : str
            ``"2023-12"`` is what held then, ``"known:2023-12"`` what was known then, the name of a data set what
            it alone says.
        measures : iterable of str
            Those whose ranks are compared.

        Returns
        -------
        Table
            Who joined and left, ties new and ended, ranks that rose and fell, gaps opened and closed.

        Raises
        ------
        UsageError
            If a state is none of these, or there is no such measure.
        """
        analysis, wanted = self._analysis(view), list(measures)
        first, second = studies.state(analysis, before), studies.state(analysis, after)
        changes = studies.compare(first, second, measures=wanted)
        counted = [(studies.WORDS[kind], sum(item.change == kind for item in changes)) for kind in ORDER]
        note = Bilingual(
            f"{before} → {after}：" + "，".join(f"{word.zh} {number}" for word, number in counted),
            f"{before} → {after}: " + ", ".join(f"{word.en} {number}" for word, number in counted),
        )
        about = analysis.about(command="compare", before=before, after=after, measures=wanted)
        return study(
            analysis,
            studies.CHANGE_COLUMNS,
            studies.change_rows(changes, (first, second), "zh"),
            about,
            notes=[note],
            hidden=("uid",),
        )

    def whatif(
        self,
        *,
        remove: str | None = None,
        add: tuple[str, str, str] | None = None,
        view: ViewLike | None = None,
        as_of: Day | None = None,
    ) -> Table:
        """Return what the network would be without a body, or with one more tie.

        Parameters
        ----------
        remove : str
            Uid or name of the body to remove.
        add : (str, str, str)
            Subject, type and object of the tie to add, ends by uid or name.

        Returns
        -------
        Table
            Figures, brokers and gaps before and after; the notes tell pairs that lose contact.

        Raises
        ------
        UsageError
            If not exactly one of the two is given, an end is not known, or the type does not admit the ends.
        """
        if (remove is None) == (add is None):
            raise UsageError(Bilingual("请给出 remove 或 add 之一", "give one of remove and add"))
        analysis = self._analysis(view, as_of)
        if add is not None:
            things = [self._thing(add[0]), self._thing(add[2])]
            scenario = studies.add_tie(analysis, things[0].uid, add[1], things[1].uid)
        else:
            things = [self._thing(str(remove))]
            scenario = studies.remove_entity(analysis, things[0].uid)
        opened, closed = len(scenario.opened), len(scenario.closed)
        note = Bilingual(
            f"失去联系 {scenario.lost} 对；新出现缺口 {opened} 项，消失 {closed} 项（系推算）",
            f"{scenario.lost} pairs lose contact; {opened} gaps opened, {closed} closed (computed)",
        )
        about = analysis.about(command="whatif", remove=remove, add=add)
        rows = studies.scenario_rows(analysis, scenario, "zh")
        notes = [*(taken for thing in things for taken in thing.notes), note]
        return study(analysis, SCENARIO_COLUMNS, rows, about, notes=notes)

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
        """Hide some of the ties and grade how well the suggested pairs (G13) foretell them.

        Parameters
        ----------
        split : str, optional
            ``"date"`` hides the newest, ``"random"`` any; by default by date where enough are dated.
        share : float
            Of the ties to hide, between 0 and 1.
        top_k : int
            k of the precision at k.
        seed : int
            Of all that is drawn.

        Returns
        -------
        Table
            AUC and precision of each method; empty cells where too little is hidden to grade. The notes say
            what it stands on and what it may not be read as.
        """
        if (split is not None and split not in SPLITS) or not 0 < share < 1:
            raise UsageError(
                Bilingual(
                    f"split 为 {'、'.join(SPLITS)} 之一，share 在 0 与 1 之间",
                    f"split is one of {', '.join(SPLITS)}, share between 0 and 1",
                )
            )
        at_least(1, top_k=top_k)
        at_least(0, seed=seed)
        analysis = self._analysis(view, as_of)
        tested = run_backtest(analysis, kind=split, share=share, top_k=top_k, seed=seed)
        about = analysis.about(command="backtest", split=split, share=share, top_k=top_k, seed=seed)
        notes = summary(tested, analysis.as_of)
        return study(analysis, BACKTEST_COLUMNS, backtest_rows(tested), about, notes=notes)

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
            Uids of the things to draw, with the ties among them; measures and gaps stay those of the whole.

        Returns
        -------
        Map
            Shown in a notebook; ``.save("map.html")`` writes a file.

        Raises
        ------
        UsageError
            If one of *only* is not in the store.
        """
        analysis = self._analysis(view, as_of)
        unknown = sorted(set(only or ()) - analysis.full.entity.keys())
        if unknown:
            raise UsageError(
                Bilingual(f"库中没有编号 {unknown[0]}", f"no thing has the uid {unknown[0]}"),
                hint=Bilingual("find(名称) 给出编号", "find(name) gives the uid"),
            )
        return Map(
            render_html(map_data(analysis, only=only, story=None if only else shipped_story(analysis)))
        )
