"""Ways to break the map, each a small change of its source, and the tests that must notice."""

from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
MAPS = Path("jjgraph/map")
TESTS = Path("tests/browser")


class Mutant(NamedTuple):
    """One sabotage: in *file* below jjgraph/map, *old*, which stands there once, becomes *new*."""

    name: str
    file: str
    old: str
    new: str
    tests: tuple[str, ...]  # names of tests, below tests/browser, as file::function


MUTANTS = (
    Mutant(
        "unescaped JSON",
        "encoding.py",
        r'return Markup(_UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text))',
        "return Markup(text)",
        ("test_page.py::test_hostile_text_does_nothing",),
    ),
    Mutant(
        "markup instead of text",
        "web/js/dom.js",
        'element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== ""));',
        "for (const child of children.flat(Infinity)) if (child instanceof Node) element.append(child); "
        'else element.insertAdjacentHTML("beforeend", child ?? "");',
        ("test_page.py::test_hostile_text_does_nothing",),
    ),
    Mutant(
        "javascript: links allowed",
        "web/js/dom.js",
        '["https:", "http:"].includes(url.protocol) ? url.href : ""',
        "url.href",
        ("test_page.py::test_hostile_text_does_nothing",),
    ),
    Mutant(
        "policy removed",
        "web/template.html",
        '<meta http-equiv="Content-Security-Policy" content="{{ policy }}">',
        "",
        ("test_page.py::test_the_page_names_no_other_place",),
    ),
    Mutant(
        "style from a CDN",
        "web/template.html",
        "<style>",
        '<link rel="stylesheet" href="https://cdn.example/map.css"><style>',
        ("test_page.py::test_the_page_names_no_other_place",),
    ),
    Mutant(
        "physics on",
        "page.py",
        '"physics": {"enabled": False}',
        '"physics": {"enabled": True}',
        ("test_map.py::test_positions_are_the_payloads_on_each_load",),
    ),
    Mutant(
        "wrong positions",
        "web/js/network.js",
        "x: placeOf(style.id).x, y: placeOf(style.id).y",
        "x: placeOf(style.id).y, y: placeOf(style.id).x",
        ("test_map.py::test_positions_are_the_payloads_on_each_load",),
    ),
    Mutant(
        "blank canvas",
        "web/js/main.js",
        "  drawNetwork();\n  followScene();",
        "  followScene();",
        ("test_map.py::test_the_map_is_drawn_as_payload_and_view_say",),
    ),
    Mutant(
        "view filter ignored",
        "web/js/filters.js",
        "return withinReliability(edge) && ",
        "return ",
        ("test_map.py::test_the_map_is_drawn_as_payload_and_view_say",),
    ),
    Mutant(
        "dead legend",
        "web/js/legend.js",
        "if (!state.kinds.delete(id)) state.kinds.add(id);",
        "",
        ("test_map.py::test_the_legend_filters_kinds",),
    ),
    Mutant(
        "names over names",
        "web/js/labels.js",
        "!placed.some((other) => overlap(box, other))",
        "true",
        ("test_map.py::test_names_at_rest_do_not_overlap",),
    ),
    Mutant(
        "claims left out of the panel",
        "web/js/parts.js",
        "ids.map((id) => claimView(id, letters.get(id)))",
        "[]",
        ("test_map.py::test_a_click_on_a_tie_shows_every_claim",),
    ),
    Mutant(
        "missing gap line",
        "web/js/network.js",
        "    ...shown.gaps.map((gap) => gapStyle(gap, focus)),\n",
        "",
        ("test_map.py::test_gaps_are_shown_on_request_and_explain_themselves",),
    ),
    Mutant(
        "no gaps between clusters",
        "web/js/network.js",
        "    ...[...shown.gapLines].map((line) => gapLineStyle(line, focus)),\n",
        "",
        ("test_clusters.py::test_gaps_join_clusters",),
    ),
    Mutant(
        "not assessable drawn as a gap",
        "web/js/style.js",
        "function gapStyle(gap, focus) {",
        "function gapStyle(given, focus) { const gap = { ...given, assessable: true };",
        ("test_map.py::test_gaps_are_shown_on_request_and_explain_themselves",),
    ),
    Mutant(
        "gaps told as facts",
        "web/js/parts.js",
        'mark(t("computedMark"), "computed")',
        '""',
        ("test_map.py::test_gaps_are_shown_on_request_and_explain_themselves",),
    ),
    Mutant(
        "search without pinyin",
        "web/js/search.js",
        ' ${facts.pinyin || ""}',
        "",
        ("test_map.py::test_search_finds_by_name_pinyin_initials_and_alias",),
    ),
    Mutant(
        "address ignored",
        "web/js/main.js",
        "readView(location.hash.slice(1));",
        'readView("");',
        ("test_map.py::test_a_link_leads_back_to_the_view",),
    ),
    Mutant(
        "everything around a node",
        "web/js/state.js",
        "node && state.ego ? around(node, state.ego) : admittedNodes()",
        "admittedNodes()",
        ("test_map.py::test_around_a_node",),
    ),
    Mutant(
        "list rows missing",
        "web/js/list.js",
        'rows.map((id) => el("tr"',
        'rows.slice(1).map((id) => el("tr"',
        ("test_map.py::test_the_list_holds_every_row_and_sorts",),
    ),
    Mutant(
        "dark theme dead",
        "web/js/main.js",
        "  document.documentElement.dataset.theme = state.theme;\n",
        "",
        ("test_map.py::test_light_and_dark",),
    ),
    Mutant(
        "small targets on the phone",
        "web/style.css",
        "button.icon { min-width: 38px; min-height: 38px;",
        "button.icon { min-width: 20px; min-height: 20px;",
        ("test_map.py::test_the_phone",),
    ),
    Mutant(
        "pale text",
        "web/style.css",
        "--quiet: #525c68",
        "--quiet: #a2acb8",
        ("test_axe.py::test_no_violation_in_any_state[light-zh-wide]",),
    ),
    Mutant(
        "CSV without BOM",
        "web/js/export.js",
        r'return "\uFEFF" + ',
        "return ",
        ("test_map.py::test_csv_opens_in_excel_and_holds_no_formula",),
    ),
    Mutant(
        "CSV with formulas",
        "web/js/export.js",
        r"/^[=+\-@\t\r]/.test(text)",
        "false",
        ("test_map.py::test_csv_opens_in_excel_and_holds_no_formula",),
    ),
    Mutant(
        "CSV of gaps ignores the filter",
        "web/js/export.js",
        "filteredGaps().map",
        "data.payload.gaps.map",
        ("test_export.py::test_csv_files_hold_the_rows_of_the_view",),
    ),
    Mutant(
        "picture without things",
        "web/js/picture.js",
        "for (const mark of marks) pictureNode",
        "for (const mark of []) pictureNode",
        ("test_export.py::test_the_svg_holds_the_view",),
    ),
    Mutant(
        "SVG arcs the wrong way",
        "web/js/svg.js",
        "${backwards ? 0 : 1}",
        "${backwards ? 1 : 0}",
        ("test_export.py::test_svg_and_png_show_the_same",),
    ),
    Mutant(
        "sources of everything",
        "web/js/sources.js",
        "for (const uid of shown.wanted) for",
        "for (const uid of data.nodes.keys()) for",
        ("test_export.py::test_sources_are_those_of_what_is_shown",),
    ),
    Mutant(
        "dark paper",
        "web/js/print.js",
        'showTheme("light");',
        "",
        ("test_export.py::test_paper_is_white",),
    ),
    Mutant(
        "controls on paper",
        "web/style.css",
        "  body:has(#paper > *) > :not(#paper) { display: none; }\n",
        "",
        ("test_export.py::test_the_map_is_one_sheet_of_a4",),
    ),
    Mutant(
        "well-attested ties look like any",
        "web/js/style.js",
        "if (edge.publishers < 2) return",
        "if (edge.publishers < 99) return",
        ("test_evidence.py::test_well_attested_ties_have_a_band",),
    ),
    Mutant(
        "disagreement hidden",
        "web/js/panel.js",
        "conflictTable(data.edges.get(key), letters), ",
        "",
        ("test_evidence.py::test_what_sources_say_differently_stands_side_by_side",),
    ),
    Mutant(
        "citation without locator",
        "web/js/citation.js",
        "safeAddress(source.url), locator]",
        "safeAddress(source.url)]",
        ("test_evidence.py::test_a_citation_is_copied",),
    ),
    Mutant(
        "copying says nothing",
        "web/js/citation.js",
        '  byId("said").textContent = text;\n',
        "",
        ("test_evidence.py::test_a_citation_is_copied",),
    ),
    Mutant(
        "claims of another tie",
        "web/js/data.js",
        "claims: new Map(claims.entries()),",
        "claims: new Map(claims.reverse().entries()),",
        ("test_transport.py::test_the_page_reads_back_all_that_python_says",),
    ),
    Mutant(
        "neighbours out of sight",
        "web/js/network.js",
        "  if (frame && frame.scale >= least) return lookAt(frame);\n",
        "",
        ("test_camera.py::test_a_chosen_node_is_seen_among_its_neighbours[1440-900]",),
    ),
)


def apply(mutant: Mutant, root: Path) -> None:
    """Break the copy of the sources below *root*.

    Raises
    ------
    ValueError
        If what the mutant changes does not stand in its file exactly once.
    """
    path = root / MAPS / mutant.file
    text = path.read_text("utf-8")
    if (count := text.count(mutant.old)) != 1:
        raise ValueError(f"{mutant.name}: found {count} times in {mutant.file}: {mutant.old}")
    path.write_text(text.replace(mutant.old, mutant.new), "utf-8")
