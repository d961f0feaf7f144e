"""What a store says in one view on one day, with the graph and the basic measures; what is computed above is kept with it."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from importlib.metadata import version
from typing import TYPE_CHECKING, Any, Self, TypeVar

from jjgraph.analysis.measures.centrality import centrality
from jjgraph.analysis.measures.twomode import affiliation_graph
from jjgraph.analysis.network.projection import collaboration_graph
from jjgraph.analysis.prediction.network import network_of, nodes_of
from jjgraph.model.records import Dataset, DatasetInfo
from jjgraph.model.schema import Schema
from jjgraph.model.view import View, ViewCounts, apply_view, count_view
from jjgraph.settings import COVERAGE

if TYPE_CHECKING:
    import networkx as nx

T = TypeVar("T")
PACKAGES = ("jjgraph", "networkx", "scipy")  # those that compute


@dataclass(frozen=True)
class Analysis:
    """A data set in one view on one day, and what follows from it; each part is computed when first asked for.

    `Analysis.of` makes one; `over`, `seen` and `at` make the same with another data set, view or day.

    Attributes
    ----------
    full, shown : Dataset
        Everything that is known, and what the view admits of it.
    schema : Schema
        Kinds and types.
    view : View
        Which ties count.
    as_of : date
        The day for which it is computed.
    threshold : float
        Coverage of a declared list from which a gap about it is assessable, 0 to 1.
    """

    full: Dataset
    shown: Dataset
    schema: Schema
    view: View
    as_of: date
    threshold: float = COVERAGE
    _kept: dict[Hashable, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    @classmethod
    def of(
        cls,
        full: Dataset,
        schema: Schema,
        *,
        view: View | None = None,
        as_of: date | None = None,
        threshold: float = COVERAGE,
    ) -> Self:
        """Return the analysis of *full*.

        Parameters
        ----------
        full : Dataset
            Everything that is known.
        schema : Schema
            Kinds and types.
        view : View, optional
            Which ties count; by default the usual ones.
        as_of : date, optional
            The day for which it is computed; by default that of the data.
        threshold : float
            Coverage of a declared list from which a gap about it is assessable, 0 to 1.

        Examples
        --------
        >>> from jjgraph.model.schema import builtin_schema
        >>> empty = Analysis.of(Dataset(), builtin_schema(), as_of=date(2024, 3, 27))
        >>> empty.size, empty.at(date(2023, 3, 27)).as_of.year
        ((0, 0), 2023)
        """
        seen = view or View()
        return cls(full, apply_view(full, seen), schema, seen, as_of or full.as_of(), threshold)

    def over(self, full: Dataset) -> Self:
        """Return the same analysis of another data set."""
        return replace(self, full=full, shown=apply_view(full, self.view))

    def seen(self, view: View) -> Self:
        """Return the same analysis in another view."""
        return replace(self, shown=apply_view(self.full, view), view=view)

    def at(self, day: date) -> Self:
        """Return the same analysis on another day."""
        return replace(self, as_of=day)

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
    def affiliations(self) -> "nx.Graph[str]":
        """Which organisation has a share in which object."""
        return affiliation_graph(self.shown, self.schema, as_of=self.as_of)

    @cached_property
    def scores(self) -> dict[str, dict[str, float]]:
        """The basic measures: for each, the score of every organisation."""
        return centrality(self.graph)

    def kept(self, name: Hashable, make: Callable[[], T]) -> T:
        """Return what *make* gives, made once: for what is computed of an analysis in the rooms above this module.

        Examples
        --------
        >>> from jjgraph.model.examples import SCHEMA, tiny
        >>> analysis = Analysis.of(tiny(), SCHEMA)
        >>> analysis.kept("answer", lambda: 42), analysis.kept("answer", lambda: 43)
        (42, 42)
        """
        if name not in self._kept:
            self._kept[name] = make()
        found: T = self._kept[name]
        return found

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

    Examples
    --------
    >>> found = provenance([], date(2024, 3, 27), None, {"top": 3, "seed": None}, packages=())
    >>> found["as_of"], found["view"], found["parameters"]
    ('2024-03-27', 'unfiltered', {'top': 3})
    """
    return {
        "datasets": {info.dataset: info.run for info in infos},
        "as_of": as_of.isoformat(),
        "view": {"level": view.level, "inferred": view.inferred} if view else "unfiltered",
        "parameters": {name: value for name, value in sorted(parameters.items()) if value is not None},
        "versions": {name: version(name) for name in packages},
    }
