"""The words that fit where the cursor stands: labels, types, properties, queries, commands, keywords."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from jjgraph.model.schema import Schema
from jjgraph.queries.library import load_library
from jjgraph.queries.vocabulary import Vocabulary
from jjgraph.shell.statements import COMMANDS

KEYWORDS = (
    "AND",
    "AS",
    "ASC",
    "CASE",
    "CONTAINS",
    "COUNT",
    "DESC",
    "DISTINCT",
    "ELSE",
    "END",
    "ENDS WITH",
    "EXISTS",
    "IN",
    "IS NOT NULL",
    "IS NULL",
    "LIMIT",
    "MATCH",
    "NOT",
    "OPTIONAL MATCH",
    "OR",
    "ORDER BY",
    "RETURN",
    "SKIP",
    "STARTS WITH",
    "THEN",
    "UNION",
    "UNWIND",
    "WHEN",
    "WHERE",
    "WITH",
)
_COMMAND = re.compile(r"\A\s*(:\w*)\Z")
_QUERY = re.compile(r"\A\s*:query\s+([\w-]*)\Z")
_PARAMETER = re.compile(r"\s*:query\s+([\w-]+)\s(?:.*\s)?(\w*)\Z")
_TYPE = re.compile(r"\[[^\]]*[:|]\s*(\w*)\Z")
_LABEL = re.compile(r"[\w(]\s*[:|&]\s*(\w*)\Z")
_PROPERTY = re.compile(r"(?:\w\.|[{,]\s*)(\w*)\Z")
_WORD = re.compile(r"(?:\A|[^\w.$'\"`])(\w+)\Z")


@dataclass(frozen=True, slots=True)
class Words:
    """All words that can be completed, each sort sorted. ``queries`` gives the parameters of each."""

    labels: tuple[str, ...]
    types: tuple[str, ...]
    properties: tuple[str, ...]
    queries: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, schema: Schema) -> "Words":
        """Gather the words of a schema and of the library."""
        known = Vocabulary.of(schema)
        return cls(
            labels=known.labels,
            types=known.types,
            properties=known.properties,
            queries={
                name: tuple(param.name for param in query.params) for name, query in load_library().items()
            },
        )

    def fitting(self, before: str) -> tuple[int, list[str]]:
        """Return how many letters before the cursor are the beginning of a word, and the words that fit.

        Parameters
        ----------
        before : str
            What stands before the cursor.

        Examples
        --------
        >>> words = Words(("Enterprise", "Entity", "Person"), ("FUNDS",), ("name",), {"partners": ("uid",)})
        >>> words.fitting("MATCH (e:ent"), words.fitting("MATCH (a)-[:"), words.fitting(":query par")
        ((3, ['Enterprise', 'Entity']), (0, ['FUNDS']), (3, ['partners']))
        """
        for pattern, words in (
            (_COMMAND, COMMANDS),
            (_QUERY, tuple(self.queries)),
            (_TYPE, self.types),
            (_LABEL, self.labels),
            (_PROPERTY, self.properties),
        ):
            if match := pattern.search(before):
                return _beginning(match[1], words)
        if match := _PARAMETER.match(before):
            return _beginning(match[2], (f"{name}=" for name in self.queries.get(match[1], ())))
        if match := _WORD.search(before):
            return _beginning(match[1], KEYWORDS)
        return 0, []


def _beginning(typed: str, words: Iterable[str]) -> tuple[int, list[str]]:
    return len(typed), [word for word in words if word.lower().startswith(typed.lower())]
