"""G01 and the gate: what is declared, what is named, and who may be spoken about."""

from dataclasses import replace
from datetime import date

import pytest

from jjgraph.analysis.gaps import COLUMNS, gap_row


def primary_report(world, *, with_leads=False):
    """The report of 2024-03-27 alone: 63 members in six groups, some of a class named, none as a member."""
    made = world(consortium="c").things("Consortium", "c").orgs("校", "qvtu", kind="VocationalUniversity")
    made.orgs("企", "huawei", "bytedance", "wanwu", "panpan").orgs("研", "polyu", "ic-lab", "ceramics")
    made.things("Major", "m1", "m2").things("Policy", "p1", "p2").things("Industry", "i1", "i2")
    made.things("IndustryCollege", "joint")
    made.group("dep", 14, "GovernmentBody", in_total=True).group("uni", 2, "University", in_total=True)
    made.group("voc", 6, "VocationalSchool", in_total=True, named="qvtu" if with_leads else "")
    made.group(
        "head",
        23,
        "Enterprise",
        in_total=True,
        lenient="huawei bytedance",
        named="panpan" if with_leads else "",
    )
    made.group("assoc", 6, "IndustryAssociation", in_total=True)
    made.group("res", 12, "ResearchPlatform", in_total=True, lenient="polyu ic-lab ceramics")
    made.group("majors", 10, "Major", named="m1 m2").group(
        "policies", 21, "Policy", bound="ge", named="p1 p2"
    )
    made.group("industries", 7, "Industry", named="i1 i2").group(
        "colleges", 19, "IndustryCollege", named="joint"
    )
    return made.group("benchmark", None, "Enterprise", bound="unknown", named="wanwu")


@pytest.mark.checks(
    "G01",
    example="申报 63，严格 0、宽口径 5；加牵头方 2 / 63 declared, strict 0, lenient 5; with leads 2",
    expected="0; 0.0794",
)
def test_primary_report_names_no_member(world):
    """Strict 0/63 = 0.000; lenient (two firms, three platforms) 5/63 = 0.0794."""
    figures = dict(primary_report(world).gap("G01:d/total:c").figures)
    assert (figures["named_strict"], figures["declared"], figures["coverage_strict"]) == (0, 63, 0.0)
    assert (figures["named_lenient"], round(figures["coverage_lenient"], 4)) == (5, 0.0794)


@pytest.mark.checks("G01", example="同上，牵头方公开 / the same with the public leads", expected="0.0317")
def test_with_the_public_leads_two_are_confirmed(world):
    """2/63 = 0.0317 = 3.2%, and the row says so in both languages."""
    gap = primary_report(world, with_leads=True).gap("G01:d/total:c")
    assert round(dict(gap.figures)["coverage_strict"], 4) == 0.0317
    assert (gap.expected, gap.observed, gap.shortfall) == ("63", "2", 61)
    assert "来源写明2个" in gap.reason.zh
    assert "2 are named" in gap.reason.en
    assert "覆盖率3.2%" in gap.reason.zh
    assert set(gap.claim_ids) > {f"d/g-{name}" for name in ("dep", "uni", "voc", "head", "assoc", "res")}


@pytest.mark.parametrize(
    ("group", "coverage", "shortfall"),
    [("majors", 2 / 10, 8), ("policies", 2 / 21, 19), ("industries", 2 / 7, 5), ("colleges", 1 / 19, 18)],
)
def test_groups_beside_the_members(world, group, coverage, shortfall):
    """Majors 2/10, policies at most 2/21, industries 2/7, colleges 1/19."""
    gap = primary_report(world).gap(f"G01:d/g-{group}")
    assert dict(gap.figures)["coverage_strict"] == pytest.approx(coverage)
    assert gap.shortfall == shortfall
    assert gap.severity == pytest.approx(1 - coverage)
    assert gap.assessable


def test_lower_bound_makes_coverage_an_upper_bound(world):
    """ "More than 20" policies: said with the bound, and marked."""
    gap = primary_report(world).gap("G01:d/g-policies")
    assert (gap.expected, gap.flags) == ("≥21", ("lower_bound",))
    assert "at most" in gap.reason.en


def test_unknown_number_is_null_not_zero(world):
    """ "A batch of" benchmark firms: no coverage and no shortfall, and no part in the total."""
    gap = primary_report(world).gap("G01:d/g-benchmark")
    assert (gap.shortfall, dict(gap.figures)["coverage_strict"], gap.flags) == (
        None,
        None,
        ("declared_unknown",),
    )


def test_too_many_names_are_flagged_and_do_not_fill_another_group(world):
    """3 of 2 is coverage 1 with an excess of 1; in the total they count 2 of 2 beside 0 of 2."""
    made = world().orgs("企", "a", "b", "e").things("Consortium", "c")
    made.group("x", 2, "Enterprise", in_total=True, named="a b e").group("y", 2, "University", in_total=True)
    gap = made.gap("G01:d/g-x")
    figures = dict(gap.figures)
    assert (figures["coverage_strict"], figures["excess"], gap.shortfall, gap.flags) == (
        1,
        1,
        0,
        ("over_count",),
    )
    assert dict(made.gap("G01:d/total:c").figures)["coverage_strict"] == 0.5


def test_candidates_never_count(world):
    """A candidate is shown as such, in neither reading, and named, so that it can be asked about."""
    made = world().orgs("企", "a", "b").group("x", 4, "Enterprise", candidates="a b", lenient="b")
    figures = dict(made.gap("G01:d/g-x").figures)
    assert (figures["named_strict"], figures["named_lenient"], figures["candidates"]) == (0, 1, 1)
    assert "待确认：名b、名a" in made.gap("G01:d/g-x").reason.zh


def test_finer_group_counts_under_the_broader_one(world):
    """A member of the vocational universities is one of the vocational schools; not so across kinds."""
    made = world().orgs("校", "v", kind="VocationalUniversity").things("Goal", "g")
    made.group("voc", 6, "VocationalSchool").group("vu", 1, "VocationalUniversity", parent="voc", named="v")
    made.group("tasks", 17).group("classes", 5, parent="tasks", named="g")
    assert made.gap("G01:d/g-voc").observed == "1"
    assert made.gap("G01:d/g-tasks").observed == "0"


def test_who_is_outside_the_view_is_not_named(world):
    """The entity's own source is below the view and it has no tie in it."""
    made = world().orgs("企", "a").group("x", 1, "Enterprise", named="a")
    made.descriptions = [replace(made.descriptions[0], source_uid="d/s-0")]
    assert made.gap("G01:d/g-x").observed == "0"


def test_two_data_sets_are_never_summed(world):
    """Two data sets that divide the members of a consortium in two ways declare two totals."""
    made = world().group("x", 4, "Enterprise", in_total=True)
    made.declared.append(
        replace(made.declared[0], uid="e/g-y", group_id="y", group_uid="c/y", declared=5, dataset="e")
    )
    assert [gap.expected for gap in made.gaps("G01") if ":c" in gap.gap_id] == ["5", "4"]


def test_a_group_of_two_data_sets_is_one_list(world):
    """One row, one total; each member counts once, the other count stands beside, and the row rests on both."""
    made = world().orgs("企", "a", "b").group("x", 4, "Enterprise", in_total=True, named="a b")
    made.declared.append(replace(made.declared[0], uid="e/g-x", dataset="e", declared=5))
    again = [claim for claim in made.claims if claim.object_uid == "c/x" and claim.subject_uid == "a"]
    made.claims += [replace(claim, uid=f"e/{claim.uid}", dataset="e") for claim in again]
    total, row = [gap for gap in made.gaps("G01") if gap.gap_id in ("G01:d/total:c", "G01:d/g-x")]
    assert (total.expected, total.observed, row.observed) == ("4", "2", "2")
    assert "别的来源申报5" in row.reason.zh
    assert "counts_differ" in row.flags
    assert {"d/g-x", "e/g-x"} <= set(row.claim_ids)


@pytest.mark.parametrize(("until", "named"), [("", "1"), ("2024-03-26", "0"), ("2024-03-27", "1")])
def test_who_has_left_is_not_named(world, until, named):
    """A member counts to the last day that its claim gives."""
    made = world().orgs("企", "a").group("x", 4, "Enterprise", named="a")
    made.claims = [replace(claim, until=until) for claim in made.claims]
    assert made.gap("G01:d/g-x", as_of=date(2024, 3, 27)).observed == named


def gated(world, **group):
    """A project of a school and a firm that lacks three; the group decides if that can be said."""
    made = (
        world()
        .orgs("企", "e")
        .orgs("校", "s")
        .orgs("政", "g1", "g2", "g3")
        .things("Project", "x")
        .share("x", "e", "s")
    )
    for party, kind in (("行", "IndustryAssociation"), ("研", "ResearchPlatform")):
        made.orgs(party, f"full-{kind}").group(kind, 1, kind, named=f"full-{kind}")
    return made.group("dep", **({"declared": 5, "kind": "GovernmentBody"} | group)).gap("G02:x")


@pytest.mark.parametrize(
    ("group", "assessable"),
    [
        ({"named": "g1 g2 g3"}, True),  # 3/5 reaches 0.6
        ({"named": "g1 g2"}, False),
        ({"named": "g1 g2", "lenient": "g3"}, False),  # membership has to be stated
        ({"named": "g1 g2", "candidates": "g3"}, False),
        ({"named": "g1 g2 g3", "bound": "ge"}, False),  # an upper bound proves nothing
        ({"named": "g1 g2 g3", "declared": None, "bound": "unknown"}, False),
    ],
)
def test_gate_opens_at_the_threshold_of_an_exact_number(world, group, assessable):
    """Coverage 0.6 of an exact declaration, by stated members; anything less names the missing list."""
    gap = gated(world, **group)
    assert gap.assessable is assessable
    assert ("组dep" in gap.reason.zh, "group dep" in gap.reason.en) == (not assessable, not assessable)
    assert (gap.severity > 0) is assessable


def test_members_of_the_total_decide_where_there_is_a_total(world):
    """A group of the same party outside the total of members is not waited for."""
    made = (
        world()
        .orgs("企", "e")
        .orgs("政", "g")
        .orgs("校", "s")
        .things("Project", "x")
        .share("x", "e", "s", "g")
    )
    made.group("all", 6, "IndustryAssociation", in_total=True).group("some", 5, "IndustryAssociation")
    assert "组all" in made.gap("G02:x").reason.zh
    assert "组some" not in made.gap("G02:x").reason.zh


def test_lists_of_another_data_set_are_not_waited_for(world):
    """What one data set declares says nothing about things that only another describes."""
    made = world().orgs("企", "e").orgs("校", "s").things("Project", "x").share("x", "e", "s")
    group = made.group("all", 6, "IndustryAssociation").declared.pop()
    assert made.gap("G02:x").assessable
    made.declared.append(replace(group, dataset="e"))
    assert made.gap("G02:x").assessable
    made.declared.append(group)
    assert not made.gap("G02:x").assessable


def test_nothing_declared_no_gate(world):
    """What is missing cannot be told, and the row says so."""
    gap = world().orgs("企", "e").orgs("校", "s").things("Project", "x").share("x", "e", "s").gap("G02:x")
    assert gap.assessable
    assert "whether the lists are complete is not known" in gap.reason.en
    assert "名单是否齐全不得而知" in gap.reason.zh


def test_row_has_the_columns_of_the_definition(world):
    """The documented columns come first and in their order; figures stay readable."""
    gap = primary_report(world).gap("G01:d/g-majors")
    assert COLUMNS[:12] == (
        "gap_id",
        "gap_kind",
        "subject_ids",
        "expected",
        "observed",
        "shortfall",
        "severity",
        "assessable",
        "reason_zh",
        "reason_en",
        "claim_ids",
        "suggested_action",
    )
    row = dict(zip(COLUMNS, gap_row(gap), strict=True))
    assert row["claim_ids"] == "d/c-majors-strict-m1|d/c-majors-strict-m2|d/g-majors"
    assert "coverage_strict=0.2000" in row["figures"]
