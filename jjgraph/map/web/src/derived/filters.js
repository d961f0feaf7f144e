// Which ties count now, and which entities may show. Nothing else decides it.

import { data } from "../data/data.js";
import { otherEnd, pairGaps, restingKinds } from "../data/lookups.js";
import { shown } from "../state/shown.js";
import { state } from "../state/state.js";
import { choices, isWritten } from "../state/url_state.js";

// The choices that say by themselves which ties they admit.
const RULES = choices().flatMap(([name, { admits: rule }]) => (rule ? [/** @type {const} */ ([name, rule])] : []));

/**
 * By reliability and certainty: Python tells for every view which levels it admits (payload.py).
 * @param {Edge} edge
 */
export function withinReliability(edge) {
  const { levels, view: { admission } } = data.payload;
  const stated = edge.stated ?? (edge.inferred ? -1 : edge.level);
  const place = (stated + 1) * (levels.length + 1) + (edge.inferred ? edge.level + 1 : 0);
  return admission[state.inferred ? 1 : 0][state.level][place] === "1";
}

/**
 * Python tells the first and the last year of a tie; one without a start is undated and has none.
 * @param {Edge} edge
 * @param {number} year
 */
function holdsIn(edge, year) {
  const [first, last] = edge.years || [Infinity];
  return first <= year && (last === undefined || last >= year);
}

/**
 * "new" and "ended" between the two years that are compared; "" otherwise.
 * @param {Edge} edge
 */
export function changeOf(edge) {
  if (state.since === null || state.year === null) return "";
  const [before, now] = [holdsIn(edge, state.since), holdsIn(edge, state.year)];
  if (before === now) return "";
  return now ? "new" : "ended";
}

/** @param {Edge} edge */
function withinTime(edge) {
  return !edge.years || state.year === null || holdsIn(edge, state.year) || changeOf(edge) === "ended";
}

/**
 * At a year nobody knows whether a tie without a start held: it stays, but pale.
 * @param {Edge} edge
 */
export function timeless(edge) {
  return state.year !== null && !edge.years;
}

/** @param {Edge} edge */
export function admits(edge) {
  return withinReliability(edge) && withinTime(edge) && RULES.every(([name, rule]) => rule(edge, state[name]));
}

/**
 * How many of the ties of this reliability a switch adds.
 * @param {Choice<boolean>} switched
 */
export function addedBy({ admits: rule }) {
  return rule ? [...data.edges.values()].filter((edge) => withinReliability(edge) && !rule(edge, false)).length : 0;
}

/** @param {string} uid */
export function admittedTies(uid) {
  return (data.tiesOf.get(uid) || []).filter((key) => admits(data.edges.get(key)));
}

export function widened() {
  const { view } = data.payload;
  return state.level < view.level || (state.inferred && !view.inferred);
}

/** Whether ties are filtered beyond the resting view: then an entity that has none left does not show. */
function tiesNarrowed() {
  return state.level > data.payload.view.level || state.year !== null || RULES.some(([name]) => isWritten(name));
}

export function narrowed() {
  return tiesNarrowed() || state.industry || restingKinds().some((kind) => !state.kinds.has(kind));
}

/**
 * The entities of an industry: what is tied to it, and the direct partners of that.
 * @param {string} industry
 */
export function ofIndustry(industry) {
  const near = new Set([industry, ...partners(industry)]);
  const found = new Set(near);
  for (const uid of near) if (uid !== industry) for (const other of partners(uid)) found.add(other);
  return found;
}

/** @param {string} uid */
export function partners(uid) {
  return admittedTies(uid).map((key) => otherEnd(data.edges.get(key), uid));
}

/**
 * @param {string} uid
 * @param {MapNode} node
 */
function admitsNode(uid, node) {
  if (!state.kinds.has(node.kind) && uid !== state.industry) return false;
  if (!node.inView && !widened()) return false;
  return !tiesNarrowed() || partners(uid).some((other) => state.kinds.has(data.nodes.get(other).kind));
}

export function admittedNodes() {
  const among = state.industry ? ofIndustry(state.industry) : data.nodes.keys();
  /** @type {Set<string>} */
  const nodes = new Set();
  for (const uid of among) if (admitsNode(uid, data.nodes.get(uid))) nodes.add(uid);
  return nodes;
}

/** @param {Gap} gap */
function admitsGap(gap) {
  return !state.gapKindsOff.has(gap.kind) && (gap.assessable || !state.assessable);
}

/** @param {Set<string>} nodes */
export function shownGaps(nodes) {
  const chosen = state.selected && state.selected.what === "gap" ? state.selected.id : null;
  const shows = (/** @type {PairGap} */ gap) => gap.id === chosen || (state.gaps && admitsGap(gap));
  return pairGaps().filter((gap) => nodes.has(gap.from) && nodes.has(gap.to) && shows(gap));
}

/** The gaps of the filter: of a kind that shows, and about entities that show. */
export function filteredGaps() {
  const shows = (/** @type {string} */ uid) => shown.wanted.has(uid) || !data.nodes.has(uid);
  return data.payload.gaps.filter((gap) => admitsGap(gap) && gap.subjects.every(shows));
}
