"""The lists of gaps: by who can act, and those that wait for a list of names."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from jjgraph.analysis.gaps import GAP_KINDS
from jjgraph.analysis.gaps.core import Gap
from jjgraph.bilingual import Bilingual
from jjgraph.site.home_page import Declared, declared_lines
from jjgraph.site.responsibilities import ACTORS, actor_of
from jjgraph.site.site_context import Content

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


def actor_lists(content: Content) -> list[ActorList]:
    """Return the assessable gaps by who can act, each in the order of `collaboration_gaps`."""
    found: dict[str, list[Gap]] = {name: [] for name in ACTORS}
    for gap in content.open_gaps:
        if gap.assessable:
            found[actor_of(gap)].append(gap)
    return [ActorList(name, *ACTORS[name], tuple(kind_lists(gaps))) for name, gaps in found.items()]


def kind_lists(gaps: Iterable[Gap]) -> list[KindList]:
    """Return *gaps* by kind, in the order in which the kinds first come, each cut at `MOST`."""
    by_kind: dict[str, list[Gap]] = {}
    for gap in gaps:
        by_kind.setdefault(gap.gap_kind, []).append(gap)
    return [_kind_list(code, found) for code, found in by_kind.items()]


def _kind_list(code: str, gaps: Sequence[Gap]) -> KindList:
    known = GAP_KINDS.get(code)
    label, explanation = (known.label, known.explanation) if known else (Bilingual(code), Bilingual(""))
    return KindList(code, label, explanation, tuple(gaps[:MOST]), len(gaps))


def unassessable(content: Content) -> list[Gap]:
    """Return the gaps that cannot be assessed yet."""
    return [gap for gap in content.open_gaps if not gap.assessable]


def missing_lists(content: Content, gaps: Sequence[Gap]) -> list[MissingList]:
    """Return the declared lists that *gaps* wait for, those with the most gaps first.

    A gap names the lists it waits for in its reason (`jjgraph.analysis.gaps.assessability.gate`), and nowhere else.
    """
    found = []
    for item in content.coverages:
        named = f"{item.label.zh}（具名{len(item.strict)}/申报"
        waiting = sum(named in gap.reason.zh for gap in gaps)
        if waiting and not item.opens(content.threshold):
            found.append(MissingList(declared_lines(content, [item])[0], waiting))
    return sorted(found, key=lambda item: -item.waiting)  # stable: the order of the groups breaks ties
