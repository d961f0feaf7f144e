"""Chinese text that is broken into lines in its source has no blanks between them on the page."""

import re
from typing import Any

from docutils import nodes

_CHINESE = re.compile("[\u2018-\u201d\u3000-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]")


def join_chinese_lines(app: Any, document: nodes.document) -> None:
    """Take out each line break that stands between two Chinese characters."""
    for text in list(document.findall(lambda node: isinstance(node, nodes.Text) and node == "\n")):
        siblings = text.parent.children
        at = next(number for number, node in enumerate(siblings) if node is text)
        before = siblings[at - 1].astext()[-1:] if at else ""
        after = siblings[at + 1].astext()[:1] if at + 1 < len(siblings) else ""
        if _CHINESE.match(before) and _CHINESE.match(after):
            siblings.pop(at)
