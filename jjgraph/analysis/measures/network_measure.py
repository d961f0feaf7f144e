"""A measure of the network as a whole: what it says of itself, and the figure it gives."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import networkx as nx

from jjgraph.analysis.measures.spec import PARALLEL
from jjgraph.bilingual import Bilingual

NOT_SAID = Bilingual("")


@dataclass(frozen=True, slots=True)
class NetworkValue:
    """A value, and p where chance is asked; None where it is not defined."""

    value: float | None
    p: float | None = None


@dataclass(frozen=True, slots=True)
class Permutations:
    """How often the data are permuted, and by which seed."""

    draws: int = 1000
    seed: int = 0


@dataclass(frozen=True, slots=True)
class NetworkMeasure:
    """A measure of a whole network.

    Attributes
    ----------
    name : str
        As it stands in a table.
    label, explanation : Bilingual
        For people, in both languages.
    unit, range : str
        What it counts, and between which bounds it lies.
    isolates : str
        What organisations without partners do to it.
    definition, citation, weights, parallel : str
        The formula, where it comes from, and whether weights and parallel ties count.
    population : Bilingual
        What it is taken over, where the name of the graph does not say it.
    compute : callable
        From a graph (of collaboration, or of organisations and objects) and `Permutations` to the figure.
    """

    name: str
    label: Bilingual
    explanation: Bilingual
    unit: str
    range: str
    isolates: str
    definition: str
    citation: str
    compute: Callable[["nx.Graph[str]", Permutations], NetworkValue]
    weights: str = ""
    parallel: str = PARALLEL
    population: Bilingual = NOT_SAID


def by_name(*measures: NetworkMeasure) -> Mapping[str, NetworkMeasure]:
    """Return *measures* by their names, in the order given.

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> list(by_name(SimpleNamespace(name="density"), SimpleNamespace(name="clustering")))
    ['density', 'clustering']
    """
    return {measure.name: measure for measure in measures}
