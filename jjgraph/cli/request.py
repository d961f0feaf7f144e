"""What every command of analysis is asked: which ties count, for which day, and where its table goes."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import wraps
from typing import Any

import click

from jjgraph.analysis.context import Analysis
from jjgraph.bilingual import Bilingual
from jjgraph.cli.command import option
from jjgraph.cli.options import Session, as_of_option, format_options, view_options, with_session
from jjgraph.cli.tables import print_table
from jjgraph.model.view import View
from jjgraph.results.table import Table
from jjgraph.services.analysis_service import analyse
from jjgraph.services.entity_lookup import find_entity

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
        """Read the store out."""
        with self.session.store() as store:
            return analyse(store, self.view, as_of=self.as_of, threshold=self.session.settings.coverage)

    def analyse_about(self, *names: str, kind: str = "") -> tuple[Analysis, list[str]]:
        """Read the store out, and return with it the uids of the entities called *names*, of *kind* if it is given."""
        with self.session.store() as store:
            matches = [find_entity(store, name, kind=kind) for name in names]
            self.session.note(*(note for match in matches for note in match.notes))
            analysis = analyse(store, self.view, as_of=self.as_of, threshold=self.session.settings.coverage)
        return analysis, [match.uid for match in matches]

    def show(self, table: Table) -> None:
        """Write the table of a study, and on stderr what must be said beside it."""
        self.session.note(*table.notes)
        print_table(self.session, table, form=self.form, out=self.out)


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


top_option = option(
    "--top", type=click.IntRange(min=1), help=Bilingual("行数；默认全部", "number of rows; all by default.")
)
seed_option = option(
    "--seed", type=click.IntRange(min=0), default=0, show_default=True, help=Bilingual("随机数种子", "seed.")
)
