"""What is wrong with a cell by itself, whatever it is about: the words for it."""

from collections.abc import Mapping

from jjgraph.bilingual import Bilingual
from jjgraph.intake.office.grids import DIGITS_LOST, FORMULA_EMPTY, FORMULA_ERROR
from jjgraph.model.identifiers import shortened

_WORDS: Mapping[str, tuple[Bilingual, Bilingual]] = {
    FORMULA_EMPTY: (
        Bilingual("公式没有存下结果", "no result was saved with the formula"),
        Bilingual(
            "请在 Excel 中打开并保存一次，或写成数值", "open and save the file in Excel, or write the value"
        ),
    ),
    FORMULA_ERROR: (
        Bilingual("公式出错", "the formula gives an error"),
        Bilingual("请改正公式，或写成数值", "correct the formula, or write its value"),
    ),
    DIGITS_LOST: (
        Bilingual(
            "是 15 位以上的数，Excel 已丢掉后面的位数",
            "a number of more than 15 digits: Excel has lost the last ones",
        ),
        Bilingual("请把这一列设为文本，再重新填写", "format the column as text, then fill it in again"),
    ),
}


def explain_fault(code: str, text: str) -> tuple[Bilingual, Bilingual] | None:
    """Return reason and advice of the fault *code* of a cell that shows *text*; None where it depends on the column.

    Examples
    --------
    >>> explain_fault("formula-error", "#N/A")[0].en, explain_fault("month-lost-zero", "2023.1")
    ('the formula gives an error: #N/A', None)
    """
    found = _WORDS.get(code)
    if found is None or code != FORMULA_ERROR:
        return found
    reason, advice = found
    return Bilingual(f"{reason.zh}：{shortened(text)}", f"{reason.en}: {shortened(text)}"), advice
