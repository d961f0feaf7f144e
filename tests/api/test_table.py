"""Tables, charts and maps: frames with every value, HTML in which no text of the data is alive."""

import sys
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest

import jjgraph
from jjgraph import Table
from jjgraph.bilingual import Bilingual
from jjgraph.errors import MissingPackageError, UsageError
from tests.pages import page_data

HOSTILE = "<script>alert(1)</script>\"'&"
COLUMNS = ("name", "partners", "score", "since", "parties", "mixed")
ROWS = (
    ("甲", 3, 1, date(2020, 1, 2), ("企", "行"), 1),
    ("乙", None, 0.5, None, (), "一"),
    (None, 1, None, date(2021, 1, 1), None, None),
)


def test_pandas_has_every_value() -> None:
    """Columns, rows and values are those of the table."""
    frame = Table(COLUMNS, ROWS).to_pandas()
    assert tuple(frame.columns) == COLUMNS
    assert frame["partners"].fillna(-1).tolist() == [3, -1, 1]
    assert list(frame["parties"][:2]) == [("企", "行"), ()]
    assert list(frame["mixed"][:2]) == [1, "一"]


def test_polars_loses_no_value() -> None:
    """Numbers of two kinds become one, a mixture becomes text; nothing becomes null that was not."""
    frame = Table(COLUMNS, ROWS).to_polars()
    assert frame.columns == list(COLUMNS)
    assert frame.rows() == [
        ("甲", 3, 1.0, date(2020, 1, 2), ["企", "行"], "1"),
        ("乙", None, 0.5, None, [], "一"),
        (None, 1, None, date(2021, 1, 1), None, None),
    ]
    late = Table(("n",), (*[(None,)] * 200, (2,), (2.5,))).to_polars()
    assert late.rows()[-2:] == [(2.0,), (2.5,)]


def test_empty_frames_keep_their_columns() -> None:
    """No row is an answer too."""
    empty = Table(("a", "b"), ())
    assert (tuple(empty.to_pandas().columns), len(empty.to_pandas())) == (("a", "b"), 0)
    assert (empty.to_polars().columns, len(empty.to_polars())) == (["a", "b"], 0)


@pytest.mark.parametrize("name", ["pandas", "polars"])
def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Who has no pandas or polars is told in both languages how to get it."""
    monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(MissingPackageError, match=f"没有安装 {name} / {name} is not installed") as raised:
        getattr(Table(("a",), ((1,),)), f"to_{name}")()
    assert raised.value.hint.zh == f'pip install "jjgraph[{name}]"'


def test_html_is_escaped_and_chinese_first() -> None:
    """A hostile name, column or note is text; the heading is Chinese with the column's name below it."""
    table = Table(("name", HOSTILE), ((HOSTILE, [HOSTILE]),), (Bilingual(HOSTILE, HOSTILE),), hidden=())
    html = table._repr_html_()
    assert "<script" not in html
    assert html.count("&lt;script&gt;") == 5
    assert "<th>名称<br><small>name</small></th>" in html
    assert html.index("共 1 行") < html.index("1 rows")


def test_html_hides_columns_and_stops_at_fifty_rows() -> None:
    """What is not shown is counted, and stays in the rows."""
    table = Table(("name", "uid"), tuple((f"n{i}", f"u{i}") for i in range(60)), hidden=("uid",))
    html = table._repr_html_()
    assert ("n49<" in html, "n50<" in html, "u1<" in html) == (True, False, False)
    assert "共 60 行，显示前 50 行" in html
    assert len(table.column("uid")) == 60


def test_rows_and_columns() -> None:
    """A table can be counted, walked and asked by number and by column."""
    table = Table(("a", "b"), ((1, 2), (3, 4)))
    assert [row["b"] for row in table] == [2, 4]
    assert (table[-1], len(table)) == ({"a": 3, "b": 4}, 2)
    with pytest.raises(UsageError, match="没有列 c"):
        table.column("c")


def test_bars_keep_proportion_and_escape() -> None:
    """Lengths are as the values; intervals are drawn to the same scale; the SVG is well formed."""
    table = Table(
        ("name", "n", "lo", "hi"), ((HOSTILE, 2, 1, 4), ("乙", 1, None, None), ("丙", None, None, None))
    )
    chart = table.bars("name", "n", low="lo", high="hi", title="<b>")
    root = ElementTree.fromstring(chart.svg())
    space = "{http://www.w3.org/2000/svg}"
    widths = [float(rect.attrib["width"]) for rect in root.iter(f"{space}rect")]
    assert widths == [210.0, 105.0]
    (line,) = [path.attrib["d"] for path in root.iter(f"{space}path")]
    start, end = (float(part.split()[0]) for part in (line[1:], line.split("H")[1]))
    assert end - start == pytest.approx(315.0)
    texts = [text.text for text in root.iter(f"{space}text")]
    assert texts[0] == "<b>"
    assert HOSTILE in texts
    assert "1 行没有数值 / rows without a value" in texts


@pytest.mark.parametrize("value", [-1, float("nan"), float("inf"), "3", True])
def test_bars_refuse_what_is_no_length(value: object) -> None:
    """A bar of a wrong length would be a wrong statement."""
    with pytest.raises(UsageError, match="条形图的值"):
        Table(("name", "n"), (("甲", value),)).bars("name", "n")


def test_no_bars_is_a_chart_too(tmp_path: Path) -> None:
    """A table without rows draws and saves."""
    chart = Table(("name", "n"), ()).bars("name", "n")
    assert chart.save(tmp_path / "b.svg").read_text("utf-8") == chart.svg()


def test_map_draws_a_part(connection: jjgraph.Connection, tmp_path: Path) -> None:
    """Only the things asked for and the ties among them are in the page; measures are those of the whole."""
    uids = ["ent-panpan", "univ-quanzhou-vocational-technology", "gov-jinjiang"]
    page = connection.map(only=uids)
    data = page_data(page.html)
    assert sorted(data["nodes"]) == sorted(uids)
    assert {end for edge in data["edges"] for end in (edge["from"], edge["to"])} <= set(uids)
    among = connection.graph(view=jjgraph.View.of("low", inferred=True)).subgraph(uids)
    assert len(data["edges"]) == among.number_of_edges() > 0
    (rank,) = connection.centrality("degree", draws=0).to_pandas().query("uid == @uids[1]")["score"]
    assert data["nodes"][uids[1]]["measures"]["degree"] == pytest.approx(rank, abs=1e-6)
    assert page.save(tmp_path / "part.html").read_text("utf-8") == page.html


def test_the_whole_map_is_that_of_the_command_line(connection: jjgraph.Connection, tmp_path: Path) -> None:
    """One way to draw a map: the same bytes."""
    from jjgraph.cli.main import run

    with pytest.raises(SystemExit):
        run(["map", "--store", connection.address, "--out", str(tmp_path / "map.html")])
    assert (tmp_path / "map.html").read_text("utf-8") == connection.map().html
