"""People read one Chinese word for one thing: 记载 a claim, 名单依据 a reading, 要点 a statement."""

from collections import Counter
from pathlib import Path

from jjgraph.analysis.context import Analysis
from jjgraph.analysis.gaps import find_gaps
from jjgraph.analysis.gaps.core import AMONG_KNOWN
from jjgraph.model.schema import builtin_schema
from jjgraph.model.value_words import READING, RECORDS
from jjgraph.results.headings import HEADINGS
from jjgraph.studies.gaps import gaps
from tests.paths import JINJIANG, ROOT
from tests.site.samples import jinjiang_pages
from tests.stores import checked

READ = ("README.md", "CHANGELOG.md", "jjgraph", "cypher", "docs", "notebooks", "seeds", "benchmarks")
KINDS = {".csv", ".css", ".cypher", ".html", ".ipynb", ".js", ".json", ".md", ".po", ".py", ".toml", ".yaml"}
DROPPED = ("陈述", "读法")


def read_by_people() -> list[Path]:
    """Return the files whose words reach a reader: the code with its messages, queries, guides, data."""
    return [
        path
        for part in READ
        for path in sorted([ROOT / part] if (ROOT / part).is_file() else (ROOT / part).rglob("*"))
        if path.suffix in KINDS and path.is_file()
    ]


def test_dropped_words_stand_nowhere() -> None:
    """No message, heading, page, guide, query or story says 陈述 or 读法, which staff read as 记载 and 名单依据."""
    paths = read_by_people()
    assert len(paths) > 400  # or the search looks at the wrong place
    found = Counter[str]()
    for path in paths:
        text = path.read_text("utf-8")
        found[str(path.relative_to(ROOT))] = sum(map(text.count, DROPPED))
    assert {name: count for name, count in found.items() if count} == {}


def test_each_thing_has_its_word() -> None:
    """A claim is 记载 and nothing else is; what statements.csv holds is 要点; readings say how a body is counted."""
    assert [name for name, text in RECORDS.items() if "记载" in text.zh] == ["Claim"]
    assert RECORDS["Statement"].zh == HEADINGS["statements"] == "要点"
    assert {name: text.zh for name, text in READING.items()} == {
        "strict": "来源写明",
        "lenient": "同类具名",
        "candidate": "可能",
    }
    assert HEADINGS["reading"] == "名单依据"


def test_what_holds_for_all_reasons_is_said_once() -> None:
    """No reason of a gap repeats that it speaks of what is known; the list says so in one note."""
    full = checked(JINJIANG).dataset
    assert full is not None
    analysis = Analysis.of(full, builtin_schema())
    reasons = [gap.reason for gap in find_gaps(analysis)]
    assert len(reasons) > 100
    assert not [text.zh for text in reasons if "已知范围" in text.zh]
    assert not [text.en for text in reasons if "among what is known" in text.en]
    assert gaps(analysis).notes.count(AMONG_KNOWN) == 1


def test_a_page_of_gaps_says_it_once() -> None:
    """The start page, the lists of gaps and the consortium's page each say once how far reasons carry."""
    pages = jinjiang_pages()
    consortium = next(path for path in pages if "consortium-jinjiang" in path and path.startswith("entity"))
    for path in ("index.html", "gaps-secretariat.html", "gaps-unassessable.html", consortium):
        assert pages[path].count(AMONG_KNOWN.zh) == 1, path
