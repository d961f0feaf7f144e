// How much of a large map is drawn: the most important entities, or clusters that open. Search and list hold
// everything.

import { data } from "../data/data.js";
import { byDegree, clusterItem, zoneOf } from "../data/lookups.js";
import { admittedNodes, partners } from "./filters.js";
import { arrange, arrangeOpened, arrangeThinned, arrangePaths, standStill } from "./local_layout.js";
import { around, openedCluster, selectedEnds } from "./selection.js";
import { state } from "../state/state.js";

const KEPT_OF_ZONE = 12; // places of each zone before degree decides about the rest
const noClusters = new Map();

/**
 * Those at `ends`, their neighbours, the best connected of each zone, the best connected of all: so many of them.
 * @param {Set<string>} wanted
 * @param {number} most
 * @param {Set<string>} [ends]
 */
function foremost(wanted, most, ends = new Set(selectedEnds())) {
  if (wanted.size <= most) return wanted;
  const near = new Set([...ends].flatMap((uid) => (data.nodes.has(uid) ? partners(uid) : [])));
  const counts = new Map();
  /** @type {string[][]} */
  const tiers = [[], [], [], []];
  for (const uid of [...wanted].sort(byDegree)) {
    const zone = zoneOf(uid);
    counts.set(zone, (counts.get(zone) || 0) + 1);
    const tier = ends.has(uid) ? 0 : near.has(uid) ? 1 : (counts.get(zone) ?? 0) <= KEPT_OF_ZONE ? 2 : 3;
    tiers[tier].push(uid);
  }
  return new Set(tiers.flat().slice(0, most));
}

/**
 * Which of the wanted entities are drawn one by one, and which as clusters; what is lit up is drawn at any size.
 * @param {Set<string>} wanted
 * @param {Lit | null} lit
 * @param {Paths | null} path
 */
export function drawable(wanted, lit, path) {
  const { density, most, drawn } = data.payload.size;
  if (density !== "clustered") return thinned(wanted, most, lit);
  if (path && path.paths.length) return pathsAlone(path.paths);
  if (lit) return alone([...lit.nodes].slice(0, drawn));
  const { selected } = state;
  if (openedCluster()) return openCluster(wanted, drawn);
  if (selected && !["cluster", "between"].includes(selected.what)) return surroundings(drawn);
  if (selected || wanted.size > most) return overview(wanted);
  arrange("few", wanted, []);
  return { nodes: wanted, clusters: noClusters };
}

/**
 * Everything stands where the resting choice of entities has it: what a selection adds moves nothing.
 * @param {Set<string>} wanted
 * @param {number} most
 * @param {Lit | null} lit
 */
function thinned(wanted, most, lit) {
  const nodes = foremost(wanted, most, new Set([...selectedEnds(), ...(lit ? lit.nodes : [])]));
  if (data.payload.size.density === "thinned") {
    const resting = foremost(state.ego ? wanted : admittedNodes(), most, new Set());
    arrangeThinned(resting, [...nodes].filter((uid) => !resting.has(uid)));
  }
  return { nodes, clusters: noClusters };
}

/** @param {string[][]} paths */
function pathsAlone(paths) {
  arrangePaths(paths);
  return { nodes: new Set(paths.flat()), clusters: noClusters };
}

/** @param {string[]} uids */
function alone(uids) {
  const nodes = new Set(uids);
  arrange(`alone ${uids.join(" ")}`, nodes, []);
  return { nodes, clusters: noClusters };
}

/** @param {number} most */
function surroundings(most) {
  const ends = selectedEnds();
  const near = new Set(ends);
  for (const uid of ends) for (const other of around(uid, state.ego || 1)) near.add(other);
  const nodes = foremost(near, most);
  arrange(`${state.ego} ${ends.join(" ")}`, nodes, ends);
  return { nodes, clusters: noClusters };
}

/** @param {Iterable<string>} uids */
export function countClusters(uids) {
  const counts = new Map();
  for (const uid of uids) {
    const { cluster } = data.nodes.get(uid);
    counts.set(cluster, (counts.get(cluster) || 0) + 1);
  }
  return new Map([...counts].map(([id, count]) => [clusterItem(id), count]));
}

/** @param {Set<string>} wanted */
function overview(wanted) {
  standStill("clusters");
  return { nodes: new Set(), clusters: countClusters(wanted) };
}

/**
 * The members of the opened cluster, and the clusters of those they have ties with.
 * @param {Set<string>} wanted
 * @param {number} most
 */
function openCluster(wanted, most) {
  const id = openedCluster() ?? "";
  const members = new Set([...wanted].filter((uid) => data.nodes.get(uid).cluster === id));
  const nodes = foremost(members, most);
  const partnersOf = new Set([...nodes].flatMap(partners).filter((uid) => wanted.has(uid) && !members.has(uid)));
  const clusters = countClusters(partnersOf);
  arrangeOpened(id, nodes, [...clusters.keys()]);
  return { nodes, clusters };
}
