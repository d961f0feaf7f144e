"""What can be loaded but can hardly be meant is said: dates ahead of the data, things without names."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from jjgraph.model.issues import Issue
from jjgraph.services.datasets import check
from tests.paths import HARBOUR, JINJIANG, XIKOU
from tests.unit.intake.test_validation import append

TIE = "col-maas,SIGNED_WITH,tank,{since},,{status},,,,minutes-2024,{locator},,{confidence},,"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a copy of the harbour data set (retrieved on 2025-06-30) that a test may spoil."""
    return Path(shutil.copytree(HARBOUR, tmp_path / "harbour"))


def tie(*, since: str = "", status: str = "", locator: str = "", confidence: str = "stated") -> str:
    """Return a row of relationships.csv."""
    return TIE.format(since=since, status=status, locator=locator, confidence=confidence)


def found(folder: Path, code: str, *, today: date | None = None) -> list[Issue]:
    """Return the issues of one code."""
    return [issue for issue in check(folder, today=today).report.issues if issue.code == code]


@pytest.mark.parametrize("data", [JINJIANG, XIKOU])
def test_the_data_that_ship_are_passed(data: Path) -> None:
    """No rule finds anything in them, with every warning an error."""
    assert check(data, strict=True, today=date(2026, 11, 24)).report.issues == []


def test_source_after_the_retrieval_is_an_error(folder: Path) -> None:
    """One mistyped year would move as-of; of partial dates the first possible day counts."""
    append(
        folder,
        "sources.csv",
        *(
            f"s{n},S,original,X,,{day},press,"
            for n, day in enumerate(("2025-06-30", "2025", "2025-07", "2099"))
        ),
    )
    issues = found(folder, "published-after-retrieved")
    assert [(i.row, i.column, i.warning) for i in issues] == [
        (7, "published", False),
        (8, "published", False),
    ]
    assert "2099" in issues[1].reason.zh and "2025-06-30" in issues[1].reason.en
    assert check(folder).dataset is None


def test_month_of_retrieval_ends_with_its_last_day(folder: Path) -> None:
    """Retrieved in 2025-06 may be the 30th: a source of that day is not after it."""
    text = (folder / "dataset.toml").read_text("utf-8").replace("2025-06-30", "2025-06")
    (folder / "dataset.toml").write_text(text, "utf-8")
    append(folder, "sources.csv", "s1,S,original,X,,2025-06-30,press,", "s2,S,original,X,,2025-07,press,")
    assert [i.row for i in found(folder, "published-after-retrieved")] == [6]


def test_without_a_retrieval_today_bounds_the_dates(folder: Path) -> None:
    """Then it is a warning, for data must not become wrong by the clock alone; without a clock nothing is said."""
    (folder / "dataset.toml").write_text('name = "harbour"\n', "utf-8")
    append(folder, "sources.csv", "s1,S,original,X,,2099,press,")
    (issue,) = found(folder, "published-after-retrieved", today=date(2026, 1, 1))
    assert issue.warning and "2026-01-01" in issue.reason.zh
    assert not found(folder, "published-after-retrieved")


def test_beginning_after_the_retrieval_is_a_warning_unless_planned(folder: Path) -> None:
    """What is yet to begin says so in its status."""
    append(
        folder, "relationships.csv", tie(since="2099"), tie(since="2026", status="planned"), tie(since="2025")
    )
    (issue,) = found(folder, "since-after-retrieved")
    assert (issue.row, issue.column, issue.warning) == (18, "since", True)


def test_thing_without_a_name_is_a_warning(folder: Path) -> None:
    """A Chinese or an English name suffices."""
    append(folder, "entities.csv", "x,University,,,,,,,minutes-2024,,")
    (issue,) = found(folder, "no-name")
    assert (issue.row, issue.warning) == (12, True) and "x" in issue.reason.en


def test_tie_with_oneself_is_a_warning(folder: Path) -> None:
    """Most likely one of the ends is a slip."""
    append(folder, "relationships.csv", "tank,SIGNED_WITH,tank,,,,,,,minutes-2024,p. 1,,stated,,")
    assert [(i.row, i.column, i.warning) for i in found(folder, "tie-with-oneself")] == [
        (18, "object_id", True)
    ]


@pytest.mark.parametrize("locator", ["同上", "同前。", "〃", "ibid.", "Same as above"])
def test_place_as_above_is_a_warning(folder: Path, locator: str) -> None:
    """It depends on the order of the rows, which no store keeps."""
    append(folder, "relationships.csv", tie(locator="p. 3"), tie(locator=locator))
    assert [(i.row, i.column, i.warning) for i in found(folder, "as-above")] == [(19, "locator", True)]


def test_inferred_claim_may_point_above_within_one_source(folder: Path) -> None:
    """Its statement says what it rests on; below another source, or below no place, it is warned of as well."""
    append(
        folder,
        "relationships.csv",
        tie(locator="p. 3"),
        tie(locator="同上", confidence="inferred"),
        tie(locator="同上", confidence="inferred"),  # and one below it
        tie(locator=""),
        tie(locator="同上", confidence="inferred"),  # 22: there is no place above
        tie(locator="p. 3").replace("minutes-2024", "register"),
        tie(locator="同上", confidence="inferred"),  # 24: another source
    )
    (issue,) = found(folder, "as-above")
    assert issue.row == 22 and "2 places: rows 22, 24" in issue.reason.en


def test_unused_source_is_a_warning_where_all_is_known(folder: Path) -> None:
    """A source that no row cites is named; where a file could not be read it may be cited there."""
    append(folder, "sources.csv", "spare,S,original,X,,2024,press,")
    assert [(i.row, i.warning) for i in found(folder, "unused-source")] == [(5, True)]
    file = folder / "relationships.csv"
    file.write_text(file.read_text("utf-8").replace("source_id", "sauce", 1), "utf-8")
    assert not found(folder, "unused-source")
