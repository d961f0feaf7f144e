"""Print the reports of checked data sets: every problem with its place, reason and advice."""

from collections.abc import Iterable, Sequence

import click

from jjgraph.model.issues import Issue
from jjgraph.services.datasets import CheckedDataset

SHOWN = 200  # problems printed for one data set; the rest is counted


def print_reports(checked: Iterable[CheckedDataset]) -> None:
    """Print all problems of the data sets on stderr, in Chinese and English."""
    for item in checked:
        print_issues(item.report.issues)


def print_issues(issues: Sequence[Issue]) -> None:
    """Print problems on stderr; beyond `SHOWN` only their number."""
    for issue in issues[:SHOWN]:
        click.echo(issue_lines(issue), err=True)
    if len(issues) > SHOWN:
        rest = len(issues) - SHOWN
        click.echo(f"……另有 {rest} 处 / and {rest} more; jjgraph check --format csv", err=True)


def issue_lines(issue: Issue) -> str:
    """Return an issue as three lines: place, Chinese, English."""
    word = "提醒/warning" if issue.warning else "错误/error"
    return (
        f"{word}  {issue.place}  [{issue.code}]\n"
        f"    {issue.reason.zh}。{_ended(issue.advice.zh, '。')}\n"
        f"    {issue.reason.en}; {_ended(issue.advice.en, '.')}"
    )


def _ended(sentence: str, stop: str) -> str:
    """Return *sentence* with its full stop; a question has its mark already."""
    return sentence if sentence.endswith(("？", "?")) else sentence + stop


ISSUE_COLUMNS = (
    "file",
    "row",
    "column",
    "severity",
    "code",
    "reason_zh",
    "reason_en",
    "advice_zh",
    "advice_en",
)


def issue_row(issue: Issue) -> tuple[object, ...]:
    """Return an issue in the order of `ISSUE_COLUMNS`."""
    return (
        issue.file,
        issue.row,
        issue.column,
        "warning" if issue.warning else "error",
        issue.code,
        issue.reason.zh,
        issue.reason.en,
        issue.advice.zh,
        issue.advice.en,
    )
