"""Single parts of the map's data: what the page holds of an entity, a tie, a claim, a source, a gap.

What is left out has its default, which web/src/data fills in: a claim is ``stated``, a tie ``active`` and of one
publisher, a text empty. On the seed this is a tenth of the page.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from jjgraph.analysis.gaps.core import Gap
from jjgraph.bilingual import Bilingual
from jjgraph.map.names import pinyin_of
from jjgraph.model.aggregation import GROUP_MEMBER
from jjgraph.model.records import (
    Claim,
    Dataset,
    DeclaredGroup,
    Entity,
    Extras,
    Fact,
    Indicator,
    Source,
    Statement,
    Tie,
)
from jjgraph.model.support import tie_evidence
from jjgraph.model.view import View

Json = dict[str, Any]


def both(text: Bilingual) -> Json:
    """Return *text* in both languages; a missing one falls back to the other.

    Examples
    --------
    >>> both(Bilingual("共建"))
    {'zh': '共建', 'en': '共建'}
    """
    return {"zh": text.zh or text.en, "en": text.en or text.zh}


def filled(**fields: Any) -> Json:
    """Return the *fields* that say something: what is empty is left out of the page.

    Examples
    --------
    >>> filled(role="", quantity=0.0, claims=[])
    {'quantity': 0.0}
    """
    return {key: value for key, value in fields.items() if value not in ("", None, [], {})}


def extras_json(extras: Extras) -> Json:
    """Return the properties that single kinds or types add, as JSON can carry them.

    Examples
    --------
    >>> extras_json((("founded", "2001"), ("grades", ("A", "B"))))
    {'founded': '2001', 'grades': ['A', 'B']}
    """
    return {name: list(value) if isinstance(value, tuple) else value for name, value in extras}


def source_json(source: Source) -> Json:
    """Return what the page says of *source*; its address becomes a link only where it is http(s).

    Examples
    --------
    >>> source_json(Source(uid="p", name="报道", dataset="d", reliability="press", level=1, published="2023"))
    {'title': '报道', 'date': '2023', 'reliability': 'press', 'level': 1}
    """
    return filled(
        title=source.name,
        titleKind=source.title_kind,
        url=source.url,
        date=source.published,
        publisher=source.publisher,
        reliability=source.reliability,
        level=source.level,
        note=source.note,
    )


def claim_json(claim: Claim) -> Json:
    """Return what the page says of *claim*; ``level`` always, since it decides how the claim is marked.

    Examples
    --------
    >>> from jjgraph.model.examples import tiny
    >>> claim_json(tiny().claim["c3"])
    {'statement': 'c3', 'level': 1, 'source': 'p', 'since': '2022'}
    """
    return {
        "statement": claim.name,
        "level": claim.level,
        **filled(
            certainty=claim.certainty if claim.certainty != "stated" else "",
            source=claim.source_uid,
            locator=claim.locator,
            since=claim.since,
            until=claim.until,
            role=claim.role,
            status=claim.status,
            quantity=claim.quantity,
            bound=claim.bound if claim.bound != "eq" else "",
            unit=claim.unit,
            note=claim.note,
            properties=extras_json(claim.extras),
        ),
    }


def node_json(entity: Entity, *, place: tuple[int, int], in_view: bool) -> Json:
    """Return what the page says of *entity* itself; measures, claims and figures are added to it.

    Examples
    --------
    >>> found = node_json(Entity(uid="b", kind="Place", name="乙"), place=(3, 4), in_view=False)
    >>> found["name"], found["x"], found["y"], found["inView"], found["pinyin"]
    ({'zh': '乙'}, 3, 4, False, 'yi')
    """
    pinyin, initials = pinyin_of([entity.name, *entity.aliases])
    return {
        "kind": entity.kind,
        "name": filled(zh=entity.name_zh or entity.name, en=entity.name_en),
        "x": place[0],
        "y": place[1],
        "inView": in_view,
        "pinyin": pinyin,
        "initials": initials,
        **filled(
            parties=list(entity.parties),
            aliases=list(entity.aliases),
            place=entity.place,
            website=entity.website,
            note=entity.note,
            sources=list(entity.source_uids),
            properties=extras_json(entity.extras),
        ),
    }


def figure_json(indicator: Indicator, uid: str) -> Json:
    """Return a figure about the entity *uid*, and another where it is of two, with its source, as the page holds it.

    Examples
    --------
    >>> about = {"name": "", "dataset": "d", "subject_uid": "a"}
    >>> figure_json(Indicator(uid="i", measure="人数", value=30.0, unit="人", object_uid="b", **about), "b")
    {'measure': '人数', 'value': 30.0, 'partner': 'a', 'unit': '人'}
    """
    partner = indicator.partner_of(uid)
    values = filled(
        measure=indicator.measure, value=indicator.value, partner=partner, period=indicator.period
    )
    return values | _stated(indicator)


def statement_json(item: Statement) -> Json:
    """Return what a source says of an entity beyond ties and figures, as the page holds it.

    Examples
    --------
    >>> about = {"uid": "t", "dataset": "d", "subject_uid": "a", "source_uid": "p"}
    >>> statement_json(Statement(name="办论坛", aspect="plan", status="planned", locator="第3行", **about))
    {'aspect': 'plan', 'text': {'zh': '办论坛'}, 'planned': True, 'source': 'p', 'locator': '第3行'}
    """
    return filled(
        aspect=item.aspect,
        text=filled(zh=item.name, en=item.text_en),
        planned=item.status == "planned" or None,
        **_sourced(item),
    )


def fact_json(item: Fact) -> Json:
    """Return one value of a property with its own source, as the page holds it.

    Examples
    --------
    >>> about = {"uid": "f", "name": "", "dataset": "d", "subject_uid": "a", "source_uid": "p"}
    >>> fact_json(Fact(property="place", value="晋江", certainty="inferred", **about))
    {'property': 'place', 'value': '晋江', 'certainty': 'inferred', 'source': 'p'}
    """
    return filled(property=item.property, value=item.value, **_sourced(item))


def _sourced(item: Fact | Statement) -> Json:
    return filled(
        since=item.since,
        until=item.until,
        certainty=item.certainty if item.certainty != "stated" else "",
        source=item.source_uid,
        locator=item.locator,
    )


def _stated(item: Indicator | DeclaredGroup) -> Json:
    """Return how the number of a record is meant, and where it stands."""
    return filled(
        bound=item.bound if item.bound != "eq" else "",
        unit=item.unit,
        locator=item.locator,
        source=item.source_uid,
    )


def records_of_gaps(gaps: Iterable[Gap], full: Dataset) -> Json:
    """Return, in the form of claims and by uid, the figures and declared groups that gaps rest on.

    Examples
    --------
    The gaps of declared lists rest on the group g; claims stand elsewhere.

    >>> from jjgraph.analysis.context import Analysis
    >>> from jjgraph.model.examples import SCHEMA, tiny
    >>> from jjgraph.analysis.gaps import find_gaps
    >>> found = records_of_gaps(find_gaps(Analysis.of(tiny(), SCHEMA), ["G01"]), tiny())
    >>> list(found), found["g"]["statement"]
    (['g'], '申报：企业')
    """
    wanted = {uid for gap in gaps for uid in gap.claim_ids}
    figures = {
        item.uid: _as_claim(item, full, item.name or item.measure, item.value)
        for item in full.indicators
        if item.uid in wanted
    }
    groups = {
        item.uid: _as_claim(item, full, f"申报：{item.name}", item.declared)
        for item in full.groups
        if item.uid in wanted
    }
    return figures | groups


def _as_claim(item: Indicator | DeclaredGroup, full: Dataset, statement: str, quantity: float | None) -> Json:
    source = full.source.get(item.source_uid)
    return {
        "statement": statement,
        "level": source.level if source else 0,
        **filled(quantity=quantity),
        **_stated(item),
    }


def edge_json(tie: Tie, full: Dataset, view: View) -> Json:
    """Return what the page says of *tie*; ``inView`` tells whether it counts in *view*.

    Examples
    --------
    >>> from jjgraph.model.examples import tiny
    >>> a_and_b = next(tie for tie in tiny().ties if tie.type == "COOPERATES_WITH")
    >>> found = edge_json(a_and_b, tiny(), View.of("official"))
    >>> found["from"], found["to"], found["inView"], found["claims"], found["years"]
    ('a', 'b', False, ['c3'], [2022])
    """
    evidence = tie_evidence(tie, full)
    return {
        "from": tie.subject_uid,
        "to": tie.object_uid,
        "type": tie.type,
        "strength": tie.strength,
        "inView": view.admits(tie),
        "level": evidence.level,
        "claims": list(tie.claim_ids),
        **filled(
            status=tie.status if tie.status != "active" else "",
            publishers=evidence.publishers if evidence.publishers != 1 else None,
            inferred=tie.stated_level < tie.inferred_level or None,
            stated=tie.stated_level if 0 <= tie.stated_level < tie.inferred_level else None,
            since=tie.since,
            until=tie.until,
            role=tie.role,
            conflicts=list(evidence.conflicts),
            years=list(tie.years),
        ),
    }


def gap_ends(subjects: Sequence[str]) -> tuple[str | None, str | None]:
    """Return both ends of the line of a gap: only a pair has a line.

    Examples
    --------
    >>> gap_ends(["a", "b"]), gap_ends(["a"]), gap_ends([])
    (('a', 'b'), ('a', None), (None, None))
    """
    if len(subjects) == 2:  # noqa: PLR2004 - two ends
        return subjects[0], subjects[1]
    return (subjects[0] if subjects else None), None


def gap_json(gap: Gap, full: Dataset) -> Json:
    """Return what the page says of *gap*; only a gap of a pair has a ``to``, and so a line.

    What is declared, and figures, stand before the claims that are set against them.

    Examples
    --------
    A gap of one object has no other end.

    >>> from jjgraph.analysis.context import Analysis
    >>> from jjgraph.model.examples import SCHEMA, tiny
    >>> from jjgraph.analysis.gaps import find_gaps
    >>> _, of_x = find_gaps(Analysis.of(tiny(), SCHEMA), ["G02"])
    >>> found = gap_json(of_x, tiny())
    >>> found["id"], found["from"], found["to"], found["score"]
    ('G02:x', 'x', None, 0.6)
    """
    start, end = gap_ends(gap.subject_ids)
    return {
        "id": gap.gap_id,
        "kind": gap.gap_kind,
        "from": start,
        "to": end,
        "subjects": list(gap.subject_ids),
        "score": gap.severity,
        "assessable": gap.assessable,
        "expected": gap.expected,
        "observed": gap.observed,
        "reason": both(gap.reason),
        "action": both(gap.action),
        **filled(settled=gap.settled or None),
        "evidence": sorted(gap.claim_ids, key=lambda uid: (uid in full.claim, uid)),
    }


def memberships(claims: Iterable[Claim]) -> Mapping[str, list[str]]:
    """Return, for each entity, the claims that count it in a declared group: they belong to no tie.

    Examples
    --------
    >>> from jjgraph.model.examples import tiny
    >>> memberships(tiny().claims)
    {'a': ['m']}
    """
    found: dict[str, list[str]] = {}
    for claim in claims:
        if claim.relation == GROUP_MEMBER:
            found.setdefault(claim.subject_uid, []).append(claim.uid)
    return found
