"""schema, settings, doctor: what jjgraph knows, how it is set up, and whether it works."""

import sys
from importlib.metadata import version

import click

from jjgraph import assets
from jjgraph.cli.options import Session, format_options, with_session
from jjgraph.cli.tables import print_table
from jjgraph.errors import StoreError
from jjgraph.model.schema import builtin_schema
from jjgraph.queries.library import load_library
from jjgraph.settings import KNOWN, SECRET
from jjgraph.store.reading import fetch_infos


@click.command("schema", help="列出类别与关系类型。\n\nList the kinds and the types of ties.")
@format_options
@with_session(store=False)
def schema_command(session: Session, form: str | None, out: str | None) -> None:
    schema = builtin_schema()
    kinds = [
        (kind.name, kind.label.pick(session.lang), "|".join(kind.parties), kind.broader, kind.kind_class)
        for _, kind in sorted(schema.kinds.items())
    ]
    ties = [
        (tie.name, tie.label.pick(session.lang), tie.strength, "|".join(tie.subject), "|".join(tie.object))
        for _, tie in sorted(schema.ties.items())
    ]
    rows = [("kind", *row) for row in kinds] + [("tie", *row) for row in ties]
    columns = ("what", "name", "label", "parties_or_strength", "broader_or_from", "class_or_to")
    print_table(session, columns, rows, form=form, out=out)


@click.command("settings", help="每项设置的值与来源。\n\nEvery setting and where it came from.")
@format_options
@with_session()
def settings_command(session: Session, form: str | None, out: str | None) -> None:
    rows = []
    for setting in KNOWN:
        resolved = session.settings.values[setting.name]
        shown = ("***" if resolved.value else "") if setting.name in SECRET else resolved.value
        meaning = setting.en if session.lang == "en" else setting.zh
        rows.append((setting.name, shown, resolved.origin, ", ".join(setting.variables), meaning))
    print_table(session, ("setting", "value", "origin", "variables", "description"), rows, form=form, out=out)


@click.command("doctor", help="检查安装与数据库。\n\nCheck the installation and the store.")
@with_session()
def doctor_command(session: Session) -> None:
    packages = " ".join(
        f"{name} {version(name)}" for name in ("networkx", "neo4j", "kglite", "pyvis", "click")
    )
    session.tell(
        f"✓ Python {sys.version.split()[0]}，{packages}", f"✓ Python {sys.version.split()[0]}, {packages}"
    )
    schema, library = builtin_schema(), load_library()
    session.tell(
        f"✓ {len(schema.kinds)} 类对象、{len(schema.ties)} 种关系、{len(library)} 条具名查询",
        f"✓ {len(schema.kinds)} kinds, {len(schema.ties)} types of ties, {len(library)} named queries",
    )
    seeds = sorted(path.name for path in assets.folder("seeds").iterdir())
    session.tell(f"✓ 随附数据集：{'、'.join(seeds)}", f"✓ data sets that ship: {', '.join(seeds)}")
    _check_store(session)


def _check_store(session: Session) -> None:
    from pathlib import Path

    from jjgraph.store.opening import is_server

    address = session.settings["store"]
    if not is_server(address) and not Path(address).expanduser().exists():
        session.tell(
            f"– 还没有数据库（{address}），运行 jjgraph seed 即可建立",
            f"– no store yet ({address}); jjgraph seed makes it",
        )
        return
    try:
        with session.store() as store:
            infos = fetch_infos(store)
            product = store.product
    except StoreError:
        session.tell(f"✗ 数据库 {address}", f"✗ store {address}")
        raise
    listed = "、".join(info.dataset for info in infos) or "—"
    session.tell(f"✓ 数据库 {address}（{product}）：{listed}", f"✓ store {address} ({product}): {listed}")
