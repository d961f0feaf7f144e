"""What differs between two states of a data set, row by row: what a batch keeps, and what people are told of it."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from jjgraph.model.records import Dataset
from jjgraph.results.file_rows import BATCHES, FileRow, file_rows

Rows = Mapping[str, list[FileRow]]
# What makes two rows of a file the same in content, whatever else they say.
KEYS: Mapping[str, tuple[str, ...]] = {
    "entities.csv": ("uid",),
    "sources.csv": ("source_id",),
    "relationships.csv": ("subject_id", "type", "object_id", "tie"),
    "group_members.csv": ("group_id", "entity_id"),
    "declared_groups.csv": ("group_id",),
    "facts.csv": ("uid", "property", "value"),
    "statistics.csv": ("subject_id", "object_id", "measure", "period"),
    "statements.csv": ("subject_id", "aspect", "text_zh"),
}
# What tells from where a row is, not what it says.
PROVENANCE = frozenset({"source_id", "locator", "statement", "claim_id", "confidence"})


@dataclass(frozen=True)
class RowChanges:
    """The rows that went and those that came, by file; rows that changed are among both.

    ``again`` are the sources of the rows that a list said again, which therefore neither went nor came.
    """

    gone: Rows = field(default_factory=dict)
    come: Rows = field(default_factory=dict)
    again: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return any(self.gone.values()) or any(self.come.values())

    def reversed(self) -> "RowChanges":
        """Return what takes these changes back."""
        return RowChanges(self.come, self.gone)


def state_of(dataset: Dataset) -> dict[str, list[FileRow]]:
    """Return all that one data set says as rows, without its batches; nothing where *dataset* is empty.

    Examples
    --------
    >>> from jjgraph.model.examples import tiny
    >>> len(state_of(tiny())["entities.csv"]), state_of(Dataset())
    (5, {})
    """
    return {file: found for file, found in file_rows(dataset).items() if found and file != BATCHES}


def row_changes(before: Rows, after: Rows, *, again: Iterable[str] = ()) -> RowChanges:
    """Return what leads from one state to the other.

    Examples
    --------
    >>> found = row_changes({"facts.csv": [{"uid": "a"}]}, {"facts.csv": [{"uid": "a"}, {"uid": "b"}]})
    >>> dict(found.gone), dict(found.come)
    ({}, {'facts.csv': [{'uid': 'b'}]})
    """
    gone: dict[str, list[FileRow]] = {}
    come: dict[str, list[FileRow]] = {}
    for file in sorted(before.keys() | after.keys()):
        old, new = Counter(map(_frozen, before.get(file, []))), Counter(map(_frozen, after.get(file, [])))
        if left := list((old - new).elements()):
            gone[file] = [dict(row) for row in sorted(left)]
        if added := list((new - old).elements()):
            come[file] = [dict(row) for row in sorted(added)]
    return RowChanges(gone, come, tuple(sorted(again)))


def applied(state: Rows, changes: RowChanges) -> dict[str, list[FileRow]] | None:
    """Return *state* with the changes made, or None where a row that should go is not there.

    Examples
    --------
    >>> state = {"facts.csv": [{"uid": "a"}]}
    >>> applied(state, RowChanges(gone={"facts.csv": [{"uid": "b"}]})), applied(state, RowChanges(gone=state))
    (None, {})
    """
    result: dict[str, list[FileRow]] = {}
    for file in sorted(state.keys() | changes.gone.keys() | changes.come.keys()):
        rows = Counter(map(_frozen, state.get(file, [])))
        gone = Counter(map(_frozen, changes.gone.get(file, [])))
        if gone - rows:
            return None
        rows = rows - gone + Counter(map(_frozen, changes.come.get(file, [])))
        if rows:
            result[file] = [dict(row) for row in sorted(rows.elements())]
    return result


def _frozen(row: FileRow) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((name, value) for name, value in row.items() if value))


def as_json(changes: RowChanges) -> str:
    """Return the changes as a batch keeps them; `from_json` reads them."""
    kept = {"gone": changes.gone, "come": changes.come, "again": changes.again}
    return json.dumps(kept, ensure_ascii=False, sort_keys=True)


def from_json(text: str) -> RowChanges:
    """Return the changes that a batch keeps.

    Examples
    --------
    >>> changes = RowChanges(come={"facts.csv": [{"uid": "甲"}]}, again=("list-2026-01-31",))
    >>> from_json(as_json(changes)) == changes
    True
    """
    kept = json.loads(text)
    return RowChanges(kept["gone"], kept["come"], tuple(kept["again"]))


@dataclass(frozen=True, slots=True)
class PairedRow:
    """A row before and after; one of the two is None where it came or went."""

    file: str
    before: FileRow | None
    after: FileRow | None

    def differing(self) -> Iterator[tuple[str, str, str]]:
        """Yield the columns in which the content differs, with the value before and after."""
        before, after = self.before or {}, self.after or {}
        for name in sorted((before.keys() | after.keys()) - PROVENANCE):
            if before.get(name, "") != after.get(name, ""):
                yield name, before.get(name, ""), after.get(name, "")


def paired(changes: RowChanges) -> list[PairedRow]:
    """Return the changes with those of one content beside each other, in the order of the files.

    Examples
    --------
    >>> old, new = {"uid": "a", "kind": "Enterprise"}, {"uid": "a", "kind": "University"}
    >>> [pair] = paired(RowChanges({"entities.csv": [old]}, {"entities.csv": [new]}))
    >>> list(pair.differing())
    [('kind', 'Enterprise', 'University')]
    """
    found: list[PairedRow] = []
    for file, columns in KEYS.items():
        waiting: dict[tuple[str, ...], list[FileRow]] = defaultdict(list)
        for row in changes.gone.get(file, []):
            waiting[key_of(row, columns)].append(row)
        for row in changes.come.get(file, []):
            same = waiting.get(key_of(row, columns))
            found.append(PairedRow(file, same.pop(0) if same else None, row))
        found += [PairedRow(file, row, None) for rows in waiting.values() for row in rows]
    return found


def key_of(row: FileRow, columns: Iterable[str]) -> tuple[str, ...]:
    """Return what identifies a row by these columns."""
    return tuple(row.get(name, "") for name in columns)
