// The sources that what is shown rests on: first those of what is lit up or selected, then the most used.

import { data } from "../data/data.js";
import { litTies } from "./focus.js";
import { t } from "../state/language.js";
import { shown } from "../state/shown.js";

/**
 * @param {Map<string, number>} counts
 * @param {string | undefined} id
 */
function countSource(counts, id) {
  if (id && data.sources.has(id)) counts.set(id, (counts.get(id) || 0) + 1);
}

export function shownSources() {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const uid of shown.wanted) for (const id of data.facts.get(uid).sources || []) countSource(counts, id);
  const claims = [...[...shown.ties].map((key) => data.evidence.get(key).claims), ...shown.gaps.map((gap) => gap.evidence)].flat();
  for (const id of claims) countSource(counts, data.claims.get(id).source);
  const lit = new Set(litTies().flatMap((key) => data.evidence.get(key).claims).map((id) => data.claims.get(id).source));
  const order = (/** @type {string} */ one, /** @type {string} */ other) =>
    Number(lit.has(other)) - Number(lit.has(one)) || (counts.get(other) ?? 0) - (counts.get(one) ?? 0) || (one < other ? -1 : 1);
  return [...counts.keys()].sort(order).map((id) => data.sources.get(id));
}

/** @param {Source[]} sources */
export function publisherCount(sources) {
  return new Set(sources.map((source) => source.publisher).filter(Boolean)).size;
}

/** @param {string} id */
export function sourceLine(id) {
  const { publisher, title, date } = data.sources.get(id);
  return [publisher, title, date || t("undated")].filter(Boolean).join(". ");
}
