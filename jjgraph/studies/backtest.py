"""What the suggested pairs (G13) would have been worth."""

from jjgraph.analysis.context import Analysis
from jjgraph.analysis.prediction.backtest import COLUMNS, TOP_K, backtest_rows
from jjgraph.analysis.prediction.backtest import backtest as run_backtest
from jjgraph.analysis.prediction.split import SHARE, SPLITS
from jjgraph.analysis.prediction.summary import summary
from jjgraph.bilingual import Bilingual
from jjgraph.errors import UsageError
from jjgraph.results.table import Table
from jjgraph.studies.study import at_least, study_table


def backtest(
    analysis: Analysis,
    *,
    split: str | None = None,
    share: float = SHARE,
    top_k: int = TOP_K,
    seed: int = 0,
) -> Table:
    """Hide some of the ties and grade how well the suggested pairs (G13) predict them.

    Parameters
    ----------
    analysis : Analysis
        What is known, in a view, on a day.
    split : str, optional
        ``"date"`` hides the newest, ``"random"`` any; by default by date where enough are dated.
    share : float
        Of the ties to hide, between 0 and 1.
    top_k : int
        k of the precision at k.
    seed : int
        Of all that is drawn.

    Returns
    -------
    Table
        AUC and precision of each method; empty cells where too little is hidden to grade. The notes say what it
        stands on and what it may not be read as.

    Raises
    ------
    UsageError
        If a value is out of its range.
    """
    if (split is not None and split not in SPLITS) or not 0 < share < 1:
        raise UsageError(
            Bilingual(
                f"split 为 {'、'.join(SPLITS)} 之一，share 在 0 与 1 之间",
                f"split is one of {', '.join(SPLITS)}, share between 0 and 1",
            )
        )
    at_least(1, top_k=top_k)
    at_least(0, seed=seed)
    tested = run_backtest(analysis, kind=split, share=share, top_k=top_k, seed=seed)
    return study_table(
        analysis,
        "backtest",
        COLUMNS,
        backtest_rows(tested),
        notes=summary(tested, analysis.as_of),
        split=split,
        share=share,
        top_k=top_k,
        seed=seed,
    )
