"""Partial dates: a year, a month or a day, kept as written, with the days they can mean."""

import re
from calendar import monthrange
from datetime import date

_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def _parts(text: str) -> tuple[int, int | None, int | None]:
    match = _PARTIAL.fullmatch(text)
    if match is None:
        raise ValueError(f"not a date: {text!r}")
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None  # the pattern always has a year
    return year, month, day


def first_day(text: str) -> date:
    """Return the first day that a partial date can mean.

    Parameters
    ----------
    text : str
        ``2023``, ``2023-05`` or ``2023-05-18``.

    Raises
    ------
    ValueError
        If *text* has another form or names no day of the calendar.

    Examples
    --------
    >>> first_day("2023-05")
    datetime.date(2023, 5, 1)
    """
    year, month, day = _parts(text)
    return date(year, 1 if month is None else month, 1 if day is None else day)


def last_day(text: str) -> date:
    """Return the last day that a partial date can mean.

    Raises
    ------
    ValueError
        If *text* has another form or names no day of the calendar.

    Examples
    --------
    >>> last_day("2024-02"), last_day("2023")
    (datetime.date(2024, 2, 29), datetime.date(2023, 12, 31))
    """
    year, month, day = _parts(text)
    if month is None:
        return date(year, 12, 31)
    if not 1 <= month <= 12:  # noqa: PLR2004 - monthrange raises another error for a month out of range
        raise ValueError(f"no such month: {text!r}")
    return date(year, month, monthrange(year, month)[1] if day is None else day)


def is_partial_date(text: str) -> bool:
    """Tell whether *text* is a year, month or day of the calendar.

    Examples
    --------
    >>> is_partial_date("2023-02-29"), is_partial_date("2024-02-29"), is_partial_date("2023年")
    (False, True, False)
    """
    try:
        first_day(text)
        last_day(text)
    except ValueError:
        return False
    return True


def months_later(day: date, months: int) -> date:
    """Return the same day so many months later; the last day of a shorter month.

    Examples
    --------
    >>> months_later(date(2023, 8, 31), 6)
    datetime.date(2024, 2, 29)
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def months_before(day: date, months: int) -> date:
    """Return the same day so many months earlier; the first day of the calendar where there is none.

    Examples
    --------
    >>> months_before(date(2024, 3, 31), 13), months_before(date(1, 1, 1), 12)
    (datetime.date(2023, 2, 28), datetime.date(1, 1, 1))
    """
    return months_later(day, -months) if day.year * 12 + day.month - months > 12 else date.min  # noqa: PLR2004
