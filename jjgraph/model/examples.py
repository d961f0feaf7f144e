"""A data set that can be worked through by hand, for the examples in docstrings; nothing that runs imports it."""

from typing import Any

from jjgraph.model.aggregation import aggregate_entities, aggregate_ties, default_parties
from jjgraph.model.dates import first_day, last_day
from jjgraph.model.records import (
    FORMAT,
    LEVELS,
    Claim,
    Dataset,
    DatasetInfo,
    DeclaredGroup,
    Description,
    Entity,
    Source,
    Tie,
)
from jjgraph.model.schema import builtin_schema

SCHEMA = builtin_schema()


def tiny() -> Dataset:
    """Return three organisations, an object that two of them share, and a consortium of one member.

    Returns
    -------
    Dataset
        Everything in it stands in the notes; the day of the data is 2024-03-27.

    Notes
    -----
    Entities: the enterprises a 甲厂 and b 乙厂, the school s 学校, the training base x 基地, the consortium u 联合体.

    Ties, each of one claim: c1 s CO_BUILDS x since 2020 and c4 a MEMBER_OF u, by the official source q of 2021;
    c2 a CO_BUILDS x since 2020 and c3 a COOPERATES_WITH b since 2022, by the newspaper p of 2023.

    Who collaborates: a with s, by the base they share, and a with b; a stands between the two.

    u declares two enterprises (the group g, by q), of which one is named: a (the claim m).

    Examples
    --------
    >>> [entity.uid for entity in tiny().entities], len(tiny().ties)
    (['a', 'b', 's', 'u', 'x'], 4)
    """
    names = {
        "a": ("Enterprise", "甲厂"),
        "b": ("Enterprise", "乙厂"),
        "s": ("SecondaryVocationalSchool", "学校"),
        "u": ("Consortium", "联合体"),
        "x": ("TrainingBase", "基地"),
    }
    sources = tuple(
        Source(
            uid=uid,
            name=name,
            dataset="d",
            run="1",
            publisher=publisher,
            published=published,
            reliability=reliability,
            level=LEVELS[reliability],
        )
        for uid, name, publisher, published, reliability in (
            ("p", "报道", "日报", "2023-06-01", "press"),
            ("q", "公告", "市政府", "2021-03-01", "official"),
        )
    )
    levels = {source.uid: source.level for source in sources}
    claims = tuple(
        Claim(
            uid=uid,
            name=uid,
            dataset="d",
            run="1",
            subject_uid=subject,
            relation=relation,
            object_uid=target,
            role=role,
            since=since,
            level=levels[source],
            source_uid=source,
        )
        for uid, subject, relation, target, role, since, source in (
            ("c1", "s", "CO_BUILDS", "x", "", "2020", "q"),
            ("c2", "a", "CO_BUILDS", "x", "", "2020", "p"),
            ("c3", "a", "COOPERATES_WITH", "b", "", "2022", "p"),
            ("c4", "a", "MEMBER_OF", "u", "", "", "q"),
            ("m", "a", "MEMBER_OF_GROUP", "u/g", "strict", "", "q"),
        )
    )
    group = DeclaredGroup(
        uid="g",
        name="企业",
        dataset="d",
        run="1",
        subject_uid="u",
        group_id="g",
        group_uid="u/g",
        declared=2.0,
        kind="Enterprise",
        in_total=True,
        source_uid="q",
    )
    descriptions = tuple(
        Description(uid=f"d/{uid}", name=name, dataset="d", run="1", subject_uid=uid, kind=kind)
        for uid, (kind, name) in names.items()
    )
    info = DatasetInfo(
        uid="d",
        name="小例",
        dataset="d",
        run="1",
        retrieved="2024-03-27",
        consortium="u",
        record_format=FORMAT,
    )
    said = Dataset(infos=(info,), sources=sources, descriptions=descriptions, claims=claims, groups=(group,))
    entities = aggregate_entities(descriptions, SCHEMA)
    kinds = {entity.uid: entity.kind for entity in entities}
    ties = aggregate_ties(claims, said.source, kinds, SCHEMA, said.as_of())
    return Dataset(
        infos=said.infos,
        sources=sources,
        descriptions=descriptions,
        claims=claims,
        groups=(group,),
        entities=tuple(entities),
        ties=tuple(ties),
    )


def entity(uid: str, kind: str = "Enterprise", **said: Any) -> Entity:
    """Return an entity whose name is its uid, with the parties of its kind; *said* are further fields.

    Examples
    --------
    >>> entity("b").parties, entity("jj", "Place", name="晋江市").name
    (('企',), '晋江市')
    """
    return Entity(**{"uid": uid, "kind": kind, "name": uid, "parties": default_parties(kind, SCHEMA), **said})


def tie(subject: str, tie_type: str, target: str, **said: Any) -> Tie:
    """Return a tie that an official source states, with the strength of its type; *said* are further fields.

    Examples
    --------
    >>> built = tie("b", "CO_BUILDS", "x", since="2020")
    >>> built.key, built.share, built.since_first
    ('b-x', True, datetime.date(2020, 1, 1))
    """
    since, until = said.get("since", ""), said.get("until", "")
    fields: dict[str, Any] = {
        "key": f"{subject}-{target}",
        "dataset": "d",
        "subject_uid": subject,
        "type": tie_type,
        "object_uid": target,
        "stated_level": LEVELS["official"],
        "strength": SCHEMA.ties[tie_type].strength,
        "share": SCHEMA.ties[tie_type].share,
        "since_first": first_day(since) if since else None,
        "until_last": last_day(until) if until else None,
    }
    return Tie(**{**fields, **said})
