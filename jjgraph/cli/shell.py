"""shell: talk to the store in Cypher."""

import os
import sys
from collections.abc import Callable, Iterable
from dataclasses import replace

import click

from jjgraph.bilingual import Bilingual
from jjgraph.cli.command import command, option
from jjgraph.cli.main import report
from jjgraph.cli.options import Session, view_options, with_session
from jjgraph.cli.tables import print_table
from jjgraph.errors import JJGraphError, UsageError
from jjgraph.model.view import View
from jjgraph.results.formats import WRITERS
from jjgraph.results.table import Table
from jjgraph.services.datasets import schema_of
from jjgraph.services.messages import FREE_TEXT
from jjgraph.shell.completion import Words
from jjgraph.shell.session import Session as Conversation
from jjgraph.shell.statements import statements
from jjgraph.store.protocol import GraphStore

READ_PROMPT, WRITE_PROMPT = "jjgraph> ", "jjgraph 写/WRITE> "
READING = Bilingual("只读", "read-only")
WRITING = Bilingual("可写：改动没有来源，:help 说明后果", "writing: changes have no source; :help tells more")
INTERRUPTED = Bilingual("已中断", "interrupted")


class CommandLineScreen:
    """Show answers as the other commands do: tables on a terminal, a format elsewhere, the rest on stderr."""

    def __init__(self, session: Session, form: str | None) -> None:
        self._session, self._form = session, form

    def table(self, table: Table) -> None:
        plain = replace(table, about={})  # a conversation needs no record of each answer; its files have one
        print_table(self._session, plain, form=self._form, out=None, paged=True)

    def export(self, answer: Table, file: str) -> None:
        print_table(self._session, answer, form=None, out=file)

    def say(self, text: Bilingual) -> None:
        self._session.say(text.zh, text.en)

    def error(self, error: JJGraphError) -> None:
        report(error, self._session.lang)


@command(
    "shell",
    help=Bilingual(
        "用 Cypher 与数据库对话；标准输入不是终端时，从中读语句。默认只读。",
        "Talk to the store in Cypher; statements come from stdin where that is no terminal. Read-only by default.",
    ),
)
@option(
    "--write",
    is_flag=True,
    help=Bilingual(
        "允许写入：没有来源与批次，会破坏 seed 的保证，见 :help",
        "allow writing: without source and run, it breaks what seed promises; see :help.",
    ),
)
@option("--timeout", type=click.FloatRange(min=0, min_open=True), help=Bilingual("秒", "seconds a query."))
@option(
    "--format",
    "form",
    type=click.Choice(list(WRITERS)),
    help=Bilingual("管道中的格式，默认 CSV", "the format in a pipe; CSV by default."),
)
@view_options
@with_session()
def shell_command(
    session: Session, *, write: bool, timeout: float | None, form: str | None, view: View
) -> None:
    if write and (session.datasets or session.internal):
        raise UsageError(
            Bilingual(
                "--write 与 --dataset、--internal 不能同用",
                "--write goes together with neither --dataset nor --internal",
            ),
            hint=Bilingual("写入的总是整个数据库", "what is written goes into the whole store"),
        )
    screen = CommandLineScreen(session, form)
    with session.store(writable=write) as store:
        conversation = Conversation(
            store, screen, view=view, write=write, timeout=timeout, coverage=session.settings.coverage
        )
        if sys.stdin.isatty():
            _greet(session, store, write=write)
            _converse(conversation, _typed(store, write=write), interrupted=lambda: screen.say(INTERRUPTED))
            return
        _converse(conversation, sys.stdin)
    sys.exit(conversation.exit_code)


def _converse(
    conversation: Conversation, lines: Iterable[str], *, interrupted: Callable[[], None] | None = None
) -> None:
    """Carry out what *lines* bring; Ctrl-C ends a query, and without *interrupted* everything."""
    for statement in statements(lines):
        try:
            conversation.take(statement)
        except KeyboardInterrupt:
            if interrupted is None:
                raise
            interrupted()
        if conversation.ended:
            break
    conversation.end()


def _typed(store: GraphStore, *, write: bool) -> Iterable[str]:
    from jjgraph.shell.terminal import inputs

    os.environ.setdefault("LESS", "-FRX")  # of the pager: leave what was shown, and its colours
    os.environ["LESSCHARSET"] = (
        "utf-8"  # as all output is; by itself it goes by a locale that may not be installed
    )
    words = Words.of(schema_of(store))
    return (f"{text}\n" for text in inputs(WRITE_PROMPT if write else READ_PROMPT, words))


def _greet(session: Session, store: GraphStore, *, write: bool) -> None:
    mode = WRITING if write else READING
    session.say(
        f"{store.address}（{store.product}），{mode.zh}；:help 求助，:quit 离开",
        f"{store.address} ({store.product}), {mode.en}; :help for help, :quit to leave",
    )
    session.say(*FREE_TEXT)
