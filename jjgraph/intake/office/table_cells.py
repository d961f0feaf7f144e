"""The cells of one table by what their columns are about, and every fault at its cell."""

import re

from jjgraph.bilingual import Bilingual
from jjgraph.intake.characters import one_line, without_marks
from jjgraph.intake.office.cells import is_as_above, is_missing, read_credit_code, split_names
from jjgraph.intake.office.columns import ReadColumn, ReadColumns
from jjgraph.intake.office.faults import explain_fault
from jjgraph.intake.office.grids import DIGITS_LOST, FORMULA_ERROR
from jjgraph.intake.office.mapping import SheetMapping
from jjgraph.intake.office.personal import is_personal
from jjgraph.intake.office.places import CellIssue, cell_name
from jjgraph.intake.office.tables import FoundTable, TableRow
from jjgraph.intake.office.unclear import Unclear

_ERROR_TEXT = re.compile(r"#(?:REF!|VALUE!|DIV/0!|NAME\?|NUM!|NULL!|#+)")
_NOT_OF_PERSONS = frozenset({"note", "code", "partner_code", "school_code", "major_code", "uid", "sequence"})
MOVE_TO_CONTACTS = Bilingual("请移到联系人的列", "move it into the columns of the contact")


class TableCells:
    """The cells of a table; what is wrong with those that were asked for is in ``issues``."""

    def __init__(self, table: FoundTable, columns: ReadColumns, mapping: SheetMapping) -> None:
        self.table = table
        self.columns = columns.columns
        self.issues: list[CellIssue] = list(columns.issues)
        self._missing = frozenset(mapping.missing)
        self.by_role: dict[str, list[ReadColumn]] = {}
        for column in self.columns:
            self.by_role.setdefault(column.role.name, []).append(column)
        self._texts: dict[int, str] = {}
        self._row = 0

    def text_in(self, row: TableRow, column: ReadColumn) -> str:
        """Return what a cell holds: "" for nothing and for what is wrong by itself, which is reported once."""
        if row.number != self._row:
            self._row, self._texts = row.number, {}
        if column.number not in self._texts:
            self._texts[column.number] = self._cleaned(row, column)
        return self._texts[column.number]

    def _cleaned(self, row: TableRow, column: ReadColumn) -> str:
        text = row.text(column.number)
        fault = self.table.grid.faults.get((row.number, column.number))
        if fault is None and _ERROR_TEXT.fullmatch(text):
            fault = FORMULA_ERROR
        is_rounded = fault == DIGITS_LOST and column.role.sort == "number"
        if fault and not is_rounded and (found := explain_fault(fault, text)) is not None:
            self.issue(row, column, fault, *found)
            return ""
        if not text or is_missing(text, self._missing):
            return ""
        plain, marks = without_marks(text)
        if marks:
            why = Bilingual("含有看不见的字符，已去掉", "characters that cannot be seen were left out")
            advice = Bilingual("不用处理", "nothing needs to be done")
            self.issue(row, column, "control-character", why, advice, warning=True)
        if is_as_above(plain):
            why = Bilingual("“同上”要靠行序才知道指什么", "“as above” depends on the order of the rows")
            self.issue(row, column, "as-above", why, Bilingual("请写出内容", "write what it is"))
            return ""
        if self._may_be_personal(column) and is_personal(plain):
            why = Bilingual(
                "有电话、邮箱或证件号，这一格没有读",
                "a telephone, e-mail or identity number: the cell was not read",
            )
            self.issue(row, column, "personal-data", why, MOVE_TO_CONTACTS)
            return ""
        return one_line(plain) if column.role.sort == "label" else plain

    @staticmethod
    def _may_be_personal(column: ReadColumn) -> bool:
        role = column.role
        return role.sort in ("label", "list") and not role.private and role.name not in _NOT_OF_PERSONS

    def issue(
        self,
        row: TableRow,
        column: ReadColumn | None,
        code: str,
        reason: Bilingual,
        advice: Bilingual,
        *,
        warning: bool = False,
    ) -> None:
        """Report what is wrong with a cell, or with the first cell of a row."""
        number = column.number if column else self.table.columns[0].number
        self.issues.append(
            CellIssue(
                self.table.grid.file,
                row.number,
                column.heading if column else "",
                code,
                reason,
                advice,
                warning,
                self.table.grid.sheet,
                (cell_name(row.number, number),),
            )
        )

    def texts(self, row: TableRow, role: str) -> list[tuple[ReadColumn, str]]:
        """Return the cells of *row* whose column has *role* and that hold something."""
        columns = self.by_role.get(role)
        if columns is None:
            return []
        found = ((column, self.text_in(row, column)) for column in columns)
        return [(column, text) for column, text in found if text]

    def text(self, row: TableRow, role: str) -> str:
        """Return what the column with *role* holds in *row*."""
        return next((text for _, text in self.texts(row, role)), "")

    def report(self, row: TableRow, column: ReadColumn, found: Unclear, *, warning: bool = False) -> None:
        """Report a cell that is not understood."""
        self.issue(row, column, found.code, found.reason, found.advice, warning=warning)

    def names(self, row: TableRow, column: ReadColumn, text: str) -> tuple[str, ...]:
        """Return the names in a cell; one that says that there are more is reported."""
        found = split_names(text)
        if isinstance(found, Unclear):
            self.report(row, column, found)
            return ()
        if found.more:
            why = Bilingual("写了“等”，没有列全", "says that there are more, without their names")
            self.issue(
                row, column, "names-open", why, Bilingual("请逐个写出名称", "write all names"), warning=True
            )
        return tuple(one_line(name) for name in found.names)

    def credit_code(self, row: TableRow, role: str) -> str:
        """Return the unified social credit code in the column with *role*; "" where there is none, or a wrong one."""
        for column, text in self.texts(row, role):
            found = read_credit_code(text)
            if isinstance(found, Unclear):
                self.report(row, column, found, warning=found.code == "credit-code-digit")
                return ""
            return found
        return ""
