"""A map as one page, shown in a notebook in a frame of its own."""

from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from jjgraph.map.page import write_page

HEIGHT = 640  # pixels of the frame


@dataclass(frozen=True, slots=True)
class Map:
    """The interactive map as one HTML page that needs no network.

    Attributes
    ----------
    html : str
        The page.
    """

    html: str = field(repr=False)

    def save(self, path: str | Path) -> Path:
        """Write the page to *path*, to be opened in any browser, and return the path.

        Raises
        ------
        UsageError
            If the folder of *path* is not there.
        """
        write_page(Path(path), self.html)
        return Path(path)

    def _repr_html_(self) -> str:
        """Return a frame with the page in it: it can run its scripts and save pictures, and reach nothing else.

        Examples
        --------
        >>> Map('<p title="&">')._repr_html_().startswith('<iframe srcdoc="&lt;p title=&quot;&amp;&quot;&gt;"')
        True
        """
        return (
            f'<iframe srcdoc="{escape(self.html)}" sandbox="allow-scripts allow-downloads" '
            f'title="关系图 / the map" width="100%" height="{HEIGHT}" style="border: 0"></iframe>'
        )
