"""G02: which of the five parties (政校行企研) a shared object lacks."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from jjgraph.analysis.gaps.actors import Actor, Cost
from jjgraph.analysis.gaps.context import GapContext
from jjgraph.analysis.gaps.core import Gap, joined, listed, plain, weigh
from jjgraph.analysis.gaps.kind import GapKind
from jjgraph.analysis.gaps.proximity import distances
from jjgraph.analysis.gaps.scope import FAR
from jjgraph.analysis.network.projection import shares_by_object
from jjgraph.bilingual import Bilingual
from jjgraph.model.records import Tie
from jjgraph.model.schema import PARTIES, PARTY_NAMES

MULTI = 2  # participants from which an object is known to be shared: of the rest the others are unnamed (G01)


@dataclass(frozen=True, slots=True)
class Participation:
    """Who takes part in one shared object, as far as it is known.

    Attributes
    ----------
    uid : str
        The object.
    participants : tuple of str
        Organisations with an active share, sorted.
    present : tuple of str
        The parties among them, in the order 政 校 行 企 研; each counts once.
    double_hat, unclassed : tuple of str
        Participants with two or more parties, and with none.
    """

    uid: str
    participants: tuple[str, ...]
    present: tuple[str, ...]
    double_hat: tuple[str, ...]
    unclassed: tuple[str, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """The parties that are not among the participants."""
        return tuple(party for party in PARTIES if party not in self.present)

    @property
    def score(self) -> float:
        """Parties present by five, 0 to 1."""
        return len(self.present) / len(PARTIES)


def participation(context: GapContext) -> list[Participation]:
    """Return the participants and parties of each shared object with two or more participants, by uid.

    Examples
    --------
    >>> from jjgraph.analysis.context import Analysis
    >>> from jjgraph.model.examples import SCHEMA, tiny
    >>> [found] = participation(GapContext(Analysis.of(tiny(), SCHEMA)))
    >>> found.participants, found.present, found.missing, found.score
    (('a', 's'), ('校', '企'), ('政', '行', '研'), 0.4)
    """
    shares = _shares(context)
    return [_participation(context, uid, tuple(shares[uid])) for uid in shares if len(shares[uid]) >= MULTI]


def _shares(context: GapContext) -> dict[str, dict[str, list[Tie]]]:
    active = (tie for tie in context.shown.ties if tie.active_at(context.as_of))
    return shares_by_object(active, context.organisations)


def _participation(context: GapContext, uid: str, participants: tuple[str, ...]) -> Participation:
    parties = {participant: context.organisations[participant].parties for participant in participants}
    return Participation(
        uid=uid,
        participants=participants,
        present=tuple(party for party in PARTIES if any(party in found for found in parties.values())),
        double_hat=tuple(participant for participant in participants if len(parties[participant]) > 1),
        unclassed=tuple(participant for participant in participants if not parties[participant]),
    )


def party_shares(objects: Sequence[Participation]) -> dict[str, float]:
    """Return how the five parties are spread over objects.

    Parameters
    ----------
    objects : sequence of Participation
        Those with a participant of no known party are left out: what they lack is not known.

    Returns
    -------
    dict
        ``objects``, their number; ``at_least_2`` … ``at_least_5``, the share of objects with so many
        parties; ``政`` … ``研``, the share of objects with that party. Shares are 0 to 1, and left out
        where there is no object.

    Examples
    --------
    The hand test of the definition: three objects with 校企, 校企研 and all five.

    >>> x = [Participation(name, (), tuple(present), (), ())
    ...      for name, present in (("x1", "校企"), ("x2", "校企研"), ("x3", "政校行企研"))]
    >>> [item.score for item in x]
    [0.4, 0.6, 1.0]
    >>> shares = party_shares(x)
    >>> round(shares["行"], 4), round(shares["政"], 4), round(shares["at_least_4"], 4)
    (0.3333, 0.3333, 0.3333)
    """
    known = [item for item in objects if not item.unclassed]
    if not known:
        return {"objects": 0.0}
    counts = {
        f"at_least_{k}": sum(len(item.present) >= k for item in known) for k in range(2, len(PARTIES) + 1)
    }
    counts |= {party: sum(party in item.present for item in known) for party in PARTIES}
    return {"objects": float(len(known))} | {name: count / len(known) for name, count in counts.items()}


def party_gaps(context: GapContext) -> list[Gap]:
    """Find the shared objects in which a party is missing, and the share of objects that have each.

    Parameters
    ----------
    context : GapContext
        Active shares in view count.

    Returns
    -------
    list of Gap
        One for each object with two or more known participants and fewer than five parties; and one total
        for each consortium that the data are about (over the objects in which those near it share), or a
        single one where there is none. ``shortfall`` is the number of missing parties, of the total the
        mean number; ``severity`` is that by five.

    Notes
    -----
    Assessable when the lists of the missing parties are known well enough, no participant's party is
    unknown, and the view leaves out no participant of a missing party.

    Examples
    --------
    The base is of a school and an enterprise: it lacks three of five parties, and so does the mean of all
    objects.

    >>> from jjgraph.analysis.context import Analysis
    >>> from jjgraph.model.examples import SCHEMA, tiny
    >>> found = party_gaps(GapContext(Analysis.of(tiny(), SCHEMA)))
    >>> [(gap.subject_ids, gap.shortfall) for gap in found]
    [(('x',), 3.0), (('u',), 3.0)]
    """
    objects = participation(context)
    shares = _shares(context)
    hidden = _hidden_parties(context)
    gaps = [
        _object_gap(context, item, shares[item.uid], hidden.get(item.uid, set()))
        for item in objects
        if item.missing
    ]
    for consortium in context.consortia or ("",):
        near = distances(context, [consortium]) if consortium else {}
        own = [item for item in objects if not consortium or near.get(item.uid, FAR) < FAR]
        gaps += _total_gap(context, consortium, own)
    return gaps


def _hidden_parties(context: GapContext) -> dict[str, set[str]]:
    """Return the parties of all active participants of each object, whatever the view shows."""
    active = (tie for tie in context.full.ties if tie.active_at(context.as_of))
    shares = shares_by_object(active, context.full.entity)
    return {
        uid: {party for participant in found for party in context.full.entity[participant].parties}
        for uid, found in shares.items()
    }


def _object_gap(
    context: GapContext, item: Participation, ties: Mapping[str, list[Tie]], known: set[str]
) -> Gap:
    verdict = context.assess_parties(item.missing, (item.uid, *item.participants))
    hidden = [party for party in item.missing if party in known]
    assessable = verdict.assessable and not item.unclassed and not hidden
    missing, present, name = _parties(item.missing), _parties(item.present), context.name(item.uid)
    flags = (("double_hat", item.double_hat), ("outside_view", hidden), ("unknown_party", item.unclassed))
    return Gap(
        gap_id=f"G02:{item.uid}",
        gap_kind="G02",
        subject_ids=(item.uid,),
        expected="".join(PARTIES),
        observed="".join(item.present),
        shortfall=float(len(item.missing)),
        severity=weigh(1 - item.score, assessable=assessable),
        assessable=assessable,
        awaited=verdict.awaited,
        reason=joined(
            [
                Bilingual(
                    f"{name.zh}：已知参与方有{present.zh or '未分类单位'}，未见{missing.zh}",
                    f"{name.pick('en')}: the known participants are of"
                    f" {present.en or 'no known party'}; {missing.en} not seen",
                ),
                _remark("兼具两方身份", "of two parties at once", context.names(item.double_hat)),
                _remark("所属方未知", "of unknown party", context.names(item.unclassed)),
                _remark("视图之外另有", "outside this view there are", [_parties(hidden)] if hidden else []),
                verdict.reason,
            ]
        ),
        action=Bilingual(f"邀请{missing.zh}参与", f"invite {missing.en}"),
        claim_ids=context.claims(tie.key for found in ties.values() for tie in found),
        flags=tuple(name for name, found in flags if found),
        figures=(("score", item.score), ("participants", float(len(item.participants)))),
    )


def _parties(parties: Iterable[str]) -> Bilingual:
    return listed(
        [Bilingual(f"{party}（{PARTY_NAMES[party].zh}）", PARTY_NAMES[party].en) for party in parties]
    )


def _remark(zh: str, en: str, names: Sequence[Bilingual]) -> Bilingual:
    what = listed(names)
    return Bilingual(f"{zh}：{what.zh}", f"{en}: {what.en}") if names else Bilingual("")


def _total_gap(context: GapContext, consortium: str, objects: Sequence[Participation]) -> list[Gap]:
    shares = party_shares(objects)
    lacking = [party for party in PARTIES if shares.get(party, 1.0) < 1.0]
    if not lacking:
        return []
    known = [item for item in objects if not item.unclassed]
    verdict = context.assess_parties(
        lacking,
        sorted({uid for item in known for uid in (item.uid, *item.participants)}),
        consortium=consortium,
    )
    mean = sum(len(item.present) for item in known) / len(known)
    spread = "".join(f" {party}{shares[party]:.0%}" for party in PARTIES)
    return [
        Gap(
            gap_id=f"G02:total:{consortium}" if consortium else "G02:total",
            gap_kind="G02",
            subject_ids=(consortium,) if consortium else (),
            expected=plain(float(len(PARTIES))),
            observed=plain(mean),
            shortfall=len(PARTIES) - mean,
            severity=weigh(1 - mean / len(PARTIES), assessable=verdict.assessable),
            assessable=verdict.assessable,
            awaited=verdict.awaited,
            reason=joined(
                [
                    Bilingual(
                        f"已知有两个以上参与方的{len(known)}个共建对象中，有四方以上的占"
                        f"{shares['at_least_4']:.0%}；各方出现的比例：{spread}",
                        f"of {len(known)} shared objects with two or more known participants"
                        f" {shares['at_least_4']:.0%} have four parties or more; share with each:{spread}",
                    ),
                    verdict.reason,
                ]
            ),
            action=Bilingual(f"优先邀请{_rarest(shares).zh}", f"invite {_rarest(shares).en} first"),
            figures=tuple(shares.items()),
        )
    ]


def _rarest(shares: Mapping[str, float]) -> Bilingual:
    return _parties([min(PARTIES, key=lambda party: shares[party])])


KIND = GapKind(
    code="G02",
    order=50,
    label=Bilingual("五方缺位", "missing party"),
    explanation=Bilingual(
        "共建对象缺少政校行企研中的哪一方",
        "which of the five parties a shared college, base or project lacks",
    ),
    actor=Actor.COUNCIL,
    cost=Cost.AGREEMENT,
    find=party_gaps,
)
