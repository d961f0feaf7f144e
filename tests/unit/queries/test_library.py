"""The library of named queries is whole, portable in form, and its heads are checked."""

import re
from pathlib import Path

import pytest

from jjgraph.errors import QueryFileError, UsageError
from jjgraph.queries.library import TOPICS, find_query, load_library, parse_query, search_library

HEAD = """// name: x
// title: 题目 / title
// param: uid entity 机构 / the body
// view: yes
// columns: name
// zh: 说明。
// en: What it is.
"""
BODY = "MATCH (e:Entity {uid: $uid})-[r]-(p) WHERE r.stated_level >= $level OR $inferred RETURN p.name AS name ORDER BY name\n"


def parse(text: str) -> None:
    parse_query(text, where="paths/x.cypher", topic="paths")


def test_library_has_every_question_that_users_ask_first() -> None:
    """Forty or more queries, some in each topic, among them the ones that were promised."""
    assert len(load_library()) >= 40
    assert {query.topic for query in load_library().values()} == set(TOPICS)
    assert {
        "members-by-party",
        "partners",
        "evidence",
        "college-builders",
        "partners-of-partners",
        "shortest-path",
        "most-connected",
        "single-source-ties",
        "changed-since",
        "conflicting-figures",
        "declared-against-named",
        "industry-ties",
        "overseas-colleges",
        "collaboration-pairs",
    } <= set(load_library())


@pytest.mark.parametrize("name", sorted(load_library()))
def test_queries_keep_to_the_portable_subset(name: str) -> None:
    """One statement, ordered, fields by name, both languages; nothing that only one store knows."""
    query = find_query(name)
    assert re.search("[\u4e00-\u9fff]", query.title.zh) and re.search("[\u4e00-\u9fff]", query.doc.zh)
    assert query.doc.en and query.title.en
    assert ";" not in query.text and "/*" not in query.text
    assert not re.search(r"properties\(|keys\(|\.\*|SHORTEST \d|COLLECT \{", query.text)
    for named in re.findall(r"(?:RETURN|,)\s+(\w+)(?=\s*(?:,|$|\nORDER))", query.text.split("RETURN")[-1]):
        assert f"AS {named}" in query.text, f"{named} is a whole node"  # a value that was named before
    for column in query.columns:
        assert re.search(rf"\b{column}\b", query.text.split("RETURN")[-1]), column


def test_well_formed_file_is_read() -> None:
    """The head's parts come out as they went in."""
    query = parse_query(HEAD + BODY, where="paths/x.cypher", topic="paths")
    assert (query.name, query.columns, query.view, query.params[0].type) == ("x", ("name",), True, "entity")
    assert query.text == BODY


@pytest.mark.parametrize(
    "text",
    [
        HEAD.replace("// columns: name\n", "") + BODY,  # a key is missing
        HEAD.replace("// view: yes", "// colour: red") + BODY,  # an unknown key
        HEAD.replace("entity", "thing") + BODY,  # an unknown type
        HEAD.replace("题目 / title", "title") + BODY,  # one language
        HEAD.replace("// view: yes\n", "") + BODY,  # $level is used but not declared
        HEAD + BODY.replace("{uid: $uid}", ""),  # $uid is declared but not used
        HEAD + BODY.replace("ORDER BY name", ""),  # rows without an order
    ],
)
def test_malformed_files_are_refused(text: str) -> None:
    """Each fault of a head is an error that names the file."""
    with pytest.raises(QueryFileError, match=r"paths/x\.cypher"):
        parse(text)


def test_file_and_query_have_one_name(tmp_path: Path) -> None:
    """A query in a file of another name is refused when the library is loaded."""
    (tmp_path / "paths").mkdir()
    (tmp_path / "paths" / "y.cypher").write_text(HEAD + BODY, "utf-8")
    with pytest.raises(QueryFileError, match=r"y\.cypher"):
        load_library(tmp_path)


def test_unknown_name_is_answered_with_the_nearest() -> None:
    """A typo is met with what was probably meant."""
    with pytest.raises(UsageError) as caught:
        find_query("partner")
    assert "partners" in caught.value.hint.zh


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("贯通", "pathways"),
        ("conflict", "conflicting-claims"),
        ("海丝 共建", "college-builders"),
        ("3+4", "pathways"),
        ("BROKER", "brokers"),
        ("政策 发布", "policies"),
    ],
)
def test_search_finds_queries_in_both_languages(words: str, first: str) -> None:
    """All words must occur, in a name, title, topic or description; titles come first."""
    assert search_library(words)[0].name == first


def test_search_without_a_hit_is_empty() -> None:
    """A word that no query has, beside one that many have, finds none."""
    assert search_library("伙伴 quasar") == []
