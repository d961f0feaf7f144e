"""What stands around the words that the search found.

Sphinx fetches the pages for this, which no browser lets a page do that was opened as a file. A script may be
loaded: so the texts are one, which only the page of the search asks for.
"""

import json
from pathlib import Path
from typing import Any

TEXTS = "texts.js"


def keep_text(app: Any, document: Any) -> None:
    """Keep the text of a page when it is read; the environment carries it over to the next build."""
    app.env.__dict__.setdefault("page_texts", {})[app.env.docname] = " ".join(document.astext().split())


def forget_text(app: Any, env: Any, page: str) -> None:
    """Forget a page that is read anew, or is gone."""
    env.__dict__.get("page_texts", {}).pop(page, None)


def ask_for_texts(app: Any, page: str, template: str, context: dict[str, Any], tree: Any) -> None:
    """Let the page of the search load the texts, and the script that shows them."""
    if page == "search":
        app.add_js_file(TEXTS)
        app.add_js_file("excerpts.js")


def write_texts(app: Any, error: Exception | None) -> None:
    """Write the texts of all pages, in their order."""
    if error is None:
        texts = json.dumps(app.env.page_texts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        Path(app.outdir, "_static", TEXTS).write_text(f"const PAGE_TEXTS = {texts};\n", "utf-8")
