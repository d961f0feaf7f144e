"""The graph for other programs: JSON (node-link), GraphML and GEXF, parallel ties kept.

GraphML and GEXF hold one primitive type an attribute: lists are joined by a vertical bar, dates are ISO
text, and what a node or tie does not have is left out.
"""

import io
import json
import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import networkx as nx

from jjgraph.analysis.network.projection import to_graph
from jjgraph.model.records import Dataset, to_properties
from jjgraph.model.view import View


def _flat(value: Any) -> Any:
    if isinstance(value, (list, tuple)):
        return "|".join(str(item) for item in value)
    return value.isoformat() if isinstance(value, date) else value


def export_graph(dataset: Dataset, view: View) -> "nx.MultiDiGraph[str]":
    """Return the graph as it is exported: flat attributes, and ``in_view`` on every tie.

    Parameters
    ----------
    dataset : Dataset
        Everything in a store.
    view : View
        Decides ``in_view``; nothing is left out.

    Returns
    -------
    networkx.MultiDiGraph
        Node key: uid; edge key: the tie's key; ``label`` repeats the name or type, for Gephi and the like.

    Examples
    --------
    All four ties are in the graph; two of them are by an official source.

    >>> from jjgraph.model.examples import tiny
    >>> graph = export_graph(tiny(), View.of("official"))
    >>> graph.nodes["a"]["label"], [seen for *_, seen in graph.edges(data="in_view")].count(True)
    ('甲厂', 2)
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for uid, attributes in to_graph(dataset).nodes(data=True):
        flat = {name: _flat(value) for name, value in sorted(attributes.items()) if value not in ((), None)}
        graph.add_node(uid, **flat, label=attributes["name"])
    ties = {tie.key: tie for tie in dataset.ties}
    for a, b, key, attributes in to_graph(dataset).edges(keys=True, data=True):
        flat = {name: _flat(value) for name, value in sorted(attributes.items()) if value not in ((), None)}
        graph.add_edge(a, b, key=key, **flat, label=attributes["type"], in_view=view.admits(ties[key]))
    return graph


def as_graphml(dataset: Dataset, view: View) -> bytes:
    """Return the graph as GraphML; networkx reads it back with the same nodes, keys and attributes.

    Examples
    --------
    >>> from jjgraph.model.examples import tiny
    >>> graph = nx.read_graphml(io.BytesIO(as_graphml(tiny(), View())))
    >>> sorted(graph), graph.nodes["b"]["name"]
    (['a', 'b', 's', 'u', 'x'], '乙厂')
    """
    stream = io.BytesIO()
    nx.write_graphml(export_graph(dataset, view), stream, named_key_ids=True)
    return stream.getvalue()


def as_gexf(dataset: Dataset, view: View) -> bytes:
    """Return the graph as GEXF 1.2; the date in its head is the data's own, not the day of writing.

    Examples
    --------
    >>> from jjgraph.model.examples import tiny
    >>> text = as_gexf(tiny(), View()).decode()
    >>> 'lastmodifieddate="2024-03-27"' in text, text.count("<edge ")
    (True, 4)
    """
    graph = export_graph(dataset, view)
    for _, attributes in graph.nodes(data=True):
        attributes["entity_name"] = attributes.pop("name")  # GEXF has names of its own for label and id
    for _, _, key, attributes in graph.edges(keys=True, data=True):
        attributes.update({"id": key, "tie_type": attributes.pop("type")})
    stream = io.BytesIO()
    nx.write_gexf(graph, stream, version="1.2draft")
    stamp = f'lastmodifieddate="{dataset.as_of().isoformat()}"'.encode()
    return re.sub(rb'lastmodifieddate="[^"]*"', stamp, stream.getvalue())


def as_node_link(dataset: Dataset, view: View) -> bytes:
    """Return the graph as node-link JSON, with all records (sources, claims, figures) beside it.

    Examples
    --------
    >>> from jjgraph.model.examples import tiny
    >>> content = json.loads(as_node_link(tiny(), View()))
    >>> len(content["nodes"]), len(content["edges"]), content["graph"]["as_of"]
    (5, 4, '2024-03-27')
    """

    def default(value: Any) -> Any:
        return value.isoformat() if isinstance(value, date) else str(value)

    graph = to_graph(dataset)
    ties = {tie.key: tie for tie in dataset.ties}
    for _, _, key, attributes in graph.edges(keys=True, data=True):
        attributes["in_view"] = view.admits(ties[key])
    content = nx.node_link_data(graph, edges="edges")
    content["graph"] = {
        "schema": "jjgraph.graph/1",
        "as_of": dataset.as_of().isoformat(),
        "records": [{"label": record.LABEL, **to_properties(record)} for record in dataset.records()],
    }
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, indent=1, default=default, allow_nan=False)
    return f"{text}\n".encode()


FORMATS: Mapping[str, Callable[[Dataset, View], bytes]] = {
    "json": as_node_link,
    "graphml": as_graphml,
    "gexf": as_gexf,
}
