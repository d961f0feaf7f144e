"""The lists of January and February are read as they are."""

from collections import Counter
from datetime import date

import pytest

from jjgraph.intake.office.listed import ListReading, Partner
from jjgraph.intake.office.reading import read_list
from jjgraph.model.schema import builtin_schema
from tests.paths import ROOT

FOLDER = ROOT.parent / "shared" / "trials" / "office"
pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="the trials are not part of the checkout")


def _read(month: str) -> ListReading:
    return read_list([FOLDER / f"members-{month}.xlsx"], schema=builtin_schema())


@pytest.fixture(scope="module")
def january() -> ListReading:
    """What is read of the list of January."""
    return _read("january")


def test_all_members_in_their_groups(january: ListReading) -> None:
    """43 rows in three groups; title and total are passed over and said; nothing is asked, nothing is wrong."""
    assert Counter(row.memberships for row in january.rows) == {
        ("头部企业",): 23,
        ("院校",): 6,
        ("政府部门",): 14,
    }
    assert [(skipped.cell, skipped.reason.en) for skipped in january.skipped] == [
        ("A1", "a title"),
        ("A47", "a total"),
    ]
    assert (january.questions, [issue for issue in january.issues if not issue.warning]) == ((), [])


def test_kinds(january: ListReading) -> None:
    """The wide word 院校 becomes the kind that the name tells, and that is said."""
    kinds = Counter((row.kind, row.kind_guessed) for row in january.rows)
    assert kinds == {
        ("Enterprise", False): 23,
        ("GovernmentBody", False): 14,
        ("SecondaryVocationalSchool", True): 4,
        ("HigherVocationalCollege", True): 1,
        ("VocationalUniversity", True): 1,
    }


def test_contacts_are_private(january: ListReading) -> None:
    """Names of persons and telephone numbers stand under private alone."""
    assert all(set(row.private) == {"contact", "telephone"} for row in january.rows)
    assert not any("联系人" in str(row.properties) + str(row.notes) for row in january.rows)


def test_a_row_with_everything(january: ListReading) -> None:
    """The fifth member: two schools in a cell, a date that is a range, a number whose unit stands in the heading."""
    row = january.rows[4]
    assert row.place.cell("since") == "H8"
    assert [(partner.name, partner.what, partner.tie, partner.object_kind) for partner in row.partners] == [
        ("武汉纺织大学", "产业学院", "CO_BUILDS", "IndustryCollege"),
        ("东华大学", "产业学院", "CO_BUILDS", "IndustryCollege"),
    ]
    since = row.partners[0].period.since
    assert since is not None
    assert (since.value, since.first, since.last) == ("2024", date(2024, 1, 1), date(2024, 3, 31))
    [figure] = row.figures
    assert (figure.measure, figure.value, figure.unit, row.place.cell(figure.role)) == (
        "金额",
        500_000,
        "元",
        "I8",
    )


def test_dates_and_amounts_as_typed(january: ListReading) -> None:
    """Seven ways to type a date, five to type an amount."""
    dates = {
        partner.period.since.written: partner.period.since.value
        for row in january.rows
        for partner in row.partners
        if partner.period.since
    }
    assert dates == {
        "2023年5月": "2023-05",
        "2023.5": "2023-05",
        "2023-05-18": "2023-05-18",
        "2023-10-18": "2023-10-18",
        "2024年初": "2024",
        "二〇二三年九月": "2023-09",
        "2022/9/1": "2022-09-01",
    }
    amounts = {figure.written: (figure.value, figure.bound) for row in january.rows for figure in row.figures}
    assert amounts == {
        "500": (5e6, "eq"),
        "0.5亿": (5e7, "eq"),
        "1,200": (1.2e7, "eq"),
        "300万": (3e6, "eq"),
        "50": (5e5, "eq"),
        "约200": (2e6, "approx"),
        "2亿元": (2e8, "eq"),
    }


def test_the_issues_each_once(january: ListReading) -> None:
    """One cause, one message, with its cells: the unit of a cell against its heading, projects without a partner."""
    found = {(issue.code, issue.cells) for issue in january.issues}
    assert ("unit-conflict", ("I5", "I13", "I21")) in found
    assert ("no-partner", ("G12", "G17", "G22")) in found


def test_february_has_the_same_shape(january: ListReading) -> None:
    """One member fewer, one renamed, one date changed; nothing else differs."""
    february = _read("february")
    before, after = ({row.name: row for row in reading.rows} for reading in (january, february))
    assert set(before) - set(after) == {"七匹狼", "梅花伞业"}
    assert set(after) - set(before) == {"福建七匹狼实业股份有限公司"}

    def said(name: str, rows: dict) -> object:  # type: ignore[type-arg]
        row = rows[name]
        partners: tuple[Partner, ...] = row.partners
        return row.kind, row.memberships, partners, row.period, [figure.value for figure in row.figures]

    changed = [name for name in before if name in after and said(name, before) != said(name, after)]
    assert changed == ["三六一度（中国）有限公司"]
