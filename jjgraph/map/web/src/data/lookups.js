// What follows from the data alone, whatever the reader chose.

import { data } from "./data.js";

/**
 * @param {Edge} edge
 * @param {string} uid
 */
export function otherEnd(edge, uid) {
  return edge.from === uid ? edge.to : edge.from;
}

/** @param {string} uid */
export function degreeOf(uid) {
  return data.degree.get(uid) || 0;
}

/**
 * @param {string} a
 * @param {string} b
 */
export function byDegree(a, b) {
  return degreeOf(b) - degreeOf(a) || (a < b ? -1 : 1);
}

/** @param {string} id */
export function measureOf(id) {
  return /** @type {Measure} */ (data.payload.measures.find((measure) => measure.id === id));
}

/** @param {string} uid */
export function zoneOf(uid) {
  const node = data.nodes.get(uid);
  if (!data.kinds.get(node.kind).resting) return "outside";
  return (node.parties || [])[0] || "inside";
}

export function restingKinds() {
  return data.payload.kinds.filter((kind) => kind.resting).map((kind) => kind.id);
}

/**
 * The name of a cluster among the items of the canvas.
 * @param {string} id
 */
export function clusterItem(id) {
  return `cluster ${id}`;
}

/**
 * The cluster that an item of the canvas stands for; none where it is an entity.
 * @param {string} item
 * @returns {Cluster | undefined}
 */
export function clusterOf(item) {
  return data.nodes.has(item) ? undefined : data.clusters.get(item.slice("cluster ".length));
}

/**
 * The same of an item that is known to be one.
 * @param {string} item
 */
export function knownCluster(item) {
  return data.clusters.get(item.slice("cluster ".length));
}

/**
 * The two clusters of a line of gaps, from its name: the names of clusters hold uids, and these may hold anything.
 * @param {string | null} id
 */
export function clusterPair(id) {
  const parts = (id || "").split("|");
  const pairs = parts.map((_, at) => [parts.slice(0, at).join("|"), parts.slice(at).join("|")]);
  return pairs.find((pair) => pair.every((each) => data.clusters.has(each)));
}

/** @param {PairGap} gap */
export function clustersOf(gap) {
  return [gap.from, gap.to].map((uid) => data.nodes.get(uid).cluster).sort();
}

/** The gaps of two, which have a line. */
export function pairGaps() {
  return /** @type {PairGap[]} */ (data.payload.gaps.filter((gap) => gap.to !== null));
}

/**
 * Every gap of a pair in these two clusters, or in this one.
 * @param {string} pair
 */
export function gapsOfClusters(pair) {
  return pairGaps().filter((gap) => clustersOf(gap).join("|") === pair);
}

/**
 * The source of a claim; an empty one where it names none that is known.
 * @param {Claim | Figure} claim
 * @returns {Partial<Source>}
 */
export function sourceOf(claim) {
  return (claim?.source && data.sources.get(claim.source)) || {};
}
