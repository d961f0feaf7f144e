"""Who collaborates with whom as a sparse matrix: `collaboration_graph` for tens of thousands of nodes.

Definitions
-----------
A
    The symmetric matrix with 1 where two nodes collaborate, by the definitions of
    `jjgraph.analytics.projection`: a direct strong tie, or a share in one object. With B, the matrix of
    nodes and objects, A has the pattern of B Bᵀ and the direct ties, without the diagonal.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import sparse

from jjgraph.analytics.projection import is_collaborator
from jjgraph.model.records import Dataset, Tie
from jjgraph.model.schema import Schema

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
Matrix = Any  # scipy publishes no types


@dataclass(frozen=True)
class Network:
    """Nodes by their place in the sorted uids, and the matrix of who is tied to whom.

    Attributes
    ----------
    uids : tuple of str
        The nodes, sorted.
    adjacency : scipy.sparse.csr_matrix
        Symmetric, 1 where tied, no diagonal, indices sorted.
    """

    uids: tuple[str, ...]
    adjacency: Matrix

    @cached_property
    def degree(self) -> Ints:
        """Number of partners of each node."""
        found: Ints = np.diff(self.adjacency.indptr).astype(np.int64)
        return found

    def partners(self, node: int) -> Ints:
        """Return the partners of one node, sorted."""
        matrix = self.adjacency
        found: Ints = matrix.indices[matrix.indptr[node] : matrix.indptr[node + 1]]
        return found


def nodes_of(dataset: Dataset, schema: Schema) -> tuple[str, ...]:
    """Return the uids of the nodes of the collaboration graph of *dataset*, sorted."""
    return tuple(sorted(entity.uid for entity in dataset.entities if is_collaborator(entity, schema)))


def network_of(ties: Iterable[Tie], uids: Sequence[str]) -> Network:
    """Return the network that *ties* make among the nodes *uids*.

    Parameters
    ----------
    ties : iterable of Tie
        Those that count; which hold on a day is for the caller to say.
    uids : sequence of str
        The nodes, sorted.

    Examples
    --------
    Two firms and a school share a base: three pairs.

    >>> from jjgraph.model.records import Tie
    >>> shares = [Tie(key=uid, dataset="d", subject_uid=uid, type="CO_BUILDS", object_uid="x", share=True)
    ...           for uid in "abs"]
    >>> network_of(shares, "abs").degree
    array([2, 2, 2])
    """
    place = {uid: index for index, uid in enumerate(uids)}
    direct: list[tuple[int, int]] = []
    shares: list[tuple[int, int]] = []
    objects: dict[str, int] = {}
    for tie in ties:
        subject, other = place.get(tie.subject_uid), place.get(tie.object_uid)
        if subject is None:
            continue
        if tie.strength == "strong" and other is not None and other != subject:
            direct.append((subject, other))
        if tie.share:
            shares.append((subject, objects.setdefault(tie.object_uid, len(objects))))
    size = len(place)
    incidence = incidence_matrix(shares, (size, len(objects)))
    straight = incidence_matrix(direct, (size, size))
    return Network(tuple(uids), pattern(incidence @ incidence.T + straight + straight.T))


def incidence_matrix(cells: Sequence[tuple[int, int]], shape: tuple[int, int]) -> Matrix:
    """Return a matrix of *shape* with 1 in each of *cells*, however often it is named."""
    rows, columns = np.array(cells, dtype=np.int64).reshape(-1, 2).T
    return pattern_of(sparse.csr_matrix((np.ones(len(rows)), (rows, columns)), shape=shape))


def pattern_of(matrix: Matrix) -> Matrix:
    """Return *matrix* with 1 wherever it was above 0, its indices sorted."""
    found = matrix.tocsr()
    found.sum_duplicates()
    found.eliminate_zeros()
    found.data = np.ones_like(found.data)
    return found


def pattern(matrix: Matrix) -> Matrix:
    """Return *matrix* as `pattern_of` does, without its diagonal."""
    found = matrix.tocoo()
    off = found.row != found.col
    return pattern_of(
        sparse.csr_matrix((found.data[off], (found.row[off], found.col[off])), shape=matrix.shape)
    )


def columns_of(sets: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """Return all that *sets* name, sorted."""
    return tuple(sorted({name for held in sets.values() for name in held}))


def memberships(sets: Mapping[str, Iterable[str]], uids: Sequence[str], names: Sequence[str]) -> Matrix:
    """Return a matrix of the nodes *uids* and the columns *names*, with 1 where *sets* holds the name."""
    column = {name: index for index, name in enumerate(names)}
    cells = [(row, column[name]) for row, uid in enumerate(uids) for name in sets.get(uid, ())]
    return incidence_matrix(cells, (len(uids), len(names)))
