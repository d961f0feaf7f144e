"""The view: which ties count. It is applied once, and all that is computed or drawn stands below it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from jjgraph.bilingual import Bilingual
from jjgraph.errors import UsageError
from jjgraph.model.records import LEVELS, Claim, Dataset, Entity, Tie


@dataclass(frozen=True, slots=True)
class View:
    """The lowest level that is admitted, and whether inferred claims are.

    Examples
    --------
    >>> View.of("press", inferred=False)
    View(level=1, inferred=False)
    """

    level: int = LEVELS["press"]
    inferred: bool = False

    @classmethod
    def of(cls, reliability: str = "press", *, inferred: bool = False) -> "View":
        """Build a view from the name of the lowest admitted reliability.

        Raises
        ------
        UsageError
            If there is no such level.
        """
        if reliability not in LEVELS:
            names = ", ".join(LEVELS)
            raise UsageError(
                Bilingual(
                    f"没有可靠性等级 {reliability!r}", f"there is no level of reliability {reliability!r}"
                ),
                hint=Bilingual(f"可选 {names}", f"choose from {names}"),
            )
        return cls(LEVELS[reliability], inferred)

    @classmethod
    def from_word(cls, view: "View | str | None") -> "View":
        """Return *view* itself, the view of a level's name, or the default one for None.

        Raises
        ------
        UsageError
            If it is none of these.
        """
        if isinstance(view, cls):
            return view
        return cls() if view is None else cls.of(str(view))

    def admits(self, tie: Tie) -> bool:
        """Tell whether *tie* counts in this view."""
        return self.admits_levels(tie.stated_level, tie.inferred_level)

    def admits_levels(self, stated: int, inferred: int) -> bool:
        """Tell whether a tie counts whose best stated and best inferred claim have these levels."""
        return stated >= self.level or (self.inferred and inferred >= self.level)

    def admits_claim(self, claim: Claim) -> bool:
        """Tell whether *claim* counts in this view."""
        return claim.level >= self.level and (self.inferred or claim.certainty == "stated")

    def parameters(self) -> dict[str, int | bool]:
        """Return the parameters that named queries take for the view."""
        return {"level": self.level, "inferred": self.inferred}


@dataclass(frozen=True, slots=True)
class ViewCounts:
    """How much a view shows and how much it leaves out."""

    ties_shown: int
    ties_hidden: int
    entities_shown: int
    entities_hidden: int


def visible_uids(dataset: Dataset, ties: Iterable[Tie], view: View) -> set[str]:
    """Return the uids of the entities that show: their own source or one of their *ties* is in view.

    Examples
    --------
    b is at the end of a tie, c has an official source, d has neither.

    >>> from jjgraph.model.examples import entity, tie, tiny
    >>> three = [entity("b"), entity("c", source_uids=("q",)), entity("d")]
    >>> sorted(visible_uids(replace(tiny(), entities=tuple(three)), [tie("a", "FUNDS", "b")], View()))
    ['a', 'b', 'c']
    """
    uids = {uid for tie in ties for uid in (tie.subject_uid, tie.object_uid)}
    for entity in dataset.entities:
        if any(
            dataset.source[uid].level >= view.level for uid in entity.source_uids if uid in dataset.source
        ):
            uids.add(entity.uid)
    return uids


def apply_view(dataset: Dataset, view: View) -> Dataset:
    """Return *dataset* with only the ties and entities that *view* admits; records all stay.

    Claims outside the view stay because panels and conflict queries show them, marked as such.

    Examples
    --------
    Officially only s CO_BUILDS x and a MEMBER_OF u are reported: b is at the end of neither.

    >>> from jjgraph.model.examples import tiny
    >>> shown = apply_view(tiny(), View.of("official"))
    >>> [entity.uid for entity in shown.entities], len(shown.ties), len(shown.claims)
    (['a', 's', 'u', 'x'], 2, 5)
    """
    ties = tuple(tie for tie in dataset.ties if view.admits(tie))
    uids = visible_uids(dataset, ties, view)
    entities: tuple[Entity, ...] = tuple(entity for entity in dataset.entities if entity.uid in uids)
    return replace(dataset, entities=entities, ties=ties)


def count_view(full: Dataset, shown: Dataset) -> ViewCounts:
    """Count what *shown*, a view of *full*, shows and leaves out.

    Examples
    --------
    >>> from jjgraph.model.examples import tiny
    >>> count_view(tiny(), apply_view(tiny(), View.of("official")))
    ViewCounts(ties_shown=2, ties_hidden=2, entities_shown=4, entities_hidden=1)
    """
    return ViewCounts(
        ties_shown=len(shown.ties),
        ties_hidden=len(full.ties) - len(shown.ties),
        entities_shown=len(shown.entities),
        entities_hidden=len(full.entities) - len(shown.entities),
    )
