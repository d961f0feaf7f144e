"""What changed in a data set, by name and in the words of people: who came, left, was renamed, what says something else."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from jjgraph.bilingual import Bilingual
from jjgraph.model.records import Dataset
from jjgraph.model.schema import Schema
from jjgraph.results.file_rows import FileRow
from jjgraph.results.table import Table
from jjgraph.services.row_changes import PairedRow, RowChanges, paired

COLUMNS = ("action", "what", "uid", "name", "field", "before", "after", "file", "sheet", "cell")
ACTIONS: Mapping[str, Bilingual] = {
    "added": Bilingual("新增", "added"),
    "joined": Bilingual("加入", "joined"),
    "left": Bilingual("退出", "left"),
    "renamed": Bilingual("更名", "renamed"),
    "corrected": Bilingual("更正", "corrected"),
    "ended": Bilingual("终止", "ended"),
    "removed": Bilingual("删除", "removed"),
}
WHATS: Mapping[str, Bilingual] = {
    "entities.csv": Bilingual("单位", "organisation"),
    "group_members.csv": Bilingual("名单", "list"),
    "relationships.csv": Bilingual("联系", "tie"),
    "facts.csv": Bilingual("属性", "property"),
    "statistics.csv": Bilingual("数字", "figure"),
    "statements.csv": Bilingual("要点", "statement"),
    "declared_groups.csv": Bilingual("申报数", "declared count"),
}
_NOWHERE = ("left", "ended", "removed")  # what is no longer on the list stands nowhere in it
_SUBJECT = {"entities.csv": "uid", "facts.csv": "uid", "group_members.csv": "entity_id"}
_CONTENT = {  # the column that a row is about, where it is not the row as a whole
    "facts.csv": "value",
    "statistics.csv": "value",
}


@dataclass(frozen=True)
class Words:
    """What entities, groups, types and columns are called, in one language."""

    names: Mapping[str, str]
    schema: Schema
    lang: str

    @classmethod
    def of(cls, full: Dataset, schema: Schema, lang: str) -> "Words":
        """Return the words of a store."""
        names = {entity.uid: entity.label(lang) for entity in full.entities}
        groups = {uid: group.name for group in full.groups for uid in (group.group_uid, group.group_id)}
        return cls(groups | names, schema, lang)

    def name(self, uid: str) -> str:
        """Return what an entity or a group is called."""
        return self.names.get(uid, uid)

    def column(self, file: str, name: str) -> str:
        """Return what a column of a file, or a property of a kind, is called."""
        labels = {prop.name: prop.label for prop in self.schema.added_to_entities()}
        labels |= {column.name: column.label for column in self.schema.files[file]}
        return labels[name].pick(self.lang) if name in labels else name

    def with_new(self, changes: RowChanges) -> "Words":
        """Return these words with the names of organisations that came or went."""
        rows = (*changes.gone.get("entities.csv", []), *changes.come.get("entities.csv", []))
        told = {row["uid"]: row.get("name_zh") or row.get("name_en") or row["uid"] for row in rows}
        return Words({**told, **self.names}, self.schema, self.lang)


def change_table(changes: RowChanges, words: Words, *, file: str = "") -> Table:
    """Return what changed, by name: one row for each thing that came, went or says something else.

    Parameters
    ----------
    changes : RowChanges
        Between two states of a data set.
    words : Words
        What entities, groups, types and columns are called.
    file : str
        The lists from which it is.

    Returns
    -------
    Table
        ``action`` is one of `ACTIONS`, ``what`` of `WHATS`; sheet and cell are those of the list. That somebody is a
        member is told once: by the group where there is one, else by the tie.
    """
    words = words.with_new(changes)
    pairs = sorted(
        (pair for pair in paired(changes) if pair.file in WHATS), key=lambda pair: _rank(pair, words)
    )
    in_groups = {_row(pair).get("entity_id") for pair in pairs if pair.file == "group_members.csv"}
    places, renamed = _places(pairs), _renames(pairs, words)
    rows: list[tuple[str, ...]] = []
    for pair in pairs:
        row = _row(pair)
        if row.get("type") == "MEMBER_OF" and row["subject_id"] in in_groups:
            continue
        uid = row.get(_SUBJECT.get(pair.file, "subject_id"), "")
        place = places.get(uid, ("", "")) if pair.file == "entities.csv" else _place(row)
        what = WHATS[pair.file].pick(words.lang)
        told = _renamed(row, renamed) if _is_alias(pair.file, row) else list(_told(pair, words))
        for action, *values in told:
            where = ("", "", "") if action in _NOWHERE else (file, *place)
            rows.append((ACTIONS[action].pick(words.lang), what, uid, words.name(uid), *values, *where))
    return Table(COLUMNS, tuple(rows))


def _row(pair: PairedRow) -> FileRow:
    return pair.after or pair.before or {}


def _rank(pair: PairedRow, words: Words) -> tuple[int, str, str]:
    row = _row(pair)
    uid = row.get(_SUBJECT.get(pair.file, "subject_id"), "")
    return list(WHATS).index(pair.file), words.name(uid), str(sorted(row.items()))


def _place(row: FileRow) -> tuple[str, str]:
    sheet, _, cell = row.get("locator", "").rpartition(" ")
    return sheet, cell


def _places(pairs: Iterable[PairedRow]) -> dict[str, tuple[str, str]]:
    """Return where an organisation stands on the list: what is said of it stands there too."""
    found: dict[str, tuple[str, str]] = {}
    for pair in pairs:
        row = pair.after or {}
        for column in ("entity_id", "subject_id", "uid"):
            if row.get("locator") and row.get(column):
                found.setdefault(row[column], _place(row))
    return found


def _is_alias(file: str, row: FileRow) -> bool:
    """Tell whether a row is another name that somebody has or had for a time: they were renamed."""
    return file == "facts.csv" and row["property"] == "aliases" and bool(row.get("since") or row.get("until"))


def _renames(pairs: Iterable[PairedRow], words: Words) -> dict[str, tuple[str, str, str]]:
    """Return who was renamed: what names are called, the name before, and the name now."""
    found: dict[str, tuple[str, str, str]] = {}
    for row in (_row(pair) for pair in pairs if _is_alias(pair.file, _row(pair))):
        uid = row["uid"]
        about, before, after = found.get(
            uid, (words.column("entities.csv", "aliases"), words.name(uid), words.name(uid))
        )
        found[uid] = (about, row["value"], after) if row.get("until") else (about, before, row["value"])
    return found


def _renamed(row: FileRow, renamed: dict[str, tuple[str, str, str]]) -> list[tuple[str, str, str, str]]:
    """Return what is told of a name once, however many rows say it."""
    told = renamed.pop(row["uid"], None)
    return [("renamed", *told)] if told else []


def _told(pair: PairedRow, words: Words) -> Iterator[tuple[str, str, str, str]]:
    """Yield action, field, before and after for a row that came, went or changed."""
    row, about = _row(pair), _about(pair.file, _row(pair), words)
    if pair.before is None:
        yield (
            "joined" if pair.file == "group_members.csv" else "added",
            about,
            "",
            _said(pair.file, row, words),
        )
    elif pair.after is None:
        yield "removed", about, _said(pair.file, row, words), ""
    else:
        for field, before, after in pair.differing():
            action = _action(pair.file, field, before, after, row)
            whole = action in ("left", "ended", "joined") or field == _CONTENT.get(pair.file)
            label = about if whole else f"{about} {words.column(pair.file, field)}".strip()
            yield action, label, before, after


def _action(file: str, field: str, before: str, after: str, row: FileRow) -> str:
    membership = file == "group_members.csv" or row.get("type") == "MEMBER_OF"
    if field == "until" and after and not before:
        return "left" if membership else "ended"
    if field == "until" and before and not after and membership:
        return "joined"
    return "renamed" if file == "entities.csv" and field in ("name_zh", "name_en") else "corrected"


def _about(file: str, row: FileRow, words: Words) -> str:
    """Return what of the entity a row is about: a group, a tie with whom, a property, a measure."""
    parts: tuple[str, ...]
    match file:
        case "group_members.csv":
            parts = (words.name(row["group_id"]),)
        case "relationships.csv":
            label = (
                words.schema.ties[row["type"]].label.pick(words.lang)
                if row["type"] in words.schema.ties
                else row["type"]
            )
            parts = (label, words.name(row["object_id"]), row.get("role", ""))
        case "statistics.csv":
            other = row.get("object_id", "")
            parts = (row["measure"], words.name(other) if other else "", row.get("period", ""))
        case "facts.csv":
            parts = (words.column("entities.csv", row["property"]),)
        case "entities.csv":
            kind = row.get("kind", "")
            parts = (words.schema.kinds[kind].label.pick(words.lang) if kind in words.schema.kinds else kind,)
        case _:
            parts = (row.get("aspect", "") or row.get("name_zh", ""),)
    return " ".join(part for part in parts if part)


def _said(file: str, row: FileRow, words: Words) -> str:
    """Return what a row says, as far as it is a value."""
    if file == "statistics.csv":
        return f"{row.get('value', '')}{row.get('unit', '')}"
    if file in ("relationships.csv", "group_members.csv"):
        return "–".join(part for part in (row.get("since", ""), row.get("until", "")) if part)
    return row.get("value", "") or row.get("name_zh", "") or row.get("text_zh", "")
