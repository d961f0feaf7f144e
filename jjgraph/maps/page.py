"""The one HTML file: pyvis builds the network, our template is the page. Nothing else imports pyvis."""

import base64
import gzip
import hashlib
import json
import re
from collections.abc import Mapping
from importlib import resources
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from jjgraph.files import write_file
from jjgraph.maps.parts import gap_ends
from jjgraph.maps.validation import validate_payload

WEB = Path(__file__).parent / "web"
# One global name space, in this order: each file uses only what stands before it, main.js starts the page.
SCRIPTS = (
    "dom.js", "i18n.js", "data.js", "state.js", "fields.js", "filters.js", "story.js", "path.js", "size.js", "scene.js",
    "style.js", "labels.js", "network.js", "free.js", "citation.js", "parts.js", "conflicts.js", "search.js",
    "controls.js", "legend.js", "panel.js", "gaps.js", "list.js", "link.js", "export.js", "svg.js", "sources.js",
    "picture.js", "print.js", "handout.js", "present.js", "main.js",
)  # fmt: skip
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
PACKED_FROM = 2_000_000  # bytes of data above which they are compressed
_UNSAFE = re.compile("[&<>\u2028\u2029\ud800-\udfff]")


def json_for_html(value: Any) -> Markup:
    r"""Return *value* as JSON that can stand inside a script element.

    Raises
    ------
    ValueError
        If *value* holds NaN or an infinity.

    Examples
    --------
    >>> print(json_for_html({"b": "</script>", "a": "校"}))
    {"a":"校","b":"\u003c/script\u003e"}
    """
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))
    return Markup(_UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text))


class Part(NamedTuple):
    """A part of the data as it stands in a script element: its type and its text."""

    type: str
    text: Markup


def _parts(payload: Mapping[str, Any]) -> dict[str, Part]:
    """Return the claims, which the page reads only when they are asked for, and all the rest."""
    rest = _lean({name: part for name, part in payload.items() if name != "claims"})
    texts = {"payload": json_for_html(rest), "claims": json_for_html(payload["claims"])}
    if sum(len(text.encode()) for text in texts.values()) <= PACKED_FROM:
        return {name: Part("application/json", text) for name, text in texts.items()}
    return {name: Part("application/gzip", _packed(text)) for name, text in texts.items()}


def _lean(payload: Mapping[str, Any]) -> dict[str, Any]:
    """Return *payload* without what data.js knows: in view, the strength of the type, the ends of a gap."""
    strengths = {item["id"]: item["strength"] for item in payload["relationTypes"]}
    return {
        **payload,
        "nodes": {uid: _without(node, inView=True) for uid, node in payload["nodes"].items()},
        "edges": {
            key: _without(edge, inView=True, strength=strengths[edge["type"]])
            for key, edge in payload["edges"].items()
        },
        "gaps": [
            _without(gap, **dict(zip(("from", "to"), gap_ends(gap["subjects"]), strict=True)))
            for gap in payload["gaps"]
        ],
    }


def _without(item: Mapping[str, Any], **known: Any) -> dict[str, Any]:
    return {key: value for key, value in item.items() if key not in known or value != known[key]}


def _packed(text: str) -> Markup:
    # No name and no time in the head: equal data, equal bytes. Base64 holds no letter that ends an element.
    return Markup(base64.b64encode(gzip.compress(text.encode(), mtime=0)).decode())


def render_html(payload: Mapping[str, Any]) -> str:
    """Return the map as one HTML page that needs no network.

    Parameters
    ----------
    payload : mapping
        From `jjgraph.maps.payload.map_payload`.

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
    script, style = _script(), _read("style.css")
    engine = _engine()
    environment = Environment(loader=FileSystemLoader(WEB), autoescape=True, undefined=StrictUndefined)
    environment.filters["json_for_html"] = json_for_html
    environment.globals.update(
        **_parts(payload),
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
    if payload["clusters"]:  # single things and lines come and go in the page
        for number, cluster in enumerate(payload["clusters"]):
            look = {"shape": "dot", "color": kinds[cluster["kind"]]["colour"]}
            network.add_node(number, label=f"cluster {cluster['id']}", x=cluster["x"], y=cluster["y"], **look)
        return network
    numbers = {uid: number for number, uid in enumerate(sorted(payload["nodes"]))}
    for uid, number in numbers.items():  # the uid stands once, as label; network.js makes it the id again
        node = payload["nodes"][uid]
        kind = kinds[node["kind"]]
        look = {"shape": kind["shape"], "color": kind["colour"], "x": node["x"], "y": node["y"]}
        network.add_node(number, label=uid, **look)
    for _, edge in sorted(payload["edges"].items()):
        network.add_edge(numbers[edge["from"]], numbers[edge["to"]])
    for line in network.edges:  # in the order of the keys, which network.js gives them: long keys stand once
        del line["arrows"]  # style.js decides where there is room for one
    return network


def _read(name: str) -> str:
    return (WEB / name).read_text(encoding="utf-8")


def _script() -> str:
    text = "".join(_read(f"js/{name}") for name in SCRIPTS)
    # Comments of a line of their own and indentation are for us: the page is 15 kB smaller without them.
    return '"use strict";\n' + re.sub(r"(?m)^\s*(//.*\n|\n)?", "", text)


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
