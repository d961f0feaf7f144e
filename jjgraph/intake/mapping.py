"""Rows that passed validation become records, and records fold into entities and ties."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from jjgraph.intake.folder import RawFolder
from jjgraph.intake.numbers import Number, parse_number
from jjgraph.intake.parsing import bound_of_measure, split_list
from jjgraph.intake.tabular import Row
from jjgraph.model.aggregation import GROUP_MEMBER, aggregate_entities, aggregate_ties
from jjgraph.model.days import with_days
from jjgraph.model.privacy import holds_private
from jjgraph.model.records import (
    FORMAT,
    LEVELS,
    NO_LEVEL,
    Batch,
    Claim,
    Dataset,
    DatasetInfo,
    DeclaredGroup,
    Description,
    Extras,
    Fact,
    Indicator,
    Source,
    Statement,
    group_uid,
)
from jjgraph.model.schema import Property, Schema
from jjgraph.results.cells import exact_number

NO_KINDS: Mapping[str, str] = {}


def map_rows(raw: RawFolder) -> Dataset:
    """Return the data set of the rows in *raw*, which has passed validation.

    Returns
    -------
    Dataset
        Each part sorted by uid or key; every object carries ``run``, the hash of the whole content, so
        that the order of the rows changes nothing.

    Examples
    --------
    >>> from jjgraph.intake.folder import RawFolder
    >>> from jjgraph.intake.tabular import Row, Table
    >>> from jjgraph.model.schema import builtin_schema
    >>> table = Table("entities.csv", rows=[Row(2, {"uid": "a", "kind": "Enterprise", "name_zh": "甲"})])
    >>> found = map_rows(RawFolder("d", builtin_schema(), tables={"entities.csv": table}))
    >>> found.entity["a"].name, found.entity["a"].parties, len(found.ties)
    ('甲', ('企',), 0)
    """
    mapper = _Mapper(raw)
    unmarked = Dataset(
        infos=(mapper.info(),),
        sources=_sorted(mapper.sources()),
        descriptions=_sorted(mapper.descriptions()),
        claims=_sorted([*mapper.claims(), *mapper.members()]),
        indicators=_sorted(mapper.indicators()),
        groups=_sorted(mapper.groups()),
        facts=_sorted(mapper.facts()),
        statements=_sorted(mapper.statements()),
        batches=_sorted(mapper.batches()),
    )
    if holds_private(unmarked, raw.known_schema):
        unmarked = replace(
            unmarked, infos=tuple(replace(info, holds_private=True) for info in unmarked.infos)
        )
    run = hashlib.sha256(repr(unmarked.records()).encode()).hexdigest()[:12]
    marked = unmarked.with_records(lambda record: with_days(replace(record, run=run)))
    return aggregate_dataset(marked, raw.known_schema, foreign_kinds=raw.kinds())


def aggregate_dataset(
    dataset: Dataset, schema: Schema, *, foreign_kinds: Mapping[str, str] = NO_KINDS
) -> Dataset:
    """Return *dataset* with the entities and ties that its descriptions and claims fold into.

    *foreign_kinds* are the kinds of entities that its claims name and other data sets describe, by uid.

    Examples
    --------
    >>> from dataclasses import replace
    >>> from jjgraph.model.examples import SCHEMA, tiny
    >>> said = replace(tiny(), entities=(), ties=())
    >>> aggregate_dataset(said, SCHEMA) == tiny()
    True
    """
    entities = aggregate_entities(dataset.descriptions, schema, facts=dataset.facts, sources=dataset.source)
    kinds = {**foreign_kinds, **{entity.uid: entity.kind for entity in entities}}
    ties = aggregate_ties(dataset.claims, dataset.source, kinds, schema, dataset.as_of())
    return replace(dataset, entities=tuple(entities), ties=tuple(ties))


def _sorted(records: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(sorted(records, key=lambda record: record.uid))


def content_uids(
    dataset: str, prefix: str, keys: Sequence[tuple[str, ...]], content: Sequence[Any]
) -> list[str]:
    """Return a uid for each row from its content: the first 12 hexadecimal digits of a SHA-256.

    Parameters
    ----------
    dataset, prefix : str
        The uid is ``dataset/prefix-digits``, with ``-2``, ``-3`` … for repeats.
    keys : sequence of tuple of str
        For each row, the cells that identify it, joined by U+001F before hashing.
    content : sequence
        What else each row says, to be sorted by: repeats are numbered in its order, never in that of the file.

    Examples
    --------
    Two rows with one key: the second by content, though it stands first, has the number 2.

    >>> first, second, other = content_uids("d", "c", [("k",), ("k",), ("z",)], ["b", "a", "a"])
    >>> first == f"{second}-2", other.startswith("d/c-"), other == second
    (True, True, False)
    """
    by_key: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, key in enumerate(keys):
        by_key[key].append(index)
    uids = [""] * len(keys)
    for key, indices in by_key.items():
        digits = hashlib.sha256("\x1f".join(key).encode()).hexdigest()[:12]
        ordered = sorted(indices, key=lambda index: content[index])
        for repeat, index in enumerate(ordered, start=1):
            uids[index] = f"{dataset}/{prefix}-{digits}" + (f"-{repeat}" if repeat > 1 else "")
    return uids


class _Mapper:
    """Maps the rows of one folder; it knows the folder's name, schema, and the levels of its sources."""

    def __init__(self, raw: RawFolder) -> None:
        self.raw = raw
        self.dataset = raw.name
        self.schema: Schema = raw.schema
        self.levels = {row["source_id"]: LEVELS[row["reliability"]] for row in self._rows("sources.csv")}
        self.names = raw.names()

    def _rows(self, file: str) -> list[Row]:
        return self.raw.table(file).rows

    def _uid(self, prefix: str, name: str) -> str:
        return f"{self.dataset}/{prefix}-{name}" if name else ""

    def info(self) -> DatasetInfo:
        given = self.raw.info
        return DatasetInfo(
            uid=f"{self.dataset}/dataset",
            name=given.get("title", self.dataset),
            dataset=self.dataset,
            title_en=given.get("title_en", ""),
            licence=given.get("licence", ""),
            primary_source=self._uid("s", given.get("primary_source", "")),
            retrieved=given.get("retrieved", ""),
            consortium=given.get("consortium", ""),
            story_text=self.raw.attached.get("story.yaml", ""),
            positions_text=self.raw.attached.get("positions.json", ""),
            record_format=FORMAT,
            extra_schema=tuple(sorted(self.schema.extra)),
        )

    def sources(self) -> list[Source]:
        return [
            Source(
                uid=self._uid("s", row["source_id"]),
                name=row["title"],
                dataset=self.dataset,
                title_kind=row["title_kind"],
                publisher=row["publisher"],
                url=row["url"],
                published=row["published"],
                reliability=row["reliability"],
                level=LEVELS[row["reliability"]],
                note=row["note"],
            )
            for row in self._rows("sources.csv")
        ]

    def descriptions(self) -> list[Description]:
        properties = self.schema.added_to_entities()
        return [
            Description(
                uid=self._uid("d", row["uid"]),
                name=self.names[row["uid"]],
                dataset=self.dataset,
                subject_uid=row["uid"],
                kind=row["kind"],
                name_zh=row["name_zh"],
                name_en=row["name_en"],
                aliases=split_list(row["aliases"]),
                parties=split_list(row["party"]) or self._parties_of(row["kind"]),
                place=row["place"],
                website=row["website"],
                note=row["note"],
                source_uid=self._uid("s", row["source_id"]),
                extras=_extras(row, properties),
            )
            for row in self._rows("entities.csv")
        ]

    def _parties_of(self, kind: str) -> tuple[str, ...]:
        """Return the parties that this data set gives to entities of *kind*, or none: then the schema does."""
        said = (self.raw.parties[name] for name in self.schema.lineage(kind) if name in self.raw.parties)
        return next(said, ())

    def claims(self) -> list[Claim]:
        rows = self._rows("relationships.csv")
        columns = ("subject_id", "type", "object_id", "source_id", "locator")
        uids = content_uids(self.dataset, "c", [tuple(row[c] for c in columns) for row in rows], _cells(rows))
        properties = [prop for tie in self.schema.ties.values() for prop in tie.properties]
        return [self._claim(row, uid, properties) for row, uid in zip(rows, uids, strict=True)]

    def _claim(self, row: Row, uid: str, properties: list[Property]) -> Claim:
        quantity, bound, unit = _number(row["quantity"])
        verb = self.schema.ties[row["type"]].label.zh
        return Claim(
            uid=self._uid("c", row["claim_id"]) or uid,
            name=row["statement"] or f"{self.names[row['subject_id']]} {verb} {self.names[row['object_id']]}",
            dataset=self.dataset,
            subject_uid=row["subject_id"],
            relation=row["type"],
            object_uid=row["object_id"],
            tie=row["tie"],
            role=row["role"],
            quantity=quantity,
            bound=bound,
            unit=row["unit"] or unit,
            since=row["since"],
            until=row["until"],
            status=row["status"],
            certainty=row["confidence"] or "stated",
            level=self.levels[row["source_id"]],
            locator=row["locator"],
            source_uid=self._uid("s", row["source_id"]),
            extras=_extras(row, properties),
        )

    def members(self) -> list[Claim]:
        rows = self._rows("group_members.csv")
        own = {row["group_id"] for row in self._rows("declared_groups.csv")}
        keys = [
            (
                row["entity_id"],
                GROUP_MEMBER,
                row["group_id"] if row["group_id"] in own else self._group_named(row["group_id"])[0],
                row["source_id"],
                row["locator"],
            )
            for row in rows
        ]
        uids = content_uids(self.dataset, "c", keys, _cells(rows))
        return [self._member(row, uid) for row, uid in zip(rows, uids, strict=True)]

    def _member(self, row: Row, uid: str) -> Claim:
        group, name = self._group_named(row["group_id"])
        return Claim(
            uid=uid,
            name=row["statement"] or f"{self.names[row['entity_id']]}：{name}",
            dataset=self.dataset,
            subject_uid=row["entity_id"],
            relation=GROUP_MEMBER,
            object_uid=group,
            role=row["reading"],
            since=row["since"],
            until=row["until"],
            level=self.levels.get(row["source_id"], NO_LEVEL),
            locator=row["locator"],
            note=row["note"],
            source_uid=self._uid("s", row["source_id"]),
        )

    def _group_named(self, group_id: str) -> tuple[str, str]:
        """Return the uid and the name of the group; validation has seen that there is just one."""
        [(uid, name)] = self.raw.groups_called(group_id).items()
        return uid, name

    def indicators(self) -> list[Indicator]:
        rows = self._rows("statistics.csv")
        columns = ("subject_id", "measure", "period", "source_id", "locator")
        keys = [
            tuple(row[c] for c in columns) + ((row["object_id"],) if row["object_id"] else ()) for row in rows
        ]
        found = [self._indicator(row) for row in rows]
        # A figure has no column for its uid: its order is that of what was understood, which an export keeps.
        content = [(item.name, item.bound, item.unit, repr(item.value)) for item in found]
        uids = content_uids(self.dataset, "i", keys, content)
        return [replace(item, uid=uid) for item, uid in zip(found, uids, strict=True)]

    def _indicator(self, row: Row) -> Indicator:
        value, sign, unit = parse_number(row["value"])
        return Indicator(
            uid="",
            name=row["statement"] or self._figure_name(row),
            dataset=self.dataset,
            subject_uid=row["subject_id"],
            object_uid=row["object_id"],
            measure=row["measure"],
            value=value,
            bound=row["bound"] or (sign if sign != "eq" else bound_of_measure(row["measure"]) or "eq"),
            unit=row["unit"] or unit,
            period=row["period"],
            locator=row["locator"],
            source_uid=self._uid("s", row["source_id"]),
        )

    def _figure_name(self, row: Row) -> str:
        names = [self.names[uid] for uid in (row["subject_id"], row["object_id"]) if uid]
        return f"{'、'.join(names)} {row['measure']}"

    def batches(self) -> list[Batch]:
        return [
            Batch(
                uid=f"{self.dataset}/b-{int(row['number']):04}",
                name=row["files"],
                dataset=self.dataset,
                batch_number=int(row["number"]),
                made_at=row["made"],
                made_by=row["maker"],
                file_hashes=row["hashes"],
                sheet_mapping=row["mapping"],
                row_changes=row["changes"],
                holds_private=row["private"] == "yes",
            )
            for row in self._rows("batches.csv")
        ]

    def groups(self) -> list[DeclaredGroup]:
        return [self._group(row) for row in self._rows("declared_groups.csv")]

    def _group(self, row: Row) -> DeclaredGroup:
        declared, sign, unit = _number(row["declared"])
        return DeclaredGroup(
            uid=self._uid("g", row["group_id"]),
            name=_name(row, row["group_id"]),
            dataset=self.dataset,
            subject_uid=row["subject_id"],
            group_id=row["group_id"],
            group_uid=group_uid(row["subject_id"], row["group_id"]),
            name_en=row["name_en"],
            declared=declared,
            bound=row["bound"] or sign or "eq",
            unit=row["unit"] or unit,
            kind=row["kind"],
            parent_group=self._group_named(row["parent_group"])[0] if row["parent_group"] else "",
            in_total=row["in_total"] == "yes",
            locator=row["locator"],
            source_uid=self._uid("s", row["source_id"]),
        )

    def facts(self) -> list[Fact]:
        rows = self._rows("facts.csv")
        columns = ("uid", "property", "value", "source_id", "locator")
        uids = content_uids(self.dataset, "f", [tuple(row[c] for c in columns) for row in rows], _cells(rows))
        return [
            Fact(
                uid=uid,
                name=row["statement"] or f"{self.names[row['uid']]} {row['property']}：{row['value']}",
                dataset=self.dataset,
                subject_uid=row["uid"],
                property=row["property"],
                value=self._fact_value(row),
                since=row["since"],
                until=row["until"],
                certainty=row["confidence"] or "stated",
                level=self.levels[row["source_id"]],
                locator=row["locator"],
                source_uid=self._uid("s", row["source_id"]),
            )
            for row, uid in zip(rows, uids, strict=True)
        ]

    def _fact_value(self, row: Row) -> str:
        """Return the value as a file keeps it; of a number, what was understood."""
        types = {prop.name: prop.type for prop in self.schema.added_to_entities()}
        return (
            exact_number(parse_number(row["value"]).value)
            if types.get(row["property"]) == "number"
            else row["value"]
        )

    def statements(self) -> list[Statement]:
        rows = self._rows("statements.csv")
        columns = ("subject_id", "aspect", "text_zh", "source_id", "locator")
        uids = content_uids(self.dataset, "t", [tuple(row[c] for c in columns) for row in rows], _cells(rows))
        return [
            Statement(
                uid=uid,
                name=row["text_zh"] or row["text_en"],
                dataset=self.dataset,
                subject_uid=row["subject_id"],
                aspect=row["aspect"],
                text_en=row["text_en"],
                status=row["status"] or "unknown",
                since=row["since"],
                until=row["until"],
                certainty=row["confidence"] or "stated",
                level=self.levels[row["source_id"]],
                locator=row["locator"],
                source_uid=self._uid("s", row["source_id"]),
            )
            for row, uid in zip(rows, uids, strict=True)
        ]


def _cells(rows: Iterable[Row]) -> list[list[tuple[str, str]]]:
    return [sorted(row.cells.items()) for row in rows]


def _number(text: str) -> Number | tuple[None, str, str]:
    """Return the number of a cell that may be empty."""
    return parse_number(text) if text else (None, "", "")


def _name(row: Row, fallback: str) -> str:
    return row["name_zh"] or row["name_en"] or fallback


_CONVERT: dict[str, Callable[[str], Any]] = {
    "number": lambda text: parse_number(text).value,
    "list": split_list,
}


def _extras(row: Row, properties: Iterable[Property]) -> Extras:
    found = {prop.name: _CONVERT.get(prop.type, str)(row[prop.name]) for prop in properties if row[prop.name]}
    return tuple(sorted(found.items()))
