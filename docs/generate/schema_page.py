"""The schema as a page of the documentation, made from the files of kinds and types."""

from collections.abc import Iterable

from jjgraph.model.schema import MEANINGS, Kind, Property, Schema

_HEAD = """# 类别与关系类型 / Kinds and types of ties

本页由 `make docs` 从 `jjgraph/model/types/` 生成，请勿手改。
Made by `make docs` from `jjgraph/model/types/`; do not edit.

"""


def _table(heading: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    heading = list(heading)
    lines = [heading, ["---"] * len(heading), *rows]
    return "".join("| " + " | ".join(line) + " |\n" for line in lines) + "\n"


def _listed(properties: Iterable[Property]) -> str:
    return "；".join(
        f"`{prop.name}` {prop.label.zh} ({prop.type}{f', {prop.unit}' if prop.unit else ''})"
        for prop in properties
    )


def _marks(kind: Kind) -> list[str]:
    """Return the level at which schools of a kind teach, and whether posts in it govern."""
    return [*filter(None, [kind.study_level]), *(["governing"] if kind.governing else [])]


def schema_page(schema: Schema) -> str:
    """Return the page in Markdown: kinds, types of ties, and the columns of the files."""
    kinds = (
        [
            f"`{kind.name}`",
            f"{kind.label.zh} / {kind.label.en}",
            "".join(kind.parties) or "–",
            ", ".join(_marks(kind)) or "–",
            f"`{kind.broader}`" if kind.broader else "–",
            kind.kind_class + (" ●" if kind.shared_object else ""),
            f"{kind.description.zh} / {kind.description.en}",
            _listed(kind.properties),
        ]
        for _, kind in sorted(schema.kinds.items())
    )
    ties = (
        [
            f"`{tie.name}`",
            f"{tie.label.zh} / {tie.label.en}",
            tie.strength + (" ●" if tie.share else "") + (" ⇄" if tie.symmetric else ""),
            ", ".join(tie.means) or "–",
            ", ".join(tie.subject),
            ", ".join(tie.object),
            f"{tie.description.zh} / {tie.description.en}",
            _listed(tie.properties),
        ]
        for _, tie in sorted(schema.ties.items())
    )
    page = (
        _HEAD
        + "## 类别 / Kinds\n\n● 共享对象：共同参与者视为合作 / shared object: those who share it collaborate\n\n"
    )
    page += _table(
        [
            "label",
            "名称 / name",
            "方 / parties",
            "特征 / marks",
            "上位 / broader",
            "class",
            "说明 / description",
            "属性 / properties",
        ],
        kinds,
    )
    page += "## 关系类型 / Types of ties\n\n● 给予共享对象中的一份 / gives a share in a shared object\n\n"
    page += (
        "⇄ 对称：从哪一端说都一样，写入的方向没有含义；查询时不写方向，每对只算一次 / symmetric: the same from either "
        "end, the direction written means nothing; match without direction and count a pair once\n\n"
    )
    page += "；".join(f"`{name}` {words.zh} / {words.en}" for name, words in MEANINGS.items()) + "\n\n"
    page += _table(
        [
            "type",
            "名称 / name",
            "强度 / strength",
            "含义 / means",
            "起 / from",
            "止 / to",
            "说明 / description",
            "属性 / properties",
        ],
        ties,
    )
    page += "## 文件的列 / Columns of the files\n\n"
    for file, columns in schema.files.items():
        rows = (
            [
                f"`{column.name}`" + "".join(f" (`{alias}`)" for alias in column.aliases),
                f"{column.label.zh} / {column.label.en}",
                column.type,
                "✓" if column.required else "",
                ", ".join(column.allowed),
            ]
            for column in columns
        )
        page += f"### {file}\n\n" + _table(
            ["列 / column", "含义 / meaning", "type", "必填 / required", "可选值 / values"], rows
        )
    return page.rstrip("\n") + "\n"
