"""Files and paper: the present view as SVG and PNG, its rows as CSV, and sheets of A4."""

import base64
import csv
import io
import unicodedata
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from jjgraph.map.page import render_html, write_page
from tests.browser.acts import address, choose, items, lines, probe
from tests.browser.samples import UNIVERSITY
from tests.browser.test_page import HOSTILE, hostile_payload

Open = Callable[..., Any]
SVG = "{http://www.w3.org/2000/svg}"
A4_LANDSCAPE = (842, 595)  # points

# Greatest difference between two pictures, from 0 to 255, of the mean colours of squares of 41 by 36 pixels: edges and
# letters that are smoothed differently cancel out, a mark or a line that is missing does not.
DIFFERENCE = """async ([one, two]) => {
  const means = async (address) => {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = Object.assign(document.createElement("canvas"), { width: 1312, height: 900 });
    const context = canvas.getContext("2d");
    context.drawImage(image, 0, 0, 1312, 900);
    const { data } = context.getImageData(0, 0, 1312, 900);
    const sums = new Array(32 * 25 * 3).fill(0);
    for (let y = 0; y < 900; y += 1) for (let x = 0; x < 1312; x += 1) for (let part = 0; part < 3; part += 1) {
      sums[(Math.floor(y / 36) * 32 + Math.floor(x / 41)) * 3 + part] += data[(y * 1312 + x) * 4 + part] / (41 * 36);
    }
    return sums;
  };
  const [a, b] = [await means(one), await means(two)];
  return Math.max(...a.map((value, at) => Math.abs(value - b[at])));
}"""


def saved(page: Any, choice: str) -> bytes:
    """Return the file that a choice of the export menu makes."""
    page.click("#export-button")
    with page.expect_download() as download:
        page.click(f'[data-export="{choice}"]')
    return Path(download.value.path()).read_bytes()


def rows(page: Any, choice: str) -> list[dict[str, str]]:
    """Return the rows of a CSV file, after its mark of UTF-8."""
    content = saved(page, choice).decode("utf-8")
    assert content.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(content[1:])))


def layer(root: ET.Element, name: str) -> ET.Element:
    """Return the group of the SVG that is called *name*."""
    found = root.find(f"{SVG}g[@id='picture-{name}']")
    assert found is not None
    return found


def texts(root: ET.Element) -> list[str]:
    """Return what the SVG says, halos left out."""
    return ["".join(item.itertext()) for item in root.iter(f"{SVG}text") if "aria-hidden" not in item.attrib]


def pdf_text(path: Path) -> list[str]:
    """Return the text of each page; a font may name a character by its radical, which is undone."""
    return [unicodedata.normalize("NFKC", page.extract_text()) for page in PdfReader(path).pages]


def test_the_svg_holds_the_view(browser_page: Open, payload: dict[str, Any]) -> None:
    """A mark for each thing and tie shown, names as text, title, date, legend, counts and sources."""
    page = browser_page("#gaps=1")
    root = ET.fromstring(saved(page, "exportSvg"))
    ties = lines(page, "tie")
    marks = {name: len(layer(root, name).findall(f"{SVG}path")) for name in ("ties", "gaps", "things")}
    bands = sum(payload["edges"][key].get("publishers", 1) > 1 for key in ties)
    assert marks == {
        "ties": len(ties) + bands,
        "gaps": len(lines(page, "gap")),
        "things": 2 * len(items(page)),
    }
    said = texts(root)
    assert payload["title"]["zh"] in said
    assert page.inner_text("#status") in said
    for part in (
        f"数据截至 {payload['asOf']}",
        "合作、共建等实质联系",
        "计算得出的协作缺口，不是事实",
        "来源：",
        "[1] ",
    ):
        assert any(part in text for text in said), part
    assert "".join(texts(layer(root, "names"))).count("晋江") > 3
    assert root.find(f"{SVG}title") is not None


def test_the_picture_tells_the_measure_that_colours_it(browser_page: Open, payload: dict[str, Any]) -> None:
    """With the name of the measure and its steps in place of the kinds' colours, and what is lit in the title."""
    page = browser_page(f"#colour=degree&size=degree&node={UNIVERSITY}")
    root = ET.fromstring(saved(page, "exportSvg"))
    name = next(item for item in payload["measures"] if item["id"] == "degree")["name"]["zh"]
    legend = layer(root, "legend")
    assert {f"颜色表示：{name}", f"大小表示：{name}"} <= set(texts(legend))
    assert set(page.locator("#colour-key li").all_inner_texts()) <= set(texts(legend))
    marks = {item.get("fill") for item in legend.findall(f"{SVG}path")} - {"none"}
    steps = page.locator("#colour-key .shape > *").evaluate_all(
        "(all) => all.map((one) => one.getAttribute('fill'))"
    )
    assert set(steps) <= marks
    assert not marks & {kind["colour"] for kind in payload["kinds"]}
    assert f"{payload['title']['zh']} · 泉州职业技术大学" in texts(root)


def test_the_svg_stands_alone(browser_page: Open) -> None:
    """Shapes and text with plain attributes: no style, script, link or nested document; equal bytes twice."""
    page = browser_page(f"#node={UNIVERSITY}")
    content = saved(page, "exportSvg")
    assert content == saved(page, "exportSvg")
    root = ET.fromstring(content)
    assert {item.tag.removeprefix(SVG) for item in root.iter()} == {
        "svg",
        "title",
        "g",
        "path",
        "rect",
        "text",
    }
    assert not any("style" in item.attrib or "href" in "".join(item.attrib) for item in root.iter())
    ids = [item.attrib["id"] for item in root.iter() if "id" in item.attrib]
    names = ("title", "page", "ground", "ties", "gaps", "things", "names", "legend", "sources", "words")
    assert ids == [f"picture-{name}" for name in names]
    colours = {
        item.attrib[name] for item in root.iter() for name in ("fill", "stroke") if name in item.attrib
    }
    assert all(colour == "none" or len(colour) == 7 for colour in colours)


@pytest.mark.parametrize("address", ["#gaps=1", f"#node={UNIVERSITY}&lang=en"])
def test_svg_and_png_show_the_same(browser_page: Open, chromium: Any, address: str) -> None:
    """Drawn by a browser, the SVG looks like the PNG; a picture of another view does not."""
    page = browser_page(address, color_scheme="dark")
    png = "data:image/png;base64," + base64.b64encode(saved(page, "exportPng")).decode()
    svg = "data:image/svg+xml;base64," + base64.b64encode(saved(page, "exportSvg")).decode()
    page.click("#reset-button")
    page.click("[data-kind='Enterprise']")
    other = "data:image/png;base64," + base64.b64encode(saved(page, "exportPng")).decode()
    judge = chromium.new_page()
    try:
        near, far = (judge.evaluate(DIFFERENCE, [svg, picture]) for picture in (png, other))
    finally:
        judge.close()
    assert near < 8 < far


def test_the_picture_is_the_present_view(browser_page: Open) -> None:
    """Language, theme and filters of the page are those of the picture."""
    page = browser_page("#lang=en", color_scheme="dark")
    page.click("[data-kind='Enterprise']")
    root = ET.fromstring(saved(page, "exportSvg"))
    said = texts(root)
    assert any("publishers" in text for text in said)
    assert not any(text.startswith("enterprise ") for text in said)
    assert any(text.startswith("university ") for text in said)
    ground = layer(root, "page").find(f"{SVG}rect")
    assert ground is not None
    assert ground.attrib["fill"] == "#14171b"


def test_hostile_text_stays_text_in_the_svg(
    browser_page: Any, payload: dict[str, Any], tmp_path: Path
) -> None:
    """Markup in names is text in the file, and what XML cannot hold is replaced."""
    path = tmp_path / "hostile.html"
    write_page(path, render_html(hostile_payload()))
    page = browser_page("#gaps=1", file=path)
    root = ET.fromstring(saved(page, "exportSvg"))
    assert {item.tag.removeprefix(SVG) for item in root.iter()} <= {
        "svg",
        "title",
        "g",
        "path",
        "rect",
        "text",
    }
    assert HOSTILE in "".join(texts(root))
    named = {**payload["nodes"][UNIVERSITY], "name": {"zh": "a\x01b\ud800c<d"}}
    made = browser_page.made({**payload, "nodes": {**payload["nodes"], UNIVERSITY: named}})
    strange = ET.fromstring(saved(browser_page(f"#node={UNIVERSITY}", file=made), "exportSvg"))
    assert "a\ufffdb\ufffdc<d" in texts(layer(strange, "names"))


def test_sources_are_those_of_what_is_shown(browser_page: Open, payload: dict[str, Any]) -> None:
    """The list is numbered, the most used first, says how many there are, and shrinks with the view."""
    page = browser_page()
    found = probe(page, "sources")
    edges = [payload["edges"][key] for key in lines(page, "tie")]
    used = {payload["claims"][claim].get("source") for edge in edges for claim in edge["claims"]} - {None}
    used |= {uid for node in items(page) for uid in payload["nodes"][node].get("sources", ())}
    assert sorted(found) == sorted(payload["sources"][uid]["title"] for uid in used)
    said = texts(layer(ET.fromstring(saved(page, "exportSvg")), "sources"))
    assert said[0].startswith(f"来源：{len(used)} 个")
    assert found[0] in said[1]
    listed = [text for text in said if text.startswith("[")]
    assert said[-1] == f"另有 {len(used) - len(listed)} 个来源，见网页版"
    choose(page, node=UNIVERSITY)
    edges = [payload["edges"][key] for key in lines(page, "tie")]
    own = [edge for edge in edges if UNIVERSITY in (edge["from"], edge["to"])]
    lit = {payload["claims"][claim].get("source") for edge in own for claim in edge["claims"]} - {None}
    first = probe(page, "sources")[: len(lit)]
    assert sorted(first) == sorted(payload["sources"][uid]["title"] for uid in lit), (
        "first what is lit rests on"
    )
    page.click('[data-ego="1"]')
    assert len(probe(page, "sources")) < len(found)


def test_csv_files_hold_the_rows_of_the_view(browser_page: Open, payload: dict[str, Any]) -> None:
    """A kind of things or of gaps that is switched off is in no file; ties have a row for each claim."""
    page = browser_page("#gaps=1")
    everything = [len(rows(page, choice)) for choice in ("exportNodes", "exportTies", "exportGaps")]
    assert everything[2] == 3
    page.click("[data-kind='Enterprise']")
    page.click('[data-gap="G07"]')
    things, ties, gaps = (rows(page, choice) for choice in ("exportNodes", "exportTies", "exportGaps"))
    assert {row["uid"] for row in things} == set(items(page))
    assert "ent-panpan" not in {row["uid"] for row in things}
    claims = [payload["edges"][key]["claims"] for key in lines(page, "tie")]
    assert len(ties) == sum(map(len, claims)) < everything[1]
    assert [row["id"] for row in gaps] == ["G01:consortium-jinjiang"]
    page.click("#list-button")
    assert page.locator("#list tbody tr").count() == len(payload["nodes"])
    page.check("#filtered-check")
    assert page.locator("#list tbody tr").count() == len(things), (
        "the list holds what the filters leave, if asked"
    )
    assert address(page).count("filtered=1") == 1


def test_the_map_is_one_sheet_of_a4(browser_page: Open, payload: dict[str, Any], tmp_path: Path) -> None:
    """Lying A4, one page, with title, date, counts, legend and sources; afterwards the page is as before."""
    page = browser_page("#gaps=1", color_scheme="dark")
    path = tmp_path / "map.pdf"
    page.pdf(path=path, prefer_css_page_size=True)
    (sheet,) = PdfReader(path).pages
    assert (round(sheet.mediabox.width), round(sheet.mediabox.height)) == A4_LANDSCAPE
    (text,) = pdf_text(path)
    for part in (payload["title"]["zh"], f"数据截至 {payload['asOf']}", "条缺口线", "计划中的联系", "来源:"):
        assert part in text
    assert "搜索" not in text
    assert page.get_attribute("html", "data-theme") == "dark"
    assert page.locator("#paper > *").count() == 0


def test_paper_is_white(browser_page: Open) -> None:
    """Printed from the dark page, the picture has a light ground."""
    page = browser_page(color_scheme="dark")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.get_attribute("#picture-page rect", "fill") == "#ffffff"
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.get_attribute("html", "data-theme") == "dark"


def test_the_list_prints_as_a_table_with_its_head_on_each_page(
    browser_page: Open, payload: dict[str, Any], tmp_path: Path
) -> None:
    """Every row is on paper, and the head of the table on every page."""
    page = browser_page("#view=list&tab=ties")
    path = tmp_path / "list.pdf"
    page.pdf(path=path, prefer_css_page_size=True)
    sheets = pdf_text(path)
    assert len(sheets) > 5
    assert [number for number, text in enumerate(sheets) if "联系类型" not in text] == []
    last = page.locator("#list tbody tr").last.locator("th").inner_text()
    assert last in sheets[-1].replace("\n", "")
    assert page.locator("#paper > *").count() == 0
