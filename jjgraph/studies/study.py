"""How every study becomes a table: which day, how much the view leaves out, and what makes it again."""

from collections.abc import Iterable
from typing import Any

from jjgraph.analysis.context import Analysis
from jjgraph.bilingual import Bilingual
from jjgraph.errors import UsageError
from jjgraph.results.mixture import mixture_notes
from jjgraph.results.table import Table
from jjgraph.studies.messages import view_note


def study_table(
    analysis: Analysis,
    command: str,
    columns: Iterable[str],
    rows: Iterable[Iterable[Any]],
    *,
    notes: Iterable[Bilingual] = (),
    hidden: tuple[str, ...] = (),
    **parameters: object,
) -> Table:
    """Return the table of a study.

    Parameters
    ----------
    analysis : Analysis
        What it was computed from.
    command : str
        The command that gives the same table.
    columns, rows
        The table.
    notes : iterable of Bilingual
        What must be said beside it, after the day and what the view leaves out.
    hidden : tuple of str
        Columns for which there is no room where people read.
    **parameters
        Those of the study; they make it again.

    Examples
    --------
    >>> from jjgraph.model.examples import SCHEMA, tiny
    >>> table = study_table(Analysis.of(tiny(), SCHEMA), "gaps", ["name"], [["甲"]], top=1)
    >>> table[0], table.about["parameters"]
    ({'name': '甲'}, {'command': 'gaps', 'top': 1})
    """
    about = analysis.about(command=command, **parameters)
    said = (view_note(analysis), *mixture_notes(analysis.full.infos), *notes)
    return Table(tuple(columns), tuple(map(tuple, rows)), said, hidden, about)


def at_least(bound: int, /, **values: int | None) -> None:
    """Refuse a number below *bound*; None is no number and passes.

    Raises
    ------
    UsageError
        For the first that is too small.

    Examples
    --------
    >>> at_least(1, top=None, draws=1)
    """
    for name, value in values.items():
        if value is not None and value < bound:
            raise UsageError(Bilingual(f"{name} 至少为 {bound}", f"{name} is at least {bound}"))
