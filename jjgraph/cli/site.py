"""site: a folder of pages that needs no network."""

from datetime import date
from pathlib import Path

import click

from jjgraph.bilingual import Bilingual
from jjgraph.cli.command import command, option
from jjgraph.cli.options import Session, as_of_option, view_options, with_session
from jjgraph.model.view import View
from jjgraph.results.mixture import mixture_notes
from jjgraph.services.analysis_service import analyse
from jjgraph.site.site_builder import publish


@command(
    "site",
    help=Bilingual(
        "写出研究院的静态网站：一个文件夹，不需要网络；已有的旧站整个替换。",
        "Write the institute's site: one folder that needs no network; an older one is replaced as a whole.",
    ),
)
@option(
    "--out",
    "-o",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    help=Bilingual("文件夹：新的、空的，或本命令写过的", "a folder: new, empty, or of an earlier run."),
)
@view_options
@as_of_option
@with_session()
def site_command(session: Session, out: Path, view: View, as_of: date | None) -> None:
    with session.store() as store:
        analysis = analyse(store, view, as_of=as_of, threshold=session.settings.coverage)
    session.note(*mixture_notes(analysis.full.infos))
    written = publish(analysis, out)
    start = out / "index.html"
    session.tell(
        f"{start}（{written.files} 个文件，{written.size / 1e6:.1f} MB）：用浏览器打开即可，也可放进任何文件夹或服务器路径",
        f"{start} ({written.files} files, {written.size / 1e6:.1f} MB): open it in a browser; "
        "the folder may stand anywhere, on a stick or a server",
    )
