"""Other cells of a list: yes and no, several names, what says that something is missing, codes with a check digit."""

import re
from collections.abc import Collection
from typing import NamedTuple

from jjgraph.bilingual import Bilingual
from jjgraph.intake.office.unclear import Unclear, unclear
from jjgraph.intake.parsing import half_width

MISSING: tuple[str, ...] = (
    *(
        "无",
        "空",
        "—",
        "——",
        "-",
        "--",
        "–",
        "/",
        "\\",
        "?",
        "…",
        "不详",
        "未知",
        "待定",
        "暂无",
        "待补充",
        "待填",
    ),
    *("na", "n/a", "#n/a", "nan", "null", "none", "nil", "tbd"),
)
_YES = frozenset(
    ["是", "有", "√", "✓", "✔", "☑", "○", "●", "◯", "〇", "y", "yes", "true", "1", "对", "已", "v"]
)
_NO = frozenset(["否", "无", "没有", "×", "✗", "✘", "☐", "☒", "n", "no", "false", "0", "未", "x"])
_AS_ABOVE = re.compile(r"同[上前]|〃|″|ditto|same as above", re.IGNORECASE)
_OPEN, _CLOSE = "（([【《〈", "）)]】》〉"
_SEPARATORS = "、，,；;／/|｜\n"
_LEGAL_FORM = re.compile(r"\s*(?:ltd|inc|llc|co|corp|limited|gmbh|s\.?a|plc|company)\b", re.IGNORECASE)
_CIRCLED = re.compile(r"\s*[①-⑳]\s*")
_FIRST = re.compile(r"[(（]?1[)）、.．](?!\d)\s*")
_TAIL = re.compile(r"等(?:\d+[家所个]?(?:单位|企业|院校)?|(?:单位|企业|院校))?$")
_ENDINGS = re.compile(r"(?:公司|学院|大学|学校|集团|中心|研究院|协会|商会|局|委|中专)$")
_ENDS_OF_NAMES = ("高等", "中等", "初等", "同等", "平等")  # where 等 is no "and others"
_CODE = re.compile(r"[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}")
_CODE_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CODE_LENGTH, _MODULUS = 18, 31


class Names(NamedTuple):
    """The names in a cell; ``more`` where it says that they are not all (等)."""

    names: tuple[str, ...]
    more: bool = False


def is_missing(text: str, markers: Collection[str] = MISSING) -> bool:
    """Tell whether a cell says that there is nothing.

    Examples
    --------
    >>> is_missing("N/A"), is_missing("　"), is_missing("无锡")
    (True, True, False)
    """
    plain = half_width(text).strip().casefold()
    return not plain or plain in markers or text.strip() in markers


def is_as_above(text: str) -> bool:
    """Tell whether a cell says that it holds what the one above holds.

    Examples
    --------
    >>> is_as_above("同上")
    True
    """
    return _AS_ABOVE.fullmatch(text.strip()) is not None


def read_flag(text: str) -> bool | Unclear:
    """Return whether a cell says yes or no.

    Examples
    --------
    >>> [read_flag(text) for text in ("√", "○", "是", "否", "×")]
    [True, True, True, False, False]
    """
    plain = half_width(text).strip().casefold()
    if plain in _YES or plain in _NO:
        return plain in _YES
    return unclear(
        "unclear-flag",
        text,
        Bilingual("不是“是”或“否”", "is neither yes nor no"),
        [],
        Bilingual("请写 是 或 否", "write 是 or 否"),
    )


def split_names(text: str) -> Names | Unclear:
    """Return the names in a cell, parted at 、 ， / ； and line ends, but never inside brackets.

    Examples
    --------
    >>> split_names("甲（中国、香港）有限公司、乙学院等").names
    ('甲（中国、香港）有限公司', '乙学院')
    >>> split_names("1.甲公司 2.乙公司").names, split_names("Alpha Co., Ltd").names
    (('甲公司', '乙公司'), ('Alpha Co., Ltd',))
    """
    names: list[str] = []
    for part in _numbered(text.strip()):
        found = _outside_brackets(part)
        if found is None:
            return unclear(
                "brackets",
                text,
                Bilingual("的括号不成对", "has brackets that are not paired"),
                [],
                Bilingual("请补全括号", "pair the brackets"),
            )
        names.extend(found)
    names = list(dict.fromkeys(name for name in (name.strip(" 。　\t\n") for name in names) if name))
    more = bool(names) and _TAIL.search(names[-1]) is not None and not names[-1].endswith(_ENDS_OF_NAMES)
    if more:
        names[-1] = _TAIL.sub("", names[-1]).strip()
    for name in names:
        if not any(map(str.isalpha, name)):
            why = Bilingual(f"中的“{name}”不像名称", f"holds {name!r}, which is hardly a name")
            return unclear(
                "no-names",
                text,
                why,
                [],
                Bilingual("请只写名称，用顿号分开", "write names alone, with 、 between"),
            )
        blanks = [part for part in name.split() if _ENDINGS.search(part)]
        if len(blanks) > 1:
            why = Bilingual("用空格隔开，不知是一个还是几个名称", "has blanks: one name or several?")
            return unclear(
                "names-and-blanks", text, why, ["、".join(name.split()), "".join(name.split())], Bilingual("")
            )
    return Names(tuple(name for name in names if name), more)


def _numbered(text: str) -> list[str]:
    """Return the parts of a text that counts them, 1. … 2. … or ① … ②, or the whole."""
    if _CIRCLED.match(text):
        return _CIRCLED.split(text)
    parts: list[str] = []
    if (first := _FIRST.match(text)) is not None:
        text = text[first.end() :]
        while (found := re.search(rf"(?<!\d)[(（]?{len(parts) + 2}[)）、.．](?!\d)\s*", text)) is not None:
            parts.append(text[: found.start()])
            text = text[found.end() :]
    return [*parts, text]


def _outside_brackets(text: str) -> list[str] | None:
    """Return *text* parted at separators outside brackets, or None where the brackets are not paired."""
    parts, depth = [""], 0
    for place, sign in enumerate(text):
        if sign in _OPEN:
            depth += 1
        elif sign in _CLOSE:
            depth -= 1
            if depth < 0:
                return None
        elif sign in _SEPARATORS and not depth and not (sign == "," and _LEGAL_FORM.match(text, place + 1)):
            parts.append("")
            continue
        parts[-1] += sign
    return None if depth else parts


def read_credit_code(text: str) -> str | Unclear:
    """Return the unified social credit code that *text* is (GB 32100-2015), or what is wrong with it.

    Its last sign follows from the others: the sum of their values times 3 to the power of their place, modulo 31.

    Examples
    --------
    The example code of a made-up body: the check digit is that of the standard's formula.

    >>> read_credit_code(" 91350582ma00000002")
    '91350582MA00000002'
    >>> read_credit_code("91350582MA0000000X").reason.en
    "the check digit of '91350582MA0000000X' is not right"
    """
    code = re.sub(r"[\s-]+", "", half_width(text)).upper()
    advice = Bilingual("请对照营业执照改正", "correct it by the licence")
    if len(code) != _CODE_LENGTH or not _CODE.fullmatch(code):
        why = Bilingual("不是 18 位的统一社会信用代码", "is no unified social credit code of 18 signs")
        return unclear("credit-code", text, why, [], advice)
    total = sum(_CODE_SIGNS.index(sign) * pow(3, place, _MODULUS) for place, sign in enumerate(code[:-1]))
    if _CODE_SIGNS[-total % _MODULUS] != code[-1]:
        reason = Bilingual(f"“{code}”的校验位不对", f"the check digit of {code!r} is not right")
        return Unclear("credit-code-digit", reason, advice)
    return code
