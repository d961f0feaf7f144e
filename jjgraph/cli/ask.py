"""queries and query: ask the store in Cypher, read-only."""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from jjgraph.bilingual import Bilingual
from jjgraph.cli.command import command, option
from jjgraph.cli.completion import complete_parameter, complete_query
from jjgraph.cli.options import Session, format_options, view_options, with_session
from jjgraph.cli.tables import print_table
from jjgraph.errors import UsageError
from jjgraph.exports.browser import browser_files
from jjgraph.files import write_below
from jjgraph.model.schema import builtin_schema
from jjgraph.model.view import View
from jjgraph.queries.library import (
    TOPICS,
    NamedQuery,
    by_topic,
    find_query,
    load_library,
    neo4j_queries,
    search_library,
)
from jjgraph.results.headings import HEADINGS
from jjgraph.results.table import Table
from jjgraph.services.messages import FREE_TEXT
from jjgraph.services.query_service import ask, ask_text, bind, pairs
from jjgraph.services.store_comparison import known_parameters
from jjgraph.store.opening import is_server
from jjgraph.store.protocol import GraphStore
from jjgraph.store.reading import stored_schema


@command(
    "queries",
    help=Bilingual(
        "列出具名查询，按主题；给出名称则说明这一个；--search 按词查找；--browser 写出供 Neo4j Browser 使用的文件。",
        "List the named queries by topic, or describe the one that is named; --search looks for words; --browser"
        " writes files for Neo4j Browser.",
    ),
)
@click.argument("name", required=False, shell_complete=complete_query)
@option(
    "--search", "words", metavar="WORDS", help=Bilingual("中英文词，以空格分开", "words, Chinese or English.")
)
@option(
    "--browser",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    help=Bilingual("写出已存查询与样式的文件夹", "folder for saved queries and a style."),
)
@format_options
@with_session()
def queries_command(
    session: Session,
    *,
    name: str | None,
    words: str | None,
    folder: Path | None,
    form: str | None,
    out: str | None,
) -> None:
    if sum(item is not None for item in (name, words, folder)) > 1:
        raise UsageError(
            Bilingual("名称、--search 与 --browser 只给一个", "give one of a name, --search and --browser")
        )
    if name is not None:
        print_table(session, _described(find_query(name), session.lang), form=form, out=out)
        return
    if folder is not None:
        _write_browser_files(session, folder)
        return
    found = by_topic(load_library().values()) if words is None else search_library(words)
    rows = [
        (
            query.name,
            query.title.pick(session.lang),
            TOPICS[query.topic].pick(session.lang),
            ", ".join(map(_param_hint, query.params)),
        )
        for query in found
    ]
    print_table(session, Table(("name", "title", "topic", "params"), tuple(rows)), form=form, out=out)
    if words is not None and not rows:
        session.say("没有查询同时含有这些词", "no query has all of these words")


def _write_browser_files(session: Session, folder: Path) -> None:
    with session.store() as store:
        schema = stored_schema(store, builtin_schema())
        queries = by_topic([*load_library().values(), *neo4j_queries().values()])
        files = browser_files(
            [(query, known_parameters(store, query)) for query in queries], HEADINGS, schema
        )
    for name, content in files.items():
        write_below(folder, name, content)
    session.tell(f"{folder}：{'、'.join(files)}", f"{folder}: {', '.join(files)}")


def _described(query: NamedQuery, lang: str) -> Table:
    """Return what a reader has to know to ask *query*: what it answers, its parameters, its columns."""
    rows = [
        (Bilingual("题目", "title"), query.name, query.title),
        (Bilingual("回答", "answers"), "", query.doc),
        *((Bilingual("参数", "parameter"), _param_hint(param), param.label) for param in query.params),
        *(
            (Bilingual("列", "column"), name, Bilingual(HEADINGS.get(name, name), name))
            for name in query.columns
        ),
    ]
    return Table(
        ("part", "name", "description"),
        tuple((part.pick(lang), name, text.pick(lang)) for part, name, text in rows),
    )


def _param_hint(param: Any) -> str:
    return param.name if param.default is None else f"{param.name}={param.default}"


@command(
    "query",
    help=Bilingual(
        "运行具名查询、一段或一个文件的 Cypher（只读）。",
        "Run a named query, a text or a file of Cypher, read-only.",
    ),
)
@click.argument("name", required=False, shell_complete=complete_query)
@option("--text", help=Bilingual("Cypher 语句", "a statement."))
@option("--file", "file", help=Bilingual("Cypher 文件，- 为标准输入", "a file, - for stdin."))
@option(
    "--param",
    "-p",
    "given",
    multiple=True,
    metavar="K=V",
    shell_complete=complete_parameter,
    help=Bilingual("参数，可重复", "a parameter; repeatable."),
)
@option(
    "--explain", is_flag=True, help=Bilingual("只显示库将如何执行，不执行", "show the plan, run nothing.")
)
@option("--timeout", type=click.FloatRange(min=0, min_open=True), help=Bilingual("秒", "seconds."))
@view_options
@format_options
@with_session()
def query_command(
    session: Session,
    *,
    name: str | None,
    text: str | None,
    file: str | None,
    given: tuple[str, ...],
    explain: bool,
    timeout: float | None,
    view: View,
    form: str | None,
    out: str | None,
) -> None:
    if sum(item is not None for item in (name, text, file)) != 1:
        raise UsageError(
            Bilingual(
                "请给出查询的名称、--text 或 --file 之一", "give one of a query's name, --text or --file"
            ),
            hint=Bilingual("jjgraph queries 列出具名查询", "jjgraph queries lists the named ones"),
        )
    values = pairs(given)
    named = find_query(name) if name else None
    statement = _statement(text, file) if named is None else named.text
    with session.store() as store:
        if explain:
            parameters = bind(store, named, values, view) if named else _typed(values)
            steps = store.explain(statement, parameters)
            _say_plan(session, store)
            print_table(session, Table(steps.columns, tuple(steps.rows)), form=form, out=out)
            return
        if named:
            answer = ask(store, named, values, view, timeout=timeout)
        else:
            session.note(FREE_TEXT)
            answer = ask_text(store, statement, _typed(values), timeout=timeout)
    session.note(*answer.notes)
    print_table(session, answer, form=form, out=out)


def _statement(text: str | None, file: str | None) -> str:
    if file is None:
        return text or ""
    try:
        return sys.stdin.read() if file == "-" else Path(file).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(
            Bilingual(f"读不了文件 {file}：{error}", f"cannot read the file {file}: {error}")
        ) from error


def _typed(values: Mapping[str, str]) -> dict[str, Any]:
    return {name: _json(value) for name, value in values.items()}


def _json(value: str) -> Any:
    """A number, true, false, null or list is taken as such; anything else is text."""
    try:
        return json.loads(value)
    except json.JSONDecodeError:
        return value


def _say_plan(session: Session, store: GraphStore) -> None:
    if is_server(store.address):
        session.say("执行计划，最后一步在前", "the plan; the last step comes first")
    else:
        session.say(
            "嵌入式库按语句的次序执行（优化器关闭）：只能列出步骤与起点的估计行数",
            "the embedded store works in the order of the text (no optimizer): it can name the steps and"
            " estimate the rows of the first",
        )
