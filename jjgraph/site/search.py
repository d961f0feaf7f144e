"""The list that the search of the site runs over: a row for each entity, embedded in the page."""

from typing import Any

from jjgraph.map.names import pinyin_of
from jjgraph.site.names import entity_page
from jjgraph.site.site_context import SiteContext


def search_index(content: SiteContext) -> dict[str, Any]:
    """Return what the search knows.

    Returns
    -------
    dict
        ``kinds``: Chinese and English name of each kind; ``rows``: page, Chinese name, English name, number of
        the kind, aliases (joined by a bar), pinyin and initials (words joined by a space).
        Sorted by the number of ties in view, the most first, then by uid: so is what the search lists.

    Examples
    --------
    a has three ties in view, x two, the others one.

    >>> from jjgraph.analysis.context import Analysis
    >>> from jjgraph.model.examples import SCHEMA, tiny
    >>> found = search_index(SiteContext(Analysis.of(tiny(), SCHEMA), about={}))
    >>> [row[1] for row in found["rows"]], found["rows"][0][5]
    (['甲厂', '基地', '乙厂', '学校', '联合体'], 'jiachang')
    """
    kinds = sorted(content.entities_of_kind)
    number = {kind: index for index, kind in enumerate(kinds)}
    weight = {uid: sum(map(content.view.admits, ties)) for uid, ties in content.ties_of.items()}
    rows = []
    for entity in sorted(content.full.entities, key=lambda item: (-weight.get(item.uid, 0), item.uid)):
        pinyin, initials = pinyin_of([entity.name, *entity.aliases])
        aliases = "|".join(entity.aliases)
        rows.append(
            [
                entity_page(entity.uid),
                entity.name,
                entity.name_en,
                number[entity.kind],
                aliases,
                pinyin,
                initials,
            ]
        )
    labels = [content.schema.kinds[kind].label for kind in kinds]
    return {"kinds": [[label.zh, label.en] for label in labels], "rows": rows}
