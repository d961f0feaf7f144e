"""Who can act on a gap, by the "Act" lines of the definitions: no gap is anybody's by chance."""

from collections.abc import Mapping

from jjgraph.analysis.gaps.core import Gap
from jjgraph.bilingual import Bilingual

# In the order in which the pages list them, with what each is asked to do.
ACTORS: Mapping[str, tuple[Bilingual, Bilingual]] = {
    "secretariat": (
        Bilingual("秘书处", "secretariat"),
        Bilingual(
            "索要名单、联系成员、续签协议、介绍双方",
            "asks for lists, calls members, renews agreements, introduces",
        ),
    ),
    "council": (
        Bilingual("理事会", "council"),
        Bilingual(
            "邀请缺位的一方、指定联络方与代理人、分散依赖",
            "invites who is absent, names go-betweens and deputies",
        ),
    ),
    "members": (
        Bilingual("成员单位与院校", "members and schools"),
        Bilingual(
            "另寻合作方、开设与填报专业、签订贯通协议", "look for partners, open majors, sign pathways"
        ),
    ),
    "institute": (
        Bilingual("研究院", "institute"),
        Bilingual(
            "核实矛盾、补齐出处、跟踪趋势", "checks what is contradicted, adds sources, follows trends"
        ),
    ),
}
_BY_KIND: Mapping[str, str] = {
    "G01": "secretariat",
    "G03": "secretariat",
    "G11": "secretariat",
    "G13": "secretariat",
    "G02": "council",
    "G04": "council",
    "G05": "council",
    "G07": "council",
    "G09": "council",
    "G10": "council",
    "G12": "council",
    "G14": "council",
    "G08": "members",
    "G06": "institute",
    "G15": "institute",
}
_BY_FLAG: Mapping[tuple[str, str], str] = {("G15", "stale"): "secretariat", ("G09", "dependency"): "members"}
_BY_TIER: Mapping[tuple[str, int], str] = {
    ("G07", 1): "members",
    ("G07", 2): "members",
    ("G12", 0): "members",
}


def actor_of(gap: Gap) -> str:
    """Return who can act on *gap*: a key of `ACTORS`; of a kind that is not known, the institute.

    Examples
    --------
    >>> text = {"expected": "", "observed": "", "shortfall": None, "severity": 0.5, "assessable": True}
    >>> words = {"reason": Bilingual("x"), "action": Bilingual("x")}
    >>> actor_of(Gap(gap_id="G13:a:b", gap_kind="G13", subject_ids=("a", "b"), **text, **words))
    'secretariat'
    """
    kind = gap.gap_kind
    for flag in gap.flags:
        if (kind, flag) in _BY_FLAG:
            return _BY_FLAG[kind, flag]
    return _BY_TIER.get((kind, gap.tier)) or _BY_KIND.get(kind, "institute")
