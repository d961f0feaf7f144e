"""G10 and G13, and the order of the whole list."""

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jjgraph.analysis.context import Analysis
from jjgraph.analysis.gaps import GAP_KINDS, find_gaps
from jjgraph.analysis.gaps.links import link_gaps
from jjgraph.analysis.gaps.proximity import distances
from jjgraph.errors import UsageError
from jjgraph.model.schema import builtin_schema

FOUR = ["AB", "AC", "AD", "CD"]


def four(world):
    """The four-node graph of the definitions; A is a school, B a firm, C and D platforms."""
    return world().orgs("校", "A").orgs("企", "B").orgs("研", "C", "D").ties(FOUR)


@pytest.mark.checks("G10", example="四点图，影响 1 不列 / four nodes, impact 1 is hidden", expected="[]")
def test_impact_below_two_is_hidden(world):
    """A cuts off B alone, and so does the bridge A–B: every leaf would be a row."""
    assert four(world).gaps("G10") == []


def test_node_and_bridge_of_impact_two(world):
    """B gets a partner of its own: A then cuts off 2 of the 4 others, A–B too, and B only one."""
    gaps = four(world).orgs("企", "E").ties(["BE"]).gaps("G10")
    assert [(gap.gap_id, gap.observed) for gap in gaps] == [("G10:bridge:A:B", "2"), ("G10:node:A", "2")]
    assert gaps[1].severity == 0.5
    assert gaps[1].assessable
    assert gaps[1].claim_ids == ("d/c-A-COOPERATES_WITH-B",)


def test_impact_is_counted_within_the_component(world):
    """A second component changes no impact, only the severity."""
    made = four(world).orgs("企", "E", "X", "Y").ties(["BE", "XY"])
    gap = made.gap("G10:node:A")
    assert (gap.observed, dict(gap.figures)["component"], gap.severity) == ("2", 5, pytest.approx(2 / 6))


def test_person_in_two_governing_posts(world):
    """Vice-mayor and chair of the council: one row; a chief of a firm besides is none."""
    made = (
        world().things("Person", "p", "q").things("GovernanceBody", "council").orgs("政", "g").orgs("企", "e")
    )
    made.tie("p", "HOLDS_ROLE", "council", "g", "e").tie("q", "HOLDS_ROLE", "g", "e")
    gaps = made.gaps("G10")
    assert [(gap.subject_ids, gap.observed, gap.flags) for gap in gaps] == [
        (("p", "council", "g"), "2", ("person",))
    ]


def test_posts_as_nodes_and_posts_of_the_past(world):
    """HOLDS_POST counts through POST_IN, two posts in one body are two, and a post that ended is none."""
    made = (
        world()
        .things("Person", "p")
        .things("GovernanceBody", "council")
        .things("Post", "x", "y")
        .orgs("政", "g")
    )
    made.tie("x", "POST_IN", "council").tie("y", "POST_IN", "council").tie("p", "HOLDS_POST", "x")
    ended = made.tie("p", "HOLDS_ROLE", "g", until="2023")
    assert ended.gaps("G10") == []
    assert made.tie("p", "HOLDS_POST", "y").gaps("G10")[0].observed == "2"


def proposed(made, *, top):
    """Return the pairs that G13 proposes."""
    return [gap.subject_ids for gap in link_gaps(made.context(), top=top)]


@pytest.mark.checks("G13", example="四点图的 B–C / B–C of the four nodes", expected="0.9102; 0.3333")
def test_scores_by_hand(world):
    """AA(B,C) = 1/ln 3 = 0.9102, RA 0.3333, Jaccard 1/2; B–D is the same, and the tie is broken by id."""
    gaps = four(world).gaps("G13")
    assert [gap.subject_ids for gap in gaps] == [("B", "C"), ("B", "D")]
    for gap in gaps:
        figures = dict(gap.figures)
        assert [round(figures[key], 4) for key in ("aa", "ra", "jaccard")] == [0.9102, 0.3333, 0.5]
        assert (gap.severity, gap.assessable) == (1.0, True)
    assert gaps[0].claim_ids == ("d/c-A-COOPERATES_WITH-B", "d/c-A-COOPERATES_WITH-C")
    assert "名A" in gaps[0].reason.zh
    assert "Name A" in gaps[0].reason.en


@pytest.mark.parametrize(
    "how",
    [
        {"status": "planned"},
        {"status": "ended"},
        {"until": "2023"},
        {"since": "2030"},
        {"level": 0},
        {"certainty": "inferred"},
    ],
)
@pytest.mark.parametrize("by", ["tie", "share"])
def test_who_is_tied_in_any_way_is_not_proposed(world, how, by):
    """A strong tie, or a share in one object, that is planned, ended, future or out of view rules B–C out."""
    made = four(world).things("Project", "x")
    if by == "tie":
        made.tie("C", "SIGNED_WITH", "B", **how)
    else:
        made.tie("B", "OPERATES", "x").tie("C", "OPERATES", "x", **how)
    assert [gap.subject_ids for gap in made.gaps("G13")] == [("B", "D")]


def test_weak_tie_does_not_rule_a_pair_out(world):
    """Those who met may well be introduced."""
    assert len(four(world).tie("B", "VISITED", "C").gaps("G13")) == 2


def test_shared_party_rules_a_pair_out(world):
    """A house of two parties shares one with each of them."""
    made = world().orgs("校", "A").orgs("企", "B").orgs("研企", "C").orgs("企", "D").ties(["AB", "AC", "AD"])
    assert made.gaps("G13") == []


@pytest.mark.parametrize(
    "chain",
    [
        [("B", "PART_OF", "P"), ("C", "PART_OF", "P")],
        [("P", "PARENT_OF", "B"), ("C", "PART_OF", "P")],
        [("B", "PART_OF", "P"), ("P", "PART_OF", "Q"), ("Q", "PARENT_OF", "C")],
        [("B", "PART_OF", "C")],
    ],
)
def test_one_house_rules_a_pair_out(world, chain):
    """One parent by whatever chain, or one end above the other."""
    made = four(world).things("SocialOrganisation", "P", "Q")
    for tie in chain:
        made.tie(*tie)
    assert [gap.subject_ids for gap in made.gaps("G13")] == [("B", "D")]


def test_a_common_event_is_no_house(world):
    """PART_OF one event or consortium makes nobody one house."""
    made = four(world).things("Event", "P").tie("B", "PART_OF", "P").tie("C", "PART_OF", "P")
    assert len(made.gaps("G13")) == 2


def test_competitors_are_marked(world):
    """Both serve one industry, by ties of different types: sensitive, and the industry is named."""
    made = (
        four(world).things("Industry", "shoes").tie("B", "OPERATES_IN", "shoes").tie("C", "SERVES", "shoes")
    )
    assert [gap.flags for gap in made.gaps("G13")] == [("sensitive",), ()]
    assert "Name shoes" in made.gap("G13:B:C").reason.en


def test_top_k_for_each_organisation(world):
    """Each firm and each platform around a school keeps its one best; a pair is in by either end."""
    made = (
        world()
        .orgs("校", "S")
        .orgs("企", *"abcde")
        .orgs("研", "R")
        .ties(["SR", *(f"S{uid}" for uid in "abcde")])
    )
    assert proposed(made, top=1) == [("R", uid) for uid in "abcde"]
    many = (
        world()
        .orgs("校", "S")
        .orgs("企", *"abcde")
        .orgs("研", *"PQRT")
        .ties(f"S{uid}" for uid in "PQRTabcde")
    )
    pairs = proposed(many, top=1)
    assert pairs == [("P", uid) for uid in "abcde"] + [(uid, "a") for uid in "QRT"]


def test_best_is_by_adamic_adar(world):
    """x and p share a partner of 3, x and q two of 8: 1/ln 3 = 0.91 < 2/ln 8 = 0.96, though 1/3 > 2/8."""
    made = world().orgs("企", "x", "a").orgs("研", "p", "q").orgs("校", "z1", "z2", "z3")
    made.tie("z1", "COOPERATES_WITH", "x", "p", "a")
    others = [f"o{i}" for i in range(6)]
    made.orgs("企", *others).tie("z2", "COOPERATES_WITH", "x", "q", *others)
    made.tie("z3", "COOPERATES_WITH", "x", "q", *others)
    pairs = proposed(made, top=1)
    assert ("q", "x") in pairs
    assert ("p", "x") not in pairs  # p has a, who is as near and comes first by uid


def test_pair_waits_for_the_lists_of_both_parties(world):
    """23 firms declared and one named: B–C may be tied by what is not known; B–D as well."""
    made = four(world).group("head", 23, "Enterprise", named="B")
    assert {(gap.assessable, gap.severity) for gap in made.gaps("G13")} == {(False, 0.0)}
    assert "组head" in made.gaps("G13")[0].reason.zh


def test_pairs_that_wait_go_by_their_score(world):
    """Without severity the better pair still comes first: 1/ln 2 of d–e before 1/ln 3 of B–C and B–D."""
    made = four(world).orgs("企", "d").orgs("研", "e").orgs("校", "f").ties(["df", "ef"])
    made.group("head", 23, "Enterprise")
    assert [gap.gap_id for gap in made.gaps("G13")] == ["G13:d:e", "G13:B:C", "G13:B:D"]


worlds = st.lists(
    st.tuples(st.integers(0, 8), st.integers(0, 8)).filter(lambda pair: pair[0] < pair[1]),
    max_size=16,
    unique=True,
)


def random_world(world, edges, names="abcdefghi"):
    """Nine organisations of three parties in turn, tied as drawn."""
    made = world()
    for index, uid in enumerate(names):
        made.orgs("校企研"[index % 3], uid)
    return made.ties(f"{names[a]}{names[b]}" for a, b in edges)


@given(worlds)
@settings(max_examples=60, deadline=None)
def test_scores_agree_with_networkx(world, edges):
    """The three indices of networkx, and no open pair of two steps is forgotten."""
    context = random_world(world, edges).context()
    graph = context.graph
    gaps = link_gaps(context, top=9)
    pairs = [gap.subject_ids for gap in gaps]
    expected = [
        (a, b)
        for a, b in nx.non_edges(graph)
        if nx.has_path(graph, a, b)
        and nx.shortest_path_length(graph, a, b) == 2
        and graph.nodes[a]["parties"] != graph.nodes[b]["parties"]
    ]
    assert pairs == sorted((min(pair), max(pair)) for pair in expected)
    for gap, aa, ra, jaccard in zip(
        gaps,
        nx.adamic_adar_index(graph, pairs),
        nx.resource_allocation_index(graph, pairs),
        nx.jaccard_coefficient(graph, pairs),
        strict=True,
    ):
        score = dict(gap.figures)
        assert (score["aa"], score["ra"], score["jaccard"]) == pytest.approx((aa[2], ra[2], jaccard[2]))


@given(worlds)
@settings(max_examples=40, deadline=None)
def test_adding_the_tie_closes_the_gap(world, edges):
    """Each proposed pair disappears once it is tied."""
    for gap in random_world(world, edges).gaps("G13")[:3]:
        closed = random_world(world, edges).tie(gap.subject_ids[0], "SIGNED_WITH", gap.subject_ids[1])
        assert gap.gap_id not in {other.gap_id for other in closed.gaps("G13")}


@given(worlds, st.permutations("abcdefghi"))
@settings(max_examples=40, deadline=None)
def test_renaming_changes_no_figure(world, edges, names):
    """The impacts and the best scores do not hang on the uids."""

    def figures(made):
        gaps = made.gaps("G10", "G13")
        pairs = link_gaps(made.context(), top=9)
        impacts = sorted((gap.gap_kind, gap.flags, gap.figures) for gap in gaps if gap.gap_kind == "G10")
        return impacts, sorted(round(gap.shortfall, 9) for gap in pairs)

    named = "".join(names)
    assert figures(random_world(world, edges)) == figures(random_world(world, edges, named))


@given(worlds, st.integers(1, 30), st.integers(0, 3))
@settings(max_examples=40, deadline=None)
def test_thin_lists_never_make_an_assessable_gap(world, edges, more, named):
    """While less than 0.6 of the firms are named, no gap about firms' absence is assessable."""
    uids = "abcdefghi"
    firms = [uid for index, uid in enumerate(uids) if index % 3 == 1][:named]
    made = random_world(world, edges).things("Consortium", "con").things("Project", "x").share("x", "a", "d")
    made.tie("h", "MEMBER_OF", "con")
    made.group(
        "f", len(firms) / 0.6 + more, "Enterprise", subject="con", in_total=True, named=" ".join(firms)
    )
    for gap in made.gaps("G02", "G03", "G13"):
        about_firms = gap.gap_kind != "G13" or any(uid in "beh" for uid in gap.subject_ids)
        assert not (about_firms and gap.assessable), gap.gap_id


def whole(world):
    """A data set about consortium c with members, and another consortium far away."""
    made = world(consortium="c").things("Consortium", "c", place="here").things("Consortium", "far")
    made.orgs("企", "m", "n").orgs("校", "s").orgs("研", "r").orgs("企", "f1").orgs("校", "f2").orgs(
        "行", "f3"
    )
    made.tie("m", "MEMBER_OF", "c").tie("f1", "MEMBER_OF", "far").things("Project", "x").share("x", "s", "r")
    made.tie("m", "COOPERATES_WITH", "s").tie("n", "COOPERATES_WITH", "s").tie("f2", "COOPERATES_WITH", "f3")
    made.tie("f3", "COOPERATES_WITH", "f1").tie("f2", "MEMBER_OF", "far").tie("n", "MEMBER_OF", "c")
    return made.group("dep", 14, "GovernmentBody", in_total=True).group("z", 3, "Enterprise", in_total=True)


def test_order_of_the_list(world):
    """Assessable first; within these the consortium's own before the others; then kind, the whole before its parts."""
    gaps = whole(world).gaps()
    keys = [(not gap.assessable, gap.gap_kind) for gap in gaps]
    assert [key[0] for key in keys] == sorted(key[0] for key in keys)
    assert [gap.gap_id for gap in gaps[:3]] == ["G01:d/total:c", "G01:d/g-dep", "G01:d/g-z"]
    waiting = [gap.gap_id for gap in gaps if not gap.assessable]
    assert waiting.index("G13:m:r") < waiting.index("G13:f1:f2")


def test_distance_from_the_consortium(world):
    """0: itself, its bodies, members, named, candidates, its place; 1: their partners and objects."""
    made = whole(world).orgs("企", "local", place="here, east").orgs("企", "cand", "named").orgs("政", "gov")
    made.group("more", 9, "Enterprise", candidates="cand", lenient="named")
    made.things("GovernanceBody", "council", "office").tie("council", "PART_OF", "c")
    made.tie("council", "HAS_UNIT", "office").things("Project", "y").share("y", "local").ties([])
    made.tie("local", "COOPERATES_WITH", "gov")
    near = distances(made.context(), ["c"])
    assert {uid for uid in near if near[uid] == 0} == {
        "c",
        "m",
        "n",
        "local",
        "cand",
        "named",
        "council",
        "office",
    }
    assert {uid for uid in near if near[uid] == 1} == {"s", "gov", "y"}


def test_far_consortium_comes_last_even_when_it_may_be_spoken_about(world):
    """An isolated member of a comparison consortium stands behind the own single point of failure."""
    made = whole(world).orgs("企", "lonely").tie("lonely", "MEMBER_OF", "far")
    made.things("Person", "p").things("GovernanceBody", "council").tie("council", "PART_OF", "c")
    made.orgs("政", "g").tie("p", "HOLDS_ROLE", "council", "g")
    ids = [gap.gap_id for gap in made.gaps() if gap.assessable]
    assert ids.index("G10:person:p") < ids.index("G03:far:lonely")


@pytest.mark.parametrize("seed", range(5))
def test_shuffled_data_give_the_same_list(world, seed):
    """Every field of every gap, in the same order."""
    assert whole(world).gaps(shuffle=seed) == whole(world).gaps()


def test_kinds_are_chosen_and_checked(world):
    """Only what is asked for; an unknown kind or threshold is a usage error that names what is known."""
    assert {gap.gap_kind for gap in whole(world).gaps("G13", "G01")} == {"G01", "G13"}
    with pytest.raises(UsageError, match="G99") as error:
        whole(world).gaps("G99")
    assert "G13" in error.value.hint.en
    with pytest.raises(UsageError, match="threshold"):
        whole(world).gaps(threshold=60)


def test_ids_are_unique_and_severities_lie_between_0_and_1(world):
    """What makes a list usable; and every record that a gap names exists (figures: test_gaps_records)."""
    made = whole(world).ties([])
    gaps = made.gaps()
    assert len({gap.gap_id for gap in gaps}) == len(gaps)
    assert all(0 <= gap.severity <= 1 for gap in gaps)
    known = {record.uid for record in made.dataset().records()}
    assert all(uid in known for gap in gaps for uid in gap.claim_ids)


@pytest.mark.parametrize("kind", GAP_KINDS.values(), ids=GAP_KINDS)
def test_every_kind_explains_itself(kind):
    """Code, label and explanation in both languages."""
    assert all((*kind.label, *kind.explanation))
    assert GAP_KINDS[kind.code] is kind


def test_nothing_in_nothing_out(world):
    """An empty data set has no gaps and raises nothing."""
    assert find_gaps(Analysis.of(world().dataset(), builtin_schema())) == []
