"""What decision 0022 holds the Jinjiang data to: lists make no pairs, attendance is of events, bounds follow the sentence."""

import csv
import re

import pytest

from jjgraph.analysis.network.projection import collaboration_graph
from jjgraph.model.records import Dataset
from jjgraph.model.view import View, apply_view
from jjgraph.services.datasets import CheckedDataset
from tests.paths import JINJIANG
from tests.stores import checked

MORE, LEAST, ABOUT = r"超|逾|突破|\d万?[余多]", "以上|不少于|上千", "约|近|左右"
OTHER = "7个超百亿|签约|近五年|近两个月"  # the same characters with another meaning


@pytest.fixture(scope="module")
def item() -> CheckedDataset:
    return checked(JINJIANG)


@pytest.fixture(scope="module")
def data(item: CheckedDataset) -> Dataset:
    assert item.dataset is not None
    return item.dataset


def test_enterprises_that_a_sentence_lists_make_no_pair(item: CheckedDataset, data: Dataset) -> None:
    """Nobody brought in, or signed with, beside another works with that other for it; schools and firms still do."""
    graph = collaboration_graph(apply_view(data, View()), item.raw.schema, as_of=data.as_of())
    parties = [{data.entity[uid].kind == "Enterprise" for uid in pair} for pair in graph.edges]
    assert {True} not in parties
    assert {True, False} in parties


def test_who_attended_attended_an_event(data: Dataset) -> None:
    """Never a body, a place or a platform: what took place there is an entity with its own name."""
    attended = [claim for claim in data.claims if claim.relation == "ATTENDED"]
    assert {data.entity[claim.object_uid].kind for claim in attended} == {"Event"}
    assert "per-wuzunyi" in {claim.subject_uid for claim in attended}


def test_strict_members_rest_on_the_source_that_counts(data: Dataset) -> None:
    """Who is named elsewhere, be it as a lead, is not said to be in the count."""
    groups = {group.group_uid: group for group in data.groups}
    strict = [
        claim for claim in data.claims if claim.relation == "MEMBER_OF_GROUP" and claim.role == "strict"
    ]
    assert len(strict) == 7
    assert all(claim.source_uid == groups[claim.object_uid].source_uid for claim in strict)


def test_the_two_bases_are_two_and_name_each_other(data: Dataset) -> None:
    """What the report says of its unnamed base is said of that one alone."""
    unnamed, named = data.entity["tb-unnamed-base"], data.entity["tb-devzone-base"]
    assert named.uid in unnamed.note and unnamed.uid in named.note
    report = "jinjiang/s-eol-2024-03-27"
    records = [*data.claims, *data.indicators, *data.statements]
    cited = {record.subject_uid for record in records if record.source_uid == report}
    assert unnamed.uid in cited
    assert [c.role for c in data.claims if c.subject_uid == named.uid and c.source_uid in ("", report)] == [
        "candidate"
    ]


def test_figures_have_the_bound_of_their_sentence(data: Dataset) -> None:
    """超 and 多 are more than, 不少于 at least, 近 and 约 about; each figure by its own words."""
    bounds = {(i.subject_uid, i.measure, i.period, i.name, i.source_uid): i.bound for i in data.indicators}
    with (JINJIANG / "statistics.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            said = row["statement"]
            wanted = "eq"
            for words, bound in ((MORE, "gt"), (LEAST, "ge"), (ABOUT, "approx")):
                if re.search(words, said) and not re.search(OTHER, said):
                    wanted = bound
            key = (row["subject_id"], row["measure"], row["period"], said, f"jinjiang/s-{row['source_id']}")
            assert bounds[key] == wanted, row
