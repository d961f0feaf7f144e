"""A connection to the Jinjiang data, loaded once."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import jjgraph


@pytest.fixture(scope="session")
def connection(
    jinjiang_store: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[jjgraph.Connection]:
    """Give an open connection to a copy of the store."""
    path = tmp_path_factory.mktemp("api") / "graph.kgl"
    shutil.copyfile(jinjiang_store, path)
    with jjgraph.connect(path) as opened:
        yield opened
