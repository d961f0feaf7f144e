// The panel of a tie, and a tie in a list.

import { el } from "../base/dom.js";
import { data } from "../data/data.js";
import { otherEnd } from "../data/lookups.js";
import { t } from "../state/language.js";
import { nameOf, span, typeName, valueWord } from "../state/names.js";
import { claimList } from "./claims.js";
import { conflictLetters, conflictTable } from "./conflicts.js";
import { edgeMarks, factRow, nodeLink, panelHead, section } from "./pieces.js";

/**
 * A tie in a list: what it says, opened to its claims; the name leads to the other end.
 * @param {string} key
 * @param {string} uid
 */
export function tieItem(key, uid) {
  const edge = data.edges.get(key);
  const out = edge.from === uid;
  return el(
    "details",
    { class: edge.inView ? "tie" : "tie doubtful", "data-tie": key },
    el(
      "summary",
      {},
      el("span", { class: "grow" }, `${out ? "→" : "←"} ${typeName(edge.type)} · ${nameOf(otherEnd(edge, uid))} `, edgeMarks(edge)),
      el("span", { class: "quiet" }, span(edge.since, edge.until)),
    ),
    el("div", { class: "row" }, nodeLink(otherEnd(edge, uid))),
    tieBody(key),
  );
}

/** @param {string} key */
function tieBody(key) {
  const letters = conflictLetters(key);
  return el("div", {}, conflictTable(data.edges.get(key), letters), claimList(data.evidence.get(key).claims, letters));
}

/**
 * Ties in view first, the strong before the weak, then by the name of the other end.
 * @param {string} uid
 */
export function orderedTies(uid) {
  const rank = (/** @type {Edge} */ edge) => (edge.inView ? 0 : 10) + { strong: 0, weak: 1, none: 2 }[edge.strength];
  return [...(data.tiesOf.get(uid) || [])].sort((a, b) => {
    const [one, two] = [data.edges.get(a), data.edges.get(b)];
    return rank(one) - rank(two) || nameOf(otherEnd(one, uid)).localeCompare(nameOf(otherEnd(two, uid)), "zh");
  });
}

/** @param {string} key */
export function tiePanel(key) {
  const edge = data.edges.get(key);
  const { claims, role } = data.evidence.get(key);
  const pair = [edge.from, edge.to].sort().join("\u0000");
  const parallel = (data.tiesOf.get(edge.from) || []).filter((other) => {
    const item = data.edges.get(other);
    return other !== key && [item.from, item.to].sort().join("\u0000") === pair;
  });
  const facts = el(
    "dl",
    {},
    factRow(t("status"), valueWord("status", edge.status)),
    factRow(t("since"), edge.since),
    factRow(t("until"), edge.until),
    factRow(t("role"), role),
  );
  return [
    panelHead(typeName(edge.type), edgeMarks(edge)),
    el("div", { class: "ends" }, nodeLink(edge.from), el("span", { class: "quiet" }, `↓ ${typeName(edge.type)}`), nodeLink(edge.to)),
    facts,
    section(t("claims", claims.length), tieBody(key)),
    parallel.length ? section(t("tiesOf", parallel.length), parallel.map((other) => tieItem(other, edge.from))) : null,
  ];
}
