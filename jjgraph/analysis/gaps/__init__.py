"""Which collaboration is missing, by the definitions of docs/reference/gaps.md: a module for each family."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import networkx as nx

from jjgraph.analysis.gaps.agreements import agreement_gaps
from jjgraph.analysis.gaps.assessability import THRESHOLD
from jjgraph.analysis.gaps.bilateral_objects import residue_gaps
from jjgraph.analysis.gaps.concentration import concentration_gaps
from jjgraph.analysis.gaps.core import COLUMNS, Gap, gap_row
from jjgraph.analysis.gaps.coverage import coverage_gaps
from jjgraph.analysis.gaps.evidence import Evidence
from jjgraph.analysis.gaps.holes import hole_gaps
from jjgraph.analysis.gaps.links import link_gaps
from jjgraph.analysis.gaps.majors import major_gaps
from jjgraph.analysis.gaps.members import member_gaps
from jjgraph.analysis.gaps.parties import party_gaps
from jjgraph.analysis.gaps.pathways import pathway_gaps
from jjgraph.analysis.gaps.places import place_gaps
from jjgraph.analysis.gaps.proximity import distances, find_scopes, is_far
from jjgraph.analysis.gaps.roles import role_gaps
from jjgraph.analysis.gaps.single_points import failure_gaps
from jjgraph.analysis.gaps.staleness import record_gaps
from jjgraph.analysis.gaps.synergy import synergy_gaps
from jjgraph.bilingual import Bilingual
from jjgraph.errors import UsageError
from jjgraph.model.records import Dataset
from jjgraph.model.schema import Schema

__all__ = ["COLUMNS", "GAP_KINDS", "THRESHOLD", "Gap", "GapKind", "collaboration_gaps", "gap_row"]


@dataclass(frozen=True, slots=True)
class GapKind:
    """A kind of gap: what it is called, what it means to its reader, and what finds it."""

    code: str
    label: Bilingual
    explanation: Bilingual
    find: Callable[[Evidence], list[Gap]]


# In the order in which they are read: first what is not known, then the lists for the secretariat, what the
# council answers for, and what the institute studies.
GAP_KINDS: Mapping[str, GapKind] = {
    kind.code: kind
    for kind in (
        GapKind(
            "G01",
            Bilingual("申报—具名缺口", "declared but not named"),
            Bilingual(
                "申报了多少成员，其中有名有据的有多少",
                "how many members are declared, how many are named with a source",
            ),
            coverage_gaps,
        ),
        GapKind(
            "G15",
            Bilingual("数据矛盾与陈旧", "contradiction and staleness"),
            Bilingual(
                "哪些数字和日期互相矛盾，多少陈述已陈旧、无日期或只有一个来源",
                "which figures and dates contradict each other; how much is old, undated or of a single source",
            ),
            record_gaps,
        ),
        GapKind(
            "G03",
            Bilingual("挂名成员", "member in name only"),
            Bilingual(
                "在已知范围内没有合作、只参加过活动的成员",
                "members of whom no collaboration is known, or only events",
            ),
            member_gaps,
        ),
        GapKind(
            "G11",
            Bilingual("协议到期", "agreement to renew"),
            Bilingual(
                "已到期、90天内到期或未见期限的协议",
                "agreements that have expired, expire within 90 days, or have no known term",
            ),
            agreement_gaps,
        ),
        GapKind(
            "G02",
            Bilingual("五方缺位", "missing party"),
            Bilingual(
                "共建对象缺少政校行企研中的哪一方",
                "which of the five parties a shared college, base or project lacks",
            ),
            party_gaps,
        ),
        GapKind(
            "G07",
            Bilingual("产业—专业对接缺口", "industry without a major"),
            Bilingual(
                "哪些本地产业没有对口专业，哪些专业不对接本地产业",
                "which local industries no major serves, and which majors serve none",
            ),
            major_gaps,
        ),
        GapKind(
            "G08",
            Bilingual("贯通培养断点", "broken training pathway"),
            Bilingual(
                "从中职到硕士的贯通路径断在哪里",
                "where the way from secondary vocational school to the master breaks off",
            ),
            pathway_gaps,
        ),
        GapKind(
            "G12",
            Bilingual("地理缺口", "geographic gap"),
            Bilingual(
                "哪些镇街、国家有企业而没有合作或海丝学院，合作向内还是向外",
                "towns and countries with enterprises and no collaboration or college; whether ties lead in or out",
            ),
            place_gaps,
        ),
        GapKind(
            "G09",
            Bilingual("集中与依赖", "concentration and dependency"),
            Bilingual(
                "已知的共建和资金集中于谁，谁依赖单一伙伴",
                "who holds most of the known objects and money, and who depends on one partner",
            ),
            concentration_gaps,
        ),
        GapKind(
            "G10",
            Bilingual("单点失效", "single point of failure"),
            Bilingual(
                "一个单位、一项合作或一个人退出，就会使网络断开或职务空缺",
                "an organisation, tie or person without whom the network falls apart or posts fall vacant",
            ),
            failure_gaps,
        ),
        GapKind(
            "G04",
            Bilingual("结构洞", "structural hole"),
            Bilingual(
                "各自紧密的两群单位之间至多一项合作",
                "two close groups with at most one tie between them",
            ),
            hole_gaps,
        ),
        GapKind(
            "G05",
            Bilingual("中介角色缺口", "missing broker"),
            Bilingual(
                "两方之间没有守门人或联络人",
                "two parties between whom there is no gatekeeper and no liaison",
            ),
            role_gaps,
        ),
        GapKind(
            "G13",
            Bilingual("潜在合作对", "promising pair"),
            Bilingual(
                "有共同伙伴而彼此未见合作的不同类单位",
                "organisations of different parties with common partners and no known tie",
            ),
            link_gaps,
        ),
        GapKind(
            "G14",
            Bilingual("点对点残留", "point-to-point residue"),
            Bilingual(
                "共建对象中只有两方的占多少",
                "how many shared objects have exactly two participants",
            ),
            residue_gaps,
        ),
        GapKind(
            "G06",
            Bilingual("三螺旋协同不足", "weak triple-helix synergy"),
            Bilingual(
                "校、企、政三方在共建对象中是否相互协同",
                "whether schools, enterprises and government come together in shared objects",
            ),
            synergy_gaps,
        ),
    )
}


def collaboration_gaps(
    full: Dataset,
    shown: Dataset,
    schema: Schema,
    find_graph: Callable[[], "nx.Graph[str]"],
    *,
    as_of: date,
    kinds: Iterable[str] | None = None,
    threshold: float = THRESHOLD,
    consortium: str = "",
) -> list[Gap]:
    """Find the collaboration gaps.

    Parameters
    ----------
    full, shown : Dataset
        Everything that is known, and what the view shows of it (`jjgraph.model.view.apply_view`).
    schema : Schema
        Kinds and types.
    find_graph : callable
        Returns `jjgraph.analysis.network.projection.collaboration_graph` of *shown* on *as_of*; called once, and only
        where a kind needs it.
    as_of : date
        The day that counts as today.
    kinds : iterable of str, optional
        Codes out of `GAP_KINDS`; all by default.
    threshold : float
        Coverage from which a declared group may be spoken about, 0 to 1.
    consortium : str
        The uid of a consortium: only rows about it, what is near it, or a partner of that; "" gives all.

    Returns
    -------
    list of Gap
        Assessable gaps first. Within these, and within the rest, what concerns the consortium that the
        data are about and its partners before all others (`jjgraph.analysis.gaps.proximity`); then by kind in
        the order of `GAP_KINDS`, by tier, the highest severity and the largest shortfall first, then by
        ``gap_id``. What is not assessable has severity 0, and so goes by its shortfall.

    Raises
    ------
    UsageError
        If a kind is not known, or the threshold is not between 0 and 1.
    """
    wanted = list(GAP_KINDS) if kinds is None else list(dict.fromkeys(kinds))
    _check(wanted, threshold)
    evidence = Evidence(
        full=full,
        shown=shown,
        schema=schema,
        find_graph=find_graph,
        find_scopes=find_scopes,
        as_of=as_of,
        threshold=threshold,
    )
    near = distances(evidence, evidence.consortia)
    order = {code: index for index, code in enumerate(GAP_KINDS)}

    def place(gap: Gap) -> tuple[bool, bool, int, int, float, float, str]:
        far, shortfall = is_far(gap.subject_ids, near), gap.shortfall or 0.0
        kind = order[gap.gap_kind]
        return (not gap.assessable, far, kind, gap.tier, -gap.severity, -shortfall, gap.gap_id)

    found = [gap for code in wanted for gap in GAP_KINDS[code].find(evidence)]
    if consortium:
        own = distances(evidence, [consortium])
        found = [gap for gap in found if not is_far(gap.subject_ids, own)]
    return sorted(found, key=place)


def _check(kinds: Iterable[str], threshold: float) -> None:
    known = ", ".join(GAP_KINDS)
    for code in kinds:
        if code not in GAP_KINDS:
            raise UsageError(
                Bilingual(f"没有这类缺口：{code}", f"no such kind of gap: {code}"),
                hint=Bilingual(f"可用：{known}", f"known are {known}"),
            )
    if not 0 <= threshold <= 1:
        raise UsageError(
            Bilingual(
                f"门槛须在0与1之间：{threshold}", f"the threshold lies between 0 and 1, not at {threshold}"
            )
        )
