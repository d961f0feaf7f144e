"""Records as rows of the files that they come from: the reverse of reading, for exports and for what is changed row by row."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from jjgraph.model.aggregation import GROUP_MEMBER
from jjgraph.model.bounds import signed
from jjgraph.model.records import Dataset, DatasetInfo
from jjgraph.results.cells import cell_text, exact_number

BATCHES = "batches.csv"
FileRow = dict[str, str]  # a row by its columns, as the cells of a file


def _short(uid: str) -> str:
    """The name that a file uses: the uid of a record without its data set and prefix."""
    return uid.split("/", 1)[-1].split("-", 1)[-1] if uid else ""


def _group_id(uid: str, part: Dataset) -> str:
    """Return how a file names a group: by its id where the data set declares it, else with its consortium."""
    return next((group.group_id for group in part.groups if group.group_uid == uid), uid)


def _quantity(value: float | None, bound: str) -> str:
    return "" if value is None else signed(exact_number(value), bound)


def _text(value: Any) -> str:
    """Return a value as the file keeps it: a number with every digit, or loading it again would change it."""
    return exact_number(value) if isinstance(value, float) else cell_text(value)


def _entities(part: Dataset) -> list[dict[str, Any]]:
    return [
        {
            "uid": item.subject_uid,
            "kind": item.kind,
            "name_zh": item.name_zh,
            "name_en": item.name_en,
            "aliases": item.aliases,
            "party": item.parties,
            "place": item.place,
            "website": item.website,
            "source_id": _short(item.source_uid),
            "note": item.note,
            **dict(item.extras),
        }
        for item in part.descriptions
    ]


def _relationships(part: Dataset) -> list[dict[str, Any]]:
    return [
        {
            "subject_id": item.subject_uid,
            "type": item.relation,
            "object_id": item.object_uid,
            "since": item.since,
            "until": item.until,
            "status": item.status,
            "quantity": _quantity(item.quantity, item.bound),
            "unit": item.unit,
            "role": item.role,
            "source_id": _short(item.source_uid),
            "locator": item.locator,
            "statement": item.name,
            "confidence": item.certainty,
            "tie": item.tie,
            "claim_id": _short(item.uid),
            **dict(item.extras),
        }
        for item in part.claims
        if item.relation != GROUP_MEMBER
    ]


def _sources(part: Dataset) -> list[dict[str, Any]]:
    return [
        {
            "source_id": _short(item.uid),
            "title": item.name,
            "title_kind": item.title_kind,
            "publisher": item.publisher,
            "url": item.url,
            "published": item.published,
            "reliability": item.reliability,
            "note": item.note,
        }
        for item in part.sources
    ]


def _statistics(part: Dataset) -> list[dict[str, Any]]:
    return [
        {
            "subject_id": item.subject_uid,
            "object_id": item.object_uid,
            "measure": item.measure,
            "value": item.value,
            "bound": item.bound,
            "unit": item.unit,
            "period": item.period,
            "source_id": _short(item.source_uid),
            "locator": item.locator,
            "statement": item.name,
        }
        for item in part.indicators
    ]


def _groups(part: Dataset) -> list[dict[str, Any]]:
    return [
        {
            "group_id": item.group_id,
            "subject_id": item.subject_uid,
            "parent_group": _group_id(item.parent_group, part),
            "name_zh": item.name,
            "name_en": item.name_en,
            "declared": item.declared,
            "bound": item.bound,
            "unit": item.unit,
            "kind": item.kind,
            "in_total": "yes" if item.in_total else "no",
            "source_id": _short(item.source_uid),
            "locator": item.locator,
        }
        for item in part.groups
    ]


def _members(part: Dataset) -> list[dict[str, Any]]:
    return [
        {
            "group_id": _group_id(item.object_uid, part),
            "entity_id": item.subject_uid,
            "reading": item.role,
            "since": item.since,
            "until": item.until,
            "source_id": _short(item.source_uid),
            "locator": item.locator,
            "statement": item.name,
            "note": item.note,
        }
        for item in part.claims
        if item.relation == GROUP_MEMBER
    ]


def _facts(part: Dataset) -> list[dict[str, Any]]:
    return [
        {
            "uid": item.subject_uid,
            "property": item.property,
            "value": item.value,
            "since": item.since,
            "until": item.until,
            "source_id": _short(item.source_uid),
            "locator": item.locator,
            "statement": item.name,
            "confidence": item.certainty,
        }
        for item in part.facts
    ]


def _batches(part: Dataset) -> list[dict[str, Any]]:
    return [
        {
            "number": str(item.batch_number),
            "made": item.made_at,
            "maker": item.made_by,
            "files": item.name,
            "hashes": item.file_hashes,
            "mapping": item.sheet_mapping,
            "changes": item.row_changes,
            "private": "yes" if item.holds_private else "no",
        }
        for item in part.batches
    ]


def _statements(part: Dataset) -> list[dict[str, Any]]:
    return [
        {
            "subject_id": item.subject_uid,
            "aspect": item.aspect,
            "text_zh": item.name,
            "text_en": item.text_en,
            "status": item.status,
            "since": item.since,
            "until": item.until,
            "source_id": _short(item.source_uid),
            "locator": item.locator,
            "confidence": item.certainty,
        }
        for item in part.statements
    ]


_FILES: Mapping[str, Callable[[Dataset], list[dict[str, Any]]]] = {
    "entities.csv": _entities,
    "relationships.csv": _relationships,
    "sources.csv": _sources,
    "statistics.csv": _statistics,
    "declared_groups.csv": _groups,
    "group_members.csv": _members,
    "facts.csv": _facts,
    "statements.csv": _statements,
    BATCHES: _batches,
}


def file_rows(part: Dataset) -> dict[str, list[FileRow]]:
    """Return the rows of each file that *part*, the records of one data set, would be read from.

    Examples
    --------
    >>> from jjgraph.model.examples import tiny
    >>> rows = file_rows(tiny())
    >>> [row["entity_id"] for row in rows["group_members.csv"]], len(rows["relationships.csv"])
    (['a'], 4)
    """
    return {
        file: [{name: _text(value) for name, value in row.items()} for row in rows_of(part)]
        for file, rows_of in _FILES.items()
    }


def info_row(info: DatasetInfo) -> FileRow:
    """Return what dataset.toml says, by its keys, without what is empty."""
    values = {
        "name": info.dataset,
        "title": info.name,
        "title_en": info.title_en,
        "licence": info.licence,
        "primary_source": _short(info.primary_source),
        "retrieved": info.retrieved,
        "consortium": info.consortium,
    }
    return {key: value for key, value in values.items() if value}


def part_of(dataset: Dataset, name: str) -> Dataset:
    """Return the records of the data set *name* in *dataset*, without entities and ties.

    Examples
    --------
    >>> from jjgraph.model.examples import tiny
    >>> own, none = part_of(tiny(), "d"), part_of(tiny(), "another")
    >>> len(own.claims), len(own.ties), len(none.claims)
    (5, 0, 0)
    """

    own = dataset.with_records(lambda record: record if record.dataset == name else None)
    return replace(own, entities=(), ties=())
