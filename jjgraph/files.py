"""Write a file as a whole or not at all."""

import os
import tempfile
from pathlib import Path

from jjgraph.bilingual import Bilingual
from jjgraph.errors import UsageError


def require_folder(folder: Path) -> None:
    """Raise a `UsageError` where *folder* is not there."""
    if not folder.is_dir():
        raise UsageError(
            Bilingual(f"没有文件夹 {folder}", f"there is no folder {folder}"),
            hint=Bilingual("请先建立文件夹，或改正路径", "make the folder first, or correct the path"),
        )


def write_below(folder: Path, name: str, content: bytes) -> None:
    """Write a file of a folder that is ours to make, with the folders on the way."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    write_file(path, content)


def write_file(path: Path, content: bytes) -> None:
    """Write *content* to *path*: first beside it, then put in its place, so that no half file is left.

    Raises
    ------
    UsageError
        If its folder is not there: a slip of the pen makes no folders.
    """
    require_folder(path.parent)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        temporary.chmod(0o644)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
