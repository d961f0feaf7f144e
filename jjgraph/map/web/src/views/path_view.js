// Paths in the panel of an entity: the search for the other end, and each path in words.

import { button, byId, el } from "../base/dom.js";
import { data } from "../data/data.js";
import { narrowed } from "../derived/filters.js";
import { bestClaim, tiesOfPath } from "../derived/paths.js";
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

/** @param {string[]} path */
function pathText(path) {
  return tiesOfPath(path).reduce((text, key, index) => text + arrowText(key, path[index]) + nameOf(path[index + 1]), nameOf(path[0]));
}

/**
 * @param {string} key
 * @param {string} from
 * @param {string} to
 */
function pathTie(key, from, to) {
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
 * @param {string[]} path
 * @param {boolean} open
 */
function pathItem(path, open) {
  const ties = tiesOfPath(path).map((key, index) => pathTie(key, path[index], path[index + 1]));
  return el("details", { class: "way", open }, el("summary", {}, pathText(path)), el("ol", {}, ties));
}

/** Everything that is on record: then a way that is still not found is in none of the data. The filters stay. */
function widen() {
  state.wide = true;
  refresh();
  aim();
}

function noPathNote() {
  const all = state.wide || (state.level === 0 && state.inferred && !narrowed());
  return [
    el("p", { class: "alert" }, t("noPath")),
    all ? null : el("p", {}, t("pathHint")),
    all ? null : button(t("pathWiden"), widen, { id: "path-widen" }),
  ];
}

/** @param {string} uid */
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
  const clear = button("✕", () => setPath(""), { id: "path-clear", class: "icon", "aria-label": t("pathClear") });
  const { paths, count, overHubs } = /** @type {Paths} */ (shown.path);
  return [
    el("h3", { class: "path-head" }, el("span", { class: "grow" }, t("pathFound", nameOf(state.path))), clear),
    overHubs ? el("p", { class: "quiet" }, t("pathHubs")) : null,
    state.wide ? el("p", { class: "quiet", id: "path-wide" }, t("pathWide")) : null,
    paths.length ? el("p", { class: "quiet" }, t("pathSteps", paths[0].length - 1, count, paths.length)) : noPathNote(),
    paths.map((/** @type {string[]} */ path, /** @type {number} */ index) => pathItem(path, index === 0)),
  ];
}

/** @param {string} from */
function pathSearch(from) {
  const field = { ...SEARCH_FIELD, id: "path-input", type: "search", placeholder: t("search"), "aria-label": t("pathTo") };
  const input = el("input", { ...field, "aria-controls": "path-results" });
  const results = el("ul", { id: "path-results", class: "results", role: "listbox", "aria-label": t("pathTo"), hidden: true });
  createSearch(input, results, setPath, (uid) => uid !== from);
  return el(
    "details",
    { class: "way", toggle: (event) => event.target.open && showPath() },
    el("summary", { id: "path-open" }, t("pathTo")),
    el("div", { class: "search" }, input, results),
  );
}

/** @param {string} uid */
export function pathView(uid) {
  return el("section", { id: "path" }, state.path ? pathResult() : pathSearch(uid));
}
