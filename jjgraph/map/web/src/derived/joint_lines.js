// Lines that stand for several ties or gaps, where clusters are drawn.

import { collect } from "../base/maps.js";
import { data } from "../data/data.js";
import { clusterItem, clustersOf, knownCluster } from "../data/lookups.js";
import { shownGaps } from "./filters.js";
import { countClusters } from "./level_of_detail.js";
import { shown } from "../state/shown.js";

const MOST_LINES = 160; // lines between clusters: the strongest

/**
 * @param {Map<string, Map<string, number>>} lines
 * @param {string[]} ends
 */
function countLine(lines, [one, other]) {
  const counts = lines.get(one) ?? new Map();
  lines.set(one, counts.set(other, (counts.get(other) || 0) + 1));
}

/**
 * Lines that stand for several ties: between clusters, or between an opened member and a cluster.
 * @param {Set<string>} nodes
 * @param {Map<string, number>} clusters
 * @param {Iterable<string>} ties
 * @returns {Map<string, JointLine>}
 */
export function linesAmong(nodes, clusters, ties) {
  if (!clusters.size) return new Map();
  const items = new Map([...clusters.keys()].map((item) => [knownCluster(item).id, item]));
  /** @type {Map<string, Map<string, number>>} */
  const lines = new Map();
  for (const key of ties) {
    const { from, to } = data.edges.get(key);
    const [drawnFrom, drawnTo] = [nodes.has(from), nodes.has(to)];
    if ((drawnFrom && drawnTo) || (nodes.size && !drawnFrom && !drawnTo)) continue;
    const one = drawnFrom ? from : items.get(data.nodes.get(from).cluster);
    const other = drawnTo ? to : items.get(data.nodes.get(to).cluster);
    if (one && other && one !== other) countLine(lines, one < other ? [one, other] : [other, one]);
  }
  const found = [...lines].flatMap(([from, ends]) => [...ends].map(([to, count]) => ({ id: `line ${from} ${to}`, from, to, count })));
  found.sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1));
  const drawn = nodes.size ? found : found.slice(0, MOST_LINES);
  return new Map(drawn.map(({ id, ...line }) => [id, line]));
}

/**
 * Where only clusters are drawn, gaps join them: one line for all between the same two.
 * @param {Set<string>} nodes
 * @param {Map<string, number>} clusters
 * @param {Set<string>} wanted
 * @returns {Map<string, GapLine>}
 */
export function gapsAmong(nodes, clusters, wanted) {
  if (nodes.size || !clusters.size) return new Map();
  /** @type {Map<string, PairGap[]>} */
  const byPair = new Map();
  for (const gap of shownGaps(wanted)) collect(byPair, clustersOf(gap).join("|"), gap);
  const lines = [...byPair].map(([pair, gaps]) => {
    const [from, to] = clustersOf(gaps[0]).map(clusterItem);
    return { from, to, gaps, pair };
  });
  return new Map(lines.filter(({ from, to }) => from !== to).map((line) => [`gaps ${line.pair}`, line]));
}

/** @param {string} id */
export function clusterPartners(id) {
  const item = clusterItem(id);
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { from, to, count } of linesAmong(new Set(), countClusters(shown.wanted), shown.ties).values()) {
    if (from === item) counts.set(to, count);
    if (to === item) counts.set(from, count);
  }
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, 8);
}
