"""Nothing is written outside the folder that was given."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jjgraph.errors import DataError
from jjgraph.exports.folders import write_folders
from jjgraph.files import path_below, write_below
from jjgraph.model.records import Dataset, DatasetInfo
from jjgraph.model.schema import builtin_schema
from jjgraph.site.folder import write_page_file

LEADING_OUT = [
    "",
    ".",
    "..",
    "../x",
    "a/../../x",
    "a/..",
    "./a",
    "a//b",
    "/etc/x",
    "a/",
    "a\\..\\x",
    "C:\\x",
    "C:x",
    "a\0b",
    "a\nb",
    "x:stream",
    "a*",
    "a?",
]


@pytest.mark.parametrize("name", LEADING_OUT)
def test_names_that_lead_out_are_refused(name: str, tmp_path: Path) -> None:
    """By any writer that makes a path of data; nothing is left behind anywhere."""
    out = tmp_path / "out"
    out.mkdir()
    for write in (write_below, write_page_file):
        with pytest.raises(DataError) as caught:
            write(out, name, b"x")
        assert "没有写入" in caught.value.message.zh and "not written" in caught.value.message.en
    assert [path for path in tmp_path.rglob("*") if path != out] == []


@given(st.text(max_size=12))
def test_whatever_passes_is_below_the_folder(name: str) -> None:
    """Any text is refused, or is a path below."""
    folder = Path("out")
    try:
        path = path_below(folder, name)
    except (DataError, ValueError):
        return
    assert path.resolve().is_relative_to(folder.resolve()) and path.resolve() != folder.resolve()


def test_a_link_leads_nowhere_else(tmp_path: Path) -> None:
    """A folder that is a link to another place is not written through."""
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "harbour").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(DataError):
        write_below(tmp_path / "out", "harbour/entities.csv", b"x")
    assert list((tmp_path / "elsewhere").iterdir()) == []


@pytest.mark.parametrize("name", ["..", ".", "../x", "/x", ""])
def test_an_export_of_what_others_wrote_stays_inside(name: str, tmp_path: Path) -> None:
    """A store may hold a name that `check` would not pass: the export stops before it has written anything."""
    out = tmp_path / "a" / "out"
    out.mkdir(parents=True)
    infos = tuple(DatasetInfo(uid=f"{item}/dataset", name=item, dataset=item) for item in ("fine", name))
    with pytest.raises(DataError):
        write_folders(Dataset(infos=infos), builtin_schema(), out)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [] and list(out.iterdir()) == []


def test_an_export_of_a_foreign_schema_stays_inside(tmp_path: Path) -> None:
    """A text of the schema is read before it names a file, and what is no kind names none."""
    text = "kind: ../../escaped\nlabel: {zh: 船, en: ship}\ndescription: {zh: 船, en: ship}\nclass: object\n"
    info = DatasetInfo(uid="a/dataset", name="a", dataset="a", extra_schema=(text,))
    with pytest.raises(Exception, match="escaped"):
        write_folders(Dataset(infos=(info,)), builtin_schema(), tmp_path)
    assert not list(tmp_path.rglob("*escaped*"))
