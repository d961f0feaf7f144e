"""What is installed is whole: from a wheel, from an editable install, and from a checkout."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WHERE = """
import jjgraph
from jjgraph.assets import folder
print(jjgraph.__file__, folder("cypher"), folder("seeds"), sep="\\n")
"""


def run(*command: str | Path, cwd: Path, path: str = "") -> str:
    """Run Python with a search path, and return what it printed."""
    env = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        [sys.executable, *map(str, command)],
        cwd=cwd,
        env=env | ({"PYTHONPATH": path} if path else {}),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def files(folder: Path) -> set[Path]:
    """Return the files of a folder that belong to the package, relative to the checkout."""
    found = (file for file in folder.rglob("*") if file.is_file() and "__pycache__" not in file.parts)
    return {file.relative_to(ROOT) for file in found}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel, once."""
    folder = tmp_path_factory.mktemp("wheel")
    run("-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=ROOT)
    (built,) = folder.glob("*.whl")
    return built


def test_wheel_is_whole(wheel: Path) -> None:
    """Every module, type, query, seed and web file of the checkout is in the wheel; of JavaScript, the bundles."""
    with zipfile.ZipFile(wheel) as archive:
        packed = {Path(name) for name in archive.namelist() if ".dist-info/" not in name}
    assets = {Path("jjgraph/_assets") / file for name in ("cypher", "seeds") for file in files(ROOT / name)}
    sources = {file for file in files(ROOT / "jjgraph") if file.parts[2:4] == ("web", "src")}
    assert sources
    assert packed == files(ROOT / "jjgraph") - sources | assets
    assert Path("jjgraph/map/web/map.js") in packed
    assert Path("jjgraph/map/web/template.html") in packed
    assert Path("jjgraph/model/types/files.yaml") in packed
    assert any(file.suffix == ".cypher" for file in packed)
    assert Path("jjgraph/_assets/seeds/jinjiang/dataset.toml") in packed


def test_wheel_finds_its_assets(wheel: Path, tmp_path: Path) -> None:
    """Installed from the wheel, the package reads nothing from the checkout."""
    target = tmp_path / "installed"
    offline = ["--quiet", "--no-cache", "--offline", "--no-deps"]
    run("-m", "uv", "pip", "install", *offline, "--target", target, wheel, cwd=ROOT)
    found = run("-c", WHERE, cwd=tmp_path, path=str(target)).splitlines()
    assert [Path(line).is_relative_to(target) for line in found] == [True, True, True]


def test_checkout_finds_its_assets(tmp_path: Path) -> None:
    """Without any install, the folders at the top of the checkout are the assets."""
    found = run("-c", WHERE, cwd=tmp_path, path=str(ROOT)).splitlines()
    assert found == [str(ROOT / "jjgraph" / "__init__.py"), str(ROOT / "cypher"), str(ROOT / "seeds")]


def test_editable_install_finds_its_assets(tmp_path: Path) -> None:
    """The environment of the tests holds an editable install, with no copy of the assets."""
    package, *folders = map(Path, run("-c", WHERE, cwd=tmp_path).splitlines())
    checkout = package.parents[1]
    assert (checkout / "pyproject.toml").is_file()
    assert folders == [checkout / "cypher", checkout / "seeds"]
