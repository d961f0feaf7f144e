"""The sabotage itself: each mutant still fits the sources, and the tests it names exist."""

import re
import shutil
from pathlib import Path

import pytest

from tests.sabotage.mutants import MAPS, MUTANTS, ROOT, TESTS, Mutant, apply


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_each_mutant_applies(mutant: Mutant, tmp_path: Path) -> None:
    """What it breaks is there, by its name."""
    target = tmp_path / MAPS / mutant.file
    target.parent.mkdir(parents=True)
    shutil.copy(ROOT / MAPS / mutant.file, target)
    before = target.read_text("utf-8")
    apply(mutant, tmp_path)
    assert target.read_text("utf-8") != before


def test_a_mutant_that_no_longer_fits_is_refused(tmp_path: Path) -> None:
    """A source that changed is an error, not a mutant that silently does nothing."""
    (tmp_path / MAPS).mkdir(parents=True)
    (tmp_path / MAPS / "page.py").write_text("", "utf-8")
    with pytest.raises(ValueError, match="defined 0 times"):
        apply(Mutant("m", "page.py", "gone", "return None", ()), tmp_path)


def test_names_are_unique_and_tests_exist() -> None:
    """Each mutant is told apart, and names tests that are there."""
    assert len({mutant.name for mutant in MUTANTS}) == len(MUTANTS)
    for mutant in MUTANTS:
        assert mutant.tests
        for test in mutant.tests:
            file, function = re.sub(r"\[.*", "", test).split("::")
            assert f"def {function}(" in (ROOT / TESTS / file).read_text("utf-8"), test
