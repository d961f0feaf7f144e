"""Data sets on their way into a store: found, checked, loaded, proved, removed."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from jjgraph import assets
from jjgraph.bilingual import Bilingual
from jjgraph.errors import InvalidDataError, UsageError
from jjgraph.intake.elsewhere import (
    Elsewhere,
    datasets_named,
    elsewhere_of_folder,
    elsewhere_of_records,
    foreign_uids,
)
from jjgraph.intake.folder import RawFolder, read_folder
from jjgraph.intake.mapping import map_rows
from jjgraph.intake.tabular import Row, Table
from jjgraph.intake.validation import validate
from jjgraph.model.issues import Issue, ValidationReport
from jjgraph.model.records import Dataset
from jjgraph.model.schema import Schema, builtin_schema
from jjgraph.results.table import Table as ResultTable
from jjgraph.store.difference import Difference
from jjgraph.store.loading import LoadSummary, load_dataset, plan_load, work_of
from jjgraph.store.protocol import GraphStore, Reader
from jjgraph.store.reading import (
    fetch_foreign_descriptions,
    fetch_foreign_groups,
    fetch_infos,
    stored_schema,
)

DEFAULT_DATASET = "jinjiang"
Stored = Callable[
    [], AbstractContextManager[GraphStore | None]
]  # the store to look things up in, where there is one


@contextmanager
def nothing_stored() -> Iterator[None]:
    """Offer no store: a data set may then name only what it holds, or what is read beside it."""
    yield None


@dataclass(frozen=True)
class CheckedDataset:
    """A data set that was read and checked; ``dataset`` is None where it has errors."""

    path: Path
    raw: RawFolder
    report: ValidationReport
    dataset: Dataset | None


def shipped() -> list[str]:
    """Return the names of the data sets that ship with jjgraph.

    Examples
    --------
    >>> "jinjiang" in shipped()
    True
    """
    return sorted(path.name for path in assets.folder("seeds").iterdir() if path.is_dir())


def locate(name: str) -> Path:
    """Return the folder of a data set: *name* is one that ships, or a path.

    Raises
    ------
    UsageError
        If it is neither.

    Examples
    --------
    >>> locate("jinjiang").name, (locate("jinjiang") / "entities.csv").is_file()
    ('jinjiang', True)
    """
    if name in shipped():
        return assets.folder("seeds") / name
    if Path(name).is_dir():
        return Path(name)
    known = "、".join(shipped())
    raise UsageError(
        Bilingual(f"没有数据集 {name}", f"no data set {name}"),
        hint=Bilingual(
            f"可以是随附的数据集（{known}），或含 entities.csv 的文件夹",
            f"give one that ships ({known}) or a folder with entities.csv",
        ),
    )


def check(
    path: Path, *, strict: bool = False, today: date | None = None, stored: Stored = nothing_stored
) -> CheckedDataset:
    r"""Read and check the data set in *path*; warnings are errors where *strict*.

    Where the data set does not say when it was retrieved, no source may be dated after *today*. What it names and
    does not hold is looked up in the store that *stored* opens; without such names it is not opened.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     _ = (Path(folder) / "entities.csv").write_text("uid,kind\na,Ship\n")
    ...     found = check(Path(folder))
    >>> found.dataset is None, "unknown-kind" in {issue.code for issue in found.report.errors}
    (True, True)
    """
    [checked] = _check([path], strict=strict, today=today, stored=stored)
    return checked


def check_all(
    names: Iterable[str],
    *,
    strict: bool = False,
    today: date | None = None,
    stored: Stored = nothing_stored,
) -> list[CheckedDataset]:
    """Check several data sets, each as `check` does; they may name what another of them holds.

    Returns
    -------
    list of CheckedDataset
        In the order of loading: as given, but a data set after those whose entities and groups it names.

    Raises
    ------
    InvalidDataError
        If any of them has errors.
    """
    paths = [locate(name) for name in names]
    checked = _check(paths, strict=strict, today=today, stored=stored)
    errors = sum(len(item.report.errors) for item in checked)
    if errors:
        raise InvalidDataError(checked, errors)
    return _in_order(checked)


def _check(
    paths: Iterable[Path], *, strict: bool, today: date | None, stored: Stored
) -> list[CheckedDataset]:
    raws = [read_folder(path, builtin_schema()) for path in paths]
    names = {raw.name for raw in raws}
    for raw in raws:
        others = (elsewhere_of_folder(other) for other in raws if other.name != raw.name)
        raw.elsewhere = sum(others, Elsewhere())
        missing = _missing(raw)
        if any(missing.values()):
            with stored() as store:
                raw.elsewhere += _elsewhere_in(store, raw.name, missing["entity"], names)
    checked = []
    for path, raw in zip(paths, raws, strict=True):
        report = validate(raw, today=today)
        report = report.strict() if strict else report
        checked.append(CheckedDataset(path, raw, report, None if report.errors else map_rows(raw)))
    return checked


def check_rows(
    store: GraphStore, name: str, rows: Mapping[str, Sequence[Mapping[str, str]]], info: Mapping[str, str]
) -> CheckedDataset:
    """Check a data set that stands in rows instead of files, as `check` does; *store* has what it names of others.

    Parameters
    ----------
    store : GraphStore
        Where the other data sets are, and the kinds and types that this one brought along before.
    name : str
        Name of the data set.
    rows : mapping of str to sequence of mapping
        The rows of each file by their columns, the first below a header in row 1.
    info : mapping of str to str
        What dataset.toml would say.
    """
    own = (text for found in fetch_infos(store) if found.dataset == name for text in found.extra_schema)
    raw = RawFolder(name, builtin_schema().extended(own, origin=name), dict(info))
    for file in raw.schema.files:
        found = rows.get(file, ())
        columns = dict.fromkeys(column for row in found for column in row)
        wanted = dict.fromkeys(column.name for column in raw.schema.files[file])
        numbered = [Row(number, dict(row)) for number, row in enumerate(found, start=2)]
        raw.tables[file] = Table(file, file, (*wanted, *(c for c in columns if c not in wanted)), numbered)
    for found_info in fetch_infos(store):
        if found_info.dataset == name:
            raw.attached = {"story.yaml": found_info.story_text, "positions.json": found_info.positions_text}
    raw.elsewhere = _elsewhere_in(store, name, foreign_uids(raw, raw.schema)["entity"], {name})
    report = validate(raw)
    return CheckedDataset(Path(name), raw, report, None if report.errors else map_rows(raw))


def _missing(raw: RawFolder) -> dict[str, set[str]]:
    """Return what neither the folder nor those that are read beside it hold."""
    named = foreign_uids(raw, raw.schema)
    groups = {group_id for group_id in named["group"] if not raw.groups_called(group_id)}
    return {"entity": named["entity"] - raw.elsewhere.entity.keys(), "group": groups}


def _elsewhere_in(store: GraphStore | None, name: str, uids: set[str], replaced: set[str]) -> Elsewhere:
    """Return what *store* offers to the data set *name*; what it says of the data sets *replaced* will not stay."""
    if store is None:
        return Elsewhere()
    schema = schema_of(store)
    descriptions = fetch_foreign_descriptions(store, schema, name, uids)
    groups = fetch_foreign_groups(store, name)
    texts = [
        text for info in fetch_infos(store) if info.dataset not in replaced for text in info.extra_schema
    ]
    return elsewhere_of_records(
        [item for item in descriptions if item.dataset not in replaced],
        [item for item in groups if item.dataset not in replaced],
        texts,
    )


def taken_from(item: CheckedDataset) -> dict[str, int]:
    """Return how many entities and groups the data set takes from each other one, by its name."""
    named = foreign_uids(item.raw, item.raw.schema)
    return datasets_named(item.raw.elsewhere, named, item.raw.info.get("consortium", ""))


def _in_order(checked: list[CheckedDataset]) -> list[CheckedDataset]:
    """Return the data sets so that each comes after those that it takes from."""
    names = [item.raw.name for item in checked]
    needs = {item.raw.name: set(taken_from(item)) & set(names) - {item.raw.name} for item in checked}
    order = dependency_order(needs)
    return sorted(checked, key=lambda item: order.index(item.raw.name))


def dependency_order(needs: Mapping[str, Collection[str]]) -> list[str]:
    """Return the names of data sets so that each comes after those that it *needs*.

    Raises
    ------
    UsageError
        If two need each other: neither could be loaded first.

    Examples
    --------
    >>> dependency_order({"members": ["jinjiang"], "jinjiang": [], "other": []})
    ['jinjiang', 'members', 'other']
    """
    waiting, ordered = dict(needs), list[str]()
    while waiting:
        ready = next((name for name in waiting if not waiting.keys() & set(waiting[name])), None)
        if ready is None:
            listed = "、".join(sorted(waiting))
            raise UsageError(
                Bilingual(f"数据集互相引用：{listed}", f"the data sets name each other's entities: {listed}"),
                hint=Bilingual(
                    "请让其中一个自己写上所引用的对象", "let one of them hold the entities that it names"
                ),
            )
        ordered.append(ready)
        del waiting[ready]
    return ordered


ISSUE_COLUMNS = (
    "file",
    "row",
    "column",
    "severity",
    "code",
    "reason_zh",
    "reason_en",
    "advice_zh",
    "advice_en",
)


def issue_table(report: ValidationReport) -> ResultTable:
    """Return a row for each problem, with its place as a spreadsheet shows it (the header is row 1).

    Examples
    --------
    >>> from jjgraph.model.issues import Issue
    >>> where = {"file": "entities.csv", "row": 3, "column": "uid", "code": "missing"}
    >>> found = Issue(**where, reason=Bilingual("缺少", "is missing"), advice=Bilingual("补上", "give it"))
    >>> table = issue_table(ValidationReport([found]))
    >>> table[0]["row"], table[0]["reason_en"], table.notes[0].en
    (3, 'is missing', '1 errors, 0 warnings')
    """
    rows = tuple(
        (
            issue.file,
            issue.row,
            issue.column,
            "warning" if issue.warning else "error",
            issue.code,
            issue.reason.zh,
            issue.reason.en,
            issue.advice.zh,
            issue.advice.en,
        )
        for issue in report.issues
    )
    errors, warnings = len(report.errors), len(report.warnings)
    note = Bilingual(f"{errors} 处错误，{warnings} 处提醒", f"{errors} errors, {warnings} warnings")
    return ResultTable(ISSUE_COLUMNS, rows, (note,), hidden=("code",))


def total_work(checked: Iterable[CheckedDataset]) -> int:
    """Return the number of steps that `seed` reports for the data sets.

    Examples
    --------
    What has errors is not loaded. The data set of the examples: 2 (14 + 5) + 6 links + 4 ties.

    >>> from jjgraph.intake.folder import RawFolder
    >>> from jjgraph.model.examples import SCHEMA, tiny
    >>> path, raw = Path("d"), RawFolder("d", SCHEMA)
    >>> checked = [CheckedDataset(path, raw, ValidationReport(), dataset) for dataset in (tiny(), None)]
    >>> total_work(checked)
    48
    """
    return sum(work_of(item.dataset) for item in checked if item.dataset)


def seed(
    store: GraphStore,
    checked: Iterable[CheckedDataset],
    *,
    dry_run: bool = False,
    progress: Callable[[int], None] = lambda _: None,
) -> list[LoadSummary]:
    """Load checked data sets, each in a transaction of its own, or say what that would change."""
    summaries = []
    for item in checked:
        assert item.dataset is not None  # check_all lets none with errors through
        if dry_run:
            summaries.append(plan_load(store, item.dataset, item.raw.schema))
        else:
            summaries.append(load_dataset(store, item.dataset, item.raw.schema, progress=progress))
    return summaries


def kind_conflicts(store: GraphStore, item: CheckedDataset) -> list[Issue]:
    """Return a warning for each entity that another data set in *store* says to be of another kind."""
    assert item.dataset is not None  # check_all lets none with errors through
    schema, name = stored_schema(store, item.raw.schema), item.raw.name
    rows = {row["uid"]: row for row in item.raw.table("entities.csv").rows}
    issues = []
    for other in fetch_foreign_descriptions(store, schema, name, set(rows)):
        row = rows[other.subject_uid]
        if other.kind != row["kind"]:
            kinds = schema.kinds[row["kind"]].label, schema.kinds[other.kind].label
            first = min(name, other.dataset)
            issues.append(
                Issue(
                    f"{name}/{item.raw.written('entities.csv')}",
                    row.number,
                    "kind",
                    "kind-differs",
                    Bilingual(
                        f"{row['uid']} 在这里是{kinds[0].zh}，在数据集 {other.dataset} 的 entities.csv 里是{kinds[1].zh}",
                        f"{row['uid']} is of the kind {kinds[0].en} here, and {kinds[1].en} in entities.csv of the"
                        f" data set {other.dataset}",
                    ),
                    Bilingual(
                        f"以 {first} 为准（名称在前的数据集）；请改成同一类别，不同的事物请用不同的编号",
                        f"{first} holds, the first by name; give both one kind, or two entities two ids",
                    ),
                    warning=True,
                )
            )
    return issues


@dataclass(frozen=True)
class Verification:
    """What `verify` found for one data set: rows of the files, objects in the store, and what differs."""

    dataset: str
    rows: int
    records: int
    ties: int
    differences: list[Difference]

    @property
    def holds(self) -> bool:
        """True where every row is in the store, once, and nothing else is."""
        return not self.differences and self.rows == self.records


def verify(store: GraphStore, checked: Iterable[CheckedDataset]) -> list[Verification]:
    """Prove that every row of the files is in the store, and nothing else of their data sets.

    Every row of a file becomes one record; dataset.toml becomes one more. Records, links to sources,
    entities and ties are compared property by property.
    """
    proofs = []
    for item in checked:
        assert item.dataset is not None  # check_all lets none with errors through
        summary = plan_load(store, item.dataset, item.raw.schema)
        proofs.append(
            Verification(
                dataset=item.raw.name,
                rows=sum(len(table.rows) for table in item.raw.tables.values()),
                records=len(item.dataset.records()) - len(item.dataset.infos),
                ties=len(item.dataset.ties),
                differences=summary.differences,
            )
        )
    return proofs


def unproved(store: GraphStore, proved: Iterable[str]) -> list[str]:
    """Return the names of the data sets in the store that are not among *proved*."""
    return sorted({info.dataset for info in fetch_infos(store)} - set(proved))


def schema_of(store: Reader) -> Schema:
    """Return the schema of the store: the built-in one with what its data sets brought along."""
    return stored_schema(store, builtin_schema())
