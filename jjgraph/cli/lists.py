"""import, template, mappings: the secretariat's lists into a store."""

import sys
from collections import Counter
from datetime import date, datetime
from pathlib import Path

import click

from jjgraph.bilingual import Bilingual
from jjgraph.cli.command import command, option
from jjgraph.cli.options import (
    INTERNAL,
    Session,
    dataset_option,
    existing_folder,
    format_options,
    with_session,
)
from jjgraph.cli.reports import print_issues
from jjgraph.cli.tables import print_table
from jjgraph.errors import UsageError
from jjgraph.intake.office.checked_copy import CopyChange, checked_name, write_checked_copy
from jjgraph.intake.office.listed import Question
from jjgraph.intake.office.mapping import (
    SUFFIX,
    SheetMapping,
    find_mapping,
    mapping_text,
    shipped,
    write_mapping,
)
from jjgraph.intake.office.template import write_template
from jjgraph.model.records import LEVELS
from jjgraph.model.schema import builtin_schema
from jjgraph.results.table import Table
from jjgraph.services.imports import ImportPlan, ImportRequest, carry_out, list_day, plan_import, system_user

_SKIPPED = 6  # of what was not read as rows, so many are named


class _Asker:
    """Asks a person in a terminal; counts what was answered, so that it is kept for next month."""

    def __init__(self, session: Session) -> None:
        self.session, self.answers = session, 0

    def __call__(self, question: Question) -> str | None:
        what = {
            "heading": Bilingual("列名", "heading"),
            "kind": Bilingual("类别", "kind"),
            "name": Bilingual("单位", "organisation"),
        }[question.about]
        place = " ".join(part for part in (question.sheet, question.cell) if part)
        self.session.say(
            f"不认识的{what.zh}“{question.word}”（{place}）：",
            f"unknown {what.en} {question.word!r} ({place}):",
        )
        for number, (value, label) in enumerate(question.candidates, start=1):
            click.echo(f"  {number}  {label.pick(self.session.lang)}（{value}）", err=True)
        ask = Bilingual("序号，回车表示都不是", "number, return for none of them").pick(self.session.lang)
        answer = click.prompt(ask, default="", show_default=False, err=True).strip()
        if not answer.isdigit() or not 1 <= int(answer) <= len(question.candidates):
            return None
        self.answers += 1
        return question.candidates[int(answer) - 1][0]


def _published(context: click.Context, parameter: click.Parameter, value: str | None) -> str:
    return list_day(value or date.today().isoformat())


def _mapping(context: click.Context, parameter: click.Parameter, value: str | None) -> SheetMapping | None:
    return None if value is None else find_mapping(value)


mapping_option = option(
    "--mapping",
    callback=_mapping,
    metavar="NAME|FILE",
    help=Bilingual(
        "列的对应：随附的名称（见 mappings）或 YAML 文件",
        "how columns are read: a name (see mappings) or a YAML file.",
    ),
)


@command(
    "import",
    help=Bilingual(
        "导入秘书处的名单（xlsx、xls、ods、csv）：先 --dry-run 看会有什么变化。",
        "Import lists as the secretariat keeps them; --dry-run says first what would change.",
    ),
)
@click.argument("files", nargs=-1, required=True, metavar="FILE…", type=click.Path(path_type=Path))
@dataset_option
@mapping_option
@option(
    "--consortium",
    default="",
    metavar="UID|NAME",
    help=Bilingual(
        "是哪个联合体的名单；只有一个时不必写", "whose list it is; the only consortium by default."
    ),
)
@option(
    "--source",
    default="",
    metavar="TEXT",
    help=Bilingual("来源的题名，默认为文件名", "title of the source; the file's name by default."),
)
@option(
    "--published",
    callback=_published,
    metavar="DATE",
    help=Bilingual(
        "名单的日期，默认今天；不在名单上的在前一天退出",
        "day of the list, today by default; who is not on it left the day before.",
    ),
)
@option(
    "--reliability",
    type=click.Choice(list(LEVELS)),
    default="institution",
    show_default=True,
    help=Bilingual("来源的可靠性", "reliability of the source."),
)
@option("--dry-run", is_flag=True, help=Bilingual("只说明会有什么变化", "only say what would change."))
@option(
    "--accept",
    is_flag=True,
    help=Bilingual("有读不懂的，也导入读懂的部分", "take what was understood although not all was."),
)
@option(
    "--internal", is_flag=True, help=Bilingual("变化里连不公开的内容一起列出", "list private changes too.")
)
@option("--strict", is_flag=True, help=Bilingual("提醒也算错误", "warnings are errors."))
@option("--no-copy", is_flag=True, help=Bilingual("不写“已检查”的副本", "write no checked copy."))
@format_options
@with_session(select=False)
def import_command(
    session: Session,
    files: tuple[Path, ...],
    *,
    dataset: str,
    mapping: SheetMapping | None,
    consortium: str,
    source: str,
    published: str,
    reliability: str,
    dry_run: bool,
    accept: bool,
    strict: bool,
    no_copy: bool,
    form: str | None,
    out: str | None,
) -> None:
    request = ImportRequest(
        paths=files,
        dataset=dataset,
        consortium=consortium,
        mapping=mapping,
        source=source,
        published=published,
        reliability=reliability,
        accept=accept,
        strict=strict,
        made=datetime.now().astimezone().isoformat(timespec="milliseconds"),
        maker=system_user(),
    )
    asker = _Asker(session) if sys.stdin.isatty() and sys.stderr.isatty() else None
    with session.store(writable=not dry_run) as store:
        plan = plan_import(store, request, ask=asker)
        table, hidden = plan.table(session.lang, internal=session.internal)
        _tell_read(session, plan)
        print_issues(plan.issues, session.lang)
        if not no_copy:
            _write_copies(session, plan, table)
        if asker is not None and asker.answers:
            _keep_answers(session, plan)
        plan.refuse_errors()
        number = 0 if dry_run else carry_out(store, plan)
    print_table(session, table, form=form, out=out, paged=True)
    _tell_changes(session, plan, table, number, dry_run=dry_run)
    if hidden:
        session.say(
            f"另有 {hidden} 项不公开的内容（联系人、电话等），不在上面列出",
            f"and {hidden} private ones (contacts, telephones …), not listed above",
        )
    elif session.internal:
        session.note(INTERNAL)


def _tell_read(session: Session, plan: ImportPlan) -> None:
    reading = plan.reading
    labels = dict.fromkeys(mapping.label.pick(session.lang) for mapping in reading.mappings)
    used = "、".join(labels) or "—"
    session.say(
        f"读到 {len(reading.rows)} 行（{used}），数据集 {plan.request.dataset}",
        f"{len(reading.rows)} rows read ({used}), data set {plan.request.dataset}",
    )
    for item in reading.skipped[:_SKIPPED]:
        place = " ".join(part for part in (item.file, item.sheet, item.cell) if part)
        session.say(
            f"  未作为行读：{place}，{item.reason.zh}", f"  not read as a row: {place}, {item.reason.en}"
        )
    if len(reading.skipped) > _SKIPPED:
        more = len(reading.skipped) - _SKIPPED
        session.say(f"  ……另有 {more} 处", f"  and {more} more")


def _write_copies(session: Session, plan: ImportPlan, table: Table) -> None:
    """Write the checked copy of each list in which something was found or that changes something."""
    changes = [
        CopyChange(
            Bilingual(row["action"], row["action"]),
            row["name"],
            row["field"],
            row["before"],
            row["after"],
            row["sheet"],
            row["cell"],
        )
        for row in table
    ]
    for path in plan.request.paths:
        if not path.is_file() or not (changes or any(issue.file == path.name for issue in plan.issues)):
            continue
        out = checked_name(path)
        try:
            write_checked_copy(path, out, plan.issues, changes)
        except OSError as error:
            session.say(
                f"写不了 {out}：{error.strerror}；若在 Excel 里开着，请先关上",
                f"cannot write {out}: {error.strerror}; close it in Excel first",
            )
        else:
            session.say(f"已检查的副本：{out}", f"checked copy: {out}")


def _keep_answers(session: Session, plan: ImportPlan) -> None:
    for mapping in plan.reading.mappings:
        path = plan.request.paths[0].parent / f"{mapping.name}-{mapping.fingerprint[:6]}{SUFFIX}"
        write_mapping(path, mapping)
        session.say(
            f"回答已记在 {path}，下个月不再问", f"the answers are kept in {path}; they are not asked again"
        )


def _tell_changes(session: Session, plan: ImportPlan, table: Table, number: int, *, dry_run: bool) -> None:
    counts = Counter(table.column("action"))
    listed = ("、", ", ")[session.lang == "en"].join(f"{action} {count}" for action, count in counts.items())
    if not table.rows:
        session.say("没有变化", "no change")
    elif dry_run:
        session.say(f"试运行：{listed}；数据库没有改动", f"dry run: {listed}; the store was not touched")
    else:
        name = f"{plan.request.dataset}/b-{number:04}"
        session.say(
            f"批次 {name}：{listed}；撤回用 jjgraph undo {name}",
            f"batch {name}: {listed}; jjgraph undo {name} takes it back",
        )


@command(
    "template",
    help=Bilingual(
        "写一个供填写的工作簿：中文表头、下拉选项、示例与说明。",
        "Write a workbook to fill in: Chinese headings, drop-downs, examples and instructions.",
    ),
)
@option(
    "--out",
    "-o",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    callback=existing_folder,
    help=Bilingual("文件（.xlsx），其文件夹须已存在", "a file (.xlsx); its folder must exist."),
)
@mapping_option
@with_session(store=False)
def template_command(session: Session, out: Path, mapping: SheetMapping | None) -> None:
    if out.suffix.lower() != ".xlsx":
        raise UsageError(
            Bilingual(
                f"模板是 .xlsx 文件，不是 {out.suffix or out.name}",
                f"a template is a .xlsx file, not {out.suffix or out.name}",
            ),
            hint=Bilingual(f"例如 {out.stem}.xlsx", f"such as {out.stem}.xlsx"),
        )
    write_template(out, builtin_schema(), mapping)
    session.tell(
        f"{out}：填好后 jjgraph import {out.name} --dry-run",
        f"{out}: fill it in, then jjgraph import {out.name} --dry-run",
    )


@command(
    "mappings",
    help=Bilingual("随附的列对应；写名称看全文。", "The mappings that come along; with a name, its text."),
)
@click.argument("name", required=False, default="")
@with_session(store=False)
def mappings_command(session: Session, name: str) -> None:
    known = shipped()
    if name:
        if name not in known:
            raise UsageError(
                Bilingual(f"没有名为 {name} 的对应", f"no mapping is called {name}"),
                hint=Bilingual(f"有：{'、'.join(known)}", f"there are: {', '.join(known)}"),
            )
        click.echo(mapping_text(known[name]), nl=False)
        return
    for mapping in known.values():
        session.tell(f"{mapping.name}  {mapping.label.zh}", f"{mapping.name}  {mapping.label.en}")
