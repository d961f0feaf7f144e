"""Lists of the secretariat into a store, and back."""

import os
from datetime import date, datetime
from pathlib import Path

from jjgraph.api.datasets import settings_for
from jjgraph.api.session import Day
from jjgraph.bilingual import Bilingual
from jjgraph.errors import UsageError
from jjgraph.intake.office.mapping import find_mapping
from jjgraph.results.table import Table
from jjgraph.services import batches as imported
from jjgraph.services.datasets import schema_of
from jjgraph.services.imports import ImportRequest, carry_out, list_day, plan_import, system_user
from jjgraph.store.opening import open_store
from jjgraph.store.reading import fetch_dataset


def import_lists(
    *paths: str | os.PathLike[str],
    url: str | os.PathLike[str] | None = None,
    dataset: str = "",
    consortium: str = "",
    mapping: str | os.PathLike[str] | None = None,
    source: str = "",
    published: Day | None = None,
    accept: bool = False,
    dry_run: bool = False,
) -> Table:
    r"""Import lists as the secretariat keeps them (xlsx, xls, ods, csv); the same list twice changes nothing.

    Parameters
    ----------
    *paths : str or path
        The lists; all of them are one batch.
    url : str or path, optional
        The store, as for `jjgraph.connect`.
    dataset : str
        The data set that takes them; the name of the mapping by default.
    consortium : str
        Whose members they list, by uid or name; by default the only one that the store is about.
    mapping : str or path, optional
        How columns are read: the name of one that comes along (``jjgraph mappings``), or a YAML file.
    source : str
        Title of the source; the names of the files by default.
    published : str or date, optional
        Day of the list, today by default: who is not on it left the day before.
    accept : bool
        Whether what was understood is taken although something else was not.
    dry_run : bool
        Whether only to say what would change.

    Returns
    -------
    Table
        A row for each change, by name: ``action`` is added, joined, left, renamed, corrected, ended or removed, in the
        language of the settings; sheet and cell are those of the list. What is private is not among them.

    Raises
    ------
    UsageError
        If no list is given, a file, data set or consortium is not there, or cannot be meant.
    DataError
        If the lists have errors, or not all was understood: nothing was written.

    Examples
    --------
    >>> import jjgraph, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     url = f"{folder}/graph.kgl"
    ...     _ = jjgraph.seed("jinjiang", url=url)
    ...     _ = Path(folder, "a.csv").write_text("单位名称,类别\n甲研磨有限公司,企业\n", encoding="utf-8")
    ...     first = jjgraph.import_lists(f"{folder}/a.csv", url=url, published="2026-01-31")
    ...     [batch] = jjgraph.batches(url=url).column("batch")
    ...     jjgraph.undo(batch, url=url).column("action") == ["删除"] * len(first)
    True
    """
    if not paths:
        raise UsageError(Bilingual("请给出名单文件", "name a list"))
    request = ImportRequest(
        paths=tuple(map(Path, paths)),
        dataset=dataset,
        consortium=consortium,
        mapping=find_mapping(os.fspath(mapping)) if mapping is not None else None,
        source=source,
        published=list_day(str(published or date.today())),
        accept=accept,
        made=datetime.now().astimezone().isoformat(timespec="milliseconds"),
        maker=system_user(),
    )
    settings = settings_for(url)
    with open_store(settings, writable=not dry_run) as store:
        plan = plan_import(store, request)
        plan.refuse_errors()
        if not dry_run:
            carry_out(store, plan)
    return plan.table(settings["lang"])[0]


def batches(url: str | os.PathLike[str] | None = None) -> Table:
    """List what was imported, the newest first.

    Parameters
    ----------
    url : str or path, optional
        The store, as for `jjgraph.connect`.

    Returns
    -------
    Table
        A row for each import: its batch, when, by whom, from which files with which SHA-256, and how many rows of the
        data set it added, corrected and removed.
    """
    with open_store(settings_for(url)) as store:
        return imported.batch_table(store)


def undo(batch: str, *, url: str | os.PathLike[str] | None = None) -> Table:
    """Take an import back: the store is as before, byte for byte.

    Parameters
    ----------
    batch : str
        As `jjgraph.batches` names it, such as ``"members/b-0002"``.
    url : str or path, optional
        The store, as for `jjgraph.connect`.

    Returns
    -------
    Table
        What it changed back, as `jjgraph.import_lists` tells it.

    Raises
    ------
    UsageError
        If there is no such batch.
    DataError
        If a later one rests on it: nothing was changed.
    """
    settings = settings_for(url)
    with open_store(settings, writable=True) as store:
        schema = schema_of(store)
        full = fetch_dataset(store, schema)
        _, back = imported.undo(store, batch)
    return imported.told_changes(full, schema, back, lang=settings["lang"])[0]
