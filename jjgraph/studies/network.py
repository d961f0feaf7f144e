"""The network as a whole and its parts: brokers, articulation, communities, helices, mixing, two modes, QAP."""

from collections.abc import Callable

import networkx as nx

from jjgraph.analysis.context import Analysis
from jjgraph.analysis.measures.directed import direction_graph
from jjgraph.analysis.measures.qap import likeness_graph, qap_correlation
from jjgraph.analysis.measures.tables import (
    BROKER_COLUMNS,
    CUT_COLUMNS,
    MIXING_COLUMNS,
    NETWORK_COLUMNS,
    TWO_MODE_COLUMNS,
    broker_rows,
    cut_rows,
    helix_rows,
    mixing_rows,
    network_rows,
    two_mode_rows,
)
from jjgraph.analysis.network.communities import COLUMNS as COMMUNITY_COLUMNS
from jjgraph.analysis.network.communities import communities as find_communities
from jjgraph.analysis.network.communities import community_rows
from jjgraph.bilingual import Bilingual
from jjgraph.results.table import Table
from jjgraph.studies.messages import helix_notes
from jjgraph.studies.study import at_least, study_table

MIN_IMPACT = 2  # a node or tie that cuts off a single leaf is left out, as in G10
QAP_COLUMNS = ("attribute", "label_zh", "label_en", "value", "p", "pairs")
ATTRIBUTES = {
    "party": Bilingual("同属一方", "the same party"),
    "kind": Bilingual("同一类别", "the same kind"),
    "place": Bilingual("同一地点", "the same place"),
}


def brokers(analysis: Analysis, *, directed: bool = False, top: int | None = None) -> Table:
    """Return who plays which broker role of Gould and Fernandez, and what chance would have.

    Parameters
    ----------
    analysis : Analysis
        What is known, in a view, on a day.
    directed : bool
        The five directed roles instead of the undirected ones.
    top : int, optional
        Number of organisations; by default all that broker.

    Returns
    -------
    Table
        ``count`` of open triads, ``expected`` with the parties permuted, ``ratio`` of the two.
    """
    at_least(1, top=top)
    graph: nx.Graph[str] = analysis.graph
    if directed:
        graph = direction_graph(analysis.shown, analysis.schema, as_of=analysis.as_of)
    rows = broker_rows(graph, top=top)
    return study_table(analysis, "brokers", BROKER_COLUMNS, rows, hidden=("uid",), directed=directed, top=top)


def articulation(analysis: Analysis, *, min_impact: int = MIN_IMPACT, top: int | None = None) -> Table:
    """Return articulation points and bridges, the gravest first.

    Parameters
    ----------
    analysis : Analysis
        What is known, in a view, on a day.
    min_impact : int
        The smallest impact that is listed: organisations cut off from the largest remaining part.
    top : int, optional
        Number of rows; by default all.
    """
    at_least(1, min_impact=min_impact, top=top)
    rows = cut_rows(analysis.graph, min_impact=min_impact)[:top]
    return study_table(
        analysis, "brokers", CUT_COLUMNS, rows, hidden=("uids",), cuts=True, min_impact=min_impact, top=top
    )


def communities(analysis: Analysis, *, min_size: int = 2, seed: int = 0) -> Table:
    """Return the communities of the collaboration network (Louvain), the largest first.

    Parameters
    ----------
    analysis : Analysis
        What is known, in a view, on a day.
    min_size : int
        Fewest members of a community that is listed.
    seed : int
        The same seed, the same communities.

    Returns
    -------
    Table
        A row for each member; the notes give the modularity.
    """
    at_least(1, min_size=min_size)
    at_least(0, seed=seed)
    found = find_communities(analysis.graph, seed=seed)
    rows = community_rows(analysis.shown, found, min_size=min_size)
    note = Bilingual(f"模块度 {found.modularity:.4f}", f"modularity {found.modularity:.4f}")
    return study_table(
        analysis, "communities", COMMUNITY_COLUMNS, rows, notes=[note], seed=seed, min_size=min_size
    )


def helix(analysis: Analysis, *, draws: int = 1000, seed: int = 0) -> Table:
    """Return the mutual information T of three, four and five helices, and the measures of the whole network.

    Parameters
    ----------
    analysis : Analysis
        What is known, in a view, on a day.
    draws, seed : int
        Of the permutations behind p.

    Returns
    -------
    Table
        ``value`` and ``p`` with unit and range. The notes say where too few shared objects make T not
        assessable.
    """
    at_least(1, draws=draws)
    at_least(0, seed=seed)
    shares = analysis.affiliations
    rows = helix_rows(shares, draws=draws, seed=seed) + network_rows(analysis.graph, draws=draws, seed=seed)
    objects = sum(uid not in analysis.graph for uid in shares)
    return study_table(
        analysis, "helix", NETWORK_COLUMNS, rows, notes=helix_notes(objects), draws=draws, seed=seed
    )


def mixing(analysis: Analysis) -> Table:
    """Return which share of the ends of collaborations joins which parties; all together 1."""
    return study_table(analysis, "mixing", MIXING_COLUMNS, mixing_rows(analysis.graph))


def two_mode(analysis: Analysis, *, top: int | None = None) -> Table:
    """Return organisations and the objects they share, in one network of two modes, each with its centrality.

    Parameters
    ----------
    analysis : Analysis
        What is known, in a view, on a day.
    top : int, optional
        Number of rows; by default all.

    Returns
    -------
    Table
        Organisations before objects, those of the highest degree first; each score 0 to 1, by the most that
        a node of its mode could have.
    """
    at_least(1, top=top)
    rows = two_mode_rows(analysis.affiliations)[:top]
    return study_table(analysis, "two-mode", TWO_MODE_COLUMNS, rows, hidden=("uid",), top=top)


def qap(analysis: Analysis, *, draws: int = 1000, seed: int = 0) -> Table:
    """Return whether organisations that are alike collaborate more than chance would have it (QAP).

    Parameters
    ----------
    analysis : Analysis
        What is known, in a view, on a day.
    draws, seed : int
        Of the permutations behind p.

    Returns
    -------
    Table
        A row for each of `ATTRIBUTES`: Pearson's correlation of collaborating and being alike over all pairs
        (-1 to 1), p two-sided, and how many pairs are alike. Value and p are empty where either does not vary.
        An organisation of unknown place is like none.
    """
    at_least(1, draws=draws)
    at_least(0, seed=seed)
    rows = []
    for name, label in ATTRIBUTES.items():
        alike = likeness_graph(analysis.graph, _same(analysis, name))
        value, p = qap_correlation(analysis.graph, alike, draws=draws, seed=seed)
        rows.append((name, label.zh, label.en, value, p, alike.number_of_edges()))
    return study_table(analysis, "qap", QAP_COLUMNS, rows, draws=draws, seed=seed)


def _same(analysis: Analysis, attribute: str) -> Callable[[str, str], float] | None:
    """Return how far two organisations are alike; None for the party, which `likeness_graph` knows."""
    if attribute == "party":
        return None
    values = {uid: getattr(analysis.shown.entity[uid], attribute) for uid in analysis.graph}
    return lambda a, b: float(bool(values[a]) and values[a] == values[b])
