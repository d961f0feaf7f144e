"""The words the map puts beside data: measures, kinds of gaps, and names as people type them."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from jjgraph.model.text import Text


class MeasureName(NamedTuple):
    """A plain name for a measure, and what it says about an organisation."""

    name: Text
    about: Text


MEASURES: Mapping[str, MeasureName] = {
    "degree": MeasureName(
        Text("合作伙伴数", "partners"),
        Text("与多少家单位有直接或共建的合作", "how many organisations it collaborates with"),
    ),
    "strength": MeasureName(
        Text("合作强度", "strength of collaboration"),
        Text("合作与共建项目的总数", "all its collaborations and shared objects, counted"),
    ),
    "betweenness": MeasureName(
        Text("桥梁作用", "betweenness"),
        Text("多少条最短的联系路径经过它", "how many shortest paths run through it"),
    ),
    "closeness": MeasureName(
        Text("到达便捷度", "closeness"),
        Text("到其他单位平均有多近", "how near it is to all others on average"),
    ),
    "harmonic": MeasureName(
        Text("到达便捷度（调和）", "harmonic closeness"),
        Text("到其他单位有多近，断开的也计入", "how near it is to all others, unreachable ones included"),
    ),
    "eigenvector": MeasureName(
        Text("伙伴的分量", "eigenvector centrality"),
        Text("伙伴自身联系越多，值越高", "high where its partners are well connected themselves"),
    ),
    "pagerank": MeasureName(
        Text("影响力", "PageRank"),
        Text("来自重要单位的联系更有分量", "ties from important organisations weigh more"),
    ),
    "constraint": MeasureName(
        Text("受限程度", "constraint"),
        Text(
            "伙伴彼此相熟的程度，低者更能牵线",
            "how far its partners know each other; low means room to broker",
        ),
    ),
    "effective_size": MeasureName(
        Text("有效规模", "effective size"), Text("互不重复的伙伴数", "its partners less their overlap")
    ),
    "clustering": MeasureName(
        Text("抱团程度", "clustering"),
        Text("伙伴之间也合作的比例", "the share of its partners that collaborate too"),
    ),
    "core_number": MeasureName(
        Text("核心层级", "core number"), Text("处在多紧密的圈层", "how dense a circle it belongs to")
    ),
}

GAP_KINDS: Mapping[str, Text] = {
    "G01": Text("申报与证据之差", "declared versus evidenced"),
    "G02": Text("五方缺位", "missing party"),
    "G03": Text("挂名成员", "isolated or event-only member"),
    "G04": Text("结构洞", "structural hole"),
    "G05": Text("中介角色缺口", "missing broker"),
    "G06": Text("三螺旋协同不足", "weak helix synergy"),
    "G07": Text("产业—专业对接缺口", "industry–major mismatch"),
    "G08": Text("贯通培养断点", "broken training pathway"),
    "G09": Text("集中与依赖", "concentration and dependency"),
    "G10": Text("单点失效", "single point of failure"),
    "G11": Text("协议到期", "expiring agreement"),
    "G12": Text("地理缺口", "geographic gap"),
    "G13": Text("潜在合作对", "promising missing link"),
    "G14": Text("点对点残留", "point-to-point residue"),
    "G15": Text("数据矛盾与陈旧", "contradiction and staleness"),
}


def pinyin_of(names: Iterable[str]) -> tuple[str, str]:
    """Return *names* in pinyin and by their initials, as people type them; one word a name.

    Examples
    --------
    >>> pinyin_of(["重庆大学", "QVTU"])
    ('chongqingdaxue qvtu', 'cqdx qvtu')
    """
    from pypinyin import Style, lazy_pinyin

    def spell(name: str, style: Style) -> str:
        return "".join(lazy_pinyin(name, style=style, errors=lambda rest: rest.lower().replace(" ", "")))

    given = list(names)
    whole = " ".join(spell(name, Style.NORMAL) for name in given)
    return whole, " ".join(spell(name, Style.FIRST_LETTER) for name in given)
