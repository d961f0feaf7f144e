"""Claims fold into ties and descriptions into entities; the view decides what counts."""

from dataclasses import replace
from datetime import date

import pytest

from jjgraph.model.aggregation import aggregate_entities, aggregate_ties
from jjgraph.model.bounds import LOWER, SIGNS, UPPER
from jjgraph.model.dates import first_day, last_day
from jjgraph.model.records import ASPECTS, RECORD_TYPES, Claim, Dataset, Description, Source, Tie
from jjgraph.model.schema import builtin_schema
from jjgraph.model.value_words import ASPECT, BOUND, BOUND_SIGN, RECORDS
from jjgraph.model.view import View, apply_view, count_view

SCHEMA = builtin_schema()
KINDS = {"a": "University", "b": "Enterprise", "x": "IndustryCollege", "c": "Consortium"}
DAY = date(2024, 6, 1)


def claim(uid: str, **changes: object) -> Claim:
    given = Claim(
        uid=uid, name=uid, dataset="d", subject_uid="a", relation="SIGNED_WITH", object_uid="b", level=1
    )
    return replace(given, **changes)  # type: ignore[arg-type]


def source(uid: str, published: str) -> Source:
    return Source(uid=uid, name=uid, dataset="d", reliability="press", level=1, published=published)


def fold(*claims: Claim, sources: tuple[Source, ...] = ()) -> list[Tie]:
    return aggregate_ties(claims, {item.uid: item for item in sources}, KINDS, SCHEMA, DAY)


def test_claims_of_one_tie_fold_into_one() -> None:
    """Two claims make one tie that lists both, counts distinct sources and keeps the highest levels."""
    (tie,) = fold(
        claim("c2", source_uid="s1"),
        claim("c1", source_uid="s2", level=3),
        claim("c3", source_uid="s2", certainty="inferred", level=2),
    )
    assert tie.claim_ids == ("c1", "c2", "c3")
    assert (tie.sources, tie.stated_level, tie.inferred_level) == (2, 3, 2)
    assert (tie.key, tie.strength) == ("d/a/SIGNED_WITH/b", "strong")


def test_best_claim_gives_role_and_dates() -> None:
    """Stated comes before inferred, then the level, then the newer source, then the uid."""
    old, new = source("old", "2020"), source("new", "2023-05")
    ranked = [
        claim("c9", role="stated, high", level=2),
        claim("c8", role="stated, newer", source_uid="new"),
        claim("c7", role="stated, older", source_uid="old"),
        claim("c1", role="undated"),
        claim("c0", role="inferred", certainty="inferred", level=3),
    ]
    for start in range(len(ranked)):
        (tie,) = fold(*reversed(ranked[start:]), sources=(old, new))
        assert tie.role == ranked[start].role


def test_second_tie_of_the_same_type_stays_apart() -> None:
    """A column `tie` names a distinct tie; without it the claims would fold."""
    assert [tie.key for tie in fold(claim("c1"), claim("c2", tie="lab"))] == [
        "d/a/SIGNED_WITH/b",
        "d/a/SIGNED_WITH/b/lab",
    ]


def test_members_of_groups_make_no_tie() -> None:
    """A claim about a declared group is no relationship between entities."""
    assert fold(claim("c1", relation="MEMBER_OF_GROUP", object_uid="d/g-x")) == []


@pytest.mark.parametrize(
    ("since", "until", "status", "expected", "active"),
    [
        ("2023", "", "", "active", True),
        ("", "2024-05", "", "ended", False),
        ("", "2024-06-01", "", "active", True),  # the last day still counts
        ("2024-07", "", "", "active", False),  # not begun
        ("2023", "", "planned", "planned", False),
        ("2023", "", "ended", "ended", False),
        ("2023", "2024-12", "ended", "ended", True),  # it ended later than the day asked for
        ("", "", "", "active", True),  # undated
    ],
)
def test_status_and_activity(since: str, until: str, status: str, expected: str, active: bool) -> None:
    """A tie is active from its first possible day to its last, unless it is planned or has ended."""
    (tie,) = fold(claim("c1", since=since, until=until, status=status))
    assert (tie.status, tie.active_at(DAY)) == (expected, active)


def test_share_needs_a_shared_object() -> None:
    """CO_BUILDS gives a share in a college, not in a consortium."""
    college, consortium = fold(
        claim("c1", relation="CO_BUILDS", object_uid="x"), claim("c2", relation="FOUNDED", object_uid="c")
    )
    assert college.share and not consortium.share


def test_first_data_set_by_name_describes() -> None:
    """Where two data sets describe a uid, the first by name gives the properties and both are listed."""

    def described(dataset: str, name: str) -> Description:
        return Description(
            uid=f"{dataset}/d-a",
            name=name,
            dataset=dataset,
            subject_uid="a",
            kind="University",
            source_uid=f"{dataset}/s-1",
        )

    (entity,) = aggregate_entities([described("z", "late"), described("b", "early")], SCHEMA)
    assert (entity.name, entity.datasets, entity.source_uids) == ("early", ("b", "z"), ("b/s-1", "z/s-1"))
    assert entity.parties == ("校",)


def test_party_of_the_kind_can_be_overridden_but_only_for_organisations() -> None:
    """A row's own parties win for an organisation; a person or a consortium is never a party."""

    def parties(kind: str) -> tuple[str, ...]:
        row = Description(
            uid="d/d-a", name="a", dataset="d", subject_uid="a", kind=kind, parties=("校", "研")
        )
        return aggregate_entities([row], SCHEMA)[0].parties

    assert parties("University") == ("校", "研")
    assert parties("Person") == parties("Consortium") == ()


def test_view_admits_by_level_and_certainty() -> None:
    """The default view holds stated claims of press level and better; inferred ones only on request."""
    ties = {
        tie.object_uid: tie
        for tie in fold(
            claim("c1"),
            claim("c2", object_uid="x", relation="CO_BUILDS", level=0),
            claim("c3", object_uid="c", relation="LEADS", certainty="inferred", level=3),
        )
    }
    entities = aggregate_entities(
        [Description(uid=f"d/d-{u}", name=u, dataset="d", subject_uid=u, kind=k) for u, k in KINDS.items()],
        SCHEMA,
    )
    full = Dataset(entities=tuple(entities), ties=tuple(ties.values()))
    shown = apply_view(full, View())
    assert [tie.object_uid for tie in shown.ties] == ["b"]
    assert [entity.uid for entity in shown.entities] == ["a", "b"]
    counts = count_view(full, shown)
    assert (counts.ties_shown, counts.ties_hidden, counts.entities_hidden) == (1, 2, 2)
    assert len(apply_view(full, View.of("press", inferred=True)).ties) == 2
    assert len(apply_view(full, View.of("low")).ties) == 2
    assert len(apply_view(full, View.of("low", inferred=True)).ties) == 3


def test_entity_shows_by_its_own_source() -> None:
    """A thing without a tie in view shows where its own source is in view, and only there."""
    good, low = replace(source("d/s-good", ""), level=1), replace(source("d/s-low", ""), level=0)
    rows = [
        Description(uid=f"d/d-{u}", name=u, dataset="d", subject_uid=u, kind="Place", source_uid=s)
        for u, s in (("p", "d/s-good"), ("q", "d/s-low"))
    ]
    full = Dataset(sources=(good, low), entities=tuple(aggregate_entities(rows, SCHEMA)))
    assert [entity.uid for entity in apply_view(full, View()).entities] == ["p"]


def test_as_of_is_the_newest_day_of_the_data_and_not_ahead_of_it() -> None:
    """A source of the year 2024 counts as its first day; without any date there is the earliest one."""
    sources = (source("s", "2024"), source("t", "2023-11-05"), source("slip", "2099"))
    rows = tuple(
        Description(uid=f"d/d-{s}", name=s, dataset="d", subject_uid=s, kind="Place", source_uid=s)
        for s in ("s", "t")  # nothing rests on the third, whose year is a slip
    )
    assert Dataset(sources=sources, descriptions=rows).as_of() == date(2024, 1, 1)
    assert Dataset().as_of() == date.min


@pytest.mark.parametrize(
    "text", ["2023-13", "2023-00", "2023-02-30", "2023-05-00", "23", "2023/05", "2023-5", " 2023", ""]
)
def test_what_is_no_date_is_refused(text: str) -> None:
    """Partial dates have one form, and name a day of the calendar."""
    with pytest.raises(ValueError, match=r".+"):
        first_day(text)
    with pytest.raises(ValueError, match=r".+"):
        last_day(text)


def test_an_index_never_outlives_the_rows_it_was_made_of() -> None:
    """A data set with other rows has another index, whoever made it and however often the old one was asked."""
    old = Dataset(sources=(Source(uid="d/s-a", name="甲", dataset="d", reliability="press", level=1),))
    assert list(old.source) == ["d/s-a"]
    new = replace(old, sources=(Source(uid="d/s-b", name="乙", dataset="d", reliability="press", level=1),))
    assert list(new.source) == ["d/s-b"] and list(old.source) == ["d/s-a"]


def test_every_kind_of_record_and_aspect_has_words() -> None:
    """A new record or aspect without words is noticed here, not by whoever loads or reads it."""
    assert list(RECORDS) == [record_type.LABEL for record_type in RECORD_TYPES]
    assert tuple(ASPECT) == ASPECTS and set(BOUND) == set(BOUND_SIGN) == set(SIGNS) == LOWER | UPPER | {
        "approx"
    }
