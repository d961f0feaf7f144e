// The shortest paths between two entities along the ties that count now. Categories, places, people and events join
// almost everything: a path over them is shown only where there is no other.

import { data } from "../data/data.js";
import { otherEnd } from "../data/lookups.js";
import { admittedTies, ofIndustry } from "./filters.js";
import { selectedEnds } from "./selection.js";
import { state } from "../state/state.js";

const MOST_PATHS = 3;
const STRENGTH_RANK = { strong: 0, weak: 1, none: 2 };

/** @param {boolean} overHubs */
function passable(overHubs) {
  const among = state.industry && !state.wide ? ofIndustry(state.industry) : data.nodes;
  return (/** @type {string} */ uid) => {
    const kind = data.kinds.get(data.nodes.get(uid).kind);
    return among.has(uid) && (kind.resting ? state.wide || state.kinds.has(kind.id) : overHubs);
  };
}

/**
 * The ties that a way may take: those that count now, or all that are on record.
 * @param {string} uid
 */
function passableTies(uid) {
  return state.wide ? data.tiesOf.get(uid) || [] : admittedTies(uid);
}

/**
 * For each entity that is reached on the path to `to`, those from which it is reached in the fewest steps.
 * @param {string} from
 * @param {string} to
 * @param {(uid: string) => boolean} passes
 */
function nearerOnes(from, to, passes) {
  const nearer = /** @type {Nearer} */ (new Map([[from, new Set()]]));
  let rim = [from];
  while (rim.length && !nearer.has(to)) {
    /** @type {Map<string, Set<string>>} */
    const next = new Map();
    for (const uid of rim) {
      for (const key of passableTies(uid)) {
        const other = otherEnd(data.edges.get(key), uid);
        if (nearer.has(other) || (other !== to && !passes(other))) continue;
        next.set(other, (next.get(other) ?? new Set()).add(uid));
      }
    }
    for (const [uid, ones] of next) nearer.set(uid, ones);
    rim = [...next.keys()];
  }
  return nearer;
}

/**
 * The tie that says most: strong before weak, then by reliability.
 * @param {string} one
 * @param {string} other
 */
function bestTie(one, other) {
  const rank = (/** @type {string} */ key) => 10 * STRENGTH_RANK[data.edges.get(key).strength] - data.edges.get(key).level;
  const between = passableTies(one).filter((key) => otherEnd(data.edges.get(key), one) === other);
  return between.sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))[0];
}

/**
 * @param {string} uid
 * @param {Nearer} nearer
 * @returns {Generator<string[]>}
 */
function* pathsBack(uid, nearer) {
  const ones = nearer.get(uid);
  if (!ones.size) yield [uid];
  const strength = (/** @type {string} */ one) => STRENGTH_RANK[data.edges.get(bestTie(one, uid)).strength];
  for (const one of [...ones].sort((a, b) => strength(a) - strength(b) || (a < b ? -1 : 1))) {
    for (const path of pathsBack(one, nearer)) yield [...path, uid];
  }
}

/**
 * @param {string} uid
 * @param {Nearer} nearer
 * @param {Map<string, number>} [known]
 */
function countPaths(uid, nearer, known = new Map()) {
  if (!known.has(uid)) {
    const ones = [...nearer.get(uid)];
    known.set(uid, ones.length ? ones.reduce((sum, one) => sum + countPaths(one, nearer, known), 0) : 1);
  }
  return known.get(uid) ?? 0;
}

/**
 * @param {string} from
 * @param {string} to
 * @returns {Paths}
 */
export function findPaths(from, to) {
  for (const overHubs of [false, true]) {
    const nearer = nearerOnes(from, to, passable(overHubs));
    if (!nearer.has(to)) continue;
    /** @type {string[][]} */
    const paths = [];
    for (const path of pathsBack(to, nearer)) if (paths.push(path) === MOST_PATHS) break;
    return { paths, count: countPaths(to, nearer), overHubs };
  }
  return { paths: [], count: 0, overHubs: false };
}

/** @param {string[]} path */
export function tiesOfPath(path) {
  return path.slice(1).map((uid, index) => bestTie(path[index], uid));
}

/**
 * What a path lights up; both ends where there is none.
 * @param {Paths} paths
 * @returns {Lit}
 */
export function pathMarks({ paths }) {
  return { nodes: new Set([...selectedEnds(), state.path, ...paths.flat()]), edges: new Set(paths.flatMap(tiesOfPath)) };
}

/** @param {string} key */
export function bestClaim(key) {
  const claims = data.evidence.get(key).claims.map((id) => data.claims.get(id)).filter(Boolean);
  return claims.sort((a, b) => Number(a.certainty === "inferred") - Number(b.certainty === "inferred") || b.level - a.level)[0];
}
