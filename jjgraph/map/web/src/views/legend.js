// Which kinds show and how many there are, what the lines mean, and how good the evidence is.

import { button, el, lineSample } from "../base/dom.js";
import { data } from "../data/data.js";
import { widened } from "../derived/filters.js";
import { refresh } from "../state/changes.js";
import { both, t } from "../state/language.js";
import { percent } from "../state/names.js";
import { state } from "../state/state.js";
import { kindIcon } from "./pieces.js";

/** @param {string} id */
function toggleKind(id) {
  if (!state.kinds.delete(id)) state.kinds.add(id);
  refresh();
}

export function countsOfKinds() {
  const counts = new Map();
  for (const node of data.nodes.values()) {
    if (node.inView || widened()) counts.set(node.kind, (counts.get(node.kind) || 0) + 1);
  }
  return counts;
}

/**
 * @param {Kind} kind
 * @param {number} count
 */
function kindChip(kind, count) {
  const parts = [kindIcon(kind.id), el("span", { class: "grow" }, both(kind.name)), el("span", { class: "quiet" }, String(count))];
  return button(parts, () => toggleKind(kind.id), {
    class: "chip",
    title: both(kind.about),
    "data-kind": kind.id,
    "aria-pressed": String(state.kinds.has(kind.id)),
  });
}

/**
 * @param {Kind[]} kinds
 * @param {boolean} on
 */
function setKinds(kinds, on) {
  for (const kind of kinds) {
    if (on) state.kinds.add(kind.id);
    else state.kinds.delete(kind.id);
  }
  refresh();
}

/**
 * @param {string} title
 * @param {Kind[]} kinds
 * @param {Map<string, number>} counts
 */
export function kindGroup(title, kinds, counts) {
  if (!kinds.length) return null;
  const every = kinds.every((kind) => state.kinds.has(kind.id));
  const mark = { class: "small", "data-group": kinds[0].id + " group" };
  const all = button(t(every ? "none" : "all"), () => setKinds(kinds, !every), mark);
  return el(
    "section",
    {},
    el("h2", {}, el("span", { class: "grow" }, title), all),
    el("div", { class: "chips" }, kinds.map((kind) => kindChip(kind, counts.get(kind.id) || 0))),
  );
}

export function lineKey() {
  /** @type {Word[]} */
  const atYear = state.year === null ? [] : ["undatedLine"];
  /** @type {Word[]} */
  const looks = ["strong", "weak", "attested", "planned", "low", ...atYear, "gapLine", "gapUnknown"];
  return el(
    "section",
    {},
    el("h2", {}, t("lines")),
    el("ul", { class: "key" }, looks.map((look) => el("li", {}, lineSample(look), t(look, state.since, state.year)))),
  );
}

export function evidenceView() {
  const { evidence } = data.payload.counts;
  const row = (/** @type {string} */ words, /** @type {number} */ count, /** @type {number} */ share) =>
    el("li", {}, el("span", { class: "grow" }, words), el("strong", {}, `${count}/${evidence.ties}（${percent(share)}）`));
  return el(
    "section",
    {},
    el("h2", {}, t("evidence")),
    el(
      "ul",
      { class: "key" },
      row(t("reliable"), evidence.reliable, evidence.reliableShare),
      row(t("independent"), evidence.independent, evidence.independentShare),
    ),
  );
}
