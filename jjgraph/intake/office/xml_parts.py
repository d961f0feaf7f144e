"""The XML parts of a workbook's archive, parsed as a stream and within bounds."""

from collections.abc import Callable
from typing import IO, Any
from xml.parsers.expat import ExpatError, ParserCreate
from zipfile import BadZipFile, ZipFile
from zlib import error as ZlibError  # noqa: N812 - a class in spite of its name

from jjgraph.bilingual import Bilingual
from jjgraph.intake.office import limits

# What a damaged part brings about: zipfile, zlib and expat have errors of their own; the rest are texts that are no
# numbers, and parts and strings that are not there. RuntimeError is what zipfile says of a password.
BROKEN = (
    BadZipFile,
    ZlibError,
    ExpatError,
    LookupError,
    ValueError,
    OverflowError,
    EOFError,
    OSError,
    RuntimeError,
)
_CHUNK = 1 << 20


def parse(
    stream: IO[bytes], start: Callable[..., None], end: Callable[..., None], data: Callable[..., None]
) -> None:
    """Hand the elements and texts of *stream* to three functions, in their order.

    Examples
    --------
    >>> from io import BytesIO
    >>> parse(BytesIO(b"<a>1</a>"), nothing, nothing, print)
    1
    """
    parser = ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, data
    while chunk := stream.read(_CHUNK):
        parser.Parse(chunk, False)
    parser.Parse(b"", True)


def nothing(*_: Any) -> None:
    """Pass over what is of no interest.

    Examples
    --------
    >>> nothing("tag", {})
    """


def local_name(name: str) -> str:
    """Return the name of an element without the prefix of its namespace.

    Examples
    --------
    >>> local_name("x:row"), local_name("row")
    ('row', 'row')
    """
    return name.rpartition(":")[2]


class Parts:
    """The parts of an archive by name; capitals do not matter, as they do not to Excel."""

    def __init__(self, file: str, archive: ZipFile) -> None:
        self._file, self._archive = file, archive
        self._members = {info.filename.lstrip("/").casefold(): info for info in archive.infolist()}

    def __contains__(self, name: str) -> bool:
        return name.lstrip("/").casefold() in self._members

    def names(self) -> list[str]:
        """Return the names of all parts, sorted, without capitals."""
        return sorted(self._members)

    def open(self, name: str, *, largest: int = limits.LARGEST_PART) -> IO[bytes]:
        """Open a part for reading.

        Raises
        ------
        UnreadableFileError
            If it has more bytes, unpacked, than *largest*.
        """
        info = self._members[name.lstrip("/").casefold()]
        if info.file_size > largest:
            megabytes = largest >> 20
            raise limits.unreadable(
                self._file,
                Bilingual(f"解压后超过 {megabytes} MB", f"more than {megabytes} MB unpacked"),
                Bilingual("请分成几个文件", "split it into several files"),
            )
        return self._archive.open(info)
