"""G02 and G03: parties that are missing from objects, members of whom no collaboration is known."""

from datetime import date

import pytest

from jjgraph.analysis.gaps.members import members
from jjgraph.analysis.gaps.parties import participation, party_shares


def three_objects(world):
    """The hand test: x1 {校企}, x2 {校企研}, x3 {政校行企研}."""
    made = world().things("Project", "x1", "x2", "x3")
    for party in "政校行企研":
        made.orgs(party, party)
    return made.share("x1", "校", "企").share("x2", "校", "企", "研").share("x3", *"政校行企研")


@pytest.mark.checks(
    "G02", example="x1{校企} x2{校企研} x3{政校行企研} / three objects", expected="0.4; 0.6; 1.0"
)
def test_scores_and_shares_by_hand(world):
    """Scores .4 .6 1.0; share of 行 and of 政 1/3; objects with four parties or more 1/3."""
    found = participation(three_objects(world).context())
    assert [item.score for item in found] == [0.4, 0.6, 1.0]
    shares = party_shares(found)
    assert [round(shares[key], 4) for key in ("行", "政", "at_least_4", "校")] == [
        0.3333,
        0.3333,
        0.3333,
        1.0,
    ]


def test_a_gap_for_each_object_that_lacks_a_party_and_one_total(world):
    """The five-party object has no row; the total lacks (3 + 2 + 0)/3 parties on average."""
    made = three_objects(world)
    assert [gap.gap_id for gap in made.gaps("G02")] == ["G02:x1", "G02:x2", "G02:total"]
    gap = made.gap("G02:x1")
    assert (gap.observed, gap.shortfall, gap.severity) == ("校企", 3, pytest.approx(0.6))
    assert gap.claim_ids == ("d/c-企-PARTICIPATES_IN-x1", "d/c-校-PARTICIPATES_IN-x1")
    assert made.gap("G02:total").shortfall == pytest.approx(5 / 3)


def test_two_parties_in_one_house(world):
    """Each party counts once, and the row marks the double hat."""
    made = world().orgs("研企", "lab").orgs("校", "s").things("Project", "x").share("x", "lab", "s")
    gap = made.gap("G02:x")
    assert (gap.observed, gap.flags) == ("校企研", ("double_hat",))
    assert "Name lab" in gap.reason.en


def test_unknown_party_is_not_assessable_and_not_counted(world):
    """A foundation of no known party takes part: the row waits, and the shares leave the object out."""
    made = (
        world().orgs("企", "e").things("SocialOrganisation", "f").things("Project", "x").share("x", "e", "f")
    )
    gap = made.gap("G02:x")
    assert (gap.assessable, gap.severity, gap.flags) == (False, 0.0, ("unknown_party",))
    assert party_shares(participation(made.context())) == {"objects": 0.0}


def test_object_with_one_known_participant_is_no_row(world):
    """Its others are unnamed (G01): it is never said to lack four parties."""
    assert world().orgs("企", "e").things("Project", "x").share("x", "e").gaps("G02") == []


def test_planned_participant_does_not_fill_a_party(world):
    """Only active shares count as present."""
    made = world().orgs("企", "e").orgs("校", "s").orgs("政", "g").things("Project", "x").share("x", "e", "s")
    assert made.share("x", "g", status="planned").gap("G02:x").observed == "校企"


def test_party_outside_the_view_is_not_called_missing_for_sure(world):
    """A low source names a research partner: the row waits and says so."""
    made = world().orgs("企", "e").orgs("校", "s").orgs("研", "r").things("Project", "x").share("x", "e", "s")
    made.tie("r", "PARTICIPATES_IN", "x", level=0)
    gap = made.gap("G02:x")
    assert (gap.assessable, gap.flags) == (False, ("outside_view",))


def abcd(world):
    """The hand test: members a, b, c, d; a–b collaborate, c attended an event, d nothing."""
    made = world().things("Consortium", "con").orgs("企", *"abcd").things("Event", "ev").ties(["ab"])
    for uid in "abcd":
        made.tie(uid, "MEMBER_OF", "con", since="2023")
    return made.tie("c", "ATTENDED", "ev", since="2024-01")


def status(made, **how):
    """Return the status of each member by uid."""
    return {member.uid: member.status for member in members(made.context(**how))}


@pytest.mark.checks(
    "G03", example="a–b 合作，c 只参加活动，d 无 / a–b tied, c at an event, d nothing", expected="2"
)
def test_isolated_members_by_hand(world):
    """{c: event_only, d: none}; rate 2/4; c's last contact is the event."""
    made = abcd(world)
    assert status(made) == {"a": "collaborates", "b": "collaborates", "c": "event_only", "d": "none"}
    assert dict(made.gap("G03:con:total").figures) == {"rate": 0.5, "members": 4}
    assert [(gap.gap_id, gap.flags) for gap in made.gaps("G03") if gap.flags] == [
        ("G03:con:d", ("none",)),
        ("G03:con:c", ("event_only",)),
    ]
    rows = members(made.context())
    assert [(row.uid, row.degree, row.last_contact) for row in rows][2:] == [
        ("c", 0, "2024-01"),
        ("d", 0, ""),
    ]


@pytest.mark.parametrize(
    ("since", "expected"),
    [("2023-09-28", "grace"), ("2023-09-27", "none"), ("2023", "none"), ("", "none"), ("2024-03", "grace")],
)
def test_grace_lasts_six_months(world, since, expected):
    """As of 2024-03-27; a year means its first day, and an unknown date gives no grace."""
    made = world().things("Consortium", "con").orgs("企", "a").tie("a", "MEMBER_OF", "con", since=since)
    assert status(made) == {"a": expected}


def test_only_planned_ties(world):
    """A planned tie, or one that has not begun, is neither collaboration nor nothing."""
    made = abcd(world).tie("d", "FUNDS", "a", status="planned")
    assert status(made)["d"] == "planned_only"
    assert status(abcd(world).tie("d", "FUNDS", "a", since="2025"))["d"] == "planned_only"


@pytest.mark.parametrize("relation", ["FUNDS", "VISITED"])
def test_ties_outside_the_view_are_never_isolation(world, relation):
    """d has a tie of low reliability: said in the member table, no row of its own, and not in the rate."""
    made = abcd(world).tie("d", relation, "a", level=0)
    assert status(made)["d"] == "outside_view"
    assert [gap.gap_id for gap in made.gaps("G03")] == ["G03:con:c", "G03:con:total"]
    total = made.gap("G03:con:total")
    assert dict(total.figures)["rate"] == 0.25
    assert "视图之外" in total.reason.zh


def test_share_beside_unnamed_partners_is_no_isolation(world):
    """d runs a base whose other partners nobody named: a data gap, never assessable."""
    made = abcd(world).things("TrainingBase", "x").share("x", "d")
    assert status(made)["d"] == "partner_unnamed"
    assert not made.gap("G03:con:d").assessable


def test_member_of_unknown_party_is_not_judged(world):
    """The graph leaves it out, so its degree says nothing."""
    made = abcd(world).things("SocialOrganisation", "f").tie("f", "MEMBER_OF", "con")
    assert status(made)["f"] == "unknown_party"
    assert not made.gap("G03:con:f").assessable


def test_leads_count_as_members_and_alliances_do_not(world):
    """LEADS makes a member; an alliance is no consortium, and a planned or ended membership none."""
    made = world().things("Consortium", "con").things("Alliance", "al").orgs("企", *"abde")
    made.tie("a", "LEADS", "con").tie("b", "MEMBER_OF", "al")
    made.tie("d", "MEMBER_OF", "con", status="planned").tie("e", "MEMBER_OF", "con", until="2023")
    assert status(made) == {"a": "none"}


def test_membership_outside_the_view_makes_no_member(world):
    """A low source says that a is a member; it shows by its own source all the same."""
    made = world().things("Consortium", "con").orgs("企", "a").tie("a", "MEMBER_OF", "con", level=0)
    assert status(made) == {}


def test_members_wait_for_the_lists_of_their_own_consortium(world):
    """The partners might be among those not named: nobody is called isolated; other lists do not matter."""
    made = abcd(world).group("head", 23, "Enterprise", subject="con", in_total=True, named="a b c d")
    assert {gap.assessable for gap in made.gaps("G03")} == {False}
    other = abcd(world).group("head", 23, "Enterprise", subject="other", in_total=True)
    assert {gap.assessable for gap in other.gaps("G03")} == {True}


def test_day_of_the_run_decides(world):
    """The same member is in grace early and isolated later."""
    made = (
        world().things("Consortium", "con").orgs("企", "a").tie("a", "MEMBER_OF", "con", since="2024-01-01")
    )
    assert status(made, as_of=date(2024, 6, 30)) == {"a": "grace"}
    assert status(made, as_of=date(2024, 7, 1)) == {"a": "none"}
