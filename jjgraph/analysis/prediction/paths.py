"""The ties behind a suggestion: those that bind two nodes to a common partner, or to what they both serve."""

from collections import defaultdict

from jjgraph.analysis.context import Analysis
from jjgraph.analysis.prediction.prediction_input import prediction_input
from jjgraph.analysis.prediction.split import bonds_of
from jjgraph.analysis.schema_names import NEEDS, OFFERS
from jjgraph.model.records import Tie


class Paths:
    """Which ties bind which two nodes, gathered once.

    Parameters
    ----------
    analysis : Analysis
        Its ties in view that hold on the day bind partners; all that is known says what they offer and serve.

    Examples
    --------
    >>> from datetime import date
    >>> from jjgraph.model.records import Dataset, Entity
    >>> from jjgraph.model.schema import builtin_schema
    >>> firms = [Entity(uid=uid, kind="Enterprise", name=uid, parties=("企",)) for uid in "ab"]
    >>> base = Entity(uid="x", kind="TrainingBase", name="x")
    >>> ties = [Tie(key=f"{uid}-x", dataset="d", subject_uid=uid, type="CO_BUILDS", object_uid="x", share=True,
    ...             stated_level=3) for uid in "ab"]
    >>> known = Dataset(entities=(*firms, base), ties=tuple(ties))
    >>> paths = Paths(Analysis.of(known, builtin_schema(), as_of=date(2024, 1, 1)))
    >>> [tie.key for tie in paths.between("a", "b")]
    ['a-x', 'b-x']
    """

    def __init__(self, analysis: Analysis) -> None:
        self._direct: dict[tuple[str, str], list[Tie]] = defaultdict(list)
        self._shares: dict[str, dict[str, list[Tie]]] = defaultdict(lambda: defaultdict(list))
        self._attributes: dict[str, dict[str, list[Tie]]] = defaultdict(lambda: defaultdict(list))
        held = (tie for tie in analysis.shown.ties if tie.active_at(analysis.as_of))
        for tie in bonds_of(held, prediction_input(analysis).nodes.uids):
            if tie.share:
                self._shares[tie.subject_uid][tie.object_uid].append(tie)
            if tie.strength == "strong":
                first, second = sorted((tie.subject_uid, tie.object_uid))
                self._direct[first, second].append(tie)
        speaking = {*analysis.schema.ties_that_mean("industry"), OFFERS, NEEDS}
        for tie in analysis.full.ties:
            if tie.type in speaking:
                self._attributes[tie.subject_uid][tie.object_uid].append(tie)

    def between(self, first: str, second: str) -> list[Tie]:
        """Return the bonds that tie two nodes to each other, directly or by a shared object."""
        found = list(self._direct.get((min(first, second), max(first, second)), ()))
        mine, others = self._shares.get(first, {}), self._shares.get(second, {})
        for uid in sorted(mine.keys() & others.keys()):
            found += mine[uid] + others[uid]
        return found

    def serving(self, uid: str, topic: str) -> list[Tie]:
        """Return the ties by which a node has to do with a major or industry, also through its majors."""
        mine = self._attributes.get(uid, {})
        found = list(mine.get(topic, ()))
        for major in sorted(mine):
            by_major = self._attributes.get(major, {}).get(topic, ())
            if by_major and any(tie.type == OFFERS for tie in mine[major]):
                found += [*mine[major], *by_major]
        return found
