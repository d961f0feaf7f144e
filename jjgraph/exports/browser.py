"""Files for people who work in Neo4j Browser: saved queries, a legend and a style, with names in both languages."""

import io
import re
import zipfile
from collections.abc import Iterable, Mapping
from typing import Any

from jjgraph.bilingual import Bilingual
from jjgraph.exports.cypher_script import literal
from jjgraph.model.labels import ORGANISATION, PARTY_LABELS
from jjgraph.model.schema import CLASS_NAMES, PARTY_NAMES, Schema
from jjgraph.model.value_words import RECORDS
from jjgraph.queries.library import NEO4J_ONLY, TOPICS, NamedQuery

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the zip format's first; equal input, equal bytes
_GIVEN = "given"  # the name of the map of values; no query uses it
_NEO4J_TOPIC = Bilingual("全文与图形", "Full text and pictures")


def saved_query(query: NamedQuery, values: Mapping[str, Any], headings: Mapping[str, str]) -> str:
    """Return *query* as Neo4j Browser keeps it: a title, and one statement that holds its *values*.

    One statement, since of several (``:param`` lines before it) Browser tells only that they ran, and shows no
    rows. The values stand together at its top, to be changed there. The columns of a table carry both names,
    ``headings`` giving the Chinese ones; those of a picture stay as they are.

    Examples
    --------
    >>> from jjgraph.queries.library import load_library
    >>> text = saved_query(load_library()["partners"], {"uid": "a"}, {"partner": "伙伴"})
    >>> "WITH {uid: 'a'} AS" in text, "partner AS `伙伴 partner`" in text
    (True, True)
    """
    lines = [f"// {query.title.zh} / {query.title.en}", f"// {query.doc.zh}", f"// {query.doc.en}"]
    lines += [f"// {param.name}: {param.label.zh} / {param.label.en}" for param in query.params]
    if values:
        lines.append(f"WITH {literal(dict(values))} AS {_GIVEN}")
    picture = query.topic == NEO4J_ONLY
    columns = ",\n       ".join(
        name if picture else f"{name} AS `{_both(headings.get(name, ''), name)}`" for name in query.columns
    )
    body = _with_values(query.text.rstrip(), values).replace("\n", "\n  ")
    return "\n".join(lines) + f"\nCALL ({_GIVEN if values else ''}) {{\n  {body}\n}}\nRETURN {columns};\n"


def _with_values(text: str, values: Mapping[str, Any]) -> str:
    """Return *text* with each parameter as a part of the map `_GIVEN`; a LIMIT takes no variable, but the value."""
    if not values:
        return text

    def value_of(found: re.Match[str]) -> str:
        return literal(values[found[1]])

    text = re.sub(r"(?<=LIMIT toInteger\()\$(\w+)", value_of, text)
    return re.sub(r"\$(\w+)", rf"{_GIVEN}.\1", text).replace("CALL () {", f"CALL ({_GIVEN}) {{")


def _both(heading: str, name: str) -> str:
    return f"{heading} {name}" if heading and heading != name else name


def legend(schema: Schema) -> str:
    """Return a query that lists every label and type of the store in both languages, with its count.

    Examples
    --------
    >>> from jjgraph.model.schema import builtin_schema
    >>> "{name: 'Enterprise', zh: '企业', en: 'enterprise'}" in legend(builtin_schema())
    True
    """
    parties = {PARTY_LABELS[party]: words for party, words in PARTY_NAMES.items()}
    names = {name: kind.label for name, kind in schema.kinds.items()} | RECORDS
    names |= {ORGANISATION: CLASS_NAMES["organisation"], **parties}
    kinds = _entries(names.items())
    ties = _entries((name, tie.label) for name, tie in schema.ties.items())
    return (
        "// 图例：标签与关系类型的中英文名称 / legend: labels and types in both languages\n"
        f"UNWIND [\n  {kinds}] AS entry\n"
        "MATCH (n) WHERE entry.name IN labels(n)\n"
        "RETURN '标签 label' AS `种类 what`, entry.name AS `标识 identifier`, entry.zh AS `名称 Chinese`, "
        "entry.en AS `英文 English`, count(n) AS `个数 count`\n"
        "UNION ALL\n"
        f"UNWIND [\n  {ties}] AS entry\n"
        "MATCH ()-[r]->() WHERE entry.name = type(r)\n"
        "RETURN '关系 type' AS `种类 what`, entry.name AS `标识 identifier`, entry.zh AS `名称 Chinese`, "
        "entry.en AS `英文 English`, count(r) AS `个数 count`;\n"
    )


def _entries(names: Iterable[tuple[str, Bilingual]]) -> str:
    return ",\n  ".join(
        literal({"name": name, "zh": label.zh, "en": label.en}) for name, label in sorted(names)
    )


def style(schema: Schema) -> str:
    """Return the style sheet (GraSS): the colours of our map, names on nodes, both languages on relationships.

    Examples
    --------
    >>> from jjgraph.model.schema import builtin_schema
    >>> [line for line in style(builtin_schema()).splitlines() if line.startswith("relationship.CO_BUILDS ")]
    ["relationship.CO_BUILDS { caption: '共建 co-builds'; }"]
    """
    rules = ["node { diameter: 50px; color: #666666; text-color-internal: #ffffff; caption: '{name}'; }"]
    rules += [
        f"node.{name} {{ color: {kind.colour}; border-color: {kind.colour}; text-color-internal: #ffffff; "
        f"caption: '{{name}}'; }}"
        for name, kind in sorted(schema.kinds.items())
    ]
    rules += [
        f"relationship.{name} {{ caption: '{tie.label.zh} {tie.label.en}'; }}"
        for name, tie in sorted(schema.ties.items())
    ]
    rules += [
        "relationship.FROM_SOURCE { caption: '依据 source'; }",
        "relationship.COLLABORATES { caption: '合作网络 collaborates'; }",
    ]
    return "\n".join(rules) + "\n"


def browser_files(
    queries: Iterable[tuple[NamedQuery, Mapping[str, Any]]], headings: Mapping[str, str], schema: Schema
) -> dict[str, bytes]:
    """Return the files by name: ``saved-queries.zip``, in folders by topic, and ``style.grass``.

    Parameters
    ----------
    queries : iterable of (NamedQuery, mapping)
        Each with the values of its parameters.
    headings : mapping
        The Chinese heading of a column, by its name.
    schema : Schema
        Of the store: with the kinds and types of its data sets.

    Examples
    --------
    >>> from jjgraph.model.schema import builtin_schema
    >>> files = browser_files([], {}, builtin_schema())
    >>> zipfile.ZipFile(io.BytesIO(files["saved-queries.zip"])).namelist()
    ['图例 legend.cypher']
    """
    saved = {"图例 legend.cypher": legend(schema)}
    for query, values in queries:
        topic = TOPICS.get(query.topic, _NEO4J_TOPIC)
        folder = f"{topic.zh} {topic.en}".replace("/", "、")
        # The newer Browser shows the name of the file, the older one the title in its first line.
        name = f"{query.title.zh} {query.name}".replace("/", "、")
        saved[f"{folder}/{name}.cypher"] = saved_query(query, values, headings)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in saved.items():
            archive.writestr(zipfile.ZipInfo(name, _FIRST_DAY), text)
    return {"saved-queries.zip": packed.getvalue(), "style.grass": style(schema).encode()}
