"""What is wrong with a data set: every problem with its place, its reason and advice, in both languages."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from jjgraph.bilingual import Bilingual


@dataclass(frozen=True, slots=True)
class Issue:
    """One problem of the data.

    Attributes
    ----------
    file : str
        Name of the file inside the data set's folder.
    row : int or None
        Number of the record plus one, as a spreadsheet shows it (the header is row 1); None for a file.
    column : str
        Name of the column, or "" where the whole row or file is meant.
    code : str
        Stable name of the kind of problem, such as ``unknown-kind``.
    reason, advice : Bilingual
        What is wrong, and what to do about it.
    warning : bool
        True where the data can be loaded all the same.
    """

    file: str
    row: int | None
    column: str
    code: str
    reason: Bilingual
    advice: Bilingual
    warning: bool = False

    @property
    def place(self) -> Bilingual:
        """File, row and column, as far as they are known."""
        zh, en = [self.file], [self.file]
        if self.row is not None:
            zh.append(f"第{self.row}行")
            en.append(f"row {self.row}")
        if self.column:
            zh.append(f"列 {self.column}")
            en.append(f"column {self.column}")
        return Bilingual("，".join(zh), ", ".join(en))


@dataclass(slots=True)
class ValidationReport:
    """All issues of a data set, in the order of the files, rows and columns."""

    issues: list[Issue] = field(default_factory=list)

    def extend(self, issues: Iterable[Issue]) -> None:
        """Add *issues*."""
        self.issues.extend(issues)

    def strict(self) -> "ValidationReport":
        """Return the same report with every warning counted as an error."""
        from dataclasses import replace

        return ValidationReport([replace(issue, warning=False) for issue in self.issues])

    @property
    def errors(self) -> list[Issue]:
        """The issues that keep the data from being loaded."""
        return [issue for issue in self.issues if not issue.warning]

    @property
    def warnings(self) -> list[Issue]:
        """The issues that do not."""
        return [issue for issue in self.issues if issue.warning]
