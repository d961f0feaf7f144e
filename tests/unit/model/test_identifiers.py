"""Names that become labels, types, properties, ids or folders have one strict form each."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jjgraph.errors import SchemaError
from jjgraph.model.identifiers import DATASET, FORMS, KIND, PROPERTY, TIE_TYPE, UID, Form, shortened
from jjgraph.model.records import RECORD_TYPES, Entity, Tie, stored_fields
from jjgraph.model.schema import builtin_schema, parse

GOOD = [
    (KIND, "Ship"),
    (KIND, "S2"),
    (KIND, "S" * 60),
    (TIE_TYPE, "CO_BUILDS"),
    (TIE_TYPE, "X2"),
    (PROPERTY, "docks"),
    (PROPERTY, "gb2260"),
    (PROPERTY, "a_b"),
    (DATASET, "jinjiang"),
    (DATASET, "Port-2.1_a"),
    (DATASET, "2024"),
    (DATASET, "console"),
    (UID, "ent:a.b-c_d"),
    (UID, "x" * 200),
    (UID, "__proto__"),
]
BAD = [
    *(
        (form, name)
        for form in (KIND, TIE_TYPE, PROPERTY, DATASET, UID)
        for name in (
            "",
            None,
            3,
            "../x",
            "/etc/x",
            "a/b",
            "a\\b",
            "a b",
            " a",
            "a\n",
            "a\0",
            "`a`",
            "a'b",
            "a;b",
            "校",
            "x" * 201,
            "Ａ",
        )
    ),
    *(
        (form, name)
        for form in (KIND, TIE_TYPE, PROPERTY, DATASET)
        for name in (".", "..", "a:b", "-x", "x" * 61)
    ),
    (KIND, "ship"),
    (KIND, "Train_Ship"),
    (KIND, "教学船"),
    (KIND, "Entity"),
    (KIND, "Record"),
    (KIND, "Claim"),
    *(
        (KIND, label)
        for label in ("Organisation", "Government", "School", "Association", "Company", "Research")
    ),
    (KIND, "Match"),
    (KIND, "NULL"),
    (TIE_TYPE, "crews"),
    (TIE_TYPE, "FROM_SOURCE"),
    (TIE_TYPE, "MEMBER_OF_GROUP"),
    (TIE_TYPE, "COLLABORATES"),
    (TIE_TYPE, "RETURN"),
    (PROPERTY, "Docks"),
    (PROPERTY, "name"),
    (PROPERTY, "run"),
    (PROPERTY, "uid"),
    (PROPERTY, "id"),
    (PROPERTY, "order"),
    (PROPERTY, "_x"),
    (PROPERTY, "2nd"),
    (DATASET, "a."),
    (DATASET, "a..b"),
    (DATASET, ".a"),
    (DATASET, "con"),
    (DATASET, "NUL.csv"),
    (DATASET, "LPT1"),
]


@pytest.mark.parametrize(("form", "name"), GOOD)
def test_names_of_the_form_pass(form: Form, name: str) -> None:
    """What has the form has no fault."""
    assert form.fault(name) is None


@pytest.mark.parametrize(("form", "name"), BAD)
def test_other_names_are_told_with_reason_and_advice(form: Form, name: object) -> None:
    """Each fault has a reason and advice in both languages, on one line, however long the name."""
    fault = form.fault(name)
    assert fault is not None
    for text in fault:
        assert text.zh and text.en and not text.zh.isascii() and "\n" not in text.zh + text.en
        assert len(text.zh) < 200


@given(st.text(max_size=12), st.sampled_from(sorted(FORMS)))
def test_no_name_of_any_form_leads_out_of_a_folder(name: str, sort: str) -> None:
    """Whatever passes is ASCII and no path."""
    if FORMS[sort].fault(name) is None:
        assert name.isascii() and not set(name) & set("/\\'\"`;\0 \n") and name
        assert sort == "uid" or not name.startswith((".", "-"))


def test_what_ships_has_the_form() -> None:
    """The kinds, types and properties that ship pass, and no property of theirs is one of the store's own."""
    schema = builtin_schema()
    assert not [name for name in schema.kinds if KIND.fault(name)]
    assert not [name for name in schema.ties if TIE_TYPE.fault(name)]
    assert not [name for name in schema.extra_properties() if PROPERTY.fault(name)]


@pytest.mark.parametrize("item", [Entity, Tie, *RECORD_TYPES])
def test_each_property_of_the_store_is_taken(item: type) -> None:
    """A field that is added to a record is closed to data sets of one's own at once."""
    assert all(PROPERTY.fault(name) for name in stored_fields(item))


def test_a_value_is_shown_on_one_line() -> None:
    """Line ends and length do not break a message."""
    assert shortened("a\n\tb") == "a b" and len(shortened("x" * 10**6)) == 41


SHIP = "kind: Ship\nlabel: {zh: 船, en: ship}\ndescription: {zh: 船, en: ship}\nclass: object\n"
CREWS = (
    "tie: CREWS\nlabel: {zh: 配员, en: crews}\ndescription: {zh: 配员, en: crews}\n"
    "ends: {from: [organisation], to: [object]}\n"
)
WRONG = [
    SHIP + "properties: 3\n",
    SHIP + "properties: [docks]\n",
    SHIP + "properties: {docks: 3}\n",
    SHIP + "properties: {docks: {label: 船坞}}\n",
    SHIP + "properties: {docks: {label: {zh: 船坞, en: docks}, type: integer}}\n",
    SHIP + "properties: {docks: {label: {zh: 船坞, en: docks}, refers: anything}}\n",
    SHIP + "properties: {docks: {label: {zh: 船坞, en: docks}, allowed: 3}}\n",
    SHIP + "properties: {docks: {label: {zh: 船坞, en: docks}, allowed: [yes, no]}}\n",
    SHIP + "properties: {name: {label: {zh: 名, en: name}}}\n",
    SHIP + "properties: {place: {label: {zh: 地, en: place}}}\n",
    SHIP + "map: {colour: red}\n",
    SHIP + "map: {colour: '#fff'}\n",
    SHIP + "map: {shape: [dot]}\n",
    SHIP + "map: 3\n",
    SHIP + "parties: 3\n",
    SHIP + "parties: 政\n",
    SHIP + "parties: [政, 政]\n",
    SHIP + "shared_object: 'no'\n",
    SHIP + "colour: '#ffffff'\n",
    SHIP + "class: object\n",
    SHIP.replace("Ship", "Entity"),
    SHIP.replace("Ship", "../../escaped"),
    SHIP.replace("Ship", "2023-05-18"),
    SHIP.replace("class: object", "class: 2023-13-45"),
    SHIP.replace("zh: 船, en: ship", "zh: 3, en: ship"),
    SHIP.replace("zh: 船, en: ship", 'zh: "\\u0007", en: ship'),
    SHIP.replace("zh: 船, en: ship", 'zh: "\\ud800", en: ship'),
    SHIP.replace("zh: 船, en: ship", f"zh: {'长' * 3000}, en: ship"),
    CREWS.replace("{from: [organisation], to: [object]}", "3"),
    CREWS.replace("[object]", "object"),
    CREWS.replace("[object]", "3"),
    CREWS.replace("[object]", "[[object]]"),
    CREWS + "strength: very\n",
    CREWS + "share: 1\n",
    "",
    "3",
    "[]",
    "kind",
    "x: 1",
    "[" * 5000,
    "{" * 5000,
    "a: " + "[" * 2000 + "]" * 2000,
    "1" * 5000,
    "\0",
    "%",
    "? [a]",
    "a: &a [*a]",
    "kind: Ship\n" + "x" * 200_000,
]


@pytest.mark.parametrize("text", WRONG)
def test_a_definition_of_another_shape_is_one_clear_error(text: str) -> None:
    """Whatever stands in a YAML file, the error is ours, names the place and is no longer than a person reads."""
    with pytest.raises(SchemaError) as caught:
        builtin_schema().extended([text], origin="schema/kinds/X.yaml")
    assert caught.value.message.zh.startswith("schema/kinds/X.yaml")
    assert len(caught.value.message.en) < 1500


@given(
    st.recursive(
        st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=3), st.just("Ship")),
        lambda inner: st.one_of(
            st.lists(inner, max_size=3),
            st.dictionaries(
                st.sampled_from(
                    [
                        "kind",
                        "tie",
                        "label",
                        "description",
                        "class",
                        "ends",
                        "from",
                        "to",
                        "map",
                        "properties",
                        "docks",
                        "zh",
                        "en",
                    ]
                ),
                inner,
                max_size=6,
            ),
        ),
        max_leaves=20,
    )
)
def test_any_value_of_yaml_is_a_definition_or_an_error(value: object) -> None:
    """No shape of YAML brings about anything but a kind, a type or a SchemaError."""
    import yaml

    try:
        found = parse(yaml.safe_dump(value, allow_unicode=True), "drawn")
    except SchemaError:
        return
    assert KIND.fault(found.name) is None or TIE_TYPE.fault(found.name) is None


def test_a_kind_above_itself_is_refused() -> None:
    """The line of broader kinds ends."""
    with pytest.raises(SchemaError, match="circle"):
        builtin_schema().extended(
            [SHIP + "broader: Crane\n", SHIP.replace("Ship", "Crane") + "broader: Ship\n"]
        )


def test_a_property_means_one_thing() -> None:
    """Two kinds may share a property, but not with two types; nor may two kinds differ by capitals alone."""
    docks = "properties: {docks: {label: {zh: 船坞, en: docks}, type: number}}\n"
    both = [SHIP + docks, SHIP.replace("Ship", "Crane") + docks]
    assert "docks" in builtin_schema().extended(both).extra_properties()
    with pytest.raises(SchemaError, match="docks"):
        builtin_schema().extended([both[0], both[1].replace("number", "list")])
    with pytest.raises(SchemaError, match="capitals"):
        builtin_schema().extended([SHIP, SHIP.replace("kind: Ship", "kind: SHIP")])


def test_one_definition_in_two_wordings_is_kept_once() -> None:
    """The store keeps one text a kind: an export has one file for it."""
    schema = builtin_schema().extended([SHIP, SHIP + "# the same\n"])
    assert schema.extra == (SHIP,)
