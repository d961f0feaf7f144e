"""Read a YAML text against a shape: every value is of the sort that its place asks for, or `SchemaError` says which is not.

A shape is a function that takes a value and the name of its place and gives the value back, checked.
"""

import re
from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import Any

import yaml

from jjgraph.bilingual import Bilingual
from jjgraph.errors import NO_HINT, SchemaError
from jjgraph.model.identifiers import Form, shortened

Shape = Callable[[Any, str], Any]
LONGEST_FILE = 100_000  # characters; one kind or type takes a thousand
_UNSHOWN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


def _fail(where: str, zh: str, en: str, hint: Bilingual = NO_HINT) -> SchemaError:
    return SchemaError(Bilingual(f"{where}：{zh}", f"{where}: {en}"), hint=hint)


def text(longest: int = 200) -> Shape:
    r"""Give the shape of a text on one line (runs of blanks and line ends count as one blank).

    Examples
    --------
    >>> text()("a  line\nand its end", "label")
    'a line and its end'
    """

    def check(value: Any, where: str) -> str:
        if not isinstance(value, str):
            shown = shortened(value)
            raise _fail(
                where,
                f"{shown} 不是文字",
                f"{shown} is no text",
                Bilingual('请加引号，例如 "2023"、"yes"', 'put it in quotes, such as "2023" or "yes"'),
            )
        plain = " ".join(value.split())
        if _UNSHOWN.search(plain):
            raise _fail(where, "含有控制字符", "holds control characters")
        if len(plain) > longest:
            raise _fail(
                where,
                f"有 {len(plain)} 个字符，最多 {longest} 个",
                f"{len(plain)} characters, {longest} are the most",
            )
        return plain

    return check


def both(longest: int = 200) -> Shape:
    """Give the shape of a text in both languages, ``{zh: …, en: …}``.

    Examples
    --------
    >>> both()({"zh": "共建", "en": "co-builds"}, "label").en
    'co-builds'
    """
    one = text(longest)

    def check(value: Any, where: str) -> Bilingual:
        if not isinstance(value, dict) or not value.get("zh") or not value.get("en"):
            raise _fail(where, "需要 zh 与 en 两种文字", "give both zh and en")
        _refuse_unknown(value, ("zh", "en"), where)
        return Bilingual(one(value["zh"], f"{where}.zh"), one(value["en"], f"{where}.en"))

    return check


def flag(value: Any, where: str) -> bool:
    """Return *value*, which has to be true or false; *where* names it in a `SchemaError`.

    Examples
    --------
    >>> flag(True, "share"), flag(False, "share")
    (True, False)
    >>> flag("yes", "share")
    Traceback (most recent call last):
    jjgraph.errors.SchemaError: share：yes 不是 true 或 false / share: yes is neither true nor false
    """
    if not isinstance(value, bool):
        shown = shortened(value)
        raise _fail(where, f"{shown} 不是 true 或 false", f"{shown} is neither true nor false")
    return value


def colour(value: Any, where: str) -> str:
    """Return *value*, which has to be a colour, ``#rrggbb``; *where* names it in a `SchemaError`.

    Examples
    --------
    >>> colour("#0f5132", "map.colour")
    '#0f5132'
    """
    if not isinstance(value, str) or not _COLOUR.fullmatch(value):
        shown = shortened(value)
        raise _fail(
            where,
            f"{shown} 不是颜色",
            f"{shown} is no colour",
            Bilingual('请写成 "#0f5132" 这样，带引号', 'write it like "#0f5132", in quotes'),
        )
    return value


def choice(options: Iterable[str]) -> Shape:
    """Give the shape of a value that is one of *options*.

    Examples
    --------
    >>> choice(["strong", "none"])("none", "strength")
    'none'
    """
    known = tuple(options)

    def check(value: Any, where: str) -> str:
        if not isinstance(value, str) or value not in known:
            listed, shown = ", ".join(known), shortened(value)
            raise _fail(where, f"{shown} 不在 {listed} 之中", f"{shown} is none of {listed}")
        return value

    return check


def name(form: Form) -> Shape:
    """Give the shape of a name of some form.

    Examples
    --------
    >>> from jjgraph.model.identifiers import KIND
    >>> name(KIND)("Club", "kind")
    'Club'
    """

    def check(value: Any, where: str) -> str:
        if (fault := form.fault(value)) is not None:
            reason, advice = fault
            raise _fail(where, reason.zh, reason.en, advice)
        return str(value)

    return check


def list_of(item: Shape) -> Shape:
    """Give the shape of a list without repeats.

    Examples
    --------
    >>> list_of(text())(["政", "校"], "parties")
    ('政', '校')
    """

    def check(value: Any, where: str) -> tuple[Any, ...]:
        if not isinstance(value, list):
            shown = shortened(value)
            raise _fail(
                where,
                f"{shown} 不是列表",
                f"{shown} is no list",
                Bilingual("请写成 [甲, 乙]", "write it like [a, b]"),
            )
        found = tuple(item(part, f"{where}[{number}]") for number, part in enumerate(value))
        if len(set(found)) < len(found):
            raise _fail(where, "有重复的值", "a value stands twice")
        return found

    return check


def mapping_of(key: Shape, value_shape: Shape) -> Shape:
    """Give the shape of a mapping whose keys are names.

    Examples
    --------
    >>> mapping_of(text(), flag)({"strict ": True}, "readings")
    {'strict': True}
    """

    def check(value: Any, where: str) -> dict[str, Any]:
        _require_mapping(value, where)
        return {
            key(label, where): value_shape(part, f"{where}.{shortened(label)}")
            for label, part in value.items()
        }

    return check


def fields(required: Mapping[str, Shape], optional: Mapping[str, Shape]) -> Shape:
    """Give the shape of a mapping with fixed keys; an optional one that is empty counts as absent.

    Examples
    --------
    >>> shape = fields({"kind": text()}, {"share": flag, "note": text()})
    >>> shape({"kind": "Place", "note": None}, "Place.yaml")
    {'kind': 'Place'}
    """

    def check(value: Any, where: str) -> dict[str, Any]:
        _require_mapping(value, where)
        _refuse_unknown(value, (*required, *optional), where)
        missing = [key for key in required if value.get(key) is None]
        if missing:
            raise _fail(where, f"缺少 {missing[0]}", f"{missing[0]} is missing")
        shapes = {**required, **optional}
        return {key: shapes[key](part, f"{where}.{key}") for key, part in value.items() if part is not None}

    return check


def _require_mapping(value: Any, where: str) -> None:
    if not isinstance(value, dict):
        shown = shortened(value)
        raise _fail(
            where,
            f"{shown} 不是“名称: 值”的结构",
            f"{shown} is no mapping of names to values",
            Bilingual("请写成 {名称: 值}", "write it like {name: value}"),
        )


def _refuse_unknown(value: Mapping[Any, Any], known: Iterable[str], where: str) -> None:
    for key in value:
        if key not in known:
            listed = ", ".join(known)
            shown = shortened(key)
            raise _fail(
                where,
                f"未知的键 {shown}",
                f"unknown key {shown}",
                Bilingual(f"可用的键：{listed}", f"the keys are {listed}"),
            )


class _Loader(yaml.SafeLoader):
    """PyYAML's safe loader, which takes no key twice: the first would be lost without a word."""


def _mapping_without_repeats(loader: _Loader, node: yaml.MappingNode) -> dict[Hashable, Any]:
    keys = [item.value for item, _ in node.value if isinstance(item, yaml.ScalarNode)]
    repeated = sorted({key for key in keys if keys.count(key) > 1})
    if repeated:
        raise yaml.constructor.ConstructorError(
            None, None, f"key {shortened(repeated[0])} stands twice", node.start_mark
        )
    return loader.construct_mapping(node, deep=True)


_Loader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping_without_repeats)


def load(content: str, where: str) -> Any:
    """Return the value of the YAML text *content*.

    Raises
    ------
    SchemaError
        If it is no YAML, is nested deeper than can be read, or holds a value that cannot be.

    Examples
    --------
    >>> load("kind: Ship", "Ship.yaml")
    {'kind': 'Ship'}
    """
    if len(content) > LONGEST_FILE:
        raise _fail(where, f"超过 {LONGEST_FILE} 个字符", f"longer than {LONGEST_FILE} characters")
    try:
        return yaml.load(content, Loader=_Loader)
    except RecursionError:
        raise _fail(where, "嵌套太深", "nested too deeply") from None
    except (yaml.YAMLError, ValueError, OverflowError) as error:  # a day that is none, a number without end
        reason = shortened(error, 200)
        raise _fail(where, f"不是有效的 YAML：{reason}", f"not valid YAML: {reason}") from error
