"""Claims fold into ties and descriptions into entities: many rows, one entity, nothing lost."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from jjgraph.model.dates import first_day, last_day
from jjgraph.model.records import NO_LEVEL, Claim, Description, Entity, Source, Tie
from jjgraph.model.schema import Schema

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
    """
    by_key: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.relation != GROUP_MEMBER:
            by_key[tie_key(claim)].append(claim)

    def goodness(claim: Claim) -> tuple[bool, int, int, str]:
        source = sources.get(claim.source_uid)
        published = last_day(source.published).toordinal() if source and source.published else 0
        return (claim.certainty != "stated", -claim.level, -published, claim.uid)

    ties = []
    for key in sorted(by_key):
        members = sorted(by_key[key], key=goodness)
        best = members[0]
        tie_type = schema.ties[best.relation]
        until_last = last_day(best.until) if best.until else None
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
                since_first=first_day(best.since) if best.since else None,
                until_last=until_last,
                extras=best.extras,
            )
        )
    return ties


def _highest(claims: Iterable[Claim], certainty: str) -> int:
    return max((claim.level for claim in claims if claim.certainty == certainty), default=NO_LEVEL)


def aggregate_entities(descriptions: Iterable[Description], schema: Schema) -> list[Entity]:
    """Fold the descriptions of each entity into one: the first data set by name describes it.

    Returns
    -------
    list of Entity
        Sorted by uid; ``datasets`` and ``source_uids`` list those of all descriptions.
    """
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
    return entities


def _parties(description: Description, schema: Schema) -> tuple[str, ...]:
    """Only an organisation is a party; what a row says of another entity stays in its description."""
    if schema.kinds[description.kind].kind_class != "organisation":
        return ()
    return description.parties or default_parties(description.kind, schema)


def default_parties(kind: str, schema: Schema) -> tuple[str, ...]:
    """Return the parties that entities of *kind* belong to, where their own row names none."""
    for name in schema.lineage(kind):
        if schema.kinds[name].parties:
            return schema.kinds[name].parties
    return ()
