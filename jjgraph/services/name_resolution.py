"""Whom each name of a list means: one that is known, one that somebody decided about, or a new one; never a guess."""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from jjgraph.bilingual import Bilingual
from jjgraph.intake.office.columns import Ask
from jjgraph.intake.office.kinds import Kinds
from jjgraph.intake.office.listed import Place, Question
from jjgraph.intake.office.places import CellIssue
from jjgraph.model.identifiers import shortened
from jjgraph.model.schema import Schema
from jjgraph.services.known_names import KnownNames, name_form

_WORDS = re.compile(r"(?<!^)(?=[A-Z])")
_LISTED = 4  # names that a message lists


class At(NamedTuple):
    """A row of a list, and the role of the column that is spoken of."""

    place: Place
    role: str = "name"

    @property
    def cell(self) -> str:
        """The cell, that of the name or code where the table has no such column."""
        roles = (self.role, "name", "school_code", "code")
        return next((cell for role in roles if (cell := self.place.cell(role))), "")

    def issue(self, code: str, reason: Bilingual, advice: Bilingual, *, warning: bool = False) -> CellIssue:
        """Return an issue about this cell."""
        cells = (self.cell,) if self.cell else ()
        file, sheet, row = self.place.file, self.place.sheet, self.place.row
        return CellIssue(file, row, "", code, reason, advice, warning, sheet, cells)


@dataclass(frozen=True, slots=True)
class NewOrganisation:
    """An organisation that only the list names."""

    uid: str
    kind: str
    name: str
    at: At


def new_uid(kind: str, name: str) -> str:
    """Return the uid of an organisation that only lists name: by its kind and name, the same in each month.

    Examples
    --------
    >>> new_uid("IndustryAssociation", "甲协会") == new_uid("IndustryAssociation", " 甲协会")
    True
    """
    digits = hashlib.sha256(name_form(name).encode()).hexdigest()[:8]
    return f"{_WORDS.sub('-', kind).lower()}-{digits}"


@dataclass
class NameResolution:
    """Resolves the names of one import.

    Attributes
    ----------
    known : KnownNames
        The entities of the store.
    kinds : mapping of str to str
        Their kinds, by uid; those of new ones are added.
    schema : Schema
        Kinds of the store.
    decided : dict of str to str
        Uids by names that somebody decided about; answers are added.
    ask : callable or None
        Takes a `Question` about a name, whose candidates are uids, and returns one of them or None.
    created : dict
        The new organisations, by the form of their names.
    issues : list of CellIssue
        What could not be decided, and what is worth a look.
    """

    known: KnownNames
    kinds: dict[str, str]
    schema: Schema
    decided: dict[str, str] = field(default_factory=dict)
    ask: Ask | None = None
    created: dict[str, NewOrganisation] = field(default_factory=dict)
    issues: list[CellIssue] = field(default_factory=list)
    _asked: set[str] = field(default_factory=set)

    def by_uid(self, uid: str, at: At) -> str:
        """Return *uid* where there is such an entity, "" with an issue where there is not."""
        if uid in self.kinds:
            return uid
        reason = Bilingual(f"没有编号 {shortened(uid)}", f"there is no id {shortened(uid)}")
        self.issues.append(
            at.issue("unknown-id", reason, Bilingual("请改正，或留空", "correct it, or leave it empty"))
        )
        return ""

    def by_name(self, name: str, at: At, *, kind: str = "", codes: Sequence[str] = ()) -> str:
        """Return the uid of the organisation called *name* or bearing one of *codes*, a new one where nobody does.

        "" where that is not decided: an issue says why.
        """
        if name in self.decided:
            return self.decided[name]
        found = self.known.find(name, *codes)
        if len(found) > 1:
            found = tuple(uid for uid in found if kind and self._fits(uid, kind)) or found
        if not found and name_form(name) in self.created:
            found = (self.created[name_form(name)].uid,)
        if len(found) == 1:
            return found[0]
        near = list(found) or (self.known.near(name, count=_LISTED) if name else [])
        if near and (answer := self._answer(name, near, at)):
            return answer
        if found:
            self._ambiguous(name, found, at)
            return ""
        if not name:
            return self._unknown_code(next(filter(None, codes), ""), at)
        return self._new(name, at, kind or Kinds(self.schema).by_ending(name), near)

    def _fits(self, uid: str, kind: str) -> bool:
        known = self.kinds[uid]
        return self.schema.is_a(known, kind) or self.schema.is_a(kind, known)

    def _answer(self, name: str, near: Sequence[str], at: At) -> str:
        """Return the uid that somebody says a name means, "" where nobody says; each name is asked about once."""
        if self.ask is None or name in self._asked:
            return ""
        self._asked.add(name)
        candidates = tuple((uid, Bilingual(self.known.names[uid])) for uid in near)
        answer = self.ask(Question("name", name, at.place.file, at.place.sheet, at.cell, candidates))
        if not answer or answer not in self.kinds:
            return ""
        self.decided[name] = answer
        return answer

    def _listed(self, uids: Sequence[str]) -> str:
        return "、".join(f"{self.known.names[uid]}（{uid}）" for uid in uids[:_LISTED])

    def _unknown_code(self, code: str, at: At) -> str:
        """Report a code that stands without a name and belongs to nobody who is known."""
        self.issues.append(
            at.issue(
                "unknown-code",
                Bilingual(
                    f"不知道代码 {shortened(code)} 是哪一家", f"whose code {shortened(code)} is, is not known"
                ),
                Bilingual(
                    "请先导入写有这个代码的成员名单，或加一列写名称",
                    "import a list of members with this code first, or add a column with the names",
                ),
            )
        )
        return ""

    def _ambiguous(self, name: str, found: Sequence[str], at: At) -> None:
        listed = self._listed(found)
        self.issues.append(
            at.issue(
                "ambiguous-name",
                Bilingual(f"“{shortened(name)}”可以是 {listed}", f"{shortened(name)!r} may be {listed}"),
                Bilingual("请在“统一编号”一列写明是哪一个", "say which one in a column 统一编号 (uid)"),
            )
        )

    def _new(self, name: str, at: At, kind: str, near: Sequence[str]) -> str:
        listed = self._listed(near)
        if not kind:
            doubt = (
                Bilingual(f"，是否指 {listed}？", f": {listed}?")
                if near
                else Bilingual("，也不知是哪一类单位", ", nor of which kind")
            )
            reason = Bilingual(
                f"不知道“{shortened(name)}”是谁{doubt.zh}",
                f"who {shortened(name)!r} is is not known{doubt.en}",
            )
            advice = Bilingual(
                "在终端里运行会问；或写全称，或让它自己占一行并写类别",
                "run it in a terminal to be asked; or write the full name, or give it a row of its own with its kind",
            )
            self.issues.append(at.issue("unknown-name", reason, advice))
            return ""
        if near:
            reason = Bilingual(
                f"“{shortened(name)}”记为新单位；相近的已知单位：{listed}",
                f"{shortened(name)!r} is taken as new; known and near: {listed}",
            )
            advice = Bilingual(
                "若是同一单位，请在“统一编号”一列写它的编号",
                "where it is the same, give its id in a column 统一编号",
            )
            self.issues.append(at.issue("near-name", reason, advice, warning=True))
        made = NewOrganisation(new_uid(kind, name), kind, name, at)
        self.created[name_form(name)] = made
        self.kinds[made.uid] = kind
        return made.uid


def decided_names(mappings: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """Return the decisions about names of several mappings together.

    Examples
    --------
    >>> decided_names([{"甲": "a"}, {"乙": "b"}])
    {'甲': 'a', '乙': 'b'}
    """
    return {name: uid for names in mappings for name, uid in names.items()}
