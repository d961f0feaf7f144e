"""Break a copy of the map in every known way, and see that a test notices: ``python -m tests.sabotage [NAME …]``.

Nothing is changed but a temporary copy. Exit 1 if a mutant survives, no longer applies, or if the tests fail
on the copy that nothing was done to.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from tests.sabotage.mutants import MAPS, MUTANTS, ROOT, TESTS, Mutant, apply, build

COPIED = ("jjgraph", "tests", "pyproject.toml", "package.json", "tsconfig.json")
LINKED = ("benchmarks", "cypher", "seeds", "docs", "node_modules")
PASSED, FAILED = 0, 1  # exit codes of pytest


def copy_sources(target: Path) -> None:
    """Copy what the tests of the map stand on; what no mutant touches is linked."""
    for name in COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(
                ROOT / name, target / name, ignore=shutil.ignore_patterns("__pycache__", "target")
            )
        else:
            shutil.copy(ROOT / name, target / name)
    for name in LINKED:
        (target / name).symlink_to(ROOT / name)


def run_tests(root: Path, tests: Iterable[str]) -> tuple[int, str]:
    """Run *tests* on the copy below *root*; return pytest's exit code and the first test that failed."""
    environment = {**os.environ, "PYTHONPATH": str(root), "JJGRAPH_REQUIRE": "browser"}
    names = [str(TESTS / name) for name in tests]
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-rfE", "-p", "no:cacheprovider", *names]
    run = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    found = re.search(r"^(?:FAILED|ERROR) \S+?([\w.]+::\S+)", run.stdout, re.M)
    return run.returncode, found[1] if found else run.stdout[-300:] + run.stderr[-300:]


def verdict(mutant: Mutant) -> tuple[bool, str]:
    """Return whether *mutant* is caught, and by which test, or what went wrong."""
    with tempfile.TemporaryDirectory() as folder:
        copy_sources(Path(folder))
        try:
            apply(mutant, Path(folder))
            if mutant.file.endswith(".js"):
                build(Path(folder))
        except ValueError as error:
            return False, f"DOES NOT APPLY: {error}"
        code, said = run_tests(Path(folder), mutant.tests)
    if code == FAILED:
        return True, said
    return False, "SURVIVED" if code == PASSED else f"COULD NOT RUN: {said}"


def untouched(mutants: Iterable[Mutant]) -> tuple[bool, str]:
    """Return whether every test that is to catch something passes where nothing is broken."""
    tests = sorted({test for mutant in mutants for test in mutant.tests})
    with tempfile.TemporaryDirectory() as folder:
        copy_sources(Path(folder))
        code, said = run_tests(Path(folder), tests)
    return code == PASSED, f"{len(tests)} tests pass" if code == PASSED else f"FAILS: {said}"


def main(names: Sequence[str]) -> int:
    """Print a row for each mutant, as soon as it is known; return the exit code."""
    chosen = [mutant for mutant in MUTANTS if not names or mutant.name in names]
    if unknown := set(names) - {mutant.name for mutant in MUTANTS}:
        print(f"no such mutant: {', '.join(sorted(unknown))}", file=sys.stderr)
        return 2
    width = max(len(mutant.name) for mutant in chosen)
    sound, said = untouched(chosen)
    print(f"{'(nothing changed)':{width}}  {said}", flush=True)
    if not sound:
        return 1
    caught = 0
    for mutant in chosen:
        is_caught, said = verdict(mutant)
        caught += is_caught
        print(f"{mutant.name:{width}}  {said}", flush=True)
    print(f"{caught} of {len(chosen)} caught; {MAPS} was not touched")
    return 0 if caught == len(chosen) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
