// Where entities stand when not all of the map is drawn: in their sector, in the order in which Python placed them.

import { collect } from "../base/maps.js";
import { data } from "../data/data.js";
import { byDegree, clusterOf, knownCluster, zoneOf } from "../data/lookups.js";
import { state } from "../state/state.js";

/** @type {{ key: string, places: Map<string, Point>, ring: Ring | null, flat: boolean, still: boolean }} */
export const layout = { key: "", places: new Map(), ring: null, flat: false, still: true }; // a flat one has no sectors
/** @type {Map<string, Point>} */
export const dragged = new Map(); // places of the free layout
const STEP = 78; // between neighbours, in map units
const CLUSTER_STEP = 150;
const PATH_ROW = { step: 120, row: 260, swing: 50 };
const WHOLE = [-180, 180];

/**
 * Where an item is drawn, in map units.
 * @param {string} item
 */
export function placeOf(item) {
  return (state.free && dragged.get(item)) || layout.places.get(item) || data.nodes.get(item) || clusterOf(item) || { x: 0, y: 0 };
}

export function ring() {
  return layout.ring || data.payload.ring;
}

/**
 * The places of Python, for all that is drawn.
 * @param {string} key
 */
export function standStill(key) {
  Object.assign(layout, { key, places: new Map(), ring: null, flat: false, still: true });
}

/** @param {string} key */
function clearLayout(key) {
  Object.assign(layout, { key, places: new Map(), flat: false, still: false });
}

/** Whether the sectors are drawn below what stands on the map. */
export function hasGround() {
  return !state.free && !layout.flat;
}

/**
 * @param {string} item
 * @param {number} start
 */
function bearing(item, start) {
  const { x, y } = data.nodes.get(item) || knownCluster(item);
  const degrees = (Math.atan2(x, -y) * 180) / Math.PI;
  return (((degrees - start) % 360) + 360) % 360;
}

/**
 * Put items on arcs, from the inner one outwards; on each arc by their bearing. Returns the radius that comes next.
 * @param {string[]} items
 * @param {number} inner
 * @param {number[]} span
 * @param {number} step
 */
function onArcs(items, inner, [start, end], step) {
  let radius = inner;
  for (let at = 0; at < items.length; radius += step) {
    const room = Math.max(1, Math.floor((((end - start) / 180) * Math.PI * radius) / step));
    const row = items.slice(at, at + room).sort((a, b) => bearing(a, start) - bearing(b, start) || (a < b ? -1 : 1));
    row.forEach((item, index) => {
      const angle = ((start + ((index + 0.5) * (end - start)) / row.length) * Math.PI) / 180;
      layout.places.set(item, { x: Math.round(radius * Math.sin(angle)), y: Math.round(-radius * Math.cos(angle)) });
    });
    at += row.length;
  }
  return radius;
}

/**
 * Items of the parties in their sectors; these may begin further inside.
 * @param {Map<string, string[]>} zones
 * @param {number} inner
 * @param {number} step
 * @param {number} [begin]
 */
function onSectors(zones, inner, step, begin = inner - step / 2) {
  let outer = inner + step / 2;
  for (const { id, start, end } of data.payload.sectors) {
    outer = Math.max(outer, onArcs(zones.get(id) || [], inner, [start + 3, end - 3], step) - step / 2);
  }
  layout.ring = { inner: begin, outer };
}

/**
 * What belongs to no party, in a band around the names of the sectors.
 * @param {string[]} items
 * @param {number} step
 */
function onBand(items, step) {
  onArcs(items, ring().outer + Math.max(1.5 * step, 2.2 * STEP), WHOLE, step);
}

/**
 * Entities by their zone, the best connected first.
 * @param {Iterable<string>} uids
 */
function zonesOf(uids) {
  const zones = new Map();
  for (const uid of [...uids].sort(byDegree)) collect(zones, zoneOf(uid), uid);
  return zones;
}

/**
 * What was chosen in the centre, what parties share around it, the parties in their sectors.
 * @param {string} key
 * @param {Iterable<string>} nodes
 * @param {string[]} centre
 */
export function arrange(key, nodes, centre) {
  clearLayout(key);
  const zones = zonesOf([...nodes].filter((uid) => !centre.includes(uid)));
  const free = onArcs(centre, centre.length > 1 ? STEP : 0, WHOLE, STEP);
  const inner = onArcs(zones.get("inside") || [], Math.max(STEP, free) * 1.25, WHOLE, STEP);
  onSectors(zones, Math.max(inner + STEP / 2, 3 * STEP), STEP);
  onBand(zones.get("outside") || [], STEP);
}

/**
 * The members of a cluster in the centre, the clusters around them in their sectors.
 * @param {string} key
 * @param {Iterable<string>} nodes
 * @param {string[]} clusters
 */
export function arrangeOpened(key, nodes, clusters) {
  clearLayout(`open ${key}`);
  const inner = onArcs([...nodes].sort(byDegree), 0, WHOLE, STEP);
  const zones = new Map();
  for (const item of [...clusters].sort()) collect(zones, data.kinds.get(knownCluster(item).kind).sector, item);
  const shared = onArcs(zones.get("inside") || [], inner + STEP, WHOLE, CLUSTER_STEP);
  onSectors(zones, shared + CLUSTER_STEP / 2, CLUSTER_STEP);
  onBand(zones.get("outside") || [], CLUSTER_STEP);
}

/**
 * The drawn entities of a thinned map, over the whole of their sectors; around them what a choice adds, so that
 * nothing moves for it. What parties share and is added stands between the disk and the sectors, as far as there is
 * room.
 * @param {Iterable<string>} nodes
 * @param {string[]} added
 */
export function arrangeThinned(nodes, added) {
  clearLayout("");
  const zones = zonesOf(nodes);
  const free = Math.max(2 * STEP, onArcs(zones.get("inside") || [], 0, WHOLE, STEP));
  onSectors(zones, free + 1.2 * STEP, STEP);
  for (const sector of data.payload.sectors) loosen(zones.get(sector.id) || [], sector);
  const more = zonesOf(added);
  const inside = more.get("inside") || [];
  const room = Math.floor((2 * Math.PI * free) / STEP);
  onArcs(inside.slice(0, room), free, WHOLE, STEP);
  if (data.payload.sectors.some(({ id }) => more.has(id))) onSectors(more, ring().outer + STEP / 2, STEP, ring().inner);
  onBand([...(zones.get("outside") || []), ...(more.get("outside") || []), ...inside.slice(room)], STEP);
}

/**
 * Spread the entities of a sector as far as it has room for: the fullest sector decides how wide the ring is.
 * @param {string[]} items
 * @param {Sector} sector
 */
function loosen(items, { start, end }) {
  const { inner, outer } = ring();
  const area = ((end - start) / 360) * Math.PI * (outer ** 2 - inner ** 2);
  let step = Math.min(2.5 * STEP, Math.sqrt(area / Math.max(1, items.length)));
  while (step > STEP && onArcs(items, inner + step / 2, [start + 3, end - 3], step) - step / 2 > outer) step *= 0.97;
  onArcs(items, inner + Math.max(step, STEP) / 2, [start + 3, end - 3], Math.max(step, STEP));
}

/**
 * The ways between two entities in rows, from the left to the right, up and down a little so that the names have
 * room.
 * @param {string[][]} paths
 */
export function arrangePaths(paths) {
  clearLayout(`way ${paths.map((path) => path.join(" ")).join(" ")}`);
  Object.assign(layout, { flat: true, ring: { inner: 0, outer: 0 } });
  paths.forEach((path, row) => {
    path.forEach((uid, column) => {
      const place = { x: (column - (path.length - 1) / 2) * PATH_ROW.step, y: row * PATH_ROW.row + (column % 2 ? PATH_ROW.swing : -PATH_ROW.swing) };
      if (!layout.places.has(uid)) layout.places.set(uid, place);
    });
  });
}
