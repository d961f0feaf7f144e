"""The lists of gaps: by who can act, and those that wait for a list of names."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from jjgraph.analysis.gaps import Actor, Gap, actor_of, gap_kind
from jjgraph.bilingual import Bilingual
from jjgraph.site.site_context import SiteContext
from jjgraph.studies.declared import Declared, declared_lines

MOST = 100  # of one kind on a page


@dataclass(frozen=True, slots=True)
class KindList:
    """The first gaps of a kind, and how many there are."""

    code: str
    label: Bilingual
    explanation: Bilingual
    gaps: tuple[Gap, ...]
    count: int


@dataclass(frozen=True, slots=True)
class ActorList:
    """What one of those who can act is asked for, by kind of gap."""

    name: str
    label: Bilingual
    task: Bilingual
    kinds: tuple[KindList, ...]

    @property
    def count(self) -> int:
        """How many gaps there are."""
        return sum(kind.count for kind in self.kinds)

    @property
    def page(self) -> str:
        """The path of its page, from the top of the site."""
        return f"gaps-{self.name}.html"


@dataclass(frozen=True, slots=True)
class MissingList:
    """A declared group of which too few are named, and how many gaps wait for it."""

    declared: Declared
    waiting: int


def actor_lists(content: SiteContext) -> list[ActorList]:
    """Return the assessable gaps by who can act, each in the order of `find_gaps`.

    Examples
    --------
    The secretariat has the lists (G01) and the sources (G15), the council the missing parties (G02, G14).

    >>> from jjgraph.analysis.context import Analysis
    >>> from jjgraph.model.examples import SCHEMA, tiny
    >>> found = actor_lists(SiteContext(Analysis.of(tiny(), SCHEMA), about={}))
    >>> [(item.name, [kind.code for kind in item.kinds]) for item in found][:2]
    [('secretariat', ['G01', 'G15']), ('council', ['G02', 'G14'])]
    """
    found: dict[Actor, list[Gap]] = {actor: [] for actor in Actor}
    for gap in content.open_gaps:
        if gap.assessable:
            found[actor_of(gap)].append(gap)
    return [
        ActorList(actor.value, actor.label, actor.task, tuple(kind_lists(gaps)))
        for actor, gaps in found.items()
    ]


def kind_lists(gaps: Iterable[Gap]) -> list[KindList]:
    """Return *gaps* by kind, in the order in which the kinds first come, each cut at `MOST`.

    Examples
    --------
    >>> from jjgraph.analysis.context import Analysis
    >>> from jjgraph.model.examples import SCHEMA, tiny
    >>> from jjgraph.analysis.gaps import find_gaps
    >>> gaps = find_gaps(Analysis.of(tiny(), SCHEMA), ["G01", "G02"])
    >>> [(found.code, found.count) for found in kind_lists(gaps)]
    [('G01', 2), ('G02', 2)]
    """
    by_kind: dict[str, list[Gap]] = {}
    for gap in gaps:
        by_kind.setdefault(gap.gap_kind, []).append(gap)
    return [_kind_list(code, found) for code, found in by_kind.items()]


def _kind_list(code: str, gaps: Sequence[Gap]) -> KindList:
    kind = gap_kind(code)
    return KindList(code, kind.label, kind.explanation, tuple(gaps[:MOST]), len(gaps))


def unassessable(content: SiteContext) -> list[Gap]:
    """Return the gaps that cannot be assessed yet.

    Examples
    --------
    The suggested pair b and s (G13), since of two enterprises only one is named; and T (G06), since one
    shared object is too few.

    >>> from jjgraph.analysis.context import Analysis
    >>> from jjgraph.model.examples import SCHEMA, tiny
    >>> content = SiteContext(Analysis.of(tiny(), SCHEMA), about={})
    >>> [gap.gap_kind for gap in unassessable(content)]
    ['G13', 'G06']
    """
    return [gap for gap in content.open_gaps if not gap.assessable]


def missing_lists(content: SiteContext, gaps: Sequence[Gap]) -> list[MissingList]:
    """Return the declared lists that *gaps* wait for, those with the most gaps first.

    Examples
    --------
    The suggested pair b and s waits for the other of the two declared enterprises.

    >>> from jjgraph.analysis.context import Analysis
    >>> from jjgraph.model.examples import SCHEMA, tiny
    >>> content = SiteContext(Analysis.of(tiny(), SCHEMA), about={})
    >>> [found] = missing_lists(content, content.open_gaps)
    >>> found.declared.label.zh, found.declared.named, found.waiting
    ('企业', 1, 1)
    """
    found = []
    for item in content.coverages:
        waiting = sum(item.group.uid in gap.awaited for gap in gaps)
        if waiting:
            found.append(MissingList(declared_lines(content, [item])[0], waiting))
    return sorted(found, key=lambda item: -item.waiting)  # stable: the order of the groups breaks ties
