"""What is computed from a store: measures, gaps, and figures of the whole network."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from jjgraph.analysis.consortia import COLUMNS as CONSORTIUM_COLUMNS
from jjgraph.analysis.consortia import consortium_rows
from jjgraph.analysis.context import Analysis
from jjgraph.analysis.gaps.core import COLUMNS as GAP_COLUMNS
from jjgraph.analysis.gaps.core import gap_row
from jjgraph.analysis.measures.directed import direction_graph
from jjgraph.analysis.measures.tables import (
    BROKER_COLUMNS,
    CUT_COLUMNS,
    NETWORK_COLUMNS,
    broker_rows,
    cut_rows,
)
from jjgraph.analysis.network.communities import COLUMNS as COMMUNITY_COLUMNS
from jjgraph.analysis.network.communities import communities, community_rows
from jjgraph.analysis.robustness import INTERVAL_COLUMNS, interval_rows, rank_robustness
from jjgraph.api.reading import Day, Reader, ViewLike
from jjgraph.bilingual import Bilingual
from jjgraph.errors import UsageError
from jjgraph.results.table import Table
from jjgraph.studies import scenarios as studies
from jjgraph.studies.messages import GAP_NOTE, helix_notes, robustness_notes, view_note

if TYPE_CHECKING:
    import networkx as nx


class Measurer(Reader):
    """Measures, gaps and figures of the whole network."""

    def centrality(
        self,
        *measures: str,
        top: int | None = None,
        draws: int = 200,
        seed: int = 0,
        view: ViewLike | None = None,
        as_of: Day | None = None,
    ) -> Table:
        """Rank the organisations by each measure, each rank with the interval that doubtful ties leave it.

        Parameters
        ----------
        *measures : str
            Such as ``"betweenness"``; by default the five basic ones.
        top : int, optional
            Rows a measure; by default all.
        draws, seed : int
            Of the resampling behind the intervals; 0 draws leaves them to the three recomputations.

        Returns
        -------
        Table
            ``rank`` from 1 (equals share the better one), ``score`` in the unit of the measure, ``rank_low``
            and ``rank_high``: the best and the worst rank. The notes say what the intervals stand on.

        Raises
        ------
        UsageError
            If there is no such measure, or a number is out of its range; the hint lists the measures.
        """
        at_least(1, top=top)
        at_least(0, draws=draws, seed=seed)
        analysis = self._analysis(view, as_of)
        trust = rank_robustness(
            analysis,
            measures or None,
            draws=draws,
            seed=seed,
        )
        rows = interval_rows(analysis.shown, analysis.graph, trust.intervals, top=top)
        about = analysis.about(
            command="centrality", measures=list(measures) or None, top=top, draws=draws, seed=seed
        )
        return study(analysis, INTERVAL_COLUMNS, rows, about, notes=robustness_notes(trust))

    def gaps(
        self, *kinds: str, top: int | None = None, view: ViewLike | None = None, as_of: Day | None = None
    ) -> Table:
        """List the collaboration gaps, assessable ones first. A gap is computed, not a fact.

        Parameters
        ----------
        *kinds : str
            ``"G01"`` … ``"G15"``; by default all.
        top : int, optional
            Number of rows; by default all.

        Returns
        -------
        Table
            Each row with its reason in both languages, severity (0 to 1, comparable within a kind), whether it is
            assessable, and the claims it rests on.

        Raises
        ------
        UsageError
            If there is no such kind.
        """
        at_least(1, top=top)
        analysis = self._analysis(view, as_of)
        rows = [gap_row(gap) for gap in analysis.gaps(kinds or None)[:top]]
        hidden = (
            "gap_id",
            "subject_ids",
            "claim_ids",
            "expected",
            "observed",
            "suggested_action",
            "reason_en",
        )
        about = analysis.about(command="gaps", kinds=list(kinds) or None, top=top)
        return study(analysis, GAP_COLUMNS, rows, about, notes=[GAP_NOTE], hidden=hidden)

    def brokers(
        self,
        *,
        directed: bool = False,
        top: int | None = None,
        view: ViewLike | None = None,
        as_of: Day | None = None,
    ) -> Table:
        """Return who plays which broker role of Gould and Fernandez, and what chance would have.

        Parameters
        ----------
        directed : bool
            The five directed roles instead of the undirected ones.
        top : int, optional
            Number of organisations; by default all that broker.

        Returns
        -------
        Table
            ``count`` of open triads, ``expected`` with the parties dealt anew, ``ratio`` of the two.
        """
        at_least(1, top=top)
        analysis = self._analysis(view, as_of)
        network: nx.Graph[str] = analysis.graph
        if directed:
            network = direction_graph(analysis.shown, analysis.schema, as_of=analysis.as_of)
        about = analysis.about(command="brokers", directed=directed, top=top)
        return study(analysis, BROKER_COLUMNS, broker_rows(network, top=top), about, hidden=("uid",))

    def articulation(
        self, *, min_impact: int = 2, view: ViewLike | None = None, as_of: Day | None = None
    ) -> Table:
        """Return articulation points and bridges, the gravest first.

        Parameters
        ----------
        min_impact : int
            The smallest impact that is listed: organisations cut off from the largest remaining part.
        """
        at_least(1, min_impact=min_impact)
        analysis = self._analysis(view, as_of)
        rows = cut_rows(analysis.graph, min_impact=min_impact)
        about = analysis.about(command="brokers", cuts=True, min_impact=min_impact)
        return study(analysis, CUT_COLUMNS, rows, about, hidden=("uids",))

    def communities(
        self, *, min_size: int = 2, seed: int = 0, view: ViewLike | None = None, as_of: Day | None = None
    ) -> Table:
        """Return the communities of the collaboration network (Louvain), the largest first.

        Parameters
        ----------
        min_size : int
            Fewest members of a community that is listed.
        seed : int
            The same seed, the same communities.

        Returns
        -------
        Table
            A row for each member; the notes give the modularity.
        """
        at_least(1, min_size=min_size)
        analysis = self._analysis(view, as_of)
        found = communities(analysis.graph, seed=seed)
        rows = community_rows(analysis.full, found, min_size=min_size)
        note = Bilingual(f"模块度 {found.modularity:.4f}", f"modularity {found.modularity:.4f}")
        about = analysis.about(command="communities", seed=seed, min_size=min_size)
        return study(analysis, COMMUNITY_COLUMNS, rows, about, notes=[note])

    def helix(
        self, *, draws: int = 1000, seed: int = 0, view: ViewLike | None = None, as_of: Day | None = None
    ) -> Table:
        """Return the mutual information T of three, four and five helices, and the measures of the whole network.

        Parameters
        ----------
        draws, seed : int
            Of the permutations behind p.

        Returns
        -------
        Table
            ``value`` and ``p`` with unit and range. The notes say where too few shared objects make T not
            assessable.
        """
        at_least(1, draws=draws)
        analysis = self._analysis(view, as_of)
        rows, objects = studies.helix(analysis, draws=draws, seed=seed)
        about = analysis.about(command="helix", draws=draws, seed=seed)
        return study(analysis, NETWORK_COLUMNS, rows, about, notes=helix_notes(objects), hidden=("label_en",))

    def consortia(self, *, view: ViewLike | None = None, as_of: Day | None = None) -> Table:
        """Return the same figures for each consortium, side by side."""
        analysis = self._analysis(view, as_of)
        rows = consortium_rows(analysis)
        return study(analysis, CONSORTIUM_COLUMNS, rows, analysis.about(command="consortia"), hidden=("uid",))


def at_least(bound: int, /, **values: int | None) -> None:
    for name, value in values.items():
        if value is not None and value < bound:
            raise UsageError(Bilingual(f"{name} 至少为 {bound}", f"{name} is at min_size {bound}"))


def study(
    analysis: Analysis,
    columns: Iterable[str],
    rows: Iterable[Iterable[Any]],
    about: dict[str, object],
    *,
    notes: Iterable[Bilingual] = (),
    hidden: tuple[str, ...] = (),
) -> Table:
    """Return a computed table, which says its day and how much the view leaves out."""
    return Table(tuple(columns), tuple(map(tuple, rows)), (view_note(analysis), *notes), hidden, about)
