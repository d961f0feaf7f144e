"""What each measure says of itself, so that a table, a page of the docs and the map use the same words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import networkx as nx

from jjgraph.analysis.measures.scores import Scores
from jjgraph.bilingual import Bilingual

PARALLEL = "one edge a pair, however many ties and objects make it"
PARALLEL_WEIGHT = "one edge a pair; a direct tie and each shared object add 1 to its weight"


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure of the nodes of a collaboration graph.

    Attributes
    ----------
    name : str
        As it is asked for.
    plain, label, explanation : Bilingual
        For people: what it is called in plain words, what the field calls it, and what a score means, in
        both languages.
    weights : str
        The edge attribute it uses: ``distance``, ``weight`` or "" for none.
    unit, range : str
        What the score counts, and between which bounds it lies.
    isolates : str
        The score of a node without partners; "not defined" where it has none.
    score : callable
        From a collaboration graph to the score of each node; a node without a score is left out.
    definition, citation, parallel : str
        The formula, where it comes from, and how parallel ties count.
    low_first : bool
        Rank 1 is the lowest score (constraint: the least constrained is the broker).
    linear : bool
        Its cost grows with the edges, not with nodes times edges: it can be resampled on large networks.
    """

    name: str
    plain: Bilingual
    label: Bilingual
    explanation: Bilingual
    weights: str
    unit: str
    range: str
    isolates: str
    score: Callable[["nx.Graph[str]"], Scores]
    definition: str
    citation: str
    parallel: str = PARALLEL
    low_first: bool = False
    linear: bool = True

    @property
    def title(self) -> Bilingual:
        """The plain name, and the field's term behind it."""
        return Bilingual(f"{self.plain.zh}（{self.label.zh}）", f"{self.plain.en} ({self.label.en})")


def by_name(*measures: Measure) -> Mapping[str, Measure]:
    """Return *measures* by their names, in the order given.

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> list(by_name(SimpleNamespace(name="degree"), SimpleNamespace(name="closeness")))
    ['degree', 'closeness']
    """
    return {measure.name: measure for measure in measures}
