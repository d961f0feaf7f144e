"""jjgraph: an evidence-first graph of an industry–education consortium (产教联合体关系图谱).

The names below are stable; importing the package loads none of them until it is used.

    import jjgraph

    jjgraph.seed("jinjiang")                  # or the folder of data of one's own; jjgraph.check only checks
    with jjgraph.connect() as graph:          # the store of the command line, read-only
        graph.query("partners", uid="盼盼食品").to_pandas()
        graph.centrality("betweenness", top=10)
        graph.map().save("map.html")
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jjgraph.api.connection import Connection, connect
    from jjgraph.api.datasets import check, seed
    from jjgraph.api.layer import add_layer, remove_layer
    from jjgraph.api.lists import batches, import_lists, undo
    from jjgraph.api.page import Map
    from jjgraph.errors import JJGraphError
    from jjgraph.model.view import View
    from jjgraph.results.chart import Chart
    from jjgraph.results.table import Table

__version__ = "0.1.0"

__all__ = [
    "Chart",
    "Connection",
    "JJGraphError",
    "Map",
    "Table",
    "View",
    "__version__",
    "add_layer",
    "batches",
    "check",
    "connect",
    "import_lists",
    "remove_layer",
    "seed",
    "undo",
]

_HOMES = {
    "Chart": "results.chart",
    "Connection": "api.connection",
    "JJGraphError": "errors",
    "Map": "api.page",
    "Table": "results.table",
    "View": "model.view",
    "add_layer": "api.layer",
    "batches": "api.lists",
    "check": "api.datasets",
    "connect": "api.connection",
    "import_lists": "api.lists",
    "remove_layer": "api.layer",
    "seed": "api.datasets",
    "undo": "api.lists",
}


if not TYPE_CHECKING:  # or a checker would take any name for granted

    def __getattr__(name: str) -> Any:
        """Load a public name when it is first used (PEP 562), so that the command line starts quickly."""
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
