"""show: all that is known of one organisation or thing."""

import json
from typing import Any

import click

from jjgraph.analysis.measures.centrality import MEASURES
from jjgraph.bilingual import Bilingual
from jjgraph.cli.command import command, option
from jjgraph.cli.options import Session, as_of_option, view_options, with_session
from jjgraph.model.records import Entity, to_properties
from jjgraph.model.schema import Schema
from jjgraph.model.view import View
from jjgraph.services.analysis_service import analyse
from jjgraph.services.entity_lookup import find_entity
from jjgraph.studies.profile import Evidence, Profile, ProfileTie, profile

RELIABILITY = {"official": "官方", "institution": "机构", "press": "报刊", "low": "低可靠"}
STATUS = {"planned": ("计划中", "planned"), "ended": ("已结束", "ended"), "unknown": ("状态不明", "unknown")}


@command(
    "show",
    help=Bilingual(
        "一个机构的事实、联系与依据、指标、缺口。",
        "Facts, ties with evidence, measures and gaps of one organisation, by name, alias or uid.",
    ),
)
@click.argument("name")
@option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help=Bilingual("格式", "format."),
)
@view_options
@as_of_option
@with_session()
def show_command(session: Session, name: str, form: str, view: View, as_of: Any) -> None:
    with session.store() as store:
        thing = find_entity(store, name)
        analysis = analyse(store, view, as_of=as_of, threshold=session.settings.coverage)
    session.note(*thing.notes)
    found = profile(analysis, thing.uid)
    if form == "json":
        click.echo(json.dumps(_as_json(found), ensure_ascii=False, indent=2, default=str))
    else:
        _print(session, found, analysis.schema)


def _print(session: Session, found: Profile, schema: Schema) -> None:
    entity = found.entity
    click.echo(f"{entity.label(session.lang)}  [{entity.uid}]")
    for label, value in _facts(session, entity, schema):
        click.echo(f"  {label}: {value}" if session.lang == "en" else f"  {label}：{value}")
    for figure in found.figures:
        click.echo(f"  {figure.measure} {figure.value:g}{figure.unit} ({figure.period or '—'})")
    inside = [tie for tie in found.ties if tie.in_view]
    outside = [tie for tie in found.ties if not tie.in_view]
    session.tell(f"\n联系（{len(inside)} 条）", f"\nTies ({len(inside)})")
    for tie in inside:
        _print_tie(session, tie, schema)
    if outside:
        session.tell(
            f"\n视图之外（低可靠或推断，{len(outside)} 条，不参与计算）",
            f"\nOutside the view (low or inferred, {len(outside)}; they do not count)",
        )
        for tie in outside:
            _print_tie(session, tie, schema)
    session.tell("\n指标", "\nMeasures")
    if not found.measures:
        session.tell(
            "  不是合作网络的成员，没有指标", "  not a node of the collaboration network: no measures"
        )
    for name, (score, rank, low, high, total) in found.measures.items():
        label = MEASURES[name].title.pick(session.lang)
        session.tell(
            f"  {label}：{score:.4g}，第 {rank} 名（区间 {low}–{high}，共 {total}）",
            f"  {label}: {score:.4g}, rank {rank} (interval {low}–{high}) of {total}",
        )
    session.tell(
        f"\n缺口（{len(found.gaps)} 项，系推算，不是事实）",
        f"\nGaps ({len(found.gaps)}; computed, not facts)",
    )
    for gap in found.gaps:
        state = "" if gap.assessable else ("〔不可评估〕" if session.lang == "zh" else "[not assessable] ")
        click.echo(f"  {gap.gap_kind} {state}{gap.reason.pick(session.lang)}")


def _facts(session: Session, entity: Entity, schema: Schema) -> list[tuple[str, str]]:
    kind = schema.kinds[entity.kind].label.pick(session.lang)
    zh = session.lang == "zh"
    labels = {
        prop.name: prop.label.pick(session.lang) for spec in schema.kinds.values() for prop in spec.properties
    }
    facts = [
        ("类别" if zh else "kind", kind),
        ("所属方" if zh else "parties", "、".join(entity.parties)),
        ("英文名" if zh else "Chinese name", entity.name_en if zh else entity.name_zh),
        ("别名" if zh else "aliases", "、".join(entity.aliases)),
        ("所在地" if zh else "place", entity.place),
        ("网址" if zh else "website", entity.website),
        ("备注" if zh else "note", entity.note),
        *((labels.get(name, name), str(value)) for name, value in entity.extras),
    ]
    return [(label, value) for label, value in facts if value]


def _print_tie(session: Session, item: ProfileTie, schema: Schema) -> None:
    index = 0 if session.lang == "zh" else 1
    tie_type = schema.ties[item.tie.type].label.pick(session.lang)
    arrow = "→" if item.outgoing else "←"
    notes = [item.tie.role, "–".join(part for part in (item.tie.since, item.tie.until) if part)]
    if item.tie.status in STATUS:
        notes.append(STATUS[item.tie.status][index])
    detail = "，".join(note for note in notes if note)
    click.echo(f"  {arrow} {tie_type} {item.other.label(session.lang)}" + (f"（{detail}）" if detail else ""))
    for evidence in item.evidence:
        click.echo(f"      · {_evidence(session, evidence)}")


def _evidence(session: Session, evidence: Evidence) -> str:
    claim, source = evidence.claim, evidence.source
    if source is None:
        return claim.name
    zh = session.lang == "zh"
    parts = [source.publisher, source.name, source.published, claim.locator]
    parts.append(RELIABILITY.get(source.reliability, "") if zh else source.reliability)
    if claim.certainty == "inferred":
        parts.append("推断" if zh else "inferred")
    return f"{claim.name}（{'，'.join(part for part in parts if part)}）"


def _as_json(found: Profile) -> dict[str, Any]:
    return {
        "entity": {**to_properties(found.entity), "kind": found.entity.kind},
        "figures": [to_properties(item) for item in found.figures],
        "ties": [
            {
                "type": item.tie.type,
                "outgoing": item.outgoing,
                "in_view": item.in_view,
                "other": {"uid": item.other.uid, "name": item.other.name, "kind": item.other.kind},
                **to_properties(item.tie),
                "claims": [
                    {**to_properties(e.claim), "source": to_properties(e.source) if e.source else None}
                    for e in item.evidence
                ],
            }
            for item in found.ties
        ],
        "measures": {
            name: {"score": score, "rank": rank, "rank_low": low, "rank_high": high, "of": total}
            for name, (score, rank, low, high, total) in found.measures.items()
        },
        "gaps": [
            {
                "gap_id": gap.gap_id,
                "gap_kind": gap.gap_kind,
                "severity": gap.severity,
                "assessable": gap.assessable,
                "reason_zh": gap.reason.zh,
                "reason_en": gap.reason.en,
            }
            for gap in found.gaps
        ],
    }
