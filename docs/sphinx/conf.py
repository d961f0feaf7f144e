"""How Sphinx makes the site from the Markdown in docs/; see docs/decisions/0015-documentation-site.md."""

import sys
from pathlib import Path
from typing import Any

from pygments.lexers.graph import CypherLexer
from pygments.lexers.special import TextLexer
from pygments.token import Name, Operator

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

from excerpts import ask_for_texts, forget_text, keep_text, write_texts  # noqa: E402
from navigation import add_pages_below, hand_over_files, open_one_branch  # noqa: E402
from search import ChinesePairs  # noqa: E402
from text import join_chinese_lines  # noqa: E402

project = "jjgraph"
copyright = "jjgraph"
language = "zh_CN"
locale_dirs = ["sphinx/locale"]
root_doc = "index"
exclude_patterns = ["sphinx"]
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]

myst_heading_anchors = 4
default_role = "code"  # docstrings write `name` for a piece of code

autodoc_typehints_format = "short"
autodoc_member_order = "bysource"
autodoc_preserve_defaults = True
napoleon_google_docstring = False
napoleon_use_rtype = False

html_theme = "furo"
html_title = "产教联合体关系图谱 jjgraph"
html_static_path = ["static"]
html_css_files = ["style.css"]
html_search_language = ChinesePairs.lang
html_show_search_summary = False  # it would be fetched: see excerpts.py
html_copy_source = False
html_show_sphinx = False
html_show_copyright = False


class Cypher(CypherLexer):
    """Cypher with parameters, which Pygments does not know."""

    tokens = {  # noqa: RUF012
        "root": [*CypherLexer.tokens["root"], (r"\$\w+", Name.Variable), (r"[-+*/%<>|]", Operator)],
    }


def setup(app: Any) -> None:
    """Add what is ours."""
    app.add_search_language(ChinesePairs)
    app.add_lexer("cypher", Cypher)
    app.add_lexer("csv", TextLexer)  # Pygments has none
    app.connect("source-read", add_pages_below)
    app.connect("source-read", hand_over_files)
    app.connect("doctree-read", join_chinese_lines)
    app.connect("doctree-read", keep_text)
    app.connect("env-purge-doc", forget_text)
    app.connect("html-page-context", ask_for_texts)
    app.connect("build-finished", write_texts)
    app.connect("html-page-context", open_one_branch, priority=400)  # before the theme draws the tree
