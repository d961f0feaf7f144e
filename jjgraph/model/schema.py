"""The schema: one YAML file for each kind of entity and each type of tie.

Constraints, loads, validation, the legend of the map and the schema page all come from these files.
A data set may bring further files of the same form in its folder ``schema/kinds`` and ``schema/ties``.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from jjgraph.bilingual import Bilingual
from jjgraph.errors import SchemaError

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

TYPES_FOLDER = Path(__file__).parent / "types"


@dataclass(frozen=True, slots=True)
class Property:
    """A property of a kind or type, or a column of a file.

    ``allowed`` lists its values where they are few; ``refers`` says what it names (``entity``,
    ``source`` or ``group``); ``aliases`` are other headings under which a column is accepted.
    """

    name: str
    label: Bilingual
    type: str = "text"
    unit: str = ""
    required: bool = False
    allowed: tuple[str, ...] = ()
    refers: str = ""
    aliases: tuple[str, ...] = ()


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
    properties: tuple[Property, ...] = ()


@dataclass(frozen=True, slots=True)
class TieType:
    """A type of tie (a relationship type in the store).

    ``subject`` and ``object`` list the kinds or classes that may stand at its ends; ``strength`` says
    whether it counts as collaboration; ``share`` whether it gives its subject a share in a shared object;
    ``means`` what it has in common with other types, out of `MEANINGS`.
    """

    name: str
    label: Bilingual
    description: Bilingual
    subject: tuple[str, ...]
    object: tuple[str, ...]
    strength: str = "none"
    share: bool = False
    means: tuple[str, ...] = ()
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

    def extra_properties(self) -> tuple[str, ...]:
        """Return the names of all properties that single kinds and types add, sorted."""
        specs: list[Kind | TieType] = [*self.kinds.values(), *self.ties.values()]
        return tuple(sorted({prop.name for spec in specs for prop in spec.properties}))

    def check(self, text: str, *, origin: str) -> None:
        """Raise `SchemaError` where *text* by itself is no well-formed kind or type; *origin* names the file."""
        _parse(text, origin)

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
            spec = _parse(text, origin or "schema")
            known: Any = kinds if isinstance(spec, Kind) else ties
            if known.get(spec.name, spec) != spec:
                raise SchemaError(
                    Bilingual(
                        f"{origin}: {spec.name} 已有不同的定义",
                        f"{origin}: {spec.name} is defined otherwise already",
                    )
                )
            known[spec.name] = spec
            extra.append(text)
        schema = replace(self, kinds=kinds, ties=ties, extra=tuple(extra))
        _check_references(schema, origin or "schema")
        return schema


def _text(value: Any, where: str) -> Bilingual:
    if not isinstance(value, dict) or not value.get("zh") or not value.get("en"):
        raise SchemaError(Bilingual(f"{where}：需要 zh 与 en 两种文字", f"{where}: give both zh and en"))
    return Bilingual(str(value["zh"]), str(value["en"]))


def _properties(raw: Any, where: str) -> tuple[Property, ...]:
    found = []
    for name, spec in (raw or {}).items():
        kind = spec.get("type", "text")
        _one_of(kind, PROPERTY_TYPES, f"{where}.{name}.type")
        found.append(
            Property(
                name=name,
                label=_text(spec.get("label"), f"{where}.{name}"),
                type=kind,
                unit=spec.get("unit", ""),
                required=bool(spec.get("required")),
                allowed=tuple(spec.get("allowed", ())),
                refers=spec.get("refers", ""),
                aliases=tuple(spec.get("aliases", ())),
            )
        )
    return tuple(found)


def _one_of(value: Any, allowed: Iterable[str], where: str) -> None:
    if value not in tuple(allowed):
        choices = ", ".join(allowed)
        raise SchemaError(
            Bilingual(f"{where}：{value!r} 不在 {choices} 之中", f"{where}: {value!r} is none of {choices}")
        )


def _kind(raw: dict[str, Any], where: str) -> Kind:
    _one_of(raw.get("class"), CLASSES, f"{where}.class")
    shown = raw.get("map", {})
    _one_of(shown.get("shape", "dot"), SHAPES, f"{where}.map.shape")
    for party in raw.get("parties", []):
        _one_of(party, PARTIES, f"{where}.parties")
    _one_of(raw.get("study_level", ""), ("", *(level.zh for level in STUDY_LEVELS)), f"{where}.study_level")
    return Kind(
        name=str(raw["kind"]),
        label=_text(raw.get("label"), f"{where}.label"),
        description=_text(raw.get("description"), f"{where}.description"),
        kind_class=raw["class"],
        broader=raw.get("broader", ""),
        parties=tuple(raw.get("parties", [])),
        shared_object=bool(raw.get("shared_object", False)),
        study_level=raw.get("study_level", ""),
        governing=bool(raw.get("governing", False)),
        colour=shown.get("colour", "#666666"),
        shape=shown.get("shape", "dot"),
        properties=_properties(raw.get("properties"), f"{where}.properties"),
    )


def _tie(raw: dict[str, Any], where: str) -> TieType:
    _one_of(raw.get("strength", "none"), STRENGTHS, f"{where}.strength")
    for meaning in raw.get("means", []):
        _one_of(meaning, MEANINGS, f"{where}.means")
    ends = raw.get("ends", {})
    if not ends.get("from") or not ends.get("to"):
        raise SchemaError(
            Bilingual(f"{where}：缺少 ends.from 或 ends.to", f"{where}: ends.from or ends.to is missing")
        )
    return TieType(
        name=str(raw["tie"]),
        label=_text(raw.get("label"), f"{where}.label"),
        description=_text(raw.get("description"), f"{where}.description"),
        subject=tuple(ends["from"]),
        object=tuple(ends["to"]),
        strength=raw.get("strength", "none"),
        share=bool(raw.get("share", False)),
        means=tuple(raw.get("means", [])),
        properties=_properties(raw.get("properties"), f"{where}.properties"),
    )


def _parse(text: str, where: str) -> Kind | TieType:
    try:
        raw = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise SchemaError(
            Bilingual(f"{where}：不是有效的 YAML：{error}", f"{where}: not valid YAML: {error}")
        ) from error
    if isinstance(raw, dict) and "kind" in raw:
        return _kind(raw, where)
    if isinstance(raw, dict) and "tie" in raw:
        return _tie(raw, where)
    raise SchemaError(
        Bilingual(f"{where}：文件须以 kind: 或 tie: 开头", f"{where}: the file must start with kind: or tie:")
    )


def _check_references(schema: Schema, where: str) -> None:
    for kind in schema.kinds.values():
        if kind.broader:
            _one_of(kind.broader, sorted(schema.kinds), f"{where}.{kind.name}.broader")
    for tie in schema.ties.values():
        for end in (*tie.subject, *tie.object):
            _one_of(end, (*CLASSES, *sorted(schema.kinds)), f"{where}.{tie.name}.ends")


def read_yaml_folder(folder: Path) -> list[str]:
    """Return the texts of the YAML files of *folder*, in the order of their names."""
    return [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.yaml"))]


@cache
def builtin_schema() -> Schema:
    """Return the schema that ships with jjgraph.

    Examples
    --------
    >>> builtin_schema().kinds["Enterprise"].label.zh
    '企业'
    """
    files = yaml.safe_load((TYPES_FOLDER / "files.yaml").read_text(encoding="utf-8"))
    kinds = [_parse(text, "kinds") for text in read_yaml_folder(TYPES_FOLDER / "kinds")]
    ties = [_parse(text, "ties") for text in read_yaml_folder(TYPES_FOLDER / "ties")]
    schema = Schema(
        kinds={kind.name: kind for kind in kinds if isinstance(kind, Kind)},
        ties={tie.name: tie for tie in ties if isinstance(tie, TieType)},
        files={name: _properties(columns, f"files.{name}") for name, columns in files.items()},
    )
    _check_references(schema, "types")
    return schema
