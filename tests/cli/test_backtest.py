"""backtest: its table, its words, and what it refuses."""

import csv
import io

import pytest

from tests.cli.conftest import Cli

COLUMNS = [
    "method",
    "auc",
    "precision_at_k",
    "auc_near",
    "precision_at_k_near",
    "k",
    "positives",
    "negatives",
    "positives_near",
    "negatives_near",
    "split",
    "seed",
]


def test_jinjiang_is_too_small_to_grade(seeded: Cli) -> None:
    """All columns and methods are there; no number is given for a handful of pairs, and stderr says why."""
    result = seeded("backtest", "--seed", "0")
    assert result.code == 0
    table = list(csv.DictReader(io.StringIO(result.out)))
    assert list(table[0]) == COLUMNS
    assert {row["method"] for row in table} >= {
        "model",
        "random",
        "preferential_attachment",
        "aa",
        "newcomers",
    }
    assert {row["auc"] for row in table} == {""}
    assert {row["split"] for row in table} == {"random"}
    assert "未评分" in result.err and "不可当作" in result.err
    english = seeded("--lang", "en", "backtest")
    assert "not graded" in english.err and "not to be read as" in english.err
    assert seeded("backtest", "--seed", "0").out == result.out


def test_split_by_date_where_dates_are_too_few(seeded: Cli) -> None:
    """Asked for by name, it hides nothing and says so."""
    result = seeded("backtest", "--split", "date")
    assert result.code == 0 and "未评分" in result.err


@pytest.mark.parametrize(
    "arguments", [["--share", "1.5"], ["--share", "0"], ["--top-k", "0"], ["--split", "x"]]
)
def test_wrong_options(seeded: Cli, arguments: list[str]) -> None:
    """A share outside 0 to 1, a k below 1 and an unknown split are usage errors."""
    assert seeded("backtest", *arguments).code == 2
