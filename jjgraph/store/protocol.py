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


class Transaction(Protocol):
    """A transaction under way. What it read is what stood in the store before it."""

    def read(self, text: str, parameters: Parameters | None = None) -> Rows:
        """Return the rows of a query."""
        ...

    def run(self, text: str, parameters: Parameters | None = None) -> None:
        """Carry out a statement that writes."""
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

    def write(self, work: Callable[[Transaction], T], *, prepare: tuple[str, ...] = ()) -> T:
        """Run *work* in one transaction: all of it is kept, or nothing.

        ``prepare`` are statements of the schema (constraints), carried out before it.
        Transient errors are retried, so *work* may run more than once.
        """
        ...

    def close(self) -> None:
        """Give the store back."""
        ...
