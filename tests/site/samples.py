"""Sites that the tests look at: the Jinjiang data, and data that mean harm in every field."""

from datetime import date
from functools import cache
from pathlib import Path

from jjgraph.analysis.context import Analysis
from jjgraph.model.aggregation import GROUP_MEMBER, aggregate_entities, aggregate_ties
from jjgraph.model.records import (
    Claim,
    Dataset,
    DatasetInfo,
    DeclaredGroup,
    Description,
    Indicator,
    Source,
)
from jjgraph.model.schema import builtin_schema
from jjgraph.site.pages import site_pages
from jjgraph.site.site_builder import content_of
from jjgraph.site.site_context import SiteContext
from tests.paths import JINJIANG
from tests.stores import checked

# What the tests of the map use, and what means something in a path.
HOSTILE = '</script><script>window.hurt=1</script><img src=x onerror="window.hurt=1">{{7*7}}\u2028\'"href'
PATHS = "../../con:*?<|"


def analysed(full: Dataset) -> Analysis:
    """Return the analysis of *full* in the default view, without a store."""
    return Analysis.of(full, builtin_schema())


@cache
def jinjiang() -> Analysis:
    """Return the analysis of the data that ship."""
    full = checked(JINJIANG).dataset
    assert full is not None
    return analysed(full)


@cache
def jinjiang_content() -> SiteContext:
    """Return what the pages of the Jinjiang data are made from."""
    return content_of(jinjiang())


@cache
def jinjiang_pages() -> dict[str, str]:
    """Return the pages of the Jinjiang data by their path."""
    return {path: content.decode() for path, content in site_pages(jinjiang_content())}


@cache
def hostile() -> Analysis:
    """Return the analysis of data in which every field that a file can fill means harm."""
    schema, bad = builtin_schema(), HOSTILE
    base = {"name": bad, "dataset": bad}
    uids = [f"{PATHS}{bad}{index}" for index in range(4)]
    evil = f"javascript:window.hurt=1//{bad}"
    source = Source(
        uid=f"{bad}/s",
        publisher=bad,
        url=evil,
        published="2024",
        reliability="official",
        level=3,
        note=bad,
        title_kind=bad,
        **base,
    )
    descriptions = [
        Description(
            uid=f"d{uid}",
            subject_uid=uid,
            kind=kind,
            name_zh=bad,
            name_en=f"{bad}en",
            aliases=(bad,),
            parties=(),
            place=bad,
            website=evil,
            note=bad,
            source_uid=source.uid,
            extras=(("uscc", bad), (bad, bad)),
            **base,
        )
        for uid, kind in zip(uids, ["Enterprise", "University", "Enterprise", "Consortium"], strict=True)
    ]
    said = {"source_uid": source.uid, "locator": bad, "note": bad, "level": 3, **base}
    claims = [
        Claim(
            uid=f"c{number}{bad}",
            subject_uid=uids[0],
            relation="COOPERATES_WITH",
            object_uid=uid,
            role=bad,
            unit=bad,
            quantity=float(number),
            since=f"202{number}",
            status=bad,
            **said,
        )
        for number, uid in enumerate([uids[1], uids[1], uids[2]])
    ]
    group = DeclaredGroup(
        uid=f"{bad}/g",
        subject_uid=uids[3],
        group_id=bad,
        group_uid=f"{uids[3]}/{bad}",
        name_en=bad,
        declared=3.0,
        unit=bad,
        kind="Enterprise",
        in_total=True,
        locator=bad,
        source_uid=source.uid,
        **base,
    )
    member = Claim(
        uid=f"m{bad}",
        subject_uid=uids[0],
        relation=GROUP_MEMBER,
        object_uid=group.group_uid,
        role="strict",
        **said,
    )
    figures = [
        Indicator(
            uid=f"i{value}",
            subject_uid=uids[0],
            measure=bad,
            value=value,
            unit=bad,
            period=bad,
            locator=bad,
            source_uid=source.uid,
            **base,
        )
        for value in (1.0, 2.0)
    ]
    entities = aggregate_entities(descriptions, schema)
    kinds = {entity.uid: entity.kind for entity in entities}
    ties = aggregate_ties(claims, {source.uid: source}, kinds, schema, date(2024, 1, 1))
    info = DatasetInfo(uid=bad, title_en=bad, licence=bad, run=bad, consortium=uids[3], **base)
    return analysed(
        Dataset(
            infos=(info,),
            sources=(source,),
            descriptions=tuple(descriptions),
            claims=(*claims, member),
            indicators=tuple(figures),
            groups=(group,),
            entities=tuple(entities),
            ties=tuple(ties),
        )
    )


def files(folder: Path) -> dict[str, bytes]:
    """Return the files below *folder* by their path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }
