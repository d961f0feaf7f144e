"""Open the store that an address names: a server by its scheme, anything else a file."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jjgraph.bilingual import Bilingual
from jjgraph.errors import UsageError
from jjgraph.settings import Settings, without_secrets
from jjgraph.store.protocol import GraphStore

SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")


def is_server(address: str) -> bool:
    """Tell whether *address* names a server.

    Examples
    --------
    >>> is_server("bolt://127.0.0.1:7687"), is_server("demo/jjgraph.kgl")
    (True, False)
    """
    return "://" in address


@contextmanager
def open_store(settings: Settings, *, writable: bool = False) -> Iterator[GraphStore]:
    """Open the store of *settings* for the length of a ``with`` block.

    Parameters
    ----------
    settings : Settings
        ``store`` is the address; ``username``, ``password``, ``database`` are those of a server.
    writable : bool
        A file is locked against other writers where True.

    Raises
    ------
    UsageError
        If the address has another scheme, or holds a password.
    StoreError
        If the store cannot be reached, opened, or refuses the login.
    """
    store = _open(settings, writable)
    try:
        yield store
    finally:
        store.close()


@contextmanager
def open_if_there(settings: Settings) -> Iterator[GraphStore | None]:
    """Open the store of *settings* for reading, or give None where it is a file that nobody has made yet."""
    address = settings["store"]
    if not is_server(address) and not Path(address).expanduser().exists():
        yield None
        return
    with open_store(settings) as store:
        yield store


def _open(settings: Settings, writable: bool) -> GraphStore:
    address = settings["store"]
    _refuse_secrets(address)
    if not is_server(address):
        from jjgraph.store.embedded import EmbeddedStore

        return EmbeddedStore(Path(address).expanduser(), writable=writable)
    scheme = address.partition("://")[0]
    if scheme not in SCHEMES:
        raise UsageError(
            Bilingual(f"不认识的数据库地址 {scheme}://", f"unknown kind of store {scheme}://"),
            hint=Bilingual(
                "可以是文件路径，或 neo4j://、bolt://（加 +s 为加密）",
                "give a file, or neo4j:// or bolt:// (+s for encryption)",
            ),
        )
    from jjgraph.store.neo4j import Neo4jStore

    return Neo4jStore(
        address,
        username=settings["username"],
        password=settings["password"],
        database=settings["database"],
    )


def _refuse_secrets(address: str) -> None:
    """Raise where *address* holds a password: it would stand in each message and in the history of the shell."""
    if without_secrets(address) != address:
        raise UsageError(
            Bilingual(
                "数据库地址里不能写用户名与密码", "the address of a store may not hold a user or password"
            ),
            hint=Bilingual(
                "请用环境变量 NEO4J_USERNAME 与 NEO4J_PASSWORD",
                "set NEO4J_USERNAME and NEO4J_PASSWORD in the environment",
            ),
        )
