"""Claims fold into ties and descriptions into entities: many rows, one entity, nothing lost."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from jjgraph.model.dates import last_day
from jjgraph.model.days import span
from jjgraph.model.records import NO_LEVEL, Claim, Description, Entity, Fact, Source, Tie
from jjgraph.model.schema import Property, Schema

Said = TypeVar("Said", Claim, Fact)
GROUP_MEMBER = "MEMBER_OF_GROUP"  # a claim of this relation is about a declared group: it makes no tie


def tie_key(claim: Claim) -> str:
    """Return the key of the tie that *claim* is about: data set, subject, type, object, and the second tie's name.

    Examples
    --------
    >>> tie_key(Claim(uid="d/c-1", name="", dataset="d", subject_uid="a", relation="FUNDS", object_uid="b"))
    'd/a/FUNDS/b'
    """
    parts = [claim.dataset, claim.subject_uid, claim.relation, claim.object_uid]
    return "/".join([*parts, claim.tie] if claim.tie else parts)


def aggregate_ties(
    claims: Iterable[Claim],
    sources: Mapping[str, Source],
    kinds: Mapping[str, str],
    schema: Schema,
    as_of: date,
) -> list[Tie]:
    """Fold the claims about each tie into one tie that lists them.

    Parameters
    ----------
    claims : iterable of Claim
        Claims of one or several data sets; those about declared groups are passed over.
    sources : mapping
        Sources by uid.
    kinds : mapping
        Kind of each entity, by uid.
    schema : Schema
        Gives the strength of a type, and what is a shared object.
    as_of : date
        A tie whose last day is before it has ended.

    Returns
    -------
    list of Tie
        Sorted by key. Dates, role and status come from the best claim: stated before inferred, then
        the higher level, then the newer source, then the uid.

    Examples
    --------
    Two claims of one tie, by one source: the stated one gives the role, though the inferred one has a higher
    level.

    >>> from jjgraph.model.schema import builtin_schema
    >>> about = {"dataset": "d", "subject_uid": "a", "relation": "FUNDS", "object_uid": "b"}
    >>> said = Claim(uid="1", name="", level=1, role="捐赠", source_uid="p", **about)
    >>> read = Claim(uid="2", name="", level=3, role="设立", source_uid="p", certainty="inferred", **about)
    >>> [tie] = aggregate_ties([said, read], {}, {"b": "University"}, builtin_schema(), date(2024, 1, 1))
    >>> tie.role, tie.sources, tie.stated_level, tie.inferred_level
    ('捐赠', 1, 1, 3)
    """
    by_key: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.relation != GROUP_MEMBER:
            by_key[tie_key(claim)].append(claim)

    ties = []
    for key in sorted(by_key):
        members = best_first(by_key[key], sources)
        best = members[0]
        tie_type = schema.ties[best.relation]
        days = span(best.since, best.until)
        until_last = days["until_last"]
        ties.append(
            Tie(
                key=key,
                dataset=best.dataset,
                run=best.run,
                subject_uid=best.subject_uid,
                type=best.relation,
                object_uid=best.object_uid,
                claim_ids=tuple(sorted(claim.uid for claim in members)),
                sources=len({claim.source_uid for claim in members if claim.source_uid}),
                stated_level=_highest(members, "stated"),
                inferred_level=_highest(members, "inferred"),
                strength=tie_type.strength,
                share=tie_type.share and schema.is_shared_object(kinds[best.object_uid]),
                status=best.status or ("ended" if until_last and until_last < as_of else "active"),
                role=best.role,
                since=best.since,
                until=best.until,
                **days,
                extras=best.extras,
            )
        )
    return ties


def _highest(claims: Iterable[Claim], certainty: str) -> int:
    return max((claim.level for claim in claims if claim.certainty == certainty), default=NO_LEVEL)


def aggregate_entities(
    descriptions: Iterable[Description],
    schema: Schema,
    *,
    facts: Iterable[Fact] = (),
    sources: Mapping[str, Source] | None = None,
) -> list[Entity]:
    """Fold the descriptions of each entity, and the facts about it, into one.

    Parameters
    ----------
    descriptions : iterable of Description
        The first data set by name describes the entity.
    schema : Schema
        Kinds and types.
    facts : iterable of Fact
        Single values with sources of their own. Where there are any for a property, they give it: the best of them
        (stated, then the higher level, then the newer source, then the uid); of a list, all of them in that order.
    sources : mapping, optional
        Sources by uid, for the dates of the facts' sources.

    Returns
    -------
    list of Entity
        Sorted by uid; ``datasets`` and ``source_uids`` list those of all descriptions.

    Examples
    --------
    Two data sets describe a: the first by name gives its name, and its kind gives its party.

    >>> from jjgraph.model.schema import builtin_schema
    >>> said = [Description(uid=f"{x}/a", dataset=x, subject_uid="a", kind="Enterprise", name=f"甲{x}")
    ...         for x in "ed"]
    >>> [a] = aggregate_entities(said, builtin_schema())
    >>> a.name, a.parties, a.datasets
    ('甲d', ('企',), ('d', 'e'))
    """
    by_subject: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        by_subject[fact.subject_uid].append(fact)
    by_uid: dict[str, list[Description]] = defaultdict(list)
    for description in descriptions:
        by_uid[description.subject_uid].append(description)
    entities = []
    for uid in sorted(by_uid):
        members = sorted(by_uid[uid], key=lambda item: item.dataset)
        first = members[0]
        entities.append(
            Entity(
                uid=uid,
                kind=first.kind,
                name=first.name,
                name_zh=first.name_zh,
                name_en=first.name_en,
                aliases=first.aliases,
                parties=_parties(first, schema),
                place=first.place,
                website=first.website,
                note=first.note,
                source_uids=tuple(sorted({item.source_uid for item in members if item.source_uid})),
                datasets=tuple(item.dataset for item in members),
                extras=first.extras,
            )
        )
    known = sources or {}
    return [_with_facts(entity, by_subject[entity.uid], schema, known) for entity in entities]


def _with_facts(
    entity: Entity, facts: Iterable[Fact], schema: Schema, sources: Mapping[str, Source]
) -> Entity:
    values: dict[str, list[str]] = defaultdict(list)
    for fact in best_first(facts, sources):
        values[fact.property].append(fact.value)
    if not values:
        return entity
    own = schema.properties_of(entity.kind)
    columns: dict[str, Any] = {}
    extras = dict(entity.extras)
    for name, found in values.items():
        if name == "aliases":
            columns[name] = tuple(dict.fromkeys(found))
        elif name in own:
            extras[name] = _typed(own[name], found)
        else:
            columns[name] = found[0]
    named = replace(entity, **columns, extras=tuple(sorted(extras.items())))
    return replace(named, name=named.name_zh or named.name_en or named.uid)


def _typed(prop: Property, found: Sequence[str]) -> Any:
    if prop.type == "list":
        return tuple(dict.fromkeys(found))
    return float(found[0]) if prop.type == "number" else found[0]


def best_first(items: Iterable[Said], sources: Mapping[str, Source]) -> list[Said]:
    """Return claims or facts in the order of what they are worth.

    Stated before inferred, then the higher level, then the newer source, then the uid.

    Examples
    --------
    >>> about = {"name": "", "dataset": "d", "subject_uid": "a", "relation": "FUNDS", "object_uid": "b"}
    >>> claims = [Claim(uid="guess", certainty="inferred", level=3, **about),
    ...           Claim(uid="press", level=1, **about), Claim(uid="office", level=3, **about)]
    >>> [claim.uid for claim in best_first(claims, {})]
    ['office', 'press', 'guess']
    """

    def worth(item: Said) -> tuple[bool, int, int, str]:
        source = sources.get(item.source_uid)
        published = last_day(source.published).toordinal() if source and source.published else 0
        return (item.certainty != "stated", -item.level, -published, item.uid)

    return sorted(items, key=worth)


def _parties(description: Description, schema: Schema) -> tuple[str, ...]:
    """Only an organisation is a party; what a row says of another entity stays in its description."""
    if schema.kinds[description.kind].kind_class != "organisation":
        return ()
    return description.parties or default_parties(description.kind, schema)


def default_parties(kind: str, schema: Schema) -> tuple[str, ...]:
    """Return the parties that entities of *kind* belong to, where their own row names none.

    Examples
    --------
    A consortium is of many parties, so that its kind names none.

    >>> from jjgraph.model.schema import builtin_schema
    >>> [default_parties(kind, builtin_schema()) for kind in ("SecondaryVocationalSchool", "Consortium")]
    [('校',), ()]
    """
    for name in schema.lineage(kind):
        if schema.kinds[name].parties:
            return schema.kinds[name].parties
    return ()
