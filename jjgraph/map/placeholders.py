"""Figures that a story tells: each is looked up in the data when the map is made, so that no text goes stale.

In a text, ``{declared:departments}`` stands for what the data declare, and so on for the words of `FACTS`.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from jjgraph.analysis.context import Analysis
from jjgraph.analysis.gaps import GAP_KINDS
from jjgraph.analysis.gaps.assessability import GroupCoverage, group_coverages, total_lists
from jjgraph.bilingual import Bilingual
from jjgraph.errors import DataError
from jjgraph.model.records import Dataset, Tie
from jjgraph.model.value_words import BOUND

_PLACEHOLDER = re.compile(r"\{(\w+):([^{}]*)\}")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_TIE_PARTS = 3  # subject, type, object


@dataclass(frozen=True)
class Facts:
    """What stories may tell of: everything known, and the data of the map made from it."""

    analysis: Analysis
    payload: Mapping[str, Any]

    @property
    def full(self) -> Dataset:
        """Everything known, in view or not."""
        return self.analysis.full

    @cached_property
    def coverages(self) -> list[GroupCoverage]:
        """What is known of each declared group."""
        return group_coverages(self.full, self.analysis.schema, self.analysis.as_of)

    def tell(self, text: Bilingual) -> Bilingual:
        """Return *text* with its placeholders filled in both languages.

        Raises
        ------
        DataError
            If a placeholder has no value in the data, or more than one.
        """
        return Bilingual(self._told(text.zh, "zh"), self._told(text.en, "en"))

    def _told(self, text: str, lang: str) -> str:
        return _PLACEHOLDER.sub(lambda found: self._fact(*found.groups()).pick(lang), text)

    def _fact(self, word: str, about: str) -> Bilingual:
        if word not in FACTS:
            listed = "、".join(FACTS)
            raise DataError(
                Bilingual(f"不认识 {{{word}:}}，可用 {listed}", f"{{{word}:}} is none of {', '.join(FACTS)}")
            )
        return FACTS[word](self, about.strip())


def date_text(date: str) -> Bilingual:
    """Return a full or partial *date* in words.

    Examples
    --------
    >>> date_text("2023-06-02")
    Bilingual(zh='2023年6月2日', en='2 June 2023')
    >>> date_text("2015-08"), date_text("2023")
    (Bilingual(zh='2015年8月', en='August 2015'), Bilingual(zh='2023年', en='2023'))
    """
    year, *rest = date.split("-")
    numbers = [int(part) for part in rest]
    zh = f"{year}年" + "".join(f"{number}{unit}" for number, unit in zip(numbers, "月日", strict=False))
    en = " ".join([*map(str, numbers[1:]), *(_MONTHS[number - 1] for number in numbers[:1]), year])
    return Bilingual(zh, en)


def _number(value: float) -> str:
    return f"{value:,.10g}"


def _plain(value: float) -> Bilingual:
    return Bilingual(_number(value), _number(value))


def _each(texts: Iterable[Bilingual]) -> Bilingual:
    listed = list(dict.fromkeys(texts))
    return Bilingual("、".join(text.zh for text in listed), ", ".join(text.en for text in listed))


def _missing(what: str, what_en: str, about: str) -> DataError:
    return DataError(Bilingual(f"数据里没有{what} {about}", f"the data hold no {what_en} {about}"))


def _groups(facts: Facts, about: str) -> list[GroupCoverage]:
    """Return one group by its id, or those that make up the total of a consortium."""
    found = [item for item in facts.coverages if item.group.group_id == about]
    totals = (items for items in total_lists(facts.coverages) if items[0].group.subject_uid == about)
    return found or next(totals, [])


def _declared(facts: Facts, about: str) -> Bilingual:
    groups = [item.group for item in _groups(facts, about)]
    if not groups or any(group.declared is None for group in groups):
        raise _missing("申报数", "declared number of", about)
    number = _number(sum(group.declared or 0 for group in groups))
    bounds = {group.bound for group in groups} & set(BOUND)
    words = BOUND[min(bounds)] if bounds else Bilingual("")
    return Bilingual(f"{words.zh}{number}", f"{words.en}{number}")


def _named(facts: Facts, about: str) -> Bilingual:
    """Count the entities that a source counts in the group; in a total, never more than were declared."""
    groups = _groups(facts, about)
    if not groups:
        raise _missing("申报组", "declared group", about)
    if len(groups) == 1:
        return _plain(len(groups[0].strict))
    return _plain(sum(min(len(item.strict), item.group.declared or 0) for item in groups))


def _figures(facts: Facts, about: str) -> list[float]:
    uid, _, measure = about.partition("/")
    found = [
        item.value for item in facts.full.indicators if (item.subject_uid, item.measure) == (uid, measure)
    ]
    if not found:
        raise _missing("数字", "figure", about)
    return sorted(set(found))


def _figure(facts: Facts, about: str) -> Bilingual:
    values = _figures(facts, about)
    if len(values) > 1:
        raise DataError(
            Bilingual(
                f"{about} 有几个不同的数，请用 {{figures:…}} 一并列出",
                f"{about} has several values: tell them all with {{figures:…}}",
            )
        )
    return _plain(values[0])


def _tie(facts: Facts, about: str) -> Tie:
    ends = tuple(about.split("/"))
    for tie in facts.full.ties:
        if len(ends) == _TIE_PARTS and (tie.subject_uid, tie.type, tie.object_uid) == ends:
            return tie
    raise _missing("联系", "tie", about)


def _dates(facts: Facts, about: str) -> Bilingual:
    claims = [facts.full.claim[uid] for uid in _tie(facts, about).claim_ids]
    dates = sorted({claim.since for claim in claims if claim.since})
    if not dates:
        raise _missing("起始日期", "date of the start of", about)
    return _each(map(date_text, dates))


def _ties(facts: Facts, about: str) -> Bilingual:
    """Count the ties in view of one entity, or of one type of it."""
    uid, _, kind = about.partition("/")
    if uid not in facts.full.entity:
        raise _missing("对象", "entity", uid)
    edges = [
        edge for edge in facts.payload["edges"].values() if edge["inView"] and kind in ("", edge["type"])
    ]
    return _plain(sum(uid in (edge["from"], edge["to"]) for edge in edges))


def _name(facts: Facts, about: str) -> Bilingual:
    if about not in facts.full.entity:
        raise _missing("对象", "entity", about)
    entity = facts.full.entity[about]
    return Bilingual(entity.label("zh"), entity.label("en"))


def _count(facts: Facts, about: str) -> Bilingual:
    """Count what is on the map: ties, sources, or the entities of a kind that are in view."""
    counts: dict[str, int] = {
        "ties": facts.payload["counts"]["tiesShown"],
        "things": facts.payload["counts"]["entitiesShown"],
        "sources": facts.payload["counts"]["sources"],
        "supported": facts.payload["counts"]["evidence"]["independent"],
    }
    if about in counts:
        return _plain(counts[about])
    if about not in {kind["id"] for kind in facts.payload["kinds"]}:
        raise _missing("类别", "kind", about)
    return _plain(sum(node["inView"] and node["kind"] == about for node in facts.payload["nodes"].values()))


def _gaps(facts: Facts, about: str, *, unassessable: bool = False) -> Bilingual:
    if about not in GAP_KINDS:
        raise _missing("缺口类别", "kind of gaps", about)
    gaps = [gap for gap in facts.payload["gaps"] if gap["kind"] == about]
    return _plain(sum(not (unassessable and gap["assessable"]) for gap in gaps))


FACTS: Mapping[str, Callable[[Facts, str], Bilingual]] = {
    "declared": _declared,  # of a declared group, or in total of a consortium
    "named": _named,  # how many of them a source names
    "figure": _figure,  # UID/measure, where the data agree on it
    "figures": lambda facts, about: _each(map(_plain, _figures(facts, about))),
    "date": _dates,  # SUBJECT/TYPE/OBJECT: when the tie starts, in the words of every source
    "ties": _ties,  # UID or UID/TYPE: how many ties in view
    "name": _name,
    "count": _count,  # ties, things, sources, supported, or a kind
    "gaps": _gaps,  # how many of a kind
    "unassessable": lambda facts, about: _gaps(facts, about, unassessable=True),
}
