"""Read the folder of a data set: its CSV or Excel files, dataset.toml, and kinds and types of its own."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from jjgraph.bilingual import Bilingual
from jjgraph.errors import NO_HINT, JJGraphError, SchemaError, UsageError
from jjgraph.intake.characters import marks_issue, one_line, without_marks
from jjgraph.intake.elsewhere import Elsewhere
from jjgraph.intake.parsing import half_width, split_list
from jjgraph.intake.tabular import Table, read_table
from jjgraph.intake.workbooks import SUFFIX
from jjgraph.model.identifiers import shortened
from jjgraph.model.issues import Issue
from jjgraph.model.records import group_uid
from jjgraph.model.schema import PARTIES, Kind, Property, Schema, TieType

REQUIRED_FILES = ("entities.csv", "relationships.csv", "sources.csv")
ATTACHED = ("story.yaml", "positions.json")  # what belongs to the map of a data set
UNREAD_SUFFIXES = (".xls", ".xlsm", ".et", ".ods", ".tsv", ".txt")  # what else spreadsheet programs save
TOML_KEYS = ("name", "title", "title_en", "licence", "primary_source", "retrieved", "consortium")
PARTY_TABLE = "parties"  # the one table of dataset.toml


@dataclass(slots=True)
class RawFolder:
    """A data set as written.

    ``schema`` is the built-in one with the folder's own kinds and types; ``parties`` are those of entities whose row
    names none, by kind, where the data set has them otherwise than the schema. ``elsewhere`` is what it may name without
    holding it; whoever knows the other data sets gives it. ``attached`` are the texts of `ATTACHED`, which the store keeps as
    they are.
    """

    name: str
    schema: Schema
    info: dict[str, str] = field(default_factory=dict)
    parties: dict[str, tuple[str, ...]] = field(default_factory=dict)
    tables: dict[str, Table] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)
    schema_complete: bool = (
        True  # False where a file of kinds or types could not be read: more may be defined
    )
    elsewhere: Elsewhere = field(default_factory=Elsewhere)
    attached: dict[str, str] = field(default_factory=dict)

    def table(self, file: str) -> Table:
        """Return the table of *file*, an empty one where the folder does not have it."""
        return self.tables.get(file) or Table(file)

    def written(self, file: str) -> str:
        """Return the name under which *file* lies in the folder: ``entities.xlsx`` for ``entities.csv``, perhaps."""
        return self.table(file).written or file

    @property
    def known_schema(self) -> Schema:
        """The schema with the kinds of other data sets, for the entities that are theirs."""
        texts = [text for text in self.elsewhere.schema_texts if text not in self.schema.extra]
        return self.schema.extended(texts, origin=self.name) if texts else self.schema

    def kinds(self) -> dict[str, str]:
        """Return the kind of each entity that may be named here, by uid: by its own row first."""
        foreign = {item.uid: item.kind for item in self.elsewhere.entity.values()}
        return foreign | {row["uid"]: row["kind"] for row in self.table("entities.csv").rows}

    def names(self) -> dict[str, str]:
        """Return what each entity that may be named here is called, by uid."""
        foreign = {item.uid: item.name for item in self.elsewhere.entity.values()}
        own = {
            row["uid"]: row["name_zh"] or row["name_en"] or row["uid"]
            for row in self.table("entities.csv").rows
        }
        return foreign | own

    def groups_called(self, group_id: str) -> dict[str, str]:
        """Return the groups that *group_id* may name here, by uid with their names: a group of one's own goes first."""
        for row in self.table("declared_groups.csv").rows:
            if row["group_id"] == group_id:
                return {group_uid(row["subject_id"], group_id): row["name_zh"] or row["name_en"] or group_id}
        found = self.elsewhere.groups_called(group_id, self.info.get("consortium", ""))
        return {uid: group.name for uid, group in found.items()}

    def says(self, file: str, column: str) -> bool:
        """Tell whether *file* says all that it has to in *column*: if not, nothing is missing there for sure."""
        if file not in self.tables:
            return file not in REQUIRED_FILES
        return column in self.tables[file].columns and self.tables[file].complete


def columns_of(schema: Schema, file: str) -> tuple[Property, ...]:
    """Return the columns of *file*, with those that kinds or types of *schema* add.

    Examples
    --------
    Sources have the columns of the file alone; enterprises add their credit code to the entities.

    >>> from jjgraph.model.schema import builtin_schema
    >>> ["uscc" in {column.name for column in columns_of(builtin_schema(), file)}
    ...  for file in ("sources.csv", "entities.csv")]
    [False, True]
    """
    specs: tuple[Kind | TieType, ...] = ()
    if file == "entities.csv":
        specs = tuple(schema.kinds.values())
    elif file == "relationships.csv":
        specs = tuple(schema.ties.values())
    return (*schema.files[file], *(prop for spec in specs for prop in spec.properties))


def read_folder(path: Path, schema: Schema) -> RawFolder:
    r"""Read the data set in the folder *path*.

    Raises
    ------
    UsageError
        If *path* is no folder.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> from jjgraph.model.schema import builtin_schema
    >>> with TemporaryDirectory() as folder:
    ...     _ = (Path(folder) / "entities.csv").write_text("uid,kind\na,Enterprise\n")
    ...     raw = read_folder(Path(folder), builtin_schema())
    >>> [(row.number, row["kind"]) for row in raw.table("entities.csv").rows], raw.table("sources.csv").rows
    ([(2, 'Enterprise')], [])
    """
    if not path.is_dir():
        raise UsageError(
            Bilingual(f"没有这个文件夹：{path}", f"no such folder: {path}"),
            hint=Bilingual(
                "数据集是一个文件夹，内有 entities.csv、relationships.csv 与 sources.csv（或 .xlsx）",
                "a data set is a folder with entities.csv, relationships.csv and sources.csv (or .xlsx)",
            ),
        )
    raw = RawFolder(path.resolve().name, schema)
    tables = _read_toml(path / "dataset.toml", raw)
    _read_schema(path / "schema", raw)
    for name in ATTACHED:
        _read_attached(path / name, raw)
    _take_parties(raw, tables)
    there = sorted(item.name for item in path.iterdir())
    for file in schema.files:
        _read_file(path / file, raw, there)
    return raw


def _read_attached(path: Path, raw: RawFolder) -> None:
    if not path.is_file():
        return
    try:
        raw.attached[path.name] = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        reason = Bilingual("文件不是 UTF-8", "the file is not UTF-8")
        advice = Bilingual("请另存为 UTF-8", "save it as UTF-8")
        raw.issues.append(Issue(path.name, None, "", "encoding", reason, advice))


def _read_file(path: Path, raw: RawFolder, others: Sequence[str]) -> None:
    """Read the file *path* or the workbook in its place; what is missing or twice there is an issue."""
    file, book = path.name, path.with_suffix(SUFFIX)
    found = [item for item in (path, book) if item.is_file()]
    unread = [path.stem + suffix for suffix in UNREAD_SUFFIXES if path.with_suffix(suffix).is_file()]
    miscalled = [
        name for name in others if name.lower() in (file, book.name) and name not in (file, book.name)
    ]
    if found:
        table = raw.tables[file] = read_table(found[0], columns_of(raw.schema, file))
        raw.issues.extend(table.issues)
    if len(found) > 1:
        raw.issues.append(
            Issue(
                file,
                None,
                "",
                "two-files",
                Bilingual(f"{file} 与 {book.name} 都在", f"both {file} and {book.name} are there"),
                Bilingual("请只留一个，另一个移到别处", "keep one, and move the other elsewhere"),
            )
        )
    elif unread and not found:
        advised = Bilingual(f"{book.name} 或 {file}（CSV UTF-8）", f"{book.name} or {file} (CSV UTF-8)")
        raw.issues.append(
            _unread_issue(unread[0], advised.zh, advised.en, warning=file not in REQUIRED_FILES)
        )
    elif miscalled and not found:
        raw.issues.append(
            Issue(
                miscalled[0],
                None,
                "",
                "file-name",
                Bilingual(
                    "文件名的大小写不对，没有读",
                    "its name has other capitals than it should; it was not read",
                ),
                Bilingual(f"请改名为 {miscalled[0].lower()}", f"rename it to {miscalled[0].lower()}"),
            )
        )
    elif file in REQUIRED_FILES and not found:
        raw.issues.append(
            Issue(
                file,
                None,
                "",
                "missing-file",
                Bilingual(
                    f"缺少这个文件（也可以是 {book.name}）",
                    f"the file is missing ({book.name} would do, too)",
                ),
                Bilingual(
                    "没有内容时也请放一个只有表头的文件",
                    "where there is nothing to say, give just the header",
                ),
            )
        )


def _unread_issue(file: str, zh: str, en: str = "", *, warning: bool) -> Issue:
    return Issue(
        file,
        None,
        "",
        "unread-file",
        Bilingual("不读这种文件", "files of this sort are not read"),
        Bilingual(f"请另存为 {zh}", f"save it as {en or zh}"),
        warning=warning,
    )


def _toml_issue(reason: Bilingual, advice: Bilingual, key: str = "") -> Issue:
    return Issue("dataset.toml", None, key, "dataset-toml", reason, advice)


_COMPARE = Bilingual("请对照 seeds/jinjiang/dataset.toml", "compare with seeds/jinjiang/dataset.toml")


def _read_toml(path: Path, raw: RawFolder) -> Mapping[str, Any]:
    """Take the texts of dataset.toml, and return all that it holds."""
    if not path.is_file():
        return {}
    try:
        content: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except RecursionError:
        raw.issues.append(_toml_issue(Bilingual("嵌套太深", "nested too deeply"), _COMPARE))
        return {}
    except ValueError as error:  # no TOML, no UTF-8, or a number without end
        raw.issues.append(
            _toml_issue(Bilingual(f"不是有效的 TOML：{error}", f"not valid TOML: {error}"), _COMPARE)
        )
        return {}
    unknown = sorted(set(content) - {*TOML_KEYS, PARTY_TABLE})
    if unknown:
        names = ", ".join(map(shortened, unknown))
        raw.issues.append(_toml_issue(Bilingual(f"未知的键：{names}", f"unknown keys: {names}"), _COMPARE))
    for key in TOML_KEYS:
        if key in content:
            _take_toml(raw, key, content[key])
    raw.name = raw.info.get("name", raw.name)
    return content


def _take_toml(raw: RawFolder, key: str, value: Any) -> None:
    """Take a value of dataset.toml: a text on one line; a day need not stand in quotes."""
    if key == "retrieved" and type(value) in (date, int):
        value = str(value)
    if not isinstance(value, str):
        raw.issues.append(
            _toml_issue(
                Bilingual(f"“{shortened(value)}”不是文字", f"{shortened(value)!r} is no text"),
                Bilingual("请加引号", "put it in quotes"),
                key,
            )
        )
        return
    plain, marks = without_marks(value)
    if marks:
        raw.issues.append(replace(marks_issue("dataset.toml", None, marks), column=key))
    text = one_line(plain)
    if text:
        raw.info[key] = half_width(text) if key == "retrieved" else text


def _take_parties(raw: RawFolder, tables: Mapping[str, Any]) -> None:
    """Take the table ``[parties]``: a kind of organisation, and its parties as the column ``party`` has them."""
    given = tables.get(PARTY_TABLE, {})
    advice = Bilingual(
        '在 [parties] 下一行一类，例如 Park = "企"，几方用竖线分开',
        'below [parties] give a kind a line, such as Park = "企"; separate several parties by a bar',
    )
    if not isinstance(given, dict):
        raw.issues.append(
            _toml_issue(Bilingual("parties 不是一个表", "parties is no table"), advice, PARTY_TABLE)
        )
        return
    for kind, text in given.items():
        parties, shown = split_list(text) if isinstance(text, str) else (), shortened(kind)
        spec = raw.schema.kinds.get(kind)
        if spec is None or spec.kind_class != "organisation":
            reason = Bilingual(f"{shown} 不是一类机构", f"{shown} is no kind of organisation")
        elif not parties or not set(parties) <= set(PARTIES):
            listed = "、".join(PARTIES)
            reason = Bilingual(
                f"{shown} 的“{shortened(text)}”不是 {listed}",
                f"{shortened(text)!r} of {shown} is none of {listed}",
            )
        else:
            raw.parties[kind] = parties
            continue
        raw.issues.append(_toml_issue(reason, advice, PARTY_TABLE))


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
                raw.schema_complete = False
                raw.issues.append(_schema_issue(name, error))
        try:
            raw.schema = raw.schema.extended(texts.values(), origin=f"schema/{part}")
        except SchemaError as error:
            raw.schema_complete = False
            if not any(
                issue.code == "schema" for issue in raw.issues
            ):  # or it may be what follows from that one
                raw.issues.append(_schema_issue(f"schema/{part}", error))
        raw.issues.extend(
            _unread_issue(f"schema/{part}/{path.name}", f"{path.stem}.yaml", warning=False)
            for path in sorted((folder / part).glob("*"))
            if path.suffix.lower() in (".yml", ".yaml", ".json") and path.suffix != ".yaml"
        )


def _schema_issue(file: str, error: Exception) -> Issue:
    compare = Bilingual("请对照 docs/reference/schema.md", "compare with docs/reference/schema.md")
    if isinstance(error, JJGraphError):
        return Issue(
            file, None, "", "schema", error.message, error.hint if error.hint != NO_HINT else compare
        )
    return Issue(file, None, "", "schema", Bilingual("文件不是 UTF-8", "the file is not UTF-8"), compare)
