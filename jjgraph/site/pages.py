"""Every page of the site, one after the other."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from jjgraph.analysis.gaps import COLUMNS, GAP_KINDS, find_gaps, gap_row
from jjgraph.analysis.measures.centrality import MEASURES
from jjgraph.analysis.measures.helix import HELIX
from jjgraph.analysis.measures.tables import NETWORK_MEASURES
from jjgraph.bilingual import Bilingual
from jjgraph.model.citation import citation
from jjgraph.model.records import LEVELS
from jjgraph.model.support import coverage
from jjgraph.results.formats import as_spreadsheet_csv
from jjgraph.site import gap_pages, home_page
from jjgraph.site.methods import documentation
from jjgraph.site.names import entity_page, source_page
from jjgraph.site.page import Renderer
from jjgraph.site.search import search_index
from jjgraph.site.site_context import SiteContext
from jjgraph.studies.declared import declared_lines
from jjgraph.studies.profile import profile
from jjgraph.studies.tie_lines import claim_line, tie_groups

GAPS_FILE = "gaps.csv"
# Page, name in the bar at the top.
BAR = (
    ("index.html", Bilingual("首页", "Start")),
    ("map.html", Bilingual("关系图", "Map")),
    ("entities.html", Bilingual("名录与搜索", "Directory")),
    ("gaps.html", Bilingual("协作缺口", "Gaps")),
    ("sources.html", Bilingual("来源", "Sources")),
    ("methods.html", Bilingual("方法", "Methods")),
    ("schema.html", Bilingual("类别与关系", "Schema")),
)


def site_pages(content: SiteContext) -> Iterator[tuple[str, bytes]]:
    """Yield every file of the site but the map: its path with slashes, and its content.

    Equal content gives equal bytes. Every link of a page leads to a file of the site, to the map, or to the web.

    Examples
    --------
    A page for each of the five entities and the two sources.

    >>> from jjgraph.analysis.context import Analysis
    >>> from jjgraph.model.examples import SCHEMA, tiny
    >>> analysis = Analysis.of(tiny(), SCHEMA)
    >>> names = [name for name, _ in site_pages(SiteContext(analysis, about=analysis.about()))]
    >>> [sum(name.startswith(folder) for name in names) for folder in ("entity/", "source/")]
    [5, 2]
    """
    render = Renderer(_common(content))
    index = search_index(content)
    yield "index.html", render.page("index.html", "index.html", index=index, **_start(content))
    yield "entities.html", render.page("entities.html", "entities.html", index=index)
    yield from _entity_pages(content, render)
    yield from _gap_pages(content, render)
    yield from _source_pages(content, render)
    yield "methods.html", render.page("methods.html", "methods.html", **_methods())
    counts = Counter(tie.type for tie in content.full.ties)
    yield "schema.html", render.page("schema.html", "schema.html", tie_counts=counts)


def _common(content: SiteContext) -> dict[str, Any]:
    return {
        "content": content,
        "schema": content.schema,
        "title": content.title,
        "bar": BAR,
        "gap_kinds": GAP_KINDS,
    }


def _start(content: SiteContext) -> dict[str, Any]:
    totals = [gap for gap in find_gaps(content.analysis) if gap.gap_kind == "G01" and gap.tier == 0]
    return {
        "totals": [(content.full.entity.get(gap.subject_ids[0]), gap) for gap in totals],
        "declared": declared_lines(content, content.coverages),
        "levels": home_page.by_level(content),
        "evidence": coverage(content.shown.ties, content.full),
        "central": [(MEASURES[name], home_page.central(content, name)) for name in home_page.CENTRAL],
        "foremost": home_page.foremost(content.open_gaps),
        "open_gaps": len(content.open_gaps),
        "assessable": sum(gap.assessable for gap in content.open_gaps),
        "settled": sum(gap.settled for gap in find_gaps(content.analysis)),
    }


def _entity_pages(content: SiteContext, render: Renderer) -> Iterator[tuple[str, bytes]]:
    for entity in content.full.entities:
        path = entity_page(entity.uid)
        yield path, render.page("entity.html", path, profile=profile(content, entity))


def _gap_pages(content: SiteContext, render: Renderer) -> Iterator[tuple[str, bytes]]:
    actors, waiting = gap_pages.actor_lists(content), gap_pages.unassessable(content)
    yield "gaps.html", render.page("gaps.html", "gaps.html", actors=actors, waiting=len(waiting))
    for actor in actors:
        yield actor.page, render.page("gaps-actor.html", actor.page, actor=actor)
    path = "gaps-unassessable.html"
    missing = gap_pages.missing_lists(content, waiting)
    yield (
        path,
        render.page("gaps-unassessable.html", path, missing=missing, kinds=gap_pages.kind_lists(waiting)),
    )
    yield GAPS_FILE, as_spreadsheet_csv(COLUMNS, map(gap_row, find_gaps(content.analysis)))


def _source_pages(content: SiteContext, render: Renderer) -> Iterator[tuple[str, bytes]]:
    counts = {uid: len(ties) for uid, ties in content.ties_of_source.items()}
    newest = sorted(content.full.sources, key=lambda s: s.uid)
    newest.sort(key=lambda s: s.published, reverse=True)
    yield "sources.html", render.page("sources.html", "sources.html", sources=newest, counts=counts)
    claims = content.claims_of_source
    for source in content.full.sources:
        path = source_page(source.uid)
        yield (
            path,
            render.page(
                "source.html",
                path,
                source=source,
                quote=citation(source, retrieved=content.retrieved(source.dataset)),
                groups=tie_groups(content, content.ties_of_source.get(source.uid, [])),
                others=[claim_line(content, claim) for claim in claims.get(source.uid, [])],
                figures=content.indicators_of_source.get(source.uid, []),
                statements=content.statements_of_source.get(source.uid, []),
                described=content.described_by.get(source.uid, []),
            ),
        )


def _methods() -> dict[str, Any]:
    return {
        "levels": LEVELS,
        "measures": list(MEASURES.values()),
        "network": [*NETWORK_MEASURES.values(), *HELIX.values()],
        "gap_definitions": [(kind, documentation(kind.find)) for kind in GAP_KINDS.values()],
    }
