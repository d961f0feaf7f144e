"""What people type into cells is read exactly, or not at all."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jjgraph.intake.office.cells import read_flag, split_names
from jjgraph.intake.office.chinese_digits import with_digits
from jjgraph.intake.office.typed_dates import Period, TypedDate, read_date, read_period
from jjgraph.intake.office.typed_numbers import Amount, read_amount
from jjgraph.intake.office.unclear import Unclear
from jjgraph.intake.parsing import half_width
from jjgraph.model.dates import first_day, last_day


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2023", "2023"),
        ("2023年", "2023"),
        ("2023年度", "2023"),
        ("2023年5月", "2023-05"),
        ("2023年05月份", "2023-05"),
        ("2023 年 5 月", "2023-05"),
        ("2023.5", "2023-05"),
        ("2023.10", "2023-10"),
        ("2023/5", "2023-05"),
        ("2023-5", "2023-05"),
        ("202309", "2023-09"),
        ("20230518", "2023-05-18"),
        ("2023/5/1", "2023-05-01"),
        ("2023.05.18", "2023-05-18"),
        ("2023年5月18日", "2023-05-18"),
        ("2023年5月18号", "2023-05-18"),
        ("２０２３－０５－１８", "2023-05-18"),
        ("2023-05-18 00:00:00", "2023-05-18"),
        ("二〇二三年九月", "2023-09"),
        ("二零二三年十二月十八日", "2023-12-18"),
        ("二○二三年", "2023"),
        ("约2023年", "2023"),
        ("2023年左右", "2023"),
    ],
)
def test_dates_as_typed(text: str, value: str) -> None:
    """Each form gives the partial date that it says, as fine as it is, and the days it can mean."""
    found = read_date(text)
    assert isinstance(found, TypedDate)
    assert (found.value, found.first, found.last) == (value, first_day(value), last_day(value))
    assert found.about == ("约" in text or "左右" in text)


@pytest.mark.parametrize(
    ("text", "value", "first", "last"),
    [
        ("2024年初", "2024", date(2024, 1, 1), date(2024, 3, 31)),
        ("2024年底", "2024", date(2024, 10, 1), date(2024, 12, 31)),
        ("2024上半年", "2024", date(2024, 1, 1), date(2024, 6, 30)),
        ("2024年第三季度", "2024", date(2024, 7, 1), date(2024, 9, 30)),
        ("2024年2月下旬", "2024-02", date(2024, 2, 21), date(2024, 2, 29)),
    ],
)
def test_parts_of_a_year_are_ranges(text: str, value: str, first: date, last: date) -> None:
    """A part of a year keeps its narrower days, and its value claims no month."""
    found = read_date(text)
    assert isinstance(found, TypedDate)
    assert (found.value, found.first, found.last, found.about) == (value, first, last, True)


@pytest.mark.parametrize(
    ("text", "since", "until", "ongoing"),
    [
        ("2022-2024", "2022", "2024", False),
        ("2022—2024年", "2022", "2024", False),
        ("2023.9-2024.6", "2023-09", "2024-06", False),
        ("2023年5月至2024年6月", "2023-05", "2024-06", False),
        ("2023/5/1～2026/4/30", "2023-05-01", "2026-04-30", False),
        ("2023年5月至今", "2023-05", "", True),
        ("自2023年5月起", "2023-05", "", False),
        ("至今", "", "", True),
        ("截至2023年12月", "", "2023-12", False),
        ("2023年5月", "2023-05", "", False),
        ("2023-2024学年", "2023", "2024", False),
        ("2023-24学年", "2023", "2024", False),
    ],
)
def test_periods_as_typed(text: str, since: str, until: str, ongoing: bool) -> None:
    """A period gives its two ends, or the one that it says."""
    found = read_period(text)
    assert isinstance(found, Period)
    ends = [end.value if end else "" for end in (found.since, found.until)]
    assert ([*ends, found.ongoing]) == [since, until, ongoing]


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("03/04/05", {"2005-04-03", "2005-03-04", "2003-04-05"}),
        ("5/6/2023", {"2023-05-06", "2023-06-05"}),
        ("18/5/2023", {"2023-05-18"}),
        ("23年5月", {"2023-05"}),
        ("2023-13", set()),
        ("2023-02-29", set()),
        ("5月", set()),
        ("明年", set()),
        ("2024-2022", set()),
        ("2023-05-2024", set()),
        ("3年", set()),
    ],
)
def test_unclear_dates_name_their_readings(text: str, readings: set[str]) -> None:
    """What is not exactly understood is no date; the advice has all that it could mean."""
    found = read_period(text)
    assert isinstance(found, Unclear)
    assert set(found.readings) == readings
    assert all(reading in found.advice.zh for reading in readings)


@pytest.mark.parametrize(
    ("text", "heading", "value", "bound", "unit"),
    [
        ("500", "万元", 5_000_000, "eq", "元"),
        ("1,200", "万元", 12_000_000, "eq", "元"),
        ("0.5亿", "万元", 50_000_000, "eq", "元"),
        ("300万", "万元", 3_000_000, "eq", "元"),
        ("2亿元", "万元", 200_000_000, "eq", "元"),
        ("约200", "万元", 2_000_000, "approx", "元"),
        ("500（万元）", "万元", 5_000_000, "eq", "元"),
        ("人民币500万元", "", 5_000_000, "eq", "元"),
        ("300余人", "", 300, "gt", "人"),
        ("不少于300人", "", 300, "ge", "人"),
        ("200多万", "", 2_000_000, "gt", ""),
        ("超1000人", "", 1000, "gt", "人"),
        ("不足50", "人", 50, "lt", "人"),
        ("500万以上", "", 5_000_000, "ge", ""),
        ("１２００", "", 1200, "eq", ""),
        ("五十万", "", 500_000, "eq", ""),
        ("一百二十人", "", 120, "eq", "人"),
        ("45%", "", 45, "eq", "%"),
        ("0.1", "万元", 1000, "eq", "元"),
        ("-3.5", "", -3.5, "eq", ""),
    ],
)
def test_amounts_as_typed(text: str, heading: str, value: float, bound: str, unit: str) -> None:
    """The factor and the unit of the cell count; where it has none, those of the heading."""
    found = read_amount(text, heading)
    assert isinstance(found, Amount)
    assert (found.value, found.bound, found.unit) == (value, bound, unit)


def test_a_cell_against_its_heading_is_said() -> None:
    """Where both name a factor and they differ, that of the cell counts, and it is said."""
    for text, differs in [
        ("0.5亿", True),
        ("5000000元", True),
        ("300万", False),
        ("500", False),
        ("500万元", False),
    ]:
        found = read_amount(text, "万元")
        assert isinstance(found, Amount)
        assert bool(found.conflict.zh) == differs, text


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("1,5", {"1.5", "15"}),
        ("1,2,3", {"123"}),
        ("100-200", {"不少于100", "不超过200"}),
        ("¥500", {"500万元", "500元"}),
    ],
)
def test_unclear_amounts_name_their_readings(text: str, readings: set[str]) -> None:
    """No number is made of what has several."""
    found = read_amount(text, "万元")
    assert isinstance(found, Unclear)
    assert set(found.readings) == readings


@pytest.mark.parametrize(
    "text", ["12 345", "1.2.3", "约500以上", "近百", "1e5", "NaN", "inf", "--", "五五", "十百", "9" * 400]
)
def test_no_number_is_made_of_these(text: str) -> None:
    """Neither a blank between digits nor signs of no number are taken for one."""
    assert isinstance(read_amount(text), Unclear)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("甲学院、乙大学", ["甲学院", "乙大学"]),
        ("甲学院，乙大学；丙大学/丁大学\n戊大学", ["甲学院", "乙大学", "丙大学", "丁大学", "戊大学"]),
        ("甲（中国、香港）公司", ["甲（中国、香港）公司"]),
        ("甲(A/B)公司/乙公司", ["甲(A/B)公司", "乙公司"]),
        ("1.甲公司 2.乙公司", ["甲公司", "乙公司"]),
        ("1、甲公司\n2、乙公司", ["甲公司", "乙公司"]),
        ("1.甲公司2.乙公司", ["甲公司", "乙公司"]),
        ("①甲公司②乙公司", ["甲公司", "乙公司"]),
        ("Alpha Co., Ltd, Beta Inc", ["Alpha Co., Ltd", "Beta Inc"]),
        ("甲学院、甲学院", ["甲学院"]),
        ("甲学院等3家企业", ["甲学院"]),
        ("361度公司", ["361度公司"]),
        ("3.15集团", ["3.15集团"]),
    ],
)
def test_names_in_a_cell(text: str, names: list[str]) -> None:
    """Names are parted at the usual signs and at numbers before them, never within brackets."""
    found = split_names(text)
    assert not isinstance(found, Unclear)
    assert list(found.names) == names


@pytest.mark.parametrize("text", ["甲（学院", "甲）学院", "甲学院 乙大学", "3、甲公司"])
def test_names_that_are_not_clear(text: str) -> None:
    """Brackets that are not paired, and blanks between what could be names, are not guessed at."""
    assert isinstance(split_names(text), Unclear)


def test_flags() -> None:
    """Marks of yes and no in the forms that lists have; another word is neither."""
    assert all(read_flag(text) is True for text in ["是", "有", "√", "✓", "○", "●", "1", "Y", "〇"])
    assert all(read_flag(text) is False for text in ["否", "无", "×", "0", "N"])
    assert isinstance(read_flag("产业学院"), Unclear)


DATE_LIKE = st.text(st.sampled_from("0123456789年月日-/.~至今约初底上半学 〇二三十"), max_size=16)
NUMBER_LIKE = st.text(st.sampled_from("0123456789,.万亿千百元人%约超余不少于以上-+ ¥()"), max_size=14)


def _numbers(text: str) -> list[int]:
    return [int(run) for run in re.findall(r"\d+", with_digits(half_width(text)))]


@given(st.one_of(DATE_LIKE, st.text(max_size=12)))
def test_a_date_says_what_was_typed(text: str) -> None:
    """Whatever is returned has the digits that were typed, in their order; anything else is an issue, never an error."""
    found = read_period(text)
    if isinstance(found, Unclear):
        assert found.reason.zh
        return
    typed = "".join(re.findall(r"\d", with_digits(half_width(text)))).replace("0", "")
    ends = "".join(end.value for end in found[:2] if end)
    assert _is_within("".join(re.findall(r"\d", ends)).replace("0", ""), typed) or "学年" in text
    for end in filter(None, found[:2]):
        assert first_day(end.value) <= end.first <= end.last <= last_day(end.value)


def _is_within(part: str, whole: str) -> bool:
    signs = iter(whole)
    return all(sign in signs for sign in part)


@given(st.one_of(NUMBER_LIKE, st.text(max_size=12)), st.sampled_from(["", "万元", "人", "%"]))
def test_an_amount_says_what_was_typed(text: str, heading: str) -> None:
    """The digits of what is returned are those that were typed, but for factors of ten; anything else is an issue."""
    found = read_amount(text, heading)
    if isinstance(found, Unclear):
        assert found.reason.zh
        return
    typed = re.sub(r"[^\d.]", "", with_digits(half_width(text)))
    assert _significant(repr(found.value)) == _significant(typed)


def _significant(number: str) -> str:
    return re.sub(r"e.*", "", number).replace(".", "").replace("-", "").strip("0")


@given(
    st.integers(1900, 2099),
    st.integers(1, 12),
    st.integers(1, 28),
    st.sampled_from(["{}年{}月{}日", "{}/{}/{}", "{}.{}.{}", "{}-{}-{}"]),
)
def test_every_day_is_read_back(year: int, month: int, day: int, form: str) -> None:
    """A day typed in any of the forms is that day."""
    found = read_date(form.format(year, month, day))
    assert isinstance(found, TypedDate)
    assert found.value == f"{year}-{month:02}-{day:02}"


@given(
    st.lists(
        st.text(st.sampled_from("甲乙丙丁公司学院（）()·A1"), min_size=1, max_size=8), min_size=1, max_size=5
    ),
    st.sampled_from("、，；/"),
)
def test_names_are_neither_lost_nor_made(names: list[str], mark: str) -> None:
    """What is split has all the letters of the cell but the separators."""
    text = mark.join(names)
    found = split_names(text)
    if not isinstance(found, Unclear):
        kept = "".join(found.names)
        assert _is_within(kept, text)
        assert set(re.findall(r"[甲乙丙丁公司学院]", text)) == set(re.findall(r"[甲乙丙丁公司学院]", kept))
