"""What the built pages hold: links, ids, what they load, and their text."""

from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

LOADED = {"script": "src", "link": "href", "img": "src", "iframe": "src", "source": "src", "object": "data"}
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class BuiltPage(HTMLParser):
    """A page of the site, read once."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path
        self.links: list[str] = []
        self.loaded: list[str] = []
        self.ids: set[str] = set()
        self.text = ""
        self._depth = 0  # within the article; 0 outside of it
        self.feed(path.read_text("utf-8"))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take an element in."""
        found = dict(attrs)
        if tag == "a" and found.get("href"):
            self.links.append(str(found["href"]))
        if tag in LOADED and found.get(LOADED[tag]):
            self.loaded.append(str(found[LOADED[tag]]))
        if found.get("id"):
            self.ids.add(str(found["id"]))
        if (self._depth or found.get("role") == "main") and tag not in VOID:
            self._depth += 1

    def handle_endtag(self, tag: str) -> None:
        """Leave an element."""
        if self._depth and tag not in VOID:
            self._depth -= 1

    def handle_data(self, data: str) -> None:
        """Keep the text of the article."""
        if self._depth:
            self.text += data

    def dead_links(self, pages: dict[Path, "BuiltPage"]) -> list[str]:
        """Return the links, and what is loaded, that lead to no file or to no id."""
        dead = []
        for link in [*self.links, *self.loaded]:
            parts = urlsplit(link)
            if parts.scheme in ("http", "https", "data"):
                continue
            target = (self.path.parent / unquote(parts.path)).resolve() if parts.path else self.path
            known = target in pages and (not parts.fragment or unquote(parts.fragment) in pages[target].ids)
            if not known and not (target.is_file() and target.suffix != ".html"):
                dead.append(link)
        return dead
