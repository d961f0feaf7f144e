"""What a result must say beside its rows, in both languages: the day, the view, how far it carries."""

from collections.abc import Iterator

from jjgraph.analytics.intervals import Trust
from jjgraph.analytics.measures.helix import FEWEST
from jjgraph.model.text import Text
from jjgraph.pipeline.analysis import Analysis


def view_note(analysis: Analysis) -> Text:
    """Return for which day it is computed, and how much the view leaves out."""
    counts, (organisations, pairs) = analysis.counts, analysis.size
    return Text(
        f"截至 {analysis.as_of}；视图承认 {counts.ties_shown} 条联系，另有 {counts.ties_hidden} 条未计入；"
        f"合作网络 {organisations} 个机构、{pairs} 对合作",
        f"as of {analysis.as_of}; the view admits {counts.ties_shown} ties and leaves out {counts.ties_hidden}; "
        f"{organisations} organisations, {pairs} collaborating pairs",
    )


def trust_notes(trust: Trust) -> Iterator[Text]:
    """Yield what the rank intervals stand on: each recomputation, and the measures that were not resampled."""
    for check in trust.recomputations:
        used = Text("计入名次区间", "counts") if check.used else Text("不计入", "does not count")
        yield Text(
            f"{check.name.zh}：余 {check.ties} 条联系、{check.pairs} 对合作，{used.zh}",
            f"{check.name.en}: {check.ties} ties and {check.pairs} pairs are left; {used.en}",
        )
    undrawn = [name for name, draws in trust.draws.items() if not draws]
    if undrawn:
        yield Text(
            f"未抽样（网络太大，或抽样次数为 0）：{'、'.join(undrawn)}",
            f"not resampled (a large network, or no draws): {', '.join(undrawn)}",
        )


def helix_notes(objects: int) -> Iterator[Text]:
    """Yield a warning where T stands on fewer than `FEWEST` shared objects."""
    if objects < FEWEST:
        yield Text(
            f"T 只依据 {objects} 个共建对象，少于 {FEWEST} 个：不可评估，数字仅供查看",
            f"T stands on {objects} shared objects, fewer than {FEWEST}: not assessable, for inspection only",
        )


def query_note(shown: int, hidden: int) -> Text:
    """Return how many ties a named query had before it, and how many the view left out."""
    return Text(
        f"视图承认 {shown} 条联系，另有 {hidden} 条未计入（更宽的视图可全部计入）",
        f"the view admits {shown} ties and leaves out {hidden} (a wider view admits all)",
    )


UNFILTERED = Text("此查询不按视图过滤", "this query is not filtered by the view")
FREE_TEXT = Text(
    "自由查询不经过视图：低可靠与推断的联系也在其中",
    "free text is not filtered: ties of low reliability and inferred ones are among the rows",
)
GAP_NOTE = Text("缺口是推算，不是事实", "a gap is computed, not a fact")
