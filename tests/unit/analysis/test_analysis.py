"""One analysis, and the same with another data set, view or day; the kinds of gaps that it finds."""

from datetime import date

import pytest

from jjgraph.analysis.gaps import GAP_KINDS, Actor, Cost, actor_of, find_gaps, gap_kind
from jjgraph.errors import UsageError
from jjgraph.model.view import View


def network(world):
    """Two firms and a school; one tie is doubtful, one began in 2023."""
    made = world().orgs("企", "a", "b").orgs("校", "s").tie("a", "COOPERATES_WITH", "b", level=0)
    return made.tie("a", "COOPERATES_WITH", "s", since="2023")


def test_another_view_day_or_data_set(world):
    """Only what is asked for changes, and nothing that was computed is carried over."""
    analysis = network(world).analysis()
    assert analysis.graph.number_of_edges() == 1 and find_gaps(analysis, ["G13"]) == []
    wide = analysis.seen(View(level=0))
    assert (wide.graph.number_of_edges(), wide.as_of, wide.full) == (2, analysis.as_of, analysis.full)
    assert [gap.subject_ids for gap in find_gaps(wide, ["G13"])] == [("b", "s")]
    assert wide.at(date(2022, 1, 1)).graph.number_of_edges() == 1
    assert wide.over(world().orgs("企", "a").dataset()).size == (1, 0)
    assert analysis.at(date(2022, 1, 1)).size == (3, 0)


def test_found_once(world):
    """The same gaps are not searched again, whatever the order in which the kinds are named."""
    analysis = network(world).analysis()
    assert find_gaps(analysis, ["G13", "G01"]) is find_gaps(analysis, ["G01", "G13"])
    assert find_gaps(analysis) == find_gaps(analysis)


def test_unknown_kinds_are_errors(world):
    """Nowhere a default: not when one is asked for, nor when one is looked up."""
    with pytest.raises(UsageError, match="G99"):
        find_gaps(network(world).analysis(), ["G99"])
    with pytest.raises(UsageError, match="G99"):
        gap_kind("G99")


def test_every_kind_says_who_acts_and_what_it_takes():
    """Fifteen kinds, read in their order; each has somebody who can act, and a cost."""
    assert [kind.order for kind in GAP_KINDS.values()] == sorted(kind.order for kind in GAP_KINDS.values())
    assert list(GAP_KINDS)[:3] == ["G01", "G15", "G03"]
    for kind in GAP_KINDS.values():
        assert isinstance(kind.actor, Actor) and isinstance(kind.cost, Cost)
        assert all((*kind.actor.label, *kind.actor.task, *kind.cost.label))


def test_a_row_can_ask_another(world):
    """The secretariat confirms what is stale, though contradictions are for the institute."""
    gaps = network(world).gaps("G15")
    asked = {gap.gap_id: actor_of(gap) for gap in gaps}
    assert asked["G15:undated_source:d"] == GAP_KINDS["G15"].actor == "institute"
    assert all(actor == "secretariat" for uid, actor in asked.items() if ":stale:" in uid)


def test_what_waits_names_its_lists(world):
    """The lists that a row waits for are a field: those that the reason names."""
    made = network(world).tie("b", "COOPERATES_WITH", "s").orgs("研", "r").tie("r", "COOPERATES_WITH", "s")
    gaps = made.group("head", 23, "Enterprise", named="b").gaps("G13")
    assert {gap.awaited for gap in gaps if not gap.assessable} == {("d/g-head",)}
    assert {gap.awaited for gap in gaps if gap.assessable} <= {()}
