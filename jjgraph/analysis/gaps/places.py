"""G12: geographic gaps: where the collaborations of a place lead, and which towns and countries have none.

Definitions
-----------
Place of an organisation
    What its row says, else where it is LOCATED_IN; a finer place wins (晋江市金井镇 over 晋江市). A branch counts
    at its own place, not its parent's. Without one it is unknown, never the city centre.
Internal, external
    A collaboration with both ends at the consortium's place; with exactly one. E–I index: (external -
    internal) / (external + internal), -1 to 1.
Town
    A 镇, 乡 or 街道 of the consortium's place where an organisation is; covered when one there has a collaboration.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from jjgraph.analysis.gaps.actors import Actor, Cost
from jjgraph.analysis.gaps.context import GapContext
from jjgraph.analysis.gaps.core import Gap, joined, listed, plain, weigh
from jjgraph.analysis.gaps.countries import country_gaps
from jjgraph.analysis.gaps.kind import GapKind
from jjgraph.analysis.gaps.proximity import find_scopes
from jjgraph.analysis.gaps.remoteness import median_distances
from jjgraph.analysis.gaps.scope import Scope
from jjgraph.analysis.measures.mixing import external_internal
from jjgraph.analysis.schema_names import LOCATED_IN, PLACE
from jjgraph.bilingual import Bilingual

TOWNS = {
    "晋江市": 19
}  # 350582: 13 towns and 6 sub-districts, NBS 统计用区划代码 2023, without its three zones


@dataclass(frozen=True, slots=True)
class Reach:
    """Collaborations inside a place, out of it, and with an end of unknown place."""

    internal: int
    external: int
    unknown: int

    @property
    def ei(self) -> float | None:
        """The E–I index (`jjgraph.analysis.measures.mixing`); None where no collaboration counts."""
        return external_internal(self.external, self.internal)


def reach_of(places: Mapping[str, str], ties: Iterable[tuple[str, str]], home: str) -> Reach:
    """Count the ties of a place.

    Parameters
    ----------
    places : mapping
        Place of each organisation; "" where unknown.
    ties : iterable of pairs
        Who is tied to whom.
    home : str
        The place; its parts are written with it at their head.

    Returns
    -------
    Reach
        Ties that are elsewhere altogether do not count; with an end at home and one unknown they are unknown.

    Examples
    --------
    Three ties within 晋江, one to 香港, one to 武汉: (2 - 3) / 5.

    >>> places = {"a": "晋江市", "b": "晋江市金井镇", "c": "晋江市", "h": "香港", "w": "武汉市"}
    >>> reach_of(places, ["ab", "bc", "ac", "ah", "bw"], "晋江市").ei
    -0.2
    """
    internal = external = unknown = 0
    for a, b in ties:
        inside = [places[uid].startswith(home) for uid in (a, b)]
        if all(inside):
            internal += 1
        elif any(inside):
            known = bool(places[a] and places[b])
            external += known
            unknown += not known
    return Reach(internal, external, unknown)


def town_of(place: str, home: str) -> str:
    """Return the town (镇, 乡, 街道) of *home* in which a place lies, or "".

    Examples
    --------
    >>> town_of("晋江市金井镇水城路1号", "晋江市"), town_of("晋江市博览大道", "晋江市"), town_of("南安市", "晋江市")
    ('晋江市金井镇', '', '')
    """
    found = re.match(r".+?(?:镇|乡|街道)", place.removeprefix(home)) if place.startswith(home) else None
    return home + found[0] if found else ""


def places_of(context: GapContext) -> dict[str, str]:
    """Return the place of each organisation of the graph, "" where unknown.

    Examples
    --------
    The finer of what is written and of LOCATED_IN counts.

    >>> from jjgraph.analysis.context import Analysis
    >>> from jjgraph.model.examples import SCHEMA, entity, tie
    >>> from jjgraph.model.records import Dataset
    >>> known = (entity("a", place="晋江市"), entity("t", "Place", name="金井镇", place="晋江市"))
    >>> located = Dataset(entities=known, ties=(tie("a", "LOCATED_IN", "t"),))
    >>> places_of(GapContext(Analysis.of(located, SCHEMA)))
    {'a': '晋江市金井镇'}
    """
    located: dict[str, list[str]] = defaultdict(list)
    for tie in context.active:
        other = context.full.entity[tie.object_uid]
        if tie.type == LOCATED_IN and context.schema.is_a(other.kind, PLACE):
            located[tie.subject_uid].append(_path(other.place, other.name))
    found = {}
    for uid in context.graph:
        stated = context.full.entity[uid].place
        finer = sorted(path for path in located[uid] if path.startswith(stated))
        found[uid] = max([stated, *finer], key=len)
    return found


def _path(above: str, name: str) -> str:
    """Return a place written from the large to the small; of what lies above a city only the city counts."""
    if name.startswith(above) or name.endswith(("市", "省", "国")):
        return name
    return above + name


def place_gaps(context: GapContext) -> list[Gap]:
    """Find what is missing on the map of each consortium.

    Parameters
    ----------
    context : GapContext
        Its collaboration graph, and the places of organisations and colleges.

    Returns
    -------
    list of Gap
        For each consortium of known place a total (E–I index, and towns with a collaboration where their number
        is known), one row for each town with enterprises and no collaboration, and one for each country where
        enterprises are and no Maritime Silk Road or overseas college is. ``shortfall`` counts towns or
        enterprises; ``severity`` is their share.

    Notes
    -----
    Assessable when the lists of enterprises, for countries those of the colleges, are known well enough.
    """
    places = places_of(context)
    gaps = []
    for scope in find_scopes(context):
        entity = context.full.entity.get(scope.consortium)
        if entity and entity.place:
            gaps += _town_gaps(context, scope, entity.place, places)
    return gaps + country_gaps(context)


def _town_gaps(context: GapContext, scope: Scope, home: str, places: Mapping[str, str]) -> list[Gap]:
    graph = context.graph
    towns: dict[str, list[str]] = defaultdict(list)
    for uid, place in sorted(places.items()):
        town = town_of(place, home)
        if town:
            towns[town].append(uid)
    verdict = context.assess_parties("企", scope.within(graph), consortium=scope.consortium)
    covered = [town for town in towns if any(graph[uid] for uid in towns[town])]
    bare = {
        town: firms
        for town in towns
        if town not in covered and (firms := [u for u in towns[town] if "企" in graph.nodes[u]["parties"]])
    }
    reach, declared = reach_of(places, graph.edges(), home), TOWNS.get(home)
    gaps = []
    for town, firms in sorted(bare.items()):
        names = listed(context.names(firms), limit=3)
        gaps.append(
            Gap(
                gap_id=f"G12:{scope.consortium}:{town}",
                gap_kind="G12",
                subject_ids=tuple(firms),
                expected="≥1",
                observed="0",
                shortfall=1.0,
                severity=weigh(1 / len(towns), assessable=verdict.assessable),
                assessable=verdict.assessable,
                awaited=verdict.awaited,
                reason=joined(
                    [
                        Bilingual(
                            f"{town}有企业（{names.zh}），未见合作",
                            f"{town} has enterprises ({names.en}); no collaboration is known",
                        ),
                        verdict.reason,
                    ]
                ),
                action=Bilingual(f"请理事会考虑在{town}设基地", f"the council considers a base in {town}"),
                tier=1,
            )
        )
    if declared is None and reach.ei is None:
        return gaps
    return [*gaps, _place_total(context, scope, (home, reach), (len(covered), declared))]


def _place_total(
    context: GapContext, scope: Scope, measured: tuple[str, Reach], towns: tuple[int, int | None]
) -> Gap:
    home, reach = measured
    covered, declared = towns
    verdict = context.assess_parties("企", scope.within(context.graph), consortium=scope.consortium)
    without = declared - covered if declared else None
    near, far = median_distances(context.graph, _points(context))
    return Gap(
        gap_id=scope.gap_id("G12", "total"),
        gap_kind="G12",
        subject_ids=scope.subjects,
        expected=str(declared) if declared else "",
        observed=str(covered),
        shortfall=None if without is None else float(without),
        severity=weigh(without / declared if without and declared else 0.0, assessable=verdict.assessable),
        assessable=verdict.assessable,
        awaited=verdict.awaited,
        reason=joined(
            [
                Bilingual(
                    f"{home}{declared}个镇街中，已知{covered}个有合作",
                    f"of the {declared} towns of {home} {covered} are known to have collaborations",
                )
                if declared
                else Bilingual(""),
                Bilingual(
                    f"已知合作中市内{reach.internal}对、对外{reach.external}对（另有{reach.unknown}对地点不明），"
                    f"E–I指数{plain(reach.ei)}",
                    f"of the known collaborations {reach.internal} are within, {reach.external} lead out"
                    f" ({reach.unknown} of unknown place): E–I index {plain(reach.ei)}",
                ),
                verdict.reason,
            ]
        ),
        action=Bilingual(
            "请成员填报所在镇街，再定基地布点", "members state their town; then bases are placed"
        ),
        actor=Actor.MEMBERS,
        figures=(
            ("ei", reach.ei),
            ("internal", float(reach.internal)),
            ("external", float(reach.external)),
            ("unknown", float(reach.unknown)),
            ("towns_covered", float(covered)),
            ("median_km_tied", near),
            ("median_km_untied", far),
        ),
    )


def _points(context: GapContext) -> dict[str, tuple[float, float]]:
    """Return latitude and longitude where a data set's own kinds give ``lat`` and ``lng``."""
    found = {}
    for uid in context.graph:
        extras = dict(context.full.entity[uid].extras)
        lat, lng = extras.get("lat"), extras.get("lng")
        if isinstance(lat, int | float) and isinstance(lng, int | float):
            found[uid] = (float(lat), float(lng))
    return found


KIND = GapKind(
    code="G12",
    order=80,
    label=Bilingual("地理缺口", "geographic gap"),
    explanation=Bilingual(
        "哪些镇街、国家有企业而没有合作或海丝学院，合作向内还是向外",
        "towns and countries with enterprises and no collaboration or college; whether ties lead in or out",
    ),
    actor=Actor.COUNCIL,
    cost=Cost.PROGRAMME,
    find=place_gaps,
)
