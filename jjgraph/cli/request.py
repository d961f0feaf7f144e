"""What every command of analysis is asked: which ties count, for which day, and where its table goes."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import wraps
from typing import Any

import click

from jjgraph.analysis.context import Analysis
from jjgraph.cli.options import Session, as_of_option, format_options, view_options, with_session
from jjgraph.cli.tables import print_table
from jjgraph.model.view import View
from jjgraph.services.analysis_service import analyse
from jjgraph.studies.messages import view_note

Command = Callable[..., None]


@dataclass(frozen=True, slots=True)
class Request:
    """The options that all commands of analysis share.

    Attributes
    ----------
    session : Session
        Settings and language.
    view : View
        Which ties count.
    as_of : date or None
        The day for which it is computed; None for the data's own.
    form, out : str or None
        How and where the table is written, as for `jjgraph.cli.tables.print_table`.
    """

    session: Session
    view: View
    as_of: date | None
    form: str | None
    out: str | None

    def analyse(self) -> Analysis:
        """Read the store out, and tell the person for which day and how much the view leaves out."""
        with self.session.store() as store:
            analysis = analyse(store, self.view, as_of=self.as_of, threshold=self.session.settings.coverage)
        self.session.note(view_note(analysis))
        return analysis

    def print(
        self,
        analysis: Analysis,
        columns: Sequence[str],
        rows: Iterable[Sequence[Any]],
        *,
        hidden: Sequence[str] = (),
        **parameters: object,
    ) -> None:
        """Write the table with what is needed to make it again: *parameters* are those of the command."""
        about = analysis.about(command=click.get_current_context().info_name, **parameters)
        print_table(self.session, columns, rows, form=self.form, out=self.out, hidden=hidden, about=about)


def with_request(*, as_of: bool = True) -> Callable[[Command], Command]:
    """Give a command its `Request` as first argument, with the options that it comes from.

    Parameters
    ----------
    as_of : bool
        Whether the command has ``--as-of``; one that names its days in another way has not.
    """

    def decorate(command: Command) -> Command:
        @wraps(command)
        def wrapped(session: Session, *, view: View, form: str | None, out: str | None, **own: Any) -> None:
            day = own.pop("as_of", None)
            command(Request(session, view, day, form, out), **own)

        options = with_session()(format_options(as_of_option(wrapped) if as_of else wrapped))
        return view_options(options)

    return decorate


top_option = click.option(
    "--top", type=click.IntRange(min=1), help="行数；默认全部 / number of rows; all by default."
)
seed_option = click.option(
    "--seed", type=click.IntRange(min=0), default=0, show_default=True, help="随机数种子 / seed."
)
