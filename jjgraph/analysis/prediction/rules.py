"""Which pairs are never proposed: one party, one corporate group, or anything known between them.

Definitions
-----------
Tied
    A strong tie or a joint share in one object in all that is known: also one that is planned, ended, not
    begun or outside the view.
Corporate group
    An organisation and all organisations above it, by a chain of PART_OF and PARENT_OF. Two whose groups
    meet are of the same corporate group.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from jjgraph.analysis.prediction.network import (
    Bools,
    Ints,
    Matrix,
    Network,
    columns_of,
    memberships,
    pattern,
)
from jjgraph.analysis.schema_names import PARENT_OF, PART_OF
from jjgraph.model.records import Dataset
from jjgraph.model.schema import Schema


def corporate_groups(known: Dataset, schema: Schema, uids: Sequence[str]) -> dict[str, set[str]]:
    """Return for each node itself and all organisations above it, by PART_OF and PARENT_OF.

    Examples
    --------
    c is the parent of b, of which a is a part.

    >>> from jjgraph.model.examples import SCHEMA, entity, tie
    >>> ties = (tie("a", "PART_OF", "b"), tie("c", "PARENT_OF", "b"))
    >>> found = corporate_groups(Dataset(entities=tuple(map(entity, "abc")), ties=ties), SCHEMA, "abc")
    >>> {uid: sorted(group) for uid, group in found.items()}
    {'a': ['a', 'b', 'c'], 'b': ['b', 'c'], 'c': ['c']}
    """
    above: dict[str, set[str]] = defaultdict(set)
    for tie in known.ties:
        ends = {PART_OF: (tie.subject_uid, tie.object_uid), PARENT_OF: (tie.object_uid, tie.subject_uid)}
        if tie.type in ends:
            part, whole = ends[tie.type]
            if schema.kinds[known.entity[whole].kind].kind_class == "organisation":
                above[part].add(whole)
    found = {}
    for uid in uids:
        chain = [uid]
        for part in chain:  # grows while it is read
            chain += sorted(above[part] - set(chain)) if part in above else []
        found[uid] = set(chain)
    return found


def same_group(known: Dataset, schema: Schema, uids: Sequence[str]) -> Matrix:
    """Return a matrix of nodes with 1 where two are of the same corporate group.

    Examples
    --------
    a is a part of b; c is of no group but its own.

    >>> from jjgraph.model.examples import SCHEMA, entity, tie
    >>> known = Dataset(entities=tuple(map(entity, "abc")), ties=(tie("a", "PART_OF", "b"),))
    >>> same_group(known, SCHEMA, "abc").toarray().tolist()
    [[0.0, 1.0, 0.0], [1.0, 0.0, 0.0], [0.0, 0.0, 0.0]]
    """
    found = corporate_groups(known, schema, uids)
    above = memberships(found, uids, columns_of(found))
    return pattern(above @ above.T)


@dataclass(frozen=True)
class Rules:
    """What rules a pair out, as matrices of nodes.

    Attributes
    ----------
    parties : numpy.ndarray of int
        The parties of each node, one bit for each.
    barred : scipy.sparse.csr_matrix
        1 where two nodes have any tie, or of the same corporate group.
    """

    parties: Ints
    barred: Matrix

    @classmethod
    def of(cls, parties: Matrix, tied: Network, group: Matrix) -> "Rules":
        """Build the rules from a matrix of parties, all that is tied, and `same_group`."""
        bits = np.asarray(parties @ (1 << np.arange(parties.shape[1]))).astype(np.int64)
        return cls(bits, pattern(tied.adjacency + group))

    def admit(self, rows: Ints, columns: Ints) -> Bools:
        """Tell for each pair whether it may be proposed."""
        apart = ((self.parties[rows] & self.parties[columns]) == 0) & (rows != columns)
        if apart.any():
            apart[apart] = ~is_set(self.barred, rows[apart], columns[apart])
        found: Bools = apart
        return found

    def others(self, node: int) -> Bools:
        """Tell of each node whether it may be proposed to *node*."""
        found: Bools = (self.parties & self.parties[node]) == 0
        found[self.barred.indices[self.barred.indptr[node] : self.barred.indptr[node + 1]]] = False
        found[node] = False
        return found


def is_set(matrix: Matrix, rows: Ints, columns: Ints) -> Bools:
    """Tell for each cell whether *matrix* holds an entry there.

    Examples
    --------
    >>> from scipy import sparse
    >>> is_set(sparse.csr_matrix([[0, 1], [0, 0]]), np.array([0, 1]), np.array([1, 1])).tolist()
    [True, False]
    """
    size = matrix.shape[1]
    coo = matrix.tocoo()
    cells = coo.row.astype(np.int64) * size + coo.col  # sorted, as the indices of the rows are
    wanted = rows * size + columns
    at = np.minimum(np.searchsorted(cells, wanted), max(0, len(cells) - 1))
    found: Bools = cells[at] == wanted if len(cells) else np.zeros(len(wanted), dtype=bool)
    return found
