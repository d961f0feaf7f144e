"""The layer of collaboration in a store: put in, taken out."""

import os

from jjgraph.api.datasets import settings_for
from jjgraph.api.session import Day, ViewLike, day_of
from jjgraph.model.view import View
from jjgraph.services import layer
from jjgraph.store.opening import open_store


def add_layer(
    url: str | os.PathLike[str] | None = None, *, view: ViewLike | None = None, as_of: Day | None = None
) -> int:
    """Put who collaborates with whom into a store, as relationships COLLABORATES; return the number of pairs.

    For Bloom, graph projections and other tools of Neo4j. It is no part of the data: nothing of jjgraph reads it, and
    the next load takes it out.

    Parameters
    ----------
    url : str or path, optional
        The store, as for `jjgraph.connect`.
    view, as_of
        As for the methods of `jjgraph.Connection`.

    Examples
    --------
    >>> import jjgraph, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = jjgraph.seed("jinjiang", url=f"{folder}/graph.kgl")
    ...     pairs = jjgraph.add_layer(f"{folder}/graph.kgl")
    ...     with jjgraph.connect(f"{folder}/graph.kgl") as graph:
    ...         print(graph.collaboration().number_of_edges() == pairs)
    True
    """
    with open_store(settings_for(url), writable=True) as store:
        return layer.add_layer(store, View.from_word(view), as_of=day_of(as_of))


def remove_layer(url: str | os.PathLike[str] | None = None) -> int:
    """Take the relationships of `jjgraph.add_layer` out of a store; return how many there were.

    Parameters
    ----------
    url : str or path, optional
        The store, as for `jjgraph.connect`.
    """
    with open_store(settings_for(url), writable=True) as store:
        return layer.remove_layer(store)
