"""The days that the dates of a record can mean: derived once, where rows become records, and stored beside the text.

A text compares as text: ``'2025-03' <= '2025'`` is false. What asks before or after asks these days.
"""

import re
from dataclasses import replace
from datetime import date
from typing import Any

from jjgraph.model.dates import first_day, is_partial_date, last_day
from jjgraph.model.records import Claim, Fact, Indicator, Record, Source, Statement

_DAY = r"\d{4}(?:-\d{2}){0,2}"
_PERIOD = re.compile(rf"({_DAY})(?:(?:至|-|–)({_DAY}))?")


def span(since: str, until: str) -> dict[str, date | None]:
    """Return the first day of *since* and the last of *until*; None for what is empty.

    Examples
    --------
    >>> span("2023-05", "")
    {'since_first': datetime.date(2023, 5, 1), 'until_last': None}
    """
    return {
        "since_first": first_day(since) if since else None,
        "until_last": last_day(until) if until else None,
    }


def period_span(period: str) -> dict[str, date | None]:
    """Return the first and the last day of a *period*: a date, or one date to another; None where it is neither.

    Examples
    --------
    >>> [str(day) for day in period_span("2024-05至2025-03").values()]
    ['2024-05-01', '2025-03-31']
    >>> period_span("三年内") == period_span("2024-13") == {"since_first": None, "until_last": None}
    True
    """
    match = _PERIOD.fullmatch(period)
    since, until = (match[1], match[2] or match[1]) if match else ("", "")
    return span(since, until) if is_partial_date(since) and is_partial_date(until) else span("", "")


def with_days(record: Record) -> Record:
    """Return *record* with the days that its dates can mean.

    Examples
    --------
    >>> source = Source(uid="s", name="报道", dataset="d", published="2024-03", reliability="press", level=1)
    >>> with_days(source).published_first
    datetime.date(2024, 3, 1)
    """
    days: dict[str, Any] = {}
    match record:
        case Claim() | Fact() | Statement():
            days = span(record.since, record.until)
        case Indicator():
            days = period_span(record.period)
        case Source():
            days = {"published_first": first_day(record.published) if record.published else None}
    return replace(record, **days) if any(days.values()) else record
