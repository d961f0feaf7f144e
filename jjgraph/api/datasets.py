"""Data of one's own: check the files, and bring them into a store."""

import os
from datetime import date
from functools import partial
from pathlib import Path

from jjgraph.bilingual import Bilingual
from jjgraph.errors import UsageError
from jjgraph.results.table import Table
from jjgraph.services import datasets
from jjgraph.settings import Settings, resolve
from jjgraph.store.opening import open_if_there, open_store

LOAD_COLUMNS = ("dataset", "part", "change", "count")


def settings_for(url: str | os.PathLike[str] | None, **login: str | None) -> Settings:
    """Return the settings of this process: those of the command line, with what the call gives in front."""
    store = None if url is None else os.fspath(url)
    return resolve({"store": store, **login}, os.environ, folder=Path.cwd())


def check(dataset: str | os.PathLike[str], *, url: str | os.PathLike[str] | None = None) -> Table:
    """Read and check a data set without loading it.

    Parameters
    ----------
    dataset : str or path
        The name of one that ships (``"jinjiang"``), or a folder with entities.csv, relationships.csv and
        sources.csv.
    url : str or path, optional
        The store, as for `jjgraph.connect`, in which to look up what the data set names and does not hold.

    Returns
    -------
    Table
        A row for each problem, with its place as a spreadsheet shows it (the header is row 1), its reason
        and advice in both languages. ``severity`` is ``error`` or ``warning``; errors keep it from being loaded.

    Raises
    ------
    UsageError
        If there is no such data set.

    Examples
    --------
    >>> import jjgraph
    >>> "error" in jjgraph.check("jinjiang").column("severity")
    False
    """
    path, stored = datasets.locate(os.fspath(dataset)), partial(open_if_there, settings_for(url))
    report = datasets.check(path, today=date.today(), stored=stored).report
    return datasets.issue_table(report)


def seed(*names: str | os.PathLike[str], url: str | os.PathLike[str] | None = None) -> Table:
    """Check data sets and load them into a store; doing it twice changes nothing.

    Parameters
    ----------
    *names : str or path
        As for `check`.
    url : str or path, optional
        The store, as for `jjgraph.connect`.

    Returns
    -------
    Table
        How many objects of each part (entities, ties, records …) were added, changed or removed; no row
        where nothing changed. A layer (`jjgraph.add_layer`) that went with it is a part too.

    Raises
    ------
    UsageError
        If no data set is named, or there is none of that name.
    DataError
        If any of them has errors: nothing was written. `check` lists them.
    StoreError
        If the store cannot be reached, or another process writes to it.

    Examples
    --------
    >>> import jjgraph, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     first = jjgraph.seed("jinjiang", url=f"{folder}/graph.kgl")
    ...     again = jjgraph.seed("jinjiang", url=f"{folder}/graph.kgl")
    >>> set(first.column("change")), len(again)
    ({'added'}, 0)
    """
    if not names:
        raise UsageError(Bilingual("请给出数据集的名称或文件夹", "name a data set or a folder"))
    settings = settings_for(url)
    chosen = [os.fspath(name) for name in names]
    checked = datasets.check_all(chosen, today=date.today(), stored=partial(open_if_there, settings))
    with open_store(settings, writable=True) as store:
        loaded = datasets.seed(store, checked)
    rows = [
        (summary.dataset, *change, count)
        for summary in loaded
        for change, count in sorted(summary.counts().items())
    ]
    rows += [(summary.dataset, "Layer", "removed", summary.layer) for summary in loaded if summary.layer]
    return Table(LOAD_COLUMNS, tuple(rows))
