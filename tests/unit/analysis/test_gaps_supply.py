"""G07, G08 and G12: majors, pathways and places."""

from dataclasses import replace

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jjgraph.analysis.gaps.countries import without_college
from jjgraph.analysis.gaps.majors import coverage, dissimilarity
from jjgraph.analysis.gaps.pathways import level_of, reach
from jjgraph.analysis.gaps.places import reach_of, town_of
from jjgraph.analysis.gaps.remoteness import haversine, median_distances
from jjgraph.model.records import Indicator

WEIGHTS = {"shoes": 3000.0, "textiles": 1000.0, "chips": 100.0}
shares = st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 90), min_size=1)


@pytest.mark.checks(
    "G07", example="产值 3000、1000、100，席位 60、0、40 / output and seats", expected="0.7561; 0.3756"
)
def test_coverage_and_dissimilarity_by_hand():
    """3100/4100 = 0.7561, and D = 0.3756 of seats 60, 0, 40."""
    assert round(coverage(WEIGHTS, {"shoes", "chips"}), 4) == 0.7561
    assert round(dissimilarity(WEIGHTS, {"shoes": 60, "textiles": 0, "chips": 40}), 4) == 0.3756
    assert (coverage({}, set()), dissimilarity(WEIGHTS, {})) == (None, None)


@given(shares, shares)
def test_dissimilarity_is_a_distance_of_shares(first, second):
    """0 of itself, symmetric, between 0 and 1, and free of the unit."""
    found = dissimilarity(first, second)
    if found is None:
        return
    assert -1e-9 <= found <= 1 + 1e-9
    assert found == pytest.approx(dissimilarity(second, first))
    assert dissimilarity(first, {uid: 7 * value for uid, value in first.items()}) == pytest.approx(0)


@given(shares, st.sets(st.sampled_from("abcdef")))
def test_one_more_major_never_lowers_the_coverage(weights, served):
    """And with all of them it is 1."""
    found = coverage(weights, served)
    if found is not None:
        assert all(found <= coverage(weights, served | {uid}) + 1e-9 for uid in weights)
        assert coverage(weights, set(weights)) == 1


def industries(world, *, weighted=True):
    """Three industries with an output, a school that offers majors for two of them."""
    made = world().orgs("校", "s").things("Industry", *WEIGHTS).things("Major", "m1", "m2")
    made.tie("s", "OFFERS", "m1", "m2").tie("m1", "SERVES_INDUSTRY", "shoes").tie("m2", "TRAINS_FOR", "chips")
    folded = made.dataset
    rows = tuple(
        Indicator(
            uid=f"d/i-{uid}",
            name="",
            dataset="d",
            subject_uid=uid,
            measure="产值(下限)",
            value=value,
            unit="亿元",
        )
        for uid, value in WEIGHTS.items()
        if weighted
    )
    made.dataset = lambda *, shuffle=None: replace(folded(shuffle=shuffle), indicators=rows)
    return made


def test_industry_without_a_major(world):
    """Coverage 0.7561 by output, 2/3 where no output is stated; textiles is the gap."""
    gaps = {gap.gap_id: gap for gap in industries(world).gaps("G07")}
    assert list(gaps) == ["G07:total", "G07:textiles"]
    assert round(dict(gaps["G07:total"].figures)["coverage"], 4) == 0.7561
    assert round(gaps["G07:textiles"].severity, 4) == 0.2439
    alike = industries(world, weighted=False).gap("G07:total")
    assert dict(alike.figures)["coverage"] == pytest.approx(2 / 3)


def test_major_closes_the_gap(world):
    """A major that serves textiles too, and all are covered."""
    assert industries(world).tie("m1", "SERVES_INDUSTRY", "textiles").gaps("G07") == []


def test_seats_need_and_idle_majors(world):
    """200 heads needed, 60 graduates: 140 short; a major that serves no industry of the place is named."""
    made = industries(world).things("Major", "idle").tie("s", "OFFERS", "idle")
    made.orgs("企", "e").tie("e", "OPERATES_IN", "shoes").tie("e", "NEEDS", "m1")
    made.claims[0] = replace(made.claims[0], extras=(("graduates", 60.0),))
    made.claims[1] = replace(made.claims[1], quantity=40.0, unit="人")
    made.claims[-1] = replace(made.claims[-1], extras=(("headcount", 200.0),))
    gaps = {gap.gap_id: gap for gap in made.gaps("G07")}
    assert (gaps["G07:shoes"].shortfall, gaps["G07:shoes"].expected) == (140, "200")
    assert round(dict(gaps["G07:total"].figures)["dissimilarity"], 4) == 0.3756
    assert "名idle" in gaps["G07:majors"].reason.zh


def test_major_of_two_industries_shares_its_seats(world):
    """By the weights of its ties: 3 to 1."""
    made = industries(world).tie("m2", "SERVES_INDUSTRY", "textiles")
    made.claims[1] = replace(made.claims[1], extras=(("graduates", 40.0),))
    for index, weight in ((3, 3.0), (4, 1.0)):
        made.claims[index] = replace(made.claims[index], extras=(("weight", weight),))
    made.orgs("企", "e").tie("textiles", "NEEDS", "m2")
    made.claims[-1] = replace(made.claims[-1], extras=(("headcount", 15.0),))
    assert made.gap("G07:textiles").shortfall == 5


def test_majors_wait_for_their_list(world):
    """Ten declared and two named: nothing about absent majors is assessable."""
    gaps = industries(world).group("new", 10, "Major", named="m1 m2").gaps("G07", "G08")
    assert {(gap.assessable, gap.severity) for gap in gaps} == {(False, 0.0)}
    assert all("组new" in gap.reason.zh for gap in gaps)


def test_major_outside_the_view_is_not_denied(world):
    """An inferred tie serves textiles: the row says so and is not assessable."""
    gap = industries(world).tie("m1", "SERVES", "textiles", certainty="inferred").gap("G07:textiles")
    assert (gap.assessable, gap.flags) == (False, ("outside_view",))


@pytest.mark.checks("G08", example="信息 3+2，鞋服 3+4 / two families", expected="高职; 本科")
def test_reach_by_hand():
    """信息: 高职, 高职→本科, dead ends b and c; 鞋服 (3+4): 本科, 本科→硕士."""
    found = reach({"a": 0, "b": 1, "c": 2}, {("a", "b"): 1.0})
    assert (found.level, found.missing.zh, found.dead_ends) == (1, "高职专科→本科", ("b", "c"))
    found = reach({"d": 0, "e": 2}, {("d", "e"): 1.0})
    assert (found.level, found.missing.zh, found.dead_ends) == (2, "本科→硕士", ("e",))
    assert reach({"b": 1}, {}).level is None


def test_levels_are_read_from_words():
    """The finer word wins: 职业本科 is no 职业 of two levels."""
    assert [level_of(word) for word in ("高职本科", "高职专科", "中专", "硕士研究生", "")] == [
        2,
        1,
        0,
        3,
        None,
    ]


@given(
    st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 3), min_size=1),
    st.sets(st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef"))),
)
def test_next_step_takes_the_pathway_further(levels, pairs):
    """With the missing step added the reach rises; no step ever lowers it."""
    steps = dict.fromkeys(pairs, 1.0)
    found = reach(levels, steps)
    if found.level is None or found.level == 3:
        return
    further = levels | {"new": found.level + 1}
    ends = [uid for uid in levels if levels[uid] == found.level]
    assert reach(further, steps | {(uid, "new"): 1.0 for uid in ends}).level == found.level + 1


def pathway(world):
    """Two families: 信息 with a break, 鞋服 by 3+4."""
    made = world().orgs("校", "mid", kind="SecondaryVocationalSchool").orgs("校", "uni", kind="University")
    made.orgs("校", "col", kind="HigherVocationalCollege").things("Major", *"abcde").things(
        "Industry", "it", "shoe"
    )
    made.tie("mid", "OFFERS", "a", "d").tie("col", "OFFERS", "b").tie("uni", "OFFERS", "c", "e")
    made.tie("a", "ARTICULATES_TO", "b").tie("d", "ARTICULATES_TO", "e")
    return (
        made.tie("a", "SERVES", "it")
        .tie("b", "SERVES", "it")
        .tie("c", "SERVES", "it")
        .tie("d", "SERVES", "shoe")
    )


def test_families_end_where_the_definition_says(world):
    """The hand test, through the data: reach, first missing step, dead ends, claims."""
    gaps = {gap.gap_id: gap for gap in pathway(world).gaps("G08")}
    assert list(gaps) == ["G08:it", "G08:shoe"]
    it, shoe = gaps["G08:it"], gaps["G08:shoe"]
    assert (it.observed, it.shortfall, it.severity) == ("高职专科", 2, pytest.approx(2 / 3))
    assert "高职专科→本科" in it.reason.zh
    assert dict(it.figures)["dead_ends"] == 2
    assert (shoe.observed, shoe.claim_ids) == ("本科", ("d/c-d-ARTICULATES_TO-e",))


def test_steps_to_the_master_close_the_gap(world):
    """3+4 and a master's degree: no row; a pilot without a quota is half a way."""
    made = pathway(world).things("Major", "m").tie("uni", "OFFERS", "m").tie("e", "ARTICULATES_TO", "m")
    offer = next(index for index, claim in enumerate(made.claims) if claim.object_uid == "m")
    made.claims[offer] = replace(made.claims[offer], role="专业学位研究生")
    assert [gap.gap_id for gap in made.gaps("G08")] == ["G08:it"]
    made.claims[-1] = replace(made.claims[-1], role="试点")
    gap = made.gap("G08:shoe")
    assert (gap.flags, gap.severity) == (("pilot",), 0.5)


def test_majors_without_any_step_are_one_row(world):
    """However many they are, and the pathways that name no major are named."""
    made = world().orgs("校", "s").things("Major", "x", "y", "z").tie("s", "OFFERS", "x", "y", "z")
    gaps = made.things("TrainingPathway", "3plus4").gaps("G08")
    assert [(gap.gap_id, gap.observed, gap.shortfall) for gap in gaps] == [("G08:majors", "0", 3.0)]
    assert "名3plus4" in gaps[0].reason.zh


@pytest.mark.checks("G12", example="内 3 外 2 / three inside, two outside", expected="-0.2")
def test_ei_by_hand():
    """Three ties inside, two out: -0.2; a tie to an unknown place counts in neither."""
    places = {"a": "晋江市", "b": "晋江市金井镇", "c": "晋江市", "h": "香港", "w": "武汉市", "u": ""}
    found = reach_of(places, ["ab", "bc", "ac", "ah", "bw", "au", "hw"], "晋江市")
    assert (found.ei, found.unknown) == (-0.2, 1)
    assert reach_of(places, ["hw"], "晋江市").ei is None


def test_town_is_cut_out_of_an_address():
    """A street is none, and neither is another city's town."""
    assert [
        town_of(place, "晋江市")
        for place in ("晋江市安海镇", "晋江市青阳街道曾井路", "晋江市", "南安市水头镇")
    ] == ["晋江市安海镇", "晋江市青阳街道", "", ""]


def on_the_map(world):
    """A consortium of 晋江, firms in two towns, and one abroad."""
    made = world(consortium="c").things("Consortium", "c", place="晋江市").orgs("校", "s", place="晋江市")
    made.orgs("企", "a", place="晋江市金井镇").orgs("企", "b", place="晋江市安海镇").orgs("企", "n")
    return made.things("Place", "p").tie("s", "COOPERATES_WITH", "a", "n")


def test_towns_without_a_tie(world):
    """One of 19 towns has ties; 安海 has a firm and none, until it has one."""
    gaps = {gap.gap_id: gap for gap in on_the_map(world).gaps("G12")}
    assert list(gaps) == ["G12:total:c", "G12:c:晋江市安海镇"]
    total = gaps["G12:total:c"]
    assert (total.expected, total.observed, dict(total.figures)["ei"]) == ("19", "1", -1.0)
    assert dict(total.figures)["unknown"] == 1
    assert gaps["G12:c:晋江市安海镇"].subject_ids == ("b",)
    closed = on_the_map(world).tie("s", "COOPERATES_WITH", "b").gaps("G12")
    assert [gap.observed for gap in closed] == ["2"]


def test_towns_wait_for_the_list_of_firms(world):
    """A firm that is not named may have the tie."""
    gaps = on_the_map(world).group("head", 23, "Enterprise", in_total=True, named="a").gaps("G12")
    assert {gap.assessable for gap in gaps} == {False}


def test_country_without_a_college(world):
    """A firm in Vietnam and one in the Philippines, where a college is; another one closes it."""
    made = on_the_map(world).things("Country", "vn", "ph").things("MaritimeSilkRoadCollege", "m", "k")
    made.tie("a", "OPERATES_ABROAD_IN", "vn", "ph").tie("m", "LOCATED_IN", "ph")
    gap = made.gap("G12:country:vn")
    assert (gap.subject_ids, gap.shortfall, gap.assessable) == (("vn", "a"), 1, True)
    assert not [gap for gap in made.gaps("G12") if gap.gap_id == "G12:country:ph"]
    listed = on_the_map(world).things("Country", "vn").tie("a", "OPERATES_ABROAD_IN", "vn")
    assert not listed.group("silk", 9, "MaritimeSilkRoadCollege").gap("G12:country:vn").assessable
    assert not [gap for gap in made.tie("k", "LOCATED_IN", "vn").gaps("G12") if "country" in gap.gap_id]
    assert without_college([], ["x"]) == []


def test_distances():
    """A degree of the equator; tied pairs are nearer than the others."""
    assert round(haversine((0, 0), (0, 1)), 1) == 111.2
    graph = nx.Graph([("a", "b")])
    graph.add_node("c")
    near, far = median_distances(graph, {"a": (0, 0), "b": (0, 1), "c": (0, 3)})
    assert near < far
    assert median_distances(graph, {}) == (None, None)
