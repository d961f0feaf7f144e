"""Find every problem of a data set at once: place, reason and advice, in Chinese and English."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from jjgraph.bilingual import Bilingual
from jjgraph.intake.batch_rows import batch_issues
from jjgraph.intake.contacts import contact_issues
from jjgraph.intake.dates import explain_date
from jjgraph.intake.elsewhere import DEFINES, REFERS_TO
from jjgraph.intake.folder import ATTACHED, RawFolder, columns_of
from jjgraph.intake.number_columns import number_issues
from jjgraph.intake.numbers import explain_number, parse_number
from jjgraph.intake.parsing import NearestId, nearest_label, split_list
from jjgraph.intake.plausibility import plausibility_issues
from jjgraph.intake.tabular import Row, Table
from jjgraph.model.dates import first_day, is_partial_date, last_day
from jjgraph.model.identifiers import DATASET, UID, shortened
from jjgraph.model.issues import Issue, ValidationReport
from jjgraph.model.schema import Property, Schema, TieType

# Columns whose values name entities: they must have the form of a uid, and be unique where they define.
_ROWS = 10  # rows that a message lists
_MISSING = {"missing-end", "missing-source", "missing-group"}
FACT_COLUMNS = ("name_zh", "name_en", "aliases", "place", "website", "note")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a problem is; calling it makes the issue."""

    file: str
    row: int | None
    column: str = ""

    def issue(self, code: str, reason: Bilingual, advice: Bilingual, *, warning: bool = False) -> Issue:
        return Issue(self.file, self.row, self.column, code, reason, advice, warning)


class _Known(NamedTuple):
    """The ids that a file defines or other data sets hold, with what unread rows say, and the file's name in the folder."""

    file: str
    ids: set[str]
    nearest: NearestId


def validate(raw: RawFolder, *, today: date | None = None) -> ValidationReport:
    """Check the data set *raw*; never raises on bad data.

    Parameters
    ----------
    raw : RawFolder
        As `jjgraph.intake.folder.read_folder` gives it.
    today : date or None
        What no source may be dated after, where the data set does not say when it was retrieved; None
        leaves that unchecked.

    Returns
    -------
    ValidationReport
        Issues in the order of the files, and of the rows within a file.
    """
    report = ValidationReport(list(raw.issues))
    known = {file: _known(raw, file, column) for file, column in DEFINES.items() if raw.says(file, column)}
    report.extend(_name_issues(raw))
    for file in raw.schema.files:
        table = raw.table(file)
        specs = {column.name: column for column in columns_of(raw.schema, file)}
        if table.columns:
            report.extend(_column_issues(table, specs))
        report.extend(_duplicate_issues(table))
        for row in table.rows:
            report.extend(_cell_issues(table, row, specs, known))
    report.extend(_group_issues(raw, known))
    report.extend(_entity_issues(raw))
    report.extend(_party_issues(raw))
    report.extend(_tie_issues(raw))
    report.extend(_fact_issues(raw))
    report.extend(number_issues(raw))
    report.extend(plausibility_issues(raw, today))
    report.extend(contact_issues(raw))
    report.extend(batch_issues(raw))
    report.issues = _once(report.issues)
    report.issues.sort(key=lambda issue: (_file_rank(raw, issue.file), issue.row or 0))
    report.issues = [replace(issue, file=raw.written(issue.file)) for issue in report.issues]
    return report


def _once(issues: list[Issue]) -> list[Issue]:
    """Return *issues* with each cause reported once, where it stands first, with the rows in which it stands again."""
    found: dict[tuple[str, str, str, Bilingual, Bilingual], list[Issue]] = {}
    for issue in issues:
        column = "" if issue.code in _MISSING else issue.column  # one id is missing from whichever column
        found.setdefault((issue.file, issue.code, column, issue.reason, issue.advice), []).append(issue)
    return [_counted(same) for same in found.values()]


def _counted(same: list[Issue]) -> Issue:
    first, count = same[0], len(same)
    if count == 1:
        return first
    rows = sorted({issue.row for issue in same if issue.row is not None})
    listed, more = ", ".join(map(str, rows[:_ROWS])), "…" if len(rows) > _ROWS else ""
    reason = Bilingual(
        f"{first.reason.zh}（共 {count} 处：第 {listed}{more} 行）",
        f"{first.reason.en} ({count} places: rows {listed}{more})",
    )
    return replace(first, reason=reason)


def _file_rank(raw: RawFolder, file: str) -> int:
    order = ["dataset.toml", "schema/", *ATTACHED, *(Path(name).stem for name in raw.schema.files)]
    return next(rank for rank, start in enumerate(order) if file.lower().startswith(start))


def _name_issues(raw: RawFolder) -> Iterator[Issue]:
    if (fault := DATASET.fault(raw.name)) is not None:
        yield _Place("dataset.toml", None, "name").issue("dataset-name", *fault)
    retrieved = raw.info.get("retrieved", "")
    if retrieved and not is_partial_date(retrieved):
        yield _date_issue(_Place("dataset.toml", None, "retrieved"), retrieved)


def _known(raw: RawFolder, file: str, column: str) -> _Known:
    table = raw.table(file)
    ids = {row[column] for row in table.rows if row[column]}
    foreign = raw.elsewhere.entity.keys() if file == "entities.csv" else frozenset()
    return _Known(raw.written(file), ids | table.unread | foreign, NearestId(ids))


def _column_issues(table: Table, specs: dict[str, Property]) -> Iterator[Issue]:
    labels = {name: spec.label for name, spec in specs.items()}
    for name in table.columns:
        if name and name not in specs:
            near = nearest_label(name, labels)
            advice = (
                Bilingual(f"是否指 {near}？", f"did you mean {near}?")
                if near
                else Bilingual("这一列不会载入", "the column is not loaded")
            )
            yield _Place(table.file, 1, shortened(name)).issue(
                "unknown-column", Bilingual("未知的列", "unknown column"), advice, warning=True
            )
    for spec in specs.values():
        if spec.required and spec.name not in table.columns:
            yield _Place(table.file, 1, spec.name).issue(
                "missing-column",
                Bilingual("缺少必需的列", "a required column is missing"),
                Bilingual("请补上这一列", "add the column"),
            )


def _duplicate_issues(table: Table) -> Iterator[Issue]:
    column = DEFINES.get(table.file) or ("claim_id" if table.file == "relationships.csv" else "")
    first: dict[str, int] = {}
    for row in table.rows:
        uid = row[column] if column else ""
        if uid and uid in first:
            yield _Place(table.file, row.number, column).issue(
                "duplicate-id",
                Bilingual(
                    f"编号 {shortened(uid)} 与第 {first[uid]} 行重复",
                    f"{shortened(uid)} stands in row {first[uid]} already",
                ),
                Bilingual("每个编号只能出现一次", "each id may stand once"),
            )
        first.setdefault(uid, row.number)


def _cell_issues(
    table: Table, row: Row, specs: dict[str, Property], known: dict[str, _Known]
) -> Iterator[Issue]:
    for name in table.columns:
        spec = specs.get(name)
        if spec is None:
            continue
        place, value = _Place(table.file, row.number, name), row[name]
        if not value:
            if spec.required:
                yield place.issue(
                    "missing-value",
                    Bilingual("必填项为空", "a required value is missing"),
                    Bilingual("请填写", "fill it in"),
                )
            continue
        yield from _type_issues(place, value, spec)
        if name == DEFINES.get(table.file) or name in ("tie", "claim_id"):
            fault = UID.fault(value)
            if fault is not None:
                yield place.issue("bad-id", *fault)
        if spec.refers in ("", "group"):
            continue
        if (target := known.get(REFERS_TO[spec.refers])) and value not in target.ids:
            yield _missing_issue(
                place, "missing-end" if spec.refers == "entity" else "missing-source", value, target
            )


def _missing_issue(place: _Place, code: str, value: str, target: _Known) -> Issue:
    reason = Bilingual(
        f"{target.file} 中没有 {shortened(value)}", f"{target.file} does not have {shortened(value)}"
    )
    return place.issue(code, reason, _missing_advice(value, target.nearest))


def _group_issues(raw: RawFolder, known: dict[str, _Known]) -> Iterator[Issue]:
    """Find groups that no data set declares, and ids that groups of several consortia share."""
    target = known.get("declared_groups.csv")
    if target is None:
        return
    for file, column in (("declared_groups.csv", "parent_group"), ("group_members.csv", "group_id")):
        for row in raw.table(file).rows:
            value = row[column]
            found = raw.groups_called(value) if value else {"": ""}
            if not found and value not in target.ids:
                yield _missing_issue(_Place(file, row.number, column), "missing-group", value, target)
            elif len(found) > 1:
                listed = "、".join(sorted(found))
                yield _Place(file, row.number, column).issue(
                    "ambiguous-group",
                    Bilingual(
                        f"几个联合体都有群体 {shortened(value)}",
                        f"several consortia have a group {shortened(value)}",
                    ),
                    Bilingual(f"请写明是哪一个：{listed}", f"say which one: {listed}"),
                )


def _missing_advice(value: str, known: NearestId) -> Bilingual:
    near = known.to(value)
    if near:
        return Bilingual(f"是否指 {near}？", f"did you mean {near}?")
    return Bilingual(
        "请先在那个文件里添加，或先载入描述它的数据集",
        "add it to that file first, or load the data set that describes it",
    )


def _date_issue(place: _Place, value: str) -> Issue:
    return place.issue("bad-date", *explain_date(value))


def _type_issues(place: _Place, value: str, spec: Property) -> Iterator[Issue]:
    if spec.type == "date" and not is_partial_date(value):
        yield _date_issue(place, value)
    if spec.type == "number":
        try:
            parse_number(value)
        except ValueError:
            yield place.issue("bad-number", *explain_number(value))
    if spec.type == "url" and not re.match(r"https?://", value):
        yield place.issue(
            "bad-address",
            Bilingual(f"“{shortened(value)}”不是网址", f"{shortened(value)!r} is no web address"),
            Bilingual(
                "网址以 http:// 或 https:// 开头，否则页面上不作链接",
                "without http:// or https:// pages show no link",
            ),
            warning=True,
        )
    values = split_list(value) if spec.type == "list" else (value,)
    wrong = [item for item in values if spec.allowed and item not in spec.allowed]
    if wrong:
        shown = shortened(wrong[0])
        choices = ", ".join(spec.allowed)
        yield place.issue(
            "unknown-value",
            Bilingual(f"“{shown}”不在可选值之中", f"{shown!r} is none of the values to choose from"),
            Bilingual(f"请从 {choices} 中选择", f"choose from {choices}"),
        )


def _unknown(place: _Place, what: Bilingual, code: str, value: str, known: dict[str, Bilingual]) -> Issue:
    near = nearest_label(value, known)
    advice = (
        Bilingual(f"最接近的是 {near}（{known[near].zh}）", f"the nearest is {near} ({known[near].en})")
        if near
        else Bilingual("jjgraph schema 列出全部", "jjgraph schema lists them all")
    )
    shown = shortened(value)
    return place.issue(code, Bilingual(f"未知的{what.zh}“{shown}”", f"unknown {what.en} {shown!r}"), advice)


def _entity_issues(raw: RawFolder) -> Iterator[Issue]:
    if not raw.schema_complete:
        return
    labels = {name: kind.label for name, kind in raw.schema.kinds.items()}
    for file in ("entities.csv", "declared_groups.csv"):
        for row in raw.table(file).rows:
            if row["kind"] and row["kind"] not in raw.schema.kinds:
                yield _unknown(
                    _Place(file, row.number, "kind"),
                    Bilingual("类别", "kind"),
                    "unknown-kind",
                    row["kind"],
                    labels,
                )


def _party_issues(raw: RawFolder) -> Iterator[Issue]:
    for row in raw.table("entities.csv").rows:
        kind = raw.schema.kinds.get(row["kind"])
        if row["party"] and kind is not None and kind.kind_class != "organisation":
            yield _Place("entities.csv", row.number, "party").issue(
                "party-without-organisation",
                Bilingual(
                    f"{kind.label.zh}不属于政校行企研任何一方", f"a {kind.label.en} belongs to no party"
                ),
                Bilingual("这一格会保留，但不参与计算", "the value is kept but does not count"),
                warning=True,
            )


def _fact_issues(raw: RawFolder) -> Iterator[Issue]:
    """Find facts of a property that their entity has not, or with a value that it does not take."""
    file = "facts.csv"
    kinds, schema = raw.kinds(), raw.known_schema
    columns = {prop.name: prop for prop in raw.schema.files["entities.csv"] if prop.name in FACT_COLUMNS}
    for row in raw.table(file).rows:
        known = columns | schema.properties_of(kinds.get(row["uid"], ""))
        name = row["property"]
        if name and row["uid"] in kinds and name not in known:
            labels = {prop.name: prop.label for prop in known.values()}
            what = Bilingual("属性", "property")
            yield _unknown(_Place(file, row.number, "property"), what, "unknown-property", name, labels)
        elif name in known and row["value"]:
            yield from _type_issues(_Place(file, row.number, "value"), row["value"], known[name])


def _tie_issues(raw: RawFolder) -> Iterator[Issue]:
    schema, kinds = raw.known_schema, raw.kinds()
    labels = {name: tie.label for name, tie in schema.ties.items()}
    for row in raw.table("relationships.csv").rows:
        tie = raw.schema.ties.get(row["type"])
        if tie is None:
            if row["type"] and raw.schema_complete:
                yield _unknown(
                    _Place("relationships.csv", row.number, "type"),
                    Bilingual("关系类型", "type of tie"),
                    "unknown-type",
                    row["type"],
                    labels,
                )
        else:
            yield from _end_issues(schema, tie, row, kinds)
        yield from _order_issues(row)


def _end_issues(schema: Schema, tie: TieType, row: Row, kinds: dict[str, str]) -> Iterator[Issue]:
    for column, ends in (("subject_id", tie.subject), ("object_id", tie.object)):
        kind = kinds.get(row[column], "")
        if kind in schema.kinds and not schema.admits(ends, kind):
            label, allowed = schema.kinds[kind].label, [schema.end_label(end) for end in ends]
            yield _Place("relationships.csv", row.number, column).issue(
                "wrong-end",
                Bilingual(
                    f"{row[column]} 是{label.zh}，不能在“{tie.label.zh}”的这一端",
                    f"{row[column]} is of the kind {label.en}, which {tie.name} does not admit at this end",
                ),
                Bilingual(
                    f"这一端可以是：{'、'.join(text.zh for text in allowed)}",
                    f"this end may be: {', '.join(text.en for text in allowed)}",
                ),
            )


def _order_issues(row: Row) -> Iterator[Issue]:
    since, until = row["since"], row["until"]
    if is_partial_date(since) and is_partial_date(until) and last_day(until) < first_day(since):
        yield _Place("relationships.csv", row.number, "until").issue(
            "until-before-since",
            Bilingual(f"截止 {until} 早于起始 {since}", f"until {until} is before since {since}"),
            Bilingual("请核对两个日期", "check both dates"),
        )
