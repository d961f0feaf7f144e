"""G11 and G15: agreements that end, and claims that are old or contradict each other."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jjgraph.analysis.gaps import find_gaps
from jjgraph.analysis.gaps.agreements import Agreement, rates, renewed, state
from jjgraph.analysis.gaps.contradictions import contradiction, difference
from jjgraph.model.records import Indicator

ENDS = ("2024-01-01", "2024-05-01", "2026-12-31", "")


def signed(world, *ends, **how):
    """One agreement between a firm and a school for each end."""
    made = world()
    for index, end in enumerate(ends):
        made.orgs("企", f"e{index}").orgs("校", f"s{index}")
        made.tie(f"e{index}", "SIGNED_WITH", f"s{index}", until=end, **how)
    return made


@pytest.mark.checks(
    "G11", example="2024-03-27：到期 1，将到期 1，有效 1，不明 1 / one of each", expected="2 / 3; 0.25; 35"
)
def test_states_by_hand(world):
    """On 2024-03-27: expired, expiring in 35 days, active, undated; gap rate 2/3, undated 1/4."""
    gaps = signed(world, *ENDS).gaps("G11")
    assert [(gap.gap_id, gap.flags) for gap in gaps] == [
        ("G11:total", ()),
        ("G11:d/e0/SIGNED_WITH/s0", ("expired",)),
        ("G11:d/e1/SIGNED_WITH/s1", ("expiring",)),
    ]
    total, _, soon = (dict(gap.figures) for gap in gaps)
    assert (total["gap_rate"], total["undated_rate"], soon["days"]) == (pytest.approx(2 / 3), 0.25, 35)
    assert all(gap.assessable for gap in gaps)
    assert gaps[1].claim_ids == ("d/c-e0-SIGNED_WITH-s0",)


@pytest.mark.parametrize(
    ("until", "expected"),
    [
        ("2024-03-27", "expiring"),  # its last day is still one
        ("2024-03-26", "expired"),
        ("2024-03", "expiring"),  # a month stands for its last day
        ("2024-06-25", "expiring"),  # 90 days
    ],
)
def test_edges_of_the_term(world, until, expected):
    """The day itself, a month, and the ninetieth day."""
    assert signed(world, until).gaps("G11")[1].flags == (expected,)


def test_day_ninety_one_is_active(world):
    """Nothing is due, and everything is dated: no row at all."""
    assert signed(world, "2024-06-26").gaps("G11") == []


def test_end_before_the_beginning_is_an_error():
    """It is neither dated nor expired."""
    wrong = Agreement(uid="x", parties=("a", "b"), since=date(2025, 1, 1), until=date(2024, 1, 1))
    assert state(wrong, date(2024, 3, 27)) == "date_error"
    assert rates([wrong], date(2024, 3, 27)) == (None, 0.0)


def test_renewal_closes_the_gap(world):
    """A later agreement of the same parties; of others it is no successor."""
    made = signed(world, "2024-01-01", since="2020")
    made.tie("s0", "SIGNED_WITH", "e0", since="2024-02", until="2027")
    assert made.gaps("G11") == []
    other = signed(world, "2024-01-01", since="2020").orgs("校", "z")
    assert len(other.tie("e0", "SIGNED_WITH", "z", since="2024-02", until="2027").gaps("G11")) == 2


def test_renewal_is_of_the_same_object(world):
    """Agreements as things: one covers the base, the later one another."""
    made = (
        world().orgs("企", "e").orgs("校", "s").things("Agreement", "old", "new").things("Project", "x", "y")
    )
    made.tie("e", "SIGNED", "old", since="2020", until="2023").tie("s", "SIGNED", "old", since="2020")
    made.tie("e", "SIGNED", "new", since="2024", until="2030").tie("s", "SIGNED", "new", since="2024")
    made.tie("old", "COVERS", "x").tie("new", "COVERS", "y")
    assert [gap.subject_ids for gap in made.gaps("G11")] == [(), ("e", "s")]
    assert made.tie("new", "COVERS", "x").tie("old", "COVERS", "y").gaps("G11") == []


def test_planned_and_long_ended_agreements_are_left_out(world):
    """The one has not begun; of the other nobody says when it ended."""
    assert signed(world, "", status="planned").gaps("G11") == []
    assert signed(world, "", status="ended").gaps("G11") == []


days = st.dates(date(2020, 1, 1), date(2030, 1, 1))


@given(st.lists(st.tuples(st.none() | days, st.none() | days), max_size=6), days)
def test_later_agreement_renews_what_ended(spans, day):
    """With one more, later than all, every expired one has a successor; rates stay between 0 and 1."""
    all_of = [
        Agreement(uid=str(index), parties=("a", "b"), since=since, until=until)
        for index, (since, until) in enumerate(spans)
    ]
    for rate in rates(all_of, day):
        assert rate is None or 0 <= rate <= 1
    last = Agreement(uid="last", parties=("a", "b"), since=date(2031, 1, 1), until=date(2032, 1, 1))
    due, _ = rates([*all_of, last], day)
    expired = {item.uid for item in all_of if state(item, day) == "expired"}
    assert expired <= renewed([*all_of, last])
    assert due is not None


def figure(
    uid, value, bound="eq", *, measure="毕业生", period="2023", unit="人", source="d/s-3", subject="c"
):
    """One row of statistics.csv."""
    return Indicator(
        uid=uid,
        name="",
        dataset="d",
        subject_uid=subject,
        measure=measure,
        value=value,
        bound=bound,
        period=period,
        unit=unit,
        source_uid=source,
    )


def with_figures(world, *figures):
    """A world with a consortium and these figures, and what is found in it."""
    made = world(consortium="c").things("Consortium", "c")
    folded = made.dataset()

    def dataset(*, shuffle=None):
        del shuffle
        return replace(folded, indicators=figures)

    made.dataset = dataset
    return [gap for gap in made.gaps("G15") if "contradiction" in gap.flags]


@pytest.mark.checks("G15", example="毕业生 1.3 万与 1.9 万 / graduates", expected="0.316")
def test_graduates_contradict_each_other(world):
    """1.3 万 against 1.9 万: 0.316, with the low source marked though the view hides it."""
    gaps = with_figures(world, figure("a", 13000), figure("b", 19000, source="d/s-0"))
    assert [(gap.subject_ids, round(gap.shortfall, 3), gap.assessable) for gap in gaps] == [
        (("c",), 0.316, True)
    ]
    assert gaps[0].flags == ("contradiction", "low_reliability")
    assert gaps[0].claim_ids == ("a", "b")  # the rows of statistics that it rests on
    assert "13000" in gaps[0].reason.zh
    assert "19000" in gaps[0].reason.en


@pytest.mark.parametrize(
    "figures",
    [
        (figure("a", 58000), figure("b", 58000)),  # agreement
        (figure("a", 40, "approx"), figure("b", 40, "ge", measure="毕业生(下限)")),  # bounds overlap
        (figure("a", 100), figure("b", 104)),  # within 5 %
        (figure("a", 20, "ge"), figure("b", 90)),
        (figure("a", 763, measure="项目"), figure("b", 1021, measure="平台项目")),  # another scope
        (figure("a", 763), figure("b", 1021, subject="place")),
        (figure("a", 1, period="2022"), figure("b", 2)),
        (figure("a", 1, unit="万人"), figure("b", 10000)),
        (figure("a", 5, "unknown"), figure("b", 9)),
    ],
)
def test_no_contradiction(world, figures):
    """Agreement, overlapping bounds, small differences, and what cannot be compared."""
    assert with_figures(world, *figures) == []


def test_bound_word_is_no_measure_of_its_own(world):
    """ "At least 50" against 20, and 60 at most 40."""
    assert len(with_figures(world, figure("a", 50, "ge", measure="毕业生(下限)"), figure("b", 20))) == 1
    assert len(with_figures(world, figure("a", 60), figure("b", 40, "le"))) == 1


@given(
    st.lists(
        st.tuples(st.integers(0, 200), st.sampled_from(["eq", "ge", "le", "approx", "unknown"])), max_size=6
    )
)
@settings(max_examples=80)
def test_contradiction_is_a_pair_that_is_apart(values):
    """It is found whenever two exact figures differ by more than 5 %, and is always more than that."""
    figures = [figure(str(index), float(value), bound) for index, (value, bound) in enumerate(values)]
    pair = contradiction(figures)
    exact = [item.value for item in figures if item.bound == "eq"]
    if exact and difference(min(exact), max(exact)) > 0.05:
        assert pair
    if pair:
        assert difference(pair[0].value, pair[1].value) > 0.05
        assert contradiction([item for item in figures if item not in pair[:1]] + [pair[1]]) != pair


def claim_with(made, index, **changes):
    """Change the claim of this index."""
    made.claims[index] = replace(made.claims[index], **changes)
    return made


def conflicts(made):
    """Ids and days of the order conflicts."""
    return [
        (gap.gap_id.split(":")[1], gap.expected, gap.observed)
        for gap in made.gaps("G15")
        if "order_conflict" in gap.flags
    ]


def published(made, **days):
    """Date the sources s-0 … s-3."""
    made.sources = tuple(replace(s, published=days.get(s.name.replace("-", ""), "")) for s in made.sources)
    return made


def test_institute_is_founded_after_it_was_told(world):
    """Told as founded on 2024-03-27, unveiled on 2024-05-18: 52 days; not so where the report is later."""
    made = world().orgs("研", "r").things("Place", "p").things("Consortium", "c")
    made.tie("r", "LOCATED_IN", "p", since="2024-05-18", level=2).tie(
        "r", "SERVES", "c", level=1, certainty="inferred"
    )
    claim_with(made, 0, name="研究院当日成立揭牌")
    claim_with(made, 1, name="联合体建设中成立产教融合研究院")
    assert conflicts(published(made, s1="2024-03-27", s2="2024-05-18")) == [
        ("founded", "2024-03-27", "2024-05-18")
    ]
    assert conflicts(published(made, s1="2024-06-01", s2="2024-05-18")) == []


def test_two_beginnings_of_one_tie(world):
    """August and November cannot be one day; a year and a day of it can."""
    made = world().orgs("校", "s").orgs("政", "g").tie("s", "SIGNED_WITH", "g", since="2015-08")
    made.claims.append(replace(made.claims[0], uid="d/c-other", since="2015-11"))
    assert conflicts(made) == [("start", "2015-08-31", "2015-11-01")]
    made.claims[-1] = replace(made.claims[-1], since="2015")
    assert conflicts(made) == []


def test_source_tells_of_a_day_after_itself(world):
    """Told as done before it came; a plan may be."""
    made = published(world().orgs("企", "e").orgs("校", "s"), s3="2016-07-15")
    made.tie("e", "COOPERATES_WITH", "s", since="2016-07-16")
    assert conflicts(made) == [("ahead", "2016-07-15", "2016-07-16")]
    assert conflicts(claim_with(made, 0, status="planned")) == []


def test_staleness_is_one_row_for_each_problem(world):
    """Of four claims two are older than 18 months, one undated; all of a single source."""
    made = published(world().orgs("企", *"abcde"), s1="2022-09-26", s2="2022-09-27")
    made.tie("a", "COOPERATES_WITH", "b", "c", level=1).tie("a", "COOPERATES_WITH", "d", level=2)
    made.tie("a", "COOPERATES_WITH", "e")
    found = {gap.gap_id: gap for gap in made.gaps("G15")}
    assert {uid: gap.observed for uid, gap in found.items()} == {
        "G15:stale:d": "2",
        "G15:undated_source:d": "1",
        "G15:single_source:d": "4",
    }
    assert found["G15:stale:d"].severity == 0.5
    assert "名a—名b" in found["G15:stale:d"].reason.zh


def test_jinjiang_conflicts_are_found():
    """The three real ones of the definition and of the data, and 5.8 万 students agree."""
    from jjgraph.analysis.context import Analysis
    from jjgraph.assets import folder
    from jjgraph.intake.folder import read_folder
    from jjgraph.intake.mapping import map_rows
    from jjgraph.model.schema import builtin_schema

    schema = builtin_schema()
    full = map_rows(read_folder(folder("seeds") / "jinjiang", schema))
    gaps = find_gaps(Analysis.of(full, schema), ["G15"])
    shortfalls = {gap.gap_id: gap.shortfall for gap in gaps}
    assert shortfalls["G15:figure:consortium-jinjiang:2023全日制毕业生:人"] == pytest.approx(6 / 19)
    assert shortfalls["G15:founded:rp-jj-icer"] == 52
    assert "G15:start:jinjiang/univ-fuzhou/SIGNED_WITH/gov-jinjiang" in shortfalls
    assert not [uid for uid in shortfalls if "在校生" in uid]
