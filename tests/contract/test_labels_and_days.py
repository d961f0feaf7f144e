"""What a researcher's Cypher asks by: organisations and parties as labels, dates as dates, on both stores."""

import re
import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from jjgraph import assets
from jjgraph.errors import InvalidDataError
from jjgraph.model.labels import ORGANISATION, PARTY_LABELS
from jjgraph.queries.builder import kind_of
from jjgraph.queries.library import load_library, neo4j_queries
from jjgraph.services.datasets import check, check_all, schema_of, seed, verify
from jjgraph.store.difference import Difference
from jjgraph.store.loading import remove_dataset
from jjgraph.store.protocol import GraphStore
from jjgraph.store.reading import fetch_dataset, fetch_labels
from tests.paths import HARBOUR, JINJIANG
from tests.stores import checked

KIND_EXPRESSION = re.compile(r"\[l IN labels\((\w+)\) WHERE NOT l IN [^\]]*\]\]")


def harbour(folder: Path, replaced: Mapping[str, str]) -> Path:
    """Copy the harbour data, with parts of the entities' rows written otherwise."""
    copy = Path(shutil.copytree(HARBOUR, folder / "harbour"))
    file = copy / "entities.csv"
    text = file.read_text("utf-8")
    for old, new in replaced.items():
        assert text.count(old) == 1
        text = text.replace(old, new)
    file.write_text(text, "utf-8")
    return copy


def count(store: GraphStore, label: str) -> int:
    return int(store.read(f"MATCH (n:{label}) RETURN count(n) AS n ORDER BY n").rows[0][0])


def test_organisations_and_parties_are_labels(store: GraphStore) -> None:
    """Of each entity the labels are its kind and, of an organisation, that and its parties: counted both ways."""
    seed(store, [checked(JINJIANG)])
    schema = schema_of(store)
    full = fetch_dataset(store, schema)
    organisations = [e for e in full.entities if schema.kinds[e.kind].kind_class == "organisation"]
    assert count(store, ORGANISATION) == len(organisations) > 0
    for party, label in PARTY_LABELS.items():
        assert count(store, label) == sum(party in entity.parties for entity in full.entities) > 0
    for kind in {entity.kind for entity in full.entities}:
        assert count(store, kind) == sum(entity.kind == kind for entity in full.entities)
    for uid, labels in fetch_labels(store).items():
        assert (ORGANISATION in labels) == (full.entity[uid] in organisations)


def test_labels_follow_kind_and_party(store: GraphStore, tmp_path: Path) -> None:
    """Another party, another kind, no organisation any more: the labels are those of the last load, and no others."""
    seed(store, [checked(HARBOUR)])
    assert fetch_labels(store)["uni-delta"] == {"University", "Organisation", "School", "Research"}
    moved = check(harbour(tmp_path / "1", {"Delta University,,校|研": "Delta University,,企"}))
    (summary,) = seed(store, [moved])
    assert Difference("Entity", "uni-delta", "changed", ("labels", "parties")) in summary.differences
    assert fetch_labels(store)["uni-delta"] == {"University", "Organisation", "Company"}
    folder = harbour(tmp_path / "2", {"uni-delta,University": "uni-delta,GovernanceBody"})
    ties = folder / "relationships.csv"  # of these no board does research
    rows = [line for line in ties.read_text("utf-8").splitlines() if "RESEARCHES_WITH" not in line]
    ties.write_text("\n".join(rows) + "\n", "utf-8")
    board = check(folder)
    seed(store, [board])
    assert fetch_labels(store)["uni-delta"] == {"GovernanceBody"}
    assert all(proof.holds for proof in verify(store, [board]))


def test_labels_of_an_entity_that_two_data_sets_describe(store: GraphStore, tmp_path: Path) -> None:
    """The first data set by name gives kind and parties; its removal gives those of the other back."""
    other = tmp_path / "aaa"
    other.mkdir()
    rows = "uid,kind,name_en,party,source_id\ncol-maas,ResearchPlatform,Maas Laboratory,研|企,s\n"
    (other / "entities.csv").write_text(rows, "utf-8")
    (other / "relationships.csv").write_text("subject_id,type,object_id,source_id\n", "utf-8")
    (other / "sources.csv").write_text("source_id,title,reliability\ns,A page,press\n", "utf-8")
    alone = {"HigherVocationalCollege", "Organisation", "School"}
    seed(store, [checked(HARBOUR)])
    assert fetch_labels(store)["col-maas"] == alone
    seed(store, [check(other)])
    assert fetch_labels(store)["col-maas"] == {"ResearchPlatform", "Organisation", "Research", "Company"}
    remove_dataset(store, "aaa", schema_of(store))
    assert fetch_labels(store)["col-maas"] == alone
    remove_dataset(store, "harbour", schema_of(store))
    assert count(store, ORGANISATION) == 0


def test_dates_are_dates(store: GraphStore) -> None:
    """Days are stored beside the texts, from which text comparison loses what a comparison of dates keeps."""
    seed(store, [checked(JINJIANG)])
    full = fetch_dataset(store, schema_of(store))
    until_2025 = date(2025, 12, 31)
    by_day = "MATCH (c:Claim) WHERE c.since_first <= date('2025-12-31') RETURN count(c) AS n ORDER BY n"
    by_text = "MATCH (c:Claim) WHERE c.since <= '2025' RETURN count(c) AS n ORDER BY n"
    right = sum(bool(c.since_first and c.since_first <= until_2025) for c in full.claims)
    assert store.read(by_day).rows == [(right,)]
    assert store.read(by_text).rows[0][0] < right
    figures = """
    MATCH (i:Indicator) WHERE i.period IN ['2024-05至2025-03', '2021-2025', '2020', '三年内']
    RETURN DISTINCT i.period AS period, i.since_first AS first, i.until_last AS last ORDER BY period
    """
    assert store.read(figures).rows == [
        ("2020", date(2020, 1, 1), date(2020, 12, 31)),
        ("2021-2025", date(2021, 1, 1), date(2025, 12, 31)),
        ("2024-05至2025-03", date(2024, 5, 1), date(2025, 3, 31)),
        ("三年内", None, None),
    ]
    sources = "MATCH (s:Source) WHERE s.published_first IS NOT NULL RETURN count(s) AS n ORDER BY n"
    assert store.read(sources).rows == [(sum(bool(source.published) for source in full.sources),)]
    for record in (*full.claims, *full.facts, *full.statements):
        assert bool(record.since) == bool(record.since_first) and bool(record.until) == bool(
            record.until_last
        )


def test_a_store_of_an_older_version_is_brought_up(store: GraphStore) -> None:
    """Without the days and labels every object that lacks one is told as changed, and the next load mends it."""
    seed(store, [checked(HARBOUR)])
    for statement in (
        "MATCH (n:Record) REMOVE n.since_first, n.until_last, n.published_first",
        "MATCH (n:Organisation) REMOVE n:Organisation:School:Company:Research:Association:Government",
    ):
        store.write(lambda transaction, text=statement: transaction.run(text))  # type: ignore[misc]
    kinds = store.read(f"MATCH (n:Entity) RETURN n.uid AS uid, {kind_of('n')} AS kind ORDER BY uid").rows
    found = checked(HARBOUR).dataset
    assert found is not None
    assert dict(kinds) == {entity.uid: entity.kind for entity in found.entities}
    (proof,) = verify(store, [checked(HARBOUR)])
    told = {(item.part, item.properties) for item in proof.differences}
    assert told >= {("Entity", ("labels",)), ("Source", ("published_first",)), ("Claim", ("since_first",))}
    (summary,) = seed(store, [checked(HARBOUR)])
    assert summary.differences == proof.differences
    assert verify(store, [checked(HARBOUR)])[0].holds


def test_labels_that_are_taken_are_no_kinds(tmp_path: Path) -> None:
    """A data set that calls a kind of its own as a party is called is refused, with the reason."""
    folder = harbour(tmp_path, {})
    (folder / "schema" / "kinds").mkdir(parents=True, exist_ok=True)
    (folder / "schema" / "kinds" / "School.yaml").write_text(
        "kind: School\nlabel: {zh: 学校, en: school}\ndescription: {zh: 学校, en: A school}\nclass: organisation\n"
    )
    with pytest.raises(InvalidDataError) as caught:
        check_all([str(folder)])
    assert any("School" in issue.reason.en for issue in caught.value.checked[0].report.errors)


def test_every_query_reads_the_kind_in_the_same_way() -> None:
    """A label that is added to the fixed ones has to be left out by each query that shows a kind."""
    texts = {name: query.text for name, query in {**load_library(), **neo4j_queries()}.items()}
    found = {name: KIND_EXPRESSION.findall(text) for name, text in texts.items() if "labels(" in text}
    for name, variables in found.items():
        of_records = "WHERE l <> 'Record'" in texts[name]  # a record has no label but its kind
        assert of_records or variables, name
        for variable in variables:
            assert kind_of(variable).removesuffix("[0]") in texts[name], name
    page = (assets.folder("cypher").parent / "docs" / "reference" / "cypher.md").read_text("utf-8")
    assert kind_of("n") in page
