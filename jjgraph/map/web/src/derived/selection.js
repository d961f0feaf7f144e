// What is selected, and what stands around it.

import { data } from "../data/data.js";
import { clusterItem, clusterPair, otherEnd } from "../data/lookups.js";
import { admittedTies, partners } from "./filters.js";
import { shown } from "../state/shown.js";
import { state } from "../state/state.js";

export function openedCluster() {
  return state.open && state.selected ? state.selected.id : null;
}

/** The ends of what is selected, whether or not the filters show them: what one asks for, one sees. */
export function selectedEnds() {
  const { selected } = state;
  if (!selected) return [];
  if (selected.what === "node") return [selected.id];
  if (selected.what === "tie") {
    const edge = data.edges.get(selected.id);
    return [edge.from, edge.to];
  }
  if (selected.what === "cluster") return [clusterItem(selected.id)];
  if (selected.what === "between") return (clusterPair(selected.id) || []).map(clusterItem);
  return data.gaps.get(selected.id).subjects.filter((uid) => data.nodes.has(uid));
}

/**
 * @param {string} uid
 * @param {number} steps
 */
export function around(uid, steps) {
  let reached = new Set([uid]);
  for (let step = 0; step < steps; step += 1) {
    const next = new Set(reached);
    for (const each of reached) {
      for (const key of admittedTies(each)) {
        const other = otherEnd(data.edges.get(key), each);
        if (step === 0 || state.kinds.has(data.nodes.get(other).kind)) next.add(other);
      }
    }
    reached = next;
  }
  return reached;
}

/**
 * What both ends of a gap have ties with: the partners that could introduce them.
 * @param {Gap} gap
 */
export function commonPartners(gap) {
  if (gap.from === null || gap.to === null) return [];
  const near = new Set(partners(gap.to));
  return [...new Set(partners(gap.from))].filter((uid) => near.has(uid));
}

/** What is named at any size: what is selected, or lit up. */
export function namedItems() {
  return new Set([...selectedEnds(), ...(shown.marks ? shown.marks.nodes : [])]);
}
