"""G13: pairs that do not collaborate although they have partners in common.

Definitions
-----------
Common partners
    Nodes that are tied to both in the collaboration graph; G(z) are the partners of z.
AA (Adamic and Adar), RA (resource allocation), Jaccard
    Sum over the common partners z of 1/ln|G(z)|; sum of 1/|G(z)|; their number by that of all partners
    of either.
Candidate pair
    At least one common partner, no party in common, no organisation of the same house (a chain of PART_OF
    and PARENT_OF leads to one parent), and no strong tie or joint share in all that is known: not one that
    is planned, ended, or outside the view either.
Sensitive
    Both serve one industry, by whatever is known: they may be competitors there.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from heapq import nsmallest
from itertools import combinations
from math import fsum, log

import networkx as nx

from jjgraph.analytics.centrality import round_significant
from jjgraph.analytics.gaps.core import Gap, joined, listed, weigh
from jjgraph.analytics.gaps.evidence import Evidence
from jjgraph.analytics.projection import shares_by_object
from jjgraph.model.records import Tie
from jjgraph.model.text import Text

TOP = 3  # pairs that are shown for one organisation
SERVES_INDUSTRY = ("SERVES", "SERVES_INDUSTRY", "OPERATES_IN", "TRAINS_FOR")


@dataclass(frozen=True, slots=True)
class Score:
    """How strongly two nodes are bound by their common partners; 0 or more, Jaccard at most 1."""

    common: tuple[str, ...]
    aa: float
    ra: float
    jaccard: float


def pair_score(graph: "nx.Graph[str]", a: str, b: str) -> Score:
    """Score two nodes by their common partners.

    References
    ----------
    L. A. Adamic and E. Adar, "Friends and neighbors on the Web", Social Networks 25 (2003); D. Liben-Nowell
    and J. Kleinberg, "The link-prediction problem for social networks", JASIST 58 (2007).

    Examples
    --------
    The hand test of the definition: AA = 1/ln 3, RA = 1/3, Jaccard = 1/2.

    >>> graph = nx.Graph([("A", "B"), ("A", "C"), ("A", "D"), ("C", "D")])
    >>> score = pair_score(graph, "B", "C")
    >>> score.common, round(score.aa, 4), round(score.ra, 4), score.jaccard
    (('A',), 0.9102, 0.3333, 0.5)
    """
    common = tuple(sorted(set(graph[a]) & set(graph[b])))
    degrees = [len(graph[uid]) for uid in common]
    return Score(
        common=common,
        aa=fsum(1 / log(degree) for degree in degrees),
        ra=fsum(1 / degree for degree in degrees),
        jaccard=len(common) / max(1, len(set(graph[a]) | set(graph[b]))),
    )


class _Exclusions:
    """Which pairs are no candidates, each question answered from what was gathered once."""

    def __init__(self, evidence: Evidence) -> None:
        self.parties = {uid: frozenset(parties) for uid, parties in evidence.graph.nodes(data="parties")}
        self.houses = houses(evidence)
        self.tied = _tied(evidence)

    def admits(self, a: str, b: str) -> bool:
        """Tell whether *a* and *b* may be proposed to each other; partners in view are tied, too."""
        return (
            self.parties[a].isdisjoint(self.parties[b])
            and b not in self.tied[a]
            and self.houses[a].isdisjoint(self.houses[b])
        )


def _tied(evidence: Evidence) -> Mapping[str, set[str]]:
    """Return for each node those with whom anything strong is known, whenever and in whatever view."""
    tied: dict[str, set[str]] = defaultdict(set)
    pairs = [(tie.subject_uid, tie.object_uid) for tie in evidence.full.ties if tie.strength == "strong"]
    for participants in shares_by_object(evidence.full.ties, evidence.graph).values():
        pairs += combinations(participants, 2)
    for a, b in pairs:
        tied[a].add(b)
        tied[b].add(a)
    return tied


def houses(evidence: Evidence) -> dict[str, frozenset[str]]:
    """Return for each node itself and all organisations above it, by PART_OF and PARENT_OF."""
    above: dict[str, set[str]] = defaultdict(set)
    kinds = evidence.schema.kinds
    for tie in evidence.full.ties:
        ends = {"PART_OF": (tie.subject_uid, tie.object_uid), "PARENT_OF": (tie.object_uid, tie.subject_uid)}
        if tie.type in ends:
            part, whole = ends[tie.type]
            if kinds[evidence.full.entity[whole].kind].kind_class == "organisation":
                above[part].add(whole)
    found = {}
    for uid in evidence.graph:
        chain = [uid]
        for part in chain:  # grows while it is read
            chain += sorted(above[part] - set(chain)) if part in above else []
        found[uid] = frozenset(chain)
    return found


def industries(ties: Iterable[Tie], evidence: Evidence) -> dict[str, set[str]]:
    """Return the industries that each entity serves, by uid."""
    found: dict[str, set[str]] = defaultdict(set)
    for tie in ties:
        if tie.type in SERVES_INDUSTRY and evidence.schema.is_a(
            evidence.full.entity[tie.object_uid].kind, "Industry"
        ):
            found[tie.subject_uid].add(tie.object_uid)
    return found


def candidate_pairs(evidence: Evidence, *, top: int = TOP) -> list[tuple[str, str]]:
    """Return the pairs to propose.

    Parameters
    ----------
    evidence : Evidence
        Common partners are those in view; what rules a pair out is looked for in all that is known.
    top : int
        For each node its best so many partners by AA, equal ones by uid; a pair is in if it is among the
        best of either end.

    Returns
    -------
    list of tuple of str
        The two uids, the smaller first; sorted.
    """
    exclusions = _Exclusions(evidence)
    graph = evidence.graph
    # A partner of one leads to nobody else: what it weighs never counts.
    weights = {uid: 1 / log(max(2, len(graph[uid]))) for uid in graph}
    pairs: set[tuple[str, str]] = set()
    for uid in graph:
        best = nsmallest(top, _scored(graph, weights, exclusions, uid))
        pairs.update((min(uid, other), max(uid, other)) for _, other in best)
    return sorted(pairs)


def _scored(
    graph: "nx.Graph[str]", weights: Mapping[str, float], exclusions: _Exclusions, uid: str
) -> Iterator[tuple[float, str]]:
    """Yield the candidates of *uid*, two steps away, each with its AA below zero (the best come first)."""
    scores: dict[str, float] = defaultdict(float)
    for partner in sorted(graph[uid]):
        for other in graph[partner]:
            scores[other] += weights[partner]
    for other, score in scores.items():
        if other != uid and exclusions.admits(uid, other):
            yield -round_significant(score), other


def link_gaps(evidence: Evidence, *, top: int = TOP) -> list[Gap]:
    """Find promising pairs that do not collaborate.

    Parameters
    ----------
    evidence : Evidence
        The data of the run.
    top : int
        Pairs for one organisation, as for `candidate_pairs`.

    Returns
    -------
    list of Gap
        Sorted by pair. ``shortfall`` is AA, above 0; ``severity`` is AA by the highest AA among them.

    Notes
    -----
    Whether two organisations are without a tie is only known where the lists of both their parties are
    known well enough: else the pair is not assessable, though the figures stand.
    """
    scored = [(a, b, pair_score(evidence.graph, a, b)) for a, b in candidate_pairs(evidence, top=top)]
    highest = max((score.aa for _, _, score in scored), default=1.0)
    served = industries(evidence.full.ties, evidence)
    return [
        _pair_gap(evidence, (a, b), score, highest, served.get(a, set()) & served.get(b, set()))
        for a, b, score in scored
    ]


def _pair_gap(
    evidence: Evidence, pair: tuple[str, str], score: Score, highest: float, rivals: set[str]
) -> Gap:
    graph, (a, b) = evidence.graph, pair
    gate = evidence.gate_parties((*graph.nodes[a]["parties"], *graph.nodes[b]["parties"]), pair)
    first, second = evidence.name(a), evidence.name(b)
    common, industry = listed(evidence.names(score.common)), listed(evidence.names(sorted(rivals)))
    return Gap(
        gap_id=f"G13:{a}:{b}",
        gap_kind="G13",
        subject_ids=pair,
        expected="1",
        observed="0",
        shortfall=score.aa,
        severity=weigh(score.aa / highest, assessable=gate.assessable),
        assessable=gate.assessable,
        reason=joined(
            [
                Text(
                    f"{first.zh}与{second.zh}未见合作，共同伙伴{len(score.common)}个：{common.zh}",
                    f"{first.pick('en')} and {second.pick('en')} are not known to collaborate;"
                    f" common partners ({len(score.common)}): {common.en}",
                ),
                Text(f"同属{industry.zh}，或有竞争", f"both serve {industry.en}: may compete")
                if rivals
                else Text(""),
                gate.reason,
            ]
        ),
        action=Text(
            f"请秘书处通过{evidence.name(score.common[0]).zh}介绍双方认识",
            f"the secretariat introduces them through {evidence.name(score.common[0]).pick('en')}",
        ),
        claim_ids=evidence.claims(key for z in score.common for end in pair for key in graph[end][z]["ties"]),
        flags=("sensitive",) if rivals else (),
        figures=(
            ("aa", score.aa),
            ("ra", score.ra),
            ("jaccard", score.jaccard),
            ("common", float(len(score.common))),
        ),
    )
