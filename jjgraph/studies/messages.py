"""What a result must say beside its rows, in both languages: the day, the view, how far it carries."""

from collections.abc import Iterator

from jjgraph.analysis.context import Analysis
from jjgraph.analysis.measures.helix import FEWEST
from jjgraph.analysis.robustness import RankRobustness
from jjgraph.bilingual import Bilingual


def view_note(analysis: Analysis) -> Bilingual:
    """Return for which day it is computed, and how much the view leaves out.

    Examples
    --------
    >>> from jjgraph.model.examples import SCHEMA, tiny
    >>> view_note(Analysis.of(tiny(), SCHEMA)).en
    'as of 2024-03-27; the view admits 4 ties and leaves out 0; 3 organisations, 2 collaborating pairs'
    """
    counts, (organisations, pairs) = analysis.counts, analysis.size
    return Bilingual(
        f"截至 {analysis.as_of}；视图承认 {counts.ties_shown} 条联系，另有 {counts.ties_hidden} 条未计入；"
        f"合作网络 {organisations} 个机构、{pairs} 对合作",
        f"as of {analysis.as_of}; the view admits {counts.ties_shown} ties and leaves out {counts.ties_hidden}; "
        f"{organisations} organisations, {pairs} collaborating pairs",
    )


def robustness_notes(trust: RankRobustness) -> Iterator[Bilingual]:
    """Yield what the rank intervals stand on: each recomputation, and the measures that were not resampled.

    Examples
    --------
    >>> found = robustness_notes(RankRobustness({}, (), {"degree": 200, "betweenness": 0}))
    >>> [note.en for note in found]
    ['not resampled (a large network, or no draws): betweenness']
    """
    for check in trust.recomputations:
        used = Bilingual("计入名次区间", "counts") if check.used else Bilingual("不计入", "does not count")
        yield Bilingual(
            f"{check.name.zh}：余 {check.ties} 条联系、{check.pairs} 对合作，{used.zh}",
            f"{check.name.en}: {check.ties} ties and {check.pairs} pairs are left; {used.en}",
        )
    undrawn = [name for name, draws in trust.draws.items() if not draws]
    if undrawn:
        yield Bilingual(
            f"未抽样（网络太大，或抽样次数为 0）：{'、'.join(undrawn)}",
            f"not resampled (a large network, or no draws): {', '.join(undrawn)}",
        )


def helix_notes(objects: int) -> Iterator[Bilingual]:
    """Yield a warning where T stands on fewer than `FEWEST` shared objects.

    Examples
    --------
    >>> [len(list(helix_notes(objects))) for objects in (FEWEST - 1, FEWEST)]
    [1, 0]
    """
    if objects < FEWEST:
        yield Bilingual(
            f"T 只依据 {objects} 个共建对象，少于 {FEWEST} 个：不可评估，数字仅供查看",
            f"T stands on {objects} shared objects, fewer than {FEWEST}: not assessable, for inspection only",
        )


GAP_NOTE = Bilingual("缺口是推算，不是事实", "a gap is computed, not a fact")
