"""Everything that is computed from a store in one view: the graph, the measures, the gaps."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from importlib.metadata import version
from typing import TYPE_CHECKING

from jjgraph.analysis.gaps import collaboration_gaps
from jjgraph.analysis.gaps.core import Gap
from jjgraph.analysis.measures.centrality import centrality
from jjgraph.analysis.network.projection import collaboration_graph
from jjgraph.analysis.prediction.network import network_of, nodes_of
from jjgraph.analysis.robustness import rank_robustness
from jjgraph.model.records import Dataset, DatasetInfo
from jjgraph.model.schema import Schema
from jjgraph.model.view import View, ViewCounts, count_view

if TYPE_CHECKING:
    import networkx as nx

PACKAGES = ("jjgraph", "networkx", "scipy")  # those that compute
QUICK_DRAWS = 40  # draws behind the rank intervals where a person waits: the demonstration and profiles


@dataclass(frozen=True)
class Analysis:
    """A store read out once, and what follows from it; each part is computed when it is first asked for.

    Attributes
    ----------
    full, shown : Dataset
        Everything in the store, and what the view admits.
    view : View
        Which ties count.
    as_of : date
        The day for which it is computed.
    threshold : float
        Coverage of a declared list from which a gap about it is assessable.
    """

    full: Dataset
    shown: Dataset
    schema: Schema
    view: View
    as_of: date
    threshold: float = 0.6
    _parts: dict[str, list[Gap]] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def counts(self) -> ViewCounts:
        """How much the view shows and leaves out."""
        return count_view(self.full, self.shown)

    @cached_property
    def size(self) -> tuple[int, int]:
        """Number of organisations in `graph`, and of collaborating pairs; counted without building it."""
        uids = nodes_of(self.shown, self.schema)
        return len(uids), network_of(
            (tie for tie in self.shown.ties if tie.active_at(self.as_of)), uids
        ).pairs

    @cached_property
    def graph(self) -> "nx.Graph[str]":
        """Who collaborates with whom."""
        return collaboration_graph(self.shown, self.schema, as_of=self.as_of)

    @cached_property
    def scores(self) -> dict[str, dict[str, float]]:
        """The basic measures: for each, the score of every organisation."""
        return centrality(self.graph)

    @cached_property
    def intervals(self) -> dict[str, dict[str, tuple[int, int]]]:
        """The best and the worst rank by each basic measure, from `QUICK_DRAWS` draws; `centrality` takes more."""
        trust = rank_robustness(
            self.full, self.view, self.schema, self.as_of, draws=QUICK_DRAWS, scores=self.scores
        )
        return trust.intervals

    def gaps(self, kinds: Iterable[str] | None = None, *, consortium: str = "") -> list[Gap]:
        """Return the gaps of the given kinds, or of all; about one consortium, or about all."""
        wanted = None if kinds is None else sorted(set(kinds))
        key = f"{'*' if wanted is None else ','.join(wanted)}@{consortium}"
        if key not in self._parts:
            self._parts[key] = collaboration_gaps(
                self.full,
                self.shown,
                self.schema,
                lambda: self.graph,
                as_of=self.as_of,
                kinds=wanted,
                threshold=self.threshold,
                consortium=consortium,
            )
        return self._parts[key]

    def about(self, **parameters: object) -> dict[str, object]:
        """Return what a result must carry to be made again: data, day, view, parameters, versions.

        The data are named with the hash of their content; nothing in it depends on the clock.
        """
        record = provenance(self.full.infos, self.as_of, self.view, parameters, packages=PACKAGES)
        return {**record, "coverage_threshold": self.threshold}


def provenance(
    infos: Iterable[DatasetInfo],
    as_of: date,
    view: View | None,
    parameters: Mapping[str, object],
    *,
    packages: Iterable[str],
) -> dict[str, object]:
    """Return the record that every result carries: data with their hash, day, view, parameters, versions.

    ``view`` is None where nothing was filtered; ``packages`` are those whose version bears on the result.
    """
    return {
        "datasets": {info.dataset: info.run for info in infos},
        "as_of": as_of.isoformat(),
        "view": {"level": view.level, "inferred": view.inferred} if view else "unfiltered",
        "parameters": {name: value for name, value in sorted(parameters.items()) if value is not None},
        "versions": {name: version(name) for name in packages},
    }
