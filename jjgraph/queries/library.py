"""The library of named queries: one file a query under cypher/TOPIC/, its head checked on load.

The head is a block of comments, one ``// key: text`` a line::

    // name: partners
    // title: 合作伙伴 / partners of an organisation
    // param: uid entity 机构 / the organisation
    // param: limit count 20 行数 / number of rows
    // view: yes
    // columns: partner, relation, uid
    // zh: 这个机构与谁合作。
    // en: Whom the organisation works with.

A parameter has a name, a type of `PARAM_TYPES`, an optional default and a label in both languages; an entity
of one kind or class is ``entity:Consortium``, and one that need not be given has the default ``any``.
``view: yes`` adds ``$level`` and ``$inferred``, which say what ties count. ``differ: a b`` names two parameters
that may not be the same, ``empty: 中文 / English`` what is said where there are no rows.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jjgraph import assets
from jjgraph.bilingual import Bilingual
from jjgraph.errors import QueryFileError, UsageError
from jjgraph.model.schema import CLASSES, builtin_schema
from jjgraph.similarity import LOOSE, nearest

TOPICS: Mapping[str, Bilingual] = {
    "overview": Bilingual("概览与查找", "Overview and search"),
    "membership": Bilingual("成员与角色", "Membership and roles"),
    "collaboration": Bilingual("合作", "Collaboration"),
    "evidence": Bilingual("依据与矛盾", "Evidence and conflicts"),
    "statements": Bilingual("目标、任务、计划与属性", "Aims, tasks, plans, properties"),
    "figures": Bilingual("数字与申报数", "Figures and declared counts"),
    "training": Bilingual("专业、产业与贯通培养", "Majors, industries, pathways"),
    "projects": Bilingual("平台与项目", "Platforms and projects"),
    "policy": Bilingual("政策与认定", "Policies and recognitions"),
    "time": Bilingual("时间", "Time"),
    "overseas": Bilingual("海外", "Overseas"),
    "paths": Bilingual("居间与路径", "Brokers and paths"),
    "consortia": Bilingual("联合体比较", "Consortia compared"),
    "checks": Bilingual("数据质量（有结果即为问题）", "Data quality (a row is a problem)"),
}
NEO4J_ONLY = "neo4j"  # full text and pictures of Neo4j Browser: outside the portable library

# count is a whole number from 0 on; the last four are records that the store must have.
PARAM_TYPES = (
    "text",
    "entity",
    "count",
    "date",
    "record",
    "source",
    "group",
    "measure",
    "property",
    "aspect",
)
VIEW_PARAMS = ("level", "inferred")
KEYS = ("name", "title", "param", "differ", "view", "columns", "empty", "zh", "en")
_HEAD = re.compile(r"//\s*([a-z]+):\s*(.*)")
_PARAM = re.compile(
    r"(?P<name>\w+)\s+(?P<type>\w+)(?::(?P<kind>\w+))?(?:\s+(?P<default>[\w.:-]+))?\s+(?P<label>[^\x00-\x7f].*)"
)
_USED = re.compile(r"\$(\w+)")


@dataclass(frozen=True, slots=True)
class Param:
    """A parameter of a named query.

    ``default`` is None where it must be given; ``kind`` is the kind or class that an entity must be of, or "".
    """

    name: str
    type: str
    default: str | None
    label: Bilingual
    kind: str = ""


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A query of the library: its head and its text. ``topic`` is one of `TOPICS`, or `NEO4J_ONLY`.

    ``differ`` names parameters that may not be the same; ``empty`` is said where there are no rows.
    """

    name: str
    topic: str
    title: Bilingual
    doc: Bilingual
    params: tuple[Param, ...]
    columns: tuple[str, ...]
    view: bool
    text: str
    differ: tuple[str, ...] = ()
    empty: Bilingual | None = None


def _both(value: str, where: str) -> Bilingual:
    zh, separator, en = value.partition(" / ")
    if not separator or not zh or not en:
        raise QueryFileError(
            Bilingual(f"{where}：要写成“中文 / English”", f"{where}: write it as 中文 / English")
        )
    return Bilingual(zh.strip(), en.strip())


def _param(value: str, where: str) -> Param:
    match = _PARAM.fullmatch(value)
    if match is None or match["type"] not in PARAM_TYPES or not _fits_kind(match["type"], match["kind"]):
        types = ", ".join(PARAM_TYPES)
        raise QueryFileError(
            Bilingual(
                f"{where}：参数要写成“名称 类型 [默认值] 中文 / English”，类型为 {types}",
                f"{where}: write a parameter as name, type ({types}), default, 中文 / English",
            )
        )
    label = _both(match["label"], where)
    return Param(match["name"], match["type"], match["default"], label, match["kind"] or "")


def _fits_kind(sort: str, kind: str | None) -> bool:
    return kind is None or (sort == "entity" and kind in (*CLASSES, *builtin_schema().kinds))


def parse_query(text: str, *, where: str, topic: str) -> NamedQuery:
    """Return the named query in *text*, a file of cypher/.

    Raises
    ------
    QueryFileError
        If the head lacks a key, has an unknown one, or does not fit the statement below it.

    Examples
    --------
    >>> text = '''// name: places
    ... // title: 地点 / places
    ... // columns: uid
    ... // zh: 全部地点。
    ... // en: All places.
    ... MATCH (p:Place) RETURN p.uid AS uid ORDER BY uid'''
    >>> query = parse_query(text, where="places.cypher", topic="entities")
    >>> query.name, query.columns, query.view
    ('places', ('uid',), False)
    """
    head: dict[str, list[str]] = {}
    body: list[str] = []
    for line in text.splitlines():
        match = None if body else _HEAD.fullmatch(line.strip())
        if match is None:
            body.append(line)
        elif match[1] not in KEYS:
            raise QueryFileError(
                Bilingual(f"{where}：未知的键 {match[1]}", f"{where}: unknown key {match[1]}")
            )
        else:
            head.setdefault(match[1], []).append(match[2].strip())
    missing = [key for key in ("name", "title", "columns", "zh", "en") if key not in head]
    if missing:
        raise QueryFileError(
            Bilingual(f"{where}：缺少 {', '.join(missing)}", f"{where}: {', '.join(missing)} missing")
        )
    query = NamedQuery(
        name=head["name"][0],
        topic=topic,
        title=_both(head["title"][0], where),
        doc=Bilingual("".join(head["zh"]), " ".join(head["en"])),
        params=tuple(_param(value, where) for value in head.get("param", [])),
        columns=tuple(name.strip() for name in head["columns"][0].split(",")),
        view=head.get("view") == ["yes"],
        text="\n".join(body).strip() + "\n",
        differ=tuple(" ".join(head.get("differ", [])).split()),
        empty=_both(head["empty"][0], where) if "empty" in head else None,
    )
    _check(query, where)
    return query


def _check(query: NamedQuery, where: str) -> None:
    names = {param.name for param in query.params}
    if not names.issuperset(query.differ):
        raise QueryFileError(
            Bilingual(f"{where}：differ 有未知的参数", f"{where}: differ has an unknown parameter")
        )
    declared = names | (set(VIEW_PARAMS) if query.view else set())
    used = set(_USED.findall(re.sub(r"//[^\n]*", "", query.text)))
    if declared != used:
        listed = ", ".join(sorted(declared ^ used))
        raise QueryFileError(
            Bilingual(
                f"{where}：文件头与语句中的参数不一致：{listed}",
                f"{where}: head and statement differ in parameters: {listed}",
            )
        )
    if "ORDER BY" not in query.text:
        raise QueryFileError(Bilingual(f"{where}：缺少 ORDER BY", f"{where}: ORDER BY is missing"))


def _load(root: Path, topics: Iterable[str]) -> dict[str, NamedQuery]:
    library: dict[str, NamedQuery] = {}
    for path in sorted(path for topic in topics for path in (root / topic).glob("*.cypher")):
        topic, where = path.parent.name, f"{path.parent.name}/{path.name}"
        query = parse_query(path.read_text(encoding="utf-8"), where=where, topic=topic)
        if query.name != path.stem or query.name in library:
            raise QueryFileError(
                Bilingual(
                    f"{where}：名称与文件名不符或重复",
                    f"{where}: its name differs from the file's or stands twice",
                )
            )
        library[query.name] = query
    return dict(sorted(library.items()))


@cache
def load_library(folder: Path | None = None) -> Mapping[str, NamedQuery]:
    """Return all named queries by name.

    Raises
    ------
    QueryFileError
        If a file is not well formed, is named otherwise than its query, or a name stands twice.

    Examples
    --------
    Its first parameter is the organisation asked about, which has to be given.

    >>> load_library()["partners"].params[0].name, load_library()["partners"].params[0].default
    ('uid', None)
    """
    return _load(folder or assets.folder("cypher"), TOPICS)


def neo4j_queries() -> Mapping[str, NamedQuery]:
    """Return the queries that only Neo4j answers, by name: full-text search, and pictures for its Browser.

    Examples
    --------
    None of them is in the library that every store answers.

    >>> set(neo4j_queries()) & set(load_library())
    set()
    """
    return _load(assets.folder("cypher"), (NEO4J_ONLY,))


def by_topic(queries: Iterable[NamedQuery]) -> list[NamedQuery]:
    """Return *queries* in the order of `TOPICS`, then by name; those of no topic last.

    Examples
    --------
    >>> ordered = by_topic(reversed(load_library().values()))
    >>> list(dict.fromkeys(query.topic for query in ordered)) == list(TOPICS)
    True
    """
    order = [*TOPICS, NEO4J_ONLY]
    return sorted(queries, key=lambda query: (order.index(query.topic), query.name))


def search_library(words: str) -> list[NamedQuery]:
    """Return the queries that have all *words* in their name, title, topic or description, names and titles first.

    Parameters
    ----------
    words : str
        Chinese or English, separated by blanks; case does not matter.

    Examples
    --------
    >>> [query.name for query in search_library("海丝 共建")]
    ['college-builders', 'overseas-colleges', 'overseas-pairs']
    """
    wanted = words.casefold().split()
    found = []
    for query in load_library().values():
        heading = f"{query.name} {query.title.zh} {query.title.en}".casefold()
        topic = TOPICS[query.topic]
        everything = f"{heading} {topic.zh} {topic.en} {query.doc.zh} {query.doc.en}".casefold()
        if all(word in everything for word in wanted):
            found.append((-sum(word in heading for word in wanted), query.name, query))
    return [query for _, _, query in sorted(found, key=lambda item: item[:2])]


def find_query(name: str) -> NamedQuery:
    """Return the named query *name*.

    Raises
    ------
    UsageError
        If there is none; the nearest names are in the hint.

    Examples
    --------
    >>> find_query("partners").columns[:2]
    ('partner', 'kind')
    """
    library = load_library()
    if name in library:
        return library[name]
    near = "、".join(nearest(name, library, count=3, cutoff=LOOSE))
    raise UsageError(
        Bilingual(f"没有名为 {name} 的查询", f"no query is called {name}"),
        hint=Bilingual(
            f"是否指 {near}？" if near else "jjgraph queries 列出全部，--search 按词查找",
            f"did you mean {near}?" if near else "jjgraph queries lists them all, --search looks for words",
        ),
    )
