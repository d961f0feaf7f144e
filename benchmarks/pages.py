"""The three pages of one data set: our map, pyvis by itself, sigma.js by itself."""

import html
import json
import os
import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jjgraph.analysis.context import Analysis
from jjgraph.intake.folder import read_folder
from jjgraph.intake.mapping import map_rows
from jjgraph.map.encoding import json_for_html
from jjgraph.map.map_builder import draw_map, map_data
from jjgraph.model.schema import builtin_schema
from jjgraph.model.view import View

SIGMA = {"sigma": "3.0.3", "graphology": "0.26.0"}  # MIT; fetched by npm into the cache, no part of jjgraph
CACHE = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "jjgraph-benchmarks"
SIGMA_PAGE = """<!doctype html><meta charset="utf-8"><title>sigma</title>
<style>html, body, #stage {{ height: 100%; margin: 0 }}</style><div id="stage"></div>
<script type="application/json" id="data">{data}</script>
<script>{graphology}</script><script>{sigma}</script>
<script>
const {{ nodes, edges }} = JSON.parse(document.getElementById("data").textContent);
const graph = new graphology.MultiDirectedGraph();
for (const [id, look] of nodes) graph.addNode(id, look);
for (const [from, to] of edges) graph.addEdge(from, to);
const renderer = new Sigma(graph, document.getElementById("stage"));
renderer.once("afterRender", () => {{ window.drawn = true; }});
renderer.refresh();
</script>
"""


@dataclass(frozen=True)
class Page:
    """A page to be measured.

    Attributes
    ----------
    name : str
        Who draws it.
    path : Path
        The file.
    ready : str
        An expression that holds once it is drawn for the first time and has come to rest.
    count : str
        A statement that adds 1 to ``window.redraws`` at every redraw.
    """

    name: str
    path: Path
    ready: str
    count: str


def analysis_of(folder: Path) -> Analysis:
    """Read a data set from its folder, past the store."""
    schema, view = builtin_schema(), View()
    full = map_rows(read_folder(folder, schema))
    return Analysis.of(full, schema, view=view)


def our_page(analysis: Analysis, out: Path) -> Page:
    """Write our map."""
    draw_map(analysis, out)
    return Page(
        "jjgraph",
        out,
        "document.documentElement.dataset.ready === 'true'",
        "const first = jjgraphProbe.drawings(); "
        "Object.defineProperty(window, 'redraws', { get: () => jjgraphProbe.drawings() - first })",
    )


def pyvis_page(payload: Mapping[str, Any], out: Path) -> Page:
    """Write what pyvis draws by itself: its own template, its own options, physics on.

    So that it runs offline at all, its libraries are inlined (``cdn_resources="in_line"``) and the two
    elements that ask for Bootstrap from a CDN are taken out. Nothing else is changed.
    """
    from pyvis.network import Network

    network = Network(directed=True, height="900px", cdn_resources="in_line")
    for uid, label, look in _nodes(payload):
        network.add_node(uid, label=label, x=look["x"], y=look["y"], color=look["color"])
    for start, end in _edges(payload):
        network.add_edge(start, end)
    text = network.generate_html()
    text = re.sub(r'<link\s+href="https://cdn[^>]*>|<script\s+src="https://cdn[^>]*>\s*</script>', "", text)
    out.write_bytes(text.encode())
    return Page(
        "pyvis",
        out,
        "window.network?.physics.ready === true",
        "network.on('afterDrawing', () => { window.redraws += 1; })",
    )


def sigma_page(payload: Mapping[str, Any], out: Path) -> Page:
    """Write a page of sigma.js: the same things and ties in our places, WebGL."""
    modules = sigma_modules()
    data = {
        "nodes": [(uid, {**look, "label": label, "y": -look["y"]}) for uid, label, look in _nodes(payload)],
        "edges": _edges(payload),
    }
    libraries = {
        "graphology": modules / "graphology" / "dist" / "graphology.umd.min.js",
        "sigma": modules / "sigma" / "dist" / "sigma.min.js",
    }
    scripts = {name: path.read_text(encoding="utf-8") for name, path in libraries.items()}
    out.write_text(SIGMA_PAGE.format(data=json_for_html(data), **scripts), encoding="utf-8")
    return Page(
        "sigma.js",
        out,
        "window.drawn === true",
        "renderer.on('afterRender', () => { window.redraws += 1; })",
    )


def sigma_modules() -> Path:
    """Return the folder of npm's modules in the cache; what is missing is fetched by npm."""
    modules = CACHE / "node_modules"
    for name, version in SIGMA.items():
        manifest = modules / name / "package.json"
        if not manifest.is_file() or json.loads(manifest.read_bytes())["version"] != version:
            CACHE.mkdir(parents=True, exist_ok=True)
            wanted = [f"{module}@{number}" for module, number in SIGMA.items()]
            subprocess.run(
                ["npm", "install", "--no-fund", "--no-audit", "--silent", "--prefix", str(CACHE), *wanted],
                check=True,
            )
            break
    return modules


def write_pages(folder: Path, out: Path) -> list[Page]:
    """Write the three pages of the data set in *folder* to the folder *out*."""
    out.mkdir(parents=True, exist_ok=True)
    analysis = analysis_of(folder)
    payload = map_data(analysis)
    return [
        our_page(analysis, out / "jjgraph.html"),
        pyvis_page(payload, out / "pyvis.html"),
        sigma_page(payload, out / "sigma.html"),
    ]


def _nodes(payload: Mapping[str, Any]) -> list[tuple[str, str, dict[str, Any]]]:
    colours = {kind["id"]: kind["colour"] for kind in payload["kinds"]}
    return [
        (
            uid,
            html.escape(node["name"]["zh"]),
            {"x": node["x"], "y": node["y"], "size": 5, "color": colours[node["kind"]]},
        )
        for uid, node in sorted(payload["nodes"].items())
    ]


def _edges(payload: Mapping[str, Any]) -> list[tuple[str, str]]:
    return [(edge["from"], edge["to"]) for _, edge in sorted(payload["edges"].items())]
