"""What analysis calls by name is in the schema, and what it reads from the schema is said there."""

import pytest

from jjgraph.analysis import schema_names
from jjgraph.errors import SchemaError
from jjgraph.model.schema import MEANINGS, builtin_schema

SCHEMA = builtin_schema()
NAMES = sorted(value for name, value in vars(schema_names).items() if name.isupper())


@pytest.mark.parametrize("name", NAMES)
def test_every_name_is_in_the_schema(name):
    """A kind or a type of ties of that name exists."""
    assert name in SCHEMA.kinds or name in SCHEMA.ties


def test_what_types_mean():
    """Who is a member, who serves an industry, and which ties have a direction."""
    assert {meaning: sorted(SCHEMA.ties_that_mean(meaning)) for meaning in MEANINGS} == {
        "membership": ["LEADS", "MEMBER_OF"],
        "industry": ["OPERATES_IN", "SERVES", "SERVES_INDUSTRY", "TRAINS_FOR"],
        "transfer": ["FOUNDED", "FUNDS", "INVESTS_IN", "SUPPLIES_TALENT_TO", "TRAINS_FOR"],
    }


def test_levels_and_government():
    """A finer kind of a data set has the level of the kind above it; posts in three kinds govern."""
    text = (
        "kind: Night\nlabel: {zh: 夜校, en: night}\ndescription: {zh: 夜校, en: night}\nclass: organisation\n"
    )
    schema = SCHEMA.extended([f"{text}broader: SecondaryVocationalSchool\n"])
    levels = [
        schema.study_level(kind) for kind in ("Night", "HigherVocationalCollege", "University", "Faculty")
    ]
    assert levels == [0, 1, 2, None]
    governing = {kind for kind in schema.kinds if schema.is_governing(kind)}
    assert governing == {"Consortium", "GovernanceBody", "GovernmentBody"}


@pytest.mark.parametrize(
    "text",
    [
        "kind: X\nlabel: {zh: x, en: x}\ndescription: {zh: x, en: x}\nclass: object\nstudy_level: primary\n",
        "tie: X\nlabel: {zh: x, en: x}\ndescription: {zh: x, en: x}\nends: {from: [place], to: [place]}\n"
        "means: [friendship]\n",
    ],
)
def test_what_is_not_known_is_refused(text):
    """A level or a meaning that nobody reads would be overlooked in silence."""
    with pytest.raises(SchemaError, match=r"study_level|means"):
        SCHEMA.extended([text])
