"""All that is known of one entity: its description, figures, lists, measures, ties with evidence, gaps."""

from collections.abc import Iterable
from dataclasses import dataclass

from jjgraph.analysis.gaps.core import Gap
from jjgraph.analysis.measures.centrality import MEASURES
from jjgraph.analysis.measures.spec import Measure
from jjgraph.bilingual import Bilingual
from jjgraph.model.records import Claim, DeclaredGroup, Entity, Fact, Indicator, Source, Statement
from jjgraph.model.schema import PARTY_NAMES, Kind
from jjgraph.model.value_words import ASPECT
from jjgraph.results.cells import amount, cell_text
from jjgraph.studies.declared import Declared, declared_lines
from jjgraph.studies.evidence_index import EvidenceIndex, Standing
from jjgraph.studies.tie_lines import TieGroup, tie_groups

MOST_GAPS = 50


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure about an entity, or about it and a ``partner``; ``contested`` where another source gives another."""

    indicator: Indicator
    partner: Entity | None
    amount: Bilingual
    source: Source | None
    contested: bool


@dataclass(frozen=True, slots=True)
class Membership:
    """A place in a declared list: the claim that gives it, and the group where it is known."""

    claim: Claim
    group: DeclaredGroup | None
    source: Source | None


@dataclass(frozen=True, slots=True)
class Said:
    """A fact or a statement with its source; ``label`` is the property or the aspect."""

    label: Bilingual
    record: Fact | Statement
    source: Source | None


@dataclass(frozen=True, slots=True)
class Profile:
    """All that is shown of an entity; ``gaps`` are the first `MOST_GAPS` of ``gap_count``."""

    entity: Entity
    kind: Kind
    parties: tuple[Bilingual, ...]
    extras: tuple[tuple[Bilingual, str], ...]
    sources: tuple[Source, ...]
    memberships: tuple[Membership, ...]
    declared: tuple[Declared, ...]
    facts: tuple[Said, ...]
    statements: tuple[Said, ...]
    figures: tuple[Figure, ...]
    measures: tuple[tuple[Measure, Standing, int], ...]
    groups: tuple[TieGroup, ...]
    ties: int
    ties_in_view: int
    gaps: tuple[Gap, ...]
    gap_count: int


def profile(index: EvidenceIndex, entity: Entity) -> Profile:
    """Return the profile of *entity*; each measure comes with the number that it ranks.

    Examples
    --------
    Three ties: to the base, to b and to the consortium; of three organisations the first by number of
    partners.

    >>> from jjgraph.analysis.context import Analysis
    >>> from jjgraph.model.examples import SCHEMA, tiny
    >>> index = EvidenceIndex(Analysis.of(tiny(), SCHEMA))
    >>> found = profile(index, tiny().entity["a"])
    >>> measure, standing, ranked = found.measures[0]
    >>> found.ties, measure.name, standing.score, standing.rank, ranked
    (3, 'degree', 2.0, 1, 3)
    """
    uid, full = entity.uid, index.full
    ties, gaps = index.ties_of.get(uid, []), index.gaps_of.get(uid, [])
    declared = [item for item in index.coverages if item.group.subject_uid == uid]
    return Profile(
        entity=entity,
        kind=index.schema.kinds[entity.kind],
        parties=tuple(PARTY_NAMES[party] for party in entity.parties if party in PARTY_NAMES),
        extras=_extras(index, entity),
        sources=tuple(full.source[source] for source in entity.source_uids if source in full.source),
        memberships=tuple(_membership(index, claim) for claim in index.memberships_of.get(uid, [])),
        declared=tuple(declared_lines(index, declared)),
        facts=_said(index, entity, index.facts_of.get(uid, [])),
        statements=_said(index, entity, index.statements_of.get(uid, [])),
        figures=_figures(index, uid),
        measures=tuple(
            (MEASURES[name], ranked[uid], len(ranked))
            for name, ranked in index.standings.items()
            if uid in ranked and name in MEASURES
        ),
        groups=tuple(tie_groups(index, ties)),
        ties=len(ties),
        ties_in_view=sum(map(index.view.admits, ties)),
        gaps=tuple(gaps[:MOST_GAPS]),
        gap_count=len(gaps),
    )


def _extras(index: EvidenceIndex, entity: Entity) -> tuple[tuple[Bilingual, str], ...]:
    return tuple(
        (index.schema.property_label(entity.kind, name), cell_text(value)) for name, value in entity.extras
    )


def _membership(index: EvidenceIndex, claim: Claim) -> Membership:
    group = index.group.get(claim.object_uid)
    return Membership(claim, group, index.full.source.get(claim.source_uid))


def _said(index: EvidenceIndex, entity: Entity, records: Iterable[Fact | Statement]) -> tuple[Said, ...]:
    return tuple(
        Said(
            ASPECT[record.aspect]
            if isinstance(record, Statement)
            else index.schema.property_label(entity.kind, record.property),
            record,
            index.full.source.get(record.source_uid),
        )
        for record in records
    )


def _figures(index: EvidenceIndex, uid: str) -> tuple[Figure, ...]:
    """Return the figures of one measure, partner, period and unit side by side."""
    indicators = index.indicators_of.get(uid, [])
    values: dict[tuple[str, ...], set[float]] = {}
    for item in indicators:
        values.setdefault(_about(item, uid), set()).add(item.value)
    return tuple(
        Figure(
            indicator=item,
            partner=index.full.entity.get(item.partner_of(uid)),
            amount=amount(item.value, item.bound, item.unit),
            source=index.full.source.get(item.source_uid),
            contested=len(values[_about(item, uid)]) > 1,
        )
        for item in sorted(indicators, key=lambda item: (_about(item, uid), item.value, item.uid))
    )


def _about(item: Indicator, uid: str) -> tuple[str, ...]:
    return item.measure, item.partner_of(uid), item.period, item.unit
