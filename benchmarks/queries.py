"""Measure every named query on the embedded store and on Neo4j, with the same data, in the same run.

Each query runs with parameters taken from the data, in the widest view: once unmeasured, then several times, of
which the median is shown. Only ratios within a run mean anything: other work on the machine makes every figure
worse. The server is started for this, as for the tests, and ends with it.
"""

import argparse
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from docs.generate.reference_pages import table
from jjgraph.services.datasets import check, locate, seed
from jjgraph.services.store_comparison import Compared, compare_stores
from jjgraph.store.protocol import GraphStore
from tests.servers import LTS, Neo4jServer, running_neo4j
from tests.stores import empty, opened

RUNS = 7
COLUMNS = ("query", "rows", "same", "ms embedded", "ms Neo4j", "Neo4j : embedded")


def fill(target: Path | Neo4jServer, dataset: str) -> None:
    """Load *dataset* into a store that holds nothing else."""
    if isinstance(target, Neo4jServer):
        empty(target)
    with opened(target) as store:
        seed(store, [check(locate(dataset))])


def measured(here: GraphStore, there: GraphStore, runs: int) -> Iterator[tuple[str, ...]]:
    """Yield a row for each query, those that take longest on the embedded store first."""
    found = [item for item in compare_stores(here, there, runs=runs) if isinstance(item, Compared)]
    for item in sorted(found, key=lambda item: -item.seconds[0]):
        quick, slow = (part * 1e3 for part in item.seconds)
        same = "✓" if item.equal else "✗"
        yield item.name, str(item.rows[0]), same, f"{quick:.1f}", f"{slow:.1f}", f"{slow / quick:.1f}"


def main() -> None:
    """Print the table as Markdown, and where it was measured."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--dataset", default="jinjiang", help="one that ships, or a folder")
    words.add_argument("--runs", type=int, default=RUNS)
    words.add_argument("--version", default=LTS, help="of Neo4j")
    given = words.parse_args()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        server = stack.enter_context(running_neo4j(given.version, folder))
        for target in (folder / "queries.kgl", server):
            fill(target, given.dataset)
        here = stack.enter_context(opened(folder / "queries.kgl", writable=False))
        there = stack.enter_context(opened(server, writable=False))
        print(table(COLUMNS, measured(here, there, given.runs)))
        print(f"{here.product}, {there.product}; {given.dataset}; median of {given.runs} runs")


if __name__ == "__main__":
    main()
