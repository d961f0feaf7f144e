"""The one HTML file: pyvis builds the network, our template is the page. Nothing else imports pyvis."""

import base64
import hashlib
import re
from collections.abc import Mapping
from importlib import resources
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from jjgraph.files import write_file
from jjgraph.map.encoding import json_for_html, parts
from jjgraph.map.validation import validate_payload

WEB = Path(__file__).parent / "web"
ENGINE = "templates/lib/vis-9.1.2/vis-network.min.js"
OPTIONS: Mapping[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "hover": True,
        "dragNodes": False,
        "hoverConnectedEdges": False,
        "selectConnectedEdges": False,
    },
    "nodes": {"chosen": False},
    "edges": {"smooth": False, "hoverWidth": 0, "selectionWidth": 0, "chosen": False},
}


def render_html(payload: Mapping[str, Any]) -> str:
    """Return the map as one HTML page that needs no network.

    Parameters
    ----------
    payload : mapping
        From `jjgraph.map.payload.map_payload`.

    Returns
    -------
    str
        Equal payloads give equal text.

    Raises
    ------
    DataError
        If *payload* does not keep the contract.
    """
    validate_payload(payload)
    network = _network(payload)
    # The bundle of web/src, which make web builds and a test holds current.
    script, style = web_text("map.js").strip(), web_text("style.css")
    engine = _engine()
    environment = Environment(loader=FileSystemLoader(WEB), autoescape=True, undefined=StrictUndefined)
    environment.filters["json_for_html"] = json_for_html
    environment.globals.update(
        **parts(payload),
        title=payload["title"],
        home=payload.get("home"),
        # Ours and the engine's, both read from installed packages: nothing of the data is in them.
        style=Markup(style),
        engine=Markup(engine),
        script=Markup(script),
        policy=_policy(scripts=(engine, script), style=style),
    )
    network.templateEnv = environment
    network.path = "template.html"
    return str(network.generate_html())


class _IdSet(set[int]):
    """Stands in for pyvis' list of ids, in which each look-up walks over all nodes."""

    append = set.add


def _network(payload: Mapping[str, Any]) -> Any:
    from pyvis.network import Network

    network = Network(directed=True)
    network.node_ids = _IdSet()
    network.options = dict(OPTIONS)
    kinds = {kind["id"]: kind for kind in payload["kinds"]}
    if payload["clusters"]:  # single entities and lines come and go in the page
        for number, cluster in enumerate(payload["clusters"]):
            look = {"shape": "dot", "color": kinds[cluster["kind"]]["colour"]}
            network.add_node(number, label=f"cluster {cluster['id']}", x=cluster["x"], y=cluster["y"], **look)
        return network
    numbers = {uid: number for number, uid in enumerate(sorted(payload["nodes"]))}
    for (
        uid,
        number,
    ) in numbers.items():  # the uid stands once, as label; drawing/network.js makes it the id again
        node = payload["nodes"][uid]
        kind = kinds[node["kind"]]
        look = {"shape": kind["shape"], "color": kind["colour"], "x": node["x"], "y": node["y"]}
        network.add_node(number, label=uid, **look)
    for _, edge in sorted(payload["edges"].items()):
        network.add_edge(numbers[edge["from"]], numbers[edge["to"]])
    for (
        line
    ) in network.edges:  # in the order of the keys, which drawing/network.js gives them: long keys stand once
        del line["arrows"]  # drawing/looks.js decides where there is room for one
    return network


def web_text(name: str) -> str:
    """Return a file of ``web/``."""
    return (WEB / name).read_text(encoding="utf-8")


def _engine() -> str:
    text = resources.files("pyvis").joinpath(ENGINE).read_text(encoding="utf-8")
    # Developer tools would ask for the map of the source, the only request the page could make.
    return re.sub(r"//# sourceMappingURL=\S+", "", text)


def _policy(*, scripts: tuple[str, ...], style: str) -> str:
    def digest(text: str) -> str:
        return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"

    allowed = " ".join(digest(text) for text in scripts)
    return (
        f"default-src 'none'; script-src {allowed}; style-src {digest(style)}; "
        "base-uri 'none'; form-action 'none'"
    )


def write_page(path: Path, html: str) -> None:
    """Write *html* to *path* as UTF-8; an older page stays whole until the new one is."""
    write_file(path, html.encode())
