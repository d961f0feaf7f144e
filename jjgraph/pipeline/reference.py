"""Write the pages of docs/reference that are made from the code: ``python -m jjgraph.pipeline.reference``."""

import sys
from pathlib import Path

from jjgraph.analytics.centrality import MEASURES
from jjgraph.analytics.gaps import GAP_KINDS
from jjgraph.exports.reference import gap_index, gap_page, index_page, measure_page, queries_page
from jjgraph.exports.schema_page import schema_page
from jjgraph.files import write_file
from jjgraph.model.schema import builtin_schema
from jjgraph.model.text import Text
from jjgraph.model.view import View, apply_view
from jjgraph.pipeline.analysis import Analysis
from jjgraph.pipeline.datasets import DEFAULT_DATASET, check, locate
from jjgraph.queries.library import load_library


def pages() -> dict[str, str]:
    """Return the generated pages by their path below docs/reference."""
    checked = check(locate(DEFAULT_DATASET))
    assert checked.dataset is not None  # what ships has no errors
    full, view = checked.dataset, View()
    analysis = Analysis(full, apply_view(full, view), checked.raw.schema, view, full.as_of())
    first = {gap.gap_kind: gap for gap in reversed(analysis.gaps())}
    found = {
        "schema.md": schema_page(builtin_schema()),
        "queries.md": queries_page(load_library().values()),
        "gaps.md": gap_index(),
        "measures.md": index_page(
            Text("指标", "Measures"),
            ((name, f"measures/{name}.md", measure.label) for name, measure in MEASURES.items()),
        ),
    }
    found |= {f"gaps/{code}.md": gap_page(kind, first.get(code)) for code, kind in GAP_KINDS.items()}
    found |= {f"measures/{name}.md": measure_page(measure) for name, measure in MEASURES.items()}
    return found


def main(out: Path) -> None:
    """Write the pages below *out*."""
    for name, text in pages().items():
        write_file(out / name, text.encode())


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "docs/reference"))
