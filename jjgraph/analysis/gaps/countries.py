"""G12, abroad: countries where enterprises of the consortium are and no Maritime Silk Road college is."""

from collections import defaultdict
from collections.abc import Iterable

from jjgraph.analysis.gaps.context import GapContext
from jjgraph.analysis.gaps.core import Gap, joined, listed, weigh
from jjgraph.analysis.gaps.proximity import find_scopes
from jjgraph.analysis.schema_names import COUNTRY, LOCATED_IN, OPERATES_ABROAD_IN, OVERSEAS_COLLEGE
from jjgraph.bilingual import Bilingual
from jjgraph.model.records import Tie

ABROAD = (OPERATES_ABROAD_IN, LOCATED_IN)


def without_college(enterprises: Iterable[str], colleges: Iterable[str]) -> list[str]:
    """Return the countries that are among the first and not among the second, sorted.

    Examples
    --------
    >>> without_college(["菲律宾", "越南", "越南"], ["菲律宾", "马来西亚"])
    ['越南']
    """
    return sorted(set(enterprises) - set(colleges))


def country_gaps(context: GapContext) -> list[Gap]:
    """Find the countries where enterprises are and no college is.

    Parameters
    ----------
    context : GapContext
        Ties OPERATES_ABROAD_IN and LOCATED_IN to a country or to a place in one, in view.

    Returns
    -------
    list of Gap
        One for each country. ``shortfall`` is the number of enterprises there, ``severity`` its share of all
        that are abroad. Assessable when the lists of colleges are known well enough.

    Examples
    --------
    One enterprise is in a country where no college is; it is all there are abroad.

    >>> from jjgraph.analysis.context import Analysis
    >>> from jjgraph.model.examples import SCHEMA, entity, tie
    >>> from jjgraph.model.records import Dataset
    >>> known, ties = (entity("a"), entity("my", "Country")), (tie("a", "OPERATES_ABROAD_IN", "my"),)
    >>> [gap] = country_gaps(GapContext(Analysis.of(Dataset(entities=known, ties=ties), SCHEMA)))
    >>> gap.shortfall, gap.severity
    (1.0, 1.0)
    """
    names = {e.name: e.uid for e in context.full.entities if context.schema.is_a(e.kind, COUNTRY)}
    firms: dict[str, dict[str, list[Tie]]] = defaultdict(lambda: defaultdict(list))
    colleges = {
        country
        for entity in context.full.entities
        if context.schema.is_a(entity.kind, OVERSEAS_COLLEGE)
        for country in (
            _named(entity.place, names),
            _named(str(dict(entity.extras).get("country", "")), names),
        )
        if country
    }
    for tie in context.active:
        country = _country(context, tie.object_uid, names) if tie.type in ABROAD else ""
        subject = context.full.entity[tie.subject_uid]
        if country and context.schema.is_a(subject.kind, OVERSEAS_COLLEGE):
            colleges.add(country)
        elif country and "企" in subject.parties and any(s.holds(subject.uid) for s in find_scopes(context)):
            firms[country][subject.uid].append(tie)
    total = sum(map(len, firms.values()))
    return [
        _country_gap(context, names[country], firms[country], total)
        for country in without_college(firms, colleges)
    ]


def _named(text: str, names: Iterable[str]) -> str:
    return next((name for name in sorted(names) if text.startswith(name)), "")


def _country(context: GapContext, uid: str, names: Iterable[str]) -> str:
    entity = context.full.entity[uid]
    return _named(entity.name, names) or _named(entity.place, names)


def _country_gap(context: GapContext, uid: str, firms: dict[str, list[Tie]], total: int) -> Gap:
    verdict = context.assess_kinds((OVERSEAS_COLLEGE,), (uid, *firms))
    country, who = context.name(uid), listed(context.names(sorted(firms)), limit=3)
    return Gap(
        gap_id=f"G12:country:{uid}",
        gap_kind="G12",
        subject_ids=(uid, *sorted(firms)),
        expected="≥1",
        observed="0",
        shortfall=float(len(firms)),
        severity=weigh(len(firms) / total, assessable=verdict.assessable),
        assessable=verdict.assessable,
        awaited=verdict.awaited,
        reason=joined(
            [
                Bilingual(
                    f"已知{who.zh}在{country.zh}，未见当地有海丝学院",
                    f"{who.en} are in {country.pick('en')}; no college there is known",
                ),
                verdict.reason,
            ]
        ),
        action=Bilingual(
            f"请理事会考虑在{country.zh}布点", f"the council considers a college in {country.pick('en')}"
        ),
        claim_ids=context.claims(tie.key for ties in firms.values() for tie in ties),
        tier=1,
    )
