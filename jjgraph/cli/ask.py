"""queries and query: ask the store in Cypher, read-only."""

import json
import sys
from pathlib import Path
from typing import Any

import click

from jjgraph.cli.options import Session, format_options, view_options, with_session
from jjgraph.cli.tables import print_table
from jjgraph.errors import UsageError
from jjgraph.model.view import View
from jjgraph.pipeline.asking import ask, view_counts
from jjgraph.queries.library import NamedQuery, find_query, load_library


@click.command("queries", help="列出具名查询。\n\nList the named queries.")
@format_options
@with_session(store=False)
def queries_command(session: Session, form: str | None, out: str | None) -> None:
    rows = [
        (query.name, query.title.pick(session.lang), ", ".join(map(_param_hint, query.params)))
        for query in load_library().values()
    ]
    print_table(session, ("name", "title", "params"), rows, form=form, out=out)


def _param_hint(param: Any) -> str:
    return param.name if param.default is None else f"{param.name}={param.default}"


@click.command(
    "query",
    help="运行具名查询、一段或一个文件的 Cypher（只读）。\n\n"
    "Run a named query, a text or a file of Cypher, read-only.",
)
@click.argument("name", required=False)
@click.option("--text", help="Cypher 语句 / a statement.")
@click.option("--file", "file", help="Cypher 文件，- 为标准输入 / a file, - for stdin.")
@click.option(
    "--param", "-p", "given", multiple=True, metavar="K=V", help="参数，可重复 / a parameter; repeatable."
)
@click.option("--timeout", type=click.FloatRange(min=0, min_open=True), help="秒 / seconds.")
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
    timeout: float | None,
    view: View,
    form: str | None,
    out: str | None,
) -> None:
    if sum(item is not None for item in (name, text, file)) != 1:
        raise UsageError(
            "请给出查询的名称、--text 或 --file 之一", "give one of a query's name, --text or --file",
            hint_zh="jjgraph queries 列出具名查询", hint_en="jjgraph queries lists the named ones",
        )  # fmt: skip
    values = dict(_pair(item) for item in given)
    named = find_query(name) if name else None
    statement = _statement(text, file) if named is None else ""
    with session.store() as store:
        if named:
            rows = ask(store, named, values, view, timeout=timeout)
            _say_view(session, named, *view_counts(store, view))
        else:
            rows = store.read(
                statement, {key: _json(value) for key, value in values.items()}, timeout=timeout
            )
            session.say(
                "自由查询不经过视图：低可靠与推断的联系也在其中",
                "free text is not filtered: ties of low reliability and inferred ones are among the rows",
            )
    print_table(session, rows.columns, rows.rows, form=form, out=out, hidden=("tie", "claim", "ties"))


def _statement(text: str | None, file: str | None) -> str:
    if file is None:
        return text or ""
    try:
        return sys.stdin.read() if file == "-" else Path(file).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"读不了文件 {file}：{error}", f"cannot read the file {file}: {error}") from error


def _pair(item: str) -> tuple[str, str]:
    key, separator, value = item.partition("=")
    if not separator or not key:
        raise UsageError(f"参数要写成 名称=值：{item}", f"write a parameter as name=value: {item}")
    return key, value


def _json(value: str) -> Any:
    """A number, true, false, null or list is taken as such; anything else is text."""
    try:
        return json.loads(value)
    except json.JSONDecodeError:
        return value


def _say_view(session: Session, query: NamedQuery, shown: int, hidden: int) -> None:
    if query.view:
        session.say(
            f"视图承认 {shown} 条联系，另有 {hidden} 条未计入（--reliability low --inferred 全部计入）",
            f"the view admits {shown} ties and leaves out {hidden} (--reliability low --inferred admits all)",
        )
    else:
        session.say("此查询不按视图过滤", "this query is not filtered by the view")
