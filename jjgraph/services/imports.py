"""Lists of the secretariat on their way into a store: read, understood, compared with the month before, kept as a batch."""

import getpass
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from jjgraph.bilingual import Bilingual
from jjgraph.errors import DataError, UsageError
from jjgraph.intake.office.columns import Ask
from jjgraph.intake.office.listed import ListReading
from jjgraph.intake.office.mapping import LIST, SheetMapping, mapping_text
from jjgraph.intake.office.places import CellIssue, gathered
from jjgraph.intake.office.reading import read_list
from jjgraph.model.dates import is_partial_date
from jjgraph.model.identifiers import DATASET
from jjgraph.model.records import Dataset
from jjgraph.model.schema import Schema
from jjgraph.results.file_rows import BATCHES, FileRow, file_rows, part_of
from jjgraph.results.table import Table
from jjgraph.services.batches import batch_row, info_of, load_state, told_changes
from jjgraph.services.datasets import CheckedDataset, check_rows, schema_of
from jjgraph.services.entity_lookup import find_entity
from jjgraph.services.known_names import known_names
from jjgraph.services.list_checks import leaving_issues, public_name, reading_issues, title_issues
from jjgraph.services.list_merge import members_of, merged
from jjgraph.services.listed_rows import ListAbout, listed_rows
from jjgraph.services.name_resolution import NameResolution, decided_names
from jjgraph.services.row_changes import (
    RowChanges,
    row_changes,
    state_of,
)
from jjgraph.store.protocol import GraphStore
from jjgraph.store.reading import fetch_dataset, fetch_infos

MEMBERS = "members"  # the data set of a list of which no table was found


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportRequest:
    """What is imported, into which data set, and how.

    Attributes
    ----------
    paths : tuple of Path
        The lists.
    dataset : str
        The data set that takes them; "" for the name of the mapping.
    consortium : str
        The consortium whose members they list, by uid or name; "" for the only one that the store is about.
    mapping : SheetMapping or None
        How the sheets are read; None for the one saved beside a file, or one that comes with jjgraph.
    source : str
        What the source is called; "" for the names of the files.
    published : str
        The day of the list, as a partial date: who is no longer on it has left the day before.
    reliability : str
        Of the source.
    accept : bool
        Whether what was understood is taken although something else was not.
    strict : bool
        Whether a warning is an error.
    made, maker : str
        When and by whom.
    """

    paths: tuple[Path, ...]
    dataset: str = ""
    consortium: str = ""
    mapping: SheetMapping | None = None
    source: str = ""
    published: str
    reliability: str = "institution"
    accept: bool = False
    strict: bool = False
    made: str = ""
    maker: str = ""

    @property
    def files(self) -> str:
        """The names of the lists."""
        return "、".join(public_name(path.name) for path in self.paths)


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import would do: nothing of it is in the store yet."""

    request: ImportRequest
    reading: ListReading
    issues: tuple[CellIssue, ...]
    changes: RowChanges
    checked: CheckedDataset | None
    full: Dataset  # all that the store held
    schema: Schema  # and its kinds and types

    @property
    def errors(self) -> tuple[CellIssue, ...]:
        """What keeps the list from being taken."""
        return tuple(issue for issue in self.issues if not issue.warning)

    @property
    def before(self) -> Dataset:
        """The data set as it was read."""
        return part_of(self.full, self.request.dataset)

    def refuse_errors(self) -> None:
        """Raise a `DataError` where the lists have errors, and what was understood is not to be taken alone."""
        understood = self.checked is not None and self.checked.dataset is not None
        if understood and (self.request.accept or not self.errors):
            return
        raise DataError(
            Bilingual(
                f"名单有 {len(self.errors)} 处错误，数据库没有改动",
                f"{len(self.errors)} errors in the list; the store was not touched",
            ),
            hint=Bilingual(
                "请改正名单（“已检查”的副本里是红格）再导入；--accept 只导入读懂的部分",
                "correct the list where its checked copy is red; --accept takes what was understood",
            ),
        )

    def table(self, lang: str, *, internal: bool = False) -> tuple[Table, int]:
        """Return what it would change, and how many private rows that leaves out (`told_changes`)."""
        return told_changes(
            self.full, self.schema, self.changes, lang=lang, file=self.request.files, internal=internal
        )


def list_day(text: str) -> str:
    """Return the day of a list, as a partial date.

    Raises
    ------
    UsageError
        If *text* is none.

    Examples
    --------
    >>> list_day("2026-01")
    '2026-01'
    """
    if not is_partial_date(text):
        raise UsageError(
            Bilingual(f"“{text}”不是日期", f"{text!r} is no date"),
            hint=Bilingual("写成 2026、2026-01 或 2026-01-31", "write 2026, 2026-01 or 2026-01-31"),
        )
    return text


def plan_import(store: GraphStore, request: ImportRequest, *, ask: Ask | None = None) -> ImportPlan:
    """Read the lists and say what they change; nothing is written.

    Parameters
    ----------
    store : GraphStore
        What is known: names, groups, the data set as it stands.
    request : ImportRequest
        Which lists, and into what.
    ask : callable or None
        As for `jjgraph.intake.office.reading.read_list`.

    Raises
    ------
    UsageError
        If the data set, the consortium or a file is not there or cannot be meant.
    """
    schema = schema_of(store)
    full = fetch_dataset(store, schema)
    consortium = _consortium(store, full, request.consortium)
    reading = read_list(request.paths, schema=schema, mapping=request.mapping, ask=ask)
    request = replace(
        request, dataset=request.dataset or (reading.mapping.name if reading.mapping else MEMBERS)
    )
    before = part_of(full, request.dataset)
    _refuse_name(request.dataset, before)
    source_id, old = _source_id(before, request.published), state_of(before)
    kinds = {entity.uid: entity.kind for entity in full.entities}
    decided = decided_names(mapping.names for mapping in reading.mappings)
    names = NameResolution(known_names(full, schema), kinds, schema, decided, ask)
    about = ListAbout(
        consortium,
        full.groups,
        request.dataset,
        source_id,
        request.published,
        frozenset(members_of(old.get("relationships.csv", []), consortium)),
        frozenset(
            (row["uid"], row["value"]) for row in old.get("facts.csv", []) if row["property"] == "aliases"
        ),
    )
    listed = listed_rows(reading.rows, names, about, members=_lists_members(reading))
    reading.mappings = tuple(replace(mapping, names=names.decided) for mapping in reading.mappings)
    new, again = merged(old, listed, request.published, consortium)
    found = [*reading.issues, *listed.issues, *_open(reading)]
    found += reading_issues(reading, request.files)
    if not request.consortium:
        found += title_issues(reading, full, schema, consortium)
    found += leaving_issues(old, listed, consortium, full, request.files)
    issues = gathered(_judged(found, request))
    changes, checked = RowChanges(), None
    if request.accept or all(issue.warning for issue in issues):
        checked = _checked(store, request, before, new, source_id)
        issues += [_foreign_issue(issue, request) for issue in checked.report.errors]
        if checked.dataset is not None:
            changes = row_changes(old, state_of(checked.dataset), again=again)
    return ImportPlan(request, reading, tuple(issues), changes, checked, full, schema)


def carry_out(store: GraphStore, plan: ImportPlan) -> int:
    """Load what *plan* would change, as one batch; return its number, 0 where nothing changes.

    Raises
    ------
    DataError
        If the lists have errors: nothing was written.
    StoreBusyError
        If the data set was changed since the plan was made.
    """
    plan.refuse_errors()
    assert plan.checked is not None and plan.checked.dataset is not None
    request, before = plan.request, plan.before
    if not plan.changes:
        return 0
    row = batch_row(
        number=max((batch.batch_number for batch in before.batches), default=0) + 1,
        made=request.made,
        maker=request.maker,
        files=request.files,
        hashes="、".join(_digest(path) for path in request.paths),
        mapping="---\n".join(map(mapping_text, plan.reading.mappings)),
        changes=plan.changes,
        schema=plan.checked.raw.known_schema,
    )
    state = state_of(plan.checked.dataset)
    load_state(store, before, request.dataset, state, [*file_rows(before)[BATCHES], row])
    return int(row["number"])


def system_user() -> str:
    """Return who is at work, "" where the system does not know: a container, a service, a Windows without USERNAME."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # which of them depends on system and version
        return ""


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _refuse_name(name: str, before: Dataset) -> None:
    """Raise where a data set cannot be called so, or was loaded from files that a list would silently replace."""
    if (fault := DATASET.fault(name)) is not None:
        raise UsageError(fault[0], hint=fault[1])
    if before.infos and not before.batches:
        raise UsageError(
            Bilingual(f"数据集 {name} 不是由名单导入的", f"the data set {name} does not come from lists"),
            hint=Bilingual("请用 --dataset 另取一个名称", "give another name with --dataset"),
        )


def _consortium(store: GraphStore, full: Dataset, wanted: str) -> str:
    """Return the uid of the consortium that is meant."""
    if wanted:
        return find_entity(store, wanted, kind="Consortium").uid
    about = sorted({info.consortium for info in fetch_infos(store) if info.consortium})
    if len(about) == 1:
        return about[0]
    listed = "、".join(f"{full.entity[uid].name}（{uid}）" for uid in about if uid in full.entity)
    raise UsageError(
        Bilingual("不知道是哪个联合体的名单", "whose list it is is not known"),
        hint=Bilingual(
            f"请加 --consortium：{listed}"
            if listed
            else "请先载入写有联合体的数据集，例如 jjgraph seed jinjiang",
            f"give --consortium: {listed}"
            if listed
            else "load a data set with the consortium first, such as jjgraph seed jinjiang",
        ),
    )


def _lists_members(reading: ListReading) -> bool:
    """Tell whether the list is one of members: it says to which group or class of members its organisations belong."""
    lists = all(mapping.form == LIST for mapping in reading.mappings)
    return lists and any(row.memberships for row in reading.rows)


def _source_id(before: Dataset, published: str) -> str:
    """Return an id for the list of a day that no other list of the data set has."""
    taken = {row["source_id"] for row in file_rows(before)["sources.csv"]}
    wanted = f"list-{published}"
    return next(
        name for name in (wanted, *(f"{wanted}-{n}" for n in range(2, len(taken) + 3))) if name not in taken
    )


def _judged(issues: Iterable[CellIssue], request: ImportRequest) -> list[CellIssue]:
    return [replace(issue, warning=False) if request.strict else issue for issue in issues]


def _open(reading: ListReading) -> list[CellIssue]:
    """Return the questions that nobody answered, as issues."""
    return [
        CellIssue(
            item.file,
            None,
            "",
            "open-question",
            Bilingual(
                f"{'不认识列名' if item.about == 'heading' else '不认识类别'}“{item.word}”",
                f"the {'heading' if item.about == 'heading' else 'kind'} {item.word!r} is not known",
            ),
            Bilingual(
                f"在终端里运行会问；最接近的：{'、'.join(label.zh for _, label in item.candidates) or '—'}；--accept 则不读它",
                "run it in a terminal to be asked; the nearest: "
                f"{', '.join(label.en for _, label in item.candidates) or '—'}; --accept leaves it unread",
            ),
            False,
            item.sheet,
            (item.cell,) if item.cell else (),
        )
        for item in reading.questions
    ]


def _foreign_issue(issue: object, request: ImportRequest) -> CellIssue:
    reason, advice, column = (getattr(issue, name) for name in ("reason", "advice", "column"))
    return CellIssue(request.files, None, column, "data", reason, advice)


def _checked(
    store: GraphStore, request: ImportRequest, before: Dataset, new: dict[str, list[FileRow]], source_id: str
) -> CheckedDataset:
    """Return the data set as it would stand; the new source is there where a row rests on it."""
    if any(row.get("source_id") == source_id for rows in new.values() for row in rows):
        source = {
            "source_id": source_id,
            "title": request.source or request.files,
            "title_kind": "original" if request.source else "descriptive",
            "published": request.published,
            "reliability": request.reliability,
        }
        new = new | {"sources.csv": [*new.get("sources.csv", []), source]}
    return check_rows(store, request.dataset, new, info_of(before, request.dataset, new))
