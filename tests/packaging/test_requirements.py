"""The pinned requirements fit pyproject.toml and one another, and none of them is under the GPL."""

import re
import tomllib
from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parents[2]
EXTRAS = ("rust", "pandas", "polars")
FILES = ("uv", "run", "test", "dev")


def pins(name: str) -> dict[str, Version]:
    """Return the version of each project that a requirements file pins."""
    found = re.findall(r"^([\w.-]+)==([^\s;]+)", (ROOT / f"requirements/{name}.txt").read_text("utf-8"), re.M)
    return {canonicalize_name(project): Version(version) for project, version in found}


def runtime(*extras: str) -> list[Requirement]:
    """Return what pyproject.toml asks for at run time, with extras."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    lists = [project["dependencies"], *(project["optional-dependencies"][extra] for extra in extras)]
    return [Requirement(line) for lines in lists for line in lines]


def needed(requirements: list[Requirement]) -> set[str]:
    """Return the names of all distributions that requirements lead to, on this machine."""
    found: set[str] = set()
    queue = list(requirements)
    while queue:
        requirement = queue.pop()
        name = canonicalize_name(requirement.name)
        if name in found or (requirement.marker and not requirement.marker.evaluate({"extra": ""})):
            continue
        found.add(name)
        queue += map(Requirement, distribution(name).requires or [])
    return found


@pytest.mark.parametrize(("name", "extras"), [("run", ("rust",)), ("dev", EXTRAS), ("test", EXTRAS)])
def test_pins_satisfy_the_project(name: str, extras: tuple[str, ...]) -> None:
    """A dependency that was changed without ``make lock`` is found."""
    pinned = pins(name)
    off = [str(r) for r in runtime(*extras) if pinned[canonicalize_name(r.name)] not in r.specifier]
    assert off == []


@pytest.mark.parametrize("name", ["uv", "run", "test"])
def test_one_version_everywhere(name: str) -> None:
    """All files agree, so that the demonstration runs with what was tested."""
    assert pins(name).items() <= pins("dev").items()


@pytest.mark.parametrize("name", FILES)
def test_every_pin_has_a_hash_and_no_address(name: str) -> None:
    """Only known files are installed, and from whichever index the user has."""
    text = (ROOT / f"requirements/{name}.txt").read_text("utf-8")
    entries = re.split(r"\n(?=\w)", text[text.index("\n", text.index("make lock")) + 1 :])
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []
    assert "://" not in text
    assert "index-url" not in text


def test_runtime_is_free_of_the_gpl() -> None:
    """Whoever installs jjgraph takes on no GPL."""
    under_gpl = re.compile(r"\bA?GPL|GNU (Affero )?General Public")
    licences = {}
    for name in sorted(needed(runtime(*EXTRAS))):
        head = distribution(name).metadata
        said = [head["License-Expression"] or "", (head["License"] or "").split("\n")[0]]
        licences[name] = " ".join(
            said + [line for line in head.get_all("Classifier") or [] if "License" in line]
        )
    assert {"kglite", "networkx", "pandas", "polars", "pyvis"} <= licences.keys()
    assert {name: text for name, text in licences.items() if not text.strip() or under_gpl.search(text)} == {}


def test_every_dependency_has_its_reason() -> None:
    """Whatever pyproject.toml names stands in a decision, with its licence."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    lists = [project["project"]["dependencies"], *project["project"]["optional-dependencies"].values()]
    lists += [
        [line for line in group if isinstance(line, str)] for group in project["dependency-groups"].values()
    ]
    words = " ".join(path.read_text("utf-8") for path in (ROOT / "docs" / "decisions").glob("*.md"))
    rows = {
        name
        for line in re.findall(r"^\| ([^|]+) \|", words, re.MULTILINE)
        for name in re.findall(r"[\w.-]+", line)
    }
    assert {Requirement(line).name for lines in lists for line in lines} - rows == set()
