"""Read the folder of a data set: its CSV files, dataset.toml, and kinds and types of its own."""

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jjgraph.errors import JJGraphError, SchemaError, UsageError
from jjgraph.intake.readers import Table, read_table
from jjgraph.model.issues import Issue
from jjgraph.model.schema import Schema
from jjgraph.model.text import Text

REQUIRED_FILES = ("entities.csv", "relationships.csv", "sources.csv")
TOML_KEYS = ("name", "title", "title_en", "licence", "primary_source", "retrieved", "consortium")


@dataclass(slots=True)
class RawFolder:
    """A data set as written. ``schema`` is the built-in one with the folder's own kinds and types."""

    name: str
    schema: Schema
    info: dict[str, str] = field(default_factory=dict)
    tables: dict[str, Table] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)

    def table(self, file: str) -> Table:
        """Return the table of *file*, an empty one where the folder does not have it."""
        return self.tables.get(file) or Table(file)


def read_folder(path: Path, schema: Schema) -> RawFolder:
    """Read the data set in the folder *path*.

    Raises
    ------
    UsageError
        If *path* is no folder.
    """
    if not path.is_dir():
        raise UsageError(
            f"没有这个文件夹：{path}", f"no such folder: {path}",
            hint_zh="数据集是一个文件夹，内有 entities.csv、relationships.csv 与 sources.csv",
            hint_en="a data set is a folder with entities.csv, relationships.csv and sources.csv",
        )  # fmt: skip
    raw = RawFolder(path.resolve().name, schema)
    _read_toml(path / "dataset.toml", raw)
    _read_schema(path / "schema", raw)
    for file, columns in schema.files.items():
        if (path / file).is_file():
            table = raw.tables[file] = read_table(path / file, columns)
            raw.issues.extend(table.issues)
        elif file in REQUIRED_FILES:
            raw.issues.append(
                Issue(file, None, "", "missing-file", Text("缺少这个文件", "the file is missing"),
                      Text("没有内容时也请放一个只有表头的文件", "where there is nothing to say, give just the header"))
            )  # fmt: skip
    return raw


def _toml_issue(reason: Text) -> Issue:
    advice = Text("请对照 seeds/jinjiang/dataset.toml", "compare with seeds/jinjiang/dataset.toml")
    return Issue("dataset.toml", None, "", "dataset-toml", reason, advice)


def _read_toml(path: Path, raw: RawFolder) -> None:
    if not path.is_file():
        return
    try:
        content: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raw.issues.append(_toml_issue(Text(f"不是有效的 TOML：{error}", f"not valid TOML: {error}")))
        return
    unknown = sorted(set(content) - set(TOML_KEYS))
    if unknown:
        names = ", ".join(unknown)
        raw.issues.append(_toml_issue(Text(f"未知的键：{names}", f"unknown keys: {names}")))
    raw.info = {key: str(content[key]) for key in TOML_KEYS if key in content}
    raw.name = raw.info.get("name", raw.name)


def _read_schema(folder: Path, raw: RawFolder) -> None:
    for part in ("kinds", "ties"):
        texts: dict[str, str] = {}
        for path in sorted((folder / part).glob("*.yaml")):
            name = f"schema/{part}/{path.name}"
            try:
                texts[name] = path.read_text(encoding="utf-8-sig")
                raw.schema.check(texts[name], origin=name)
            except (SchemaError, UnicodeDecodeError) as error:
                texts.pop(name, None)
                raw.issues.append(_schema_issue(name, error))
        try:
            raw.schema = raw.schema.extended(texts.values(), origin=f"schema/{part}")
        except SchemaError as error:
            raw.issues.append(_schema_issue(f"schema/{part}", error))


def _schema_issue(file: str, error: Exception) -> Issue:
    reason = Text(error.zh, error.en) if isinstance(error, JJGraphError) else Text(str(error), str(error))
    advice = Text("请对照 docs/reference/schema.md", "compare with docs/reference/schema.md")
    return Issue(file, None, "", "schema", reason, advice)
