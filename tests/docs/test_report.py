"""The worked page of the primary report: nothing of it is left out, and each command gives the answer shown."""

import csv
import json
import re
import shlex
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from docs.generate.report_page import page, records_of
from docs.generate.report_text import MOST_ROWS, cell
from jjgraph.cli.main import run
from jjgraph.errors import DataError
from tests.paths import JINJIANG, ROOT
from tests.stores import checked, opened

FOLDER = ROOT / "docs" / "guide"
TEXT = (FOLDER / "report.md").read_text("utf-8")
SOURCE = "eol-2024-03-27"
FILES = {  # by the letter of the uid: the files whose rows get it
    "c": ("relationships.csv", "group_members.csv"),
    "d": ("entities.csv",),
    "g": ("declared_groups.csv",),
    "i": ("statistics.csv",),
    "t": ("statements.csv",),
    "f": ("facts.csv",),
}
Rows = list[dict[str, Any]]
Ask = Callable[[str], Rows]


class Shown(NamedTuple):
    """A row of a table of the page."""

    said: str
    command: str
    answer: str
    evidence: str
    uid: str


def statements(text: str) -> Iterator[Shown]:
    """Yield the rows of the page's tables."""
    for line in text.splitlines():
        if found := re.fullmatch(r"\| (.*) \| `(jjgraph [^`]*)` \| (.*) \| (.*)<br>`([^`]*)` \|", line):
            yield Shown(*found.groups())


def points(text: str) -> list[tuple[str, int, str]]:
    """Return the questions below the tables: command, number of rows, and the rows that are shown."""
    found = re.findall(r"^> - `(jjgraph [^`]*)` → (\d+) 行 / rows(?:：(.*))?$", text, re.MULTILINE)
    assert len(found) == text.count("\n> - ")
    return [(command, int(number), shown) for command, number, shown in found]


def seed_rows(file: str) -> int:
    """Count the rows of a file of the seeds that cite the report, without any code of ours."""
    if not (JINJIANG / file).is_file():  # facts may stand in none
        return 0
    with (JINJIANG / file).open(encoding="utf-8-sig", newline="") as stream:
        return sum(row["source_id"] == SOURCE for row in csv.DictReader(stream))


def uids_of_the_report() -> set[str]:
    dataset = checked(JINJIANG).dataset
    assert dataset is not None
    return {record.uid for record in records_of(dataset, f"jinjiang/s-{SOURCE}")}


@pytest.fixture
def ask(jinjiang_store: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Give a function that types a command of the page and returns its rows."""
    monkeypatch.setenv("JJGRAPH_STORE", str(jinjiang_store))

    def call(command: str) -> Rows:
        _, *arguments = shlex.split(command)
        capsys.readouterr()
        with pytest.raises(SystemExit) as leaving:
            run([*arguments, "--format", "json"])
        printed = capsys.readouterr()
        assert not leaving.value.code, f"{command}\n{printed.err}"
        found: Rows = json.loads(printed.out)["rows"]
        return found

    return call


def test_every_row_of_the_seeds_that_cites_the_report_stands_on_the_page() -> None:
    """As many rows as the files have, each record once; without any one of them the page would fail here."""
    shown = [row.uid for row in statements(TEXT)]
    letters = Counter(uid.partition("/")[2][0] for uid in shown)
    assert letters == Counter({letter: sum(map(seed_rows, files)) for letter, files in FILES.items()})
    assert sorted(shown) == sorted(uids_of_the_report())


def test_every_open_point_of_the_data_is_treated_where_it_belongs() -> None:
    """The twenty of the README of the data have each one place, below a heading of the report."""
    listed = re.findall(r"^(\d+)\. ", (JINJIANG / "README.md").read_text("utf-8"), re.MULTILINE)
    treated = re.findall(r"^> \*\*\[未弄清 (\d+) ", TEXT, re.MULTILINE)
    assert sorted(treated, key=int) == listed
    assert len(listed) == 20


def test_the_page_is_current(jinjiang_store: Path) -> None:
    """The page is what its YAML, the data and the store give today."""
    raw = yaml.safe_load((FOLDER / "report.yaml").read_text("utf-8"))
    with opened(jinjiang_store, writable=False) as store:
        assert page(raw, checked(JINJIANG), store) == TEXT, "run make docs"


def test_a_place_that_no_section_takes_up_is_an_error(jinjiang_store: Path) -> None:
    """A section without its places leaves records over, and they are named."""
    raw = yaml.safe_load((FOLDER / "report.yaml").read_text("utf-8"))
    first = raw["sections"][0]
    assert first["locators"] == ["第3行", "第4行", "第6行"]
    del first["locators"]
    with opened(jinjiang_store, writable=False) as store, pytest.raises(DataError, match="第3行"):
        page(raw, checked(JINJIANG), store)


SAYS = {  # by query: the columns that a row of the page shows, and in which of its cells
    "evidence": {"statement": "said", "relation": "answer", "certainty": "evidence", "locator": "evidence"},
    "figures-by-measure": {"name": "answer", "value": "answer", "unit": "answer", "period": "answer"},
    "declared-group": {"member": "answer", "reading": "answer", "note": "answer", "locator": "evidence"},
    "record": {"statement": "said", "note": "answer", "locator": "evidence"},
    "statements-of": {"statement": "said", "aspect": "answer", "status": "answer", "locator": "evidence"},
    "property-values": {"value": "answer", "certainty": "evidence", "locator": "evidence"},
}


def check(shown: Shown, rows: Rows) -> None:
    """Compare a row of the page with what its command gives."""
    if shown.uid.startswith("jinjiang/g-"):
        check_group(shown, rows)
        return
    (row,) = [row for row in rows if shown.uid in (row.get("claim"), row.get("uid"))]
    others = re.search(r"；另 (\d+) 行$", shown.answer)
    assert len(rows) - 1 == (int(others[1]) if others else 0)
    assert row["reliability"] in shown.evidence
    for column, where in SAYS[shown.command.split()[2]].items():
        if row[column] not in ("", None):
            assert cell(row[column]) in getattr(shown, where), f"{column} of {shown.command}"


def check_group(shown: Shown, rows: Rows) -> None:
    """Compare a declared count with its group: the count, and how many are named by each reading."""
    readings = Counter(row["reading"] for row in rows)
    assert {row["uid"] for row in rows} == {shown.uid}
    assert all(f"{name} {readings[name]}" in shown.answer for name in ("strict", "lenient", "candidate"))
    assert f"{cell(rows[0]['declared'])} {rows[0]['unit']}；" in shown.answer
    assert rows[0]["group_name"] in shown.said
    assert shown.evidence == f"{rows[0]['count_reliability']} · {rows[0]['count_locator']}"


def test_each_command_gives_the_answer_that_is_shown(ask: Ask) -> None:
    """Typed as they stand, the commands give the record beside them, with what is said of it."""
    answers: dict[str, Rows] = {}
    for shown in statements(TEXT):
        rows = answers.get(shown.command) or answers.setdefault(shown.command, ask(shown.command))
        check(shown, rows)


def test_each_open_point_shows_what_its_queries_give(ask: Ask) -> None:
    """So do those that show an absence, a count without names, or another source."""
    for command, number, shown in points(TEXT):
        rows = ask(command)
        assert len(rows) == number, command
        lines = shown.removesuffix(" …").split("；") if shown else []
        assert len(lines) == min(number, MOST_ROWS)
        for line, row in zip(lines, rows, strict=False):
            assert set(line.split(" · ")) <= {cell(value) for value in row.values()}, command


def test_one_query_gives_all_that_the_report_says(ask: Ask) -> None:
    """No record is left out for its sort or for an empty cell, such as a group whose number the report does not give."""
    rows = ask(f"jjgraph query source-statements --param source={SOURCE}")
    assert sorted(row["uid"] for row in rows) == sorted(uids_of_the_report())
    assert any(row["kind"] == "DeclaredGroup" and row["value"] is None for row in rows)
    assert all(row["subject"] and row["statement"] for row in rows)


@pytest.mark.parametrize("place", [0, 60, 143])
def test_a_row_that_is_changed_is_noticed(place: int, ask: Ask) -> None:
    """The comparison fails where the page shows another number of rows, place or uid."""
    shown = list(statements(TEXT))[place]
    check(shown, ask(shown.command))
    for wrong in (
        shown._replace(uid="jinjiang/c-000000000000"),
        shown._replace(evidence="official"),
        shown._replace(answer="别的"),
    ):
        with pytest.raises((AssertionError, ValueError)):
            check(wrong, ask(shown.command))
