"""Write the pages of docs/reference that are made from the code: ``python -m docs.generate.reference``."""

import sys
from pathlib import Path

from docs.generate.checks_page import checks_page
from docs.generate.query_pages import query_pages
from docs.generate.reference_pages import (
    EXAMPLE,
    METHODS,
    example_graph,
    gap_index,
    gap_page,
    index_page,
    measure_page,
    method_page,
    network_page,
)
from docs.generate.schema_page import schema_page
from jjgraph.analysis.context import Analysis
from jjgraph.analysis.gaps import GAP_KINDS, find_gaps
from jjgraph.analysis.measures.centrality import MEASURES
from jjgraph.analysis.measures.helix import HELIX
from jjgraph.analysis.measures.network_measure import Permutations
from jjgraph.analysis.measures.tables import NETWORK_MEASURES
from jjgraph.bilingual import Bilingual
from jjgraph.files import write_below
from jjgraph.model.schema import builtin_schema
from jjgraph.queries.library import load_library, neo4j_queries
from jjgraph.services.datasets import DEFAULT_DATASET, check, locate

LABELS: dict[str, Bilingual] = {
    **{name: measure.title for name, measure in MEASURES.items()},
    **{name: measure.label for name, measure in {**NETWORK_MEASURES, **HELIX}.items()},
    **{name: method.label for name, method in METHODS.items()},
}
JINJIANG = Bilingual(
    "晋江数据的共建对象，默认视图；少于三十个，不可评估。",
    "The shared objects of the Jinjiang data in the default view; fewer than thirty: not assessable.",
)


def pages() -> dict[str, str]:
    """Return the generated pages by their path below docs/reference."""
    checked = check(locate(DEFAULT_DATASET))
    assert checked.dataset is not None  # what ships has no errors
    analysis = Analysis.of(checked.dataset, checked.raw.schema)
    first = {gap.gap_kind: gap for gap in reversed(find_gaps(analysis))}
    found = {
        "schema.md": schema_page(builtin_schema()),
        "gaps.md": gap_index(),
        "checks.md": checks_page(LABELS),
        "measures.md": index_page(
            Bilingual("指标", "Measures"),
            ((name, f"measures/{name}.md", label) for name, label in LABELS.items()),
        ),
    }
    found |= query_pages([*load_library().values(), *neo4j_queries().values()])
    found |= {f"gaps/{code}.md": gap_page(kind, first.get(code)) for code, kind in GAP_KINDS.items()}
    found |= {f"measures/{name}.md": measure_page(measure) for name, measure in MEASURES.items()}
    found |= {f"measures/{name}.md": method_page(name, method) for name, method in METHODS.items()}
    graph, permutations = example_graph(), Permutations(draws=1)  # the pages show values, not p
    for name, measure in NETWORK_MEASURES.items():
        found[f"measures/{name}.md"] = network_page(measure, measure.compute(graph, permutations), EXAMPLE)
    for name, measure in HELIX.items():
        found[f"measures/{name}.md"] = network_page(
            measure, measure.compute(analysis.affiliations, permutations), JINJIANG
        )
    return found


def main(out: Path) -> None:
    """Write the pages below *out*."""
    for name, text in pages().items():
        write_below(out, name, text.encode())


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "docs/reference"))
