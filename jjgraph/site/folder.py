"""The folder of a site: written beside and swapped in, so that a half-written one is never seen."""

import json
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from jjgraph.bilingual import Bilingual
from jjgraph.errors import UsageError
from jjgraph.files import path_below

MARKER = "jjgraph-site.json"
FORM = "jjgraph.site/1"
# What systems put into any folder that is looked at.
LEFT_BY_SYSTEMS = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})


def file_names(folder: Path) -> set[str]:
    """Return the files below *folder*, as paths with slashes.

    Examples
    --------
    >>> folder = Path(tempfile.mkdtemp())
    >>> write_page_file(folder, "entity/a.html", b"")
    >>> file_names(folder)
    {'entity/a.html'}
    """
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()}


def check_folder(out: Path) -> None:
    """Check that *out* may be written: it is absent, empty, or a site of ours with nothing added.

    Raises
    ------
    UsageError
        If it holds anything that would be lost.

    Examples
    --------
    >>> folder = Path(tempfile.mkdtemp())
    >>> check_folder(folder)
    >>> write_page_file(folder, "mine.txt", b"")
    >>> try:
    ...     check_folder(folder)
    ... except UsageError as error:
    ...     print(error.message.en.partition("; ")[2])
    nothing was changed: mine.txt
    """
    if not out.exists():
        return
    if not out.is_dir():
        raise UsageError(
            Bilingual(f"{out} 是文件，不是文件夹", f"{out} is a file, not a folder"),
            hint=Bilingual("请给出一个新的文件夹，例如 --out site", "name a new folder, such as --out site"),
        )
    found = {name for name in file_names(out) if Path(name).name not in LEFT_BY_SYSTEMS}
    foreign = sorted(found - _own_files(out))
    if foreign:
        raise UsageError(
            Bilingual(
                f"{out} 里有不属于本站的文件，没有改动：{foreign[0]}",
                f"{out} holds files that are not of a site of ours; nothing was changed: {foreign[0]}",
            ),
            hint=Bilingual(
                "请给出一个空的或新的文件夹，例如 --out site；或先移走这些文件",
                "name an empty or a new folder, such as --out site, or move these files away first",
            ),
        )


def _own_files(out: Path) -> set[str]:
    """Return the files that an earlier run wrote, by its own account."""
    try:
        about = json.loads((out / MARKER).read_bytes())
        return {MARKER, *map(str, about["files"])} if about["form"] == FORM else set()
    except (OSError, ValueError, TypeError, KeyError):
        return set()


@contextmanager
def replaced_folder(out: Path, about: Mapping[str, Any]) -> Iterator[Path]:
    """Give a new folder to write to; at the end it takes the place of *out*.

    Parameters
    ----------
    out : Path
        Where the site is to stand; an older site of ours there is replaced as a whole.
    about : mapping
        What the marker says besides its form and the names of the files.

    Raises
    ------
    UsageError
        As `check_folder`, before anything is written. After an error of any kind *out* is as it was.

    Examples
    --------
    >>> out = Path(tempfile.mkdtemp()) / "site"
    >>> with replaced_folder(out, {}) as folder:
    ...     write_page_file(folder, "index.html", b"<html>")
    >>> sorted(file_names(out))
    ['index.html', 'jjgraph-site.json']
    """
    out = out.resolve()
    check_folder(out)
    out.parent.mkdir(parents=True, exist_ok=True)
    staging = Path(tempfile.mkdtemp(dir=out.parent, prefix=f".{out.name}."))
    try:
        staging.chmod(0o755)
        yield staging
        marker = {**about, "form": FORM, "files": sorted(file_names(staging))}
        text = json.dumps(marker, ensure_ascii=False, indent=1, sort_keys=True)
        (staging / MARKER).write_bytes(f"{text}\n".encode())
        _swap(staging, out)
    except BaseException:
        shutil.rmtree(staging, ignore_errors=True)
        raise


def _swap(staging: Path, out: Path) -> None:
    if not out.exists():
        staging.rename(out)
        return
    older = Path(tempfile.mkdtemp(dir=out.parent, prefix=f".{out.name}."))
    older.rmdir()  # only its name was wanted
    out.rename(older)
    try:
        staging.rename(out)
    except BaseException:
        older.rename(out)
        raise
    shutil.rmtree(older)


def write_page_file(folder: Path, name: str, content: bytes) -> None:
    """Write a file of the site below *folder*.

    Examples
    --------
    >>> folder = Path(tempfile.mkdtemp())
    >>> write_page_file(folder, "entity/a.html", b"<html>")
    >>> (folder / "entity" / "a.html").read_bytes()
    b'<html>'
    """
    path = path_below(folder, name)
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)
