// What part of the map is seen.

import { byId } from "../base/dom.js";
import { focusSet } from "../derived/focus.js";
import { placeOf, ring, layout } from "../derived/local_layout.js";
import { selectedEnds } from "../derived/selection.js";
import { chart } from "./chart.js";
import { LABEL_RING } from "./ground.js";
import { isNarrow } from "./screen.js";
import { drawnItems, shown } from "../state/shown.js";
import { state } from "../state/state.js";

const LEAST = 0.35; // of the scale at which the whole map fits: as far as one can go away from it
const MOST = 2.5; // and as near as the map itself comes to it: two neighbours alone would be blown up
const READABLE = 0.7; // of the same: below it names and marks run into each other

/** How far out anything shows, with room for the names of the sectors. */
export function reach() {
  let radius = ring().outer + LABEL_RING + 60;
  for (const item of drawnItems()) {
    const node = placeOf(item);
    radius = Math.max(radius, Math.hypot(node.x, node.y) + 50);
  }
  return radius;
}

export function fitScale() {
  const stage = byId("canvas");
  return Math.min(stage.clientWidth, stage.clientHeight) / (2 * reach());
}

/** While the page is printed, or the stage is hidden otherwise, there is nothing to aim at. */
export function stageShows() {
  const stage = byId("canvas");
  return stage.clientWidth > 0 && stage.clientHeight > 0;
}

/**
 * Every move of the camera that the reader did not make by hand; the names are placed anew for what is in view
 * then.
 * @param {Frame} frame
 */
function lookAt(frame) {
  chart.version += 1;
  chart.network.moveTo(frame);
}

/** All of the map; or, while only a part shows, that part. */
export function fitNetwork() {
  if (!stageShows()) return null;
  if (layout.key && !layout.still && !state.free) return fitLayout();
  if (state.ego || state.free) return fitTo(drawnItems());
  return lookAt({ position: { x: 0, y: 0 }, scale: fitScale() });
}

export function fitAll() {
  forgetHome();
  fitNetwork();
}

/** As much of the map, for its present size, as is seen now. */
export function rememberHome() {
  if (chart.home) return;
  const [position, zoom, { key }] = [chart.network.getViewPosition(), chart.network.getScale() / fitScale(), layout];
  chart.home = () => (layout.key === key ? lookAt({ position, scale: zoom * fitScale() }) : fitNetwork());
}

export function forgetHome() {
  chart.home = null;
}

export function goHome() {
  if (!chart.home) return;
  chart.network.setSize("100%", "100%"); // without the panel there may be another room
  chart.home();
  forgetHome();
}

/**
 * Names take a part of the room: `aside` at most on either side.
 * @param {number} room
 * @param {number} extent
 * @param {number} aside
 */
function fits(room, extent, aside) {
  return Math.max(60, room - 2 * Math.min(aside, room * 0.28)) / Math.max(1, extent);
}

/** The part of the stage that an open panel leaves free, and how far its middle is from the middle of the stage. */
export function freeStage() {
  const stage = byId("canvas").getBoundingClientRect();
  const panel = byId("panel").getBoundingClientRect();
  if (panel.width > stage.width * 0.8) return { width: stage.width, height: stage.height - panel.height, offset: { x: 0, y: -panel.height / 2 } };
  return { width: stage.width - panel.width, height: stage.height, offset: { x: -panel.width / 2, y: 0 } };
}

/** The part of the stage that neither the panel nor the buttons of the map cover. */
function clearStage() {
  const { width, height, offset } = freeStage();
  const zoom = byId("zoom").getBoundingClientRect();
  if (zoom.width / width < zoom.height / height) return { width: width - zoom.width, height, offset: { x: offset.x - zoom.width / 2, y: offset.y } };
  return { width, height: height - zoom.height, offset: { x: offset.x, y: offset.y - zoom.height / 2 } };
}

/**
 * Where the camera stands to see all of the items clear of the panel.
 * @param {string[]} items
 */
function frameOf(items) {
  const places = items.map(placeOf);
  const span = (/** @type {"x" | "y"} */ axis) => [Math.min(...places.map((place) => place[axis])), Math.max(...places.map((place) => place[axis]))];
  const [[left, right], [top, bottom]] = [span("x"), span("y")];
  const { width, height, offset } = clearStage();
  const [aside, above] = isNarrow() ? [60, 40] : [110, 60];
  return {
    position: { x: (left + right) / 2, y: (top + bottom) / 2 },
    scale: Math.min(1.4, fitScale() * MOST, fits(width, right - left, aside), fits(height, bottom - top, above)),
    offset,
  };
}

/** @param {string[]} items */
function fitTo(items) {
  if (!items.length) return;
  const frame = frameOf(items);
  lookAt({ ...frame, scale: Math.max(frame.scale, fitScale() * LEAST) });
}

function fitLayout() {
  if (layout.flat) return fitTo(drawnItems());
  const { width, height, offset } = freeStage();
  return chart.network.moveTo({ position: { x: 0, y: 0 }, scale: Math.min(1.6, Math.min(width, height) / (2 * reach())), offset });
}

/** Fit the view to another arrangement, beside the panel. */
export function followLayout() {
  if (chart.layout === layout.key) return;
  chart.layout = layout.key;
  fitNetwork();
}

/** @param {number} factor */
export function zoomBy(factor) {
  forgetHome();
  chart.network.moveTo({ scale: chart.network.getScale() * factor });
  limitZoom();
}

export function limitZoom() {
  const scale = chart.network.getScale();
  const least = fitScale() * LEAST;
  if (scale < least || scale > 4) chart.network.moveTo({ scale: Math.min(4, Math.max(least, scale)) });
}

/**
 * A click selects what is in sight; the panel that opens may cover it.
 * @param {string[]} uids
 */
export function keepInSight(uids) {
  const panel = byId("panel").getBoundingClientRect();
  const stage = byId("canvas").getBoundingClientRect();
  const covered = uids.some((uid) => {
    const place = chart.network.canvasToDOM(placeOf(uid));
    return place.x + stage.left > panel.left - 30 && place.y + stage.top > panel.top - 30;
  });
  if (covered) centreOn(uids);
}

/**
 * Bring the selected into the part of the stage that the panel leaves free; with all that stays bright beside it,
 * where there is room for that to be read; on a phone always, for one cannot look for it beside.
 * @param {string[]} uids
 */
export function centreOn(uids) {
  chart.network.setSize("100%", "100%"); // the panel may have changed the room
  if (layout.key) return fitLayout();
  const places = uids.map(placeOf);
  if (!places.length) return null;
  const bright = [...(focusSet() || [])];
  const frame = bright.length > 1 ? frameOf(bright) : null;
  const least = isNarrow() ? 0 : fitScale() * READABLE;
  if (frame && frame.scale >= least) return lookAt(frame);
  const mean = (/** @type {"x" | "y"} */ axis) => places.reduce((sum, node) => sum + node[axis], 0) / places.length;
  const { offset } = freeStage();
  const scale = Math.max(chart.network.getScale(), fitScale() * (places.length > 1 ? 1 : 1.5));
  return lookAt({ position: { x: mean("x"), y: mean("y") }, scale, offset });
}

/** Where the camera goes for what was chosen; the stage may have another size than before. */
export function aim() {
  if (!stageShows()) return null;
  chart.network.setSize("100%", "100%");
  chart.home = state.selected ? chart.home || fitNetwork : null;
  if (shown.marks) return fitTo([...shown.marks.nodes]);
  fitNetwork();
  return state.selected ? centreOn(selectedEnds()) : null;
}
