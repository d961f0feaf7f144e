"""Chinese text that is broken into lines in its source has no blanks between them on the page."""

import re
from typing import Any

from docutils import nodes

_CHINESE = "[\u2018-\u201d\u3000-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]"
_BREAK = re.compile(f"(?<={_CHINESE})\n(?={_CHINESE})")


def join_chinese_lines(app: Any, document: nodes.document) -> None:
    """Take out the line breaks between two Chinese characters, except where lines are kept as they are."""
    for text in list(document.findall(nodes.Text)):
        if not isinstance(text.parent, nodes.literal_block) and _BREAK.search(text):
            text.parent.replace(text, nodes.Text(_BREAK.sub("", text)))
