"""Where the files that travel with the package are: named queries, seed data sets, types.

In a wheel they stand inside the package (``_assets``); in a checkout and in an editable install they
stand at the top of the repository, beside ``jjgraph/``.
"""

from pathlib import Path

from jjgraph.bilingual import Bilingual
from jjgraph.errors import JJGraphError

PACKAGE = Path(__file__).resolve().parent


def folder(name: str, *, package: Path = PACKAGE) -> Path:
    """Return the folder of assets called *name* (``"cypher"`` or ``"seeds"``).

    Parameters
    ----------
    name : str
        Name of the folder.
    package : Path
        Folder of the installed package; given in tests.

    Raises
    ------
    JJGraphError
        If neither the wheel's nor the checkout's folder exists.

    Examples
    --------
    >>> (folder("seeds") / "jinjiang").is_dir()
    True
    """
    for candidate in (package / "_assets" / name, package.parent / name):
        if candidate.is_dir():
            return candidate
    raise JJGraphError(
        Bilingual(
            f"安装不完整：找不到 {name} 文件夹", f"incomplete installation: the folder {name} is missing"
        ),
        hint=Bilingual("请重新安装 jjgraph", "install jjgraph again"),
    )
