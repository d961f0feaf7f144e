"""Mutual information of the helices: whether the parties combine beyond what pairs of them explain.

Definitions
-----------
Object
    What organisations share (a project, a base, a college), with the set of parties of those who
    have a share in it. Each helix is present in it or absent.
T
    sum over all non-empty sets of helices of (-1)^(k+1) H, k helices in the set, H the entropy in bits of
    their joint presence over the objects.
"""

from collections.abc import Collection, Sequence
from itertools import combinations
from math import fsum, log2

import networkx as nx
import numpy as np
import numpy.typing as npt

from jjgraph.analysis.measures.network_measure import NetworkMeasure, NetworkValue, Permutations, by_name
from jjgraph.analysis.measures.permutation import p_value
from jjgraph.bilingual import Bilingual

HELICES: dict[str, tuple[str, ...]] = {
    "t_uig": ("校", "企", "政"),
    "t_uigr": ("校", "企", "政", "研"),
    "t_uigra": ("校", "企", "政", "研", "行"),
}
POPULATION = Bilingual(
    "视图内有已知参与方的全部共建对象，只知一个参与方的也算：这里描述已知的情况。缺口 G06 只取联合体附近、已知两个以上参与方"
    "且各方归属都已知的对象：它要说谁没有来，参与方不全时说不得",
    "all shared objects in view with a known participant, those of a single one among them: it describes what is"
    " recorded. The gap G06 takes those near a consortium with two known participants or more, all of known party:"
    " it says who did not come, which a participant not named would belie",
)
FEWEST = 30  # objects below which T is not to be reported as a finding (gaps.md, G06)
Presence = Sequence[Collection[str]]
Cells = npt.NDArray[np.int_]


def entropy(counts: Sequence[int]) -> float:
    """Return Shannon's entropy of counts in bits.

    Examples
    --------
    >>> entropy([1, 1, 2])
    1.5
    """
    total = sum(counts)
    return fsum(-count / total * log2(count / total) for count in counts if count)


def mutual_information(objects: Presence, helices: Sequence[str] = HELICES["t_uig"]) -> float | None:
    """Return T over the objects.

    Parameters
    ----------
    objects : sequence of collections of str
        The parties that are present in each object.
    helices : sequence of str
        Which parties are the helices; two or more.

    Returns
    -------
    float or None
        Bits. None without objects.

    Notes
    -----
    With three (or five) helices, negative means that they combine beyond what their pairs explain:
    synergy; positive, that they repeat each other. With two it is never negative. With four, both a parity
    of all and plain repetition come out positive: only its size and p say anything. A helix that is always
    or never present takes no part: T is 0 then.

    References
    ----------
    W. J. McGill, Psychometrika 19 (1954) 97; H. W. Park and L. Leydesdorff, Research Policy 39 (2010) 640;
    L. Leydesdorff, H. W. Park and B. Lengyel, arXiv 1211.7230.

    Examples
    --------
    The hand tests of the gap G06: exclusive or, and one party always with the others.

    >>> mutual_information([{}, {"企", "政"}, {"校", "政"}, {"校", "企"}])
    -1.0
    >>> mutual_information([{}, {"校", "企", "政"}])
    1.0
    """
    return _information(_table(objects, helices)) if objects else None


def _table(objects: Presence, helices: Sequence[str]) -> Cells:
    """Count the objects by which helices are present; an axis for each, present first."""
    table = np.zeros((2,) * len(helices), dtype=int)
    for present in objects:
        table[tuple(int(helix not in present) for helix in helices)] += 1
    return table


def _information(table: Cells) -> float:
    width = table.ndim
    terms = []
    for size in range(1, width + 1):
        for left_out in combinations(range(width), width - size):
            terms.append((-1) ** (size + 1) * entropy(table.sum(axis=left_out).ravel().tolist()))
    return fsum(terms) + 0.0


def helix_synergy(
    objects: Presence, helices: Sequence[str] = HELICES["t_uig"], *, draws: int = 1000, seed: int = 0
) -> tuple[float | None, float | None]:
    """Return T and how often chance goes as far.

    Parameters
    ----------
    objects, helices
        As for `mutual_information`.
    draws : int
        How often each helix is permuted over the objects, so that its number of objects stays.
    seed : int
        The same seed, the same p.

    Returns
    -------
    tuple of (float or None)
        T in bits, and p: for an odd number of helices the share of draws as low or lower, for an even one
        the share as far from the mean of the draws, the data counted as one draw. None, None without objects.

    Examples
    --------
    >>> helix_synergy([{}, {"企", "政"}, {"校", "政"}, {"校", "企"}], draws=0)
    (-1.0, None)
    """
    observed = mutual_information(objects, helices)
    if observed is None:
        return None, None
    present = [sum(helix in found for found in objects) for helix in helices]
    rng = np.random.default_rng(seed)
    drawn = [_information(_permuted(len(objects), present, rng)) for _ in range(draws)]
    return observed, p_value(observed, drawn, side="low" if len(helices) % 2 else "both")


def _permuted(objects: int, present: Sequence[int], rng: np.random.Generator) -> Cells:
    """Return the table of a draw in which each helix is present in as many objects as it is, whichever these are.

    The counts follow hypergeometric distributions, helix by helix, so the number of objects costs nothing.
    """
    cells = np.array([objects])
    for count in present:
        chosen = rng.multivariate_hypergeometric(cells, count, method="marginals")
        cells = np.stack([chosen, cells - chosen], axis=-1).ravel()
    return cells.reshape((2,) * len(present))


def presence(affiliations: "nx.Graph[str]") -> list[tuple[str, ...]]:
    """Return the parties of each object of an affiliation graph, by the uids of the objects.

    Examples
    --------
    >>> graph = nx.Graph([("a", "x"), ("b", "x")])
    >>> nx.set_node_attributes(graph, {"a": ("校",), "b": ("企", "研")}, "parties")
    >>> graph.nodes["x"]["mode"] = "object"
    >>> presence(graph)
    [('企', '校', '研')]
    """
    objects = sorted(uid for uid, node in affiliations.nodes(data=True) if node.get("mode") == "object")
    return [
        tuple(sorted({p for org in affiliations[uid] for p in affiliations.nodes[org].get("parties", ())}))
        for uid in objects
    ]


def _measure(name: str, label: Bilingual) -> NetworkMeasure:
    helices = HELICES[name]

    def compute(affiliations: "nx.Graph[str]", permutations: Permutations) -> NetworkValue:
        found = presence(affiliations)
        return NetworkValue(*helix_synergy(found, helices, draws=permutations.draws, seed=permutations.seed))

    odd = len(helices) % 2
    return NetworkMeasure(
        name,
        label,
        Bilingual(
            f"{''.join(helices)}在共同项目、基地中的组合是否超出两两关系所能解释的"
            + ("：负值为协同，正值为重复" if odd else "；偶数方时正负号本身没有含义，只看大小与p值"),
            f"whether {', '.join(helices)} combine in shared objects beyond what their pairs explain"
            + (
                ": negative is synergy, positive repetition"
                if odd
                else "; of an even number the sign means nothing"
            ),
        ),
        unit="bits",
        range=f"within plus or minus {2 ** (len(helices) - 3)}",
        isolates="organisations without a shared object do not count; objects of one known party do",
        population=POPULATION,
        definition="sum over sets of k helices of (-1)^(k+1) H(set)",
        citation="L. Leydesdorff, H. W. Park and B. Lengyel, arXiv 1211.7230; W. J. McGill (1954)",
        parallel="several shares of one organisation, or several of one party, count once",
        compute=compute,
    )


HELIX = by_name(
    _measure("t_uig", Bilingual("三螺旋互信息T（校企政）", "triple-helix mutual information T(u,i,g)")),
    _measure("t_uigr", Bilingual("四螺旋互信息T（校企政研）", "four-helix mutual information")),
    _measure("t_uigra", Bilingual("五螺旋互信息T（校企政研行）", "five-helix mutual information")),
)
