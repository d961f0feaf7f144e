"""The worked page of a report: each of its statements, the query that asks it, and the answer."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from docs.generate.reference_pages import MADE, table
from jjgraph.bilingual import Bilingual

MOST_ROWS = 6  # of an answer in a line of the page; the command gives them all
_BARE = re.compile(r"[\w@%+=:,./-]+")  # what a shell takes as it stands, Chinese included


@dataclass(frozen=True, slots=True)
class Question:
    """A named query with its parameters."""

    query: str
    given: Mapping[str, str] = field(default_factory=dict)

    @property
    def command(self) -> str:
        """The line that a person types."""
        pairs = (f"--param {_word(f'{name}={value}')}" for name, value in self.given.items())
        return " ".join(["jjgraph query", self.query, *pairs])


@dataclass(frozen=True, slots=True)
class Statement:
    """One record of the report: what it says, how to ask for it, what the store answers, where it stands."""

    said: str
    question: Question
    answer: str
    others: int
    evidence: tuple[str, ...]
    uid: str


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """What the report leaves open or the graph does not hold: why, and the answers that show it.

    ``number`` is that of the list in the README of the data set, "" for what is not in the list; ``lines`` are those of
    the report that no record cites, so that the point is what the page says of them.
    """

    number: str
    lines: tuple[int, ...]
    text: Bilingual
    answers: tuple[tuple[Question, tuple[tuple[Any, ...], ...]], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the report, in its order."""

    title: Bilingual
    tables: tuple[tuple[Bilingual, tuple[Statement, ...]], ...]
    points: tuple[OpenPoint, ...]


def worked_page(
    title: Bilingual, about: Bilingual, contents: str, sections: Iterable[Section], readme: str
) -> str:
    """Return the page; *contents* counts its records, *readme* is where the list of open points stands."""
    page = f"# {title.zh} / {title.en}\n\n{MADE}\n{about.zh}\n\n*{about.en}*\n\n{contents}"
    return page + "".join(_section(section, readme) for section in sections)


def cell(value: Any) -> str:
    """Return a value of an answer as the page shows it.

    Examples
    --------
    >>> cell(46.0), cell(2.17), cell(None), cell(["a", "b"])
    ('46', '2.17', '–', 'a, b')
    """
    if value is None or value == "":
        return "–"
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, list):
        return ", ".join(map(cell, value))
    return str(value)


def answer_line(rows: Sequence[Sequence[Any]]) -> str:
    """Return the rows of an answer in one line: how many there are, and the first of them.

    Examples
    --------
    >>> answer_line([("x", 1), ("y", None)])
    '2 行 / rows：x · 1；y · –'
    >>> answer_line([])
    '0 行 / rows'
    """
    shown = "；".join(" · ".join(map(cell, row)) for row in rows[:MOST_ROWS])
    more = " …" if len(rows) > MOST_ROWS else ""
    return f"{len(rows)} 行 / rows" + (f"：{shown}{more}" if rows else "")


def _word(text: str) -> str:
    return text if _BARE.fullmatch(text) else "'" + text.replace("'", "'\\''") + "'"


def _section(section: Section, readme: str) -> str:
    page = f"\n## {section.title.zh} / {section.title.en}\n"
    for heading, statements in section.tables:
        page += f"\n**{heading.zh} / {heading.en}**\n\n{_statements(statements)}"
    return page + "".join(f"\n{_point(point, readme)}" for point in section.points)


def _statements(statements: Iterable[Statement]) -> str:
    heading = ("报道说（转述）/ it says", "问 / ask", "答 / answer", "依据 / evidence")
    return table(heading, map(_row, statements))


def _row(statement: Statement) -> tuple[str, ...]:
    others = f"；另 {statement.others} 行" if statement.others else ""
    evidence = " · ".join(part for part in statement.evidence if part)
    return (
        statement.said,
        f"`{statement.question.command}`",
        statement.answer + others,
        f"{evidence}<br>`{statement.uid}`",
    )


def _point(point: OpenPoint, readme: str) -> str:
    number = (
        f"[未弄清 {point.number} / open {point.number}]({readme}) "
        if point.number
        else "不在图中 / not there "
    )
    if point.lines:
        listed = "、".join(map(str, point.lines))
        number = f"第 {listed} 行 / line {listed}：{number}"
    lines = [f"> **{number.strip()}** {point.text.zh}", ">", f"> *{point.text.en}*", ">"]
    lines += [f"> - `{asked.command}` → {answer_line(rows)}" for asked, rows in point.answers]
    return "\n".join(lines) + "\n"
