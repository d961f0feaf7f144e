"""What the answer to a query must say beside its rows, in both languages."""

from jjgraph.bilingual import Bilingual


def query_note(shown: int, hidden: int) -> Bilingual:
    """Return how many ties a named query had before it, and how many the view left out.

    Examples
    --------
    >>> query_note(2, 1).en
    'the view admits 2 ties and leaves out 1 (a wider view admits all)'
    """
    return Bilingual(
        f"视图承认 {shown} 条联系，另有 {hidden} 条未计入（更宽的视图可全部计入）",
        f"the view admits {shown} ties and leaves out {hidden} (a wider view admits all)",
    )


UNFILTERED = Bilingual("此查询不按视图过滤", "this query is not filtered by the view")
FREE_TEXT = Bilingual(
    "自由查询不经过视图：低可靠与推断的联系也在其中",
    "free text is not filtered: ties of low reliability and inferred ones are among the rows",
)
