"""The words for values on the map's page are those of the one table that the site reads as well."""

from jjgraph.map.serializers import both
from jjgraph.model.value_words import ASPECT, BOUND_SIGN, READING, RELIABILITY, STATUS
from jjgraph.site import labels
from tests.browser.samples import seed_payload


def test_map_and_site_call_values_the_same() -> None:
    """Status, reliability and the standing in a declared group are said in the same words on both."""
    words = seed_payload()["words"]
    tables = {
        "aspect": ASPECT,
        "bound": BOUND_SIGN,
        "reading": READING,
        "reliability": RELIABILITY,
        "status": STATUS,
    }
    assert words == {name: {key: both(text) for key, text in table.items()} for name, table in tables.items()}
    assert (labels.READING, labels.RELIABILITY, labels.STATUS) == (READING, RELIABILITY, STATUS)
