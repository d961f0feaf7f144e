"""The schema files are whole, and fit the data they were made for."""

import pytest
import yaml

from jjgraph.errors import SchemaError
from jjgraph.model import records
from jjgraph.model.schema import TYPES_FOLDER, builtin_schema
from jjgraph.queries.builder import IDENTIFIER

SCHEMA = builtin_schema()
ONTOLOGY_KINDS = [
    "Consortium",
    "GovernanceBody",
    "GovernmentBody",
    "IndustrialPark",
    "University",
    "VocationalUniversity",
    "HigherVocationalCollege",
    "SecondaryVocationalSchool",
    "GeneralSchool",
    "Enterprise",
    "IndustryAssociation",
    "ResearchPlatform",
    "LearnedSociety",
    "Media",
    "IndustryCollege",
    "OverseasCollege",
    "TrainingBase",
    "DigitalPlatform",
    "Person",
    "Post",
    "Project",
    "Agreement",
    "Policy",
    "Recognition",
    "Industry",
    "IndustryCluster",
    "Major",
    "TrainingPathway",
    "Place",
    "Country",
    "Event",
    "Document",
]
ONTOLOGY_TYPES = [
    "MEMBER_OF",
    "LEADS",
    "RELIES_ON",
    "HAS_UNIT",
    "PARENT_OF",
    "SUCCEEDED_BY",
    "HOLDS_POST",
    "POST_IN",
    "SECONDED_TO",
    "CO_BUILDS",
    "PARTICIPATES_IN",
    "SIGNED",
    "COVERS",
    "FUNDS",
    "OFFERS",
    "SERVES_INDUSTRY",
    "OPERATES_IN",
    "NEEDS",
    "ARTICULATES_TO",
    "EMPLOYS_GRADUATES",
    "TRAINS",
    "RECOGNISED_AS",
    "ISSUED",
    "APPLIES_TO",
    "LOCATED_IN",
    "OPERATES_ABROAD_IN",
    "ORGANISED",
    "ATTENDED",
    "CONTACTED",
]
STRONG = [
    "COOPERATES_WITH",
    "CO_BUILDS",
    "SIGNED_WITH",
    "RESEARCHES_WITH",
    "TRAINS_FOR",
    "SUPPLIES_TALENT_TO",
    "FUNDS",
    "INVESTS_IN",
    "FOUNDED",
]
WEAK = ["ATTENDED", "VISITED", "EXHIBITED_AT", "ORGANISED", "SUPPLIES_PRODUCT_TO", "CONTRACTED", "CONTACTED"]
SHARES = [
    "CO_BUILDS",
    "OPERATES",
    "HOSTS",
    "FOUNDED",
    "FUNDS",
    "INVESTS_IN",
    "PARTICIPATES_IN",
    "LEADS",
    "SIGNED",
]


def test_one_file_a_kind_and_a_type() -> None:
    """Every file is named after what it defines."""
    for part, word, found in (("kinds", "kind", SCHEMA.kinds), ("ties", "tie", SCHEMA.ties)):
        names = {
            path.stem: yaml.safe_load(path.read_text("utf-8"))[word]
            for path in (TYPES_FOLDER / part).glob("*")
        }
        assert all(stem == name for stem, name in names.items())
        assert set(names) == set(found)


def test_kinds_and_types_of_the_ontology_are_there() -> None:
    """A data set of one's own may use every kind and type of the ontology."""
    assert set(ONTOLOGY_KINDS) <= set(SCHEMA.kinds)
    assert set(ONTOLOGY_TYPES) <= set(SCHEMA.ties)


def test_strengths_and_shares() -> None:
    """What counts as collaboration is what the model says, and nothing else."""
    by_strength = {s: {t.name for t in SCHEMA.ties.values() if t.strength == s} for s in ("strong", "weak")}
    assert by_strength == {"strong": set(STRONG), "weak": set(WEAK)}
    assert {tie.name for tie in SCHEMA.ties.values() if tie.share} == set(SHARES)
    shared = {kind for kind in SCHEMA.kinds if SCHEMA.is_shared_object(kind)}
    assert shared == {
        "Project",
        "Agreement",
        "IndustryCollege",
        "MaritimeSilkRoadCollege",
        "OverseasCollege",
        "TrainingBase",
    }


def test_names_are_fit_for_cypher_and_do_not_collide() -> None:
    """Labels, types and properties are ASCII; an added property never hides one that every record has."""
    for name in (*SCHEMA.kinds, *SCHEMA.ties, *SCHEMA.extra_properties()):
        assert IDENTIFIER.fullmatch(name) and name not in ("id", "title", "type")
    kept = {
        field
        for kind in (records.Entity, records.Tie, *records.RECORD_TYPES)
        for field in records.stored_fields(kind)
    }
    assert not kept & set(SCHEMA.extra_properties())


def test_extension_takes_part_and_conflicts_are_refused() -> None:
    """A data set's own kind is admitted where its broader one is; a second meaning of a name is not."""
    text = (
        "kind: Shipyard\nlabel: {zh: 船厂, en: shipyard}\ndescription: {zh: 造船, en: builds ships}\n"
        "class: organisation\nbroader: Enterprise\n"
    )
    extended = SCHEMA.extended([text])
    assert extended.lineage("Shipyard") == ("Shipyard", "Enterprise")
    assert extended.admits(("Enterprise",), "Shipyard")
    assert extended.extended([text]) == extended  # adding it again changes nothing
    with pytest.raises(SchemaError):
        extended.extended([text.replace("organisation", "place")])


@pytest.mark.parametrize(
    "text",
    [
        "- a list",
        "kind: X",
        "tie: X\nlabel: {zh: 一, en: a}\ndescription: {zh: 一, en: a}\n",
        "kind: [",
        "name: X",
    ],
)
def test_malformed_files_are_refused_with_a_reason(text: str) -> None:
    """What is no kind or type raises an error of ours, in both languages."""
    with pytest.raises(SchemaError) as caught:
        SCHEMA.extended([text], origin="schema/kinds")
    assert "schema/kinds" in caught.value.message.zh and "schema/kinds" in caught.value.message.en
