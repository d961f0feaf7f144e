"""site: a folder that can be opened, replaced, and refused."""

from pathlib import Path

from tests.cli.conftest import Cli
from tests.site.samples import files


def test_site_is_written_and_replaced(seeded: Cli, tmp_path: Path) -> None:
    """The command says where to begin and how much there is; a second run gives the same files."""
    first = seeded("site", "--out", "公开/site")
    out = tmp_path / "公开" / "site"
    found = files(out)
    assert first.code == 0 and "index.html" in first.out
    assert f"{len(found) - 1} 个文件" in first.out
    assert {"index.html", "map.html", "entity/ent-panpan.html", "gaps.csv"} <= set(found)
    (out / "index.html").write_text("spoilt")
    assert seeded("--lang", "en", "site", "--out", "公开/site").code == 0
    assert files(out) == found
    # the view is that of the other commands: fewer ties count when only officials are believed
    assert seeded("site", "--out", "公开/site", "--reliability", "official").code == 0
    assert b"<strong>38</strong>" in (out / "index.html").read_bytes()


def test_a_folder_of_somebody_else_is_refused(seeded: Cli, tmp_path: Path) -> None:
    """It is left as it is, the exit code is 2, and both languages say what to do."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.docx").write_text("years of work")
    result = seeded("site", "--out", "mine")
    assert result.code == 2 and result.out == ""
    assert "thesis.docx" in result.err and "--out site" in result.err and "建议" in result.err
    assert files(tmp_path / "mine") == {"thesis.docx": b"years of work"}
    assert seeded("site", "--out", "mine/thesis.docx").code == 2


def test_an_empty_store_has_no_site(cli: Cli, tmp_path: Path) -> None:
    """Without data there is nothing to show, and no folder is made."""
    assert cli("site", "--out", "site").code != 0
    assert not (tmp_path / "site").exists()
