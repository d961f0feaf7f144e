"""Who collaborates with whom as a sparse matrix: `collaboration_graph` for tens of thousands of nodes.

Definitions
-----------
A
    The symmetric matrix with 1 where two nodes collaborate, by the definitions of
    `jjgraph.analysis.network.projection`: a direct strong tie, or a share in one object. With B, the matrix of
    nodes and objects, A has the pattern of B Bᵀ and the direct ties, without the diagonal.
W
    The same cells, weighted: 1 for a direct tie, 1/(k-1) for each object that k nodes share (Newman: the
    larger the project, the less it says of two of its members), halved for every ``HALF_LIFE`` days since it
    began. What is not dated counts as old as the oldest; where nothing is dated, nothing is halved.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import sparse

from jjgraph.analysis.network.projection import is_collaborator
from jjgraph.model.records import Dataset, Tie
from jjgraph.model.schema import Schema

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
Matrix = Any  # scipy publishes no types
HALF_LIFE = 730.0  # two years; chosen, not fitted


@dataclass(frozen=True)
class Network:
    """Nodes by their place in the sorted uids, and the matrix of who is tied to whom.

    Attributes
    ----------
    uids : tuple of str
        The nodes, sorted.
    weighted : scipy.sparse.csr_matrix
        W: symmetric, above 0 where tied, no diagonal, indices sorted.
    """

    uids: tuple[str, ...]
    weighted: Matrix

    @cached_property
    def adjacency(self) -> Matrix:
        """A: 1 where W is above 0."""
        return pattern_of(self.weighted.copy())

    @cached_property
    def strength(self) -> Floats:
        """Sum of the weights of each node: about the number of its recent direct ties and shared objects."""
        found: Floats = np.asarray(self.weighted.sum(axis=1)).ravel().astype(float)
        return found

    @property
    def pairs(self) -> int:
        """Number of tied pairs."""
        return int(self.weighted.nnz) // 2

    @cached_property
    def degree(self) -> Ints:
        """Number of partners of each node."""
        found: Ints = np.diff(self.weighted.indptr).astype(np.int64)
        return found

    def partners(self, node: int) -> Ints:
        """Return the partners of one node, sorted."""
        matrix = self.adjacency
        found: Ints = matrix.indices[matrix.indptr[node] : matrix.indptr[node + 1]]
        return found


def nodes_of(dataset: Dataset, schema: Schema) -> tuple[str, ...]:
    """Return the uids of the nodes of the collaboration graph of *dataset*, sorted.

    Examples
    --------
    >>> from jjgraph.model.examples import SCHEMA, tiny
    >>> nodes_of(tiny(), SCHEMA)
    ('a', 'b', 's')
    """
    return tuple(sorted(entity.uid for entity in dataset.entities if is_collaborator(entity, schema)))


def network_of(ties: Iterable[Tie], uids: Sequence[str], as_of: date | None = None) -> Network:
    """Return the network that *ties* make among the nodes *uids*.

    Parameters
    ----------
    ties : iterable of Tie
        Those that count; which hold on a day is for the caller to say.
    uids : sequence of str
        The nodes, sorted.
    as_of : date, optional
        The day from which the age of the ties is counted; without it all are of one age.

    Examples
    --------
    Two firms and a school share a base: three pairs, each of weight 1/(3-1).

    >>> from jjgraph.model.records import Tie
    >>> shares = [Tie(key=uid, dataset="d", subject_uid=uid, type="CO_BUILDS", object_uid="x", share=True)
    ...           for uid in "abs"]
    >>> network = network_of(shares, "abs")
    >>> network.degree, network.strength
    (array([2, 2, 2]), array([1., 1., 1.]))
    """
    place = {uid: index for index, uid in enumerate(uids)}
    direct: dict[tuple[int, int], date] = {}
    shares: dict[tuple[int, int], date] = {}
    objects: dict[str, int] = {}
    for tie in ties:
        subject, other = place.get(tie.subject_uid), place.get(tie.object_uid)
        if subject is None:
            continue
        if tie.strength == "strong" and other is not None and other != subject:
            _latest(direct, (min(subject, other), max(subject, other)), tie)
        if tie.share:
            _latest(shares, (subject, objects.setdefault(tie.object_uid, len(objects))), tie)
    fresh = _freshness(as_of, [*direct.values(), *shares.values()])
    size = len(place)
    straight = _cells(direct, fresh[: len(direct)], (size, size))
    # The root, for each of two ends brings it in: a share of this year and one of four years ago make the mean.
    incidence = _cells(shares, np.sqrt(fresh[len(direct) :]), (size, len(objects)))
    held = np.diff(incidence.tocsc().indptr)
    joint = incidence @ sparse.diags(1 / np.maximum(1, held - 1)) @ incidence.T
    return Network(tuple(uids), off_diagonal(joint + straight + straight.T))


def _latest(found: dict[tuple[int, int], date], cell: tuple[int, int], tie: Tie) -> None:
    found[cell] = max(found.get(cell, date.min), tie.since_first or date.min)


def _freshness(as_of: date | None, begun: Sequence[date]) -> Floats:
    """Return 1 for what began on *as_of*, 1/2 for what is a half-life old; `date.min` stands for no date."""
    known = [day for day in begun if day > date.min]
    if as_of is None or not known:
        return np.ones(len(begun))
    oldest = min(known)
    ages = [max(0, (as_of - max(day, oldest)).days) for day in begun]
    found: Floats = 0.5 ** (np.array(ages) / HALF_LIFE)
    return found


def _cells(cells: Iterable[tuple[int, int]], values: Floats, shape: tuple[int, int]) -> Matrix:
    rows, columns = np.array(list(cells), dtype=np.int64).reshape(-1, 2).T
    return sparse.csr_matrix((values, (rows, columns)), shape=shape)


def incidence_matrix(cells: Sequence[tuple[int, int]], shape: tuple[int, int]) -> Matrix:
    """Return a matrix of *shape* with 1 in each of *cells*, however often it is named.

    Examples
    --------
    >>> incidence_matrix([(0, 1), (0, 1), (1, 0)], (2, 2)).toarray().tolist()
    [[0.0, 1.0], [1.0, 0.0]]
    """
    return pattern_of(_cells(cells, np.ones(len(cells)), shape))


def pattern_of(matrix: Matrix) -> Matrix:
    """Return *matrix* with 1 wherever it was above 0, its indices sorted.

    Examples
    --------
    >>> pattern_of(sparse.csr_matrix([[5.0, 0.0], [2.0, 1.0]])).toarray().tolist()
    [[1.0, 0.0], [1.0, 1.0]]
    """
    found = matrix.tocsr()
    found.sum_duplicates()
    found.eliminate_zeros()
    found.data = np.ones_like(found.data)
    return found


def off_diagonal(matrix: Matrix) -> Matrix:
    """Return *matrix* without its diagonal, its indices sorted.

    Examples
    --------
    >>> off_diagonal(sparse.csr_matrix([[5.0, 0.0], [2.0, 1.0]])).toarray().tolist()
    [[0.0, 0.0], [2.0, 0.0]]
    """
    found = matrix.tocoo()
    off = found.row != found.col
    cells = (found.data[off], (found.row[off], found.col[off]))
    inner = sparse.csr_matrix(cells, shape=matrix.shape)
    inner.sort_indices()
    return inner


def pattern(matrix: Matrix) -> Matrix:
    """Return *matrix* as `pattern_of` does, without its diagonal.

    Examples
    --------
    >>> pattern(sparse.csr_matrix([[5.0, 0.0], [2.0, 1.0]])).toarray().tolist()
    [[0.0, 0.0], [1.0, 0.0]]
    """
    return pattern_of(off_diagonal(matrix))


def columns_of(sets: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """Return all that *sets* name, sorted.

    Examples
    --------
    >>> columns_of({"a": ["y", "x"], "b": ["x"]})
    ('x', 'y')
    """
    return tuple(sorted({name for held in sets.values() for name in held}))


def memberships(sets: Mapping[str, Iterable[str]], uids: Sequence[str], names: Sequence[str]) -> Matrix:
    """Return a matrix of the nodes *uids* and the columns *names*, with 1 where *sets* holds the name.

    Examples
    --------
    >>> memberships({"a": ["y"], "b": ["x", "y"]}, "abc", "xy").toarray().tolist()
    [[0.0, 1.0], [1.0, 1.0], [0.0, 0.0]]
    """
    column = {name: index for index, name in enumerate(names)}
    cells = [(row, column[name]) for row, uid in enumerate(uids) for name in sets.get(uid, ())]
    return incidence_matrix(cells, (len(uids), len(names)))
