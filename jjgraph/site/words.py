"""The words of the pages for the values that the data carry."""

from collections.abc import Mapping

from jjgraph.model.text import Text

RELIABILITY: Mapping[str, Text] = {
    "official": Text("官方", "official"),
    "institution": Text("机构自述", "institution"),
    "press": Text("媒体", "press"),
    "low": Text("低可靠", "low reliability"),
}
STRENGTH: Mapping[str, Text] = {
    "strong": Text("实质合作", "collaboration"),
    "weak": Text("一般联系", "weak tie"),
    "none": Text("归属等", "no collaboration"),
}
STATUS: Mapping[str, Text] = {
    "planned": Text("计划", "planned"),
    "active": Text("进行中", "active"),
    "ended": Text("已结束", "ended"),
    "unknown": Text("状态不详", "status unknown"),
}
READING: Mapping[str, Text] = {
    "strict": Text("具名成员", "named member"),
    "lenient": Text("属于此类，但未写明是成员", "named and of this class, membership not stated"),
    "candidate": Text("候选，不计入", "candidate, not counted"),
}
BOUND: Mapping[str, Text] = {
    "ge": Text("不少于", "at least "),
    "le": Text("不超过", "at most "),
    "approx": Text("约", "about "),
}
CONFLICT: Mapping[str, Text] = {
    "since": Text("起始", "since"),
    "until": Text("截止", "until"),
    "status": Text("状态", "status"),
    "quantity": Text("数量", "quantity"),
}
TITLE_KIND: Mapping[str, Text] = {
    "original": Text("原题", "original title"),
    "descriptive": Text("题名为描述，非原题", "described by us, not the original title"),
}


def word(words: Mapping[str, Text], value: str) -> Text:
    """Return the words for *value*; a value of somebody's own stands for itself.

    Examples
    --------
    >>> word(STATUS, "planned").zh, word(STATUS, "dormant").zh
    ('计划', 'dormant')
    """
    return words.get(value, Text(value))
