"""A data set may give a kind of organisation other parties than the schema does, in its dataset.toml."""

import shutil
from pathlib import Path

import pytest

from jjgraph.exports.folders import write_folders
from jjgraph.services.datasets import CheckedDataset, check
from tests.paths import HARBOUR


def harbour(folder: Path, lines: str) -> CheckedDataset:
    copy = Path(shutil.copytree(HARBOUR, folder / "harbour"))
    file = copy / "dataset.toml"
    text = file.read_text("utf-8") if file.is_file() else 'name = "harbour"\n'
    file.write_text(f"{text}\n{lines}\n", "utf-8")
    return check(copy)


def test_a_kind_has_the_parties_that_the_data_set_gives(tmp_path: Path) -> None:
    """Finer kinds follow the broader one, the row goes before, and an export comes back the same."""
    found = harbour(tmp_path, '[parties]\nVocationalSchool = "企|研"\nUniversity = "政"')
    before, after = check(HARBOUR).dataset, found.dataset
    assert before is not None and after is not None
    assert before.entity["col-maas"].parties == ("校",)  # a higher vocational college
    assert after.entity["col-maas"].parties == ("企", "研")
    assert after.entity["uni-delta"].parties == before.entity["uni-delta"].parties == ("校", "研")
    assert after.infos[0].run != before.infos[0].run
    (folder,) = write_folders(after, found.raw.schema, tmp_path / "out")
    assert check(folder).dataset == after


@pytest.mark.parametrize(
    "lines",
    [
        'parties = "企"',
        '[parties]\nVocationalSchool = "商"',
        '[parties]\nVocationalSchool = ""',
        "[parties]\nVocationalSchool = 3",
        '[parties]\nPlace = "政"',
        '[parties]\nNothing = "政"',
    ],
)
def test_what_is_no_party_of_a_kind_is_an_error(lines: str, tmp_path: Path) -> None:
    """Each is reported with its place, and the advice shows a line that is right."""
    (issue,) = harbour(tmp_path, lines).report.errors
    assert (issue.file, issue.column, issue.code) == ("dataset.toml", "parties", "dataset-toml")
    assert 'Park = "企"' in issue.advice.zh
