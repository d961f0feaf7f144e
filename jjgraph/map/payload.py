"""The data of the map, contract ``jjgraph.map/1``: everything known, and what of it is in view."""

import math
from collections.abc import Mapping, Sequence

from jjgraph.analysis.context import Analysis
from jjgraph.analysis.gaps import Gap, gap_kind
from jjgraph.analysis.measures.centrality import MEASURES, round_significant
from jjgraph.bilingual import Bilingual
from jjgraph.errors import DataError
from jjgraph.map.geometry import SPACING, sectors
from jjgraph.map.layout import INSIDE, OUTER_CLASSES, OUTSIDE, zone
from jjgraph.map.level_of_detail import (
    LIMITS,
    SPREAD,
    Cluster,
    Limits,
    cluster_places,
    density,
    find_clusters,
    most_drawn,
)
from jjgraph.map.serializers import (
    Json,
    both,
    claim_json,
    edge_json,
    fact_json,
    figure_json,
    filled,
    gap_json,
    memberships,
    node_json,
    records_of_gaps,
    source_json,
    statement_json,
)
from jjgraph.map.validation import SCHEMA_NAME, validate_payload
from jjgraph.model.aggregation import default_parties
from jjgraph.model.citation import FORM
from jjgraph.model.records import LEVELS, NO_LEVEL, Dataset
from jjgraph.model.schema import PARTIES, PARTY_NAMES, Kind, Schema
from jjgraph.model.support import coverage
from jjgraph.model.value_words import ASPECT, BOUND_SIGN, READING, RELIABILITY, STATUS
from jjgraph.model.view import View, count_view
from jjgraph.studies.evidence_index import EvidenceIndex

DIGITS = 6  # significant ones of a measure: enough to read, and to tell ranks apart


def map_payload(
    analysis: Analysis,
    *,
    gaps: Sequence[Gap],
    measures: Mapping[str, Mapping[str, float]],
    positions: Mapping[str, tuple[int, int]],
    intervals: Mapping[str, Mapping[str, tuple[int, int]]] | None = None,
    title: Bilingual | None = None,
    left_out: Sequence[Bilingual] = (),
    limits: Limits = LIMITS,
) -> Json:
    """Return the data of the map.

    Parameters
    ----------
    analysis : Analysis
        What is drawn: everything is in the page, and what the view leaves out is marked as such.
    gaps : sequence of Gap
        Those of a pair become lines; the others stand in lists and panels.
    measures : mapping
        For each measure, its value by uid; those of `centrality` get a plain name. Whoever has no partner
        (``degree`` 0) is shown without a rank.
    positions : mapping
        A place for every entity, from `layout.positions`.
    intervals : mapping, optional
        For each measure, the best and the worst rank of a uid, as far as they were computed.
    title : Bilingual, optional
        By default what the data are about (`Dataset.title`).
    left_out : sequence of Bilingual
        What could not be computed at this size, in words: the page says it.
    limits : Limits
        How much is drawn and carried.

    Returns
    -------
    dict
        Valid under `validate_payload`; equal input gives an equal payload.

    Raises
    ------
    DataError
        If the parts do not fit together, such as an entity without a place.

    Examples
    --------
    >>> from jjgraph.model.examples import SCHEMA, tiny
    >>> places = {entity.uid: (0, 0) for entity in tiny().entities}
    >>> data = map_payload(Analysis.of(tiny(), SCHEMA), gaps=[], measures={}, positions=places)
    >>> len(data["nodes"]), len(data["edges"]), data["asOf"]
    (5, 4, '2024-03-27')
    """
    full, shown, schema, view = analysis.full, analysis.shown, analysis.schema, analysis.view
    homeless = [entity.uid for entity in full.entities if entity.uid not in positions]
    if homeless:
        raise DataError(
            Bilingual(
                f"缺少位置：{homeless[0]}", f"no place for {homeless[0]}: compute positions from all entities"
            )
        )
    carried = _carried(gaps, limits)
    size = _size(shown, schema, limits)
    nodes = _nodes(analysis, measures, intervals or {}, positions)
    clusters: list[Json] = []
    if size["density"] == "clustered":
        clusters = _clusters(find_clusters(analysis, limits), full, schema, nodes)
    payload: Json = {
        "schema": SCHEMA_NAME,
        "title": both(title or _title(full)),
        "asOf": analysis.as_of.isoformat(),
        "view": {
            "level": view.level,
            "reliability": _level_name(view.level),
            "inferred": view.inferred,
            "admission": _admission(),
        },
        "datasets": [
            {"id": info.dataset, "title": both(Bilingual(info.name, info.title_en)), "licence": info.licence}
            for info in full.infos
        ],
        **_vocabulary(full, schema, carried, measures),
        "ring": _cluster_ring(clusters, schema) if clusters else _ring(full, schema, positions),
        "size": size,
        "sources": {source.uid: source_json(source) for source in full.sources},
        "claims": {claim.uid: claim_json(claim) for claim in full.claims} | records_of_gaps(carried, full),
        "nodes": nodes,
        "edges": {tie.key: edge_json(tie, full, view) for tie in full.ties},
        "gaps": [gap_json(gap, full) for gap in carried],
        "clusters": clusters,
        "story": {},
        "counts": {**_counts(full, shown), "gaps": len(gaps)},
        "leftOut": [both(text) for text in left_out],
    }
    validate_payload(payload)
    return payload


def _title(full: Dataset) -> Bilingual:
    about = full.title()
    if not about.zh:
        return Bilingual("关系图", "Relationship map")
    return Bilingual(f"{about.zh}关系图", f"{about.en}: relationship map")


def _admission() -> list[list[str]]:
    """Return what every view admits: the rule is `View.admits_levels`, the page only looks it up.

    By inferred (no, yes) and by level: a letter, 1 where it is admitted, for each level of the best stated claim,
    and within it of the best inferred one, from `NO_LEVEL` on.
    """
    levels = range(NO_LEVEL, len(LEVELS))
    return [
        [
            "".join(
                str(int(View(level, with_inferred).admits_levels(stated, inferred)))
                for stated in levels
                for inferred in levels
            )
            for level in range(len(LEVELS))
        ]
        for with_inferred in (False, True)
    ]


def _level_name(level: int) -> str:
    return next((name for name, value in LEVELS.items() if value == level), "low")


def _gap_order(gap: Gap) -> tuple[bool, str, float, str]:
    return (not gap.assessable, gap.gap_kind, -gap.severity, gap.gap_id)


def _carried(gaps: Sequence[Gap], limits: Limits) -> list[Gap]:
    """Return the gaps that the page carries: the assessable and most severe, in the order of the page."""
    foremost = sorted(gaps, key=lambda gap: (not gap.assessable, -gap.severity, gap.gap_id))[: limits.gaps]
    return sorted(foremost, key=_gap_order)


def _size(shown: Dataset, schema: Schema, limits: Limits) -> Json:
    resting = sum(1 for entity in shown.entities if schema.kinds[entity.kind].kind_class not in OUTER_CLASSES)
    found = density(resting, limits)
    return {"density": found, "most": most_drawn(found, limits), "drawn": limits.drawn}


def _clusters(clusters: Sequence[Cluster], full: Dataset, schema: Schema, nodes: Json) -> list[Json]:
    """Return the clusters as the page reads them, and tell each node its own."""
    zones = {name: _kind_sector(kind, schema) for name, kind in schema.kinds.items()}
    places = cluster_places(clusters, zones, full)
    for cluster in clusters:
        for uid in cluster.members:
            nodes[uid]["cluster"] = cluster.uid
    return [
        {
            "id": item.uid,
            "kind": item.kind,
            "by": item.by,
            "name": both(item.name),
            "size": len(item.members),
            "x": places[item.uid][0],
            "y": places[item.uid][1],
        }
        for item in clusters
    ]


def _vocabulary(
    full: Dataset, schema: Schema, gaps: Sequence[Gap], measures: Mapping[str, Mapping[str, float]]
) -> Json:
    """Return the words: sectors, kinds, types, measures, kinds of gaps, labels of properties."""
    kinds = sorted(
        {schema.kinds[entity.kind] for entity in full.entities}, key=lambda kind: _kind_rank(kind, schema)
    )
    extras = [item.extras for item in full.entities] + [item.extras for item in full.claims]
    used = {name for properties in extras for name, _ in properties} | {fact.property for fact in full.facts}
    declared = [schema.files["entities.csv"], schema.added_to_entities()]
    declared += [tie.properties for tie in schema.ties.values()]
    labels = {prop.name: prop.label for properties in declared for prop in properties if prop.name in used}
    return {
        "sectors": [
            {"id": item.party, "name": both(PARTY_NAMES[item.party]), "start": item.start, "end": item.end}
            for item in sectors()
        ],
        "kinds": [_kind_json(kind, schema) for kind in kinds],
        "relationTypes": [
            {"id": name, "name": both(schema.ties[name].label), "strength": schema.ties[name].strength}
            for name in sorted({tie.type for tie in full.ties})
        ],
        "measures": [_measure_json(name, measures[name]) for name in sorted(measures, key=_measure_rank)],
        "gapKinds": {name: _gap_kind_json(name) for name in sorted({gap.gap_kind for gap in gaps})},
        "levels": sorted(LEVELS, key=LEVELS.__getitem__),
        "words": {
            name: {value: both(text) for value, text in words.items()}
            for name, words in (
                ("aspect", ASPECT),
                ("bound", BOUND_SIGN),
                ("reading", READING),
                ("reliability", RELIABILITY),
                ("status", STATUS),
            )
        },
        "citation": FORM.as_json(),
        "labels": {name: both(labels[name]) for name in sorted(labels)},
    }


def _kind_sector(kind: Kind, schema: Schema) -> str:
    if kind.kind_class in OUTER_CLASSES:
        return OUTSIDE
    return next(iter(default_parties(kind.name, schema)), INSIDE)


def _kind_rank(kind: Kind, schema: Schema) -> tuple[int, str, str, str]:
    """The parties in their order, then what they share, then the rest; finer kinds after the broader one."""
    order = (*PARTIES, INSIDE, OUTSIDE)
    return (
        order.index(_kind_sector(kind, schema)),
        kind.kind_class,
        schema.lineage(kind.name)[-1],
        kind.name,
    )


def _kind_json(kind: Kind, schema: Schema) -> Json:
    return {
        "id": kind.name,
        "name": both(kind.label),
        "about": both(kind.description),
        "colour": kind.colour,
        "shape": kind.shape,
        "sector": _kind_sector(kind, schema),
        "resting": kind.kind_class not in OUTER_CLASSES,
        "industry": "Industry" in schema.lineage(kind.name),
    }


def _measure_rank(name: str) -> tuple[int, str]:
    known = list(MEASURES)
    return (known.index(name) if name in known else len(known), name)


def _measure_json(name: str, scores: Mapping[str, float]) -> Json:
    known = MEASURES.get(name)
    return {
        "id": name,
        "name": both(known.title if known else Bilingual(name)),
        "about": both(known.explanation if known else Bilingual("")),
        "lowFirst": bool(known and known.low_first),
        "total": len(scores),
    }


def _gap_kind_json(name: str) -> Json:
    kind = gap_kind(name)
    return {"name": both(kind.label), "about": both(kind.explanation)}


def _nodes(
    analysis: Analysis,
    measures: Mapping[str, Mapping[str, float]],
    intervals: Mapping[str, Mapping[str, tuple[int, int]]],
    positions: Mapping[str, tuple[int, int]],
) -> Json:
    full, index = analysis.full, EvidenceIndex(analysis)
    members = memberships(full.claims)
    figures: dict[str, list[Json]] = {}
    for indicator in full.indicators:
        for uid in indicator.ends:
            figures.setdefault(uid, []).append(figure_json(indicator, uid))
    nodes = {}
    for entity in full.entities:
        uid = entity.uid
        node = node_json(entity, place=positions[uid], in_view=uid in analysis.shown.entity)
        placed = {} if measures.get("degree", {}).get(uid) == 0 else measures
        values = {
            name: round_significant(column[uid], DIGITS) for name, column in placed.items() if uid in column
        }
        ranks = {name: list(intervals[name][uid]) for name in values if uid in intervals.get(name, {})}
        extras = {
            "measures": values,
            "ranks": ranks,
            "claims": members.get(uid),
            "figures": figures.get(uid),
            "statements": list(map(statement_json, index.statements_of.get(uid, []))),
            "values": list(map(fact_json, index.facts_of.get(uid, []))),
        }
        nodes[uid] = node | filled(**extras)
    return nodes


def _ring(full: Dataset, schema: Schema, positions: Mapping[str, tuple[int, int]]) -> Json:
    """Return the two radii between which the parties stand, as they were placed."""
    members = [entity.uid for entity in full.entities if zone(entity, schema) in PARTIES]
    return _between([math.hypot(*positions[uid]) for uid in members], 0.8 * SPACING)


def _cluster_ring(clusters: Sequence[Json], schema: Schema) -> Json:
    parties = [item for item in clusters if _kind_sector(schema.kinds[item["kind"]], schema) in PARTIES]
    return _between([math.hypot(item["x"], item["y"]) for item in parties], 0.8 * SPREAD * SPACING)


def _between(radii: Sequence[float], margin: float) -> Json:
    inner = min(radii, default=4 * SPACING) - margin
    return {"inner": max(0, round(inner)), "outer": round(max(radii, default=8 * SPACING) + margin)}


def _counts(full: Dataset, shown: Dataset) -> Json:
    counts = count_view(full, shown)
    return {
        "tiesShown": counts.ties_shown,
        "tiesHidden": counts.ties_hidden,
        "entitiesShown": counts.entities_shown,
        "entitiesHidden": counts.entities_hidden,
        "claims": len(full.claims),
        "sources": len(full.sources),
        "evidence": coverage(shown.ties, full),
    }
