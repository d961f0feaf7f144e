"""The folder of the site: whole or not at all, and nothing of a user's lost."""

from collections.abc import Callable
from pathlib import Path

import pytest

from jjgraph.errors import UsageError
from jjgraph.site.folder import MARKER, replaced_folder, write_page_file
from tests.site.samples import files


def write(out: Path, **pages: str) -> None:
    """Write a site of a few pages."""
    with replaced_folder(out, {"as_of": "2024-01-01"}) as folder:
        for name, text in pages.items():
            write_page_file(folder, f"{name}.html", text.encode())


def test_an_older_site_is_replaced_as_a_whole(tmp_path: Path) -> None:
    """Pages that are gone are gone, what a system left there too, and nothing is left beside."""
    out = tmp_path / "新 站" / "site"
    write(out, index="one", gone="x")
    (out / ".DS_Store").write_bytes(b"x")
    write(out, index="two")
    assert set(files(out)) == {MARKER, "index.html"}
    assert (out / "index.html").read_text() == "two"
    assert [path.name for path in out.parent.iterdir()] == ["site"]
    assert out.stat().st_mode & 0o777 == 0o755


def test_an_empty_folder_will_do(tmp_path: Path) -> None:
    """A folder that the user has made is taken."""
    (tmp_path / "made").mkdir()
    write(tmp_path / "made", index="one")
    assert "index.html" in files(tmp_path / "made")


@pytest.mark.parametrize(
    "spoil",
    [
        lambda out: (out / MARKER).unlink(),
        lambda out: (out / MARKER).write_text("[]"),
        lambda out: (out / MARKER).write_text('{"form": "other", "files": ["index.html"]}'),
        lambda out: (out / "thesis.docx").write_text("mine"),
        lambda out: (out / "entity").mkdir() or (out / "entity" / "notes.txt").write_text("mine"),
    ],
)
def test_what_is_not_ours_is_refused_and_kept(tmp_path: Path, spoil: Callable[[Path], object]) -> None:
    """A folder with a file that no run of ours wrote is left as it is, with advice in both languages."""
    out = tmp_path / "site"
    write(out, index="one")
    spoil(out)
    before = files(tmp_path)
    with pytest.raises(UsageError) as caught:
        write(out, index="two")
    assert caught.value.hint.zh and caught.value.hint.en
    assert files(tmp_path) == before


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    """A file of that name is not replaced."""
    (tmp_path / "site").write_text("mine")
    with pytest.raises(UsageError, match="是文件"):
        write(tmp_path / "site", index="one")
    assert files(tmp_path) == {"site": b"mine"}


def test_an_error_on_the_way_leaves_the_older_site(tmp_path: Path) -> None:
    """Whatever goes wrong before the end, the older site stands and nothing lies beside it."""
    out = tmp_path / "site"
    write(out, index="one")
    before = files(tmp_path)
    with pytest.raises(ZeroDivisionError), replaced_folder(out, {}) as folder:
        write_page_file(folder, "index.html", b"half")
        raise ZeroDivisionError
    assert files(tmp_path) == before
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_an_error_of_the_swap_brings_the_older_site_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the new folder cannot take its place, the older one gets it back."""
    out = tmp_path / "site"
    write(out, index="one")
    before = files(tmp_path)
    rename = Path.rename

    def failing(self: Path, target: Path) -> Path:
        if target == out.resolve() and (self / "two.html").exists():
            raise OSError("no")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(OSError, match="no"):
        write(out, two="x")
    assert files(tmp_path) == before
