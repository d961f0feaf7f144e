"""The server that compose.yaml offers is closed to the network and keeps no password in the file."""

from pathlib import Path
from typing import Any

import pytest
import yaml

FILE = Path(__file__).parents[2] / "compose.yaml"


@pytest.fixture
def service() -> dict[str, Any]:
    """Give the one service of the file."""
    services = yaml.safe_load(FILE.read_text("utf-8"))["services"]
    assert list(services) == ["neo4j"]
    return dict(services["neo4j"])


def test_official_image_of_the_long_term_version(service: dict[str, Any]) -> None:
    """The image is Neo4j's own, of the version that the tests run against."""
    assert service["image"] == "neo4j:5.26-community"


def test_ports_are_bound_to_this_machine(service: dict[str, Any]) -> None:
    """No port is open to the network."""
    assert sorted(service["ports"]) == ["127.0.0.1:7474:7474", "127.0.0.1:7687:7687"]


def test_password_comes_from_the_environment(service: dict[str, Any]) -> None:
    """Without NEO4J_PASSWORD nothing starts, and the file holds no password."""
    assert service["environment"]["NEO4J_AUTH"].startswith("neo4j/${NEO4J_PASSWORD:?")


def test_data_outlive_the_container(service: dict[str, Any]) -> None:
    """The data stand in a named volume, and the health of the server is watched."""
    volumes = yaml.safe_load(FILE.read_text("utf-8"))["volumes"]
    assert "neo4j-data:/data" in service["volumes"]
    assert "neo4j-data" in volumes
    assert service["healthcheck"]["test"]
