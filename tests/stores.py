"""Open the two stores that tests compare, and read data sets for them."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from jjgraph.model.schema import Schema, builtin_schema
from jjgraph.services.datasets import CheckedDataset, check
from jjgraph.settings import Settings, resolve
from jjgraph.store.opening import open_store
from jjgraph.store.protocol import GraphStore
from tests.servers import Neo4jServer


@cache
def checked(path: Path) -> CheckedDataset:
    """Return the data set in *path*, read and checked once."""
    return check(path)


def full_schema(*paths: Path) -> Schema:
    """Return the built-in schema with what the data sets bring along."""
    schema = builtin_schema()
    for path in paths:
        schema = schema.extended(checked(path).raw.schema.extra)
    return schema


def settings_for(target: Path | Neo4jServer) -> Settings:
    """Return settings that name a file, or a server with its login."""
    if isinstance(target, Path):
        flags: dict[str, str | None] = {"store": str(target)}
    else:
        flags = {"store": target.uri, "username": target.username, "password": target.password}
    return resolve(flags, {}, folder=Path("nowhere"), user=Path("nowhere"))


@contextmanager
def opened(target: Path | Neo4jServer, *, writable: bool = True) -> Iterator[GraphStore]:
    """Open a store of the tests."""
    with open_store(settings_for(target), writable=writable) as store:
        yield store


def empty(server: Neo4jServer) -> None:
    """Delete all that a server of the tests holds."""
    with opened(server) as store:
        store.write(lambda transaction: transaction.run("MATCH (n) DETACH DELETE n"))
