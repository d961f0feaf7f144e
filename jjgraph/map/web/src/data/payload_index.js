// The payload, indexed. Maps, not objects: a uid may be any word, "__proto__" too.

import { collect, lazyMap } from "../base/maps.js";
import { DataProblem, readDetails, readTables } from "./decode.js";

/**
 * @param {Index} index
 * @param {string} key
 */
function laneOf(index, key) {
  const { from, to } = index.edges.get(key);
  const parallel = (/** @type {string} */ other) => index.edges.get(other).from === from && index.edges.get(other).to === to;
  return (index.tiesOf.get(from) || []).filter(parallel).indexOf(key);
}

/**
 * @param {Index} index
 * @param {string} uid
 * @param {string} key
 * @param {Edge} edge
 */
function countEnd(index, uid, key, edge) {
  collect(index.tiesOf, uid, key);
  if (edge.inView) index.degree.set(uid, (index.degree.get(uid) || 0) + 1);
}

/**
 * @template {{ id: string }} T
 * @param {T[]} items
 */
function byItsId(items) {
  return /** @type {Table<T>} */ (new Map(items.map((item) => [item.id, item])));
}

/**
 * @param {Sent} payload
 * @param {Graph} graph
 * @param {string} detailsText
 * @returns {Index}
 */
export function indexPayload(payload, graph, detailsText) {
  const tables = readTables(payload);
  /** @type {ReturnType<typeof readDetails> | undefined} */
  let details;
  const read = () => (details ??= readDetails(detailsText, tables));
  /** @type {Index} */
  const index = {
    payload,
    graph,
    ...tables,
    get facts() { return read().facts; }, // of each entity what is told: names, measures, figures …
    get evidence() { return read().evidence; }, // of each tie its claims, and the role
    get claims() { return read().claims; },
    get sources() { return read().sources; },
    kinds: byItsId(payload.kinds),
    types: byItsId(payload.relationTypes),
    gaps: byItsId(payload.gaps),
    clusters: byItsId(payload.clusters),
    tiesOf: new Map(),
    gapsOf: new Map(),
    degree: new Map(),
    lane: lazyMap((key) => laneOf(index, key)), // place of a tie among those of the same two ends
    ranks: lazyMap((id) => rankOf(index.facts, /** @type {Measure} */ (payload.measures.find((measure) => measure.id === id)))),
    years: [],
    industries: [],
  };
  /** @type {Set<number>} */
  const years = new Set();
  for (const [uid, node] of index.nodes) {
    if (!Number.isFinite(node.x) || !Number.isFinite(node.y)) throw new DataProblem(`nodes.${uid}: x, y`);
    node.inView ??= true;
  }
  for (const [key, edge] of index.edges) {
    for (const end of [edge.from, edge.to]) if (!index.nodes.has(end)) throw new DataProblem(`edges.${key}: ${end}`);
    edge.inView ??= true;
    edge.strength ??= index.types.get(edge.type).strength;
    edge.status ??= "active";
    edge.publishers ??= 1;
    if (edge.years) years.add(edge.years[0]);
    countEnd(index, edge.from, key, edge);
    if (edge.to !== edge.from) countEnd(index, edge.to, key, edge);
  }
  for (const gap of payload.gaps) {
    gap.from ??= gap.subjects[0] ?? null;
    gap.to ??= gap.subjects.length === 2 ? gap.subjects[1] : null;
  }
  for (const gap of payload.gaps) for (const uid of gap.subjects) collect(index.gapsOf, uid, gap);
  index.years = [...years].sort((a, b) => a - b); // every year in which a tie starts
  index.industries = [...index.nodes.keys()].filter((uid) => index.kinds.get(index.nodes.get(uid).kind).industry && index.tiesOf.has(uid));
  return index;
}

/**
 * Ranks start at 1; equal values share the best of their ranks.
 * @param {Table<Facts>} facts
 * @param {Measure} measure
 */
export function rankOf(facts, measure) {
  /** @type {{ uid: string, value: number }[]} */
  const values = [];
  for (const [uid, { measures }] of facts) {
    const value = measures?.[measure.id];
    if (value !== undefined && Number.isFinite(value)) values.push({ uid, value });
  }
  values.sort((a, b) => (measure.lowFirst ? a.value - b.value : b.value - a.value));
  const ranks = /** @type {Table<number>} */ (new Map());
  values.forEach(({ uid, value }, place) => {
    const before = values[place - 1];
    ranks.set(uid, before && before.value === value ? ranks.get(before.uid) : place + 1);
  });
  return ranks;
}
