"""The catalogue of named queries as pages of the documentation: an index, and a page for each topic."""

from collections.abc import Iterable

from docs.generate.reference_pages import MADE, table
from jjgraph.bilingual import Bilingual
from jjgraph.queries.library import NEO4J_ONLY, TOPICS, NamedQuery, by_topic

_TOPICS = {**TOPICS, NEO4J_ONLY: Bilingual("只用于 Neo4j", "Neo4j only")}

_ABOUT = """`jjgraph queries --search 词` 按词查找，`jjgraph query 名称 --explain` 显示执行计划。
两种库上的行数与用时：`jjgraph doctor --parity 另一个库的地址`。查不到不等于不存在：多半是来源没有写。

`jjgraph queries --search WORDS` looks for words, `jjgraph query NAME --explain` shows the plan. Rows and run times
on two stores: `jjgraph doctor --parity ADDRESS`. Not found does not mean that there is none: sources are silent.
"""


def query_pages(queries: Iterable[NamedQuery]) -> dict[str, str]:
    """Return the pages by their path: ``queries.md``, and ``queries/TOPIC.md`` for each topic."""
    ordered = by_topic(queries)
    grouped = {topic: [query for query in ordered if query.topic == topic] for topic in _TOPICS}
    pages = {f"queries/{topic}.md": _topic_page(topic, found) for topic, found in grouped.items()}
    return {"queries.md": _index(grouped), **pages}


def _index(grouped: dict[str, list[NamedQuery]]) -> str:
    page = f"# 具名查询 / Named queries\n\n{MADE}\n{_ABOUT}"
    for topic, found in grouped.items():
        rows = [(f"[{q.name}](queries/{topic}.md#{q.name})", q.title.zh, q.title.en) for q in found]
        page += f"\n## {_TOPICS[topic].zh} / {_TOPICS[topic].en}\n\n" + table(("", "中文", "English"), rows)
    return page


def _topic_page(topic: str, queries: list[NamedQuery]) -> str:
    label = _TOPICS[topic]
    return f"# {label.zh} / {label.en}\n\n{MADE}\n" + "\n".join(map(_section, queries))


def _section(query: NamedQuery) -> str:
    text = f"## {query.name}\n\n{query.title.zh} / {query.title.en}\n\n{query.doc.zh}\n\n*{query.doc.en}*\n\n"
    rows = [
        (
            f"`{p.name}`",
            ":".join(filter(None, (p.type, p.kind))),
            p.default or "",
            f"{p.label.zh} / {p.label.en}",
        )
        for p in query.params
    ]
    if query.view:
        rows.append(("`level`, `inferred`", "view", "1, false", "视图 / the view"))
    if rows:
        text += table(("参数 / parameter", "type", "默认 / default", "含义 / meaning"), rows) + "\n"
    text += f"列 / columns: {', '.join(f'`{column}`' for column in query.columns)}\n\n"
    return text + f"```cypher\n{query.text}```\n"
