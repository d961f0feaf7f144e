"""The rows of studies whose results are objects: communities, changes, scenarios."""

from collections.abc import Iterable
from dataclasses import astuple
from typing import Any

from jjgraph.analytics.change import COLUMNS as CHANGE_COLUMNS
from jjgraph.analytics.change import Change
from jjgraph.analytics.communities import Communities
from jjgraph.model.records import Dataset
from jjgraph.pipeline.analysis import Analysis
from jjgraph.pipeline.studies import FIGURES, Scenario

Rows = list[tuple[Any, ...]]

COMMUNITY_COLUMNS = ("community", "name", "uid", "kind", "size")
NAMED_CHANGE_COLUMNS = ("name", *CHANGE_COLUMNS)
SCENARIO_COLUMNS = ("figure", "label_zh", "label_en", "before", "after", "difference")


def community_rows(found: Communities, full: Dataset, *, least: int) -> Rows:
    """Return the members of each community of *least* members or more, in `COMMUNITY_COLUMNS`."""
    return [
        (number, full.entity[uid].name, uid, full.entity[uid].kind, len(members))
        for number, members in enumerate(found.groups, start=1)
        if len(members) >= least
        for uid in members
    ]


def change_rows(changes: Iterable[Change], states: Iterable[Analysis]) -> Rows:
    """Return changes in `NAMED_CHANGE_COLUMNS`: an organisation and a tie by name, a gap by its reason.

    A gap that opened or closed is in one of the two *states* only, and has its reason from there.
    """
    names: dict[str, str] = {}
    for state in states:
        names |= {gap.gap_id: gap.reason.zh for gap in state.gaps()}
        entities = state.full.entity
        for tie in state.full.ties:
            label = state.schema.ties[tie.type].label.zh
            names[tie.key] = f"{entities[tie.subject_uid].name} {label} {entities[tie.object_uid].name}"
        names |= {uid: entity.name for uid, entity in entities.items()}
    return [(names.get(change.uid, change.uid), *astuple(change)) for change in changes]


def scenario_rows(scenario: Scenario) -> Rows:
    """Return the figures before and after in `SCENARIO_COLUMNS`."""
    rows: Rows = []
    for name, label in FIGURES.items():
        old, new = getattr(scenario.before, name), getattr(scenario.after, name)
        rows.append((name, label.zh, label.en, old, new, new - old))
    return rows
