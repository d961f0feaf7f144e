"""The public names and signatures: a change of any of them is a decision, not an accident."""

import inspect
import subprocess
import sys

import jjgraph

NAMES = [
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
WHEN = "view: jjgraph.model.view.View | str | None = None, as_of: datetime.date | str | None = None"
URL = "str | os.PathLike[str]"
SIGNATURES = {
    "add_layer": f"(url: {URL} | None = None, *, WHEN) -> int",
    "remove_layer": f"(url: {URL} | None = None) -> int",
    "batches": f"(url: {URL} | None = None) -> Table",
    "import_lists": f"(*paths: {URL}, url: {URL} | None = None, dataset: str = '', consortium: str = '', "
    f"mapping: {URL} | None = None, source: str = '', published: datetime.date | str | None = None, "
    "accept: bool = False, dry_run: bool = False) -> Table",
    "undo": f"(batch: str, *, url: {URL} | None = None) -> Table",
    "check": f"(dataset: {URL}, *, url: {URL} | None = None) -> Table",
    "connect": f"(url: {URL} | None = None, *, datasets: Collection[str] = (), internal: bool = False) -> 'Connection'",
    "seed": f"(*names: {URL}, url: {URL} | None = None) -> Table",
    "Connection.address": "str",
    "Connection.articulation": "(*, min_impact: int = 2, top: int | None = None, WHEN) -> Table",
    "Connection.backtest": "(*, split: str | None = None, share: float = 0.2, top_k: int = 20, seed: int = 0, WHEN) -> Table",
    "Connection.brokers": "(*, directed: bool = False, top: int | None = None, WHEN) -> Table",
    "Connection.centrality": "(*measures: str, top: int | None = None, draws: int = 200, seed: int = 0, WHEN) -> Table",
    "Connection.close": "() -> None",
    "Connection.collaboration": "(*, WHEN) -> 'nx.Graph[str]'",
    "Connection.communities": "(*, min_size: int = 2, seed: int = 0, WHEN) -> Table",
    "Connection.compare": "(before: str, after: str, *, measures: Collection[str] = ('degree', 'betweenness'), VIEW) -> Table",
    "Connection.consortia": "(*, WHEN) -> Table",
    "Connection.find": "(name: str) -> str",
    "Connection.gaps": "(*kinds: str, consortium: str | None = None, top: int | None = None, WHEN) -> Table",
    "Connection.graph": "(*, VIEW) -> 'nx.MultiDiGraph[str]'",
    "Connection.helix": "(*, draws: int = 1000, seed: int = 0, WHEN) -> Table",
    "Connection.map": "(*, only: Collection[str] | None = None, WHEN) -> Map",
    "Connection.mixing": "(*, WHEN) -> Table",
    "Connection.product": "str",
    "Connection.qap": "(*, draws: int = 1000, seed: int = 0, WHEN) -> Table",
    "Connection.queries": "() -> Table",
    "Connection.query": "(query: str, /, *, VIEW, timeout: float | None = None, **parameters: Any) -> Table",
    "Connection.two_mode": "(*, top: int | None = None, WHEN) -> Table",
    "Connection.whatif": "(*, remove: str | None = None, add: tuple[str, str, str] | None = None, WHEN) -> Table",
    "Chart.save": "(path: str | Path) -> Path",
    "Chart.svg": "() -> str",
    "Map.save": "(path: str | Path) -> Path",
    "Table.bars": "(label: str, value: str, *, low: str | None = None, high: str | None = None, title: str = '') -> Chart",
    "Table.column": "(name: str) -> list[Any]",
    "Table.to_pandas": "() -> 'pandas.DataFrame'",
    "Table.to_polars": "() -> 'polars.DataFrame'",
    "Table.visible": "(lang: str) -> tuple[int, ...]",
}
FIELDS = {
    "Chart": ("bars", "title", "left_out"),
    "Map": ("html",),
    "Table": ("columns", "rows", "notes", "hidden", "about"),
    "View": ("level", "inferred"),
}


def shape(member: object) -> str:
    """Return the signature of a function without self, or the type of a property; long forms made short."""
    if isinstance(member, property):
        assert member.fget is not None
        return str(inspect.signature(member.fget).return_annotation.__name__)
    text = str(inspect.signature(member)).replace("(self, ", "(").replace("(self)", "()")  # type: ignore[arg-type]
    for long, short in (
        (WHEN, "WHEN"),
        (WHEN.split(", ", maxsplit=1)[0], "VIEW"),
        ("jjgraph.results.table.", ""),
        ("jjgraph.api.page.", ""),
        ("jjgraph.results.chart.", ""),
        ("collections.abc.", ""),
        ("typing.", ""),
        ("pathlib.", ""),
    ):
        text = text.replace(long, short)
    return text


def test_public_names() -> None:
    """What the package exports is listed, can be had, and shows in dir()."""
    assert jjgraph.__all__ == NAMES
    assert set(NAMES) <= set(dir(jjgraph))
    assert all(getattr(jjgraph, name) is not None for name in NAMES)


def test_signatures() -> None:
    """Functions and the public methods of each class are as they were promised."""
    found = {name: shape(getattr(jjgraph, name)) for name in NAMES if name in SIGNATURES}
    for name in ("Connection", "Chart", "Map", "Table"):
        for method, member in inspect.getmembers(getattr(jjgraph, name)):
            if not method.startswith("_") and (inspect.isfunction(member) or isinstance(member, property)):
                found[f"{name}.{method}"] = shape(member)
    assert found == SIGNATURES


def test_fields() -> None:
    """The fields of the results keep their names and order."""
    assert {name: tuple(getattr(jjgraph, name).__dataclass_fields__) for name in FIELDS} == FIELDS


def test_everything_public_is_documented() -> None:
    """Each public function and method says what it takes and returns; what a caller gives is described."""
    for name in SIGNATURES:
        member: object = jjgraph
        for part in name.split("."):
            member = getattr(member, part)
        text = inspect.getdoc(member) or ""
        assert len(text) > 20, name
        if not isinstance(member, property):
            given = [p for p in inspect.signature(member).parameters if p not in ("self", "view", "as_of")]  # type: ignore[arg-type]
            assert [p for p in given if p not in text] == [], name


def test_import_is_cheap() -> None:
    """``import jjgraph`` loads nothing of the house; a name that does not exist is an AttributeError."""
    code = (
        "import sys, jjgraph\n"
        "print(sorted(name for name in sys.modules if name.startswith('jjgraph')))\n"
        "print(sorted({'networkx', 'pyvis', 'kglite', 'neo4j', 'rich', 'click'} & set(sys.modules)))\n"
        "print(hasattr(jjgraph, 'nothing'), 'jjgraph.api.connection' in sys.modules)\n"
        "jjgraph.connect\n"
        "print('jjgraph.api.connection' in sys.modules, sorted({'pyvis', 'pandas', 'polars'} & set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["['jjgraph']", "[]", "False False", "True []"]
