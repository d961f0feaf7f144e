"""Find in free text what looks like a telephone number, an e-mail address or an identity number."""

import re
from collections.abc import Iterator

from jjgraph.bilingual import Bilingual
from jjgraph.intake.folder import RawFolder, columns_of
from jjgraph.model.issues import Issue

_TELEPHONE = re.compile(
    r"(?<![\dA-Za-z.\-/])(?:\+?86[- ]?)?(?:1[3-9]\d[- ]?\d{4}[- ]?\d{4}|0\d{2,3}[-—– ]\d{7,8}|\(0\d{2,3}\) ?\d{7,8})(?![\d./])"
)
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_IDENTITY = re.compile(
    r"(?<![\dA-Za-z])(\d{6}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx])(?![\dA-Za-z])"
)
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)  # GB 11643-1999
_CHECK = "10X98765432"
SORTS = {
    "telephone": Bilingual("电话号码", "a telephone number"),
    "email": Bilingual("电子邮箱", "an e-mail address"),
    "identity": Bilingual("身份证号", "an identity number"),
}


def contact_in(text: str) -> str:
    """Return which sort of contact data *text* seems to hold, or "".

    An identity number counts where its last digit is that of GB 11643-1999.

    Examples
    --------
    >>> contact_in("请致电 0595-12345678"), contact_in("a@b.example"), contact_in("11010519491231002X")
    ('telephone', 'email', 'identity')
    >>> contact_in("2023-2024学年 763 个项目，2.17亿元"), contact_in("110105194912310021")
    ('', '')
    """
    if _EMAIL.search(text):
        return "email"
    if any(_is_identity(found) for found in _IDENTITY.findall(text)):
        return "identity"
    return "telephone" if _TELEPHONE.search(text) else ""


def _is_identity(number: str) -> bool:
    weighed = sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False))
    return _CHECK[weighed % 11] == number[-1].upper()


def contact_issues(raw: RawFolder) -> Iterator[Issue]:
    """Find columns that everybody sees and that seem to hold contact data; the message does not repeat them.

    Examples
    --------
    >>> from jjgraph.intake.tabular import Row, Table
    >>> from jjgraph.model.schema import builtin_schema
    >>> rows = [Row(2, {"uid": "a", "note": "13800000000"}), Row(3, {"uid": "b", "telephone": "13800000000"})]
    >>> raw = RawFolder("d", builtin_schema(), tables={"entities.csv": Table("entities.csv", rows=rows)})
    >>> [(issue.row, issue.column, issue.code) for issue in contact_issues(raw)]
    [(2, 'note', 'contact-data')]
    """
    for file in raw.schema.files:
        for column in columns_of(raw.schema, file):
            if column.private or column.type in ("number", "date", "url") or column.refers:
                continue
            found = [
                (row.number, sort) for row in raw.table(file).rows if (sort := contact_in(row[column.name]))
            ]
            if found:
                row, sort = found[0]
                more = (
                    Bilingual(f"（共 {len(found)} 行）", f" ({len(found)} rows)")
                    if len(found) > 1
                    else Bilingual("")
                )
                yield Issue(
                    file,
                    row,
                    column.name,
                    "contact-data",
                    Bilingual(
                        f"像是含有{SORTS[sort].zh}，人人可见{more.zh}",
                        f"seems to hold {SORTS[sort].en}, for all to see{more.en}",
                    ),
                    Bilingual(
                        "请移到不公开的列（contact、telephone、email、identity_number），或删去",
                        "move it into a private column (contact, telephone, email, identity_number), or delete it",
                    ),
                    warning=True,
                )
