"""--dataset: what is asked, computed and drawn is of the chosen data sets alone, and a mixture says that it is one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import jjgraph
from jjgraph.errors import StoreError, UsageError
from jjgraph.exports.graphs import as_node_link
from jjgraph.model.view import View
from jjgraph.queries.library import find_query
from jjgraph.services.datasets import check_all, schema_of, seed
from jjgraph.services.query_service import ask, ask_text
from jjgraph.services.selection import selected
from jjgraph.store.protocol import GraphStore
from jjgraph.store.reading import fetch_dataset
from tests.contract.test_elsewhere import members
from tests.paths import HARBOUR, JINJIANG, XIKOU
from tests.servers import Neo4jServer
from tests.stores import checked, opened


@pytest.fixture
def three(store: GraphStore) -> Iterator[GraphStore]:
    """Give a store with two consortia and the harbour."""
    seed(store, [checked(JINJIANG), checked(HARBOUR), checked(XIKOU)])
    yield store


def alone(path: Path, folder: Path) -> bytes:
    """Return what a store holds that never had anything else."""
    with opened(folder / "alone.kgl") as store:
        seed(store, [checked(path)])
        return as_node_link(fetch_dataset(store, schema_of(store)), View())


@pytest.mark.parametrize("path", [XIKOU, HARBOUR, JINJIANG])
def test_one_of_three_is_as_if_it_were_alone(three: GraphStore, tmp_path: Path, path: Path) -> None:
    """Entities, ties and records, byte for byte, and the answers of queries."""
    with selected(three, [path.name]) as part:
        assert as_node_link(fetch_dataset(part, schema_of(part)), View()) == alone(path, tmp_path)
        answer = ask_text(part, "MATCH (n:Record) RETURN DISTINCT n.dataset AS name ORDER BY name")
        assert answer.column("name") == [path.name]
        assert not [note for note in answer.notes if "together" in note.en]


def test_the_mixture_is_told(three: GraphStore) -> None:
    """The note names the data sets and the way to one of them; of one chosen consortium nothing is said."""
    answer = ask(three, find_query("sources"), {}, View())
    assert [note.zh for note in answer.notes if "合在一起" in note.zh] == [
        "合在一起算的：3 个联合体的数据集 harbour、jinjiang、xikou；只看其一用 --dataset NAME"
    ]
    with selected(three, ["xikou"]) as part:
        assert not [
            note for note in ask(part, find_query("sources"), {}, View()).notes if "together" in note.en
        ]


def test_what_the_chosen_names_comes_along(store: GraphStore, tmp_path: Path) -> None:
    """The list of members alone keeps the names and the counts of what it names, and nothing else of the other data set."""
    both = check_all([str(XIKOU), str(members(tmp_path / "members"))])
    seed(store, both)
    with selected(store, ["members"]) as part:
        full = fetch_dataset(part, schema_of(part))
    assert {tie.dataset for tie in full.ties} == {"members"}
    assert full.entity["poly"].name == "溪口职业技术大学"
    assert {group.group_uid for group in full.groups} == {"con-xikou/firms", "con-xikou/schools"}
    assert full.entity.keys() == {"kiln-2", "kiln", "poly", "uni", "mid", "con-xikou"}


def test_an_unknown_name_is_refused(three: GraphStore) -> None:
    """With the nearest, before anything is computed."""
    with pytest.raises(UsageError, match="xikou"), selected(three, ["xikuo"]):
        pass


def test_python_chooses_too(three: GraphStore, target: Path | Neo4jServer) -> None:
    """`connect(datasets=…)` gives the numbers of the data set alone."""
    three.close()
    if isinstance(target, Neo4jServer):
        return
    with jjgraph.connect(target) as whole, jjgraph.connect(target, datasets=["xikou"]) as part:
        assert len(part.consortia()) == 2 < len(whole.consortia())


@pytest.mark.parametrize(("form", "told"), [("null", "older"), ("1", "older"), ("99", "newer")])
def test_a_store_of_another_version_says_what_to_do(store: GraphStore, form: str, told: str) -> None:
    """Reading it is refused with the way out; loading the data set again is that way."""
    seed(store, [checked(HARBOUR)])
    store.write(lambda work: work.run(f"MATCH (n:Dataset) SET n.record_format = {form}"))
    with pytest.raises(StoreError, match=told), selected(store):
        pass
    seed(store, [checked(HARBOUR)])
    with selected(store) as part:
        assert part is store
