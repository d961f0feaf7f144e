"""The imports that a data set has seen: what each changed, by name, and how it is taken back exactly."""

from collections.abc import Sequence

from jjgraph.bilingual import Bilingual
from jjgraph.errors import DataError, UsageError
from jjgraph.model.privacy import privacy_of
from jjgraph.model.records import Batch, Dataset
from jjgraph.model.schema import Schema
from jjgraph.results.file_rows import BATCHES, FileRow, file_rows, part_of
from jjgraph.results.table import Table
from jjgraph.services.datasets import check_rows, schema_of
from jjgraph.services.row_changes import (
    INFO,
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
    """Return the row of batches.csv for an import."""
    return {
        "number": str(number),
        "made": made,
        "maker": maker,
        "files": files,
        "hashes": hashes,
        "mapping": mapping,
        "changes": as_json(changes),
        "private": "yes" if _holds_private(changes, schema) else "no",
    }


def _holds_private(changes: RowChanges, schema: Schema) -> bool:
    private = privacy_of(schema)
    rows = [row for state in (changes.gone, changes.come) for found in state.values() for row in found]
    named = {row.get(name, "") for row in rows for name in ("property", "type", "kind")}
    columns = {name for row in rows for name in row}
    return bool((named | columns) & (private.properties | private.ties | private.kinds))


def load_state(store: GraphStore, name: str, state: Rows, batches: Sequence[FileRow], *, over: str) -> None:
    """Load a data set that stands in rows, with its batches; without any row it is removed.

    Raises
    ------
    DataError
        If the rows have errors: nothing was written.
    StoreBusyError
        If the data set has another run than *over*.
    """
    if not state:
        remove_dataset(store, name, schema_of(store))
        return
    rows = {file: found for file, found in state.items() if file != INFO} | {BATCHES: list(batches)}
    checked = check_rows(store, name, rows, state[INFO][0])
    if checked.dataset is None:
        first = checked.report.errors[0]
        raise DataError(first.reason, hint=first.advice)
    load_dataset(store, checked.dataset, checked.raw.schema, over=over)


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


def changes_of(
    full: Dataset, schema: Schema, wanted: str = "", *, name: str = "", internal: bool = False
) -> tuple[Batch, RowChanges]:
    """Return a batch and what it changed; what is private only where *internal*."""
    batch = find_batch(full, wanted, name)
    changes = from_json(batch.row_changes)
    return batch, seen_changes(changes, schema, internal=internal)[0]


def seen_changes(changes: RowChanges, schema: Schema, *, internal: bool) -> tuple[RowChanges, int]:
    """Return the changes without what is private, and how many rows that leaves out; all of them where *internal*."""
    if internal:
        return changes, 0
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

    found = RowChanges(seen(changes.gone), seen(changes.come))
    return found, _count(changes) - _count(found)


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
    state = applied(state_of(part), back)
    if state is None:
        raise _resting(part, batch)
    if not dry_run:
        kept = [row for row in file_rows(part)[BATCHES] if row["number"] != str(batch.batch_number)]
        load_state(store, batch.dataset, state, kept, over=part.infos[0].run)
    return batch, back


def _resting(part: Dataset, batch: Batch) -> DataError:
    """Return the error of a batch on which something later rests: the batches after it that changed the same rows."""
    brought = {(pair.file, str(pair.after)) for pair in paired(from_json(batch.row_changes)) if pair.after}
    later = [other for other in part.batches if other.batch_number > batch.batch_number]
    resting = [
        other.uid
        for other in later
        if brought
        & {(pair.file, str(pair.before)) for pair in paired(from_json(other.row_changes)) if pair.before}
    ]
    listed = "、".join(resting)
    return DataError(
        Bilingual(
            f"{batch.uid} 撤不回：{listed or '之后的一次载入'} 改动了它写入的内容",
            f"{batch.uid} cannot be taken back: {listed or 'a later load'} changed what it brought",
        ),
        hint=Bilingual(
            f"请先撤回 {listed}" if listed else "请用备份恢复",
            f"take {listed} back first" if listed else "restore it from a backup",
        ),
    )
