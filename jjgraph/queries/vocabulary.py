"""The labels, relationship types and properties that a store knows, and those that a statement speaks of."""

from collections.abc import Iterator
from dataclasses import dataclass

from jjgraph.model.labels import FIXED_LABELS
from jjgraph.model.records import RECORD_TYPES, Entity, Tie, stored_fields
from jjgraph.model.schema import Schema
from jjgraph.queries.builder import LINK
from jjgraph.queries.tokens import is_word, tokens

LABEL, TYPE, PROPERTY = "label", "type", "property"
_CLOSING = {"(": ")", "[": "]", "{": "}"}
_BEFORE_PATTERN = {"MATCH", "WHERE", "EXISTS", "AND", "OR", "NOT", "XOR", "COUNT", "COLLECT"}


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All names, each sort sorted."""

    labels: tuple[str, ...]
    types: tuple[str, ...]
    properties: tuple[str, ...]

    @classmethod
    def of(cls, schema: Schema) -> "Vocabulary":
        """Gather the names of a schema and of the records."""
        names = {name for kind in (*RECORD_TYPES, Entity, Tie) for name in stored_fields(kind)}
        labels = {*FIXED_LABELS, *schema.kinds, *(record.LABEL for record in RECORD_TYPES)}
        return cls(
            labels=tuple(sorted(labels)),
            types=tuple(sorted({LINK, *schema.ties})),
            properties=tuple(sorted(names | set(schema.extra_properties()))),
        )

    def known(self, sort: str) -> tuple[str, ...]:
        """Return the names of one sort: `LABEL`, `TYPE` or `PROPERTY`."""
        return {LABEL: self.labels, TYPE: self.types, PROPERTY: self.properties}[sort]

    def strange(self, text: str) -> list[tuple[str, str]]:
        """Return the sort and the name of what *text* speaks of and this vocabulary has not, in its order.

        A name in doubt is left out: what stands in a map, what belongs to a value that the statement itself
        names, what is quoted.

        Examples
        --------
        >>> words = Vocabulary(("Entity",), ("FUNDS",), ("name",))
        >>> words.strange("MATCH (n:Entty)-[:FUND]->(m) WITH n, {nam: 1} AS map RETURN n.nam AS a, map.nam AS b")
        [('label', 'Entty'), ('type', 'FUND'), ('property', 'nam')]
        """
        found = dict.fromkeys(names_in(text))  # each once, in its order
        # a label test, n:X, may stand at a tie as well, and then asks for its type
        either = {*self.labels, *self.types}
        return [
            (sort, name)
            for sort, name in found
            if name not in (either if sort == LABEL else self.known(sort))
        ]


def names_in(text: str) -> Iterator[tuple[str, str]]:
    """Yield the sort and the name of each label, type and property that the statement *text* speaks of.

    Examples
    --------
    >>> list(names_in("MATCH (n:Place)-[:PART_OF]->() RETURN n.name"))
    [('label', 'Place'), ('type', 'PART_OF'), ('property', 'name')]
    """
    words = ["", "", *tokens(text), "", "", ""]
    variables = _variables(words)
    open_brackets: list[int] = []
    for here, word in enumerate(words):
        if word in _CLOSING:
            open_brackets.append(here)
        elif word in _CLOSING.values() and open_brackets:
            open_brackets.pop()
        elif word == ":":
            sort = _sort_of_colon(words, open_brackets)
            yield from ((sort, name) for name in _alternatives(words, here) if sort)
        elif word == "." and words[here - 1] in variables and words[here - 2] not in (".", "$"):
            name, after = words[here + 1], words[here + 2]
            if is_word(name) and after not in ("(", "."):  # a function, or a part of a part
                yield PROPERTY, name


def _sort_of_colon(words: list[str], open_brackets: list[int]) -> str:
    """Return what a colon introduces by the bracket around it; "" in a map or a list."""
    if not open_brackets or words[open_brackets[-1]] == "(":
        return LABEL
    return TYPE if words[open_brackets[-1]] == "[" and words[open_brackets[-1] - 1] == "-" else ""


def _alternatives(words: list[str], colon: int) -> Iterator[str]:
    """Yield the names behind *colon*, A|!B&C; what stands in brackets of its own is left out."""
    sign = ":"
    here = colon
    while sign in (":", "|", "&"):
        here += 2 if words[here + 1] == "!" else 1
        if not is_word(words[here]):
            return
        yield words[here]
        here += 1
        sign = words[here].replace(":", "")  # another colon speaks for itself


def _variables(words: list[str]) -> set[str]:
    """Return the variables that a pattern binds to nodes or ties, and that the statement uses for nothing else."""
    bound, other = set(), set()
    for here, word in enumerate(words[2:-1], start=2):
        if not is_word(word):
            continue
        if words[here - 1].upper() in ("AS", "YIELD") or words[here + 1].upper() == "IN":
            other.add(word)
        elif _in_pattern(words, here):
            bound.add(word)
    return bound - other


def _in_pattern(words: list[str], here: int) -> bool:
    """Tell whether the word stands where a pattern names a node or a tie."""
    outside, before, after = words[here - 2], words[here - 1], words[here + 1]
    if before == "[":
        return outside == "-" and after in (":", "]", "*")
    return before == "(" and after in (":", ")", "{") and _opens_pattern(outside)


def _opens_pattern(before: str) -> bool:
    """Tell whether a bracket behind *before* is that of a node, not that of a function."""
    return before in ("-", ">", ",", "=", "{", "(", "[") or before.upper() in _BEFORE_PATTERN
