"""The schema: one YAML file for each kind of entity and each type of tie.

Constraints, loads, validation, the legend of the map and the schema page all come from these files.
A data set may bring further files of the same form in its folder ``schema/kinds`` and ``schema/ties``.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

from jjgraph.bilingual import Bilingual
from jjgraph.errors import SchemaError
from jjgraph.model import definitions
from jjgraph.model.identifiers import KIND, PROPERTY, TIE_TYPE

PARTIES: tuple[str, ...] = ("政", "校", "行", "企", "研")
PARTY_NAMES: Mapping[str, Bilingual] = {
    "政": Bilingual("政府", "government"),
    "校": Bilingual("院校", "schools"),
    "行": Bilingual("行业", "associations"),
    "企": Bilingual("企业", "enterprises"),
    "研": Bilingual("科研", "research"),
}
CLASS_NAMES: Mapping[str, Bilingual] = {
    "organisation": Bilingual("机构", "any organisation"),
    "collective": Bilingual("联合体或联盟", "any collective"),
    "object": Bilingual("共建与认定的事物", "any object"),
    "topic": Bilingual("产业、专业等主题", "any topic"),
    "person": Bilingual("人员", "any person"),
    "place": Bilingual("地点", "any place"),
    "event": Bilingual("活动", "any event"),
}
CLASSES: tuple[str, ...] = tuple(CLASS_NAMES)
STUDY_LEVELS: tuple[Bilingual, ...] = (
    Bilingual("中职", "secondary vocational"),
    Bilingual("高职专科", "higher vocational"),
    Bilingual("本科", "bachelor"),
    Bilingual("硕士", "master"),
)
MEANINGS: Mapping[str, Bilingual] = {
    "membership": Bilingual("加入或牵头", "the subject belongs to the object, or heads it"),
    "industry": Bilingual("对接产业", "the subject belongs to the industry that is the object, or serves it"),
    "transfer": Bilingual("由起方给予止方", "the subject gives something to the object"),
}
STRENGTHS: tuple[str, ...] = ("strong", "weak", "none")
SHAPES: tuple[str, ...] = ("dot", "square", "triangle", "triangleDown", "diamond", "star", "hexagon")
PROPERTY_TYPES: tuple[str, ...] = ("text", "number", "date", "list", "url")
REFERENCES: tuple[str, ...] = ("entity", "source", "group")

TYPES_FOLDER = Path(__file__).parent / "types"


@dataclass(frozen=True, slots=True)
class Property:
    """A property of a kind or type, or a column of a file.

    ``allowed`` lists its values where they are few; ``refers`` says what it names (``entity``,
    ``source`` or ``group``); ``aliases`` are other headings under which a column is accepted. What is
    ``private`` leaves the store only where it is asked for (`jjgraph.model.privacy`).
    """

    name: str
    label: Bilingual
    type: str = "text"
    unit: str = ""
    required: bool = False
    allowed: tuple[str, ...] = ()
    refers: str = ""
    aliases: tuple[str, ...] = ()
    private: bool = False


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of entity (a label in the store).

    ``broader`` names the kind it is a finer sort of: whatever admits the broader kind admits this one.
    ``parties`` are the default parties of its entities; ``shared_object`` says that organisations
    which share it collaborate; ``study_level`` is the level that a school of it teaches, in the Chinese of
    `STUDY_LEVELS`; ``governing`` says that a post in it is a governing post; ``colour`` and ``shape`` are its
    marks on the map.
    """

    name: str
    label: Bilingual
    description: Bilingual
    kind_class: str
    broader: str = ""
    parties: tuple[str, ...] = ()
    shared_object: bool = False
    study_level: str = ""
    governing: bool = False
    colour: str = "#666666"
    shape: str = "dot"
    private: bool = False
    properties: tuple[Property, ...] = ()


@dataclass(frozen=True, slots=True)
class TieType:
    """A type of tie (a relationship type in the store).

    ``subject`` and ``object`` list the kinds or classes that may stand at its ends; ``strength`` says
    whether it counts as collaboration; ``share`` whether it gives its subject a share in a shared object;
    ``symmetric`` whether it says the same from either end, so that its direction is only that of the writing;
    ``means`` what it has in common with other types, out of `MEANINGS`.
    """

    name: str
    label: Bilingual
    description: Bilingual
    subject: tuple[str, ...]
    object: tuple[str, ...]
    strength: str = "none"
    share: bool = False
    symmetric: bool = False
    means: tuple[str, ...] = ()
    private: bool = False
    properties: tuple[Property, ...] = ()


@dataclass(frozen=True)
class Schema:
    """All kinds and tie types, by name."""

    kinds: Mapping[str, Kind]
    ties: Mapping[str, TieType]
    files: Mapping[str, tuple[Property, ...]] = field(default_factory=dict)
    extra: tuple[str, ...] = field(default=())  # YAML texts that a data set added

    def lineage(self, kind: str) -> tuple[str, ...]:
        """Return *kind* and the kinds above it, the nearest first.

        Examples
        --------
        >>> builtin_schema().lineage("SecondaryVocationalSchool")
        ('SecondaryVocationalSchool', 'VocationalSchool')
        """
        names: list[str] = []
        while kind and kind in self.kinds and kind not in names:
            names.append(kind)
            kind = self.kinds[kind].broader
        return tuple(names)

    def is_a(self, kind: str, broader: str) -> bool:
        """Tell whether *kind* is *broader* or a finer sort of it."""
        return broader in self.lineage(kind)

    def admits(self, ends: Iterable[str], kind: str) -> bool:
        """Tell whether an end that lists *ends* (kinds or classes) admits *kind*."""
        allowed = set(ends)
        return bool(allowed & set(self.lineage(kind))) or self.kinds[kind].kind_class in allowed

    def end_label(self, end: str) -> Bilingual:
        """Return what an end of a tie that admits *end*, a kind or a class, is called."""
        return CLASS_NAMES[end] if end in CLASS_NAMES else self.kinds[end].label

    def is_shared_object(self, kind: str) -> bool:
        """Tell whether organisations that share an entity of *kind* collaborate by that."""
        return any(self.kinds[name].shared_object for name in self.lineage(kind))

    def ties_that_mean(self, meaning: str) -> frozenset[str]:
        """Return the types of ties with this meaning, out of `MEANINGS`.

        Examples
        --------
        >>> sorted(builtin_schema().ties_that_mean("membership"))
        ['LEADS', 'MEMBER_OF']
        """
        return frozenset(name for name, tie in self.ties.items() if meaning in tie.means)

    def study_level(self, kind: str) -> int | None:
        """Return the level at which schools of *kind* teach, as its place in `STUDY_LEVELS`, or None.

        Examples
        --------
        >>> [builtin_schema().study_level(kind) for kind in ("SecondaryVocationalSchool", "Enterprise")]
        [0, None]
        """
        words = [level.zh for level in STUDY_LEVELS]
        stated = (self.kinds[name].study_level for name in self.lineage(kind))
        return next((words.index(level) for level in stated if level), None)

    def is_governing(self, kind: str) -> bool:
        """Tell whether a post in an entity of *kind* is a governing post."""
        return any(self.kinds[name].governing for name in self.lineage(kind))

    @property
    def common(self) -> tuple[Property, ...]:
        """The private properties that entities of every kind may have."""
        return tuple(column for column in self.files.get("entities.csv", ()) if column.private)

    def added_to_entities(self) -> tuple[Property, ...]:
        """Return the properties that entities have beside the fields of `jjgraph.model.records.Entity`."""
        return (*self.common, *(prop for kind in self.kinds.values() for prop in kind.properties))

    def properties_of(self, kind: str) -> dict[str, Property]:
        """Return by name what entities of *kind* may have beside those fields.

        Examples
        --------
        >>> [prop.private for prop in builtin_schema().properties_of("Enterprise").values()]
        [False, False, True, True, True, True, True]
        """
        own = (prop for name in self.lineage(kind) for prop in self.kinds[name].properties)
        return {prop.name: prop for prop in (*own, *self.common)}

    def property_label(self, kind: str, name: str) -> Bilingual:
        """Return what the property *name* of entities of *kind* is called; the name itself where nobody defines it.

        Examples
        --------
        >>> builtin_schema().property_label("Enterprise", "aliases").zh
        '别名'
        """
        columns = {column.name: column for column in self.files.get("entities.csv", ())}
        known = columns | self.properties_of(kind)
        return known[name].label if name in known else Bilingual(name)

    def extra_properties(self) -> tuple[str, ...]:
        """Return the names of all properties that kinds and types add, sorted."""
        of_ties = (prop for tie in self.ties.values() for prop in tie.properties)
        return tuple(sorted({prop.name for prop in (*self.added_to_entities(), *of_ties)}))

    def check(self, text: str, *, origin: str) -> None:
        """Raise `SchemaError` where *text* by itself is no well-formed kind or type; *origin* names the file."""
        parse(text, origin)

    def extended(self, texts: Iterable[str], *, origin: str = "") -> "Schema":
        """Return this schema with the kinds and types of the YAML *texts* added.

        Raises
        ------
        SchemaError
            If a text is not well formed, or redefines a name in another way.
        """
        kinds, ties, extra = dict(self.kinds), dict(self.ties), list(self.extra)
        for text in texts:
            if text in extra:
                continue
            spec = parse(text, origin or "schema")
            known: Any = kinds if isinstance(spec, Kind) else ties
            if known.get(spec.name, spec) != spec:
                raise SchemaError(
                    Bilingual(
                        f"{origin}: {spec.name} 已有不同的定义",
                        f"{origin}: {spec.name} is defined otherwise already",
                    ),
                    hint=Bilingual("请写得一样，或换一个名称", "define it alike, or give it another name"),
                )
            if spec.name not in known:  # said twice in other words, the first text stands
                known[spec.name] = spec
                extra.append(text)
        schema = replace(self, kinds=kinds, ties=ties, extra=tuple(extra))
        _check_references(schema, origin or "schema")
        return schema


_PROPERTY = definitions.fields(
    {"label": definitions.both()},
    {
        "type": definitions.choice(PROPERTY_TYPES),
        "unit": definitions.text(),
        "required": definitions.flag,
        "allowed": definitions.list_of(definitions.text()),
        "refers": definitions.choice(REFERENCES),
        "aliases": definitions.list_of(definitions.text()),
        "private": definitions.flag,
    },
)
_PROPERTIES = definitions.mapping_of(definitions.name(PROPERTY), _PROPERTY)
_COLUMNS = definitions.mapping_of(definitions.text(), _PROPERTY)
_DESCRIBED = {"label": definitions.both(), "description": definitions.both(2000)}
_KIND = definitions.fields(
    {"kind": definitions.name(KIND), **_DESCRIBED, "class": definitions.choice(CLASSES)},
    {
        "broader": definitions.text(),
        "parties": definitions.list_of(definitions.choice(PARTIES)),
        "shared_object": definitions.flag,
        "study_level": definitions.choice([level.zh for level in STUDY_LEVELS]),
        "governing": definitions.flag,
        "private": definitions.flag,
        "map": definitions.fields({}, {"colour": definitions.colour, "shape": definitions.choice(SHAPES)}),
        "properties": _PROPERTIES,
    },
)
_END = definitions.list_of(definitions.text())
_TIE = definitions.fields(
    {
        "tie": definitions.name(TIE_TYPE),
        **_DESCRIBED,
        "ends": definitions.fields({"from": _END, "to": _END}, {}),
    },
    {
        "strength": definitions.choice(STRENGTHS),
        "share": definitions.flag,
        "symmetric": definitions.flag,
        "means": definitions.list_of(definitions.choice(MEANINGS)),
        "private": definitions.flag,
        "properties": _PROPERTIES,
    },
)


def _properties(checked: Mapping[str, Any]) -> tuple[Property, ...]:
    return tuple(Property(name=name, **spec) for name, spec in checked.items())


def _kind(raw: dict[str, Any], where: str) -> Kind:
    checked = _KIND(raw, where)
    shown = checked.pop("map", {})
    return Kind(
        name=checked.pop("kind"),
        kind_class=checked.pop("class"),
        properties=_properties(checked.pop("properties", {})),
        **checked,
        **shown,
    )


def _tie(raw: dict[str, Any], where: str) -> TieType:
    checked = _TIE(raw, where)
    ends = checked.pop("ends")
    return TieType(
        name=checked.pop("tie"),
        subject=ends["from"],
        object=ends["to"],
        properties=_properties(checked.pop("properties", {})),
        **checked,
    )


def parse(text: str, where: str) -> Kind | TieType:
    r"""Return the kind or type that the YAML *text* defines; *where* names it in a message.

    Raises
    ------
    SchemaError
        If it is not well formed.

    Examples
    --------
    >>> text = "kind: Club\nlabel: {zh: 社团, en: club}\ndescription: {zh: 社团, en: A club}\nclass: organisation"
    >>> kind = parse(text + "\nmap: {colour: '#15803d', shape: dot}", "Club.yaml")
    >>> kind.name, kind.label.en, kind.parties
    ('Club', 'club', ())
    """
    raw = definitions.load(text, where)
    if isinstance(raw, dict) and "kind" in raw:
        return _kind(raw, where)
    if isinstance(raw, dict) and "tie" in raw:
        return _tie(raw, where)
    raise SchemaError(
        Bilingual(f"{where}：需要 kind: 或 tie:", f"{where}: give kind: or tie:"),
        hint=Bilingual("一个文件定义一个类别或一个关系类型", "one file defines one kind or one type of tie"),
    )


def _check_references(schema: Schema, where: str) -> None:
    """Raise where kinds and types do not agree with each other, or with the columns of the files."""
    for kind in schema.kinds.values():
        if kind.broader:
            definitions.choice(sorted(schema.kinds))(kind.broader, f"{where}.{kind.name}.broader")
    for tie in schema.ties.values():
        for end in (*tie.subject, *tie.object):
            definitions.choice((*CLASSES, *sorted(schema.kinds)))(end, f"{where}.{tie.name}.ends")
    for specs, file in ((schema.kinds, "entities.csv"), (schema.ties, "relationships.csv")):
        _check_names(specs, where)
        _check_private(specs, where)
        _check_properties(specs, {column.name for column in schema.files.get(file, ())}, where, file)
    _check_lineage(schema, where)


def _check_names(specs: Mapping[str, Any], where: str) -> None:
    """Raise where two names differ by capitals alone: on many disks they would be one file."""
    by_case: dict[str, str] = {}
    for name in specs:
        other = by_case.setdefault(name.casefold(), name)
        if other != name:
            raise SchemaError(
                Bilingual(
                    f"{where}：{name} 与 {other} 只有大小写不同",
                    f"{where}: {name} differs from {other} by capitals alone",
                ),
                hint=Bilingual("请换一个名称", "give it another name"),
            )


def _check_properties(specs: Mapping[str, Any], columns: set[str], where: str, file: str) -> None:
    """Raise where a property is a column of the file already, or is of two sorts: a column can be only one."""
    first: dict[str, tuple[str, Property]] = {}
    for spec in specs.values():
        for prop in spec.properties:
            if prop.name in columns:
                raise SchemaError(
                    Bilingual(
                        f"{where}：{spec.name} 的属性 {prop.name} 已是 {file} 的一列",
                        f"{where}: the property {prop.name} of {spec.name} is a column of {file} already",
                    ),
                    hint=Bilingual("请换一个名称", "give it another name"),
                )
            owner, known = first.setdefault(prop.name, (spec.name, prop))
            if (known.type, known.allowed, known.refers) != (prop.type, prop.allowed, prop.refers):
                raise SchemaError(
                    Bilingual(
                        f"{where}：属性 {prop.name} 在 {owner} 与 {spec.name} 中不同（类型或可选值）",
                        f"{where}: the property {prop.name} of {owner} is another in {spec.name} (type or values)",
                    ),
                    hint=Bilingual(
                        "同一列只能有一种内容：请写得一样，或换一个名称",
                        "one column holds one sort of content: define both alike, or rename one",
                    ),
                )


def _check_private(specs: Mapping[str, Any], where: str) -> None:
    """Raise where a private property is more than text: what is wrong with a number or a date would be shown."""
    for spec in specs.values():
        for prop in spec.properties:
            if prop.private and (prop.type not in ("text", "list") or prop.allowed or prop.refers):
                raise SchemaError(
                    Bilingual(
                        f"{where}：{spec.name} 的不公开属性 {prop.name} 只能是文字",
                        f"{where}: the private property {prop.name} of {spec.name} may be text only",
                    ),
                    hint=Bilingual(
                        "type 写 text 或 list，不写 allowed", "give it the type text or list, and no allowed"
                    ),
                )


def _check_lineage(schema: Schema, where: str) -> None:
    for kind in schema.kinds.values():
        last = schema.kinds[schema.lineage(kind.name)[-1]]
        if last.broader:  # the line stops where it would come back
            raise SchemaError(
                Bilingual(
                    f"{where}：{kind.name} 的上级类别（broader）绕成了一圈",
                    f"{where}: the kinds above {kind.name} (broader) go round in a circle",
                )
            )


def read_yaml_folder(folder: Path) -> list[str]:
    """Return the texts of the YAML files of *folder*, in the order of their names.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     written = [(Path(folder) / f"{name}.yaml").write_text(f"kind: {name}") for name in "BA"]
    ...     read_yaml_folder(Path(folder))
    ['kind: A', 'kind: B']
    """
    return [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.yaml"))]


@cache
def builtin_schema() -> Schema:
    """Return the schema that ships with jjgraph.

    Examples
    --------
    >>> builtin_schema().kinds["Enterprise"].label.zh
    '企业'
    """
    files = definitions.load((TYPES_FOLDER / "files.yaml").read_text(encoding="utf-8"), "files")
    kinds = [parse(text, "kinds") for text in read_yaml_folder(TYPES_FOLDER / "kinds")]
    ties = [parse(text, "ties") for text in read_yaml_folder(TYPES_FOLDER / "ties")]
    schema = Schema(
        kinds={kind.name: kind for kind in kinds if isinstance(kind, Kind)},
        ties={tie.name: tie for tie in ties if isinstance(tie, TieType)},
        files={name: _properties(_COLUMNS(columns, f"files.{name}")) for name, columns in files.items()},
    )
    _check_references(schema, "types")
    return schema
