"""demo, map, export, schema, settings, doctor and the command line itself."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import networkx as nx
import pytest

from jjgraph import __version__
from jjgraph.cli.main import COMMANDS
from tests.cli.conftest import Cli
from tests.pages import page_data


def process(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command line in a process of its own."""
    env = {**os.environ, **environment}
    return subprocess.run(
        [sys.executable, *arguments], capture_output=True, text=True, env=env, check=False, encoding="utf-8"
    )


def test_demo_writes_its_files_and_not_the_users_store(cli: Cli, tmp_path: Path) -> None:
    """The demo has a store of its own; a second run gives the same bytes."""
    first = cli("demo")
    assert first.code == 0
    files = {path.name: path.read_bytes() for path in (tmp_path / "demo").iterdir() if path.suffix != ".kgl"}
    assert {"map.html", "centrality.csv", "gaps.csv", "graph.graphml"} <= set(files)
    assert not (tmp_path / "cli.kgl").exists()
    for words in ("视图承认 546 条", "中介中心性前五", "缺口", "map.html", "有来源"):
        assert words in first.out
    assert cli("demo").out == first.out
    for name in ("map.html", "centrality.csv", "gaps.csv", "graph.graphml"):
        assert (tmp_path / "demo" / name).read_bytes() == files[name], name
    assert len(files["map.html"]) < 1_500_000
    told = csv.DictReader(io.StringIO(files["gaps.csv"].decode("utf-8-sig")))
    (figures,) = (row["claim_ids"].split("|") for row in told if row["gap_id"].startswith("G15:figure:"))
    assert (
        len(figures) == 2
    )  # the page can show the two figures that contradict each other, with their sources
    page = page_data(files["map.html"].decode())
    (gap,) = (gap for gap in page["gaps"] if gap["id"].startswith("G15:figure:"))
    shown = [page["claims"][number] for number in gap["evidence"]]
    assert sorted(claim["quantity"] for claim in shown) == [13000, 19000]
    assert len({claim["source"] for claim in shown} & set(page["sources"])) == 2


@pytest.mark.parametrize("form", ["json", "graphml", "gexf", "cypher"])
def test_exports_are_files_with_every_tie(seeded: Cli, tmp_path: Path, form: str) -> None:
    """Each format is written, says how much it holds, and is the same the second time."""
    result = seeded("export", "--format", form, "--out", "file")
    assert result.code == 0 and "857 条联系" in result.err
    content = (tmp_path / "file").read_bytes()
    assert seeded("export", "--format", form, "--out", "again").code == 0
    assert (tmp_path / "again").read_bytes() == content
    if form == "graphml":
        assert nx.read_graphml(tmp_path / "again", force_multigraph=True).number_of_edges() == 857
    if form == "json":
        assert len(json.loads(content)["edges"]) == 857


def test_csv_export_is_a_data_set_again(seeded: Cli) -> None:
    """The exported folder passes the check and is, row by row, what the store holds."""
    assert seeded("export", "--format", "csv", "--out", "copy").code == 0
    assert seeded("check", "copy/jinjiang").code == 0
    assert seeded("verify", "copy/jinjiang").code == 0
    assert "没有变化" in seeded("seed", "copy/jinjiang").out


def test_map_keeps_learned_positions(seeded: Cli, tmp_path: Path) -> None:
    """A file of positions is kept where it speaks and added to where it does not."""
    assert seeded("map", "--out", "a.html", "--positions", "p.json").code == 0
    places = json.loads((tmp_path / "p.json").read_text("utf-8"))
    moved = {"ent-panpan": [1234, -777]}
    (tmp_path / "p.json").write_text(json.dumps({**places, **moved}), "utf-8")
    result = seeded("map", "--out", "b.html", "--positions", "p.json")
    assert result.code == 0 and "另有 311 条在视图之外" in result.out
    assert json.loads((tmp_path / "p.json").read_text("utf-8"))["ent-panpan"] == [1234, -777]
    assert (tmp_path / "a.html").read_bytes() != (tmp_path / "b.html").read_bytes()


def test_settings_tell_their_origin_and_no_secret(
    cli: Cli, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Flag before JJGRAPH_* before NEO4J_* before jjgraph.toml; the password is never shown."""
    (tmp_path / "jjgraph.toml").write_text('database = "from-file"\nstore = "file.kgl"\n', "utf-8")
    monkeypatch.setenv("NEO4J_PASSWORD", "geheim")
    monkeypatch.setenv("NEO4J_URI", "bolt://env")

    def origin(*arguments: str) -> dict[str, tuple[str, str]]:
        found = json.loads(cli("settings", "--format", "json", *arguments).out)
        return {row["setting"]: (row["value"], row["origin"]) for row in found}

    assert origin("--store", "x.kgl")["store"] == ("x.kgl", "flag")
    assert origin()["store"][1] == "JJGRAPH_STORE"
    monkeypatch.delenv("JJGRAPH_STORE")
    assert origin()["store"] == ("bolt://env", "NEO4J_URI")
    monkeypatch.delenv("NEO4J_URI")
    assert origin()["store"] == ("file.kgl", "jjgraph.toml")
    assert origin()["database"] == ("from-file", "jjgraph.toml")
    assert origin()["password"] == ("***", "NEO4J_PASSWORD")
    (tmp_path / "jjgraph.toml").write_text('stor = "x"\n', "utf-8")
    assert cli("settings").code == 2


def test_doctor_before_and_after(cli: Cli) -> None:
    """Without a store doctor says how to make one; with one it names the data sets."""
    assert "jjgraph seed" in cli("doctor").out
    assert cli("seed").code == 0
    after = cli("doctor")
    assert after.code == 0 and "kglite 0.21.2" in after.out and "jinjiang" in after.out
    assert cli("doctor", "--store", "bolt://127.0.0.1:1").code == 4


def test_schema_lists_every_kind_and_type(cli: Cli) -> None:
    """The table has a row for each file of kinds and types."""
    assert len(cli("schema", "--format", "csv").out.splitlines()) == 1 + 46 + 48


def test_every_command_has_help_in_the_language_of_its_reader(cli: Cli) -> None:
    """Each command is in the list of commands, and its help is Chinese or English, never a mixture."""
    listed = cli("--help")
    for name, (_, words) in COMMANDS.items():
        assert name in listed.out
        chinese, english = cli(name, "--help"), cli("--lang", "en", name, "--help")
        assert chinese.code == english.code == 0
        assert any("\u4e00" <= sign <= "\u9fff" for sign in chinese.out), name
        assert not any("\u4e00" <= sign <= "\u9fff" for sign in english.out), name
        assert (
            "Options" not in chinese.out and "Show this" not in chinese.out and "default:" not in chinese.out
        )
        assert words.zh and words.en


def test_module_runs_and_tells_its_version() -> None:
    """`python -m jjgraph` is the same command line."""
    result = process("-m", "jjgraph", "--version")
    assert (result.returncode, result.stdout) == (0, f"jjgraph {__version__}\n")


def test_help_and_version_load_nothing_heavy() -> None:
    """--help imports neither networkx nor pyvis nor a store, so that it can be quick."""
    script = (
        "import sys\nfrom jjgraph.cli.main import main\n"
        "try:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
        "heavy = {'networkx', 'pyvis', 'kglite', 'neo4j', 'rich', 'yaml', 'openpyxl', 'scipy'} & set(sys.modules)\n"
        "sys.exit(','.join(sorted(heavy)) or 0)"
    )
    result = process("-c", script)
    assert (result.returncode, result.stderr) == (0, "")


def test_output_is_utf8_in_any_locale(tmp_path: Path) -> None:
    """In the C locale Chinese text is printed all the same, and nothing is lost."""
    result = process("-m", "jjgraph", "queries", "--format", "csv", LC_ALL="C", PYTHONUTF8="0")
    assert result.returncode == 0 and "各方成员" in result.stdout
