"""The kinds of gaps: every module of this package that exports a ``KIND`` is one."""

import pkgutil
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path

from jjgraph.analysis.gaps.actors import Actor
from jjgraph.analysis.gaps.core import Gap
from jjgraph.analysis.gaps.kind import GapKind
from jjgraph.bilingual import Bilingual
from jjgraph.errors import UsageError

PACKAGE = "jjgraph.analysis.gaps"


def _kinds() -> Iterator[GapKind]:
    for module in pkgutil.iter_modules([str(Path(__file__).parent)]):
        kind = getattr(import_module(f"{PACKAGE}.{module.name}"), "KIND", None)
        if isinstance(kind, GapKind):
            yield kind


# By code, in the order in which they are read.
GAP_KINDS: Mapping[str, GapKind] = {
    kind.code: kind for kind in sorted(_kinds(), key=lambda kind: (kind.order, kind.code))
}


def gap_kind(code: str) -> GapKind:
    """Return the kind of gap *code*.

    Raises
    ------
    UsageError
        If there is no such kind; the hint lists those there are.

    Examples
    --------
    >>> gap_kind("G13").label.zh
    '潜在合作对'
    """
    if code not in GAP_KINDS:
        known = ", ".join(GAP_KINDS)
        raise UsageError(
            Bilingual(f"没有这类缺口：{code}", f"no such kind of gap: {code}"),
            hint=Bilingual(f"可用：{known}", f"known are {known}"),
        )
    return GAP_KINDS[code]


def actor_of(gap: Gap) -> Actor:
    """Return who can act on *gap*: whom the row names, else whom its kind does.

    Examples
    --------
    >>> text = {"expected": "", "observed": "", "shortfall": None, "severity": 0.5, "assessable": True}
    >>> words = {"reason": Bilingual("x"), "action": Bilingual("x")}
    >>> actor_of(Gap(gap_id="G13:a:b", gap_kind="G13", subject_ids=("a", "b"), **text, **words)).value
    'secretariat'
    """
    return gap.actor or gap_kind(gap.gap_kind).actor
