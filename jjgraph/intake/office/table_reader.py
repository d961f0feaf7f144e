"""Read the rows of one table: every cell by what its column is about, and every fault at its cell."""

from collections.abc import Iterator

from jjgraph.bilingual import Bilingual
from jjgraph.intake.office.cells import read_flag
from jjgraph.intake.office.columns import ReadColumn, ReadColumns
from jjgraph.intake.office.kinds import Kinds
from jjgraph.intake.office.listed import NO_PERIOD, Figure, ListedRow, Partner, Place
from jjgraph.intake.office.mapping import SheetMapping
from jjgraph.intake.office.partner_reader import PartnerReader
from jjgraph.intake.office.personal import is_personal
from jjgraph.intake.office.table_cells import MOVE_TO_CONTACTS, TableCells
from jjgraph.intake.office.tables import FoundTable, TableRow
from jjgraph.intake.office.typed_dates import Period, TypedDate, read_date, read_period
from jjgraph.intake.office.typed_numbers import read_amount
from jjgraph.intake.office.unclear import Unclear
from jjgraph.intake.plausibility import LONGEST_NAME

_PROPERTIES = ("place", "website", "name_en", "major", "major_code")
_GUESSED = "kind-guessed"


class TableReader:
    """Reads the rows of one table; what is wrong is in ``cells.issues``."""

    def __init__(self, table: FoundTable, columns: ReadColumns, mapping: SheetMapping, kinds: Kinds) -> None:
        self.table, self.mapping, self.kinds = table, mapping, kinds
        self.cells = TableCells(table, columns, mapping)
        self.letters = columns.letters()
        self.partners = PartnerReader(self.cells, mapping)

    def rows(self) -> Iterator[ListedRow]:
        """Yield the rows that name an organisation."""
        self._merged_number_issues()
        for row in self.table.rows:
            if (found := self._row(row)) is not None:
                yield found

    def _row(self, row: TableRow) -> ListedRow | None:
        name = self._name(row)
        code, school_code = self.cells.credit_code(row, "code"), self.cells.text(row, "school_code")
        if not (name or code or school_code):
            self._nameless(row)
            return None
        kind, guessed = self._kind(row, name)
        period, status = self.partners.period(row), self.partners.status(row)
        partners = tuple(self.partners.partners(row, period, status))
        notes = [text for _, text in self.cells.texts(row, "note")]
        private = self._private(row)
        public_notes = tuple(note for note in notes if not self._is_personal_note(row, note))
        if len(public_notes) < len(notes):
            private["note"] = "；".join(note for note in notes if note not in public_notes)
        if not partners and (what := self.cells.texts(row, "cooperation")):
            if not self.cells.texts(row, "partner"):
                self.partners.lost_cooperation(row, what[0][0])
            public_notes += tuple(f"{column.role.label.zh}：{text}" for column, text in what)
        return ListedRow(
            Place(self.table.grid.file, self.table.grid.sheet, row.number, self.letters),
            name,
            kind,
            guessed,
            self.kinds.parties(self.cells.text(row, "party"), kind),
            uid=self.cells.text(row, "uid"),
            code=code,
            school_code=school_code,
            aliases=tuple(
                alias
                for column, text in self.cells.texts(row, "aliases")
                for alias in self.cells.names(row, column, text)
            ),
            memberships=self._memberships(row),
            notes=public_notes,
            properties=self._properties(row),
            private=private,
            partners=partners,
            figures=tuple(self._figures(row, partners)),
            period=NO_PERIOD if partners else period,
            status="" if partners else status,
        )

    def _nameless(self, row: TableRow) -> None:
        """Report a row that says something of nobody; one whose name is wrong has been reported."""
        says = any(row.text(column.number) for column in self.cells.columns if column.role.name != "sequence")
        if says and not self.cells.texts(row, "name"):
            column = next(iter(self.cells.by_role.get("name", ())), None)
            why = Bilingual("这一行没有单位名称，没有读", "the row names no organisation and was not read")
            self.cells.issue(row, column, "no-name", why, Bilingual("请填写单位名称", "fill in the name"))

    def _name(self, row: TableRow) -> str:
        for column, text in self.cells.texts(row, "name"):
            names = self.cells.names(row, column, text)
            if len(names) > 1:
                why = Bilingual("一格里有几个单位", "several organisations in one cell")
                advice = Bilingual("一行写一个单位", "write one in each row")
                self.cells.issue(row, column, "several-names", why, advice)
                return ""
            if len(text) > LONGEST_NAME:
                why = Bilingual(
                    f"名称超过 {LONGEST_NAME} 个字符", f"the name has more than {LONGEST_NAME} characters"
                )
                self.cells.issue(
                    row, column, "name-too-long", why, Bilingual("请只写名称", "write the name alone")
                )
                return ""
            return names[0] if names else ""
        return ""

    def _kind(self, row: TableRow, name: str) -> tuple[str, bool]:
        column, word = next(iter(self.cells.texts(row, "kind")), (None, ""))
        if column is None and self.kinds.find(row.section, name).known:
            word = row.section
        found = self.kinds.find(word, name)
        if column and found.guessed:
            label = self.kinds.schema.kinds[found.kind].label
            why = Bilingual(
                f"“{word}”不够细，按名称结尾记为{label.zh}",
                f"{word!r} is a wide word: taken for {label.en} by the ending of the name",
            )
            self.cells.issue(row, column, _GUESSED, why, Bilingual("请核对", "check it"), warning=True)
        elif column and found.known and not found.kind:
            why = Bilingual(
                f"“{word}”不够细，名称的结尾也看不出类别", f"neither {word!r} nor the name tells the kind"
            )
            advice = Bilingual("请写明类别，如 企业、高等院校", "write its kind, such as 企业 or 高等院校")
            self.cells.issue(row, column, "kind-unknown", why, advice)
        return found.kind, found.guessed

    def _memberships(self, row: TableRow) -> tuple[str, ...]:
        words = [text for role in ("kind", "group") for _, text in self.cells.texts(row, role)]
        words += self._flagged(row)
        words += [word for word in (row.section, self.mapping.group) if word]
        return tuple(dict.fromkeys(words))

    def _flagged(self, row: TableRow) -> Iterator[str]:
        """Yield the groups of which a yes in a column such as 是否理事单位 makes one a member."""
        for column in self.cells.columns:
            prefix, _, group = column.role.name.partition(":")
            if prefix == "flag" and (text := row.text(column.number)):
                found = read_flag(text)
                if isinstance(found, Unclear):
                    self.cells.report(row, column, found)
                elif found:
                    yield group

    def _properties(self, row: TableRow) -> dict[str, str]:
        found = {role: text for role in _PROPERTIES if (text := self.cells.text(row, role))}
        for column in self.cells.columns:
            prefix, _, name = column.role.name.partition(":")
            if prefix == "property" and (text := self.cells.text_in(row, column)):
                found[name] = text
        return found

    def _private(self, row: TableRow) -> dict[str, str]:
        found: dict[str, str] = {}
        for column in self.cells.columns:
            if column.role.private and (text := self.cells.text_in(row, column)):
                name = column.role.name.removeprefix("private:")
                found[name] = f"{found[name]}；{text}" if name in found else text
        return found

    def _is_personal_note(self, row: TableRow, note: str) -> bool:
        if not is_personal(note):
            return False
        column = next(column for column, text in self.cells.texts(row, "note") if text == note)
        why = Bilingual(
            "备注里有电话、邮箱或证件号，整条按不公开处理",
            "a telephone, e-mail or identity number: kept private",
        )
        self.cells.issue(row, column, "personal-data", why, MOVE_TO_CONTACTS, warning=True)
        return True

    def _figures(self, row: TableRow, partners: tuple[Partner, ...]) -> Iterator[Figure]:
        names = list(dict.fromkeys(partner.name for partner in partners))
        partner = names[0] if len(names) == 1 else ""
        collected = self._collected(row)
        for column in self.cells.columns:
            prefix, _, measure = column.role.name.partition(":")
            if prefix == "figure" and (found := self._amount(row, column, column.unit, column.role.unit)):
                yield Figure(measure, *found[:3], column.period or collected, partner, found[3], column.key)
        if measure := self.cells.text(row, "measure"):
            for column in self.cells.by_role.get("value", ()):
                if found := self._amount(row, column, self.cells.text(row, "unit") or column.unit, ""):
                    yield Figure(measure, *found[:3], collected, partner, found[3], column.key)

    def _amount(
        self, row: TableRow, column: ReadColumn, heading_unit: str, usual_unit: str
    ) -> tuple[float, str, str, str] | None:
        if not (text := self.cells.text_in(row, column)):
            return None
        found = read_amount(text, heading_unit, usual_unit)
        if isinstance(found, Unclear):
            self.cells.report(row, column, found)
            return None
        if found.conflict.zh:
            advice = Bilingual("请核对单位", "check the unit")
            self.cells.issue(row, column, "unit-conflict", found.conflict, advice, warning=True)
        return found.value, found.bound, found.unit, found.written

    def _collected(self, row: TableRow) -> str:
        for column, text in self.cells.texts(row, "collected"):
            found = read_date(text)
            if isinstance(found, TypedDate):
                return found.value
            period = read_period(text)
            if isinstance(period, Period):
                return text
            self.cells.report(row, column, found)
        return ""

    def _merged_number_issues(self) -> None:
        headings = {column.number: column for column in self.cells.columns}
        rows = {row.number: row for row in self.table.rows}
        for area in self.table.merged_numbers:
            if area.left in headings and area.top in rows:
                why = Bilingual(
                    f"{area.name} 合并的数只算第一行的",
                    f"the number of the merged {area.name} counts for its first row",
                )
                advice = Bilingual(
                    "请取消合并，每行写自己的数", "unmerge them and write each row's own number"
                )
                self.cells.issue(
                    rows[area.top], headings[area.left], "merged-number", why, advice, warning=True
                )
