"""How a list is read: which column is about what. A mapping is a YAML file; two come with jjgraph."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from jjgraph.bilingual import Bilingual
from jjgraph.errors import NO_HINT, SchemaError
from jjgraph.files import write_file
from jjgraph.intake.office.cells import MISSING
from jjgraph.intake.office.headings import heading_form
from jjgraph.intake.parsing import nearest_label
from jjgraph.model import definitions
from jjgraph.model.schema import Schema

MAPPINGS_FOLDER = Path(__file__).parent / "mappings"
SUFFIX = ".mapping.yaml"
LIST, COOPERATION, MATRIX = "list", "cooperation", "matrix"
FORMS = (LIST, COOPERATION, MATRIX)
_HEADING = definitions.text(400)


@dataclass(frozen=True, slots=True)
class SheetMapping:
    """How the sheets of one shape are read.

    Attributes
    ----------
    name : str
        What it is called on the command line.
    label : Bilingual
        What it is called elsewhere.
    form : str
        ``list``: an organisation a row. ``cooperation``: a school and an enterprise a row. ``matrix``: organisations
        down and across, a mark where the two cooperate.
    columns : mapping of str to str
        Roles by heading; beside those of ``words/headings.yaml`` there are ``figure:MEASURE``, ``property:NAME``,
        ``private:NAME``, ``flag:GROUP`` (a yes makes a member of the group) and ``ignore``.
    missing : tuple of str
        What a cell says that holds nothing.
    group : str
        The group to which all rows belong, besides those that their cells name.
    partner : str
        With whom the organisations of all rows cooperate, where no column says it: the school whose list it is.
    kinds, ties : mapping of str to str
        Kinds by the words for them; types of ties by the words for a cooperation.
    names : mapping of str to str
        Whom a name means, by uid: what somebody decided.
    tie : str
        The type of tie of a cooperation that no word tells.
    fingerprint : str
        The shape of the sheet for which it was written (`fingerprint`), or "".
    """

    name: str
    label: Bilingual
    form: str = LIST
    columns: Mapping[str, str] = field(default_factory=dict)
    missing: tuple[str, ...] = MISSING
    group: str = ""
    partner: str = ""
    kinds: Mapping[str, str] = field(default_factory=dict)
    ties: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    tie: str = "COOPERATES_WITH"
    fingerprint: str = ""


_SHAPE = definitions.fields(
    {"name": definitions.text(), "label": definitions.both(), "form": definitions.choice(FORMS)},
    {
        "columns": definitions.mapping_of(_HEADING, definitions.text()),
        "missing": definitions.list_of(definitions.text()),
        "group": definitions.text(),
        "partner": definitions.text(),
        "kinds": definitions.mapping_of(definitions.text(), definitions.text()),
        "ties": definitions.mapping_of(definitions.text(), definitions.text()),
        "names": definitions.mapping_of(definitions.text(), definitions.text()),
        "tie": definitions.text(),
        "fingerprint": definitions.text(),
    },
)


def parse_mapping(text: str, where: str) -> SheetMapping:
    r"""Return the mapping that the YAML *text* writes; *where* names it in a message.

    Raises
    ------
    SchemaError
        If it is not well formed.

    Examples
    --------
    >>> parse_mapping("name: a\nlabel: {zh: 甲, en: a}\nform: list\ncolumns: {名字: name}", "a.yaml").columns
    {'名字': 'name'}
    """
    return SheetMapping(**_SHAPE(definitions.load(text, where), where))


def read_mapping(path: Path) -> SheetMapping:
    """Read the mapping in the file *path*.

    Raises
    ------
    SchemaError
        If there is no such file, or it is not well formed.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise SchemaError(
            Bilingual(f"读不了映射 {path}：{error}", f"the mapping {path} cannot be read: {error}"),
            hint=Bilingual(
                "用 jjgraph mappings 列出已有的映射", "jjgraph mappings lists those that there are"
            ),
        ) from error
    return parse_mapping(text, path.name)


def find_mapping(name: str) -> SheetMapping:
    """Return the mapping that comes with jjgraph under this name, or else that in the file *name*.

    Raises
    ------
    SchemaError
        If there is neither.

    Examples
    --------
    >>> find_mapping("members").form
    'list'
    """
    return shipped()[name] if name in shipped() else read_mapping(Path(name))


def mapping_text(mapping: SheetMapping) -> str:
    """Return *mapping* as YAML; `parse_mapping` reads it back.

    Examples
    --------
    >>> print(mapping_text(SheetMapping("a", Bilingual("甲", "a"), columns={"名字": "name"})))
    name: a
    label: {zh: 甲, en: a}
    form: list
    columns: {名字: name}
    <BLANKLINE>
    """
    content: dict[str, Any] = {"name": mapping.name, "label": mapping.label._asdict(), "form": mapping.form}
    usual = SheetMapping("", Bilingual(""))
    for key in ("columns", "missing", "group", "partner", "kinds", "ties", "names", "tie", "fingerprint"):
        value = getattr(mapping, key)
        if value != getattr(usual, key):
            content[key] = list(value) if isinstance(value, tuple) else value
    return yaml.safe_dump(content, allow_unicode=True, sort_keys=False, default_flow_style=None, width=100)


def write_mapping(path: Path, mapping: SheetMapping) -> None:
    """Write *mapping* to the file *path*."""
    write_file(path, mapping_text(mapping).encode())


def fingerprint(headings: Iterable[str]) -> str:
    """Return the shape of a sheet: the same for the same headings in the same order, however they are spaced.

    Examples
    --------
    >>> fingerprint(["单位名称", "类别"]) == fingerprint(["单位 名称*", "类别："])
    True
    """
    plain = "\n".join(map(heading_form, headings))
    return hashlib.sha256(plain.encode()).hexdigest()[:16]


def saved_mapping(folder: Path, shape: str) -> SheetMapping | None:
    """Return the mapping in *folder* that was written for a sheet of this shape, or None."""
    for path in sorted(folder.glob(f"*{SUFFIX}")):
        mapping = read_mapping(path)
        if mapping.fingerprint == shape:
            return mapping
    return None


@cache
def shipped() -> Mapping[str, SheetMapping]:
    """Return the mappings that come with jjgraph, by name.

    Examples
    --------
    >>> {name: mapping.label.zh for name, mapping in shipped().items()}
    {'cooperation': '产学合作', 'matrix': '合作矩阵', 'members': '成员名单'}
    """
    found = [read_mapping(path) for path in sorted(MAPPINGS_FOLDER.glob("*.yaml"))]
    return {mapping.name: mapping for mapping in found}


def answered(
    mapping: SheetMapping, columns: Mapping[str, str], kinds: Mapping[str, str], shape: str
) -> SheetMapping:
    """Return *mapping* with answers: roles by heading, kinds by word, and the shape they were given for.

    Examples
    --------
    >>> answered(SheetMapping("a", Bilingual("甲", "a")), {"名字": "name"}, {}, "").columns
    {'名字': 'name'}
    """
    return replace(
        mapping,
        columns={**mapping.columns, **columns},
        kinds={**mapping.kinds, **kinds},
        fingerprint=shape or mapping.fingerprint,
    )


def check_mapping(mapping: SheetMapping, schema: Schema) -> None:
    """Raise a `SchemaError` where *mapping* names a kind or a type of tie that *schema* does not have.

    Examples
    --------
    >>> from jjgraph.model.schema import builtin_schema
    >>> check_mapping(SheetMapping("a", Bilingual("甲", "a"), kinds={"大厂": "Enterprise"}), builtin_schema())
    """
    for place, names, known in (
        ("kinds", mapping.kinds.values(), {name: kind.label for name, kind in schema.kinds.items()}),
        (
            "ties",
            (*mapping.ties.values(), mapping.tie),
            {name: tie.label for name, tie in schema.ties.items()},
        ),
    ):
        for name in names:
            if name not in known:
                near = nearest_label(name, known)
                raise SchemaError(
                    Bilingual(
                        f"映射 {mapping.name} 的 {place}：没有 {name}",
                        f"{place} of the mapping {mapping.name}: there is no {name}",
                    ),
                    hint=Bilingual(f"是不是 {near}？", f"did you mean {near}?") if near else NO_HINT,
                )
