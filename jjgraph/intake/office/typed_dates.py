"""Dates and periods as people type them, each with the first and last day that it can mean."""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from jjgraph.bilingual import Bilingual
from jjgraph.intake.dates import FORMS, explain_date
from jjgraph.intake.office.chinese_digits import with_digits
from jjgraph.intake.office.unclear import CACHED, Unclear, unclear
from jjgraph.intake.parsing import half_width
from jjgraph.model.dates import first_day, is_partial_date, last_day

_YEARS = range(1900, 2100)
_SPELT = re.compile(
    r"(?P<year>\d{4})(?:年度?)?|(?P<year2>\d{4})(?:年|[-/.])(?P<month>\d{1,2})月?份?"
    r"|(?P<year3>\d{4})(?:年|[-/.])(?P<month3>\d{1,2})(?:月|[-/.])(?P<day>\d{1,2})[日号]?"
)
_COMPACT = re.compile(r"(?P<year>(?:19|20)\d{2})(?P<month>\d{2})(?P<day>\d{2})?")
_CLOCK = re.compile(r"(?<=\d)[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.0+)?)?$")
_ABOUT = re.compile(r"^(?:大约|大概|约|~)|(?:左右|前后|许)$")
_PART = re.compile(
    r"(?P<year>\d{4})年?(?P<part>年初|年中|年底|年末|初|中|底|末|上半年|下半年|第?[1-4]季度|[Qq][1-4])"
)
_THIRD = re.compile(r"(?P<month>\d{4}(?:年|[-/.])\d{1,2}月?)(?P<part>初|上旬|中旬|下旬|底|末)")
_SCHOOL_YEAR = re.compile(r"(?P<first>\d{4})[-~至/](?P<last>\d{4}|\d{2})学年度?")
_JOINT = re.compile(r"\s*(?:至|到|~|——?|–|--|\s-\s)\s*")
_HYPHEN = re.compile(r"-")
_ONGOING = {"至今", "今", "现在", "目前", "长期", "长期有效", "永久", "present", "now", "ongoing"}
_START = re.compile(r"^自?(?P<date>.+?)(?:起|开始|以来)$|^自(?P<other>.+)$")
_END = re.compile(r"^(?:截至|截止|至|到)(?P<date>.+)$|^(?P<other>.+?)(?:止|前|为止)$")
_ORDERS = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{1,2})")
_SHORT_YEAR = re.compile(r"(?P<year>\d{2})年(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})[日号])?")
_MONTHS_OF = {
    "初": (1, 3), "年初": (1, 3), "中": (5, 8), "年中": (5, 8), "底": (10, 12), "末": (10, 12), "年底": (10, 12),
    "年末": (10, 12), "上半年": (1, 6), "下半年": (7, 12), "1": (1, 3), "2": (4, 6), "3": (7, 9), "4": (10, 12),
}  # fmt: skip
_DAYS_OF = {
    "初": (1, 10),
    "上旬": (1, 10),
    "中旬": (11, 20),
    "下旬": (21, 31),
    "底": (21, 31),
    "末": (21, 31),
}
_SCHOOL_YEAR_BEGINS = (8, 9)  # August or September, and it ends in July or August


class TypedDate(NamedTuple):
    """A date as typed.

    ``value`` is the partial date (2023, 2023-05, 2023-05-18) that is as fine as the words allow; ``first`` and
    ``last`` are the days between which it lies, perhaps narrower than ``value`` (2024年初); ``about`` says that it
    is only about right; ``written`` is what stood there.
    """

    value: str
    first: date
    last: date
    about: bool
    written: str


class Period(NamedTuple):
    """When something began and ended; ``ongoing`` where it is said to last."""

    since: TypedDate | None
    until: TypedDate | None
    ongoing: bool = False


@lru_cache(maxsize=CACHED)
def read_date(text: str) -> TypedDate | Unclear:
    """Return the date that *text* says, or why it cannot be known.

    Examples
    --------
    >>> [read_date(text).value for text in ("2023年5月", "2023.5", "2023/5/1", "202309", "二〇二三年九月", "约2023年")]
    ['2023-05', '2023-05', '2023-05-01', '2023-09', '2023-09', '2023']
    >>> early = read_date("2024年初")
    >>> early.value, early.first, early.last
    ('2024', datetime.date(2024, 1, 1), datetime.date(2024, 3, 31))
    >>> read_date("03/04/05").readings
    ('2005-04-03', '2005-03-04', '2003-04-05')
    """
    plain = _plain(text)
    bare = _ABOUT.sub("", plain)
    if (value := _spelt(bare)) is not None:
        return TypedDate(value, first_day(value), last_day(value), bare != plain, text)
    if (narrow := _part_of_year(bare) or _part_of_month(bare)) is not None:
        value, first, last = narrow
        return TypedDate(value, first, last, True, text)
    return _explained(text, plain)


@lru_cache(maxsize=CACHED)
def read_period(text: str) -> Period | Unclear:
    """Return when something began and ended; a single date is its beginning.

    Examples
    --------
    >>> period = read_period("2022-2024")
    >>> period.since.value, period.until.value
    ('2022', '2024')
    >>> period = read_period("2023年5月至今")
    >>> period.since.value, period.until, period.ongoing
    ('2023-05', None, True)
    >>> year = read_period("2023-2024学年")
    >>> year.since.first, year.until.last
    (datetime.date(2023, 8, 1), datetime.date(2024, 8, 31))
    """
    plain = _plain(text)
    if plain in _ONGOING:
        return Period(None, None, True)
    if (school_year := _school_year(plain, text)) is not None:
        return school_year
    single = read_date(text)
    if isinstance(single, TypedDate):
        return Period(single, None)
    for left, right in _halves(plain):
        if (found := _both(left, right)) is not None:
            return found
    return _one_end(plain) or single


def _one_end(plain: str) -> Period | None:
    """Return the period of which *plain* says only that it began or ended on a day."""
    for pattern, begins in ((_START, True), (_END, False)):
        if (match := pattern.match(plain)) is not None:
            end = read_date(match["date"] or match["other"])
            if isinstance(end, TypedDate):
                return Period(end, None) if begins else Period(None, end)
    return None


def _plain(text: str) -> str:
    plain = with_digits(half_width(text).strip())
    plain = _CLOCK.sub("", plain)
    return re.sub(
        r"(?<=[年月])\s+|\s+(?=[年月日号])|(?<=\d)\s*([-/.])\s*(?=\d)", lambda found: found[1] or "", plain
    )


def _spelt(text: str) -> str | None:
    """Return the partial date that *text* spells, if it is one of the calendar."""
    if (match := _COMPACT.fullmatch(text)) is not None:
        parts = (match["year"], match["month"], match["day"])
    elif (match := _SPELT.fullmatch(text)) is not None:
        parts = (
            match["year"] or match["year2"] or match["year3"], match["month"] or match["month3"], match["day"]
        )  # fmt: skip
    else:
        return None
    value = "-".join(part.zfill(2) for part in parts if part)
    return value if is_partial_date(value) and int(parts[0]) in _YEARS else None


def _part_of_year(text: str) -> tuple[str, date, date] | None:
    match = _PART.fullmatch(text)
    if match is None or int(match["year"]) not in _YEARS:
        return None
    part = re.sub(r"[第季度Qq]", "", match["part"])
    first, last = _MONTHS_OF[part]
    year = match["year"]
    return year, first_day(f"{year}-{first:02}"), last_day(f"{year}-{last:02}")


def _part_of_month(text: str) -> tuple[str, date, date] | None:
    match = _THIRD.fullmatch(text)
    if match is None or (value := _spelt(match["month"])) is None:
        return None
    first, last = _DAYS_OF[match["part"]]
    return (
        value,
        first_day(value).replace(day=first),
        last_day(value).replace(day=min(last, last_day(value).day)),
    )


def _school_year(plain: str, text: str) -> Period | None:
    match = _SCHOOL_YEAR.fullmatch(plain)
    if match is None or int(match["first"]) not in _YEARS:
        return None
    first = int(match["first"])
    last = int(match["first"][: 4 - len(match["last"])] + match["last"])
    if last != first + 1:
        return None
    begins, ends = _SCHOOL_YEAR_BEGINS
    since = TypedDate(str(first), date(first, begins, 1), date(first, ends, 30), True, text)
    until = TypedDate(str(last), date(last, begins - 1, 1), date(last, ends - 1, 31), True, text)
    return Period(since, until)


def _halves(plain: str) -> Iterator[tuple[str, str]]:
    """Yield the ways in which *plain* can be two dates."""
    for joint in (_JOINT, _HYPHEN):
        for found in joint.finditer(plain):
            left, right = plain[: found.start()].strip(), plain[found.end() :].strip()
            if left and right:
                yield left, right


def _both(left: str, right: str) -> Period | None:
    since = read_date(re.sub("^自", "", left))
    if not isinstance(since, TypedDate):
        return None
    if right in _ONGOING:
        return Period(since, None, True)
    until = read_date(re.sub("止$", "", right))
    if isinstance(until, Unclear) and re.fullmatch(r"\d{1,2}月?", right) and since.value[4:5] == "-":
        return None  # 2023-05-07: a day, or two months
    if not isinstance(until, TypedDate) or until.last < since.first:
        return None
    if len(since.value) != len(until.value) and _HYPHEN.search(left):
        return None  # 2023-05-2024: where one ends and the other begins is not clear
    return Period(since, until)


def _explained(text: str, plain: str) -> Unclear:
    """Say why *text* is no date, with what it could mean."""
    why = Bilingual("的年月日次序不定", "gives day, month and year in an order that is not known")
    if (match := _ORDERS.fullmatch(plain)) is not None:
        return unclear("unclear-date", text, why, _orders(*match.groups()), FORMS)
    if (match := _SHORT_YEAR.fullmatch(plain)) is not None:
        value = _spelt(
            "-".join(part for part in (f"20{match['year']}", match["month"], match["day"]) if part)
        )
        why = Bilingual("的年份只有两位", "has a year of two digits")
        return unclear("unclear-date", text, why, [value] if value else [], FORMS)
    reason, advice = explain_date(plain)
    return Unclear("unclear-date", reason, advice)


def _orders(first: str, second: str, third: str) -> Iterator[str]:
    century = "" if len(third) == 4 else "20"  # noqa: PLR2004 - the digits of a year
    readings = [(century + third.zfill(2), second, first), (century + third.zfill(2), first, second)]
    if century:
        readings.append((f"20{first.zfill(2)}", second, third))
    for year, month, day in readings:
        if (value := _spelt(f"{year}-{month}-{day}")) is not None:
            yield value
