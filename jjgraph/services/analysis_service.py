"""A store read out for analysis."""

from datetime import date

from jjgraph.analysis.context import Analysis
from jjgraph.analysis.gaps import THRESHOLD
from jjgraph.bilingual import Bilingual
from jjgraph.errors import DataError
from jjgraph.model.view import View
from jjgraph.services.datasets import schema_of
from jjgraph.store.protocol import Reader
from jjgraph.store.reading import fetch_dataset


def analyse(
    store: Reader, view: View, *, as_of: date | None = None, threshold: float = THRESHOLD
) -> Analysis:
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
    return Analysis.of(full, schema, view=view, as_of=as_of, threshold=threshold)
