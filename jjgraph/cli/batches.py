"""batches, changes, undo: what was imported, what each import changed, and back."""

from collections import Counter

import click

from jjgraph.bilingual import Bilingual
from jjgraph.cli.command import command, option
from jjgraph.cli.options import INTERNAL, Session, dataset_option, format_options, with_session
from jjgraph.cli.tables import print_table
from jjgraph.errors import UsageError
from jjgraph.services.batches import batch_table, find_batch, told_changes, undo
from jjgraph.services.datasets import schema_of
from jjgraph.services.row_changes import from_json
from jjgraph.store.reading import fetch_dataset


@command("batches", help=Bilingual("列出导入过的批次，新的在前。", "List the imports, the newest first."))
@dataset_option
@format_options
@with_session(select=False)
def batches_command(session: Session, dataset: str, form: str | None, out: str | None) -> None:
    with session.store() as store:
        table = batch_table(store, dataset)
    print_table(session, table, form=form, out=out)


@command("changes", help=Bilingual("一个批次改了什么。", "What an import changed."))
@click.argument("batch", required=False, default="")
@option(
    "--last", is_flag=True, help=Bilingual("最近的一批（不写批次时就是）", "the newest (as without a batch).")
)
@dataset_option
@option(
    "--internal",
    is_flag=True,
    help=Bilingual("连不公开的内容一起，仅供内部", "with what is private, for internal use."),
)
@format_options
@with_session(select=False)
def changes_command(
    session: Session,
    batch: str,
    *,
    last: bool,
    dataset: str,
    form: str | None,
    out: str | None,
) -> None:
    _refuse_both(batch, last)
    with session.store() as store:
        schema = schema_of(store)
        full = fetch_dataset(store, schema)
        found = find_batch(full, batch, dataset)
        table, _ = told_changes(
            full,
            schema,
            from_json(found.row_changes),
            lang=session.lang,
            file=found.name,
            internal=session.internal,
        )
    if session.internal and found.holds_private:
        session.note(INTERNAL)
    session.say(
        f"{found.uid}，{found.made_at}，{found.made_by}：{found.name}",
        f"{found.uid}, {found.made_at}, {found.made_by}: {found.name}",
    )
    print_table(session, table, form=form, out=out, paged=True)


@command(
    "undo",
    help=Bilingual(
        "撤回一个批次，库与导入之前一模一样；之后的批次若建立在它之上，会说明并拒绝。",
        "Take an import back exactly; refused, with the reason, where a later one rests on it.",
    ),
)
@click.argument("batch", required=False, default="")
@option("--last", is_flag=True, help=Bilingual("最近的一批", "the newest."))
@dataset_option
@option("--dry-run", is_flag=True, help=Bilingual("只说明会有什么变化", "only say what would change."))
@with_session(select=False)
def undo_command(session: Session, batch: str, *, last: bool, dataset: str, dry_run: bool) -> None:
    _refuse_both(batch, last)
    if not batch and not last:
        raise UsageError(
            Bilingual("请写明批次，或 --last", "name a batch, or give --last"),
            hint=Bilingual("jjgraph batches 列出它们", "jjgraph batches lists them"),
        )
    with session.store(writable=not dry_run) as store:
        schema = schema_of(store)
        full = fetch_dataset(store, schema)
        found, back = undo(store, batch, name=dataset, dry_run=dry_run)
    table, _ = told_changes(full, schema, back, lang=session.lang)
    counts = Counter(table.column("action"))
    listed = "、".join(f"{action} {count}" for action, count in counts.items())
    if dry_run:
        session.say(
            f"试运行：撤回 {found.uid} 会{listed}", f"dry run: taking {found.uid} back would be {listed}"
        )
    else:
        session.say(
            f"已撤回 {found.uid}（{found.name}）：{listed}",
            f"{found.uid} ({found.name}) was taken back: {listed}",
        )


def _refuse_both(batch: str, last: bool) -> None:
    if batch and last:
        raise UsageError(
            Bilingual("批次与 --last 只能给一个", "give a batch or --last, not both"),
            hint=Bilingual("jjgraph batches 列出批次", "jjgraph batches lists them"),
        )
