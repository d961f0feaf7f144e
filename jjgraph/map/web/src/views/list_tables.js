// The list: which columns and rows each of its tables has, and their order.

import { button } from "../base/dom.js";
import { data } from "../data/data.js";
import { filteredGaps } from "../derived/filters.js";
import { both, t } from "../state/language.js";
import { collator, gapName, kindName, nameOf, typeName, valueWord } from "../state/names.js";
import { shown } from "../state/shown.js";
import { state } from "../state/state.js";
import { select } from "./actions.js";
import { edgeMarks, nodeLink } from "./pieces.js";

/** @type {Record<Tab, [number, number]>} */
export const sorting = { entities: [4, -1], ties: [0, 1], gaps: [4, -1] };

/**
 * @param {Measure} measure
 * @returns {ListColumn}
 */
function measureColumn({ id, name }) {
  return [both(name), (uid) => data.facts.get(uid).measures?.[id] ?? ""];
}

/** @returns {ListColumn[]} */
function entityColumns() {
  return [
    [t("name"), (uid) => nameOf(uid), (uid) => nodeLink(uid)],
    [t("kind"), (uid) => kindName(data.nodes.get(uid).kind)],
    [t("party"), (uid) => (data.nodes.get(uid).parties || []).join("、")],
    [t("place"), (/** @type {string} */ uid) => data.facts.get(uid).place || ""],
    [t("tieCount"), (uid) => (data.tiesOf.get(uid) || []).length],
    [t("inView"), (uid) => (data.nodes.get(uid).inView ? t("yes") : t("no"))],
    ...data.payload.measures.map(measureColumn),
  ];
}

/** @returns {ListColumn[]} */
function tieColumns() {
  const edge = (/** @type {string} */ key) => data.edges.get(key);
  const status = (/** @type {string} */ key) => valueWord("status", edge(key).status);
  const open = (/** @type {string} */ key) => button(typeName(edge(key).type), () => select({ what: "tie", id: key }, true), { class: "node-link" });
  return [
    [t("from"), (key) => nameOf(edge(key).from), (key) => nodeLink(edge(key).from)],
    [t("type"), (key) => typeName(edge(key).type), open],
    [t("to"), (key) => nameOf(edge(key).to), (key) => nodeLink(edge(key).to)],
    [t("since"), (key) => edge(key).since || ""],
    [t("until"), (key) => edge(key).until || ""],
    [t("publishers"), (key) => edge(key).publishers],
    [t("status"), status, (key) => [tellsStatus(edge(key)) ? null : status(key), edgeMarks(edge(key))].flat()],
  ];
}

/**
 * A mark of its own says that a tie is planned or over.
 * @param {Edge} edge
 */
function tellsStatus({ status }) {
  return status === "planned" || status === "ended";
}

/** @returns {ListColumn[]} */
function gapColumns() {
  const gap = (/** @type {string} */ id) => data.gaps.get(id);
  const open = (/** @type {string} */ id) => button(gapName(gap(id)), () => select({ what: "gap", id }, true), { class: "node-link" });
  return [
    [t("kind"), (id) => `${gap(id).kind} ${gapName(gap(id))}`, open],
    [t("about"), (id) => gap(id).subjects.map(nameOf).join(" — ")],
    [t("reason"), (id) => both(gap(id).reason)],
    [t("assessable"), (id) => (gap(id).assessable ? t("yes") : t("no"))],
    [t("score"), (id) => gap(id).score],
    [t("action"), (id) => both(gap(id).action)],
  ];
}

// What a tab lists: everything, or what the filters leave.
export const TABLES = {
  entities: { columns: entityColumns, every: () => data.nodes.keys(), left: () => shown.wanted },
  ties: { columns: tieColumns, every: () => data.edges.keys(), left: () => shown.ties },
  gaps: { columns: gapColumns, every: () => data.gaps.keys(), left: () => filteredGaps().map((gap) => gap.id) },
};

/** @param {Tab} tab */
export function idsOf(tab) {
  return [...(state.filtered ? TABLES[tab].left() : TABLES[tab].every())];
}

/**
 * @param {string | number} a
 * @param {string | number} b
 */
function compare(a, b) {
  if (typeof a === "number" && typeof b === "number") return a - b;
  if ((a === "") !== (b === "")) return a === "" ? -1 : 1;
  return collator.compare(String(a), String(b));
}

/**
 * @param {Tab} tab
 * @param {(id: string) => string | number} value
 * @param {number} direction
 */
export function sortedIds(tab, value, direction) {
  const rows = idsOf(tab).map((id) => ({ id, value: value(id) }));
  return rows.sort((a, b) => direction * compare(a.value, b.value) || (a.id < b.id ? -1 : 1)).map(({ id }) => id);
}
