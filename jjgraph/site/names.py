"""Names of pages, and the links that may stand in them."""

import re
from hashlib import sha256
from urllib.parse import quote

LONGEST = 80  # characters of a page's name: Windows allows 260 for the whole path
_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-")
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])", re.ASCII)  # Windows keeps these for devices


def page_name(uid: str) -> str:
    """Return a file name for *uid*, without its ending: safe on every system, and its own.

    Lower-case letters, digits and hyphens stay; any other byte of the UTF-8 becomes ``_`` and two hexadecimal
    digits. So two uids never share a name, not even where the file system takes A for a. What would be too
    long is cut and ends in ``__`` and a SHA-256.

    Examples
    --------
    >>> page_name("ent-panpan"), page_name("Ent.A"), page_name("校"), page_name("con")
    ('ent-panpan', '_45nt_2e_41', '_e6_a0_a1', '_63on')
    """
    name = "".join(
        sign if sign in _PLAIN else "".join(f"_{byte:02x}" for byte in sign.encode("utf-8", "surrogatepass"))
        for sign in uid
    )
    if _RESERVED.fullmatch(name):
        name = f"_{ord(name[0]):02x}{name[1:]}"
    if len(name) > LONGEST:
        digest = sha256(uid.encode("utf-8", "surrogatepass")).hexdigest()
        return f"{name[:12]}__{digest}"
    return name


def entity_page(uid: str) -> str:
    """Return the path of the page of an entity, from the top of the site.

    Examples
    --------
    >>> entity_page("ent-panpan"), entity_page("Ent")
    ('entity/ent-panpan.html', 'entity/_45nt.html')
    """
    return f"entity/{page_name(uid)}.html"


def source_page(uid: str) -> str:
    """Return the path of the page of a source, from the top of the site.

    Examples
    --------
    >>> source_page("d/p")
    'source/d_2fp.html'
    """
    return f"source/{page_name(uid)}.html"


def map_link(uid: str) -> str:
    """Return the link to the map with the entity *uid* selected.

    Examples
    --------
    >>> map_link("a&b=校")
    'map.html#node=a%26b%3D%E6%A0%A1'
    """
    return f"map.html#node={quote(uid, safe='', errors='replace')}"
