"""show: all that is known of one entity."""

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

import click

from jjgraph.analysis.gaps.core import AMONG_KNOWN
from jjgraph.bilingual import Bilingual
from jjgraph.cli.command import command, option
from jjgraph.cli.options import Session, as_of_option, view_options, with_session
from jjgraph.model.records import Fact, Source, Statement, to_properties
from jjgraph.model.value_words import READING, RELIABILITY, STATUS, word
from jjgraph.model.view import View
from jjgraph.results.mixture import mixture_notes
from jjgraph.services.analysis_service import analyse
from jjgraph.services.entity_lookup import find_entity
from jjgraph.studies.evidence_index import EvidenceIndex
from jjgraph.studies.profile import Profile, Said, profile
from jjgraph.studies.tie_lines import ClaimLine, TieLine

FACTS = {
    "kind": Bilingual("类别", "kind"),
    "parties": Bilingual("所属方", "parties"),
    "other_name": Bilingual("英文名", "Chinese name"),
    "aliases": Bilingual("别名", "aliases"),
    "place": Bilingual("所在地", "place"),
    "website": Bilingual("网址", "website"),
    "note": Bilingual("备注", "note"),
}
INFERRED = Bilingual("推断", "inferred")
NOT_ASSESSABLE = Bilingual("〔不可评估〕", "[not assessable] ")
SEPARATORS = {"label": Bilingual("：", ": "), "part": Bilingual("，", ", ")}


@command(
    "show",
    help=Bilingual(
        "一个对象的描述、数字、联系与依据、指标、缺口。",
        "Description, figures, ties with evidence, measures and gaps of one entity, by name, alias or uid.",
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
def show_command(session: Session, name: str, form: str, view: View, as_of: date | None) -> None:
    with session.store() as store:
        match = find_entity(store, name)
        analysis = analyse(store, view, as_of=as_of, threshold=session.settings.coverage)
    session.note(*mixture_notes(analysis.full.infos))
    session.note(*match.notes)
    found = profile(EvidenceIndex(analysis), analysis.full.entity[match.uid])
    if form == "json":
        click.echo(json.dumps(_as_json(found), ensure_ascii=False, indent=2, default=str))
    else:
        _Text(session.lang).show(found)


class _Text:
    """A profile as text in the language of its reader."""

    def __init__(self, lang: str) -> None:
        self._lang = lang

    def show(self, found: Profile) -> None:
        entity, lines = found.entity, _lines(found)
        click.echo(f"{entity.label(self._lang)}  [{entity.uid}]")
        for label, value in self._facts(found):
            click.echo(f"  {label}{self._separator('label')}{value}")
        self._statements(found)
        self._figures(found)
        self._memberships(found)
        self._declared(found)
        inside = [line for line in lines if line.in_view]
        outside = [line for line in lines if not line.in_view]
        self._say(f"\n联系（{len(inside)} 条）", f"\nTies ({len(inside)})")
        self._ties(inside, entity.uid)
        if outside:
            self._say(
                f"\n视图之外（低可靠或推断，{len(outside)} 条，不参与计算）",
                f"\nOutside the view (low or inferred, {len(outside)}; they do not count)",
            )
            self._ties(outside, entity.uid)
        self._measures(found)
        self._gaps(found)

    def _say(self, zh: str, en: str) -> None:
        click.echo(Bilingual(zh, en).pick(self._lang))

    def _separator(self, name: str) -> str:
        return SEPARATORS[name].pick(self._lang)

    def _joined(self, parts: Iterable[str]) -> str:
        return self._separator("part").join(part for part in parts if part)

    def _facts(self, found: Profile) -> list[tuple[str, str]]:
        entity = found.entity
        values = {
            "kind": found.kind.label.pick(self._lang),
            "parties": "、".join(entity.parties),
            "other_name": entity.name_zh if self._lang == "en" else entity.name_en,
            "aliases": "、".join(entity.aliases),
            "place": entity.place,
            "website": entity.website,
            "note": entity.note,
        }
        facts = [(FACTS[name].pick(self._lang), value) for name, value in values.items()]
        facts += ((label.pick(self._lang), value) for label, value in found.extras)
        return [(label, value) for label, value in facts if value]

    def _statements(self, found: Profile) -> None:
        if found.facts:
            self._say("\n属性的各个取值及来源", "\nValues of properties, each with its source")
        for said in found.facts:
            assert isinstance(said.record, Fact)
            label = said.label.pick(self._lang)
            click.echo(f"  {label}{self._separator('label')}{said.record.value}  — {self._origin(said)}")
        if found.statements:
            self._say("\n要点：目标、任务与计划（来源所说）", "\nAims, tasks and plans, as sources say")
        for said in found.statements:
            assert isinstance(said.record, Statement)
            text = said.record.text.pick(self._lang)
            click.echo(
                f"  {said.label.pick(self._lang)}{self._separator('label')}{text}  — {self._origin(said)}"
            )

    def _origin(self, said: Said) -> str:
        """Return the source of a fact or a statement; one that is inferred is nobody's word, and says so."""
        mark = INFERRED.pick(self._lang) if said.record.certainty == "inferred" else ""
        return self._joined((mark, self._source(said.source, said.record.locator)))

    def _figures(self, found: Profile) -> None:
        if found.figures:
            self._say(f"\n数字（{len(found.figures)} 项）", f"\nFigures ({len(found.figures)})")
        for figure in found.figures:
            item = figure.indicator
            partner = f" {figure.partner.label(self._lang)}" if figure.partner else ""
            period = f" ({item.period})" if item.period else ""
            source = self._source(figure.source, item.locator)
            click.echo(f"  {item.measure}{partner} {figure.amount.pick(self._lang)}{period}  — {source}")

    def _memberships(self, found: Profile) -> None:
        if found.memberships:
            self._say("\n在来源列出的单位中", "\nIn declared lists")
        for member in found.memberships:
            group = member.group.name if member.group else member.claim.object_uid
            reading = word(READING, member.claim.role).pick(self._lang)
            source = self._source(member.source, member.claim.locator)
            span = "–".join(part for part in (member.claim.since, member.claim.until) if part)
            click.echo(f"  {group}: {self._joined((reading, span))}  — {source}")

    def _declared(self, found: Profile) -> None:
        if found.declared:
            self._say("\n来源列出的数目与已具名的", "\nCounts that sources give, and who is named")
        for line in found.declared:
            declared = line.declared or "?"
            others = "、".join(line.differing)
            text = Bilingual(
                f"{line.label.zh}：{declared}{line.unit}，具名 {line.named}"
                + (f"；别的来源：{others}" if others else ""),
                f"{line.label.pick('en')}: {declared}, {line.named} named"
                + (f"; other sources: {others}" if others else ""),
            )
            click.echo(f"  {text.pick(self._lang)}  — {self._source(line.source, line.locator)}")

    def _ties(self, lines: Iterable[TieLine], uid: str) -> None:
        for line in lines:
            arrow = "→" if line.tie.subject_uid == uid else "←"
            status = STATUS[line.tie.status].pick(self._lang) if line.tie.status != "active" else ""
            span = "–".join(part for part in (line.tie.since, line.tie.until) if part)
            detail = self._joined((line.tie.role, span, status))
            other = line.other(uid).label(self._lang)
            click.echo(
                f"  {arrow} {line.label.pick(self._lang)} {other}" + (f"（{detail}）" if detail else "")
            )
            for claim in line.claims:
                click.echo(f"      · {self._claim(claim)}")

    def _claim(self, line: ClaimLine) -> str:
        inferred = INFERRED.pick(self._lang) if line.claim.certainty == "inferred" else ""
        evidence = self._joined((self._source(line.source, line.claim.locator), inferred))
        return f"{line.claim.name}（{evidence}）" if evidence else line.claim.name

    def _source(self, source: Source | None, locator: str) -> str:
        if source is None:
            return ""
        reliability = word(RELIABILITY, source.reliability).pick(self._lang)
        return self._joined((source.publisher, source.name, source.published, locator, reliability))

    def _measures(self, found: Profile) -> None:
        self._say("\n指标", "\nMeasures")
        if not found.measures:
            self._say(
                "  不是合作网络的成员，没有指标", "  not a node of the collaboration network: no measures"
            )
        for measure, standing, total in found.measures:
            label = measure.title.pick(self._lang)
            self._say(
                f"  {label}：{standing.score:.4g}，第 {standing.rank} 名（区间 {standing.low}–{standing.high}，共 {total}）",
                f"  {label}: {standing.score:.4g}, rank {standing.rank}"
                f" (interval {standing.low}–{standing.high}) of {total}",
            )

    def _gaps(self, found: Profile) -> None:
        count = found.gap_count
        self._say(f"\n缺口（{count} 项，系推算，不是事实）", f"\nGaps ({count}; computed, not facts)")
        if found.gaps:
            click.echo(f"  {AMONG_KNOWN.pick(self._lang)}")
        for gap in found.gaps:
            state = "" if gap.assessable else NOT_ASSESSABLE.pick(self._lang)
            click.echo(f"  {gap.gap_kind} {state}{gap.reason.pick(self._lang)}")
        if count > len(found.gaps):
            rest = count - len(found.gaps)
            self._say(f"  ……另有 {rest} 项，见 jjgraph gaps", f"  and {rest} more; see jjgraph gaps")


def _lines(found: Profile) -> list[TieLine]:
    return [line for group in found.groups for line in group.lines]


def _as_json(found: Profile) -> dict[str, Any]:
    entity = found.entity
    return {
        "entity": {**to_properties(entity), "kind": entity.kind},
        "figures": [to_properties(figure.indicator) for figure in found.figures],
        "facts": [_said_json(said) for said in found.facts],
        "statements": [_said_json(said) for said in found.statements],
        "memberships": [
            {
                **to_properties(member.claim),
                "group": to_properties(member.group) if member.group else None,
                "source": to_properties(member.source) if member.source else None,
            }
            for member in found.memberships
        ],
        "declared": [
            {
                "group": line.label.zh,
                "declared": line.declared,
                "differing": list(line.differing),
                "named": line.named,
                "lenient": line.lenient,
                "candidates": line.candidates,
                "locator": line.locator,
                "source": to_properties(line.source) if line.source else None,
            }
            for line in found.declared
        ],
        "ties": [_tie_json(line, entity.uid) for line in _lines(found)],
        "measures": {
            measure.name: {
                "score": standing.score,
                "rank": standing.rank,
                "rank_low": standing.low,
                "rank_high": standing.high,
                "of": total,
            }
            for measure, standing, total in found.measures
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


def _said_json(said: Said) -> dict[str, Any]:
    return {**to_properties(said.record), "source": to_properties(said.source) if said.source else None}


def _tie_json(line: TieLine, uid: str) -> dict[str, Any]:
    other = line.other(uid)
    return {
        "type": line.tie.type,
        "outgoing": line.tie.subject_uid == uid,
        "in_view": line.in_view,
        "other": {"uid": other.uid, "name": other.name, "kind": other.kind},
        **to_properties(line.tie),
        "claims": [
            {**to_properties(found.claim), "source": to_properties(found.source) if found.source else None}
            for found in line.claims
        ],
    }
