"""The imports that a data set has seen: what each changed, by name, and how it is taken back exactly."""

from collections.abc import Sequence

from jjgraph.bilingual import Bilingual
from jjgraph.errors import DataError, UsageError
from jjgraph.model.dates import last_day
from jjgraph.model.privacy import privacy_of
from jjgraph.model.records import Batch, Dataset
from jjgraph.model.schema import Schema
from jjgraph.results.file_rows import BATCHES, FileRow, file_rows, info_row, part_of
from jjgraph.results.table import Table
from jjgraph.services.change_report import Words, change_table
from jjgraph.services.datasets import check_rows, schema_of
from jjgraph.services.row_changes import (
    KEYS,
    RowChanges,
    Rows,
    applied,
    as_json,
    from_json,
    paired,
    state_of,
)
from jjgraph.store.loading import load_dataset, remove_dataset
from jjgraph.store.protocol import GraphStore
from jjgraph.store.reading import fetch_dataset

BATCH_COLUMNS = ("batch", "made", "maker", "files", "added", "corrected", "removed", "hash")

_NAMED = ("entities.csv", "sources.csv", "declared_groups.csv")  # whose rows others name


def batch_row(
    *,
    number: int,
    made: str,
    maker: str,
    files: str,
    hashes: str,
    mapping: str,
    changes: RowChanges,
    schema: Schema,
) -> FileRow:
    """Return the row of batches.csv for an import; its cells are as reading that file would give them."""
    row = {
        "number": str(number),
        "made": made,
        "maker": maker,
        "files": files,
        "hashes": hashes,
        "mapping": mapping,
        "changes": as_json(changes),
        "private": "yes" if _holds_private(changes, schema) else "no",
    }
    return {name: value.strip() for name, value in row.items()}


def _holds_private(changes: RowChanges, schema: Schema) -> bool:
    private = privacy_of(schema)
    rows = [row for state in (changes.gone, changes.come) for found in state.values() for row in found]
    named = {row.get(name, "") for row in rows for name in ("property", "type", "kind")}
    columns = {name for row in rows for name in row}
    return bool((named | columns) & (private.properties | private.ties | private.kinds))


def info_of(part: Dataset, name: str, state: Rows) -> FileRow:
    """Return what dataset.toml would say of a data set in this *state*: it is as old as its newest list."""
    days = [row["published"] for row in state.get("sources.csv", []) if row.get("published")]
    known = info_row(part.infos[0]) if part.infos else {}
    return {"title": name} | known | {"name": name, "retrieved": max(days, key=last_day, default="")}


def load_state(store: GraphStore, part: Dataset, name: str, state: Rows, batches: Sequence[FileRow]) -> None:
    """Load in place of *part*, as it was read, what stands in *state*, with its batches; without any row it is removed.

    Raises
    ------
    DataError
        If the rows have errors: nothing was written.
    StoreBusyError
        If another process changed the data set since *part* was read.
    """
    run = part.infos[0].run if part.infos else ""
    if not state:
        remove_dataset(store, name, schema_of(store), over=run)
        return
    checked = check_rows(store, name, {**state, BATCHES: batches}, info_of(part, name, state))
    if checked.dataset is None:
        first = checked.report.errors[0]
        raise DataError(first.reason, hint=first.advice)
    load_dataset(store, checked.dataset, checked.raw.schema, over=run)


def batches_of(full: Dataset, name: str = "") -> tuple[Batch, ...]:
    """Return the batches of a data set, or of all of them, the newest first."""
    found = (batch for batch in full.batches if not name or batch.dataset == name)
    return tuple(sorted(found, key=lambda batch: (batch.made_at, batch.uid), reverse=True))


def batch_table(store: GraphStore, name: str = "") -> Table:
    """Return a row for each batch, the newest first: who imported which files when, and how much it changed."""
    full = fetch_dataset(store, schema_of(store))
    rows = []
    for batch in batches_of(full, name):
        pairs = paired(from_json(batch.row_changes))
        counts = [
            sum(pair.before is None for pair in pairs),
            sum(pair.before is not None and pair.after is not None for pair in pairs),
            sum(pair.after is None for pair in pairs),
        ]
        rows.append((batch.uid, batch.made_at, batch.made_by, batch.name, *counts, batch.file_hashes))
    return Table(BATCH_COLUMNS, tuple(rows))


def find_batch(full: Dataset, wanted: str, name: str = "") -> Batch:
    """Return the batch of this uid or number, or the last one where *wanted* is "".

    Raises
    ------
    UsageError
        If there is none, or several data sets have one of this number.
    """
    known = batches_of(full, name)
    if not wanted and known:
        return known[0]
    found = [
        batch
        for batch in known
        if wanted in (batch.uid, str(batch.batch_number), batch.uid.partition("/")[2])
    ]
    if len(found) == 1:
        return found[0]
    if not known:
        raise UsageError(
            Bilingual("还没有导入过名单", "no list was imported yet"),
            hint=Bilingual("jjgraph import 名单.xlsx --dry-run", "jjgraph import LIST.xlsx --dry-run"),
        )
    listed = "、".join(batch.uid for batch in (found or known)[:5])
    what = Bilingual(f"有几个批次 {wanted}", f"several batches are {wanted}")
    if not found:
        what = Bilingual(f"没有批次 {wanted}", f"there is no batch {wanted}")
    raise UsageError(what, hint=Bilingual(f"有：{listed}", f"there are: {listed}"))


def told_changes(
    full: Dataset, schema: Schema, changes: RowChanges, *, lang: str, file: str = "", internal: bool = False
) -> tuple[Table, int]:
    """Return what changed as `change_table` tells it, what is private only where *internal*, and how many rows are left out.

    Parameters
    ----------
    full : Dataset
        All that the store holds, before or after: it knows the names.
    schema : Schema
        Of the store.
    changes : RowChanges
        Of a batch or a plan.
    lang : str
        zh or en.
    file : str
        The lists from which it is.
    internal : bool
        Whether what is private is told too.
    """
    seen = changes if internal else _public(changes, schema)
    return change_table(seen, Words.of(full, schema, lang), file=file), _count(changes) - _count(seen)


def _public(changes: RowChanges, schema: Schema) -> RowChanges:
    private = privacy_of(schema)
    hidden = private.properties | private.ties | private.kinds

    def seen(state: Rows) -> dict[str, list[FileRow]]:
        return {
            file: [
                {name: value for name, value in row.items() if name not in private.properties}
                for row in rows
                if not hidden & {row.get(name, "") for name in ("property", "type", "kind")}
            ]
            for file, rows in state.items()
        }

    return RowChanges(seen(changes.gone), seen(changes.come), changes.again)


def _count(changes: RowChanges) -> int:
    return sum(len(rows) for state in (changes.gone, changes.come) for rows in state.values())


def undo(
    store: GraphStore, wanted: str = "", *, name: str = "", dry_run: bool = False
) -> tuple[Batch, RowChanges]:
    """Take a batch back: the data set is as if it had never been imported, byte for byte where it was the last.

    Parameters
    ----------
    store : GraphStore
        Open for writing.
    wanted : str
        Uid or number of the batch; "" for the last.
    name : str
        Its data set; "" for any.
    dry_run : bool
        Whether to say only what would change.

    Returns
    -------
    tuple of Batch and RowChanges
        The batch, and what taking it back changes.

    Raises
    ------
    UsageError
        If there is no such batch.
    DataError
        If a later batch, or another load, rests on what it brought.
    """
    full = fetch_dataset(store, schema_of(store))
    batch = find_batch(full, wanted, name)
    part = part_of(full, batch.dataset)
    back = from_json(batch.row_changes).reversed()
    state, resting = applied(state_of(part), back), _resting(part, batch)
    if state is None or resting:
        raise _refused(batch, resting)
    if not dry_run:
        kept = [row for row in file_rows(part)[BATCHES] if row["number"] != str(batch.batch_number)]
        load_state(store, part, batch.dataset, state, kept)
    return batch, back


def _resting(part: Dataset, batch: Batch) -> list[str]:
    """Return the later batches that changed what *batch* brought, said it again, or speak of whom it brought."""
    own = paired(from_json(batch.row_changes))
    rows = {(pair.file, str(pair.after)) for pair in own if pair.after}
    new = {
        pair.after[KEYS[pair.file][0]]
        for pair in own
        if pair.file in _NAMED and pair.after and not pair.before
    }
    found = []
    for later in sorted(part.batches, key=lambda other: other.batch_number):
        if later.batch_number <= batch.batch_number:
            continue
        changes = from_json(later.row_changes)
        changed = {(pair.file, str(pair.before)) for pair in paired(changes) if pair.before}
        said = {value for found in changes.come.values() for row in found for value in row.values()}
        if rows & changed or new & said or new & set(changes.again):
            found.append(later.uid)
    return found


def _refused(batch: Batch, resting: Sequence[str]) -> DataError:
    listed = "、".join(resting)
    return DataError(
        Bilingual(
            f"{batch.uid} 撤不回：{listed or '之后的一次载入'} 建立在它写入的内容之上",
            f"{batch.uid} cannot be taken back: {listed or 'a later load'} rests on what it brought",
        ),
        hint=Bilingual(
            f"请先撤回 {listed}" if listed else "请用备份恢复",
            f"take {listed} back first" if listed else "restore it from a backup",
        ),
    )
