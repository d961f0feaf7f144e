"""Write a file as a whole or not at all."""

import os
import re
import tempfile
from pathlib import Path

from jjgraph.bilingual import Bilingual
from jjgraph.errors import DataError, UsageError

_UNSAFE = re.compile(
    r'[\\:*?"<>|\x00-\x1f]'
)  # no system takes all of these in a name, and some make a path of one


def require_folder(folder: Path) -> None:
    """Raise a `UsageError` where *folder* is not there.

    Examples
    --------
    >>> try:
    ...     require_folder(Path("no-such-folder"))
    ... except UsageError as error:
    ...     print(error.message.en)
    there is no folder no-such-folder
    """
    if not folder.is_dir():
        raise UsageError(
            Bilingual(f"没有文件夹 {folder}", f"there is no folder {folder}"),
            hint=Bilingual("请先建立文件夹，或改正路径", "make the folder first, or correct the path"),
        )


def path_below(folder: Path, name: str) -> Path:
    """Return the path of *name* below *folder*; whoever makes a path of data goes through here.

    Parameters
    ----------
    folder : Path
        Where all that is written belongs.
    name : str
        Parts with slashes between them, such as ``harbour/schema/kinds/Vessel.yaml``.

    Raises
    ------
    DataError
        If *name* would lead out of *folder*, by its parts or by a link on the way, or names no file.

    Examples
    --------
    >>> path_below(Path("out"), "harbour/entities.csv").as_posix()
    'out/harbour/entities.csv'
    """
    path = folder / name
    parts = name.split("/")
    plain = all(part not in ("", ".", "..") and not _UNSAFE.search(part) for part in parts)
    if not plain or not path.resolve().is_relative_to(folder.resolve()):
        shown = _UNSAFE.sub("�", name)[:80]
        raise DataError(
            Bilingual(
                f"“{shown}”会写到 {folder} 之外，没有写入",
                f"{shown!r} would lead out of {folder}; not written",
            ),
            hint=Bilingual(
                "请在数据中改正这个名称；若是链接，请改用真正的文件夹",
                "correct this name in the data; where it is a link, give a real folder",
            ),
        )
    return path


def write_below(folder: Path, name: str, content: bytes) -> None:
    """Write a file of a folder that is ours to make, with the folders on the way, and never outside it.

    Raises
    ------
    DataError
        As `path_below`.

    Examples
    --------
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_below(Path(folder), "entity/a.txt", b"a")
    ...     (Path(folder) / "entity" / "a.txt").read_bytes()
    b'a'
    """
    path = path_below(folder, name)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_file(path, content)


def write_file(path: Path, content: bytes) -> None:
    """Write *content* to *path*: first beside it, then put in its place, so that no half file is left.

    Raises
    ------
    UsageError
        If its folder is not there: a typo makes no folders.

    Examples
    --------
    The new file stands in the place of the old one, and nothing else is left in the folder.

    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_file(Path(folder) / "a.txt", b"old")
    ...     write_file(Path(folder) / "a.txt", b"new")
    ...     [(path.name, path.read_bytes()) for path in Path(folder).iterdir()]
    [('a.txt', b'new')]
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
