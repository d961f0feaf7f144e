"""doctor: whether the installation and the store work, and whether two stores answer alike."""

import sys
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

from jjgraph import assets
from jjgraph.bilingual import Bilingual
from jjgraph.cli.command import command, option
from jjgraph.cli.options import Session, format_options, with_session
from jjgraph.cli.tables import print_table
from jjgraph.errors import DataError, QueryError, StoreError
from jjgraph.model.schema import builtin_schema
from jjgraph.queries.library import load_library
from jjgraph.results.table import Table
from jjgraph.services.store_comparison import Compared, compare_stores, same_data
from jjgraph.settings import Resolved
from jjgraph.store.opening import is_server, open_store
from jjgraph.store.reading import fetch_infos


@command(
    "doctor",
    help=Bilingual(
        "检查安装与数据库；--parity 在两个库上运行全部具名查询并比较。",
        "Check the installation and the store; --parity runs the whole library on two stores and compares.",
    ),
)
@option(
    "--parity",
    "other",
    metavar="URL",
    help=Bilingual(
        "另一个库：逐条比较具名查询的结果与用时",
        "another store: compare rows and times of every named query.",
    ),
)
@format_options
@with_session(select=False)
def doctor_command(session: Session, other: str | None, form: str | None, out: str | None) -> None:
    if other is not None:
        _compare(session, other, form, out)
        return
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
    address, shown = session.settings["store"], session.settings.shown("store")
    if not is_server(address) and not Path(address).expanduser().exists():
        session.tell(
            f"– 还没有数据库（{shown}），运行 jjgraph seed 即可建立",
            f"– no store yet ({shown}); jjgraph seed makes it",
        )
        return
    try:
        with session.store() as store:
            infos = fetch_infos(store)
            product = store.product
    except StoreError:
        session.tell(f"✗ 数据库 {shown}", f"✗ store {shown}")
        raise
    listed = "、".join(info.dataset for info in infos) or "—"
    session.tell(f"✓ 数据库 {shown}（{product}）：{listed}", f"✓ store {shown} ({product}): {listed}")


def _compare(session: Session, other: str, form: str | None, out: str | None) -> None:
    """Print the table of the whole library on two stores; rows that differ are an error (exit 3)."""
    settings = replace(
        session.settings, values={**session.settings.values, "store": Resolved(other, "--parity")}
    )
    with session.store() as here, open_store(settings) as there:
        names = f"{here.address}（{here.product}）", f"{there.address}（{there.product}）"
        if not same_data(here, there):
            session.say(
                "两个库的数据不同：结果自然不同", "the two stores hold different data: so will the rows"
            )
        results = list(compare_stores(here, there))
    compared = [item for item in results if isinstance(item, Compared)]
    rows = [
        (item.name, *item.rows, "✓" if item.equal else "✗", *(round(part * 1e3, 3) for part in item.seconds))
        for item in compared
    ]
    columns = ("query", "rows", "other_rows", "equal", "ms", "other_ms")
    print_table(session, Table(columns, tuple(rows)), form=form, out=out)
    session.say(f"前：{names[0]}；后：{names[1]}", f"first {names[0]}, then {names[1]}")
    differing = [item.name for item in compared if not item.equal]
    for item in results:
        if not isinstance(item, Compared):
            name, error = item
            session.say(f"{name} 未比较：{error.message.zh}", f"{name} was not compared: {error.message.en}")
            differing += [name] if isinstance(error, QueryError) else []
    if differing:
        listed = "、".join(differing)
        raise DataError(
            Bilingual(f"两个库对这些查询的结果不同：{listed}", f"the two stores answer differently: {listed}")
        )
    session.say(
        f"{len(compared)} 条查询在两个库上结果相同",
        f"{len(compared)} queries give the same rows on both stores",
    )
