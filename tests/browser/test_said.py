"""The panel of an entity says what sources say of it beyond ties and figures, each with its source and line."""

from collections.abc import Callable
from typing import Any

import pytest

Open = Callable[..., Any]
CONSORTIUM = "#node=consortium-jinjiang"


def opened(page: Any, *titles: str) -> None:
    """Open the folds of these titles one in the other, by keyboard."""
    for title in titles:
        page.locator("#panel summary", has_text=title).focus()
        page.keyboard.press("Enter")


def said(page: Any, text: str) -> str:
    """Return all that stands in the quotation with *text*, as a reader sees it."""
    return str(page.locator("#panel blockquote:visible", has_text=text).inner_text())


def test_an_aim_has_its_line_and_a_plan_is_marked(browser_page: Open) -> None:
    """By keyboard: an aim with source, day, reliability and line; one that is planned says so; a fact is none."""
    page = browser_page(CONSORTIUM)
    opened(page, "要点（40）", "目标（6）")
    aim = said(page, "由浅入深、由虚变实")
    assert all(part in aim for part in ("中国教育在线 · 2024-03-27 · 媒体 · 第17行", "吴尊意"))
    assert "计划" not in aim
    assert "计划" in said(page, "贯通的培养路")
    opened(page, "成效（")
    assert "计划" not in page.locator("#panel details:has(> summary:has-text('成效（'))").inner_text()


@pytest.mark.parametrize(
    ("language", "title", "mark"), [("zh", "计划（3）", "计划"), ("en", "plan (3)", "planned")]
)
def test_plans_of_the_government_are_planned(
    browser_page: Open, language: str, title: str, mark: str
) -> None:
    """In both languages each of the three plans carries the mark."""
    page = browser_page(f"#node=gov-jinjiang&lang={language}")
    opened(page, {"zh": "要点（6）", "en": "What sources say (6)"}[language], title)
    quotes = page.locator("#panel blockquote:visible").all_inner_texts()
    marks = page.locator("#panel blockquote:visible .mark").all_inner_texts()
    assert len(quotes) == 3 and marks == [mark] * 3
    assert all("第35行" in text for text in quotes)


def test_a_property_has_its_own_source(browser_page: Open, payload: dict[str, Any]) -> None:
    """Few values stand open; each names the property and where it is said."""
    page = browser_page(CONSORTIUM)
    values = payload["nodes"]["consortium-jinjiang"]["values"]
    assert len(values) == 3
    for item in values:
        text = said(page, f"{payload['labels'][item['property']]['zh']}：{item['value']}")
        source = payload["sources"][item["source"]]
        assert item["locator"] in text and source["date"] in text and source["title"] in text


def test_all_that_is_said_is_in_the_page(payload: dict[str, Any]) -> None:
    """Every row of statements.csv and facts.csv about an entity of the map stands at its node, and no empty list."""
    lists = {
        name: [node[name] for node in payload["nodes"].values() if name in node]
        for name in ("statements", "values")
    }
    assert {name: sum(map(len, found)) for name, found in lists.items()} == {"statements": 79, "values": 56}
    assert all(all(found) for found in lists.values())
