"""A backup is whole: what a data set holds beside its rows comes back with it, and is drawn."""

import json
import shutil
from pathlib import Path

from tests.cli.conftest import Cli
from tests.paths import JINJIANG, XIKOU

STORY = """title: {zh: 溪口, en: Xikou}
steps:
  - title: {zh: 一步, en: One step}
    text: {zh: "申报 {declared:schools} 所", en: "{declared:schools} schools"}
    highlight: [poly]
"""


def own(tmp_path: Path) -> Path:
    """Give a data set of one's own with a story, positions, and a kind of its own."""
    folder = Path(shutil.copytree(XIKOU, tmp_path / "data" / "xikou"))
    (folder / "story.yaml").write_text(STORY, "utf-8")
    (folder / "positions.json").write_text('{\n"poly": [1234, -567]\n}\n', "utf-8")
    (folder / "schema" / "kinds").mkdir(parents=True)
    (folder / "schema" / "kinds" / "Kiln.yaml").write_text(
        "kind: Kiln\nlabel: {zh: 窑, en: kiln}\ndescription: {zh: 烧窑的, en: A kiln}\nclass: object\n",
        "utf-8",
    )
    return folder


def files(folder: Path) -> dict[str, bytes]:
    """Return the content of every file below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_story_positions_and_schema_come_back(cli: Cli, tmp_path: Path) -> None:
    """Exported, loaded elsewhere without a warning and exported again: the same bytes, those of the story as written."""
    folder = own(tmp_path)
    again = ("--store", tmp_path / "again.kgl")
    assert cli("seed", folder).code == 0
    assert cli("export", "--format", "csv", "--out", tmp_path / "first").code == 0
    assert (tmp_path / "first" / "xikou" / "story.yaml").read_text("utf-8") == STORY
    loaded = cli("seed", "--strict", tmp_path / "first" / "xikou", *again)
    assert loaded.code == 0 and "提醒" not in loaded.err
    assert cli("export", "--format", "csv", "--out", tmp_path / "second", *again).code == 0
    assert files(tmp_path / "first") == files(tmp_path / "second")


def test_the_map_tells_the_story_of_the_store_and_keeps_its_places(cli: Cli, tmp_path: Path) -> None:
    """No folder is there any more: story and positions are those that the store keeps."""
    folder = own(tmp_path)
    assert cli("seed", folder).code == 0
    shutil.rmtree(folder)
    assert cli("map", "--out", tmp_path / "map.html").code == 0
    page = (tmp_path / "map.html").read_text("utf-8")
    assert "申报 3 所" in page and "1234" in page


def test_the_shipped_data_are_backed_up_whole(cli: Cli, tmp_path: Path) -> None:
    """Story and positions of the Jinjiang data are in the export as they ship."""
    assert cli("seed").code == 0
    assert cli("export", "--format", "csv", "--out", tmp_path / "out").code == 0
    for name in ("story.yaml", "positions.json"):
        assert (tmp_path / "out" / "jinjiang" / name).read_bytes() == (JINJIANG / name).read_bytes()
    assert json.loads((tmp_path / "out" / "jinjiang" / "positions.json").read_text("utf-8"))
