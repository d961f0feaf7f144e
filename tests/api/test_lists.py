"""Lists from Python: the same services as the commands, the same tables."""

import json
from datetime import date
from pathlib import Path

import pytest

import jjgraph
from tests.lists import FEBRUARY, HEADINGS, JANUARY, listed
from tests.paths import XIKOU


def test_two_months(tmp_path: Path) -> None:
    """What an import tells is what changes tells; taken back, nothing is left; a dry run writes nothing."""
    url = tmp_path / "a.kgl"
    jjgraph.seed(XIKOU, url=url)
    january, february = listed(tmp_path / "1.xlsx", JANUARY), listed(tmp_path / "2.xlsx", FEBRUARY)
    trial = jjgraph.import_lists(january, url=url, published="2024-01-31", dry_run=True)
    assert len(jjgraph.batches(url)) == 0
    first = jjgraph.import_lists(january, url=url, published=date(2024, 1, 31), source="秘书处名单")
    assert first == trial
    second = jjgraph.import_lists(february, url=url, published="2024-02-29")
    assert json.dumps(second.column("uid")).count("kiln") == 2
    assert "张三" not in str(first.rows)
    assert jjgraph.batches(url).column("batch") == ["members/b-0002", "members/b-0001"]
    with pytest.raises(jjgraph.JJGraphError, match="members/b-0002"):
        jjgraph.undo("members/b-0001", url=url)
    for name in ("members/b-0002", "members/b-0001"):
        assert len(jjgraph.undo(name, url=url)) > 0
    with jjgraph.connect(url) as graph:
        assert "甲瓷业有限公司" not in graph.query(
            "MATCH (e:Entity) RETURN e.name AS name ORDER BY e.uid"
        ).column("name")


def test_what_is_wrong(tmp_path: Path) -> None:
    """No list, a day that is none, a mapping that is not there, a list with errors."""
    url = tmp_path / "a.kgl"
    jjgraph.seed(XIKOU, url=url)
    bad = listed(tmp_path / "1.xlsx", [("甲瓷业有限公司", "企业", "海大")], HEADINGS[:3])
    for wrong in ({"published": "昨天"}, {"mapping": "没有"}, {"consortium": "没有"}, {}):
        with pytest.raises(jjgraph.JJGraphError):
            jjgraph.import_lists(bad, url=url, **wrong)  # type: ignore[arg-type]
    with pytest.raises(jjgraph.JJGraphError, match="名单"):
        jjgraph.import_lists(url=url)
    assert len(jjgraph.import_lists(bad, url=url, published="2024", mapping="members", accept=True)) == 2
