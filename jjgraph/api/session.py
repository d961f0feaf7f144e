"""An open store and what was read out of it: each view and day once."""

from contextlib import ExitStack
from datetime import date

from jjgraph.analysis.context import Analysis
from jjgraph.bilingual import Bilingual
from jjgraph.errors import UsageError
from jjgraph.model.dates import is_partial_date, last_day
from jjgraph.model.view import View
from jjgraph.services.analysis_service import analyse
from jjgraph.services.entity_lookup import EntityMatch, find_entity
from jjgraph.services.syntax import PYTHON
from jjgraph.settings import Settings
from jjgraph.store.protocol import GraphStore

Day = date | str
ViewLike = View | str


class Session:
    """A store, open for reading. It is read once for all that is computed."""

    def __init__(self, store: GraphStore, settings: Settings, stack: ExitStack) -> None:
        self._store, self._settings, self._stack = store, settings, stack
        self._analyses: dict[tuple[View, date | None], Analysis] = {}
        self.closed = False

    def close(self) -> None:
        """Give the store back; a second call does nothing."""
        self.closed = True
        self._analyses.clear()
        self._stack.close()

    @property
    def address(self) -> str:
        """Where the store is, without any secret."""
        return self._store.address

    @property
    def product(self) -> str:
        """Name and version of the database."""
        return self._store.product

    def store(self) -> GraphStore:
        """Return the store.

        Raises
        ------
        UsageError
            If it was given back.
        """
        if self.closed:
            raise UsageError(
                Bilingual("连接已关闭", "the connection is closed"),
                hint=Bilingual("再次调用 jjgraph.connect", "call jjgraph.connect again"),
            )
        return self._store

    def find(self, name: str) -> EntityMatch:
        """Return the entity called *name*, as `jjgraph.services.entity_lookup.find_entity` does."""
        return find_entity(self.store(), name, syntax=PYTHON)

    def analysis(self, view: ViewLike | None, as_of: Day | None = None) -> Analysis:
        """Return what is known in a view on a day; made once for each."""
        store, day = self.store(), day_of(as_of)
        key = (View.from_word(view), day)
        if key not in self._analyses:
            known = next(iter(self._analyses.values()), None)
            if known is None:
                found = analyse(store, key[0], as_of=day, threshold=self._settings.coverage)
            else:
                found = known.seen(key[0]).at(day or known.full.as_of())
            self._analyses[key] = found
        return self._analyses[key]


def day_of(value: Day | None) -> date | None:
    """Return the day that a caller names; of a year or month its last."""
    if value is None or isinstance(value, date):
        return value
    if not is_partial_date(value):
        raise UsageError(
            Bilingual(f"“{value}”不是日期", f"{value!r} is no date"),
            hint=Bilingual("写成 2023、2023-05 或 2023-05-18", "write 2023, 2023-05 or 2023-05-18"),
        )
    return last_day(value)
