"""layer: who collaborates with whom as relationships of the store, for its own tools."""

from datetime import date

import click

from jjgraph.bilingual import Bilingual
from jjgraph.cli.command import command
from jjgraph.cli.options import Session, as_of_option, view_options, with_session
from jjgraph.model.view import View
from jjgraph.services.layer import add_layer, remove_layer


@command(
    "layer",
    help=Bilingual(
        "add 把合作网络写成 COLLABORATES 关系，供 Bloom 与图投影使用；remove 移除。它不是数据，再次载入即移除。",
        "add writes the network as relationships COLLABORATES, for Bloom and graph projections; remove takes them"
        " out. They are no data, and the next load removes them.",
    ),
)
@click.argument("action", type=click.Choice(["add", "remove"]))
@as_of_option
@view_options
@with_session()
def layer_command(session: Session, action: str, *, view: View, as_of: date | None) -> None:
    with session.store(writable=True) as store:
        if action == "remove":
            gone = remove_layer(store)
            session.tell(f"协作图层：移除 {gone} 对", f"layer: {gone} pairs removed")
        else:
            pairs = add_layer(store, view, as_of=as_of)
            session.tell(
                f"协作图层：{pairs} 对（关系 COLLABORATES）",
                f"layer: {pairs} pairs (relationships COLLABORATES)",
            )
