"""What a store can do: read a query, and run one piece of work in one transaction."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

T = TypeVar("T")
Parameters = Mapping[str, Any]
PLAN_COLUMNS = ("step", "operation", "details", "estimated_rows")


@dataclass(frozen=True, slots=True)
class Rows:
    """The answer to a query: the names of its columns, and its rows in the order of the query."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]

    def records(self) -> Iterator[dict[str, Any]]:
        """Yield each row as a mapping by column."""
        for row in self.rows:
            yield dict(zip(self.columns, row, strict=True))


class Reader(Protocol):
    """Whatever answers queries: a store, or a transaction under way."""

    def read(self, text: str, parameters: Parameters | None = None) -> Rows:
        """Return the rows of a query."""
        ...


def no_proof(reader: Reader, result: object) -> None:
    """Ask nothing of what was written."""


class Transaction(Reader, Protocol):
    """A transaction under way. What *work* reads before its first write is what stood in the store before it."""

    def run(self, text: str, parameters: Parameters | None = None) -> None:
        """Carry out a statement that writes."""
        ...

    def lock(self) -> None:
        """Be the only loader until the transaction ends: whoever comes second waits here, and then reads what stands.

        A file has its lock from the moment that it is opened for writing, and refuses a second writer with
        `StoreBusyError`. Whatever *work* does must come after it, or it decides on what another loader changes.
        """
        ...


class GraphStore(Protocol):
    """A store of the graph. All methods raise `jjgraph.errors.StoreError` where it cannot be reached."""

    @property
    def address(self) -> str:
        """Where the store is, without any secret."""
        ...

    @property
    def product(self) -> str:
        """Name and version of the database."""
        ...

    def read(self, text: str, parameters: Parameters | None = None, *, timeout: float | None = None) -> Rows:
        """Return the rows of a query; one that would write is refused with `WriteRefusedError`.

        Parameters
        ----------
        text : str
            One Cypher statement.
        parameters : mapping, optional
            Values of its parameters.
        timeout : float, optional
            Seconds after which the query is ended.
        """
        ...

    def explain(self, text: str, parameters: Parameters | None = None) -> Rows:
        """Return how the store would answer *text*, without running it: one row a step, `PLAN_COLUMNS`."""
        ...

    def write(
        self,
        work: Callable[[Transaction], T],
        *,
        prepare: tuple[str, ...] = (),
        proof: Callable[[Reader, T], None] = no_proof,
    ) -> T:
        """Run *work* in one transaction: all of it is kept, or nothing.

        Parameters
        ----------
        work : callable
            Takes the transaction. Transient errors are retried, so it may run more than once.
        prepare : tuple of str
            Statements of the schema (constraints), carried out before it.
        proof : callable
            Takes a reader that sees what *work* wrote, and what *work* returned, before another holder of the
            lock can come between; it raises where the two do not agree.
        """
        ...

    def close(self) -> None:
        """Give the store back."""
        ...
