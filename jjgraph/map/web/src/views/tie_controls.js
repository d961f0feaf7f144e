// Types of ties and industries.

import { button, el } from "../base/dom.js";
import { data } from "../data/data.js";
import { withinReliability } from "../derived/filters.js";
import { refresh } from "../state/changes.js";
import { both, t } from "../state/language.js";
import { collator, nameOf } from "../state/names.js";
import { state } from "../state/state.js";
import { opened, remember, selectBox } from "./controls.js";

/**
 * @param {RelationType} type
 * @param {number} count
 */
function typeChip(type, count) {
  const toggle = () => {
    if (!state.typesOff.delete(type.id)) state.typesOff.add(type.id);
    refresh();
  };
  const parts = [el("span", { class: "grow" }, both(type.name)), el("span", { class: "quiet" }, String(count))];
  return button(parts, toggle, { class: "chip", "data-type": type.id, "aria-pressed": String(!state.typesOff.has(type.id)) });
}

/** Folded at first, for there are many; open while it filters. */
export function typeControls() {
  const counts = new Map();
  for (const edge of data.edges.values()) if (withinReliability(edge)) counts.set(edge.type, (counts.get(edge.type) || 0) + 1);
  const types = data.payload.relationTypes.filter((type) => counts.has(type.id)).sort((a, b) => counts.get(b.id) - counts.get(a.id));
  const all = () => {
    state.typesOff = state.typesOff.size ? new Set() : new Set(types.map((type) => type.id));
    refresh();
  };
  const shown = types.filter((type) => !state.typesOff.has(type.id)).length;
  const summary = el("summary", { id: "types-summary" }, t("tieTypes", shown, types.length));
  const folded = el("details", { open: opened.has("types") || state.typesOff.size > 0, toggle: (event) => remember("types", event.target.open) });
  folded.append(
    summary,
    el("div", { class: "row" }, button(t(state.typesOff.size ? "all" : "none"), all, { class: "small", id: "types-all" })),
    el("div", { class: "chips" }, types.map((type) => typeChip(type, counts.get(type.id)))),
  );
  return el("section", {}, folded);
}

export function industryControl() {
  if (!data.industries.length) return null;
  /** @type {Option[]} */
  const options = data.industries.map((uid) => /** @type {[string, string]} */ ([uid, nameOf(uid)])).sort((a, b) => collator.compare(a[1], b[1]));
  const set = (/** @type {string} */ industry) => Object.assign(state, { industry });
  const note = state.industry ? el("p", { class: "quiet" }, t("industryNote")) : null;
  return el("section", {}, selectBox("industry-select", t("industry"), [["", t("allIndustries")], ...options], state.industry, set), note);
}
