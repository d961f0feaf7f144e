"""The JavaScript of map and site: bundles that are current, types, style, unit tests, and one citation with Python."""

import json
import re
import subprocess
from collections import Counter
from pathlib import Path

from jjgraph.map.page import web_text
from jjgraph.model.citation import FORM, citation
from jjgraph.model.records import Source

ROOT = Path(__file__).parents[2]
BUNDLES = ("jjgraph/map/web/map.js", "jjgraph/site/web/page.js", "jjgraph/site/web/search.js")
CITE = """
import { citationLine } from "./jjgraph/map/web/src/base/citation.js";
const [form, cases] = JSON.parse(process.argv[1]);
const lines = ([source, locator]) => ["zh", "en"].map((lang) => citationLine(source, locator, form, lang));
console.log(JSON.stringify(cases.map(lines)));
"""


def run(npm: str, script: str, *arguments: object) -> str:
    """Run a script of package.json and return what it says."""
    command = [npm, "run", "--silent", script, "--", *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_bundles_are_current(npm: str, tmp_path: Path) -> None:
    """Built anew from web/src, each has the bytes that are committed: "make web" was not forgotten."""
    run(npm, "bundle", f"--outdir={tmp_path}")
    for name in BUNDLES:
        assert (tmp_path / name).read_bytes() == (ROOT / name).read_bytes(), f"make web: {name}"


def test_types(npm: str) -> None:
    """The types that JSDoc names hold, strictly."""
    run(npm, "types")


def test_style_and_layers(npm: str) -> None:
    """ESLint has nothing to say; an import upwards is among what it looks for."""
    run(npm, "lint")


def test_units(npm: str) -> None:
    """What is not drawing is tested in node: address, filters, search, encoding, ranking, paths, text."""
    said = run(npm, "test")
    assert re.search(r"^# fail 0$", said, re.M), said


def test_map_and_site_cite_alike(npm: str) -> None:
    """Python and JavaScript write the same line from the same source, by the same form."""
    given = [
        ("联合体揭牌。", "泉州晚报", "2023-10-18", "https://a.example/泉州"),
        ("T", "", "", "javascript:alert(1)"),
        (" T ", "P.", "2020", "http://["),
        ("T", "", "2020", "https://a.example"),
    ]
    sources = [
        Source(
            uid="s",
            dataset="d",
            name=title,
            publisher=publisher,
            published=day,
            url=url,
            reliability="low",
            level=0,
        )
        for title, publisher, day, url in given
    ]
    cases = [
        ({"publisher": s.publisher, "title": s.name, "date": s.published, "url": s.url}, locator)
        for s in sources
        for locator in ("", "第2段")
    ]
    argument = json.dumps([FORM.as_json(), cases])
    command = ["node", "--input-type=module", "--eval", CITE, argument]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    lines = [citation(s, locator=locator) for s in sources for locator in ("", "第2段")]
    assert json.loads(done.stdout) == [[line.zh, line.en] for line in lines]
    assert lines[0].zh == "泉州晚报. 联合体揭牌. 2023-10-18. https://a.example/泉州."


def test_the_bundle_cannot_end_its_element() -> None:
    """No bundle holds what ends a script element, or names a map of its source."""
    for name in BUNDLES:
        text = (ROOT / name).read_text("utf-8")
        assert "</script" not in text.lower() and "<!--" not in text and "sourceMappingURL" not in text


def test_a_word_is_defined_once() -> None:
    """A second definition would silently take the place of the first."""
    counts = Counter(re.findall(r"(?m)^  (\w+): ", web_text("src/base/words.js")))
    assert len(counts) > 100
    assert [key for key, count in counts.items() if count > 1] == []
