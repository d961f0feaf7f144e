"""The whole library on two stores: do both give the same rows, and how long does each take?"""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median
from typing import Any

from jjgraph.errors import UsageError
from jjgraph.model.view import View
from jjgraph.queries.library import NamedQuery, load_library
from jjgraph.services.query_service import bind
from jjgraph.store.protocol import GraphStore, Parameters, Rows
from jjgraph.store.reading import fetch_infos

WIDEST = View.of("low", inferred=True)  # every tie takes part

# By parameter: what finds a value that the data of any store answer to.
_BUSIEST = """
MATCH (e:Entity)-[r]-(:Entity) WHERE size(e.parties) > 0 AND type(r) <> 'COLLABORATES'
WITH e, count(r) AS ties ORDER BY ties DESC, e.uid LIMIT 1
"""
_RICHEST = """
MATCH (x:Entity)-[r]->(y:Entity) WHERE type(r) <> 'COLLABORATES'
WITH x, y, size(r.claim_ids) AS claims, r.key AS tie ORDER BY claims DESC, tie LIMIT 1
"""
SAMPLES: dict[str, str] = {
    "uid": f"{_BUSIEST} RETURN e.uid AS value ORDER BY value",
    "text": f"{_BUSIEST} RETURN e.name AS value ORDER BY value",
    "a": f"{_RICHEST} RETURN x.uid AS value ORDER BY value",
    "b": f"{_RICHEST} RETURN y.uid AS value ORDER BY value",
    "consortium": """
        MATCH (c:Consortium)-[r]-(:Entity) WITH c, count(r) AS ties
        RETURN c.uid AS value ORDER BY ties DESC, value LIMIT 1""",
    "source": "MATCH (s:Source) RETURN s.uid AS value ORDER BY value LIMIT 1",
    "record": "MATCH (c:Claim) RETURN c.uid AS value ORDER BY value LIMIT 1",
    "group": "MATCH (g:DeclaredGroup) RETURN g.uid AS value ORDER BY value LIMIT 1",
    "measure": "MATCH (i:Indicator) RETURN i.measure AS value ORDER BY value LIMIT 1",
    "aspect": "MATCH (t:Statement) RETURN t.aspect AS value ORDER BY value LIMIT 1",
    "property": "MATCH (f:Fact) RETURN f.property AS value ORDER BY value LIMIT 1",
    "since": "MATCH ()-[r]->() WHERE r.since IS NOT NULL RETURN r.since AS value ORDER BY value DESC LIMIT 1",
}


def sample_parameters(store: GraphStore, query: NamedQuery) -> dict[str, str]:
    """Return values for the parameters of *query* that have no default, taken from the data in the store.

    A parameter for which the data have nothing (a consortium, where there is none) is left out.

    Examples
    --------
    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> from jjgraph.model.examples import SCHEMA, tiny
    >>> from jjgraph.store.embedded import EmbeddedStore
    >>> from jjgraph.store.loading import load_dataset
    >>> with TemporaryDirectory() as folder:
    ...     store = EmbeddedStore(Path(folder) / "a.kgl", writable=True)
    ...     _ = load_dataset(store, tiny(), SCHEMA)
    ...     sample_parameters(store, load_library()["partners"])
    ...     store.close()
    {'uid': 'a'}
    """
    found: dict[str, str] = {}
    for param in query.params:
        if param.default is None and param.name in SAMPLES:
            rows = store.read(SAMPLES[param.name]).rows
            found |= {param.name: str(rows[0][0])} if rows else {}
    return found


def known_parameters(store: GraphStore, query: NamedQuery) -> dict[str, Any]:
    """Return the parameters of *query*, bound where the data give them; "" stands for the others."""
    given = sample_parameters(store, query)
    try:
        return bind(store, query, given, View())
    except UsageError:
        return {param.name: given.get(param.name, param.default or "") for param in query.params}


@dataclass(frozen=True, slots=True)
class Compared:
    """One query on two stores: how many rows each gives, whether they are equal, and seconds on each."""

    name: str
    rows: tuple[int, int]
    equal: bool
    seconds: tuple[float, float]


def _timed(store: GraphStore, text: str, parameters: Parameters, runs: int) -> tuple[Rows, float]:
    """Return the rows, and the median time of *runs* runs after a first one, which may have to plan the query."""
    times = []
    for _ in range(runs + 1):
        started = time.perf_counter()
        rows = store.read(text, parameters)
        times.append(time.perf_counter() - started)
    return rows, median(times[1:])


def compare_stores(
    first: GraphStore, second: GraphStore, *, runs: int = 1
) -> Iterator[Compared | tuple[str, UsageError]]:
    """Run every named query on both stores, in the widest view; yield what came out, by name.

    Each is run once unmeasured and then *runs* times, of which the median counts. A query that cannot be asked
    of these data, or that a store cannot answer, is a pair of name and error.
    """
    for name, query in load_library().items():
        try:
            parameters = bind(first, query, sample_parameters(first, query), WIDEST)
            (here, quick), (there, slow) = (
                _timed(store, query.text, parameters, runs) for store in (first, second)
            )
        except UsageError as error:
            yield name, error
            continue
        yield Compared(name, (len(here.rows), len(there.rows)), here == there, (quick, slow))


def same_data(first: GraphStore, second: GraphStore) -> bool:
    """Tell whether both stores hold the same data sets, by the hash of what was loaded."""
    loaded = [{(info.dataset, info.run) for info in fetch_infos(store)} for store in (first, second)]
    return loaded[0] == loaded[1]
