// What of the data shows because of the choices. Everything is drawn from here; derived/compute_shown.js fills it.

// `nodes` and `edges` are drawn one by one; `wanted` and `ties` are all that the choices leave (level_of_detail.js);
// `marks` are those that a path or a story lights up.
/** @type {Shown} */
export let shown = {
  nodes: new Set(), edges: new Set(), gaps: [], wanted: new Set(), ties: new Set(), clusters: new Map(), lines: new Map(),
  gapLines: new Map(), path: null, marks: null,
};

/** @param {Shown} found */
export function setShown(found) {
  shown = found;
}

/** Everything that stands on the canvas as a mark of its own. */
export function drawnItems() {
  return [...shown.clusters.keys(), ...shown.nodes];
}
