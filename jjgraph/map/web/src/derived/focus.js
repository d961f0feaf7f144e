// What stays bright while something is selected or lit up.

import { data } from "../data/data.js";
import { commonPartners, openedCluster, selectedEnds } from "./selection.js";
import { shown } from "../state/shown.js";
import { state } from "../state/state.js";

function clusterFocus() {
  if (openedCluster()) return null;
  const [item, other] = selectedEnds();
  if (other) return new Set([item, other]);
  const focus = new Set([item]);
  for (const { from, to } of [...shown.lines.values(), ...shown.gapLines.values()]) if (from === item || to === item) focus.add(from).add(to);
  return focus;
}

/**
 * What stays bright while something is selected or lit up; null when nothing is, or when all that shows is around
 * it.
 */
export function focusSet() {
  if (shown.marks) return new Set(shown.marks.nodes);
  if (!state.selected || state.ego > 1) return null;
  if (["cluster", "between"].includes(state.selected.what)) return clusterFocus();
  const focus = new Set(selectedEnds());
  if (state.selected.what === "gap") for (const uid of commonPartners(data.gaps.get(state.selected.id))) focus.add(uid);
  if (state.selected.what === "node") {
    for (const key of shown.edges) {
      const edge = data.edges.get(key);
      if (edge.from === state.selected.id) focus.add(edge.to);
      if (edge.to === state.selected.id) focus.add(edge.from);
    }
    for (const gap of shown.gaps) {
      if (gap.subjects.includes(state.selected.id)) for (const uid of gap.subjects) focus.add(uid);
    }
  }
  return focus;
}

/**
 * @param {Edge} edge
 * @param {string} key
 * @param {Set<string>} focus
 */
export function isBright(edge, key, focus) {
  if (shown.marks) return shown.marks.edges.has(key);
  const { what, id } = /** @type {Selected} */ (state.selected);
  if (what === "tie") return key === id;
  if (what === "gap") { // the ways over common partners
    const ends = selectedEnds();
    return focus.has(edge.from) && focus.has(edge.to) && ends.includes(edge.from) !== ends.includes(edge.to);
  }
  return edge.from === id || edge.to === id;
}

/** @param {Gap} gap */
export function isBrightGap(gap) {
  const { marks } = shown;
  if (marks) return gap.subjects.every((uid) => marks.nodes.has(uid));
  const { what, id } = /** @type {Selected} */ (state.selected);
  return what === "gap" ? gap.id === id : gap.subjects.includes(id);
}

export function litTies() {
  const focus = focusSet();
  return focus ? [...shown.ties].filter((key) => isBright(data.edges.get(key), key, focus)) : [];
}
