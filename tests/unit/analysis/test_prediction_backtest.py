"""The backtest: what is hidden, what it may learn from, and what it says of itself."""

import random
import subprocess
import sys
from datetime import date

import numpy as np
import pytest

from jjgraph.analysis.prediction.backtest import MIN_GRADED, backtest, backtest_rows
from jjgraph.analysis.prediction.measures import average_ranks
from jjgraph.analysis.prediction.model import FEATURES, MIN_FITTED
from jjgraph.analysis.prediction.prediction_input import prediction_input
from jjgraph.analysis.prediction.sampling import draw_near
from jjgraph.analysis.prediction.split import hide
from jjgraph.analysis.prediction.summary import summary


def towns(world, *, years=True, seed=0, guests=True):
    """Six towns of 30 organisations; 240 projects of three years, each within one town but for a guest in some."""
    made, mix = world(), random.Random(seed)
    people = [[f"t{town}-{i:02}" for i in range(30)] for town in range(6)]
    for town in people:
        for index, uid in enumerate(town):
            made.orgs("校企研"[index % 3], uid)
    everybody = [uid for town in people for uid in town]
    for index in range(240):
        members = {
            *mix.sample(people[mix.randrange(6)], 4),
            *mix.sample(everybody, int(guests and index % 4 == 0)),
        }
        made.things("Project", f"x{index:03}")
        made.share(f"x{index:03}", *sorted(members), since=str(2019 + index * 3 // 240) if years else "")
    return made


def run_of(made, **how):
    """Return what the prediction of a run starts from."""
    return prediction_input(made.analysis(**how))


def test_model_beats_chance_and_preferential_attachment(world):
    """Where towns keep to themselves, topology tells more than who has many partners."""
    tested = backtest(towns(world).analysis())
    assert tested.split.kind == "date" and tested.split.cutoff == date(2021, 1, 1)
    area = {
        name: tested.result(name).every.auc for name in ("model", "random", "preferential_attachment", "aa")
    }
    assert area["random"] == 0.5
    assert area["model"] > 0.7 > area["preferential_attachment"] + 0.1
    assert area["aa"] > area["preferential_attachment"]
    assert tested.model.fitted is not None and tested.model.fitted_on >= MIN_FITTED
    assert [item.method for item in tested.results][:3] == ["model", "random", "preferential_attachment"]
    assert {item.method for item in tested.results} == {"model", "random", "newcomers", *FEATURES}


def test_the_past_knows_nothing_of_the_future(world):
    """No tie begun on the cutoff or later is in the network to learn from, nor any pair of it among the new."""
    run = run_of(towns(world))
    split = hide(run.today, run.nodes, kind="date", share=0.3, seed=0)
    assert all(tie.since_first < split.cutoff for tie in split.before.ties)
    assert split.hidden == sum(tie.since_first >= split.cutoff for tie in run.today.ties)
    assert split.train.adjacency[split.pairs[:, 0], split.pairs[:, 1]].sum() == 0


def test_ended_before_the_cutoff_is_no_new_pair(world):
    """a and b worked together until 2015 and do so again: nothing that was predicted."""
    made = world().orgs("校", "a", "c").orgs("企", "b", "d")
    made.tie("a", "COOPERATES_WITH", "b", since="2012", until="2015")
    made.tie("a", "SIGNED_WITH", "b", "d", since="2022").tie("c", "SIGNED_WITH", "d", since="2012")
    run = run_of(made)
    split = hide(run.today, run.nodes, kind="date", share=0.5, seed=0)
    assert [tuple(run.nodes.uids[end] for end in pair) for pair in split.pairs] == [("a", "d")]


def test_without_dates_whole_objects_are_hidden_at_random(world):
    """All shares of an object stay or go together, by the seed."""
    analysis = towns(world, years=False).analysis()
    run = prediction_input(analysis)
    assert hide(run.today, run.nodes, kind="date", share=0.2, seed=0) is None
    tested = backtest(analysis, seed=3)
    assert tested.kind == "random" and tested.split.cutoff is None
    kept = {tie.object_uid for tie in tested.split.before.ties}
    hidden = {tie.object_uid for tie in run.today.ties} - kept
    assert len(hidden) == 48
    assert tested.split.hidden == sum(tie.object_uid in hidden for tie in run.today.ties)
    assert list(backtest_rows(tested)) == list(backtest_rows(backtest(analysis, seed=3)))
    assert list(backtest_rows(tested)) != list(backtest_rows(backtest(analysis, seed=4)))


def test_too_few_are_not_graded(world):
    """Four nodes: no number anywhere, in the table, the words or the gap; only how many there were."""
    made = world().orgs("校", "A").orgs("企", "B").orgs("研", "C", "D").ties(["AB", "AC", "AD", "CD"])
    tested = backtest(made.analysis())
    assert all(item.every.auc is None and item.every.precision is None for item in tested.results)
    assert any(
        f"{MIN_GRADED}" in text.zh and "未评分" in text.zh for text in summary(tested, date(2024, 1, 1))
    )
    gap = made.gaps("G13")[0]
    assert dict(gap.figures)["backtest_auc"] is None and dict(gap.figures)["backtest_ties"] is None
    assert "未评分" in gap.reason.zh and "not graded" in gap.reason.en


def test_gaps_carry_the_grade(world):
    """Every pair by partners says the AUC of the model on these data, and on how many pairs."""
    made = towns(world)
    tested = backtest(made.analysis()).result("model")
    gaps = [gap for gap in made.gaps("G13") if gap.tier == 0]
    assert gaps
    for gap in gaps:
        figures = dict(gap.figures)
        grade = (figures["backtest_auc"], figures["backtest_auc_near"], figures["backtest_ties"])
        assert grade == (tested.every.auc, tested.near.auc, tested.every.positives)
        assert f"{tested.every.auc:.4f}" in gap.reason.en and f"{tested.near.auc:.4f}" in gap.reason.en


@pytest.mark.parametrize("seed", range(3))
def test_shuffled_data_give_the_same_grades(world, seed):
    """The order of the rows means nothing."""
    rows = [list(backtest_rows(backtest(towns(world).analysis(shuffle=how)))) for how in (None, seed)]
    assert rows[0] == rows[1]


def test_nothing_to_hide(world):
    """An empty world and one of a single tie are not graded, and say so."""
    for made in (world(), world().orgs("校", "A").orgs("企", "B").ties(["AB"])):
        tested = backtest(made.analysis())
        assert tested.split is None and tested.result("model").every.auc is None
        assert "未评分" in next(iter(summary(tested, date(2024, 1, 1)))).zh


def graded(tested):
    """Return the grades of one run that hold a number."""
    return [
        grade
        for item in tested.results
        for grade in (item.every, item.near)
        if grade and grade.auc is not None
    ]


@pytest.mark.parametrize("years", [True, False])
def test_one_project_of_all_grades_nothing(world, years):
    """Everybody with everybody: no pair is left to propose, and nothing can be hidden that leaves anything."""
    made = world()
    uids = [f"o{index:03}" for index in range(200)]
    for index, uid in enumerate(uids):
        made.orgs("校企研"[index % 3], uid)
    made.things("Project", "x").share("x", *uids, since="2020" if years else "")
    tested = backtest(made.analysis())
    assert graded(tested) == []
    assert "未评分" in next(iter(summary(tested, date(2024, 1, 1)))).zh
    assert made.gaps("G13") == []


def test_five_ties_and_nothing_known_of_anybody(world):
    """Five ties of five years: too few, whatever is hidden."""
    made = world().orgs("校", "A", "C", "E").orgs("企", "B", "D", "F")
    for year, pair in enumerate(["AB", "CD", "EF", "AD", "CB"]):
        made.tie(pair[0], "COOPERATES_WITH", pair[1], since=str(2018 + year))
    assert graded(backtest(made.analysis())) == []


def test_two_halves_never_meet(world):
    """No common partner joins the halves: no pair across is proposed, near or drawn as near."""
    made = towns(world, guests=False)
    halves = {gap.subject_ids[0][:2] + gap.subject_ids[1][:2] for gap in made.gaps("G13") if gap.tier == 0}
    assert halves <= {f"t{town}t{town}" for town in range(6)}
    tested = backtest(made.analysis())
    assert tested.result("model").near.auc is not None


def test_near_pairs_have_a_partner_in_common_and_are_open(world):
    """What is drawn as near is what brute force finds, and all of it where enough is asked for."""
    run = run_of(towns(world))
    split = hide(run.today, run.nodes, kind="date", share=0.3, seed=0)
    rules = run.nodes.rules(run.today.all_ties)
    matrix = split.train.adjacency.toarray()
    common = matrix @ matrix
    open_pairs = {
        (a, b)
        for a in range(len(common))
        for b in range(a + 1, len(common))
        if common[a, b] > 0 and rules.admit(np.array([a]), np.array([b]))[0]
    }
    every = draw_near(rules, split.train, 2 * len(open_pairs), np.random.default_rng(0))
    assert {tuple(pair) for pair in every.tolist()} == open_pairs
    some = draw_near(rules, split.train, 50, np.random.default_rng(0))
    assert len(some) <= 50 and {tuple(pair) for pair in some.tolist()} < open_pairs


def test_recent_partners_weigh_more(world):
    """Of two equal projects the newer counts for more; of two of one year the smaller."""
    made = world().orgs("校", "a").orgs("企", "b").orgs("研", "c", "d", "e")
    made.things("Project", "old", "new", "big")
    made.share("old", "a", "b", since="2016").share("new", "a", "c", since="2020")
    made.share("big", "a", "d", "e", since="2020")
    network = run_of(made).network()
    weight = dict(zip(network.uids, network.weighted[0].toarray()[0], strict=True))
    assert weight["b"] == pytest.approx(weight["c"] / 4, rel=0.01)  # four years, two half-lives
    assert weight["d"] == pytest.approx(weight["c"] / 2)


def test_ranks_are_those_of_scipy_without_loading_its_statistics():
    """Many equal scores, as a count of partners has them; scipy.stats would take seconds to load."""
    from scipy.stats import rankdata

    scores = np.random.default_rng(5).integers(0, 9, 500) / 3
    assert average_ranks(scores).tolist() == rankdata(scores).tolist()
    script = (
        "import sys, numpy as np; from jjgraph.analysis.prediction.measures import auc;"
        "auc(np.array([1.0, 2.0]), np.array([True, False])); print('scipy.stats' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
