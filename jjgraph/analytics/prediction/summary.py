"""A backtest in words: what it stands on, and what it may not be read as."""

from collections.abc import Iterator
from datetime import date

from jjgraph.analytics.prediction.backtest import MIN_GRADED, Backtest, Result
from jjgraph.analytics.prediction.measures import auc_interval
from jjgraph.analytics.prediction.model import MIN_FITTED, Model
from jjgraph.analytics.prediction.sampling import MOST_PAIRS
from jjgraph.analytics.prediction.split import Split
from jjgraph.model.text import Text


def summary(tested: Backtest, as_of: date) -> Iterator[Text]:
    """Yield sentences about a backtest, in both languages.

    Returns
    -------
    iterator of Text
        What was hidden, what is graded, by which model, and how far it carries.
    """
    if tested.split is None:
        yield Text(
            f"截至 {as_of}：没有足够的（有日期的）合作可隐去，未评分",
            f"as of {as_of}: there are not enough (dated) ties to hide any; not graded",
        )
        return
    yield _hidden(tested.split, as_of)
    yield _judged(tested.result("model"), tested.result("newcomers"), tested.split)
    yield _model(tested.tested)
    yield Text(
        "不可当作：某一对会合作的概率（负例是抽样的，命中率随抽样比例变）；未知合作的比例（未见不等于没有）；"
        "对无伙伴的新单位的预测力；也不说明合作是否值得",
        "not to be read as: the chance that a pair will collaborate (negatives are sampled, and precision moves"
        " with their number); how much is unknown (not seen is not absent); power over newcomers without"
        " partners; or that a tie is worth having",
    )


def _hidden(split: Split, as_of: date) -> Text:
    if split.cutoff is None:
        return Text(
            f"截至 {as_of}；随机隐去 {split.bonds} 条合作联系中的 {split.hidden} 条（整个对象一起），"
            f"由此新成 {len(split.pairs)} 对",
            f"as of {as_of}; hidden at random: {split.hidden} of {split.bonds} ties, whole objects together,"
            f" which make {len(split.pairs)} new pairs",
        )
    return Text(
        f"截至 {as_of}；隐去 {split.cutoff} 起的 {split.hidden} 条合作联系（共 {split.bonds} 条），"
        f"由此新成 {len(split.pairs)} 对；"
        "只用此前的网络，没有日期的联系当作较早",
        f"as of {as_of}; hidden: {split.hidden} of {split.bonds} ties, from {split.cutoff} on, which make"
        f" {len(split.pairs)} new pairs; foretold from the network of the day before, undated ties taken as older",
    )


def _judged(known: Result, newcomers: Result, split: Split) -> Text:
    if known.auc is None:
        return Text(
            f"两端都还有伙伴的只有 {known.positives} 对，少于 {MIN_GRADED} 对：未评分",
            f"in only {known.positives} of them both have partners left, fewer than {MIN_GRADED}: not graded",
        )
    low, high = auc_interval(known.auc, known.positives, known.negatives)
    drawn = known.positives == MOST_PAIRS < len(split.pairs)
    note = Text("（抽取）", " (drawn)") if drawn else Text("", "")
    return Text(
        f"评分依据：{known.positives} 对隐去的{note.zh}、{known.negatives} 对未见合作的；"
        f"模型AUC {known.auc:.3f}（95%区间 {low:.3f}–{high:.3f}，同一对象的各对并不独立，实际更宽）；"
        f"新单位另计 {newcomers.positives} 对",
        f"graded on {known.positives} hidden pairs{note.en} and {known.negatives} that are not tied; AUC of the model"
        f" {known.auc:.3f} (95 % interval {low:.3f}–{high:.3f}, wider in truth: pairs of one object hang together);"
        f" newcomers apart: {newcomers.positives} pairs",
    )


def _model(model: Model) -> Text:
    if model.fitted is None:
        return Text(
            f"模型：固定组合（少于 {MIN_FITTED} 对，不足以拟合）",
            f"model: the fixed combination (fewer than {MIN_FITTED} pairs to fit one on)",
        )
    return Text(
        f"模型：逻辑回归，在更早隐去的 {model.fitted_on} 对上拟合",
        f"model: logistic, fitted on {model.fitted_on} pairs that were hidden earlier",
    )
