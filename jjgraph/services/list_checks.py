"""What is strange about a list as a whole: nothing read, another consortium's title, a month in which most have left."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from jjgraph.bilingual import Bilingual
from jjgraph.intake.office.listed import ListReading
from jjgraph.intake.office.personal import is_personal
from jjgraph.intake.office.places import CellIssue
from jjgraph.intake.office.tables import TITLE
from jjgraph.model.identifiers import shortened
from jjgraph.model.records import Dataset
from jjgraph.model.schema import Schema
from jjgraph.services.known_names import name_form
from jjgraph.services.list_merge import left_members, members_of
from jjgraph.services.listed_rows import ListedRows
from jjgraph.services.row_changes import Rows

_MANY = 3  # members whose leaving at once is worth a question, where they are more than half
_LISTED = 5


def public_name(name: str) -> str:
    """Return the name of a file as everybody may see it: one with a telephone number in it is not shown.

    Examples
    --------
    >>> public_name("名单.xlsx"), public_name("名单_张三13800000000.xlsx")
    ('名单.xlsx', '（文件名含联系方式，略去）.xlsx')
    """
    return f"（文件名含联系方式，略去）.{name.rpartition('.')[2]}" if is_personal(name) else name


def reading_issues(reading: ListReading, file: str) -> Iterator[CellIssue]:
    """Find lists of which no row was read."""
    if not reading.rows and not any(not issue.warning for issue in reading.issues) and not reading.questions:
        yield CellIssue(
            file,
            None,
            "",
            "nothing-read",
            Bilingual("没有读到一行单位", "no row with an organisation was read"),
            Bilingual(
                "请核对文件与表头（如“单位名称”），或从 jjgraph template 的模板开始",
                "check the file and its headings (such as 单位名称), or begin with the workbook of jjgraph template",
            ),
        )


def title_issues(reading: ListReading, full: Dataset, schema: Schema, consortium: str) -> Iterator[CellIssue]:
    """Find titles that name another consortium than the one whose list it is taken for."""
    others = {
        name_form(name): entity.name
        for entity in full.entities
        if entity.uid != consortium and schema.is_a(entity.kind, "Consortium")
        for name in (entity.name, *entity.aliases)
    }
    for item in reading.skipped:
        named = next((others[form] for form in others if form in name_form(item.text)), "")
        if item.reason == TITLE and named:
            yield CellIssue(
                item.file,
                None,
                "",
                "other-consortium",
                Bilingual(f"标题写的是“{named}”", f"the title says {named!r}"),
                Bilingual(
                    "请用 --consortium 写明是哪个联合体的名单", "say with --consortium whose list it is"
                ),
                False,
                item.sheet,
                (item.cell,) if item.cell else (),
            )


def leaving_issues(
    old: Rows, listed: ListedRows, consortium: str, full: Dataset, file: str
) -> Iterator[CellIssue]:
    """Find a list of which most members are gone at once, and classes of members of which it has none any more.

    Parameters
    ----------
    old : mapping
        The rows of the data set as they stood, by file.
    listed : ListedRows
        What the list says.
    consortium : str
        Whose members it lists.
    full : Dataset
        What entities and groups are called.
    file : str
        The list.
    """
    members = old.get("group_members.csv", [])
    before = members_of(old.get("relationships.csv", []), consortium)
    left = left_members(members, before, listed)
    names = {uid: group.name for group in full.groups for uid in (group.group_uid, group.group_id)}
    names |= {entity.uid: entity.name for entity in full.entities}
    if len(left) >= _MANY and 2 * len(left) > len(before):
        yield CellIssue(
            file,
            None,
            "",
            "many-left",
            Bilingual(
                f"照这份名单，上次的 {len(before)} 家成员有 {len(left)} 家退出：{_named(left, names)}",
                f"by this list {len(left)} of {len(before)} members have left: {_named(left, names)}",
            ),
            Bilingual(
                "若只是名单的一部分，请给全名单；确实如此，请加 --accept",
                "give the whole list; where it is so, add --accept",
            ),
        )
    missing: dict[str, set[str]] = defaultdict(set)
    for row in members:
        if not row.get("until") and row["group_id"] not in listed.groups:
            missing[row["group_id"]].add(row["entity_id"])
    for group, uids in sorted(missing.items()) if listed.members else ():
        label = names.get(group, group)
        yield CellIssue(
            file,
            None,
            "",
            "class-missing",
            Bilingual(
                f"名单里没有“{label}”这一类，上次有 {len(uids)} 家：{_named(uids, names)}；未判为退出",
                f"the list has nobody of {label!r}, of whom there were {len(uids)}: {_named(uids, names)}; not taken as left",
            ),
            Bilingual(
                "若已退出，请留下这一行，在“状态”一列写“退出”",
                "where they have left, keep the row with 退出 in a column 状态",
            ),
            True,
        )


def _named(uids: set[str], names: Mapping[str, str]) -> str:
    listed = sorted(shortened(names.get(uid, uid)) for uid in uids)
    return "、".join(listed[:_LISTED]) + ("……" if len(listed) > _LISTED else "")
