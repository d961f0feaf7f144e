"""The page of checks: what each gap and each measure was checked on, as the tests themselves say it.

A test says it by ``@pytest.mark.checks(names, example=…, expected=…, source=…, seen=…)``: the codes of gaps or the
names of measures, separated by ", "; an example; the numbers that stand in the test, separated by "; "; for measures
where they come from, and where they could be confirmed in public.
"""

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from jjgraph.analysis.gaps import GAP_KINDS

TESTS = Path(__file__).parents[2] / "tests"
NOTHING = "–"
_HEAD = """# 核对 / Checks

本页由 `make docs` 从测试生成，请勿手改。 / Made from the tests by `make docs`; do not edit.

每一类缺口、每一个指标，用哪个例子核对，应得何值，值从何来，由哪个测试把守。“另见”写明在公开资料中确认到的地方；
“–” 表示只按所引文献，没能在公开网页上看到那张表。`tests/docs/test_checks.py` 保证没有一类缺漏、
“应得”一栏的数字就写在那个测试里。

*Every kind of gap and every measure: the example it was checked on, the value expected, where that comes from, and the
test that holds it. "Seen" names where the value could be confirmed in public; "–" means the work cited alone, whose
table was not to be had. A test keeps this page: nothing is left out, and each number expected stands in that test.*

"""
_GAPS = """## 缺口 / Gaps

The hand tests are those of the specification of the gaps. 手算的例子出自缺口的说明书。

| 缺口 / gap | 例 / example | 应得 / expected | 测试 / test |
| --- | --- | --- | --- |
"""
_EVERYWHERE = """
所有种类 / all kinds: `unit/analysis/test_gaps_everywhere.py` – 换名不变、不可评估者程度为 0 并写明缺哪份名单、
已知事实不等名单 / relabelling changes nothing, what cannot be assessed has severity 0 and names its lists, facts do not wait.

"""
_MEASURES = """## 指标 / Measures

| 指标 / measure | 例 / example | 应得 / expected | 出处 / source | 另见 / seen | 测试 / test |
| --- | --- | --- | --- | --- | --- |
"""


@dataclass(frozen=True, slots=True)
class Check:
    """One check of a gap or of measures, and the test that holds it: its path below ``tests``, and its name."""

    names: str
    path: str
    test: str
    example: str
    expected: str = NOTHING
    source: str = NOTHING
    seen: str = NOTHING

    @property
    def link(self) -> str:
        """The test, as pytest names it."""
        return f"`{self.path}::{self.test}`"

    @property
    def words(self) -> list[str]:
        """Each name for itself."""
        return re.split(r"[ ,]+", self.names)


def is_mark(node: ast.expr) -> bool:
    """Tell whether a decorator says what a test checks."""
    return isinstance(node, ast.Call) and ast.unparse(node.func) == "pytest.mark.checks"


def checks() -> Iterator[Check]:
    """Yield what the tests of ``tests/unit/analysis`` say that they check, by file and place."""
    for path in sorted((TESTS / "unit" / "analysis").glob("test_*.py")):
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.FunctionDef):
                for mark in filter(is_mark, node.decorator_list):
                    assert isinstance(mark, ast.Call)
                    words = {str(item.arg): ast.literal_eval(item.value) for item in mark.keywords}
                    names = ast.literal_eval(mark.args[0])
                    yield Check(names, path.relative_to(TESTS).as_posix(), node.name, **words)


def checks_page(labels: Mapping[str, object]) -> str:
    """Return the page in Markdown; *labels* names the measures, in the order in which they are listed."""
    found = list(checks())
    gaps = _sorted((item for item in found if item.names in GAP_KINDS), sorted(GAP_KINDS))
    rows = "".join(f"| {item.names} | {item.example} | {item.expected} | {item.link} |\n" for item in gaps)
    measures = _sorted((item for item in found if item.names not in GAP_KINDS), list(labels))
    others = "".join(
        f"| {item.names} | {item.example} | {item.expected} | {item.source} | {item.seen} | {item.link} |\n"
        for item in measures
    )
    return _HEAD + _GAPS + rows + _EVERYWHERE + _MEASURES + others


def _sorted(found: Iterable[Check], names: list[str]) -> list[Check]:
    """Sort by the first name that is listed; what names none comes last, in the order of the tests."""

    def place(item: Check) -> int:
        return min((names.index(word) for word in item.words if word in names), default=len(names))

    return sorted(found, key=place)  # stable
