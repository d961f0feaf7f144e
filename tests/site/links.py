"""What leads where in the pages of a site."""

import posixpath
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit


class Page(HTMLParser):
    """The links, the ids and the elements of a page, with the attributes that could run something."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.tags: list[str] = []
        self.risks: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take an element in."""
        self.tags.append(tag)
        for name, value in attrs:
            if name == "href":
                self.links.append(value or "")
            elif name == "id":
                self.ids.append(value or "")
            elif name.startswith("on") or name in ("src", "style", "srcdoc", "action"):
                self.risks.append(f"{tag} {name}={value}")


def read(pages: Mapping[str, str]) -> dict[str, Page]:
    """Return every page of HTML, read."""
    return {path: Page(text) for path, text in pages.items() if path.endswith(".html")}


def dead_links(pages: Mapping[str, Page], others: set[str], uids: set[str]) -> Iterator[tuple[str, str]]:
    """Yield page and link where a link leads nowhere: to no file, to no id, or to no node of the map."""
    for path, page in pages.items():
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme in ("http", "https"):
                continue
            target = (
                posixpath.normpath(posixpath.join(posixpath.dirname(path), parts.path))
                if parts.path
                else path
            )
            fragment = unquote(parts.fragment)
            if target == "map.html":
                known = not fragment or fragment.removeprefix("node=") in uids
            elif target in pages:
                known = not fragment or fragment in pages[target].ids
            else:
                known = target in others and not fragment
            if parts.scheme or not known:
                yield path, link
