"""What adding costs: a kind of gap is one module, a measure one entry of its family, a query one file."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.paths import ROOT

KIND = '''
"""G99: organisations whose name is long.

Definitions
-----------
Long
    More than a line.
"""

from jjgraph.analysis.gaps.context import GapContext
from jjgraph.analysis.gaps.core import Gap
from jjgraph.analysis.gaps.actors import Actor, Cost
from jjgraph.analysis.gaps.kind import GapKind
from jjgraph.bilingual import Bilingual


def long_names(context: GapContext) -> list[Gap]:
    """Find one, wherever it is."""
    text = Bilingual("名称过长", "a long name")
    return [
        Gap(
            gap_id="G99:x", gap_kind="G99", subject_ids=("x",), expected="1", observed="2", shortfall=1.0,
            severity=0.5, assessable=True, reason=text, action=text,
        )
    ]


KIND = GapKind(
    code="G99", order=25, label=Bilingual("名称过长", "long name"),
    explanation=Bilingual("名称太长", "names that are too long"),
    actor=Actor.MEMBERS, cost=Cost.CALL, find=long_names,
)
'''
TRY_KIND = """
from datetime import date
from docs.generate.reference_pages import gap_index, gap_page
from jjgraph.analysis.context import Analysis
from jjgraph.analysis.gaps import GAP_KINDS, actor_of, find_gaps
from jjgraph.model.records import Dataset
from jjgraph.model.schema import builtin_schema

assert list(GAP_KINDS)[:4] == ["G01", "G15", "G99", "G03"], list(GAP_KINDS)
(gap,) = find_gaps(Analysis.of(Dataset(), builtin_schema(), as_of=date(2024, 3, 27)))
assert (gap.gap_id, actor_of(gap)) == ("G99:x", "members")
assert "More than a line." in gap_page(GAP_KINDS["G99"], gap) and "gaps/G99.md" in gap_index()
"""
MEASURE = """
COHESION = {
    **COHESION,
    **by_name(
        Measure(
            "loners", Bilingual("独行", "loner"), Bilingual("独行", "loner"), Bilingual("无伙伴", "no partner"),
            weights="", unit="1", range="0 or 1", isolates="1",
            score=lambda graph: {uid: float(not graph[uid]) for uid in graph},
            definition="1 where the degree is 0", citation="nobody",
        )
    ),
}
"""
TRY_MEASURE = """
import networkx as nx
from docs.generate.reference import LABELS
from docs.generate.reference_pages import measure_page
from jjgraph.analysis.measures.centrality import MEASURES, centrality

assert centrality(nx.empty_graph(["a"]), ["loners"]) == {"loners": {"a": 1.0}}
assert "loners" in LABELS and "degree is 0" in measure_page(MEASURES["loners"])
"""
QUERY = """// name: longest-names
// title: 名称最长的对象 / the longest names
// columns: name, uid
// zh: 名称最长的三个对象。
// en: The three entities with the longest names.
MATCH (e:Entity)
RETURN e.name AS name, e.uid AS uid
ORDER BY size(e.name) DESC, uid LIMIT 3
"""
TRY_QUERY = """
from docs.generate.query_pages import query_pages
from jjgraph.model.view import View
from jjgraph.queries.library import find_query, load_library, neo4j_queries
from jjgraph.services.datasets import check_all, seed
from jjgraph.services.query_service import ask
from jjgraph.settings import resolve
from jjgraph.store.opening import open_store
from pathlib import Path

here = Path.cwd()
settings = resolve({"store": str(here / "x.kgl")}, {}, folder=here, user=here / "none")
with open_store(settings, writable=True) as store:
    seed(store, check_all([SEED]))
    table = ask(store, find_query("longest-names"), {}, View())
assert len(table) == 3 and len(table[0]["name"]) >= len(table[2]["name"]), table
pages = query_pages([*load_library().values(), *neo4j_queries().values()])
assert any("longest-names" in page for page in pages.values())
"""


@pytest.mark.parametrize(
    ("module", "text", "script"),
    [
        ("jjgraph/analysis/gaps/long_names.py", KIND, TRY_KIND),
        ("jjgraph/analysis/measures/node_cohesion.py", MEASURE, TRY_MEASURE),
        ("cypher/overview/longest-names.cypher", QUERY, TRY_QUERY),
    ],
    ids=["gap kind", "measure", "query"],
)
def test_one_module_is_enough(tmp_path: Path, module: str, text: str, script: str) -> None:
    """In a copy of the package one file more, or one entry more, is found, computed and documented."""
    for folder in ("jjgraph", "cypher", "seeds"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    with (tmp_path / module).open("a", encoding="utf-8") as file:
        file.write(text)
    script = f"SEED = {str(ROOT / 'tests' / 'data' / 'xikou')!r}\n{script}"
    paths = os.pathsep.join([str(tmp_path), str(ROOT)])
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": paths},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
