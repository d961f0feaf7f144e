"""Amounts as people type them: 万 and 亿, units, about and at least; the unit of the heading where the cell has none."""

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from jjgraph.bilingual import Bilingual
from jjgraph.intake.numbers import PERCENT, explain_number, parse_number
from jjgraph.intake.office.chinese_digits import with_digits
from jjgraph.intake.office.unclear import CACHED, Unclear, unclear
from jjgraph.intake.parsing import half_width
from jjgraph.model.identifiers import shortened


def _by_word(groups: dict[str, str]) -> dict[str, str]:
    """Return the meaning of each word, where *groups* lists the words of a meaning."""
    return {word: meaning for meaning, words in groups.items() for word in words.split()}


_FACTORS = {"": 0, "十": 1, "百": 2, "千": 3, "万": 4, "十万": 5, "百万": 6, "千万": 7, "亿": 8} | {
    "十亿": 9,
    "百亿": 10,
    "千亿": 11,
    "万亿": 12,
}
_BEFORE = _by_word(
    {
        "ge": "不少于 不低于 至少 ≥ >=",
        "gt": "超过 超 逾 大于 多于 高于 >",
        "le": "不超过 不多于 不高于 至多 最多 ≤ <=",
        "lt": "不足 不到 少于 低于 小于 <",
        "approx": "大约 大概 约 近 ~",
    }
)
_AFTER = _by_word({"gt": "余 多", "ge": "以上 及以上 +", "le": "以下 以内", "approx": "左右 上下"})
_SAME = (
    "人次",
    "门",
    "本",
    "种",
    "部",
    "册",
    "个",
    "项",
    "家",
    "所",
    "件",
    "台",
    "套",
    "亩",
    "平方米",
    "次",
    "期",
    "年",
)
_UNITS = {
    **_by_word(
        {
            "元": "元 人民币 元人民币 块 ¥ rmb cny",
            "美元": "美元 usd $",
            "欧元": "欧元 eur",
            "人": "人 名 位",
            PERCENT: PERCENT,
        }
    ),
    **{unit: unit for unit in _SAME},
}
# What counts the same things: people and 名, kinds of books and 本.
_ALIKE = (
    {"人", "个"},
    {"种", "本", "部", "册", "门", "个", "项"},
    {"家", "个", "所"},
    {"台", "套", "件", "个"},
)


def _any(words: dict[str, str] | dict[str, int]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True) if word)


_AMOUNT = re.compile(
    rf"(?P<before>{_any(_BEFORE)})?(?P<sign>[¥$]|人民币)?(?P<number>[+-]?[\d.,]+)(?P<early>[余多+])?"
    rf"(?P<factor>{_any(_FACTORS)})?(?P<middle>[余多+])?(?P<unit>{_any(_UNITS)})?(?P<after>{_any(_AFTER)})?",
    re.IGNORECASE,
)
_HEADER_UNIT = re.compile(rf"(?P<factor>{_any(_FACTORS)})?(?P<unit>{_any(_UNITS)})?", re.IGNORECASE)
_BLANK = re.compile(r"(?<!\d)\s+|\s+(?!\d)")  # one between digits could part two numbers
_UNIT_IN_BRACKETS = re.compile(rf"\(((?:{_any(_FACTORS)})?(?:{_any(_UNITS)})?)\)$", re.IGNORECASE)
_RANGE = re.compile(r"[\d.,]+\D{0,3}[-~至到][\d.,]+\D{0,3}")
_FORMS = Bilingual("请写数字，如 1200、约200、0.5亿", "write a number, such as 1200, 约200 or 0.5亿")


class Amount(NamedTuple):
    """A number with its meaning.

    ``value`` is in ``unit`` itself: 0.5亿元 is 50,000,000 元. ``bound`` is one of `jjgraph.model.bounds`. ``conflict`` is
    "" or says that the cell has another unit than its heading; that of the cell counts.
    """

    value: float
    bound: str
    unit: str
    written: str
    conflict: Bilingual = Bilingual("")


@lru_cache(maxsize=CACHED)
def read_amount(text: str, heading_unit: str = "", usual_unit: str = "") -> Amount | Unclear:
    """Return the amount that *text* says, or why it cannot be known.

    Parameters
    ----------
    text : str
        A cell.
    heading_unit : str
        The unit in the heading, such as 万元: it holds where the cell has neither a factor nor a unit.
    usual_unit : str
        The unit of the figure, where neither the heading nor the cell has one.

    Examples
    --------
    >>> [read_amount(text, "万元")[:3] for text in ("500", "0.5亿", "1,200", "约200", "2亿元")]
    [(5000000.0, 'eq', '元'), (50000000.0, 'eq', '元'), (12000000.0, 'eq', '元'), (2000000.0, 'approx', '元'),
     (200000000.0, 'eq', '元')]
    >>> read_amount("1,5").advice.en
    'write 1.5, or 15, whichever is meant'
    """
    plain = _UNIT_IN_BRACKETS.sub(r"\1", _BLANK.sub("", half_width(text).strip()))
    match = _AMOUNT.fullmatch(plain) or _AMOUNT.fullmatch(with_digits(plain))
    if match is None:
        return _explained(text, plain)
    bounds = {_BEFORE.get(match["before"] or "", "")} | {
        _AFTER.get(match[part] or "", "") for part in ("early", "middle", "after")
    }
    bounds.discard("")
    try:
        number = parse_number(match["number"])
    except ValueError:
        reason, advice = explain_number(match["number"])
        return Unclear("unclear-number", reason, advice, tuple(re.findall(r"\d+(?:\.\d+)?", advice.en)))
    if len(bounds) > 1:
        why = Bilingual("的界限自相矛盾", "has two bounds that do not agree")
        return unclear("unclear-number", text, why, [], _FORMS)
    written = _Written(text, number.value, bounds.pop() if bounds else "eq", match)
    return _scaled(written, heading_unit, usual_unit)


class _Written(NamedTuple):
    text: str
    number: float
    bound: str
    match: re.Match[str]


def _scaled(written: _Written, heading_unit: str, usual_unit: str) -> Amount | Unclear:
    """Give the number the factor and the unit of its cell, or else of its heading."""
    text, number, bound, match = written
    factor, unit = match["factor"] or "", _unit(match["unit"] or match["sign"] or "")
    head_factor, head_unit = _parts(heading_unit)
    if match["sign"] and head_factor and not factor and not match["unit"]:
        why = Bilingual(
            f"有货币符号，列头是{heading_unit}",
            f"has the sign of a currency, and its heading says {heading_unit}",
        )
        readings = [f"{match['number']}{heading_unit}", f"{match['number']}{head_unit}"]
        return unclear("unclear-number", text, why, readings, _FORMS)
    known_unit = head_unit or usual_unit
    if unit and known_unit and not _are_alike(unit, known_unit):
        why = Bilingual(
            f"的单位与这一列的 {heading_unit or usual_unit} 不同",
            f"has another unit than {heading_unit or usual_unit} of its column",
        )
        return unclear(
            "unit-differs", text, why, [], Bilingual("请核对，改正其中一个", "check them and correct one")
        )
    bare = not factor and not unit
    shift = _FACTORS[head_factor if bare else factor]
    value = float(Decimal(repr(number)).scaleb(shift))
    conflict = Bilingual("")
    if not bare and head_factor and factor != head_factor:
        shown = shortened(text)
        conflict = Bilingual(
            f"列头的单位是{heading_unit}，这一格写的是“{shown}”，按格中的单位读",
            f"the heading says {heading_unit}, the cell {shown!r}: the cell's own unit was read",
        )
    return Amount(value, bound, unit or known_unit, text, conflict)


def _unit(word: str) -> str:
    return _UNITS.get(word.casefold(), word)


def _parts(heading_unit: str) -> tuple[str, str]:
    match = _HEADER_UNIT.fullmatch(half_width(heading_unit))
    return (match["factor"] or "", _unit(match["unit"] or "")) if match else ("", _unit(heading_unit))


def _are_alike(one: str, other: str) -> bool:
    return one == other or any({one, other} <= alike for alike in _ALIKE)


def _explained(text: str, plain: str) -> Unclear:
    if _RANGE.fullmatch(plain):
        why = Bilingual("是一个范围，不是一个数", "is a range, not a number")
        ends = re.findall(r"[\d.,]+", plain)
        return unclear("unclear-number", text, why, [f"不少于{ends[0]}", f"不超过{ends[-1]}"], _FORMS)
    reason, advice = explain_number(text)
    return Unclear("unclear-number", reason, advice)
