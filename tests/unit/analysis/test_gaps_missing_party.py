"""G16: who has no partner of a party that they are expected to work with."""

from datetime import date
from pathlib import Path

import pytest

from jjgraph.analysis.context import Analysis
from jjgraph.analysis.gaps import find_gaps
from jjgraph.model.schema import builtin_schema
from jjgraph.services.datasets import check

TRIALS = Path(__file__).parents[4] / "shared" / "trials" / "analysis" / "complete"


def consortium(world):
    """Two enterprises and two schools, all known: a works with s; b with a alone; t with nobody."""
    made = world(consortium="c").things("Consortium", "c").orgs("企", "a", "b").orgs("校", "s", "t")
    for uid in "abst":
        made.tie(uid, "MEMBER_OF", "c")
    made.group("firms", 2, "Enterprise", in_total=True, named="a b")
    made.group("schools", 2, "University", in_total=True, named="s t")
    return made.ties(["as", "ab"])


def rows(made, **how):
    return {gap.gap_id: gap for gap in made.gaps("G16", **how)}


@pytest.mark.checks(
    "G16",
    example="企 a、b，校 s、t：a–s、a–b / a–s and a–b among two firms and two schools",
    expected="1个没有院校伙伴",
)
def test_who_has_no_partner_of_the_party_is_named(world):
    """b has a partner and none of a school: a row; t has nobody: counted in the total, told by G03."""
    found = rows(consortium(world))
    assert set(found) == {"G16:total:企:校:c", "G16:total:校:企:c", "G16:b:校:c"}
    assert "2个企业中，1个没有院校伙伴：名b" in found["G16:total:企:校:c"].reason.zh
    assert "1个没有任何伙伴（见 G03）" in found["G16:total:校:企:c"].reason.zh
    assert found["G16:b:校:c"].severity == 1.0 and found["G16:b:校:c"].assessable


def test_a_partner_closes_it_and_a_visit_does_not(world):
    """Another tie of collaboration takes the row away; a visit leaves it."""
    assert "G16:b:校:c" in rows(consortium(world).tie("b", "VISITED", "t"))
    closed = rows(consortium(world).tie("b", "COOPERATES_WITH", "t"))
    assert "G16:b:校:c" not in closed and "G16:total:校:企:c" not in closed


def test_what_ended_is_told_with_its_end(world):
    """An agreement that is over is no partner; the row says until when it was."""
    made = consortium(world).tie("b", "SIGNED_WITH", "s", until="2023-06-30")
    gap = rows(made, as_of=date(2024, 3, 27))["G16:b:校:c"]
    assert "与名s的合作到2023-06-30为止" in gap.reason.zh
    assert "d/c-b-SIGNED_WITH-s" in gap.claim_ids


def test_the_fitting_partner_and_who_introduces(world):
    """Of two schools the one of the same industry goes first; a, who knows both, introduces."""
    made = consortium(world).things("Industry", "i").things("Major", "m")
    made.tie("b", "OPERATES_IN", "i").tie("t", "OFFERS", "m").tie("m", "SERVES", "i")
    gap = rows(made)["G16:b:校:c"]
    assert gap.subject_ids == ("b", "t", "s")
    assert gap.action.zh == "请名a介绍名b与名s"


def test_a_thin_list_keeps_it_from_being_assessed(world):
    """Nine schools are declared and two named: the partner may be among the others, and the row says so."""
    made = consortium(world)
    made.declared = [group for group in made.declared if group.group_id != "schools"]
    made.claims = [claim for claim in made.claims if claim.object_uid != "c/schools"]
    gap = rows(made.group("schools", 9, "University", in_total=True, named="s t"))["G16:b:校:c"]
    assert not gap.assessable and gap.severity == 0 and gap.awaited == ("d/g-schools",)


@pytest.mark.skipif(not TRIALS.is_dir(), reason="../shared is not there")
def test_the_known_answers_of_complete_lists():
    """企 without 校: e2 to e9; 校 without 企: u2, u3, u4; 研 without 企: r1, r2, r3."""
    analysis = Analysis.of(check(TRIALS).dataset, builtin_schema())
    found = {gap.gap_id: gap for gap in find_gaps(analysis, ["G16"])}
    numbers = {"企:校": [2, 3, 4, 5, 6, 7, 8, 9], "校:企": [2, 3, 4], "研:企": [1, 2, 3]}
    for pair, expected in numbers.items():
        names = found[f"G16:total:{pair}:C"].reason.zh.partition("伙伴：")[2].partition("；")[0]
        assert sorted(int(name[-1]) for name in names.split("、")) == expected
