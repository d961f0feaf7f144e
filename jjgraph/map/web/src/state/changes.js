// Views ask for a new drawing without knowing who draws: main.js says it.

/** @type {{ all: () => void, map: () => void }} */
const drawers = { all: () => {}, map: () => {} };

/**
 * Say who draws: `all` of the page, or only the `map` and its status.
 * @param {{ all: () => void, map: () => void }} given
 */
export function drawWith(given) {
  Object.assign(drawers, given);
}

/** Draw the page anew after a choice. */
export function refresh() {
  drawers.all();
}

/** Draw what a choice changes on the map, while it is still being made. */
export function preview() {
  drawers.map();
}
