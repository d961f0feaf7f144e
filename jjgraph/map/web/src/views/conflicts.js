// What the sources of one tie say differently, side by side: a row for each field, a column for each claim.

import { el } from "../base/dom.js";
import { data } from "../data/data.js";
import { sourceOf } from "../data/lookups.js";
import { joined, t } from "../state/language.js";
import { figureText, valueWord } from "../state/names.js";
import { mark } from "./pieces.js";

/** @type {Record<ConflictName, (claim: Claim) => string | undefined>} */
const CONFLICT_VALUES = {
  since: (claim) => claim.since,
  until: (claim) => claim.until,
  status: (claim) => claim.status && valueWord("status", claim.status),
  quantity: figureText,
};

/**
 * The letters by which the table and the claims below it name each other.
 * @param {string} key
 */
export function conflictLetters(key) {
  const { conflicts = [] } = data.edges.get(key);
  const letters = new Map();
  for (const id of conflicts.length ? data.evidence.get(key).claims : []) {
    const claim = data.claims.get(id);
    if (conflicts.some((name) => CONFLICT_VALUES[name](claim))) letters.set(id, letterOf(letters.size));
  }
  return letters;
}

/** @param {number} index */
function letterOf(index) {
  return index < 26 ? String.fromCharCode(65 + index) : String(index + 1);
}

/**
 * @param {string} id
 * @param {string} letter
 */
function conflictHead(id, letter) {
  const { publisher, date } = sourceOf(data.claims.get(id));
  return el("th", { scope: "col" }, mark(letter, "letter"), publisher || t("unsourced"), el("br"), el("span", { class: "quiet" }, date || t("undated")));
}

/**
 * @param {Edge} edge
 * @param {Map<string, string>} letters
 */
export function conflictTable(edge, letters) {
  const { conflicts = [] } = edge;
  if (!letters.size) return null;
  const ids = [...letters.keys()];
  const cell = (/** @type {ConflictName} */ name, /** @type {string} */ id) =>
    el("td", {}, CONFLICT_VALUES[name](data.claims.get(id)) || el("span", { class: "quiet" }, t("notSaid")));
  const row = (/** @type {ConflictName} */ name) => el("tr", {}, el("th", { scope: "row" }, t(name)), ids.map((id) => cell(name, id)));
  const words = t("conflictOn", joined(conflicts.map((name) => t(name))));
  const table = el(
    "table",
    { class: "conflicts" },
    el("caption", {}, words),
    el("thead", {}, el("tr", {}, el("td", {}), [...letters].map(([id, letter]) => conflictHead(id, letter)))),
    el("tbody", {}, conflicts.map(row)),
  );
  return el("div", { class: "sideways", tabindex: "0", role: "region", "aria-label": words }, table);
}
