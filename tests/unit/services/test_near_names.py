"""Near names are found as by comparing with each of them."""

from difflib import SequenceMatcher

from hypothesis import example, given
from hypothesis import strategies as st

from jjgraph.services.near_names import NEAR, SHORTEST, NearNames

NAME = st.text("甲乙丙丁有限公司", min_size=1, max_size=9)


def by_each(names: set[str], wanted: str) -> set[str]:
    """Return the names that are near by the definition: one within the other, abbreviated, or alike by 0.75."""

    def is_near(name: str) -> bool:
        rest = iter(name)
        abbreviated = (
            len(wanted) >= SHORTEST and wanted[0] == name[0] and all(sign in rest for sign in wanted)
        )
        alike = SequenceMatcher(None, name, wanted).ratio() >= NEAR
        return wanted in name or name in wanted or abbreviated or alike

    return {name for name in names if len(name) >= SHORTEST and is_near(name)}


@given(st.sets(NAME, max_size=30), NAME)
@example({"甲甲乙", "甲乙乙乙"}, "甲甲甲乙")
def test_none_is_missed(names: set[str], wanted: str) -> None:
    """Whatever the names: the same ones, and none besides."""
    assert set(NearNames(names).near(wanted, count=len(names) + 1)) == by_each(names, wanted)


def test_few_are_compared() -> None:
    """Of a thousand companies, only those that share a rare sign with it."""
    known = [f"{chr(0x6000 + number)}{chr(0x7000 + number)}有限公司" for number in range(1000)]
    names, wanted = NearNames(known), known[7].replace("有限", "股份有限")
    assert names.comparable(wanted) == {known[7]}
    assert names.near(wanted, count=3) == [known[7]]
