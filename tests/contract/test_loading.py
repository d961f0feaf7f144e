"""Loading is all or nothing, idempotent, and keeps to its own data set, on both stores alike."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from jjgraph.errors import UsageError
from jjgraph.exports.graphs import as_graphml, as_node_link
from jjgraph.model.view import View
from jjgraph.services.datasets import Verification, check, schema_of, seed, verify
from jjgraph.store.loading import plan_removal, remove_dataset
from jjgraph.store.protocol import GraphStore
from jjgraph.store.reading import fetch_as_of, fetch_dataset, fetch_links
from tests.paths import HARBOUR, JINJIANG
from tests.servers import Neo4jServer
from tests.stores import checked, opened


def export(store: GraphStore) -> bytes:
    """Return all that a store holds, as bytes."""
    full = fetch_dataset(store, schema_of(store))
    return as_node_link(full, View()) + as_graphml(full, View())


def count(store: GraphStore) -> tuple[int, int]:
    """Return the number of nodes and relationships of any sort."""
    nodes = store.read("MATCH (n) RETURN count(n) AS n ORDER BY n").rows[0][0]
    return nodes, store.read("MATCH ()-[r]->() RETURN count(r) AS n ORDER BY n").rows[0][0]


def test_twice_changes_nothing(store: GraphStore) -> None:
    """A second load reports no change: same counts, same export bytes; verify finds no difference."""
    (first,) = seed(store, [checked(HARBOUR)])
    assert first.counts()["Claim", "added"] == 16
    before = count(store), export(store)
    (second,) = seed(store, [checked(HARBOUR)])
    assert second.differences == []
    assert (count(store), export(store)) == before
    (proof,) = verify(store, [checked(HARBOUR)])
    assert proof.holds and proof.rows == 10 + 16 + 3 == proof.records


def test_a_data_set_is_edited_again_and_again(target: Path | Neo4jServer, tmp_path: Path) -> None:
    """One row changed, loaded, the store closed and opened again, many times: each time that row and nothing else."""
    folder = Path(shutil.copytree(HARBOUR, tmp_path / "harbour"))
    file = folder / "relationships.csv"
    for number in range(8):
        head, first, *rest = file.read_text("utf-8").splitlines()
        cells = first.split(",")
        cells[head.split(",").index("locator")] = f"p. {number}"
        file.write_text("\n".join([head, *rest, ",".join(cells)]) + "\n", "utf-8")
        item = check(folder)
        with opened(target) as store:
            (summary,) = seed(store, [item])
            (proof,) = verify(store, [item])
        assert proof.holds and count_of(proof) == 16
        changed = {(change.part, change.change) for change in summary.differences}
        assert number == 0 or changed <= {
            (part, change) for part in ("Claim", "Link", "Tie") for change in ("added", "removed", "changed")
        }


def count_of(proof: Verification) -> int:
    """Return how many claims the data set has."""
    return proof.rows - 10 - 3


def test_what_was_loaded_is_what_was_read(store: GraphStore) -> None:
    """Reading out gives the data set back, with its links to sources."""
    seed(store, [checked(HARBOUR)])
    assert fetch_dataset(store, schema_of(store)) == checked(HARBOUR).dataset
    assert ("harbour/c-orion-argo-2", "harbour/s-register") in fetch_links(store, "harbour")


def test_dry_run_says_what_would_change_and_changes_nothing(store: GraphStore, tmp_path: Path) -> None:
    """A dry run of a changed folder names the changes that the load then makes."""
    seed(store, [checked(HARBOUR)])
    before = export(store)
    changed = check(changed_copy(tmp_path))
    (plan,) = seed(store, [changed], dry_run=True)
    assert export(store) == before
    (done,) = seed(store, [changed])
    assert plan.differences == done.differences
    assert ("Entity", "added") in plan.counts() and ("Tie", "removed") in plan.counts()
    assert verify(store, [changed])[0].holds


def changed_copy(tmp_path: Path) -> Path:
    """Copy the harbour data, drop a tie and a person, add a body, change a kind and a name."""
    folder = Path(shutil.copytree(HARBOUR, tmp_path / "changed" / "harbour"))
    entities, ties = folder / "entities.csv", folder / "relationships.csv"
    text = entities.read_text("utf-8").replace(
        "uni-delta,University,,Delta University", "uni-delta,Faculty,,Delta Faculty"
    )
    lines = [line for line in text.splitlines() if not line.startswith("chen,")]
    entities.write_text("\n".join([*lines, "new-body,Media,,Quay Times,,,,,blog,,"]) + "\n", "utf-8")
    lines = ties.read_text("utf-8").splitlines()
    ties.write_text(
        "\n".join(line for line in lines if "chen" not in line and "ATTENDED" not in line) + "\n", "utf-8"
    )
    return folder


def test_reload_removes_what_is_gone_and_relabels(store: GraphStore, tmp_path: Path) -> None:
    """Stale claims, ties, links and entities go; a changed kind changes the label and keeps the ties."""
    seed(store, [checked(HARBOUR)])
    seed(store, [check(changed_copy(tmp_path))])
    labels = store.read(
        "MATCH (n:Entity {uid: 'uni-delta'}) RETURN labels(n) AS labels ORDER BY labels"
    ).rows[0][0]
    assert sorted(labels) == ["Entity", "Faculty", "Organisation", "Research", "School"]
    assert store.read("MATCH (n:Entity) WHERE n.uid = 'chen' RETURN n.uid AS uid ORDER BY uid").rows == []
    ties = store.read(
        "MATCH (a:Entity {uid: 'uni-delta'})-[r]-(b:Entity) RETURN r.key AS key ORDER BY key"
    ).rows
    assert len(ties) == 3
    records = store.read("MATCH (n:Record) WHERE n.subject_uid = 'chen' RETURN n.uid AS uid ORDER BY uid")
    assert records.rows == []


def test_other_data_sets_are_left_alone(store: GraphStore, tmp_path: Path) -> None:
    """Loading, reloading and removing one data set changes nothing of another."""
    seed(store, [checked(HARBOUR)])
    alone = export(store)
    seed(store, [checked(JINJIANG)])
    seed(store, [checked(JINJIANG)])
    assert verify(store, [checked(HARBOUR), checked(JINJIANG)])[0].holds
    both = export(store)
    plan = plan_removal(store, "jinjiang", schema_of(store))
    assert (
        plan.counts()["Claim", "removed"] == len(checked(JINJIANG).dataset.claims) and export(store) == both
    )
    done = remove_dataset(store, "jinjiang", schema_of(store))
    assert done.differences == plan.differences
    assert export(store) == alone


def test_as_of_is_that_of_the_data_read_out(store: GraphStore, tmp_path: Path) -> None:
    """The store tells the same day without reading everything; a source that nothing rests on has no say."""
    folder = Path(shutil.copytree(HARBOUR, tmp_path / "harbour"))
    (folder / "dataset.toml").write_text('name = "harbour"\n', "utf-8")
    with (folder / "sources.csv").open("a", encoding="utf-8") as stream:
        stream.write("slip,Nothing rests on it,original,X,,2099,press,\n")
    seed(store, [check(folder)])
    assert fetch_as_of(store) == fetch_dataset(store, schema_of(store)).as_of() == date(2025, 1, 1)


def test_shared_uid_keeps_both_descriptions(store: GraphStore, tmp_path: Path) -> None:
    """A uid of two data sets shows the first by name; removing that one brings the other's words back."""
    other = tmp_path / "aaa"
    other.mkdir()
    (other / "entities.csv").write_text(
        "uid,kind,name_en,source_id\ncol-maas,University,Maas University,s\n", "utf-8"
    )
    (other / "relationships.csv").write_text("subject_id,type,object_id,source_id\n", "utf-8")
    (other / "sources.csv").write_text("source_id,title,reliability\ns,A page,press\n", "utf-8")

    def seen() -> tuple[str, str, tuple[str, ...]]:
        entity = fetch_dataset(store, schema_of(store)).entity["col-maas"]
        return entity.kind, entity.name, entity.datasets

    seed(store, [checked(HARBOUR)])
    assert seen() == ("HigherVocationalCollege", "Maas Maritime College", ("harbour",))
    seed(store, [check(other)])
    assert seen() == ("University", "Maas University", ("aaa", "harbour"))
    assert all(proof.holds for proof in verify(store, [check(other), checked(HARBOUR)]))
    remove_dataset(store, "aaa", schema_of(store))
    assert seen() == ("HigherVocationalCollege", "Maas Maritime College", ("harbour",))
    assert verify(store, [checked(HARBOUR)])[0].holds


def test_removing_what_is_not_there_says_what_is(store: GraphStore) -> None:
    """An unknown data set is answered with the known ones."""
    seed(store, [checked(HARBOUR)])
    with pytest.raises(UsageError, match="harbour"):
        remove_dataset(store, "jinjiang", schema_of(store))


def test_failed_load_leaves_the_store_as_it_was(store: GraphStore) -> None:
    """An error in the middle of a load takes everything of it back."""
    seed(store, [checked(HARBOUR)])
    before = count(store), export(store)
    written = 0

    def break_off(done: int) -> None:
        nonlocal written
        written += done
        if written > 1000:
            raise RuntimeError("the load is broken off here")

    with pytest.raises(RuntimeError, match="broken off"):
        seed(store, [checked(JINJIANG)], progress=break_off)
    assert (count(store), export(store)) == before


def test_verify_finds_every_sort_of_difference(store: GraphStore) -> None:
    """A tie too many, a changed property, a missing claim: each is named."""
    seed(store, [checked(HARBOUR)])

    def spoil(transaction: object) -> None:
        run = transaction.run  # type: ignore[attr-defined]
        run("MATCH (n:Entity {uid: 'tank'}) SET n.place = 'elsewhere'")
        run("MATCH (n:Record {uid: 'harbour/c-orion-argo-2'}) DETACH DELETE n")
        run(
            "MATCH (a:Entity {uid: 'tank'}) MATCH (b:Entity {uid: 'chen'}) "
            "MERGE (a)-[r:VISITED {key: 'harbour/invented'}]->(b) SET r.dataset = 'harbour', r.run = 'x'"
        )

    store.write(spoil)
    (proof,) = verify(store, [checked(HARBOUR)])
    found = {(item.part, item.uid, item.change) for item in proof.differences}
    assert not proof.holds
    assert found == {
        ("Entity", "tank", "changed"),
        ("Claim", "harbour/c-orion-argo-2", "added"),
        ("Link", "harbour/c-orion-argo-2 → harbour/s-register", "added"),
        ("Tie", "harbour/invented", "removed"),
    }
