"""Write the figures of the page on parties: ``python -m docs.generate.parties_page docs/guide/parties.md``.

What each choice changes is computed from the data that ship, as a data set that makes it in its dataset.toml would be.
"""

import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from jjgraph.analysis.context import Analysis
from jjgraph.analysis.measures.helix import FEWEST, HELICES, mutual_information, presence
from jjgraph.bilingual import Bilingual
from jjgraph.files import write_file
from jjgraph.intake.mapping import map_rows
from jjgraph.services.datasets import DEFAULT_DATASET, check, locate

BEGIN, END = "<!-- figures: make docs -->\n", "<!-- /figures -->\n"
# What is chosen otherwise: its words, and the table [parties] that says so.
CHOICES: tuple[tuple[Bilingual, Mapping[str, str]], ...] = (
    (Bilingual("照类别（默认）", "as the kinds have it (default)"), {}),
    (Bilingual("园区算企", "parks are 企"), {"Park": "企"}),
    (Bilingual("园区算政与企", "parks are 政 and 企"), {"Park": "政|企"}),
    (Bilingual("学会、社团算行", "societies are 行"), {"SocialOrganisation": "行"}),
    (Bilingual("科研平台算校", "research platforms are 校"), {"ResearchPlatform": "校"}),
    (Bilingual("科研平台算企", "research platforms are 企"), {"ResearchPlatform": "企"}),
    (Bilingual("媒体算企", "media are 企"), {"Media": "企"}),
)
HEADINGS = (
    "选择 / choice",
    "`[parties]`",
    "机构 / organisations",
    "合作对 / pairs",
    "其中跨方 / across parties",
    "共建对象 / shared objects",
    "三方以上 / of three parties or more",
    "T(校企政)",
    "T(五方 / all five)",
)


@dataclass(frozen=True, slots=True)
class Figures:
    """What a study of the five parties rests on."""

    organisations: int
    pairs: int
    across: int
    objects: int
    of_three: int
    three_helices: float | None
    five_helices: float | None


def figures(parties: Mapping[str, str]) -> Figures:
    """Return the figures of the data that ship, in the default view, where kinds have the *parties* given.

    A pair is across parties where the two have none in common.
    """
    found = check(locate(DEFAULT_DATASET))
    raw = replace(found.raw, parties={kind: tuple(text.split("|")) for kind, text in parties.items()})
    analysis = Analysis.of(map_rows(raw), raw.schema)
    graph, objects = analysis.graph, presence(analysis.affiliations)
    party = {uid: set(node["parties"]) for uid, node in graph.nodes(data=True)}
    return Figures(
        organisations=len(graph),
        pairs=graph.number_of_edges(),
        across=sum(not party[a] & party[b] for a, b in graph.edges),
        objects=len(objects),
        of_three=sum(len(present) > 2 for present in objects),  # noqa: PLR2004 - three parties or more
        three_helices=mutual_information(objects, HELICES["t_uig"]),
        five_helices=mutual_information(objects, HELICES["t_uigra"]),
    )


def table() -> str:
    """Return the table of all choices in Markdown."""
    rows = [HEADINGS, ("---",) * len(HEADINGS)]
    for words, parties in CHOICES:
        found = figures(parties)
        written = "<br>".join(f'`{kind} = "{text}"`' for kind, text in parties.items()).replace("|", "\\|")
        counts = (found.organisations, found.pairs, found.across, found.objects, found.of_three)
        bits = (
            "–" if value is None else f"{value:.3f}" for value in (found.three_helices, found.five_helices)
        )
        rows.append((f"{words.zh} / {words.en}", written or "–", *map(str, counts), *bits))
    note = Bilingual(
        f"少于 {FEWEST} 个共建对象时，T 不可作为结论。",
        f"With fewer than {FEWEST} shared objects T is no finding.",
    )
    lines = "".join("| " + " | ".join(row) + " |\n" for row in rows)
    return f"{lines}\n{note.zh} *{note.en}*\n"


def with_figures(page: str) -> str:
    """Return *page* with the table of today's data between its two marks."""
    return re.sub(f"{BEGIN}.*{END}", lambda _: f"{BEGIN}\n{table()}\n{END}", page, flags=re.DOTALL)


def main(page: Path) -> None:
    """Write the table into *page*."""
    write_file(page, with_figures(page.read_text(encoding="utf-8")).encode())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
