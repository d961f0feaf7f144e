"""What holds for all kinds of gaps, on the Jinjiang data."""

from collections import Counter
from dataclasses import fields, replace

import pytest

from jjgraph.analysis.context import Analysis
from jjgraph.analysis.gaps import GAP_KINDS, Gap, find_gaps
from jjgraph.model.records import Dataset
from jjgraph.model.schema import builtin_schema
from tests.paths import JINJIANG
from tests.stores import checked

SCHEMA = builtin_schema()
NAMED = ("uid", "subject_uid", "object_uid", "consortium")  # the fields that name entities
BY_ORDER = ("G04", "G13")  # Louvain, and the top 3 of equals, go by the uids; they have tests of their own


def gaps_of(full: Dataset) -> list[Gap]:
    return find_gaps(Analysis.of(full, SCHEMA))


@pytest.fixture(scope="module")
def jinjiang() -> Dataset:
    found = checked(JINJIANG).dataset
    assert found is not None
    return found


@pytest.fixture(scope="module")
def found(jinjiang: Dataset) -> list[Gap]:
    return gaps_of(jinjiang)


def renamed(full: Dataset) -> Dataset:
    """Give every entity another uid, in the reverse order."""
    uids = sorted(full.entity)
    names = {uid: f"x{len(uids) - index:04d}" for index, uid in enumerate(uids)}

    def record(item):
        changes = {
            field.name: names[getattr(item, field.name)]
            for field in fields(item)
            if field.name in NAMED and getattr(item, field.name) in names
        }
        if hasattr(item, "key"):
            changes["key"] = (
                f"{item.dataset}/{changes['subject_uid']}/{item.type}/{changes['object_uid']}/{item.key}"
            )
        return replace(item, **changes)

    parts = ("infos", "entities", "descriptions", "claims", "indicators", "groups", "ties")
    return replace(
        full,
        **{name: tuple(sorted(map(record, getattr(full, name)), key=str)) for name in parts},
    )


def test_relabelling_changes_no_kind(jinjiang: Dataset, found: list[Gap]) -> None:
    """Other uids in another order: the same gaps of each kind, with the same figures."""

    def figures(gaps: list[Gap]) -> Counter[tuple[object, ...]]:
        return Counter(
            (gap.gap_kind, gap.assessable, round(gap.severity, 9), round(gap.shortfall or 0, 9), gap.flags)
            for gap in gaps
            if gap.gap_kind not in BY_ORDER
        )

    again = gaps_of(renamed(jinjiang))
    assert figures(again) == figures(found)
    assert {gap.gap_kind for gap in found} == set(GAP_KINDS)


def test_what_cannot_be_assessed_is_called_no_gap(found: list[Gap]) -> None:
    """Severity 0, and the row names the lists that are missing, with how many of them are known."""
    waiting = [gap for gap in found if not gap.assessable]
    assert len({gap.gap_kind for gap in waiting}) > 5
    for gap in waiting:
        assert gap.severity == 0
        assert "不可评估" in gap.reason.zh and "not assessable" in gap.reason.en
        if "too_few" not in gap.flags:  # G09 of two holders: no list is missing, there is nothing to compare
            assert "缺少名单" in gap.reason.zh and "申报" in gap.reason.zh, gap.gap_id


def test_facts_about_named_things_do_not_wait(found: list[Gap]) -> None:
    """Bridges, people in two posts, contradictions, expiries and dependencies are told now."""
    for kind in ("G10", "G11", "G15"):
        assert {gap.assessable for gap in found if gap.gap_kind == kind} == {True}
