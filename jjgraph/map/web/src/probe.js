// What tests and benchmarks may ask of the page that the page does not say in words: what is drawn on the canvas, and
// what the page would answer. It changes nothing; all else is done as a reader does it. docs/decisions/0018 lists it.

import { data } from "./data/data.js";
import { clusterOf } from "./data/lookups.js";
import { wrapped } from "./base/line_breaks.js";
import { findNodes } from "./derived/entity_search.js";
import { focusSet } from "./derived/focus.js";
import { hasGround, placeOf, ring } from "./derived/local_layout.js";
import { findPaths } from "./derived/paths.js";
import { measureScale } from "./derived/ranking.js";
import { shownSources } from "./derived/shown_sources.js";
import { fitScale } from "./drawing/camera.js";
import { chart } from "./drawing/chart.js";
import { scaleColours } from "./drawing/colours.js";
import { labelCache, labelFont } from "./drawing/labels.js";
import { drawnItems, shown } from "./state/shown.js";
import { both } from "./state/language.js";
import { nameOf } from "./state/names.js";
import { state } from "./state/state.js";

let drawings = 0;

/** @param {string} item */
function drawnItem(item) {
  const { size, shape, opacity, borderWidth, color } = chart.nodes.get(item);
  const cluster = clusterOf(item);
  const { x, y } = chart.network.getPosition(item);
  return {
    id: item, name: cluster ? both(cluster.name) : nameOf(item), count: shown.clusters.get(item) ?? null, shape, size, opacity,
    x, y, at: chart.network.canvasToDOM({ x, y }), radius: size * chart.network.getScale(),
    colour: color.background, border: color.border, ring: borderWidth,
  };
}

/** @param {any} line */
function drawnLine({ id, width, dashes, color, label, background }) {
  const { from, to } = chart.edges.get(id);
  const gap = id.startsWith("gap ") || shown.gapLines.has(id);
  return {
    id, from, to, kind: gap ? "gap" : shown.lines.has(id) ? "joint" : "tie", count: shown.gapLines.get(id)?.gaps.length ?? null,
    colour: color.color, opacity: color.opacity, width, dashes: dashes || null, label: (label || "").trim(), band: Boolean(background?.enabled),
  };
}

/**
 * Where a click meets the line: curved ones bend away from the straight way between their ends.
 * @param {string} id
 */
function clickable(id) {
  const line = chart.edges.get(id);
  const [a, b] = [placeOf(line.from), placeOf(line.to)];
  for (let along = 0.2; along < 0.8; along += 0.02) {
    for (let aside = -0.3; aside <= 0.3; aside += 0.01) {
      const [dx, dy] = [b.x - a.x, b.y - a.y];
      const place = chart.network.canvasToDOM({ x: a.x + along * dx - aside * dy, y: a.y + along * dy + aside * dx });
      if (!chart.network.getNodeAt(place) && chart.network.getEdgeAt(place) === id) return place;
    }
  }
  return null;
}

/** The names that the last drawing wrote, in pixels around the origin of the map; none while a drawing is due. */
function names() {
  if (labelCache.key.split(" ")[0] !== String(chart.version)) return [];
  const [scale, middle] = [chart.network.getScale(), chart.network.getViewPosition()];
  const { clientWidth, clientHeight } = /** @type {HTMLElement} */ (document.getElementById("canvas"));
  return labelCache.placed.map(({ uid, lines, x, y, w, h, bold }) => {
    const at = { x: x - middle.x * scale + clientWidth / 2, y: y - middle.y * scale + clientHeight / 2 };
    return { id: uid, lines, x, y, w, h, at, font: labelFont(bold) };
  });
}

function camera() {
  const scale = chart.network.getScale();
  return { ...chart.network.getViewPosition(), scale, zoom: scale / fitScale() };
}

/** What the page made of the data that Python embedded. */
function readBack() {
  const { nodes, facts, edges, evidence, sources, claims, payload } = data;
  return {
    nodes: [...nodes].map(([uid, node]) => [uid, { ...facts.get(uid), ...node }]),
    edges: [...edges].map(([key, edge]) => [key, { ...evidence.get(key), ...edge }]),
    sources: [...sources],
    claims: [...claims],
    gaps: payload.gaps,
  };
}

const probe = Object.freeze({
  items: () => drawnItems().map(drawnItem),
  lines: () => chart.edges.get().map(drawnLine),
  names,
  lit: () => { const focus = focusSet(); return focus && [...focus]; },
  camera,
  ground: () => ({ ...ring(), drawn: hasGround() }),
  colours: () => ({ scale: scaleColours(), classes: state.colour ? measureScale(state.colour) : [] }),
  clickable,
  sources: () => shownSources().map((source) => source.title),
  drawings: () => drawings,
  /** @type {(from: string, to: string) => Paths} */
  paths: (from, to) => findPaths(from, to),
  /** @type {(text: string) => string[]} */
  found: (text) => findNodes(text, () => true),
  /** @type {(name: string, whole: boolean) => string[]} */
  linesOf: (name, whole) => wrapped(name, whole),
  readBack,
});

/** Put the probe where a test finds it. */
export function startProbe() {
  chart.network.on("afterDrawing", () => { drawings += 1; });
  Object.assign(window, { jjgraphProbe: probe });
}
