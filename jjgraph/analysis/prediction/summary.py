"""A backtest in words: what it stands on, and what it may not be read as."""

from collections.abc import Iterator
from datetime import date

from jjgraph.analysis.prediction.backtest import MIN_GRADED, Backtest, Grade, Result
from jjgraph.analysis.prediction.measures import auc_interval
from jjgraph.analysis.prediction.model import MIN_FITTED, Model
from jjgraph.analysis.prediction.sampling import MOST_PAIRS
from jjgraph.analysis.prediction.split import Split
from jjgraph.bilingual import Bilingual


def summary(tested: Backtest, as_of: date) -> Iterator[Bilingual]:
    """Yield sentences about a backtest, in both languages.

    Returns
    -------
    iterator of Bilingual
        What was hidden, what is graded, by which model, and how far it carries.

    Examples
    --------
    >>> from jjgraph.analysis.context import Analysis
    >>> from jjgraph.analysis.prediction.backtest import backtest
    >>> from jjgraph.model.examples import SCHEMA
    >>> from jjgraph.model.records import Dataset
    >>> tested = backtest(Analysis.of(Dataset(), SCHEMA))
    >>> [sentence.en for sentence in summary(tested, date(2024, 1, 1))]
    ['as of 2024-01-01: there are not enough (dated) ties to hide any; not graded']
    """
    if tested.split is None:
        yield Bilingual(
            f"截至 {as_of}：没有足够的（有日期的）合作可隐去，未评分",
            f"as of {as_of}: there are not enough (dated) ties to hide any; not graded",
        )
        return
    yield _hidden(tested.split, as_of)
    yield _judged(tested.result("model"), tested.split)
    if tested.result("model").every.auc is not None:
        yield _near(tested.result("model"))
    yield _newcomers(tested.result("newcomers"))
    yield _model(tested.tested)
    yield Bilingual(
        "不可当作：某一对会合作的概率（负例是抽样的，命中率随抽样比例变）；未知合作的比例（未见不等于没有）；"
        "也不说明合作是否值得",
        "not to be read as: the chance that a pair will collaborate (negatives are sampled, and precision moves"
        " with their number); how much is unknown (not seen is not absent); or that a tie is worth having",
    )


def _hidden(split: Split, as_of: date) -> Bilingual:
    if split.cutoff is None:
        return Bilingual(
            f"截至 {as_of}；随机隐去 {split.bonds} 条合作联系中的 {split.hidden} 条（整个对象一起），"
            f"由此新成 {len(split.pairs)} 对",
            f"as of {as_of}; hidden at random: {split.hidden} of {split.bonds} ties, whole objects together,"
            f" which make {len(split.pairs)} new pairs",
        )
    return Bilingual(
        f"截至 {as_of}；隐去 {split.cutoff} 起的 {split.hidden} 条合作联系（共 {split.bonds} 条），"
        f"由此新成 {len(split.pairs)} 对；"
        "只用此前的网络，没有日期的联系当作较早",
        f"as of {as_of}; hidden: {split.hidden} of {split.bonds} ties, from {split.cutoff} on, which make"
        f" {len(split.pairs)} new pairs; predicted from the network of the day before, undated ties taken as older",
    )


def _judged(known: Result, split: Split) -> Bilingual:
    grade = known.every
    if grade.auc is None:
        return Bilingual(
            f"两端都还有伙伴的只有 {grade.positives} 对，少于 {MIN_GRADED} 对：未评分",
            f"in only {grade.positives} of them both have partners left, fewer than {MIN_GRADED}: not graded",
        )
    drawn = grade.positives == MOST_PAIRS < len(split.pairs)
    note = Bilingual("（抽取）", " (drawn)") if drawn else Bilingual("", "")
    return Bilingual(
        f"评分依据：{grade.positives} 对隐去的{note.zh}、{grade.negatives} 对未见合作的；"
        f"模型AUC {_area(grade).zh}，同一对象的各对并不独立，实际更宽",
        f"graded on {grade.positives} hidden pairs{note.pick('en')} and {grade.negatives} that are not tied; AUC of"
        f" the model {_area(grade).en}, wider in truth: pairs of one object hang together",
    )


def _near(known: Result) -> Bilingual:
    grade = known.near or Grade()
    if grade.auc is None:
        return Bilingual(
            f"其中有共同伙伴的只有 {grade.positives} 对：在它们之中未评分",
            f"only {grade.positives} of them had a common partner: not graded among those",
        )
    return Bilingual(
        f"推荐只在有共同伙伴的对中挑选（near 各列）：{grade.positives} 对隐去的、{grade.negatives} 对未见合作的，"
        f"模型AUC {_area(grade).zh}",
        f"suggestions are chosen among pairs with a common partner (columns near): {grade.positives} hidden pairs and"
        f" {grade.negatives} that are not tied; AUC of the model {_area(grade).en}",
    )


def _newcomers(result: Result) -> Bilingual:
    grade = result.every
    if grade.auc is None:
        return Bilingual(
            f"新单位（无伙伴，只凭属性）：{grade.positives} 对，未评分",
            f"newcomers (no partners, by attributes alone): {grade.positives} pairs, not graded",
        )
    chance = Bilingual("") if grade.beats_chance else Bilingual("，不比猜测强", ", no better than chance")
    return Bilingual(
        f"新单位（无伙伴，只凭属性）：{grade.positives} 对，AUC {_area(grade).zh}{chance.zh}",
        f"newcomers (no partners, by attributes alone): {grade.positives} pairs, AUC {_area(grade).en}"
        f"{chance.pick('en')}",
    )


def _area(grade: Grade) -> Bilingual:
    low, high = auc_interval(grade.auc or 0.0, grade.positives, grade.negatives)
    return Bilingual(
        f"{grade.auc:.3f}（95%区间 {low:.3f}–{high:.3f}）",
        f"{grade.auc:.3f} (95 % interval {low:.3f}–{high:.3f})",
    )


def _model(model: Model) -> Bilingual:
    if model.fitted is None:
        return Bilingual(
            f"模型：固定组合（少于 {MIN_FITTED} 对，不足以拟合）",
            f"model: the fixed combination (fewer than {MIN_FITTED} pairs to fit one on)",
        )
    return Bilingual(
        f"模型：逻辑回归，在更早隐去的 {model.fitted_on} 对上拟合",
        f"model: logistic, fitted on {model.fitted_on} pairs that were hidden earlier",
    )
