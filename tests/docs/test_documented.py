"""Nothing that a user can name is left out: commands, options, settings, queries, kinds, measures, gaps, decisions."""

import re

import click
import pytest

from docs.generate.reference import LABELS
from jjgraph.analysis.gaps import GAP_KINDS
from jjgraph.cli.command import Command, Option
from jjgraph.cli.main import COMMANDS, main
from jjgraph.model.schema import builtin_schema
from jjgraph.queries.library import TOPICS, load_library, neo4j_queries
from jjgraph.settings import KNOWN, Setting
from tests.paths import ROOT

DOCS = ROOT / "docs"
REFERENCE = DOCS / "reference"
TOP = click.Context(main, info_name="jjgraph")


def command(name: str) -> Command:
    """Return a command."""
    found = main.get_command(TOP, name)
    assert isinstance(found, Command)
    return found


def row(page: str, name: str) -> str:
    """Return the row of a table that begins with a name."""
    found = [line for line in page.splitlines() if line.startswith(f"| `{name}`")]
    assert len(found) == 1, name
    return found[0]


def check_option(page: str, option: Option) -> None:
    """An option has a row with its spellings, its help in both languages, its choices and its default."""
    cells = row(page, option.opts[0])
    assert all(f"`{spelling}`" in cells for spelling in option.opts)
    assert re.search("[\u4e00-\u9fff]", option.words.zh) and option.words.en.isascii(), option.name
    assert f"{option.words.zh} / {option.words.en}" in cells
    if isinstance(option.type, click.Choice):
        assert all(f"`{choice}`" in cells for choice in option.type.choices)
    if option.show_default:
        default = option.default if isinstance(option.default, tuple) else (option.default,)
        assert all(f"`{value}`" in cells for value in default)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option(name: str) -> None:
    """The page of a command has its help, each argument, each option with its choices, default and both languages."""
    page = (REFERENCE / "cli" / f"{name}.md").read_text("utf-8")
    assert f"[{name}](cli/{name}.md)" in (REFERENCE / "cli.md").read_text("utf-8")
    for words in command(name).words:
        assert words and words in page
    for parameter in command(name).params:
        if isinstance(parameter, Option):
            check_option(page, parameter)
        else:
            row(page, str(parameter.name).upper())


def test_options_of_all_commands() -> None:
    """What stands before the name of a command is on the page of the commands."""
    page = (REFERENCE / "cli.md").read_text("utf-8")
    options = [parameter for parameter in main.params if isinstance(parameter, Option)]
    assert {option.name for option in options} == {"lang", "version"}
    for option in options:
        check_option(page, option)
    assert "`--help`" in page


@pytest.mark.parametrize("setting", KNOWN, ids=lambda setting: setting.name)
def test_every_setting(setting: Setting) -> None:
    """Each has its meaning in both languages, its variables and its default."""
    cells = row((REFERENCE / "settings.md").read_text("utf-8"), setting.name)
    for value in (setting.zh, setting.en, setting.default, *setting.variables):
        assert value in cells


def test_every_query() -> None:
    """Each named query has a section on the page of its topic, and a row in the index."""
    index = (REFERENCE / "queries.md").read_text("utf-8")
    for query in (*load_library().values(), *neo4j_queries().values()):
        page = (REFERENCE / "queries" / f"{query.topic}.md").read_text("utf-8")
        section = page.partition(f"\n## {query.name}\n")[2].partition("\n## ")[0]
        for value in (query.title.zh, query.title.en, query.doc.zh, query.doc.en, query.text):
            assert value in section, query.name
        assert all(
            f"`{name}`" in section for name in (*(param.name for param in query.params), *query.columns)
        )
        assert f"[{query.name}](queries/{query.topic}.md#{query.name})" in index
    assert all(f"## {label.zh} / {label.en}" in index for label in TOPICS.values())


def test_every_kind_and_type() -> None:
    """Each kind of thing and each type of tie has a row with its words in both languages."""
    page = (REFERENCE / "schema.md").read_text("utf-8")
    schema = builtin_schema()
    for item in (*schema.kinds.values(), *schema.ties.values()):
        cells = row(page, item.name)
        for text in (item.label, item.description):
            assert f"{text.zh} / {text.en}" in cells
        assert all(f"`{prop.name}`" in cells for prop in item.properties)


def test_every_measure_and_gap() -> None:
    """Each has a page, and a row in its index."""
    for name, labels, index in (
        ("measures", dict(LABELS), "measures.md"),
        ("gaps", {code: kind.label for code, kind in GAP_KINDS.items()}, "gaps.md"),
    ):
        listed = (REFERENCE / index).read_text("utf-8")
        for code, label in labels.items():
            assert f"| [{code}]({name}/{code}.md) | {label.zh} | {label.en} |" in listed
            assert label.zh in (REFERENCE / name / f"{code}.md").read_text("utf-8").splitlines()[0]


def test_every_decision() -> None:
    """The page of the decisions leads to each, under its number."""
    page = (DOCS / "decisions.md").read_text("utf-8")
    numbers = []
    for path in sorted((DOCS / "decisions").glob("*.md")):
        numbers.append(path.name[:4])
        assert f"[{path.name[:4]}](decisions/{path.name})" in page
        assert path.read_text("utf-8").startswith(f"# {path.name[:4]} ")
    assert numbers == [f"{number:04}" for number in range(1, len(numbers) + 1)]
