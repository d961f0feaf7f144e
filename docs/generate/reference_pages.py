"""Pages of the documentation that are made from the code: measures and kinds of gaps."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import networkx as nx

from jjgraph.analysis.gaps import GAP_KINDS, GapKind
from jjgraph.analysis.gaps.core import AMONG_KNOWN, Gap
from jjgraph.analysis.measures.centrality import ranking
from jjgraph.analysis.measures.mixing import mixing_matrix
from jjgraph.analysis.measures.network_measure import NOT_SAID, NetworkMeasure, NetworkValue
from jjgraph.analysis.measures.qap import qap_correlation
from jjgraph.analysis.measures.spec import Measure
from jjgraph.analysis.measures.twomode import newman_projection, two_mode_centrality
from jjgraph.analysis.network.articulation import articulation
from jjgraph.analysis.network.communities import communities
from jjgraph.analysis.robustness import rank_robustness
from jjgraph.bilingual import Bilingual
from jjgraph.site.methods import documentation


@dataclass(frozen=True, slots=True)
class Method:
    """What gives a table rather than one figure: its page is the documentation of its function."""

    label: Bilingual
    explanation: Bilingual
    function: Callable[..., Any]


METHODS: Mapping[str, Method] = {
    "cuts": Method(
        Bilingual("割点与桥", "articulation points and bridges"),
        Bilingual(
            "去掉哪一个单位或哪一项合作，网络就会断开，断开多少（brokers --cuts）",
            "which organisation or tie holds the network together, and how much is cut off (brokers --cuts)",
        ),
        articulation,
    ),
    "communities": Method(
        Bilingual("社群", "communities"),
        Bilingual(
            "彼此合作多于随机的几群单位（communities）", "groups that collaborate more than chance has it"
        ),
        communities,
    ),
    "two_mode": Method(
        Bilingual("二模中心性", "two-mode centrality"),
        Bilingual(
            "单位与共建对象两类点的度、接近、中介",
            "degree, closeness and betweenness of organisations and objects",
        ),
        two_mode_centrality,
    ),
    "newman_projection": Method(
        Bilingual("Newman投影", "Newman's projection"),
        Bilingual(
            "共建一个k方对象的每一对，权重加1/(k-1)",
            "each pair that shares an object of k participants counts 1/(k-1)",
        ),
        newman_projection,
    ),
    "mixing_matrix": Method(
        Bilingual("混合矩阵", "mixing matrix"),
        Bilingual("合作在各方之间如何分布", "how collaboration spreads over the pairs of parties"),
        mixing_matrix,
    ),
    "qap_correlation": Method(
        Bilingual("QAP相关", "QAP correlation"),
        Bilingual(
            "两个网络的相似程度，p值由重排节点得出", "how alike two networks are; p by permuting the nodes"
        ),
        qap_correlation,
    ),
    "rank_intervals": Method(
        Bilingual("名次区间", "rank intervals"),
        Bilingual(
            "去掉可疑的联系、按可靠性抽样之后，名次在哪之间（centrality）",
            "between which ranks an organisation lies when doubtful ties come and go (centrality)",
        ),
        rank_robustness,
    ),
}
MADE = "本页由 `make docs` 从代码生成，请勿手改。 / Made from the code by `make docs`; do not edit.\n"
# The graph of the hand tests in the specification of the gaps: a triangle A–C–D and a leaf B at A.
EXAMPLE_EDGES = (("A", "B"), ("A", "C"), ("A", "D"), ("C", "D"))
EXAMPLE = Bilingual(
    "A–B、A–C、A–D、C–D，权重均为 1；各点的方：A 校，B 企，C 企，D 研。",
    "Edges A–B, A–C, A–D, C–D, all of weight 1; parties A 校, B 企, C 企, D 研.",
)
EXAMPLE_PARTIES = {"A": "校", "B": "企", "C": "企", "D": "研"}


def example_graph() -> "nx.Graph[str]":
    """Return the graph on which every page shows its measure: A–B, A–C, A–D, C–D, all of weight 1."""
    graph: nx.Graph[str] = nx.Graph()
    for uid, party in EXAMPLE_PARTIES.items():
        graph.add_node(uid, kind="Enterprise", name=uid, parties=(party,))
    graph.add_edges_from(EXAMPLE_EDGES, weight=1, weight_newman=1.0, distance=1.0, ties=(), objects=())
    return graph


def table(heading: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return a Markdown table."""
    head = list(heading)
    lines = [head, ["---"] * len(head), *rows]
    return "".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |\n" for line in lines)


def _facts(measure: Measure | NetworkMeasure) -> list[tuple[str, str]]:
    """What every measure says of itself."""
    population = measure.population if isinstance(measure, NetworkMeasure) else NOT_SAID
    taken_over = [("对象 / population", f"{population.zh} / {population.en}")] if population.zh else []
    return [
        ("定义 / definition", measure.definition),
        *taken_over,
        ("出处 / source", measure.citation),
        ("单位 / unit", measure.unit),
        ("范围 / range", measure.range),
        ("权重 / weights", measure.weights or "–"),
        ("无伙伴者 / isolates", measure.isolates),
        ("平行联系 / parallel ties", measure.parallel),
    ]


def measure_page(measure: Measure) -> str:
    """Return the page of a measure: its meaning, its definition, and its scores on the example graph."""
    plain = f"{measure.plain.zh} / {measure.plain.en}"
    facts = [
        ("通俗名 / in plain words", plain),
        *_facts(measure),
        ("名次 / rank 1", "lowest" if measure.low_first else "highest"),
    ]
    scores = measure.score(example_graph())
    ranked = ranking(scores, low_first=measure.low_first)
    rows = [(uid, EXAMPLE_PARTIES[uid], f"{score:.4f}", str(rank)) for rank, uid, score in ranked]
    return (
        f"# {measure.title.zh} / {measure.title.en} (`{measure.name}`)\n\n{MADE}\n"
        f"{measure.explanation.zh}。\n\n*{measure.explanation.en}.*\n\n"
        f"{table(('', ''), facts)}\n"
        f"## 例 / Example\n\n{EXAMPLE.zh}\n{EXAMPLE.en}\n\n"
        f"{table(('node', 'party', 'score', 'rank'), rows)}"
    )


def network_page(measure: NetworkMeasure, value: NetworkValue, on: Bilingual) -> str:
    """Return the page of a measure of a whole network; *value* is what it gives on the example *on*."""
    found = "–" if value.value is None else f"{value.value:.4f}"
    return (
        f"# {measure.label.zh} / {measure.label.en} (`{measure.name}`)\n\n{MADE}\n"
        f"{measure.explanation.zh}。\n\n*{measure.explanation.en}.*\n\n"
        f"{table(('', ''), _facts(measure))}\n"
        f"## 例 / Example\n\n{on.zh}\n{on.en}\n\n{found}\n"
    )


def method_page(name: str, method: Method) -> str:
    """Return the page of a method: what it is for, and its definition with the example."""
    return (
        f"# {method.label.zh} / {method.label.en} (`{name}`)\n\n{MADE}\n"
        f"{method.explanation.zh}。\n\n*{method.explanation.en}.*\n\n"
        f"## 定义与例 / Definition and example\n\n```text\n{documentation(method.function)}\n```\n"
    )


def gap_page(kind: GapKind, example: Gap | None) -> str:
    """Return the page of a kind of gap; *example* is its first row on the Jinjiang data, where there is one."""
    page = (
        f"# {kind.code} {kind.label.zh} / {kind.label.en}\n\n{MADE}\n"
        f"{kind.explanation.zh}。\n\n*{kind.explanation.en}.*\n\n"
        f"## 定义 / Definition\n\n```text\n{documentation(kind.find)}\n```\n\n"
        "## 例：晋江数据的第一项 / Example: the first row on the Jinjiang data\n\n"
    )
    if example is None:
        return page + "没有。 / None.\n"
    rows = [
        ("对象 / subjects", ", ".join(example.subject_ids)),
        ("应有 / expected", example.expected),
        ("实有 / observed", example.observed),
        ("可评估 / assessable", "✓" if example.assessable else "✗"),
        ("理由 / reason", f"{example.reason.zh} / {example.reason.en}"),
        ("", f"{AMONG_KNOWN.zh} / {AMONG_KNOWN.en}"),
        ("建议 / action", f"{example.action.zh} / {example.action.en}"),
    ]
    return page + table(("", ""), rows)


def index_page(title: Bilingual, entries: Iterable[tuple[str, str, Bilingual]]) -> str:
    """Return a page that lists *entries*: name, file, label."""
    rows = [(f"[{name}]({file})", label.zh, label.en) for name, file, label in entries]
    return f"# {title.zh} / {title.en}\n\n{MADE}\n" + table(("", "中文", "English"), rows)


def gap_index() -> str:
    """Return the page that lists the kinds of gaps, in the order in which they are read."""
    entries = ((kind.code, f"gaps/{kind.code}.md", kind.label) for kind in GAP_KINDS.values())
    return index_page(Bilingual("协作缺口", "Collaboration gaps"), entries)
