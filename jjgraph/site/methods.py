"""What the code says of its own methods."""

import inspect
from collections.abc import Callable
from typing import Any


def documentation(function: Callable[..., Any]) -> str:
    """Return what the module of *function* and the function itself say of themselves.

    Examples
    --------
    >>> text = documentation(documentation)
    >>> "Return what the module of *function*" in text
    True
    """
    module = inspect.getmodule(function)
    parts = [inspect.getdoc(module) or "", inspect.getdoc(function) or ""]
    return "\n\n".join(part.strip() for part in parts)
