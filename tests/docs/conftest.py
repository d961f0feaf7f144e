"""The site, built once for all tests of the documentation."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.docs.pages import BuiltPage
from tests.paths import ROOT


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site as `make docs` does; a warning is an error."""
    folder = tmp_path_factory.mktemp("docs")
    words = ["-c", "docs/sphinx", "-d", folder / "doctrees", "--fail-on-warning", "--keep-going", "--quiet"]
    done = subprocess.run(
        [sys.executable, "-m", "sphinx", *words, "docs", folder / "site"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
    )
    assert (done.returncode, done.stderr) == (0, "")
    return folder / "site"


@pytest.fixture(scope="session")
def built(site: Path) -> dict[Path, BuiltPage]:
    """Read every page of the site."""
    return {path: BuiltPage(path) for path in sorted(site.rglob("*.html")) if "_downloads" not in path.parts}
