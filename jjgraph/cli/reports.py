"""Print the reports of checked data sets: every problem with its place, reason and advice."""

from collections.abc import Iterable, Sequence

import click

from jjgraph.bilingual import Bilingual
from jjgraph.model.issues import Issue
from jjgraph.services.datasets import CheckedDataset

SHOWN = 200  # problems printed for one data set; the rest is counted
ERROR, WARNING = Bilingual("错误", "error"), Bilingual("提醒", "warning")
STOPS = Bilingual("。", ".")
MORE = Bilingual("……另有 {} 处，见 jjgraph check --format csv", "and {} more; see jjgraph check --format csv")


def print_reports(checked: Iterable[CheckedDataset], lang: str) -> None:
    """Print all problems of the data sets on stderr, in the reader's language."""
    for item in checked:
        print_issues(item.report.issues, lang)


def print_issues(issues: Sequence[Issue], lang: str) -> None:
    """Print problems on stderr; beyond `SHOWN` only their number."""
    for issue in issues[:SHOWN]:
        click.echo(issue_lines(issue, lang), err=True)
    if len(issues) > SHOWN:
        click.echo(MORE.pick(lang).format(len(issues) - SHOWN), err=True)


def issue_lines(issue: Issue, lang: str) -> str:
    """Return an issue as two lines: its place, then the reason and the advice.

    Examples
    --------
    >>> from jjgraph.bilingual import Bilingual
    >>> where = {"file": "entities.csv", "row": 3, "column": "uid", "code": "missing"}
    >>> found = Issue(**where, reason=Bilingual("缺少", "it is missing"), advice=Bilingual("补上", "give it"))
    >>> print(issue_lines(found, "en").splitlines()[1].strip())
    it is missing. give it.
    """
    word = (WARNING if issue.warning else ERROR).pick(lang)
    stop = STOPS.pick(lang)
    reason, advice = _ended(issue.reason.pick(lang), stop), _ended(issue.advice.pick(lang), stop)
    return (
        f"{word}  {issue.place.pick(lang)}  [{issue.code}]\n    {reason}{'' if lang == 'zh' else ' '}{advice}"
    )


def _ended(sentence: str, stop: str) -> str:
    """Return *sentence* with its full stop; a question has its mark already."""
    return sentence if sentence.endswith(("？", "?")) else sentence + stop
