"""What names may look like that become labels, relationship types, properties, uids or folders: one strict form each.

Whatever has the form can stand in a statement of Cypher, in a path on every system, and in every file that is
exported; what has not is refused on the way in (docs/decisions/0019-names.md).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from jjgraph.bilingual import Bilingual
from jjgraph.model.labels import FIXED_LABELS
from jjgraph.model.records import RECORD_TYPES, Entity, Tie, stored_fields

LONGEST = 60  # characters of a name that becomes a label, a type, a property or a folder
LONGEST_UID = 200  # an index of Neo4j takes no more than 8 kB, and a uid stands in those of records too

# Words of Cypher that at least one store does not take for a label, a type or a property (tests/contract/test_names.py
# asks both); the others of the language stand here too, so that a query of somebody else reads without quotes.
_WORDS = (
    "all and any as asc ascending assert by call case constraint contains count create csv delete desc descending "
    "detach distinct do drop else end ends exists explain extract false filter finish for foreach from id if in "
    "index inf infinity insert is join key let limit load mandatory match merge nan next node nodetach none not null "
    "of offset on optional or order profile reduce relationship remove require return scalar scan search set "
    "shortestpath allshortestpaths single skip start starts then true type typed union unique unwind use using when "
    "where with xor yield"
)
CYPHER_WORDS = frozenset(_WORDS.split())
_RECORD_LABELS = frozenset({*FIXED_LABELS, "Tie", "Link", *(item.LABEL for item in RECORD_TYPES)})
_RECORD_TYPES = frozenset({"FROM_SOURCE", "MEMBER_OF_GROUP", "COLLABORATES"})
_PROPERTIES = frozenset(
    {name for item in (Entity, Tie, *RECORD_TYPES) for name in stored_fields(item)}
    | {"extras", "kind", "type", "subject_uid", "object_uid"}
    # what node-link JSON, GraphML and GEXF have names of their own for
    | {"id", "key", "label", "source", "target", "in_view", "entity_name", "tie_type"}
    | {"viz", "start", "end", "for", "pid", "parents", "slices", "spells"}
)
_DEVICES = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)  # Windows keeps these


@dataclass(frozen=True, slots=True)
class Form:
    """The form of one sort of names: what they are called, how they are written, and which are taken."""

    what: Bilingual
    pattern: re.Pattern[str]
    how: Bilingual
    taken: frozenset[str] = frozenset()
    longest: int = LONGEST
    folder: bool = False

    def fault(self, name: object) -> tuple[Bilingual, Bilingual] | None:
        """Return why *name* is none of these, and what to do, or None where it is one.

        Examples
        --------
        >>> KIND.fault("Ship"), KIND.fault("Entity")[0].en
        (None, "the kind 'Entity' is taken by jjgraph itself")
        >>> PROPERTY.fault("../x")[0].zh, DATASET.fault("..")[0].en
        ('属性名“../x”不能这样写', "the name of the data set '..' cannot be written so")
        """
        shown = shortened(name)
        said = Bilingual(f"{self.what.zh}“{shown}”", f"the {self.what.en} {shown!r}")
        if not isinstance(name, str) or not name:
            return Bilingual(
                f"{self.what.zh}为空或不是文字", f"the {self.what.en} is empty or no text"
            ), self.how
        if len(name) > self.longest:
            return (
                Bilingual(
                    f"{said.zh}有 {len(name)} 个字符，最多 {self.longest} 个",
                    f"{said.en} has {len(name)} characters; {self.longest} are the most",
                ),
                Bilingual("请改用短一些的名称", "give it a shorter one"),
            )
        if self.pattern.fullmatch(name) is None:
            return Bilingual(f"{said.zh}不能这样写", f"{said.en} cannot be written so"), self.how
        if (owner := self._owner(name)) is not None:
            return (
                Bilingual(f"{said.zh}{owner.zh}", f"{said.en} {owner.en}"),
                Bilingual("请换一个名称", "give it another name"),
            )
        return None

    def _owner(self, name: str) -> Bilingual | None:
        """Say to whom *name* belongs already."""
        if name in self.taken:
            return Bilingual("是 jjgraph 自己用的", "is taken by jjgraph itself")
        if self.taken and name.lower() in CYPHER_WORDS:
            return Bilingual("是 Cypher 的保留字", "is a reserved word of Cypher")
        if self.folder and _DEVICES.fullmatch(name):
            return Bilingual("是 Windows 的设备名", "is the name of a device on Windows")
        return None


def shortened(value: object, longest: int = 40) -> str:
    """Return *value* as a message can show it: on one line, and not longer than *longest* characters.

    Examples
    --------
    >>> shortened("a\\nb"), shortened("x" * 99, 5)
    ('a b', 'xxxxx…')
    """
    text = " ".join(str(value)[: longest * 2].split())
    return text if len(text) <= longest else f"{text[:longest]}…"


KIND = Form(
    Bilingual("类别名", "kind"),
    re.compile(r"[A-Z][A-Za-z0-9]*"),
    Bilingual(
        "请用英文字母与数字，以大写字母开头，例如 Vessel；中文写在 label 里",
        "write it in letters A–Z, a–z and digits, a capital first; the Chinese goes into label; such as Vessel",
    ),
    taken=_RECORD_LABELS,
)
TIE_TYPE = Form(
    Bilingual("关系类型名", "type of tie"),
    re.compile(r"[A-Z][A-Z0-9_]*"),
    Bilingual(
        "请用大写英文字母、数字与 _，例如 CO_BUILDS；中文写在 label 里",
        "write it in capitals A–Z, digits and _, such as CO_BUILDS; the Chinese goes into label",
    ),
    taken=_RECORD_TYPES,
)
PROPERTY = Form(
    Bilingual("属性名", "property"),
    re.compile(r"[a-z][a-z0-9_]*"),
    Bilingual(
        "请用小写英文字母、数字与 _，例如 founded_on；中文写在 label 里",
        "write it in letters a–z, digits and _, such as founded_on; the Chinese goes into label",
    ),
    taken=_PROPERTIES,
)
DATASET = Form(
    Bilingual("数据集名称", "name of the data set"),
    re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*(\.[A-Za-z0-9_-]+)*"),
    Bilingual(
        "在 dataset.toml 里写 name，只用英文字母、数字与 - _ .，以字母或数字开头，不以点结尾（它也是导出的文件夹名）",
        "give a name in dataset.toml, of ASCII letters, digits and - _ . that begins with a letter or digit and does "
        "not end with a dot (it names the exported folder too)",
    ),
    folder=True,
)
UID = Form(
    Bilingual("编号", "id"),
    re.compile(r"[A-Za-z0-9_.:-]+"),
    Bilingual("只用英文字母、数字与 - _ . :", "use ASCII letters, digits and - _ . : only"),
    longest=LONGEST_UID,
)
FORMS: Mapping[str, Form] = {
    "kind": KIND,
    "tie": TIE_TYPE,
    "property": PROPERTY,
    "dataset": DATASET,
    "uid": UID,
}
