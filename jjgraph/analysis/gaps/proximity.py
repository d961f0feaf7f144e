"""What lies near a consortium, so that its own gaps come before those of others it is compared with.

Definitions
-----------
Distance 0
    The consortium; its governance bodies; the subjects of its declared groups; its members (MEMBER_OF,
    LEADS) and all who are named in its groups, candidates too; and what stands at the consortium's place or
    in a part of it (晋江市 and 晋江市金井镇: a place is written from the large to the small).
Distance 1
    Partners of those in the collaboration graph, and the shared objects in which those have a share.
Distance 2
    All others: comparison consortia and who belongs to them.
"""

from collections.abc import Iterable, Mapping

from jjgraph.analysis.gaps.context import GapContext
from jjgraph.analysis.gaps.scope import FAR, Scope
from jjgraph.analysis.schema_names import GOVERNANCE_BODY, HAS_UNIT, LOCATED_IN, PART_OF


def distances(context: GapContext, consortia: Iterable[str]) -> dict[str, int]:
    """Return how near entities are to *consortia*.

    Returns
    -------
    dict
        0 or 1 by uid; who is not in it is far (2).

    Examples
    --------
    a is a member of u; b and s are its partners, and x is the base in which it has a share.

    >>> from jjgraph.analysis.context import Analysis
    >>> from jjgraph.model.examples import SCHEMA, tiny
    >>> sorted(distances(GapContext(Analysis.of(tiny(), SCHEMA)), ["u"]).items())
    [('a', 0), ('b', 1), ('s', 1), ('u', 0), ('x', 1)]
    """
    near = dict.fromkeys(_core(context, set(consortia)), 0)
    for uid in sorted(near):
        for partner in context.graph.adj.get(uid, ()):
            near.setdefault(partner, 1)
    for tie in context.shown.ties:
        if tie.share and near.get(tie.subject_uid) == 0:
            near.setdefault(tie.object_uid, 1)
    return near


def _core(context: GapContext, consortia: set[str]) -> set[str]:
    found = set(consortia)
    groups = [item for item in context.coverages if item.group.subject_uid in consortia]
    datasets = {info.dataset for info in context.full.infos if info.consortium in consortia}
    groups += [item for item in context.coverages if item.datasets & datasets]
    for item in groups:
        found.update((item.group.subject_uid, *item.strict, *item.lenient, *item.candidate))
    for tie in context.shown.ties:
        if tie.type in context.membership and tie.object_uid in consortia:
            found.add(tie.subject_uid)
    places = {context.full.entity[uid].place for uid in consortia if uid in context.full.entity} - {""}
    found |= _at_place(context, consortia, tuple(places))
    return found | governance_bodies(context, consortia)


def _at_place(context: GapContext, consortia: set[str], places: tuple[str, ...]) -> set[str]:
    """Return what stands at *places*, without other consortia and what only their data sets describe."""
    foreign = _foreign_datasets(context, consortia)
    others = set(context.consortia) - consortia
    return {
        entity.uid
        for entity in context.shown.entities
        if entity.place.startswith(places)
        and entity.uid not in others
        and not (foreign and foreign.issuperset(entity.datasets))
    }


def _foreign_datasets(context: GapContext, consortia: set[str]) -> set[str]:
    """Return the data sets that are about other consortia.

    One that also describes *consortia*, where no data set is about these, is not: they stand in it for comparison.
    """
    about = {info.dataset: info.consortium for info in context.full.infos if info.consortium}
    foreign = {dataset for dataset, uid in about.items() if uid not in consortia}
    if consortia.isdisjoint(about.values()):
        foreign -= {
            dataset
            for uid in consortia
            if uid in context.full.entity
            for dataset in context.full.entity[uid].datasets
        }
    return foreign


def governance_bodies(context: GapContext, consortia: Iterable[str]) -> set[str]:
    """Return the bodies of *consortia*: what is PART_OF them or of their bodies, or a unit of those.

    Examples
    --------
    >>> from jjgraph.analysis.context import Analysis
    >>> from jjgraph.model.examples import SCHEMA, entity, tie
    >>> from jjgraph.model.records import Dataset
    >>> known = Dataset(entities=(entity("u", "Consortium"), entity("z", "GovernanceBody"), entity("a")),
    ...                 ties=(tie("z", "PART_OF", "u"), tie("a", "MEMBER_OF", "u")))
    >>> sorted(governance_bodies(GapContext(Analysis.of(known, SCHEMA)), ["u"]))
    ['u', 'z']
    """
    found = list(consortia)
    for above in found:  # grows while it is read: units of units follow
        for tie in context.shown.ties:
            ends = {
                PART_OF: (tie.object_uid, tie.subject_uid),
                HAS_UNIT: (tie.subject_uid, tie.object_uid),
            }
            whole, part = ends.get(tie.type, ("", ""))
            if whole == above and part not in found and _is_body(context, part):
                found.append(part)
    return set(found)


def _is_body(context: GapContext, uid: str) -> bool:
    return context.schema.is_a(context.full.entity[uid].kind, GOVERNANCE_BODY)


def is_far(subjects: Iterable[str], near: Mapping[str, int]) -> bool:
    """Tell whether all of *subjects* are far from the consortia of `distances`.

    Examples
    --------
    One that is near is enough; who is not listed is far.

    >>> is_far(["a", "z"], {"a": 1}), is_far(["z"], {"a": 1})
    (False, True)
    """
    return all(near.get(uid, FAR) == FAR for uid in subjects)


def find_scopes(context: GapContext) -> tuple[Scope, ...]:
    """Return a scope for each consortium that the data are about, or the one of everything.

    Examples
    --------
    >>> from jjgraph.analysis.context import Analysis
    >>> from jjgraph.model.examples import SCHEMA, tiny
    >>> [scope] = find_scopes(GapContext(Analysis.of(tiny(), SCHEMA)))
    >>> scope.consortium, scope.owns("a"), scope.owns("b"), scope.holds("b")
    ('u', True, False, True)
    """

    def found() -> tuple[Scope, ...]:
        scopes = tuple(Scope(uid, distances(context, [uid])) for uid in context.consortia)
        return scopes or (Scope("", {}),)

    return context.analysis.kept("scopes", found)


def with_parts(context: GapContext, scope: Scope) -> set[str]:
    """Return the uids in *scope* and what is PART_OF them or LOCATED_IN them: a faculty, a campus on a base.

    Examples
    --------
    >>> from jjgraph.analysis.context import Analysis
    >>> from jjgraph.model.examples import SCHEMA, entity, tie
    >>> from jjgraph.model.records import Dataset
    >>> known = (entity("s", "University"), entity("f", "Faculty"), entity("z", "University"))
    >>> context = GapContext(Analysis.of(Dataset(entities=known, ties=(tie("f", "PART_OF", "s"),)), SCHEMA))
    >>> sorted(with_parts(context, Scope("u", {"s": 1})))
    ['f', 's']
    """
    parts = {
        tie.subject_uid
        for tie in context.active
        if tie.type in (PART_OF, LOCATED_IN) and scope.holds(tie.object_uid)
    }
    return parts | {entity.uid for entity in context.shown.entities if scope.holds(entity.uid)}
