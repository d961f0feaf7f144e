"""The figures of the guides are those of the data that ship: who changes the data, changes the pages."""

from collections import Counter
from pathlib import Path

import pytest

from docs.generate.parties_page import with_figures
from jjgraph.analysis.context import Analysis
from jjgraph.analysis.gaps import find_gaps
from jjgraph.map.stories import parse_story, read_story
from jjgraph.model.view import View
from jjgraph.queries.library import find_query
from jjgraph.services.analysis_service import analyse
from jjgraph.services.query_service import ask
from tests.paths import JINJIANG, ROOT
from tests.stores import opened

GUIDES = ROOT / "docs" / "guide"


@pytest.fixture(scope="module")
def analysis(jinjiang_store: Path) -> Analysis:
    """Give the Jinjiang data in the default view."""
    with opened(jinjiang_store, writable=False) as store:
        return analyse(store, View())


def text(name: str) -> str:
    """Return a guide without its line breaks."""
    return (GUIDES / name).read_text("utf-8").replace("\n", "")


@pytest.mark.parametrize("name", ["quickstart.md", "institute.md", "researchers.md", "data-keepers.md"])
def test_each_guide_names_the_day_of_its_figures(name: str, analysis: Analysis) -> None:
    """The day is that of the data."""
    assert f"截至 {analysis.as_of}" in text(name)


def test_counts_of_things_and_ties(analysis: Analysis) -> None:
    """What is loaded, what the view admits, and what it leaves out."""
    full, shown = analysis.full, analysis.shown
    start, research, keepers = text("quickstart.md"), text("researchers.md"), text("data-keepers.md")
    assert f"{len(full.entities)} 个对象、{len(full.ties)} 条联系、{len(full.sources)} 个来源" in start
    assert f"默认 {len(shown.ties)} 条" in start
    assert f"（{len(full.ties) - len(shown.ties)} 条：推断的或低可靠的）" in start
    assert f"{len(full.ties)} 条联系中的 {len(shown.ties)} 条" in research
    assert f"{len(full.entities)} 个对象、{len(full.ties)} 条联系" in research
    assert f"合成 {len(full.ties)} 条联系" in keepers
    assert f"全部 {len(full.sources)} 个来源" in text("institute.md")


def test_counts_of_gaps(analysis: Analysis) -> None:
    """How many there are, how many can be assessed, and those of the table for the institute."""
    gaps = find_gaps(analysis)
    assessable = sum(gap.assessable for gap in gaps)
    assert f"共 {len(gaps)} 项，其中 {assessable} 项可以评估；其余 {len(gaps) - assessable} 项" in text(
        "quickstart.md"
    )
    kinds, page = Counter(gap.gap_kind for gap in gaps), text("institute.md")
    for kind in ("G01", "G15", "G03", "G11", "G10"):
        assert f"| {kind} | {kinds[kind]} 项" in page, kind
    assert f"| G13 | {kinds['G13']} 对" in page


def test_figures_that_the_guides_quote_from_answers(jinjiang_store: Path, analysis: Analysis) -> None:
    """Rows and hashes that stand in the text."""
    with opened(jinjiang_store, writable=False) as store:
        members = list(ask(store, find_query("members-by-party"), {}, View()))
    assert (len(members), len({row["uid"] for row in members})) == (4, 3)
    assert "给出四行、三家" in text("quickstart.md")
    assert f"jinjiang {analysis.full.infos[0].run}" in text("researchers.md")
    assert f"随附的讲解有 {len(parse_story(read_story(JINJIANG / 'story.yaml'))['steps'])} 步" in text(
        "institute.md"
    )


def test_what_comparing_texts_loses_is_what_the_guide_says(analysis: Analysis) -> None:
    """Claims and sources of 2025 that tell a month or a day, and the pairs that a direction hides."""
    full, page = analysis.full, text("researchers.md")
    by_text = sum(bool(claim.since) and claim.since <= "2025" for claim in full.claims)
    by_day = sum(bool(claim.since_first) and claim.since_first.year <= 2025 for claim in full.claims)
    lost = sum(s.published > "2025" and s.published.startswith("2025") for s in full.sources)
    assert f"只得 {by_text} 条记载" in page and f"的 {by_day - by_text} 条，" in page
    assert f"漏掉 {lost} 份来源" in page and f"// {by_day} 条 / claims" in page

    party = {entity.uid: entity.parties for entity in full.entities}
    ends: dict[bool, set[tuple[str, str, str]]] = {
        True: set(),
        False: set(),
    }  # from a company to a school, and the other way round
    symmetric = {name for name, tie in analysis.schema.ties.items() if tie.symmetric}
    assert symmetric == {"COOPERATES_WITH", "SIGNED_WITH", "RESEARCHES_WITH"}
    for tie in full.ties:
        for a, b, forward in (
            (tie.subject_uid, tie.object_uid, True),
            (tie.object_uid, tie.subject_uid, False),
        ):
            if tie.type in symmetric and "企" in party[a] and "校" in party[b]:
                ends[forward].add((a, b, tie.type))
    cooperating = [sum(way == "COOPERATES_WITH" for *_, way in ends[forward]) for forward in (True, False)]
    assert cooperating[0] == 0 and f"反过来有 {cooperating[1]} 对" in page
    assert f"// {len({(a, b) for a, b, _ in ends[True] | ends[False]})} 对校企" in page


def test_the_page_on_parties_is_current() -> None:
    """Its table is that of the data that ship: `make docs` writes it."""
    page = (GUIDES / "parties.md").read_text("utf-8")
    assert with_figures(page) == page and "| 照类别（默认）" in page
