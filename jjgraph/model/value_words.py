"""The words for values that records carry, once: the map's page gets them with its data, the site reads them here."""

from collections.abc import Mapping

from jjgraph.bilingual import Bilingual

RECORDS: dict[str, Bilingual] = {  # by label; a test has them all
    "Dataset": Bilingual("数据集", "data sets"),
    "Source": Bilingual("来源", "sources"),
    "Description": Bilingual("描述", "descriptions"),
    "Claim": Bilingual("记载", "claims"),
    "Indicator": Bilingual("数字", "figures"),
    "DeclaredGroup": Bilingual("来源列出的单位", "declared groups"),
    "Fact": Bilingual("属性值", "facts"),
    "Statement": Bilingual("要点", "statements"),
    "Batch": Bilingual("批次", "batches"),
}
RELIABILITY: Mapping[str, Bilingual] = {
    "official": Bilingual("官方", "official"),
    "institution": Bilingual("机构自述", "institution"),
    "press": Bilingual("媒体", "press"),
    "low": Bilingual("低可靠", "low reliability"),
}
STATUS: Mapping[str, Bilingual] = {
    "planned": Bilingual("计划", "planned"),
    "active": Bilingual("进行中", "active"),
    "ended": Bilingual("已结束", "ended"),
    "unknown": Bilingual("状态不详", "status unknown"),
}
READING: Mapping[str, Bilingual] = {
    "strict": Bilingual("来源写明", "named member"),
    "lenient": Bilingual("同类具名", "named and of this class, membership not stated"),
    "candidate": Bilingual("可能", "candidate, not counted"),
}
ASPECT: Mapping[str, Bilingual] = {
    "aim": Bilingual("目标", "aim"),
    "principle": Bilingual("原则", "principle"),
    "function": Bilingual("职能", "function"),
    "mechanism": Bilingual("机制", "mechanism"),
    "task": Bilingual("任务", "task"),
    "plan": Bilingual("计划", "plan"),
    "need": Bilingual("需求", "need"),
    "orientation": Bilingual("取向", "orientation"),
    "result": Bilingual("成效", "result"),
    "event": Bilingual("事件", "event"),
}
BOUND: Mapping[str, Bilingual] = {
    "ge": Bilingual("不少于", "at least "),
    "gt": Bilingual("超过", "more than "),
    "le": Bilingual("不超过", "at most "),
    "lt": Bilingual("不到", "less than "),
    "approx": Bilingual("约", "about "),
}
# The same where there is little room, before a number.
BOUND_SIGN: Mapping[str, Bilingual] = {
    "ge": Bilingual("≥ ", "≥ "),
    "gt": Bilingual("> ", "> "),
    "le": Bilingual("≤ ", "≤ "),
    "lt": Bilingual("< ", "< "),
    "approx": Bilingual("约 ", "about "),
}
CONFLICT: Mapping[str, Bilingual] = {
    "since": Bilingual("起始", "since"),
    "until": Bilingual("截止", "until"),
    "status": Bilingual("状态", "status"),
    "quantity": Bilingual("数量", "quantity"),
}


def word(words: Mapping[str, Bilingual], value: str) -> Bilingual:
    """Return the words for *value*; a value of somebody's own stands for itself.

    Examples
    --------
    >>> word(STATUS, "planned").zh, word(STATUS, "dormant").zh
    ('计划', 'dormant')
    """
    return words.get(value, Bilingual(value))
