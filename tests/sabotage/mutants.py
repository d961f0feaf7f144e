"""Behaviours of the map to break, and the tests that must notice.

A mutant names what it breaks: a function, by its name in its module, whose place another takes (``original`` is the
one it replaces, ``given`` what it is called with), or a rule that is added to the style. No line of source is named,
so that the sources may be written anew without a change here.
"""

import re
import subprocess
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
MAPS = Path("jjgraph/map")
TESTS = Path("tests/browser")


class Mutant(NamedTuple):
    """One sabotage: in *file* below jjgraph/map, *function* does *instead*; without a function, *instead* is style."""

    name: str
    file: str
    function: str
    instead: str
    tests: tuple[str, ...]  # names of tests, below tests/browser, as file::function


MUTANTS = (
    Mutant(
        "unescaped JSON",
        "encoding.py",
        "json_for_html",
        'return Markup(json.dumps(*given, ensure_ascii=False, sort_keys=True, separators=(",", ":")))',
        ("test_page.py::test_hostile_text_does_nothing",),
    ),
    Mutant(
        "markup instead of text",
        "web/src/base/dom.js",
        "el",
        """const [tag, attributes, ...children] = given;
        const element = original(tag, attributes);
        for (const child of children.flat(Infinity)) {
          if (child instanceof Node) element.append(child);
          else element.insertAdjacentHTML("beforeend", child ?? "");
        }
        return element;""",
        ("test_page.py::test_hostile_text_does_nothing",),
    ),
    Mutant(
        "javascript: links allowed",
        "web/src/base/address.js",
        "safeAddress",
        'try { return new URL(given[0]).href; } catch { return ""; }',
        ("test_page.py::test_hostile_text_does_nothing",),
    ),
    Mutant(
        "policy removed",
        "page.py",
        "_policy",
        'return ""',
        ("test_page.py::test_the_page_names_no_other_place",),
    ),
    Mutant(
        "style from a CDN",
        "page.py",
        "render_html",
        'return original(*given).replace("<style>", \'<link rel="stylesheet" href="https://cdn.example/a.css"><style>\')',
        ("test_page.py::test_the_page_names_no_other_place",),
    ),
    Mutant(
        "physics on",
        "page.py",
        "_network",
        'network = original(*given)\n    network.options["physics"] = {"enabled": True}\n    return network',
        ("test_map.py::test_positions_are_the_payloads_on_each_load",),
    ),
    Mutant(
        "wrong positions",
        "web/src/drawing/network.js",
        "sync",
        "given[1] = given[1].map(({ x, y, ...style }) => ({ ...style, x: y, y: x })); return original(...given);",
        ("test_map.py::test_positions_are_the_payloads_on_each_load",),
    ),
    Mutant(
        "blank canvas",
        "web/src/drawing/network.js",
        "drawNetwork",
        "",
        ("test_map.py::test_the_map_is_drawn_as_payload_and_view_say",),
    ),
    Mutant(
        "view filter ignored",
        "web/src/derived/filters.js",
        "withinReliability",
        "return true;",
        ("test_map.py::test_the_map_is_drawn_as_payload_and_view_say",),
    ),
    Mutant(
        "dead legend",
        "web/src/views/legend.js",
        "toggleKind",
        "",
        ("test_map.py::test_the_legend_filters_kinds",),
    ),
    Mutant(
        "names over names",
        "web/src/base/boxes.js",
        "overlap",
        "return false;",
        ("test_map.py::test_names_at_rest_do_not_overlap",),
    ),
    Mutant(
        "claims left out of the panel",
        "web/src/views/claims.js",
        "claimList",
        "return original([]);",
        ("test_map.py::test_a_click_on_a_tie_shows_every_claim",),
    ),
    Mutant(
        "missing gap line",
        "web/src/drawing/network.js",
        "sync",
        'given[1] = given[1].filter(({ id }) => !id.startsWith("gap ")); return original(...given);',
        ("test_map.py::test_gaps_are_shown_on_request_and_explain_themselves",),
    ),
    Mutant(
        "no gaps between clusters",
        "web/src/drawing/network.js",
        "sync",
        'given[1] = given[1].filter(({ id }) => !id.startsWith("gaps ")); return original(...given);',
        ("test_clusters.py::test_gaps_join_clusters",),
    ),
    Mutant(
        "not assessable drawn as a gap",
        "web/src/drawing/looks.js",
        "gapStyle",
        "return original({ ...given[0], assessable: true }, given[1]);",
        ("test_map.py::test_gaps_are_shown_on_request_and_explain_themselves",),
    ),
    Mutant(
        "gaps told as facts",
        "web/src/views/pieces.js",
        "gapMarks",
        "return original(...given).slice(1);",
        ("test_map.py::test_gaps_are_shown_on_request_and_explain_themselves",),
    ),
    Mutant(
        "search without pinyin",
        "web/src/derived/entity_search.js",
        "searchIndex",
        "return original().map((entity) => ({ ...entity, spelled: [] }));",
        ("test_map.py::test_search_finds_by_name_pinyin_initials_and_alias",),
    ),
    Mutant(
        "address ignored",
        "web/src/main.js",
        "openLink",
        'readView(""); refresh(); aim();',
        ("test_map.py::test_a_link_leads_back_to_the_view",),
    ),
    Mutant(
        "everything around a node",
        "web/src/derived/selection.js",
        "around",
        "return new Set(data.nodes.keys());",
        ("test_map.py::test_around_a_node",),
    ),
    Mutant(
        "list rows missing",
        "web/src/views/list_tables.js",
        "sortedIds",
        "return original(...given).slice(1);",
        ("test_map.py::test_the_list_holds_every_row_and_sorts",),
    ),
    Mutant(
        "dark theme dead",
        "web/src/views/head.js",
        "drawHead",
        'original(); document.documentElement.dataset.theme = "light";',
        ("test_map.py::test_light_and_dark",),
    ),
    Mutant(
        "small targets on the phone",
        "web/style.css",
        "",
        "button.icon { min-width: 20px !important; min-height: 20px !important; }",
        ("test_map.py::test_the_phone",),
    ),
    Mutant(
        "pale text",
        "web/style.css",
        "",
        "html[data-theme] { --quiet: #a2acb8 !important; }",
        ("test_axe.py::test_no_violation_in_any_state[light-zh-wide]",),
    ),
    Mutant(
        "CSV without BOM",
        "web/src/base/csv.js",
        "csvText",
        "return original(...given).slice(1);",
        ("test_map.py::test_csv_opens_in_excel_and_holds_no_formula",),
    ),
    Mutant(
        "CSV with formulas",
        "web/src/base/csv.js",
        "csvCell",
        'return original(...given).replace(/^\'/, "");',
        ("test_map.py::test_csv_opens_in_excel_and_holds_no_formula",),
    ),
    Mutant(
        "CSV of gaps ignores the filter",
        "web/src/derived/filters.js",
        "filteredGaps",
        "return data.payload.gaps;",
        ("test_export.py::test_csv_files_hold_the_rows_of_the_view",),
    ),
    Mutant(
        "picture without things",
        "web/src/drawing/picture.js",
        "pictureNode",
        "",
        ("test_export.py::test_the_svg_holds_the_view",),
    ),
    Mutant(
        "SVG arcs the wrong way",
        "web/src/drawing/svg.js",
        "SvgContext.arc",
        "given[5] = !given[5]; return original(...given);",
        ("test_export.py::test_svg_and_png_show_the_same",),
    ),
    Mutant(
        "sources of everything",
        "web/src/derived/shown_sources.js",
        "shownSources",
        "return [...data.sources.values()];",
        ("test_export.py::test_sources_are_those_of_what_is_shown",),
    ),
    Mutant(
        "dark paper",
        "web/src/views/paper.js",
        "showTheme",
        'if (given[0] !== "light") original(...given);',
        ("test_export.py::test_paper_is_white",),
    ),
    Mutant(
        "controls on paper",
        "web/style.css",
        "",
        "@media print { body:has(#paper > *) > header { display: block !important; } }",
        ("test_export.py::test_the_map_is_one_sheet_of_a4",),
    ),
    Mutant(
        "well-attested ties look like any",
        "web/src/drawing/looks.js",
        "attestedBand",
        "return { enabled: false };",
        ("test_evidence.py::test_well_attested_ties_have_a_band",),
    ),
    Mutant(
        "disagreement hidden",
        "web/src/views/conflicts.js",
        "conflictTable",
        "return null;",
        ("test_evidence.py::test_what_sources_say_differently_stands_side_by_side",),
    ),
    Mutant(
        "citation without locator",
        "web/src/base/citation.js",
        "citationLine",
        'given[1] = ""; return original(...given);',
        ("test_evidence.py::test_a_citation_is_copied",),
    ),
    Mutant(
        "copying says nothing",
        "web/src/views/claims.js",
        "confirmCopy",
        "given[0].textContent = given[1];",
        ("test_evidence.py::test_a_citation_is_copied",),
    ),
    Mutant(
        "claims of another tie",
        "web/src/data/decode.js",
        "readDetails",
        "const read = original(...given); "
        "return { ...read, claims: new Map([...read.claims.values()].reverse().entries()) };",
        ("test_transport.py::test_the_page_reads_back_all_that_python_says",),
    ),
    Mutant(
        "neighbours out of sight",
        "web/src/drawing/camera.js",
        "frameOf",
        "return { ...original(...given), scale: 0 };",
        ("test_camera.py::test_a_chosen_node_is_seen_among_its_neighbours[1440-900]",),
    ),
)


def apply(mutant: Mutant, root: Path) -> None:
    """Break the copy of the sources below *root*; `build` bundles them anew.

    Raises
    ------
    ValueError
        If the function that the mutant replaces is not defined in its module exactly once.
    """
    path = root / MAPS / mutant.file
    text = path.read_text("utf-8")
    if not mutant.function:
        path.write_text(f"{text}\n{mutant.instead}\n", "utf-8")
        return
    change = _in_python if path.suffix == ".py" else _in_javascript
    path.write_text(change(text, mutant), "utf-8")


def _in_python(text: str, mutant: Mutant) -> str:
    name = mutant.function
    _once(rf"^def {name}\(", text, mutant)
    return f"{text}\n\n_whole = {name}\n\n\ndef {name}(*given, **named):\n    original = _whole\n    {mutant.instead}\n"


def _in_javascript(text: str, mutant: Mutant) -> str:
    owner, _, name = mutant.function.rpartition(".")
    if owner:
        _once(rf"^  {name}\(.*\) \{{$", text, mutant)
        place = f"{owner}.prototype.{name}"
        body = f"const original = (...all) => whole.apply(this, all); {mutant.instead}"
        return f"{text}\n{{\n  const whole = {place};\n  {place} = function (...given) {{ {body} }};\n}}\n"
    _once(rf"^(?:export )?(?:async )?function\*? {name}\(", text, mutant)
    exported = bool(re.search(rf"(?m)^export (?:async )?function\*? {name}\(", text))
    whole = re.sub(rf"(?m)^(?:export )?((?:async )?function\*? ){name}\(", rf"\g<1>{name}$whole(", text)
    head = f"{'export ' * exported}function {name}(...given)"
    return f"{whole}\n{head} {{ const original = {name}$whole; {mutant.instead} }}\n"


def _once(definition: str, text: str, mutant: Mutant) -> None:
    if (count := len(re.findall(definition, text, re.M))) != 1:
        raise ValueError(f"{mutant.name}: {mutant.function} is defined {count} times in {mutant.file}")


def build(root: Path) -> None:
    """Bundle the JavaScript below *root* anew.

    Raises
    ------
    ValueError
        If what a mutant wrote cannot be bundled.
    """
    done = subprocess.run(
        ["npm", "run", "--silent", "bundle"], cwd=root, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise ValueError(done.stderr[-500:])
