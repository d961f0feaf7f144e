"""Write the worked page of a report: ``python -m docs.generate.report_page docs/guide/report.yaml``.

The YAML says in which order the report goes, which places of it belong together, and what is not in the graph
and why. Every record that rests on the report comes from the data, every answer from a store that holds them:
a record that no part takes up, or that its query does not find, is an error.
"""

import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from docs.generate.report_text import OpenPoint, Question, Section, Statement, cell, worked_page
from jjgraph.bilingual import Bilingual
from jjgraph.errors import DataError
from jjgraph.files import write_file
from jjgraph.model.aggregation import GROUP_MEMBER
from jjgraph.model.records import Claim, Dataset, DeclaredGroup, Description, Fact, Indicator
from jjgraph.model.records import Statement as Said
from jjgraph.model.schema import Schema
from jjgraph.model.value_words import ASPECT
from jjgraph.model.view import View
from jjgraph.queries.library import find_query
from jjgraph.services.datasets import CheckedDataset, check, locate, seed
from jjgraph.services.query_service import ask
from jjgraph.settings import resolve
from jjgraph.store.opening import open_store
from jjgraph.store.protocol import GraphStore

Record = Claim | Indicator | DeclaredGroup | Description | Fact | Said
TABLES = {
    "claims": Bilingual("联系，每行一条记载", "ties, a claim each"),
    "said": Bilingual("目标、任务、成效、计划与事件", "aims, tasks, results, plans and events"),
    "facts": Bilingual("属性的取值", "values of properties"),
    "figures": Bilingual("数字", "figures"),
    "groups": Bilingual("申报数与具名者", "declared counts and who is named"),
    "things": Bilingual("凭这篇报道描述的对象", "entities described from this report"),
}
SIGNS = {"ge": "≥ ", "gt": "> ", "le": "≤ ", "lt": "< ", "approx": "≈ ", "unknown": "? "}


@dataclass(frozen=True, slots=True)
class Worked:
    """What answers are made from: the data, their schema, and a store that holds them."""

    dataset: Dataset
    schema: Schema
    store: GraphStore

    def statement(self, record: Record) -> Statement:
        """Return *record* with the query that asks for it and the row that answers."""
        if isinstance(record, Claim) and record.relation == GROUP_MEMBER:
            return self._member(record)
        answers: Mapping[type[Record], Callable[[Any], Statement]] = {
            Claim: self._claim,
            Indicator: self._figure,
            DeclaredGroup: self._group,
            Description: self._thing,
            Fact: self._fact,
            Said: self._said,
        }
        return answers[type(record)](record)

    def answers(self, question: Question) -> list[dict[str, Any]]:
        """Return the rows of a named query in the default view."""
        return list(ask(self.store, find_query(question.query), question.given, View()))

    def _row(self, question: Question, column: str, uid: str) -> tuple[dict[str, Any], int]:
        """Return the one row of the answer that is about the record *uid*, and how many others there are."""
        rows = self.answers(question)
        found = [row for row in rows if row[column] == uid]
        if not found:
            raise DataError(
                Bilingual(f"{question.command} 没有答出 {uid}", f"{question.command} does not give {uid}")
            )
        return found[0], len(rows) - 1

    def _claim(self, claim: Claim) -> Statement:
        question = Question("evidence", {"a": claim.subject_uid, "b": claim.object_uid})
        row, others = self._row(question, "claim", claim.uid)
        names = [self.dataset.entity[uid].name for uid in (claim.subject_uid, claim.object_uid)]
        verb = f"{self.schema.ties[claim.relation].label.zh} `{row['relation']}`"
        answer = f"{names[0]} — {verb} → {names[1]}"
        where = (row["certainty"], row["reliability"], row["locator"])
        return Statement(row["statement"], question, answer, others, where, claim.uid)

    def _figure(self, figure: Indicator) -> Statement:
        question = Question("figures-by-measure", {"measure": figure.measure})
        row, others = self._row(question, "uid", figure.uid)
        answer = f"{row['name']}：{_amount(row['value'], row['bound'], row['unit'])}"
        answer += f"（{row['period']}）" if row["period"] else ""
        where = (row["reliability"], figure.locator)
        return Statement(figure.name, question, answer, others, where, figure.uid)

    def _group(self, group: DeclaredGroup) -> Statement:
        question = Question("declared-group", {"group": group.group_id})
        rows = self.answers(question)
        readings = [row["reading"] for row in rows]
        counts = "，".join(f"{name} {readings.count(name)}" for name in ("strict", "lenient", "candidate"))
        answer = f"申报 {_amount(group.declared, group.bound, group.unit)}；具名 {counts}"
        where = (rows[0]["count_reliability"], rows[0]["count_locator"])
        return Statement(_both(group.name, group.name_en), question, answer, 0, where, group.uid)

    def _member(self, claim: Claim) -> Statement:
        group = next(group for group in self.dataset.groups if group.group_uid == claim.object_uid)
        question = Question("declared-group", {"group": group.group_id})
        row, others = self._row(question, "claim", claim.uid)
        answer = f"{row['member']}：{row['reading']}" + (f"（{row['note']}）" if row["note"] else "")
        return Statement(
            claim.name,
            question,
            answer,
            others,
            (row["reliability"], row["locator"] or group.locator),
            claim.uid,
        )

    def _fact(self, fact: Fact) -> Statement:
        question = Question("property-values", {"uid": fact.subject_uid, "property": fact.property})
        row, others = self._row(question, "uid", fact.uid)
        where = (row["certainty"], row["reliability"], row["locator"])
        return Statement(fact.name, question, f"{fact.property}：{row['value']}", others, where, fact.uid)

    def _said(self, said: Said) -> Statement:
        question = Question("statements-of", {"uid": said.subject_uid, "aspect": said.aspect})
        row, others = self._row(question, "uid", said.uid)
        name, aspect = self.dataset.entity[said.subject_uid].name, ASPECT[said.aspect].zh
        answer = f"{name}：{aspect} `{said.aspect}`，{row['status']}"
        where = (row["certainty"], row["reliability"], row["locator"])
        return Statement(said.name, question, answer, others, where, said.uid)

    def _thing(self, described: Description) -> Statement:
        question = Question("record", {"record": described.uid})
        row, others = self._row(question, "uid", described.uid)
        kind = self.schema.kinds[described.kind].label
        answer = f"{kind.zh} `{described.kind}`" + (f"：{row['note']}" if row["note"] else "")
        said = _both(described.name, described.name_en)
        return Statement(said, question, answer, others, (row["reliability"], row["locator"]), described.uid)


def _both(zh: str, en: str) -> str:
    return f"{zh} / {en}" if en else zh


def _amount(value: float | None, bound: str, unit: str) -> str:
    return f"{SIGNS.get(bound, '')}{cell(value)} {unit}".strip()


def records_of(dataset: Dataset, source_uid: str) -> list[Record]:
    """Return every record that rests on a source: claims, figures, declared counts, descriptions."""
    parts: Iterable[tuple[Record, ...]] = (
        dataset.claims,
        dataset.indicators,
        dataset.groups,
        dataset.descriptions,
        dataset.facts,
        dataset.statements,
    )
    return [record for part in parts for record in part if record.source_uid == source_uid]


def _part(record: Record) -> str:
    match record:
        case Claim(relation=relation):
            return "groups" if relation == GROUP_MEMBER else "claims"
        case Indicator():
            return "figures"
        case DeclaredGroup():
            return "groups"
        case Description():
            return "things"
        case Fact():
            return "facts"
        case Said():
            return "said"


def _mentions(record: Record) -> Iterator[str]:
    """Yield the uids of the things that a record is about."""
    yield record.subject_uid
    if isinstance(record, Claim):
        yield record.object_uid


def _taken(raw: Mapping[str, Any], rest: dict[str, Record], places: Mapping[str, str]) -> list[Record]:
    """Take out of *rest* what belongs to a section: by place, by uid, and the things that these mention."""
    locators, named = set(raw.get("locators", ())), set(raw.get("records", ()))
    mine = [record for uid, record in rest.items() if places.get(uid, "") in locators or uid in named]
    mentioned = {uid for record in mine for uid in _mentions(record)}
    mine += [
        record
        for record in rest.values()
        if isinstance(record, Description) and record.subject_uid in mentioned and record not in mine
    ]
    for record in mine:
        del rest[record.uid]
    return mine


def _order(record: Record, places: Mapping[str, str]) -> tuple[str, ...]:
    """Members stand below their group, all else by place and uid."""
    if isinstance(record, Claim) and record.relation == GROUP_MEMBER:
        return (places[record.uid], record.object_uid, record.uid)
    return (places.get(record.uid, ""), record.uid)


def _tables(
    mine: list[Record], worked: Worked, places: Mapping[str, str]
) -> Iterator[tuple[Bilingual, tuple[Statement, ...]]]:
    for name, heading in TABLES.items():
        part = sorted((r for r in mine if _part(r) == name), key=lambda record: _order(record, places))
        if part:
            yield heading, tuple(map(worked.statement, part))


def _points(raw: Mapping[str, Any], worked: Worked) -> Iterator[OpenPoint]:
    for point in raw.get("open", ()):
        answers = []
        for asked in point["ask"]:
            given = {name: str(value) for name, value in asked.get("with", {}).items()}
            question = Question(asked["query"], given)
            rows = [tuple(row[column] for column in asked["show"]) for row in worked.answers(question)]
            answers.append((question, tuple(rows)))
        text, lines = Bilingual(point["zh"], point["en"]), tuple(point.get("lines", ()))
        yield OpenPoint(str(point.get("number", "")), lines, text, tuple(answers))


def _places(dataset: Dataset, records: Iterable[Record]) -> dict[str, str]:
    """Return the place of each record in the report; a member stands where its group is declared."""
    groups = {group.group_uid: group.locator for group in dataset.groups}
    found = {}
    for record in records:
        if isinstance(record, Claim):
            found[record.uid] = groups.get(record.object_uid, record.locator)
        elif not isinstance(record, Description):
            found[record.uid] = record.locator
    return found


def page(raw: Mapping[str, Any], checked: CheckedDataset, store: GraphStore) -> str:
    """Return the worked page that *raw*, the YAML, describes; *store* holds the data set of *checked*.

    Raises
    ------
    DataError
        If a record of the report has no place on the page, or its query does not give it.
    """
    assert checked.dataset is not None
    dataset, schema = checked.dataset, checked.raw.schema
    source = f"{checked.raw.name}/s-{raw['source']}"
    records = records_of(dataset, source)
    places = _places(dataset, records)
    rest = {record.uid: record for record in records}
    worked = Worked(dataset, schema, store)
    sections = []
    for part in raw["sections"]:
        tables = tuple(_tables(_taken(part, rest, places), worked, places))
        sections.append(Section(Bilingual(**part["title"]), tables, tuple(_points(part, worked))))
    if rest:
        listed = "、".join(f"{uid}（{places.get(uid, '')}）" for uid in sorted(rest))
        raise DataError(Bilingual(f"没有排入任何一节：{listed}", f"in no section: {listed}"))
    return worked_page(
        Bilingual(**raw["title"]),
        Bilingual(**raw["about"]),
        _contents(dataset, source, records),
        sections,
        raw["readme"],
    )


def _contents(dataset: Dataset, source_uid: str, records: list[Record]) -> str:
    """What the page holds: the report, and how many records of each sort rest on it."""
    source = dataset.source[source_uid]
    parts = [_part(record) for record in records]
    members = sum(isinstance(record, Claim) and record.relation == GROUP_MEMBER for record in records)
    ties, figures, things = parts.count("claims"), parts.count("figures"), parts.count("things")
    groups, uid = parts.count("groups") - members, source_uid.rpartition("/s-")[2]
    said, facts = parts.count("said"), parts.count("facts")
    return (
        f"《{source.name}》，{source.publisher}，{source.published}，可靠性 `{source.reliability}`；"
        f"截至 {dataset.as_of()} 的数据里，依据它的记录共 {len(records)} 条：联系的记载 {ties}，数字 {figures}，"
        f"申报数 {groups}，具名者 {members}，要点 {said}，属性值 {facts}，对象的描述 {things}。一次取出全部：\n\n"
        f"*{len(records)} records of the data as of {dataset.as_of()} rest on it: {ties} claims of ties, {figures}"
        f" figures, {groups} declared counts, {members} named members, {said} aims, tasks and the like,"
        f" {facts} values of properties, {things} descriptions. All at once:*\n\n"
        f"```sh\njjgraph query source-statements --param source={uid}\n```\n"
    )


def main(path: Path) -> None:
    """Write the page that the YAML file *path* describes beside it, with data loaded for this alone."""
    raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    checked = check(locate(raw["dataset"]))
    with tempfile.TemporaryDirectory() as folder:
        settings = resolve(
            {"store": str(Path(folder, "worked.kgl"))}, {}, folder=Path(folder), user=Path(folder)
        )
        with open_store(settings, writable=True) as store:
            seed(store, [checked])
            text = page(raw, checked, store)
    write_file(path.with_suffix(".md"), text.encode())


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "docs/guide/report.yaml"))
