// Pieces that several views share: marks, links to entities, rows of facts, cards of gaps.

import { button, el, shapeIcon } from "../base/dom.js";
import { data } from "../data/data.js";
import { changeOf } from "../derived/filters.js";
import { kindColour } from "../drawing/colours.js";
import { both, t } from "../state/language.js";
import { gapName, nameOf } from "../state/names.js";
import { select } from "./actions.js";

/**
 * @param {string} text
 * @param {string} kind
 */
export function mark(text, kind) {
  return el("span", { class: `mark ${kind}` }, text);
}

/** @param {string} kind */
export function kindIcon(kind) {
  return shapeIcon(data.kinds.get(kind).shape, kindColour(kind));
}

/**
 * @param {string} title
 * @param {...any} content
 */
export function section(title, ...content) {
  return el("section", {}, el("h3", {}, title), content);
}

/**
 * @param {string} label
 * @param {...any} values
 */
export function factRow(label, ...values) {
  const filled = values.flat().filter((value) => value !== "" && value !== null && value !== undefined);
  return filled.length ? [el("dt", {}, label), el("dd", {}, filled)] : [];
}

/**
 * @param {string} title
 * @param {any} under
 */
export function panelHead(title, under) {
  return el(
    "div",
    { class: "panel-head" },
    el("div", { class: "grow" }, el("h2", { id: "panel-title" }, title), el("p", { class: "quiet" }, under)),
    button("✕", () => select(null), { id: "close-button", "aria-label": t("close"), class: "icon" }),
  );
}

/** @param {Edge} edge */
export function edgeMarks(edge) {
  const marks = [];
  if (edge.inferred) marks.push(mark(t("inferredMark"), "low"));
  if (edge.level < 1) marks.push(mark(t("lowMark"), "low"));
  if (!edge.inView) marks.push(mark(t("outMark"), "low"));
  if (edge.status === "planned") marks.push(mark(t("plannedMark"), "plain"));
  if (edge.status === "ended") marks.push(mark(t("endedMark"), "plain"));
  if (changeOf(edge) === "new") marks.push(mark(t("newMark"), "plain"));
  if (edge.conflicts) marks.push(mark(t("conflictMark"), "alert"));
  return marks;
}

/**
 * A button that leads to a node: its mark and its name.
 * @param {string} uid
 */
export function nodeLink(uid) {
  if (!data.nodes.has(uid)) return el("span", {}, uid);
  const parts = [kindIcon(data.nodes.get(uid).kind), el("span", {}, nameOf(uid))];
  return button(parts, () => select({ what: "node", id: uid }, true), { class: "node-link" });
}

/** @param {Gap} gap */
export function gapMarks(gap) {
  const marks = [mark(t("computedMark"), "computed")];
  if (gap.settled) marks.push(mark(t("settledMark"), "plain"));
  if (!gap.assessable) marks.push(mark(t("unassessableMark"), "unknown"));
  return marks;
}

/** @param {Gap} gap */
function gapItem(gap) {
  const parts = [
    el("strong", {}, `${gapName(gap)} · ${t("score")} ${Number(gap.score).toFixed(2)}`),
    el("span", {}, gap.subjects.map(nameOf).join(" — ")),
    el("span", { class: "reason" }, both(gap.reason)),
    el("span", {}, gapMarks(gap)),
  ];
  const look = gap.assessable ? "gap-card" : "gap-card unknown";
  return button(parts, () => select({ what: "gap", id: gap.id }, true), { class: look });
}

/**
 * A list says once of all its reasons how far they carry.
 * @param {Gap[]} gaps
 */
export function gapItems(gaps) {
  return [el("p", { class: "quiet" }, t("amongKnown")), gaps.map(gapItem)];
}

/**
 * Folded: the ties stand below and matter more.
 * @param {Gap[]} gaps
 * @param {"relatedGaps" | "gapsInside"} [title]
 */
export function foldedGaps(gaps, title = "relatedGaps") {
  if (!gaps.length) return null;
  return el("section", {}, el("details", { class: "way" }, el("summary", {}, t(title, gaps.length)), gapItems(gaps)));
}
