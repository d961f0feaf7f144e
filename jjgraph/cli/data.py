"""seed, check, verify, remove: data sets on their way into a store."""

from datetime import date
from functools import partial

import click

from jjgraph.bilingual import Bilingual
from jjgraph.cli.command import command, option
from jjgraph.cli.options import Session, format_options, with_session
from jjgraph.cli.progress import progress_bar
from jjgraph.cli.reports import print_issues, print_reports
from jjgraph.cli.tables import print_table
from jjgraph.errors import DataError
from jjgraph.model.value_words import RECORDS
from jjgraph.services import datasets
from jjgraph.store.loading import LoadSummary, plan_removal, remove_dataset
from jjgraph.store.opening import open_if_there

CHANGES = {"added": ("新增", "added"), "changed": ("改动", "changed"), "removed": ("移除", "removed")}
PARTS = {
    "Entity": Bilingual("对象", "entities"),
    "Tie": Bilingual("联系", "ties"),
    "Link": Bilingual("来源链接", "links"),
    **RECORDS,
}
DIFFERENCES = {
    "added": Bilingual("库中缺少", "missing in the store"),
    "removed": Bilingual("库中多出", "only in the store"),
    "changed": Bilingual("不同", "differs"),
}
SHOWN = 20  # differences that verify prints one by one


def _describe(summary: LoadSummary, index: int) -> str:
    counts = summary.counts()
    parts = []
    for change, words in CHANGES.items():
        found = [f"{PARTS[part][index]} {n}" for (part, what), n in sorted(counts.items()) if what == change]
        if found:
            parts.append(f"{words[index]} {('、', ', ')[index].join(found)}")
    return ("；", "; ")[index].join(parts) or ("没有变化", "no change")[index]


@command(
    "seed",
    help=Bilingual("检查并载入数据集（默认 jinjiang）。", "Check and load data sets, by name or folder."),
)
@click.argument("names", nargs=-1, metavar="[DATASET]…")
@option("--strict", is_flag=True, help=Bilingual("提醒也算错误", "warnings are errors."))
@option("--dry-run", is_flag=True, help=Bilingual("只说明会有什么变化", "only say what would change."))
@with_session(select=False)
def seed_command(session: Session, names: tuple[str, ...], strict: bool, dry_run: bool) -> None:
    stored = partial(open_if_there, session.settings)
    chosen = names or (datasets.DEFAULT_DATASET,)
    checked = datasets.check_all(chosen, strict=strict, today=date.today(), stored=stored)
    print_reports(checked, session.lang)  # only warnings are left here
    with (
        progress_bar(session, datasets.total_work(checked)) as progress,
        session.store(writable=True) as store,
    ):
        summaries = datasets.seed(store, checked, dry_run=dry_run, progress=progress)
        conflicts = [issue for item in checked for issue in datasets.kind_conflicts(store, item)]
        address = store.address
    for summary in summaries:
        _tell_changes(session, summary, dry_run=dry_run)
    print_issues(conflicts, session.lang)
    session.say(f"数据库：{address}", f"store: {address}")


@command(
    "check", help=Bilingual("只检查一个数据集，列出全部问题。", "Check a data set and list every problem.")
)
@click.argument("path")
@option("--strict", is_flag=True, help=Bilingual("提醒也算错误", "warnings are errors."))
@format_options
@with_session(select=False)
def check_command(session: Session, path: str, strict: bool, form: str | None, out: str | None) -> None:
    stored = partial(open_if_there, session.settings)
    checked = datasets.check(datasets.locate(path), strict=strict, today=date.today(), stored=stored)
    report = checked.report
    if form or out:
        print_table(session, datasets.issue_table(report), form=form, out=out)
    else:
        print_reports([checked], session.lang)
    if report.errors:
        raise DataError(
            Bilingual(
                f"{len(report.errors)} 处错误，{len(report.warnings)} 处提醒",
                f"{len(report.errors)} errors, {len(report.warnings)} warnings",
            )
        )
    rows = sum(len(table.rows) for table in checked.raw.tables.values())
    session.say(
        f"{checked.raw.name}：{rows} 行，没有错误，{len(report.warnings)} 处提醒",
        f"{checked.raw.name}: {rows} rows, no error, {len(report.warnings)} warnings",
    )
    for dataset, count in datasets.taken_from(checked).items():
        session.say(
            f"其中引用了数据集 {dataset} 的 {count} 个对象或群体",
            f"it names {count} entities or groups of the data set {dataset}",
        )


@command(
    "verify",
    help=Bilingual(
        "证明文件的每一行都在库中，且别无他物。",
        "Prove that every row of the files is in the store, and nothing else.",
    ),
)
@click.argument("names", nargs=-1, metavar="[DATASET]…")
@with_session(select=False)
def verify_command(session: Session, names: tuple[str, ...]) -> None:
    stored = partial(open_if_there, session.settings)
    checked = datasets.check_all(names or (datasets.DEFAULT_DATASET,), stored=stored)
    with session.store() as store:
        proofs = datasets.verify(store, checked)
        others = datasets.unproved(store, (item.raw.name for item in checked))
    for proof in proofs:
        mark = "✓" if proof.holds else "✗"
        session.tell(
            f"{mark} {proof.dataset}：文件 {proof.rows} 行 → {proof.records} 条记录、{proof.ties} 条联系；"
            f"与库相差 {len(proof.differences)} 处",
            f"{mark} {proof.dataset}: {proof.rows} rows → {proof.records} records, {proof.ties} ties; "
            f"{len(proof.differences)} differences from the store",
        )
        for item in proof.differences[:SHOWN]:
            detail = f" ({', '.join(item.properties)})" if item.properties else ""
            click.echo(f"    {DIFFERENCES[item.change].pick(session.lang)}: {item.part} {item.uid}{detail}")
    if others:
        session.say(f"未核对的数据集：{'、'.join(others)}", f"data sets not verified: {', '.join(others)}")
    if not all(proof.holds for proof in proofs):
        raise DataError(
            Bilingual("库与文件不一致", "the store differs from the files"),
            hint=Bilingual(
                "jjgraph seed 会按文件更新数据库", "jjgraph seed brings the store up to the files"
            ),
        )


@command(
    "remove",
    help=Bilingual("从库中移除一个数据集，其他数据集不受影响。", "Take a data set out of the store."),
)
@click.argument("dataset")
@option("--dry-run", is_flag=True, help=Bilingual("只说明会移除什么", "only say what would go."))
@with_session(select=False)
def remove_command(session: Session, dataset: str, dry_run: bool) -> None:
    with session.store(writable=not dry_run) as store:
        remove = plan_removal if dry_run else remove_dataset
        summary = remove(store, dataset, datasets.schema_of(store))
    _tell_changes(session, summary, dry_run=dry_run)


def _tell_changes(session: Session, summary: LoadSummary, *, dry_run: bool) -> None:
    """Say in a line what a load or a removal changed, or would change."""
    size = (
        Bilingual(f"（共 {summary.objects} 个）", f" ({summary.objects} objects)")
        if summary.objects
        else Bilingual("")
    )
    session.tell(
        f"{summary.dataset}：{'（试运行）' if dry_run else ''}{_describe(summary, 0)}{size.zh}",
        f"{summary.dataset}: {'(dry run) ' if dry_run else ''}{_describe(summary, 1)}{size.en}",
    )
    if summary.layer:
        session.say(
            f"协作图层（{summary.layer} 对）随之移除；jjgraph layer add 按新的数据再写",
            f"the layer of collaboration ({summary.layer} pairs) goes with it; jjgraph layer add writes it anew",
        )
