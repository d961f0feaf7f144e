"""Rows of batches.csv, which jjgraph writes: one that was edited by hand could not be undone, and is refused."""

import json
from collections.abc import Iterator
from typing import Any

from jjgraph.bilingual import Bilingual
from jjgraph.intake.folder import RawFolder
from jjgraph.model.issues import Issue

FILE = "batches.csv"
_ADVICE = Bilingual(
    "这个文件由 jjgraph 写出，请勿改动；从导出里重新取一份",
    "jjgraph writes this file and nobody edits it: take it from an export again",
)


def batch_issues(raw: RawFolder) -> Iterator[Issue]:
    r"""Find numbers that are none or stand twice, and changes that are not what an import writes.

    Examples
    --------
    >>> from jjgraph.intake.tabular import Row, Table
    >>> from jjgraph.model.schema import builtin_schema
    >>> changes = ('{"gone": {}, "come": {"facts.csv": [{"uid": "a"}]}, "again": []}', '{"gone": 1}', "[")
    >>> rows = [Row(place, {"number": "1", "changes": text}) for place, text in enumerate(changes, start=2)]
    >>> raw = RawFolder("d", builtin_schema(), tables={FILE: Table(FILE, rows=rows)})
    >>> [(issue.row, issue.column) for issue in batch_issues(raw)]
    [(3, 'number'), (3, 'changes'), (4, 'number'), (4, 'changes')]
    """
    numbers: set[str] = set()
    for row in raw.table(FILE).rows:
        number = row["number"]
        if not (number.isascii() and number.isdigit()) or number.lstrip("0") in numbers | {""}:
            reason = Bilingual(
                "批次不是从 1 起的、各不相同的整数", "the number is no whole one of its own from 1"
            )
            yield Issue(FILE, row.number, "number", "batch-number", reason, _ADVICE)
        numbers.add(number.lstrip("0"))
        if row["changes"] and not _is_written(row["changes"]):
            reason = Bilingual("变更的写法不对", "the changes are not well formed")
            yield Issue(FILE, row.number, "changes", "batch-changes", reason, _ADVICE)


def _is_written(text: str) -> bool:
    try:
        kept: Any = json.loads(text)
        files = [*kept["gone"].values(), *kept["come"].values()]
        values = [value for rows in files for row in rows for value in row.values()]
        return all(isinstance(value, str) for value in (*values, *kept["again"]))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return False
