"""A list beside the data set as it stands: what is new, what says the same, and what the list no longer says."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import timedelta

from jjgraph.model.dates import first_day
from jjgraph.results.file_rows import FileRow
from jjgraph.services.listed_rows import ListedRows
from jjgraph.services.row_changes import KEYS, PROVENANCE, Rows, key_of

_DEFAULTS = {"relationships.csv": {"confidence": "stated"}, "facts.csv": {"confidence": "stated"}}


def merged(
    old: Rows, listed: ListedRows, published: str, consortium: str
) -> tuple[dict[str, list[FileRow]], set[str]]:
    """Return the rows of the data set with those of the list, and the sources of those that it only said again.

    Parameters
    ----------
    old : mapping
        The rows as they stand, by file; what says the same stays as it was, with its source.
    listed : ListedRows
        What the list says.
    published : str
        The day of the list: what it no longer says was so until the day before.
    consortium : str
        Whose members it lists.
    """
    state = {file: {_key(file, row): dict(row) for row in rows} for file, rows in old.items()}
    again = set()
    for file, rows in listed.rows.items():
        kept = state.setdefault(file, {})
        for key, placed in rows.items():
            row = (_unsaid(kept[key]) if key in kept else {}) | placed.row
            if key not in kept or not _says_the_same(kept[key], row, file):
                kept[key] = row
            else:
                again.add(kept[key]["source_id"])
    ties, members = state.get("relationships.csv", {}).values(), state.get("group_members.csv", {}).values()
    left = left_members(members, members_of(ties, consortium), listed)
    gone = members_of(ties, consortium, ever=True) - listed.listed_members
    over = [
        row
        for row in members
        if row["group_id"] in listed.groups and row["entity_id"] not in listed.listed_members
    ]
    over += [row for row in ties if _no_longer_listed(row, listed, left, gone, consortium)]
    over += [row for row in state.get("facts.csv", {}).values() if _no_longer_called(row, listed)]
    for row in over:
        row["until"] = row.get("until") or _day_before(published)
    return {file: list(rows.values()) for file, rows in state.items()}, again


def left_members(members: Iterable[FileRow], known: set[str], listed: ListedRows) -> set[str]:
    """Return the members of whom the list no longer speaks, though it fills every group in which they are."""
    groups: dict[str, set[str]] = defaultdict(set)
    for row in members:
        if not row.get("until"):
            groups[row["entity_id"]].add(row["group_id"])
    gone = known - listed.listed_members if listed.members else set()
    return {uid for uid in gone if groups[uid] <= listed.groups and (groups[uid] or listed.ungrouped)}


def _unsaid(row: FileRow) -> FileRow:
    """Return what an earlier list said and a later one, whose cell is empty, does not take back."""
    return {name: row[name] for name in ("since", "role", "note") if row.get(name)}


def members_of(ties: Iterable[FileRow], consortium: str, *, ever: bool = False) -> set[str]:
    """Return who is a member by the rows of a data set; those who have left too, where *ever*."""
    joined = (row for row in ties if row["type"] == "MEMBER_OF" and row["object_id"] == consortium)
    return {row["subject_id"] for row in joined if ever or not row.get("until")}


def _key(file: str, row: FileRow) -> tuple[str, ...]:
    return key_of(row, KEYS[file])


def _no_longer_listed(
    row: FileRow, listed: ListedRows, left: set[str], gone: set[str], consortium: str
) -> bool:
    """Tell whether the list would name this tie if it still held: a member, or a partner of one that it still names."""
    ends = {row["subject_id"], row["object_id"]}
    if row["type"] == "MEMBER_OF" and row["object_id"] == consortium:
        return bool(ends & left)
    if ends & gone or not ends & listed.with_partners:
        return False  # of who is no longer on the list nothing is said any more
    return _key("relationships.csv", row) not in listed.rows.get("relationships.csv", {})


def _no_longer_called(row: FileRow, listed: ListedRows) -> bool:
    """Tell whether a row is a name that the list no longer has for somebody whom it still names."""
    uid = row["uid"]
    return row["property"] == "aliases" and uid in listed.named and row["value"] not in listed.called[uid]


def _says_the_same(old: FileRow, new: FileRow, file: str) -> bool:
    defaults = _DEFAULTS.get(file, {})
    names = (old.keys() | new.keys()) - PROVENANCE
    return all(
        old.get(name, defaults.get(name, "")) == new.get(name, defaults.get(name, "")) for name in names
    )


def _day_before(published: str) -> str:
    return (first_day(published) - timedelta(days=1)).isoformat()
