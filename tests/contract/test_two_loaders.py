"""Two loaders at once: the second waits or is refused, and the store holds what one after the other would give."""

import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from pathlib import Path

import pytest

from jjgraph.errors import StoreBusyError, StoreError, UsageError
from jjgraph.exports.graphs import as_node_link
from jjgraph.model.view import View
from jjgraph.services.datasets import CheckedDataset, check, schema_of, seed, verify
from jjgraph.store import loading
from jjgraph.store.loading import remove_dataset
from jjgraph.store.protocol import GraphStore
from jjgraph.store.reading import fetch_dataset
from tests.servers import Neo4jServer
from tests.stores import empty, opened

PATIENCE = 60.0  # seconds for what takes less than one
BLOCKED = "SHOW TRANSACTIONS YIELD status WHERE status STARTS WITH 'Blocked' RETURN count(*) AS n"
ROUNDS = 6
Target = Path | Neo4jServer


@pytest.fixture(params=["embedded", "neo4j", "newest"])
def target(request: pytest.FixtureRequest, tmp_path: Path) -> Target:
    """Give an empty store by its address: a file, then servers."""
    if request.param == "embedded":
        return tmp_path / "two.kgl"
    server = request.getfixturevalue(
        {"neo4j": "neo4j_server", "newest": "newest_neo4j_server"}[request.param]
    )
    assert isinstance(server, Neo4jServer)
    empty(server)
    return server


def data_set(folder: Path, name: str, *entities: str, ship: str = "") -> CheckedDataset:
    """Write and check a data set of some entities, a tie between the first two, and perhaps a kind of its own."""
    folder.mkdir()
    (folder / "dataset.toml").write_text(f'name = "{name}"\nretrieved = "2025-01-01"\n', "utf-8")
    rows = "".join(
        f"{uid},{'Ship' if ship and uid == 'x' else 'Enterprise'},公司{uid},s\n" for uid in entities
    )
    (folder / "entities.csv").write_text(f"uid,kind,name_zh,source_id\n{rows}", "utf-8")
    ties = f"{entities[0]},COOPERATES_WITH,{entities[1]},s\n" if len(entities) > 1 else ""
    (folder / "relationships.csv").write_text(f"subject_id,type,object_id,source_id\n{ties}", "utf-8")
    (folder / "sources.csv").write_text("source_id,title,reliability\ns,公报,official\n", "utf-8")
    if ship:
        (folder / "schema" / "kinds").mkdir(parents=True)
        (folder / "schema" / "kinds" / "Ship.yaml").write_text(
            f"kind: Ship\nlabel: {{zh: 船, en: ship}}\ndescription: {{zh: 船, en: ship}}\nclass: {ship}\n",
            "utf-8",
        )
    found = check(folder)
    assert found.dataset is not None, found.report.errors
    return found


def export(store: GraphStore) -> bytes:
    """Return all that a store holds, entities and records."""
    return as_node_link(fetch_dataset(store, schema_of(store)), View())


def orphans(store: GraphStore) -> list[tuple[object, ...]]:
    """Return the entities whose data sets are not those of their descriptions."""
    said = "MATCH (d:Description) RETURN d.subject_uid AS uid, d.dataset AS dataset ORDER BY uid, dataset"
    shown = "MATCH (n:Entity) UNWIND n.datasets AS dataset RETURN n.uid AS uid, dataset ORDER BY uid, dataset"
    return sorted(set(store.read(said).rows) ^ set(store.read(shown).rows))


def in_one_way(target: Target, results: list[bytes]) -> None:
    """Assert that the store holds one of *results*, and that no entity is without its description."""
    with opened(target) as store:
        assert orphans(store) == []
        assert export(store) in results
        nodes = store.read("MATCH (n) WHERE NOT n:Entity AND NOT n:Record RETURN count(n) AS n").rows
        locks = store.read("MATCH (n:Record {uid: 'jjgraph/lock'}) RETURN count(n) AS n").rows
        assert nodes == locks == [(0,)]


def sequences(folder: Path, first: CheckedDataset | None, *then: CheckedDataset) -> list[bytes]:
    """Return what a store holds after the loads one after the other, in either order, and after either alone."""
    results = []
    for number, order in enumerate([then, then[::-1], then[:1], then[1:]]):
        with opened(folder / f"order{number}.kgl") as store:
            seed(store, [*([first] if first else []), *order])
            results.append(export(store))
    return results


def at_once(target: Target, *works: Callable[[GraphStore], object]) -> list[BaseException | None]:
    """Run each work on a store of its own, all at the same moment; return what each raised."""
    barrier = threading.Barrier(len(works))

    def run(work: Callable[[GraphStore], object]) -> None:
        barrier.wait(PATIENCE)
        with opened(target) as store:
            work(store)

    with ThreadPoolExecutor(len(works)) as pool:
        running = [pool.submit(run, work) for work in works]
        wait(running, timeout=PATIENCE)
        return [item.exception(timeout=PATIENCE) for item in running]


def loader(item: CheckedDataset) -> Callable[[GraphStore], object]:
    """Return the work of loading a data set."""
    return lambda store: seed(store, [item])


def refused_at_most(raised: list[BaseException | None], target: Target) -> None:
    """Assert that a server refuses nobody, and a file all but one with a clear error."""
    errors = [error for error in raised if error is not None]
    assert len(errors) < len(raised)
    assert all(isinstance(error, StoreBusyError) for error in errors), errors
    assert isinstance(target, Path) or not errors


def test_one_data_set_from_two_sides(target: Target, tmp_path: Path) -> None:
    """Two versions of a data set loaded at once leave one of them whole, never an entity of both."""
    old, one, two = (
        data_set(tmp_path / "x0", "xx", "e1"),
        data_set(tmp_path / "x1", "xx", "e1", "e2", "e3"),
        data_set(tmp_path / "x2", "xx", "e1", "e4"),
    )
    results = sequences(tmp_path, old, one, two)
    for _ in range(ROUNDS):
        with opened(target) as store:
            seed(store, [old])
        refused_at_most(at_once(target, loader(one), loader(two)), target)
        in_one_way(target, results)


def test_two_data_sets_that_share_an_entity(target: Target, tmp_path: Path) -> None:
    """The shared entity lists both data sets that describe it, or the one that was not refused."""
    one, two = data_set(tmp_path / "s1", "sa", "sh", "a1"), data_set(tmp_path / "s2", "sb", "sh", "b1")
    results = sequences(tmp_path, None, one, two)
    for _ in range(ROUNDS):
        if isinstance(target, Neo4jServer):
            empty(target)
        else:
            target.unlink(missing_ok=True)
        refused_at_most(at_once(target, loader(one), loader(two)), target)
        in_one_way(target, results if isinstance(target, Path) else results[:1])


def test_a_removal_beside_a_load(target: Target, tmp_path: Path) -> None:
    """A data set that goes while another comes takes nothing of the other along."""
    one, two = data_set(tmp_path / "s1", "sa", "sh", "a1"), data_set(tmp_path / "s2", "sb", "sh", "b1")
    with opened(tmp_path / "alone.kgl") as store:
        seed(store, [two])
        alone = export(store)
    (first, both, *_) = sequences(tmp_path, None, one, two)
    for _ in range(ROUNDS):
        with opened(target) as store:
            seed(store, [one])

        def remove(store: GraphStore) -> object:
            return remove_dataset(store, "sa", schema_of(store))

        raised = at_once(target, remove, loader(two))
        refused_at_most(raised, target)
        with opened(target) as store:
            assert orphans(store) == []
            assert all(proof.holds for proof in verify(store, [two] if raised[1] is None else []))
            if raised == [None, None]:
                assert export(store) == alone
        assert first == both  # order makes no difference to two data sets


def test_the_second_loader_waits_and_reads_what_the_first_wrote(
    neo4j_server: Neo4jServer, tmp_path: Path
) -> None:
    """On a server the second stands still before it has read anything, until the first has committed."""
    empty(neo4j_server)
    one, two = data_set(tmp_path / "s1", "sa", "sh", "a1"), data_set(tmp_path / "s2", "sb", "sh", "b1")
    pool = ThreadPoolExecutor(1)
    second: list[Future[object]] = []

    def load_second() -> None:
        with opened(neo4j_server) as store:
            seed(store, [two])

    def when_the_first_writes(_: int) -> None:
        if second:
            return
        second.append(pool.submit(load_second))
        with opened(neo4j_server) as watcher:
            while watcher.read(BLOCKED).rows == [(0,)]:
                assert not second[0].done(), "the second did not wait for the first"

    with opened(neo4j_server) as store:
        seed(store, [one], progress=when_the_first_writes)
        second[0].result(timeout=PATIENCE)
        pool.shutdown()
        assert orphans(store) == []
        assert all(proof.holds for proof in verify(store, [one, two]))
        assert fetch_dataset(store, schema_of(store)).entity["sh"].datasets == ("sa", "sb")


def test_two_definitions_of_one_kind_do_not_both_come_in(target: Target, tmp_path: Path) -> None:
    """Of two data sets that define a kind in two ways one is refused, and the store still opens."""
    one = data_set(tmp_path / "k1", "ka", "x", ship="organisation")
    two = data_set(tmp_path / "k2", "kb", "x", ship="object")
    raised = at_once(target, loader(one), loader(two))
    errors = [error for error in raised if error is not None]
    assert len(errors) == 1 and isinstance(errors[0], UsageError | StoreBusyError)
    with opened(target) as store:
        assert schema_of(store).kinds["Ship"].kind_class in ("organisation", "object")
        assert orphans(store) == []


def test_commands_at_once_each_say_how_it_went(target: Target, tmp_path: Path) -> None:
    """Of two `seed` at the same moment both end well, or one tells that the store is being written (exit 4)."""
    one, two = data_set(tmp_path / "s1", "sa", "sh", "a1"), data_set(tmp_path / "s2", "sb", "sh", "b1")
    address = [str(target)] if isinstance(target, Path) else [target.uri]
    login = {} if isinstance(target, Path) else {"NEO4J_PASSWORD": target.password}
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "jjgraph", "seed", "--store", *address, str(item.path)],
            env={**login, "PATH": "", "LANG": "C.UTF-8", "HOME": str(tmp_path)},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for item in (one, two)
    ]
    told = [process.communicate(timeout=PATIENCE) for process in running]
    codes = [process.returncode for process in running]
    assert sorted(codes) in ([0, 0], [0, 4]), told
    assert isinstance(target, Path) or codes == [0, 0]
    with opened(target) as store:
        assert orphans(store) == []
        loaded = [item for item, code in zip((one, two), codes, strict=True) if code == 0]
        assert all(proof.holds for proof in verify(store, loaded))
    assert all("正被另一个进程写入" in err for (_, err), code in zip(told, codes, strict=True) if code)


def test_an_entity_that_went_missing_is_noticed(
    target: Target, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a load entities are counted too: one that a fault left out is told."""
    item = data_set(tmp_path / "x1", "xx", "e1", "e2", "e3")
    kept = loading._node_rows
    monkeypatch.setattr(
        loading, "_node_rows", lambda items: [row for row in kept(items) if row["uid"] != "e3"]
    )
    with opened(target) as store, pytest.raises(StoreError, match="'entities': 2"):
        seed(store, [item])


def test_a_data_set_may_change_its_own_kinds(target: Target, tmp_path: Path) -> None:
    """A reload brings another definition of a kind that only this data set has."""
    one, two = (
        data_set(tmp_path / "k1", "ka", "x", ship="organisation"),
        data_set(tmp_path / "k2", "ka", "x", ship="object"),
    )
    with opened(target) as store:
        seed(store, [one])
        seed(store, [two])
        assert schema_of(store).kinds["Ship"].kind_class == "object"
        assert verify(store, [two])[0].holds


def test_names_that_differ_by_capitals_are_refused(target: Target, tmp_path: Path) -> None:
    """Exported, Port and port would be one folder on many disks."""
    with opened(target) as store:
        seed(store, [data_set(tmp_path / "p1", "Port", "a")])
        with pytest.raises(UsageError, match="Port"):
            seed(store, [data_set(tmp_path / "p2", "port", "b")])
