"""Who can act on a gap, and what acting takes."""

from enum import IntEnum, StrEnum

from jjgraph.bilingual import Bilingual


class Actor(StrEnum):
    """Who can act, in the order in which they are listed; ``label`` names them, ``task`` is what each is asked.

    Examples
    --------
    >>> Actor("council").label.zh, Actor.COUNCIL == "council"
    ('理事会', True)
    """

    label: Bilingual
    task: Bilingual

    def __new__(cls, name: str, label: Bilingual, task: Bilingual) -> "Actor":
        """Make a member of its name and its words."""
        member = str.__new__(cls, name)
        member._value_ = name
        member.label, member.task = label, task
        return member

    SECRETARIAT = (
        "secretariat",
        Bilingual("秘书处", "secretariat"),
        Bilingual(
            "索要名单、联系成员、续签协议、介绍双方",
            "asks for lists, calls members, renews agreements, introduces",
        ),
    )
    COUNCIL = (
        "council",
        Bilingual("理事会", "council"),
        Bilingual(
            "邀请缺位的一方、指定联络方与代理人、分散依赖",
            "invites who is absent, names go-betweens and deputies",
        ),
    )
    MEMBERS = (
        "members",
        Bilingual("成员单位与院校", "members and schools"),
        Bilingual(
            "另寻合作方、开设与填报专业、签订贯通协议", "look for partners, open majors, sign pathways"
        ),
    )
    INSTITUTE = (
        "institute",
        Bilingual("研究院", "institute"),
        Bilingual(
            "核实矛盾、补齐出处、跟踪趋势", "checks what is contradicted, adds sources, follows trends"
        ),
    )


class Cost(IntEnum):
    """What it takes to act on a gap, the least first; ``label`` says it to people.

    Examples
    --------
    >>> Cost.LETTER < Cost.CALL < Cost.AGREEMENT < Cost.PROGRAMME, Cost.CALL.label.en
    (True, 'a call')
    """

    label: Bilingual

    def __new__(cls, rank: int, label: Bilingual) -> "Cost":
        """Make a member of its rank and its words."""
        member = int.__new__(cls, rank)
        member._value_ = rank
        member.label = label
        return member

    LETTER = 1, Bilingual("一封函或一份名单", "a letter or a list")
    CALL = 2, Bilingual("一次联系", "a call")
    AGREEMENT = 3, Bilingual("一份协议", "an agreement")
    PROGRAMME = 4, Bilingual("一个项目", "a programme")
