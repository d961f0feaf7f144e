"""Options that several commands share, and what they resolve to."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Any

import click

from jjgraph.bilingual import Bilingual
from jjgraph.cli.command import context_settings, option
from jjgraph.errors import UsageError
from jjgraph.files import require_folder
from jjgraph.model.records import LEVELS
from jjgraph.model.view import View
from jjgraph.settings import Settings
from jjgraph.store.opening import open_store
from jjgraph.store.protocol import GraphStore

Command = Callable[..., Any]
FORM_OF_SUFFIX = {".csv": "csv", ".json": "json", ".jsonl": "jsonl", ".md": "markdown", ".xlsx": "xlsx"}
UNWRITTEN_SUFFIXES = (
    ".xls",
    ".xlsm",
    ".ods",
    ".et",
    ".doc",
    ".docx",
    ".wps",
    ".odt",
    ".pdf",
    ".ppt",
    ".pptx",
    ".png",
    ".svg",
    ".html",
)


INTERNAL = Bilingual(
    "含不公开的内容（联系人、电话等），仅供内部，请勿外传",
    "with private content (contacts, telephones …): for internal use only",
)


@dataclass(frozen=True, slots=True)
class Session:
    """The settings of one call, and how it speaks."""

    settings: Settings
    datasets: tuple[str, ...] = ()  # the only ones that are looked at; none means all
    internal: bool = False  # whether what is private is looked at too
    whole: bool = False  # whether the store is looked at as it stands: what proves and mends it

    @property
    def lang(self) -> str:
        """Language of what is printed: zh or en."""
        return "en" if self.settings["lang"] == "en" else "zh"

    def say(self, zh: str, en: str) -> None:
        """Tell the person something that is not a result: on stderr."""
        click.echo(Bilingual(zh, en).pick(self.lang), err=True)

    def note(self, *notes: Bilingual) -> None:
        """Tell the person what a result must say beside its rows: on stderr."""
        for note in notes:
            self.say(note.zh, note.en)

    def tell(self, zh: str, en: str) -> None:
        """Print a line of a result for people: on stdout."""
        click.echo(Bilingual(zh, en).pick(self.lang))

    @contextmanager
    def store(self, *, writable: bool = False) -> Iterator[GraphStore]:
        """Open the store of the settings; for reading, no more of it than was chosen and may be seen."""
        with open_store(self.settings, writable=writable) as store:
            if writable or self.whole:
                yield store
                return
            from jjgraph.services.selection import selected
            from jjgraph.store.reading import fetch_infos

            with selected(store, self.datasets, internal=self.internal) as part:
                if self.internal and any(info.holds_private for info in fetch_infos(part)):
                    self.note(INTERNAL)
                yield part


def with_session(*, store: bool = True, select: bool = True) -> Callable[[Command], Command]:
    """Give a command its `Session` as first argument, and the options ``--store``, ``--dataset`` and ``--internal``.

    Without *store* it has none; without *select* it looks at the store as a whole.
    """

    def decorate(command: Command) -> Command:
        @wraps(command)
        def wrapped(*arguments: Any, **options: Any) -> Any:
            context = click.get_current_context()
            flags = {"lang": (context.obj or {}).get("lang"), "store": options.pop("store", None)}
            chosen, internal = options.pop("chosen_datasets", ()), options.pop("internal", False)
            session = Session(context_settings(flags), chosen, internal, whole=not select)
            return command(session, *arguments, **options)

        if not store:
            return wrapped
        found: Command = wrapped
        if select:
            found = option(
                "--internal",
                is_flag=True,
                help=Bilingual(
                    "连不公开的内容（联系人、电话等）一起，仅供内部",
                    "with what is private (contacts, telephones), for internal use.",
                ),
            )(found)
            found = option(
                "--dataset",
                "chosen_datasets",
                multiple=True,
                metavar="NAME",
                help=Bilingual(
                    "只看这个数据集，可重复；默认全部",
                    "look at this data set alone, repeatable; all by default.",
                ),
            )(found)
        return option(
            "--store",
            metavar="URL",
            help=Bilingual(
                "数据库：文件路径，或 neo4j://、bolt:// 地址（JJGRAPH_STORE）",
                "the store: a file or a server's address (JJGRAPH_STORE)",
            ),
        )(found)

    return decorate


def view_options(command: Command) -> Command:
    """Give a command ``view`` from ``--reliability`` and ``--inferred``."""

    @wraps(command)
    def wrapped(*arguments: Any, reliability: str, inferred: bool, **options: Any) -> Any:
        return command(*arguments, view=View.of(reliability, inferred=inferred), **options)

    wrapped = option(
        "--inferred", is_flag=True, help=Bilingual("把推断的记载也算上", "admit inferred claims too.")
    )(wrapped)
    return option(
        "--reliability",
        type=click.Choice(list(LEVELS)),
        default="press",
        show_default=True,
        help=Bilingual("承认的最低可靠性", "the lowest reliability that counts."),
    )(wrapped)


def format_options(command: Command) -> Command:
    """Give a command ``form`` and ``out``: how and where its table is written; the two may not contradict."""

    @wraps(command)
    def wrapped(*arguments: Any, form: str | None, out: str | None, **options: Any) -> Any:
        path = path_of(out)
        if form not in (None, "table") and path is not None:
            refuse_other_suffix(str(form), path, FORM_OF_SUFFIX)
        return command(*arguments, form=form, out=out, **options)

    wrapped = option(
        "--out",
        "-o",
        metavar="FILE",
        callback=file_in_folder,
        help=Bilingual(
            "写入文件，- 为标准输出；文件夹须已存在", "write to a file, - for stdout; its folder must exist."
        ),
    )(wrapped)
    return option(
        "--format",
        "form",
        type=click.Choice(["table", "csv", "json", "jsonl", "markdown", "xlsx"]),
        help=Bilingual("格式；默认终端上为表格，否则为 CSV", "format; a table on a terminal, else CSV."),
    )(wrapped)


def refuse_other_suffix(form: str, path: Path, forms: Mapping[str, str]) -> None:
    """Raise where the name of a file tells another format than the one that was asked for.

    Examples
    --------
    >>> try:
    ...     refuse_other_suffix("json", Path("ties.csv"), {".csv": "csv", ".json": "json"})
    ... except UsageError as error:
    ...     print(error.message.en)
    --format json does not fit the file name ties.csv
    """
    named = forms.get(path.suffix.lower(), form)
    if named != form:
        raise UsageError(
            Bilingual(
                f"--format {form} 与文件名 {path.name} 不合",
                f"--format {form} does not fit the file name {path.name}",
            ),
            hint=Bilingual(f"改用 --format {named}，或改文件名", f"give --format {named}, or another name"),
        )


def existing_folder(context: click.Context, parameter: click.Parameter, value: Any) -> Any:
    """Let only a file pass whose folder is there: a typo makes no folders, and is reported at once."""
    path = None if value is None else path_of(str(value))
    if path is not None:
        require_folder(path.parent)
    return value


def file_in_folder(context: click.Context, parameter: click.Parameter, value: Any) -> Any:
    """Let only a file of a table pass: no folder, and no name that promises a format which is not written."""
    existing_folder(context, parameter, value)
    path = None if value is None else path_of(str(value))
    if path is not None and path.is_dir():
        raise UsageError(
            Bilingual(f"{path} 是文件夹，不是文件", f"{path} is a folder, not a file"),
            hint=Bilingual("请写出文件名，例如 结果.csv", "give the name of a file, such as result.csv"),
        )
    if path is not None and path.suffix.lower() in UNWRITTEN_SUFFIXES:
        known = " ".join(FORM_OF_SUFFIX)
        raise UsageError(
            Bilingual(f"不写 {path.suffix} 文件", f"files of the sort {path.suffix} are not written"),
            hint=Bilingual(f"可用的后缀：{known}", f"names may end in {known}"),
        )
    return value


def as_of_option(command: Command) -> Command:
    """Give a command ``as_of``, the day for which it computes."""
    return option(
        "--as-of",
        callback=_day,
        metavar="DATE",
        help=Bilingual(
            "截至日期，默认为数据自身的日期", "the day it is computed for; the data's own by default."
        ),
    )(command)


def _day(context: click.Context, parameter: click.Parameter, value: str | None) -> date | None:
    from jjgraph.model.dates import is_partial_date, last_day

    if value is None:
        return None
    if not is_partial_date(value):
        raise UsageError(
            Bilingual(f"“{value}”不是日期", f"{value!r} is no date"),
            hint=Bilingual("写成 2024、2024-03 或 2024-03-27", "write 2024, 2024-03 or 2024-03-27"),
        )
    return last_day(value)


dataset_option = option(
    "--dataset",
    metavar="NAME",
    default="",
    help=Bilingual("数据集的名称", "name of the data set."),
)


def path_of(out: str | None) -> Path | None:
    """Return the file that ``--out`` names, or None for standard output.

    Examples
    --------
    >>> path_of("-"), path_of(None), path_of("ties.csv").name
    (None, None, 'ties.csv')
    """
    return None if out in (None, "-") else Path(str(out))
