"""What leads where. The pages themselves hold plain Markdown links only, so that they read well anywhere."""

import re
from pathlib import Path
from typing import Any

# caption: title and page of each entry, below docs/
SECTIONS: dict[str, tuple[tuple[str, str], ...]] = {
    "指南 / Guide": (
        ("快速上手 / Quick start", "guide/quickstart"),
        ("给秘书处 / For the secretariat", "guide/secretariat"),
        ("给研究院 / For the institute", "guide/institute"),
        ("给研究者 / For researchers", "guide/researchers"),
        ("给数据维护者 / For data keepers", "guide/data-keepers"),
        ("一份报告逐句查证 / A report, asked", "guide/report"),
        ("五方怎样算 / The five parties", "guide/parties"),
        ("写一份讲解 / Writing a story", "guide/stories"),
        ("在 Neo4j 里工作 / With Neo4j", "guide/neo4j"),
    ),
    "参考 / Reference": (
        ("命令 / Commands", "reference/cli"),
        ("设置 / Settings", "reference/settings"),
        ("类别与关系 / Kinds and ties", "reference/schema"),
        ("具名查询 / Named queries", "reference/queries"),
        ("Python", "reference/python"),
        ("指标 / Measures", "reference/measures"),
        ("缺口 / Gaps", "reference/gaps"),
        ("核对 / Checks", "reference/checks"),
        ("模型 / The model", "reference/model"),
        ("Cypher", "reference/cypher"),
    ),
    "为什么这样做 / Why it is so": (("决策 / Decisions", "decisions"),),
}


def _toctree(entries: list[str], caption: str = "") -> str:
    head = ":hidden:\n" + (f":caption: {caption}\n" if caption else "")
    return "\n```{toctree}\n" + head + "\n" + "\n".join(entries) + "\n```\n"


def add_pages_below(app: Any, page: str, source: list[str]) -> None:
    """Give the start page the sections, and a page that has a folder of its name what is in there, as it lists it."""
    folder = Path(app.srcdir, page)
    if page == app.config.root_doc:
        for caption, entries in SECTIONS.items():
            source[0] += _toctree([f"{title} <{target}>" for title, target in entries], caption)
    elif folder.is_dir():
        below = {f"{folder.name}/{file.stem}" for file in folder.glob("*.md")}
        listed = re.findall(rf"\(({re.escape(folder.name)}/[^)#]+)\.md", source[0])
        source[0] += _toctree([*dict.fromkeys(name for name in listed if name in below)])


def hand_over_files(app: Any, page: str, source: list[str]) -> None:
    """Let a link to Markdown outside of docs/ (notes on the data) hand the file over: it is no page of the site."""

    def marked(match: re.Match[str]) -> str:
        target = Path(app.srcdir, page).parent.joinpath(match[1]).resolve()
        outside = target.is_file() and not target.is_relative_to(app.srcdir)
        return f"](path:{match[1]})" if outside else match[0]

    source[0] = re.sub(r"\]\(([^)#:]+\.md)\)", marked, source[0])


def open_one_branch(app: Any, page: str, template: str, context: dict[str, Any], tree: Any) -> None:
    """Show below an entry what it leads to only where the reader is: a hundred entries on every page hide the ten."""
    whole = context.get("toctree")
    if whole is not None:
        context["toctree"] = lambda **options: whole(**{**options, "collapse": True})
