"""The layer: collaboration as relationships of its own, for Bloom, graph projections and other tools of a store.

One ``(:Entity)-[:COLLABORATES {weight, first, view, as_of}]-(:Entity)`` for each pair of the projection
(`jjgraph.analysis.network.projection`). It is computed, and no tie: no count, named query, proof or export takes it in,
and whatever changes the data of the store takes it out, for it would no longer be that of the data.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from jjgraph.analysis.context import Analysis
from jjgraph.model.records import LEVELS, Tie
from jjgraph.model.view import View
from jjgraph.queries import builder
from jjgraph.services.analysis_service import analyse
from jjgraph.store.protocol import GraphStore, Transaction
from jjgraph.store.reading import fetch_layer_size

BATCH = 2000


def add_layer(store: GraphStore, view: View, *, as_of: date | None = None) -> int:
    """Put the layer of a view and a day into *store*, in the place of one that is there; return its pairs.

    Parameters
    ----------
    store : GraphStore
        Open for writing.
    view : View
        Which ties count.
    as_of : date, optional
        The day on which they hold; by default the newest day that the data speak of.

    Raises
    ------
    DataError
        If the store is empty.

    Examples
    --------
    a and s build x together, a and b cooperate; what reads the store sees none of the two pairs.

    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> from jjgraph.model.examples import SCHEMA, tiny
    >>> from jjgraph.store.embedded import EmbeddedStore
    >>> from jjgraph.store.loading import load_dataset
    >>> from jjgraph.store.reading import fetch_dataset
    >>> with TemporaryDirectory() as folder:
    ...     store = EmbeddedStore(Path(folder) / "a.kgl", writable=True)
    ...     _ = load_dataset(store, tiny(), SCHEMA)
    ...     print(add_layer(store, View()), fetch_dataset(store, SCHEMA) == tiny(), remove_layer(store))
    ...     store.close()
    2 True 2
    """

    def work(transaction: Transaction) -> int:
        transaction.lock()
        rows = layer_rows(analyse(transaction, view, as_of=as_of))
        transaction.run(builder.DROP_LAYER)
        for batch in builder.rows_in_batches(rows, BATCH):
            transaction.run(builder.ADD_LAYER, {"rows": batch})
        return len(rows)

    return store.write(work, prepare=builder.CONSTRAINTS)


def remove_layer(store: GraphStore) -> int:
    """Take the layer out of *store*; return how many pairs it had, 0 where there was none."""

    def work(transaction: Transaction) -> int:
        transaction.lock()
        pairs = fetch_layer_size(transaction)
        transaction.run(builder.DROP_LAYER)
        return pairs

    return store.write(work, prepare=builder.CONSTRAINTS)


def layer_rows(analysis: Analysis) -> list[dict[str, Any]]:
    """Return the relationships of the layer: their ends by uid, the smaller first, and what each says.

    ``weight`` is that of the projection; ``first`` the day from which the two are known to collaborate, left out
    where no date tells; ``view`` the lowest admitted reliability, with ``+inferred`` where these count too.

    Examples
    --------
    Of s and a, who build x, both shares are of 2020.

    >>> from jjgraph.model.examples import SCHEMA, tiny
    >>> row = layer_rows(Analysis.of(tiny(), SCHEMA))[1]
    >>> row["a"], row["b"], row["props"]["weight"], row["props"]["first"], row["props"]["view"]
    ('a', 's', 1, datetime.date(2020, 1, 1), 'press')
    """
    ties = {tie.key: tie for tie in analysis.shown.ties}
    level = next(name for name, level in LEVELS.items() if level == analysis.view.level)
    said = {"view": level + ("+inferred" if analysis.view.inferred else ""), "as_of": analysis.as_of}
    rows = []
    for a, b, edge in sorted(analysis.graph.edges(data=True), key=lambda item: item[:2]):
        first = first_day_of(a, b, (ties[key] for key in edge["ties"]))
        known = {} if first is None else {"first": first}
        rows.append({"a": a, "b": b, "props": {"weight": edge["weight"], **said, **known}})
    return rows


def first_day_of(a: str, b: str, ties: Iterable[Tie]) -> date | None:
    """Return the first day on which *a* and *b* are known to collaborate by *ties*, or None.

    A direct tie tells its own; an object that both have a share in tells the day on which the second had one.

    Examples
    --------
    The base x has a since 2015 and b since 2020; their agreement is of 2022.

    >>> from jjgraph.model.examples import tie
    >>> shares = [tie("a", "CO_BUILDS", "x", since="2015"), tie("b", "CO_BUILDS", "x", since="2020")]
    >>> first_day_of("a", "b", [*shares, tie("a", "COOPERATES_WITH", "b", since="2022")])
    datetime.date(2020, 1, 1)
    """
    starts: list[date] = []
    shares: dict[str, dict[str, list[date]]] = defaultdict(lambda: defaultdict(list))
    for tie in ties:
        if tie.since_first is None:
            continue
        if {tie.subject_uid, tie.object_uid} == {a, b}:
            starts.append(tie.since_first)
        else:
            shares[tie.object_uid][tie.subject_uid].append(tie.since_first)
    starts += (max(map(min, by_one.values())) for by_one in shares.values() if len(by_one) > 1)
    return min(starts, default=None)
