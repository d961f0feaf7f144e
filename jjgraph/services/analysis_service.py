"""A store read out for analysis."""

from datetime import date

from jjgraph.analysis.context import Analysis
from jjgraph.bilingual import Bilingual
from jjgraph.errors import DataError
from jjgraph.model.view import View, apply_view
from jjgraph.services.datasets import schema_of
from jjgraph.store.protocol import GraphStore
from jjgraph.store.reading import fetch_dataset


def analyse(store: GraphStore, view: View, *, as_of: date | None = None, threshold: float = 0.6) -> Analysis:
    """Read *store* out for analysis in *view*.

    Raises
    ------
    DataError
        If the store is empty.
    """
    schema = schema_of(store)
    full = fetch_dataset(store, schema)
    if not full.entities:
        raise DataError(
            Bilingual("数据库是空的", "the store is empty"),
            hint=Bilingual("先运行 jjgraph seed", "run jjgraph seed first"),
        )
    return Analysis(full, apply_view(full, view), schema, view, as_of or full.as_of(), threshold)
