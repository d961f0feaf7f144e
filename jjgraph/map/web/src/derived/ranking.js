// The classes of a measure, and what weighs more.

import { data } from "../data/data.js";
import { degreeOf } from "../data/lookups.js";
import { shown } from "../state/shown.js";

const COLOUR_STEPS = 5;

/**
 * The values of a measure in at most five steps, each as [lowest, highest]. The lowest and the highest value have a
 * step of their own where many share them: none is unlike few. Between them equally many different values make a
 * step, for equally many entities would all end in the steps of the common values.
 * @param {string} id
 * @returns {number[][]}
 */
export function measureScale(id) {
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (const { measures } of data.facts.values()) {
    const value = measures?.[id];
    if (value !== undefined && Number.isFinite(value)) counts.set(value, (counts.get(value) || 0) + 1);
  }
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const common = (/** @type {number} */ value) => (counts.get(value) ?? 0) * COLOUR_STEPS >= total;
  const between = [...counts.keys()].sort((a, b) => a - b);
  const lowest = between[0] === 0 || common(between[0]) ? between.splice(0, 1) : [];
  const highest = common(between[between.length - 1]) ? between.splice(-1) : [];
  const parts = evenParts(between, COLOUR_STEPS - lowest.length - highest.length);
  return [lowest, ...parts, highest].filter((part) => part.length).map((part) => [part[0], part[part.length - 1]]);
}

/**
 * @param {number[]} items
 * @param {number} count
 */
function evenParts(items, count) {
  const cut = (/** @type {number} */ part) => Math.floor((part * items.length) / count);
  return Array.from({ length: count }, (_, part) => items.slice(cut(part), cut(part + 1)));
}

/** @param {string} item */
export function weightOf(item) {
  return shown.clusters.get(item) ?? degreeOf(item);
}
