"""The primary report, sentence by sentence: the page answers each, and no value is put into its mouth."""

import csv
import re
from collections.abc import Iterator

import pytest

from tests.docs.test_report import SOURCE, TEXT, statements
from tests.paths import JINJIANG, ROOT

REPORT = ROOT.parent / "shared" / "report" / f"{SOURCE}.txt"
pytestmark = pytest.mark.skipif(not REPORT.is_file(), reason="the report is not beside this checkout")
RUN = 4  # characters in a row that an entry has in common with its sentence and with no other of the line


def bare(text: str) -> str:
    return re.sub(r"[^\w%]", "", text)


def sentences() -> dict[int, list[str]]:
    """Return the sentences of the report by line; a heading is one."""
    lines = REPORT.read_text("utf-8").splitlines()
    found = {n: [part for part in re.split("[。;!?]", line) if bare(part)] for n, line in enumerate(lines, 1)}
    return {number: parts for number, parts in found.items() if parts}


def entries(page: str) -> dict[int, list[str]]:
    """Return what the page says of each line: the rows of its tables, and the points about lines that no record cites."""
    found: dict[int, list[str]] = {}
    for row in statements(page):
        for number in re.findall(r"第(\d+)行", row.evidence):
            found.setdefault(int(number), []).append(bare(row.said))
    for listed, text in re.findall(r"^> \*\*第 ([\d、]+) 行 / line .*?\*\* (.*)$", page, re.MULTILINE):
        for number in listed.split("、"):
            found.setdefault(int(number), []).append(bare(text))
    return found


def unanswered(page: str) -> list[tuple[int, int]]:
    """Return the sentences (line and place in it) that no entry of their line takes up."""
    said, missing = entries(page), []
    for number, parts in sentences().items():
        runs = [
            {bare(part)[at : at + RUN] for at in range(max(1, len(bare(part)) - RUN + 1))} for part in parts
        ]
        for place, mine in enumerate(runs):
            own = mine.difference(*(other for other in runs if other is not mine))
            if not any(run in entry for run in own for entry in said.get(number, ())):
                missing.append((number, place))
    return missing


def test_each_sentence_of_the_report_is_answered_by_the_page() -> None:
    """All 51, title, caption, notice and related news included, by an entry that is about that sentence."""
    assert sum(map(len, sentences().values())) == 51
    assert unanswered(TEXT) == []


def test_a_sentence_without_an_entry_is_noticed() -> None:
    """Without what is said of line 27 and of the second item of the notice, just those are missing."""
    lines = [
        line for line in TEXT.splitlines() if "第27行" not in line and not line.startswith("> **第 41 行")
    ]
    assert unanswered("\n".join(lines)) == [(27, 0), (41, 0), (41, 1)]


def rows(file: str) -> Iterator[dict[str, str]]:
    with (JINJIANG / file).open(encoding="utf-8", newline="") as stream:
        yield from (row for row in csv.DictReader(stream) if row["source_id"] == SOURCE)


def test_no_description_cites_the_report_for_what_it_does_not_say() -> None:
    """Names, aliases and places in rows that cite the report are words of it; it has no English name and no address."""
    text = REPORT.read_text("utf-8")
    for row in rows("entities.csv"):
        values = [row["name_zh"], row["place"], *row["aliases"].split("|")]
        assert all(value in text for value in values), row
        assert not row["name_en"] and not row["website"], row


def test_a_value_that_the_report_has_not_is_inferred_and_says_so() -> None:
    """A name that a fact states on the ground of the report stands in it; one that does not is inferred, with a reason."""
    text = REPORT.read_text("utf-8")
    for row in rows("facts.csv"):
        if row["confidence"] == "stated" and row["property"] in ("name_zh", "name_en", "aliases"):
            assert row["value"] in text, row
        if row["confidence"] == "inferred":
            assert row["statement"].strip(), row
