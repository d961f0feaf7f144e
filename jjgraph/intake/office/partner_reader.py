"""Read with whom the organisation of a row cooperates, at what, since when and until when."""

import re
from collections.abc import Iterator
from dataclasses import replace

from jjgraph.bilingual import Bilingual
from jjgraph.intake.characters import one_line
from jjgraph.intake.office.columns import ReadColumn
from jjgraph.intake.office.grids import MAYBE_OCTOBER
from jjgraph.intake.office.listed import NO_PERIOD, Partner
from jjgraph.intake.office.mapping import SheetMapping
from jjgraph.intake.office.table_cells import TableCells
from jjgraph.intake.office.tables import TableRow
from jjgraph.intake.office.typed_dates import Period, read_period
from jjgraph.intake.office.unclear import Unclear, unclear
from jjgraph.intake.office.words import cooperations, status_words
from jjgraph.model.identifiers import shortened

_DENIED = re.compile(r"未|无|没|不|暂无|尚未|非")
_PLANNED = re.compile(r"拟|待|计划|意向|筹|洽谈")
_IN_BRACKETS = re.compile(r"(.+)[(（]([^()（）]+)[)）]")


class PartnerReader:
    """Reads the cooperations of the rows of one table."""

    def __init__(self, cells: TableCells, mapping: SheetMapping) -> None:
        self.cells, self.mapping = cells, mapping

    def period(self, row: TableRow) -> Period:
        """Return when what a row says began and ended."""
        whole, first, last = (self._end(row, role) for role in ("period", "since", "until"))
        until = last.until or last.since or first.until or whole.until
        ongoing = whole.ongoing or first.ongoing or last.ongoing
        return Period(first.since or whole.since, until, ongoing)

    def _end(self, row: TableRow, role: str) -> Period:
        return next(
            (self._dates(row, column, text) for column, text in self.cells.texts(row, role)), NO_PERIOD
        )

    def _dates(self, row: TableRow, column: ReadColumn, text: str) -> Period:
        found = read_period(text)
        if self.cells.table.grid.faults.get((row.number, column.number)) == MAYBE_OCTOBER:
            year = text[:4]
            why = Bilingual(
                "可能是 1 月，也可能是 10 月：数字 2023.10 会变成 2023.1",
                "may be January or October: Excel makes 2023.1 of 2023.10",
            )
            found = unclear("unclear-date", text, why, [f"{year}-01", f"{year}-10"], Bilingual(""))
        if isinstance(found, Unclear):
            self.cells.report(row, column, found)
            return NO_PERIOD
        return found

    def status(self, row: TableRow) -> str:
        """Return how far it is, or "" where the row does not say."""
        for column, text in self.cells.texts(row, "status"):
            status = status_words().get(text.casefold())
            if status is None:
                why = Bilingual(
                    f"不认识的状态“{shortened(text)}”", f"the status {shortened(text)!r} is not known"
                )
                advice = Bilingual("请写 计划、进行中 或 已结束", "write 计划, 进行中 or 已结束")
                self.cells.issue(row, column, "unclear-status", why, advice)
            return status or ""
        return ""

    def partners(self, row: TableRow, period: Period, status: str) -> Iterator[Partner]:
        """Yield the partners of a row, one for each name and each cooperation."""
        names = [
            (column, name)
            for column, text in self.cells.texts(row, "partner")
            for name in self.cells.names(row, column, text)
        ]
        code = self.cells.credit_code(row, "partner_code")
        if code and not names:
            names = [(self.cells.by_role["partner_code"][0], "")]
        if not names and self.mapping.partner:
            names = [(self.cells.by_role.get("name", self.cells.columns)[0], self.mapping.partner)]
        forms = self._forms(row)
        if len(names) > 1 and len(forms) > 1:
            self._which_with_which(row)
            joined = "、".join(forms)
            for column, name in names:
                yield Partner(
                    name, "", joined, self.mapping.tie, period=period, status=status, role=column.key
                )
            return
        for column, written in names:
            name, own = _with_own_form(written)
            for form in [own] if own else forms or [""]:
                found = Partner(
                    name, code if len(names) == 1 else "", form, period=period, status=status, role=column.key
                )
                if (partner := self.with_meaning(found)) is not None:
                    yield partner
                else:
                    self._denied(row, form)

    def _forms(self, row: TableRow) -> list[str]:
        """Return the cooperations that a row names: several in a cell where each is a word that is known."""
        forms: list[str] = []
        for column, text in self.cells.texts(row, "cooperation"):
            parts = self.cells.names(row, column, text)
            forms.extend(parts if all(self._word(part) for part in parts) else [one_line(text)])
        return forms

    def _word(self, what: str) -> str:
        """Return the known word that *what* is, or ends with: the name of a college ends with 产业学院."""
        if what in self.mapping.ties or what in cooperations():
            return what
        return next(
            (word for word in sorted(cooperations(), key=len, reverse=True) if what.endswith(word)), ""
        )

    def with_meaning(self, partner: Partner) -> Partner | None:
        """Return *partner* with what the word for the cooperation means; None where it says that there is none."""
        if _DENIED.match(partner.what):
            return None
        if _PLANNED.match(partner.what) and not partner.status:
            partner = replace(partner, status="planned")
        word = self._word(partner.what)
        if word in self.mapping.ties:
            return replace(partner, tie=self.mapping.ties[word])
        if not word:
            return replace(partner, tie=self.mapping.tie)
        meaning = cooperations()[word]
        return replace(partner, tie=meaning.tie, object_kind=meaning.object_kind, start=meaning.start)

    def _which_with_which(self, row: TableRow) -> None:
        why = Bilingual(
            "几个合作单位、几个项目，没有写明谁与哪一个",
            "several partners and several projects: which with which?",
        )
        advice = Bilingual("请分成几行，一行一个项目", "write a row for each project")
        self.cells.issue(
            row, self.cells.by_role["cooperation"][0], "which-with-which", why, advice, warning=True
        )

    def _denied(self, row: TableRow, form: str) -> None:
        column = next(iter(self.cells.by_role.get("cooperation", self.cells.columns)))
        why = Bilingual(
            f"“{shortened(form)}”是没有合作", f"{shortened(form)!r} says that there is no cooperation"
        )
        advice = Bilingual("没有合作的，请不要写合作单位", "name no partner where there is none")
        self.cells.issue(row, column, "no-cooperation", why, advice, warning=True)

    def lost_cooperation(self, row: TableRow, column: ReadColumn) -> None:
        """Report a cooperation without a partner."""
        why = Bilingual(
            "写了合作项目，没有写与谁合作：记在备注里", "a cooperation without a partner: kept as a note"
        )
        self.cells.issue(
            row, column, "no-partner", why, Bilingual("请填写合作单位", "fill in the partner"), warning=True
        )


def _with_own_form(text: str) -> tuple[str, str]:
    """Return the name of a partner and the cooperation that stands in brackets behind it, such as 乙学院（订单班）."""
    match = _IN_BRACKETS.fullmatch(text)
    return (match[1].strip(), match[2]) if match and match[2] in cooperations() else (text, "")
