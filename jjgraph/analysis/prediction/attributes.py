"""What two organisations are and do: the side of a suggestion that needs no partners.

Definitions
-----------
party
    How often organisations of their two parties are tied, against chance: ln((ties + 1)/(expected + 1)),
    expected if all ties of the network that the features stand on were thrown among all pairs at random.
    So a party that collaborates much stands high too, which is all that can be said of a newcomer of it.
    The largest value where an organisation has several parties.
industry
    Sum over the industries that both serve of ln(1 + n/m), with n organisations, m of them in that industry.
majors
    The same sum over what one offers and the other wants: a major that the other needs, or one that serves
    an industry of the other.
place
    The same sum over the places in which both are; who is in 晋江市金井镇 is in 晋江市 too, where that is
    named as a place of anybody.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from jjgraph.analysis.prediction.network import Floats, Ints, Matrix, Network, columns_of, memberships
from jjgraph.analysis.prediction.topology import shared_weights
from jjgraph.analysis.schema_names import INDUSTRY, LOCATED_IN, NEEDS, OFFERS
from jjgraph.model.records import Dataset, Tie
from jjgraph.model.schema import Schema

ATTRIBUTES = ("party", "industry", "majors", "place")
Sets = Mapping[str, set[str]]


@dataclass(frozen=True)
class Attributes:
    """Matrices of nodes and what they are: parties, industries, what they offer and want, places.

    The columns of ``offers`` and ``wants`` are the same: majors and industries. The names of the columns of
    ``industries``, of these two and of ``places`` stand beside them.
    """

    parties: Matrix
    industries: Matrix
    offers: Matrix
    wants: Matrix
    places: Matrix
    industry_names: tuple[str, ...]
    wanted_names: tuple[str, ...]
    place_names: tuple[str, ...]

    def shared_industries(self, first: int, second: int) -> list[str]:
        """Return the uids of the industries that two nodes serve, sorted."""
        return _shared(self.industries[first], self.industries[second], self.industry_names)

    def matches(self, first: int, second: int) -> list[str]:
        """Return the uids of the majors and industries that *first* offers and *second* wants, sorted."""
        return _shared(self.offers[first], self.wants[second], self.wanted_names)

    def shared_places(self, first: int, second: int) -> list[str]:
        """Return the names of the places in which two nodes are, sorted."""
        return _shared(self.places[first], self.places[second], self.place_names)


def _shared(first: Matrix, second: Matrix, names: Sequence[str]) -> list[str]:
    return [names[column] for column in np.intersect1d(first.indices, second.indices)]


def industries(ties: Iterable[Tie], known: Dataset, schema: Schema) -> dict[str, set[str]]:
    """Return the industries that each entity serves, by uid.

    Examples
    --------
    >>> from jjgraph.model.examples import SCHEMA, entity, tie
    >>> known = Dataset(entities=(entity("a"), entity("f", "Industry"), entity("s")))
    >>> dict(industries([tie("a", "SERVES_INDUSTRY", "f"), tie("a", "FUNDS", "s")], known, SCHEMA))
    {'a': {'f'}}
    """
    found: dict[str, set[str]] = defaultdict(set)
    serving = schema.ties_that_mean("industry")
    for tie in ties:
        if tie.type in serving and schema.is_a(known.entity[tie.object_uid].kind, INDUSTRY):
            found[tie.subject_uid].add(tie.object_uid)
    return found


def attributes_of(known: Dataset, schema: Schema, uids: Sequence[str]) -> Attributes:
    """Gather what is known of the nodes *uids*, whatever the view: an attribute is no tie.

    Examples
    --------
    a serves the one industry f, and so wants whoever offers f.

    >>> from jjgraph.model.examples import SCHEMA, entity, tie
    >>> known, ties = (entity("a"), entity("f", "Industry")), (tie("a", "SERVES_INDUSTRY", "f"),)
    >>> found = attributes_of(Dataset(entities=known, ties=ties), SCHEMA, ["a"])
    >>> found.industry_names, found.wants.toarray().tolist(), found.offers.toarray().tolist()
    (('f',), [[1.0]], [[0.0]])
    """
    served = industries(known.ties, known, schema)
    served = {uid: served[uid] for uid in served if uid in known.entity}
    offered: dict[str, set[str]] = defaultdict(set)
    wanted: dict[str, set[str]] = defaultdict(set)
    for tie in known.ties:
        if tie.type == OFFERS:
            offered[tie.subject_uid] |= {tie.object_uid} | served.get(tie.object_uid, set())
        if tie.type == NEEDS:
            wanted[tie.subject_uid].add(tie.object_uid)
    for uid, names in served.items():
        wanted[uid] |= names
    own, where = {uid: served.get(uid, set()) for uid in uids}, places(known, uids)
    parties = {uid: set(known.entity[uid].parties) for uid in uids}
    columns = columns_of({uid: offered.get(uid, set()) | wanted.get(uid, set()) for uid in uids})
    return Attributes(
        parties=memberships(parties, uids, columns_of(parties)),
        industries=memberships(own, uids, industry_names := columns_of(own)),
        offers=memberships(offered, uids, columns),
        wants=memberships(wanted, uids, columns),
        places=memberships(where, uids, place_names := columns_of(where)),
        industry_names=industry_names,
        wanted_names=columns,
        place_names=place_names,
    )


def places(known: Dataset, uids: Sequence[str]) -> dict[str, set[str]]:
    """Return the places of each node: as written, the larger ones among them, and by LOCATED_IN.

    Examples
    --------
    Who is in 晋江市金井镇 is in 晋江市 too, since b is there.

    >>> from jjgraph.model.examples import entity
    >>> found = places(Dataset(entities=(entity("a", place="晋江市金井镇"), entity("b", place="晋江市"))), "ab")
    >>> {uid: sorted(names) for uid, names in found.items()}
    {'a': ['晋江市', '晋江市金井镇'], 'b': ['晋江市']}
    """
    found = {uid: {known.entity[uid].place} - {""} for uid in uids}
    for tie in known.ties:
        if tie.type == LOCATED_IN and tie.subject_uid in found:
            found[tie.subject_uid].add(known.entity[tie.object_uid].name)
    named = {place for here in found.values() for place in here}
    wider = {place: {place[:end] for end in range(1, len(place) + 1)} & named for place in named}
    return {uid: {larger for place in here for larger in wider[place]} for uid, here in found.items()}


def rarity(matrix: Matrix) -> Floats:
    """Return ln(1 + n/m) of each column, with m of the n rows in it; the rarer, the more it tells.

    Examples
    --------
    Of two rows one is in the first column, both are in the second: ln(1 + 2/1) and ln(1 + 2/2).

    >>> from scipy import sparse
    >>> np.exp(rarity(sparse.csr_matrix([[1, 1], [0, 1]]))).round(9).tolist()
    [[3.0], [2.0]]
    """
    held = np.maximum(1, np.asarray(matrix.sum(axis=0)).ravel())
    weights: Floats = np.log(1 + matrix.shape[0] / held)
    return weights[:, None]


def attribute_features(attributes: Attributes, network: Network, rows: Ints, columns: Ints) -> Floats:
    """Return the features `ATTRIBUTES` of pairs.

    Returns
    -------
    numpy.ndarray, shape (pairs, 4)
        Symmetric in the two ends; the first may be below 0, the others are not.

    Examples
    --------
    Both serve the one industry there is: ln(1 + 2/2).

    >>> from jjgraph.analysis.prediction.network import network_of
    >>> from jjgraph.model.examples import SCHEMA, entity, tie
    >>> ties = (tie("a", "SERVES_INDUSTRY", "f"), tie("b", "SERVES_INDUSTRY", "f"))
    >>> known = Dataset(entities=(entity("a"), entity("b"), entity("f", "Industry")), ties=ties)
    >>> attributes, first, second = attributes_of(known, SCHEMA, "ab"), np.array([0]), np.array([1])
    >>> found = attribute_features(attributes, network_of((), "ab"), first, second)
    >>> np.exp(found[:, ATTRIBUTES.index("industry")]).round(9).tolist()
    [2.0]
    """
    own, offers, wants, where = attributes.industries, attributes.offers, attributes.wants, attributes.places
    match = [
        shared_weights(offers, wants, *ends, rarity(wants)) for ends in ((rows, columns), (columns, rows))
    ]
    return np.column_stack(
        [
            _mixing(attributes.parties, network, rows, columns),
            shared_weights(own, own, rows, columns, rarity(own))[:, 0],
            (match[0] + match[1])[:, 0],
            shared_weights(where, where, rows, columns, rarity(where))[:, 0],
        ]
    )


def party_mixing(parties: Matrix, network: Network) -> Floats:
    """Return ln((ties + 1)/(expected + 1)) of each two parties, in the order of their columns.

    Examples
    --------
    a and b are 校, c and d 企; a–c and b–d are tied, 2 of 6 pairs. Of the 4 pairs between the parties 4/3 are
    expected to be, of the one within each 1/3: ln(3/(7/3)), and ln(1/(4/3)) within.

    >>> from scipy import sparse
    >>> tied = sparse.csr_matrix([[0, 0, 1, 0], [0, 0, 0, 1], [1, 0, 0, 0], [0, 1, 0, 0]])
    >>> parties = sparse.csr_matrix([[0, 1], [0, 1], [1, 0], [1, 0]])
    >>> party_mixing(parties, Network(("a", "b", "c", "d"), tied)).round(4)
    array([[-0.2877,  0.2513],
           [ 0.2513, -0.2877]])
    """
    ends = (parties.T @ network.adjacency @ parties).toarray().astype(float)
    held = np.asarray(parties.sum(axis=0)).ravel().astype(float)
    pairs = np.outer(held, held)
    np.fill_diagonal(ends, ends.diagonal() / 2)
    np.fill_diagonal(pairs, held * (held - 1) / 2)
    size = len(network.uids)
    density = network.degree.sum() / max(1, size * (size - 1))
    mixing: Floats = np.log((ends + 1) / (density * pairs + 1))
    return mixing


def _mixing(parties: Matrix, network: Network, rows: Ints, columns: Ints) -> Floats:
    mixing: Any = party_mixing(parties, network)
    held = parties.toarray() > 0
    found = np.full(len(rows), -np.inf)
    for first in range(held.shape[1]):
        for second in range(held.shape[1]):
            both = held[rows, first] & held[columns, second]
            found[both] = np.maximum(found[both], mixing[first, second])
    return found
