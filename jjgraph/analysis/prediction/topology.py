"""What the partners of two nodes say about whether they will collaborate.

Definitions, with G(x) the partners of x and z over the common partners of the pair
-----------------------------------------------------------------------------------
common
    Number of common partners, 0 or more.
aa (Adamic and Adar), ra (resource allocation)
    Sum of 1/ln|G(z)|; sum of 1/|G(z)|. A partner of everybody hardly counts.
l3
    Sum over the paths x–u–v–y of 1/√(|G(u)|·|G(v)|): partners of partners who are tied, which tells pairs apart
    that have no partner in common yet.
jaccard
    Common partners by the partners of either, 0 to 1.
newman
    Sum over z of w(x,z)·w(z,y)/s(z), w the weights that count small and recent objects for more
    (`jjgraph.analysis.prediction.network`), s their sum: ra, where a partner of long ago hardly counts.
recent
    s(x)·s(y): how active both have been of late.
preferential_attachment
    |G(x)|·|G(y)|: who has many partners finds more. The rule to beat.
"""

from collections.abc import Iterator

import numpy as np

from jjgraph.analysis.prediction.network import Floats, Ints, Matrix, Network

TOPOLOGY = ("aa", "ra", "common", "jaccard", "l3", "newman", "recent", "preferential_attachment")
STEPS = 128  # rows of a product that are held together
BLOCK = 2_000_000  # entries of a matrix that are looked at together


def shared_weights(first: Matrix, second: Matrix, rows: Ints, columns: Ints, weights: Floats) -> Floats:
    """Return what the rows of two matrices have in common, for many pairs at once.

    Parameters
    ----------
    first, second : scipy.sparse.csr_matrix
        The columns of both mean the same.
    rows, columns : numpy.ndarray of int
        The pairs: a row of *first*, a row of *second*.
    weights : numpy.ndarray, shape (columns of the matrices, n)
        n weights of each column.

    Returns
    -------
    numpy.ndarray, shape (pairs, n)
        For each pair and weight the sum over the columns of entry by entry by weight.

    Examples
    --------
    >>> from scipy import sparse
    >>> matrix = sparse.csr_matrix([[1, 1, 0], [0, 1, 1]])
    >>> shared_weights(matrix, matrix, np.array([0, 0]), np.array([1, 0]), np.array([[1.0], [2.0], [4.0]]))
    array([[2.],
           [3.]])
    """
    found = np.zeros((len(rows), weights.shape[1]))
    size = np.minimum(np.diff(first.indptr)[rows], np.diff(second.indptr)[columns])
    for block in _blocks(size + np.diff(first.indptr)[rows]):
        common = first[rows[block]].multiply(second[columns[block]]).tocsr()
        if common.nnz:
            pair = np.repeat(np.arange(common.shape[0]), np.diff(common.indptr))
            for item in range(weights.shape[1]):
                found[block, item] = np.bincount(
                    pair, common.data * weights[common.indices, item], minlength=common.shape[0]
                )
    return found


def _blocks(sizes: Ints) -> Iterator[slice]:
    """Yield runs of pairs whose rows together are not larger than `BLOCK`."""
    ends = np.cumsum(sizes)
    start = 0
    while start < len(sizes):
        before = ends[start - 1] if start else 0
        stop = max(start + 1, int(np.searchsorted(ends, before + BLOCK, side="right")))
        yield slice(start, stop)
        start = stop


def partner_weights(degree: Ints) -> Floats:
    """Return what a common partner of each degree counts for: in aa, in ra, in common.

    A node with fewer than two partners is common to no pair; its weight is never used.

    Examples
    --------
    Of a partner who has four partners: 1/ln 4, 1/4 and 1.

    >>> partner_weights(np.array([4])).round(4).tolist()
    [[0.7213, 0.25, 1.0]]
    """
    several = np.maximum(degree, 2).astype(float)
    return np.column_stack([1 / np.log(several), 1 / several, np.ones(len(degree))])


def three_steps(network: Network, rows: Ints, columns: Ints) -> Floats:
    """Return l3 of pairs that are not tied.

    References
    ----------
    I. A. Kovács et al., "Network-based prediction of protein interactions", Nature Communications 10 (2019).

    Examples
    --------
    A–B–C–D: one path of three steps from A to D, through B and C with 2 partners each: 1/√4.

    >>> from scipy import sparse
    >>> line = sparse.csr_matrix([[0, 1, 0, 0], [1, 0, 1, 0], [0, 1, 0, 1], [0, 0, 1, 0]])
    >>> three_steps(Network(("A", "B", "C", "D"), line), np.array([0]), np.array([3]))
    array([0.5])
    """
    matrix, degree = network.adjacency, network.degree
    weights = 1 / np.sqrt(np.maximum(1, degree))
    weighted = matrix.multiply(weights).tocsr()
    # From the end with more partners: fewer rows of the product, and shorter ones of the matrix.
    busier = degree[rows] >= degree[columns]
    first, second = np.where(busier, rows, columns), np.where(busier, columns, rows)
    order = np.argsort(first, kind="stable")
    nodes, starts = np.unique(first[order], return_index=True)
    ends = np.append(starts, len(order))
    found = np.zeros(len(rows))
    for block in range(0, len(nodes), STEPS):
        inside = nodes[block : block + STEPS]
        two_steps = (weighted[inside] @ matrix).toarray() * weights
        pairs = order[ends[block] : ends[block + len(inside)]]
        others = matrix[second[pairs]]
        row = np.repeat(np.searchsorted(inside, first[pairs]), np.diff(others.indptr))
        pair = np.repeat(np.arange(len(pairs)), np.diff(others.indptr))
        found[pairs] = np.bincount(pair, two_steps[row, others.indices], minlength=len(pairs))
    return found


def topology_features(network: Network, rows: Ints, columns: Ints) -> Floats:
    """Return the features `TOPOLOGY` of pairs.

    Parameters
    ----------
    network : Network
        The network as it was before the ties that are to be predicted.
    rows, columns : numpy.ndarray of int
        The ends of the pairs.

    Returns
    -------
    numpy.ndarray, shape (pairs, 8)
        Unscaled, all 0 or above, symmetric in the two ends.

    References
    ----------
    L. A. Adamic and E. Adar, "Friends and neighbors on the Web", Social Networks 25 (2003); D. Liben-Nowell
    and J. Kleinberg, "The link-prediction problem for social networks", JASIST 58 (2007); T. Zhou, L. Lü
    and Y.-C. Zhang, "Predicting missing links via local information", European Physical Journal B 71 (2009).

    Examples
    --------
    The hand test of the gap definitions: A is tied to B, C and D, C to D. B and C have A in common, with 3
    partners: 1/ln 3, 1/3, 1, 1/2 (the other being D), B–A–D–C by 1/√(3·2); undated direct ties weigh 1,
    so newman is ra, and both products are 1·2.

    >>> from jjgraph.model.records import Tie
    >>> from jjgraph.analysis.prediction.network import network_of
    >>> ties = [Tie(key=pair, dataset="d", subject_uid=pair[0], type="COOPERATES_WITH", object_uid=pair[1],
    ...             strength="strong") for pair in ("AB", "AC", "AD", "CD")]
    >>> topology_features(network_of(ties, "ABCD"), np.array([1]), np.array([2])).round(4)
    array([[0.9102, 0.3333, 1.    , 0.5   , 0.4082, 0.3333, 2.    , 2.    ]])
    """
    matrix, degree = network.adjacency, network.degree
    aa, ra, common = shared_weights(matrix, matrix, rows, columns, partner_weights(degree)).T
    either = np.maximum(1, degree[rows] + degree[columns] - common)
    product = degree[rows].astype(float) * degree[columns]
    weighted, strength = network.weighted, network.strength
    passing = 1 / np.where(strength > 0, strength, 1)
    newman = shared_weights(weighted, weighted, rows, columns, passing[:, None])[:, 0]
    recent = strength[rows] * strength[columns]
    three = three_steps(network, rows, columns)
    return np.column_stack([aa, ra, common, common / either, three, newman, recent, product])
