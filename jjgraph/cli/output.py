"""map and export: one offline page, and files for other programs."""

import sys
from datetime import date
from pathlib import Path

import click

from jjgraph.bilingual import Bilingual
from jjgraph.cli.command import command, option
from jjgraph.cli.options import (
    Session,
    as_of_option,
    existing_folder,
    refuse_other_suffix,
    view_options,
    with_session,
)
from jjgraph.errors import UsageError
from jjgraph.exports.cypher_script import cypher_script, neo4j_script
from jjgraph.exports.folders import write_folders
from jjgraph.exports.graphs import FORMATS
from jjgraph.files import write_file
from jjgraph.map.map_builder import draw_map, kept_story
from jjgraph.map.stories import read_story
from jjgraph.model.view import View
from jjgraph.results.mixture import mixture_notes
from jjgraph.services.analysis_service import analyse


@command(
    "map",
    help=Bilingual("绘制一个离线 HTML 关系图。", "Draw the map as one HTML file that needs no network."),
)
@option(
    "--out",
    "-o",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    callback=existing_folder,
    help=Bilingual("文件，其文件夹须已存在", "the file; its folder must exist."),
)
@option(
    "--positions",
    type=click.Path(path_type=Path, dir_okay=False),
    callback=existing_folder,
    help=Bilingual("位置文件：沿用并补充", "a file of positions: kept, and added to."),
)
@option(
    "--story",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help=Bilingual("讲解文件（YAML），代替随附的", "a story (YAML) instead of the one that ships."),
)
@option("--no-story", is_flag=True, help=Bilingual("不要讲解", "no story."))
@view_options
@as_of_option
@with_session()
def map_command(
    session: Session,
    *,
    out: Path,
    positions: Path | None,
    story: Path | None,
    no_story: bool,
    view: View,
    as_of: date | None,
) -> None:
    with session.store() as store:
        analysis = analyse(store, view, as_of=as_of, threshold=session.settings.coverage)
    chosen = None if no_story else read_story(story) if story else kept_story(analysis)
    session.note(*mixture_notes(analysis.full.infos))
    draw_map(analysis, out, keep=positions, story=chosen)
    counts = analysis.counts
    session.tell(
        f"{out}（{out.stat().st_size / 1e6:.2f} MB）：显示 {counts.ties_shown} 条联系，另有 {counts.ties_hidden} 条在视图之外",
        f"{out} ({out.stat().st_size / 1e6:.2f} MB): {counts.ties_shown} ties shown, {counts.ties_hidden} outside the view",
    )


def _write(out: Path, content: bytes) -> None:
    if str(out) == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
    else:
        write_file(out, content)


def _write_neo4j_extras(session: Session, script: Path) -> None:
    """Write the indexes of Neo4j beside *script*: a file of their own, since other stores do not take them."""
    if str(script) == "-":
        return
    extras = script.with_name(f"{script.stem}.neo4j{script.suffix}")
    _write(extras, neo4j_script())
    session.say(
        f"{extras}：全文与其他索引，只用于 Neo4j，在其后执行",
        f"{extras}: full-text and other indexes, for Neo4j alone, to be run after it",
    )


def _refuse_other_name(form: str, out: Path) -> None:
    """Raise where the name of *out* is that of another format; csv writes folders, and a file's name is none."""
    suffixes = {f".{name}": name for name in (*FORMATS, "cypher")}
    if form == "csv" and out.suffix.lower() in (".csv", *suffixes) and not out.is_dir():
        raise UsageError(
            Bilingual(
                f"--format csv 写的是文件夹，{out.name} 像文件名",
                f"--format csv writes folders, and {out.name} is a file's name",
            ),
            hint=Bilingual("请给出文件夹", "give a folder"),
        )
    refuse_other_suffix(form, out, suffixes | {".csv": "csv"})


@command(
    "export",
    help=Bilingual(
        "导出库中的全部内容：csv 为每个数据集写一个可再次载入的文件夹，其余为单个文件。",
        "Export all that the store holds: csv writes a folder a data set, which seed reads; the others one file.",
    ),
)
@option(
    "--format",
    "form",
    required=True,
    type=click.Choice(["csv", *FORMATS, "cypher"]),
    help=Bilingual("格式", "format."),
)
@option(
    "--out",
    "-o",
    required=True,
    type=click.Path(path_type=Path),
    callback=existing_folder,
    help=Bilingual("文件或文件夹，其上级须已存在", "file or folder; the one above must exist."),
)
@view_options
@with_session()
def export_command(session: Session, form: str, out: Path, view: View) -> None:
    _refuse_other_name(form, out)
    with session.store() as store:
        analysis = analyse(store, view)
    session.note(*mixture_notes(analysis.full.infos))
    if form == "csv":
        folders = write_folders(analysis.full, analysis.schema, out)
        listed = " ".join(map(str, folders))
        session.say(f"可再次载入：jjgraph seed {listed}", f"to load it again: jjgraph seed {listed}")
    elif form == "cypher":
        _write(out, cypher_script(analysis.full, analysis.schema))
        _write_neo4j_extras(session, out)
    else:
        _write(out, FORMATS[form](analysis.full, view))
    full, counts = analysis.full, analysis.counts
    session.say(
        f"{out}：{len(full.entities)} 个对象、{len(full.ties)} 条联系（全部导出，其中视图承认 {counts.ties_shown} 条）",
        f"{out}: {len(full.entities)} entities, {len(full.ties)} ties (all of them; the view admits {counts.ties_shown})",
    )
