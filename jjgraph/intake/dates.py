"""Dates as people and Excel write them: what is wrong with one, and how to write it instead."""

import re

from jjgraph.bilingual import Bilingual
from jjgraph.model.dates import is_partial_date
from jjgraph.model.identifiers import shortened

FORMS = Bilingual("请写成 2023、2023-05 或 2023-05-18", "write 2023, 2023-05 or 2023-05-18")
_SERIALS = range(20_000, 80_000)  # 1954 to 2119: beyond them five digits are hardly a day
_MONTHS = 12
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})?")
_SPELT = re.compile(
    r"(\d{4})\s*(?:[-/.年]\s*(?:(\d{1,2})\s*(?:[-/.月]\s*(?:(\d{1,2})\s*[日号]?)?)?)?)?"
    r"(?:[ T]+\d{1,2}:\d{2}(?::\d{2})?)?"
)


def explain_date(text: str) -> tuple[Bilingual, Bilingual]:
    """Say why *text* is no date, and how to write the one that is meant.

    Returns
    -------
    tuple of Bilingual
        Reason and advice. Where nothing can be made out, the advice lists the forms of a date.

    Examples
    --------
    >>> explain_date("2023年5月")[1].zh, explain_date("2023/5/1")[1].zh, explain_date("45000")[1].en
    ('请写成 2023-05', '请写成 2023-05-01', "write 2023-03-15 (what Excel's serial number stands for)")
    >>> explain_date("2023-13-01")[0]
    Bilingual(zh='“2023-13-01”不是日期：没有第13月', en="'2023-13-01' is no date: there is no month 13")
    """
    shown = shortened(text)
    reason = Bilingual(f"“{shown}”不是日期", f"{shown!r} is no date")
    if re.fullmatch(r"\d{5}", text) and int(text) in _SERIALS:
        day = _day_of_serial(int(text))
        return reason, Bilingual(
            f"请写成 {day}（Excel 序列日期）", f"write {day} (what Excel's serial number stands for)"
        )
    found = _COMPACT.fullmatch(text) or _SPELT.fullmatch(text)
    if not found:
        return reason, FORMS
    year, month, day = found.groups()
    if month and not 1 <= int(month) <= _MONTHS:
        missing = Bilingual(f"没有第{int(month)}月", f"there is no month {int(month)}")
    elif day and not is_partial_date(meant := _iso(year, month, day)):
        missing = Bilingual(f"没有 {meant} 这一天", f"there is no day {meant}")
    elif is_partial_date(meant := _iso(year, month, day)):
        return reason, Bilingual(f"请写成 {meant}", f"write {meant}")
    else:
        return reason, FORMS
    return Bilingual(f"{reason.zh}：{missing.zh}", f"{reason.en}: {missing.en}"), FORMS


def _day_of_serial(serial: int) -> str:
    from openpyxl.utils.datetime import from_excel

    return f"{from_excel(serial):%Y-%m-%d}"


def _iso(*parts: str | None) -> str:
    return "-".join(part.zfill(2) for part in parts if part)
