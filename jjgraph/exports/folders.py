"""The store as folders of CSV, one for each data set, in the form that `seed` reads."""

import json
from pathlib import Path

from jjgraph.files import path_below, write_below
from jjgraph.model.records import Dataset, DatasetInfo
from jjgraph.model.schema import Kind, Schema, parse
from jjgraph.results.file_rows import BATCHES, file_rows, info_row, part_of
from jjgraph.results.formats import as_plain_csv


def _toml(info: DatasetInfo) -> bytes:
    # a JSON string is a TOML basic string
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in info_row(info).items()]
    return ("\n".join(lines) + "\n").encode()


def write_folders(dataset: Dataset, schema: Schema, out: Path) -> list[Path]:
    """Write each data set of *dataset* to a folder of its name below *out*; `seed` reads them back.

    Returns
    -------
    list of Path
        The folders, sorted. Files are CSV in UTF-8 with a byte-order mark, for spreadsheets.

    Raises
    ------
    DataError
        If the name of a data set leads out of *out*: another program wrote it, `check` lets none through.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> from jjgraph.model.examples import SCHEMA, tiny
    >>> with TemporaryDirectory() as out:
    ...     [folder] = write_folders(tiny(), SCHEMA, Path(out))
    ...     folder.name, len((folder / "entities.csv").read_text(encoding="utf-8-sig").splitlines())
    ('d', 6)
    """
    for info in dataset.infos:
        path_below(out, info.dataset)  # all of them, before anything is written
    for info in dataset.infos:
        _write_folder(part_of(dataset, info.dataset), info, schema, out)
    return [out / info.dataset for info in dataset.infos]


def _write_folder(part: Dataset, info: DatasetInfo, schema: Schema, out: Path) -> None:
    for file, rows in file_rows(part).items():
        if not rows and file == BATCHES:
            continue
        given = {name for row in rows for name, value in row.items() if value}
        columns = [item.name for item in schema.files[file] if not item.private or item.name in given]
        columns += sorted({name for row in rows for name in row} - set(columns))
        table = as_plain_csv(columns, ([row.get(name, "") for name in columns] for row in rows))
        write_below(out, f"{info.dataset}/{file}", b"\xef\xbb\xbf" + table)
    write_below(out, f"{info.dataset}/dataset.toml", _toml(info))
    for file, text in (("story.yaml", info.story_text), ("positions.json", info.positions_text)):
        if text:
            write_below(out, f"{info.dataset}/{file}", text.encode())
    for text in info.extra_schema:
        spec = parse(text, info.dataset)
        room = "kinds" if isinstance(spec, Kind) else "ties"
        write_below(out, f"{info.dataset}/schema/{room}/{spec.name}.yaml", text.encode())
