"""How a source is quoted: one form, by which the site writes lines and, from its data, the map's page as well.

The order is that of GB/T 7714, without its marks for the type of document.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from jjgraph.bilingual import Bilingual
from jjgraph.model.records import Source

_FULL_STOPS = re.compile(r"[.。．]+$")
UNDATED = Bilingual("日期不详", "undated")


@dataclass(frozen=True, slots=True)
class CitationForm:
    """What a citation holds, in order, what stands between its parts and at its end, and what an absent date is called."""

    parts: Sequence[str] = ("publisher", "title", "date", "address", "locator")
    between: str = ". "
    end: str = "."
    undated: Bilingual = UNDATED

    def as_json(self) -> dict[str, Any]:
        """Return the form as the map's page reads it (web/src/base/citation.js)."""
        undated = {"zh": self.undated.zh, "en": self.undated.en}
        return {"parts": list(self.parts), "between": self.between, "end": self.end, "undated": undated}


FORM = CitationForm()


def web_address(text: str) -> str:
    """Return *text* if it is an address of the web, else "": nothing else may become a link.

    Examples
    --------
    >>> web_address("https://example.org/a"), web_address("javascript:alert(1)"), web_address("http://[")
    ('https://example.org/a', '', '')
    """
    try:
        parts = urlsplit(text.strip())
    except ValueError:
        return ""
    return text.strip() if parts.scheme in ("http", "https") and parts.netloc else ""


def citation(
    source: Source, *, locator: str = "", retrieved: str = "", form: CitationForm = FORM
) -> Bilingual:
    """Return the line by which *source* is quoted; what is not known is left out, but that it has no date is said.

    Parameters
    ----------
    source : Source
        The document.
    locator : str
        Where in it a statement stands.
    retrieved : str
        The day on which its address was read, as the data set says.

    Examples
    --------
    >>> paper = Source(uid="d/s-a", name="联合体揭牌", dataset="d", publisher="泉州晚报", published="2023-10-18",
    ...                url="https://example.org/a", reliability="press", level=1)
    >>> citation(paper, locator="第2段").zh
    '泉州晚报. 联合体揭牌. 2023-10-18. https://example.org/a. 第2段.'
    >>> citation(paper, retrieved="2026-11-23").zh
    '泉州晚报. 联合体揭牌. 2023-10-18[2026-11-23]. https://example.org/a.'
    """
    address = web_address(source.url)
    read = f"[{retrieved}]" if address and retrieved else ""

    def line(undated: str) -> str:
        values: Mapping[str, str] = {
            "publisher": source.publisher,
            "title": source.name,
            "date": (source.published or undated) + read,
            "address": address,
            "locator": locator,
        }
        parts = (_FULL_STOPS.sub("", values[name].strip()) for name in form.parts)
        return form.between.join(part for part in parts if part) + form.end

    return Bilingual(line(form.undated.zh), line(form.undated.en))
