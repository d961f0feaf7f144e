"""The store as folders of CSV, one for each data set, in the form that `seed` reads."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from jjgraph.files import path_below, write_below
from jjgraph.model.aggregation import GROUP_MEMBER
from jjgraph.model.bounds import signed
from jjgraph.model.records import Dataset, DatasetInfo
from jjgraph.model.schema import Kind, Schema, parse
from jjgraph.results.cells import exact_number
from jjgraph.results.formats import as_plain_csv


def _short(uid: str) -> str:
    """The name that a file uses: the uid of a record without its data set and prefix."""
    return uid.split("/", 1)[-1].split("-", 1)[-1] if uid else ""


def _group_id(uid: str, part: Dataset) -> str:
    """Return how a file names a group: by its id where the data set declares it, else with its consortium."""
    return next((group.group_id for group in part.groups if group.group_uid == uid), uid)


def _quantity(value: float | None, bound: str) -> str:
    return "" if value is None else signed(exact_number(value), bound)


def _plain(value: Any) -> Any:
    """Return a value as the file keeps it: a number with every digit, or loading it again would change it."""
    return exact_number(value) if isinstance(value, float) else value


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
}


def _toml(info: DatasetInfo) -> bytes:
    import json

    values = {
        "name": info.dataset,
        "title": info.name,
        "title_en": info.title_en,
        "licence": info.licence,
        "primary_source": _short(info.primary_source),
        "retrieved": info.retrieved,
        "consortium": info.consortium,
    }
    # a JSON string is a TOML basic string
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in values.items() if value]
    return ("\n".join(lines) + "\n").encode()


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


def write_folders(dataset: Dataset, schema: Schema, out: Path) -> list[Path]:
    """Write each data set of *dataset* to a folder of its name below *out*; `seed` reads them back.

    Returns
    -------
    list of Path
        The folders, sorted. Files are CSV in UTF-8 with a byte-order mark, for spreadsheets.

    Raises
    ------
    DataError
        If the name of a data set leads out of *out*: another program wrote it, `check` lets none through.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> from jjgraph.model.examples import SCHEMA, tiny
    >>> with TemporaryDirectory() as out:
    ...     [folder] = write_folders(tiny(), SCHEMA, Path(out))
    ...     folder.name, len((folder / "entities.csv").read_text(encoding="utf-8-sig").splitlines())
    ('d', 6)
    """
    for info in dataset.infos:
        path_below(out, info.dataset)  # all of them, before anything is written
    for info in dataset.infos:
        _write_folder(part_of(dataset, info.dataset), info, schema, out)
    return [out / info.dataset for info in dataset.infos]


def _write_folder(part: Dataset, info: DatasetInfo, schema: Schema, out: Path) -> None:
    for file, rows_of in _FILES.items():
        rows = rows_of(part)
        given = {name for row in rows for name, value in row.items() if value}
        columns = [item.name for item in schema.files[file] if not item.private or item.name in given]
        columns += sorted({name for row in rows for name in row} - set(columns))
        table = as_plain_csv(columns, ([_plain(row.get(name)) for name in columns] for row in rows))
        write_below(out, f"{info.dataset}/{file}", b"\xef\xbb\xbf" + table)
    write_below(out, f"{info.dataset}/dataset.toml", _toml(info))
    for text in info.extra_schema:
        spec = parse(text, info.dataset)
        room = "kinds" if isinstance(spec, Kind) else "ties"
        write_below(out, f"{info.dataset}/schema/{room}/{spec.name}.yaml", text.encode())
