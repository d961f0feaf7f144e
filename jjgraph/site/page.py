"""How a page is made: one environment that escapes everything, style and script inlined and named by hash."""

import base64
import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from jjgraph.analysis.gaps.core import plain
from jjgraph.bilingual import Bilingual
from jjgraph.map.encoding import json_for_html
from jjgraph.model.citation import web_address
from jjgraph.model.value_words import word
from jjgraph.site import labels
from jjgraph.site.names import entity_page, map_link, source_page

HERE = Path(__file__).parent
NO_SCRIPT = ":root[data-lang] .zh,:root[data-lang] .en{display:revert}.script{display:none}"


def bilingual(text: Bilingual) -> Markup:
    """Return *text* in both languages, of which the page shows one or both; what is alike stands once.

    Examples
    --------
    >>> print(bilingual(Bilingual("来源", "source")))
    <span class="zh" lang="zh">来源</span><span class="en" lang="en">source</span>
    >>> print(bilingual(Bilingual("<盼盼>")))
    &lt;盼盼&gt;
    """
    if not text.zh or not text.en or text.zh == text.en:
        return escape(text.pick("zh"))
    zh, en = escape(text.zh), escape(text.en)  # Markup.format would do it too, at five times the cost
    return Markup(f'<span class="zh" lang="zh">{zh}</span><span class="en" lang="en">{en}</span>')


def words_of(zh: str, en: str, *values: object) -> Markup:
    """Return words of the page itself in both languages, with *values* at the places marked ``{}``.

    Examples
    --------
    >>> print(words_of("另有 {} 项", "{} more", 3))
    <span class="zh" lang="zh">另有 3 项</span><span class="en" lang="en">3 more</span>
    """
    return bilingual(Bilingual(zh.format(*values), en.format(*values)))


class Renderer:
    """Renders the templates of the site; *common* is what every page is given."""

    def __init__(self, common: Mapping[str, Any]) -> None:
        self._style = _lines("style.css")
        # Bundles of web/src (make web); the search goes by the same rules as the map's.
        self._script, self._search = _own("page.js"), _own("search.js")
        self._environment = Environment(
            loader=FileSystemLoader(HERE / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.filters.update(
            both=bilingual, plain=plain, json_for_html=json_for_html, web_address=web_address
        )
        self._environment.globals.update(
            t=words_of,
            labels=labels,
            word=word,
            entity_page=entity_page,
            source_page=source_page,
            map_link=map_link,
            style=self._style,
            script=self._script,
            no_script=Markup(NO_SCRIPT),
            search_script=self._search,
            **common,
        )

    def page(self, template: str, path: str, **values: Any) -> bytes:
        """Return the page that stands at *path*, seen from the top of the site."""
        html = self._environment.get_template(template).render(
            path=path,
            root="../" * path.count("/"),
            policy=_policy((self._script, self._search), (self._style, NO_SCRIPT)),
            **values,
        )
        return html.encode("utf-8", "replace")


def _own(name: str) -> Markup:
    return Markup((HERE / "web" / name).read_text(encoding="utf-8").strip())


def _lines(name: str) -> Markup:
    """Return the lines of a file without indentation: every page carries them."""
    return Markup("\n").join(Markup(line.strip()) for line in _own(name).splitlines() if line.strip())


def _policy(scripts: tuple[str, ...], styles: tuple[str, ...]) -> str:
    def digests(texts: tuple[str, ...]) -> str:
        hashes = (base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in texts)
        return " ".join(f"'sha256-{digest}'" for digest in hashes)

    return (
        f"default-src 'none'; script-src {digests(scripts)}; style-src {digests(styles)}; "
        "base-uri 'none'; form-action 'none'"
    )
