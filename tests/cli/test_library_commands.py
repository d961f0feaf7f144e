"""queries --search, query --explain, shell completion, doctor --parity, and the files for Neo4j Browser."""

import csv
import io
import json
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from jjgraph.cli.main import main
from tests.cli.conftest import Cli
from tests.paths import HARBOUR, XIKOU


def rows(text: str) -> list[dict[str, str]]:
    """Read a CSV table."""
    return list(csv.DictReader(io.StringIO(text)))


@pytest.fixture
def small(cli: Cli) -> Cli:
    """Give the command line with a store that holds the small data set."""
    assert cli("seed", str(XIKOU)).code == 0
    return cli


def test_search_lists_what_has_all_words(cli: Cli) -> None:
    """Words of either language find queries; none found is said, and is no error."""
    assert [row["name"] for row in rows(cli("queries", "--search", "3+4").out)] == ["pathways"]
    found = cli("queries", "--search", "伙伴 quasar")
    assert found.code == 0 and rows(found.out) == [] and "没有查询" in found.err


def test_explain_shows_steps_and_runs_nothing(small: Cli) -> None:
    """The embedded store names its steps, and says in one line that this is all it can show."""
    result = small("query", "partners", "-p", "uid=poly", "--explain")
    steps = rows(result.out)
    assert steps[0]["operation"].startswith("Match") and "partner" not in steps[0]
    assert "优化器关闭" in result.err
    free = small("query", "--text", "MATCH (e:Entity) RETURN e.name AS name ORDER BY name", "--explain")
    assert free.code == 0 and len(rows(free.out)) == 3


def test_wrong_parameter_is_answered_with_the_nearest(small: Cli) -> None:
    """A slip in the name of a parameter is met with what was probably meant."""
    result = small("query", "members-by-party", "-p", "consortum=con-xikou")
    assert result.code == 2 and "是否指 consortium" in result.err


def test_consortia_to_choose_from_are_listed(small: Cli) -> None:
    """Where two data sets have a consortium each, the advice names both, as they are written on the command line."""
    assert small("seed", str(HARBOUR)).code == 0
    result = small("query", "members-by-party")
    assert result.code == 2
    assert "-p consortium=con-xikou" in result.err and result.err.count("-p consortium=") == 2


def complete(words: str, incomplete: str) -> list[str]:
    """Return what the shell is told to complete, without the help texts."""
    environment = {
        "_JJGRAPH_COMPLETE": "zsh_complete",
        "COMP_WORDS": f"jjgraph {words} {incomplete}",
        "COMP_CWORD": str(len(words.split()) + 1),
    }
    out = CliRunner().invoke(main, [], prog_name="jjgraph", env=environment).output
    return out.splitlines()[1::3]


def test_shell_completes_queries_parameters_and_things(small: Cli) -> None:
    """Names of queries, then their parameters, then uids by the beginning of a Chinese name or an alias."""
    assert complete("query", "partners") == ["partners", "partners-of-partners"]
    assert complete("query shortest-path -p", "") == ["a=", "b="]
    assert complete("query partners -p", "uid=溪口陶瓷有") == ["uid=kiln"]
    assert set(complete("query partners -p", "uid=海大")) == {"uid=uni", "uid=nanyang"}
    assert complete("query most-connected -p", "limit=") == []
    assert complete("query members-by-party -p", "consortium=con-x") == ["consortium=con-xikou"]
    assert complete("query figures-by-measure -p", "measure=")
    assert all(
        complete(f"query {name} -p", f"{sort}=")
        for name, sort in (("record", "record"), ("source-statements", "source"), ("declared-group", "group"))
    )


def test_completion_without_a_store_is_silent(cli: Cli) -> None:
    """Where there is no store yet, nothing is completed and nothing is printed."""
    assert complete("query partners -p", "uid=k") == []


def test_parity_of_two_stores(small: Cli, tmp_path: Path) -> None:
    """Two stores of the same data agree on every query: the table has rows and times of both."""
    other = str(tmp_path / "other.kgl")
    assert small("seed", str(XIKOU), "--store", other).code == 0
    result = small("doctor", "--parity", other, "--format", "json")
    table = json.loads(result.out)
    assert result.code == 0, result.err
    assert len(table) >= 80 and {row["equal"] for row in table} == {"✓"}
    assert all(row["rows"] == row["other_rows"] and row["ms"] > 0 and row["other_ms"] > 0 for row in table)


def test_parity_tells_where_stores_differ(small: Cli, tmp_path: Path) -> None:
    """Other data give other rows: each such query is marked, and the exit code says that a check failed."""
    other = str(tmp_path / "other.kgl")
    assert small("seed", str(HARBOUR), "--store", other).code == 0
    result = small("doctor", "--parity", other)
    table = {row["query"]: row for row in rows(result.out)}
    assert result.code == 3
    assert table["view-ties"]["equal"] == "✗" and "view-ties" in result.err
    assert table["ties-with-oneself"]["equal"] == "✓"
    assert "数据不同" in result.err


def test_files_for_the_browser(small: Cli, tmp_path: Path) -> None:
    """The zip has every query in folders by topic, with values from this store; the same bytes each time."""
    assert small("queries", "--browser", str(tmp_path / "one")).code == 0
    assert small("queries", "--browser", str(tmp_path / "two")).code == 0
    first, second = ((tmp_path / name / "saved-queries.zip").read_bytes() for name in ("one", "two"))
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        text = archive.read("依据与矛盾 Evidence and conflicts/一条联系的依据 evidence.cypher").decode()
    assert text.startswith("// 一条联系的依据 / the evidence of a tie\n")
    assert "\nWITH {a: 'kiln', b: 'college'} AS given\n" in text and "AS `来源 source`" in text
    assert "node.University" in (tmp_path / "one" / "style.grass").read_text("utf-8")
