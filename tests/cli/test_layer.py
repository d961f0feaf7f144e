"""layer: the collaboration network as relationships of the store, added, said to go, removed."""

from pathlib import Path

import jjgraph
from tests.cli.conftest import Cli

COUNT = "MATCH (a:Entity)-[r:COLLABORATES]-(b:Entity) RETURN count(DISTINCT r) AS pairs ORDER BY pairs"


def pairs(cli: Cli) -> str:
    return str(cli("query", "--text", COUNT, "--format", "csv").out.splitlines()[1])


def test_layer_is_added_and_removed(seeded: Cli) -> None:
    """Both say how many pairs; the options of the view and the day are those of the other commands."""
    added = seeded("layer", "add")
    assert added.code == 0 and "72 对" in added.out and pairs(seeded) == "72"
    wider = seeded("--lang", "en", "layer", "add", "--reliability", "low", "--inferred", "--as-of", "2024")
    assert wider.code == 0 and wider.out == f"layer: {pairs(seeded)} pairs (relationships COLLABORATES)\n"
    assert int(pairs(seeded)) > 72
    assert seeded("layer", "remove").code == 0 and pairs(seeded) == "0"
    assert seeded("layer", "draw").code == 2


def test_a_load_and_a_removal_say_that_the_layer_goes(seeded: Cli) -> None:
    """Whoever loads learns that it went, and how it comes back; verify and a load say nothing where there is none."""
    seeded("layer", "add")
    assert seeded("verify").code == 0 and pairs(seeded) == "72"
    assert "协作图层（72 对）" in seeded("seed", "--dry-run").err and pairs(seeded) == "72"
    loaded = seeded("seed")
    assert "协作图层（72 对）" in loaded.err and "layer add" in loaded.err and pairs(seeded) == "0"
    assert "协作图层" not in seeded("seed").err
    seeded("layer", "add")
    assert "协作图层（72 对）" in seeded("remove", "jinjiang").err


def test_layer_in_python(tmp_path: Path) -> None:
    """The functions do what the command does; a load tells of the layer in its table."""
    store = tmp_path / "graph.kgl"
    jjgraph.seed("jinjiang", url=store)
    assert jjgraph.add_layer(store, view="official") < jjgraph.add_layer(store) == 72
    assert jjgraph.seed("jinjiang", url=store).rows == (("jinjiang", "Layer", "removed", 72),)
    assert jjgraph.remove_layer(store) == 0


def test_export_brings_the_indexes_of_neo4j_in_a_second_file(seeded: Cli, tmp_path: Path) -> None:
    """The script itself keeps to what every store takes; on standard output it stands alone."""
    done = seeded("export", "--format", "cypher", "--out", "graph.cypher")
    assert done.code == 0 and "graph.neo4j.cypher" in done.err
    script, extras = ((tmp_path / name).read_text("utf-8") for name in ("graph.cypher", "graph.neo4j.cypher"))
    assert "FULLTEXT" not in script and "CREATE FULLTEXT INDEX names" in extras
    assert seeded("export", "--format", "cypher", "--out", "-").code == 0
    assert sorted(path.name for path in tmp_path.glob("*.cypher")) == ["graph.cypher", "graph.neo4j.cypher"]
