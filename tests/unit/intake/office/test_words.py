"""The words of lists lead to what there is: kinds and types of the schema, roles that are read, each word once."""

from collections import Counter

from jjgraph.intake.office.headings import normal_heading
from jjgraph.intake.office.kinds import Kinds
from jjgraph.intake.office.mapping import shipped
from jjgraph.intake.office.words import cooperations, kind_words, roles, status_words
from jjgraph.model.schema import PARTIES, builtin_schema
from jjgraph.model.value_words import STATUS

SCHEMA = builtin_schema()


def test_kinds_are_in_the_schema() -> None:
    """Every kind that a word or an ending names is one, and an ending is not hidden by a shorter one."""
    words, endings = kind_words()
    assert {kind for kind in (*words.values(), *endings.values()) if kind} <= set(SCHEMA.kinds)
    assert {Kinds(SCHEMA).by_ending(f"某{ending}") == kind for ending, kind in endings.items()} == {True}


def test_cooperations_fit_the_schema() -> None:
    """Types, kinds and parties are known; what is shared may stand at the end of its tie."""
    for word, meaning in cooperations().items():
        assert meaning.tie in SCHEMA.ties, word
        assert meaning.start in ("", *PARTIES), word
        if meaning.object_kind:
            assert SCHEMA.admits(SCHEMA.ties[meaning.tie].object, meaning.object_kind), word


def test_every_word_for_a_heading_means_one_thing() -> None:
    """No word stands for two roles, and none is lost by the way headings are compared."""
    counted = Counter(normal_heading(word).plain for role in roles().values() for word in set(role.words))
    assert [word for word, count in counted.items() if count > 1] == []


def test_statuses_and_shipped_roles() -> None:
    """Words lead to the statuses of the model, shipped mappings to roles that there are."""
    assert set(status_words().values()) == set(STATUS)
    assert {role for mapping in shipped().values() for role in mapping.columns.values()} <= set(roles())
