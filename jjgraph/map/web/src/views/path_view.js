// Paths in the panel of an entity: the search for the other end, and each path in words.

import { button, byId, el } from "../base/dom.js";
import { data } from "../data/data.js";
import { narrowed } from "../derived/filters.js";
import { bestClaim, tiesOfWay } from "../derived/paths.js";
import { aim } from "../drawing/camera.js";
import { isNarrow } from "../drawing/screen.js";
import { refresh } from "../state/changes.js";
import { t } from "../state/language.js";
import { nameOf, typeName } from "../state/names.js";
import { shown } from "../state/shown.js";
import { state } from "../state/state.js";
import { sourceView } from "./claims.js";
import { edgeMarks, nodeLink } from "./pieces.js";
import { SEARCH_FIELD, createSearch } from "./search_field.js";

/**
 * @param {string} key
 * @param {string} from
 */
function arrowText(key, from) {
  const edge = data.edges.get(key);
  return edge.from === from ? ` —${typeName(edge.type)}→ ` : ` ←${typeName(edge.type)}— `;
}

/**
 * @param {string[]} way
 */
function wayText(way) {
  return tiesOfWay(way).reduce((text, key, index) => text + arrowText(key, way[index]) + nameOf(way[index + 1]), nameOf(way[0]));
}

/**
 * @param {string} key
 * @param {string} from
 * @param {string} to
 */
function wayTie(key, from, to) {
  const edge = data.edges.get(key);
  const claim = bestClaim(key);
  return el(
    "li",
    {},
    el("div", { class: "way-tie" }, nodeLink(from), el("span", {}, arrowText(key, from)), nodeLink(to)),
    el("p", {}, edgeMarks(edge)),
    claim ? sourceView(claim.source, claim.locator) : el("p", { class: "source" }, t("unsourced")),
  );
}

/**
 * @param {string[]} way
 * @param {boolean} open
 */
function wayView(way, open) {
  const ties = tiesOfWay(way).map((key, index) => wayTie(key, way[index], way[index + 1]));
  return el("details", { class: "way", open }, el("summary", {}, wayText(way)), el("ol", {}, ties));
}

/** Everything that is on record: then a way that is still not found is in none of the data. The filters stay. */
function widen() {
  state.wide = true;
  refresh();
  aim();
}

function noWay() {
  const all = state.wide || (state.level === 0 && state.inferred && !narrowed());
  return [
    el("p", { class: "alert" }, t("noPath")),
    all ? null : el("p", {}, t("pathHint")),
    all ? null : button(t("pathWiden"), widen, { id: "path-widen" }),
  ];
}

/**
 * @param {string} uid
 */
function setPath(uid) {
  Object.assign(state, { path: uid, wide: false });
  refresh();
  aim();
  const next = byId(uid ? "path-clear" : "path-open");
  if (next) next.focus();
  showPath();
}

/** Hits and ways stand below: on the sheet of a phone there is room for them only from its top. */
function showPath() {
  byId("path").scrollIntoView({ block: isNarrow() ? "start" : "nearest" });
}

function pathResult() {
  const { ways, count, overHubs } = /** @type {Paths} */ (shown.path);
  return [
    el("h3", { class: "path-head" }, el("span", { class: "grow" }, t("pathFound", nameOf(state.path))), button("✕", () => setPath(""), { id: "path-clear", class: "icon", "aria-label": t("pathClear") })),
    overHubs ? el("p", { class: "quiet" }, t("pathHubs")) : null,
    state.wide ? el("p", { class: "quiet", id: "path-wide" }, t("pathWide")) : null,
    ways.length ? el("p", { class: "quiet" }, t("pathSteps", ways[0].length - 1, count, ways.length)) : noWay(),
    ways.map((/** @type {string[]} */ way, /** @type {number} */ index) => wayView(way, index === 0)),
  ];
}

/**
 * @param {string} from
 */
function pathSearch(from) {
  const input = el("input", { id: "path-input", type: "search", placeholder: t("search"), "aria-label": t("pathTo"), ...SEARCH_FIELD, "aria-controls": "path-results" });
  const results = el("ul", { id: "path-results", class: "results", role: "listbox", "aria-label": t("pathTo"), hidden: true });
  createSearch(input, results, setPath, (uid) => uid !== from);
  return el("details", { class: "way", toggle: (event) => event.target.open && showPath() }, el("summary", { id: "path-open" }, t("pathTo")), el("div", { class: "search" }, input, results));
}

/**
 * @param {string} uid
 */
export function pathView(uid) {
  return el("section", { id: "path" }, state.path ? pathResult() : pathSearch(uid));
}
