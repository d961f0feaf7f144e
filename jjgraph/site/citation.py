"""How a source is quoted: a line in the form of GB/T 7714-2015, electronic sources."""

from jjgraph.model.records import Source
from jjgraph.site.names import web_address


def citation(source: Source, retrieved: str = "") -> str:
    """Return the line by which *source* is quoted; what is not known is left out.

    Parameters
    ----------
    source : Source
        The document.
    retrieved : str
        The day on which it was read, as the data set says.

    Examples
    --------
    >>> paper = Source(uid="d/s-a", name="联合体揭牌", dataset="d", publisher="泉州晚报", published="2023-10-18",
    ...                url="https://example.org/a", reliability="press", level=1)
    >>> citation(paper, "2026-11-23")
    '泉州晚报. 联合体揭牌[EB/OL]. (2023-10-18)[2026-11-23]. https://example.org/a.'
    """
    address = web_address(source.url)
    dates = f"({source.published})" if source.published else ""
    if address and retrieved:
        dates += f"[{retrieved}]"
    medium = "[EB/OL]" if address else "[Z]"
    parts = (source.publisher, f"{source.name}{medium}", dates, address)
    return ". ".join(part for part in parts if part) + "."
