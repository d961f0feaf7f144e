"""How much of each declared group is known, and whether a gap may speak about it.

Definitions
-----------
Strict reading
    The entities that a source states to be members of the group.
Lenient reading
    Those, and the entities that are named and of that class though their membership is not stated.
Candidate
    Might be a member; never counts.
Coverage
    The members of the strict reading by the declared number, capped at 1; unknown where the number is.
Assessability
    A gap that speaks about declared groups is assessable when the coverage of *each* reaches a threshold.
    Only an exact number can reach it: of "more than 20" the coverage is at most what is computed.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from jjgraph.analysis.gaps.core import listed, plain
from jjgraph.bilingual import Bilingual
from jjgraph.model.aggregation import GROUP_MEMBER, default_parties
from jjgraph.model.bounds import LOWER, signed
from jjgraph.model.dates import last_day
from jjgraph.model.records import NO_LEVEL, Claim, Dataset, DeclaredGroup
from jjgraph.model.schema import Schema
from jjgraph.settings import COVERAGE

THRESHOLD = COVERAGE  # where no setting says otherwise
READINGS = ("strict", "lenient", "candidate")  # the surer reading wins where an entity has several


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupCoverage:
    """What is known of one declared group: the uids by reading, sorted, and the claims behind them.

    Attributes
    ----------
    group : DeclaredGroup
        The best of its counts: by the level of the source, then the newest.
    others : tuple of DeclaredGroup
        What other sources or data sets declare of the same group, in that order.
    datasets : frozenset of str
        The data sets that declare the group or name members of it.
    """

    group: DeclaredGroup
    strict: tuple[str, ...] = ()
    lenient: tuple[str, ...] = ()
    candidate: tuple[str, ...] = ()
    claim_ids: tuple[str, ...] = ()
    others: tuple[DeclaredGroup, ...] = ()
    datasets: frozenset[str] = frozenset()

    @property
    def counts(self) -> tuple[DeclaredGroup, ...]:
        """Every count that is declared of the group, the best first."""
        return (self.group, *self.others)

    @property
    def differing(self) -> tuple[DeclaredGroup, ...]:
        """The other counts that say another number."""
        return tuple(
            item
            for item in self.others
            if (item.declared, item.bound) != (self.group.declared, self.group.bound)
        )

    @property
    def label(self) -> Bilingual:
        """Name of the group."""
        return Bilingual(self.group.name, self.group.name_en)

    @property
    def named_lenient(self) -> int:
        """Entities of the lenient reading, those of the strict one among them."""
        return len(self.strict) + len(self.lenient)

    @property
    def excess(self) -> float:
        """By how much more are named than an exact declaration allows for."""
        if self.group.declared is None or self.group.bound in LOWER:
            return 0.0
        return max(0.0, len(self.strict) - self.group.declared)

    @property
    def shortfall(self) -> float | None:
        """Declared less named, never below 0; None where the number is not known."""
        return None if self.group.declared is None else max(0.0, self.group.declared - len(self.strict))

    def coverage(self, *, lenient: bool = False) -> float | None:
        """Return the named by the declared, 0 to 1; None where the number is not known."""
        return share_named(self.named_lenient if lenient else len(self.strict), self.group.declared)

    def opens(self, threshold: float) -> bool:
        """Tell whether enough of the group is known to say who is not in it."""
        coverage = self.coverage()
        return self.group.bound == "eq" and coverage is not None and coverage >= threshold


def share_named(named: int, declared: float | None) -> float | None:
    """Return *named* by *declared*, capped at 1; None where the declared number is not known.

    Examples
    --------
    >>> share_named(2, 10), share_named(3, 2), share_named(4, None), share_named(0, 0)
    (0.2, 1.0, None, 1.0)
    """
    if declared is None:
        return None
    return min(1.0, named / declared) if declared else 1.0


def group_coverages(shown: Dataset, schema: Schema, as_of: date) -> list[GroupCoverage]:
    """Return what the view shows of each declared group, whichever data sets declare it and name its members.

    Parameters
    ----------
    shown : Dataset
        As it came from `jjgraph.model.view.apply_view`: an entity that the view hides is not named.
    schema : Schema
        Says which kinds are finer than others.
    as_of : date
        Who has left before, or joins after, is not named.

    Returns
    -------
    list of GroupCoverage
        Sorted by the uid of the group; each entity counts once. What is named in a part of a group
        (``parent_group``) is named in the group, where the kind of the part is that of the group or finer.

    Examples
    --------
    The consortium declares two enterprises; a is named.

    >>> from jjgraph.model.examples import SCHEMA, tiny
    >>> [found] = group_coverages(tiny(), SCHEMA, tiny().as_of())
    >>> found.group.uid, found.strict, found.coverage(), found.shortfall
    ('g', ('a',), 0.5, 1.0)
    """
    counts: dict[str, list[DeclaredGroup]] = defaultdict(list)
    for group in shown.groups:
        counts[group.group_uid].append(group)
    named: dict[str, list[Claim]] = defaultdict(list)
    for claim in shown.claims:
        if claim.relation == GROUP_MEMBER and claim.role in READINGS and claim.subject_uid in shown.entity:
            named[claim.object_uid].append(claim)
    best = {uid: sorted(items, key=partial(_worth, shown)) for uid, items in counts.items()}
    heads = [items[0] for _, items in sorted(best.items())]
    found = []
    for head in heads:
        claims = [claim for uid in _parts(head, heads, schema) for claim in named[uid]]
        found.append(_coverage(best[head.group_uid], [claim for claim in claims if claim.holds_on(as_of)]))
    return found


def _worth(dataset: Dataset, group: DeclaredGroup) -> tuple[bool, int, int, str]:
    """Order counts: those with a number first, then by the level of their source, the newest, the uid."""
    source = dataset.source.get(group.source_uid)
    published = last_day(source.published).toordinal() if source and source.published else 0
    return group.declared is None, -(source.level if source else NO_LEVEL), -published, group.uid


def _parts(group: DeclaredGroup, groups: Iterable[DeclaredGroup], schema: Schema) -> list[str]:
    """Return the uids of *group* and of the groups below it that are of its kind."""
    found = [group.group_uid]
    for part in found:  # grows while it is read: parts of parts follow
        found += [
            other.group_uid
            for other in groups
            if other.parent_group == part
            and other.group_uid not in found
            and schema.is_a(other.kind, group.kind)
        ]
    return found


def _coverage(counts: Sequence[DeclaredGroup], claims: Iterable[Claim]) -> GroupCoverage:
    best: dict[str, str] = {}
    known = list(claims)
    for claim in known:
        uid = claim.subject_uid
        best[uid] = min(best.get(uid, claim.role), claim.role, key=READINGS.index)
    by_reading = {reading: tuple(sorted(uid for uid in best if best[uid] == reading)) for reading in READINGS}
    return GroupCoverage(
        group=counts[0],
        others=tuple(counts[1:]),
        claim_ids=tuple(sorted({claim.uid for claim in known})),
        datasets=frozenset([*(count.dataset for count in counts), *(claim.dataset for claim in known)]),
        **by_reading,
    )


def total_lists(coverages: Iterable[GroupCoverage]) -> list[list[GroupCoverage]]:
    """Return the groups that make up each declared total: those of one consortium whose data sets share a group.

    Two data sets that declare the same groups declare one total; two that divide the members in other ways
    declare two, which are never added up.

    Examples
    --------
    >>> from jjgraph.model.examples import SCHEMA, tiny
    >>> [[item.group.uid for item in items] for items in total_lists(group_coverages(tiny(), SCHEMA, tiny().as_of()))]
    [['g']]
    """
    totals: list[tuple[str, set[str], list[GroupCoverage]]] = []
    for item in coverages:
        if not item.group.in_total or item.group.declared is None:
            continue
        consortium, datasets, items = item.group.subject_uid, {count.dataset for count in item.counts}, [item]
        for total in [total for total in totals if total[0] == consortium and total[1] & datasets]:
            totals.remove(total)
            datasets, items = total[1] | datasets, total[2] + items
        totals.append((consortium, datasets, items))
    return [items for _, _, items in sorted(totals, key=lambda total: (min(total[1]), total[0]))]


def groups_of_parties(
    coverages: Iterable[GroupCoverage], parties: Iterable[str], datasets: Collection[str], schema: Schema
) -> list[GroupCoverage]:
    """Return the declared groups that list organisations of *parties*.

    Parameters
    ----------
    coverages : iterable of GroupCoverage
        All groups that are known.
    parties : iterable of str
        Out of 政 校 行 企 研; a group has the parties of its kind.
    datasets : collection of str
        Only groups that these data sets declare or fill: the lists of one say nothing about the others.
    schema : Schema
        Gives the parties of a kind.

    Returns
    -------
    list of GroupCoverage
        For each party the groups that make up the declared total (``in_total``), or all groups of that
        party where none of them does; in the order of *coverages*.

    Examples
    --------
    The only group lists enterprises.

    >>> from jjgraph.model.examples import SCHEMA, tiny
    >>> known = group_coverages(tiny(), SCHEMA, tiny().as_of())
    >>> [len(groups_of_parties(known, [party], {"d"}, SCHEMA)) for party in ("企", "校")]
    [1, 0]
    """
    near = [item for item in coverages if item.datasets.intersection(datasets)]
    wanted: set[str] = set()
    for party in parties:
        found = [item.group for item in near if party in default_parties(item.group.kind, schema)]
        wanted |= {group.uid for group in [group for group in found if group.in_total] or found}
    return [item for item in near if item.group.uid in wanted]


def groups_of_kinds(
    coverages: Iterable[GroupCoverage], kinds: Iterable[str], datasets: Collection[str], schema: Schema
) -> list[GroupCoverage]:
    """Return the declared groups of *datasets* that list entities of *kinds*, or of a finer or broader kind.

    Examples
    --------
    >>> from jjgraph.model.examples import SCHEMA, tiny
    >>> known = group_coverages(tiny(), SCHEMA, tiny().as_of())
    >>> [len(groups_of_kinds(known, [kind], {"d"}, SCHEMA)) for kind in ("Enterprise", "Major")]
    [1, 0]
    """
    wanted = set(kinds)
    return [
        item
        for item in coverages
        if item.datasets.intersection(datasets)
        and any(schema.is_a(item.group.kind, kind) or schema.is_a(kind, item.group.kind) for kind in wanted)
    ]


@dataclass(frozen=True, slots=True)
class Assessability:
    """Whether a gap is assessable, why (not), and the uids of the declared groups that it waits for."""

    assessable: bool
    reason: Bilingual
    awaited: tuple[str, ...] = ()


def assess(coverages: Sequence[GroupCoverage], threshold: float = THRESHOLD) -> Assessability:
    """Judge whether a gap that speaks about these groups is assessable.

    Parameters
    ----------
    coverages : sequence of GroupCoverage
        The groups it speaks about; without any, it is.
    threshold : float
        Coverage that each has to reach, 0 to 1.

    Returns
    -------
    Assessability
        Its reason names the lists that are missing.

    Examples
    --------
    >>> group = DeclaredGroup(uid="d/g-x", name="行业协会", name_en="associations", dataset="d",
    ...                       subject_uid="c", group_id="x", declared=6)
    >>> assess([GroupCoverage(group=group, strict=("a", "b"))])
    Assessability(assessable=False, reason=Bilingual(zh='暂不可评估，缺少名单：行业协会（具名2/申报6）',
    en='not assessable, lists are missing: associations (2 named of 6 declared)'), awaited=('d/g-x',))
    >>> assess([]).assessable
    True
    """
    if not coverages:
        return Assessability(
            True,
            Bilingual(
                "没有相应的申报数，名单是否齐全不得而知",
                "nothing is declared: whether the lists are complete is not known",
            ),
        )
    awaited = [item for item in coverages if not item.opens(threshold)]
    if awaited:
        missing = listed([_missing(item) for item in awaited], limit=len(awaited))
        return Assessability(
            False,
            Bilingual(
                f"暂不可评估，缺少名单：{missing.zh}", f"not assessable, lists are missing: {missing.en}"
            ),
            tuple(item.group.uid for item in awaited),
        )
    return Assessability(
        True,
        Bilingual(
            f"相关名单的覆盖率均达{plain(threshold)}", f"the lists are covered to {plain(threshold)} or more"
        ),
    )


def _missing(item: GroupCoverage) -> Bilingual:
    declared = signed(plain(item.group.declared), item.group.bound)
    named = len(item.strict)
    return Bilingual(
        f"{item.label.zh}（具名{named}/申报{declared}）",
        f"{item.label.pick('en')} ({named} named of {declared} declared)",
    )
